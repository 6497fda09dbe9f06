"""The mark's two sides under one key."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from media.contracts import Sound
from media.errors import FrameShapeError
from media.marks.payload import Payload
from media.marks.sound.finding import Finder, SoundFinding
from media.marks.sound.grid import Grid
from media.marks.sound.ground import Ground
from media.marks.sound.onsets import held_under
from media.marks.sound.planning import planned


class SoundMark:
    """A clip's number in its sound, under a key: without the key a mark can neither be found nor made."""

    def __init__(self, payload: Payload, key: bytes) -> None:
        self._payload, self._key = payload, key
        self._grid = Grid.of(key)
        self._finder = Finder(payload, self._grid)

    def burn(self, sound: Sound, number: int) -> Sound:
        """This will be the sound with the number in it: float32 [2, samples] at 48 kHz, the same length, within -1..1.

        Silence stays silence, and what is not finite becomes silence. The same sound, number and key give the same
        samples. Raises ValueError for a number that does not fit, FrameShapeError for a sound that is not stereo.
        """
        if sound.ndim != 2 or sound.shape[0] != 2:
            raise FrameShapeError(f"sound is {sound.shape}, not stereo (2, samples).")
        bits = self._payload.bits(number)
        whole = np.nan_to_num(np.asarray(sound, np.float32), posinf=0.0, neginf=0.0)
        if not whole.any():
            return whole
        ground = Ground.of(whole, self._key)
        moved = ground.moved(planned(ground, self._grid, bits, self._key))
        change = ground.heard(moved - ground.plain)
        return np.asarray(np.clip(whole + held_under(change, whole), -1.0, 1.0), np.float32)

    def find(self, sound: npt.NDArray[np.float32], sample_rate: int) -> SoundFinding | None:
        """This will look for a number in a sound, float32 [channels, samples] at a rate in Hz; None without one.

        Under 1.5 s there is never one. Raises FrameShapeError for another shape.
        """
        if sound.ndim != 2 or not sound.shape[0]:
            raise FrameShapeError(f"sound is {sound.shape}, not (channels, samples).")
        return self._finder.find(sound, sample_rate)
