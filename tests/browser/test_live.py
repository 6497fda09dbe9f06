"""The live log on a page: a hint is read once, and a socket that went silent is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.factories import make_member

FIRST = re.compile(r"/api/live\?after=0$")


@pytest.fixture
def page_and_reads(visit: Callable[..., Visit]) -> tuple[Visit, Page, list[str]]:
    """Mira's page, stopped clock, and every reading of the log from now on."""
    mira = visit(make_member("mira"))
    mira.page.clock.install()
    with mira.page.expect_response(FIRST):
        page = mira.go("/create")
    reads: list[str] = []
    page.on("request", lambda request: reads.append(request.url) if "/api/live" in request.url else None)
    return mira, page, reads


def test_a_socket_that_says_nothing_for_a_minute_is_left_and_the_log_read(page_and_reads: Any) -> None:
    mira, page, reads = page_and_reads
    assert len(mira.socket.routes) == 1

    page.clock.run_for(59_000)
    assert (len(mira.socket.routes), reads) == (1, [])
    with page.expect_response(FIRST):
        page.clock.run_for(31_000)

    page.wait_for_function("() => true")  # whatever the page told us before is heard by now
    assert len(mira.socket.routes) == 2
    assert {url.rpartition("?")[2] for url in reads} == {"after=0"}


def test_a_sign_of_life_keeps_the_socket_and_asks_nothing(page_and_reads: Any) -> None:
    mira, page, reads = page_and_reads
    for _ in range(4):
        page.clock.run_for(25_000)
        mira.socket.routes[-1].send('{"seq": 0}')
        page.evaluate("0")  # the message has been dealt with
    assert (len(mira.socket.routes), reads) == (1, [])


def test_a_hint_at_what_was_read_already_is_not_read_again(page_and_reads: Any) -> None:
    mira, page, reads = page_and_reads
    mira.socket.routes[-1].send('{"seq": 0}')
    with page.expect_response(FIRST):
        mira.socket.routes[-1].send('{"seq": 1}')
    assert len(reads) == 1
