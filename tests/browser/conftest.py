"""A real browser on the real pages: Debian's Chromium, Django's live server, clips that are files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebSocketRoute, expect, sync_playwright

from accounts.models import Member
from generation.models import Clip
from media.poster import make_poster
from tests.factories import NOW, make_clip
from tests.media.clips import moving_frames, tone, write_clip

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
PATIENCE_MS = 30_000
"""For what must come: a machine busy with other work is slow, not wrong, and five seconds (Playwright's own) are few."""
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """This will mark what lies here, and skip it loudly where there is no browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="NO BROWSER: install Debian's chromium"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests here; each visit has cookies and storage of its own.

    For this folder, not for the session: the driver runs an event loop in this thread, beside which no other test could
    start one of its own.
    """
    # Because of that loop Django would take our queries for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Socket:
    """The live socket as the page sees it; the test says when something is hinted."""

    routes: list[WebSocketRoute] = field(default_factory=list)

    def hint(self) -> None:
        """This will tell the page that there is something new; one that has not connected yet looks when it has."""
        if self.routes:
            self.routes[-1].send('{"seq": 1000000}')


@dataclass
class Visit:
    """One person at one page, and what the browser complained about."""

    page: Page
    context: BrowserContext
    address: str
    socket: Socket
    complaints: list[str]

    def go(self, path: str) -> Page:
        """This will open a page of the site."""
        self.page.goto(f"{self.address}{path}")
        return self.page


@pytest.fixture
def visit(browser: Browser, live_server: Any, store: Path) -> Iterator[Callable[..., Visit]]:
    """Opens a browser for a member (None: a visitor): `visit(mira, viewport=DESK, …)`; no complaints may be left."""
    visits: list[Visit] = []

    def open_for(member: Member | None = None, **options: Any) -> Visit:
        context = browser.new_context(**{"viewport": PHONE, **options})
        context.set_default_timeout(PATIENCE_MS)
        if member is not None:
            context.add_cookies([session_cookie(member, live_server.url)])
        made = Visit(context.new_page(), context, live_server.url, Socket(), [])
        made.page.on("console", lambda message: note(made, message))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.route_web_socket("**/ws/live", lambda route: made.socket.routes.append(route))
        visits.append(made)
        return made

    yield open_for
    for made in visits:
        made.context.close()
    assert [complaint for made in visits for complaint in made.complaints] == []


def note(visit: Visit, message: ConsoleMessage) -> None:
    """Errors and warnings count; the content policy speaks through them too."""
    if message.type in ("error", "warning"):
        visit.complaints.append(message.text)


def session_cookie(member: Member, url: str) -> Any:
    """This will sign a member in and give the cookie that says so."""
    client = Client()
    client.force_login(member)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}


@dataclass(frozen=True)
class Footage:
    """A real clip of two seconds with its poster, to stand behind any row."""

    video: Path
    poster: Path
    placeholder: str


@pytest.fixture(scope="session")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """Stripes that move, and a tone."""
    folder = tmp_path_factory.mktemp("footage")
    video = write_clip(folder / "clip.mp4", moving_frames(48), sound=tone(2.0))
    poster = make_poster(video, folder / "poster.webp")
    return Footage(video, folder / "poster.webp", poster.placeholder)


@pytest.fixture
def film(store: Path, footage: Footage) -> Callable[..., Clip]:
    """Makes a clip whose files are there: `film(author, minute=3, caption="…")`; a later minute is newer."""
    shutil.copy(footage.video, store / "clip.mp4")
    shutil.copy(footage.poster, store / "poster.webp")

    def make(author: Member, *, minute: int = 0, posted: bool = True, **values: Any) -> Clip:
        files = {"master": "clip.mp4", "poster": "poster.webp", "placeholder": footage.placeholder}
        size = {"width": 96, "height": 128, "duration_ms": 2000}
        if posted:
            size |= {"posted_at": NOW + timedelta(minutes=minute), "public_rendition": "clip.mp4"}
            files["public_poster"] = "poster.webp"
        return make_clip(author, posted=posted, **{**files, **size, **values})

    return make


def held_at(page: Page, clip: Clip, moment_s: float) -> None:
    """This will stop the clip's picture at a moment: one of two seconds is over before a busy machine has looked."""
    page.locator(f"[data-clip='{clip.id}'] video").evaluate(
        "async (video, moment) => { video.pause(); video.currentTime = moment;"
        " await new Promise((seeked) => video.addEventListener('seeked', seeked, { once: true })); }",
        moment_s,
    )


def is_playing(page: Page, clip: Clip) -> str:
    """This will wait until the clip's picture moves, and give its player's words for what a tap would do."""
    page.wait_for_function(
        "id => { const v = document.querySelector(`[data-clip='${id}'] video`);"
        " return v && !v.paused && v.currentTime > 0; }",
        arg=str(clip.id),
    )
    return page.locator(f"[data-clip='{clip.id}'] [data-toggle-words]").inner_text()
