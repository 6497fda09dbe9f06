"""What people lay over a picture, and how a camera sees a screen: edits of single RGB frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import cv2
import numpy as np
import skia
from PIL import Image, ImageDraw, ImageFont

from benchmarks.provenance.scenes.tools import Field, Size, paint, painted, smooth_noise
from media.contracts import Frame

Edit = Callable[[Frame, float], Frame]
"""(RGB picture, moment in seconds) to a picture of any size."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""

TONGUES = ("WAIT FOR IT", "when the code works\non the first try", "POV: monday", "part 3 is on my page!!")


# Captions, stickers, logos


def captions(variant: int) -> Edit:
    """This will be bars above and below with text in them, or text with an outline on the picture, as memes have it."""
    return partial(_captioned, variant)


def _captioned(variant: int, frame: Frame, moment_s: float) -> Frame:
    out = frame.copy()
    for cover, (left, top, right, bottom) in _caption_layers(variant, _size(frame)):
        part = out[top:bottom, left:right]
        part[:] = (part * (1 - cover[:, :, 3:]) + cover[:, :, :3]).astype(np.uint8)
    return out


@lru_cache(maxsize=4)
def _caption_layers(variant: int, size: Size) -> list[tuple[Field, Box]]:
    """Premultiplied colours and cover, [h, w, 4], and where they lie."""
    width, height = size
    tall = round(0.11 * height)
    layers = []
    for row, top in enumerate((round(0.03 * height), height - round(1.9 * tall))):
        back = (255, 255, 255, 255) if variant % 2 == 0 else (0, 0, 0, 0)
        ink, edge = ((10, 10, 10), 0) if variant % 2 == 0 else ((255, 255, 255), 4)
        picture = Image.new("RGBA", (width, tall), back)
        font = ImageFont.load_default(min(0.42 * tall, 0.062 * width))
        text = TONGUES[(variant + row) % len(TONGUES)]
        draw = ImageDraw.Draw(picture)
        draw.multiline_text((width / 2, tall / 2), text, ink, font, "mm", align="center", stroke_width=edge,
                            stroke_fill=(0, 0, 0))  # fmt: skip
        pixels = np.asarray(picture, np.float32)
        cover = pixels[:, :, 3:] / 255
        layers.append((np.concatenate([pixels[:, :, :3] * cover, cover], axis=2), (0, top, width, top + tall)))
    return layers


def stickers(variant: int) -> Edit:
    """This will be three faces and hearts that wobble on the picture, each a sixth of its short side."""
    return partial(_stickered, variant)


def _stickered(variant: int, frame: Frame, moment_s: float) -> Frame:
    width, height = _size(frame)
    spots = np.random.default_rng(variant).uniform((0.15, 0.12), (0.85, 0.88), (3, 2))

    def draw(canvas: Any) -> None:
        for number, (x, y) in enumerate(spots):
            canvas.save()
            canvas.translate(x * width, y * height)
            canvas.rotate(12 * np.sin(5 * moment_s + number))
            (_face if number % 2 else _heart)(canvas, min(width, height) / 6)
            canvas.restore()

    return painted((width, height), draw, frame)


def _face(canvas: Any, size: float) -> None:
    canvas.drawCircle(0, 0, size / 2, paint((255, 206, 60)))
    for side in (-0.18, 0.18):
        canvas.drawCircle(side * size, -0.1 * size, 0.06 * size, paint((70, 46, 20)))
    box = skia.Rect.MakeLTRB(-0.28 * size, -0.2 * size, 0.28 * size, 0.32 * size)
    canvas.drawArc(box, 20, 140, False, paint((70, 46, 20), width=0.05 * size))


def _heart(canvas: Any, size: float) -> None:
    for side in (-1, 1):
        canvas.drawCircle(side * 0.22 * size, -0.1 * size, 0.25 * size, paint((236, 50, 80)))
    path = skia.Path()
    path.moveTo(-0.44 * size, 0)
    path.lineTo(0.44 * size, 0)
    path.lineTo(0, 0.5 * size)
    path.close()
    canvas.drawPath(path, paint((236, 50, 80)))


def logo(variant: int) -> Edit:
    """This will be an opaque plate with another app's name over a corner: where people hide somebody else's mark."""
    return partial(_with_logo, variant)


def _with_logo(variant: int, frame: Frame, moment_s: float) -> Frame:
    width, height = _size(frame)
    wide, tall = round(0.36 * width), round(0.09 * min(width, height))
    left = (16, width - wide - 16)[variant % 2]
    top = (16, height - tall - 16)[variant // 2 % 2]
    out = frame.copy()
    out[top : top + tall, left : left + wide] = _plate((wide, tall))
    return out


@lru_cache(maxsize=4)
def _plate(size: Size) -> Frame:
    picture = Image.new("RGB", size, (232, 40, 92))
    font = ImageFont.load_default(0.5 * size[1])
    ImageDraw.Draw(picture).text((size[0] / 2, size[1] / 2), "clipzap @me", (255, 255, 255), font, "mm")
    return np.asarray(picture)


# Other shapes


def on_blurred(size: Size) -> Edit:
    """This will be the picture whole in the middle of another shape, on a blurred copy of itself that fills it."""

    def edit(frame: Frame, moment_s: float) -> Frame:
        width, height = size
        small = cv2.resize(_filling(frame, size), (width // 8, height // 8), interpolation=cv2.INTER_AREA)
        out = cv2.resize(cv2.GaussianBlur(small, (0, 0), 3), size, interpolation=cv2.INTER_LINEAR)
        return _inside(np.asarray(out, np.uint8), frame, (0, 0, width, height))

    return edit


def _filling(frame: Frame, size: Size) -> Frame:
    """The middle of a frame in another shape."""
    (width, height), (across, down) = size, _size(frame)
    share = min(across / width, down / height)
    wide, tall = round(width * share), round(height * share)
    left, top = (across - wide) // 2, (down - tall) // 2
    return frame[top : top + tall, left : left + wide]


def _inside(ground: Frame, frame: Frame, box: Box) -> Frame:
    """The ground with the frame whole in the middle of a box on it."""
    left, top, right, bottom = box
    scale = min((right - left) / frame.shape[1], (bottom - top) / frame.shape[0])
    shown = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    tall, wide = shown.shape[:2]
    top, left = (top + bottom - tall) // 2, (left + right - wide) // 2
    ground[top : top + tall, left : left + wide] = shown
    return ground


def on_a_phone(frame: Frame, moment_s: float) -> Frame:
    """This will be a phone's screenshot, 1080×2340: the app's bars above and below, its buttons over the picture."""
    return painted((1080, 2340), _buttons, _inside(np.full((2340, 1080, 3), 14, np.uint8), frame, (0, 110, 1080, 2120)))


def _buttons(canvas: Any) -> None:
    canvas.drawRect(skia.Rect(0, 0, 1080, 96), paint((0, 0, 0)))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(40, 36, 150, 64), 10, 10), paint((255, 255, 255), 0.9))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(960, 34, 1040, 66), 10, 10), paint((255, 255, 255), 0.9))
    for number in range(4):
        canvas.drawCircle(990, 1240 + 180 * number, 52, paint((255, 255, 255), 0.9))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(48, 1900, 640, 1940), 14, 14), paint((255, 255, 255), 0.9))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(48, 1964, 460, 1994), 12, 12), paint((255, 255, 255), 0.7))
    for number in range(5):
        canvas.drawCircle(120 + 210 * number, 2230, 34, paint((210, 210, 216)))


def beside(size: Size) -> Edit:
    """This will be a duet: the clip in one half, somebody who watches it (flat colours) in the other."""

    def edit(frame: Frame, moment_s: float) -> Frame:
        width, height = size
        out = np.full((height, width, 3), (178, 158, 140), np.uint8)
        half = (0, 0, width, height // 2) if height > width else (0, 0, width // 2, height)
        x, y = (width // 2, 3 * height // 4) if height > width else (3 * width // 4, height // 2)
        sway = round(10 * np.sin(2 * moment_s))
        cv2.ellipse(out, (x + sway, y), (height // 12, height // 9), 0, 0, 360, (220, 180, 150), -1, cv2.LINE_AA)
        return _inside(out, frame, half)

    return edit


# Cameras


def turned(angle: float) -> Edit:
    """This will be the picture turned by an angle in degrees and grown until no corner is empty."""

    def edit(frame: Frame, moment_s: float) -> Frame:
        width, height = _size(frame)
        turn = np.deg2rad(abs(angle))
        grow = np.cos(turn) + np.sin(turn) * max(width / height, height / width)
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, grow)
        return np.asarray(cv2.warpAffine(frame, matrix, (width, height), flags=cv2.INTER_LINEAR), np.uint8)

    return edit


@dataclass(frozen=True, kw_only=True)
class Screening:
    """How a screen is filmed: corners off by a share of the size, blur in pixels, the strength of the moiré in 0..1,
    the camera's noise in levels.
    """

    seed: int
    corner: float
    blur_px: float
    moire: float
    noise: float

    def __call__(self, frame: Frame, moment_s: float) -> Frame:
        """This will be the frame as the camera has it: seen askew and unsteadily, through the screen's own grid of
        pixels, unsharp, flatter, tinted, darker towards the corners, noisy.
        """
        size = _size(frame)
        grid = cv2.multiply(frame, _grid(size, self.moire), scale=1 / 255) if self.moire else frame
        seen = cv2.warpPerspective(grid, self._view(size, moment_s), size, flags=cv2.INTER_LINEAR)
        soft = cv2.GaussianBlur(seen, (0, 0), self.blur_px)
        toned = cv2.LUT(soft, _tone())
        lit = cv2.multiply(toned, _vignette(size), scale=1 / 255)
        return np.asarray(cv2.add(lit, self._noise(size, moment_s), dtype=cv2.CV_8U), np.uint8)

    def _view(self, size: Size, moment_s: float) -> Any:
        chance = np.random.default_rng(self.seed)
        width, height = size
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        off = chance.uniform(-self.corner, self.corner, (4, 2)) * (width, height)
        sway = 0.0015 * width * np.array([np.sin(2.1 * moment_s), np.sin(1.3 * moment_s + 1)])
        return cv2.getPerspectiveTransform(corners, (corners + off + sway).astype(np.float32))

    def _noise(self, size: Size, moment_s: float) -> Any:
        field = _noise_field(size, self.noise)
        x, y = np.random.default_rng(self.seed + round(1000 * moment_s)).integers(0, 64, 2)
        return np.ascontiguousarray(field[y : y + size[1], x : x + size[0]])


@lru_cache(maxsize=2)
def _grid(size: Size, strength: float) -> Frame:
    """The screen's columns of red, green and blue and its rows, a hair wider than the camera's pixels: read once a pixel
    they beat, as coloured bands some 30 pixels wide.
    """
    width, height = size
    across = np.arange(width)[None, :, None] * 2 * np.pi / 1.031 + np.arange(3) * 2 * np.pi / 3
    down = np.arange(height)[:, None, None] * 2 * np.pi / 1.043
    bent = 0.8 * np.sin(np.pi * np.arange(height) / height)[:, None, None]  # no lens draws straight lines
    dark = 0.3 + 0.18 * np.sin(across + 6 * bent) + 0.12 * np.sin(down)
    return (255 * (1 - strength * dark)).astype(np.uint8)


@lru_cache(maxsize=1)
def _tone() -> Any:
    """A flatter curve with raised blacks and a slightly warm cast, one table a channel."""
    level = np.arange(256) / 255
    curves = [18 + 232 * level ** (1.12 - 0.04 * channel) for channel in range(3)]
    return np.stack(curves, axis=1)[None].round().astype(np.uint8)


@lru_cache(maxsize=2)
def _vignette(size: Size) -> Frame:
    """How much light reaches where, 0 to 255."""
    width, height = size
    down, across = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    return np.repeat((255 - 25 * (down**2 + across**2))[:, :, None].astype(np.uint8), 3, axis=2)


@lru_cache(maxsize=2)
def _noise_field(size: Size, sigma: float) -> Any:
    chance = np.random.default_rng(77)
    return chance.normal(0, sigma, (size[1] + 64, size[0] + 64, 3)).astype(np.int16)


def vintage(frame: Frame, moment_s: float) -> Frame:
    """This will be an app's "vintage" filter: faded blacks, a warm cast, a vignette, a light leak that wanders."""
    size = _size(frame)
    toned = cv2.multiply(cv2.LUT(frame, _faded()), _vignette(size), scale=1 / 255)
    leak = np.roll(_leak(size), round(40 * moment_s), axis=1)
    return np.asarray(cv2.add(toned, leak), np.uint8)


@lru_cache(maxsize=1)
def _faded() -> Any:
    level = np.arange(256) / 255
    curves = (30 + 222 * level**0.95, 24 + 214 * level, 40 + 176 * level**1.05)
    return np.stack(curves, axis=1)[None].round().astype(np.uint8)


@lru_cache(maxsize=2)
def _leak(size: Size) -> Frame:
    glow = np.clip(smooth_noise(np.random.default_rng(5), size, 400, 1) - 0.6, 0, 1)[:, :, None]
    return np.asarray(glow * np.array([160, 70, 20]), np.uint8)


def _size(frame: Frame) -> Size:
    return frame.shape[1], frame.shape[0]
