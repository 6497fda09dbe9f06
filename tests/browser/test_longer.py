"""Making a clip longer: how much, what happens next or nothing, what it costs, and why it is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generation.enums import Opening
from generation.models import Clip, Job
from tests.browser.conftest import DESK, Footage, Visit
from tests.browser.test_remake import deliver, made_here
from tests.factories import make_member

Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wake-up calls go nowhere: these tests are the worker."""
    from generation.tasks import work

    monkeypatch.setattr(work, "apply_async", lambda **how: None)


def test_a_clip_is_made_longer(visit: Visiting, film: Callable[..., Clip], footage: Footage, tmp_path: Path) -> None:
    mira = make_member("mira")
    clip = film(mira, posted=False, duration_ms=4000, seed=77)
    made_here(clip)
    page = visit(mira).go(f"/drafts/{clip.id}")
    page.get_by_role("link", name="Make it longer").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Make it longer")
    expect(page.get_by_label("Make it longer")).to_be_checked()
    expect(page.locator("[data-remixed] video")).to_be_visible()
    expect(page.get_by_role("group", name="Length", exact=True)).to_be_hidden()
    longer = page.get_by_role("group", name="How much longer")
    expect(longer.get_by_role("radio")).to_have_count(2)  # of 15 s on Free 11 are left
    expect(longer.get_by_label("+ 4 s")).to_be_checked()
    longer.get_by_label("+ 8 s").check(force=True)
    expect(page.locator("[data-price-units]")).to_have_text("1\u00a0unit")
    page.screenshot(path=tmp_path / "ask.png", full_page=True)
    page.get_by_label("Change something in it").check(force=True)
    expect(longer).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text("Change something in it")
    page.get_by_label("Make it longer").check(force=True)
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_text("What happens in it goes on")).to_be_visible()
    page.screenshot(path=tmp_path / "making.png", full_page=True)

    job = Job.objects.exclude(pk=clip.pk).get(member=mira)
    assert (job.opening, job.duration_ms, job.extends_ms, job.seed, job.prompt) == (
        Opening.EXTENSION,
        12_000,
        4000,
        77,
        "",
    )
    draft = deliver(("+ 8 s",), footage)
    page.goto(f"{page.url.split('/create')[0]}/drafts/{draft.id}")
    page.get_by_text("How it was made").click()
    expect(page.locator("[data-changes] li")).to_have_text(["+ 8 s"])
    page.screenshot(path=tmp_path / "draft.png", full_page=True)


def test_what_happens_next_is_said_on_a_desk_too(visit: Visiting, film: Callable[..., Clip], tmp_path: Path) -> None:
    clip = film(make_member("noor"), caption="A ball in the kitchen", duration_ms=4000)
    made_here(clip)
    page = visit(make_member("mira"), viewport=DESK).go(f"/create?remix_of={clip.id}&remix=extend")

    page.get_by_label("What happens next?").fill("a dog runs in")
    page.screenshot(path=tmp_path / "desk.png", full_page=True)
    page.get_by_role("button", name="Create", exact=True).click()

    expect(page.get_by_text("Next in line")).to_be_visible()
    job = Job.objects.get(member__handle="mira")
    assert (job.prompt, job.duration_ms, job.parent_id) == ("a dog runs in", 8000, clip.pk)


def test_a_clip_that_became_too_long_meanwhile_is_refused_beside_how_much(
    visit: Visiting, film: Callable[..., Clip], settings: Any, tmp_path: Path
) -> None:
    clip = film(make_member("noor"), duration_ms=4000)
    made_here(clip)
    mira = visit(make_member("mira"))
    page = mira.go(f"/create?remix_of={clip.id}&remix=extend")
    settings.LIMITS = settings.LIMITS.model_copy(update={"clip_seconds_free_max": 6})

    page.get_by_role("button", name="Create", exact=True).click()

    said = page.locator("[data-longer] [data-error]")
    expect(said).to_have_text("It has 4 s. It can grow by 2 s at most: 6 s in all, 20 s at a time.")
    mira.complaints.clear()  # the 400, which this test made
    page.screenshot(path=tmp_path / "refused.png", full_page=True)


def test_without_a_script_it_is_asked_for_too(visit: Visiting, film: Callable[..., Clip], tmp_path: Path) -> None:
    mira = make_member("mira")
    clip = film(mira, duration_ms=4000)
    made_here(clip)
    page = visit(mira, java_script_enabled=False).go(f"/create?remix_of={clip.id}&remix=extend")

    page.get_by_label("+ 8 s").check(force=True)
    page.get_by_role("button", name="Create", exact=True).click()

    job = Job.objects.exclude(pk=clip.pk).get(member=mira)
    assert (job.opening, job.duration_ms, job.extends_ms) == (Opening.EXTENSION, 12_000, 4000)


def test_what_cannot_be_made_longer_is_not_offered_so(visit: Visiting, film: Callable[..., Clip]) -> None:
    clip = film(make_member("noor"), duration_ms=15_000)
    made_here(clip)
    page = visit(make_member("mira")).go(f"/create?remix_of={clip.id}&remix=extend")

    expect(page.get_by_label("Change something in it")).to_be_checked()
    expect(page.get_by_label("Make it longer")).to_have_count(0)
