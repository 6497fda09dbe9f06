"""What is said is to be read on the picture, until somebody says no; and beside it, for whoever sees no picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generation.models import Clip
from media.captions import CaptionLine, cues_of, webvtt
from tests.browser.conftest import DESK, Visit, held_at, is_playing
from tests.factories import make_member

Visiting = Callable[..., Visit]
Filming = Callable[..., Clip]


@pytest.fixture
def talking(store: Path, film: Filming) -> Clip:
    lines = [CaptionLine(start_s=0.0, end_s=1.9, speaker="robot", text="Who wants tea & <b>milk</b>?")]
    (store / "captions.vtt").write_text(webvtt(cues_of(lines, length_s=2.0)))
    spoken = "Robot: Who wants tea & <b>milk</b>?"
    return film(make_member("author"), captions="captions.vtt", spoken=spoken, caption="Tea")


def on_picture(page: Page, clip: Clip) -> Any:
    return page.locator(f"[data-clip='{clip.id}'] [data-said]")


def test_what_is_said_is_shown_and_one_key_hides_it_for_good(visit: Visiting, talking: Clip) -> None:
    page = visit(make_member("reader"), viewport=DESK).go(f"/clips/{talking.id}")
    is_playing(page, talking)
    held_at(page, talking, 1.0)

    expect(on_picture(page, talking)).to_have_text("Who wants tea & <b>milk</b>?")
    page.keyboard.press("t")
    expect(on_picture(page, talking)).to_be_hidden()
    expect(page.get_by_role("button", name="Captions off")).to_have_attribute("aria-pressed", "false")
    page.reload()
    is_playing(page, talking)
    held_at(page, talking, 1.0)
    expect(on_picture(page, talking)).to_be_hidden()
    page.keyboard.press("t")
    expect(on_picture(page, talking)).to_be_visible()


def test_in_the_feed_captions_are_shown_while_the_sound_is_off_and_keep_within_the_picture(
    visit: Visiting, talking: Clip
) -> None:
    page = visit(make_member("reader")).go("/")
    is_playing(page, talking)

    assert page.locator("video").evaluate("video => video.muted")
    expect(on_picture(page, talking)).to_have_text("Who wants tea & <b>milk</b>?")
    assert on_picture(page, talking).evaluate(
        "said => said.scrollWidth <= said.clientWidth && getComputedStyle(said).backgroundColor === 'rgba(0, 0, 0, 0)'"
    )


def test_without_scripts_the_browser_shows_them(visit: Visiting, talking: Clip) -> None:
    page = visit(make_member("reader"), java_script_enabled=False).go(f"/clips/{talking.id}")

    track = page.locator("video track")
    assert (track.get_attribute("kind"), track.get_attribute("default")) == ("captions", "")
    assert track.get_attribute("src") == f"/clips/{talking.id}/captions.vtt"


def test_a_clip_in_which_nothing_is_said_has_no_captions(visit: Visiting, film: Filming) -> None:
    silent = film(make_member("author"))
    page = visit(make_member("reader")).go(f"/clips/{silent.id}")
    is_playing(page, silent)

    expect(page.locator("track")).to_have_count(0)
    expect(page.locator("[data-captions]")).to_have_count(0)
    page.keyboard.press("t")


def test_what_is_said_stands_in_the_page_and_can_be_kept(visit: Visiting, talking: Clip) -> None:
    page = visit().go(f"/clips/{talking.id}")
    page.get_by_text("What is said").click()

    expect(page.get_by_text("Robot: Who wants tea & <b>milk</b>?")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the captions").click()
    assert download.value.path().read_text().startswith("WEBVTT\n")
