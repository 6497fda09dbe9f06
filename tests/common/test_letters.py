"""Letters: written beside the change, sent later to a real server, with retries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from common import letters, tasks
from common.models import Letter
from tests.common.smtp_stand_in import StandIn

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def write(subject: str = "Welcome") -> Letter:
    return letters.post(recipient="ana@example.org", subject=subject, body="Grüße aus der Küche", now=NOON)


def test_a_letter_reaches_the_server_once(settings):
    with StandIn() as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
        write()
        assert [letters.send_due(now=NOON), letters.send_due(now=NOON + MINUTE)] == [1, 0]
    (letter,) = server.letters
    assert letter.recipients == ["ana@example.org"]
    assert "Subject: Welcome" in letter.data
    row = Letter.objects.get()
    assert (row.sent_at, row.body) == (NOON, "")


def test_a_letter_of_a_transaction_that_failed_is_never_written(settings):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_a_refused_letter_waits_1_2_4_minutes_and_then_goes(settings):
    with StandIn(refuse=True) as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
        write()
        now, waits = NOON, []
        for _ in range(3):
            assert letters.send_due(now=now) == 0
            due_at = Letter.objects.get().due_at
            waits.append((due_at - now) / MINUTE)
            assert letters.send_due(now=due_at - timedelta(seconds=1)) == 0
            now = due_at
        server.refuse = False
        assert letters.send_due(now=now) == 1
    assert waits == [1, 2, 4]
    row = Letter.objects.get()
    assert (row.tries, row.due_at, len(server.letters)) == (4, None, 1)


def test_with_the_server_gone_the_letter_stays_and_is_given_up_at_last(settings):
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    letter = write()
    Letter.objects.filter(pk=letter.pk).update(tries=letters.TRIES_MAX - 2)
    letters.send_due(now=NOON)
    row = Letter.objects.get()
    assert (row.due_at, "refused" in row.last_error) == (NOON + timedelta(hours=8), True)
    letters.send_due(now=row.due_at)
    given_up = Letter.objects.get()
    assert (row.body, given_up.due_at, given_up.sent_at, given_up.body) == ("Grüße aus der Küche", None, None, "")


def test_one_letter_that_fails_does_not_hold_up_the_others(settings):
    """A recipient the server refuses is no reason for anybody else to wait."""
    with StandIn() as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
        bad = letters.post(recipient="no\nbody@example.org", subject="x", body="x", now=NOON - MINUTE)
        write()
        letters.send_due(now=NOON)
        assert [letter.recipients for letter in server.letters] == [["ana@example.org"]]
    assert Letter.objects.get(pk=bad.pk).sent_at is None


def test_the_demo_s_inbox_shows_what_would_have_gone_out(settings):
    settings.EMAIL_URL = "inbox://"
    write("Shown")
    assert letters.send_due(now=NOON) == 1
    assert [(letter.subject, letter.body) for letter in letters.inbox()] == [("Shown", "Grüße aus der Küche")]
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    assert letters.inbox() == []


def test_letters_are_forgotten_after_a_week(monkeypatch: pytest.MonkeyPatch):
    write()
    monkeypatch.setattr("common.clock.now", lambda: NOON + timedelta(days=7))
    tasks.forget_old()
    assert Letter.objects.count() == 1
    monkeypatch.setattr("common.clock.now", lambda: NOON + timedelta(days=7, seconds=1))
    tasks.forget_old()
    assert Letter.objects.count() == 0
