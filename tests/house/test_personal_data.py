"""Every table says what it knows about a member: what leaves with them, what goes, what law keeps (promise 26)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from accounts.models import Member
from common import audit, clock, letters, live_log
from common.models import Letter
from common.personal_data import Holding, declare, erase_member, export_member, holdings
from moderation import facade as moderation
from tests.matrix.world import make_world


def tables() -> dict[str, type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return {model._meta.label: model for model in found if model._meta.managed and not model._meta.proxy}


def member_keys(model: type[models.Model]) -> list[str]:
    """Fields that hold a member's key: foreign keys to members, and ids that say so in their name."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if (field.is_relation and field.related_model is Member)
        or (isinstance(field, models.UUIDField) and ("member" in field.name or field.name in {"actor_id", "owner_id"}))
    ]


def test_every_table_is_declared():
    undeclared = sorted(set(tables()) - set(holdings()))
    assert undeclared == [], "declare these in <app>/personal_data_declared.py"


def test_no_declaration_outlives_its_table():
    assert sorted(set(holdings()) - set(tables())) == []


def test_a_table_with_a_member_s_key_is_exported_or_says_why_not():
    silent = [
        label
        for label, model in tables().items()
        if member_keys(model) and (found := holdings().get(label)) and not (found.export or found.not_exported)
    ]
    assert silent == []


def test_a_table_nobody_declared_would_be_found():
    assert member_keys(apps.get_model("common", "LiveEvent")) == ["member_id"]
    assert member_keys(apps.get_model("common", "OutboxEntry")) == []


@pytest.mark.parametrize(
    "mistake",
    [{}, {"nothing": "x", "keep": "y"}, {"export": lambda _: []}, {"erase": lambda _: 0}],
    ids=["says nothing", "nothing and yet something", "never erased", "never exported"],
)
def test_a_contradictory_declaration_is_refused(mistake: dict[str, Any]):
    with pytest.raises(ValueError, match=r"tests\.Made"):
        declare(Holding(table="tests.Made", **mistake))


def test_a_table_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        declare(Holding(table="common.Letter", nothing="again"))


@pytest.fixture
def member(db: None) -> Member:
    """The owner of the matrix's world, with rows in the foundations' tables too."""
    owner = make_world().members["owner"]
    now = clock.now()
    live_log.append(member_id=owner.pk, kind="test.note", payload={}, now=now)
    letters.post(recipient=owner.email, subject="s", body="b", now=now, member_id=owner.pk)
    audit.record(actor_id=owner.pk, action="test.deed", target="thing:1", now=now)
    moderation.check_prompt(member_id=owner.pk, prompt="hardcore porn", is_teen=False, now=now)
    moderation.check_prompt(member_id=owner.pk, prompt="a naked schoolgirl", is_teen=False, now=now)
    return owner


def rows_about(member_id: UUID) -> dict[str, int]:
    """How many rows hold the member's key, by table."""
    counts = {}
    for label, model in tables().items():
        about = models.Q()
        for name in member_keys(model):
            about |= models.Q(**{name: member_id})
        if about and (count := model._default_manager.filter(about).count()):
            counts[label] = count
    return counts


def test_the_export_holds_every_row_with_the_member_s_key(member: Member):
    exported: dict[str, int] = {}
    for table, _ in export_member(member.pk):
        exported[table] = exported.get(table, 0) + 1
    missing = {
        label: (count, exported.get(label, 0))
        for label, count in rows_about(member.pk).items()
        if exported.get(label, 0) < count and not holdings()[label].not_exported
    }
    assert missing == {}
    assert exported["common.Letter"] == 1


def test_erasure_leaves_only_what_a_reason_keeps(member: Member):
    before = rows_about(member.pk)
    erase_member(member.pk)
    left = {label: count for label, count in rows_about(member.pk).items() if not holdings()[label].keep}
    assert left == {}
    assert len(before) > 6
    assert "common.AuditEntry" in rows_about(member.pk)


def test_erasure_takes_letters_that_were_written_before_there_was_a_member(member: Member):
    for recipient in (member.email, "somebody@example.net"):
        letters.post(recipient=recipient, subject="s", body="b", now=clock.now())
    erase_member(member.pk)
    assert not Letter.objects.filter(recipient=member.email).exists()
    assert Letter.objects.filter(recipient="somebody@example.net").count() == 1


def test_erasing_one_member_leaves_the_others_alone(member: Member):
    stranger = Member.objects.get(handle="stranger")
    before = rows_about(stranger.pk)
    erase_member(member.pk)
    assert rows_about(stranger.pk) == before
