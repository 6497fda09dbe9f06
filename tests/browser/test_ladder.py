"""Playing a clip in pieces: a browser's own HLS player, and one that fetches ranges as players in scripts do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generation import storage
from generation.models import Clip, Ladder
from generation.storage import AttemptFiles
from generation.worker import packaging, signing
from media.credentials.enums import ActionKind
from media.hls import PLAYLIST, make_rung, multivariant_playlist
from tests.browser.conftest import Visit
from tests.factories import NOW, make_member
from tests.media import playlists
from tests.media.clips import moving_frames, tone, write_clip

Visiting = Callable[..., Visit]
Filming = Callable[..., Clip]

SHOWN = "({seconds: v.duration, now: v.currentTime, width: v.videoWidth, error: v.error && v.error.message})"


@pytest.fixture
def clip(film: Filming, store: Path, tmp_path: Path) -> Clip:
    """Five seconds in two sizes, 96 and 48 pixels wide, each signed."""
    made = film(make_member("author"), mark_number=7)
    video = write_clip(tmp_path / "clip.mp4", moving_frames(120), sound=tone(5.0))
    make_rung(video, tmp_path / "small.mp4", short_side=48)
    public = AttemptFiles(clip_id=made.pk, kind="public", attempt=1)
    ladder = AttemptFiles(clip_id=made.pk, kind="ladder", attempt=1)
    rungs = [
        (video, public, PLAYLIST),
        (tmp_path / "small.mp4", AttemptFiles(clip_id=made.pk, kind="ladder", attempt=1, side=48), f"48/{PLAYLIST}"),
    ]
    statement = signing.statement_of_copy(made, ActionKind.RESIZED, at=NOW)
    variants = [packaging.keep_rung(file, tmp_path, files, statement, uri) for file, files, uri in rungs]
    made.playlist = public.keep_bytes(storage.PLAYLIST, multivariant_playlist(variants[:1]).encode())
    made.save()
    playlist = ladder.keep_bytes(storage.PLAYLIST, multivariant_playlist(variants).encode())
    Ladder.objects.create(clip=made, called_at=NOW, made_at=NOW, tries=1, playlist=playlist)
    return made


def with_a_player(visit: Visit) -> Page:
    """An empty page of the site, which a player may fetch from."""
    page = visit.go("/from-here")
    page.evaluate("() => { v = document.createElement('video'); v.muted = true; document.body.append(v); }")
    return page


def until(page: Page, condition: str) -> Any:
    """This will wait for the player and give what it shows."""
    page.wait_for_function(f"() => v.error || ({condition})")
    shown = page.evaluate(SHOWN)
    assert shown["error"] is None
    return shown


def seek(page: Page, moment_s: float) -> Any:
    page.evaluate("moment => { v.currentTime = moment; }", moment_s)
    return until(page, "!v.seeking && v.readyState >= 2")


def test_a_browser_that_plays_hls_plays_seeks_and_changes_sizes(visit: Visiting, clip: Clip) -> None:
    page = with_a_player(visit())
    if not page.evaluate("v.canPlayType('application/vnd.apple.mpegurl')"):
        pytest.skip("this Chromium plays no HLS by itself")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/hls/")[-1]))

    page.evaluate("address => { v.src = address; }", f"/clips/{clip.pk}/hls/main.m3u8")
    assert until(page, "v.readyState >= 2")["seconds"] == pytest.approx(5, abs=0.05)
    assert seek(page, 4.5)["now"] == 4.5
    page.evaluate("v.play()")
    assert until(page, "v.ended")["width"] == 96
    assert {"48/media.mp4", "media.mp4"} <= set(asked), "it begins with the small size and goes on with the large one"


def test_ranges_are_played_from_either_size_at_any_segment(visit: Visiting, clip: Clip) -> None:
    """By Media Source Extensions, as hls.js and its like do: each segment after its own size's index, in any order."""
    page = with_a_player(visit())
    address = f"/clips/{clip.pk}/hls/"
    sizes = playlists.multivariant_playlist(page.evaluate(FETCH_TEXT, f"{address}main.m3u8"))
    small, large = (rung(page, address, variant) for variant in sizes)
    page.evaluate(OPEN, large["codecs"])

    def append(size: Any, *numbers: int) -> None:
        page.evaluate(CHANGE, size["codecs"])
        for piece in (size["pieces"][0], *(size["pieces"][1 + number] for number in numbers)):
            page.evaluate(APPEND, [size["address"], piece.asked])

    append(large, 2)  # somebody seeks to the end before anything else is there
    assert seek(page, 4.5)["width"] == 96
    append(small, 0, 1)
    assert seek(page, 3.5)["width"] == 48
    page.evaluate("v.play()")
    assert until(page, "v.videoWidth === 96")["now"] > 4
    assert page.evaluate(BUFFERED) == [[0, pytest.approx(5, abs=0.05)]]


def rung(page: Page, address: str, variant: playlists.Variant) -> dict[str, Any]:
    playlist = playlists.media_playlist(page.evaluate(FETCH_TEXT, f"{address}{variant.uri}"))
    media = f"{address}{variant.uri.removesuffix(PLAYLIST)}{playlist.init.uri}"
    return {"pieces": playlist.pieces, "address": media, "codecs": variant.attributes["CODECS"]}


FETCH_TEXT = "async address => (await fetch(address)).text()"

OPEN = """codecs => new Promise(resolve => {
    source = new MediaSource();
    v.src = URL.createObjectURL(source);
    source.onsourceopen = () => { buffer = source.addSourceBuffer(`video/mp4; codecs="${codecs}"`); resolve(); };
})"""

CHANGE = """codecs => buffer.changeType(`video/mp4; codecs="${codecs}"`)"""

APPEND = """async ([address, range]) => {
    const answer = await fetch(address, { headers: { Range: range } });
    if (answer.status !== 206) throw new Error(`${answer.status} for ${range}`);
    const content = await answer.arrayBuffer();
    await new Promise((resolve, reject) => {
        buffer.onupdateend = resolve;
        buffer.onerror = () => reject(new Error(`not taken: ${range}`));
        buffer.appendBuffer(content);
    });
}"""

BUFFERED = "Array.from({ length: v.buffered.length }, (_, i) => [v.buffered.start(i), v.buffered.end(i)])"
