"""Clips with much fine texture, or little light, or too much of it: water, leaves, snow, a street at night, a studio."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import skia

from benchmarks.provenance.scenes.tools import FPS, Field, Grain, Size, downwards, paint, painted, smooth_noise
from media.contracts import Frame


def water(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a lake's surface from above: two fields of waves that run across each other, lit from one side."""
    width, height = size
    chance = np.random.default_rng(seed)
    fields = [smooth_noise(chance, (width + 500, height + 500), 70, 5) for _ in range(2)]
    depth = downwards([(30, 92, 116), (16, 58, 92), (8, 36, 66)], size).astype(np.float32)
    for number in range(count):
        there, back = round(3.1 * number), round(1.7 * number)
        waves = fields[0][there : there + height, back : back + width]
        waves = waves + fields[1][400 - back : 400 - back + height, there // 2 : there // 2 + width]
        slope = cv2.Sobel(waves, cv2.CV_32F, 1, 1, ksize=3) + cv2.Sobel(waves, cv2.CV_32F, 0, 1, ksize=3)
        light = np.clip(slope * 420, -36, 200)[:, :, None]
        yield np.clip(depth + light * np.array([0.8, 1.0, 1.0], np.float32), 0, 255).astype(np.uint8)


def foliage(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a hedge in the wind: three layers of leaves, the nearer the larger, each swaying by itself."""
    chance = np.random.default_rng(seed)
    layers = [_leaves(chance, size, number, length) for number, length in ((2600, 26), (1300, 44), (420, 80))]
    sways = [smooth_noise(chance, size, 260, 3) for _ in layers]
    down, across = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    for number in range(count):
        frame = np.full((size[1], size[0], 3), (14, 26, 14), np.uint8)
        for depth, ((leaves, cover), sway) in enumerate(zip(layers, sways, strict=True)):
            bend = (4 + 5 * depth) * np.sin(2 * np.pi * (0.5 * number / FPS + 1.5 * sway))
            x, y = across + bend, down + 0.4 * bend
            moved = cv2.remap(leaves, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
            share = cv2.remap(cover, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)[:, :, None]
            frame = (frame * (1 - share) + moved * share).astype(np.uint8)
        yield frame


def _leaves(chance: np.random.Generator, size: Size, number: int, length: float) -> tuple[Frame, Field]:
    """A layer's colours, and where it covers what lies behind, in 0..1."""
    spots = chance.uniform((0, 0, 0, 0), (size[0], size[1], 360, 1), (number, 4))

    def draw(canvas: Any, colour: Any) -> None:
        for x, y, turn, tint in spots:
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.drawOval(skia.Rect.MakeLTRB(-length / 2, -length / 5, length / 2, length / 5), colour(tint))
            canvas.drawLine(-length / 2, 0, length / 2, 0, paint((30, 60, 24), 0.6, width=1.2))
            canvas.restore()

    def green(tint: float) -> Any:
        return paint((round(40 + 90 * tint), round(90 + 110 * tint), round(30 + 40 * tint)))

    leaves = painted(size, lambda canvas: draw(canvas, green))
    cover = painted(size, lambda canvas: draw(canvas, lambda tint: paint((255, 255, 255))))
    return leaves, cover.max(axis=2).astype(np.float32) / 255


def snowfall(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be 500 flakes of three sizes before a dark wood: small bright things that go their own ways."""
    width, height = size
    chance = np.random.default_rng(seed)
    wood = _wood(size, chance)
    flakes = chance.uniform((0, 0, 0.25, 0), (1, 1, 1, 2 * math.pi), (500, 4))

    def draw(canvas: Any, moment_s: float) -> None:
        for x, y, near, phase in flakes:
            fall = (y + (0.12 + 0.3 * near) * moment_s) % 1.1 - 0.05
            drift = (x + 0.05 * near * moment_s + 0.012 * math.sin(2 * moment_s + phase)) % 1.0
            blur = 3.0 if near > 0.93 else 0.0
            radius = 1.2 + 4.5 * near**2
            canvas.drawCircle(
                drift * width, fall * height, radius, paint((244, 247, 252), 0.5 + 0.45 * near, blur_px=blur)
            )

    for number in range(count):
        yield painted(size, lambda canvas, at=number / FPS: draw(canvas, at), wood)


def _wood(size: Size, chance: np.random.Generator) -> Frame:
    width, height = size
    ground = downwards([(64, 78, 104), (126, 140, 162), (188, 196, 208)], size)
    trees = sorted(chance.uniform((0, 0.62, 0.3), (1, 0.82, 0.6), (34, 3)).tolist(), key=lambda tree: tree[1])

    def draw(canvas: Any) -> None:
        canvas.drawRect(skia.Rect(0, 0.76 * height, width, height), paint((226, 232, 240)))
        for x, foot, tall in trees:
            shade = round(30 + 70 * (0.82 - foot) / 0.2)
            path = skia.Path()
            path.moveTo(x * width, (foot - tall) * height)
            path.lineTo(x * width + 0.16 * tall * height, foot * height)
            path.lineTo(x * width - 0.16 * tall * height, foot * height)
            path.close()
            canvas.drawPath(path, paint((shade, shade + 14, shade + 16)))

    return painted(size, draw, ground)


def night_street(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a street at night out of focus: lamps, two cars' lights, a wet road, and a sensor at its limit."""
    width, height = size
    chance = np.random.default_rng(seed)
    lamps = chance.uniform((0, 0.2, 0.01), (1, 0.52, 0.035), (26, 3))
    hues = chance.choice([(255, 190, 110), (255, 120, 80), (120, 190, 255), (255, 240, 210)], 26)
    dark = downwards([(6, 8, 18), (12, 14, 26), (16, 15, 20), (9, 10, 15)], size)
    noise = Grain(size, seed, sigma=4.5, coloured=True, cell_px=2)

    def draw(canvas: Any, moment_s: float) -> None:
        for (x, y, radius), hue in zip(lamps, hues.tolist(), strict=True):
            glow = 0.5 + 0.08 * math.sin(9 * moment_s + 30 * x)
            canvas.drawCircle(x * width, y * height, radius * width * 1.6, paint(tuple(hue), glow, blur_px=3))
            streak = skia.Rect.MakeXYWH((x - radius / 2) * width, 0.62 * height, radius * width, 0.24 * height)
            canvas.drawRect(streak, paint(tuple(hue), 0.1, blur_px=14))
        for begin, speed, hue in ((-0.1, 0.22, (255, 250, 230)), (1.1, -0.18, (255, 40, 40))):
            x = begin + speed * moment_s
            for side in (0.0, 0.1):
                canvas.drawCircle((x + side) * width, 0.66 * height, 0.022 * width, paint(hue, 0.95, blur_px=5))
                canvas.drawCircle((x + side) * width, 0.72 * height, 0.03 * width, paint(hue, 0.25, blur_px=18))

    for number in range(count):
        yield noise.over(painted(size, lambda canvas, at=number / FPS: draw(canvas, at), dark))


def studio(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a product shot, nearly all of it white: pale bowls on a pale table, a slow camera, soft shadows."""
    width, height = size
    white = downwards([(252, 251, 249), (246, 245, 243), (238, 236, 233)], size)

    def draw(canvas: Any, moment_s: float) -> None:
        for index, (x, scale, colour) in enumerate(((0.3, 1.0, (244, 226, 220)), (0.72, 0.8, (224, 236, 240)))):
            centre = (x + 0.02 * moment_s * (1 - index)) * width
            _bowl(canvas, centre, (0.6 + 0.05 * index) * height, 0.22 * scale * width, colour)
        canvas.drawCircle((0.5 + 0.03 * moment_s) * width, 0.44 * height, 0.05 * width, paint((250, 214, 190)))

    for number in range(count):
        yield painted(size, lambda canvas, at=number / FPS: draw(canvas, at), white)


def _bowl(canvas: Any, x: float, y: float, radius: float, colour: tuple[int, int, int]) -> None:
    shadow = skia.Rect.MakeXYWH(x - radius, y + 0.78 * radius, 2.3 * radius, 0.4 * radius)
    canvas.drawOval(shadow, paint((150, 146, 142), 0.35, blur_px=0.16 * radius))
    canvas.drawArc(skia.Rect.MakeLTRB(x - radius, y - radius, x + radius, y + radius), 0, 180, True, paint(colour))
    darker = tuple(value - 16 for value in colour)
    rim = skia.Rect.MakeLTRB(x - radius, y - 0.2 * radius, x + radius, y + 0.2 * radius)
    canvas.drawOval(rim, paint(darker))
    canvas.drawOval(rim, paint((255, 255, 255), 0.9, width=4))
