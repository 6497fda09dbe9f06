"""A broker that goes away in the middle: asking goes on, nothing is lost, and the work starts soon after its return."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from accounts.contracts import MemberCard
from benchmarks.chaos import engine, rig
from common import clock, outbox
from generation import policies
from generation.contracts import ClipWish
from generation.enums import JobState
from generation.models import Clip, Job
from generation.services import jobs
from sora_social.embedded import processes
from tests.chaos.brokers import private, send_to
from tests.factories import card, make_member
from tests.processes import environment, start, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
PROMISED_S = 30


@pytest.mark.parametrize("kind", ["valkey", "rabbitmq"])
def test_asking_goes_on_and_work_starts_soon_after_the_broker_is_back(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(policies, "SIZES", dict.fromkeys(policies.SIZES, engine.SIZE))
    member = card(make_member("mira"))
    with private(kind, tmp_path) as broker:
        send_to(broker, monkeypatch)
        env = environment(tmp_path / "media", BROKER_URL=broker.url)
        given = next(each for each in processes.workers(env, tmp_path) if each.name == "cpu")
        worker = start(rig.small_worker(given, "cpu1"), tmp_path)
        try:
            ask(member, 2)
            until(lambda: sent_again() or succeeded() == 2, "the first two are made")

            broker.kill()
            begun = time.monotonic()
            ask(member, 2)
            assert time.monotonic() - begun < 20, "whoever asks does not wait for the broker"
            assert (outbox.backlog(), succeeded()) == (2, 2)

            broker.start()
            until(lambda: sent_again() or started() == 4, "the next two start", PROMISED_S)
            ask(member, 1)
            until(lambda: sent_again() or succeeded() == 5, "all five are made")
        finally:
            worker.stop()
    assert (Clip.objects.count(), Job.objects.exclude(attempt=1).count()) == (5, 0)


def ask(member: MemberCard, count: int) -> None:
    for _ in range(count):
        jobs.submit(actor=member, wish=ClipWish(prompt="a red ball bounces", duration_s=1), now=clock.now())


def sent_again() -> bool:
    """What the chores do every two seconds; never the answer."""
    outbox.sweep(now=clock.now() + timedelta(seconds=30))
    return False


def started() -> int:
    return Job.objects.exclude(state=JobState.QUEUED).count()


def succeeded() -> int:
    return Job.objects.filter(state=JobState.SUCCEEDED).count()
