"""Scales, chords by their Roman numerals, and how one chord moves to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "pentatonic": (0, 2, 4, 7, 9),
    "minor pentatonic": (0, 3, 5, 7, 10),
    "blues": (0, 3, 5, 6, 7, 10),
}
"""Semitones above the tonic."""

_NUMERAL = re.compile(r"(b|#)?(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(.*)")
_DEGREES = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
_ADDED = {
    "": (), "7": (10,), "maj7": (11,), "6": (9,), "9": (10, 14), "add9": (14,),
}  # fmt: skip
_WHOLE = {"dim": (0, 3, 6), "dim7": (0, 3, 6, 9), "sus4": (0, 5, 7), "5": (0, 7, 12), "m7b5": (0, 3, 6, 10)}


@dataclass(frozen=True)
class Chord:
    """A chord in no key yet: semitones of its root above the tonic, and of its tones above the root."""

    root: int
    tones: tuple[int, ...]

    def pitches(self, tonic: int) -> frozenset[int]:
        """This will be its pitch classes, 0..11 from C, in the key of `tonic`."""
        return frozenset((tonic + self.root + tone) % 12 for tone in self.tones)


@cache
def chord(numeral: str) -> Chord:
    """This will read a Roman numeral: capitals are major, `ii7`, `bVII`, `V7`, `Imaj7`, `iidim`.

    Raises ValueError for what is none.
    """
    found = _NUMERAL.fullmatch(numeral)
    if found is None or found[3] not in {**_ADDED, **_WHOLE}:
        raise ValueError(f"{numeral!r} is no chord")
    accidental = {"b": -1, "#": 1, None: 0}[found[1]]
    third = (0, 4, 7) if found[2].isupper() else (0, 3, 7)
    tones = _WHOLE.get(found[3]) or (*third, *_ADDED[found[3]])
    return Chord((_DEGREES[found[2].lower()] + accidental) % 12, tones)


def chords(text: str) -> tuple[Chord, ...]:
    """This will read numerals that stand between spaces."""
    return tuple(chord(each) for each in text.split())


def nearest(midi: float, classes: frozenset[int], *, but: int | None = None) -> int:
    """This will be the note of a pitch class that is nearest to `midi`; the lower of two; never `but`."""
    around = range(round(midi) - 12, round(midi) + 13)
    able = [note for note in around if note % 12 in classes and note != but]
    return min(able, key=lambda note: (abs(note - midi), note))


def stepped(midi: int, steps: int, classes: frozenset[int]) -> int:
    """This will go up or down so many notes of a scale."""
    note = midi
    for _ in range(abs(steps)):
        note += 1 if steps > 0 else -1
        while note % 12 not in classes:
            note += 1 if steps > 0 else -1
    return note


def voiced(which: Chord, tonic: int, before: Sequence[int], middle: int) -> tuple[int, ...]:
    """This will lay a chord out close around `middle`, each voice as near as may be to those of the chord before."""
    classes = sorted(which.pitches(tonic))[:4] if len(which.tones) <= 4 else sorted(which.pitches(tonic))[1:5]
    options = []
    for turn in range(len(classes)):
        order = [*classes[turn:], *classes[:turn]]
        low = nearest(middle - 5, frozenset({order[0]}))
        notes = [low]
        for each in order[1:]:
            notes.append(notes[-1] + (each - notes[-1]) % 12)
        options.append(tuple(notes))
    aim = before or (middle,) * len(classes)
    return min(options, key=lambda notes: (sum(abs(a - b) for a, b in zip(notes, aim, strict=False)), notes))
