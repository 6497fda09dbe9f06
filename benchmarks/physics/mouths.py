"""Mouths against voices: whether lips are open while a voice is heard and shut while none is, frame by frame."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, sosfilt

from benchmarks.physics.hearing import RATE, sound_of
from benchmarks.physics.scenes import truth
from benchmarks.physics.verdicts import Verdict
from generation.engine.animatic.truth import Truth

_SAID = (
    'a woman says "Good morning, how are you today?" in the bedroom',
    'a robot says "I have been waiting for you all day long" in the bedroom',
    'a man says "What a lovely evening. Shall we go home now?" in the bedroom',
    'a cat says "Give me my dinner, please" in the bedroom',
    'a girl says "I can see the whole town from up here" in the kitchen',
)
_SMALL = (90, 160)
_FPS, _SECONDS, _LATE = 24, 6.0, 9  # frames that mouths are late where a fault is planted
_OPEN = 0.08
_TIMES_LOUDER = 4.0


def with_speech() -> Verdict:
    """This will be the share of frames in which a mouth does what is heard; lips that close for m, b and p are right.

    A voice is heard in a frame where the mix is four times as loud between 200 and 3,500 Hz as in the clip's quietest fifth,
    in that frame and on both sides of it; none is where it is not twice as loud in any of the three.
    """
    right, late, count = 0, 0, 0
    for prompt in _SAID:
        for seed in (1, 2):
            told = truth(prompt, seed=seed, seconds=_SECONDS, size=_SMALL)
            loud = _loudness(sound_of(prompt, seed=seed, seconds=_SECONDS))
            opened, closing = _lips(told, loud.size)
            for frame in range(1, loud.size - 1):
                around = loud[frame - 1 : frame + 2]
                if around.min() > _TIMES_LOUDER:
                    is_heard = True
                elif around.max() < 2.0:
                    is_heard = False
                else:
                    continue
                count += 1
                right += opened[frame] == is_heard or (is_heard and closing[frame])
                late += opened[frame - _LATE] == is_heard or (is_heard and closing[frame - _LATE])
    return Verdict(
        name="mouths open in speech, shut in silence", figure=right / max(count, 1), limit=0.95, unit="share", count=count,
        broken=late / max(count, 1), is_least=True,
    )  # fmt: skip


def _loudness(sound: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    band = sosfilt(butter(2, (200, 3500), "bandpass", fs=RATE, output="sos"), sound)
    wide = RATE // _FPS
    level = np.sqrt(np.mean(band[: band.size // wide * wide].reshape(-1, wide) ** 2, axis=1))
    return np.asarray(level / max(float(np.percentile(level, 20)), 1e-6))


def _lips(told: Truth, frames: int) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether the speaker's mouth is open, and whether it is shut for a sound that is made so."""
    speaker = told["speech"][0]["speaker"]
    poses = told["joints"][str(speaker)][:frames]
    opened = np.array([pose.get("mouth", 0.0) > _OPEN for pose in poses])
    return opened, np.array([pose.get("viseme") in {"closed", "teeth"} for pose in poses])
