"""Who holds a lane waits for no other: claims of several workers cannot lock each other up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from generation.contracts import ClipWish, Shape, WorkerOffer
from generation.models import Job, Lane
from generation.services import jobs, leases
from tests.factories import NOW, card, make_member

pytestmark = pytest.mark.django_db(transaction=True)


def ask(handle: str, *, after_s: float = 0, **wish) -> Job:
    now = NOW + timedelta(seconds=after_s)
    return jobs.submit(actor=card(make_member(handle)), wish=ClipWish(prompt="a ball", duration_s=1, **wish), now=now)


def offer(**more) -> WorkerOffer:
    return WorkerOffer(worker="w1", queue="cpu", engines=("animatic",), **more)


def shape_of(job: Job) -> Shape:
    return Shape(engine=job.engine, width=job.width, height=job.height, duration_ms=job.duration_ms, fps=job.fps)


@contextmanager
def somebody_holds(member_id: UUID) -> Iterator[None]:
    """Another transaction holds the member's lane, as a claim or a submission does for some milliseconds."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            list(Lane.objects.select_for_update().filter(member_id=member_id))
            held.set()
            done.wait(30)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '500ms'")  # who waits is found out, and the test ends
    try:
        yield
    finally:
        done.set()
        thread.join()
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")


def test_passing_a_lane_that_somebody_holds_waits_for_nobody():
    passed, warm = ask("mira"), ask("jonas", after_s=1, orientation="landscape")
    with somebody_holds(passed.member_id):
        (held,) = leases.claim(offer=offer(shapes=frozenset({shape_of(warm)})), now=NOW)
    assert held.job_id == warm.id
    assert Lane.objects.get(member_id=passed.member_id).passed == 0  # it is being served, or counted by another


def test_a_lane_that_is_free_counts_who_passed_it():
    passed, warm = ask("mira"), ask("jonas", after_s=1, orientation="landscape")
    leases.claim(offer=offer(shapes=frozenset({shape_of(warm)})), now=NOW)
    assert Lane.objects.get(member_id=passed.member_id).passed == 1


def test_who_holds_one_lane_for_a_batch_does_not_wait_for_another(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(leases, "_QUICK_TRIES", 0)  # as after two misses: the first turn is waited for
    first, second = ask("mira"), ask("jonas", after_s=1)
    with somebody_holds(second.member_id):
        held = leases.claim(offer=offer(batch_max=2), now=NOW)
    assert [claim.job_id for claim in held] == [first.id]
