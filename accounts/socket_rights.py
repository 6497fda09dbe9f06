"""What sockets ask about members (`common.rights.Rights`)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from accounts.enums import Standing
from accounts.models import Member
from common.rights import Held


def held_by_user(user: object) -> Held | None:
    """This will tell what a signed-in member holds, without a query; None for whoever may not act."""
    return _held(user) if isinstance(user, Member) and user.is_active else None


def held_by_members(member_ids: Iterable[UUID]) -> dict[UUID, Held]:
    """This will tell what members hold now, in one query; who may not act is missing."""
    asked = Member.objects.filter(pk__in=set(member_ids), standing=Standing.ACTIVE)
    return {member.pk: _held(member) for member in asked.only("roles", "standing", "password", "sign_in_epoch")}


def _held(member: Member) -> Held:
    return Held(member.pk, frozenset(member.roles), member.get_session_auth_hash())
