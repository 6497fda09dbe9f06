"""Clips of what has no outline: a fire at night, a sea with jellyfish, smoke in the light of a blind."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import skia

from benchmarks.provenance.scenes.brushes import Colour, Rising, blob, linear, polygon, radial, shining, trail
from benchmarks.provenance.scenes.tools import FPS, Field, Grain, Size, downwards, paint, painted, smooth_noise
from media.contracts import Frame

Rolls = npt.NDArray[np.float64]

HEAT: tuple[tuple[float, Colour], ...] = (
    (0.0, (0, 0, 0)), (0.22, (40, 6, 0)), (0.42, (170, 44, 6)), (0.62, (246, 122, 24)), (0.82, (255, 206, 96)),
    (1.0, (255, 248, 220)),
)  # fmt: skip
"""What a flame looks like from cold to hot."""


def campfire(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a fire between stones in a wood at night, which its light flickers on, with sparks."""
    chance = np.random.default_rng(seed)
    half = (max(2, size[0] // 2), max(2, size[1] // 2))
    slow, fast = (Rising(chance, half, count=count, step_px=share * half[0], cell_px=cell * half[0])
                  for share, cell in ((0.022, 0.2), (0.036, 0.09)))  # fmt: skip
    wood, noise = _clearing(size, chance), Grain(size, seed, sigma=3.0, coloured=True, cell_px=2)
    sparks, colours = chance.uniform(0, 1, (46, 4)), _heat_colours()
    for number in range(count):
        moment_s = number / FPS
        lit = 0.82 + 0.1 * math.sin(13 * moment_s) + 0.08 * math.sin(7.3 * moment_s + 1)
        flame = colours[_heat(half, slow.at(number), fast.at(number), moment_s)]
        scene = cv2.convertScaleAbs(wood, alpha=lit)
        frame = np.asarray(cv2.add(scene, cv2.resize(flame, size, interpolation=cv2.INTER_LINEAR)), np.uint8)
        yield noise.over(painted(size, partial(_logs_and_sparks, size=size, moment_s=moment_s, sparks=sparks), frame))


def _heat_colours() -> Frame:
    at = np.linspace(0, 1, 256)
    places = [place for place, _ in HEAT]
    return np.stack([np.interp(at, places, [colour[c] for _, colour in HEAT]) for c in range(3)], 1).astype(np.uint8)


def _heat(size: Size, slow: Field, fast: Field, moment_s: float) -> npt.NDArray[np.uint8]:
    """Hot in the middle of the foot, torn by the two noises, the more the higher."""
    width, height = size
    rise = (0.77 - np.arange(height, dtype=np.float32)[:, None] / height) / 0.5
    sway = 0.05 * np.sin(3.1 * moment_s - 5 * rise) * rise
    across = np.arange(width, dtype=np.float32)[None] / width - 0.5 - sway
    wide = 0.3 * np.clip(1.05 - rise, 0.02, 1.0) ** 0.8
    core = 1.02 - 1.1 * (across / wide) ** 2 - 0.55 * np.clip(rise, 0, None)
    heat = core + 1.5 * (slow + fast - 1.0) * (0.35 + rise)
    heat *= np.clip((rise + 0.02) * 30, 0, 1) * np.clip((1.08 - rise) * 5, 0, 1)
    return np.asarray(np.clip(heat, 0, 1) * 255, np.uint8)


def _clearing(size: Size, chance: np.random.Generator) -> Frame:
    width, height = size
    earth = smooth_noise(chance, size, width / 20, 5)[:, :, None]
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    near = np.exp(-(((across / width - 0.5) / 0.5) ** 2) - ((down / height - 0.76) / 0.26) ** 2)[:, :, None]
    trunks = sorted(chance.uniform((0, 0.03, 0), (1, 0.1, 1), (11, 3)).tolist(), key=lambda trunk: trunk[2])

    def draw(canvas: Any) -> None:
        for x, thick, depth in trunks:
            foot, tone = (0.6 + 0.08 * depth) * height, round(10 + 26 * depth)
            sides = [(x - thick / 2) * width, (x + thick / 2) * width]
            bark: list[Colour] = [(tone // 3, tone // 3, tone // 2), (2 * tone, tone, tone // 2)]
            canvas.drawRect(skia.Rect(sides[0], 0, sides[1], foot), linear((sides[0], 0), (sides[1], 0), bark))

    ground = downwards([(4, 6, 12), (7, 8, 12), (10, 9, 9), (20, 14, 10)], size)
    back = painted(size, draw, ground).astype(np.float32)
    glow = near * (0.35 + 0.9 * earth) * np.array([200, 96, 34], np.float32)
    glow *= np.clip((down / height - 0.6) / 0.03, 0.35, 1)[:, :, None]
    return np.asarray(np.clip(back + 0.8 * glow, 0, 255), np.uint8)


def _logs_and_sparks(canvas: Any, size: Size, moment_s: float, sparks: Rolls) -> None:
    canvas.scale(size[0] / 720, size[1] / 1280)
    for x, y, turn in ((250, 1000, 16), (470, 1000, -18), (360, 1016, 3)):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(-170, -26, 170, 26), 24, 24),
                         linear((0, -26), (0, 26), [(150, 70, 28), (44, 24, 16), (20, 12, 10)]))  # fmt: skip
        canvas.restore()
    for stone in range(8):
        x = 90 + 77 * stone
        canvas.drawOval(skia.Rect.MakeXYWH(x - 56, 1030 + 16 * math.sin(2 * stone), 112, 74),
                        radial((x + (360 - x) * 0.2, 1036), 80, [(150, 100, 70), (40, 34, 34)]))  # fmt: skip
    for x, begin, speed, phase in sparks:
        life = (begin + (0.25 + 0.4 * speed) * moment_s) % 1
        at_x = 360 + 240 * (x - 0.5) * (0.4 + life) + 26 * math.sin(5 * moment_s + 9 * phase)
        canvas.drawCircle(at_x, 930 - 860 * life, 1.5 + 2.6 * phase, shining(paint((255, 170, 70), 1 - life)))


def jellyfish(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a sea from within: shafts of light, jellyfish that pulse, drifting specks, a reef's edge."""
    width, height = size
    chance = np.random.default_rng(seed)
    deep = downwards([(86, 196, 214), (30, 128, 176), (14, 74, 132), (8, 36, 84), (4, 18, 48)], size)
    shafts = smooth_noise(chance, (2 * width, 4), width / 9, 3)[1]
    specks, bells = chance.uniform(0, 1, (170, 4)), chance.uniform(0, 1, (5, 3))
    fade = np.clip(1 - np.arange(height, dtype=np.float32)[:, None] / (0.8 * height), 0, 1) ** 1.3
    slant = np.arange(width)[None] + np.arange(height)[:, None] // 4
    for number in range(count):
        moment_s = number / FPS
        light = (
            shafts[(slant + round(0.5 * number)) % width] * shafts[(slant // 2 + round(width + 0.9 * number)) % width]
        )
        rays = (np.clip(light - 0.2, 0, 1) * fade * 150).astype(np.uint8)
        frame = np.asarray(cv2.add(deep, cv2.merge([rays // 2, rays, rays])), np.uint8)
        yield painted(size, partial(_swimmers, size=size, moment_s=moment_s, specks=specks, bells=bells), frame)


def _swimmers(canvas: Any, size: Size, moment_s: float, specks: Rolls, bells: Rolls) -> None:
    canvas.scale(size[0] / 720, size[1] / 1280)
    for x, y, drift, large in specks:
        at = ((x + 0.02 * (drift - 0.5) * moment_s) % 1 * 720, (y - 0.03 * drift * moment_s) % 1 * 1280)
        canvas.drawCircle(*at, 0.8 + 2.2 * large**3, paint((210, 240, 246), 0.25 + 0.4 * drift))
    for number, (x, y, phase) in enumerate(bells):
        scale = (0.45, 0.6, 0.8, 1.1, 1.5)[number]
        canvas.save()
        canvas.translate(
            90 + 540 * ((0.24 * x + 0.37 * number) % 1), (160 + 205 * ((number + 2 + y) % 5)) - 34 * moment_s
        )
        canvas.rotate(18 * math.sin(0.6 * moment_s + 6 * phase))
        canvas.scale(scale, scale)
        _jelly(canvas, 2.4 * moment_s + 6 * phase, ((255, 150, 190), (250, 196, 150), (190, 170, 255))[number % 3])
        canvas.restore()
    for x, tall, tint in (
        (-20, 300, 20),
        (120, 170, 30),
        (250, 110, 14),
        (480, 120, 30),
        (600, 260, 22),
        (710, 360, 12),
    ):
        reef = [
            (x - 110, 1330),
            (x - 70, 1280 - 0.7 * tall),
            (x, 1280 - tall),
            (x + 60, 1280 - 0.8 * tall),
            (x + 120, 1330),
        ]
        canvas.drawPath(blob(reef), linear((0, 1280 - tall), (0, 1280), [(10 + tint, 60 + tint, 84), (6, 22, 44)]))


def _jelly(canvas: Any, phase: float, hue: Colour) -> None:
    squeeze = 0.14 * math.sin(phase)
    wide, tall = 100 * (1 + squeeze), 92 * (1 - squeeze)
    for tentacle in range(9):
        x = (tentacle - 4) * wide / 5
        line = [(x, 0.0), *((x + (5 + 4 * k) * math.sin(phase - 0.7 * k + tentacle), 44.0 * k) for k in range(1, 8))]
        canvas.drawPath(trail(line), paint(hue, 0.4, width=3))
    for arm in (-1, 0, 1):
        frill = [(24 * arm, 0.0), *((24 * arm + 14 * math.sin(phase - 0.9 * k + arm), 34.0 * k) for k in range(1, 6))]
        canvas.drawPath(trail(frill), paint((255, 236, 240), 0.35, width=13))
    bell = blob([(-wide, 12), (-0.95 * wide, -tall), (0, -1.35 * tall), (0.95 * wide, -tall), (wide, 12), (0, -16)])
    canvas.drawPath(bell, radial((-20, -0.6 * tall), 1.3 * wide, [(255, 246, 250), hue, hue], [0.75, 0.5, 0.75]))
    for rib in range(-3, 4):
        line = [(0.06 * rib * wide, -1.1 * tall), (0.22 * rib * wide, -0.8 * tall), (0.27 * rib * wide, -6.0)]
        canvas.drawPath(trail(line), paint((255, 244, 248), 0.28, width=4))


def noir(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be an office in black and white: a man in a hat before a blind's light, smoke, a fan's turning shadow."""
    chance = np.random.default_rng(seed)
    half = (max(2, size[0] // 2), max(2, size[1] // 2))
    smoke = Rising(chance, half, count=count, step_px=0.01 * half[1], cell_px=0.17 * half[1])
    wall = smooth_noise(chance, size, size[1] / 3, 5)[:, :, None]
    plain = np.asarray(np.full((size[1], size[0], 3), 40) * (0.7 + 0.5 * wall), np.uint8)
    noise = Grain(size, seed, sigma=7.5, cell_px=2)
    for number in range(count):
        moment_s = number / FPS
        lit = painted(size, partial(_blind, size=size, moment_s=moment_s), plain)
        drift = cv2.resize(_plume(half, smoke.at(number), moment_s), size, interpolation=cv2.INTER_LINEAR)
        hazy = cv2.add(lit, cv2.merge([drift] * 3))
        frame = painted(size, partial(_man, size=size, moment_s=moment_s), np.asarray(hazy, np.uint8))
        yield noise.over(frame)


def _blind(canvas: Any, size: Size, moment_s: float) -> None:
    canvas.scale(size[0] / 1280, size[1] / 720)
    for slat in range(11):
        y = 70 + 46 * slat
        canvas.drawPath(polygon([(430, y), (1150, y - 120), (1150, y - 96), (430, y + 24)]),
                        linear((430, 0), (1150, 0), [(176, 176, 176), (226, 226, 226), (120, 120, 120)]))  # fmt: skip
    canvas.translate(820, 250)
    canvas.scale(1, 0.72)
    canvas.rotate(60 * moment_s)
    for _ in range(4):
        canvas.rotate(90)
        canvas.drawOval(skia.Rect(40, -56, 330, 56), paint((16, 16, 16), 0.5, blur_px=10))


def _plume(size: Size, noise: Field, moment_s: float) -> npt.NDArray[np.uint8]:
    """Smoke from the cigarette at (0.56, 0.62) on, which widens and thins as it goes."""
    width, height = size
    rise = np.clip(0.63 - np.arange(height, dtype=np.float32)[:, None] / height, 0, 1)
    middle = 0.565 + 0.05 * np.sin(9 * rise - 1.6 * moment_s) * rise * 3 + 0.1 * rise
    across = (np.arange(width, dtype=np.float32)[None] / width - middle) / (0.008 + 0.2 * rise)
    cover = np.exp(-(across**2)) * np.clip(rise * 40, 0, 1) * (1 - 0.7 * rise)
    return np.asarray(np.clip(cover * (noise * 2.6 - 0.7), 0, 1) * 150, np.uint8)


def _man(canvas: Any, size: Size, moment_s: float) -> None:
    canvas.scale(size[0] / 1280, size[1] / 720)
    canvas.translate(0, 3 * math.sin(1.4 * moment_s))
    ink = paint((9, 9, 9))
    canvas.drawPath(blob([(120, 760), (190, 520), (420, 440), (620, 540), (700, 760)]), ink)
    canvas.drawPath(
        polygon(
            [
                (352, 300),
                (490, 296),
                (520, 330),
                (508, 356),
                (548, 392),
                (520, 404),
                (522, 430),
                (500, 462),
                (440, 480),
                (360, 470),
            ]
        ),
        ink,
    )
    canvas.drawPath(blob([(250, 292), (430, 250), (640, 300), (430, 324)]), ink)
    canvas.drawPath(blob([(322, 290), (340, 180), (430, 160), (520, 184), (538, 290)]), ink)
    canvas.drawPath(trail([(534, 372), (550, 393), (524, 404)]), paint((210, 210, 210), 0.7, width=3))
    canvas.drawPath(trail([(570, 560), (650, 540), (690, 480), (704, 452)]), paint((9, 9, 9), width=44))
    canvas.drawLine(690, 452, 724, 446, paint((220, 220, 220), width=7))
    canvas.drawCircle(726, 446, 5 + 1.5 * math.sin(2 * moment_s), paint((255, 255, 255), 0.9, blur_px=2))
    canvas.drawRect(skia.Rect(900, 640, 1280, 720), paint((20, 20, 20)))
    canvas.drawRect(
        skia.Rect(1000, 560, 1040, 640), linear((1000, 0), (1040, 0), [(40, 40, 40), (170, 170, 170), (50, 50, 50)])
    )
