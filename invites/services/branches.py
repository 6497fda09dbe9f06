"""Cutting a branch of the invite tree: everybody who came by somebody is suspended, at any depth."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts import facade as accounts
from accounts.contracts import MemberCard
from accounts.enums import StaffRole
from common import audit
from common.errors import InvalidError, NotAllowedError
from invites import selectors
from invites.contracts import Branch, Cut
from invites.errors import BranchChangedError
from invites.services import slots


def look(*, actor_id: UUID, handle: str, now: datetime) -> Branch:
    """This will give a moderator the branch below a member. Raises NotAllowedError and NotFoundError."""
    _moderators_only(actor_id)
    return selectors.branch_of(root=selectors.find_root(handle=handle, now=now), now=now)


def cut(*, actor_id: UUID, handle: str, expected: int, reason: str, now: datetime) -> Cut:
    """This will suspend a member and everybody below them, and end their open invites; staff are spared.

    `expected` is the number of active members the moderator confirmed: when the branch has grown or shrunk since, no
    one is suspended. Raises NotAllowedError, NotFoundError, InvalidError (no reason) and BranchChangedError.
    """
    _moderators_only(actor_id)
    if not reason.strip():
        raise InvalidError("Say why: it is kept in the audit log.", field="reason")
    root = selectors.find_root(handle=handle, now=now)
    with transaction.atomic():
        member_ids = selectors.branch_ids(root.id)
        active = [card for card in accounts.member_cards(member_ids, now=now).values() if card.is_active]
        if len(active) != expected:
            raise BranchChangedError(active=len(active))
        return _cut(actor_id, root, active, reason.strip(), now)


def _cut(actor_id: UUID, root: MemberCard, active: list[MemberCard], reason: str, now: datetime) -> Cut:
    staff = accounts.staff_among([card.id for card in active])
    ids = [card.id for card in active if card.id not in staff]
    suspended = accounts.suspend_members(ids)
    closed = slots.close_all(owner_ids=ids)
    cut_off = [str(member_id) for member_id in ids]
    facts = {"reason": reason[:500], "suspended": suspended, "closed_invites": closed, "members": cut_off}
    audit.record(actor_id=actor_id, action="invite.branch_cut", target=f"member:{root.id}", now=now, **facts)
    return Cut(suspended=suspended, spared_staff=len(staff), closed_invites=closed)


def _moderators_only(actor_id: UUID) -> None:
    if not accounts.has_role(actor_id, StaffRole.MODERATOR):
        raise NotAllowedError("Moderators alone can see the tree.")
