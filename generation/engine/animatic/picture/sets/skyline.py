"""The sets of the large city: over its roofs, and among its signs."""

from __future__ import annotations

import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.script import Colour, Hour

NEON: tuple[Colour, ...] = (
    (255, 64, 150),
    (64, 224, 255),
    (255, 196, 60),
    (150, 96, 255),
    (80, 255, 170),
    (255, 96, 70),
)


def rooftop(stage: Set) -> Backdrop:
    """This will be a flat roof over the city: towers in three depths, water tank, vents, a parapet."""
    unit, line = stage.unit, stage.horizon
    high = min(0.62 * line, 62 * unit)
    return (
        [
            *sky_layers(stage),
            towers(stage, high=high, far=0.66, salt=241, speed=0.06, low=14),
            towers(stage, high=0.72 * high, far=0.4, salt=242, speed=0.16, low=8),
            towers(stage, high=0.42 * high, far=0.18, salt=243, speed=0.32, low=4),
            band(stage, partial(_roof_things, stage=stage), line - 32 * unit, line + 3 * unit, 0.7),
            band(stage, partial(_roof, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def towers(stage: Set, *, high: float, far: float, salt: int, speed: float, low: float) -> Layer:
    """This will be a row of high houses up to `high` pixels, with lit windows after dark."""
    unit, line = stage.unit, stage.horizon

    def paint(canvas: Canvas, period: float) -> None:
        def tower(at: float, rng: random.Random) -> None:
            wide = unit * rng.uniform(7, 13)
            top = line - max(high * rng.uniform(0.34, 1.0), low * unit)
            _tower(canvas, pieces.box(at - wide / 2, top, wide, line + 2 - top), stage, far, rng)

        pieces.row(canvas, stage, period, 8.5, salt, tower, 14)
        pieces.air(canvas, period, stage, line - 0.8 * high, line + 2, 0.8 * far)

    return band(stage, paint, line - 1.1 * high - 8 * unit, line + 2, speed)


def _tower(canvas: Canvas, rect: skia.Rect, stage: Set, far: float, rng: random.Random) -> None:
    light, unit = stage.light, stage.unit
    wall = light.far(
        rng.choice(((126, 144, 172), (176, 150, 148), (150, 160, 176), (196, 178, 160), (104, 124, 156))), far
    )
    paint = pieces.across(
        rect.left(),
        rect.right(),
        [argb(mix(wall, light.glow, 0.16)), argb(wall), argb(mix(wall, light.shade, 0.3))],
        [0.0, 0.55, 1.0],
    )
    canvas.drawRect(rect, paint)
    crown = rng.random()
    if crown < 0.3:
        canvas.drawLine(
            rect.centerX(),
            rect.top(),
            rect.centerX(),
            rect.top() - unit * rng.uniform(3, 7),
            brush.line(wall, unit * 0.4),
        )
    elif crown < 0.6:
        canvas.drawRect(
            pieces.box(rect.left() + rect.width() * 0.2, rect.top() - 2 * unit, rect.width() * 0.6, 2.2 * unit),
            brush.fill(mix(wall, light.shade, 0.15)),
        )
    lit = {Hour.NIGHT: 0.5, Hour.GOLDEN: 0.18, Hour.DAWN: 0.12}.get(stage.hour, 0.0)
    glass, step_x, step_y = mix(wall, light.sky[1], 0.4), unit * 1.5, unit * 1.9
    for row in range(int((rect.height() - unit) / step_y)):
        for column in range(int((rect.width() - 0.8 * unit) / step_x)):
            is_lit = rng.random() < lit
            tone = mix((255, 214, 130), light.haze, far * 0.4) if is_lit else glass
            at = pieces.box(
                rect.left() + 0.6 * unit + column * step_x, rect.top() + unit + row * step_y, unit * 0.85, unit * 1.1
            )
            canvas.drawRect(at, brush.fill(tone, 0.9 if is_lit else 0.55))


def _roof_things(canvas: Canvas, period: float, stage: Set) -> None:
    unit, half, foot = stage.unit, period / 2, stage.horizon + 1.5 * stage.unit
    for shift in (0.0, half):
        _tank(canvas, shift + half * 0.2, foot, stage)
        for k, wide in enumerate((9.0, 6.0)):
            vent = pieces.box(
                shift + half * (0.55 + 0.16 * k), foot - (6 + 2 * k) * unit, wide * unit, (6 + 2 * k) * unit
            )
            pieces.panel(canvas, vent, (176, 178, 188), stage, far=0.08)
            for slat in range(1, 5):
                y = vent.top() + slat * vent.height() / 5.5
                canvas.drawLine(
                    vent.left() + unit, y, vent.right() - unit, y, brush.line(stage.light.shade, unit * 0.3, 0.35)
                )
        x = shift + half * 0.92
        canvas.drawLine(x, foot, x, foot - 24 * unit, brush.line(stage.light.dim((110, 112, 124)), unit * 0.5))
        for k in range(4):
            y = foot - (14 + 3 * k) * unit
            canvas.drawLine(
                x - (4 - k * 0.7) * unit,
                y,
                x + (4 - k * 0.7) * unit,
                y,
                brush.line(stage.light.dim((110, 112, 124)), unit * 0.35),
            )
    wall = pieces.box(0, stage.horizon - 4 * unit, period, 5.5 * unit)
    pieces.panel(canvas, wall, (186, 164, 152), stage, far=0.06)
    canvas.drawRect(
        pieces.box(0, wall.top() - unit, period, 1.3 * unit), brush.fill(stage.light.bright((214, 202, 194)))
    )


def _tank(canvas: Canvas, x: float, foot: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    for side in (-5, -1.7, 1.7, 5):
        canvas.drawLine(
            x + side * unit,
            foot,
            x + side * 0.9 * unit,
            foot - 12 * unit,
            brush.line(light.dim((92, 84, 90)), unit * 0.7),
        )
    pieces.post(canvas, x, foot - 11 * unit, foot - 23 * unit, 12 * unit, (166, 116, 86), stage, 0.1)
    for k in range(1, 4):
        y = foot - (11 + 3 * k) * unit
        canvas.drawLine(x - 6 * unit, y, x + 6 * unit, y, brush.line(light.dim((96, 72, 60)), unit * 0.35, 0.7))
    canvas.drawPath(
        brush.polygon([(x - 6.6 * unit, foot - 23 * unit), (x, foot - 29 * unit), (x + 6.6 * unit, foot - 23 * unit)]),
        brush.fill(light.far((120, 88, 76), 0.1)),
    )


def _roof(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(176, 170, 172), near=(150, 146, 154), speckle=(206, 202, 206), salt=244
    )
    seam = brush.line(light.dim((110, 106, 116)), unit * 0.35, 0.5)
    for share in (0.2, 0.5, 0.86):
        y = stage.horizon + share * (stage.height - stage.horizon)
        canvas.drawLine(0, y, period, y, seam)
    for k in range(8):
        x = period * k / 8
        canvas.drawLine(x, stage.horizon, x - 0.42 * (stage.height - stage.horizon), stage.height, seam)
        canvas.drawLine(
            x + period, stage.horizon, x + period - 0.42 * (stage.height - stage.horizon), stage.height, seam
        )


def neon_city(stage: Set) -> Backdrop:
    """This will be a street of signs: hanging neon, steaming vents, wires, all of it again on the wet road."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage, clouds=False, sun=False),
            towers(stage, high=min(0.9 * line, 84 * unit), far=0.6, salt=251, speed=0.08, low=30),
            _signs(stage, far=0.36, every=17, salt=252, speed=0.25, scale=0.8),
            _signs(stage, far=0.08, every=24, salt=253, speed=0.55, scale=1.2),
            band(stage, partial(_wet_road, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _signs(stage: Set, *, far: float, every: float, salt: int, speed: float, scale: float) -> Layer:
    """House fronts with shop windows below and signs above."""
    unit, line, light = stage.unit, stage.horizon, stage.light

    def paint(canvas: Canvas, period: float) -> None:
        def top_of(rng: random.Random) -> float:
            return line - min(0.9 * line, unit * scale * rng.uniform(36, 62))

        def house(at: float, rng: random.Random) -> None:
            wide, top = every * unit * 0.98, top_of(rng)
            wall = mix(light.far(rng.choice(((70, 64, 104), (84, 60, 92), (58, 70, 108))), far), light.shade, 0.2)
            rect = pieces.box(at - wide / 2, top, wide, line + 1.5 * unit - top)
            canvas.drawRect(rect, brush.vertical(top, line, [argb(mix(wall, light.shade, 0.3)), argb(wall)]))
            canvas.drawRect(
                pieces.box(rect.left() - 0.4 * unit, top, wide + 0.8 * unit, unit),
                brush.fill(mix(wall, light.glow, 0.12)),
            )
            _dark_windows(canvas, rect, stage, mix(wall, light.glow, 0.3), rng)

        def lights(at: float, rng: random.Random) -> None:
            wide, top = every * unit * 0.98, top_of(rng)
            shop = pieces.box(at - wide * 0.4, line - 9 * scale * unit, wide * 0.8, 9 * scale * unit)
            _shop(canvas, shop, stage, far, rng)
            for _ in range(3):
                x, y = at + rng.uniform(-0.4, 0.4) * wide, rng.uniform(top + 2 * unit, line - 16 * scale * unit)
                _sign(canvas, x, y, unit * scale, rng, mix(rng.choice(NEON), light.haze, far * 0.6))

        for part in (house, lights):  # of the same chance: walls first, so that no wall cuts a glow
            pieces.row(canvas, stage, period, every * 0.8, salt, part, every)
        pieces.air(canvas, period, stage, line - 30 * unit, line + 2 * unit, 0.7 * far)

    return band(stage, paint, 0, line + 2 * unit, speed)


def _dark_windows(canvas: Canvas, rect: skia.Rect, stage: Set, lit: Colour, rng: random.Random) -> None:
    unit = stage.unit
    for row in range(int(rect.height() / (3.6 * unit)) - 3):
        for column in range(int(rect.width() / (3.2 * unit))):
            if rng.random() < 0.55:
                tone = (255, 206, 150) if rng.random() < 0.25 else lit
                pane = pieces.box(
                    rect.left() + (1.2 + 3.2 * column) * unit,
                    rect.top() + (2.4 + 3.6 * row) * unit,
                    1.5 * unit,
                    2.1 * unit,
                )
                canvas.drawRect(pane, brush.fill(tone, 0.4))


def _shop(canvas: Canvas, rect: skia.Rect, stage: Set, far: float, rng: random.Random) -> None:
    unit, colour = stage.unit, rng.choice(((255, 214, 150), (150, 230, 255), (255, 150, 200)))
    tone = mix(colour, stage.light.haze, far * 0.7)
    if not stage.light.is_dark:
        tone = mix(tone, stage.light.lit((180, 190, 200)), 0.5)
    canvas.drawRect(
        rect,
        brush.vertical(
            rect.top(), rect.bottom(), [argb(mix(tone, (255, 255, 255), 0.2)), argb(mix(tone, stage.light.shade, 0.35))]
        ),
    )
    for _ in range(5):
        w, h = unit * rng.uniform(0.8, 2), rect.height() * rng.uniform(0.2, 0.6)
        canvas.drawRect(
            pieces.box(rng.uniform(rect.left(), rect.right() - w), rect.bottom() - h, w, h),
            brush.fill(mix(tone, stage.light.shade, 0.55), 0.7),
        )
    canvas.drawRect(rect, brush.line(stage.light.shade, unit * 0.6, 0.9))
    stripes = 8
    for k in range(stripes):
        w = rect.width() * 1.08 / stripes
        x, y = rect.left() - rect.width() * 0.04 + k * w, rect.top() - 1.2 * unit
        shape = brush.polygon([(x, y), (x + w, y), (x + w, y + 2.4 * unit), (x, y + 2.4 * unit)])
        canvas.drawPath(shape, brush.fill(mix(colour if k % 2 else (250, 244, 240), stage.light.shade, 0.4)))


def _sign(canvas: Canvas, x: float, y: float, size: float, rng: random.Random, colour: Colour) -> None:
    """A sign of strokes that nobody can read: a bar, a ring, an arrow, a cup."""
    pen = brush.line(mix(colour, (255, 255, 255), 0.5), size * 0.4)
    soft = brush.line(colour, size * 1.1, 0.4)
    upright = rng.random() < 0.6
    frame = pieces.box(x, y, size * (4.2 if upright else 10), size * (14 if upright else 4.2))
    brush.glow(
        canvas,
        frame.centerX(),
        frame.centerY(),
        frame.width() * 1.5 + 3 * size,
        frame.height() * 0.9 + 3 * size,
        colour,
        0.36,
    )
    canvas.drawRoundRect(frame, size, size, brush.fill(mix((24, 16, 44), colour, 0.18), 0.95))
    path = skia.Path()
    path.addRoundRect(frame, size, size)
    count = 3
    for k in range(count):
        share = (k + 0.5) / count
        cx = frame.centerX() if upright else frame.left() + frame.width() * share
        cy = frame.top() + frame.height() * share if upright else frame.centerY()
        _glyph(path, cx, cy, size * 1.15, rng)
    canvas.drawPath(path, soft)
    canvas.drawPath(path, pen)


def _glyph(path: skia.Path, x: float, y: float, r: float, rng: random.Random) -> None:
    kind = rng.randrange(4)
    if kind == 0:
        path.addCircle(x, y, r * 0.8)
    elif kind == 1:
        for dy in (-0.8, 0.0, 0.8):
            path.moveTo(x - r * 0.8, y + dy * r)
            path.lineTo(x + r * (0.8 - 0.4 * rng.random()), y + dy * r)
    elif kind == 2:
        path.moveTo(x - r * 0.8, y - r * 0.7)
        path.lineTo(x + r * 0.8, y - r * 0.7)
        path.moveTo(x, y - r)
        path.lineTo(x, y + r)
    else:
        path.moveTo(x - r * 0.7, y - r * 0.5)
        path.lineTo(x, y + r * 0.8)
        path.lineTo(x + r * 0.7, y - r * 0.5)
        path.close()


def _wet_road(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(254)
    scenery.paint_ground(
        canvas, period, stage, far=(110, 104, 140), near=(74, 72, 104), speckle=(120, 120, 160), salt=255
    )
    kerb = stage.horizon + 2.6 * unit
    canvas.drawRect(skia.Rect.MakeLTRB(0, stage.horizon, period, kerb), brush.fill(light.lit((128, 120, 150))))
    canvas.drawRect(skia.Rect.MakeLTRB(0, kerb, period, kerb + 0.7 * unit), brush.fill(light.dim((80, 76, 104))))
    strong = 0.42 if light.is_dark else 0.12
    for _ in range(34):  # signs in the wet: long upwards, broken across
        x, colour = rng.uniform(0, period), rng.choice(NEON)
        y = stage.horizon + rng.uniform(0.1, 0.9) * (stage.height - stage.horizon)
        for shift in (-period, 0.0, period):
            brush.glow(
                canvas,
                x + shift,
                y,
                unit * rng.uniform(2, 4),
                unit * rng.uniform(9, 18),
                colour,
                strong * rng.uniform(0.5, 1.0),
            )
    for _ in range(60):
        y = stage.horizon + rng.uniform(0.12, 1.0) * (stage.height - stage.horizon)
        x, wide = rng.uniform(0, period), unit * rng.uniform(3, 12)
        canvas.drawOval(pieces.box(x, y, wide, unit * 0.24), brush.fill(light.bright((200, 210, 255)), 0.12))
    low = stage.floor + 10 * unit
    for k in range(8):
        dash = pieces.box(period * k / 8, low, period / 15, 1.4 * unit)
        canvas.drawRect(dash, brush.fill(light.lit((250, 236, 200)), 0.7))
