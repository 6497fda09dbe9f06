# ruff: noqa: E501 - tables read better with one row a line
"""Figures: how chords are struck, basses walk, tunes are timed and drums beat within a bar. Beats count from 0."""

from __future__ import annotations

Stroke = tuple[float, float, float]
"""Beat of the bar, beats that it lasts, loudness 0..1."""

CHORDS: dict[str, tuple[tuple[Stroke, ...], str]] = {
    "held": (((0, 4, 0.8),), "all"),
    "pulse": (tuple((k, 0.9, 0.9 if k in (0, 2) else 0.7) for k in range(4)), "all"),
    "drive": (tuple((k / 2, 0.4, 0.9 if k % 4 == 0 else 0.6) for k in range(8)), "all"),
    "march": (tuple((k, 0.45, 0.95 if k == 0 else 0.75) for k in range(4)), "all"),
    "comp": (((0.5, 0.6, 0.6), (1.5, 0.4, 0.75), (3.5, 0.5, 0.65)), "all"),
    "lazy": (((0, 1.4, 0.85), (1.5, 0.4, 0.5), (2.5, 1.4, 0.7)), "all"),
    "bossa": (((0, 0.7, 0.8), (1, 0.4, 0.55), (1.5, 0.9, 0.75), (2.5, 0.4, 0.6), (3, 0.8, 0.7)), "all"),
    "oompah": (((1, 0.4, 0.8), (3, 0.4, 0.75)), "all"),
    "offbeat": (((0.5, 0.3, 0.8), (1.5, 0.3, 0.85), (2.5, 0.3, 0.8), (3.5, 0.3, 0.85)), "all"),
    "stabs": (((0, 0.3, 0.8), (0.75, 0.3, 0.7), (1.5, 0.5, 0.8), (2.75, 0.3, 0.7), (3.5, 0.3, 0.75)), "all"),
    "scratch": (((0.25, 0.15, 0.5), (0.5, 0.2, 0.8), (1.25, 0.15, 0.5), (1.75, 0.2, 0.75), (2.5, 0.2, 0.8), (3.25, 0.15, 0.5), (3.5, 0.2, 0.7)), "all"),
    "strum": (((0, 0.9, 0.95), (1, 0.45, 0.7), (1.5, 0.5, 0.6), (2.5, 0.5, 0.75), (3, 0.45, 0.7), (3.5, 0.5, 0.6)), "rolled"),
    "picked": (tuple((k / 2, 1.0, 0.85 if k % 4 == 0 else 0.6) for k in range(8)), "picked"),
    "broken": (tuple((k / 2, 1.4, 0.75 if k == 0 else 0.55) for k in range(8)), "waved"),
    "arpeggio": (tuple((k / 4, 0.24, 0.75) for k in range(16)), "up"),
    "montuno": (((0, 0.45, 0.9), (0.5, 0.45, 0.7), (1.5, 0.45, 0.85), (2, 0.45, 0.6), (2.5, 0.45, 0.8), (3.5, 0.45, 0.8)), "waved"),
    "heralds": (((0, 0.9, 0.9), (1, 0.3, 0.7), (1.5, 0.3, 0.7), (2, 1.6, 0.9)), "all"),
    "waltz": (((1, 0.8, 0.7), (2, 0.7, 0.65)), "all"),
}  # fmt: skip
"""Name -> strokes of a bar, and which notes of the chord each takes."""

BASSES: dict[str, tuple[tuple[float, float, float, int], ...]] = {
    # beat, beats, loudness, note: 0 root, 1 fifth, 2 octave, 3 third, 4 a step below the next root
    "root": ((0, 3.8, 0.9, 0),),
    "two": ((0, 1.8, 0.95, 0), (2, 1.8, 0.85, 1)),
    "walk": ((0, 0.95, 0.9, 0), (1, 0.95, 0.8, 3), (2, 0.95, 0.85, 1), (3, 0.95, 0.8, 4)),
    "pulse": ((0, 0.9, 0.8, 0), (1, 0.9, 0.6, 0), (2, 0.9, 0.7, 0), (3, 0.9, 0.6, 0)),
    "eighths": tuple((k / 2, 0.45, 0.9 if k % 2 == 0 else 0.75, 0) for k in range(8)),
    "octaves": tuple((k / 2, 0.4, 0.9 if k % 2 == 0 else 0.75, 2 * (k % 2)) for k in range(8)),
    "offbeat": ((0.5, 0.45, 0.9, 0), (1.5, 0.45, 0.9, 0), (2.5, 0.45, 0.9, 0), (3.5, 0.45, 0.9, 0)),
    "tresillo": ((0, 1.3, 0.95, 0), (1.5, 1.3, 0.85, 1), (3, 0.9, 0.9, 2)),
    "lazy": ((0, 1.2, 0.95, 0), (1.75, 0.6, 0.7, 0), (2.5, 1.2, 0.85, 1)),
    "funk": ((0, 0.4, 1.0, 0), (0.75, 0.2, 0.7, 2), (1.5, 0.4, 0.85, 0), (2.25, 0.2, 0.6, 1), (2.75, 0.2, 0.8, 2), (3.5, 0.4, 0.8, 4)),
}  # fmt: skip

RHYTHMS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    # (beat, beats) of a bar of the tune
    "singing": (((0, 2), (2, 1), (3, 1)), ((0, 1.5), (1.5, 0.5), (2, 2)), ((0, 3), (3, 1)), ((1, 1), (2, 2))),
    "flowing": (((0, 1), (1, 1), (2, 1.5), (3.5, 0.5)), ((0, 1.5), (1.5, 0.5), (2, 1), (3, 1)), ((0, 1), (1, 0.5), (1.5, 0.5), (2, 2))),
    "bouncy": (((0, 0.5), (0.5, 0.5), (1, 1), (2, 0.5), (2.5, 0.5), (3, 1)), ((0, 1), (1, 0.5), (1.5, 0.5), (2, 1), (3, 0.5), (3.5, 0.5)), ((0, 0.75), (0.75, 0.25), (1, 1), (2, 1), (3, 1))),
    "syncopated": (((0, 0.75), (0.75, 0.75), (1.5, 0.5), (2, 1), (3, 1)), ((0.5, 0.5), (1, 0.5), (1.5, 1), (2.5, 0.5), (3, 1)), ((0, 0.5), (0.5, 1), (1.5, 0.5), (2, 0.5), (2.5, 1.5))),
    "swung": (((0, 1), (1, 0.5), (1.5, 1), (2.5, 0.5), (3, 0.5), (3.5, 0.5)), ((0.5, 0.5), (1, 1), (2, 0.5), (2.5, 0.5), (3, 1)), ((0, 0.5), (0.5, 0.5), (1, 0.5), (1.5, 1.5), (3, 1))),
    "sparse": (((0.5, 0.5), (1, 1.5)), ((0, 0.5), (1.5, 0.5), (2, 1.5)), ((1, 0.5), (1.5, 0.5), (2.5, 1))),
    "broad": (((0, 2), (2, 2)), ((0, 1.5), (1.5, 0.5), (2, 2)), ((0, 1), (1, 1), (2, 2))),
    "driving": (((0, 0.5), (0.5, 0.5), (1, 0.5), (1.5, 0.5), (2, 1), (3, 0.5), (3.5, 0.5)), ((0, 1), (1, 0.5), (1.5, 0.5), (2, 0.5), (2.5, 0.5), (3, 1))),
    "heralding": (((0, 1), (1, 0.33), (1.33, 0.33), (1.67, 0.33), (2, 2)), ((0, 0.5), (0.5, 0.5), (1, 1), (2, 0.5), (2.5, 0.5), (3, 1))),
    "waltzing": (((0, 2), (2, 1)), ((0, 1), (1, 1), (2, 1)), ((0, 1.5), (1.5, 0.5), (2, 1)), ((0, 3),)),
}  # fmt: skip

Beat = tuple[tuple[str, float, tuple[float, ...]], ...]
"""Drum, loudness, beats of the bar it falls on."""

_EIGHTHS = tuple(k / 2 for k in range(8))
_SIXTEENTHS = tuple(k / 4 for k in range(16))
BEATS: dict[str, Beat] = {
    "swing": (("ride", 0.4, (0, 1, 1.5, 2, 3, 3.5)), ("pedal hat", 0.35, (1, 3)), ("soft kick", 0.25, (0, 2)), ("brush", 0.2, (1.5,))),
    "brushes": (("brush", 0.35, (0, 1, 2, 3)), ("pedal hat", 0.25, (1, 3)), ("soft kick", 0.35, (0,))),
    "shuffle": (("hat", 0.4, _EIGHTHS), ("kick", 0.8, (0, 2)), ("snare", 0.55, (1, 3))),
    "bossa": (("shaker", 0.25, _EIGHTHS), ("rim", 0.45, (0, 1.5, 3)), ("soft kick", 0.5, (0, 1.5, 2, 3.5))),
    "latin": (("high conga", 0.4, (0.5, 1.5, 2.5)), ("conga", 0.5, (3, 3.5)), ("shaker", 0.25, _EIGHTHS), ("cowbell", 0.25, (0, 2)), ("kick", 0.5, (0, 1.5))),
    "soft orchestra": (("timpani", 0.45, (0,)),),
    "taiko": (("taiko", 0.95, (0, 1.5, 3)), ("low tom", 0.5, (2, 2.5)), ("timpani", 0.6, (0,)), ("field snare", 0.2, (0.5, 1, 2, 3.5))),
    "waltz": (("soft kick", 0.4, (0,)), ("brush", 0.25, (1, 2))),
    "lo-fi": (("soft kick", 0.9, (0, 1.75, 2.5)), ("dusty snare", 0.55, (1, 3)), ("hat", 0.22, _EIGHTHS)),
    "hip hop": (("deep kick", 0.9, (0, 0.75, 2.5)), ("snare", 0.6, (1, 3)), ("hat", 0.3, (*_EIGHTHS, 3.25, 3.75))),
    "claps": (("kick", 0.55, (0, 2)), ("clap", 0.4, (1, 3)), ("shaker", 0.22, _EIGHTHS)),
    "train": (("soft kick", 0.6, (0, 2)), ("brush", 0.35, _EIGHTHS), ("brush", 0.3, (1, 3))),
    "frame drum": (("taiko", 0.5, (0, 1.5)), ("conga", 0.35, (1, 2.5, 3)), ("tambourine", 0.25, (2,))),
    "rock": (("kick", 0.95, (0, 2, 2.5)), ("snare", 0.8, (1, 3)), ("hat", 0.35, _EIGHTHS)),
    "metal": (("kick", 0.8, _EIGHTHS), ("snare", 0.85, (1, 3)), ("ride", 0.4, (0, 1, 2, 3))),
    "pop": (("kick", 0.85, (0, 1.5, 2)), ("clap", 0.5, (1, 3)), ("hat", 0.3, _EIGHTHS)),
    "disco": (("kick", 0.9, (0, 1, 2, 3)), ("open hat", 0.3, (0.5, 1.5, 2.5, 3.5)), ("snare", 0.5, (1, 3)), ("hat", 0.2, _SIXTEENTHS)),
    "funk": (("kick", 0.9, (0, 0.75, 2.25)), ("snare", 0.75, (1, 3)), ("hat", 0.28, _SIXTEENTHS), ("dusty snare", 0.2, (1.75, 2.75))),
    "four on the floor": (("kick", 1.0, (0, 1, 2, 3)), ("open hat", 0.35, (0.5, 1.5, 2.5, 3.5)), ("clap", 0.45, (1, 3)), ("hat", 0.18, _SIXTEENTHS)),
    "house": (("kick", 0.9, (0, 1, 2, 3)), ("open hat", 0.3, (0.5, 1.5, 2.5, 3.5)), ("clap", 0.5, (1, 3)), ("shaker", 0.2, _SIXTEENTHS)),
    "breaks": (("kick", 0.9, (0, 2.5)), ("snare", 0.75, (1, 3)), ("dusty snare", 0.3, (1.75, 2.25)), ("hat", 0.28, _EIGHTHS)),
    "eighties": (("kick", 0.9, (0, 2)), ("snare", 0.8, (1, 3)), ("hat", 0.25, _EIGHTHS), ("low tom", 0.4, (3.5,))),
    "chip": (("chip kick", 0.8, (0, 2)), ("chip noise", 0.45, (1, 3)), ("chip noise", 0.14, _EIGHTHS)),
    "fanfare": (("timpani", 0.7, (0, 2, 3, 3.5)), ("field snare", 0.4, (0, 1, 1.33, 1.67, 2)), ("crash", 0.25, (0,))),
    "march": (("kick", 0.7, (0, 2)), ("field snare", 0.45, (0.5, 1, 1.5, 2, 2.75, 3, 3.5)), ("crash", 0.15, (0, 2))),
    "polka": (("kick", 0.6, (0, 2)), ("snare", 0.4, (1, 3))),
    "reggae": (("kick", 0.8, (2,)), ("rim", 0.6, (2,)), ("hat", 0.3, _EIGHTHS)),
    "heartbeat": (("deep kick", 0.5, (0, 0.5)),),
    "sleigh": (("sleigh bells", 0.35, _EIGHTHS), ("soft kick", 0.4, (0, 2)), ("triangle", 0.15, (0,))),
    "hand drums": (("conga", 0.6, (0, 1.5, 2.5)), ("high conga", 0.45, (0.5, 1, 2, 3, 3.5)), ("tambourine", 0.25, (1, 3))),
    "drum circle": (("taiko", 1.0, (0, 1.5, 2)), ("conga", 0.6, (0.5, 1, 2.5, 3)), ("high conga", 0.5, (0.75, 1.75, 3.25, 3.5)), ("low tom", 0.5, (3, 3.75)), ("shaker", 0.2, _EIGHTHS)),
    "gallop": (("conga", 0.5, (0, 0.5, 0.75, 1, 1.5, 1.75, 2, 2.5, 2.75, 3, 3.5, 3.75)), ("timpani", 0.5, (0,))),
    "shaker": (("shaker", 0.3, _EIGHTHS), ("conga", 0.5, (0, 1.5, 3)), ("soft kick", 0.5, (0, 2))),
}  # fmt: skip
