"""What a socket's visitor must hold, as data; who holds what is a higher app's to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from common import close_codes


@dataclass(frozen=True)
class Held:
    """What an active member holds: staff roles, and a seal that a new password or signing out everywhere breaks."""

    member_id: UUID
    roles: frozenset[str]
    seal: str


class Rights(Protocol):
    """Who somebody is: a module of a higher app, which registers it when it is ready."""

    def held_by_user(self, user: object) -> Held | None:
        """This will tell what a signed-in user holds, without a query; None for whoever may not act."""

    def held_by_members(self, member_ids: Iterable[UUID]) -> dict[UUID, Held]:
        """This will tell what members hold now, in one query; who may not act is missing."""


@dataclass(frozen=True)
class Needs:
    """Who may hold a socket: any active member, or one with a staff role."""

    role: str | None = None

    def refusal(self, held: Held | None) -> int | None:
        """This will give the code to close with, None for whoever may connect."""
        if held is None:
            return close_codes.SIGN_IN_REQUIRED
        if self.role is not None and self.role not in held.roles:
            return close_codes.NOT_ALLOWED
        return None


_known: list[Rights] = []


def register(known_by: Rights) -> None:
    """This will have sockets ask there who somebody is."""
    _known[:] = [known_by]


def rights() -> Rights:
    """This will give what was registered. Raises IndexError when nothing was: nobody opens a socket unasked."""
    return _known[0]
