"""The whole way, in a browser on the product's own processes: from an invite to a watched clip."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.models import Member
from common import clock
from generation.enums import ClipState
from generation.models import Clip
from invites import facade as invites
from tests.browser.conftest import PHONE
from tests.factories import make_member
from tests.processes import site

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]

PROMPT = "a red ball bounces in a kitchen"
MAKING_MS = 180_000


def test_a_newcomer_joins_creates_posts_and_watches(browser: Browser):
    host = make_member("nova")
    code = invites.make_invite(actor_id=host.pk, country="US", now=clock.now()).code
    with site() as address:
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        try:
            join(page, f"{address}/join?code={code}")
            shares = create(page, address)
            post(page)
            watch(page, address)
        finally:
            context.close()

    assert Member.objects.filter(handle="rio").count() == 1
    clip = Clip.objects.get()
    assert (clip.state, clip.caption, clip.author.handle) == (ClipState.POSTED, "my first clip", "rio")
    assert len(set(shares)) >= 3, f"the bar moved only through {shares}"
    assert shares == sorted(shares), f"the bar fell: {shares}"
    assert complaints == []


def join(page: Page, link: str) -> None:
    """Birthday first, then code and account."""
    page.goto(link)
    page.get_by_label("Month").select_option("5")
    page.get_by_label("Day").fill("17")
    page.get_by_label("Year").fill("1990")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("E-mail").fill("rio@example.org")
    page.get_by_label(re.compile("Handle", re.I)).fill("rio")
    page.get_by_label(re.compile("Password", re.I)).fill("a long enough phrase")
    page.get_by_role("button", name="Join", exact=True).click()
    page.wait_for_url(lambda url: "/join" not in url)


def create(page: Page, address: str) -> list[float]:
    """Asks for a clip and notes the bar until the result is there."""
    page.goto(f"{address}/create")
    page.get_by_label("Your idea").fill(PROMPT)
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.locator("[data-job] [data-status]").first).to_be_visible()
    note_the_bar(page)
    expect(page.locator("[data-result]")).to_be_visible(timeout=MAKING_MS)
    return [float(share) for share in page.evaluate("window.seenShares")]


def note_the_bar(page: Page) -> None:
    """Every value that the bar shows, in order."""
    page.evaluate(
        """() => {
            window.seenShares = [];
            const look = () => {
                const bar = document.querySelector("[data-job] [data-meter]");
                const value = bar && bar.getAttribute("value") !== null ? bar.value : null;
                if (value !== null && value !== window.seenShares.at(-1)) window.seenShares.push(value);
                if (!document.querySelector("[data-result]")) setTimeout(look, 50);
            };
            look();
        }"""
    )


def post(page: Page) -> None:
    """From the result to the draft's page, and out."""
    page.locator("[data-result] [data-post]").click()
    page.get_by_label(re.compile("Caption")).fill("my first clip")
    page.get_by_role("button", name="Post", exact=True).click()
    expect(page.get_by_role("heading", name="Posted", exact=True)).to_be_visible(timeout=MAKING_MS)


def watch(page: Page, address: str) -> None:
    """In the feed, and on its own page until the end."""
    page.goto(address)
    expect(page.get_by_text("my first clip").first).to_be_visible()
    clip_id = page.locator("[data-clip]").first.get_attribute("data-clip")
    page.goto(f"{address}/clips/{clip_id}")
    played: Any = page.wait_for_function(
        """() => {
            const video = document.querySelector("[data-clip] video");
            if (!video || !video.duration) return false;
            if (!window.started) { window.started = true; video.muted = true; video.play(); }
            return video.currentTime >= video.duration - 0.1 || video.ended
                ? {seconds: video.duration, width: video.videoWidth, height: video.videoHeight} : false;
        }""",
        timeout=MAKING_MS,
    ).json_value()
    assert (played["width"], played["height"]) == (720, 1280)
    assert played["seconds"] == pytest.approx(4.0, abs=0.06)
