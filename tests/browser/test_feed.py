"""Watching: one clip at a time, by thumb and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from generation.models import Clip
from tests.browser.conftest import DESK, Visit, is_playing
from tests.factories import make_member

Visiting = Callable[..., Visit]
Filming = Callable[..., Clip]


def shown(page: Page, clip: Clip) -> Any:
    return page.locator(f"[data-clip='{clip.id}']")


def is_muted(page: Page, clip: Clip) -> bool:
    return bool(shown(page, clip).locator("video").evaluate("video => video.muted"))


def test_the_clip_in_view_plays_silently_and_a_tap_pauses_it(visit: Visiting, film: Filming) -> None:
    author = make_member("author")
    older, newest = film(author, minute=1), film(author, minute=2)
    page = visit(make_member("reader")).go("/")

    assert is_playing(page, newest) == "Pause"
    assert is_muted(page, newest)
    assert shown(page, older).locator("video").evaluate("video => video.paused")

    shown(page, newest).locator("[data-toggle]").click()
    expect(shown(page, newest)).to_have_class("clip clip--portrait clip--scripted clip--paused")


def test_sound_is_turned_on_by_one_tap_and_remembered(visit: Visiting, film: Filming) -> None:
    clip = film(make_member("author"))
    page = visit(make_member("reader")).go("/")
    is_playing(page, clip)

    page.get_by_role("button", name="Sound off").click()
    assert not is_muted(page, clip)
    assert page.get_by_role("button", name="Sound on").get_attribute("aria-pressed") == "true"
    page.goto(f"{page.url}clips/{clip.id}")

    is_playing(page, clip)
    assert is_muted(page, clip)  # this browser allows no sound before a touch …
    shown(page, clip).locator("[data-toggle]").click()
    assert not is_muted(page, clip)  # … and any touch is enough: the wish is known


def test_the_keyboard_moves_pauses_seeks_and_explains_itself(visit: Visiting, film: Filming) -> None:
    author = make_member("author")
    older, newest = film(author, minute=1), film(author, minute=2)
    page = visit(make_member("reader"), viewport=DESK).go("/")
    is_playing(page, newest)

    page.keyboard.press("j")
    is_playing(page, older)
    expect(shown(page, newest)).to_have_class("clip clip--portrait clip--scripted clip--paused")
    page.keyboard.press(" ")
    expect(shown(page, older)).to_have_class("clip clip--portrait clip--scripted clip--paused")
    page.keyboard.press("ArrowRight")
    assert shown(page, older).locator("video").evaluate("video => video.currentTime") == 2
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    is_playing(page, newest)


def test_the_feed_goes_on_to_its_end_holding_every_clip_once_and_few_in_memory(visit: Visiting, film: Filming) -> None:
    author = make_member("author")
    clips = [film(author, minute=minute) for minute in range(8, 0, -1)]
    page = visit(make_member("reader")).go("/")
    is_playing(page, clips[0])

    film(author, minute=99)  # arrives meanwhile: neither repeated nor pushed in
    for clip in clips[1:]:
        page.keyboard.press("j")
        is_playing(page, clip)
    page.keyboard.press("j")

    expect(page.get_by_role("heading", name="That's everything")).to_be_in_viewport()
    assert page.locator("[data-clip]").evaluate_all("all => all.map(each => each.dataset.clip)") == [
        str(clip.id) for clip in clips
    ]
    assert page.locator("video[src]").count() <= 4


def test_without_script_it_is_a_list_with_the_browsers_controls(visit: Visiting, film: Filming) -> None:
    author = make_member("author")
    clips = [film(author, minute=minute) for minute in range(8, 0, -1)]
    page = visit(make_member("reader"), java_script_enabled=False).go("/")

    assert page.locator("video[controls]").count() == 6
    page.get_by_role("link", name="Show more clips").click()
    assert page.locator("[data-clip]").count() == 2
    assert page.locator(f"[data-clip='{clips[-1].id}']").count() == 1


def test_a_clip_that_does_not_load_says_so_and_can_be_tried_again(visit: Visiting, film: Filming) -> None:
    clip = film(make_member("author"))
    reader = visit(make_member("reader"))
    reader.page.route("**/video.mp4", lambda route: route.abort())
    page = reader.go("/")
    expect(page.get_by_text("This clip did not load.")).to_be_visible()

    page.unroute("**/video.mp4")
    page.get_by_role("button", name="Try again").click()

    is_playing(page, clip)
    expect(page.get_by_text("This clip did not load.")).to_be_hidden()
    reader.complaints.clear()  # the aborted request, which this test made


def test_nothing_moves_by_itself_for_whoever_asked_for_calm(visit: Visiting, film: Filming) -> None:
    clip = film(make_member("author"))
    page = visit(make_member("reader"), reduced_motion="reduce").go("/")

    expect(shown(page, clip)).to_have_class("clip clip--portrait clip--scripted clip--paused")
    page.get_by_role("button", name="Play").click()
    is_playing(page, clip)


def test_the_next_page_that_does_not_load_is_a_sentence_and_a_button(visit: Visiting, film: Filming) -> None:
    author = make_member("author")
    for minute in range(8):
        film(author, minute=minute)
    reader = visit(make_member("reader"))
    reader.page.route("**/feed/more?*", lambda route: route.fulfill(status=503))
    page = reader.go("/")

    page.locator("[data-end]").scroll_into_view_if_needed()
    expect(page.get_by_text("The next page did not load. Try again.")).to_be_visible()
    page.unroute("**/feed/more?*")
    page.get_by_role("link", name="Show more clips").click()

    expect(page.locator("[data-clip]")).to_have_count(8)
    reader.complaints.clear()  # the refused request, which this test made


def test_one_clips_page_plays_to_its_end_and_again(visit: Visiting, film: Filming) -> None:
    clip = film(make_member("author"), caption="Look up")
    page = visit(viewport=DESK).go(f"/clips/{clip.id}")

    is_playing(page, clip)
    expect(shown(page, clip)).to_have_class("clip clip--portrait clip--scripted clip--ended")
    assert shown(page, clip).locator("video").evaluate("video => video.ended && video.currentTime") == 2
    page.get_by_role("button", name="Play again").click()
    is_playing(page, clip)
