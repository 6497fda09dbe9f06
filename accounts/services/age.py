"""The age gate: asked before e-mail or code, and nothing about a refused child is kept.

What stays of a refusal is a cookie without content (a signature, the same for everybody) and a count under a keyed
hash of the address that is forgotten after two days.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer

from accounts import policies, selectors
from accounts.contracts import AgePass
from accounts.errors import AgeGateClosedError, AgePassInvalidError, TooYoungError, UnsupportedCountryError
from common import rate_limits
from common.errors import InvalidError
from common.rate_limits import Rule
from common.visitors import origin_of

REFUSED_COOKIE = "not_yet"
_REFUSED = "refused"


def open_gate(
    *, date_of_birth: date, country: str | None, address: str, refused_cookie: str | None, now: datetime
) -> AgePass:
    """This will let somebody of age through and give the pass that joining asks for, good for age_pass_minutes.

    `country` is two capital letters or None for unknown, `refused_cookie` the value of REFUSED_COOKIE if it came.
    Raises UnsupportedCountryError, InvalidError (an impossible date), AgeGateClosedError and TooYoungError; on the last
    the door sets REFUSED_COOKIE to `refusal_cookie()` for `refusal_s()` seconds. Call it outside of a transaction that
    a refusal rolls back.
    """
    if not settings.COUNTRIES.is_open(country):
        raise UnsupportedCountryError(country=country or "unknown")
    if not policies.is_plausible_birth(date_of_birth, now=now):
        raise InvalidError("Nobody can be born on that day.", field="date_of_birth")
    if _was_refused(refused_cookie):
        raise TooYoungError
    _refuse_crowded(address, now)
    if policies.is_below(settings.COUNTRIES.ages(country).minimum, date_of_birth=date_of_birth, now=now):
        _count_refusal(address, now)
        raise TooYoungError
    return _issue(date_of_birth, country or "", now)


def read_pass(token: str, *, now: datetime) -> AgePass:
    """This will read a pass back. Raises AgePassInvalidError when it is not ours or older than age_pass_minutes."""
    try:
        fields = json.loads(_signer("age-pass").unsign(token[:400]))
        issued_at = datetime.fromtimestamp(fields["at"], tz=UTC)
        born, country = date.fromisoformat(fields["born"]), str(fields["country"])
    except (BadSignature, ValueError, KeyError, TypeError) as error:
        raise AgePassInvalidError(field="age_pass") from error
    if not timedelta(minutes=-1) <= now - issued_at <= timedelta(minutes=settings.LIMITS.age_pass_minutes):
        raise AgePassInvalidError("That took too long. Please enter your date of birth again.", field="age_pass")
    return _as_pass(born, country, token, now)


def refusal_cookie() -> str:
    """This will give the cookie of a refusal: the same signature for everybody, so it says nothing but *refused*."""
    return _signer("age-refused").sign(_REFUSED)


def refusal_s() -> int:
    """This will give how long a refusal lasts, in seconds."""
    return int(settings.LIMITS.age_refusal_hours) * 3600


def _was_refused(cookie: str | None) -> bool:
    try:
        return bool(cookie) and _signer("age-refused").unsign(str(cookie)[:200]) == _REFUSED
    except BadSignature:
        return False


def _rule() -> Rule:
    return Rule("age-refused", settings.LIMITS.age_refusals_per_address, refusal_s())


def _count_refusal(address: str, now: datetime) -> None:
    rate_limits.hit(_rule(), origin_of(address), now=now)


def _refuse_crowded(address: str, now: datetime) -> None:
    # The window before counts too: a refusal just before the end of a window lasts its full time.
    windows = (now, now - timedelta(seconds=refusal_s()))
    refusals = sum(rate_limits.count_in_window(_rule(), origin_of(address), now=moment) for moment in windows)
    if refusals >= _rule().limit:
        raise AgeGateClosedError(retry_after_s=refusal_s())


def _issue(date_of_birth: date, country: str, now: datetime) -> AgePass:
    fields = {"born": date_of_birth.isoformat(), "country": country, "at": now.timestamp()}
    token = _signer("age-pass").sign(json.dumps(fields, separators=(",", ":")))
    return _as_pass(date_of_birth, country, token, now)


def _as_pass(born: date, country: str, token: str, now: datetime) -> AgePass:
    is_teen = selectors.is_teen(date_of_birth=born, country=country, now=now)
    return AgePass(date_of_birth=born, country=country, is_teen=is_teen, token=token)


def _signer(salt: str) -> Signer:
    return Signer(key=settings.LINK_KEY, salt=salt)
