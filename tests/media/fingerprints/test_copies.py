"""Copies that people make of a clip, and what an index says of them: surely this one, for a person's eye, or nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from av.video.frame import VideoFrame

from media.contracts import Frame
from media.fingerprints import Evidence, Grade, Index, Kind, Match, evidence_of, fingerprint_of
from media.reading import open_clip
from tests.media.clips import write_clip
from tests.media.fingerprints.scenes import (
    HEIGHT,
    SECONDS,
    WIDTH,
    Edit,
    asked,
    cropped,
    entry,
    frame_at,
    letterboxed,
    mirrored,
    played,
    sound_of,
)

FOREIGN = 99


@pytest.fixture(scope="module")
def index() -> Index:
    """Six clips, numbered from 1."""
    index = Index()
    index.add_all(entry(number) for number in range(1, 7))
    return index


def best(index: Index, evidence: Evidence) -> Match:
    return index.search(evidence)[0]


@pytest.mark.parametrize(
    "edit",
    [
        None,
        cropped,
        mirrored,
        letterboxed,
        lambda frame: np.clip(0.8 * frame.astype(float) + 20, 0, 255).astype(np.uint8),
    ],
    ids=["untouched", "cropped", "mirrored", "letterboxed", "toned"],
)
def test_a_lively_copy_is_surely_the_clip_and_at_the_right_moment(index: Index, edit: Edit | None) -> None:
    match = best(index, asked(3, edit=edit, from_s=1.0))

    assert (match.clip, match.grade, match.kind) == (3, Grade.SAME, Kind.PICTURE)
    assert match.offset_s == pytest.approx(1.0, abs=0.17)  # one picture of the sketch
    assert match.speed == 1.0
    assert match.is_mirrored is (edit is mirrored)
    assert 0.65 <= match.score <= 1


def test_a_copy_that_plays_faster_is_known_with_its_speed(index: Index) -> None:
    match = best(index, asked(2, from_s=0.2, seconds=3.5, speed=1.05))

    assert (match.clip, match.grade) == (2, Grade.SAME)
    assert match.speed == pytest.approx(1.05, abs=0.011)


def test_a_file_that_was_encoded_cropped_and_mirrored_is_found(index: Index, tmp_path: Path) -> None:
    frames = [mirrored(cropped(frame_at(5, 0.5 + number / 24))) for number in range(60)]
    frames = [np.ascontiguousarray(frame[: frame.shape[0] // 2 * 2, : frame.shape[1] // 2 * 2]) for frame in frames]
    copy = write_clip(tmp_path / "copy.mp4", frames, width=frames[0].shape[1], height=frames[0].shape[0])

    with open_clip(copy) as source:
        match = best(index, evidence_of((float(each.time or 0), each) for each in source.decode(video=0)))

    assert (match.clip, match.grade, match.is_mirrored) == (5, Grade.SAME, True)
    assert match.offset_s == pytest.approx(0.5, abs=0.17)


def test_a_clip_is_found_in_its_own_file(tmp_path: Path) -> None:
    frames = [frame_at(7, number / 24) for number in range(72)]
    file = write_clip(tmp_path / "clip.mp4", frames, width=WIDTH, height=HEIGHT, sound=sound_of(7)[:, : 3 * 48_000])
    index = Index()
    index.add(7, *fingerprint_of(file))

    match = best(index, asked(7, from_s=0.0))

    assert (match.clip, match.grade, match.speed) == (7, Grade.SAME, 1.0)
    assert match.offset_s == pytest.approx(0.0, abs=0.05)


def test_one_picture_of_a_clip_brings_it_first(index: Index) -> None:
    match = best(index, evidence_of(frame_at(4, 2.0)))

    assert (match.clip, match.kind) == (4, Kind.PICTURE)
    assert match.offset_s == pytest.approx(2.0, abs=0.17)


def test_a_foreign_clip_is_not_found(index: Index) -> None:
    assert index.search(asked(FOREIGN)) == []
    assert index.search(evidence_of(frame_at(FOREIGN, 1.0), sound_of(FOREIGN))) == []


@pytest.mark.parametrize("speed", [1.0, 1.03, 0.95])
def test_a_sound_alone_is_the_clips_at_its_speed(index: Index, speed: float) -> None:
    heard = played(sound_of(2)[:, 24_000:], speed)

    match = best(index, evidence_of(None, heard))

    assert (match.clip, match.grade, match.kind) == (2, Grade.SAME, Kind.SOUND)
    assert match.speed == pytest.approx(speed, abs=0.011)
    assert match.offset_s == pytest.approx(0.5, abs=0.1)


def test_a_sound_under_another_picture_is_for_a_person(index: Index) -> None:
    other = asked(FOREIGN)
    alone = evidence_of(None, sound_of(2))

    match = best(index, Evidence(other.views, alone.sound))

    assert (match.clip, match.grade, match.kind) == (2, Grade.SIMILAR, Kind.SOUND)
    assert best(index, alone).grade is Grade.SAME


def test_picture_and_sound_together_are_both(index: Index) -> None:
    heard = evidence_of(None, sound_of(6)[:, 24_000:])

    match = best(index, Evidence(asked(6, from_s=0.5).views, heard.sound))

    assert (match.clip, match.grade, match.kind) == (6, Grade.SAME, Kind.BOTH)


def test_a_long_query_is_looked_at_more_seldom() -> None:
    frames = [frame_at(1, SECONDS * number / 300) for number in range(300)]

    evidence = evidence_of((number / 4, each) for number, each in enumerate(map(_picture, frames)))

    assert len(evidence.views[0].luma) == 150
    assert np.diff(evidence.views[0].at_s).tolist() == [0.5] * 149


def _picture(frame: Frame) -> VideoFrame:
    return VideoFrame.from_ndarray(frame, format="rgb24")
