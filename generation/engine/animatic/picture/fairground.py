"""The rides of a fair as they are painted: a wheel, its cars, a carousel and its horses, a coaster's track and cars."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.draft import Draft
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.script import Colour
from generation.engine.animatic.staging.rides import CARS_OF_A_WHEEL, car_turn, track_m

_WHITE: Colour = (252, 248, 240)
_STEEL: Colour = (214, 218, 228)
_GOLD: Colour = (244, 202, 96)
_GAY: tuple[Colour, ...] = ((226, 74, 66), (62, 142, 196), (248, 190, 70), (112, 176, 140), (170, 110, 200))


def _wheel(spot: Spot, thing: Thing) -> None:
    """Rims and spokes, turned as the wheel is, its two legs, and the cars in which nobody sits."""
    canvas, light, r = spot.canvas, spot.light, thing.width_m / 2 * spot.scale
    for side in (-1, 1):
        foot = (spot.x + side * 0.7 * r, spot.y + 1.53 * r)
        canvas.drawLine(spot.x, spot.y, *foot, brush.line(light.dim((120, 130, 156)), 0.07 * r))
        canvas.drawLine(spot.x, spot.y, *foot, brush.line(light.lit((170, 178, 200)), 0.035 * r))
    for share, wide, colour in ((1.0, 0.045, (226, 74, 66)), (0.9, 0.02, _WHITE), (0.36, 0.02, _GOLD)):
        canvas.drawCircle(spot.x, spot.y, share * r, brush.line(light.lit(colour), wide * r))
    for k in range(2 * CARS_OF_A_WHEEL):
        turn = spot.angle + car_turn(0) + math.pi * k / CARS_OF_A_WHEEL
        out = (spot.x + r * math.cos(turn), spot.y - r * math.sin(turn))
        canvas.drawLine(spot.x, spot.y, *out, brush.line(light.lit(_STEEL), 0.014 * r))
        glow = _GAY[k % len(_GAY)]
        canvas.drawCircle(*out, 0.03 * r, brush.fill(light.bright(glow)))
    canvas.drawCircle(spot.x, spot.y, 0.1 * r, brush.fill(light.lit(_GOLD)))
    size = float(thing.extra["car"]) * spot.scale
    for k in range(int(thing.extra["taken"]), CARS_OF_A_WHEEL):
        turn = spot.angle + car_turn(k)
        x, y = spot.x + r * math.cos(turn), spot.y - r * math.sin(turn)
        _roof(spot, x, y, size, _GAY[k % len(_GAY)])
        _bucket(spot, x, y + 0.45 * size, size, _GAY[k % len(_GAY)])


def _roof(spot: Spot, x: float, y: float, size: float, colour: Colour) -> None:
    canvas, light = spot.canvas, spot.light
    for side in (-1, 1):
        pen = brush.line(light.dim(_STEEL), 0.035 * size)
        canvas.drawLine(x + side * 0.42 * size, y + 0.5 * size, x + side * 0.3 * size, y - 0.2 * size, pen)
    roof = [(x - 0.52 * size, y - 0.14 * size), (x, y - 0.42 * size), (x + 0.52 * size, y - 0.14 * size)]
    canvas.drawPath(brush.polygon(roof), brush.fill(light.lit(colour)))


def _bucket(spot: Spot, x: float, y: float, size: float, colour: Colour) -> None:
    canvas, light = spot.canvas, spot.light
    sides = [(-0.5, -0.02), (0.5, -0.02), (0.42, 0.3), (0.2, 0.38), (-0.2, 0.38), (-0.42, 0.3)]
    canvas.drawPath(brush.smooth([(x + a * size, y + b * size) for a, b in sides]), brush.fill(light.dim(colour)))
    front = [(-0.46, 0.03), (0.46, 0.03), (0.38, 0.28), (-0.38, 0.28)]
    canvas.drawPath(brush.smooth([(x + a * size, y + b * size) for a, b in front]), brush.fill(light.lit(colour)))
    canvas.drawLine(x - 0.46 * size, y, x + 0.46 * size, y, brush.line(light.lit(_WHITE), 0.06 * size))


def _gondola(spot: Spot, thing: Thing) -> None:
    """The front of a car, before whoever sits in it; its roof is over the head."""
    size = thing.width_m * spot.scale
    canvas, light = spot.canvas, spot.light
    pen = brush.line(light.dim(_STEEL), 0.035 * size)
    for side in (-1, 1):
        canvas.drawLine(spot.x + side * 0.46 * size, spot.y, spot.x + side * 0.1 * size, spot.y - 0.98 * size, pen)
    _bucket(spot, spot.x, spot.y, 1.08 * size, thing.colour)


def _carousel(spot: Spot, thing: Thing) -> None:
    """A floor, a drum with mirrors, and a striped roof."""
    draft, wide, high = Draft(spot, 1.0), thing.width_m, thing.height_m
    canvas, light, low = spot.canvas, spot.light, -0.5 * high
    x, y = draft.px(0.0, low + 0.06 * high)
    brush.egg(canvas, x, y, 0.5 * wide * spot.scale, 0.075 * wide * spot.scale, (196, 140, 96), light)
    draft.brick(-0.13 * wide, low, 0.13 * wide, 0.3 * high, (236, 214, 170), 0.1)
    for k in (-1, 0, 1):
        left, right = (k * 0.085 - 0.032) * wide, (k * 0.085 + 0.032) * wide
        draft.poly(
            [(left, low + 0.18 * high), (right, low + 0.18 * high), (right, 0.2 * high), (left, 0.2 * high)],
            _GAY[k + 1],
        )
    count = 12
    for k in range(count):
        a, b = (-0.5 + j / count for j in (k, k + 1))
        tone = _WHITE if k % 2 else (220, 70, 78)
        hem = 0.26 * high
        points = [(a * wide, hem), (b * wide, hem), (0.14 * b * wide, 0.5 * high), (0.14 * a * wide, 0.5 * high)]
        draft.poly(points, tone)
        x, y = draft.px((a + b) / 2 * wide, hem)
        canvas.drawCircle(x, y, 0.5 * wide / count * spot.scale, brush.fill(light.lit(mix(tone, _GOLD, 0.25))))
        bulb = 0.5 + 0.5 * math.sin(5.0 * spot.time_s + 2.1 * k)
        canvas.drawCircle(x, y, 0.014 * wide * spot.scale, brush.fill((255, 240, 170), 0.35 + 0.65 * bulb))


def _horse(spot: Spot, thing: Thing) -> None:
    """A wooden horse on a golden pole, looking where it goes."""
    way = float(thing.extra.get("facing", 1.0))
    size, tall = thing.width_m * spot.scale, float(thing.extra["tall"]) * spot.scale
    canvas, light = spot.canvas, spot.light
    canvas.drawLine(
        spot.x, spot.y - 1.5 * tall, spot.x, spot.y + 0.62 * tall, brush.line(light.lit(_GOLD), 0.05 * size)
    )
    body: Colour = (250, 246, 236)

    def limb(
        start: tuple[float, float], end: tuple[float, float], thick: float, thin: float, colour: Colour = body
    ) -> None:
        first, last = ((spot.x + way * a * size, spot.y - b * size) for a, b in (start, end))
        brush.limb(canvas, first, last, thick * size, colour, light, thin * size)

    for x, reach in ((-0.26, -0.16), (-0.16, 0.04), (0.2, 0.14), (0.26, 0.28)):
        limb((x, -0.02), (x + reach * 0.5, -0.24), 0.055, 0.045)
        limb((x + reach * 0.5, -0.24), (x + reach * 0.2, -0.38), 0.045, 0.035)
    limb((-0.3, 0.08), (-0.46, -0.1), 0.06, 0.03, thing.colour)
    limb((-0.24, 0.03), (0.22, 0.03), 0.15, 0.145)
    limb((0.22, 0.06), (0.4, 0.34), 0.11, 0.075)
    limb((0.38, 0.36), (0.54, 0.26), 0.08, 0.055)
    for k in range(5):
        limb((0.2 + 0.045 * k, 0.18 + 0.055 * k), (0.13 + 0.045 * k, 0.15 + 0.05 * k), 0.04, 0.03, thing.colour)
    limb((-0.08, 0.15), (0.08, 0.15), 0.06, 0.06, thing.colour)
    limb((-0.1, 0.0), (-0.1, 0.12), 0.03, 0.03, thing.colour)
    canvas.drawCircle(spot.x + way * 0.42 * size, spot.y - 0.36 * size, 0.022 * size, brush.fill((44, 34, 48)))


def _track(spot: Spot, thing: Thing) -> None:
    """Rails over hills, on ties, on a trestle."""
    tall, scale, light, canvas = float(thing.extra["tall"]), spot.scale, spot.light, spot.canvas
    begin, steps = -0.5 * thing.width_m, int(thing.width_m / (0.12 * tall))
    left_m = thing.body.position.x
    points = [(begin + thing.width_m * k / steps, 0.0) for k in range(steps + 1)]
    rails = [(spot.x + x * scale, spot.y - (track_m(left_m + x, tall) - 0.05) * scale) for x, _ in points]
    seen = [(n, at) for n, at in enumerate(rails) if -2.0 * tall * scale < at[0] < 4000.0]
    for n, (x, y) in seen:
        if n % 5 == 0:
            canvas.drawLine(x, y, x, spot.y, brush.line(light.lit((206, 212, 224)), 0.05 * tall * scale))
            if n + 5 < len(rails):
                canvas.drawLine(
                    x, spot.y - 0.1 * tall * scale, *rails[n + 5], brush.line(light.dim(_STEEL), 0.02 * tall * scale)
                )
    path = [at for _, at in seen]
    if len(path) < 3:
        return
    for colour, wide, drop in (((150, 40, 44), 0.12, 0.07), ((232, 82, 74), 0.08, 0.0)):
        line = brush.smooth([(x, y + drop * tall * scale) for x, y in path], False)
        canvas.drawPath(line, brush.line(light.lit(colour), wide * tall * scale))


def _car(spot: Spot, thing: Thing) -> None:
    """The side of a coaster's car: a curved front, a stripe, wheels on the rail."""
    draft, wide = Draft(spot, thing.width_m), thing.width_m * spot.scale
    shell = [
        (-0.5, -0.2),
        (0.42, -0.2),
        (0.56, -0.02),
        (0.46, 0.16),
        (0.26, 0.06),
        (-0.26, 0.04),
        (-0.42, 0.3),
        (-0.52, 0.3),
    ]
    draft.poly(shell, thing.colour)
    draft.poly([(-0.5, -0.1), (0.52, -0.1), (0.54, -0.03), (-0.5, -0.03)], _WHITE)
    for x in (-0.3, 0.3):
        at = draft.px(x, -0.24)
        spot.canvas.drawCircle(*at, 0.085 * wide, brush.fill(spot.light.lit((70, 74, 92))))
        spot.canvas.drawCircle(*at, 0.035 * wide, brush.fill(spot.light.lit(_STEEL)))


PAINTS: dict[str, Callable[[Spot, Thing], None]] = {
    "ferris wheel": _wheel, "gondola": _gondola, "carousel": _carousel, "carousel horse": _horse, "coaster track": _track,
    "coaster car": _car,
}  # fmt: skip
"""What of a ride is seen -> what paints it."""
