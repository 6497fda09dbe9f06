"""A worker that has to go finishes what it can and hands back the rest, which costs nobody an attempt."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generation.contracts import ClipWish
from generation.enums import JobState, WorkerState
from generation.models import Clip, Job, LateFinish
from generation.services import jobs, leases
from generation.worker import presence, runner
from generation.worker.presence import Presence
from generation.worker.stopping import note
from tests.factories import NOW, card, make_member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def clean_note() -> Iterator[None]:
    """Nobody is asked to go before or after a test."""
    note.forget()
    yield
    note.forget()


@pytest.fixture
def grace(settings: Any) -> Callable[[float], None]:
    """Sets how long a worker may go on after it was asked to go, in seconds."""

    def last(seconds: float) -> None:
        settings.LIMITS = settings.LIMITS.model_copy(update={"worker_grace_s": seconds})

    return last


@pytest.fixture
def job(store: Path, metronome: type) -> Job:
    return ask("mira")


def ask(handle: str) -> Job:
    return jobs.submit(actor=card(make_member(handle)), wish=ClipWish(prompt="a ball", duration_s=1), now=NOW)


def at_frame(number: int, engine: type, act: Callable[[], None]) -> list[int]:
    """This will have `act` done before frame `number` is drawn; the answer fills with the frames drawn."""
    drawn: list[int] = []

    def between(index: int) -> None:
        drawn.append(index)
        if index == number:
            act()

    engine.between = staticmethod(between)
    return drawn


def files(store: Path) -> list[str]:
    return sorted(path.name for path in store.rglob("*") if path.is_file())


def test_who_is_asked_to_go_finishes_what_it_has_and_takes_no_more(job: Job, metronome: type, grace: Any):
    grace(60)
    waiting, watching = ask("noor"), Presence("cpu")

    def be_asked() -> None:
        note.ask()
        watching._look()

    at_frame(5, metronome, be_asked)

    assert runner.run_shift("cpu") == 1
    assert [Job.objects.get(pk=each.pk).state for each in (job, waiting)] == [JobState.SUCCEEDED, JobState.QUEUED]
    assert runner.run_shift("cpu") == 0


@pytest.mark.parametrize(("asked", "grace_s"), [(1, 0), (2, 60)], ids=["grace over", "asked twice"])
def test_what_cannot_be_finished_goes_back_and_another_makes_it_at_once(
    job: Job, metronome: type, store: Path, grace: Any, no_calls: list[Any], asked: int, grace_s: float
):
    grace(grace_s)
    watching, seen = Presence("cpu"), []

    def be_asked() -> None:
        no_calls.clear()
        note.ask(times=asked)
        watching._look()
        seen.append(Job.objects.get(pk=job.pk).state)

    drawn = at_frame(5, metronome, be_asked)
    assert runner.run_shift("cpu") == 1

    job.refresh_from_db()
    assert seen == [JobState.QUEUED]  # at once, not when the engine has left
    assert drawn == [0, 1, 2, 3, 4, 5]
    assert (job.state, job.attempt, job.losses, job.lease_until) == (JobState.QUEUED, 1, 0, None)
    assert (files(store), [call["queue"] for call in no_calls]) == ([], ["cpu"])

    note.forget()
    at_frame(-1, metronome, be_asked)
    assert runner.run_next("cpu") == job.id
    job.refresh_from_db()
    assert (job.state, job.attempt, Clip.objects.count(), LateFinish.objects.count()) == (JobState.SUCCEEDED, 2, 1, 0)


def test_a_job_that_ended_in_time_is_not_handed_back_and_keeps_its_files(
    job: Job, metronome: type, store: Path, grace: Any, monkeypatch: pytest.MonkeyPatch
):
    grace(0)
    deliver = runner.endings.deliver_draft

    def deliver_and_be_asked(**how: Any) -> Clip:
        clip = deliver(**how)
        note.ask()
        Presence("cpu")._look()
        return clip

    monkeypatch.setattr(runner.endings, "deliver_draft", deliver_and_be_asked)
    runner.run_shift("cpu")
    job.refresh_from_db()
    assert (job.state, files(store)) == (JobState.SUCCEEDED, ["master.c2pa", "master.mp4", "poster.webp"])


def test_a_cancelled_job_is_not_handed_back_but_ended(job: Job, metronome: type, store: Path, grace: Any):
    grace(0)

    def cancel_and_be_asked() -> None:
        jobs.cancel(actor=card(job.member), job_id=job.id, now=NOW)
        note.ask()
        Presence("cpu")._look()

    at_frame(5, metronome, cancel_and_be_asked)
    runner.run_shift("cpu")
    job.refresh_from_db()
    assert (job.state, files(store)) == (JobState.CANCELLED, [])


def test_a_database_that_is_away_is_asked_again(job: Job, metronome: type, grace: Any, monkeypatch: pytest.MonkeyPatch):
    from django.db import OperationalError

    grace(0)
    hand_back, tries = leases.hand_back, []

    def away_once(**how: Any) -> bool:
        tries.append(how)
        if len(tries) == 1:
            raise OperationalError("the server closed the connection")
        return hand_back(**how)

    monkeypatch.setattr(leases, "hand_back", away_once)
    watching = Presence("cpu")

    def be_asked() -> None:
        note.ask()
        watching._look()
        watching._look()

    at_frame(5, metronome, be_asked)
    runner.run_shift("cpu")
    job.refresh_from_db()
    assert (job.state, len(tries)) == (JobState.QUEUED, 2)


def test_who_is_asked_says_so(metronome: type):
    assert presence.card("cpu").state == WorkerState.IDLE
    note.ask()
    assert presence.card("cpu").state == WorkerState.STOPPING


def test_a_note_crosses_the_fork_and_a_signal_to_the_whole_group_counts_once():
    program = """if True:
        import os, signal
        from generation.worker.stopping import note
        reader, writer = os.pipe()
        if (child := os.fork()) == 0:
            with note.instead_of_dying():
                os.kill(os.getpid(), signal.SIGTERM)
                print("heard", note.asked, flush=True)
                os.read(reader, 1)
                print("and read", note.asked, flush=True)
            print(signal.getsignal(signal.SIGTERM) == signal.SIG_DFL, flush=True)
            os._exit(0)
        note.ask()
        os.write(writer, b".")
        os.waitpid(child, 0)
        with note.instead_of_dying():
            print(signal.getsignal(signal.SIGTERM) == signal.SIG_DFL, flush=True)
        note.ask()
        if (child := os.fork()) == 0:
            print("asked twice", note.asked, flush=True)
            os._exit(0)
        os.waitpid(child, 0)
    """
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["heard 1", "and read 1", "True", "True", "asked twice 2"]
