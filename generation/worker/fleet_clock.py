"""The fleet's one time: PostgreSQL's, as this process last read it.

Turns, waits and measured durations are compared between machines whose clocks differ: a member served by one that is an
hour ahead would be passed by everybody for an hour.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import connection

from common import clock

log = structlog.get_logger(__name__)

LEFT_ALONE = timedelta(seconds=0.25)
"""What a busy machine's round trip may look like, and what no order of clips depends on."""

_ahead = timedelta()


def now() -> datetime:
    """This will give the present moment in UTC, aware, by PostgreSQL's clock."""
    return clock.now() - _ahead


def read() -> None:
    """This will look how far this machine's clock is from PostgreSQL's, and say so in the log when that changed."""
    global _ahead
    asked = clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (said,) = cursor.fetchone()
    ahead = asked + (clock.now() - asked) / 2 - said
    if abs(ahead - _ahead) <= LEFT_ALONE:
        return
    _ahead = ahead if abs(ahead) > LEFT_ALONE else timedelta()
    log.warning("clock_differs", ahead_s=round(_ahead.total_seconds(), 3))
