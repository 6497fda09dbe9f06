"""Limits count in PostgreSQL, exactly, and reset at whole windows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import connection

from common import rate_limits
from common.errors import TooManyError
from common.models import RateWindow
from common.rate_limits import Rule

RULE = Rule("test.door", 3, 60)
START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def knock(now: datetime, subject: str = "192.0.2.1") -> int:
    return rate_limits.hit(RULE, subject, now=now)


@pytest.mark.django_db
class TestOneVisitor:
    def test_the_fourth_try_is_refused_and_says_how_long(self):
        assert [knock(START) for _ in range(3)] == [1, 2, 3]
        with pytest.raises(TooManyError) as refused:
            knock(START + timedelta(seconds=15))
        assert (refused.value.status, refused.value.retry_after_s, refused.value.facts) == (429, 46, {"limit": 3})

    def test_a_new_window_begins_at_the_whole_minute_and_not_before(self):
        for _ in range(3):
            knock(START)
        with pytest.raises(TooManyError):
            knock(START + timedelta(seconds=59, microseconds=999_999))
        assert knock(START + timedelta(seconds=60)) == 1

    def test_somebody_else_is_counted_apart(self):
        for _ in range(3):
            knock(START)
        assert knock(START, "192.0.2.2") == 1

    def test_refused_tries_count_on(self):
        for _ in range(3):
            knock(START)
        for _ in range(2):
            with pytest.raises(TooManyError):
                knock(START)
        assert rate_limits.count_in_window(RULE, "192.0.2.1", now=START) == 5

    def test_addresses_are_not_kept(self):
        knock(START)
        assert b"192.0.2.1" not in bytes(RateWindow.objects.get().subject_hash)

    def test_a_lost_cache_changes_nothing(self, settings):
        settings.CACHES = {
            "default": {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": "redis://127.0.0.1:1/0",
            }
        }
        with pytest.raises(Exception, match="refused"):
            caches["default"].get("x")
        self.test_the_fourth_try_is_refused_and_says_how_long()

    def test_old_windows_are_forgotten(self):
        knock(START)
        assert rate_limits.forget_before(moment=START) == 0
        assert rate_limits.forget_before(moment=START + timedelta(seconds=1)) == 1


@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_are_counted_exactly():
    def try_once(_: int) -> bool:
        try:
            knock(START)
        except TooManyError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(16) as visitors:
        passed = sum(visitors.map(try_once, range(64)))
    assert passed == 3
    assert rate_limits.count_in_window(RULE, "192.0.2.1", now=START) == 64
