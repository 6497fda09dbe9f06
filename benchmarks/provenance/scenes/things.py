"""Clips of things: a bowl of noodles from above, a bottle that turns before white."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import skia
from PIL import Image, ImageDraw

from benchmarks.provenance.scenes.brushes import (
    BOLD,
    Colour,
    Rising,
    blob,
    font,
    lettering,
    linear,
    radial,
    seen,
    trail,
)
from benchmarks.provenance.scenes.tools import (
    FPS,
    Field,
    Grain,
    Size,
    downwards,
    ease,
    paint,
    painted,
    smooth_noise,
)
from media.contracts import Frame

Rolls = npt.NDArray[np.float64]


def noodles(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a bowl of noodle soup from above on a wooden table: a slow turn, steam, chopsticks that dip in."""
    chance = np.random.default_rng(seed)
    table = _table(size, chance)
    half = (max(2, size[0] // 2), max(2, size[1] // 2))
    steam = Rising(chance, half, count=count, step_px=0.004 * half[1], cell_px=0.5 * half[0])
    middle = np.exp(-(np.linspace(-1.8, 1.8, half[0], dtype=np.float32)[None] ** 2))
    middle = middle * np.exp(-(np.linspace(-1.9, 2.3, half[1], dtype=np.float32)[:, None] ** 2))
    noise = Grain(size, seed, sigma=2.0, coloured=True)
    for number in range(count):
        share = number / count
        frame = seen(table, 1.1 + 0.14 * ease(share), 4 - 12 * share)
        frame = painted(size, partial(_chopsticks, size=size, moment_s=number / FPS), frame)
        veil = np.clip((steam.at(number) - 0.4) * 260, 0, 110) * middle
        white = cv2.resize(veil.astype(np.uint8), size, interpolation=cv2.INTER_LINEAR)
        yield noise.over(np.asarray(cv2.add(frame, cv2.merge([white] * 3)), np.uint8))


def _table(size: Size, chance: np.random.Generator) -> Frame:
    width, height = size
    grain = cv2.resize(
        smooth_noise(chance, (max(8, width // 3), 8 * height), 40, 5), size, interpolation=cv2.INTER_AREA
    )
    rings = 0.5 + 0.5 * np.sin(60 * cv2.GaussianBlur(smooth_noise(chance, size, width, 2), (0, 0), 3) + 6 * grain)
    wood = (0.62 + 0.2 * rings + 0.3 * grain)[:, :, None] * np.array([122, 80, 50])
    spots = chance.uniform(0, 1, (260, 5))

    def draw(canvas: Any) -> None:
        canvas.translate(width / 2, height / 2)
        canvas.scale(width / 720, width / 720)
        canvas.drawCircle(14, 26, 300, paint((20, 10, 6), 0.55, blur_px=22))
        _bowl(canvas)
        _strands(canvas, spots)
        _toppings(canvas, spots)

    return painted(size, draw, np.asarray(np.clip(wood, 0, 255), np.uint8))


def _bowl(canvas: Any) -> None:
    canvas.drawCircle(0, 0, 300, radial((-60, -80), 380, [(70, 92, 128), (30, 44, 78)]))
    for mark in range(36):
        turn = 2 * math.pi * mark / 36
        x, y = 284 * math.cos(turn), 284 * math.sin(turn)
        canvas.drawLine(x, y, x * 0.97 - 0.03 * y, y * 0.97 + 0.03 * x, paint((226, 230, 236), width=4))
    canvas.drawCircle(0, 0, 268, radial((-40, -40), 300, [(206, 128, 52), (186, 98, 34), (120, 54, 18)]))


def _strands(canvas: Any, spots: Rolls) -> None:
    for x, y, turn, bend, tint in spots[:150]:
        radius, angle = 215 * math.sqrt(x), 2 * math.pi * y
        middle = (radius * math.cos(angle), radius * math.sin(angle))
        tone = round(40 * tint)
        for lane in range(3):
            along = (70 * math.cos(6 * turn), 70 * math.sin(6 * turn))
            off = (8 * lane - 0.3 * along[1] * bend, 0.3 * along[0] * bend + 5 * lane)
            ends = [
                (middle[0] + k * along[0] / 2 + abs(k) * off[0], middle[1] + k * along[1] / 2 + abs(k) * off[1])
                for k in (-1, 0, 1)
            ]
            kept = [_within(point, 252) for point in ends]
            canvas.drawPath(trail(kept), paint((150, 96, 40), 0.5, width=9))
            canvas.drawPath(trail(kept), paint((214 + tone, 176 + tone, 104 + tone), width=6))


def _within(point: tuple[float, float], radius: float) -> tuple[float, float]:
    far = math.hypot(*point)
    return point if far < radius else (point[0] * radius / far, point[1] * radius / far)


def _toppings(canvas: Any, spots: Rolls) -> None:
    for row in range(3):
        canvas.drawRect(
            skia.Rect.MakeXYWH(-250 + 34 * row, -190 - 26 * row, 120, 150),
            linear((0, -190), (120, 0), [(28, 52, 38), (14, 24, 20)]),
        )
    for x, y in ((-90, 96), (40, 130)):
        canvas.drawOval(skia.Rect.MakeXYWH(x - 66, y - 54, 132, 108), paint((60, 26, 10), 0.4, blur_px=6))
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - 66, y - 60, 132, 108), radial((x, y), 80, [(255, 252, 244), (240, 226, 206)])
        )
        canvas.drawCircle(x, y - 8, 34, radial((x - 8, y - 14), 36, [(255, 190, 60), (240, 130, 24)]))
        canvas.drawOval(skia.Rect.MakeXYWH(x - 20, y - 30, 16, 10), paint((255, 250, 230), 0.8, blur_px=2))
    for x, y in ((110, -70), (150, 0)):
        slab = [(x - 80, y - 30), (x, y - 74), (x + 80, y - 30), (x + 70, y + 44), (x - 60, y + 50)]
        canvas.drawPath(blob(slab), radial((x, y), 90, [(222, 160, 130), (190, 120, 92), (120, 62, 40)]))
        for line in range(4):
            canvas.drawPath(
                trail([(x - 56, y - 14 + 14 * line), (x, y - 34 + 16 * line), (x + 56, y - 12 + 13 * line)]),
                paint((244, 214, 190), 0.7, width=5),
            )
    for x, y, turn, bend, tint in spots[150:215]:
        place = (230 * math.sqrt(x) * math.cos(6.3 * y), 230 * math.sqrt(x) * math.sin(6.3 * y))
        canvas.drawCircle(*place, 7 + 4 * bend, paint((96 + round(60 * tint), 140 + round(40 * turn), 64), width=6))


def _chopsticks(canvas: Any, size: Size, moment_s: float) -> None:
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.scale(size[0] / 720, size[0] / 720)
    reach = 70 * math.sin(1.6 * moment_s)
    for side in (0, 1):
        tip = (60 + 30 * side - reach, 20 + 44 * side - 0.8 * reach)
        canvas.drawLine(tip[0] + 16, tip[1] + 30, 560, 560 + 60 * side, paint((20, 8, 4), 0.4, blur_px=8, width=20))
        canvas.drawLine(*tip, 560, 520 + 60 * side, paint((150, 40, 30), width=17))
        canvas.drawLine(tip[0] + 2, tip[1] - 4, 560, 514 + 60 * side, paint((230, 120, 100), 0.7, width=4))


PROFILE = (
    (0.0, 0.1),
    (0.1, 0.1),
    (0.11, 0.085),
    (0.16, 0.085),
    (0.17, 0.1),
    (0.3, 0.24),
    (0.36, 0.25),
    (0.93, 0.25),
    (0.98, 0.235),
    (1.0, 0.19),
)
"""The bottle's radius, in shares of the frame's width, from the top of its cap down in shares of its height."""


def turntable(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a bottle as shops show one: it turns once in six seconds before white, mirrored in the table; a price."""
    white = downwards([(250, 250, 250), (252, 248, 246), (246, 238, 234), (255, 255, 255)], size)
    glass, label = _Turned(size), _label(size, np.random.default_rng(seed))
    offer = lettering(size, ["glow tonic", "€ 12.90"], 0.07, height=0.085, colour=(60, 40, 60))
    for number in range(count):
        bottle, cover = glass.at(label, 2 * math.pi * number / (6 * FPS))
        frame = painted(size, lambda canvas: _shadow(canvas, size), white)
        _lay(
            frame,
            bottle[::-1],
            0.22 * cover[::-1] * np.linspace(1, 0, cover.shape[0], dtype=np.float32)[:, None, None],
            0.8,
        )
        _lay(frame, bottle, cover, 0.8 - bottle.shape[0] / size[1])
        yield offer.over(frame, ease(number / FPS - 1))


def _shadow(canvas: Any, size: Size) -> None:
    width, height = size
    oval = skia.Rect.MakeXYWH(0.24 * width, 0.775 * height, 0.62 * width, 0.05 * height)
    canvas.drawOval(oval, paint((150, 126, 130), 0.5, blur_px=0.03 * width))


def _lay(frame: Frame, piece: Frame, cover: Field, top: float) -> None:
    """Puts a piece as wide as the frame into it, cut off at its foot."""
    begin = round(top * frame.shape[0])
    rows = min(piece.shape[0], frame.shape[0] - begin)
    under = frame[begin : begin + rows]
    under[:] = (under * (1 - cover[:rows]) + piece[:rows] * cover[:rows]).astype(np.uint8)


class _Turned:
    """A body that a lathe made, seen straight from the side: where each pixel lies on it, and how it is lit."""

    def __init__(self, size: Size) -> None:
        width, rows = size[0], round(0.6 * size[1])
        heights, radii = zip(*PROFILE, strict=True)
        radius = np.interp(np.linspace(0, 1, rows), heights, radii) * width
        radius = cv2.GaussianBlur(radius.astype(np.float32)[:, None], (1, 0), sigmaX=0.1, sigmaY=max(0.3, width / 180))
        across = np.arange(width, dtype=np.float32)[None] - width / 2 + 0.5
        self._cover = np.clip(radius - np.abs(across) + 0.5, 0, 1)[:, :, None]
        side = np.clip(across / radius, -1, 1)
        self._turn = (np.arcsin(side) / (2 * np.pi)).astype(np.float32)
        self._down = np.repeat(np.arange(rows, dtype=np.float32)[:, None], width, axis=1)
        self._dark, self._light = _lighting(side, np.gradient(radius, axis=0))

    def at(self, label: Frame, turn: float) -> tuple[Frame, Field]:
        """This will be the body after a turn, and where it covers, in 0..1."""
        columns = label.shape[1] // 2
        seen = cv2.remap(label, (self._turn + 0.25 + turn / (2 * np.pi) % 1) * columns, self._down, cv2.INTER_LINEAR)
        return np.clip(seen * self._dark + self._light, 0, 255).astype(np.uint8), self._cover


def _lighting(side: Field, slope: Field) -> tuple[Field, Field]:
    """What the glass leaves of its colour and what it adds: a window to the left, a strip to the right."""
    facing = np.sqrt(np.clip(1 - side**2, 0, 1)) / np.sqrt(1 + slope**2)
    dark = 0.5 + 0.5 * facing - 0.12 * side
    window = np.exp(-(((side + 0.52) / 0.1) ** 4)) * 120 + np.exp(-(((side - 0.72) / 0.05) ** 2)) * 90
    rim = 70 * np.clip(1 - 2.2 * facing, 0, 1)
    return dark.astype(np.float32)[:, :, None], (window * facing + rim).astype(np.float32)[:, :, None]


def _label(size: Size, chance: np.random.Generator) -> Frame:
    """What goes round the bottle, twice side by side, so that any half of a turn lies in one piece."""
    width, rows = round(math.pi * 0.5 * size[0]), round(0.6 * size[1])
    once = Image.fromarray(downwards([(236, 120, 140), (244, 150, 130), (252, 196, 150)], (width, rows)))
    draw, unit = ImageDraw.Draw(once), size[0] / 720
    draw.rectangle((0, 0, width, 0.165 * rows), (46, 42, 54))
    for ridge in range(60):
        draw.line((ridge * width / 60, 0, ridge * width / 60, 0.1 * rows), (86, 80, 98), max(1, round(4 * unit)))
    draw.rectangle((0, 0.42 * rows, width, 0.86 * rows), (252, 246, 236))
    for x, y, large in chance.uniform((0, 0.44, 0.3), (1, 0.84, 1), (90, 3)):
        _petals(draw, x * width, y * rows, 26 * large * unit)
    for begin in (0.08, 0.58):
        draw.rectangle(((begin - 0.02) * width, 0.47 * rows, (begin + 0.32) * width, 0.8 * rows), (60, 44, 70))
        for row, (text, tall) in enumerate((("GLOW", 96), ("tonic water", 44), ("rose & lychee 330 ml", 24))):
            draw.text(
                (begin * width + 8 * unit, (0.49 + 0.12 * row) * rows), text, (252, 226, 206), font(tall * unit, BOLD)
            )
    return np.tile(np.asarray(once), (1, 2, 1))


def _petals(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    hue: Colour = (238, 150, 150) if radius > 14 else (250, 190, 120)
    for petal in range(5):
        at = (x + radius * math.cos(1.257 * petal), y + radius * math.sin(1.257 * petal))
        draw.ellipse((at[0] - radius / 2, at[1] - radius / 2, at[0] + radius / 2, at[1] + radius / 2), hue)
