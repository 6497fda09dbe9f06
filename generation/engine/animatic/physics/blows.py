"""A fight, blow by blow: fists up, a straight one, a kick, and what it does to who takes it. In body heights, by seconds."""

from __future__ import annotations

import math
from dataclasses import replace

from generation.engine.animatic.physics.rhythm import wave_of
from generation.engine.animatic.physics.stances import Stance

BLOW_S, LANDS_S = 0.8, 0.18  # from blow to blow of two, and from its beginning until it lands
ROUND_S = 4 * BLOW_S  # a punch, one taken, a kick, one taken
_LEFT, _RIGHT = (0.15, 0.03, 0.05), (0.11, 0.01, -0.05)
_FEET = ((0.11, 0.035, -0.06), (-0.12, 0.035, 0.07))


def fight(t: float) -> Stance:
    """One of two who fight; the other one does the same, a blow later."""
    at = t % ROUND_S
    if at < BLOW_S:
        stance = _punch(_out(at))
    elif 2 * BLOW_S <= at < 3 * BLOW_S:
        stance = _kick(_out(at - 2 * BLOW_S))
    else:
        stance = _reel(math.exp(-(((at % (2 * BLOW_S) - BLOW_S - LANDS_S - 0.1) / 0.13) ** 2)))
    return replace(stance, hips=(stance.hips or 0.35) + 0.01 * wave_of(t, 1.8))


def _out(t: float) -> float:
    """How far a blow is out: quickly there, slowly back."""
    return math.sin(0.5 * math.pi * t / LANDS_S) if t < LANDS_S else max(0.0, 1.0 - (t - LANDS_S) / 0.35)


def _punch(out: float) -> Stance:
    """Fists before the chin, then a straight one from the shoulder, the whole trunk behind it."""
    return Stance(
        hands=(_LEFT, (_RIGHT[0] + 0.22 * out, _RIGHT[1] + 0.05 * out, _RIGHT[2])),
        feet=((_FEET[0][0] + 0.08 * out, 0.035, -0.06), _FEET[1]),
        hips=0.355,
        lean=0.03 + 0.1 * out,
    )


def _kick(out: float) -> Stance:
    """A leg that comes up and out, the trunk leaning away."""
    foot = (-0.12 + 0.48 * out, 0.035 + 0.42 * out, 0.07)
    near = (_FEET[0][0] * (1 - out), 0.035, -0.06 + 0.02 * out)
    hands = (_LEFT, (_RIGHT[0] - 0.06 * out, _RIGHT[1] - 0.07 * out, _RIGHT[2]))
    return Stance(hands=hands, feet=(near, foot), hips=0.355 + 0.03 * out, lean=0.03 - 0.13 * out)


def _reel(back: float) -> Stance:
    """Head and shoulders thrown back, arms flying up, then the guard again."""
    hands = (
        (_LEFT[0] + 0.05 * back, _LEFT[1] + 0.12 * back, _LEFT[2] + 0.04 * back),
        (_RIGHT[0] - 0.08 * back, _RIGHT[1] + 0.1 * back, _RIGHT[2] - 0.05 * back),
    )
    return Stance(hands=hands, feet=_FEET, hips=0.355 - 0.02 * back, lean=0.03 - 0.17 * back, mouth=0.5 * back)


def paws(t: float) -> Stance:
    """The same of who has paws: up on the hind legs, striking with one and the other."""
    at = t % (2 * BLOW_S)
    out = _out(at) if at < BLOW_S else 0.0
    back = 0.0 if at < BLOW_S else math.exp(-(((at - BLOW_S - LANDS_S - 0.1) / 0.13) ** 2))
    hand = (0.16 + 0.16 * out, 0.02 + 0.1 * out, 0.0)
    feet = ((0.08, 0.045, 0.0), (0.08, 0.045, 0.0))
    return Stance(
        hips=0.3, chest=0.62, lean=-0.16 + 0.12 * out - 0.1 * back, hands=((0.16, 0.02, 0.0), hand), feet=feet
    )
