"""A sound as overlapping blocks of spectra and back: changing a spectrum changes its block alone, without a click.

The window is a sine, once before and once after: squares of two that overlap by half add up to one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from media.contracts import Sound
from media.tracks import SAMPLE_RATE

BLOCK, HOP = 2048, 1024
"""Samples at 48 kHz: 43 ms resolves the mark's bands; shorter blocks would leave less before an impact."""

BINS = 352
"""Bins kept of a block, up to 8.2 kHz: the mark's bands, and what lies near enough to hide a change in them."""

BIN_HZ = np.arange(BINS) * SAMPLE_RATE / BLOCK
"""Of each bin's middle, float64 [BINS]."""

Spectra = npt.NDArray[np.complex64]
"""complex64 [channels, blocks, BINS]; block k is centred at sample k * HOP."""

_RUN = 64
"""Blocks transformed at once: they stay in the processor's cache, which halves the time of a long sound."""

_WINDOW = np.sin(np.pi * (np.arange(BLOCK) + 0.5) / BLOCK).astype(np.float32)


def block_count(samples: int) -> int:
    """This will be how many blocks cover so many samples."""
    return samples // HOP + 2


def spectra_of(sound: Sound) -> Spectra:
    """This will be the spectra of a sound, float32 [channels, samples], up to the highest bin kept."""
    count = block_count(sound.shape[1])
    padded = np.pad(sound, ((0, 0), (HOP, count * HOP + HOP - sound.shape[1])))
    return np.stack([windowed_spectra(side, _WINDOW, HOP, count, BINS) for side in padded])


def sound_of(spectra: Spectra, samples: int) -> Sound:
    """This will be the sound of spectra, float32 [channels, samples]: of unchanged ones what they came from, low-passed."""
    total = np.zeros((spectra.shape[0], spectra.shape[1] * HOP + HOP), np.float32)
    for side, spectrum in zip(total, spectra, strict=True):
        for begin in range(0, len(spectrum), _RUN):
            blocks = (
                np.fft.irfft(spectrum[begin : begin + _RUN], BLOCK, axis=1).astype(np.float32, copy=False) * _WINDOW
            )
            end = begin + len(blocks)
            side[begin * HOP : end * HOP] += blocks[:, :HOP].ravel()
            side[begin * HOP + HOP : end * HOP + HOP] += blocks[:, HOP:].ravel()
    return total[:, HOP : HOP + samples]


def windowed_spectra(
    samples: npt.NDArray[np.float32], window: npt.NDArray[np.float32], hop: int, count: int, bins: int
) -> npt.NDArray[np.complex64]:
    """This will be the lowest `bins` of the spectra of `count` windowed blocks of one channel: [count, bins]."""
    blocks = np.lib.stride_tricks.sliding_window_view(samples, window.size)[::hop]
    spectra = np.empty((count, bins), np.complex64)
    for begin in range(0, count, _RUN):
        run = slice(begin, min(begin + _RUN, count))
        spectra[run] = np.fft.rfft(blocks[run] * window, axis=1)[:, :bins]
    return spectra
