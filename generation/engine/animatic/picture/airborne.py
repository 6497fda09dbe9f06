"""What is in the air of a place or is thrown about by its weather: leaves, splashes, bubbles, embers, fireflies.

All of it is computed from the seed and the time alone, so that any frame can be drawn.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from generation.engine.animatic.physics.air import Gusts
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.light import Light, mix
from generation.engine.animatic.script import Colour


@dataclass(frozen=True)
class Air:
    """The moment that is drawn: where, when, how lit and how hard the wind blows."""

    canvas: Canvas
    camera: Camera
    light: Light
    seed: int
    now_s: float
    shift_px: float  # of the camera, to the right

    @property
    def unit(self) -> float:
        """This will be a hundredth of the picture's geometric mean side."""
        return math.sqrt(self.camera.width * self.camera.height) / 100

    def rng(self, salt: int) -> random.Random:
        """This will be the same chance at every frame."""
        return random.Random(self.seed * 131 + salt)  # noqa: S311 - variety, not secrecy

    def wrapped(self, x: float, margin: float = 40.0) -> float:
        """This will bring a place that goes on without end into the picture."""
        return (x - self.shift_px) % (self.camera.width + 2 * margin) - margin


def blown_leaves(air: Air, gusts: Gusts, mean_m_s: float) -> None:
    """This will draw leaves that the wind carries past, tumbling; faster in gusts."""
    rng, unit, width = air.rng(1), air.unit, air.camera.width
    # The way that a gust has carried them is the speed's integral; a few sums a frame are enough to see it.
    way = sum(gusts.at(air.now_s * (k + 0.5) / 12) for k in range(12)) * air.now_s / 12 / max(mean_m_s, 0.1)
    tints = ((206, 150, 70), (176, 120, 60), (150, 164, 84), (220, 176, 90))
    for k in range(26):
        near, phase = rng.uniform(0.5, 1.3), rng.uniform(0, 6.28)
        x = air.wrapped(rng.uniform(0, width) + 0.5 * mean_m_s * 9.0 * unit * near * way)
        y = air.camera.height * rng.uniform(0.12, 0.86) + 5 * unit * math.sin(1.7 * air.now_s + phase)
        size, turn = unit * 0.8 * near, 3.4 * air.now_s * rng.uniform(0.7, 1.4) + phase
        air.canvas.save()
        air.canvas.translate(x, y)
        air.canvas.rotate(math.degrees(turn))
        air.canvas.scale(1.0, 0.3 + 0.7 * abs(math.sin(1.3 * turn)))
        tone = air.light.lit(tints[k % 4])
        path = skia.Path()
        path.moveTo(-size, 0)
        path.quadTo(0, -0.7 * size, size, 0)
        path.quadTo(0, 0.7 * size, -size, 0)
        air.canvas.drawPath(path, brush.fill(tone, 0.92))
        air.canvas.restore()


def ground_splashes(air: Air, top: float, count: int) -> None:
    """This will draw drops that strike the ground below `top`: a ring that widens, a crown that falls back."""
    unit, low = air.unit, air.camera.height
    pen = brush.line(air.light.bright((236, 244, 252)), max(1.0, unit * 0.12), 0.5)
    rings, crowns = skia.Path(), skia.Path()
    for k in range(count):
        rng = air.rng(5000 + k)
        life = rng.uniform(0.28, 0.4)
        turn, age = divmod(air.now_s + rng.uniform(0, life), life)
        place = air.rng(7000 + 97 * k + int(turn))
        share, age = place.random() ** 1.2, age / life
        x, y = air.wrapped(place.uniform(0, air.camera.width * 4)), top + share * (low - top)
        r = unit * (0.5 + 1.5 * share) * age
        rings.addOval(skia.Rect.MakeXYWH(x - r, y - 0.3 * r, 2 * r, 0.6 * r))
        if age < 0.5:
            rise = unit * (0.4 + 1.1 * share) * math.sin(2 * math.pi * age)
            for side in (-0.7, 0.0, 0.7):
                crowns.addCircle(x + side * r, y - rise * (1.3 - 0.5 * abs(side)), unit * (0.07 + 0.1 * share))
    air.canvas.drawPath(rings, pen)
    air.canvas.drawPath(crowns, brush.fill(air.light.bright((236, 244, 252)), 0.75))


def _bubbles(air: Air) -> None:
    unit, high = air.unit, air.camera.height
    ring, gloss, body = skia.Path(), skia.Path(), skia.Path()
    for k in range(34):
        rng = air.rng(100 + k)
        r, speed = unit * rng.uniform(0.18, 0.62), unit * rng.uniform(9, 15)
        column = rng.randrange(6)
        x = air.wrapped(
            (column + rng.uniform(-0.12, 0.12)) * air.camera.width / 5 + unit * 1.1 * math.sin(2.3 * air.now_s + k)
        )
        y = high - (rng.uniform(0, high) + speed * air.now_s) % (high + 4 * unit)
        ring.addCircle(x, y, r)
        body.addCircle(x, y, r)
        gloss.addCircle(x - 0.35 * r, y - 0.35 * r, 0.25 * r)
    air.canvas.drawPath(body, brush.fill((190, 240, 255), 0.14))
    air.canvas.drawPath(ring, brush.line((226, 250, 255), max(1.0, 0.1 * unit), 0.7))
    air.canvas.drawPath(gloss, brush.fill((255, 255, 255), 0.9))


def _rising(air: Air, colour: Colour, count: int, speed: float, size: float) -> None:
    """Sparks that rise and glow, swaying."""
    unit, high = air.unit, air.camera.height
    for k in range(count):
        rng = air.rng(200 + k)
        y = high - (rng.uniform(0, high) + unit * speed * rng.uniform(0.6, 1.4) * air.now_s) % high
        x = air.wrapped(
            rng.uniform(0, air.camera.width) + unit * 2.4 * math.sin(1.1 * air.now_s + k) + unit * 2 * air.now_s
        )
        r = unit * size * rng.uniform(0.6, 1.4)
        flicker = 0.6 + 0.4 * math.sin(9 * air.now_s + 2.1 * k)
        brush.glow(air.canvas, x, y, 4 * r, 4 * r, colour, 0.4 * flicker)
        air.canvas.drawCircle(x, y, r, brush.fill(mix(colour, (255, 255, 255), 0.5), 0.9 * flicker))


def _embers(air: Air) -> None:
    _rising(air, (255, 130, 50), 30, 9.0, 0.16)


def _motes(air: Air) -> None:
    """Pollen in the light by day, fireflies by night."""
    unit, is_night = air.unit, air.light.is_dark
    colour = (214, 255, 130) if is_night else (255, 250, 214)
    for k in range(16 if is_night else 24):
        rng = air.rng(300 + k)
        x = air.wrapped(rng.uniform(0, air.camera.width) + unit * 3 * math.sin(0.5 * air.now_s + k))
        y = air.camera.horizon_y * rng.uniform(0.25, 1.1) + unit * 2.4 * math.sin(0.7 * air.now_s + 1.7 * k)
        pulse = 0.5 + 0.5 * math.sin(2.4 * air.now_s + 1.9 * k) if is_night else 0.5
        r = unit * (0.2 if is_night else 0.13)
        brush.glow(air.canvas, x, y, (7 if is_night else 3) * r, (7 if is_night else 3) * r, colour, 0.6 * pulse)
        air.canvas.drawCircle(x, y, r, brush.fill(colour, 0.4 + 0.6 * pulse if is_night else 0.5))


def _dust(air: Air) -> None:
    """Specks that hang in the lamps' light of an old hall or a stage."""
    unit = air.unit
    path = skia.Path()
    for k in range(30):
        rng = air.rng(400 + k)
        x = air.wrapped(rng.uniform(0, air.camera.width) + unit * 2 * math.sin(0.31 * air.now_s + k))
        y = air.camera.floor_y * rng.uniform(0.05, 0.95) + unit * 2 * math.sin(0.23 * air.now_s + 2 * k)
        path.addCircle(x, y, unit * rng.uniform(0.06, 0.13))
    air.canvas.drawPath(path, brush.fill(air.light.glow, 0.5))


IN_THE_AIR: dict[str, Callable[[Air], None]] = {
    "underwater": _bubbles,
    "underwater city": _bubbles,
    "volcano": _embers,
    "forest": _motes,
    "jungle": _motes,
    "garden": _motes,
    "castle": _dust,
    "haunted house": _dust,
    "stage": _dust,
    "library": _dust,
    "cave": _dust,
}
"""Place -> what always floats in its air."""
