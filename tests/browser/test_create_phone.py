"""Creating on a phone: what is to be done next, and what is being done, is in view without scrolling."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from generation.models import Clip, Job
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.test_remake import made_here
from tests.factories import make_member

Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wake-up calls go nowhere: nobody makes these clips."""
    from generation.tasks import work

    monkeypatch.setattr(work, "apply_async", lambda **how: None)


def is_in_reach(what: Locator) -> bool:
    """Wholly in view, and nothing lies over its middle, as soon as the page has come to rest: some hundred frames."""
    return bool(
        what.evaluate(
            "async it => {"
            " const seen = () => { const box = it.getBoundingClientRect();"
            "  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
            "  return box.top >= 0 && box.bottom <= innerHeight && it.contains(over); };"
            " for (let left = 200; left > 0 && !seen(); left--) await new Promise(requestAnimationFrame);"
            " return seen(); }"
        )
    )


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_create_is_in_reach_and_so_is_what_was_asked_for(visit: Visiting, viewport: dict[str, int]) -> None:
    page = visit(make_member("mira"), viewport=viewport).go("/create")
    create = page.get_by_role("button", name="Create", exact=True)
    assert is_in_reach(create)
    page.locator("summary").click()
    page.get_by_label("Seed").focus()
    assert is_in_reach(page.get_by_label("Seed"))  # not beneath the button

    page.get_by_label("Your idea").fill("a red ball bounces")
    page.get_by_label("Seed").scroll_into_view_if_needed()
    create.click()

    expect(page.locator("[data-job]")).to_have_count(1)
    assert is_in_reach(page.locator("[data-status]"))
    assert is_in_reach(page.locator("[data-meter]"))
    assert page.evaluate("document.activeElement.dataset.state") == "queued"
    page.reload()
    assert is_in_reach(page.locator("[data-status]"))


def test_without_a_script_the_next_page_begins_with_what_was_asked_for(visit: Visiting) -> None:
    page = visit(make_member("mira"), java_script_enabled=False).go("/create")
    page.get_by_label("Your idea").fill("a red ball bounces")
    page.get_by_role("button", name="Create", exact=True).click()

    box = page.get_by_text("Next in line").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE["height"]
    assert Job.objects.count() == 1


def test_over_the_keyboard_the_button_stays_and_the_navigation_goes(visit: Visiting) -> None:
    page = visit(make_member("mira"), has_touch=True, is_mobile=True).go("/create")
    navigation = page.get_by_role("navigation", name="Main")
    expect(navigation).to_be_visible()

    page.get_by_label("Your idea").tap()
    page.keyboard.type("a red ball bounces")
    page.set_viewport_size({"width": 390, "height": 460})  # what the keyboard leaves

    expect(navigation).to_be_hidden()
    create = page.get_by_role("button", name="Create", exact=True)
    assert is_in_reach(create)
    assert is_in_reach(page.get_by_label("Your idea"))
    box = create.bounding_box()
    assert box is not None
    page.touchscreen.tap(
        box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    )  # it must not leave from under the thumb
    expect(page.locator("[data-job]")).to_have_count(1)
    expect(navigation).to_be_visible()


def test_a_draft_is_offered_a_caption_that_a_person_would_write(visit: Visiting, film: Callable[..., Clip]) -> None:
    mira = make_member("mira")
    clip = film(mira, posted=False, prompt="Shot 1 (3 s): a girl runs home.\nShot 2 (4 s): she sleeps.", caption="")
    made_here(clip)
    page = visit(mira).go(f"/drafts/{clip.id}")

    expect(page.get_by_label("Caption")).to_have_value("A girl runs home")
    assert page.title() == "A girl runs home · Draft · Sora Social"
    page.get_by_label("Caption").fill("")
    page.get_by_role("button", name="Post").click()
    expect(page.get_by_role("heading", name="Being posted")).to_be_visible()
    clip.refresh_from_db()
    assert clip.caption == ""
