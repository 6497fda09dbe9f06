"""Real Celery workers that are asked to go in the middle of a clip."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from common import clock
from generation.contracts import ClipWish
from generation.enums import JobState
from generation.models import Clip, Job, Worker
from generation.services import jobs
from generation.worker import runner
from tests.factories import card, make_member
from tests.processes import environment, until, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture(autouse=True)
def no_calls() -> None:
    """Here the calls go to the real broker."""


def ask(handle: str, *, duration_s: int, width: int = 720, height: int = 1280) -> Job:
    """This will be a waiting job; small pictures are drawn quickly."""
    wish = ClipWish(prompt="a red ball bounces", duration_s=4)
    job = jobs.submit(actor=card(make_member(handle)), wish=wish, now=clock.now())
    Job.objects.filter(pk=job.pk).update(width=width, height=height, duration_ms=1000 * duration_s)
    return job


def row(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def drawing(job: Job) -> bool:
    return row(job).state == JobState.RUNNING and row(job).stage == "drawing"


def test_asked_to_go_a_worker_finishes_its_clip_and_takes_no_more(tmp_path: Path):
    env = environment(tmp_path / "media", LIMIT_WORKER_GRACE_S="600")
    first, second = ask("mira", duration_s=5, width=360, height=640), ask("noor", duration_s=1)

    leaving = worker(env, tmp_path)
    until(lambda: drawing(first), "the worker draws")
    os.killpg(leaving.process.pid, signal.SIGTERM)  # as systemd does: parent and pool together

    assert leaving.process.wait(300) == 0
    assert (row(first).state, row(first).attempt) == (JobState.SUCCEEDED, 1)
    assert (row(second).state, row(second).attempt) == (JobState.QUEUED, 0)
    assert not Worker.objects.exists()


def test_what_a_worker_cannot_finish_is_handed_back_within_its_grace(tmp_path: Path, store: Path):
    env = environment(store, LIMIT_WORKER_GRACE_S="0.5")
    job = ask("mira", duration_s=20)

    leaving = worker(env, tmp_path)
    until(lambda: drawing(job), "the worker draws")
    Job.objects.filter(pk=job.pk).update(width=64, height=96, duration_ms=1000)  # the heir has less to do
    asked_at = time.monotonic()
    os.kill(leaving.process.pid, signal.SIGTERM)  # as a container's runtime does: the parent alone
    until(lambda: row(job).state == JobState.QUEUED, "the job waits again")
    waited_s = time.monotonic() - asked_at

    assert runner.run_next("cpu") == job.id
    assert leaving.process.wait(300) == 0
    assert waited_s < 15  # the usual grace is 20
    assert (row(job).state, row(job).attempt, row(job).losses, Clip.objects.count()) == (JobState.SUCCEEDED, 2, 0, 1)
    assert {path.parent.name for path in store.rglob("*") if path.is_file()} == {"draft-2"}
