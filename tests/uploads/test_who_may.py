"""Whose an upload is, and how many somebody may have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Standing
from accounts.models import Member
from tests.factories import make_member
from tests.uploads.speaker import Speaker, address_of
from uploads.models import Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def limits(settings: Any) -> Any:
    """Sets product limits for one test."""

    def set_them(**figures: float) -> None:
        settings.LIMITS = settings.LIMITS.model_copy(update=figures)

    return set_them


def everything(speaker: Speaker, address: str) -> Iterator[Any]:
    """Every way of asking for an upload."""
    yield speaker.read(address)
    yield speaker.head(address)
    yield speaker.send(address, 0, b"0")
    yield speaker.end(address)


def test_a_member_s_upload_is_nobody_else_s(speaker: Speaker, mira: Member):
    address = address_of(speaker.begin(10, purpose="trace"))
    nobody, jonas = Speaker(), Speaker(make_member("jonas"))
    for other in (nobody, jonas):
        other.secret = "a" * 43
        answers = list(everything(other, address))
        missing = list(everything(other, "/api/uploads/0190a000-0000-7000-8000-000000000000"))
        assert [answer.status_code for answer in answers] == [404] * 4
        assert [answer.content for answer in answers] == [answer.content for answer in missing]
    assert speaker.offset(address) == 0
    assert speaker.secret == ""


def test_a_stranger_s_upload_is_whoever_s_who_has_the_secret(store: Path):
    stranger, other = Speaker(), Speaker(address="198.51.100.7")
    address = address_of(stranger.begin(10, purpose="trace"))
    assert len(stranger.secret) == 43
    assert stranger.send(address, 0, b"01234").status_code == 204

    for wrong in ("", stranger.secret[:-1], stranger.secret + "A", stranger.secret.swapcase()):
        other.secret = wrong
        assert [answer.status_code for answer in everything(other, address)] == [404] * 4
    other.secret = stranger.secret
    assert other.offset(address) == 5
    assert other.end(address).status_code == 204


def test_the_secret_is_told_once_and_not_kept(store: Path):
    stranger = Speaker()
    address = address_of(stranger.begin(10, purpose="trace"))
    upload = Upload.objects.get()
    assert stranger.secret.encode() not in bytes(upload.secret_hash or b"")
    assert "Upload-Secret" not in stranger.head(address).headers
    assert "Upload-Secret" not in stranger.send(address, 0, b"0").headers
    assert stranger.secret not in stranger.read(address).content.decode()


def test_what_begins_a_clip_is_for_members(store: Path):
    answer = Speaker().begin(10, purpose="opening")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")
    assert Upload.objects.count() == 0


def test_who_may_not_act_is_a_stranger(speaker: Speaker, mira: Member):
    address = address_of(speaker.begin(10))
    Member.objects.filter(pk=mira.pk).update(standing=Standing.SUSPENDED)
    assert [answer.status_code for answer in everything(speaker, address)] == [404] * 4
    assert speaker.begin(10).status_code == 401


@pytest.mark.usefixtures("within_the_hour")
def test_an_hour_holds_so_many(speaker: Speaker, store: Path, limits: Any):
    limits(uploads_per_member_hour=2, uploads_per_place_hour=1)
    stranger, neighbour, elsewhere = Speaker(), Speaker(), Speaker(address="198.51.100.7")
    assert [speaker.begin(10, purpose="trace").status_code for _ in range(3)] == [201, 201, 429]
    assert [each.begin(10, purpose="trace").status_code for each in (stranger, neighbour, elsewhere)] == [201, 429, 201]
    assert speaker.begin(10, purpose="opening").status_code == 201
    answer = speaker.begin(10, purpose="trace")
    assert (answer.json()["code"], answer.json()["limit"]) == ("too_many_requests", 2)
    assert 0 < int(answer.headers["Retry-After"]) <= 3601


def test_so_many_are_open_at_once(speaker: Speaker, limits: Any):
    limits(uploads_open_per_member=2)
    addresses = [address_of(speaker.begin(10)) for _ in range(2)]

    answer = speaker.begin(10)

    assert (answer.status_code, answer.json()["code"], answer.json()["limit"]) == (429, "upload_too_many_open", 2)
    assert 590 < int(answer.headers["Retry-After"]) <= 601
    assert speaker.begin(10, purpose="trace").status_code == 201
    speaker.end(addresses[0])
    assert speaker.begin(10).status_code == 201


def test_one_that_was_left_alone_makes_room(speaker: Speaker, store: Path, limits: Any):
    limits(uploads_open_per_member=2)
    left, going = (address_of(speaker.begin(10, body=b"01234")) for _ in range(2))
    for address in (left, going):
        _touched_earlier(address, minutes=11)
    speaker.send(going, 5, b"5")

    assert speaker.begin(10).status_code == 201

    assert speaker.head(left).status_code == 404
    assert speaker.offset(going) == 6
    assert sorted(path.stat().st_size for path in store.rglob("*") if path.is_file()) == [1, 5]


def test_a_household_shares_its_place(store: Path, limits: Any):
    limits(uploads_open_per_place=1)
    one, same_line, elsewhere = (Speaker(address=each) for each in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"))
    answers = [each.begin(10, purpose="trace").status_code for each in (one, same_line, elsewhere)]
    assert answers == [201, 429, 201]


def test_refused_and_expired_ones_do_not_count(speaker: Speaker, limits: Any):
    limits(uploads_open_per_member=1)
    refused = address_of(speaker.begin(10, body=b"012345678"))
    assert speaker.send(refused, 9, b"9").status_code == 415
    expired = address_of(speaker.begin(10))
    _touched_earlier(expired, hours=24)
    assert speaker.begin(10).status_code == 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"offset": 11},
        {"offset": -1},
        {"offset": 10},
        {"length": 0},
        {"state": "checking"},
        {"secret_hash": b"x" * 32},
        {"owner": None},
        {"held_for": UUID(int=1)},
        {"state": "ready", "offset": 10},
        {"state": "refused", "offset": 10},
    ],
    ids=str,
)
def test_the_database_refuses_rows_that_make_no_sense(speaker: Speaker, wrong: dict[str, Any]):
    speaker.begin(10)
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.update(**wrong)


def _touched_earlier(address: str, **ago: float) -> None:
    upload = Upload.objects.get(pk=UUID(address.rpartition("/")[2]))
    Upload.objects.filter(pk=upload.pk).update(expires_at=upload.expires_at - timedelta(**ago))
