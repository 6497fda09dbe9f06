"""Named sounds laid out in time: beds throughout, blows with the picture's blows, answers after them, the rest in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generation.engine.animatic.sound.effects.naming import Heard, heard, is_none
from generation.engine.animatic.sound.effects.table import Lies
from generation.engine.animatic.sound.loudness import hop_powers, lufs_of
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo, filtered, panned, peak, place

LOUDEST_LUFS = -17.0
"""Momentary loudness of an effect at 0 dB, beside contacts that peak at about -3 dBFS."""
MOST = 12
"""Named sounds of a shot that are played."""
_LONG_S, _AGAIN_S = 9.0, 7.0  # a clip in which sounds come again, and how long after


@dataclass(frozen=True)
class Cue:
    """A sound with its time and place."""

    sound: Heard
    at_s: float
    room_s: float  # how long it has
    across: float  # -1 left .. 1 right


@dataclass(frozen=True)
class Blow:
    """Something in the picture that a named sound may go with."""

    time_s: float
    strength: float
    across: float


def cues(asked: Sequence[str], blows: Sequence[Blow], duration_s: float, rng: np.random.Generator) -> list[Cue]:
    """This will give every sound that was asked for its time, in the order in which they were asked for."""
    sounds = [each for words in _wanted(asked)[:MOST] if (each := heard(words)) is not None]
    strongest = sorted(blows, key=lambda blow: -blow.strength)
    turns = [each for each in sounds if each.effect.lies in {Lies.ONCE, Lies.AGAIN} or not strongest]
    laid = []
    for number, sound in enumerate(sounds):
        across = float(rng.uniform(-0.5, 0.5))
        lies = sound.effect.lies
        if lies is Lies.BED:
            laid.append(Cue(sound, 0.0, duration_s, 0.4 * across))
        elif lies is Lies.BLOW and strongest:
            blow = strongest.pop(0)
            laid.append(Cue(sound, blow.time_s, duration_s - blow.time_s, blow.across))
        elif lies is Lies.AFTER:
            at = _after(blows, duration_s)
            laid.append(Cue(sound, at + 0.2 * number, duration_s - at, 0.3 * across))
        else:
            turn = turns.index(sound) if sound in turns else number
            laid += _in_turn(sound, turn, max(len(turns), 1), duration_s, across)
    return laid


def _wanted(asked: Sequence[str]) -> list[str]:
    return [words for words in asked if not is_none(words)]


def _after(blows: Sequence[Blow], duration_s: float) -> float:
    """When an audience answers: after the hardest blow of what is shown, leaving time for the answer itself."""
    early = [blow for blow in blows if blow.time_s < 0.65 * duration_s]
    if not early:
        return 0.4 * duration_s
    climax = max(early, key=lambda blow: blow.strength)
    return float(np.clip(climax.time_s + 0.25, 0.2 * duration_s, 0.65 * duration_s))


def _in_turn(sound: Heard, turn: int, turns: int, duration_s: float, across: float) -> list[Cue]:
    at = duration_s * (turn + (0.12 if turn == 0 else 0.2)) / turns
    times = [at]
    if sound.effect.lies is Lies.AGAIN and duration_s > _LONG_S:
        times += [float(t) for t in np.arange(at + _AGAIN_S, duration_s - 1.5, _AGAIN_S)]
    return [Cue(sound, t, duration_s - t, across * (1 if n % 2 == 0 else -1)) for n, t in enumerate(times)]


def play(into: Stereo, cue: Cue, rng: np.random.Generator) -> None:
    """This will add a cue's sound to a mix."""
    sound = levelled(cue.sound.effect.make(max(cue.room_s, 0.3), rng), cue.sound.effect.level_db + cue.sound.level_db)
    if cue.sound.is_far:
        sound = 0.4 * filtered(sound, high_hz=1400)
    count = min(sound.shape[0], round(cue.room_s * SAMPLE_RATE))
    left, right = panned(cue.across)
    place(into, eased(sound[:count]), round(cue.at_s * SAMPLE_RATE), left, right)


def levelled(sound: Signal, level_db: float = 0.0) -> Signal:
    """This will bring a sound's loudest 0.1 s to `LOUDEST_LUFS` and its peak below 0.9, then `level_db` up or down."""
    powers = hop_powers(np.stack([sound, sound]).astype(np.float32) * np.float32(0.7071))
    wanted = 10 ** ((LOUDEST_LUFS - lufs_of(float(powers.max()))) / 20)
    return np.asarray(sound * min(wanted, 0.9 / max(peak(sound), 1e-9)) * 10 ** (level_db / 20))


def eased(sound: Signal) -> Signal:
    """This will take the clicks off both ends."""
    fade = min(sound.shape[0] // 2, 480)
    out = sound.copy()
    if fade:
        ramp = np.linspace(0, 1, fade)
        out[: min(fade, 24)] *= np.linspace(0, 1, min(fade, 24))
        out[-fade:] *= ramp[::-1]
    return out
