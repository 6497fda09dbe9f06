"""Who came by whom, and cutting a branch."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.enums import StaffRole
from accounts.models import Member
from common.errors import InvalidError, NotAllowedError, NotFoundError
from common.models import AuditEntry
from invites.enums import SlotState
from invites.errors import BranchChangedError
from invites.models import Arrival, Slot
from invites.services import branches, joining
from tests.invites.people import AT_HOME, NOON, a_newcomer, join, limits, made_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> Member:
    kim = join("kim")
    kim.roles = [StaffRole.MODERATOR]
    kim.save()
    return kim


def guest_of(inviter: Member, handle: str, *, minutes: int = 0) -> Member:
    """Somebody who joined by an invite, so many minutes past noon."""
    now = NOON + timedelta(minutes=minutes)
    made = made_by(inviter, now=now)
    with limits(invite_tries_per_address_hour=1000):
        joined = joining.join(code=made.code, newcomer=a_newcomer(handle, now), place=AT_HOME, now=now)
    return Member.objects.get(pk=joined.member.id)


@pytest.fixture
def tree(moderator: Member) -> dict[str, Member]:
    """mia invited ada and noor; ada invited leo and zoe; noor invited ben. bystander came by the moderator."""
    people = {"mia": join("mia")}
    people["ada"] = guest_of(people["mia"], "ada", minutes=1)
    people["noor"] = guest_of(people["mia"], "noor", minutes=2)
    people["leo"] = guest_of(people["ada"], "leo", minutes=3)
    people["ben"] = guest_of(people["noor"], "ben", minutes=4)
    people["zoe"] = guest_of(people["ada"], "zoe", minutes=5)
    people["bystander"] = guest_of(moderator, "bystander", minutes=6)
    return people


def test_a_branch_reads_depth_first(tree: dict[str, Member], moderator: Member):
    branch = branches.look(actor_id=moderator.pk, handle="@Mia", now=NOON)
    assert [(row.member.handle, row.depth, row.invited) for row in branch.rows if row.member] == [
        ("mia", 0, 2), ("ada", 1, 2), ("leo", 2, 0), ("zoe", 2, 0), ("noor", 1, 1), ("ben", 2, 0),
    ]  # fmt: skip
    assert (branch.inviter, branch.active, branch.is_complete) == (None, 6, True)
    below = branches.look(actor_id=moderator.pk, handle="ada", now=NOON)
    assert [row.member.handle for row in below.rows if row.member] == ["ada", "leo", "zoe"]
    assert below.inviter is not None
    assert below.inviter.handle == "mia"


def test_a_long_branch_is_cut_short_and_says_so(tree: dict[str, Member], moderator: Member):
    with limits(tree_rows_max=3):
        branch = branches.look(actor_id=moderator.pk, handle="mia", now=NOON)
    assert (len(branch.rows), branch.is_complete) == (3, False)


def test_a_branch_costs_the_same_queries_at_any_size(tree: dict[str, Member], moderator: Member):
    counts = []
    for handle in ("ben", "mia"):
        with CaptureQueriesContext(connection) as queries:
            branches.look(actor_id=moderator.pk, handle=handle, now=NOON)
        counts.append(len(queries))
    assert counts == [6, 6]


def test_members_who_left_stay_in_the_tree_without_a_name(tree: dict[str, Member], moderator: Member):
    Member.objects.filter(pk=tree["ada"].pk).delete()
    branch = branches.look(actor_id=moderator.pk, handle="mia", now=NOON)
    assert [row.member.handle if row.member else None for row in branch.rows] == [
        "mia", None, "leo", "zoe", "noor", "ben",
    ]  # fmt: skip
    assert branch.active == 5


@pytest.mark.parametrize("statement", ["UPDATE invites_arrival SET inviter_id = NULL", "DELETE FROM invites_arrival"])
def test_the_tree_cannot_be_rewritten(tree: dict[str, Member], statement: str):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Arrival.objects.count() == 6


def test_cutting_a_branch_suspends_everybody_in_it_and_nobody_else(tree: dict[str, Member], moderator: Member):
    open_invite = made_by(tree["leo"])
    cut = branches.cut(actor_id=moderator.pk, handle="ada", expected=3, reason="sold accounts", now=NOON)
    assert (cut.suspended, cut.spared_staff, cut.closed_invites) == (3, 0, 1)
    assert Slot.objects.get(pk=open_invite.id).state == SlotState.FREE
    suspended = {member.handle for member in Member.objects.all() if not member.is_active}
    assert suspended == {"ada", "leo", "zoe"}
    entry = AuditEntry.objects.get(action="invite.branch_cut")
    assert (entry.actor_id, entry.target, entry.facts["reason"]) == (
        moderator.pk, f"member:{tree['ada'].pk}", "sold accounts",
    )  # fmt: skip
    assert set(entry.facts["members"]) == {str(tree[name].pk) for name in ("ada", "leo", "zoe")}


def test_staff_in_a_bad_branch_are_spared(tree: dict[str, Member], moderator: Member):
    Member.objects.filter(handle="leo").update(roles=[StaffRole.SUPPORT])
    cut = branches.cut(actor_id=moderator.pk, handle="ada", expected=3, reason="sold accounts", now=NOON)
    assert (cut.suspended, cut.spared_staff) == (2, 1)
    assert Member.objects.get(handle="leo").is_active


def test_a_branch_that_changed_since_it_was_confirmed_stays(tree: dict[str, Member], moderator: Member):
    guest_of(tree["zoe"], "late", minutes=9)
    with pytest.raises(BranchChangedError):
        branches.cut(actor_id=moderator.pk, handle="ada", expected=3, reason="sold accounts", now=NOON)
    assert all(member.is_active for member in Member.objects.all())


def test_cutting_wants_a_reason_and_somebody_who_exists(tree: dict[str, Member], moderator: Member):
    with pytest.raises(InvalidError):
        branches.cut(actor_id=moderator.pk, handle="ada", expected=3, reason=" ", now=NOON)
    for handle in ("nobody", "", "a\x00b", "x" * 400):
        with pytest.raises(NotFoundError):
            branches.cut(actor_id=moderator.pk, handle=handle, expected=3, reason="sold", now=NOON)
    assert not AuditEntry.objects.filter(action="invite.branch_cut").exists()


@pytest.mark.parametrize("role", [None, StaffRole.SUPPORT, StaffRole.OPERATOR])
def test_moderators_alone_see_and_cut(tree: dict[str, Member], role: StaffRole | None):
    ben = tree["ben"]
    Member.objects.filter(pk=ben.pk).update(roles=[role] if role else [])
    with pytest.raises(NotAllowedError):
        branches.look(actor_id=ben.pk, handle="mia", now=NOON)
    with pytest.raises(NotAllowedError):
        branches.cut(actor_id=ben.pk, handle="mia", expected=6, reason="because", now=NOON)
    assert all(member.is_active for member in Member.objects.all())
