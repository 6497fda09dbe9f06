"""A clip told shot by shot: by thumb and by key, sent as words that every engine reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from generation.engine.shots.marks import segments
from generation.models import Job
from tests.browser.conftest import Visit
from tests.browser.test_everyone import EVERY_RULE, SMALL, serious
from tests.factories import make_member

Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wake-up calls go nowhere: nobody makes these clips."""
    from generation.tasks import work

    monkeypatch.setattr(work, "apply_async", lambda **how: None)


def words_of(page: Page, number: int) -> str:
    return page.get_by_label(f"What happens in shot {number}").input_value()


def test_three_shots_are_told_put_in_order_and_sent(visit: Visiting) -> None:
    page = visit(make_member("mira"), has_touch=True).go("/create")
    page.get_by_label("Your idea").fill("a girl flies a kite")
    page.get_by_role("button", name="Tell it in shots").tap()

    assert words_of(page, 1) == "a girl flies a kite"
    expect(page.get_by_label("What happens in shot 2")).to_be_focused()
    expect(page.get_by_role("group", name="Length")).to_be_hidden()
    page.keyboard.type("rain falls")
    page.get_by_role("button", name="Add a shot").tap()
    page.keyboard.type("she runs home")
    page.keyboard.press("Alt+ArrowUp")
    assert [words_of(page, number) for number in (2, 3)] == ["she runs home", "rain falls"]
    expect(page.get_by_label("What happens in shot 2")).to_be_focused()
    page.get_by_role("button", name="Shot 1 a second shorter").tap()
    expect(page.locator("[data-total]")).to_have_text("3 shots, 11 s of the 15 s a clip of yours can have")
    page.get_by_role("button", name="Move shot 3 up").tap()
    page.get_by_role("button", name="Take out shot 3").tap()
    page.get_by_label("In every shot").fill("at dusk")
    page.get_by_role("button", name="Create", exact=True).tap()

    expect(page.locator("[data-job]")).to_have_count(1)
    job = Job.objects.get()
    assert job.prompt == "at dusk\nShot 1 (3 s): a girl flies a kite\nShot 2 (4 s): rain falls"
    assert job.duration_ms == 7000
    assert [(each.text, each.mark.length_s) for each in segments(job.prompt)[1:]] == [
        ("a girl flies a kite", 3.0),
        ("rain falls", 4.0),
    ]
    expect(page.get_by_label("Your idea")).to_be_visible()


def test_a_shot_without_words_and_shots_that_take_too_long_are_said_before_anything_is_sent(visit: Visiting) -> None:
    page = visit(make_member("mira")).go("/create?prompt=a+dog+runs")
    page.get_by_role("button", name="Tell it in shots").click()
    create = page.get_by_role("button", name="Create", exact=True)
    error = page.locator("[data-field=prompt] [data-error]")

    create.click()
    expect(error).to_have_text("Say what happens in shot 2, or take it out.")
    expect(page.get_by_label("What happens in shot 2")).to_be_focused()
    page.keyboard.type("it sleeps")
    page.get_by_label("Seconds of shot 2").fill("13")
    expect(page.locator("[data-total]")).to_have_text("Your shots take 17 s; a clip of yours can have 15 s.")
    create.click()
    expect(error).to_have_text("Your shots take 17 s; a clip of yours can have 15 s. Make a shot shorter.")

    assert not Job.objects.exists()
    page.get_by_role("button", name="Back to one text").click()
    expect(page.get_by_label("Your idea")).to_have_value("Shot 1 (4 s): a dog runs\nShot 2 (13 s): it sleeps")
    expect(page.get_by_role("group", name="Length")).to_be_visible()


def test_what_was_told_in_shots_is_offered_so_again(visit: Visiting) -> None:
    page = visit(make_member("mira"), viewport=SMALL).go(
        "/create?prompt=Shot+1+(3+s):+a+dog+runs%0AShot+2+(5+s):+it+sleeps"
    )

    assert [words_of(page, number) for number in (1, 2)] == ["a dog runs", "it sleeps"]
    expect(page.locator("[data-total]")).to_have_text("2 shots, 8 s of the 15 s a clip of yours can have")
    assert serious(page, EVERY_RULE) == []
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]


def test_more_words_than_fit_are_counted_not_cut(visit: Visiting) -> None:
    page = visit(make_member("mira")).go("/create?prompt=a+dog+runs")
    page.get_by_role("button", name="Tell it in shots").click()
    page.get_by_label("What happens in shot 2").fill("word " * 8000)
    page.get_by_role("button", name="Create", exact=True).click()

    said = "Your shots have 40038 characters in all, and 2000 fit. Say less."
    expect(page.locator("[data-field=prompt] [data-error]")).to_have_text(said)
    assert not Job.objects.exists()
