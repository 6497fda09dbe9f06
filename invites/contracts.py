"""What crosses the app's border: frozen and small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from accounts.contracts import MemberCard
from common.errors import RefusedError
from invites.enums import AdmissionKind, GivenBack, SlotState


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a request comes from, as the trusted proxy tells it."""

    address: str
    country: str | None  # two capital letters, None when unknown


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What somebody says who wants to join."""

    age_pass: str
    email: str
    password: str
    handle: str
    display_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """A right to join, used up inside the transaction that makes the account."""

    kind: AdmissionKind
    inviter_id: UUID | None = None
    slot_id: UUID | None = None
    made_country: str = ""  # where the invite was made, "" when unknown
    email_is_proven: bool = False


class Admission(Protocol):
    """A way in: an invite today, a paid plan later. `join` asks it first, and rolls back what it did if joining fails."""

    def admit(self, *, email: str, place: Place, now: datetime) -> Admitted:
        """This will use the right up, inside the caller's transaction. Raises a RefusedError when there is none."""
        ...

    def after_refusal(self, refusal: RefusedError, *, email: str, place: Place, now: datetime) -> None:
        """This will do what a refusal calls for (count, write, flag) once the transaction is rolled back."""
        ...


@dataclass(frozen=True, kw_only=True)
class Joined:
    """Somebody who just became a member."""

    member: MemberCard
    inviter_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class Invite:
    """One of a member's four invites, as its owner sees it."""

    id: UUID
    position: int  # 1 to 4
    state: SlotState
    code: str | None = None  # grouped, while open
    link: str | None = None
    email: str = ""  # whom it is kept for, "" for anybody
    made_at: datetime | None = None
    lapses_at: datetime | None = None
    given_back: GivenBack | None = None  # how the last code ended, while free
    redeemed_at: datetime | None = None
    redeemed_by: MemberCard | None = None  # None also when they left


@dataclass(frozen=True, kw_only=True)
class TreeRow:
    """One member of a branch, below whoever invited them."""

    member_id: UUID
    member: MemberCard | None  # None when they left
    inviter_id: UUID | None
    depth: int  # 0 is the branch's root
    joined_at: datetime | None  # None for a root who came without an invite
    country: str
    invited: int  # how many they invited themselves


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A branch in reading order: each member directly below their inviter's earlier guests."""

    root: MemberCard
    inviter: MemberCard | None
    rows: tuple[TreeRow, ...]
    is_complete: bool  # False when tree_rows_max cut it off

    @property
    def active(self) -> int:
        """How many of the branch may act."""
        return sum(1 for row in self.rows if row.member and row.member.is_active)


@dataclass(frozen=True, kw_only=True)
class Cut:
    """What cutting a branch did."""

    suspended: int
    spared_staff: int
    closed_invites: int


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody's place on the waiting list."""

    is_confirmed: bool
    position: int | None  # 1 is next; None until confirmed
    waiting: int  # how many are confirmed
