"""The console: who sees which flags, and what closing one writes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from accounts.enums import StaffRole, Standing
from accounts.models import Member
from common import clock
from common.models import AuditEntry
from moderation import facade
from moderation.models import Flag

pytestmark = pytest.mark.django_db
JSON = "application/json"


def make_member(handle: str, *roles: StaffRole, **values: Any) -> Member:
    return Member.objects.create(
        handle=handle,
        email=f"{handle}@example.org",
        date_of_birth=date(1990, 5, 17),
        joined_at=clock.now(),
        roles=list(roles),
        **values,
    )


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def moderator() -> Member:
    return make_member("mona", StaffRole.MODERATOR)


@pytest.fixture
def child_safety() -> Member:
    return make_member("carla", StaffRole.CHILD_SAFETY)


@pytest.fixture
def ordinary_flag() -> UUID:
    return facade.raise_flag(kind="invites.many_tries", subject="address:1f", facts={"tries": 11}, now=clock.now())


@pytest.fixture
def hidden_flag() -> UUID:
    suspect = uuid4()
    facade.check_prompt(member_id=suspect, prompt="a naked schoolgirl", is_teen=False, now=clock.now())
    return Flag.objects.get(subject_member_id=suspect).pk


def kinds_seen_by(member: Member) -> list[str]:
    return [flag["kind"] for flag in signed_in(member).get("/api/console/flags").json()["flags"]]


def test_each_role_sees_its_own_track(moderator: Member, child_safety: Member, ordinary_flag: UUID, hidden_flag: UUID):
    assert kinds_seen_by(moderator) == ["invites.many_tries"]
    assert kinds_seen_by(child_safety) == ["prompts.sexual_minors"]
    assert kinds_seen_by(make_member("both", StaffRole.MODERATOR, StaffRole.CHILD_SAFETY)) == [
        "prompts.sexual_minors",
        "invites.many_tries",
    ]


def test_closing_writes_who_and_why_and_the_audit_log(moderator: Member, ordinary_flag: UUID):
    answer = signed_in(moderator).post(
        f"/api/console/flags/{ordinary_flag}/close", {"note": "A school, not a bot."}, content_type=JSON
    )
    assert answer.status_code == 200
    assert (answer.json()["closed_by_handle"], answer.json()["note"]) == ("mona", "A school, not a bot.")
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.action, entry.target) == (moderator.pk, "flag.closed", f"flag:{ordinary_flag}")


def test_a_flag_is_closed_once(moderator: Member, ordinary_flag: UUID):
    client = signed_in(moderator)
    first, second = (
        client.post(f"/api/console/flags/{ordinary_flag}/close", {"note": note}, content_type=JSON)
        for note in ("first", "second")
    )
    assert (first.status_code, second.status_code, second.json()["code"]) == (200, 409, "flag_closed")
    assert Flag.objects.get().note == "first"
    assert AuditEntry.objects.count() == 1


def test_a_closed_flag_makes_room_for_a_new_one(moderator: Member, ordinary_flag: UUID):
    signed_in(moderator).post(f"/api/console/flags/{ordinary_flag}/close", {"note": "seen"}, content_type=JSON)
    again = facade.raise_flag(kind="invites.many_tries", subject="address:1f", facts={"tries": 30}, now=clock.now())
    assert again != ordinary_flag
    assert Flag.objects.count() == 2


def test_a_moderator_cannot_close_what_they_cannot_see(moderator: Member, hidden_flag: UUID):
    answer = signed_in(moderator).post(f"/api/console/flags/{hidden_flag}/close", {"note": "x"}, content_type=JSON)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert Flag.objects.get().closed_at is None


@pytest.mark.parametrize("note", ["", "   ", "x" * 1001])
def test_a_note_has_words_and_an_end(moderator: Member, ordinary_flag: UUID, note: str):
    answer = signed_in(moderator).post(f"/api/console/flags/{ordinary_flag}/close", {"note": note}, content_type=JSON)
    assert answer.status_code == 400
    assert Flag.objects.get().closed_at is None


@pytest.mark.parametrize(
    ("handle", "roles", "standing"),
    [("pia", [], Standing.ACTIVE), ("olga", [StaffRole.OPERATOR], Standing.ACTIVE),
     ("sue", [StaffRole.MODERATOR], Standing.SUSPENDED)],
)  # fmt: skip
def test_nobody_else_gets_in(handle: str, roles: list[StaffRole], standing: Standing, ordinary_flag: UUID):
    client = signed_in(make_member(handle, *roles, standing=standing))
    assert client.get("/api/console/flags").status_code in {401, 403}
    assert client.get("/console/flags").status_code == 404
    assert client.post(f"/console/flags/{ordinary_flag}/close", {"note": "x"}).status_code == 404
    assert Flag.objects.get().closed_at is None


def test_pages_follow_one_another_without_gap(moderator: Member):
    now = clock.now()
    for number in range(5):
        facade.raise_flag(kind="k", subject=f"address:{number}", facts={}, now=now + timedelta(seconds=number // 2))
    client, cursor, seen = signed_in(moderator), "", []
    while cursor is not None:
        page = client.get("/api/console/flags", {"limit": 2, "cursor": cursor}).json()
        seen += [flag["subject"] for flag in page["flags"]]
        cursor = page["next_cursor"]
    assert sorted(seen) == [f"address:{number}" for number in range(5)]
    assert seen[0] == "address:4"


def test_the_page_lists_and_closes(moderator: Member, ordinary_flag: UUID, hidden_flag: UUID):
    client = signed_in(moderator)
    page = client.get("/console/flags").content.decode()
    assert "invites.many_tries" in page
    assert "prompts.sexual_minors" not in page
    closed = client.post(f"/console/flags/{ordinary_flag}/close", {"note": "A school."}, follow=True)
    assert "Closed." in closed.content.decode()
    assert "A school." in client.get("/console/flags?closed").content.decode()


def test_a_page_of_flags_costs_the_same_however_many(moderator: Member, django_assert_num_queries: Any):
    client = signed_in(moderator)
    for _ in range(30):
        facade.raise_flag(kind="k", subject=f"member:{uuid4()}", facts={}, now=clock.now())
    # session, member, flags, their handles
    with django_assert_num_queries(4):
        assert len(client.get("/api/console/flags").json()["flags"]) == 20


def test_the_same_request_with_its_key_is_answered_again_without_a_second_effect(
    moderator: Member, ordinary_flag: UUID
):
    client, path = signed_in(moderator), f"/api/console/flags/{ordinary_flag}/close"
    first, second = (
        client.post(path, {"note": "seen"}, content_type=JSON, headers={"Idempotency-Key": "close-1"}) for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.content == second.content
    assert (first.headers.get("Idempotent-Replayed"), second.headers["Idempotent-Replayed"]) == (None, "true")
    other = client.post(path, {"note": "other"}, content_type=JSON, headers={"Idempotency-Key": "close-1"})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert AuditEntry.objects.count() == 1
