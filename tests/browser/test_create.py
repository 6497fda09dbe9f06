"""Creating: asking, watching it become a clip, taking it back. The worker's steps are made by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from playwright.sync_api import Page, Route, expect

from accounts.models import Member
from common import clock
from generation.contracts import Claim, WorkerCard, WorkerOffer
from generation.engine.catalogue import ANIMATIC
from generation.enums import JobState
from generation.models import Clip, Job
from generation.services import endings, fleet, leases
from tests.browser.conftest import DESK, Footage, Visit
from tests.factories import make_member, marked_files, rendered_clip

Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wake-up calls go nowhere: these tests are the worker."""
    from generation.tasks import work

    monkeypatch.setattr(work, "apply_async", lambda **how: None)


def ask(page: Page, prompt: str) -> None:
    page.get_by_label("Your idea").fill(prompt)
    page.get_by_role("button", name="Create", exact=True).click()


def claim() -> Claim:
    offer = WorkerOffer(worker="by hand", queue="cpu", engines=("animatic",))
    (claimed,) = leases.claim(offer=offer, now=clock.now())
    return claimed


def step(held: Claim, stage: str, at: int, of: int, progress: float) -> None:
    standing = leases.Standing(stage=stage, step=at, steps=of, progress=progress)
    leases.renew(claim=held, standing=standing, now=clock.now())


def deliver(held: Claim, footage: Footage, store: Path) -> Clip:
    shutil.copy(footage.video, store / "made.mp4")
    shutil.copy(footage.poster, store / "made.webp")
    rendered = rendered_clip(
        master="made.mp4",
        poster="made.webp",
        placeholder=footage.placeholder,
        size_bytes=footage.video.stat().st_size,
        width=96,
        height=128,
        duration_ms=2000,
        model="By hand",
        reading=(),
    )
    with transaction.atomic():
        return endings.deliver_draft(claim=held, rendered=rendered, now=clock.now())


def test_a_wish_is_followed_from_the_queue_to_the_clip(visit: Visiting, footage: Footage, store: Path) -> None:
    mira = visit(make_member("mira"))
    page = mira.go("/create")
    expect(page.get_by_text("What you ask for is made here")).to_be_visible()

    ask(page, "a red ball bounces")
    expect(page.get_by_text("Next in line")).to_be_visible()
    expect(page.get_by_label("Your idea")).to_have_value("")

    held = claim()
    step(held, "drawing", 12, 96, 0.3351)
    mira.socket.hint()
    expect(page.get_by_text("Drawing · 12 of 96")).to_be_visible()
    expect(page.get_by_text("34 %")).to_be_visible()
    assert page.locator("[data-meter]").evaluate("meter => meter.value") == 0.3351
    expect(page).to_have_title("34 % · Create · Sora Social")

    leases.show(claim=held, picture=footage.poster.read_bytes(), now=clock.now())
    step(held, "drawing", 24, 96, 0.42)
    mira.socket.hint()
    expect(page.locator("[data-preview]")).to_be_visible()

    clip = deliver(held, footage, store)
    mira.socket.hint()
    expect(page.get_by_role("heading", name="Ready")).to_be_visible()
    assert page.get_by_role("link", name="Go to posting").get_attribute("href") == f"/drafts/{clip.id}"
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".result .clip")).to_have_class("clip clip--portrait clip--alone clip--scripted clip--ended")
    assert not page.locator(".result video").evaluate("video => video.muted")  # started by hand: it is heard


def test_only_the_newest_finished_clip_keeps_its_player(visit: Visiting, footage: Footage, store: Path) -> None:
    mira = visit(make_member("mira"))
    page = mira.go("/create")
    for number in ("first", "second"):
        ask(page, number)
        expect(page.locator("[data-job]")).to_have_count(1)
        deliver(claim(), footage, store)
        mira.socket.hint()
        expect(page.locator(".result__prompt")).to_have_text(number.capitalize())

    assert page.locator("[data-result]").count() == 1
    first = Clip.objects.get(prompt="first")
    assert page.get_by_role("link", name="Ready: First").get_attribute("href") == f"/drafts/{first.id}"


def test_what_is_in_the_making_is_still_there_after_a_reload(visit: Visiting) -> None:
    page = visit(make_member("mira")).go("/create")
    ask(page, "first")
    expect(page.locator("[data-job]")).to_have_count(1)
    ask(page, "second")
    expect(page.locator("[data-job]")).to_have_count(2)

    page.reload()

    expect(page.locator("[data-prompt]")).to_have_text(["second", "first"])
    kept = "no machine is on; your place is kept"
    expect(page.locator("[data-status]")).to_have_text([f"Number 2 in line · {kept}", f"Next in line · {kept}"])
    fleet.report(card=WorkerCard(name="w", queue="cpu", host="here", pid=1), now=clock.now())
    page.reload()
    expect(page.locator("[data-status]")).to_have_text(["Number 2 in line", "Next in line"])


def test_without_a_socket_the_log_is_asked_every_two_seconds(visit: Visiting) -> None:
    mira = visit(make_member("mira"))
    mira.page.clock.install()
    mira.page.route_web_socket("**/ws/live", lambda socket: socket.close(code=1011))
    page = mira.go("/create")
    ask(page, "a red ball bounces")
    expect(page.get_by_text("Next in line")).to_be_visible()

    step(claim(), "checking", 1, 1, 0.95)
    page.clock.run_for(2_000)

    expect(page.get_by_text("Checking picture and sound")).to_be_visible()
    mira.complaints.clear()  # the refused sockets


def test_a_waiting_clip_is_cancelled_at_once_and_a_running_one_is_told_to_stop(visit: Visiting) -> None:
    mira = visit(make_member("mira"))
    page = mira.go("/create")
    ask(page, "first")
    expect(page.locator("[data-job]")).to_have_count(1)
    held = claim()
    step(held, "drawing", 1, 96, 0.25)
    mira.socket.hint()
    expect(page.get_by_text("Drawing · 1 of 96")).to_be_visible()

    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Stopping")).to_be_visible()
    assert leases.is_cancel_requested(claim=held)
    endings.cancelled(claim=held, now=clock.now())
    mira.socket.hint()

    expect(page.get_by_text("Cancelled. Your unit came back.")).to_be_visible()
    assert page.evaluate("document.activeElement.dataset.state") == "cancelled"
    expect(page.locator(".job__clock:visible")).to_have_class("icon job__clock job__clock--over")
    assert Job.objects.get().state == JobState.CANCELLED


def test_a_clip_that_a_machine_lost_says_so_while_it_waits_and_on_its_second_try(visit: Visiting) -> None:
    mira = visit(make_member("mira"))
    page = mira.go("/create")
    ask(page, "a red ball bounces")
    expect(page.locator("[data-job]")).to_have_count(1)
    step(claim(), "drawing", 7, 360, 0.26)
    Job.objects.update(lease_until=clock.now() - timedelta(seconds=1))

    leases.sweep(now=clock.now())
    mira.socket.hint()
    expect(page.locator("[data-status]")).to_have_text(
        "Stopped on its machine; starts again first in line · no machine is on; your place is kept"
    )

    step(claim(), "drawing", 1, 360, 0.25)
    mira.socket.hint()
    expect(page.locator("[data-status]")).to_have_text("Drawing · 1 of 360 · second try")


def test_a_job_that_fails_says_why_and_offers_another_try(visit: Visiting) -> None:
    mira = visit(make_member("mira"))
    page = mira.go("/create")
    ask(page, "a red & blue ball")
    expect(page.locator("[data-job]")).to_have_count(1)

    endings.fail(claim=claim(), code="engine_bad_output", detail="", now=clock.now())
    mira.socket.hint()

    expect(page.get_by_text("The engine made something that is no clip. Try again.")).to_be_visible()
    expect(page.locator("[data-error] .field__error")).to_contain_text("Your unit came back.")
    page.get_by_role("link", name="Try it again").click()
    expect(page.get_by_label("Your idea")).to_have_value("a red & blue ball")


def test_refusals_stand_beside_what_they_are_about(visit: Visiting) -> None:
    mira = visit(make_member("mira"), viewport=DESK)
    page = mira.go("/create")
    error = page.locator("[data-field=prompt] [data-error]")

    page.get_by_role("button", name="Create", exact=True).click()
    expect(error).to_have_text("Write what should be seen: a sentence is enough.")
    assert page.evaluate("document.activeElement.name") == "prompt"

    for number in range(3):
        ask(page, f"number {number}")
        expect(page.locator("[data-job]")).to_have_count(number + 1)
    ask(page, "one too many")
    expect(page.get_by_role("alert")).to_contain_text("As soon as one of the 3 is finished or cancelled")
    expect(page.get_by_label("Your idea")).to_have_value("one too many")
    assert Job.objects.count() == 3
    mira.complaints.clear()  # the 429, which this test made


def test_without_a_connection_nothing_is_sent_and_it_says_so(visit: Visiting) -> None:
    mira = visit(make_member("mira"))
    page = mira.go("/create")
    mira.context.set_offline(True)

    expect(page.get_by_text("You are offline.")).to_be_visible()
    ask(page, "a red ball bounces")
    expect(page.get_by_role("alert")).to_have_text(
        "There is no connection. Nothing was sent. Try again when you are back online."
    )

    mira.context.set_offline(False)
    expect(page.get_by_text("You are offline.")).to_be_hidden()
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.locator("[data-job]")).to_have_count(1)
    mira.complaints.clear()  # the request that could not leave


def test_an_example_fills_the_field_and_the_counter_counts_near_the_end(visit: Visiting) -> None:
    page = visit(make_member("mira")).go("/create")
    page.get_by_role("button", name=ANIMATIC.examples[1]).click()
    expect(page.get_by_label("Your idea")).to_have_value(ANIMATIC.examples[1])
    expect(page.locator("[data-counter=prompt]")).to_be_hidden()

    page.get_by_label("Your idea").fill("a" * 1700)
    expect(page.locator("[data-counter=prompt]")).to_have_text("1700 of 2000")


def test_posting_is_followed_until_it_is_out(visit: Visiting, film: Callable[..., Clip]) -> None:
    author: Member = make_member("mira")
    clip = film(author, posted=False)
    mira = visit(author)
    page = mira.go(f"/drafts/{clip.id}")

    page.get_by_label("Caption").fill("Look up")
    page.get_by_role("radio", name="Whoever has the link").check()
    page.get_by_role("button", name="Post").click()
    expect(page.get_by_role("heading", name="Being posted")).to_be_visible()
    expect(page.locator("[data-status]")).to_have_text("Next in line · no machine is on; your place is kept")
    held = claim()
    mira.socket.hint()
    expect(page.get_by_text("Your mark is being drawn into the picture.")).to_be_visible()
    endings.deliver_posted(claim=held, marked=marked_files(rendition="clip.mp4", poster="poster.webp"), now=clock.now())
    mira.socket.hint()

    expect(page.get_by_role("heading", name="Posted")).to_be_visible()
    clip.refresh_from_db()
    assert (clip.caption, clip.visibility) == ("Look up", "link")


def test_what_begins_before_the_page_listens_is_shown_all_the_same(visit: Visiting, film: Callable[..., Clip]) -> None:
    author: Member = make_member("mira")
    page = visit(author).go(f"/drafts/{film(author, posted=False).id}")

    asked: list[Route] = []
    page.route("**/api/live?after=9223372036854775807", lambda route: asked.append(route), times=1)
    with page.expect_request("**/api/live?after=9223372036854775807"):
        page.get_by_role("button", name="Post").click()
    expect(page.locator("[data-status]")).to_have_text("Next in line · no machine is on; your place is kept")
    claim()  # after the page was made, before its script has found its place in the log
    asked[0].continue_()

    expect(page.get_by_text("Your mark is being drawn into the picture.")).to_be_visible()


def test_deleting_asks_in_a_sheet_first(visit: Visiting, film: Callable[..., Clip]) -> None:
    author = make_member("mira")
    clip_id: UUID = film(author, posted=False).id
    page = visit(author).go(f"/drafts/{clip_id}")

    page.get_by_role("link", name="Delete").click()
    page.get_by_role("link", name="Keep it").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert Clip.objects.filter(pk=clip_id).exists()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()

    expect(page.get_by_text("Deleted, files included.")).to_be_visible()
    assert not Clip.objects.filter(pk=clip_id).exists()
