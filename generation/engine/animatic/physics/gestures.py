"""Gestures: what hands and feet do in time, for those who have hands and for those who have paws.

Each is a function of the seconds since it began; lengths are in body heights or body lengths.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from generation.engine.animatic.physics.stances import Stance

_EASE_S = 0.28  # into a gesture and out of it


@dataclass(frozen=True)
class Gesture:
    """From `at_s` to `until_s` the figure does this: a key of `GESTURES`."""

    at_s: float
    until_s: float
    name: str

    def weight(self, now_s: float) -> float:
        """This will be how much of it is seen now, 0..1."""
        share = min((now_s - self.at_s) / _EASE_S, (self.until_s - now_s) / _EASE_S, 1.0)
        share = max(share, 0.0)
        return share * share * (3 - 2 * share)

    def stance(self, now_s: float, *, has_hands: bool) -> Stance:
        """This will be the stance it has reached."""
        return GESTURES[self.name][0 if has_hands else 1](now_s - self.at_s)


def _wave_of(time_s: float, hertz: float, shift: float = 0.0) -> float:
    return math.sin(2 * math.pi * (hertz * time_s + shift))


# those with hands


def _clap(t: float) -> Stance:
    apart = 0.02 + 0.1 * abs(_wave_of(t, 1.6))
    return Stance(hands=((0.2, -0.02, 0.1 - apart), (0.2, -0.02, -0.1 + apart)))


def _cheer(t: float) -> Stance:
    up = 0.3 + 0.03 * _wave_of(t, 2.2)
    return Stance(hands=((0.03, up, -0.1), (0.03, up, 0.1)), mouth=0.5 + 0.3 * _wave_of(t, 2.2))


def _disco(t: float) -> Stance:
    """One hand points up and out, then the other; the hips go with it."""
    side = _wave_of(t, 0.9)
    up, down = (0.08, 0.27, 0.18), (0.1, -0.2, 0.06)
    mix = (side + 1) / 2
    right = tuple(d + (u - d) * mix for u, d in zip(up, down, strict=True))
    left = tuple(d + (u - d) * (1 - mix) for u, d in zip(up, down, strict=True))
    dip = 0.405 - 0.03 * abs(side)
    return Stance(hands=((left[0], left[1], -left[2]), (right[0], right[1], right[2])), hips=dip, sway=0.9 * side)


def _twist(t: float) -> Stance:
    """Knees bent, arms swinging before the body, heels going to and fro."""
    swing = _wave_of(t, 1.6)
    hands = ((0.14, -0.12 + 0.05 * swing, -0.02 + 0.1 * swing), (0.14, -0.12 - 0.05 * swing, 0.02 + 0.1 * swing))
    feet = ((0.05 * swing, 0.035, -0.08), (-0.05 * swing, 0.035, 0.08))
    return Stance(hands=hands, feet=feet, hips=0.35 + 0.02 * abs(swing), sway=0.5 * swing)


def _ballet(t: float) -> Stance:
    """On one leg, arms in a crown, the other foot at the knee."""
    return Stance(
        hands=((0.06, 0.3, 0.06), (0.06, 0.3, -0.06)),
        feet=((0.0, 0.03, -0.01), (0.06, 0.2, 0.06)),
        hips=0.415,
        sway=0.1 * _wave_of(t, 0.5),
    )


def _punches(t: float) -> Stance:
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
    block = _wave_of(beat - 1.9, 0.9)
    return Stance(hands=((0.2, 0.12 * block, 0.02), (0.16, -0.12 * block, -0.02)), feet=feet, hips=0.3)


def _guard(t: float) -> Stance:
    """The wide, low stand of somebody who swings a staff; the hands are where the staff is."""
    return Stance(feet=((0.14, 0.035, -0.05), (-0.15, 0.035, 0.06)), hips=0.34 + 0.02 * _wave_of(t, 0.7), lean=0.02)


def _sit(t: float) -> Stance:
    """On the floor, legs stretched, leaning on the hands."""
    breath = 0.004 * _wave_of(t, 0.4)
    return Stance(
        hands=((-0.11, -0.27, -0.05), (-0.11, -0.27, 0.05)),
        feet=((0.36, 0.05, -0.06), (0.33, 0.05, 0.07)),
        hips=0.075 + breath,
        lean=-0.03,
    )


def _astride(t: float) -> Stance:
    """On somebody's back or a saddle: knees bent to both sides, hands forward at the reins."""
    return Stance(
        hands=((0.2, -0.17, 0.05), (0.2, -0.17, -0.05)),
        feet=((0.06, -0.16, -0.15), (0.06, -0.16, 0.15)),
        hips=0.1,
        lean=0.02 + 0.01 * _wave_of(t, 2.0),
    )


def _seated(t: float) -> Stance:
    """On a seat: thighs level, shins down, hands at a wheel."""
    turn = 0.02 * _wave_of(t, 0.6)
    return Stance(
        hands=((0.24, -0.1 + turn, 0.03), (0.24, -0.1 - turn, -0.03)),
        feet=((0.22, 0.0, -0.05), (0.22, 0.0, 0.05)),
        hips=0.12,
    )


def _eat(t: float) -> Stance:
    """One hand goes to the mouth, the mouth bites, the hand goes down again."""
    share = 0.5 - 0.5 * math.cos(2 * math.pi * t / 1.5)
    hand = (0.2 - 0.02 * share, -0.17 + 0.25 * share, -0.02 - 0.08 * share)
    chew = 0.35 * abs(_wave_of(t, 2.4)) if share < 0.5 else 0.9 * max(0.0, (share - 0.7) / 0.3)
    return Stance(hands=(None, hand), mouth=chew, nod=0.01 * share)


def _drink(t: float) -> Stance:
    share = min(1.0, max(0.0, 1.6 * math.sin(math.pi * (t % 2.6) / 2.6)))
    return Stance(
        hands=(None, (0.18, -0.17 + 0.25 * share, -0.02 - 0.08 * share)), nod=-0.02 * share, mouth=0.3 * share
    )


def _guitar(t: float) -> Stance:
    """The left hand along the neck, the right one strumming before the belly."""
    strum = 0.05 * _wave_of(t, 2.0)
    slide = 0.03 * _wave_of(t, 0.5)
    return Stance(hands=((0.17, -0.05 + slide, -0.2), (0.16, -0.19 + strum, -0.06)), sway=0.3 * _wave_of(t, 1.0))


def _drum(t: float) -> Stance:
    left, right = max(0.0, _wave_of(t, 2.0)), max(0.0, _wave_of(t, 2.0, 0.5))
    return Stance(
        hands=((0.24, -0.16 + 0.16 * left, 0.0), (0.24, -0.16 + 0.16 * right, 0.0)), nod=0.015 * _wave_of(t, 2.0)
    )


def _sing(t: float) -> Stance:
    """A hand at the mouth as with a microphone, the other telling what the song is about."""
    tell = _wave_of(t, 0.35)
    opened = 0.35 + 0.35 * _wave_of(t, 1.7) + 0.25 * _wave_of(t, 0.6)
    return Stance(
        hands=((0.16 + 0.05 * tell, -0.02 + 0.12 * tell, -0.14), (0.17, 0.03, -0.1)),
        mouth=max(0.12, min(1.0, opened)),
        sway=0.5 * _wave_of(t, 0.5),
        nod=-0.012,
    )


def _hug(t: float) -> Stance:
    squeeze = 0.012 * _wave_of(t, 0.5)
    return Stance(hands=((0.22 - squeeze, -0.02, 0.0), (0.2 - squeeze, -0.08, 0.0)), lean=0.03)


def _push(t: float) -> Stance:
    return Stance(hands=((0.26, -0.05, 0.03), (0.26, -0.05, -0.03)), lean=0.1)


def _pull(t: float) -> Stance:
    return Stance(hands=((-0.24, -0.13, 0.06), (-0.22, -0.16, -0.06)), lean=0.11)


def _hold(t: float) -> Stance:
    return Stance(hands=((0.17, -0.14, 0.06), (0.17, -0.14, -0.06)))


def _sneak(t: float) -> Stance:
    """Hands up before the chest, bent low: not a sound."""
    lift = 0.02 * _wave_of(t, 1.2)
    return Stance(hands=((0.13, -0.02 + lift, -0.03), (0.13, -0.02 - lift, 0.03)), hips=0.32, lean=0.09, nod=0.01)


def _balance(t: float) -> Stance:
    """On one leg, arms out like wings, tilting a little to and fro."""
    tilt = 0.06 * _wave_of(t, 0.6)
    return Stance(
        hands=((0.0, 0.02 + tilt, -0.3), (0.0, 0.02 - tilt, 0.3)),
        feet=((0.0, 0.035, 0.0), (-0.1, 0.14, 0.04)),
        lean=0.03,
    )


def _landed_on_one_leg(t: float) -> Stance:
    """As a skater lands: arms open, the free leg stretched out behind."""
    return Stance(
        hands=((0.1, 0.0, -0.28), (-0.1, 0.02, 0.28)),
        feet=((0.02, 0.035, 0.0), (-0.34, 0.24, 0.08)),
        hips=0.36,
        lean=0.1,
    )


def _pulled_in(t: float) -> Stance:
    """Turning fast: arms crossed at the chest, legs together and crossed."""
    return Stance(
        hands=((0.13, -0.06, 0.09), (0.14, -0.03, -0.09)), feet=((0.02, 0.03, 0.0), (0.05, 0.06, 0.01)), hips=0.41
    )


def _surf(t: float) -> Stance:
    """Across the board: knees bent, arms out, weight going from foot to foot."""
    lean = 0.03 * _wave_of(t, 0.5)
    return Stance(
        hands=((0.26, 0.02 + lean, -0.06), (-0.24, 0.0 - lean, 0.08)),
        feet=((0.16, 0.035, -0.02), (-0.16, 0.035, 0.02)),
        hips=0.31,
        lean=0.03 + lean,
    )


def _ski(t: float) -> Stance:
    """Crouched, poles under the arms."""
    return Stance(
        hands=((0.18, -0.13, -0.03), (0.18, -0.13, 0.03)),
        feet=((0.04, 0.035, -0.05), (-0.02, 0.035, 0.05)),
        hips=0.27,
        lean=0.12 + 0.01 * _wave_of(t, 0.8),
    )


def _crawl(t: float) -> Stance:
    """The strokes of the crawl, lying in the water: arms go round, legs beat."""
    turn = 2 * math.pi * 0.8 * t
    hands = tuple(
        (0.3 * math.sin(turn + shift), 0.3 * math.cos(turn + shift), side * 0.04)
        for side, shift in ((-1, 0.0), (1, math.pi))
    )
    beat = 0.05 * _wave_of(t, 2.6)
    return Stance(hands=(hands[0], hands[1]), feet=((beat, 0.03, -0.05), (-beat, 0.03, 0.05)), nod=-0.02)


def _soar(t: float) -> Stance:
    """Flying as heroes do: one fist ahead, legs straight behind."""
    return Stance(
        hands=((0.03, 0.33, 0.02), (0.05, -0.27, 0.05)),
        feet=((0.0, 0.03, -0.03), (-0.03, 0.05, 0.03)),
        nod=-0.02,
    )


def _hang(t: float) -> Stance:
    """Both hands above the head, at a rope or a bar."""
    kick = 0.07 * _wave_of(t, 0.45)
    return Stance(
        hands=((0.05, 0.33, 0.06), (0.05, 0.3, -0.06)),
        feet=((0.06 + kick, 0.05, -0.04), (-0.02 + kick, 0.08, 0.05)),
    )


def _climb(t: float) -> Stance:
    """Hand over hand, knee after knee, at something before the chest."""
    step = _wave_of(t, 0.75)
    return Stance(
        hands=((0.16, 0.18 + 0.12 * step, 0.04), (0.16, 0.18 - 0.12 * step, -0.04)),
        feet=((0.13, 0.12 - 0.08 * step, -0.05), (0.13, 0.12 + 0.08 * step, 0.05)),
    )


def _spread(t: float) -> Stance:
    """An X: arms and legs as the spokes of a wheel."""
    return Stance(hands=((0.0, 0.26, -0.2), (0.0, 0.26, 0.2)), feet=((0.0, 0.05, -0.2), (0.0, 0.05, 0.2)))


def _split(t: float) -> Stance:
    """A leap with the legs stretched fore and aft, arms to the sides."""
    return Stance(hands=((0.06, 0.08, -0.28), (0.0, 0.08, 0.28)), feet=((0.36, 0.33, -0.03), (-0.36, 0.3, 0.03)))


def _kick(t: float) -> Stance:
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


def _catch(t: float) -> Stance:
    return Stance(hands=((0.22, 0.06, -0.01), (0.22, 0.06, 0.01)), hips=0.37)


def _bow(t: float) -> Stance:
    down = 0.5 - 0.5 * math.cos(2 * math.pi * min(t, 1.6) / 1.6)
    return Stance(hands=((0.1, -0.25, 0.05), (0.12, -0.2, -0.05)), lean=0.18 * down, nod=0.1 * down)


def _lie(t: float) -> Stance:
    breath = 0.006 * _wave_of(t, 0.3)
    return Stance(hands=((0.09 + breath, -0.2, 0.05), (0.05, -0.26, 0.02)), is_asleep=True, mouth=0.06)


# those with paws


def _sit_up(t: float) -> Stance:
    return Stance(hips=0.2, chest=0.47, feet=((0.13, 0.045, 0.0), (0.13, 0.045, 0.0)))


def _curl_up(t: float) -> Stance:
    breath = 0.008 * _wave_of(t, 0.35)
    return Stance(
        hips=0.17 + breath,
        chest=0.17 + breath,
        nod=0.14,
        hands=((0.16, -0.1, 0.0), (0.16, -0.1, 0.0)),
        feet=((0.1, 0.045, 0.0), (0.1, 0.045, 0.0)),
        is_asleep=True,
    )


def _beg(t: float) -> Stance:
    """On the hind legs, front paws before the chest and paddling."""
    beat = 0.05 * _wave_of(t, 1.8)
    return Stance(
        hips=0.3,
        chest=0.62,
        lean=-0.16,
        hands=((0.16, 0.02 + beat, 0.0), (0.16, 0.02 - beat, 0.0)),
        feet=((0.08, 0.045, 0.0), (0.08, 0.045, 0.0)),
    )


def _lap(t: float) -> Stance:
    """The muzzle down at what is eaten or drunk."""
    return Stance(chest=0.33, nod=0.24 + 0.02 * _wave_of(t, 2.2), mouth=0.3 * abs(_wave_of(t, 2.2)))


def _sing_up(t: float) -> Stance:
    opened = 0.4 + 0.4 * _wave_of(t, 0.8)
    return Stance(
        hips=0.22, chest=0.5, nod=-0.08, mouth=max(0.1, opened), feet=((0.12, 0.045, 0.0), (0.12, 0.045, 0.0))
    )


def _cling(t: float) -> Stance:
    """Flat on whatever carries it, all four paws around it."""
    shiver = 0.006 * _wave_of(t, 9.0)
    return Stance(
        hips=0.17 + shiver,
        chest=0.19 - shiver,
        nod=0.12,
        hands=((0.05, -0.24, 0.0), (0.05, -0.24, 0.0)),
        feet=((0.03, -0.08, 0.0), (0.03, -0.08, 0.0)),
        mouth=0.5,
    )


def _paddle(t: float) -> Stance:
    beat = 0.12 * _wave_of(t, 1.7)
    return Stance(
        hands=((0.05 + beat, -0.26, 0.0), (0.05 - beat, -0.26, 0.0)),
        feet=((-0.04 - beat, 0.07, 0.0), (-0.04 + beat, 0.07, 0.0)),
    )


def _leap_out(t: float) -> Stance:
    return Stance(hands=((0.24, 0.02, 0.0), (0.28, 0.0, 0.0)), feet=((-0.24, 0.2, 0.0), (-0.28, 0.22, 0.0)))


def _prowl(t: float) -> Stance:
    return Stance(hips=0.32, chest=0.28, nod=0.12)


def _paw(t: float) -> Stance:
    """Raises a paw and pats the air with it."""
    pat = 0.08 * _wave_of(t, 1.7)
    return Stance(
        hips=0.22, chest=0.47, hands=(None, (0.22, 0.06 + pat, 0.0)), feet=((0.12, 0.045, 0.0), (0.12, 0.045, 0.0))
    )


def _step_dance(t: float) -> Stance:
    beat = _wave_of(t, 1.5)
    return Stance(
        hips=0.38 + 0.03 * beat,
        chest=0.42 - 0.03 * beat,
        hands=((0.06, -0.3 + 0.16 * max(beat, 0.0), 0.0), (0.06, -0.3 + 0.16 * max(-beat, 0.0), 0.0)),
        sway=beat,
    )


def _as_usual(t: float) -> Stance:
    return Stance()


GESTURES: dict[str, tuple[Callable[[float], Stance], Callable[[float], Stance]]] = {
    "clap": (_clap, _beg),
    "cheer": (_cheer, _beg),
    "disco": (_disco, _step_dance),
    "twist": (_twist, _beg),
    "ballet": (_ballet, _beg),
    "martial arts": (_punches, _beg),
    "guard": (_guard, _beg),
    "sit": (_sit, _sit_up),
    "astride": (_astride, _cling),
    "seated": (_seated, _sit_up),
    "eat": (_eat, _lap),
    "drink": (_drink, _lap),
    "guitar": (_guitar, _beg),
    "drum": (_drum, _beg),
    "sing": (_sing, _sing_up),
    "hug": (_hug, _beg),
    "push": (_push, _prowl),
    "pull": (_pull, _prowl),
    "hold": (_hold, _beg),
    "sneak": (_sneak, _prowl),
    "balance": (_balance, _as_usual),
    "one leg": (_landed_on_one_leg, _as_usual),
    "pulled in": (_pulled_in, _curl_up),
    "surf": (_surf, _prowl),
    "ski": (_ski, _prowl),
    "crawl": (_crawl, _paddle),
    "soar": (_soar, _leap_out),
    "hang": (_hang, _leap_out),
    "climb": (_climb, _leap_out),
    "spread": (_spread, _leap_out),
    "split": (_split, _leap_out),
    "kick": (_kick, _paw),
    "catch": (_catch, _beg),
    "bow": (_bow, _lap),
    "lie": (_lie, _curl_up),
    "cling": (_cling, _cling),
    "paw": (_clap, _paw),
}
"""Name -> how it is done with hands, and with paws."""
