"""What streams, steams, sprays or bursts: drawn from where it comes from and how long it goes on."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from generation.engine.animatic.physics.track import Plume
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.light import Light
from generation.engine.animatic.script import Colour

_WATER: Colour = (150, 208, 250)
_COFFEE: Colour = (112, 72, 44)
_FALL_M_S2 = 9.81


@dataclass(frozen=True)
class Jet:
    """One plume at one frame; pixels and seconds."""

    canvas: skia.Canvas
    light: Light
    x: float
    y: float
    size: float
    goal_y: float  # what a stream falls on
    age_s: float
    scale: float  # pixels a metre


def draw_plumes(
    canvas: skia.Canvas, plumes: Sequence[Plume], camera: Camera, number: int, now_s: float, light: Light
) -> None:
    """This will draw all plumes of a frame."""
    for plume in plumes:
        x_m, y_m = plume.points[number]
        if math.isnan(x_m):
            continue
        x, y = camera.to_px(number, x_m, y_m)
        goal_y = camera.to_px(number, x_m, plume.goal_m)[1]
        PAINTS[plume.look](
            Jet(canvas, light, x, y, plume.size_m * camera.scale, goal_y, _age_s(plume, number, now_s), camera.scale)
        )


def _age_s(plume: Plume, number: int, now_s: float) -> float:
    """How long it has gone on: since it began, or since it is seen where that is later."""
    first = int(np.argmax(~np.isnan(plume.points[:, 0])))
    begun_s = now_s * (number - first) / number if number else 0.0
    return min(now_s - plume.begin_s, begun_s) if first else now_s - plume.begin_s


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - variety, not secrecy


def _stream(jet: Jet, colour: Colour) -> None:
    """A thread of liquid that bends as it falls; its head is only as far down as it has fallen."""
    fallen = 0.5 * _FALL_M_S2 * jet.age_s**2 * jet.scale
    low = min(jet.goal_y, jet.y + fallen)
    out = 0.16 * (low - jet.y)
    path = skia.Path()
    path.moveTo(jet.x, jet.y)
    path.quadTo(jet.x + 0.75 * out, jet.y + 0.1 * (low - jet.y), jet.x + out, low)
    width = max(1.5, 0.16 * jet.size * (1 + 0.12 * math.sin(23 * jet.age_s)))
    jet.canvas.drawPath(path, brush.line(jet.light.dim(colour), width))
    jet.canvas.drawPath(path, brush.line(jet.light.bright(colour), 0.45 * width, 0.8))
    if low >= jet.goal_y - 1:
        for k in range(4):
            turn = 7.0 * jet.age_s + 1.7 * k
            jet.canvas.drawCircle(
                jet.x + out + 0.3 * jet.size * math.sin(turn), low - abs(0.24 * jet.size * math.cos(turn)),
                max(0.8, 0.05 * jet.size), brush.fill(jet.light.bright(colour), 0.8))  # fmt: skip


def _shower(jet: Jet) -> None:
    """Drops out of a rose, each on its own arc."""
    rng = _chance(5)
    for _ in range(46):
        start, speed, way = rng.random() * 0.55, rng.uniform(0.7, 1.3), rng.uniform(-0.25, 0.35)
        age = (jet.age_s + start) % 0.55
        if age > jet.age_s:
            continue
        x = jet.x + (speed * age) * jet.scale
        y = jet.y - (way * age - 0.5 * _FALL_M_S2 * age * age) * jet.scale
        if y < jet.goal_y:
            jet.canvas.drawLine(
                x, y, x + 0.03 * jet.size, y + 0.16 * jet.size, brush.line(_WATER, max(1.0, 0.05 * jet.size), 0.9)
            )


def _foam(jet: Jet) -> None:
    """White water that is beaten up: it boils and is thrown a little way."""
    rng = _chance(3)
    for _ in range(16):
        start, x, up = rng.random(), rng.uniform(-1.0, 1.0), rng.uniform(0.3, 1.1)
        share = (1.6 * jet.age_s + start) % 1.0
        size = jet.size * (0.34 - 0.24 * share)
        y = jet.y - jet.size * up * 4 * share * (1 - share)
        jet.canvas.drawCircle(
            jet.x + jet.size * x - 0.8 * jet.size * share, y, size, brush.fill((248, 252, 255), 0.7 * (1 - share))
        )


def _crest(jet: Jet) -> None:
    """Foam along the top of a wave, blown back from it."""
    rng = _chance(4)
    for _ in range(40):
        start, along = rng.random(), rng.uniform(-0.9, 0.55)
        share = (0.7 * jet.age_s + start) % 1.0
        x = jet.x + jet.size * (along - 0.5 * share)
        y = jet.y + jet.size * (0.9 * along * along - 0.3 * math.sin(math.pi * share) + 0.1)
        jet.canvas.drawCircle(
            x, y, jet.size * (0.05 + 0.1 * (1 - share)), brush.fill((250, 253, 255), 0.8 * (1 - share))
        )


def _splash(jet: Jet) -> None:
    """A crown of water that goes up and falls back."""
    rng = _chance(6)
    for _ in range(44):
        turn, speed = rng.uniform(0.9, math.pi - 0.9), rng.uniform(1.4, 4.2)
        age = jet.age_s
        x = jet.x + speed * math.cos(turn) * age * jet.scale
        y = jet.y - (speed * math.sin(turn) * age - 0.5 * _FALL_M_S2 * age * age) * jet.scale
        if y < jet.y + 0.1 * jet.size:
            jet.canvas.drawCircle(x, y, jet.size * rng.uniform(0.03, 0.085), brush.fill((240, 250, 255), 0.9))


def _snow(jet: Jet) -> None:
    rng = _chance(8)
    for _ in range(22):
        start, up = rng.random(), rng.uniform(0.2, 1.0)
        share = (1.8 * jet.age_s + start) % 1.0
        x, y = jet.x - 2.2 * jet.size * share, jet.y - jet.size * up * 3 * share * (1 - share)
        brush.glow(jet.canvas, x, y, jet.size * 0.45, jet.size * 0.4, (252, 254, 255), 0.7 * (1 - share))


def _steam(jet: Jet) -> None:
    for k in range(6):
        share = (0.45 * jet.age_s + k / 6) % 1.0
        x = jet.x + 0.4 * jet.size * math.sin(3.0 * share + 2.1 * k)
        size = jet.size * (0.18 + 0.4 * share)
        alpha = 0.5 * math.sin(math.pi * share) * min(1.0, jet.age_s)
        brush.glow(jet.canvas, x, jet.y - 2.2 * jet.size * share, size, size, (250, 250, 252), alpha)


def _blast(jet: Jet) -> None:
    """A flash, a fireball that rolls up and cools to smoke, sparks on arcs; size is how far the fire reaches."""
    age, rng = jet.age_s, _chance(9)
    if age < 0.16:
        brush.glow(jet.canvas, jet.x, jet.y, 5 * jet.size, 5 * jet.size, (255, 252, 232), 1.0 - age / 0.16)
    reach = 1.0 - math.exp(-age / 0.14)
    for _ in range(34):
        turn, far, size = rng.uniform(0, 2 * math.pi), rng.random() ** 0.5, rng.uniform(0.2, 0.42)
        cool = min(1.0, age / (0.9 + 1.5 * rng.random()))
        x = jet.x + jet.size * far * reach * math.cos(turn) * (1 + 0.2 * age)
        y = jet.y - jet.size * far * reach * abs(math.sin(turn)) * 1.05 - jet.size * (0.35 * age + 0.1 * age * age)
        alpha = max(0.0, 1.0 - age / 3.6) * (0.92 if cool < 0.6 else 0.4)
        grow = jet.size * size * (0.5 + 0.5 * reach) * (1 + 0.3 * age)
        jet.canvas.drawCircle(x, y, grow, brush.fill(_flame(cool), alpha))
        if cool < 0.5:
            brush.glow(jet.canvas, x, y, 1.5 * grow, 1.5 * grow, (255, 236, 150), 0.6 * (1 - 2 * cool))
    for _ in range(26):
        turn, speed = rng.uniform(0.1, math.pi - 0.1), rng.uniform(1.6, 5.2)
        x = jet.x + speed * math.cos(turn) * age * jet.scale
        y = jet.y - (speed * math.sin(turn) * age - 0.5 * _FALL_M_S2 * age * age) * jet.scale
        if age < 1.4 and y < jet.goal_y:
            jet.canvas.drawCircle(x, y, max(1.2, 0.035 * jet.size), brush.fill((255, 200, 96), 1.0 - age / 1.4))


def _flame(cool: float) -> Colour:
    """White-yellow, orange, red, then smoke, as it cools from 0 to 1."""
    tones: tuple[Colour, ...] = ((255, 244, 176), (255, 176, 62), (226, 84, 40), (92, 82, 84), (74, 70, 76))
    at = min(cool, 0.999) * (len(tones) - 1)
    low, high = tones[int(at)], tones[int(at) + 1]
    share = at - int(at)
    return (round(low[0] + (high[0] - low[0]) * share), round(low[1] + (high[1] - low[1]) * share),
            round(low[2] + (high[2] - low[2]) * share))  # fmt: skip


def _suds(jet: Jet) -> None:
    """Foam: white bubbles that swell, slide down a little and are gone."""
    rng = _chance(11)
    for _ in range(16):
        share = (0.55 * jet.age_s + rng.random()) % 1.0
        x = jet.x + jet.size * rng.uniform(-0.9, 0.9)
        y = jet.y + jet.size * (rng.uniform(-0.6, 0.5) + 0.55 * share)
        radius = jet.size * rng.uniform(0.12, 0.3) * math.sin(math.pi * share)
        jet.canvas.drawCircle(x, y, max(radius, 0.0), brush.fill((255, 255, 255), 0.85 * min(1.0, 2 * jet.age_s)))
        jet.canvas.drawCircle(x - 0.3 * radius, y - 0.3 * radius, 0.3 * radius, brush.fill((200, 228, 250), 0.8))


def _soap_bubbles(jet: Jet) -> None:
    """Bubbles come out in breaths, drift away, rise, sway, shine in all colours and burst."""
    for k in range(int(jet.age_s / 0.16) + 1):
        born_s = 0.16 * k
        if born_s % 1.6 > 1.0:
            continue  # a breath is taken
        rng = _chance(400 + k)
        age, lasts = jet.age_s - born_s, rng.uniform(2.2, 4.2)
        if not 0.0 <= age < lasts:
            continue
        out = 1.0 - math.exp(-age / 0.7)
        x = jet.x + jet.size * (rng.uniform(1.0, 3.4) * out + 0.12 * math.sin(2.3 * age + k))
        y = jet.y - jet.size * (rng.uniform(-0.3, 0.7) * out + rng.uniform(0.18, 0.5) * age)
        radius = jet.size * rng.uniform(0.12, 0.34) * min(1.0, 0.25 + 3.0 * age)
        _bubble(jet, x, y, radius, min(1.0, 4.0 * (lasts - age)), k)


def _bubble(jet: Jet, x: float, y: float, radius: float, alpha: float, k: int) -> None:
    jet.canvas.drawCircle(x, y, radius, brush.fill((226, 244, 255), 0.22 * alpha))
    for turn, tint in enumerate(((255, 150, 214), (120, 226, 255), (196, 255, 170))):
        box = skia.Rect.MakeLTRB(x - radius, y - radius, x + radius, y + radius)
        path = skia.Path()
        path.addArc(box, 120.0 * turn + 40.0 * k, 110.0)
        jet.canvas.drawPath(path, brush.line(tint, max(1.0, 0.11 * radius), 0.85 * alpha))
    shine = skia.Rect.MakeLTRB(x - 0.62 * radius, y - 0.66 * radius, x - 0.18 * radius, y - 0.34 * radius)
    jet.canvas.drawOval(shine, brush.fill((255, 255, 255), 0.9 * alpha))


_TINTS: tuple[Colour, ...] = ((255, 226, 130), (255, 176, 214), (160, 220, 255), (255, 255, 246))
_PEAK_S = 0.9  # a spell's light is brightest then


def _spell(jet: Jet) -> None:
    """Sparks that rise in a spiral and draw together to a light, out of which they fly apart again."""
    age, rng = jet.age_s, _chance(5)
    to_peak = age - _PEAK_S
    light = math.exp(-((to_peak / (0.3 if to_peak < 0 else 0.4)) ** 2))
    for reach, alpha in ((2.0, 0.75), (1.4, 0.95), (0.9, 1.0)):
        brush.glow(jet.canvas, jet.x, jet.y, reach * jet.size, reach * jet.size, (255, 250, 226), alpha * light)
    apart = 1.25 - min(1.0, age / _PEAK_S) * 0.75 if to_peak < 0 else 0.5 + 1.5 * (1.0 - math.exp(-to_peak / 0.35))
    fade = min(1.0, age / 0.25) * max(0.0, min(1.0, (2.3 - age) / 0.9))
    for k in range(46):
        turn, up = rng.uniform(0, 2 * math.pi) + 4.5 * age, (rng.random() + 0.55 * age) % 1.0
        x = jet.x + jet.size * apart * math.cos(turn) * (0.75 + 0.5 * rng.random())
        y = jet.y + jet.size * (1.15 - 2.3 * up) * (1.0 if to_peak < 0 else 0.6 + 0.4 * apart)
        nearness = 0.65 + 0.35 * math.sin(turn)
        size = jet.size * rng.uniform(0.05, 0.12) * nearness * (0.7 + 0.3 * math.sin(17 * age + k))
        _spark(jet, x, y, size, _TINTS[k % 4], fade * nearness)


def _sparks(jet: Jet) -> None:
    """A handful of sparks round a place that moves."""
    rng = _chance(round(jet.age_s * 24))
    brush.glow(jet.canvas, jet.x, jet.y, 1.3 * jet.size, 1.3 * jet.size, (255, 244, 200), 0.85)
    for k in range(12):
        turn, far = rng.uniform(0, 2 * math.pi), jet.size * rng.uniform(0.2, 1.3)
        _spark(jet, jet.x + far * math.cos(turn), jet.y + far * math.sin(turn), 0.3 * jet.size, _TINTS[k % 4], 0.9)


def _spark(jet: Jet, x: float, y: float, size: float, colour: Colour, alpha: float) -> None:
    """A star of four rays."""
    brush.glow(jet.canvas, x, y, 1.5 * size, 1.5 * size, colour, 0.6 * alpha)
    path = skia.Path()
    for ray in range(8):
        far, turn = size * (1.25 if ray % 2 == 0 else 0.3), math.pi * ray / 4
        point = (x + far * math.cos(turn), y + far * math.sin(turn))
        path.lineTo(*point) if ray else path.moveTo(*point)
    path.close()
    jet.canvas.drawPath(path, brush.fill(colour, max(0.0, min(1.0, alpha))))


def _flash(jet: Jet) -> None:
    brush.glow(
        jet.canvas, jet.x, jet.y, 2.4 * jet.size, 2.4 * jet.size, (255, 255, 250), max(0.0, 1.0 - jet.age_s / 0.2)
    )


def _puff(jet: Jet) -> None:
    """A small cloud that opens and is gone."""
    if jet.age_s > 0.9:
        return
    for k in range(9):
        turn = 2 * math.pi * k / 9
        far = jet.size * (1.0 - math.exp(-jet.age_s / 0.18))
        size = jet.size * (0.3 + 0.3 * jet.age_s)
        brush.glow(jet.canvas, jet.x + far * math.cos(turn), jet.y + 0.7 * far * math.sin(turn), size, size,
                   (244, 240, 232), 0.8 * (1 - jet.age_s / 0.9))  # fmt: skip


def _glyphs(jet: Jet, glyph: Callable[[Jet, float, float, float, float, int], None]) -> None:
    """Signs that rise one after the other, sway and fade."""
    for k in range(3):
        share = (0.4 * jet.age_s - k / 3) % 1.0
        if 0.4 * jet.age_s < k / 3:
            continue
        x = jet.x + jet.size * (1.3 * share + 0.3 * math.sin(5 * share + 2 * k))
        size = jet.size * (0.3 + 0.3 * share)
        glyph(jet, x, jet.y - 2.2 * jet.size * share, size, min(1.0, 6 * share) * min(1.0, 3 * (1 - share)), k)


def _z(jet: Jet, x: float, y: float, size: float, alpha: float, k: int) -> None:
    path = skia.Path()
    path.moveTo(x - size / 2, y - size / 2)
    path.lineTo(x + size / 2, y - size / 2)
    path.lineTo(x - size / 2, y + size / 2)
    path.lineTo(x + size / 2, y + size / 2)
    jet.canvas.drawPath(path, brush.line((250, 250, 255), max(1.5, 0.2 * size), alpha))


def _heart(jet: Jet, x: float, y: float, size: float, alpha: float, k: int) -> None:
    path = skia.Path()
    path.moveTo(x, y + 0.5 * size)
    path.cubicTo(x - 1.1 * size, y - 0.2 * size, x - 0.4 * size, y - 0.9 * size, x, y - 0.25 * size)
    path.cubicTo(x + 0.4 * size, y - 0.9 * size, x + 1.1 * size, y - 0.2 * size, x, y + 0.5 * size)
    jet.canvas.drawPath(path, brush.fill((236, 72, 100), alpha))


def _note(jet: Jet, x: float, y: float, size: float, alpha: float, k: int) -> None:
    pen = brush.line((60, 48, 92), max(1.2, 0.13 * size), alpha)
    jet.canvas.drawOval(
        skia.Rect.MakeXYWH(x - 0.34 * size, y + 0.16 * size, 0.5 * size, 0.36 * size), brush.fill((60, 48, 92), alpha)
    )
    jet.canvas.drawLine(x + 0.12 * size, y + 0.32 * size, x + 0.12 * size, y - 0.7 * size, pen)
    if k % 2:
        jet.canvas.drawLine(x + 0.12 * size, y - 0.7 * size, x + 0.46 * size, y - 0.4 * size, pen)


PAINTS: dict[str, Callable[[Jet], None]] = {
    "water": lambda jet: _stream(jet, _WATER),
    "coffee": lambda jet: _stream(jet, _COFFEE),
    "shower": _shower,
    "foam": _foam,
    "crest": _crest,
    "splash": _splash,
    "snow": _snow,
    "steam": _steam,
    "blast": _blast,
    "puff": _puff,
    "flash": _flash,
    "suds": _suds,
    "soap bubbles": _soap_bubbles,
    "spell": _spell,
    "sparks": _sparks,
    "sleep": lambda jet: _glyphs(jet, _z),
    "love": lambda jet: _glyphs(jet, _heart),
    "music": lambda jet: _glyphs(jet, _note),
}
"""Look -> what draws it."""
