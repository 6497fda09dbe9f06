"""How often somebody may try: counted in PostgreSQL, so that no lost cache opens a door.

Each counts the try before it is judged; all raise TooManyError with the seconds to wait. Call them outside of a
transaction that a refusal rolls back.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings

from common import rate_limits
from common.mailboxes import nearest
from common.rate_limits import Rule
from common.visitors import origin_of

_HOUR_S = 3600


def sign_in_try(*, address: str, email: str, now: datetime) -> None:
    """This will count a password typed for an account, known or not, from an address."""
    limits = settings.LIMITS
    rate_limits.hit(
        Rule("sign-in-address", limits.sign_in_tries_per_address_hour, _HOUR_S), origin_of(address), now=now
    )
    rate_limits.hit(Rule("sign-in-account", limits.sign_in_tries_per_account_hour, _HOUR_S), nearest(email), now=now)


def confirm_try(*, member_id: UUID, now: datetime) -> None:
    """This will count a password typed by a signed-in member who confirms something.

    By the member alone: a stranger who guesses at the account's sign-in must not keep its owner from leaving.
    """
    limit = settings.LIMITS.sign_in_tries_per_account_hour
    rate_limits.hit(Rule("confirm-account", limit, _HOUR_S), str(member_id), now=now)


def second_factor_try(*, member_id: UUID, now: datetime) -> None:
    """This will count a code typed for a member's second factor."""
    limit = settings.LIMITS.second_factor_tries_per_account_hour
    rate_limits.hit(Rule("second-factor", limit, _HOUR_S), str(member_id), now=now)


def letter_wish(*, address: str, email: str, now: datetime) -> None:
    """This will count a wish for a letter, before anybody looks whether somebody has that mailbox."""
    limits = settings.LIMITS
    rate_limits.hit(Rule("letters-visitor", limits.letters_per_visitor_hour, _HOUR_S), origin_of(address), now=now)
    rate_limits.hit(Rule("letters-mailbox", limits.letters_per_address_hour, _HOUR_S), nearest(email), now=now)
