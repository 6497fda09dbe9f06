"""The looks: ten presets, and what is made by hand. What each asks of camera and hour stands in `manners`."""

from __future__ import annotations

from generation.engine.animatic.picture.styles.look import Film, Ink, Look
from generation.engine.animatic.picture.styles.palettes import Palette

OWN = Look()
"""The engine's own: soft light, no line."""

LOOKS: dict[str, Look] = {
    "festive": Look(
        palette=Palette(((212, 36, 44), (24, 128, 72), (244, 190, 72), (30, 52, 110)), 0.75, 1.15, 1.04),
        dressing="garland",
        film=Film(gain=1.04),
    ),
    "news": Look(
        palette=Palette(((36, 84, 160), (200, 48, 48), (226, 188, 150), (104, 130, 96)), 0.35, 0.9, 1.08),
        dressing="lower third",
        film=Film(grain=1.2),
    ),
    "selfie": Look(
        palette=Palette(((236, 150, 130), (250, 196, 150), (110, 170, 220)), 0.25, 1.06, 0.94, 0.03),
        faces_us=0.75,
        film=Film(gain=1.08, breathing=0.03, grain=1.5),
        dressing="phone",
    ),
    "handheld": Look(
        palette=Palette((), 0.0, 0.82, 1.1),
        film=Film(breathing=0.09, grain=3.0),
        dressing="viewfinder",
    ),
    "golden": Look(
        palette=Palette(((250, 168, 72), (226, 104, 64), (120, 74, 110)), 0.55, 1.08, 1.02, 0.02),
        dressing="flare",
        film=Film(gain=1.03),
    ),
    "anime": Look(
        palette=Palette(((58, 130, 226), (250, 96, 110), (86, 190, 120), (252, 206, 96), (150, 110, 220)), 0.45, 1.25, 1.05),
        drawn_per_s=12,
        is_cel=True,
        ink=Ink(width=0.32, colour=(58, 38, 66)),
        dressing="rush lines",
    ),
    "retro": Look(
        palette=Palette(((232, 64, 150), (40, 186, 196), (252, 150, 70), (90, 60, 170)), 0.7, 1.05, 0.92, 0.05),
        film=Film(fade=((26, 18, 38), (250, 244, 236)), bleed=1, grain=4.0, scan_lines=0.13, weave=0.08),
        dressing="tape",
    ),
    "nostalgic": Look(
        palette=Palette(((226, 150, 84), (150, 150, 96), (196, 96, 76), (96, 130, 140)), 0.6, 0.8, 0.86, 0.06),
        drawn_per_s=16,
        film=Film(fade=((48, 34, 30), (255, 238, 206)), weave=0.25, grain=4.5, wear=7, breathing=0.06),
        dressing="gate",
    ),
    "comic": Look(
        palette=Palette(((226, 44, 40), (250, 210, 40), (34, 92, 190), (60, 160, 80), (244, 178, 140)), 0.85, 1.3, 1.15),
        drawn_per_s=8,
        is_cel=True,
        ink=Ink(width=0.62, colour=(16, 14, 22)),
        film=Film(fade=((20, 16, 26), (255, 248, 226)), screen=0.2),
        dressing="panel",
    ),
    "noir": Look(
        palette=Palette((), 0.0, 0.0, 1.3),
        film=Film(is_grey=True, gain=0.86, grain=5.0, wear=2, breathing=0.03),
        dressing="low key",
    ),
    "pixel art": Look(
        palette=Palette((), 0.0, 1.25, 1.12),
        drawn_per_s=12,
        is_cel=True,
        ink=Ink(width=0.5, colour=(24, 18, 40)),
        technique="pixels",
    ),
    "claymation": Look(
        palette=Palette(((214, 74, 60), (240, 186, 76), (86, 150, 92), (74, 128, 190)), 0.3, 1.06, 0.96, 0.02),
        drawn_per_s=12,
        ink=Ink(width=0.0, colour=(0, 0, 0), shadow=0.3, relief=1.0),
        technique="clay",
        dressing="studio",
    ),
    "papercraft": Look(
        palette=Palette(((226, 92, 78), (246, 198, 96), (104, 168, 124), (92, 150, 196)), 0.55, 0.92, 0.96, 0.03),
        drawn_per_s=12,
        is_cel=True,
        ink=Ink(width=0.42, colour=(250, 246, 236), shadow=0.42),
        technique="cut paper",
        dressing="studio",
    ),
    "watercolor": Look(
        palette=Palette(((88, 148, 196), (230, 132, 116), (126, 172, 112), (240, 200, 120)), 0.35, 1.05, 0.92, 0.05),
        drawn_per_s=12,
        ink=Ink(width=0.13, colour=(86, 72, 84)),
        technique="washes",
    ),
    "pencil": Look(
        palette=Palette((), 0.0, 0.5, 1.15),
        drawn_per_s=12,
        is_cel=True,
        ink=Ink(width=0.24, colour=(20, 20, 24)),
        technique="pencil",
    ),
    "oil painting": Look(
        palette=Palette(((206, 150, 66), (52, 92, 134), (164, 62, 46), (92, 116, 66), (226, 186, 140)), 0.35, 1.15, 1.12),
        drawn_per_s=12,
        technique="oil",
    ),
    "silent film": Look(
        palette=Palette((), 0.0, 0.0, 1.4),
        drawn_per_s=16,
        film=Film(
            is_grey=True, gain=0.88, fade=((12, 10, 10), (240, 236, 226)), weave=0.22, grain=4.5, wear=14, breathing=0.09
        ),
        dressing="iris",
    ),
}  # fmt: skip
