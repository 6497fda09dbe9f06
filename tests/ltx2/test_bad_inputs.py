"""What is no picture, no sound or no number is told in words where it is given."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan

import numpy as np
import pytest

from generation.engine.inputs import Footage, Head, Keyframe, Likeness, Reference, Region, Rework, Style, Voice

PICTURE = np.zeros((8, 8, 3), np.uint8)
HEAD = np.full((8, 8, 4), 255, np.uint8)
SOUND = np.zeros((2, 48), np.float32)
CLIP = Footage(frames=PICTURE[None], fps=24)


def holed(value: float) -> np.ndarray:
    """This will be a sound with one sample that is none."""
    sound = SOUND.copy()
    sound[1, 7] = value
    return sound


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            lambda: Keyframe(picture=PICTURE[..., 0]),
            r"a keyframe is uint8 \[height, width, 3\], none of them 0, not uint8",
        ),
        (lambda: Keyframe(picture=PICTURE[:0]), "a keyframe is uint8"),
        (lambda: Keyframe(picture=PICTURE / 2), "not float64"),
        (lambda: Keyframe(picture=[[[0, 0, 0]]]), "not list"),
        (lambda: Keyframe(picture=PICTURE, at_s=nan), "at nan s"),
        (lambda: Keyframe(picture=PICTURE, at_s=inf), "at inf s"),
        (lambda: Keyframe(picture=PICTURE, strength=nan), "strength is nan"),
        (lambda: Footage(frames=PICTURE, fps=24), r"a clip is uint8 \[frames, height, width, 3\]"),
        (lambda: Footage(frames=PICTURE[None][:0], fps=24), r"not uint8 \(0, 8, 8, 3\)"),
        (lambda: Footage(frames=PICTURE[None], fps=0), "from 1 to 1000, not 0"),
        (lambda: Footage(frames=PICTURE[None], fps=nan), "not nan"),
        (lambda: Footage(frames=PICTURE[None], fps=24, sound=SOUND[0]), r"float32 \[2, samples\], not float32 \(48,\)"),
        (lambda: Footage(frames=PICTURE[None], fps=24, sound=holed(inf)), "samples that are no numbers"),
        (lambda: Reference(footage=CLIP, strength=-1), "strength is -1"),
        (lambda: Rework(footage=CLIP, strength=nan), "strength is nan"),
        (lambda: Region(left=nan), "no number"),
        (lambda: Region(begin_s=inf), "no number"),
        (lambda: Region(end_s=nan), "no number"),
        (lambda: Style(name="clay", scale=inf), "scale is inf"),
        (lambda: Voice(sound=SOUND[:1]), "a voice is float32"),
        (lambda: Voice(sound=SOUND.astype(np.float64)), "not float64"),
        (lambda: Voice(sound=holed(nan)), "samples that are no numbers"),
        (lambda: Voice(sound=SOUND, sample_rate=0), "from 8000 to 192000"),
        (lambda: Voice(sound=SOUND, sample_rate=10**9), "from 8000 to 192000"),
        (lambda: Voice(sound=SOUND, sample_rate=44_100.5), "a whole number"),
        (lambda: Head(picture=HEAD[..., :3]), "a head is uint8"),
        (lambda: Head(picture=HEAD, turned_deg=nan), "turned by nan"),
        (lambda: Head(picture=HEAD, turned_deg=inf), "turned by inf"),
        (lambda: Head(picture=HEAD, mouth=Region(top=nan)), "no number"),
        (lambda: Likeness(pictures=PICTURE), "a likeness is uint8"),
    ],
)
def test_it_is_told(given: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        given()


def test_what_is_at_the_edge_of_its_range_is_taken() -> None:
    assert Voice(sound=SOUND[:, :0]).sound.size == 0
    assert Voice(sound=np.full((2, 9), np.finfo(np.float32).max), sample_rate=192_000).sound.shape == (2, 9)
    assert Footage(frames=PICTURE[None, :1, :1], fps=1, sound=SOUND[:, :0], sample_rate=8_000).fps == 1
    assert Region(end_s=inf, right=1.5).end_s == inf
    assert not Likeness().stills
