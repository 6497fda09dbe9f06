"""What a body does with nothing and for nobody: it laughs, sneezes, yawns, stretches, kneels, shivers, does its exercises.

With hands lengths are in body heights from the shoulder (forward, up, to the right), with paws in body lengths from the
chest; times are seconds since the gesture began.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from generation.engine.animatic.physics.pawed import beg, sit_up
from generation.engine.animatic.physics.rhythm import eased, wave_of
from generation.engine.animatic.physics.stances import Stance, between

SNEEZE_S, SNEEZED_S = 2.4, 1.0  # from sneeze to sneeze, and when it breaks out
COUGH_S, COUGHED_S = 1.9, (0.3, 0.65)
YAWN_S = 3.4
STRETCH_S = 3.0
_POSE_S, _CHANGE_S = 1.35, 0.55  # that a pose of yoga is held, and that it takes to come into the next


def laugh(t: float) -> Stance:
    """Both hands at the belly, which shakes."""
    shake = wave_of(t, 4.5)
    return Stance(
        hands=((0.13, -0.18 + 0.012 * shake, 0.07), (0.14, -0.15 + 0.012 * shake, -0.07)),
        hips=0.395 - 0.012 * abs(shake),
        lean=-0.02 + 0.008 * shake,
        nod=-0.02 + 0.012 * wave_of(t, 0.4),
        mouth=0.6 + 0.35 * abs(wave_of(t, 2.25)),
    )


def chat(t: float) -> Stance:
    """Tells something: hands help, the mouth goes."""
    tell, other = wave_of(t, 0.7), wave_of(t, 0.55, 0.3)
    return Stance(
        hands=((0.17 + 0.04 * other, -0.12 + 0.07 * other, 0.02), (0.18 + 0.05 * tell, -0.08 + 0.1 * tell, -0.03)),
        nod=0.008 * wave_of(t, 1.3),
        mouth=0.1 + 0.55 * abs(wave_of(t, 2.1) * wave_of(t, 0.83, 0.1)),
    )


def chat_four(t: float) -> Stance:
    return Stance(nod=0.02 * wave_of(t, 1.3), mouth=0.1 + 0.6 * abs(wave_of(t, 2.1) * wave_of(t, 0.83, 0.1)))


def listen(t: float) -> Stance:
    """Hears somebody out, and now and then nods."""
    return Stance(nod=0.016 * max(0.0, wave_of(t, 0.9)))


def laugh_four(t: float) -> Stance:
    return Stance(
        nod=-0.03 + 0.025 * wave_of(t, 4.5), sway=0.15 * wave_of(t, 0.5), mouth=0.5 + 0.4 * abs(wave_of(t, 2.25))
    )


def cry(t: float) -> Stance:
    """Fists rub the eyes, shoulders shake."""
    rub, sob = 0.025 * wave_of(t, 1.6), max(0.0, wave_of(t, 0.7))
    return Stance(
        hands=((0.15, 0.13 + rub, 0.045), (0.15, 0.13 - rub, -0.045)),
        lean=0.02 + 0.012 * sob,
        nod=0.03 + 0.01 * sob,
        mouth=0.2 + 0.4 * sob,
    )


def cry_four(t: float) -> Stance:
    sob = max(0.0, wave_of(t, 0.7))
    return Stance(hips=0.2, chest=0.45, nod=0.1 - 0.12 * sob, mouth=0.15 + 0.5 * sob,
                  feet=((0.13, 0.045, 0.0), (0.13, 0.045, 0.0)))  # fmt: skip


def _sneezing(t: float) -> tuple[float, float]:
    """How far one has drawn breath, and how much of the sneeze is out."""
    at = t % SNEEZE_S
    drawn = eased((at - 0.1) / 0.75) * (1 - eased((at - SNEEZED_S) / 0.08))
    return drawn, eased((at - SNEEZED_S + 0.03) / 0.09) * (1 - eased((at - SNEEZED_S - 0.22) / 0.5))


def sneeze(t: float) -> Stance:
    """The head goes back, and back, and then all of it comes out, into the hand."""
    drawn, out = _sneezing(t)
    return Stance(
        hands=(None, (0.13 + 0.03 * out, -0.16 + 0.14 * drawn + 0.26 * out, -0.03 - 0.06 * out)),
        hips=0.4 - 0.03 * out,
        lean=-0.035 * drawn + 0.1 * out,
        nod=-0.035 * drawn + 0.05 * out,
        mouth=0.75 * drawn + 0.35 * out,
        is_asleep=out > 0.25 or drawn > 0.85,
    )


def sneeze_four(t: float) -> Stance:
    drawn, out = _sneezing(t)
    return Stance(
        nod=-0.06 * drawn + 0.2 * out, lean=-0.03 * drawn + 0.05 * out, mouth=0.75 * drawn + 0.35 * out,
        is_asleep=out > 0.25 or drawn > 0.85,
    )  # fmt: skip


def _coughing(t: float) -> float:
    return sum(math.exp(-(((t % COUGH_S) - at - 0.05) ** 2) / 0.006) for at in COUGHED_S)


def cough(t: float) -> Stance:
    jerk = _coughing(t)
    return Stance(hands=(None, (0.15, 0.12, -0.08)), lean=0.015 + 0.05 * jerk, nod=0.01 + 0.02 * jerk, mouth=0.5 * jerk)


def cough_four(t: float) -> Stance:
    jerk = _coughing(t)
    return Stance(nod=0.04 + 0.1 * jerk, mouth=0.6 * jerk)


def _yawning(t: float) -> float:
    return math.sin(math.pi * max(0.0, min(1.0, (t % YAWN_S - 0.2) / 2.3)))


def yawn(t: float) -> Stance:
    """One arm stretches, the other hand goes to the mouth, which opens as far as it can."""
    up = _yawning(t)
    return Stance(
        hands=(
            (0.05 - 0.05 * up, -0.26 + 0.52 * up, -0.03 - 0.12 * up),
            (0.08 + 0.08 * up, -0.24 + 0.32 * up, -0.05 * up),
        ),
        nod=-0.025 * up,
        sway=-0.25 * up,
        mouth=up,
        is_asleep=up > 0.45,
    )


def yawn_four(t: float) -> Stance:
    up = _yawning(t)
    return Stance(nod=-0.08 * up, mouth=up, is_asleep=up > 0.45)


def stretch(t: float) -> Stance:
    """Both arms up, and the trunk bends, now forward, now back."""
    at = t % STRETCH_S
    up = eased(at / 0.7) * (1 - eased((at - 2.3) / 0.6))
    side = math.sin(math.pi * max(0.0, min(1.0, (at - 0.6) / 1.8)) * 2)
    forward = 0.05 + 0.12 * math.sin(math.pi * up)
    return Stance(
        hands=((forward, -0.26 + 0.56 * up, -0.02 - 0.1 * up), (forward, -0.26 + 0.56 * up, 0.02 + 0.1 * up)),
        lean=0.05 * side * up,
        nod=-0.02 * up,
        mouth=0.25 * up,
        is_asleep=up > 0.6,
    )


def stretch_four(t: float) -> Stance:
    """As cats and dogs do: the chest goes down, the forelegs far ahead, the rump stays up."""
    at = t % STRETCH_S
    down = eased((at - 0.1) / 0.7) * (1 - eased((at - 2.1) / 0.6))
    chest = 0.4 - 0.2 * down
    return Stance(
        hips=0.42 + 0.02 * down,
        chest=chest,
        lean=-0.05 * down,
        nod=-0.04 * down,
        hands=((0.02 + 0.26 * down, 0.045 - chest, 0.0), (0.02 + 0.24 * down, 0.045 - chest, 0.0)),
        feet=((-0.02, 0.045, 0.0), (-0.02, 0.045, 0.0)),
        mouth=0.7 * down,
        is_asleep=down > 0.7,
    )


def nod(t: float) -> Stance:
    return Stance(nod=0.02 * (1 - wave_of(t, 1.1, 0.25)))


def nod_four(t: float) -> Stance:
    return Stance(nod=0.06 * (1 - wave_of(t, 1.1, 0.25)))


def shrug(t: float) -> Stance:
    """Both palms out and up, the head to one side; and down again."""
    at = t % 2.0
    up = eased((at - 0.2) / 0.25) * (1 - eased((at - 1.2) / 0.35))
    return Stance(
        hands=(
            (0.1 + 0.08 * up, -0.24 + 0.16 * up, -0.04 - 0.14 * up),
            (0.1 + 0.08 * up, -0.24 + 0.16 * up, 0.04 + 0.14 * up),
        ),
        nod=0.012 * up,
        sway=0.3 * up,
    )


def kneel(t: float) -> Stance:
    """On one knee."""
    down = eased(t / 0.7)
    return Stance(
        hands=(None, (0.14, -0.18, -0.04)),
        feet=((0.15, 0.035, -0.05), (-0.2, 0.045, 0.06)),
        hips=0.405 - 0.185 * down,
        lean=0.01,
        nod=0.005 * wave_of(t, 0.3),
    )


def propose(t: float) -> Stance:
    """On one knee, one hand on the other, something small held out and up."""
    down, out = eased(t / 0.6), eased((t - 0.35) / 0.5)
    return Stance(
        hands=((0.13, -0.2, 0.02), (0.14 + 0.13 * out, -0.2 + 0.22 * out, -0.06)),
        feet=((0.15, 0.035, -0.05), (-0.2, 0.045, 0.06)),
        hips=0.405 - 0.185 * down,
        lean=0.01,
        nod=-0.02 * down,
        mouth=0.2 * max(0.0, wave_of(t, 1.1)) if 0.8 < t < 1.9 else 0.0,
    )


def gasp(t: float) -> Stance:
    """Both hands go to the cheeks, the mouth stands open."""
    up = eased(t / 0.25)
    return Stance(
        hands=((0.1 + 0.03 * up, -0.24 + 0.36 * up, 0.02 * up), (0.1 + 0.03 * up, -0.24 + 0.36 * up, -0.02 * up)),
        lean=-0.02 * up,
        mouth=0.7 * up,
    )


def pray(t: float) -> Stance:
    """On one knee, the palms against each other before the chest."""
    return Stance(
        hands=((0.17, -0.03, 0.09), (0.17, -0.03, -0.09)),
        feet=((0.15, 0.035, -0.05), (-0.2, 0.045, 0.06)),
        hips=0.405 - 0.185 * eased(t / 0.7),
        lean=0.02,
        nod=0.03 + 0.004 * wave_of(t, 0.3),
        is_asleep=True,
    )


def implore(t: float) -> Stance:
    """On one knee, the hands folded and shaken."""
    shake = 0.025 * wave_of(t, 1.6)
    return Stance(
        hands=((0.2, -0.01 + shake, 0.09), (0.2, -0.01 + shake, -0.09)),
        feet=((0.15, 0.035, -0.05), (-0.2, 0.045, 0.06)),
        hips=0.405 - 0.185 * eased(t / 0.7),
        lean=0.03,
        nod=-0.015,
        mouth=0.25 + 0.2 * wave_of(t, 1.2),
    )


def shiver(t: float) -> Stance:
    """Arms around oneself, knees bent, and all of it trembling."""
    shake = wave_of(t, 8.0)
    return Stance(
        hands=((0.13, -0.08, 0.13), (0.14, -0.12, -0.13)),
        hips=0.375 + 0.004 * shake,
        lean=0.03,
        nod=0.015,
        sway=0.1 * shake,
        mouth=0.12 + 0.1 * wave_of(t, 6.0),
    )


def shiver_four(t: float) -> Stance:
    shake = wave_of(t, 8.0)
    return Stance(hips=0.33 + 0.004 * shake, chest=0.33 - 0.004 * shake, nod=0.08, sway=0.35 * shake, mouth=0.1)


def flex(t: float) -> Stance:
    """Fists beside the head, elbows out, and once more."""
    pump = 0.03 * wave_of(t, 0.8)
    return Stance(hands=((-0.01, 0.1 + pump, -0.13), (-0.01, 0.1 + pump, 0.13)), sway=0.35 * wave_of(t, 0.4), hips=0.4)


def squat(t: float) -> Stance:
    """Down with straight arms, and up: every 1.7 s."""
    down = 0.5 - 0.5 * math.cos(2 * math.pi * t / 1.7)
    return Stance(
        hands=((0.1 + 0.22 * down, -0.24 + 0.22 * down, -0.02), (0.1 + 0.22 * down, -0.24 + 0.22 * down, 0.02)),
        feet=((0.0, 0.035, -0.12), (0.0, 0.035, 0.12)),
        hips=0.405 - 0.2 * down,
        lean=0.05 * down,
    )


def scratch(t: float) -> Stance:
    rub = 0.03 * wave_of(t, 3.0)
    return Stance(hands=(None, (0.02 + rub, 0.27, -0.02)), nod=0.012, sway=-0.15)


def scratch_four(t: float) -> Stance:
    """It sits, and a hind paw goes to the ear."""
    rub = 0.05 * wave_of(t, 5.0)
    return Stance(
        hips=0.2, chest=0.45, nod=0.05, sway=0.25,
        feet=((0.12, 0.045, 0.0), (0.42 + 0.5 * rub, 0.5 + rub, 0.1)),
    )  # fmt: skip


def whistle(t: float) -> Stance:
    return Stance(mouth=0.16 + 0.05 * wave_of(t, 1.3), sway=0.45 * wave_of(t, 0.5), nod=-0.01)


def shout(t: float) -> Stance:
    """Both hands about the mouth."""
    loud = max(0.0, wave_of(t, 0.9, -0.1))
    return Stance(
        hands=((0.16, 0.1, 0.05), (0.16, 0.1, -0.05)), lean=0.02 + 0.03 * loud, nod=-0.015, mouth=0.2 + 0.75 * loud
    )


def sigh(t: float) -> Stance:
    out = math.sin(math.pi * max(0.0, min(1.0, (t % 2.8 - 0.4) / 1.3)))
    return Stance(nod=0.03 * out, lean=0.015 * out, hips=0.405 - 0.02 * out, mouth=0.3 * out)


def sigh_four(t: float) -> Stance:
    out = math.sin(math.pi * max(0.0, min(1.0, (t % 2.8 - 0.4) / 1.3)))
    return Stance(nod=0.03 + 0.1 * out, mouth=0.3 * out)


_TREE = Stance(hands=((0.0, 0.3, -0.13), (0.0, 0.3, 0.13)), feet=((0.0, 0.035, 0.0), (0.03, 0.21, 0.08)), hips=0.405)
_WARRIOR = Stance(
    hands=((0.34, 0.0, 0.0), (-0.33, 0.0, 0.0)), feet=((0.22, 0.035, -0.02), (-0.24, 0.035, 0.03)), hips=0.31
)
_CHAIR = Stance(
    hands=((0.2, 0.24, -0.08), (0.2, 0.24, 0.08)),
    feet=((0.0, 0.035, -0.06), (0.0, 0.035, 0.06)),
    hips=0.27,
    lean=0.06,
)


def yoga(t: float) -> Stance:
    """The tree, the warrior, the chair; each is held."""
    return _in_turn((_TREE, _WARRIOR, _CHAIR), t)


def yoga_four(t: float) -> Stance:
    """The dog that looks down, which it invented; then upright, then sitting."""
    return _in_turn((stretch_four(1.2), beg(0.0), sit_up(0.0)), t)


def _in_turn(poses: Sequence[Stance], t: float) -> Stance:
    turn, at = divmod(max(t, 0.0), _POSE_S + _CHANGE_S)
    one, other = poses[int(turn) % len(poses)], poses[(int(turn) + 1) % len(poses)]
    return between(one, other, eased((at - _POSE_S) / _CHANGE_S))
