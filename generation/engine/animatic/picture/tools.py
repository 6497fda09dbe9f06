"""What is held in a hand: added to the rig where the hand is, upright with the body, in body heights."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_WOOD: Colour = (150, 104, 66)
_STEEL: Colour = (196, 204, 214)
_GOLD: Colour = (244, 200, 96)
_DARK: Colour = (52, 46, 56)
Tool = Callable[[Rig, float, Local], None]


def paint_tool(rig: Rig, height: float, name: str, palm: Local) -> None:
    """This will add a tool in the hand at `palm`."""
    TOOLS[name](rig, height, palm)


def _rod(
    rig: Rig,
    h: float,
    at: Local,
    low: tuple[float, float],
    top: tuple[float, float],
    radius: float,
    colour: Colour,
    end: float = 0.0,
    near: float = 0.05,
) -> Local:
    """A rod through the hand; (forward, up) from it, in heights. Returns its upper end."""
    start, stop = (at[0] + low[0] * h, at[1] + low[1] * h, at[2]), (at[0] + top[0] * h, at[1] + top[1] * h, at[2])
    rig.limb(start, stop, radius * h, colour, end * h, nearer=near * h)
    return stop


def _ladle(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (0.0, -0.02), (0.06, 0.22), 0.01, _WOOD)
    rig.sphere(top, 0.04 * h, _WOOD, 0.06 * h)


def _wizard_staff(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (0.0, -0.36), (0.03, 0.36), 0.016, (120, 84, 60))
    rig.sphere(top, 0.06 * h, (110, 200, 250), 0.06 * h)
    for k in range(3):
        turn = 2.4 * rig.time_s + 2.1 * k
        rig.sphere(
            (
                top[0] + 0.09 * h * math.cos(turn),
                top[1] + 0.05 * h * math.sin(1.7 * turn),
                top[2] + 0.09 * h * math.sin(turn),
            ),
            0.014 * h,
            (220, 250, 255),
            0.05 * h,
        )


def _broom(rig: Rig, h: float, at: Local) -> None:
    _rod(rig, h, at, (0.0, -0.2), (0.02, 0.4), 0.012, _WOOD)
    for k in (-2, -1, 0, 1, 2):
        _rod(rig, h, at, (0.0, -0.18), (0.03 * k, -0.37), 0.014, mix((226, 180, 96), _DARK, 0.08 * (k % 2)), 0.018)


def _wand(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (0.0, -0.02), (0.12, 0.16), 0.01, _DARK)
    rig.sphere(top, 0.016 * h, _WHITE, 0.06 * h)
    if math.sin(3 * rig.time_s) > 0:
        rig.sphere((top[0], top[1] + 0.04 * h, top[2]), 0.012 * h, (255, 236, 140), 0.07 * h)


def _star_wand(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (0.0, -0.02), (0.1, 0.2), 0.01, _GOLD)
    for k in range(5):
        turn = math.pi / 2 + 2 * math.pi * k / 5
        rig.limb(
            top,
            (top[0] + 0.06 * h * math.cos(turn), top[1] + 0.06 * h * math.sin(turn), top[2]),
            0.024 * h,
            (255, 226, 110),
            0.006 * h,
            nearer=0.06 * h,
        )


def _sword(rig: Rig, h: float, at: Local, bend: float = 0.0, guard: Colour = _GOLD) -> None:
    mid = _rod(rig, h, at, (0.01, 0.02), (0.08, 0.2), 0.017, _STEEL, 0.017)
    rig.limb(
        mid, (mid[0] + (0.07 + bend) * h, mid[1] + 0.16 * h, mid[2]), 0.017 * h, _STEEL, 0.004 * h, nearer=0.05 * h
    )
    _rod(rig, h, at, (-0.04, 0.035), (0.055, 0.01), 0.011, guard)
    _rod(rig, h, at, (-0.02, -0.04), (0.01, 0.02), 0.013, (96, 62, 46))


def _sword_and_shield(rig: Rig, h: float, at: Local) -> None:
    _sword(rig, h, at)
    middle = (at[0] + 0.12 * h, at[1] + 0.03 * h, -at[2] * 0.9)
    rig.limb(
        (middle[0], middle[1] + 0.05 * h, middle[2]),
        (middle[0], middle[1] - 0.13 * h, middle[2]),
        0.105 * h,
        (196, 60, 56),
        0.02 * h,
        nearer=0.06 * h,
    )
    rig.limb(
        (middle[0], middle[1] + 0.09 * h, middle[2]),
        (middle[0], middle[1] - 0.12 * h, middle[2]),
        0.016 * h,
        _GOLD,
        nearer=0.18 * h,
    )
    for side in (-1, 1):
        rig.limb(
            (middle[0], middle[1] + 0.03 * h, middle[2]),
            (
                middle[0] + side * 0.06 * h * math.cos(rig.pose.yaw),
                middle[1] + 0.03 * h,
                middle[2] - side * 0.06 * h * math.sin(rig.pose.yaw),
            ),
            0.016 * h,
            _GOLD,
            nearer=0.18 * h,
        )


def _axe(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (-0.02, -0.14), (0.05, 0.24), 0.014, _WOOD)
    for turn in (-0.5, 0.0, 0.5):
        rig.limb(
            (top[0], top[1] - 0.04 * h, top[2]),
            (top[0] + 0.1 * h, top[1] - 0.04 * h + 0.1 * turn * h, top[2]),
            0.03 * h,
            _STEEL,
            0.036 * h,
            nearer=0.05 * h,
        )


def _sceptre(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (-0.02, -0.14), (0.04, 0.2), 0.013, _GOLD)
    rig.sphere(top, 0.034 * h, (222, 60, 66), 0.06 * h)
    rig.sphere((top[0], top[1] + 0.045 * h, top[2]), 0.016 * h, _GOLD, 0.06 * h)


def _cutlass(rig: Rig, h: float, at: Local) -> None:
    _sword(rig, h, at, -0.09)


def _katana(rig: Rig, h: float, at: Local) -> None:
    _sword(rig, h, at, -0.02, _DARK)


def _bo_staff(rig: Rig, h: float, at: Local) -> None:
    turn = 0.5 * math.sin(2.2 * rig.time_s) + 0.5
    reach = 0.5
    _rod(
        rig,
        h,
        at,
        (-reach * math.cos(turn), -reach * math.sin(turn)),
        (reach * math.cos(turn), reach * math.sin(turn)),
        0.015,
        _WOOD,
    )


def _cane(rig: Rig, h: float, at: Local) -> None:
    drop = -at[1] / h + 0.01
    top = _rod(rig, h, at, (0.05, drop), (0.02, 0.03), 0.013, _WOOD)
    rig.limb(top, (top[0] + 0.05 * h, top[1], top[2]), 0.015 * h, _WOOD, nearer=0.05 * h)


def _bag(rig: Rig, h: float, at: Local) -> None:
    rig.limb(
        (at[0], at[1] - 0.1 * h, at[2]),
        (at[0] + 0.01 * h, at[1] - 0.13 * h, at[2]),
        0.06 * h,
        (150, 84, 96),
        nearer=0.06 * h,
    )
    rig.sphere((at[0] + 0.02 * h, at[1] - 0.09 * h, at[2]), 0.014 * h, _GOLD, 0.14 * h)


def _briefcase(rig: Rig, h: float, at: Local) -> None:
    low = at[1] - 0.1 * h
    for k in (-0.05, 0.0, 0.05):
        rig.limb(
            (at[0] + k * h, low + 0.03 * h, at[2]),
            (at[0] + k * h, low - 0.03 * h, at[2]),
            0.042 * h,
            (110, 70, 46),
            nearer=0.05 * h,
        )
    rig.sphere((at[0], low + 0.03 * h, at[2]), 0.014 * h, _GOLD, 0.12 * h)


def _balloons(rig: Rig, h: float, at: Local) -> None:
    for k, colour in enumerate(((226, 70, 76), (250, 200, 70), (90, 160, 220))):
        sway = 0.02 * math.sin(1.6 * rig.time_s + k)
        top = (at[0] + (0.09 * (k - 1) + sway) * h, at[1] + (0.52 + 0.06 * (k % 2)) * h, at[2] + 0.06 * (k - 1) * h)
        rig.limb(at, top, 0.003 * h, _WHITE, nearer=0.03 * h)
        rig.sphere(top, 0.085 * h, colour, 0.05 * h)


def _hose(rig: Rig, h: float, at: Local) -> None:
    tip = _rod(rig, h, at, (-0.03, -0.02), (0.1, 0.05), 0.02, _GOLD, 0.014)
    back = (at[0] - 0.1 * h, at[1] - 0.14 * h, at[2])
    rig.limb(at, back, 0.02 * h, (226, 196, 120), nearer=0.02 * h)
    rig.limb(back, (back[0] - 0.1 * h, 0.03 * h, back[2]), 0.02 * h, (226, 196, 120), nearer=0.02 * h)
    for k in range(7):
        share = (1.6 * rig.time_s + k / 7) % 1.0
        rig.sphere(
            (tip[0] + 0.5 * share * h, tip[1] + (0.2 * share - 0.5 * share * share) * h, tip[2]),
            (0.012 + 0.012 * share) * h,
            (190, 226, 246),
            0.05 * h,
        )


def _clipboard(rig: Rig, h: float, at: Local) -> None:
    low = (at[0] + 0.02 * h, at[1] - 0.02 * h, at[2])
    rig.limb(low, (low[0] + 0.03 * h, low[1] + 0.1 * h, low[2]), 0.048 * h, (170, 120, 80), nearer=0.05 * h)
    rig.limb(
        (low[0] + 0.01 * h, low[1] + 0.01 * h, low[2]),
        (low[0] + 0.03 * h, low[1] + 0.08 * h, low[2]),
        0.036 * h,
        _WHITE,
        nearer=0.1 * h,
    )


def _pitchfork(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (0.0, -0.38), (0.02, 0.28), 0.013, _WOOD)
    for k in (-1, 0, 1):
        side = 0.045 * k * h
        foot = (top[0] + side * math.cos(rig.pose.yaw), top[1], top[2] - side * math.sin(rig.pose.yaw))
        rig.limb(top, foot, 0.01 * h, _STEEL, nearer=0.05 * h)
        rig.limb(foot, (foot[0], foot[1] + 0.14 * h, foot[2]), 0.01 * h, _STEEL, 0.005 * h, nearer=0.05 * h)


def _lasso(rig: Rig, h: float, at: Local) -> None:
    ring = (at[0] + 0.02 * h, at[1] + 0.3 * h, at[2])
    last = at
    for k in range(13):
        turn = 2 * math.pi * k / 12 + 5 * rig.time_s
        spot = (
            ring[0] + 0.16 * h * math.cos(turn),
            ring[1] + 0.03 * h * math.sin(turn),
            ring[2] + 0.16 * h * math.sin(turn),
        )
        rig.limb(last, spot, 0.009 * h, (214, 176, 116), nearer=0.02 * h)
        last = spot


def _hammer(rig: Rig, h: float, at: Local) -> None:
    top = _rod(rig, h, at, (0.0, -0.06), (0.04, 0.14), 0.014, _WOOD)
    rig.limb(
        (top[0] - 0.05 * h, top[1], top[2]),
        (top[0] + 0.06 * h, top[1] - 0.01 * h, top[2]),
        0.026 * h,
        (110, 116, 128),
        nearer=0.05 * h,
    )


def _sack(rig: Rig, h: float, at: Local) -> None:
    low = (at[0] - 0.1 * h, at[1] + 0.02 * h, at[2] + 0.05 * h)
    rig.sphere(low, 0.17 * h, (160, 112, 74), -0.08 * h)
    rig.limb(at, (low[0], low[1] + 0.12 * h, low[2]), 0.04 * h, (140, 96, 62), nearer=-0.02 * h)
    rig.sphere((low[0] + 0.04 * h, low[1] + 0.17 * h, low[2]), 0.05 * h, (222, 70, 76), -0.06 * h)


TOOLS: dict[str, Tool] = {
    "ladle": _ladle, "wizard staff": _wizard_staff, "broom": _broom, "wand": _wand, "star wand": _star_wand,
    "sword and shield": _sword_and_shield, "axe": _axe, "sceptre": _sceptre, "cutlass": _cutlass, "katana": _katana,
    "bo staff": _bo_staff, "cane": _cane, "bag": _bag, "briefcase": _briefcase, "balloons": _balloons, "hose": _hose,
    "clipboard": _clipboard, "pitchfork": _pitchfork, "lasso": _lasso, "hammer": _hammer, "sack": _sack,
}  # fmt: skip
