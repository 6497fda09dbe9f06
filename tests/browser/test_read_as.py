"""How a prompt was read, beside the clip: the gravest first, six lines, the others folded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from generation.models import Clip
from tests.browser.conftest import Visit
from tests.factories import make_member

LINES = [
    "I can't draw tie: here is a present instead.",
    "Not shown: the suit, *electric* guitar.",
    "The robot doesn't *glow*.",
    "In the picture: a robot (waving); neon city, night.",
    "Style: anime. Camera: slow pan left.",
    "Music: slow piano.",
    "The robot says “Good evening.”",
    "Drawn as something near: *tower* as blocks.",
]


def test_six_lines_are_seen_and_the_others_unfold(
    visit: Callable[..., Visit], film: Callable[..., Clip], tmp_path: Path
) -> None:
    mira = make_member("mira")
    clip = film(mira, state="draft", reading=LINES)
    page = visit(mira).go(f"/drafts/{clip.id}")
    read = page.locator("[data-read]")

    expect(read.get_by_text("Music: slow piano.")).to_be_visible()
    expect(read.get_by_text("Drawn as something near")).to_be_hidden()
    expect(read.locator("em").first).to_have_text("electric")
    read.get_by_text("2 more").click()
    expect(read.get_by_text("Drawn as something near")).to_be_visible()
    page.screenshot(path=tmp_path / "draft.png", full_page=True)


def test_a_short_reading_has_nothing_folded(visit: Callable[..., Visit], film: Callable[..., Clip]) -> None:
    mira = make_member("mira")
    clip = film(mira, state="draft", reading=LINES[:6])
    page = visit(mira).go(f"/drafts/{clip.id}")

    expect(page.locator("[data-read] li")).to_have_count(6)
    expect(page.locator("[data-more-read]")).to_have_count(0)
