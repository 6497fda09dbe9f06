"""What hands do with things: they bring to the mouth, stir, cut, pour, strum, write, hammer, lift, give.

Lengths are in body heights from the shoulder (forward, up, to the right), times seconds since the gesture began.
"""

from __future__ import annotations

import math
from dataclasses import replace

from generation.engine.animatic.physics.rhythm import eased, wave_of
from generation.engine.animatic.physics.stances import Local, Stance

BITE_S, SIP_S = 1.5, 2.6  # from bite to bite, from sip to sip
TOSS_S, TOSS_AT_S = 1.5, 0.55  # a pan is flicked so often, and so long after its gesture's beat began
CHOP_S, HAMMER_S = 0.5, 0.8  # from cut to cut, from blow to blow
LIFT_S = 1.5  # from the grip to overhead
STRIKE_S = 1.1  # from the guard to the blow that breaks
GIVE_S = 0.8  # until a hand is where another one takes


def eat(t: float) -> Stance:
    share = bitten(t)
    chew = 0.35 * abs(wave_of(t, 2.4)) if share < 0.5 else 0.9 * max(0.0, (share - 0.7) / 0.3)
    return Stance(hands=(None, _to_mouth(share)), mouth=chew, nod=0.01 * share)


def bitten(t: float) -> float:
    """This will be how near the mouth the hand is, 0..1: at 1 it is bitten."""
    return 0.5 - 0.5 * math.cos(2 * math.pi * t / BITE_S)


def drink(t: float) -> Stance:
    share = sipped(t)
    return Stance(hands=(None, _to_mouth(share)), nod=-0.02 * share, mouth=0.3 * share)


def sipped(t: float) -> float:
    """This will be how far a cup is raised and tilted, 0..1."""
    return min(1.0, max(0.0, 1.6 * math.sin(math.pi * (t % SIP_S) / SIP_S)))


def _to_mouth(share: float) -> Local:
    return (0.2 - 0.02 * share, -0.17 + 0.27 * share, -0.02 - 0.08 * share)


def stir(t: float) -> Stance:
    turn = 2 * math.pi * 0.9 * t
    return Stance(
        hands=((0.21, -0.16, 0.02), (0.26 + 0.035 * math.cos(turn), -0.1 + 0.012 * math.sin(turn), -0.06)),
        sway=0.15 * wave_of(t, 0.45),
        nod=0.012,
    )


def cut(t: float) -> Stance:
    up = abs(math.cos(math.pi * t / CHOP_S))
    return Stance(hands=((0.25, -0.15, 0.03), (0.25, -0.12 + 0.09 * up, -0.08)), nod=0.015)


def flick(t: float) -> Stance:
    """A pan before the belly; on the beat it goes down a little and jerks up."""
    beat = (t % TOSS_S) - TOSS_AT_S
    jerk = -0.05 * math.exp(-((beat + 0.14) ** 2) / 0.008) + 0.07 * math.exp(-(beat**2) / 0.008)
    return Stance(hands=((0.12, -0.22, 0.0), (0.2, -0.12 + jerk, -0.05)), nod=-0.012 if beat > 0 else 0.01)


def pour(t: float) -> Stance:
    return Stance(hands=((0.27, -0.14, 0.05), (0.19, 0.06 + 0.004 * wave_of(t, 0.5), -0.06)), nod=0.012)


def hammer(t: float) -> Stance:
    """Raised slowly, brought down fast: it strikes at the end of every period."""
    share = (t % HAMMER_S) / HAMMER_S
    up = eased(share / 0.7) if share < 0.7 else 1.0 - ((share - 0.7) / 0.3) ** 2
    return Stance(hands=((0.24, -0.16, 0.05), (0.27 - 0.12 * up, -0.1 + 0.3 * up, -0.06)), lean=0.02 * (1 - up))


def read(t: float) -> Stance:
    return Stance(hands=((0.2, -0.06, 0.05), (0.2, -0.06, -0.05)), nod=0.014 + 0.004 * wave_of(t, 0.3))


def types(t: float) -> Stance:
    left, right = 0.018 * max(0.0, wave_of(t, 3.1)), 0.018 * max(0.0, wave_of(t, 2.7, 0.4))
    return Stance(hands=((0.25, -0.13 + left, 0.04), (0.25, -0.13 + right, -0.04)), nod=0.012)


def keys(t: float) -> Stance:
    """Both hands go along a keyboard, now apart, now together."""
    drift, left, right = (
        0.035 * wave_of(t, 0.3),
        0.03 * max(0.0, wave_of(t, 2.0)),
        0.03 * max(0.0, wave_of(t, 2.0, 0.5)),
    )
    return Stance(
        hands=((0.27 + drift, -0.12 + left, 0.02), (0.27 - drift, -0.12 + right, -0.02)),
        sway=0.35 * wave_of(t, 0.5),
        nod=0.01,
    )


def violin(t: float) -> Stance:
    bow = 0.07 * wave_of(t, 0.8)
    return Stance(
        hands=((0.27, 0.05, 0.0), (0.17 + bow, 0.055 - 0.5 * bow, -0.1)), sway=0.4 * wave_of(t, 0.4), nod=0.015
    )


def blow(t: float) -> Stance:
    lift = 0.02 * wave_of(t, 0.5)
    return Stance(hands=((0.2, 0.07 + lift, 0.06), (0.14, 0.05 + lift, -0.06)), sway=0.3 * wave_of(t, 0.5), nod=-0.01)


def paint(t: float) -> Stance:
    along, up = 0.03 * wave_of(t, 0.37), 0.09 * wave_of(t, 0.61)
    return Stance(hands=((0.14, -0.16, 0.04), (0.26 + along, 0.03 + up, -0.05)))


def write(t: float) -> Stance:
    along = 0.03 * ((t % 1.6) / 1.6 - 0.5)
    return Stance(hands=((0.22, -0.14, 0.04), (0.25 + along, -0.13 + 0.008 * wave_of(t, 3.3), -0.05)), nod=0.016)


def phone(t: float) -> Stance:
    tell = 0.05 * wave_of(t, 0.5)
    return Stance(hands=((0.15 + tell, -0.12 + tell, 0.0), (0.04, 0.1, -0.02)))


def snap(t: float) -> Stance:
    return Stance(hands=((0.17, 0.09, 0.04), (0.17, 0.09, -0.04)), hips=0.385)


def feed(t: float) -> Stance:
    """Something held out to a mouth."""
    out = eased(t / 0.6)
    return Stance(hands=(None, (0.18 + 0.14 * out, -0.16 + 0.05 * out, -0.06)), lean=0.02 * out)


def feed_low(t: float) -> Stance:
    """The same, stooped to somebody small."""
    down = eased(t / 0.6)
    return Stance(
        hands=((0.16, -0.24, 0.05), (0.18 + 0.11 * down, -0.16 - 0.1 * down, -0.06)),
        hips=0.405 - 0.18 * down,
        lean=0.08 * down,
        nod=0.02 * down,
    )


def feed_high(t: float) -> Stance:
    """Held up to somebody tall."""
    out = eased(t / 0.6)
    return Stance(hands=(None, (0.18 + 0.1 * out, -0.16 + 0.24 * out, -0.06)), nod=-0.012 * out)


def nibble(t: float) -> Stance:
    return Stance(mouth=0.55 * abs(wave_of(t, 1.25)), nod=0.012 * wave_of(t, 1.25))


def sow(t: float) -> Stance:
    """A hand swings out from the belly and opens, again and again."""
    out = max(0.0, wave_of(t, 1 / 1.1, -0.2))
    return Stance(hands=((0.17, -0.15, 0.06), (0.18 + 0.13 * out, -0.16 + 0.1 * out, -0.06 - 0.06 * out)), nod=0.01)


def hold_aloft(t: float) -> Stance:
    """Both hands before the face, with what is to be seen."""
    up = eased(t / 0.8)
    return Stance(hands=((0.22, -0.16 + 0.18 * up, 0.05), (0.22, -0.16 + 0.18 * up, -0.05)), sway=0.2 * wave_of(t, 0.4))


def hurl(t: float) -> Stance:
    """A hand goes back over the shoulder, and forward; it lets go after half a second."""
    back = eased(t / 0.35) * (1 - eased((t - 0.38) / 0.14))
    on = eased((t - 0.38) / 0.14)
    x, y = 0.14 - 0.24 * back + 0.18 * on, -0.1 + 0.32 * back + 0.1 * on
    return Stance(hands=((0.16, -0.06, 0.06), (x, y, -0.06)), lean=-0.03 * back + 0.06 * on)


def rub(t: float) -> Stance:
    """A hand that goes round and round on something before the chest, the other one leaning on it."""
    return Stance(
        hands=((0.22, -0.08, 0.05), (0.26 + 0.05 * wave_of(t, 0.8, 0.25), -0.06 + 0.09 * wave_of(t, 0.8), -0.06)),
        lean=0.03 + 0.01 * wave_of(t, 0.8),
        nod=0.01,
    )


def rub_low(t: float) -> Stance:
    """The same, bent down to it."""
    return replace(rub(t), hips=0.29, lean=0.07 + 0.01 * wave_of(t, 0.8), nod=0.02)


def rub_in_hand(t: float) -> Stance:
    """One hand holds it before the belly, the other one rubs it."""
    return Stance(
        hands=((0.2, -0.12, 0.07), (0.22 + 0.035 * wave_of(t, 1.1, 0.25), -0.09 + 0.045 * wave_of(t, 1.1), -0.05)),
        nod=0.016,
    )


def brush_teeth(t: float) -> Stance:
    """A hand at the mouth, to and fro."""
    return Stance(hands=((0.06, -0.28, 0.04), (0.17 + 0.03 * wave_of(t, 3.2), 0.1, -0.1)), mouth=0.45, nod=0.004)


def blow_a_ring(t: float) -> Stance:
    """A ring is held before the lips, which blow."""
    puff = max(0.0, wave_of(t, 1 / 1.6, -0.15))
    return Stance(hands=((0.15, -0.16, 0.06), (0.21, 0.06, -0.09)), nod=0.012 * puff, mouth=0.12 + 0.15 * puff)


def knit(t: float) -> Stance:
    """On a chair, both hands before the belly, stitch after stitch."""
    stitch = 0.018 * wave_of(t, 1.4)
    return Stance(
        hands=((0.2, -0.14 + stitch, 0.045), (0.2, -0.14 - stitch, -0.045)),
        feet=((0.2, 0.035, -0.05), (0.22, 0.035, 0.05)),
        hips=0.27,
        nod=0.02,
    )


def cuddle(t: float) -> Stance:
    """Both arms close round what is at the chest."""
    rock = wave_of(t, 0.38)
    return Stance(hands=((0.13, -0.07, 0.08), (0.13, -0.11, -0.08)), sway=0.6 * rock, nod=0.02)


def take_up(t: float) -> Stance:
    """Down on the knees to what lies there, and up again with it."""
    down = eased(t / 0.45) * (1 - eased((t - 0.5) / 0.45))
    return Stance(
        hands=((0.2, -0.15 - 0.2 * down, 0.06), (0.2, -0.15 - 0.2 * down, -0.06)),
        hips=0.405 - 0.19 * down,
        lean=0.09 * down,
        nod=0.03 * down,
    )


def sweep(t: float) -> Stance:
    reach = 0.07 * wave_of(t, 0.7)
    return Stance(hands=((0.2 + reach, -0.16, 0.03), (0.12 + 0.6 * reach, -0.04, -0.04)), lean=0.03 + 0.2 * reach)


def at_a_shaft(t: float) -> Stance:
    """Bent over a broom or a spade; the hands are where it is."""
    return Stance(
        feet=((0.1, 0.035, -0.05), (-0.1, 0.035, 0.05)), hips=0.385, lean=0.06 + 0.01 * wave_of(t, 0.7), nod=0.02
    )


def at_a_rod(t: float) -> Stance:
    """Both hands at the butt of a rod, which is held out."""
    breath = 0.006 * wave_of(t, 0.4)
    return Stance(hands=((0.15, -0.17 + breath, 0.07), (0.22, -0.13 + breath, -0.07)), hips=0.4, lean=0.01)


def lift(t: float) -> Stance:
    """Down to the grip, then up until the arms are straight over the head."""
    up = eased((t - 0.5) / (LIFT_S - 0.5))
    down = eased(t / 0.45) * (1 - up)
    hold = 0.004 * wave_of(t, 5.0) * up
    return Stance(
        hands=((0.16 - 0.13 * up, -0.16 - 0.14 * down + 0.48 * up + hold, 0.02 - 0.1 * up),
               (0.16 - 0.13 * up, -0.16 - 0.14 * down + 0.48 * up - hold, -0.02 + 0.1 * up)),
        hips=0.405 - 0.17 * down,
        lean=0.06 * down,
    )  # fmt: skip


def strike(t: float) -> Stance:
    """The edge of the hand goes up, waits, comes down once with a shout, and stays."""
    up = eased(t / 0.6) if t < 0.8 else 1.0 - min(1.0, (t - 0.8) / (STRIKE_S - 0.8)) ** 2
    shout = 0.8 if STRIKE_S - 0.15 < t < STRIKE_S + 0.3 else 0.0
    return Stance(hands=((0.14, -0.1, 0.02), (0.24 - 0.14 * up, -0.16 + 0.42 * up, -0.05)), hips=0.34, mouth=shout)


def give(t: float) -> Stance:
    out = eased(t / GIVE_S)
    return Stance(hands=(None, (0.16 + 0.14 * out, -0.16 + 0.06 * out, -0.06)))


def take(t: float) -> Stance:
    return Stance(hands=(None, (0.24, -0.12, -0.08)))


def bosom(t: float) -> Stance:
    """What was given is held to the chest."""
    return Stance(hands=((0.14, -0.1, 0.06), (0.14, -0.1, -0.06)), sway=0.3 * wave_of(t, 0.5))


def unwrap(t: float) -> Stance:
    """Both hands at a lid, which they throw up."""
    up = eased((t - 0.8) / 0.25)
    return Stance(hands=((0.24, -0.1 + 0.26 * up, 0.06 - 0.14 * up), (0.24, -0.1 + 0.26 * up, -0.06 + 0.14 * up)))


def stroke(t: float) -> Stance:
    along = 0.05 * wave_of(t, 0.8)
    return Stance(hands=(None, (0.27 + along, -0.2, -0.06)), lean=0.05, hips=0.36)


def build(t: float) -> Stance:
    pat = wave_of(t, 1.3)
    return Stance(hands=((0.25, -0.12 + 0.06 * pat, 0.05), (0.25, -0.12 - 0.06 * pat, -0.05)), hips=0.34, lean=0.05)


def hold_up(t: float) -> Stance:
    sway = 0.02 * wave_of(t, 0.6)
    return Stance(hands=(None, (0.16, 0.13 + sway, -0.02)))


def tip(t: float) -> Stance:
    """A can held out before the body."""
    return Stance(hands=((0.2, -0.1, 0.02), (0.26, -0.08 + 0.01 * wave_of(t, 0.5), -0.04)), lean=0.02)


def club(t: float) -> Stance:
    """Both hands swing a club back, through and up; it meets the ball at 0.9 s."""
    share = t % 2.4
    turn = -1.0 if share < 0.6 else -math.cos(min(1.0, (share - 0.6) / 0.5) * math.pi)
    back = min(1.0, share / 0.45)
    x, y = 0.16 * turn * back + 0.06, -0.2 + 0.22 * turn * turn * back
    return Stance(hands=((x + 0.02, y, 0.08), (x, y, -0.08)), lean=0.03, sway=0.4 * turn * back)
