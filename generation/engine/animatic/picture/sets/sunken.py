"""The set of a city under the sea: lit domes and towers of shell, fish in shoals, a small submarine that goes by."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import deep, pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.script import Colour

_LIT: Colour = (255, 226, 150)
_SHELL: tuple[Colour, ...] = ((226, 150, 170), (150, 206, 214), (206, 176, 226), (240, 206, 160))


def underwater_city(stage: Set) -> Backdrop:
    """This will be a city on the sea bed, before the light that falls from above: towers far off, domes nearer."""
    unit, line = stage.unit, stage.horizon
    water, weeds = deep.underwater(stage)
    return (
        [
            water[0],
            band(stage, partial(_towers, stage=stage, high=0.62, far=0.55, salt=701), 0, line + unit, 0.12),
            mobile(stage, 0.2, *_shoal(stage)),
            band(stage, partial(_towers, stage=stage, high=0.5, far=0.28, salt=702), 0, line + unit, 0.28),
            mobile(stage, 0.34, _submarine(stage)),
            band(stage, partial(_domes, stage=stage), 0, line + 2 * unit, 0.5),
            water[-1],
        ],
        weeds,
    )


def _towers(canvas: Canvas, period: float, stage: Set, high: float, far: float, salt: int) -> None:
    """Spires like shells, wound and tapering, with rows of lit windows and bridges between them."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    rng = stage.rng(salt)
    tops: list[tuple[float, float]] = []
    for k, x in enumerate(every(stage, period, 19)):
        at, rise = x + rng.uniform(0, 5) * unit, high * line * rng.uniform(0.6, 1.0)
        half = unit * rng.uniform(3.4, 5.4)
        tone = light.far(_SHELL[k % 4], far)
        wrapped(
            canvas,
            period,
            at,
            12 * unit,
            partial(_spire, canvas=canvas, stage=stage, rise=rise, half=half, tone=tone, far=far),
        )
        tops.append((at, line - 0.5 * rise))
    for (x, y), (x2, y2) in pairwise(tops):
        tube = brush.smooth([(x, y), ((x + x2) / 2, max(y, y2) + 3 * unit), (x2, y2)], False)
        canvas.drawPath(tube, brush.line(light.far((196, 226, 236), far), 1.6 * unit, 0.8))
        canvas.drawPath(tube, brush.line(mix(_LIT, light.haze, far), 0.5 * unit, 0.8))


def _spire(x: float, canvas: Canvas, stage: Set, rise: float, half: float, tone: Colour, far: float) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + stage.unit
    body = skia.Path()
    body.moveTo(x - half, foot)
    body.cubicTo(x - 1.15 * half, foot - 0.5 * rise, x - 0.3 * half, foot - 0.8 * rise, x, foot - rise)
    body.cubicTo(x + 0.3 * half, foot - 0.8 * rise, x + 1.15 * half, foot - 0.5 * rise, x + half, foot)
    body.close()
    canvas.drawPath(
        body,
        pieces.across(
            x - half, x + half, [argb(mix(tone, light.glow, 0.3)), argb(tone), argb(mix(tone, light.shade, 0.35))]
        ),
    )
    canvas.save()
    canvas.clipPath(body, True)
    for k in range(1, 8):
        y = foot - rise * k / 8
        canvas.drawLine(
            x - half, y + 1.4 * unit, x + half, y - 1.4 * unit, brush.line(mix(tone, light.shade, 0.3), 0.4 * unit, 0.6)
        )
        for j in (-0.5, 0.0, 0.5):
            share = 1.0 - 0.8 * k / 8
            canvas.drawOval(
                pieces.box(x + j * half * share - 0.45 * unit, y + 1.6 * unit, 0.9 * unit, 1.4 * unit),
                brush.fill(mix(_LIT, light.haze, 0.5 * far), 0.95),
            )
    canvas.restore()
    brush.glow(canvas, x, foot - rise, 3 * unit, 3 * unit, (150, 250, 240), 0.8 * (1 - far))
    canvas.drawCircle(x, foot - rise, 0.8 * unit, brush.fill(mix((210, 255, 246), light.haze, 0.5 * far)))


def _domes(canvas: Canvas, period: float, stage: Set) -> None:
    """Domes of glass over small lit houses and gardens, and the tubes that join them."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + stage.unit
    places = every(stage, period, 46)
    wide = period / len(places)
    for x in places:
        tube = pieces.box(x + 12 * unit, foot - 4.4 * unit, wide - 24 * unit, 3.6 * unit)
        for shift in (0.0, -period):
            canvas.drawRoundRect(tube.makeOffset(shift, 0), 1.8 * unit, 1.8 * unit, brush.fill((190, 240, 250), 0.5))
            canvas.drawLine(
                tube.left() + shift,
                tube.centerY(),
                tube.right() + shift,
                tube.centerY(),
                brush.line(mix(_LIT, light.haze, 0.2), 0.7 * unit),
            )
    for k, x in enumerate(places):
        radius = min((13.5, 10.5)[k % 2] * unit, 0.42 * stage.horizon)
        wrapped(canvas, period, x, 2 * radius, partial(_dome, canvas=canvas, stage=stage, radius=radius, number=k))


def _dome(x: float, canvas: Canvas, stage: Set, radius: float, number: int) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + stage.unit
    round_ = pieces.box(x - radius, foot - radius, 2 * radius, 2 * radius)
    brush.glow(canvas, x, foot - 0.4 * radius, 1.7 * radius, 1.5 * radius, (255, 220, 150), 0.4)
    canvas.drawArc(
        round_,
        180,
        180,
        True,
        brush.vertical(foot - radius, foot, [argb((150, 226, 246), 0.45), argb((255, 226, 160), 0.75)]),
    )
    for j, dx in enumerate((-0.55, -0.2, 0.16, 0.5)):
        high = radius * (0.62 - 0.5 * abs(dx)) * (0.9 + 0.2 * ((j + number) % 2))
        house = pieces.box(x + dx * radius - 0.15 * radius, foot - high, 0.3 * radius, high)
        tone = light.bright(_SHELL[(j + number) % 4])
        canvas.drawRoundRect(house, 0.12 * radius, 0.12 * radius, brush.fill(mix(tone, (120, 90, 130), 0.2)))
        for row in range(max(1, int(high / (2.6 * unit)))):
            for side in (-0.07, 0.05):
                canvas.drawRect(
                    pieces.box(
                        x + (dx + side) * radius, foot - high + (1.2 + 2.6 * row) * unit, 0.9 * unit, 1.3 * unit
                    ),
                    brush.fill(_LIT),
                )
    for dx in (-0.78, -0.02, 0.34, 0.74):
        canvas.drawCircle(x + dx * radius, foot - 1.6 * unit, 1.5 * unit, brush.fill((96, 176, 110)))
    canvas.drawArc(round_, 180, 180, False, brush.line((220, 250, 255), 0.8 * unit, 0.95))
    for turn in (215, 250, 290, 325):
        rib = (x + radius * math.cos(math.radians(turn)), foot + radius * math.sin(math.radians(turn)))
        canvas.drawLine(x, foot - 0.98 * radius, *rib, brush.line((220, 250, 255), 0.3 * unit, 0.5))
    canvas.drawArc(
        pieces.box(x - 0.8 * radius, foot - 0.84 * radius, 1.6 * radius, 1.6 * radius),
        205,
        40,
        False,
        brush.line((255, 255, 255), unit, 0.6),
    )
    pieces.panel(
        canvas,
        pieces.box(x - 1.08 * radius, foot - 1.2 * unit, 2.16 * radius, 2.4 * unit),
        (206, 190, 160),
        stage,
        round_by=unit,
    )


def _shoal(stage: Set) -> list[Piece]:
    """Small fish that go to the left together and turn about one another."""
    unit, rng = stage.unit, stage.rng(703)

    def paint(canvas: Canvas, tone: Colour) -> None:
        body = brush.smooth([(0, unit), (1.4 * unit, 0.1 * unit), (2.8 * unit, unit), (1.4 * unit, 1.9 * unit)])
        canvas.drawPath(body, brush.fill(tone))
        canvas.drawPath(
            brush.polygon([(2.5 * unit, unit), (3.8 * unit, 0.2 * unit), (3.8 * unit, 1.8 * unit)]), brush.fill(tone)
        )

    tones = (mix((255, 200, 110), stage.light.haze, 0.3), mix((250, 130, 120), stage.light.haze, 0.3))
    images = [sprite(4 * unit, 2 * unit, partial(paint, tone=tone)) for tone in tones]
    fish = []
    for k in range(22):
        x, y, phase = rng.uniform(-12, 12), rng.uniform(-5, 5), rng.uniform(0, 6.28)
        fish.append(
            Piece(
                (images[k % 2],),
                (2 * unit, unit),
                partial(_swimming, stage=stage, dx=x * unit, dy=y * unit, phase=phase),
            )
        )
    return fish


def _swimming(now_s: float, *, stage: Set, dx: float, dy: float, phase: float) -> Stance:
    unit = stage.unit
    x = 0.7 * stage.width + dx - 5.5 * unit * now_s + 0.8 * unit * math.sin(2.1 * now_s + phase)
    return Stance(
        x % (2 * stage.width),
        0.3 * stage.horizon + dy + 1.4 * unit * math.sin(0.9 * now_s + phase),
    )


def _submarine(stage: Set) -> Piece:
    """Orange, with a lit bull's-eye and a propeller's wake; it goes to the right."""
    unit = stage.unit

    def paint(canvas: Canvas) -> None:
        light = stage.light
        tone = mix(light.bright((240, 120, 74)), light.haze, 0.12)
        brush.glow(canvas, 21 * unit, 6 * unit, 6 * unit, 4 * unit, _LIT, 0.7)
        pieces.panel(canvas, pieces.box(8 * unit, 0.8 * unit, 5 * unit, 4 * unit), (240, 120, 74), stage, round_by=unit)
        canvas.drawLine(
            11.6 * unit, 1.2 * unit, 11.6 * unit, -0.6 * unit, brush.line(light.dim((200, 150, 60)), 0.7 * unit)
        )
        canvas.drawPath(
            brush.polygon([(3.4 * unit, 7 * unit), (0.8 * unit, 3.6 * unit), (0.8 * unit, 10.4 * unit)]),
            brush.fill(light.dim((214, 150, 60))),
        )
        body = pieces.box(2.4 * unit, 3.4 * unit, 18 * unit, 7.4 * unit)
        canvas.drawRoundRect(
            body,
            4 * unit,
            3.7 * unit,
            brush.vertical(
                body.top(), body.bottom(), [argb(mix(tone, light.glow, 0.3)), argb(mix(tone, light.shade, 0.25))]
            ),
        )
        for x in (7.4, 11.4, 15.4):
            canvas.drawCircle(x * unit, 7 * unit, 1.5 * unit, brush.fill(light.dim((150, 110, 60))))
            canvas.drawCircle(x * unit, 7 * unit, 1.05 * unit, brush.fill(_LIT))

    image = sprite(28 * unit, 12 * unit, paint)

    def stance(now_s: float) -> Stance:
        return Stance(
            (0.06 * stage.width + 5 * unit * now_s) % (2 * stage.width),
            0.44 * stage.horizon + unit * math.sin(0.8 * now_s),
        )

    return Piece((image,), (12 * unit, 6 * unit), stance)
