"""What a look may cost: all of a small clip, what is due of a large one, and the last frame of every one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from media.contracts import Frame
from media.errors import MediaShowsPersonError, MediaTooCostlyError
from media.faces import find_faces
from media.safe import (
    ANY,
    CLIP,
    budget,
    face_check,
    first_face_s,
    inspect,
    last_frame,
    reel,
    refuse_faces,
    samples,
    samples_of,
)
from media.safe.budget import Key, sparse
from media.safe.errors import MediaEndTooFarError
from media.safe.sniffing import sniff
from media.safe.source import Source
from media.safe.standing import _curve
from tests.media.clips import numbered_frames
from tests.media.photographs import photograph
from tests.media.safe.ordinary import HEIGHT, WIDTH, recording

FRAME_WORK = WIDTH * HEIGHT / 1e6
KEY_EACH_HALF_SECOND = {"g": "12", "sc_threshold": "0", "bf": "0"}


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    content = path.read_bytes()
    with path.open("rb", buffering=0) as file:
        yield Source(file, sniff(lambda offset, size: content[offset : offset + size], len(content), ANY), ANY)


def counted(tmp_path: Path, count: int = 48, name: str = "clip.mp4", **options: Any) -> Path:
    """A clip each of whose frames has a grey of its own."""
    return recording(tmp_path / name, numbered_frames(count, width=WIDTH, height=HEIGHT), **options)


def times(path: Path, **options: float) -> list[float]:
    with opened(path) as source:
        return [round(at_s, 3) for at_s, _ in source.frames(**options)]


def in_a_row(first: int, count: int) -> list[float]:
    return [round(number / 24, 3) for number in range(first, first + count)]


def with_small_face() -> Frame:
    """A face that is seen at a picture's sides and not at those of a clip's looks."""
    picture = np.full((960, 1280, 3), 120, np.uint8)
    picture[400:480, 900:980] = photograph("astronaut", width=80, height=80)
    return picture


def ending_with(last: Frame, path: Path) -> Path:
    grey = np.full_like(last, 120)
    options = {"preset": "ultrafast", "crf": "12"}
    return recording(path, [grey] * 12 + [last], size=last.shape[1::-1], codec_options=options)


@pytest.fixture
def two_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_check, "LOOKS", 2)  # frames 0 and 7


@pytest.mark.usefixtures("two_looks")
def test_a_face_in_nothing_but_the_last_frame_is_found_as_finely_as_in_a_picture(tmp_path: Path):
    clip = ending_with(with_small_face(), tmp_path / "clip.mp4")
    assert not find_faces(with_small_face(), sides=(640,))

    with pytest.raises(MediaShowsPersonError) as caught:
        refuse_faces(clip, inspect(clip, limits=ANY), limits=CLIP)

    assert caught.value.facts == {"at_s": 0.5}


@pytest.mark.usefixtures("two_looks")
def test_a_last_frame_without_one_passes(tmp_path: Path):
    cup = np.full((960, 1280, 3), 120, np.uint8)
    cup[400:480, 900:980] = photograph("coffee", width=80, height=80)
    clip = ending_with(cup, tmp_path / "clip.mp4")

    assert first_face_s(clip, inspect(clip, limits=ANY), limits=CLIP) is None


def test_a_clip_within_the_budget_is_decoded_whole(tmp_path: Path):
    clip = counted(tmp_path)

    assert times(clip, budget=48 * FRAME_WORK + 1, every_s=0.5) == in_a_row(0, 48)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("clip.mp4", {}),
        ("clip.mov", {"form": "mov", "codec_options": KEY_EACH_HALF_SECOND | {"bf": "2"}}),
        ("clip.mov", {"form": "mov", "codec": "libx265", "codec_options": {
            "x265-params": "log-level=none:keyint=12:min-keyint=12:scenecut=0:bframes=2"}}),
        ("clip.webm", {"form": "webm", "codec": "libvpx-vp9", "codec_options": {"g": "12", "deadline": "realtime"}}),
    ],
)  # fmt: skip
def test_one_above_it_is_read_by_frames_that_need_no_other_at_their_true_times(
    tmp_path: Path, name: str, options: dict[str, Any]
):
    clip = counted(tmp_path, name=name, **{"codec_options": KEY_EACH_HALF_SECOND, **options})

    with opened(clip) as source:
        seen = [
            (at_s, frame.to_ndarray(format="gray").mean())
            for at_s, frame in source.frames(budget=40 * FRAME_WORK, every_s=0.5)
        ]

    assert [at_s for at_s, _ in seen] == pytest.approx([0, 0.5, 1, 1.5], abs=0.002)
    assert np.diff([grey for _, grey in seen]) == pytest.approx([24] * 3, abs=1)  # twelve greys further
    assert times(clip, budget=40 * FRAME_WORK, every_s=0.9) == pytest.approx([0, 1], abs=0.002)


def test_more_frames_that_need_no_other_cost_no_more(tmp_path: Path):
    clip = counted(tmp_path, codec_options={"g": "1", "bf": "0"})

    found = times(clip, budget=16 * FRAME_WORK, every_s=1 / 24)

    assert 8 <= len(found) <= 16
    assert (found[0], found[-1] > 1.7) == (0, True)


def test_where_they_lie_too_far_apart_what_follows_each_is_read_as_far_as_the_budget_goes(tmp_path: Path):
    once = counted(tmp_path, codec_options={"g": "1000", "bf": "0", "sc_threshold": "0"})
    assert times(once, budget=16 * FRAME_WORK, every_s=0.25) == in_a_row(0, 15)  # bytes take one

    twice = counted(tmp_path, name="b.mp4", codec_options={"g": "24", "bf": "0", "sc_threshold": "0"})
    assert times(twice, budget=17 * FRAME_WORK, every_s=0.25) == in_a_row(0, 7) + in_a_row(24, 8)
    assert times(twice, budget=8 * FRAME_WORK, every_s=0.25) == [0, 1]  # it would not reach the next one due


def test_the_wait_between_frames_grows_until_they_fit_and_times_that_run_back_gain_nothing():
    keys = [Key(number, 10 * number, 0) for number in range(1_000)]
    stuck = [Key(number, 0, 0) for number in range(1_000)]
    backwards = [key._replace(at=-key.at) for key in keys]

    def begins(keys: list[Key], *, every: float = 1, budget: float = 50) -> frozenset[int]:
        return sparse(keys, 1.0, every=every, length=10_000, whole=1e9, budget=budget).begins

    assert begins(keys, every=20, budget=1_000) == frozenset(range(0, 1_000, 2))
    assert 40 <= len(begins(keys)) <= 50
    assert 40 <= len(begins([key._replace(size=1_000_000) for key in keys], budget=650)) <= 50
    assert begins(stuck) == begins(backwards) == begins([]) == {0}


def test_samples_of_a_clip_above_the_budget_keep_their_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(samples, "ARGUMENTS", {**samples.ARGUMENTS, "budget": 0.5})
    clip = counted(tmp_path, 100, codec_options=KEY_EACH_HALF_SECOND)

    found = samples_of(clip)

    assert [at_s for at_s, _ in found.small] == [number / 2 for number in range(9)]
    greys = [float(luma.mean()) for luma in found.large]
    assert len(greys) == 9
    assert greys == sorted(greys)  # the first three first


def test_an_end_that_takes_too_much_is_refused_in_words_wherever_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(budget, "ENDING", replace(budget.ENDING, work=11 * FRAME_WORK))
    clip = counted(tmp_path, codec_options={"g": "1000", "bf": "0", "sc_threshold": "0"})
    acts = (
        lambda: last_frame(clip, tmp_path / "last.png", limits=CLIP),
        lambda: refuse_faces(clip, inspect(clip, limits=ANY), limits=CLIP),
    )

    for act in acts:
        with pytest.raises(MediaEndTooFarError, match="Save it again with a keyframe every second") as caught:
            act()
        assert (caught.value.code, caught.value.facts["figure"]) == ("media_too_costly", "ending")
    assert not (tmp_path / "last.png").exists()


def test_an_end_is_reached_from_the_last_of_however_many_frames_that_need_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reel, "_KEYS", 2)
    with opened(counted(tmp_path, 40, codec_options=KEY_EACH_HALF_SECOND)) as source:
        at_s, frame = source.ending(budget=5 * FRAME_WORK)

    assert at_s == pytest.approx(39 / 24)
    assert frame.to_ndarray(format="rgb24").mean() == pytest.approx(40 + 2 * 39, abs=3)


def test_whatever_passes_its_budget_all_the_same_is_ended_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(budget, "SAMPLES", replace(budget.SAMPLES, cpu_s=0.02))

    with pytest.raises(MediaTooCostlyError) as caught:
        samples_of(counted(tmp_path))

    assert caught.value.facts == {"figure": "cpu_s", "limit": 0.02}


def test_no_file_can_have_more_than_was_promised():
    allowed = {name: (each.cpu_s, each.wall_s) for name, each in
               {"samples": budget.SAMPLES, "faces": budget.FACES, "ending": budget.ENDING}.items()}  # fmt: skip

    assert allowed == {"samples": (11.9, 90.0), "faces": (7.9, 30.0), "ending": (7.9, 60.0)}
    assert budget.SAMPLES.on(CLIP) == replace(CLIP, cpu_s=11.9, wall_s=90.0)


def test_for_detectors_hdr_is_brought_down_by_its_curve():
    """As FFmpeg's own conversion: 38 % of HLG is 109, 75 % of HLG and 58 % of PQ are white."""
    hlg, pq = _curve(18, 0, 255), _curve(16, 0, 255)

    assert hlg[round(0.38 * 255)] == pytest.approx(109, abs=6)
    assert (hlg[0], hlg[round(0.755 * 255)], hlg[255]) == (0, 255, 255)
    assert (pq[0], pq[round(0.585 * 255)], pq[255]) == (0, 255, 255)
    assert _curve(18, 16, 235)[16] == 16
