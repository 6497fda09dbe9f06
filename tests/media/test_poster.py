"""Posters: the telling frame, its size, its stand-in."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from media.contracts import Frame
from media.errors import NoPictureError, NotAnMp4Error
from media.poster import MostTelling, make_poster, telling, write_poster
from tests.media.clips import moving_frames, plain_frames, write_clip


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


def grey_of(picture: Image.Image) -> float:
    return float(np.asarray(picture.convert("L")).mean())


def test_a_clip_that_starts_black_has_a_poster_that_is_not(tmp_path: Path) -> None:
    def frames() -> Iterator[Frame]:
        yield from plain_frames(30, (0, 0, 0))
        yield from moving_frames(18)

    poster = make_poster(write_clip(tmp_path / "clip.mp4", frames()), tmp_path / "poster.webp")

    assert poster.at_s >= 30 / 24
    assert 100 < grey_of(opened(tmp_path / "poster.webp")) < 150


def test_a_frame_with_something_to_see_wins_over_a_flat_one(tmp_path: Path) -> None:
    def frames() -> Iterator[Frame]:
        yield from plain_frames(20)
        yield from moving_frames(8)
        yield from plain_frames(20, (230, 230, 230))

    poster = make_poster(write_clip(tmp_path / "clip.mp4", frames()), tmp_path / "poster.webp")

    assert 20 / 24 <= poster.at_s < 28 / 24


def test_a_title_on_black_tells_less_than_a_scene() -> None:
    title = np.zeros((90, 160), np.uint8)
    title[40:50, ::4] = 255
    scene = np.tile(np.where(np.arange(160) % 20 < 10, 90, 140).astype(np.uint8), (90, 1))

    assert telling(title) < telling(scene)


def test_a_large_clip_is_brought_to_720_px_and_a_small_one_is_kept(tmp_path: Path) -> None:
    large = write_clip(tmp_path / "large.mp4", moving_frames(2, width=1280, height=720), width=1280, height=720)
    small = write_clip(tmp_path / "small.mp4", moving_frames(2))

    first = make_poster(large, tmp_path / "large.webp")
    second = make_poster(small, tmp_path / "small.webp")

    assert (first.width, first.height) == (720, 405) == opened(tmp_path / "large.webp").size
    assert (second.width, second.height) == (96, 128)


def test_the_poster_has_the_clips_colours(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", plain_frames(3, (200, 40, 90)))

    make_poster(clip, tmp_path / "poster.webp")

    seen = np.asarray(opened(tmp_path / "poster.webp")).mean(axis=(0, 1))
    assert np.abs(seen - (200, 40, 90)).max() <= 6


def test_the_placeholder_is_a_few_bytes_with_the_same_light(tmp_path: Path) -> None:
    poster = make_poster(write_clip(tmp_path / "clip.mp4", moving_frames(3)), tmp_path / "poster.webp")

    kind, _, data = poster.placeholder.partition(",")
    tiny = Image.open(BytesIO(base64.b64decode(data)))

    assert kind == "data:image/webp;base64"
    assert len(poster.placeholder) < 700
    assert max(tiny.size) == 20
    assert grey_of(tiny) == pytest.approx(grey_of(opened(tmp_path / "poster.webp")), abs=12)


def test_what_is_not_a_clip_gets_no_poster(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"not a clip at all")

    with pytest.raises(NotAnMp4Error):
        make_poster(tmp_path / "clip.mp4", tmp_path / "poster.webp")

    assert not (tmp_path / "poster.webp").exists()


def test_the_frame_is_found_while_the_clip_is_encoded(tmp_path: Path) -> None:
    frames = [*plain_frames(20), *moving_frames(8), *plain_frames(20, (200, 40, 90))]
    seen = MostTelling(len(frames), 24)

    write_clip(tmp_path / "clip.mp4", frames, on_picture=seen.offer)
    poster = write_poster(seen.best, tmp_path / "poster.webp")

    assert 20 / 24 <= poster.at_s < 28 / 24
    assert opened(tmp_path / "poster.webp").size == (poster.width, poster.height)


def test_a_poster_of_pictures_on_their_way_has_the_clips_colours(tmp_path: Path) -> None:
    seen = MostTelling(3, 24)

    write_clip(tmp_path / "clip.mp4", plain_frames(3, (200, 40, 90)), on_picture=seen.offer)
    write_poster(seen.best, tmp_path / "poster.webp")

    mean = np.asarray(opened(tmp_path / "poster.webp")).mean(axis=(0, 1))
    assert np.abs(mean - (200, 40, 90)).max() <= 6


def test_without_frames_there_is_no_poster() -> None:
    seen = MostTelling(48, 24)
    with pytest.raises(NoPictureError):
        _ = seen.best
