"""Finding the mark blind: every speed and every moment of the grid, and what stands out most is read as a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.marks.payload import CODED_BITS, Payload, Reading
from media.marks.sound.cells import Spectrogram, standing_out
from media.marks.sound.grid import BANDS, PERIOD_S, SLOT_S, SLOTS, Floats, Grid

Singles = npt.NDArray[np.float32]

FASTEST = 0.06
SPEED_STEP = 0.005
"""Shares of speed. Over 10 s a grid that is a quarter of a percent off is 12 ms off at the ends, a seventh of a slot."""

PHASES = 4
"""Beginnings tried within a slot: 20 ms apart, so at most 10 ms off."""

READ = 16
"""Places read of those that stand out most: of sounds that could be read the right place was among the first 13."""

LEAST_AGREEMENT = 0.58
"""Where there was no mark, what was read agreed with what was heard by 0.572 at most (5,200 readings of 23 kinds of sound);
and it would have to pass the payload's check as well."""

WINDOW_S, WINDOWS = 10.0, 6
"""Seconds of a piece searched at once, and how many pieces of a longer sound."""

SHORTEST_S = 1.5

PIECE_SLOTS = 12
"""Of a sound with something cut out of its middle, what remains on either side: at least a second."""

CUTS, CUT_SPEEDS, CUT_READ = 6, 3, 8


@dataclass(frozen=True)
class SoundFinding:
    """A number found in a sound."""

    number: int
    score: float  # agreement of what was heard with the number's own bits: 1 is perfect, under .58 nothing is believed
    speed: float  # how much faster the sound runs than when it was marked, e.g. 1.03, to about half a percent
    offset_s: float  # where in the mark's period the sound begins, in seconds of the marked sound, 0..3.84


@dataclass(frozen=True)
class _Place:
    """A speed and a moment of the grid, and what is heard there."""

    pitch: float
    tempo: float
    start_s: float  # of the first slot, in the heard sound
    slot: int  # of the grid, that the first slot is
    energy: float  # of what speaks for all bits, against what chance would give: 1
    soft: Singles  # [CODED_BITS]


class Finder:
    """Looks for numbers of one payload in one grid."""

    def __init__(self, payload: Payload, grid: Grid) -> None:
        self._payload = payload
        arrangement = np.zeros((SLOTS, BANDS, CODED_BITS), np.float32)
        np.put_along_axis(arrangement, grid.bit_of[..., None], grid.sign_of[..., None], axis=2)
        self._arrangement = np.fft.rfft(arrangement, axis=0).astype(np.complex64)

    def find(self, sound: Singles, sample_rate: int) -> SoundFinding | None:
        """This will look for a number in a sound, float32 [channels, samples]; None when there is none.

        At most WINDOWS pieces are searched, up to the first that holds a number.
        """
        for window, begins_s in _windows(sound, sample_rate):
            if not window.any():
                continue
            heard = Spectrogram(np.nan_to_num(window, posinf=0.0, neginf=0.0), sample_rate)
            for place in self._candidates(heard):
                reading = self._payload.read(place.soft)
                if reading is not None and reading.agreement >= LEAST_AGREEMENT:
                    return _finding(reading, place, begins_s)
        return None

    def _candidates(self, heard: Spectrogram) -> Iterator[_Place]:
        places = sorted(self._everywhere(heard), key=lambda place: -place.energy)
        yield from places[:READ]
        spliced = sorted(self._spliced(heard, places), key=lambda place: -place.energy)
        yield from spliced[:CUT_READ]

    def _everywhere(self, heard: Spectrogram) -> Iterator[_Place]:
        """The best place at every speed: with the pitch gone along, with the pitch kept, and at every pitch alone."""
        steps = round(FASTEST / SPEED_STEP)
        for speed in 1 + SPEED_STEP * np.arange(-steps, steps + 1):
            for pitch, tempo in dict.fromkeys([(speed, speed), (1.0, speed), (speed, 1.0)]):
                starts = SLOT_S / tempo * np.arange(PHASES) / PHASES
                yield self._best(heard, float(pitch), float(tempo), starts)

    def _best(self, heard: Spectrogram, pitch: float, tempo: float, starts: Floats) -> _Place:
        evidence = _evidence(heard, pitch, tempo, starts)
        soft = self._soft(evidence)
        energy = np.square(soft).sum(axis=2) / (np.square(evidence).sum(axis=(1, 2))[:, None] + 1e-9)
        start, slot = np.unravel_index(int(energy.argmax()), energy.shape)
        return _Place(pitch, tempo, float(starts[start]), int(slot), float(energy[start, slot]), soft[start, slot])

    def _soft(self, evidence: Singles) -> Singles:
        """What speaks for each bit, for every slot that the first may be: [starts, SLOTS, CODED_BITS].

        Periods are laid over each other, then turned against the arrangement by fast correlation along the slots.
        """
        short = -evidence.shape[1] % SLOTS
        whole = np.pad(evidence, ((0, 0), (0, short), (0, 0)))
        folded = whole.reshape(len(evidence), -1, SLOTS, BANDS).sum(axis=1)
        turning = np.fft.rfft(folded, axis=1).conj().astype(np.complex64).transpose(1, 0, 2) @ self._arrangement
        return np.asarray(np.fft.irfft(turning.transpose(1, 0, 2), SLOTS, axis=1), np.float32)

    def _spliced(self, heard: Spectrogram, places: list[_Place]) -> Iterator[_Place]:
        """Places of a sound with a cut inside: before and after it the grid begins at moments of their own."""
        speeds = dict.fromkeys([(1.0, 1.0), *((place.pitch, place.tempo) for place in places)])
        for pitch, tempo in list(speeds)[:CUT_SPEEDS]:
            starts = SLOT_S / tempo * np.arange(PHASES) / PHASES
            evidence = _evidence(heard, pitch, tempo, starts)
            last = evidence.shape[1] - PIECE_SLOTS
            for cut in np.unique(np.linspace(PIECE_SLOTS, last, CUTS).astype(int)) if last >= PIECE_SLOTS else ():
                yield self._joined(evidence, int(cut), pitch, tempo, starts)

    def _joined(self, evidence: Singles, cut: int, pitch: float, tempo: float, starts: Floats) -> _Place:
        """The pair of beginnings, of what is before and after a cut, at which both speak most for the same bits."""
        pieces = evidence[:, :cut], evidence[:, cut:]
        before, after = (self._soft(piece).reshape(-1, CODED_BITS) for piece in pieces)
        chance = [np.repeat(np.square(piece).sum(axis=(1, 2)), SLOTS) for piece in pieces]
        both = np.square(before).sum(axis=1)[:, None] + np.square(after).sum(axis=1) + 2 * before @ after.T
        energy = both / (chance[0][:, None] + chance[1] + 1e-9)
        first, second = np.unravel_index(int(energy.argmax()), energy.shape)
        start, slot = divmod(int(first), SLOTS)
        soft = before[first] + after[second]
        return _Place(pitch, tempo, float(starts[start]), slot, float(energy[first, second]), soft)


def _finding(reading: Reading, place: _Place, begins_s: float) -> SoundFinding:
    offset_s = place.slot * SLOT_S - (begins_s + place.start_s) * place.tempo
    return SoundFinding(reading.number, reading.agreement, place.tempo, float(offset_s % PERIOD_S))


def _evidence(heard: Spectrogram, pitch: float, tempo: float, starts: Floats) -> Singles:
    """What each cell says, weighted by how far it is to be trusted: [starts, slots, BANDS]."""
    out, weights = standing_out(heard.levels(heard.bands(pitch), tempo, starts))
    return np.asarray(out * weights, np.float32)


def _windows(sound: Singles, sample_rate: int) -> Iterator[tuple[Singles, float]]:
    """Pieces spread evenly over a sound, and where each begins in seconds; none of a sound that is too short."""
    length_s = sound.shape[1] / sample_rate
    if length_s < SHORTEST_S:
        return
    count = min(WINDOWS, int(np.ceil(length_s / WINDOW_S)))
    for number in range(count):
        begins_s = max(0.0, length_s - WINDOW_S) * number / max(1, count - 1)
        begin = round(begins_s * sample_rate)
        yield sound[:, begin : begin + round(WINDOW_S * sample_rate)], begins_s
