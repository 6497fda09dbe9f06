"""How far a marked sound is from the unmarked one, in numbers and to an ear that masks.

The noise-to-mask ratio follows ITU-R BS.1387-1's basic version (FFT ear model, annex 2, 2.1): blocks of 2048 with a Hann
window, the ear's own filter and internal noise, bands of a quarter Bark, level-dependent spreading, fading in time, masks
3 dB (above 12 Bark z/4 dB) below. One thing is stricter here: the noise is the energy of the true difference, phase
included, where the standard takes the difference of magnitudes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from media.contracts import Sound

RATE, BLOCK = 48_000, 2048
FULL_SCALE_SPL = 92.0
"""dB SPL of a sine at full scale: the standard's own assumption, a loud listening level."""

Spectra = npt.NDArray[np.float64]

_HZ = np.arange(BLOCK // 2 + 1) * RATE / BLOCK
_KHZ = np.maximum(_HZ, 20) / 1000
_EAR_DB = -2.184 * _KHZ**-0.8 + 6.5 * np.exp(-0.6 * (_KHZ - 3.3) ** 2) - 0.001 * _KHZ**3.6
_BARK = 7 * np.arcsinh(_HZ / 650)
_EDGES = np.arange(7 * np.arcsinh(80 / 650), 7 * np.arcsinh(18_000 / 650), 0.25)
_CENTRES = (_EDGES[:-1] + _EDGES[1:]) / 2
_CENTRE_HZ = 650 * np.sinh(_CENTRES / 7)
_FLOOR = 10 ** (0.1456 * (_CENTRE_HZ / 1000) ** -0.8)
_FADING = np.exp(-BLOCK / 2 / RATE / (0.008 + 100 / _CENTRE_HZ * (0.030 - 0.008)))
_MASK_DB = np.where(_CENTRES <= 12, 3.0, 0.25 * _CENTRES)


@dataclass(frozen=True)
class Hearing:
    """What the mark did to one sound; decibels."""

    snr_db: float
    segmental_snr_db: float  # mean over blocks of 21 ms that sound, each held to -10..60
    spectral_difference_db: float  # root mean square over bins, mean over blocks: 0 is no change
    noise_to_mask_db: float  # of the mean ratio over bands and blocks
    bands_above_mask: float  # share of bands in blocks whose noise is above the mask
    pre_echo_db: float  # noise 22 to 2 ms before the steepest onsets, against the onset; -99 without onsets


def hearing(sound: Sound, marked: Sound) -> Hearing:
    """This will compare a sound with its marked self, both float32 [2, samples] at 48 kHz."""
    noise = marked.astype(np.float64) - sound
    plain, other, left = (np.concatenate([_spectra(side) for side in of]) for of in (sound, marked, noise))
    sounding = plain.sum(axis=1) > 1e-6 * plain.sum(axis=1).max()
    ratios = np.concatenate([_bands(_spectra(a)) / _masks(_spectra(b)) for a, b in zip(noise, sound, strict=True)])
    ratios = ratios[sounding]
    block_snr = 10 * np.log10(plain.sum(axis=1)[sounding] / (left.sum(axis=1)[sounding] + 1e-20))
    return Hearing(
        snr_db=_decibels(np.mean(sound.astype(np.float64) ** 2) / max(1e-20, np.mean(noise**2))),
        segmental_snr_db=float(np.clip(block_snr, -10, 60).mean()),
        spectral_difference_db=_spectral_difference(plain[sounding], other[sounding]),
        noise_to_mask_db=_decibels(ratios.mean()),
        bands_above_mask=float((ratios > 1).mean()),
        pre_echo_db=_pre_echo(sound, noise),
    )


def _decibels(ratio: float) -> float:
    return float(10 * np.log10(max(ratio, 1e-20)))


def _spectra(side: npt.NDArray[np.floating]) -> Spectra:
    """Power spectra [blocks, bins] in the standard's scale: a sine at full scale has FULL_SCALE_SPL."""
    blocks = np.lib.stride_tricks.sliding_window_view(side.astype(np.float64), BLOCK)[:: BLOCK // 2]
    spectrum = np.fft.rfft(blocks * np.hanning(BLOCK), axis=1)
    return np.abs(spectrum) ** 2 / (BLOCK / 4) ** 2 * 10 ** (FULL_SCALE_SPL / 10)


def _bands(spectra: Spectra) -> Spectra:
    heard = spectra * 10 ** (_EAR_DB / 10)
    summed = np.concatenate([np.zeros((len(heard), 1)), heard.cumsum(axis=1)], axis=1)
    at = np.interp(_EDGES, _BARK, np.arange(_BARK.size)) + 0.5
    whole = at.astype(int)
    until = summed[:, whole] + (at - whole) * (summed[:, whole + 1] - summed[:, whole])
    return np.maximum(np.diff(until, axis=1), 1e-12)


def _masks(spectra: Spectra) -> Spectra:
    """What is masked in each band: spread with slopes that flatten upwards with level, less the mask's distance."""
    bands = _bands(spectra) + _FLOOR
    level = 10 * np.log10(bands)
    upwards = -24 - 230 / _CENTRE_HZ + 0.2 * level  # dB a Bark, [blocks, maskers]
    apart = _CENTRES[None, :] - _CENTRES[:, None]  # [maskers, bands]
    slopes = np.where(apart >= 0, upwards[..., None] * apart, 27 * apart)
    weights = 10 ** (slopes / 10)
    spread = ((bands / weights.sum(axis=2))[..., None] * weights) ** 0.4
    flat = 10 ** (np.where(apart >= 0, (-24 - 230 / _CENTRE_HZ)[:, None] * apart, 27 * apart) / 10)
    norm = ((1 / flat.sum(axis=1))[:, None] * flat) ** 0.4
    excited = (spread.sum(axis=1) / norm.sum(axis=0)) ** 2.5
    for before, block in pairwise(excited):
        np.maximum(block, _FADING * before, out=block)
    return np.asarray(excited * 10 ** (-_MASK_DB / 10))


def _spectral_difference(plain: Spectra, other: Spectra) -> float:
    inside = (_HZ > 100) & (_HZ < 12_000)
    floor = 1.0  # 0 dB SPL a bin: below that nobody hears a difference
    change = 10 * np.log10((other[:, inside] + floor) / (plain[:, inside] + floor))
    return float(np.sqrt(np.mean(change**2, axis=1)).mean())


def _pre_echo(sound: Sound, noise: npt.NDArray[np.float64]) -> float:
    """The worst of all onsets that rise by 20 dB and more within 5 ms."""
    step = RATE // 200
    energy = np.add.reduceat((sound.astype(np.float64) ** 2).sum(axis=0), np.arange(0, sound.shape[1], step)) + 1e-9
    rises = np.flatnonzero(energy[1:] > 100 * energy[:-1]) + 1
    worst = -99.0
    for onset in rises[rises >= 5]:
        first = onset * step + int(np.argmax(np.abs(sound[:, onset * step : (onset + 1) * step]).max(axis=0)))
        early = noise[:, first - int(0.022 * RATE) : first - int(0.002 * RATE)]
        ratio = np.mean(np.square(early).sum(axis=0)) * step / energy[onset]
        worst = max(worst, _decibels(ratio))
    return worst
