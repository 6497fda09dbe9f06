"""Real Celery processes on the real broker: a wish until its work begins, a lost lease until the next attempt, a cancel
until the worker has the next job.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.queue_path.engine import STEP_S, STEPS
from benchmarks.queue_path.fleet import Fleet, actors, ask, job, quickly, tiny_clips

WISHES, CANCELS, LOSSES = 30, 20, 6
LEASE_S = 4
STEP_LENGTH_S = 0.25
BUDGET_START_MS, BUDGET_FREE_MS, BUDGET_LOST_S = 50.0, STEP_LENGTH_S * 1000 + 100, LEASE_S + 1.0


def starts() -> dict[str, Any]:
    """This will ask an idle worker for clips, one after the other. One clock: both processes are on this machine."""
    from common import clock, outbox

    committed: list[datetime] = []
    deliver = outbox._deliver

    def note(entry: Any, now: datetime) -> bool:
        committed.append(clock.now())  # the first thing after the commit
        return deliver(entry, now)

    from_asking, from_commit = [], []
    with tempfile.TemporaryDirectory() as folder, Fleet(Path(folder)) as fleet, tiny_clips():
        fleet.start("cpu")
        with mock.patch.object(outbox, "_deliver", note):
            for actor in actors(WISHES + 3, "starter"):
                asked_at = clock.now()
                job_id = ask(actor)
                quickly(lambda job_id=job_id: job(job_id).state == "succeeded", "the clip is made")
                started_at = job(job_id).started_at
                from_asking.append(_ms(started_at - asked_at))
                from_commit.append(_ms(started_at - committed[-1]))
                time.sleep(0.8)  # until the worker has looked once more and is idle
    from_asking, from_commit = from_asking[3:], from_commit[3:]  # the first ones open connections
    return {
        "ok": statistics.median(from_commit) <= BUDGET_START_MS,
        "from_commit_ms": spread(from_commit),
        "from_asking_ms": spread(from_asking),
        "budget_ms": BUDGET_START_MS,
        "wishes": len(from_commit),
    }


def cancels() -> dict[str, Any]:
    """This will cancel a running clip at a random moment and take the time until its worker begins the next one."""
    from common import clock
    from generation.services import jobs

    chance, times = random.Random(7), []
    engine = {STEPS: "200", STEP_S: str(STEP_LENGTH_S)}
    with tempfile.TemporaryDirectory() as folder, Fleet(Path(folder), **engine) as fleet, tiny_clips():
        fleet.start("cpu")
        people = actors(CANCELS + 1, "canceller")
        running = ask(people[0])
        for number, actor in enumerate(people[1:]):
            quickly(lambda running=running: job(running).steps > 0, "the clip is under way")
            following = ask(actor)
            time.sleep(chance.uniform(0.3, 0.3 + STEP_LENGTH_S))
            cancelled_at = clock.now()
            jobs.cancel(actor=people[number], job_id=running, now=cancelled_at)
            quickly(lambda following=following: job(following).started_at, "the next clip begins")
            times.append(_ms(job(following).started_at - cancelled_at))
            running = following
        jobs.cancel(actor=people[-1], job_id=running, now=clock.now())
    return {
        "ok": statistics.median(times) <= BUDGET_FREE_MS,
        "ms": spread(times),
        "within_budget": round(statistics.mean(each <= BUDGET_FREE_MS for each in times), 2),
        "step_ms": STEP_LENGTH_S * 1000,
        "budget_ms": BUDGET_FREE_MS,
        "cancels": len(times),
    }


def losses() -> dict[str, Any]:
    """This will kill a worker in the middle of a clip, with another one waiting, and take the time from its last renewal
    to the start of the second attempt. Chores and clock run at the product's own schedule.
    """
    times = []
    engine = {STEPS: "400", STEP_S: "0.1", "LIMIT_LEASE_S": str(LEASE_S)}
    with tempfile.TemporaryDirectory() as folder, Fleet(Path(folder), **engine) as fleet, tiny_clips():
        fleet.start("chores", "beat")
        workers = fleet.start("cpu1", "cpu2")
        for actor in actors(LOSSES, "loser"):
            _all_idle(2)
            times.append(_lose(ask(actor), actor, workers, fleet))
    return {
        "ok": statistics.median(times) <= BUDGET_LOST_S,
        "s": [round(each, 2) for each in times],
        "median_s": round(statistics.median(times), 2),
        "budget_s": BUDGET_LOST_S,
        "lease_s": LEASE_S,
    }


def _lose(job_id: Any, actor: Any, workers: list[Any], fleet: Fleet) -> float:
    """One loss, in seconds; a new worker takes the killed one's place afterwards."""
    import psutil

    from common import clock
    from generation.services import jobs

    quickly(lambda: job(job_id).step > 3, "the clip is under way")
    pid = int(job(job_id).worker.rpartition(":")[2])
    holder = next(each for each in workers if each.process.pid == pid or psutil.Process(pid).ppid() == each.process.pid)
    holder.kill()
    renewed_at = job(job_id).lease_until - timedelta(seconds=LEASE_S)
    quickly(lambda: job(job_id).attempt == 2 and job(job_id).state == "running", "the second attempt begins")
    taken = (job(job_id).started_at - renewed_at).total_seconds()
    jobs.cancel(actor=actor, job_id=job_id, now=clock.now())
    quickly(lambda: job(job_id).state == "cancelled", "the clip is cancelled")
    workers.remove(holder)
    workers += fleet.start("cpu3")
    return float(taken)


def _all_idle(count_of: int) -> None:
    """Until so many workers are on and have told so lately; a killed one's row is gone or old."""
    from common import clock
    from generation.models import Worker

    def idle() -> int:
        return Worker.objects.filter(state="idle", seen_at__gte=clock.now() - timedelta(seconds=7)).count()

    from generation.models import Job

    Worker.objects.filter(seen_at__lt=clock.now() - timedelta(seconds=LEASE_S)).delete()
    quickly(
        lambda: idle() >= count_of and not Job.objects.filter(state__in=["queued", "running"]).exists(), "all are idle"
    )


def spread(values: list[float]) -> dict[str, float]:
    """This will give median, 95th percentile and maximum."""
    ordered = sorted(values)
    at_95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return {"median": round(statistics.median(ordered), 1), "p95": round(at_95, 1), "max": round(ordered[-1], 1)}


def _ms(span: timedelta) -> float:
    return span.total_seconds() * 1000
