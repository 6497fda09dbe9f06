"""What hangs from a waist: skirts, robes, gowns, tunics."""

from __future__ import annotations

import math

from generation.engine.animatic.picture import dressed
from generation.engine.animatic.picture.facewear import Frame
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.sheets import add_sheet
from generation.engine.animatic.picture.wardrobe import Outfit
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (44, 40, 52)


def across(rig: Rig, at: Local, x: float, y: float, ahead: float = 0.0) -> Local:
    """This will be a point beside `at` as we see it: x to the right of the picture, y up, `ahead` of the body."""
    c, s = math.cos(rig.pose.yaw), math.sin(rig.pose.yaw)
    return (at[0] + x * c + ahead * s * 0.0 + ahead, at[1] + y, at[2] - x * s)


def skirt(
    rig: Rig, frame: Frame, colour: Colour, top_up: float, hem: float, wide: float, *, stiff: bool = False
) -> None:
    """This will add a skirt from `top_up` over the hip to `hem`, `wide` below, in body heights."""
    height, hip = frame.height, frame.hip
    sway = 0.4 * rig.pose.stride * math.sin(2 * math.pi * rig.pose.gait)
    waist = (hip[0], hip[1] + top_up * height, hip[2])
    low = hem * height if not stiff else hip[1] + hem * height
    if rig.pose.is_airborne and not stiff:
        low = max(low, hip[1] - 0.34 * height + 0.2 * height * rig.pose.tuck)
    foot = (hip[0] * 0.6 + sway * 0.3, low, hip[2] * 0.6)
    upper, lower = 0.085 * height, wide * height
    points = [across(rig, waist, -upper, 0.0), across(rig, waist, upper, 0.0)]
    hemline = [
        across(
            rig, foot, lower * (1 - 2 * i / 6), -0.012 * height * math.sin(math.pi * i / 6) + 0.008 * height * (i % 2)
        )
        for i in range(7)
    ]
    add_sheet(rig, [*points, *hemline], colour, 0.07 * height, soft=False)
    for i in (1, 3, 5):
        start = across(rig, waist, upper * (1 - 2 * i / 6), -0.03 * height)
        rig.limb(start, hemline[i], 0.004 * height, mix(colour, _DARK, 0.28), nearer=0.08 * height)


def robe(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a robe to the feet."""
    skirt(rig, frame, outfit.top, 0.12, 0.05, 0.17)


def dress(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a dress to the knees."""
    skirt(rig, frame, outfit.top, 0.08, 0.16, 0.15)


def gown(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a wide gown."""
    skirt(rig, frame, outfit.top, 0.07, 0.03, 0.25)
    skirt(rig, frame, mix(outfit.top, _WHITE, 0.35), 0.07, 0.16, 0.15)


def tutu(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a tutu."""
    low = (frame.hip[0], frame.hip[1] - 0.02 * frame.height, frame.hip[2])
    waist = 0.088 * frame.height * outfit.bulk
    trunk = dressed.Trunk(((low, waist), (frame.chest, waist)), far=0.3)
    dressed.ruffle(rig, trunk, (0.28, 0.35, 2.6), 2, mix(outfit.top, _WHITE, 0.25))


def petals(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a skirt of petals."""
    skirt(rig, frame, outfit.top, 0.05, 0.2, 0.16)
    skirt(rig, frame, mix(outfit.top, _WHITE, 0.35), 0.05, 0.27, 0.12)


def tunic(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a tunic."""
    skirt(rig, frame, outfit.top, 0.05, 0.28, 0.125)


def shorts(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add wide shorts."""
    skirt(rig, frame, outfit.trim, 0.03, 0.25, 0.115)
