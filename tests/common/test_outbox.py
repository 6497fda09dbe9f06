"""The world is told after the commit, and never about what did not happen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app, shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from common import clock, outbox
from common.models import OutboxEntry

pytestmark = pytest.mark.django_db(transaction=True)
received: list[int] = []


@shared_task(name="tests.note")
def note(number: int) -> None:
    received.append(number)


@pytest.fixture(autouse=True)
def eager() -> Iterator[None]:
    """Tasks run where they are sent: what the broker would carry is seen at once."""
    received.clear()
    current_app.conf.task_always_eager = True
    yield
    current_app.conf.task_always_eager = False


@pytest.fixture
def broker_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(current_app.tasks["tests.note"], "apply_async", refuse)


def enqueue(number: int) -> None:
    outbox.enqueue_on_commit(task="tests.note", queue="chores", now=clock.now(), number=number)


def test_a_committed_task_is_delivered_once_and_its_row_is_gone():
    with transaction.atomic():
        enqueue(1)
        assert received == []
    assert (received, outbox.backlog()) == ([1], 0)


def test_a_rolled_back_task_is_never_heard_of():
    with transaction.atomic():
        enqueue(1)
        transaction.set_rollback(True)
    assert (received, outbox.backlog()) == ([], 0)


def test_with_the_broker_down_the_request_succeeds_and_the_row_waits(broker_down: None):
    enqueue(1)
    row = OutboxEntry.objects.get()
    assert (received, row.tries, row.last_error) == ([], 1, "connection refused")


def test_after_a_failure_requests_leave_the_broker_alone_for_a_while(
    broker_down: None, monkeypatch: pytest.MonkeyPatch
):
    enqueue(1)
    enqueue(2)
    assert sorted(OutboxEntry.objects.values_list("tries", flat=True)) == [0, 1]
    later = time.monotonic() + 16
    monkeypatch.setattr(time, "monotonic", lambda: later)
    enqueue(3)
    assert sorted(OutboxEntry.objects.values_list("tries", flat=True)) == [0, 1, 1]


def test_the_sweeper_delivers_what_was_left_behind(broker_down: None, monkeypatch: pytest.MonkeyPatch):
    enqueue(1)
    monkeypatch.undo()
    assert outbox.sweep(now=clock.now()) == 0  # not yet due: the broker had refused it a moment ago
    assert outbox.sweep(now=clock.now() + timedelta(seconds=30)) == 1
    assert (received, outbox.backlog()) == ([1], 0)


def test_the_sweeper_stops_at_the_first_refusal(broker_down: None):
    enqueue(1)
    enqueue(2)
    later = clock.now() + timedelta(seconds=40)
    assert outbox.sweep(now=later) == 0
    assert sorted(OutboxEntry.objects.values_list("tries", flat=True)) == [0, 2]  # the second was not even tried


def test_a_name_that_nobody_registered_fails_at_once():
    with pytest.raises(KeyError):
        outbox.enqueue_on_commit(task="tests.nota", queue="chores", now=clock.now())
    assert outbox.backlog() == 0
