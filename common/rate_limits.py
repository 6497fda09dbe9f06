"""Limits that guard safety live in PostgreSQL and never open: no cache, no exception, no reset by restart."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection

from common.errors import TooManyError
from common.models import RateWindow

_HIT = """
    INSERT INTO common_ratewindow (rule, subject_hash, window_start, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (rule, subject_hash, window_start) DO UPDATE SET count = common_ratewindow.count + 1
    RETURNING count
"""


@dataclass(frozen=True)
class Rule:
    """At most `limit` tries per subject in each window of `window_s` seconds; windows start at whole multiples."""

    name: str
    limit: int
    window_s: int


def hit(rule: Rule, subject: str, *, now: datetime) -> int:
    """This will count one try and return how many there were in this window.

    Raises TooManyError with the seconds until the window ends when there were more than the rule allows. Call it outside
    of a transaction that a refusal will roll back: the count must stay.
    """
    start = _window_start(rule, now)
    with connection.cursor() as cursor:
        cursor.execute(_HIT, [rule.name, _hash(subject), start])
        count = int(cursor.fetchone()[0])
    if count > rule.limit:
        wait_s = max(1, int((start + timedelta(seconds=rule.window_s) - now).total_seconds()) + 1)
        raise TooManyError(
            f"That was tried {rule.limit} times already. Try again in {_in_words(wait_s)}.",
            retry_after_s=wait_s,
            limit=rule.limit,
        )
    return count


def count_in_window(rule: Rule, subject: str, *, now: datetime) -> int:
    """This will tell how many tries the present window holds, without counting one."""
    rows = RateWindow.objects.filter(rule=rule.name, subject_hash=_hash(subject), window_start=_window_start(rule, now))
    return rows.values_list("count", flat=True).first() or 0


def forget_before(*, moment: datetime) -> int:
    """This will delete windows that began before `moment`; returns how many."""
    return RateWindow.objects.filter(window_start__lt=moment).delete()[0]


def _window_start(rule: Rule, now: datetime) -> datetime:
    return datetime.fromtimestamp(now.timestamp() // rule.window_s * rule.window_s, tz=UTC)


def _hash(subject: str) -> bytes:
    # Keyed: addresses are few enough to be found again from a plain hash.
    return hmac.new(settings.LINK_KEY.encode(), f"rate:{subject}".encode(), hashlib.sha256).digest()


def _in_words(seconds: int) -> str:
    if seconds < 90:
        return f"{seconds} seconds"
    return f"{round(seconds / 60)} minutes"
