"""A worker killed in the middle of a clip: the clip is made once all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from common import clock
from generation.contracts import ClipWish
from generation.enums import JobState
from generation.models import Clip, Job
from generation.services import jobs, leases
from tests.factories import card, make_member
from tests.processes import environment, until, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture(autouse=True)
def no_calls() -> None:
    """Here the calls go to the real broker."""


def test_a_worker_killed_mid_job_costs_nobody_their_clip(tmp_path: Path):
    env = environment(tmp_path / "media", LIMIT_LEASE_S="2")
    job = jobs.submit(
        actor=card(make_member("mira")), wish=ClipWish(prompt="a red ball bounces", duration_s=4), now=clock.now()
    )
    Job.objects.update(duration_ms=20_000)  # so that none is quick enough to be done when the blow comes

    def row() -> Job:
        return Job.objects.get(pk=job.pk)

    doomed = worker(env, tmp_path)
    try:
        until(lambda: row().state == JobState.RUNNING and row().stage == "drawing", "the worker draws")
    finally:
        doomed.kill()
    Job.objects.update(width=64, height=96, duration_ms=1000)  # the heir has less to do
    assert (row().attempt, row().state, Clip.objects.count()) == (1, JobState.RUNNING, 0)

    heir = worker(env, tmp_path)
    try:
        until(lambda: leases.sweep(now=clock.now())["requeued"] == 1, "the lease lapses")
        until(lambda: row().state == JobState.SUCCEEDED, "the second attempt ends")
    finally:
        heir.stop()

    assert (row().attempt, Clip.objects.count()) == (2, 1)
    kept = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert sorted(path.name for path in kept) == ["master.c2pa", "master.mp4", "poster.webp"]
    assert {path.parent.name for path in kept} == {"draft-2"}
