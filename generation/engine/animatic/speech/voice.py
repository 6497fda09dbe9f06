"""The shipped voice: a text becomes sounds with times, and the description from which its waveform is made.

The voice is *hibari* (Apache-2.0, 8 MB inside its package, one American speaker, learned from Kokoro's): a network gives,
80 times a second, the pitch and the spectra of its harmonics, its noise and what is left; a waveform is made from these
afterwards. So another speaker is another pitch and a stretched spectrum, without a trace of resampling (`timbre`).

How long each phoneme lasts the network decides inside. It is made to tell: a result is added to its graph's list, by
appending to the file's bytes, since fields of a protocol buffer that are repeated go on where a message goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.speech.phonemes import LENGTH, PAUSES, STRESS

FRAME_S = 0.0125
SAMPLE_RATE = 24_000
SENTENCE_GAP_S = 0.16
MOST_LETTERS = 900  # of a line: about a minute
_LONGEST_WORD = 40  # what is longer is no word
_UNITS = 2  # frames of the spectra in one unit of the network's durations
_EARLY_S = 0.0625  # sounds are heard so long before the network's own labels (docs/decisions/speech.md)
_DURATIONS = b"/Clip_output_0"  # the graph's name for them, in the version that is pinned
_AUDIBLE_DB = -38.0  # below the loudest frame
_EDGE_FRAMES = 3

Spectra = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Phone:
    """One sound of speech."""

    symbol: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Word:
    """A word as it was written, and when it is heard."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Tract:
    """What a waveform is made from. Spectra are float32 [601, frames], in steps of 20 Hz, 80 frames a second."""

    harmonics: Spectra  # log of their magnitude
    turn: Spectra  # their phase, before tanh
    noise: Spectra  # log magnitude
    rest: Spectra  # log magnitude of what is neither
    rest_phase: Spectra
    pitch_hz: npt.NDArray[np.float32]  # [frames], 0 where there is none


@dataclass(frozen=True)
class Utterance:
    """A text as it is said; times count from its first sound."""

    text: str
    phones: tuple[Phone, ...]
    words: tuple[Word, ...]
    tracts: tuple[tuple[float, Tract], ...]  # with the time at which each begins
    length_s: float


def speakable(text: str) -> str:
    """This will be what the voice can say of `text`: "" where that is nothing, or too little to stand for it."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    letters = [letter for letter in plain if letter.isalpha()]
    known = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    if known * 2 <= len(letters) and not (not letters and any(letter.isdigit() for letter in plain)):
        return ""
    kept = "".join(letter if _is_said(letter) else " " for letter in plain)
    return _shortened(" ".join(word[:_LONGEST_WORD] for word in kept.split()), MOST_LETTERS)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "[": " ", "]": " ", "*": " ", "_": " ", "|": " ", "\\": " ", "/": " "})


def _is_said(letter: str) -> bool:
    if letter.isalpha():
        return "LATIN" in unicodedata.name(letter, "")
    return letter.isascii() or letter in "—–…£€“”"


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] or text[:most]


@cache
def _voice() -> Any:
    from hibari import Hibari
    from hibari.voices import DEFAULT, voice_path

    voice = Hibari(model=_telling(Path(voice_path(DEFAULT, download_missing=False)).read_bytes()))
    voice.g2p("Ready.")  # its dictionaries are read at the first word
    return voice


def _telling(model: bytes) -> bytes:
    """The network with the durations of phonemes as one more result."""
    value = b"\x0a" + bytes([len(_DURATIONS)]) + _DURATIONS  # ValueInfoProto.name
    output = b"\x62" + bytes([len(value)]) + value  # GraphProto.output
    return model + b"\x3a" + bytes([len(output)]) + output  # ModelProto.graph


def say(text: str) -> Utterance | None:
    """This will say a `speakable` text; None where nothing is heard. The same text gives the same utterance."""
    pieces = [piece for chunk in _voice().phonemize(text) if (piece := _piece(chunk)) is not None]
    if not pieces:
        return None
    begins = [0.0, *accumulate(length + SENTENCE_GAP_S for _, _, length in pieces)]
    phones: list[Phone] = []
    for begin, (sounds, _, _) in zip(begins, pieces, strict=False):
        phones += [Phone(".", phones[-1].end_s, begin)] if phones else []
        phones += [Phone(each.symbol, each.start_s + begin, each.end_s + begin) for each in sounds]
    tracts = tuple((begin, tract) for begin, (_, tract, _) in zip(begins, pieces, strict=False))
    return Utterance(text, tuple(phones), tuple(_words(text, phones)), tracts, begins[-1] - SENTENCE_GAP_S)


def hurried(utterance: Utterance, pace: float) -> Utterance:
    """This will be the utterance `pace` times as fast, at the same pitch: its frames are taken with longer steps.

    The network has a speed of its own, but counts in 25 ms: short sounds are no faster with it.
    """
    if pace == 1.0:
        return utterance
    return Utterance(
        utterance.text,
        tuple(replace(each, start_s=each.start_s / pace, end_s=each.end_s / pace) for each in utterance.phones),
        tuple(replace(each, start_s=each.start_s / pace, end_s=each.end_s / pace) for each in utterance.words),
        tuple((begin_s / pace, _stepped(tract, pace)) for begin_s, tract in utterance.tracts),
        utterance.length_s / pace,
    )


def _stepped(tract: Tract, pace: float) -> Tract:
    frames = tract.pitch_hz.shape[0]
    at = np.minimum(((np.arange(round(frames / pace)) + 0.5) * pace).astype(int), frames - 1)
    return Tract(*(getattr(tract, name)[..., at] for name in Tract.__dataclass_fields__))


def _piece(chunk: str) -> tuple[list[Phone], Tract, float] | None:
    """One sentence: its phones, its spectra without the silence around them, its length in seconds."""
    voice = _voice()
    symbols = [symbol for symbol in chunk if symbol in voice.vocab]
    if not any(symbol not in PAUSES for symbol in symbols):
        return None
    ids = np.asarray([[0, *(voice.vocab[symbol] for symbol in symbols), 0]], np.int64)
    *spectra, units = voice.sess.run(None, {"ids": ids, "speed": np.ones(1, np.float32)})
    tract = Tract(*(each[0] for each in spectra))
    ends = np.cumsum(units.ravel()[:-1]) * _UNITS * FRAME_S - _EARLY_S
    final = max(at for at, symbol in enumerate(symbols) if symbol not in PAUSES)
    first, last = _heard(tract, float(ends[final]))
    ends -= first * FRAME_S
    length_s = (last - first) * FRAME_S
    phones = list(_phones(symbols, np.clip(ends, 0.0, length_s)))
    cut = Tract(*(getattr(tract, name)[..., first:last] for name in Tract.__dataclass_fields__))
    return phones, cut, length_s


def _heard(tract: Tract, final_s: float) -> tuple[int, int]:
    """Between which frames something is heard; the last sound, which begins at `final_s`, may be a stop: it is kept."""
    voiced = np.where(tract.pitch_hz > 40, 1.0, 0.0)
    power = (np.exp(2 * tract.harmonics) * voiced + np.exp(2 * tract.noise) + np.exp(2 * tract.rest)).mean(axis=0)
    loud = np.flatnonzero(power > power.max() * 10 ** (_AUDIBLE_DB / 10))
    last = max(int(loud[-1]) + 1, round(final_s / FRAME_S) + 1)
    return max(int(loud[0]) - _EDGE_FRAMES, 0), min(last + _EDGE_FRAMES, power.shape[0])


def _phones(symbols: Sequence[str], ends: npt.NDArray[np.float64]) -> list[Phone]:
    """Sounds and pauses in order; marks give their time to the sound they belong to."""
    phones: list[Phone] = []
    begun: float | None = None
    for symbol, (start, end) in zip(symbols, pairwise(ends.tolist()), strict=True):
        if symbol in STRESS:
            begun = start if begun is None else begun
        elif symbol in LENGTH and phones:
            phones[-1] = Phone(phones[-1].symbol, phones[-1].start_s, end)
        else:
            phones.append(Phone(symbol, start if begun is None else begun, end))
            begun = None
    return [phone for phone in phones if phone.end_s > phone.start_s or phone.symbol not in PAUSES]


def _words(text: str, phones: Sequence[Phone]) -> list[Word]:
    """When each written word is heard. Where numbers make several spoken words of one, they share by their shares."""
    written, spoken = text.split(), _groups(phones)
    if not spoken:
        return []
    counts = [1 if re.search(r"\w", word) else 0 for word in written]
    if sum(counts) != len(spoken):
        counts = [len(_voice().g2p(word).split()) for word in written]
    if sum(counts) != len(spoken):
        return _shared(written, spoken)
    words, at = [], 0
    for word, count in zip(written, counts, strict=True):
        group = spoken[at : at + count] or [(spoken[max(at - 1, 0)][1],) * 2]
        words.append(Word(word, group[0][0], group[-1][1]))
        at += count
    return words


def _groups(phones: Sequence[Phone]) -> list[tuple[float, float]]:
    groups: list[tuple[float, float]] = []
    is_new = True
    for phone in phones:
        if phone.symbol in PAUSES:
            is_new = is_new or phone.symbol in " ."
        elif is_new:
            groups.append((phone.start_s, phone.end_s))
            is_new = False
        else:
            groups[-1] = (groups[-1][0], phone.end_s)
    return groups


def _shared(written: Sequence[str], spoken: Sequence[tuple[float, float]]) -> list[Word]:
    letters = [0, *accumulate(len(word) for word in written)]
    start, span = spoken[0][0], spoken[-1][1] - spoken[0][0]
    times = [start + span * each / letters[-1] for each in letters]
    return [Word(word, *pair) for word, pair in zip(written, pairwise(times), strict=True)]
