"""What the operators' page says first, and what it says of each worker: headline, card and row never contradict."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.enums import StaffRole
from generation import snapshot, throughput
from generation.contracts import WorkerCard
from generation.enums import JobState, QueueMood, WorkerState
from generation.models import Worker
from generation.services import fleet
from generation.snapshot import words
from tests.factories import NOW, make_member
from tests.generation.operating import ago, report, row

pytestmark = pytest.mark.django_db

CALM = "Nothing waits, nothing runs; 0.0 clips a minute."


@pytest.fixture(autouse=True)
def card_on() -> None:
    """The other queue moves, so that sentences are about this one."""
    report("card:1", queue="gpu")


def said() -> str:
    return words.summary(snapshot.take(now=NOW))


def cpu() -> Any:
    return snapshot.take(now=NOW).queues[1]


def drain(*names: str) -> None:
    Worker.objects.filter(pk__in=names).update(draining=True)


def test_the_headline_names_a_queue_that_nobody_takes_from_and_why():
    assert said() == f"CPU: no worker is on. {CALM}"
    report("box:1")
    assert said() == "Everything moves: nothing waits, nothing runs; 0.0 clips a minute."
    drain("box:1")
    assert said() == f"CPU: its only worker is drained. {CALM}"
    assert (words.of_mood(cpu()), words.of_queue(cpu())) == ("Drained", "Its only worker is drained: nothing waits.")
    report("box:2", state=WorkerState.STOPPING)
    assert said() == f"CPU: none of its 2 workers takes jobs. {CALM}"
    assert words.of_mood(cpu()) == "No worker takes jobs"
    drain("box:2")
    assert said() == f"CPU: all its 2 workers are drained. {CALM}"
    Worker.objects.filter(queue="cpu").update(seen_at=ago(100))
    assert (said(), words.of_mood(cpu())) == (f"CPU: no worker is on. {CALM}", "No worker is on")


def test_the_headline_tells_of_clips_in_silent_hands(mira):
    report("box:1"), report("box:2", seen_s=100)
    row(mira, JobState.RUNNING, worker="box:2", started_at=ago(9))
    one = "CPU: a worker fell silent with 1 clip in hand; it is taken back when its lease ends."
    assert said() == f"{one} Nothing waits, 1 runs; 0.0 clips a minute."
    row(mira, JobState.RUNNING, worker="box:9", started_at=ago(9))  # nobody knows it any more
    row(mira, JobState.RUNNING, worker="box:1", started_at=ago(9))
    two = "CPU: 2 workers fell silent with 2 clips in hand; they are taken back lease by lease."
    assert said() == f"{two} Nothing waits, 3 run; 0.0 clips a minute."


def test_a_graphics_card_without_a_model_moves_nothing(mira, settings):
    settings.ENGINES = ["animatic", "ltx2:somewhere"]
    report("box:1")
    fleet.report(card=WorkerCard(name="card:1", queue="gpu", host="box", pid=1), now=NOW)
    assert said() == f"GPU: its only worker has no engine and can make no clip. {CALM}"
    assert throughput.mood_of("gpu", now=NOW) == snapshot.take(now=NOW).queues[0].mood == QueueMood.OFFLINE
    fleet.report(card=WorkerCard(name="box:1", queue="cpu", host="box", pid=1), now=NOW)
    assert throughput.mood_of("cpu", now=NOW) == cpu().mood == QueueMood.MOVING  # it posts all the same
    report("card:2", queue="gpu")
    assert throughput.mood_of("gpu", now=NOW) == snapshot.take(now=NOW).queues[0].mood == QueueMood.MOVING


def test_one_is_counted_as_one():
    one = replace(cpu(), depth=(0, 1))
    assert words.of_depth(one) == "1 waits now, 0 an hour ago, 1 at most."
    assert words.of_depth(replace(one, depth=(1, 2))) == "2 wait now, 1 an hour ago, 2 at most."


def test_a_row_says_what_its_worker_does_and_offers_what_it_can(mira):
    page = Client()
    page.force_login(make_member("olga", roles=[StaffRole.OPERATOR]))
    report("box:1", seen_s=0), report("box:2"), report("box:3")
    row(mira, JobState.RUNNING, worker="box:2", started_at=ago(9))
    drain("box:2", "box:3")

    def of(worker: str) -> tuple[Any, ...]:
        text = page.get("/console/queue").content.decode()
        (found,) = re.findall(rf'<tr data-key="{worker}">.*?</tr>', text, re.DOTALL)
        chip = re.search(r'class="chip[^"]*">(\w+)<', found)
        return chip and chip[1], re.findall(r"<summary>(.*?)</summary>", found), "on for" in found

    Worker.objects.filter(queue="cpu").update(seen_at="9999-01-01T00:00Z")
    assert of("box:1") == (None, ["Drain"], True)
    assert of("box:2") == ("draining", ["Take jobs again"], True)
    assert of("box:3") == ("drained", ["Take jobs again"], True)
    Worker.objects.filter(queue="cpu").update(seen_at=ago(10**7))
    assert [of(name) for name in ("box:1", "box:2")] == [("silent", [], False)] * 2


def test_what_has_been_is_plotted_the_same_at_the_next_reading(mira):
    for seconds in (15, 70, 100, 130, 1000):
        row(mira, JobState.RUNNING, waited_s=seconds + 40, started_at=ago(seconds), attempt=1)
        row(mira, JobState.SUCCEEDED, waited_s=seconds, started_at=ago(seconds), finished_at=ago(seconds))
    early, late = (snapshot.take(now=NOW + timedelta(seconds=after)).queues[1] for after in (1, 59))
    assert early.depth == late.depth
    assert early.made == late.made
    assert (early.depth[-4:], early.made[-4:]) == ((1, 0, 0, 0), (1, 2, 1, 0))
    nearby = snapshot.take(now=NOW + timedelta(seconds=61)).queues[1]
    assert (nearby.depth[:-2], nearby.made[:-1]) == (early.depth[1:-1], early.made[1:])
    assert [taken.rates[0].clips for taken in (early, nearby)] == [4 / 5, 4 / 5]
    assert snapshot.take(now=NOW + timedelta(seconds=171)).queues[1].rates[0].clips == 3 / 5  # back from now: exact


@pytest.mark.parametrize("role", [*StaffRole, None])
def test_staff_find_the_console_on_their_own_page(role):
    page = Client()
    page.force_login(make_member("sten", roles=[role] if role else []))
    shown = '<a href="/console">Console</a>' in page.get("/settings").content.decode()
    assert shown == (role in (StaffRole.MODERATOR, StaffRole.OPERATOR, StaffRole.CHILD_SAFETY))


def test_a_queue_that_no_engine_uses_lacks_no_worker(settings):
    report("box:1")
    Worker.objects.filter(queue="gpu").delete()
    settings.ENGINES = ["animatic"]
    assert said().startswith("Everything moves")
    assert words.of_mood(snapshot.take(now=NOW).queues[0]) == "Not used here"
    settings.ENGINES = ["animatic", "ltx2:somewhere"]
    assert said().startswith("GPU: no worker is on.")
