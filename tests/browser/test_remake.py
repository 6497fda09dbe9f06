"""Changing something in a clip: asked for in words, told in a few words beside the clip that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import expect

from common import clock
from generation.engine.catalogue import CARDS, LTX2
from generation.enums import JobKind, JobState, Opening
from generation.models import Clip, Job
from generation.services import endings
from tests.browser.conftest import Footage, Visit
from tests.browser.test_create import claim
from tests.factories import NOW, make_member, rendered_clip

Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wake-up calls go nowhere: these tests are the worker."""
    from generation.tasks import work

    monkeypatch.setattr(work, "apply_async", lambda **how: None)


def made_here(clip: Clip) -> None:
    """The job that made a clip: without it nobody knows what its script began with."""
    Job.objects.create(
        id=clip.id,
        kind=JobKind.GENERATE,
        queue="cpu",
        member=clip.author,
        clip=clip,
        state=JobState.SUCCEEDED,
        engine="animatic",
        prompt=clip.prompt,
        width=clip.width,
        height=clip.height,
        duration_ms=clip.duration_ms,
        fps=24,
        seed=clip.seed,
        created_at=NOW,
        queued_at=NOW,
        finished_at=NOW,
    )


def deliver(changes: tuple[str, ...], footage: Footage) -> Clip:
    rendered = rendered_clip(
        master="clip.mp4",
        poster="poster.webp",
        placeholder=footage.placeholder,
        reading=("In the picture: a blue ball (bouncing); kitchen, night.",),
        changes=changes,
    )
    with transaction.atomic():
        return endings.deliver_draft(claim=claim(), rendered=rendered, now=clock.now())


def test_a_clip_is_changed_in_words(
    visit: Visiting, film: Callable[..., Clip], footage: Footage, store: Path, tmp_path: Path
) -> None:
    mira = make_member("mira")
    clip = film(make_member("noor"), caption="A ball in the kitchen", duration_ms=10_000, seed=77)
    made_here(clip)
    page = visit(mira).go(f"/create?remix_of={clip.id}")

    expect(page.get_by_label("Change something in it")).to_be_checked()
    expect(page.get_by_role("group", name="Length")).to_be_hidden()
    page.get_by_label("Go on where it ends").check(force=True)
    expect(page.get_by_role("group", name="Length")).to_be_visible()
    page.get_by_label("Change something in it").check(force=True)
    page.get_by_label("What should be different?").fill("make it blue, at night")
    page.screenshot(path=tmp_path / "ask.png", full_page=True)
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_text("Next in line")).to_be_visible()

    job = Job.objects.get(member=mira)
    assert (job.opening, job.duration_ms, job.seed, job.parent_id) == (Opening.CHANGE, 10_000, 77, clip.pk)
    draft = deliver(("red ball → blue ball", "time: day → night"), footage)

    page.goto(f"{page.url.split('/create')[0]}/drafts/{draft.id}")
    page.get_by_text("How it was made").click()
    expect(page.locator("[data-changes] li").first).to_have_text("red ball → blue ball")
    page.screenshot(path=tmp_path / "draft.png", full_page=True)
    page.goto(f"{page.url.split('/drafts')[0]}/clips/{draft.id}/credentials")
    expect(page.locator("[data-changes] li")).to_have_text(["red ball → blue ball", "time: day → night"])
    page.screenshot(path=tmp_path / "credentials.png", full_page=True)


def test_where_clips_cannot_begin_with_another_they_can_still_be_changed(
    visit: Visiting, film: Callable[..., Clip], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ENGINES = ["ltx2:/srv/models/none", "animatic"]
    monkeypatch.setitem(CARDS, "ltx2", replace(LTX2, inputs=frozenset()))
    clip = film(make_member("noor"), caption="A ball in the kitchen")
    made_here(clip)
    page = visit(make_member("mira")).go(f"/create?remix_of={clip.id}")

    expect(page.get_by_label("Go on where it ends")).to_have_count(0)
    page.get_by_label("What should be different?").fill("make it blue")
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_text("Next in line")).to_be_visible()
    assert (Job.objects.get(member__handle="mira").engine, Job.objects.count()) == ("animatic", 2)


def test_a_clip_that_cannot_be_changed_is_gone_on_from(visit: Visiting, film: Callable[..., Clip]) -> None:
    clip = film(make_member("noor"), caption="A ball in the kitchen")
    page = visit(make_member("mira")).go(f"/create?remix_of={clip.id}")

    expect(page.get_by_text("Begins where this clip ends")).to_be_visible()
    expect(page.get_by_label("Change something in it")).to_have_count(0)
