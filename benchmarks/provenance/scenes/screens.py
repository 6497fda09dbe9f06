"""Clips of screens: a game, a chat, a meme, a worn tape."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import cv2
import numpy as np
import skia
from PIL import Image, ImageDraw

from benchmarks.provenance.scenes.brushes import BOLD, REGULAR, Colour, bloomed, font, lettering, linear
from benchmarks.provenance.scenes.photographs import moved
from benchmarks.provenance.scenes.tools import FPS, Grain, Size, downwards, ease, paint, painted, smooth_noise
from media.contracts import Frame

EXAM = ("ME: I SKIPPED ONE PAGE", "THE EXAM:")


def exam_meme(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a meme: handwriting with a line above and a line below, and a sudden jump nearer on the second."""
    above = lettering(size, EXAM[:1], 0.04, height=0.07, outline=0.006)
    below = lettering(size, EXAM[1:], 0.84, height=0.1, outline=0.008)
    calm = moved("text", (0.4, 0.5), (0.46, 0.5), zoom=(1.02, 1.06), grain=2.0)
    close = moved("text", (0.5, 0.45), (0.56, 0.42), zoom=(1.9, 2.3), angle=(-3, 4), grain=2.0)
    first = count // 2
    for frame in calm(size, max(2, first), seed):
        yield above.over(frame)
    for number, frame in enumerate(close(size, max(2, count - first), seed + 1)):
        flash = np.full_like(frame, max(0, 120 - 40 * number))
        yield below.over(above.over(np.asarray(cv2.add(frame, flash), np.uint8)))


CHAT = (
    (False, ("are you home yet",)), (True, ("nearly!! the bus took", "the scenic route again")), (False, ("so um",)),
    (False, ("the cat is on the roof",)), (True, ("WHICH roof",)), (False, ("the neighbours'",)), (False, ()),
    (True, ("why does she look proud",)), (False, ("she brought a friend",)), (True, ("omw with tuna",)),
)  # fmt: skip
"""Who writes (True: the phone's owner) and what; the one without words is a picture."""

NIGHT, INCOMING, OUTGOING = (16, 18, 24), (44, 48, 58), (32, 110, 232)


def chat(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a phone's screen while a chat goes on: bubbles that slide in, dots while somebody writes."""
    bubbles = [_bubble(size, is_own, lines, seed) for is_own, lines in CHAT]
    feet = list(accumulate(bubble.height + round(0.025 * size[0]) for _, bubble in bubbles))
    bars = _bars(size)
    room = round(0.62 * size[1])
    for number in range(count):
        written = 2.2 + (len(CHAT) - 2.2) * number / count
        screen = Image.new("RGB", size, NIGHT)
        shown = int(written)
        arriving = ease((written - shown) * 4)
        foot = feet[shown - 1] + (feet[min(shown, len(feet) - 1)] - feet[shown - 1]) * arriving
        scrolled = max(0.0, foot - room) - 0.14 * size[1]
        for (is_own, bubble), bottom in zip(bubbles[: shown + 1], feet, strict=False):
            left = size[0] - bubble.width - round(0.04 * size[0]) if is_own else round(0.04 * size[0])
            screen.paste(bubble, (left, round(bottom - bubble.height - scrolled)), bubble)
        _dots(ImageDraw.Draw(screen), size, number)
        screen.paste(bars, (0, 0), bars)
        yield np.array(screen)


def _bubble(size: Size, is_own: bool, lines: tuple[str, ...], seed: int) -> tuple[bool, Image.Image]:
    letters, unit = font(0.048 * size[0]), size[0] / 720
    if not lines:
        return is_own, _roof(round(400 * unit), seed)
    wide = max(letters.getlength(line) for line in lines)
    bubble = Image.new("RGBA", (round(wide + 56 * unit), round((36 + 48 * len(lines)) * unit)), (0, 0, 0, 0))
    draw = ImageDraw.Draw(bubble)
    draw.rounded_rectangle((0, 0, bubble.width - 1, bubble.height - 1), 30 * unit, OUTGOING if is_own else INCOMING)
    for row, line in enumerate(lines):
        draw.text((28 * unit, (12 + 48 * row) * unit), line, (242, 244, 250), letters)
    return is_own, bubble


def _roof(width: int, seed: int) -> Image.Image:
    """The picture in the chat: two cats on tiles before an evening sky."""
    size = (width, max(2, width * 3 // 4))
    rough = smooth_noise(np.random.default_rng(seed), size, max(2, width / 40), 3)[:, :, None]
    sky = downwards([(84, 110, 170), (240, 170, 130), (250, 214, 160)], size)

    def draw(canvas: Any) -> None:
        canvas.scale(size[0] / 400, size[1] / 300)
        for row in range(7):
            for tile in range(-1, 12):
                x, y = 38 * tile + 19 * (row % 2), 180 + 20 * row
                canvas.drawOval(
                    skia.Rect.MakeXYWH(x, y, 36, 34), linear((x, y), (x, y + 34), [(196, 96, 70), (120, 52, 44)])
                )
        for x, tone in ((140, 30), (250, 200)):
            coat = paint((tone, tone - 10, tone - 16))
            canvas.drawOval(skia.Rect(x - 30, 120, x + 30, 200), coat)
            canvas.drawCircle(x, 110, 25, coat)
            for ear in (-16, 16):
                canvas.drawLine(x + ear, 100, x + ear * 1.2, 80, paint((tone, tone - 10, tone - 16), width=11))
                canvas.drawCircle(x + ear / 2, 108, 4, paint((190, 220, 90)))

    seen = painted(size, draw, sky) * (0.86 + 0.2 * rough)
    return Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8)).convert("RGBA")


def _dots(draw: ImageDraw.ImageDraw, size: Size, number: int) -> None:
    for dot in range(3):
        x, y = (0.07 + 0.03 * dot) * size[0], 0.795 * size[1] - 6 * max(0.0, math.sin(0.5 * number - dot))
        draw.ellipse((x, y, x + 0.018 * size[0], y + 0.018 * size[0]), (130, 136, 150))


def _bars(size: Size) -> Image.Image:
    """What does not scroll: the clock, the name, the field to write in, the keys."""
    width, height, unit = *size, size[0] / 720
    bars = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(bars)
    draw.rectangle((0, 0, width, 0.105 * height), (26, 28, 36, 255))
    draw.text((36 * unit, 10 * unit), "23:41", (240, 240, 244), font(28 * unit, BOLD))
    draw.ellipse((30 * unit, 58 * unit, 100 * unit, 128 * unit), (240, 150, 90))
    draw.text((120 * unit, 66 * unit), "mila (flat 3)", (240, 240, 244), font(36 * unit, BOLD))
    draw.rectangle((0, 0.82 * height, width, height), (30, 32, 40, 255))
    draw.rounded_rectangle((0.04 * width, 0.83 * height, 0.84 * width, 0.87 * height), 24 * unit, (52, 56, 68))
    draw.ellipse((0.87 * width, 0.83 * height, 0.96 * width, 0.83 * height + 0.09 * width), OUTGOING)
    for row, keys in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm")):
        for place, key in enumerate(keys):
            x, y = (36 * row + 8 + 71 * place) * unit, 0.885 * height + 50 * row * unit
            draw.rounded_rectangle((x, y, x + 62 * unit, y + 42 * unit), 8 * unit, (74, 78, 92))
            draw.text((x + 31 * unit, y - 2 * unit), key, (240, 240, 244), font(30 * unit, REGULAR), "ma")
    return bars


SHOTS = (0, 17, 12, 9, 22, 8, 14, 30)
"""Frames between the tape's cuts."""


def worn_tape(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a music clip as from a bad tape: hard cuts, colours beside their places, torn and trembling lines."""
    chance = np.random.default_rng(seed)
    noise = Grain(size, seed, sigma=9, coloured=True, cell_px=2)
    note = lettering(size, ["PLAY >  0:12"], 0.06, height=0.06, colour=(240, 240, 240))
    cuts = list(accumulate(SHOTS))
    shots = (_night_drive, _cube, _stand_by)
    lines = np.where(np.arange(size[1]) % 4 < 2, 255, 205).astype(np.uint8)
    scanned = np.repeat(np.repeat(lines[:, None, None], size[0], axis=1), 3, axis=2)
    for number in range(count):
        shot = sum(cut <= number % cuts[-1] for cut in cuts) - 1
        frame = shots[shot % 3](size, number / FPS)
        since = min(abs(number % cuts[-1] - cut) for cut in cuts)
        torn = _torn(frame, chance, 2.5 if since else 30)
        yield note.over(noise.over(np.asarray(cv2.multiply(torn, scanned, scale=1 / 255), np.uint8)))


def _torn(frame: Frame, chance: np.random.Generator, strength: float) -> Frame:
    """Rows pushed sideways: all a little, those of one band a lot; red and blue apart."""
    rows, columns = frame.shape[:2]
    push = strength * (smooth_noise(chance, (4, rows), max(2, rows / 60), 3)[:, 0] - 0.5) * columns / 720
    band = int(chance.integers(0, rows))
    push[band : band + rows // 24] += chance.normal(0, 26) * columns / 720
    across = np.arange(columns, dtype=np.float32)[None] + push[:, None]
    down = np.repeat(np.arange(rows, dtype=np.float32)[:, None], columns, axis=1)
    moved_rows = cv2.remap(frame, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
    apart = max(1, columns // 120)
    return np.dstack(
        [np.roll(moved_rows[:, :, 0], apart, 1), moved_rows[:, :, 1], np.roll(moved_rows[:, :, 2], -apart, 1)]
    )


def _night_drive(size: Size, moment_s: float) -> Frame:
    def draw(canvas: Any) -> None:
        canvas.scale(size[0] / 720, size[1] / 1280)
        canvas.drawCircle(360, 600, 210, linear((0, 390), (0, 810), [(255, 220, 90), (255, 80, 140)]))
        for bar in range(5):
            y, tall = 560 + 34 * bar, 5 + 4 * bar
            half = math.sqrt(210**2 - (y + tall - 600) ** 2)
            canvas.drawRect(skia.Rect(360 - half, y, 360 + half, y + tall), paint((96, 22, 112)))
        canvas.drawRect(skia.Rect(0, 740, 720, 1280), linear((0, 740), (0, 1280), [(70, 10, 90), (16, 4, 40)]))
        for line in range(-14, 15):
            canvas.drawLine(360 + 22 * line, 740, 360 + 190 * line, 1280, paint((80, 240, 255), 0.9, width=3))
        for line in range(12):
            depth = (line + 1 - 4 * moment_s % 1) / 12
            y = 740 + 540 * depth**2.2
            canvas.drawLine(0, y, 720, y, paint((80, 240, 255), 0.9, width=1 + 4 * depth))

    return bloomed(painted(size, draw, downwards([(24, 6, 60), (90, 20, 110), (230, 70, 130)], size)), blur_px=16)


def _cube(size: Size, moment_s: float) -> Frame:
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float64)
    turn, tilt = 2.4 * moment_s, 0.6 + 0.3 * math.sin(moment_s)
    spin = np.array([[math.cos(turn), 0, math.sin(turn)], [0, 1, 0], [-math.sin(turn), 0, math.cos(turn)]])
    tip = np.array([[1, 0, 0], [0, math.cos(tilt), -math.sin(tilt)], [0, math.sin(tilt), math.cos(tilt)]])
    turned = corners @ spin.T @ tip.T
    flat = turned[:, :2] / (3.6 - turned[:, 2:]) * 620 + np.array([360, 640])

    def draw(canvas: Any) -> None:
        canvas.scale(size[0] / 720, size[1] / 1280)
        for one in range(8):
            for other in range(one + 1, 8):
                if np.abs(corners[one] - corners[other]).sum() == 2:
                    canvas.drawLine(*flat[one].tolist(), *flat[other].tolist(), paint((250, 250, 210), width=12))

    return painted(size, draw, downwards([(250, 90, 150), (120, 60, 220), (30, 190, 220)], size))


BARS: tuple[Colour, ...] = (
    (192, 192, 192), (192, 192, 0), (0, 192, 192), (0, 192, 0), (192, 0, 192), (192, 0, 0), (0, 0, 192),
)  # fmt: skip


def _stand_by(size: Size, moment_s: float) -> Frame:
    width, height = size
    which = np.arange(width) * len(BARS) // width
    frame = np.repeat(np.array(BARS, np.uint8)[which][None], height, axis=0)
    frame[int(0.7 * height) :] = (20, 20, 24)
    frame[int(0.7 * height) : int(0.78 * height), :, :] = 255 - frame[: int(0.78 * height) - int(0.7 * height)]
    return lettering(size, ["PLEASE", "STAND BY"], 0.4, height=0.12, outline=0.012).over(
        frame, float(moment_s * 6 % 2 < 1.4)
    )
