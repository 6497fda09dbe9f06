"""Plays a piece: every note on its instrument, at its place in the room, ending with the clip."""

from __future__ import annotations

from random import Random

import numpy as np

from generation.engine.animatic.sound.music.composing import Note, Piece
from generation.engine.animatic.sound.music.drums import drum
from generation.engine.animatic.sound.music.instruments import note, steps_of
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo, panned, place, silence

_LEVELS = {"lead": 1.0, "chords": 0.42, "pad": 0.26, "bass": 0.8}
_ACROSS = {"lead": 0.1, "chords": -0.25, "pad": 0.3, "bass": 0.0}
_DRUM_LEVEL = 0.62
_ACROSS_OF_DRUM = {
    "hat": 0.35,
    "open hat": 0.35,
    "ride": 0.4,
    "shaker": -0.4,
    "clap": 0.1,
    "tambourine": -0.35,
    "conga": -0.3,
}
_LOOSE_S = 0.006  # how far players are off the beat, standard deviation
_LAST_FADE_S = 0.3


def perform(piece: Piece, sample_count: int, rng: Random) -> Stereo:
    """This will be the piece as sound, without a room: float32 [2, sample_count]; silent at its last sample."""
    total = silence(sample_count)
    for each in piece.notes:
        _play(total, piece, each, rng)
    for number, hit in enumerate(piece.hits):
        start = _moment(piece, hit.beat, rng)
        left, right = panned(_ACROSS_OF_DRUM.get(hit.drum, 0.0))
        gain = _DRUM_LEVEL * hit.loudness
        place(total, drum(hit.drum, number % 3), start, gain * left, gain * right)
    return faded_out(total)


def _moment(piece: Piece, beat: float, rng: Random) -> int:
    loose = rng.gauss(0, _LOOSE_S) if piece.style.room else 0.0  # a machine is never late
    return max(0, round((piece.time_s(beat) + loose) * SAMPLE_RATE))


def _play(total: Stereo, piece: Piece, each: Note, rng: Random) -> None:
    start = _moment(piece, each.beat, rng)
    length = piece.time_s(each.beat + each.beats) - piece.time_s(each.beat)
    sound = note(each.voice, each.midi, steps_of(length))
    level = _LEVELS[each.part] * each.loudness * (piece.style.lead_level if each.part == "lead" else 1.0)
    across = _ACROSS[each.part] + (0.03 * (each.midi - 60) if each.part == "chords" else 0.0)
    left, right = panned(across)
    place(total, sound, start, level * left, level * right)


def faded_out(total: Stereo) -> Stereo:
    """This will let the last 0.3 s fall to silence, so that nothing is cut off."""
    count = min(total.shape[1], round(_LAST_FADE_S * SAMPLE_RATE))
    ramp: Signal = np.cos(np.linspace(0, np.pi / 2, count)) ** 1.5
    total[:, total.shape[1] - count :] *= ramp
    return total
