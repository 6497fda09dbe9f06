"""From the vocoder's sound to the clip's: stereo, 48 kHz, exactly as long as the picture."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt

from generation.engine.contracts import Sound

SAMPLE_RATE = 48_000
FADE_S = 0.005
"""Length of the fade before silence is added: long enough to hide the step, too short to hear as a fade."""


def clip_sound(sound: npt.NDArray[np.float32], *, rate: int, length_s: Fraction) -> Sound:
    """This will turn the model's sound into the clip's.

    `sound` is float32 [1 or 2, samples] at `rate` Hz. The answer is float32 [2, round(length_s * 48000)] in -1..1:
    mono on both sides, resampled where the rate differs, cut at the end, or faded and filled with silence (the model
    makes some 30 ms less sound than picture).
    """
    stereo = np.repeat(sound, 2, axis=0) if sound.shape[0] == 1 else sound
    stereo = resampled(stereo, rate, SAMPLE_RATE)
    return np.clip(_fit(stereo, round(length_s * SAMPLE_RATE)), -1, 1)


def resampled(stereo: Sound, rate: int, to: int) -> Sound:
    """This will convert by FFmpeg's polyphase filter bank (libswresample), which keeps the start where it was.

    A sound of so few samples that none comes out is empty: float32 [2, 0].
    """
    if rate == to or not stereo.shape[1]:
        return stereo
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=to)
    block = av.AudioFrame.from_ndarray(np.ascontiguousarray(stereo), format="fltp", layout="stereo")
    block.sample_rate, block.pts, block.time_base = rate, 0, Fraction(1, rate)
    blocks = [*resampler.resample(block), *resampler.resample(None)]
    if not blocks:
        return np.zeros((2, 0), np.float32)
    return np.concatenate([each.to_ndarray() for each in blocks], axis=1).astype(np.float32, copy=False)


def _fit(stereo: Sound, samples: int) -> Sound:
    missing = samples - stereo.shape[1]
    if missing <= 0:
        return stereo[:, :samples]
    faded = stereo.copy()
    tail = min(round(FADE_S * SAMPLE_RATE), faded.shape[1])
    faded[:, faded.shape[1] - tail :] *= np.linspace(1, 0, tail, dtype=np.float32)
    return np.pad(faded, ((0, 0), (0, missing)))
