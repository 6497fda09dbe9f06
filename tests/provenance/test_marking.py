"""What of a clip that was made longer by its file gets the new number: what is new in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from generation.engine.contracts import ClipRequest, Extension, Rendering
from generation.engine.inputs import Beginning
from generation.models import Clip, Job
from generation.worker import signing
from generation.worker.marking import count_marked_before, marked_sound
from generation.worker.onlooking import Onlooker

RATE = 48_000


def longer(**how: Any) -> ClipRequest:
    extensions = (Extension(from_s=2.0), Extension(from_s=3.0))
    return ClipRequest(prompt="rain", width=64, height=64, duration_s=4.0, fps=24, seed=1, extensions=extensions, **how)


@pytest.mark.parametrize(("parents_number", "is_given", "frames"), [(7, True, 72), (None, True, 0), (7, False, 0)])
def test_frames_that_carry_a_number_are_those_of_a_marked_clip_that_is_given(parents_number, is_given, frames):
    job = Job(parent=Clip(mark_number=parents_number))

    assert count_marked_before(job, longer(beginning=Beginning(file=Path("a.mp4")) if is_given else None)) == frames


def test_sound_is_marked_from_where_it_is_new():
    noise = np.random.default_rng(1).normal(0, 0.1, (2, 4 * RATE)).astype(np.float32)
    rendering = Rendering(
        width=64,
        height=64,
        fps=24,
        frame_count=96,
        frames=iter(()),
        sound=noise,
        sample_rate=RATE,
        model="m",
        model_version="1",
    )
    whole = signing.marks().in_sound(noise, RATE, 5)
    heard = marked_sound(rendering, 5, 48)

    assert np.array_equal(heard[:, : 2 * RATE], noise[:, : 2 * RATE])
    assert np.array_equal(heard[:, 2 * RATE + 960 :], whole[:, 2 * RATE + 960 :])
    assert not np.array_equal(whole[:, : 2 * RATE], noise[:, : 2 * RATE])
    assert np.array_equal(marked_sound(rendering, 5, 0), whole)


def test_pictures_are_marked_from_where_they_are_new():
    marked: list[int] = []

    class Mark:
        def burn_picture(self, picture: av.VideoFrame) -> None:
            marked.append(picture.pts)

    seen = Onlooker(Mark(), 5, 24, shows_person=False, marked_before=3)  # type: ignore[arg-type]
    for number in range(5):
        picture = av.VideoFrame.from_ndarray(np.full((96, 64), 90, np.uint8), format="yuv420p")
        picture.pts = number
        seen.see(picture, number)

    assert marked == [3, 4]
