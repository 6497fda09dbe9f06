"""Nothing of the mark is heard before an impact: a block reaches 20 ms before what it holds, the ear forgives 2 ms."""

from __future__ import annotations

import numpy as np

from media.contracts import Sound
from media.marks.sound.grid import Floats
from media.tracks import SAMPLE_RATE

MOMENT = 64
"""Samples, 1.3 ms."""

BELOW_DB = 12.0
"""A change may come this near to the sound of its moment; in steady sound it is 16 to 25 dB below anyway."""

FADING_DB_PER_S = 600.0
"""After a loud moment a change is granted for a while: masking forwards fades so at first (Zwicker and Fastl)."""

_SILENCE = 1e-13  # energy of a moment at about -130 dB below full scale: there silence stays digital silence
_EMPHASIS = 0.95  # of differences, taken twice: a rumble is no cover for what lies octaves above it


def held_under(change: Sound, sound: Sound) -> Sound:
    """This will hold a change, float32 [2, samples] at 48 kHz, under the sound of its own and of earlier moments."""
    count = -(-sound.shape[1] // MOMENT)
    granted = _faded(_energies(sound, count)) * 10 ** (-BELOW_DB / 10)
    gains = np.minimum(1.0, np.sqrt(granted / (_energies(change, count) + 1e-20))) * (granted > _SILENCE)
    at = (np.arange(sound.shape[1]) + 0.5) / MOMENT - 0.5
    # Straight lines between moments, but never more than a moment's own: the last one before an onset stays quiet.
    smooth = np.minimum(np.interp(at, np.arange(count), gains), np.repeat(gains, MOMENT)[: at.size])
    return np.asarray(change * smooth, np.float32)


def _energies(sound: Sound, count: int) -> Floats:
    padded = np.zeros(count * MOMENT)
    padded[: sound.shape[1]] = np.square(_emphasised(_emphasised(sound))).sum(axis=0)
    return np.asarray(padded.reshape(count, MOMENT).sum(axis=1))


def _emphasised(sound: Sound) -> Sound:
    return sound - np.float32(_EMPHASIS) * np.pad(sound, ((0, 0), (1, 0)))[:, :-1]


def _faded(energies: Floats) -> Floats:
    """The loudest of each moment and those before it, faded by how long ago they were."""
    fading = FADING_DB_PER_S / 10 * np.log(10) * MOMENT / SAMPLE_RATE * np.arange(energies.size)
    return np.asarray(np.exp(np.maximum.accumulate(np.log(energies + 1e-30) + fading) - fading))
