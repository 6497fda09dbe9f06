"""How much a sound hides: for every block and bin the power of a change that the ear does not hear beside it.

A simple model in the spirit of J. D. Johnston, Transform coding of audio signals using perceptual noise criteria, IEEE
J. Sel. Areas Comm. 6 (1988): energy in bands of half a Bark, spread over the neighbours, less a distance that is larger
where the sound is a tone than where it is noise. It bounds a mark; few cells need all of it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from media.marks.sound.blocks import BIN_HZ, BINS

Powers = npt.NDArray[np.float32]

BELOW_NOISE_DB = 8.0
"""Below noise of the same pitch a change may lie; Johnston takes 5.5 dB."""

BELOW_TONES_DB = 17.0
"""Below a tone. Johnston takes 14.5 dB and one more a Bark (18 to 34 here) for noise that is always there; of a mark, the
whole seldom is. What comes of it is measured by another model: `benchmarks/sound_mark/hearing.py`."""

_DOWNWARDS_DB, _UPWARDS_DB = 27.0, 15.0  # a Bark: what a band hides of lower and of higher ones
_NOISE_FLATNESS_DB, _TONE_FLATNESS_DB = -4.0, -20.0  # geometric to arithmetic mean of powers within 1.5 Bark
_NOTHING = 1e-14

_BARK = 13 * np.arctan(0.00076 * BIN_HZ) + 3.5 * np.arctan((BIN_HZ / 7500) ** 2)  # Zwicker and Terhardt, 1980
_BEGINS = np.unique(np.searchsorted(_BARK, np.arange(0, 24.5, 0.5)).clip(max=BINS - 1))
_SIZES = np.diff(np.append(_BEGINS, BINS)).astype(np.float32)
_CENTRES = np.add.reduceat(_BARK, _BEGINS) / _SIZES


def _spreading() -> Powers:
    apart = _CENTRES[:, None] - _CENTRES[None, :]  # hidden band, hiding band
    gains = 10 ** (np.where(apart >= 0, -_UPWARDS_DB, _DOWNWARDS_DB) * apart / 10)
    # Of powers a bin, and such that an even spectrum is left as it is.
    weights = gains * _SIZES[None, :]
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


_SPREADING = _spreading()


def surroundings(powers: Powers) -> Powers:
    """This will be the mean power a bin around each bin as the ear spreads it, from powers [blocks, BINS]."""
    spread = _band_means(powers) @ _SPREADING.T
    return _to_bins(10 * np.log10(spread + _NOTHING))


def hidden(powers: Powers, around: Powers) -> Powers:
    """This will be the power of a change that stays hidden in each bin, from powers and their `surroundings`."""
    return np.asarray(around * 10 ** (-_distance_db(powers) / 10), np.float32)


def _distance_db(powers: Powers) -> Powers:
    """BELOW_NOISE_DB to BELOW_TONES_DB, by how even the spectrum is around a bin."""
    arithmetic, geometric = _with_neighbours(powers), _with_neighbours(np.log(powers + np.float32(_NOTHING)))
    flatness_db = 10 / np.log(10) * geometric - 10 * np.log10(arithmetic + _NOTHING)
    tonal = np.clip((_NOISE_FLATNESS_DB - flatness_db) / (_NOISE_FLATNESS_DB - _TONE_FLATNESS_DB), 0, 1)
    distance = BELOW_NOISE_DB + (BELOW_TONES_DB - BELOW_NOISE_DB) * tonal
    return _interpolated(distance)


def _with_neighbours(values: Powers) -> Powers:
    """Means over a band and the one on either side."""
    sums = np.pad(np.add.reduceat(values, _BEGINS, axis=1), ((0, 0), (1, 1)))
    sizes = np.pad(_SIZES, 1)
    return np.asarray((sums[:, :-2] + sums[:, 1:-1] + sums[:, 2:]) / (sizes[:-2] + sizes[1:-1] + sizes[2:]))


def _band_means(powers: Powers) -> Powers:
    return np.asarray(np.add.reduceat(powers, _BEGINS, axis=1) / _SIZES, np.float32)


def _to_bins(bands_db: Powers) -> Powers:
    return np.asarray(10 ** (_interpolated(bands_db) / 10), np.float32)


_LEFT = np.clip(np.searchsorted(_CENTRES, _BARK) - 1, 0, _CENTRES.size - 2)
_SHARE = np.clip((_BARK - _CENTRES[_LEFT]) / (_CENTRES[_LEFT + 1] - _CENTRES[_LEFT]), 0, 1).astype(np.float32)


def _interpolated(bands: Powers) -> Powers:
    low = bands[:, _LEFT]
    return np.asarray(low + _SHARE * (bands[:, _LEFT + 1] - low), np.float32)
