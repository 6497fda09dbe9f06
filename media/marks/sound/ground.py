"""A sound made ready for the mark: faint noise in its gaps, and how far each bin may be moved unheard."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.contracts import Sound
from media.marks.sound import masking
from media.marks.sound.blocks import BIN_HZ, BLOCK, Spectra, sound_of, spectra_of
from media.marks.sound.grid import EDGES_HZ, PERIOD_S
from media.tracks import SAMPLE_RATE

Bins = npt.NDArray[np.float32]
"""float32 [blocks, BINS]."""

FILL = 0.5
"""Of the hidden amplitude: where the sound has less, noise is laid that can be made louder or softer. Between the partials
of a flute there is nothing else to carry a mark; in noise there are no gaps and nothing is laid."""

FURTHEST_DB = 10.0
"""A bin far below what is hidden there may be moved by this much and no more."""

PARTIAL_SHARE = 0.1
"""Even a partial that towers over its band may change by this share (0.8 dB): else the notes of a piano in silence, which
have nothing between them, carry too little."""

_INSIDE = (EDGES_HZ[0] < BIN_HZ) & (EDGES_HZ[-1] > BIN_HZ)


@dataclass(frozen=True)
class Ground:
    """A sound as it will be marked: its spectra before and after gaps were filled, and what each bin bears."""

    samples: int
    plain: Spectra
    filled: Spectra
    powers: Bins  # of the filled spectra, mean of both channels
    around: Bins  # powers of the surroundings, as the ear spreads them
    louder_db: Bins  # how far up a bin may be moved
    softer_db: Bins  # and how far down, positive

    @classmethod
    def of(cls, sound: Sound, key: bytes) -> Ground:
        """This will make a sound ready, float32 [2, samples] at 48 kHz; the noise follows from the key."""
        plain = spectra_of(sound)
        powers = _powers(plain)
        around = masking.surroundings(powers)
        hidden = masking.hidden(powers, around)
        lacking = np.sqrt(np.maximum(FILL**2 * hidden - powers, 0)) * _INSIDE
        filled = plain + lacking.astype(np.float32) * spectra_of(noise_of(key, sound.shape[1]))
        powers = _powers(filled)
        share = np.maximum(np.sqrt(hidden / (powers + np.float32(1e-20))), np.float32(PARTIAL_SHARE))
        louder = np.minimum(20 * np.log10(1 + share), FURTHEST_DB)
        softer = np.minimum(-20 * np.log10(1 - np.minimum(share, 0.9)), FURTHEST_DB)
        return cls(sound.shape[1], plain, filled, powers, around, louder, softer)

    def moved(self, shares: Bins) -> Spectra:
        """This will be the filled spectra with every bin moved by a share, -1..1, of what it bears."""
        change_db = shares * np.where(shares > 0, self.louder_db, self.softer_db)
        return np.asarray(self.filled * 10 ** (change_db / 20), np.complex64)

    def heard(self, spectra: Spectra) -> Sound:
        """This will be the sound of spectra of this length, float32 [channels, samples]."""
        return sound_of(spectra, self.samples)


def noise_of(key: bytes, samples: int) -> Sound:
    """This will be white noise, float32 [1, samples], with a mean power of 1 in every bin of a block.

    It is drawn from SHAKE-256 of the key, a period long and repeated: the same on every machine.
    """
    period = round(PERIOD_S * SAMPLE_RATE)
    drawn = np.frombuffer(hashlib.shake_256(b"sound mark noise:" + key).digest(2 * period), "<i2")
    scale = (
        np.sqrt(3) / 2**15 / np.sqrt(BLOCK / 2)
    )  # an even spread's deviation; a block's window has the power BLOCK / 2
    return np.resize(drawn * np.float32(scale), samples).astype(np.float32)[None]


def _powers(spectra: Spectra) -> Bins:
    return np.asarray(np.mean(spectra.real**2 + spectra.imag**2, axis=0), np.float32)
