"""The allowance over the API and as a piece of a page, and what stays of a member who leaves."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Member
from billing import facade
from billing.models import Account, Entry, PlanGrant
from billing.services import plans
from common.personal_data import erase_member, export_member
from tests.billing.ledger import hold, make_pro, settle
from tests.factories import NOW, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def mira() -> Member:
    return make_member("mira")


def test_the_api_tells_the_own_allowance(client: Client, mira: Member):
    now = timezone.now()
    hold(mira.pk, 3, now=now - timedelta(hours=23))
    hold(make_member("stranger").pk, 9, now=now)
    client.force_login(mira)
    answer = client.get("/api/me/allowance")
    assert answer.status_code == 200
    body = answer.json()
    assert body.pop("next_reset_at").startswith((now + timedelta(hours=1)).isoformat()[:19])
    assert body == {
        "plan": "free",
        "limit": 30,
        "used": 3,
        "left": 27,
        "priority_limit": None,
        "priority_left": None,
        "window_s": 86400,
        "next_reset_units": 3,
        "unit_seconds": 10,
        "resolution_units": {"720p": 1, "1080p": 2},
    }


def test_a_visitor_is_told_nothing(client: Client):
    assert client.get("/api/me/allowance").status_code == 401
    assert client.get("/allowance").status_code == 302


def test_erasure_gives_back_what_is_held_and_keeps_the_books(mira: Member):
    settle(hold(mira.pk, 2))
    hold(mira.pk, 3)
    make_pro(mira.pk)
    assert sum(table == "billing.Entry" for table, _ in export_member(mira.pk)) == 3
    erase_member(mira.pk)
    assert list(Entry.objects.filter(member_id=mira.pk).order_by("pk").values_list("kind", "units")) == [
        ("hold", 2),
        ("settle", 2),
        ("hold", 3),
        ("release", 3),
    ]
    assert not Account.objects.filter(pk=mira.pk).exists()
    assert not PlanGrant.objects.exists()
    assert facade.open_holds() == []
    assert facade.imbalances() == []


def test_the_sweep_opens_no_new_account_for_who_was_erased_meanwhile(mira: Member):
    settle(hold(mira.pk, 2))
    hold(mira.pk, 3)

    def erased_while_asked(refs: object) -> list[UUID]:
        erase_member(mira.pk)
        return []

    assert facade.release_orphans(alive=erased_while_asked, now=NOW) == 0
    assert not Account.objects.filter(pk=mira.pk).exists()
    assert facade.imbalances() == []


def test_a_grant_outlives_the_operator_who_gave_it(mira: Member):
    operator = make_member("operator")
    now = timezone.now()
    plans.grant(actor_id=operator.pk, member_id=mira.pk, plan="pro", days=3, reason="press", now=now)
    erase_member(operator.pk)
    made = PlanGrant.objects.get(member=mira)
    assert (made.granted_by_member_id, made.reason) == (None, "press")
    assert facade.entitlement_of(mira.pk, now).plan == "pro"
