"""Making members. Only joining calls this, inside the transaction that also spends the invite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts import policies
from accounts.errors import (
    EmailUnusableError,
    HandleTakenError,
    InvalidMemberError,
    TooYoungError,
    UnsupportedCountryError,
)
from accounts.models import Member
from accounts.policies import PASSWORD_MAX_CHARS
from accounts.services import verification
from common import mailboxes, rate_limits
from common.rate_limits import Rule
from common.visitors import origin_of

_CONSTRAINTS = {
    "a_handle_belongs_to_one_member": HandleTakenError,
    "an_email_belongs_to_one_member": EmailUnusableError,
}


def create(
    *,
    handle: str,
    email: str,
    password: str,
    date_of_birth: date,
    country: str,
    display_name: str = "",
    email_is_proven: bool = False,
    now: datetime,
) -> Member:
    """This will make a member with an unverified address, and write the letter that verifies it.

    `email_is_proven` says that a letter to the address was answered already: then it is verified from the start.

    `country` is two capital letters or "" for unknown; the handle is kept in small letters, the address as
    `common.mailboxes` writes it. Who wins a race for either is settled by the database's constraints, in a savepoint:
    the caller's transaction lives.
    Raises InvalidMemberError (every field's errors at once), HandleTakenError, EmailUnusableError, and, since a pass
    could outlive a change of the rules, TooYoungError and UnsupportedCountryError.
    """
    member = Member(
        handle=handle.lower(),
        email=mailboxes.nearest(email),
        display_name=display_name.strip(),
        date_of_birth=date_of_birth,
        country=country,
        joined_at=now,
    )
    _refuse_age_and_place(member, now)
    errors = [*_name_errors(handle, member.display_name), *_email_errors(email)]
    errors += _password_errors(password, member)
    if errors:
        raise InvalidMemberError(errors)
    member.set_password(password)
    _insert(member)
    address = EmailAddress.objects.create(user=member, email=member.email, primary=True, verified=email_is_proven)
    if not email_is_proven:
        verification.post_letter(address, now=now)
    return member


def refuse_taken_email(*, email: str, address: str, now: datetime) -> None:
    """This will do what is due after EmailUnusableError, once the failed transaction is rolled back: count and write.

    Joining answers at once, so it cannot hide that an address is taken the way resetting a password can. Instead:
    joining checks the invite before the address, so that a stranger without an unused code never gets this answer;
    whoever has one is stopped after taken_emails_per_address_hour answers (TooManyError); and the address's owner gets
    a letter about it, which is at once the way in for somebody who forgot that they had joined.
    """
    rule = Rule("email-taken", settings.LIMITS.taken_emails_per_address_hour, 3600)
    rate_limits.hit(rule, origin_of(address), now=now)
    owner = Member.objects.filter(email=mailboxes.nearest(email)).first()
    if owner is not None:
        verification.post("already_a_member", recipient=owner.email, member=owner, context={}, now=now)


def _insert(member: Member) -> None:
    try:
        with transaction.atomic():
            member.save(force_insert=True)
    except IntegrityError as error:
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        refusal = _CONSTRAINTS.get(constraint)
        if refusal is None:
            raise
        raise refusal(field="handle" if refusal is HandleTakenError else "email") from error


def _refuse_age_and_place(member: Member, now: datetime) -> None:
    if not settings.COUNTRIES.is_open(member.country):
        raise UnsupportedCountryError(country=member.country or "unknown")
    minimum = settings.COUNTRIES.ages(member.country).minimum
    if policies.is_below(minimum, date_of_birth=member.date_of_birth, now=now):
        raise TooYoungError


def _name_errors(handle: str, display_name: str) -> Iterator[dict[str, str]]:
    if not policies.is_wellformed_handle(handle):
        yield _error("handle", "handle_malformed", "A handle has 3 to 30 of a-z, 0-9 and _, and begins with a letter.")
    elif policies.is_reserved_handle(handle):
        yield _error("handle", "handle_reserved", "Nobody can have this handle. Choose another one.")
    yield from display_name_errors(display_name)


def display_name_errors(display_name: str) -> Iterator[dict[str, str]]:
    """This will give what is wrong with a display name; nothing when it can be shown."""
    longest = policies.DISPLAY_NAME_MAX_CHARS
    if len(display_name) > longest:
        yield _error("display_name", "max_length", f"A name has at most {longest} characters.")
    elif not policies.is_showable_name(display_name):
        yield _error("display_name", "display_name_malformed", "A name can't hold control characters.")


def _email_errors(email: str) -> Iterator[dict[str, str]]:
    try:
        mailboxes.normal(email)
    except ValidationError as error:
        yield _error("email", str(error.code), error.messages[0])


def _password_errors(password: str, member: Member) -> Iterator[dict[str, str]]:
    if len(password) > PASSWORD_MAX_CHARS:
        yield _error("password", "max_length", f"A password has at most {PASSWORD_MAX_CHARS} characters.")
        return
    try:
        validate_password(password, user=member)
    except ValidationError as error:
        for each in error.error_list:
            yield _error("password", str(each.code), each.messages[0])


def _error(field: str, code: str, message: str) -> dict[str, str]:
    return {"field": field, "code": code, "message": message}
