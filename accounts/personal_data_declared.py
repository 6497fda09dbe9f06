"""What these tables, the sign-in library's and Django's own know about a member.

Declared in an order whose reverse erases what hangs on a member before the member.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from accounts.models import Member
from common import letters
from common.personal_data import Holding, declare

Rows = Iterable[Mapping[str, Any]]
# All but the password's hash and the epoch, which mean nothing to anybody else.
_MEMBER_FIELDS = ("id", "handle", "email", "display_name", "date_of_birth", "country", "standing", "roles", "joined_at")


def _member(member_id: UUID) -> Rows:
    rows: Rows = Member.objects.filter(pk=member_id).values(*_MEMBER_FIELDS, "last_login")
    return rows


def _addresses(member_id: UUID) -> Rows:
    rows: Rows = EmailAddress.objects.filter(user_id=member_id).values("email", "verified", "primary")
    return rows


def _second_factors(member_id: UUID) -> Rows:
    rows: Rows = Authenticator.objects.filter(user_id=member_id).values("type", "created_at", "last_used_at")
    return rows


def _devices(member_id: UUID) -> Rows:
    rows: Rows = UserSession.objects.filter(user_id=member_id).values("created_at", "ip", "user_agent", "last_seen_at")
    return rows


def _end_sessions(member_id: UUID) -> int:
    keys = UserSession.objects.filter(user_id=member_id).values_list("session_key", flat=True)
    return int(Session.objects.filter(pk__in=list(keys)).delete()[0])


def _erase_addresses(member_id: UUID) -> int:
    """With the letters to them: those about joining were written before there was a member to name."""
    rows = EmailAddress.objects.filter(user_id=member_id)
    known = {
        *rows.values_list("email", flat=True),
        *Member.objects.filter(pk=member_id).values_list("email", flat=True),
    }
    letters.forget_recipients(known)
    return int(rows.delete()[0])


def _erase(model: Any, **match: str) -> Any:
    (field,) = match.values()
    return lambda member_id: model.objects.filter(**{field: member_id}).delete()[0]


declare(Holding(table="accounts.Member", export=_member, erase=_erase(Member, by="pk")))
declare(Holding(table="account.EmailAddress", export=_addresses, erase=_erase_addresses))
declare(Holding(table="account.EmailConfirmation", nothing="Empty: our links are signed, not stored."))
declare(Holding(table="mfa.Authenticator", export=_second_factors, erase=_erase(Authenticator, by="user_id")))
declare(Holding(table="usersessions.UserSession", export=_devices, erase=_erase(UserSession, by="user_id")))
# After the device list in this order, so before it in erasing: the list names the sessions.
declare(
    Holding(
        table="sessions.Session",
        not_exported="Signed state of a device; the device list (usersessions.UserSession) is exported.",
        erase=_end_sessions,
    )
)
for _table in ("auth.Permission", "auth.Group", "auth.Group_permissions", "contenttypes.ContentType"):
    declare(Holding(table=_table, nothing="Django's own catalogue; roles are on the member."))
