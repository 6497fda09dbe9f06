"""Clips with people in front: somebody who talks to the camera, and a concert's crowd."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import skia

from benchmarks.provenance.scenes.brushes import (
    Colour,
    blob,
    bloomed,
    cutout,
    lettering,
    linear,
    polygon,
    radial,
    shining,
    trail,
)
from benchmarks.provenance.scenes.tools import FPS, Grain, Size, downwards, paint, painted, smooth_noise
from media.contracts import Frame

Rolls = npt.NDArray[np.float64]

SPOKEN = ("okay so", "nobody told me", "you can freeze", "the whole loaf", "like forever", "wait for it")


def talking_head(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be somebody who talks into a phone on its stand, with the words under the face."""
    chance = np.random.default_rng(seed)
    room = np.asarray(cv2.GaussianBlur(_bookshelf(size, chance), (0, 0), size[0] / 55), np.uint8)
    strands = chance.uniform(-1, 1, (240, 3))
    hair, noise = cutout(size, lambda canvas: _hair(canvas, size, strands)), Grain(size, seed, sigma=2.2, coloured=True)
    words = [lettering(size, [said], 0.735, height=0.075, outline=0.008) for said in SPOKEN]
    for number in range(count):
        moment_s = number / FPS
        frame = painted(size, partial(_speaker, size=size, moment_s=moment_s, hair=hair), room)
        yield words[number * len(words) // count].over(noise.over(frame))


def _bookshelf(size: Size, chance: np.random.Generator) -> Frame:
    width, height = size

    def draw(canvas: Any) -> None:
        for shelf in range(5):
            foot, x = (0.14 + 0.16 * shelf) * height, 0.0
            while x < 0.62 * width:
                thick, tall = chance.uniform(0.02, 0.06) * width, chance.uniform(0.08, 0.13) * height
                red, green, blue = (int(value) for value in chance.integers(60, 210, 3))
                canvas.drawRect(skia.Rect(x, foot - tall, x + thick - 2, foot), paint((red, green, blue)))
                x += thick
            canvas.drawRect(skia.Rect(0, foot, 0.64 * width, foot + 0.012 * height), paint((112, 78, 54)))
        canvas.drawRect(skia.Rect(0.72 * width, 0, width, 0.62 * height), paint((236, 244, 252)))
        canvas.drawRect(skia.Rect(0.83 * width, 0, 0.85 * width, 0.62 * height), paint((150, 140, 130)))
        canvas.drawCircle(0.66 * width, 0.5 * height, 0.07 * width, paint((255, 226, 170)))

    return painted(size, draw, downwards([(164, 146, 130), (138, 118, 104), (104, 86, 78)], size))


def _speaker(canvas: Any, size: Size, moment_s: float, hair: Any) -> None:
    """Drawn as if the frame were 720 wide, the chin at (360, 800)."""
    canvas.scale(size[0] / 720, size[1] / 1280)
    _jumper(canvas, math.sin(1.7 * moment_s))
    canvas.save()
    canvas.rotate(2.6 * math.sin(1.9 * moment_s) + 1.2 * math.sin(5.3 * moment_s), 360, 900)
    canvas.drawPath(
        blob([(130, 380), (360, 190), (590, 380), (612, 940), (360, 1000), (108, 940)]), paint((54, 34, 26))
    )
    canvas.drawPath(blob([(280, 700), (440, 700), (452, 960), (268, 960)]), linear((0, 760), (0, 930), SHADED_SKIN))
    canvas.drawOval(
        skia.Rect(205, 300, 515, 812), radial((320, 500), 330, [(244, 200, 172), (226, 168, 138), (176, 112, 88)])
    )
    _eyes(canvas, moment_s)
    _nose_and_cheeks(canvas)
    _mouth(canvas, moment_s)
    canvas.drawImageRect(hair, skia.Rect(0, 0, 720, 1280), skia.SamplingOptions(skia.FilterMode.kLinear))
    canvas.restore()


SHADED_SKIN: list[Colour] = [(150, 92, 72), (206, 150, 122)]


def _jumper(canvas: Any, breath: float) -> None:
    lift = 5 * breath
    jumper = blob([(60, 1010 - lift), (360, 880 - lift), (660, 1010 - lift), (800, 1400), (-80, 1400)])
    canvas.drawPath(jumper, linear((0, 900), (720, 1280), [(210, 158, 62), (150, 98, 36)]))
    canvas.save()
    canvas.clipPath(jumper, True)
    for rib in range(-6, 47):
        x = 18 * rib
        canvas.drawPath(trail([(360 + 0.6 * (x - 360), 960 - lift), (x, 1120), (x + 0.2 * (x - 360), 1300)]),
                        paint((96, 60, 24), 0.35, width=5))  # fmt: skip
    canvas.restore()


def _eyes(canvas: Any, moment_s: float) -> None:
    blink = 0.06 if moment_s % 2.3 < 0.13 else 1.0
    glance = 7 * math.sin(0.9 * moment_s)
    for x in (292, 428):
        canvas.drawOval(skia.Rect(x - 44, 486, x + 44, 546), paint((150, 92, 76), 0.35, blur_px=8))
        canvas.save()
        canvas.translate(x, 516)
        canvas.scale(1, blink)
        canvas.drawOval(skia.Rect(-34, -20, 34, 20), paint((246, 240, 234)))
        canvas.drawCircle(glance, 0, 18, radial((glance, 0), 18, [(126, 88, 50), (66, 42, 24)]))
        canvas.drawCircle(glance, 0, 8, paint((16, 12, 12)))
        canvas.drawCircle(glance + 6, -7, 4, paint((255, 255, 255)))
        canvas.restore()
        canvas.drawPath(trail([(x - 38, 516), (x, 516 - 30 * blink), (x + 38, 516)]), paint((40, 24, 20), width=6))
        brow = 452 - 8 * math.sin(4.1 * moment_s)
        canvas.drawPath(
            trail([(x - 46, brow + 12), (x, brow - 10), (x + 46, brow + 10)]), paint((62, 40, 30), 0.9, width=12)
        )


def _nose_and_cheeks(canvas: Any) -> None:
    for x in (258, 462):
        canvas.drawCircle(x, 618, 46, paint((220, 110, 96), 0.28, blur_px=18))
    canvas.drawPath(trail([(376, 520), (392, 600), (384, 640)]), paint((160, 100, 78), 0.5, blur_px=4, width=9))
    for x in (340, 382):
        canvas.drawOval(skia.Rect(x - 10, 640, x + 10, 651), paint((120, 66, 54), 0.8))
    canvas.drawOval(skia.Rect(348, 590, 368, 630), paint((255, 232, 214), 0.5, blur_px=6))


def _mouth(canvas: Any, moment_s: float) -> None:
    opened = 42 * abs(math.sin(9.7 * moment_s)) * max(0.15, math.sin(2.2 * moment_s + 0.4)) + 4
    wide = 62 - 0.3 * opened + 6 * math.sin(3.1 * moment_s)
    lips = blob([(360 - wide, 710), (330, 692), (390, 692), (360 + wide, 710), (360, 736 + opened)])
    canvas.drawPath(lips, paint((188, 84, 82)))
    inner = skia.Rect(360 - 0.62 * wide, 708, 360 + 0.62 * wide, 712 + 0.8 * opened)
    canvas.drawOval(inner, paint((70, 20, 24)))
    canvas.drawRect(skia.Rect(360 - 0.4 * wide, 709, 360 + 0.4 * wide, 709 + 0.28 * opened), paint((244, 238, 230)))


def _hair(canvas: Any, size: Size, strands: Rolls) -> None:
    canvas.scale(size[0] / 720, size[1] / 1280)
    for across, tint, wave in strands:
        side = math.copysign(1.0, across)
        reach = 130 + 120 * abs(across)
        tone = round(20 * tint)
        line = [(345, 232 + 16 * wave), (352 + 0.7 * side * reach, 316 + 50 * tint), (360 + side * (reach + 16), 560),
                (360 + side * (reach - 10 + 20 * wave), 900 + 60 * tint)]  # fmt: skip
        canvas.drawPath(trail(line), paint((74 + tone, 48 + tone, 36 + tone // 2), 0.8, width=5))


def concert(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a show from the middle of the crowd: beams in haze, a wall of lights behind the band, raised hands."""
    chance = np.random.default_rng(seed)
    haze = smooth_noise(chance, (size[0], size[1]), size[0] / 2, 3)
    heads = chance.uniform((0, 0, 0.8, 0), (1, 1, 1.25, 1), (90, 4))
    heads = heads[np.argsort(heads[:, 1])]
    noise = Grain(size, seed, sigma=4.0, coloured=True, cell_px=2)
    dark = np.asarray(downwards([(10, 6, 26), (46, 18, 70), (14, 8, 24)], size) * (0.5 + haze[:, :, None]), np.uint8)
    for number in range(count):
        beat = 2 * number / FPS
        frame = painted(size, partial(_show, size=size, beat=beat, heads=heads), dark)
        yield noise.over(bloomed(frame, share=0.5))


def _show(canvas: Any, size: Size, beat: float, heads: Rolls) -> None:
    """Drawn as if the frame were 720 by 1280."""
    canvas.scale(size[0] / 720, size[1] / 1280)
    _stage(canvas, beat)
    _crowd(canvas, beat, heads)


def _stage(canvas: Any, beat: float) -> None:
    pulse = math.exp(-3 * (beat % 1))
    for column in range(24):
        tall = 60 + 210 * abs(math.sin(1.7 * column + 2.3 * math.floor(beat))) * (0.5 + 0.5 * pulse)
        hue = ((255, 60, 140), (90, 80, 255), (40, 220, 230))[(column + math.floor(beat)) % 3]
        for row in range(int(tall / 18)):
            canvas.drawRect(skia.Rect.MakeXYWH(30 * column + 4, 690 - 18 * row, 22, 12), paint(hue, 0.75))
    canvas.drawRect(skia.Rect(0, 708, 720, 760), paint((10, 8, 14)))
    for lamp in range(6):
        _beam(canvas, 60 + 120 * lamp, 0.5 * math.sin(0.9 * beat + 1.1 * lamp), lamp, 0.3 + 0.5 * pulse)
    for x, jump in ((210, 0.0), (360, 1.0), (520, 0.4)):
        _performer(canvas, x, 712 - 20 * jump * abs(math.sin(math.pi * beat)), beat + x)


def _beam(canvas: Any, x: float, turn: float, lamp: int, alpha: float) -> None:
    hue = ((255, 90, 170), (110, 150, 255), (255, 214, 140))[lamp % 3]
    canvas.save()
    canvas.translate(x, 96)
    canvas.rotate(math.degrees(turn))
    for wide in (40, 58, 76):
        cone = polygon([(-7, 0), (7, 0), (wide, 900), (-wide, 900)])
        canvas.drawPath(cone, shining(linear((0, 0), (0, 900), [hue, hue], [0.26 * alpha, 0.0])))
    canvas.drawCircle(0, 0, 15, paint((255, 255, 250)))
    canvas.restore()


def _performer(canvas: Any, x: float, foot: float, phase: float) -> None:
    ink = paint((8, 6, 12))
    arm = 46 * math.sin(math.pi * phase)
    canvas.drawCircle(x, foot - 150, 17, ink)
    canvas.drawPath(blob([(x - 26, foot - 134), (x + 26, foot - 134), (x + 18, foot - 60), (x - 18, foot - 60)]), ink)
    for side in (-1, 1):
        canvas.drawPath(trail([(x + side * 22, foot - 124), (x + side * 56, foot - 100), (x + side * 50, foot - 116 - arm)]),
                        paint((8, 6, 12), width=12))  # fmt: skip
        canvas.drawLine(x + side * 10, foot - 66, x + side * 20, foot, paint((8, 6, 12), width=16))


def _crowd(canvas: Any, beat: float, heads: Rolls) -> None:
    for x, near, large, kind in heads:
        radius = (24 + 44 * near) * large
        bounce = (10 + 16 * near) * abs(math.sin(math.pi * beat + 3 * kind))
        head_x, head_y = 760 * x - 20, 840 + 400 * near - bounce
        shade = round(26 - 20 * near)
        ink = paint((shade + 6, shade, shade + 12))
        canvas.drawOval(skia.Rect(head_x - 2 * radius, head_y + radius, head_x + 2 * radius, head_y + 7 * radius), ink)
        canvas.drawOval(skia.Rect(head_x - radius, head_y - 1.2 * radius, head_x + radius, head_y + 1.2 * radius), ink)
        rim = skia.Rect(head_x - radius, head_y - 1.2 * radius, head_x + radius, head_y + 1.2 * radius)
        canvas.drawArc(rim, 215, 110, False, paint((210, 120, 220), 0.35, width=3))
        if kind > 0.62:
            _raised(canvas, head_x + 1.6 * radius, head_y, radius, kind, shade)


def _raised(canvas: Any, x: float, y: float, radius: float, kind: float, shade: int) -> None:
    """An arm; one in three holds up a phone."""
    arm = [(x, y + 3 * radius), (x + 0.5 * radius, y), (x + 0.2 * radius, y - 3.2 * radius)]
    canvas.drawPath(trail(arm), paint((shade + 6, shade, shade + 12), width=0.7 * radius))
    canvas.drawCircle(*arm[-1], 0.5 * radius, paint((shade + 6, shade, shade + 12)))
    if kind > 0.88 and radius < 46:
        screen = skia.Rect.MakeXYWH(arm[-1][0] - 21, arm[-1][1] - 66, 42, 78)
        canvas.drawRect(screen, paint((14, 12, 18)))
        canvas.drawRect(
            screen.makeInset(3, 5), linear((0, screen.top()), (0, screen.bottom()), [(150, 90, 190), (236, 150, 210)])
        )
