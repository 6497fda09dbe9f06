"""How often codes may be tried: per place and in all, counted in PostgreSQL before a code is looked at."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from django.conf import settings

from common import rate_limits
from common.errors import TooManyError
from common.rate_limits import Rule
from common.visitors import origin_of
from invites.contracts import Place
from invites.enums import FlagKind
from moderation import facade as moderation

_HOUR_S = 3600
_NO_LIMIT = 2**31 - 1  # a rule that only counts


def count_try(place: Place, *, now: datetime) -> None:
    """This will count one try of a code. Raises TooManyError beyond invite_tries_per_address_hour or …_all_minute.

    The place comes first: one machine that is refused there doesn't use up what everybody shares.
    """
    limits = settings.LIMITS
    rate_limits.hit(
        Rule("invite-tries", limits.invite_tries_per_address_hour, _HOUR_S), origin_of(place.address), now=now
    )
    rate_limits.hit(Rule("invite-tries-all", limits.invite_tries_all_minute, 60), "all", now=now)


def count_wrong(place: Place, *, now: datetime) -> None:
    """This will count one wrong code and, at the one that makes it many, raise one flag for the place."""
    origin = origin_of(place.address)
    tries = rate_limits.hit(Rule("invite-wrong", _NO_LIMIT, _HOUR_S), origin, now=now)
    if tries == settings.LIMITS.invite_flag_distance_attempts:
        facts = {"tries": tries, "window_s": _HOUR_S, "country": place.country or ""}
        moderation.raise_flag(kind=FlagKind.MANY_TRIES, subject=f"place:{_pseudonym(origin)}", facts=facts, now=now)


def count_proof(lookup: bytes, *, now: datetime) -> None:
    """This will count one wrong word from a letter, for one code. Raises TooManyError beyond invite_proof_tries_hour."""
    rate_limits.hit(_proof_rule(), lookup.hex(), now=now)


def refuse_worn_out_proof(lookup: bytes, *, now: datetime) -> None:
    """This will raise TooManyError when too many wrong words were tried for a code, even if this one is right."""
    if rate_limits.count_in_window(_proof_rule(), lookup.hex(), now=now) >= _proof_rule().limit:
        raise TooManyError(retry_after_s=_HOUR_S)


def may_write_to(email: str, *, now: datetime) -> bool:
    """This will count one letter to an address; False when it had letters_per_address_hour of them."""
    try:
        rate_limits.hit(Rule("invite-letters", settings.LIMITS.letters_per_address_hour, _HOUR_S), email, now=now)
    except TooManyError:
        return False
    return True


def count_waiting(place: Place, *, now: datetime) -> None:
    """This will count one request for the waiting list. Raises TooManyError beyond waiting_list_tries_per_address_hour."""
    limit = settings.LIMITS.waiting_list_tries_per_address_hour
    rate_limits.hit(Rule("waiting-list", limit, _HOUR_S), origin_of(place.address), now=now)


def _proof_rule() -> Rule:
    return Rule("invite-proof", settings.LIMITS.invite_proof_tries_hour, _HOUR_S)


def _pseudonym(origin: str) -> str:
    # Keyed, and cut short: moderators see that two flags come from one place, not which.
    return hmac.new(settings.LINK_KEY.encode(), f"invite-place:{origin}".encode(), hashlib.sha256).hexdigest()[:16]
