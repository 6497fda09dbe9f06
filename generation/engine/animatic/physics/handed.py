"""What hands and feet do when nothing is in them: dances, sports, manners. Lengths are in body heights."""

from __future__ import annotations

import math

from generation.engine.animatic.physics.rhythm import eased, wave_of
from generation.engine.animatic.physics.stances import Stance


def clap(t: float) -> Stance:
    apart = 0.02 + 0.1 * abs(wave_of(t, 1.6))
    return Stance(hands=((0.2, -0.02, 0.1 - apart), (0.2, -0.02, -0.1 + apart)))


def cheer(t: float) -> Stance:
    up = 0.3 + 0.03 * wave_of(t, 2.2)
    return Stance(hands=((0.03, up, -0.1), (0.03, up, 0.1)), mouth=0.5 + 0.3 * wave_of(t, 2.2))


def disco(t: float) -> Stance:
    """One hand points up and out, then the other; the hips go with it."""
    side = wave_of(t, 0.9)
    up, down = (0.08, 0.27, 0.18), (0.1, -0.2, 0.06)
    mix = (side + 1) / 2
    right = tuple(d + (u - d) * mix for u, d in zip(up, down, strict=True))
    left = tuple(d + (u - d) * (1 - mix) for u, d in zip(up, down, strict=True))
    dip = 0.405 - 0.03 * abs(side)
    return Stance(hands=((left[0], left[1], -left[2]), (right[0], right[1], right[2])), hips=dip, sway=0.9 * side)


def twist(t: float) -> Stance:
    """Knees bent, arms swinging before the body, heels going to and fro."""
    swing = wave_of(t, 1.6)
    hands = ((0.14, -0.12 + 0.05 * swing, -0.02 + 0.1 * swing), (0.14, -0.12 - 0.05 * swing, 0.02 + 0.1 * swing))
    feet = ((0.05 * swing, 0.035, -0.08), (-0.05 * swing, 0.035, 0.08))
    return Stance(hands=hands, feet=feet, hips=0.35 + 0.02 * abs(swing), sway=0.5 * swing)


def ballet(t: float) -> Stance:
    """On one leg, arms in a crown, the other foot at the knee."""
    return Stance(
        hands=((0.06, 0.3, 0.06), (0.06, 0.3, -0.06)),
        feet=((0.0, 0.03, -0.01), (0.06, 0.2, 0.06)),
        hips=0.415,
        sway=0.1 * wave_of(t, 0.5),
    )


def punches(t: float) -> Stance:
    """Guard, straight left, straight right, and a high kick: forms of a martial art."""
    beat = t % 3.0
    guard_l, guard_r = (0.16, -0.02, 0.06), (0.12, -0.03, -0.05)
    feet = ((0.11, 0.035, -0.06), (-0.12, 0.035, 0.07))
    if beat < 0.9:
        reach = max(0.0, math.sin(math.pi * beat / 0.45)) if beat < 0.45 else 0.0
        other = max(0.0, math.sin(math.pi * (beat - 0.45) / 0.45)) if beat >= 0.45 else 0.0
        hands = ((guard_l[0] + 0.18 * reach, 0.01, 0.05), (guard_r[0] + 0.22 * other, 0.01, -0.03))
        return Stance(hands=hands, feet=feet, hips=0.35, lean=0.02 + 0.05 * max(reach, other))
    if beat < 1.9:
        lift = max(0.0, math.sin(math.pi * (beat - 1.0) / 0.9)) if beat > 1.0 else 0.0
        kick = (0.11 + 0.24 * lift - 0.23 * (1 - lift), 0.035 + 0.5 * lift, 0.05)
        return Stance(
            hands=(guard_l, guard_r), feet=((0.0, 0.035, -0.04), kick), hips=0.36 + 0.04 * lift, lean=-0.1 * lift
        )
    block = wave_of(beat - 1.9, 0.9)
    return Stance(hands=((0.2, 0.12 * block, 0.02), (0.16, -0.12 * block, -0.02)), feet=feet, hips=0.3)


def guard(t: float) -> Stance:
    """The wide, low stand of somebody who swings a staff; the hands are where the staff is."""
    return Stance(feet=((0.14, 0.035, -0.05), (-0.15, 0.035, 0.06)), hips=0.34 + 0.02 * wave_of(t, 0.7), lean=0.02)


def sit(t: float) -> Stance:
    """On the floor, legs stretched, leaning on the hands."""
    breath = 0.004 * wave_of(t, 0.4)
    return Stance(
        hands=((-0.11, -0.27, -0.05), (-0.11, -0.27, 0.05)),
        feet=((0.36, 0.05, -0.06), (0.33, 0.05, 0.07)),
        hips=0.075 + breath,
        lean=-0.03,
    )


def astride(t: float) -> Stance:
    """On somebody's back or a saddle: knees bent to both sides, hands forward at the reins."""
    return Stance(
        hands=((0.2, -0.17, 0.05), (0.2, -0.17, -0.05)),
        feet=((0.06, -0.16, -0.15), (0.06, -0.16, 0.15)),
        hips=0.1,
        lean=0.02 + 0.01 * wave_of(t, 2.0),
    )


def seated(t: float) -> Stance:
    """On a seat: thighs level, shins down, hands at a wheel."""
    turn = 0.02 * wave_of(t, 0.6)
    return Stance(
        hands=((0.24, -0.1 + turn, 0.03), (0.24, -0.1 - turn, -0.03)),
        feet=((0.22, 0.0, -0.05), (0.22, 0.0, 0.05)),
        hips=0.12,
    )


def guitar(t: float) -> Stance:
    """The left hand along the neck, the right one strumming before the belly."""
    strum = 0.05 * wave_of(t, 2.0)
    slide = 0.03 * wave_of(t, 0.5)
    return Stance(hands=((0.17, -0.05 + slide, -0.2), (0.16, -0.19 + strum, -0.06)), sway=0.3 * wave_of(t, 1.0))


def drum(t: float) -> Stance:
    left, right = max(0.0, wave_of(t, 2.0)), max(0.0, wave_of(t, 2.0, 0.5))
    return Stance(
        hands=((0.24, -0.16 + 0.16 * left, 0.0), (0.24, -0.16 + 0.16 * right, 0.0)), nod=0.015 * wave_of(t, 2.0)
    )


def sing(t: float) -> Stance:
    """A hand at the mouth as with a microphone, the other telling what the song is about."""
    tell = wave_of(t, 0.35)
    opened = 0.35 + 0.35 * wave_of(t, 1.7) + 0.25 * wave_of(t, 0.6)
    return Stance(
        hands=((0.16 + 0.05 * tell, -0.02 + 0.12 * tell, -0.14), (0.17, 0.03, -0.1)),
        mouth=max(0.12, min(1.0, opened)),
        sway=0.5 * wave_of(t, 0.5),
        nod=-0.012,
    )


def hug(t: float) -> Stance:
    squeeze = 0.012 * wave_of(t, 0.5)
    return Stance(hands=((0.22 - squeeze, -0.02, 0.0), (0.2 - squeeze, -0.08, 0.0)), lean=0.03)


def push(t: float) -> Stance:
    return Stance(hands=((0.26, -0.05, 0.03), (0.26, -0.05, -0.03)), lean=0.1)


def pull(t: float) -> Stance:
    return Stance(hands=((-0.24, -0.13, 0.06), (-0.22, -0.16, -0.06)), lean=0.11)


def hold(t: float) -> Stance:
    return Stance(hands=((0.17, -0.14, 0.06), (0.17, -0.14, -0.06)), is_laden=True)


def sneak(t: float) -> Stance:
    """Hands up before the chest, bent low: not a sound."""
    lift = 0.02 * wave_of(t, 1.2)
    return Stance(hands=((0.13, -0.02 + lift, -0.03), (0.13, -0.02 - lift, 0.03)), hips=0.32, lean=0.09, nod=0.01)


def balance(t: float) -> Stance:
    """On one leg, arms out like wings, tilting a little to and fro."""
    tilt = 0.06 * wave_of(t, 0.6)
    return Stance(
        hands=((0.0, 0.02 + tilt, -0.3), (0.0, 0.02 - tilt, 0.3)),
        feet=((0.0, 0.035, 0.0), (-0.1, 0.14, 0.04)),
        lean=0.03,
    )


def landed_on_one_leg(t: float) -> Stance:
    """As a skater lands: arms open, the free leg stretched out behind."""
    return Stance(
        hands=((0.1, 0.0, -0.28), (-0.1, 0.02, 0.28)),
        feet=((0.02, 0.035, 0.0), (-0.34, 0.24, 0.08)),
        hips=0.36,
        lean=0.1,
    )


def pulled_in(t: float) -> Stance:
    """Turning fast: arms crossed at the chest, legs together and crossed."""
    return Stance(
        hands=((0.13, -0.06, 0.09), (0.14, -0.03, -0.09)), feet=((0.02, 0.03, 0.0), (0.05, 0.06, 0.01)), hips=0.41
    )


def surf(t: float) -> Stance:
    """Across the board: knees bent, arms out, weight going from foot to foot."""
    lean = 0.03 * wave_of(t, 0.5)
    return Stance(
        hands=((0.26, 0.02 + lean, -0.06), (-0.24, 0.0 - lean, 0.08)),
        feet=((0.16, 0.035, -0.02), (-0.16, 0.035, 0.02)),
        hips=0.31,
        lean=0.03 + lean,
    )


def ski(t: float) -> Stance:
    """Crouched, poles under the arms."""
    return Stance(
        hands=((0.18, -0.13, -0.03), (0.18, -0.13, 0.03)),
        feet=((0.04, 0.035, -0.05), (-0.02, 0.035, 0.05)),
        hips=0.27,
        lean=0.12 + 0.01 * wave_of(t, 0.8),
    )


def crawl(t: float) -> Stance:
    """The strokes of the crawl, lying in the water: arms go round, legs beat."""
    turn = 2 * math.pi * 0.8 * t
    hands = tuple(
        (0.3 * math.sin(turn + shift), 0.3 * math.cos(turn + shift), side * 0.04)
        for side, shift in ((-1, 0.0), (1, math.pi))
    )
    beat = 0.05 * wave_of(t, 2.6)
    return Stance(hands=(hands[0], hands[1]), feet=((beat, 0.03, -0.05), (-beat, 0.03, 0.05)), nod=-0.02)


def soar(t: float) -> Stance:
    """Flying as heroes do: one fist ahead, legs straight behind."""
    return Stance(
        hands=((0.03, 0.33, 0.02), (0.05, -0.27, 0.05)),
        feet=((0.0, 0.03, -0.03), (-0.03, 0.05, 0.03)),
        nod=-0.02,
    )


def hang(t: float) -> Stance:
    """Both hands above the head, at a rope or a bar."""
    kick = 0.07 * wave_of(t, 0.45)
    return Stance(
        hands=((0.05, 0.33, 0.06), (0.05, 0.3, -0.06)),
        feet=((0.06 + kick, 0.05, -0.04), (-0.02 + kick, 0.08, 0.05)),
    )


def climb(t: float) -> Stance:
    """Hand over hand, knee after knee, at something before the chest."""
    step = wave_of(t, 0.75)
    return Stance(
        hands=((0.16, 0.18 + 0.12 * step, 0.04), (0.16, 0.18 - 0.12 * step, -0.04)),
        feet=((0.13, 0.12 - 0.08 * step, -0.05), (0.13, 0.12 + 0.08 * step, 0.05)),
    )


def spread(t: float) -> Stance:
    """An X: arms and legs as the spokes of a wheel."""
    return Stance(hands=((0.0, 0.26, -0.2), (0.0, 0.26, 0.2)), feet=((0.0, 0.05, -0.2), (0.0, 0.05, 0.2)))


def split(t: float) -> Stance:
    """A leap with the legs stretched fore and aft, arms to the sides."""
    return Stance(hands=((0.06, 0.08, -0.28), (0.0, 0.08, 0.28)), feet=((0.36, 0.33, -0.03), (-0.36, 0.3, 0.03)))


def kick(t: float) -> Stance:
    """A leg draws back, swings through and follows through; it meets the ball at 0.45 s."""
    swing = -1.0 if t < 0.2 else -math.cos(min(1.0, (t - 0.2) / 0.5) * math.pi)
    back = min(1.0, t / 0.2)
    x = 0.24 * swing * back + 0.02
    up = 0.04 + (0.16 if swing > 0 else 0.12) * swing * swing * back
    return Stance(
        hands=((0.08 * swing + 0.08, -0.16, -0.16), (-0.1 * swing, -0.14, 0.18)),
        feet=((0.0, 0.035, -0.05), (x, up, 0.04)),
        lean=-0.05 * max(swing, 0.0),
    )


def catch(t: float) -> Stance:
    return Stance(hands=((0.22, 0.06, -0.01), (0.22, 0.06, 0.01)), hips=0.37)


def bow(t: float) -> Stance:
    down = 0.5 - 0.5 * math.cos(2 * math.pi * min(t, 1.6) / 1.6)
    return Stance(hands=((0.1, -0.25, 0.05), (0.12, -0.2, -0.05)), lean=0.18 * down, nod=0.1 * down)


def lie(t: float) -> Stance:
    breath = 0.006 * wave_of(t, 0.3)
    return Stance(hands=((0.09 + breath, -0.2, 0.05), (0.05, -0.26, 0.02)), is_asleep=True, mouth=0.06)


def waltz(t: float) -> Stance:
    """One hand out to the side in the partner's, the other at the partner's back; up and down with the bars."""
    rise = 0.5 - 0.5 * math.cos(2 * math.pi * 0.75 * t)
    return Stance(hands=((0.2, 0.03, -0.14), (0.2, -0.07, -0.04)), hips=0.4 - 0.035 * rise)


def shake(t: float) -> Stance:
    pump = 0.035 * wave_of(t, 1.7) if t > 0.3 else 0.0
    return Stance(hands=(None, (0.25, -0.14 + pump, -0.08)), lean=0.015)


def kiss(t: float) -> Stance:
    """Leans forward and down to a cheek, stays, comes back."""
    near = eased((t - 0.2) / 0.5) * (1 - eased((t - 1.3) / 0.5))
    return Stance(hands=((0.18, -0.06, 0.05), (0.18, -0.1, -0.05)), lean=0.045 * near, mouth=0.14 * near)


def kiss_down(t: float) -> Stance:
    """The same, to somebody smaller: knees bend."""
    near = eased((t - 0.1) / 0.6) * (1 - eased((t - 1.4) / 0.5))
    return Stance(
        hands=((0.2, -0.12, 0.05), (0.2, -0.16, -0.05)),
        hips=0.405 - 0.15 * near,
        lean=0.11 * near,
        nod=0.03 * near,
        mouth=0.14 * near,
    )


def high_five(t: float) -> Stance:
    up = eased(t / 0.35) * (1 - eased((t - 0.9) / 0.4))
    return Stance(hands=(None, (0.1 + 0.13 * up, -0.25 + 0.45 * up, -0.06)))


def point(t: float) -> Stance:
    return Stance(hands=(None, (0.33, 0.04 + 0.008 * wave_of(t, 1.0), -0.04)))


def salute(t: float) -> Stance:
    return Stance(hands=(None, (0.11, 0.17, -0.01)), hips=0.41)


def fence(t: float) -> Stance:
    """A blade: guard, lunge, parry high, back to guard."""
    beat = t % 1.5
    lunge = max(0.0, math.sin(math.pi * beat / 0.5)) if beat < 0.5 else 0.0
    parry = max(0.0, math.sin(math.pi * (beat - 0.75) / 0.5)) if 0.75 < beat < 1.25 else 0.0
    feet = ((0.12 + 0.08 * lunge, 0.035, -0.05), (-0.12, 0.035, 0.06))
    hand = (0.2 + 0.1 * lunge, -0.04 + 0.14 * parry, -0.06)
    return Stance(hands=((-0.08, 0.02, -0.12), hand), feet=feet, hips=0.36 - 0.04 * lunge, lean=0.02 + 0.04 * lunge)


SWORDPLAY_S = 2.8  # a cut from above, a thrust, a cut from below
_POSES = (  # share of it, hand from the shoulder, lean, blade's angle from level
    (0.0, (0.12, 0.26), -0.02, 2.2), (0.14, (0.1, 0.29), -0.03, 2.5), (0.24, (0.28, -0.02), 0.06, 0.1),
    (0.3, (0.25, -0.16), 0.07, -0.7), (0.46, (0.1, -0.06), -0.01, 0.25), (0.56, (0.33, 0.02), 0.08, 0.05),
    (0.64, (0.3, 0.02), 0.06, 0.05), (0.78, (0.16, -0.2), 0.02, -0.9), (0.88, (0.28, 0.14), 0.04, 1.1),
    (1.0, (0.12, 0.26), -0.02, 2.2),
)  # fmt: skip


def _sword_at(t: float) -> tuple[tuple[float, float], float, float]:
    share = (t % SWORDPLAY_S) / SWORDPLAY_S
    after = next(at for at, pose in enumerate(_POSES) if pose[0] > share)
    (s0, (x0, y0), l0, a0), (s1, (x1, y1), l1, a1) = _POSES[after - 1], _POSES[after]
    mix = eased((share - s0) / (s1 - s0))
    return (x0 + (x1 - x0) * mix, y0 + (y1 - y0) * mix), l0 + (l1 - l0) * mix, a0 + (a1 - a0) * mix


def cut_of(t: float) -> float:
    """This will be how a blade is turned in swordplay, radians from level."""
    return _sword_at(t)[2]


def swordplay(t: float) -> Stance:
    """A wide stand, and one hand with a blade: over the head and down, a thrust, up from below."""
    (x, y), lean, _ = _sword_at(t)
    feet = ((0.12 + 0.6 * max(lean, 0.0), 0.035, -0.05), (-0.13, 0.035, 0.06))
    return Stance(hands=((-0.08, 0.0, -0.12), (x, y, -0.06)), feet=feet, hips=0.36 - 0.3 * max(lean, 0.0), lean=lean)


def drop_off(t: float) -> Stance:
    """Falling asleep: a yawn and a stretch, then the head sinks."""
    yawn = math.sin(math.pi * min(1.0, t / 1.1))
    sunk = eased((t - 1.0) / 0.6)
    forward, up = 0.05 + 0.08 * sunk, 0.28 * yawn - 0.2 * sunk
    return Stance(
        hands=((forward, up, -0.12 * yawn), (forward, up, 0.12 * yawn)),
        mouth=0.9 * yawn * (1 - sunk),
        nod=0.05 * sunk,
        is_asleep=sunk > 0.5,
    )


def headlong(t: float) -> Stance:
    """As divers fly: hands together ahead, legs straight behind."""
    return Stance(hands=((0.03, 0.33, 0.08), (0.03, 0.33, -0.08)), feet=((-0.01, 0.02, -0.02), (-0.01, 0.02, 0.02)))


def ready(t: float) -> Stance:
    """Before a dive: arms up, one bend of the knees."""
    dip = math.exp(-((t - 0.55) ** 2) / 0.02)
    return Stance(hands=((0.06, 0.3 - 0.4 * dip, 0.0), (0.06, 0.3 - 0.4 * dip, 0.0)), hips=0.405 - 0.09 * dip)
