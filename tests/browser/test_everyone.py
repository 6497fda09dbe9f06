"""Usable by everyone: every page, both themes, checked by axe; nothing wider than a small phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import Member
from generation.models import Clip, Job
from tests.browser.conftest import DESK, Visit
from tests.factories import make_member

EVERY_RULE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What the other theme may break."""
SMALL = {"width": 320, "height": 640}
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def serious(page: Page, rules: dict[str, list[str]]) -> list[str]:
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found if each["impact"] in ("serious", "critical")
    ]


@pytest.fixture
def world(film: Callable[..., Clip]) -> tuple[Member, list[str]]:
    """A member with everything to see, and the pages to see it on."""
    mira = make_member("donaudampfschifffahrtskapitan", display_name=LONG[:60])
    posted, draft = film(mira, minute=1, caption=LONG * 3), film(mira, posted=False, prompt=LONG)
    publishing = film(mira, posted=False, state="publishing")
    for state in ("running", "queued", "failed"):
        make_job(mira, state)
    paths = [f"/clips/{posted.id}", f"/drafts/{draft.id}", f"/drafts/{publishing.id}", f"/drafts/{draft.id}/delete"]
    paths += [f"/clips/{posted.id}/credentials", "/from-here"]
    return mira, ["/", "/create", "/drafts", "/drafts?show=posted", *paths, "/nothing-here"]


def make_job(member: Member, state: str) -> Job:
    now = timezone.now()
    wish: dict[str, Any] = {"prompt": LONG, "width": 720, "height": 1280, "duration_ms": 4000, "fps": 24, "seed": 1}
    standing = {"stage": "drawing", "step": 3, "steps": 96, "progress": 0.3, "lease_until": now, "error_code": "x"}
    return Job.objects.create(
        member=member, kind="generate", queue="cpu", state=state, created_at=now, queued_at=now, **wish, **standing
    )


@pytest.mark.parametrize(
    ("theme", "viewport", "rules", "how_many"),
    [("dark", SMALL, EVERY_RULE, 9), ("light", DESK, COLOURS, 4)],
    ids=["small-dark-phone", "light-desk"],
)
def test_no_page_keeps_anybody_out(
    visit: Callable[..., Visit],
    world: tuple[Member, list[str]],
    theme: str,
    viewport: dict[str, int],
    rules: dict[str, list[str]],
    how_many: int,
) -> None:
    member, paths = world
    reader = visit(member, color_scheme=theme, viewport=viewport, reduced_motion="reduce")
    found = {}
    for path in paths[:how_many]:
        page = reader.go(path)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found[path] = serious(page, rules) + ([f"{wider} px too wide"] if wider > 0 else [])

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    reader.complaints[:] = [each for each in reader.complaints if "404" not in each]  # the last path's own


def test_the_way_in_keeps_nobody_out(visit: Callable[..., Visit], film: Callable[..., Clip]) -> None:
    film(make_member("author"))
    visitor = visit(color_scheme="light", viewport=SMALL, reduced_motion="reduce")
    assert serious(visitor.go("/"), EVERY_RULE) == []


def test_the_keyboard_reaches_the_content_first(visit: Callable[..., Visit]) -> None:
    page = visit(make_member("mira")).go("/drafts")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
