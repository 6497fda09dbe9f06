"""Fingerprints of clips that never were, as many as one likes, made of those of real ones.

What an index costs and whom it confuses depends on how full its shelves are, so words keep the habits of real ones: every
window of a simulated clip takes the words that one real clip has there, over time, with the same few bits turned in all
of them (15 % of 44, as many as lie between two pictures of one kind). When words change comes from another clip. Details
are made alike. Sketches are real ones turned upside down with another laid over them on its side, a few hundred in all,
shared among the clips. A sound mixes a quarter each of the peaks of four real ones, moved in pitch and pace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.fingerprints.kept import Prints
from media.fingerprints import sketch
from media.fingerprints.chronicle import Chronicle
from media.fingerprints.details import BITS, COUNT
from media.fingerprints.peaks import OCTAVES, STEPS, Peaks
from media.fingerprints.peaks import pack as pack_peaks
from media.fingerprints.peaks import unpack as peaks_from
from media.fingerprints.picture import VERSION, details_and_sketch, unpacked
from media.fingerprints.windows import CHECK_BITS, KEY_BITS, WINDOWS

TURNED = 0.15
"""Share of a word's bits that are turned."""

_SKETCHES_OF_EACH = 4
_DEEP = 64  # words of one window that are remembered of a real clip

Chance = np.random.Generator


def simulated(real: Sequence[Prints], count: int, seed: int = 0) -> Iterator[Prints]:
    """This will yield packed pictures and sounds of `count` clips; the same ones for the same real ones and seed."""
    chance = np.random.default_rng(seed)
    pictures = _Pictures([picture for picture, _ in real], chance)
    sounds = [peaks for _, sound in real if len(peaks := peaks_from(sound)) > 4]
    for _ in range(count):
        yield pictures.another(), pack_peaks(_mixed(sounds, chance))


class _Pictures:
    def __init__(self, real: Sequence[bytes], chance: Chance) -> None:
        read = [unpacked(each) for each in real]
        rests = [details_and_sketch(each.rest) for each in read]
        self._chance = chance
        self._words = _Bank([each.words for each in read], WINDOWS, KEY_BITS + CHECK_BITS, chance)
        self._details = _Bank([details for details, _ in rests], COUNT, BITS, chance)
        self._sketches = _sketches([packed for _, packed in rests], chance)

    def another(self) -> bytes:
        of = int(self._chance.integers(len(self._sketches)))
        sketched = self._sketches[of][int(self._chance.integers(_SKETCHES_OF_EACH))]
        return bytes([VERSION]) + self._words.another(of).packed() + self._details.another(of).packed() + sketched


@dataclass
class _Bank:
    """The words of real clips by place, and how to make others of them."""

    real: Sequence[Chronicle]
    places: int
    bits: int
    chance: Chance

    def __post_init__(self) -> None:
        kind = self.real[0].words.dtype
        self._bank: npt.NDArray[np.unsignedinteger] = np.zeros((len(self.real), self.places, _DEEP), kind)
        for bank, each in zip(self._bank, self.real, strict=True):
            _, places = np.nonzero(each.changes)
            for place in range(self.places):
                words = each.words[places == place]
                bank[place] = np.resize(words, _DEEP) if words.size else 0

    def another(self, timed_as: int) -> Chronicle:
        """This will be words that change when those of a real clip do."""
        when = self.real[timed_as]
        donors = self.chance.integers(len(self.real), size=self.places)
        turned = (self.chance.random((self.places, self.bits)) < TURNED) @ (1 << np.arange(self.bits, dtype=np.uint64))
        rows, places = np.nonzero(when.changes)
        nth = (np.cumsum(when.changes, axis=0) - 1)[rows, places] % _DEEP
        words = self._bank[donors[places], places, nth]
        is_there = words != 0
        changes = np.zeros_like(when.changes)
        changes[rows[is_there], places[is_there]] = True
        made = np.maximum(words ^ turned[places].astype(words.dtype), words.dtype.type(1))[is_there]
        return Chronicle(when.moments, changes, made)


def _sketches(real: Sequence[bytes], chance: Chance) -> list[list[bytes]]:
    """Of each real clip some sketches as long as its own."""
    films = [sketch.unpack(packed)[1] for packed in real]
    return [[sketch.pack(_laid_over(film, films, chance)) for _ in range(_SKETCHES_OF_EACH)] for film in films]


def _laid_over(film: sketch.Sketch, films: Sequence[sketch.Sketch], chance: Chance) -> sketch.Sketch:
    other = films[int(chance.integers(len(films)))]
    nth = np.arange(len(film.luma)) % len(other.luma)
    right, share = int(chance.integers(4, 28)), float(chance.uniform(0.3, 0.7))
    over = [each[nth].swapaxes(-1, -2) for each in (other.luma, other.chroma)]
    luma = (1 - share) * film.luma[:, ::-1] + share * np.roll(over[0], right, axis=2)
    chroma = (1 - share) * film.chroma[:, :, ::-1] + share * np.roll(over[1], right // 2, axis=3)
    return sketch.Sketch(luma.astype(np.float32), chroma.astype(np.float32))


def _mixed(real: Sequence[Peaks], chance: Chance) -> Peaks:
    pieces = [_moved(real[int(chance.integers(len(real)))], chance) for _ in range(4)]
    both = np.unique(np.concatenate(pieces), axis=0)
    return Peaks(both[:, 0], both[:, 1])


def _moved(peaks: Peaks, chance: Chance) -> npt.NDArray[np.int64]:
    """A quarter of the peaks, up to half an octave higher or lower, at a pace that no query is thought to have: [n, 2]."""
    kept = chance.random(len(peaks)) < 0.25
    pace = chance.choice((chance.uniform(0.75, 0.88), chance.uniform(1.12, 1.25)))
    frame = np.rint(peaks.frame[kept] * pace).astype(np.int64)
    pitch = peaks.pitch[kept] + int(chance.integers(-STEPS // 2, STEPS // 2))
    shows = (pitch >= 0) & (pitch < OCTAVES * STEPS)
    return np.stack([frame[shows], pitch[shows]], axis=1)
