"""A clip that begins with a picture: the picture first, then the drawn scene as it would have been."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.contracts import ClipRequest, Rendering
from generation.engine.errors import RequestNotPossibleError
from generation.engine.inputs import Footage, Keyframe, Reference, Style
from generation.engine.opening import NOTE
from generation.engine.protocol import SilentWatch

GREEN = np.full((90, 40, 3), (20, 200, 60), np.uint8)


def rendered(**wishes: object) -> tuple[Rendering, list[np.ndarray]]:
    asked = {"prompt": "a ball bounces", "width": 96, "height": 128, "duration_s": 2, "fps": 24, "seed": 3} | wishes
    with AnimaticEngine().open() as engine:
        rendering = engine.render(ClipRequest(**asked), SilentWatch())  # type: ignore[arg-type]
        return rendering, list(rendering.frames)


def test_the_first_frame_is_the_picture_and_the_last_is_the_scene():
    plain = rendered()[1]
    rendering, frames = rendered(keyframes=(Keyframe(picture=GREEN),))
    assert len(frames) == 48
    assert np.array_equal(frames[0], np.full((128, 96, 3), (20, 200, 60), np.uint8))
    assert [np.array_equal(one, other) for one, other in zip(frames[22:], plain[22:], strict=True)] == [True] * 26
    assert rendering.notes == (NOTE,)


def test_it_goes_over_from_one_to_the_other_without_a_jump():
    frames = np.array(rendered(keyframes=(Keyframe(picture=GREEN),))[1][:24], np.int16)
    steps = np.abs(np.diff(frames, axis=0)).mean(axis=(1, 2, 3))
    whole = np.abs(frames[23] - frames[0]).mean()
    assert steps.max() < whole / 5


def test_a_short_clip_shows_the_scene_for_the_larger_part():
    plain, frames = rendered(duration_s=1)[1], rendered(duration_s=1, keyframes=(Keyframe(picture=GREEN),))[1]
    assert sum(np.array_equal(one, other) for one, other in zip(frames, plain, strict=True)) == 24 - 11


@pytest.mark.parametrize("size", [(1, 1), (400, 30), (30, 400), (96, 128)])
def test_a_picture_of_any_shape_covers_the_frame(size: tuple[int, int]):
    frames = rendered(duration_s=0.5, keyframes=(Keyframe(picture=np.full((*size, 3), 77, np.uint8)),))[1]
    assert (frames[0] == 77).all()


def test_without_a_picture_nothing_is_said():
    assert rendered()[0].notes == ()


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"keyframes": (Keyframe(picture=GREEN, at_s=1),)}, "keyframes"),
        ({"styles": (Style(name="clay"),), "negative_prompt": "rain"}, "a negative prompt, styles"),
        ({"before": Footage(frames=GREEN[None], fps=24)}, "a clip to go on from"),
        ({"references": (Reference(footage=Footage(frames=GREEN[None], fps=24)),)}, "references"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused_in_words(inputs: dict[str, object], words: str):
    with pytest.raises(RequestNotPossibleError, match=rf"^animatic cannot use {words}$"):
        rendered(**inputs)


@pytest.mark.parametrize(
    "wrong", [lambda: Keyframe(picture=GREEN, at_s=-1), lambda: Keyframe(picture=GREEN, strength=1.1)]
)
def test_a_keyframe_has_a_moment_in_the_clip_and_a_share_of_strength(wrong: Callable[[], Keyframe]):
    with pytest.raises(ValueError, match=r"a keyframe is at -1 s|the strength is 1\.1; it must be from 0 to 1"):
        wrong()


@pytest.mark.parametrize(("prompt", "shown"), [("a man walks in a park", True), ("a cat jumps on a beam", False)])
def test_the_engine_tells_whether_somebody_is_shown(prompt: str, shown: bool):
    assert rendered(prompt=prompt, duration_s=0.2)[0].shows_person is shown
