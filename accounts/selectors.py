"""Reading members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings

from accounts import policies
from accounts.contracts import MemberCard
from accounts.enums import StaffRole
from accounts.models import Member


def is_teen(*, date_of_birth: date, country: str, now: datetime) -> bool:
    """This will tell whether somebody is below the age of an adult where they joined."""
    return policies.is_below(settings.COUNTRIES.ages(country).adult, date_of_birth=date_of_birth, now=now)


def card_of(member: Member, *, now: datetime) -> MemberCard:
    """This will make a member's card."""
    return MemberCard(
        id=member.pk,
        handle=member.handle,
        display_name=member.display_name,
        is_teen=is_teen(date_of_birth=member.date_of_birth, country=member.country, now=now),
        is_active=member.is_active,
    )


def cards(member_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, MemberCard]:
    """This will give the cards of those members that exist, by id, in one query."""
    return {member.pk: card_of(member, now=now) for member in Member.objects.filter(pk__in=set(member_ids))}


def card_by_handle(handle: str, *, now: datetime) -> MemberCard | None:
    """This will find a member by handle, whatever its case."""
    if not policies.is_wellformed_handle(handle):
        return None
    member = Member.objects.filter(handle=handle.lower()).first()
    return card_of(member, now=now) if member else None


def is_verified(*, member_id: UUID, email: str) -> bool:
    """This will tell whether the member has shown that a letter to this address reaches them."""
    return bool(EmailAddress.objects.filter(user_id=member_id, email=email.lower(), verified=True).exists())


def has_role(*, member_id: UUID, role: StaffRole) -> bool:
    """This will tell whether an active member holds a staff role."""
    member = Member.objects.filter(pk=member_id).first()
    return member is not None and member.is_active and member.has_role(role)


def staff_among(member_ids: Iterable[UUID]) -> set[UUID]:
    """This will give those of the members who hold any staff role, in one query."""
    return set(Member.objects.filter(pk__in=set(member_ids), roles__len__gt=0).values_list("pk", flat=True))


@dataclass(frozen=True)
class Device:
    """One place where a member is signed in."""

    id: int
    name: str
    address: str
    since: datetime
    is_current: bool


def devices(member_id: UUID, *, current_key: str | None) -> list[Device]:
    """This will list where a member is signed in, newest first; sessions that have ended are dropped on the way."""
    member = Member.objects.get(pk=member_id)
    rows = sorted(UserSession.objects.purge_and_list(member), key=lambda row: row.created_at, reverse=True)
    return [
        Device(row.pk, policies.device_name(row.user_agent), row.ip, row.created_at, row.session_key == current_key)
        for row in rows
    ]
