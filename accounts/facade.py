"""The way into accounts for the apps above."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from accounts import selectors
from accounts.contracts import AgePass, AppTokens, MemberCard
from accounts.enums import StaffRole
from accounts.errors import SignInRequiredError
from accounts.models import Member
from accounts.services import age, members, opening, standing

REFUSED_COOKIE = age.REFUSED_COOKIE
open_age_gate = age.open_gate
read_age_pass = age.read_pass
age_refusal_cookie = age.refusal_cookie
age_refusal_s = age.refusal_s
open_in_app = opening.open_in_app
open_in_browser = opening.open_in_browser
refuse_taken_email = members.refuse_taken_email
staff_among = selectors.staff_among
suspend_members = standing.suspend

__all__ = [
    "REFUSED_COOKIE",
    "AgePass",
    "AppTokens",
    "MemberCard",
    "age_refusal_cookie",
    "age_refusal_s",
    "create_member",
    "find_member",
    "has_role",
    "is_email_verified",
    "member_card",
    "member_cards",
    "open_age_gate",
    "open_in_app",
    "open_in_browser",
    "read_age_pass",
    "refuse_taken_email",
    "signed_in_member",
    "staff_among",
    "suspend_members",
]


def signed_in_member(user: object, *, now: datetime) -> MemberCard:
    """This will give the card of whoever a door found signed in, without asking the database again.

    Raises SignInRequiredError (401) for nobody and for members who may not act.
    """
    if not isinstance(user, Member) or not user.is_active:
        raise SignInRequiredError
    return selectors.card_of(user, now=now)


def create_member(
    *,
    handle: str,
    email: str,
    password: str,
    date_of_birth: date,
    country: str,
    display_name: str = "",
    email_is_proven: bool = False,
    now: datetime,
) -> MemberCard:
    """This will make a member inside the caller's transaction; see `accounts.services.members.create` for refusals."""
    member = members.create(
        handle=handle,
        email=email,
        password=password,
        date_of_birth=date_of_birth,
        country=country,
        display_name=display_name,
        email_is_proven=email_is_proven,
        now=now,
    )
    return selectors.card_of(member, now=now)


def member_card(member_id: UUID, *, now: datetime) -> MemberCard | None:
    """This will give a member's card, None when there is no such member."""
    return selectors.cards([member_id], now=now).get(member_id)


def member_cards(member_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, MemberCard]:
    """This will give the cards of those members that exist, by id, in one query."""
    return selectors.cards(member_ids, now=now)


def find_member(handle: str, *, now: datetime) -> MemberCard | None:
    """This will find a member by handle, whatever its case; None when nobody has it."""
    return selectors.card_by_handle(handle, now=now)


def is_email_verified(*, member_id: UUID, email: str) -> bool:
    """This will tell whether the member has shown that a letter to this address reaches them."""
    return selectors.is_verified(member_id=member_id, email=email)


def has_role(member_id: UUID, role: StaffRole) -> bool:
    """This will tell whether an active member holds a staff role."""
    return selectors.has_role(member_id=member_id, role=role)
