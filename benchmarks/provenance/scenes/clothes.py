"""A clip of clothes: a checked coat shown off on a pavement."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np
import skia

from benchmarks.provenance.scenes.brushes import blob, linear, radial, seen, trail
from benchmarks.provenance.scenes.tools import FPS, Grain, Size, paint, painted, smooth_noise
from media.contracts import Frame


def houndstooth(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a checked coat that somebody walks towards the camera in, along a sunny wall."""
    chance = np.random.default_rng(seed)
    wall, cloth = _wall(size, chance), _cloth(size, 5)
    folds = smooth_noise(chance, size, size[0] / 6, 3)
    down, across = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    noise = Grain(size, seed, sigma=1.8, coloured=True)
    for number in range(count):
        step = 2 * math.pi * 0.9 * number / FPS
        swing = 3.5 * math.sin(step) * size[0] / 720
        fold = cv2.warpAffine(folds, np.array([[1, 0.02 * math.sin(step), swing], [0, 1, 0]]), size)
        woven = cv2.remap(
            cloth, across + 46 * fold - swing, down + 22 * fold, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP
        )
        lit = np.asarray(cv2.multiply(woven, cv2.merge([0.55 + 0.75 * fold] * 3), dtype=cv2.CV_8U), np.uint8)
        worn = skia.Image.fromarray(cv2.cvtColor(lit, cv2.COLOR_RGB2RGBA), skia.kRGBA_8888_ColorType)
        frame = painted(size, partial(_walker, size=size, step=step, cloth=worn), wall)
        yield noise.over(seen(frame, 1.02 + 0.24 * number / count))


def _wall(size: Size, chance: np.random.Generator) -> Frame:
    width, height = size
    plaster = smooth_noise(chance, size, width / 12, 6)[:, :, None]
    sunny = np.asarray(np.array([226, 150, 118]) * (0.82 + 0.24 * plaster), np.float32).clip(0, 255).astype(np.uint8)

    def draw(canvas: Any) -> None:
        canvas.scale(width / 720, height / 1280)
        for frond in range(9):
            turn = 0.5 + 0.16 * frond
            tip = (-60 + 700 * math.cos(turn), -60 + 760 * math.sin(turn))
            for leaf in range(3, 22):
                x, y = tip[0] * leaf / 22, tip[1] * leaf / 22
                canvas.drawLine(
                    x,
                    y,
                    x + 90 * math.cos(turn + 0.9),
                    y + 90 * math.sin(turn + 0.9),
                    paint((90, 40, 60), 0.3, blur_px=4, width=11),
                )
        canvas.drawRect(skia.Rect(0, 1080, 720, 1280), paint((176, 168, 160)))
        canvas.drawRect(skia.Rect(0, 1072, 720, 1084), paint((120, 96, 88)))
        for slab in range(-3, 12):
            canvas.drawLine(
                300 + 90 * (slab - 4) * 0.7, 1084, 360 + 150 * (slab - 4), 1280, paint((128, 122, 116), width=3)
            )
        for y in (1120, 1184):
            canvas.drawLine(0, y, 720, y, paint((128, 122, 116), width=3))

    return painted(size, draw, sunny)


def _cloth(size: Size, thread_px: int) -> Frame:
    """Houndstooth: four dark and four light threads each way, woven two over two."""
    down, across = np.mgrid[0:8, 0:8]
    is_over = (down + across) % 4 < 2
    is_dark = np.where(is_over, across % 8 < 4, down % 8 < 4)
    tile = np.where(is_dark[:, :, None], np.array([38, 34, 44]), np.array([238, 230, 214])).astype(np.uint8)
    large = np.repeat(np.repeat(tile, thread_px, axis=0), thread_px, axis=1)
    turns = (-(-size[1] // large.shape[0]), -(-size[0] // large.shape[1]), 1)
    return np.ascontiguousarray(np.tile(large, turns)[: size[1], : size[0]])


COAT = [
    (270, 380), (450, 380), (486, 640), (500, 900), (520, 980), (516, 984), (204, 984), (200, 980), (220, 900), (234, 640),
]  # fmt: skip


def _wear(canvas: Any, piece: Any, cloth: Any) -> None:
    """The part of the cloth that lies within a piece of the coat."""
    canvas.save()
    canvas.clipPath(piece, True)
    canvas.resetMatrix()
    canvas.drawImage(cloth, 0, 0)
    canvas.restore()


def _walker(canvas: Any, size: Size, step: float, cloth: Any) -> None:
    width, height = size
    canvas.scale(width / 720, height / 1280)
    sway, bob = 7 * math.sin(step), 8 * abs(math.cos(step))
    canvas.drawOval(skia.Rect(220, 1130, 560, 1180), paint((60, 50, 60), 0.5, blur_px=14))
    for side in (-1, 1):
        lift = 34 * max(0.0, side * math.sin(step))
        canvas.drawLine(360 + side * 38, 860, 360 + side * 34, 1130 - lift, paint((44, 40, 56), width=54))
        canvas.drawOval(skia.Rect.MakeXYWH(330 + side * 36, 1110 - lift, 60, 48), paint((120, 30, 36)))
    canvas.translate(sway, -bob)
    for side in (-1, 1):
        hand = (360 + side * 160, 730 + 26 * side * math.sin(step))
        canvas.drawCircle(hand[0], hand[1] + 30, 24, paint((206, 150, 118)))
        sleeve = [
            (360 + side * 60, 400),
            (360 + side * 130, 410),
            (hand[0] + side * 34, hand[1]),
            (hand[0] - side * 34, hand[1]),
        ]
        _wear(canvas, blob(sleeve), cloth)
    _wear(canvas, blob(COAT), cloth)
    canvas.drawLine(360, 420, 364, 950, paint((24, 20, 28), 0.7, width=4))
    for button in range(4):
        canvas.drawCircle(380, 520 + 90 * button, 11, paint((160, 40, 44)))
    _face_in_sunglasses(canvas)


def _face_in_sunglasses(canvas: Any) -> None:
    canvas.drawPath(blob([(280, 220), (360, 150), (440, 220), (452, 420), (268, 420)]), paint((30, 22, 24)))
    canvas.drawRect(skia.Rect(334, 350, 386, 410), paint((178, 122, 94)))
    canvas.drawOval(skia.Rect(296, 196, 424, 378), radial((345, 270), 120, [(228, 176, 142), (186, 128, 98)]))
    for x in (328, 392):
        canvas.drawOval(skia.Rect(x - 30, 258, x + 30, 304), linear((0, 258), (0, 304), [(20, 20, 28), (96, 76, 84)]))
    canvas.drawLine(350, 270, 370, 270, paint((20, 20, 28), width=6))
    canvas.drawPath(trail([(336, 338), (360, 346), (384, 336)]), paint((160, 50, 56), width=8))
    canvas.drawPath(blob([(290, 250), (330, 170), (420, 190), (436, 260), (360, 212)]), paint((30, 22, 24)))
    canvas.drawPath(
        blob([(262, 372), (360, 416), (458, 372), (440, 440), (360, 470), (280, 440)]), paint((196, 44, 52))
    )
