"""The operators' page: a queue is paused and resumed, and figures stay fresh without taking away what one types."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.enums import StaffRole
from accounts.models import Member
from common.models import AuditEntry
from generation.contracts import WorkerCard
from generation.enums import WorkerState
from generation.models import Job, LateFinish, QueueControl, Worker
from generation.services import fleet
from tests.browser.conftest import DESK, PATIENCE_MS, PHONE, Visit
from tests.browser.test_everyone import EVERY_RULE, serious
from tests.factories import make_member


@pytest.fixture
def olga() -> Member:
    return make_member("olga", roles=[StaffRole.OPERATOR])


@pytest.fixture
def busy_queue() -> None:
    """A worker with a job, one that fell silent, jobs waiting, made, failed and parked over the last hour."""
    now, mira = timezone.now(), make_member("mira")

    def job(state: str, came: float, began: float | None = None, ended: float | None = None, **values: Any) -> Job:
        moments = {"created_at": came, "queued_at": came, "started_at": began, "finished_at": ended}
        stamps = {name: now - timedelta(seconds=ago) for name, ago in moments.items() if ago is not None}
        shape = {"engine": "animatic", "width": 720, "height": 1280, "duration_ms": 4000, "fps": 24, "seed": 1}
        made = {"kind": "generate", "queue": "cpu", "member": mira, "attempt": 1, "state": state, **shape, **stamps}
        return Job.objects.create(**{**made, **values})

    for number in range(40):
        job("succeeded", 3500 - 85 * number, 3300 - 80 * number, 3290 - 80 * number)
    for number in range(7):
        job("queued", 20 + 30 * number, attempt=0, tier=number % 3)
    for code in ("engine_failed", "engine_failed", "engine_out_of_memory"):
        job("failed", 700, 600, 500, error_code=code)
    for detail in ("", "CUDA error: an illegal memory access was encountered"):
        parked = job("parked", 2000, 1500, 1200, error_code="worker_lost", error_detail=detail, attempt=3, losses=3)
    LateFinish.objects.create(job=parked, attempt=1, worker="box:7", at=now)
    held = {"worker": "render-1:4711", "lease_until": now, "stage": "drawing", "progress": 0.42, "attempt": 2}
    job("running", 30, 8, **held)
    for name, seen_s, state in (("render-1:4711", 1, WorkerState.WORKING), ("render-2:815", 95, WorkerState.IDLE)):
        worker = WorkerCard(name=name, queue="cpu", host=name, pid=1, engines=("animatic",), state=state, batch_max=4)
        fleet.report(card=worker, now=now - timedelta(seconds=seen_s))


def open_console(visit: Callable[..., Visit], member: Member, **options: Any) -> tuple[Page, Any]:
    """The page, and what hints on its socket."""
    return open_on(visit(member, **{"viewport": DESK, **options}), [])


def open_on(reader: Visit, sockets: list[Any]) -> tuple[Page, Any]:
    """The page as this reader sees it, and what hints on its socket."""
    reader.page.route_web_socket("**/ws/operations", lambda socket: sockets.append(socket))
    page = reader.go("/console/queue")
    page.wait_for_function("() => !document.querySelector('[data-keys]').hidden")
    return page, lambda: sockets[-1].send('{"changed": 1}')


def test_an_operator_pauses_sees_it_and_resumes(visit: Callable[..., Visit], olga: Member, busy_queue: None) -> None:
    page, _ = open_console(visit, olga)
    cpu = page.locator("[data-key=queue-cpu]")
    expect(cpu.locator("[data-sentence]")).to_have_text(
        re.compile(r"7 wait, the oldest for 3 min \d+ s; 1 of 1 worker is busy\.")
    )
    cpu.get_by_text("Pause cpu").first.click()
    cpu.get_by_label("Why").fill("a new driver")
    cpu.get_by_role("button", name="Pause cpu").click()
    expect(page.get_by_text("cpu is paused.", exact=True)).to_be_visible()
    expect(cpu.locator("[data-mood]")).to_have_text("Paused by an operator")
    expect(cpu).to_contain_text("a new driver")
    assert QueueControl.objects.get().paused_at is not None

    cpu.get_by_text("Resume cpu").first.click()
    cpu.get_by_label("Why").fill("it is in")
    cpu.get_by_role("button", name="Resume cpu").click()
    expect(cpu.locator("[data-mood]")).to_have_text("Moving")
    assert QueueControl.objects.get().paused_at is None
    deeds = AuditEntry.objects.order_by("id").values_list("action", "actor_id", "facts__reason")
    assert list(deeds) == [("queue.paused", olga.pk, "a new driver"), ("queue.resumed", olga.pk, "it is in")]


def test_a_hint_brings_new_figures_and_leaves_what_is_typed(
    visit: Callable[..., Visit], olga: Member, busy_queue: None
) -> None:
    page, hint = open_console(visit, olga)
    worker = page.locator("[data-key='render-1:4711']")
    worker.get_by_text("Drain").first.click()
    typed = worker.get_by_label("Why render-1:4711 is drained")
    typed.press_sequentially("it is too ")
    Job.objects.filter(state="running").update(stage="packaging")
    Worker.objects.filter(pk="render-2:815").delete()
    hint()
    expect(worker).to_contain_text("Putting picture and sound together", timeout=PATIENCE_MS)
    expect(page.locator("[data-key='render-2:815']")).to_have_count(0)
    typed.press_sequentially("hot")  # goes on where it was: neither focus nor words were lost
    expect(typed).to_be_focused()
    expect(typed).to_have_value("it is too hot")
    Worker.objects.all().delete()  # even when its row is gone for everybody else
    hint()
    expect(page.locator("[data-summary]")).to_contain_text("CPU: no worker is on.", timeout=PATIENCE_MS)
    expect(typed).to_have_value("it is too hot")


def test_the_page_keeps_nobody_out(visit: Callable[..., Visit], olga: Member, busy_queue: None) -> None:
    phone, _ = open_console(visit, olga, viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    phone.get_by_text("Pause cpu").first.click()
    assert phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert serious(phone, EVERY_RULE) == []


def test_a_moderator_finds_no_such_page(visit: Callable[..., Visit]) -> None:
    reader = visit(make_member("mona", roles=[StaffRole.MODERATOR]))
    assert "Nothing is here" in reader.go("/console/queue").inner_text("body")
    assert reader.go("/console/flags").get_by_role("link", name="Queue").count() == 0
    reader.complaints[:] = [each for each in reader.complaints if "404" not in each]  # the page that is not there


def test_whoever_is_signed_out_is_told_so_and_nothing_more_is_asked(
    visit: Callable[..., Visit], olga: Member, busy_queue: None
) -> None:
    reader = visit(olga, viewport=DESK)
    reader.page.clock.install()
    page, hint = open_on(reader, [])
    QueueControl.objects.create(queue="gpu", paused_at=timezone.now(), note="maintenance")
    hint()
    expect(page.locator("[data-key=note]")).to_contain_text("maintenance", timeout=PATIENCE_MS)
    page.context.clear_cookies()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    hint()
    again = page.get_by_role("link", name="Sign in again")
    expect(again).to_be_visible(timeout=PATIENCE_MS)
    assert again.get_attribute("href") == "/sign-in?next=/console/queue"
    marked = page.evaluate(
        "[...document.querySelectorAll('.operations *')]"
        ".filter((each) => getComputedStyle(each, '::after').content.includes('no answer')).map((each) => each.innerText)"
    )
    assert [re.sub(r"[\d:]+", "0", words) for words in marked] == ["Read at 0 UTC"]
    page.keyboard.press("r")
    hint()
    page.clock.run_for(20_000)  # many times the pause between two readings
    assert len(asked) == 1
    reader.complaints[:] = [each for each in reader.complaints if "404" not in each]  # what signed-out readers are told
