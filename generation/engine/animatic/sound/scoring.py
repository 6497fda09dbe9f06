"""Music for a clip: composed, played in its own hall, brought to its level, and laid under everything else."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from generation.engine.animatic.places.place import Echo
from generation.engine.animatic.sound.ducking import duck, envelope
from generation.engine.animatic.sound.loudness import hop_powers, integrated
from generation.engine.animatic.sound.music.composing import Piece, compose
from generation.engine.animatic.sound.music.performing import faded_out, perform
from generation.engine.animatic.sound.music.wishing import Understood, understood
from generation.engine.animatic.sound.room import answered
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Stereo

MUSIC_LUFS = -19.0
"""Beside contacts that peak at about -3 dBFS and speech at about -17 LUFS."""
FAR_DB = -5.0
_HALL_DECAY_S = 0.55
_YIELDS_DB = 4.0  # to what happens; to speech more, by whoever lays that
_SHORTEST_S = 0.5


def scored(mix: Stereo, words: str, seed: int, *, beats_per_minute: float = 0.0) -> None:
    """This will add music to a mix, in place; nothing where the words ask for none or the clip is too short for a piece.

    `beats_per_minute`: a tempo that something in the picture keeps; 0: the style's own.
    """
    found = understood(words)
    if found is None or mix.shape[1] < _SHORTEST_S * SAMPLE_RATE:
        return
    piece = piece_for(found, mix.shape[1] / SAMPLE_RATE, seed, beats_per_minute=beats_per_minute)
    music = played(piece, mix.shape[1], seed)
    if "far away" in words or "distant" in words or "background" in words:
        music *= np.float32(10 ** (FAR_DB / 20))
    duck(music, envelope(mix), by_db=_YIELDS_DB, from_db=-30.0, full_db=-12.0)
    mix += music


def piece_for(found: Understood, duration_s: float, seed: int, *, beats_per_minute: float = 0.0) -> Piece:
    """This will compose what was understood, for so many seconds."""
    wish = replace(found.wish, beats_per_minute=beats_per_minute)
    return compose(wish, duration_s, Random(f"score {seed}"))  # noqa: S311


def played(piece: Piece, sample_count: int, seed: int) -> Stereo:
    """This will be a piece as it sounds in its hall, at `MUSIC_LUFS`, silent at its last sample."""
    music = perform(piece, sample_count, Random(f"players {seed}"))  # noqa: S311
    if piece.style.room:
        answered(music, Echo(_HALL_DECAY_S, piece.style.room / 2.2), np.random.default_rng([seed, 11]), high_hz=7000.0)
        faded_out(music)
    loudness, _ = integrated(hop_powers(music))
    if loudness > -70:
        music *= np.float32(10 ** ((MUSIC_LUFS - loudness) / 20))
    return music
