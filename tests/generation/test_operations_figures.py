"""What operators see: one moment's figures, in as many questions however much there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from common.errors import NotFoundError
from generation import snapshot, throughput
from generation.contracts import Claim, Shape
from generation.enums import JobKind, JobState, QueueMood, Tier, WorkerState
from generation.models import Job, LateFinish, Worker
from generation.services import endings, leases, operations
from generation.snapshot import words
from generation.snapshot.contracts import Failure, Rate
from tests.factories import NOW
from tests.generation.operating import OFFER, WHY, ago, ask, cpu, report, row

pytestmark = pytest.mark.django_db


def test_depth_oldest_and_waits_by_tier(mira):
    for waited_s in (30, 200):
        row(mira, JobState.QUEUED, waited_s=waited_s)
    row(mira, JobState.QUEUED, waited_s=5, tier=Tier.PRIORITY)
    row(mira, JobState.QUEUED, waited_s=900, queue="gpu")
    for waited_s in (10, 20, 30):  # started a minute ago
        row(mira, JobState.RUNNING, waited_s=60 + waited_s, started_at=ago(60))
    row(mira, JobState.RUNNING, waited_s=800, started_at=ago(60), attempt=2)  # how long a machine was dead
    row(mira, JobState.SUCCEEDED, waited_s=3000, started_at=ago(2000), finished_at=ago(1000))  # long ago
    for each in Job.objects.filter(state=JobState.RUNNING, attempt=0):
        Job.objects.filter(pk=each.pk).update(attempt=1)
    priority, standard, behind = cpu().tiers
    assert (priority.waiting, priority.oldest_s, priority.started, priority.wait_p50_s) == (1, 5.0, 0, None)
    assert (standard.waiting, standard.oldest_s, standard.started) == (2, 200.0, 3)
    assert (standard.wait_p50_s, standard.wait_p90_s) == (20.0, 28.0)
    assert (behind.waiting, behind.oldest_s) == (0, None)
    assert (cpu().waiting, cpu().running, cpu().oldest_s) == (3, 4, 200.0)


def test_throughput_and_failures_of_the_hour(mira):
    def over(state: JobState, seconds_ago: float, **values: Any) -> None:
        row(mira, state, finished_at=ago(seconds_ago), started_at=ago(seconds_ago + 1), waited_s=seconds_ago, **values)

    for seconds_ago in (30, 200, 299, 301, 3599, 3601):
        over(JobState.SUCCEEDED, seconds_ago)
    over(JobState.SUCCEEDED, 30, kind=JobKind.PUBLISH)
    for code in ("engine_failed", "engine_failed", "not_delivered"):
        over(JobState.FAILED, 60, error_code=code, losses=1)
    over(JobState.FAILED, 4000, error_code="long_ago")
    over(JobState.PARKED, 60, error_code="worker_lost", losses=2, kind=JobKind.PUBLISH)
    LateFinish.objects.create(job=Job.objects.first(), attempt=1, worker="w", at=ago(10))
    LateFinish.objects.create(job=Job.objects.first(), attempt=1, worker="w", at=ago(4000))
    taken = cpu()
    assert taken.rates == (
        Rate(minutes=5, clips=3 / 5, clip_seconds=12 / 5, posted=1 / 5),
        Rate(minutes=15, clips=4 / 15, clip_seconds=16 / 15, posted=1 / 15),
        Rate(minutes=60, clips=5 / 60, clip_seconds=20 / 60, posted=1 / 60),
    )
    assert taken.failures == (
        Failure(kind="generate", state="failed", code="engine_failed", count=2),
        Failure(kind="generate", state="failed", code="not_delivered", count=1),
        Failure(kind="publish", state="parked", code="worker_lost", count=1),
    )
    assert (taken.losses, taken.late_finishes, taken.parked) == (5, 1, 1)
    assert (taken.made[-1], taken.made[-4], taken.made[-5], taken.made[-6], taken.made[0]) == (1, 1, 1, 1, 1)
    assert sum(taken.made) == 5


def test_what_waited_over_the_hour_is_told_from_arrivals_and_departures(mira):
    row(mira, JobState.QUEUED, waited_s=5000)
    row(mira, JobState.QUEUED, waited_s=90)  # came in the second minute
    row(mira, JobState.RUNNING, waited_s=600, started_at=ago(150), attempt=1)  # waited until the third
    row(mira, JobState.CANCELLED, waited_s=3700, finished_at=ago(1790))  # never started
    depth = cpu().depth
    assert (len(depth), depth[-1], depth[-2], depth[-3], depth[-4]) == (61, 2, 2, 1, 2)
    assert (depth[0], depth[60 - 30], depth[60 - 29], depth[60 - 9], depth[60 - 10]) == (2, 2, 1, 2, 1)


def test_workers_are_what_they_said_last_and_silent_after_a_while(mira):
    report("box:1", state=WorkerState.WORKING, plan="resident", batch_max=4, shapes=frozenset({SHAPE}))
    report("box:2", seen_s=21)
    report("card:1", queue="gpu", seen_s=20)
    running = row(mira, JobState.RUNNING, worker="box:1", stage="drawing", progress=0.25, started_at=ago(4), attempt=2)
    orphan = row(mira, JobState.RUNNING, worker="box:3", started_at=ago(9))
    taken = snapshot.take(now=NOW)
    one, two, three = taken.workers
    assert (one.state, one.plan, one.batch_max, one.engines, one.seen_s) == ("working", "resident", 4, ("animatic",), 0)
    (job,) = one.jobs
    assert (job.id, job.stage, job.progress, job.running_s, job.attempt) == (running.pk, "drawing", 0.25, 4.0, 2)
    assert (two.state, two.seen_s, three.state) == ("silent", 21.0, "idle")
    assert [job.id for job in taken.unknown_jobs] == [orphan.pk]
    assert (taken.states("cpu"), cpu().workers, cpu().busy) == ({"working": 1, "silent": 1}, 1, 1)


SHAPE = Shape(engine="animatic", width=720, height=1280, duration_ms=4000, fps=24)


def test_operators_read_the_same_mood_as_members(olga):
    def moods() -> set[QueueMood]:
        return {cpu().mood, throughput.mood_of("cpu", now=NOW)}

    assert moods() == {QueueMood.OFFLINE}
    report()
    assert moods() == {QueueMood.MOVING}
    operations.drain(actor=olga, worker="box:1", **WHY)
    assert moods() == {QueueMood.OFFLINE}
    operations.pause(actor=olga, queue="cpu", **WHY)
    assert moods() == {QueueMood.PAUSED}


def multiply(job: Job, times: int) -> None:
    """The same row so many times more, each with an id of its own."""
    columns = ", ".join(field.column for field in Job._meta.concrete_fields if field.column != "id")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO generation_job (id, {columns}) SELECT gen_random_uuid(), {columns} "  # noqa: S608
            "FROM generation_job, generate_series(1, %s) WHERE id = %s",
            [times, job.pk],
        )


def test_the_snapshot_asks_the_same_few_questions_however_much_there_is(olga, mira, django_assert_num_queries):
    def fill(count: int) -> None:
        for state, ended in ((JobState.QUEUED, None), (JobState.PARKED, NOW), (JobState.SUCCEEDED, NOW)):
            multiply(row(mira, state, finished_at=ended), count - 1)
        Worker.objects.bulk_create(
            [
                Worker(name=f"{count}:{n}", queue="cpu", host="h", pid=1, started_at=NOW, seen_at=NOW)
                for n in range(count // 10)
            ]
        )

    for count, total in ((20, 20), (1980, 2000)):
        fill(count)
        with django_assert_num_queries(12):  # the role, and the eleven of snapshot.take
            taken = snapshot.for_operator(actor_id=olga.id, now=NOW)
        cpu = taken.queues[1]
        assert (cpu.waiting, cpu.parked, sum(cpu.made), cpu.workers) == (total, total, total, total // 10)
    assert len(taken.parked) == 50


def test_nobody_else_sees_the_figures(mira):
    with pytest.raises(NotFoundError):
        snapshot.for_operator(actor_id=mira.id, now=NOW)


def test_a_sentence_says_what_stands_still_first(olga, mira):
    report("card:1", queue="gpu")
    assert words.of_queue(cpu()) == "No worker is on: nothing waits."
    row(mira, JobState.QUEUED, waited_s=200)
    assert words.summary(snapshot.take(now=NOW)) == "CPU: no worker is on. 1 waits, nothing runs; 0.0 clips a minute."
    report()
    assert words.of_queue(cpu()) == "1 waits, the oldest for 3 min 20 s; 0 of 1 worker is busy."
    operations.pause(actor=olga, queue="cpu", **WHY)
    row(mira, JobState.PARKED, finished_at=NOW)
    said = words.summary(snapshot.take(now=NOW))
    assert said == "CPU is paused. 1 job is parked. 1 waits, nothing runs; 0.0 clips a minute."
    assert words.of_queue(cpu()) == "Paused: 1 waits, the oldest for 3 min 20 s; nothing runs."


def test_late_finishers_are_counted(mira):
    ask(mira)
    (claim,) = leases.claim(offer=OFFER, now=NOW)
    stale = Claim(job_id=claim.job_id, attempt=claim.attempt + 1, kind=claim.kind, worker="w")
    assert not endings.fail(claim=stale, code="x", detail="", now=NOW)
    assert cpu().late_finishes == 1
