"""What gave no clip is made once more with another seed, is told so, and harms nobody beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.errors import BadOutputError, RenderingCancelledError
from generation.engine.ltx2 import decoding
from generation.engine.ltx2.checks import check_sound
from generation.engine.ltx2.model import LoadedModel
from generation.engine.protocol import SilentWatch
from tests.ltx2.watching import SMALLEST, RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

OTHER = replace(SMALLEST, prompt="rain", seed=21)


def spoiled(monkeypatch: pytest.MonkeyPatch, name: str, spoil: Any, times: int) -> None:
    """This will give the first `times` results of a function of the decoding over to `spoil`."""
    whole, left = getattr(decoding, name), iter(range(times))
    monkeypatch.setattr(
        decoding,
        name,
        lambda *args: spoil(whole(*args)) if next(left, None) is not None else whole(*args),
    )


@pytest.mark.parametrize(
    ("name", "spoil", "came_out"),
    [
        ("_decode_picture", lambda frames: frames * 0, "all black"),
        ("_decode_picture", lambda frames: frames * 0 + 99, "as a still"),
        ("_decode_sound", lambda sound: sound * 0, "silent"),
    ],
)
def test_what_is_no_clip_is_made_once_more_with_another_seed(
    opened: OpenLtx2, monkeypatch: pytest.MonkeyPatch, name: str, spoil: Any, came_out: str
) -> None:
    with monkeypatch.context() as patch:
        spoiled(patch, name, spoil, 1)
        second = opened.render(SMALLEST, SilentWatch())

    assert second.notes == (f"The first try came out {came_out}: this is a second one, with the seed 8.",)
    assert np.array_equal(pictures(second), pictures(opened.render(replace(SMALLEST, seed=8), SilentWatch())))


def test_after_a_second_time_it_fails_and_says_why(opened: OpenLtx2, monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled(monkeypatch, "_decode_sound", lambda sound: sound * 0, 2)

    with pytest.raises(BadOutputError) as failed:
        opened.render(SMALLEST, SilentWatch())

    assert str(failed.value) == "The model's sound is silent. It was tried twice, with two seeds."
    assert opened.render(SMALLEST, SilentWatch()).notes == ()  # nothing of it is left behind


def test_a_row_that_is_none_is_made_again_and_the_other_is_what_it_is_alone(
    opened: OpenLtx2, loaded: LoadedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    transform = loaded.pipe.transformer.forward

    def spoil(*args: object, **how: object) -> object:
        picture, sound = transform(*args, **how)
        if len(picture) == 4:  # only while both are there: with and without prompt
            picture[0::2] = float("nan")
        return picture, sound

    plain = pictures(opened.render(OTHER, SilentWatch()))
    with monkeypatch.context() as patch:
        patch.setattr(loaded.pipe.transformer, "forward", spoil)
        patch.setattr(opened, "_batch_max", 2)
        first, second = opened.start([SMALLEST, OTHER], [SilentWatch()] * 2)

    assert not isinstance(first, Exception)
    assert not isinstance(second, Exception)
    made_again, spared = first.finish(), second.finish()
    assert (len(made_again.notes), spared.notes) == (1, ())
    assert np.abs(pictures(spared).astype(int) - plain).max() <= 1


def test_who_leaves_while_it_is_made_again_is_let_go(opened: OpenLtx2, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = RecordingWatch()
    spoiled(monkeypatch, "_decode_picture", lambda frames: frames * 0, 1)
    (clip,) = opened.start([SMALLEST], [watch])
    assert not isinstance(clip, Exception)
    watch.cancel_at = (watch.seen[2][0], 2)

    with pytest.raises(RenderingCancelledError):
        clip.finish()


def test_a_quiet_room_is_no_silence() -> None:
    check_sound(np.full((2, 100), 2e-4, np.float32))
    with pytest.raises(BadOutputError, match=r"^The model's sound is silent\.$"):
        check_sound(np.full((2, 100), 9e-5, np.float32))
