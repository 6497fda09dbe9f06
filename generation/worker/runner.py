"""A worker's shift: claim, start, finish beside the next start, until nothing waits or it has to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from typing import TypeAlias
from uuid import UUID

import structlog
from django.db import connection

from generation.contracts import Shape
from generation.engine.catalogue import CARDS
from generation.engine.contracts import Frame, Stage
from generation.engine.errors import EngineBrokenError, RenderingCancelledError
from generation.engine.protocol import OpenEngine, Outcome
from generation.enums import JobKind
from generation.errors import LeaseLostError
from generation.models import Job
from generation.services import endings, fleet, leases
from generation.worker import engines, fleet_clock, presence
from generation.worker.opening import begun, script_of
from generation.worker.publishing import publish
from generation.worker.rendering import package, request_of
from generation.worker.runs import Run
from generation.worker.stopping import note

Left: TypeAlias = Callable[[Run, RenderingCancelledError], None]

log = structlog.get_logger(__name__)

FINISHERS = 4
"""Clips of one batch that are encoded at a time: x264 uses two threads each, and a card's machine has 16 cores."""

LOOK_S = 0.5
"""While clips are being finished and nothing waited, the queue is looked at so often: a card idles no longer."""


def run_next(queue: str) -> UUID | None:
    """This will claim the next job of a queue and bring it to an end; returns its id, None when nothing waited."""
    return next(iter(run_batch(queue, batch_max=1)), None)


def run_batch(queue: str, *, batch_max: int | None = None) -> list[UUID]:
    """This will claim one batch of a queue and bring all of it to an end; returns the jobs' ids.

    `batch_max` bounds the batch below what the engines can do together.
    """
    fleet.report(card=presence.card(queue), now=fleet_clock.now())
    with _Shift(queue, batch_max) as shift:
        return shift.take()


def run_shift(queue: str) -> int:
    """This will bring jobs of a queue to an end until nothing waits or the worker is to go; returns how many it took."""
    taken = 0
    with note.instead_of_dying(), _Shift(queue) as shift:
        while not note.asked and not engines.given_up():
            found = len(shift.take())
            taken += found
            if not found and not shift.is_finishing(LOOK_S):
                break
    if broken := engines.given_up():
        raise SystemExit(f"ending this process for a new one: {', '.join(broken)} broke")  # Celery's pool replaces it
    return taken


class _Shift:
    """Starts clips in this thread and, where the engine gains by it, finishes them in others: one batch behind."""

    def __init__(self, queue: str, batch_max: int | None = None) -> None:
        self._queue = queue
        self._batch_max = batch_max
        self._pool = ThreadPoolExecutor(FINISHERS, thread_name_prefix="finish")
        self._finishing: list[Future[None]] = []

    def __enter__(self) -> _Shift:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True)

    def take(self) -> list[UUID]:
        """This will claim one batch and start it, and finish it or leave that to others; the ids of its jobs."""
        claims = leases.claim(offer=presence.offer(self._queue, self._batch_max), now=fleet_clock.now())
        jobs = Job.objects.select_related("clip__author", "clip__parent", "parent").in_bulk(
            [claim.job_id for claim in claims]
        )
        runs: list[Run] = []
        try:
            # A job may be gone already: its member left.
            runs += (Run(jobs[claim.job_id], claim) for claim in claims if claim.job_id in jobs)
            self._work(runs)
        except BaseException:
            for run in runs:
                run.let_go()
            raise
        return [run.job.id for run in runs]

    def is_finishing(self, patience_s: float) -> bool:
        """This will wait up to `patience_s` seconds for what is being finished, and tell whether some of it still is."""
        return bool(wait(self._finishing, timeout=patience_s).not_done)

    def _work(self, runs: list[Run]) -> None:
        for run in runs:
            log.info("job_claimed", job=str(run.job.id), kind=run.job.kind, attempt=run.claim.attempt, of=len(runs))
        if runs and runs[0].job.kind == JobKind.PUBLISH:
            runs[0].conclude(partial(_publish, runs[0]))
        elif runs:
            self._generate(runs)

    def _generate(self, runs: list[Run]) -> None:
        goes_alone = bool(runs[0].job.losses)
        if goes_alone:  # it may have killed a worker, and must not take with it what is being finished
            wait(self._finishing)
        outcomes = _started(runs, self._left)
        works = [partial(_deliver, run, outcome) for run, outcome in zip(runs, outcomes, strict=True)]
        if goes_alone or not CARDS[runs[0].job.engine].overlaps:
            for run, work in zip(runs, works, strict=True):
                run.conclude(work)
            return
        wait(self._finishing)  # one batch behind and no more: finished frames of several would fill the memory
        self._finishing = [self._pool.submit(_conclude_here, run, work) for run, work in zip(runs, works, strict=True)]

    def _left(self, run: Run, why: RenderingCancelledError) -> None:
        self._pool.submit(_conclude_here, run, partial(_raise, why))


class _Watch:
    """A run's pulse as the engine's watch. Who leaves a batch has their ending at once; the others may take a minute."""

    def __init__(self, run: Run, left: Left) -> None:
        self._run, self._left = run, left

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will do as the Protocol says."""
        try:
            self._run.pulse.step(stage, done, total, preview)
        except RenderingCancelledError as why:
            self._left(self._run, why)
            raise


def _started(runs: list[Run], left: Left) -> Sequence[Outcome | Exception]:
    """This will start all of `runs` together, or give everyone the reason why that was not possible."""
    engine_name = runs[0].job.engine
    for run in runs:
        with suppress(RenderingCancelledError):  # it is raised again at the engine's first step
            run.pulse.step(Stage.LOADING, 0, 1)
    try:
        engine = engines.open_engine(engine_name)
    except Exception as error:
        return [error] * len(runs)
    outcomes = _start_prepared(engine, runs, left)
    job = runs[0].job
    engines.note_warm(
        Shape(engine=engine_name, width=job.width, height=job.height, duration_ms=job.duration_ms, fps=job.fps)
    )
    return outcomes


def _start_prepared(engine: OpenEngine, runs: list[Run], left: Left) -> Sequence[Outcome | Exception]:
    """Whose opening cannot be had ends alone; the others start together."""
    outcomes: dict[UUID, Outcome | Exception] = {}
    for run in runs:
        try:
            run.request = begun(request_of(run.job, script_of(run.job)), run.job, run.folder)
        except Exception as error:
            outcomes[run.job.pk] = error
    ready = [run for run in runs if run.job.pk not in outcomes]
    started = _start(engine, ready, left) if ready else []
    outcomes |= {run.job.pk: outcome for run, outcome in zip(ready, started, strict=True)}
    return [outcomes[run.job.pk] for run in runs]


def _start(engine: OpenEngine, runs: list[Run], left: Left) -> Sequence[Outcome | Exception]:
    """A bug that one clip stumbles into is that clip's alone: then each is started by itself."""
    try:
        return engine.start([run.request for run in runs], [_Watch(run, left) for run in runs])
    except Exception as crash:
        if len(runs) == 1:
            return [crash]
        log.exception("batch_crashed", jobs=[str(run.job.id) for run in runs])
    return [outcome for run in runs for outcome in _start(engine, [run], left)]


def _conclude_here(run: Run, work: Callable[[], None]) -> None:
    try:
        run.conclude(work)
    finally:
        connection.close()  # this thread's own


def _deliver(run: Run, outcome: Outcome | Exception) -> None:
    try:
        if isinstance(outcome, Exception):
            raise outcome
        rendering = outcome.finish()
        with rendering.until_delivered:
            rendered = package(run.job, run.request, rendering, run.files, run.folder, run.pulse)
            endings.deliver_draft(claim=run.claim, rendered=rendered, now=fleet_clock.now())
    except EngineBrokenError:
        engines.give_up(run.job.engine)
        raise
    run.tidy()


def _raise(error: Exception) -> None:
    raise error


def _publish(run: Run) -> None:
    if run.job.clip is None:
        raise LeaseLostError  # deleted since it was asked for
    marked = publish(run.job.clip, run.files, run.folder, run.pulse)
    endings.deliver_posted(claim=run.claim, marked=marked, now=fleet_clock.now())
    run.tidy()
