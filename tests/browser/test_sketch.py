"""The animatic of a clip that waits for a big model: seen within seconds, called what it is, gone with the wait."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from common import clock
from generation.models import Job
from generation.services import jobs
from generation.worker import sketching
from tests.browser.conftest import Visit
from tests.browser.test_create import ask
from tests.factories import card, make_member

Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Clips wait for a card, and calls go nowhere: these tests are the worker."""
    from generation.tasks import sketch, work

    settings.ENGINES = ["ltx2:/srv/models/none"]
    for task in (work, sketch):
        monkeypatch.setattr(task, "apply_async", lambda **how: None)


def test_whoever_waits_watches_the_animatic(visit: Visiting, tmp_path: Path) -> None:
    mira = make_member("mira")
    visited = visit(mira)
    page = visited.go("/create")
    ask(page, "A red ball bounces in a kitchen at night")
    video, words = page.locator("[data-job] [data-animatic]"), page.get_by_text("Animatic preview: a quick drawing")
    expect(page.locator("[data-job]")).to_have_count(1)
    expect(video).to_be_hidden()

    job = Job.objects.get()
    assert sketching.make(job.pk)
    visited.socket.hint()

    expect(words).to_be_visible()
    page.wait_for_function("() => document.querySelector('[data-job] [data-animatic]').currentTime > 0.2")
    page.screenshot(path=tmp_path / "waiting.png", full_page=True)
    page.reload()
    expect(words).to_be_visible()

    jobs.cancel(actor=card(mira), job_id=job.pk, now=clock.now())
    visited.socket.hint()
    expect(words).to_be_hidden()
    expect(video).to_be_hidden()
