"""Drawn clips: a flat cartoon, slides of text, a facade, rotating stripes, a sky, a wall on which only a fly moves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import skia
from PIL import Image, ImageDraw, ImageFont

from benchmarks.provenance.scenes.tools import (
    FPS,
    Size,
    downwards,
    ease,
    paint,
    painted,
    placed,
    smooth_noise,
)
from media.contracts import Frame

INK = (38, 42, 66)


def cartoon(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a creature that hops across plain colours, without a gradient or an outline."""
    width, height = size
    ground = 0.72 * height

    def draw(canvas: Any, moment_s: float) -> None:
        canvas.clear(skia.Color(255, 214, 120))
        canvas.drawCircle(0.78 * width, 0.17 * height, 0.13 * width, paint((255, 246, 214)))
        for x, y, radius in ((0.1, 0.86, 0.5), (0.8, 0.9, 0.62)):
            canvas.drawCircle(x * width, y * height, radius * width, paint((84, 170, 140)))
        canvas.drawRect(skia.Rect(0, ground, width, height), paint((52, 128, 112)))
        _cloud(canvas, (0.2 + 0.05 * moment_s) * width, 0.24 * height, 0.09 * width)
        _creature(canvas, moment_s, width, ground)

    for number in range(count):
        yield painted(size, lambda canvas, at=number / FPS: draw(canvas, at))


def _cloud(canvas: Any, x: float, y: float, radius: float) -> None:
    for dx, dy, share in ((-1.1, 0.25, 0.7), (0, 0, 1), (1.15, 0.2, 0.75)):
        canvas.drawCircle(x + dx * radius, y + dy * radius, share * radius, paint((255, 255, 255)))


def _creature(canvas: Any, moment_s: float, width: int, ground: float) -> None:
    hop = abs(math.sin(2.6 * moment_s))
    radius, squeeze = 0.16 * width, 1 + 0.16 * math.cos(5.2 * moment_s)
    canvas.save()
    canvas.translate((0.15 + 0.13 * moment_s) * width, ground - radius / squeeze - 0.5 * hop * width)
    canvas.scale(squeeze, 1 / squeeze)
    canvas.drawCircle(0, 0, radius, paint((236, 92, 92)))
    for side in (-0.35, 0.35):
        canvas.drawCircle(side * radius, -0.2 * radius, 0.24 * radius, paint((255, 255, 255)))
        canvas.drawCircle((side + 0.06) * radius, -0.18 * radius, 0.11 * radius, paint(INK))
    canvas.drawArc(skia.Rect.MakeLTRB(-60, -10, 60, 70), 20, 140, False, paint(INK, width=9))
    canvas.restore()


SLIDES = (
    ("Five things about rain", ("It smells of plants", "Drops are not tear-shaped", "The rest is in the comments")),
    ("How to fold a map", ("Give up", "Buy a new one", "12.50 at the station")),
    ("Thank you for reading", ("part 2 on Friday", "share it with a friend", "2026")),
)


def slides(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be slides of text whose lines are typed letter by letter, each slide pushing out the one before."""
    each = count / len(SLIDES)
    whole = [_slide(index, size, 999) for index in range(len(SLIDES))]
    for number in range(count):
        index, part = int(number / each), number % each
        frame = _slide(index, size, int(part * 1.6))
        push = 1 - ease(part / 8)
        if index and push > 0:
            offset = round(push * size[0])
            frame = np.concatenate([whole[index - 1][:, size[0] - offset :], frame[:, : size[0] - offset]], axis=1)
        yield np.ascontiguousarray(frame)


def _slide(index: int, size: Size, letters: int) -> Frame:
    width, height = size
    ground = ((250, 248, 242), (26, 32, 52), (232, 240, 250))[index]
    ink = (244, 240, 230) if sum(ground) < 300 else INK
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    title, lines = SLIDES[index]
    draw.text((0.08 * width, 0.2 * height), title, ink, ImageFont.load_default(0.078 * width))
    draw.rectangle((0.08 * width, 0.28 * height, 0.3 * width, 0.285 * height), (240, 110, 80))
    for row, line in enumerate(lines):
        shown = line[: max(0, letters)]
        letters -= len(line)
        draw.text((0.1 * width, (0.36 + 0.08 * row) * height), shown, ink, ImageFont.load_default(0.05 * width))
    return np.asarray(picture)


def facade(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a tower block along which the camera climbs: the same window three hundred times."""
    width, height = size
    chance = np.random.default_rng(seed)
    tall = (width, 2 * height)
    lit = chance.random((40, 12))

    def draw(canvas: Any) -> None:
        canvas.clear(skia.Color(176, 128, 104))
        for row in range(40):
            for column in range(12):
                x, y = width * column / 12, tall[1] * row / 40
                _window(canvas, x, y, width / 12, tall[1] / 40, float(lit[row, column]))

    wall = painted(tall, draw)
    wall = np.asarray(wall * (0.9 + 0.1 * smooth_noise(chance, tall, 6, 2))[:, :, None], np.uint8)
    for number in range(count):
        share = ease(number / (count - 1))
        yield placed(wall, size, (0.5, 0.72 - 0.42 * share), 1.06 + 0.1 * share, -2 + 3 * share)


def _window(canvas: Any, x: float, y: float, width: float, height: float, chance: float) -> None:
    glass = (246, 220, 150) if chance > 0.8 else (70 + round(60 * chance), 96 + round(50 * chance), 124)
    left, top, right, bottom = x + 0.22 * width, y + 0.2 * height, x + 0.78 * width, y + 0.8 * height
    canvas.drawRect(skia.Rect(left - 4, top - 4, right + 4, bottom + 5), paint((228, 218, 204)))
    canvas.drawRect(skia.Rect(left, top, right, bottom), paint(glass))
    canvas.drawLine((left + right) / 2, top, (left + right) / 2, bottom, paint((228, 218, 204), width=3))
    canvas.drawLine(x, y, x + width, y, paint((150, 104, 84), width=2))


def stripes(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be op art: stripes that turn within a ring, a board of squares that breathes around it."""
    width, height = size
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    down, across = down - height / 2, across - width / 2
    inside = np.clip((0.36 * min(size) - np.hypot(down, across)) / 2 + 0.5, 0, 1)[:, :, None]
    dark, light = np.array([20, 22, 60], np.float32), np.array([250, 236, 210], np.float32)
    for number in range(count):
        turn, cell = 0.5 * number / FPS, 56 + 10 * math.sin(2 * number / FPS)
        along = across * math.cos(turn) + down * math.sin(turn)
        lines = np.clip(3 * np.sin(2 * np.pi * along / 24) + 0.5, 0, 1)[:, :, None]
        squares = np.sin(np.pi * across / cell) * np.sin(np.pi * down / cell)
        board = np.clip(12 * squares + 0.5, 0, 1)[:, :, None]
        share = inside * lines + (1 - inside) * board
        frame = dark + share * (light - dark)
        frame[:, :, 0] += (1 - inside[:, :, 0]) * 40 * (1 - board[:, :, 0])
        yield np.clip(frame, 0, 255).astype(np.uint8)


def sky(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be an evening sky: nothing but gradients, a low sun, two thin clouds that hardly move."""
    width, height = size
    chance = np.random.default_rng(seed)
    veil = smooth_noise(chance, (2 * width, height // 3), 340, 3)
    veil = np.clip((veil - 0.55) * 2.4, 0, 0.6) * np.sin(np.linspace(0, np.pi, height // 3, dtype=np.float32))[:, None]
    for number in range(count):
        share = number / (count - 1)
        high = (44 + 12 * share, 62 - 8 * share, 118 - 14 * share)
        frame = downwards([high, (122, 110, 158), (226, 142, 128), (252, 186 - 20 * share, 120)], size)
        frame = painted(size, lambda canvas, at=share: _sun(canvas, size, at), frame)
        offset = round(0.05 * width * share)
        piece = veil[:, offset : offset + width, None]
        band = slice(height // 4, height // 4 + height // 3)
        frame[band] = (frame[band] * (1 - piece) + np.array([255, 214, 200]) * piece).astype(np.uint8)
        yield frame


def _sun(canvas: Any, size: Size, share: float) -> None:
    x, y = 0.62 * size[0], (0.72 + 0.1 * share) * size[1]
    for radius, alpha in ((0.5, 0.16), (0.3, 0.2), (0.16, 0.25)):
        canvas.drawCircle(x, y, radius * size[1], paint((255, 226, 170), alpha, blur_px=0.12 * size[1]))
    canvas.drawCircle(x, y, 0.07 * size[1], paint((255, 246, 224)))


def fly_on_a_wall(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a room where nothing moves but a fly on the wall and the second hand of a clock."""
    width, height = size
    wall = smooth_noise(np.random.default_rng(seed), size, 500, 3)[:, :, None]
    still = np.asarray(np.array([196, 190, 176]) * (0.88 + 0.12 * wall), np.uint8)
    still = painted(size, lambda canvas: _room(canvas, width, height), still)
    for number in range(count):
        yield painted(size, lambda canvas, at=number / FPS: _clock_and_fly(canvas, width, height, at), still)


def _room(canvas: Any, width: int, height: int) -> None:
    canvas.drawRect(skia.Rect(0, 0.8 * height, width, height), paint((126, 92, 68)))
    canvas.drawRect(skia.Rect(0, 0.79 * height, width, 0.81 * height), paint((236, 230, 220)))
    frame = skia.Rect(0.16 * width, 0.3 * height, 0.52 * width, 0.56 * height)
    canvas.drawRect(frame.makeOffset(8, 12), paint((60, 54, 48), 0.4, blur_px=12))
    canvas.drawRect(frame, paint((70, 50, 40)))
    canvas.drawRect(frame.makeInset(16, 16), paint((96, 140, 150)))
    canvas.drawCircle(0.3 * width, 0.44 * height, 0.08 * width, paint((230, 180, 90)))
    canvas.drawCircle(0.76 * width, 0.2 * height, 0.11 * width, paint((250, 248, 240)))
    canvas.drawCircle(0.76 * width, 0.2 * height, 0.11 * width, paint(INK, width=6))


def _clock_and_fly(canvas: Any, width: int, height: int, moment_s: float) -> None:
    x, y, tick = 0.76 * width, 0.2 * height, 2 * math.pi * math.floor(moment_s) / 60
    canvas.drawLine(
        x, y, x + 0.09 * width * math.sin(tick), y - 0.09 * width * math.cos(tick), paint((200, 60, 50), width=4)
    )
    step = math.floor(moment_s * 3) + ease((moment_s * 3 % 1) * 3)  # it runs, and stands
    fly_x, fly_y = (0.62 + 0.018 * step) * width, (0.62 - 0.012 * step + 0.01 * math.sin(step)) * height
    canvas.drawOval(skia.Rect.MakeXYWH(fly_x, fly_y, 16, 10), paint(INK))
    canvas.drawOval(skia.Rect.MakeXYWH(fly_x - 6, fly_y - 4, 14, 6), paint((140, 150, 170), 0.6))


def road(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a car that a camera keeps up with: hedges, poles and tarmac smear past, 70 pixels a frame."""
    width, height = size
    chance = np.random.default_rng(seed)
    hedge = _strip(chance, 6 * width, height)
    smeared = np.asarray(cv2.blur(hedge, (49, 1)), np.uint8)
    far = downwards([(120, 170, 216), (206, 224, 230)], (width, height))
    far[int(0.3 * height) :] = (96, 124, 104)
    horizon = int(0.38 * height)
    for number in range(count):
        frame = far.copy()
        offset = 70 * number % (5 * width)
        frame[horizon:] = smeared[horizon:, offset : offset + width]
        shake = round(2 * math.sin(number * 1.9))
        yield painted(size, lambda canvas, dy=shake, at=number: _car(canvas, width, height, dy, at), frame)


def _strip(chance: np.random.Generator, width: int, height: int) -> Frame:
    """The roadside, very long; its end looks like its beginning, so that it can run round."""
    strip = np.zeros((height, width, 3), np.float32)
    leaves = smooth_noise(chance, (width, height), 24, 4)[:, :, None]
    strip[:] = np.array([58, 104, 52]) * (0.5 + leaves)
    for x in range(0, width, 540):
        strip[: int(0.66 * height), x : x + 26] = (92, 78, 66)
    road_top = int(0.68 * height)
    strip[road_top:] = np.array([92, 92, 98]) * (
        0.8 + 0.4 * smooth_noise(chance, (width, height - road_top), 5, 2)[:, :, None]
    )
    for x in range(0, width, 360):
        strip[int(0.86 * height) : int(0.875 * height), x : x + 180] = (236, 232, 220)
    return np.clip(strip, 0, 255).astype(np.uint8)


def _car(canvas: Any, width: int, height: int, dy: int, number: int) -> None:
    x, y, unit = 0.14 * width, 0.66 * height + dy, 0.72 * width
    canvas.drawOval(skia.Rect.MakeXYWH(x, y + 0.24 * unit, unit, 0.06 * unit), paint((20, 20, 24), 0.5, blur_px=8))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x, y, unit, 0.2 * unit), 40, 40), paint((206, 40, 48)))
    canvas.drawRRect(
        skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x + 0.2 * unit, y - 0.13 * unit, 0.52 * unit, 0.2 * unit), 50, 50),
        paint((206, 40, 48)),
    )
    canvas.drawRRect(
        skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x + 0.24 * unit, y - 0.1 * unit, 0.44 * unit, 0.1 * unit), 26, 26),
        paint((190, 220, 236)),
    )
    for wheel in (0.2, 0.78):
        centre = (x + wheel * unit, y + 0.2 * unit)
        canvas.drawCircle(*centre, 0.085 * unit, paint((30, 30, 34)))
        for spoke in range(5):
            turn = 1.9 * number + spoke * 2 * math.pi / 5
            end = (centre[0] + 0.05 * unit * math.cos(turn), centre[1] + 0.05 * unit * math.sin(turn))
            canvas.drawLine(*centre, *end, paint((190, 190, 200), width=5))
