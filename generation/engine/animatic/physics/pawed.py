"""What paws do: the gestures of the four-legged and of birds. Lengths are in body lengths, times seconds since it began."""

from __future__ import annotations

from generation.engine.animatic.physics.rhythm import wave_of
from generation.engine.animatic.physics.stances import Stance


def sit_up(t: float) -> Stance:
    return Stance(hips=0.2, chest=0.47, feet=((0.13, 0.045, 0.0), (0.13, 0.045, 0.0)))


def pore(t: float) -> Stance:
    """Sits, head bent over what stands before it, and goes along the lines."""
    line = 0.012 * wave_of(t, 0.55)
    return Stance(hips=0.2, chest=0.45, nod=0.1 + line, feet=((0.13, 0.045, 0.0), (0.13, 0.045, 0.0)))


def curl_up(t: float) -> Stance:
    breath = 0.008 * wave_of(t, 0.35)
    return Stance(
        hips=0.17 + breath,
        chest=0.17 + breath,
        nod=0.14,
        hands=((0.16, -0.1, 0.0), (0.16, -0.1, 0.0)),
        feet=((0.1, 0.045, 0.0), (0.1, 0.045, 0.0)),
        is_asleep=True,
    )


def beg(t: float) -> Stance:
    """On the hind legs, front paws before the chest and paddling."""
    beat = 0.05 * wave_of(t, 1.8)
    return Stance(
        hips=0.3,
        chest=0.62,
        lean=-0.16,
        hands=((0.16, 0.02 + beat, 0.0), (0.16, 0.02 - beat, 0.0)),
        feet=((0.08, 0.045, 0.0), (0.08, 0.045, 0.0)),
    )


def lap(t: float) -> Stance:
    """The muzzle down at what is eaten or drunk."""
    return Stance(chest=0.33, nod=0.24 + 0.02 * wave_of(t, 2.2), mouth=0.3 * abs(wave_of(t, 2.2)))


def nibble(t: float) -> Stance:
    """Eats out of a hand: the head goes a little to and fro, the jaws up and down."""
    return Stance(nod=0.035 + 0.025 * wave_of(t, 1.25), mouth=0.75 * abs(wave_of(t, 1.25)))


def nibble_low(t: float) -> Stance:
    """The same, with the head bent down to a hand."""
    return Stance(nod=0.13 + 0.02 * wave_of(t, 1.25), mouth=0.75 * abs(wave_of(t, 1.25)))


def take_up(t: float) -> Stance:
    """The muzzle down at what is taken."""
    return Stance(chest=0.33, nod=0.24, mouth=0.5)


def sing_up(t: float) -> Stance:
    opened = 0.4 + 0.4 * wave_of(t, 0.8)
    return Stance(
        hips=0.22, chest=0.5, nod=-0.08, mouth=max(0.1, opened), feet=((0.12, 0.045, 0.0), (0.12, 0.045, 0.0))
    )


def cling(t: float) -> Stance:
    """Flat on whatever carries it, all four paws around it."""
    shiver = 0.006 * wave_of(t, 9.0)
    return Stance(
        hips=0.17 + shiver,
        chest=0.19 - shiver,
        nod=0.12,
        hands=((0.05, -0.24, 0.0), (0.05, -0.24, 0.0)),
        feet=((0.03, -0.08, 0.0), (0.03, -0.08, 0.0)),
        mouth=0.5,
    )


def paddle(t: float) -> Stance:
    beat = 0.12 * wave_of(t, 1.7)
    return Stance(
        hands=((0.05 + beat, -0.26, 0.0), (0.05 - beat, -0.26, 0.0)),
        feet=((-0.04 - beat, 0.07, 0.0), (-0.04 + beat, 0.07, 0.0)),
    )


def leap_out(t: float) -> Stance:
    return Stance(hands=((0.24, 0.02, 0.0), (0.28, 0.0, 0.0)), feet=((-0.24, 0.2, 0.0), (-0.28, 0.22, 0.0)))


def prowl(t: float) -> Stance:
    return Stance(hips=0.32, chest=0.28, nod=0.12)


def paw(t: float) -> Stance:
    """Raises a paw and pats the air with it."""
    pat = 0.08 * wave_of(t, 1.7)
    return Stance(
        hips=0.22, chest=0.47, hands=(None, (0.22, 0.06 + pat, 0.0)), feet=((0.12, 0.045, 0.0), (0.12, 0.045, 0.0))
    )


def step_dance(t: float) -> Stance:
    beat = wave_of(t, 1.5)
    return Stance(
        hips=0.38 + 0.03 * beat,
        chest=0.42 - 0.03 * beat,
        hands=((0.06, -0.3 + 0.16 * max(beat, 0.0), 0.0), (0.06, -0.3 + 0.16 * max(-beat, 0.0), 0.0)),
        sway=beat,
    )


def drum(t: float) -> Stance:
    """On the hind legs, and the forepaws beat by turns."""
    left, right = max(0.0, wave_of(t, 2.0)), max(0.0, wave_of(t, 2.0, 0.5))
    return Stance(
        hips=0.3, chest=0.6, lean=-0.14, nod=0.03 + 0.02 * wave_of(t, 2.0),
        hands=((0.24, -0.12 + 0.2 * left, 0.0), (0.24, -0.12 + 0.2 * right, 0.0)),
        feet=((0.08, 0.045, 0.0), (0.08, 0.045, 0.0)),
    )  # fmt: skip


def dig(t: float) -> Stance:
    """Head down, rump up, forepaws tearing at the ground by turns."""
    beat = wave_of(t, 1.8)
    return Stance(
        hips=0.42, chest=0.3, nod=0.2 + 0.015 * beat,
        hands=((0.13 + 0.13 * beat, -0.24 + 0.07 * max(wave_of(t, 1.8, 0.25), 0.0), 0.0),
               (0.13 - 0.13 * beat, -0.24 + 0.07 * max(wave_of(t, 1.8, 0.75), 0.0), 0.0)),
        mouth=0.15,
    )  # fmt: skip


def as_usual(t: float) -> Stance:
    return Stance()
