"""A clip in the manner of hand-drawn films: flat tones within ink lines, twelve drawings a second."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from benchmarks.provenance.scenes.brushes import Colour, blob, linear, polygon, trail
from benchmarks.provenance.scenes.tools import FPS, Size, downwards, paint, painted
from media.contracts import Frame

Rolls = npt.NDArray[np.float64]

INK: Colour = (44, 32, 56)
SKIN, SHADE = (255, 226, 204), (238, 182, 168)
TEAL, DEEP = (66, 150, 160), (40, 104, 124)


def petals(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a girl on a hill above the sea whose hair and scarf the wind takes, among falling petals."""
    chance = np.random.default_rng(seed)
    puffs, falling = chance.uniform(0, 1, (60, 3)), chance.uniform(0, 1, (44, 5))
    sky = downwards([(52, 120, 214), (96, 170, 238), (176, 220, 248), (236, 246, 250)], size)
    back = painted(size, lambda canvas: _landscape(canvas, size, puffs), sky)
    for number in range(count):
        moment_s = (number - number % 2) / FPS
        shown = painted(size, partial(_girl, size=size, moment_s=moment_s), back)
        yield painted(size, partial(_falling, size=size, moment_s=moment_s, falling=falling), shown)


def _landscape(canvas: Any, size: Size, puffs: Rolls) -> None:
    canvas.scale(size[0] / 720, size[1] / 1280)
    for tone, lift in (((206, 222, 242), 16), ((255, 255, 255), 0)):
        for x, y, large in puffs:
            radius = 26 + 74 * large * (1 - 0.6 * y)
            canvas.drawCircle(
                340 + 420 * (x - 0.3) + 60 * math.sin(9 * y),
                640 - 380 * y**1.6 * (1 - abs(x - 0.5)) + lift,
                radius,
                paint(tone),
            )
    canvas.drawRect(skia.Rect(0, 690, 720, 900), linear((0, 690), (0, 900), [(70, 150, 206), (46, 112, 176)]))
    for glint in range(26):
        x, y = (glint * 197) % 720, 700 + (glint * 53) % 150
        canvas.drawLine(x, y, x + 20 + glint % 5 * 12, y, paint((220, 242, 250), 0.8, width=3))
    canvas.drawPath(blob([(-200, 1320), (-120, 860), (300, 800), (860, 930), (900, 1320)]), paint((122, 190, 92)))
    canvas.drawPath(blob([(-200, 1400), (-100, 1010), (380, 960), (900, 1080), (900, 1400)]), paint((86, 158, 80)))
    for blade in range(150):
        x, y = (blade * 131) % 740 - 10, 1000 + (blade * 71) % 280
        canvas.drawPath(trail([(x, y), (x + 5, y - 20), (x + 16, y - 34)]), paint((60, 126, 66), width=4))
    _branch(canvas)


def _branch(canvas: Any) -> None:
    bough = [(760, 40), (560, 110), (400, 96), (300, 150)]
    canvas.drawPath(trail(bough), paint(INK, width=34))
    canvas.drawPath(trail(bough), paint((104, 70, 70), width=26))
    for bloom in range(70):
        turn = 2.4 * bloom
        x, y = 720 - 6.2 * bloom + 60 * math.cos(turn), 70 + 1.1 * bloom + 62 * math.sin(turn)
        tone = ((255, 196, 214), (250, 168, 196), (255, 226, 236))[bloom % 3]
        canvas.drawCircle(x, y, 30 - bloom % 4 * 4, paint(tone))


def _inked(canvas: Any, path: Any, tone: Colour, width: float = 5) -> None:
    canvas.drawPath(path, paint(tone))
    canvas.drawPath(path, paint(INK, width=width))


def _girl(canvas: Any, size: Size, moment_s: float) -> None:
    canvas.scale(size[0] / 720, size[1] / 1280)
    canvas.translate(0, 4 * math.sin(2 * moment_s))
    _locks(canvas, moment_s, 11, (250, 620), 430, (92, 54, 88))
    _body(canvas)
    _scarf(canvas, moment_s)
    _inked(
        canvas,
        blob([(196, 520), (210, 380), (330, 330), (450, 380), (462, 520), (420, 640), (330, 712), (240, 640)]),
        SKIN,
    )
    canvas.drawPath(blob([(206, 560), (250, 640), (330, 700), (330, 712), (236, 660)]), paint(SHADE))
    _features(canvas, moment_s)
    _fringe(canvas, moment_s)


def _locks(canvas: Any, moment_s: float, number: int, root: tuple[float, float], reach: float, tone: Colour) -> None:
    """Hair behind the head, blown to the left, each lock a wave late."""
    for lock in range(number):
        y = root[1] - 250 + 27 * lock
        wave = [30 * math.sin(3.2 * moment_s - 0.9 * k - 0.5 * lock) * k / 3 for k in range(4)]
        upper = [(root[0] + 110 - k * reach / 3.4, y - 26 + wave[k] + 14 * k) for k in range(4)]
        lower = [(root[0] + 110 - k * reach / 3.8, y + 30 + wave[k] + 16 * k) for k in reversed(range(4))]
        _inked(canvas, blob([*upper, (root[0] + 90 - reach, y + wave[3] + 50), *lower]), tone, 4)


def _body(canvas: Any) -> None:
    _inked(canvas, polygon([(290, 660), (370, 660), (380, 780), (280, 780)]), SHADE)
    _inked(canvas, blob([(60, 1320), (120, 900), (250, 770), (410, 770), (560, 890), (620, 1320)]), (250, 250, 252))
    canvas.drawPath(blob([(60, 1320), (120, 900), (200, 820), (190, 1000), (160, 1320)]), paint((206, 208, 228)))
    collar = polygon([(250, 770), (330, 900), (414, 770), (500, 830), (340, 1010), (170, 830)])
    _inked(canvas, collar, (54, 74, 140))
    canvas.drawPath(trail([(196, 828), (338, 976), (474, 826)]), paint((240, 240, 246), width=5))


def _scarf(canvas: Any, moment_s: float) -> None:
    wave = [26 * math.sin(3.6 * moment_s - 0.8 * k) * k / 3 for k in range(5)]
    upper = [(260 - 80 * k, 770 + wave[k] + 8 * k) for k in range(5)]
    lower = [(260 - 80 * k, 836 + wave[k] + 14 * k) for k in reversed(range(5))]
    _inked(canvas, blob([*upper, *lower]), (228, 74, 84))
    _inked(canvas, blob([(236, 740), (330, 790), (430, 738), (446, 800), (330, 860), (224, 806)]), (228, 74, 84))
    canvas.drawPath(blob([(240, 800), (330, 836), (436, 796), (330, 858)]), paint((176, 44, 70)))


def _features(canvas: Any, moment_s: float) -> None:
    opened = 0.1 if moment_s % 2.6 > 2.4 else 1.0
    for x in (274, 396):
        canvas.save()
        canvas.translate(x, 556)
        canvas.scale(1, opened)
        canvas.drawOval(skia.Rect(-32, -44, 32, 44), paint((252, 252, 255)))
        canvas.drawOval(skia.Rect(-24, -42, 26, 42), linear((0, -42), (0, 42), [DEEP, TEAL, (150, 224, 214)]))
        canvas.drawOval(skia.Rect(-10, -20, 12, 20), paint((24, 36, 60)))
        canvas.drawCircle(-9, -20, 11, paint((255, 255, 255)))
        canvas.drawCircle(12, 18, 6, paint((255, 255, 255), 0.9))
        canvas.restore()
        canvas.drawPath(trail([(x - 38, 540), (x, 556 - 56 * opened), (x + 40, 536)]), paint(INK, width=10))
        canvas.drawPath(trail([(x - 34, 474), (x, 460), (x + 36, 474)]), paint((92, 54, 88), width=7))
        canvas.drawOval(skia.Rect(x - 40, 612, x + 34, 636), paint((250, 150, 150), 0.55))
    canvas.drawLine(333, 600, 329, 616, paint((200, 130, 120), width=4))
    canvas.drawPath(trail([(306, 652), (332, 664), (360, 650)]), paint((170, 70, 80), width=6))


def _fringe(canvas: Any, moment_s: float) -> None:
    blow = 9 * math.sin(3.2 * moment_s)
    cap = [(186, 560), (176, 380), (250, 290), (340, 276), (440, 310), (486, 420), (478, 580), (452, 470),
           (420, 520 + blow / 2), (396, 430), (340, 516 + blow), (316, 426), (250, 520 + blow), (232, 450)]  # fmt: skip
    _inked(canvas, blob(cap), (122, 72, 112))
    canvas.drawPath(blob([(236, 350), (330, 306), (430, 350), (330, 336)]), paint((196, 140, 178)))
    for strand in range(5):
        x = 250 + 42 * strand
        canvas.drawPath(trail([(340, 290), (x + 10, 360), (x + blow / 2, 440)]), paint((84, 48, 82), width=3))


def _falling(canvas: Any, size: Size, moment_s: float, falling: Rolls) -> None:
    canvas.scale(size[0] / 720, size[1] / 1280)
    for x, y, speed, phase, large in falling:
        down = (y + (0.08 + 0.12 * speed) * moment_s) % 1.1 - 0.05
        across = (x - (0.1 + 0.14 * speed) * moment_s) % 1.1 - 0.05
        canvas.save()
        canvas.translate(720 * across, 1280 * down + 20 * math.sin(3 * moment_s + 9 * phase))
        canvas.rotate(200 * phase + 140 * moment_s * (speed - 0.3))
        scale = 6 + 14 * large**2
        canvas.drawPath(blob([(-scale, 0), (0, -0.6 * scale), (scale, 0), (0, 0.6 * scale)]), paint((255, 190, 210)))
        canvas.restore()
