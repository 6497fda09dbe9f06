"""What rooms share: walls, windows, floors, shelves, light."""

from __future__ import annotations

import itertools

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, Paint, make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.script import Colour, Hour, Weather


def room(stage: Set, wall: Paint, floor: Paint) -> Backdrop:
    """This will be a room of a wall and a floor."""
    layers: list[Layer] = [
        make_layer(wall, width=stage.width, top=0, bottom=stage.height, speed=0.6, is_opaque=True),
        make_layer(floor, width=stage.width, top=stage.horizon, bottom=stage.height, speed=1.0),
    ]
    return layers, []


def deep_room(stage: Set, wall: Paint, furniture: Paint, floor: Paint, high: float = 40.0) -> Backdrop:
    """This will be a room in three depths: wall, what stands before it (up to `high` units), floor."""
    unit = stage.unit
    return (
        [
            make_layer(wall, width=stage.width, top=0, bottom=stage.height, speed=0.5, is_opaque=True),
            make_layer(floor, width=stage.width, top=stage.horizon, bottom=stage.height, speed=1.0),
            band(stage, furniture, stage.horizon - high * unit, stage.horizon + 4 * unit, 0.75),
        ],
        [],
    )


def every(stage: Set, period: float, units: float) -> list[float]:
    """This will be places along a layer, about `units` apart, that come round evenly."""
    count = max(2, round(period / (units * stage.unit)))
    return [period * k / count for k in range(count)]


def paint_wall(canvas: Canvas, stage: Set, top: Colour, low: Colour) -> None:
    """This will paint a plain wall."""
    light = stage.light
    canvas.drawPaint(
        brush.vertical(0, stage.horizon, [argb(mix(light.lit(top), light.shade, 0.1)), argb(light.lit(low))])
    )


def paint_skirting(canvas: Canvas, period: float, stage: Set, colour: Colour) -> None:
    """This will paint the board at the foot of a wall."""
    unit, light = stage.unit, stage.light
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, stage.horizon - 2.4 * unit, period, stage.horizon), brush.fill(light.lit(colour))
    )
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, stage.horizon - 0.5 * unit, period, stage.horizon), brush.fill(light.dim(colour))
    )


def paint_window(canvas: Canvas, x: float, y: float, wide: float, high: float, stage: Set) -> None:
    """This will paint a window with the outside's light, its frame, and the pool of light that it throws into the room."""
    light, unit = stage.light, stage.unit
    is_night = stage.hour is Hour.NIGHT
    box = skia.Rect.MakeXYWH(x, y, wide, high)
    stage.panes.append(box)
    brush.glow(
        canvas, box.centerX(), box.centerY(), wide * 1.3, high, (150, 180, 240) if is_night else (255, 250, 226), 0.3
    )
    colours = _sky_outside(stage)
    canvas.drawRect(box, brush.vertical(y, y + high, [argb(colour) for colour in colours]))
    _outside(canvas, box, stage, is_night)
    frame = brush.line(light.lit((250, 246, 238)), unit * 1.3)
    canvas.drawRect(box, frame)
    canvas.drawLine(x + wide / 2, y, x + wide / 2, y + high, brush.line(light.lit((250, 246, 238)), unit * 0.8))
    canvas.drawLine(x, y + high * 0.5, x + wide, y + high * 0.5, brush.line(light.lit((250, 246, 238)), unit * 0.8))
    canvas.drawRect(
        skia.Rect.MakeXYWH(x - unit * 1.6, y + high, wide + 3.2 * unit, unit * 1.5),
        brush.fill(light.lit((244, 238, 228))),
    )


def _sky_outside(stage: Set) -> tuple[Colour, Colour]:
    """Above and below in a pane: by the hour, and grey where weather hides the sky."""
    if stage.hour is Hour.NIGHT:
        return (18, 24, 66), (60, 74, 140)
    if stage.weather in (Weather.RAIN, Weather.STORM):
        return ((120, 136, 156), (176, 186, 194)) if stage.weather is Weather.RAIN else ((66, 76, 98), (122, 132, 146))
    if stage.weather in (Weather.SNOW, Weather.FOG):
        return (196, 208, 222), (230, 236, 240)
    return {
        Hour.GOLDEN: ((150, 120, 180), (255, 200, 140)),
        Hour.DAWN: ((170, 180, 222), (255, 222, 206)),
    }.get(stage.hour, ((128, 192, 236), (226, 242, 238)))


def _outside(canvas: Canvas, box: skia.Rect, stage: Set, is_night: bool) -> None:
    rng, unit = stage.rng(81), stage.unit
    canvas.save()
    canvas.clipRect(box)
    if is_night:
        if len(stage.panes) == 1:  # there is but one moon
            x, y = box.left() + box.width() * 0.7, box.top() + box.height() * 0.25
            canvas.drawCircle(x, y, unit * 3, brush.fill((246, 244, 226)))
        for _ in range(24):
            x, y = rng.uniform(box.left(), box.right()), rng.uniform(box.top(), box.bottom())
            canvas.drawCircle(x, y, unit * 0.16, brush.fill((255, 255, 255), 0.8))
    for i in range(5):
        r = unit * rng.uniform(4, 7)
        colour = (30, 44, 74) if is_night else (136, 188, 126)
        canvas.drawCircle(box.left() + box.width() * i / 4, box.bottom() + r * 0.2, r, brush.fill(colour))
    canvas.restore()


def paint_tiles_floor(canvas: Canvas, period: float, stage: Set, first: Colour, second: Colour, tiles: int) -> None:
    """This will paint a chequered floor whose rows grow towards us; columns lean as everything deep leans here."""
    light = stage.light
    edges = [stage.horizon + (stage.height * 1.02 - stage.horizon) * (k / 7) ** 1.55 for k in range(8)]
    step = period / tiles
    lean = 0.42
    for row, (top, low) in enumerate(itertools.pairwise(edges)):
        share = row / 6
        for column in range(-2, tiles + 3):
            colour = first if (row + column) % 2 else second
            x0, x1 = column * step - (top - stage.floor) * lean, column * step - (low - stage.floor) * lean
            corners = [(x0, top), (x0 + step, top), (x1 + step, low), (x1, low)]
            shade = mix(mix(light.lit(colour), light.haze, 0.22 * (1 - share)), light.shade, 0.16 * share)
            paint = brush.fill(shade)
            paint.setAntiAlias(False)
            canvas.drawPath(brush.polygon(corners), paint)


def paint_boards(canvas: Canvas, period: float, stage: Set, colour: Colour, count: int) -> None:
    """This will paint a floor of boards."""
    light, rng = stage.light, stage.rng(82)
    edges = [stage.horizon + (stage.height * 1.02 - stage.horizon) * (k / count) ** 1.5 for k in range(count + 1)]
    for row, (top, low) in enumerate(itertools.pairwise(edges)):
        offset, wide = rng.uniform(0, period), period / 4
        for k in range(5):
            tone = mix(colour, (255, 236, 200) if (row + k) % 2 else (120, 70, 40), 0.1 + 0.06 * rng.random())
            shade = mix(light.lit(tone), light.shade, 0.2 * row / count)
            x = (offset + k * wide) % period
            for shift in (0.0, -period):
                canvas.drawRect(skia.Rect.MakeLTRB(x + shift, top, x + shift + wide, low), brush.fill(shade))
                canvas.drawLine(x + shift, top, x + shift, low, brush.line(light.dim(colour), stage.unit * 0.12, 0.6))
        canvas.drawLine(0, top, period, top, brush.line(light.dim(colour), stage.unit * 0.14, 0.55))


def paint_light_pools(canvas: Canvas, period: float, stage: Set, alpha: float) -> None:
    """This will lay pools of light on a floor."""
    colour = stage.light.glow
    for share in (0.2, 0.7):
        brush.glow(
            canvas, period * share, stage.floor + 2 * stage.unit, 42 * stage.unit, 13 * stage.unit, colour, alpha
        )


def paint_shelf(canvas: Canvas, x: float, y: float, wide: float, stage: Set, salt: int) -> None:
    """This will paint a shelf with pots and books."""
    unit, light, rng = stage.unit, stage.light, stage.rng(salt)
    at = x + unit * 2
    while at < x + wide - unit * 5:
        w, h = unit * rng.uniform(3, 5), unit * rng.uniform(4, 9)
        colour = rng.choice(((232, 110, 88), (246, 196, 92), (104, 164, 178), (250, 244, 232), (150, 186, 120)))
        box = skia.Rect.MakeXYWH(at, y - h, w, h)
        shader = skia.GradientShader.MakeLinear(
            [(at, 0), (at + w, 0)], [argb(light.bright(colour)), argb(light.dim(colour))]
        )
        canvas.drawRoundRect(box, w * 0.25, w * 0.25, skia.Paint(AntiAlias=True, Shader=shader))
        at += w + unit * rng.uniform(0.6, 2.2)
    canvas.drawRect(skia.Rect.MakeXYWH(x, y, wide, unit * 1.2), brush.fill(light.lit((196, 142, 96))))
    canvas.drawRect(skia.Rect.MakeXYWH(x, y + unit * 1.2, wide, unit * 1.6), brush.fill(light.shade, 0.16))
