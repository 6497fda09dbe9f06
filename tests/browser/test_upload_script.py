"""static/js/upload.js in a real browser, over connections that are cut: what pages use to send files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Visit
from tests.factories import make_member
from tests.uploads.files import picture, rubbish
from uploads.enums import UploadState
from uploads.models import Upload
from uploads.services.slots import CHECKING

SEND = """
async ([bytes, purpose, stopAt]) => {
  const { upload } = await import("/static/js/upload.js");
  const told = [], stop = new AbortController();
  const onProgress = (sent, total) => {
    told.push(sent);
    if (stopAt && sent >= stopAt) stop.abort(new Error("enough"));
  };
  const file = new File([new Uint8Array(bytes)], "sky ☁.png");
  try {
    const done = await upload(file, { purpose, onProgress, signal: stop.signal, pieceBytes: 3000 });
    return { done, told };
  } catch (error) {
    return { failed: error.problem?.code ?? error.message, words: error.message, status: error.status, told };
  }
}
"""


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    """Mira's page. What fails on purpose is complained about in the console: that is not looked at here."""
    mira = visit(make_member("mira"))
    mira.complaints = _Deaf()
    return mira.go("/create")


class _Deaf(list[str]):
    def append(self, _: str) -> None:
        pass


def send(page: Page, data: bytes, purpose: str = "opening", stop_at: int = 0) -> dict[str, Any]:
    return page.evaluate(SEND, [list(data), purpose, stop_at])


def cut(page: Page, requests: set[int], method: str = "PATCH") -> list[str]:
    """Cuts these requests of a method, counted from 1; gives what was asked, as it is asked."""
    asked: list[str] = []

    def pass_or_cut(route: Route) -> None:
        asked.append(route.request.method)
        if route.request.method == method and asked.count(method) in requests:
            route.abort()
        else:
            route.continue_()

    page.route("**/api/uploads/**", pass_or_cut)
    return asked


def test_a_file_goes_in_pieces_over_a_connection_that_is_lost_twice(page: Page):
    data = picture()
    asked = cut(page, {2, 3})

    said = send(page, data)

    assert (said["done"]["state"], said["done"]["kind"]) == ("ready", "picture")
    assert (said["done"]["filename"], said["done"]["offset"]) == ("sky ☁.png", len(data))
    assert asked == ["PATCH", "PATCH", "HEAD", "PATCH", "HEAD", "PATCH", "PATCH", "GET"]
    assert said["told"][-1] == len(data)


def test_a_file_that_is_not_taken_says_why_in_words(page: Page, store: Path):
    said = send(page, rubbish(5000))
    assert (said["failed"], said["status"]) == ("media_kind_not_allowed", 415)
    assert said["words"] == Upload.objects.get().refusal_words


def test_a_look_that_had_to_wait_is_asked_for_again(page: Page, settings: Any):
    settings.LIMITS = settings.LIMITS.model_copy(update={"uploads_checked_at_once": 1})
    asked: list[str] = []
    busy = CHECKING.one()
    busy.__enter__()

    def then_free(route: Route) -> None:
        asked.append(route.request.method)
        if route.request.method == "HEAD":
            busy.__exit__(None, None, None)
        route.continue_()

    page.route("**/api/uploads/**", then_free)
    assert send(page, picture(24))["done"]["state"] == "ready"
    assert asked == ["PATCH", "HEAD", "PATCH", "GET"]


def test_who_stops_leaves_nothing_on_the_server(page: Page, store: Path):
    with page.expect_response(lambda response: response.request.method == "DELETE") as gone:
        said = send(page, rubbish(9000), stop_at=3000)
    assert (said["failed"], gone.value.status) == ("enough", 204)
    assert Upload.objects.count() == 0
    assert [path for path in store.rglob("*") if path.is_file()] == []


def test_a_stranger_s_secret_comes_with_the_answer(visit: Callable[..., Visit]):
    said = send(visit().go("/sign-in"), picture(24), purpose="trace")
    assert said["done"]["state"] == UploadState.READY
    assert len(said["done"]["secret"]) == 43
