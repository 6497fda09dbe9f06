"""A worker's shift: batches, finishing beside the next start, and whose trouble is whose."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from common import clock
from generation.contracts import ClipWish
from generation.engine import catalogue
from generation.engine.contracts import ClipRequest, Holding
from generation.engine.errors import EngineBrokenError, ModelUnavailableError
from generation.enums import JobState, WorkerState
from generation.models import Clip, Job, Worker
from generation.services import jobs
from generation.worker import engines, presence, runner
from generation.worker.heartbeat import Heartbeat
from tests.factories import NOW, card, make_member
from tests.generation.conftest import STEPS
from tests.processes import until

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE_S = 60


@pytest.fixture
def overlapping(metronome: type, monkeypatch: pytest.MonkeyPatch) -> type:
    """An engine that gains by finishing one clip beside starting the next."""
    monkeypatch.setitem(catalogue.CARDS, "animatic", replace(catalogue.ANIMATIC, overlaps=True))
    return metronome


@pytest.fixture
def in_threes(metronome: type) -> type:
    """An engine that makes three clips together."""
    metronome.holding = Holding(plan="steady", batch_max=3)
    engines.open_engine("animatic")
    return metronome


def ask(handle: str, prompt: str = "a ball") -> Job:
    """This will be a member's waiting job for a clip of a second, just asked for."""
    return jobs.submit(actor=card(make_member(handle)), wish=ClipWish(prompt=prompt, duration_s=1), now=clock.now())


def states(*asked: Job) -> list[str]:
    return [Job.objects.get(pk=job.pk).state for job in asked]


def test_members_clips_are_started_together_and_each_gets_their_own(in_threes: type, store: Path):
    batches: list[int] = []
    in_threes.beat = staticmethod(lambda requests, step: batches.append(len(requests)))
    asked = [ask(handle) for handle in ("mira", "noor", "olu", "pia")]

    assert runner.run_batch("cpu") == [job.id for job in asked[:3]]

    assert batches == [3] * STEPS
    assert states(*asked) == [JobState.SUCCEEDED] * 3 + [JobState.QUEUED]
    assert {clip.author_id for clip in Clip.objects.all()} == {job.member_id for job in asked[:3]}


def test_one_member_s_cancel_leaves_the_others_theirs(in_threes: type, store: Path):
    mira, noor, olu = (ask(handle) for handle in ("mira", "noor", "olu"))

    def cancel(requests: Sequence[ClipRequest], step: int) -> None:
        if step == 1:
            jobs.cancel(actor=card(noor.member), job_id=noor.id, now=NOW)
            until(lambda: not pulse_of(noor), "the pulse has seen it")
        if step == 2:  # the others go on; whoever left need not wait for them
            until(lambda: states(noor) == [JobState.CANCELLED], "the cancelled one has ended")

    in_threes.beat = staticmethod(cancel)
    runner.run_batch("cpu")

    assert states(mira, noor, olu) == [JobState.SUCCEEDED, JobState.CANCELLED, JobState.SUCCEEDED]
    assert not list(store.rglob(f"*{noor.id.hex}*"))


def test_a_bug_that_one_clip_stumbles_into_is_that_clip_s_alone(in_threes: type, store: Path):
    mira, noor, olu = ask("mira"), ask("noor", prompt="a poisoned apple"), ask("olu")

    def stumble(requests: Sequence[ClipRequest], step: int) -> None:
        if any("poison" in request.prompt for request in requests):
            raise ZeroDivisionError

    in_threes.beat = staticmethod(stumble)
    runner.run_batch("cpu")

    assert states(mira, noor, olu) == [JobState.SUCCEEDED, JobState.FAILED, JobState.SUCCEEDED]
    assert Job.objects.get(pk=noor.pk).error_code == "not_delivered"


def test_a_shift_works_the_queue_off_past_a_crash(metronome: type, store: Path):
    asked = [ask("mira"), ask("noor", prompt="a poisoned apple"), ask("olu")]

    def stumble(requests: Sequence[ClipRequest], step: int) -> None:
        if "poison" in requests[0].prompt:
            raise MemoryError

    metronome.beat = staticmethod(stumble)

    assert runner.run_shift("cpu") == 3
    assert states(*asked) == [JobState.SUCCEEDED, JobState.FAILED, JobState.SUCCEEDED]
    assert runner.run_shift("cpu") == 0


def test_what_may_have_killed_a_worker_goes_alone(in_threes: type, store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(catalogue.CARDS, "animatic", replace(catalogue.ANIMATIC, overlaps=True))
    asked = [ask(handle) for handle in ("mira", "noor", "olu", "pia")]
    Job.objects.filter(pk=asked[1].pk).update(losses=1)
    seen: list[tuple[int, list[str]]] = []

    def look(requests: Sequence[ClipRequest], step: int) -> None:
        if step == 0:
            seen.append((len(requests), sorted(states(*asked))))

    in_threes.beat = staticmethod(look)
    assert runner.run_shift("cpu") == 4

    done, running, queued = JobState.SUCCEEDED, JobState.RUNNING, JobState.QUEUED
    assert seen == [(3, [queued, *[running] * 3]), (1, [running, *[done] * 3])]


def test_an_engine_that_broke_fails_its_clip_and_its_process_makes_room_for_another(metronome: type, store: Path):
    def fail(requests: Sequence[ClipRequest], step: int) -> None:
        raise EngineBrokenError("The accelerator failed.")

    metronome.beat = staticmethod(fail)
    first, second = ask("mira"), ask("noor")
    with pytest.raises(SystemExit):
        runner.run_shift("cpu")
    assert states(first, second) == [JobState.FAILED, JobState.QUEUED]


class Story:
    """What happened in which order; the first clip's frames wait until the second clip was started."""

    def __init__(self, engine: type, first: Job, second: Job) -> None:
        self.told: list[str] = []
        self._second_started = threading.Event()
        self._ids = {first.seed: "first", second.seed: "second"}
        engine.beat = staticmethod(self._beat)
        engine.between = staticmethod(self._between)

    def _beat(self, requests: Sequence[ClipRequest], step: int) -> None:
        if step == 0:
            self.told.append(f"{self._ids[requests[0].seed]} started")
        if self.told[-1] == "second started":
            self._second_started.set()

    def _between(self, index: int) -> None:
        if index == 0 and "drawing" not in self.told:
            self.told.append("drawing")
            self._second_started.wait(PATIENCE_S if threading.current_thread().name.startswith("finish") else 0)
            self.told.append("drawn")


def test_a_clip_is_finished_while_the_next_is_started(overlapping: type, store: Path):
    first, second = ask("mira"), ask("noor")
    story = Story(overlapping, first, second)

    assert runner.run_shift("cpu") == 2
    assert (story.told[0], story.told[-1]) == ("first started", "drawn")
    assert set(story.told[1:-1]) == {"drawing", "second started"}
    assert states(first, second) == [JobState.SUCCEEDED] * 2


def test_where_nothing_is_gained_one_clip_comes_after_the_other(metronome: type, store: Path):
    first, second = ask("mira"), ask("noor")
    story = Story(metronome, first, second)

    assert runner.run_shift("cpu") == 2
    assert story.told == ["first started", "drawing", "drawn", "second started"]


def test_a_worker_is_one_clip_ahead_and_no_more(overlapping: type, store: Path):
    first, second, third = ask("mira"), ask("noor"), ask("olu")
    Story(overlapping, first, second)
    draw, seen = overlapping.between, []

    def look(index: int) -> None:
        draw(index)
        if index == 23 and not seen:
            seen.extend(states(first, second, third))

    overlapping.between = staticmethod(look)
    runner.run_shift("cpu")
    assert seen == [JobState.RUNNING, JobState.RUNNING, JobState.QUEUED]


def test_a_cancel_is_heard_while_a_clip_is_finished_too(overlapping: type, store: Path):
    job, drawn = ask("mira"), []

    def cancel_at_five(index: int) -> None:
        drawn.append(index)
        if index == 5:
            jobs.cancel(actor=card(job.member), job_id=job.id, now=NOW)
            until(lambda: not pulse_of(job), "the pulse has seen it")

    overlapping.between = staticmethod(cancel_at_five)
    runner.run_shift("cpu")
    assert (states(job), drawn) == ([JobState.CANCELLED], [0, 1, 2, 3, 4, 5])


def test_a_worker_without_its_model_fails_one_job_and_takes_no_more(
    metronome: type, store: Path, monkeypatch: pytest.MonkeyPatch
):
    def missing(self: Any) -> Iterator[None]:
        raise ModelUnavailableError("no model here")

    monkeypatch.setattr(metronome, "open", missing)
    first, second = ask("mira"), ask("noor")

    assert runner.run_shift("cpu") == 1
    assert states(first, second) == [JobState.FAILED, JobState.QUEUED]


def test_a_worker_whose_model_did_not_open_at_the_start_takes_nothing(
    metronome: type, store: Path, monkeypatch: pytest.MonkeyPatch
):
    def missing(self: Any) -> Iterator[None]:
        raise ModelUnavailableError("no model here")

    monkeypatch.setattr(metronome, "open", missing)
    assert engines.open_engines_for({"cpu"}) == []
    job = ask("mira")
    assert (runner.run_shift("cpu"), states(job)) == (0, [JobState.QUEUED])


def test_a_worker_says_what_it_is_from_its_start_to_its_end(in_threes: type):
    presence.begin({"cpu"})
    try:
        until(Worker.objects.exists, "the row is there")
        row = Worker.objects.get()
    finally:
        presence.end()

    assert (row.queue, row.engines, row.plan, row.batch_max) == ("cpu", ["animatic"], "steady", 3)
    assert (row.state, row.name) == (WorkerState.IDLE, presence.worker_name())
    assert not Worker.objects.exists()


def test_a_row_follows_what_the_process_does_and_holds(in_threes: type, store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(catalogue.CARDS, "animatic", replace(catalogue.ANIMATIC, needs_gpu=True))
    cards = []
    in_threes.between = staticmethod(lambda index: cards.append(presence.card("gpu")))
    ask("mira")
    Job.objects.update(queue="gpu")
    from generation.models import Lane

    Lane.objects.update(queue="gpu")
    runner.run_next("gpu")
    in_threes.holding = Holding(plan="by part", batch_max=1)
    after = presence.card("gpu")

    assert cards[0].state == WorkerState.WORKING
    assert (after.state, after.plan, after.batch_max) == (WorkerState.IDLE, "by part", 1)
    assert [(shape.engine, shape.width, shape.duration_ms) for shape in after.shapes] == [("animatic", 64, 1000)]


def test_what_a_worker_serves_without_jobs_makes_it_no_row(metronome: type):
    presence.begin({"chores"})
    presence.end()
    assert not Worker.objects.exists()


def pulse_of(job: Job) -> list[threading.Thread]:
    """This will be the thread that keeps a job's lease, while there is one."""
    return [thread for thread in threading.enumerate() if thread.name == f"lease-{job.id}"]


def test_leaving_figures_behind_costs_the_engine_s_thread_next_to_nothing(metronome: type):
    import time

    from generation.contracts import Claim
    from generation.engine.contracts import Stage

    pulse = Heartbeat(Claim(job_id=ask("mira").id, attempt=1, kind="generate", worker="w"))
    begun = time.thread_time()
    for step in range(1000):
        pulse.step(Stage.DENOISING, step, 1000)
    assert time.thread_time() - begun < 0.1  # seconds for a thousand steps: a tenth of what one step may cost
