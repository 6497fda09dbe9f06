"""What stands on an airfield and leaves it: aeroplanes at their gates, one that takes off, the control tower."""

from __future__ import annotations

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.script import Colour

LIVERIES: tuple[Colour, ...] = ((226, 84, 72), (52, 120, 190), (240, 176, 62))
_PASSES_S = 7.0  # from one aeroplane to the next


def parked(canvas: Canvas, x: float, foot: float, size: float, colour: Colour, stage: Set) -> None:
    """This will paint an aeroplane from its side on its wheels, its nose to the right; 30 sizes long."""
    light = stage.light
    white, dim = light.bright((248, 250, 252)), light.dim((206, 214, 226))
    y = foot - 4.4 * size
    for wheel in (-3.0, -1.6, 9.6):
        canvas.drawLine(x + wheel * size, y, x + wheel * size, foot - 0.6 * size, brush.line(dim, 0.5 * size))
        canvas.drawCircle(x + wheel * size, foot - 0.7 * size, 0.8 * size, brush.fill(light.dim((50, 54, 66))))
    _airframe(canvas, x, y, size, colour, white, dim, stage)


def _airframe(
    canvas: Canvas, x: float, y: float, size: float, colour: Colour, white: Colour, dim: Colour, stage: Set
) -> None:
    """Fin, body, windows, wing and engine; `y` is the body's middle."""
    light = stage.light

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + a * size, y + b * size) for a, b in points]

    canvas.drawPath(brush.polygon(at((-13.6, -1), (-16, -8), (-13, -8), (-8.4, -1.6))), brush.fill(light.lit(colour)))
    canvas.drawPath(brush.polygon(at((-13, -0.6), (-16.6, -2.6), (-14.6, -2.8), (-10, -1))), brush.fill(dim))
    body = skia.Path()
    body.moveTo(*at((-15.6, -1.4))[0])
    body.lineTo(*at((9, -2.3))[0])
    body.quadTo(*at((13, -2.2))[0], *at((14.6, 0.2))[0])
    body.quadTo(*at((13, 2))[0], *at((9, 2))[0])
    body.lineTo(*at((-6, 2))[0])
    body.close()
    canvas.drawPath(
        body, brush.vertical(y - 2.3 * size, y + 2 * size, [argb(white), argb(mix(white, dim, 0.5)), argb(dim)])
    )
    stripe = at((-14.4, -0.5), (14.2, 0.5), (13.6, 1.1), (-12.4, 0.2))
    canvas.drawPath(brush.polygon(stripe), brush.fill(light.lit(colour)))
    glass = (255, 226, 150) if light.is_dark else (84, 116, 150)
    for k in range(13):
        canvas.drawRoundRect(
            pieces.box(x + (-8.6 + 1.35 * k) * size, y - 1.4 * size, 0.6 * size, 0.75 * size),
            0.3 * size,
            0.3 * size,
            brush.fill(glass),
        )
    canvas.drawPath(brush.polygon(at((10.6, -1.5), (12.4, -1.2), (13, -0.4), (10.8, -0.5))), brush.fill(glass))
    canvas.drawPath(
        brush.polygon(at((2.6, 0.8), (-2.4, 0.8), (-7.6, 4.2), (-5.6, 4.4))), brush.fill(mix(dim, light.shade, 0.15))
    )
    canvas.drawRoundRect(
        pieces.box(x - 1.6 * size, y + 1.9 * size, 4 * size, 1.9 * size),
        0.9 * size,
        0.9 * size,
        brush.fill(light.lit(colour)),
    )
    canvas.drawOval(
        pieces.box(x + 1.9 * size, y + 2.0 * size, 0.7 * size, 1.7 * size), brush.fill(light.dim((70, 76, 90)))
    )


def departing(stage: Set, ground: float) -> Piece:
    """This will be an aeroplane that runs to the right, lifts its nose and climbs out of the picture; then the next."""
    size = 0.78 * stage.unit
    light = stage.light
    white, dim = light.far((250, 252, 255), 0.1), light.far((200, 210, 226), 0.15)

    def paint(canvas: Canvas) -> None:
        _airframe(canvas, 18 * size, 9 * size, size, LIVERIES[2], white, dim, stage)

    image = sprite(36 * size, 15 * size, paint)
    way = stage.width + 60 * stage.unit

    def stance(now_s: float) -> Stance | None:
        share = ((now_s + 1.0) / _PASSES_S) % 1.0 / 0.8
        if share > 1.0:
            return None
        rise = max(0.0, share - 0.42) / 0.58
        turn = -13.0 * min(1.0, 3.0 * rise)
        return Stance(
            way * (0.25 * share + 0.75 * share**2) - 20 * stage.unit, ground - 0.72 * stage.horizon * rise**1.6, turn
        )

    return Piece((image,), (18 * size, 11 * size), stance)


def control_tower(canvas: Canvas, x: float, foot: float, stage: Set) -> None:
    """This will paint a control tower with its red lamp."""
    unit, light = stage.unit, stage.light
    high = min(26 * unit, 0.5 * stage.horizon)
    pieces.post(canvas, x, foot, foot - high, 3.6 * unit, (222, 226, 230), stage, 0.12)
    cab = brush.polygon(
        [
            (x - 3.4 * unit, foot - high),
            (x + 3.4 * unit, foot - high),
            (x + 5.2 * unit, foot - high - 5 * unit),
            (x - 5.2 * unit, foot - high - 5 * unit),
        ]
    )
    canvas.drawPath(cab, brush.fill((255, 224, 150) if light.is_dark else light.far((92, 140, 174), 0.1)))
    for k in (-1.8, 0.0, 1.8):
        canvas.drawLine(
            x + k * unit,
            foot - high,
            x + 1.5 * k * unit,
            foot - high - 5 * unit,
            brush.line(light.lit((236, 238, 240)), 0.4 * unit),
        )
    canvas.drawRoundRect(
        pieces.box(x - 6 * unit, foot - high - 6.8 * unit, 12 * unit, 2.2 * unit),
        unit,
        unit,
        brush.fill(light.lit((226, 84, 72))),
    )
    canvas.drawLine(
        x, foot - high - 7 * unit, x, foot - high - 12 * unit, brush.line(light.dim((120, 126, 140)), 0.5 * unit)
    )
    brush.glow(canvas, x, foot - high - 12 * unit, 2.6 * unit, 2.6 * unit, (255, 70, 60), 0.9)
