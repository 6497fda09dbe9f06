"""The sets of open country: park, snowy mountains, moon."""

from __future__ import annotations

import math
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, make_layer, wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers


def park(stage: Set) -> Backdrop:
    """This will be a meadow with trees and hills."""

    def trees(canvas: Canvas, period: float) -> None:
        rng = stage.rng(11)
        for i in range(7):
            x = period * (i + rng.uniform(0.15, 0.85)) / 7
            foot, high = stage.horizon + stage.unit * rng.uniform(0.2, 2.2), stage.unit * rng.uniform(15, 30)
            colour = rng.choice(((112, 176, 88), (136, 188, 84), (88, 158, 98)))
            wrapped(
                canvas,
                period,
                x,
                high * 0.5,
                partial(
                    scenery.paint_tree, canvas, foot=foot, high=high, stage=stage, colour=colour, distance=0.16, rng=rng
                ),
            )

    def meadow(canvas: Canvas, period: float) -> None:
        scenery.paint_ground(
            canvas, period, stage, far=(170, 206, 108), near=(112, 176, 84), speckle=(226, 240, 150), salt=12
        )
        _flowers(canvas, period, stage)

    return (
        [
            *sky_layers(stage),
            hills(stage, 9, (116, 164, 150), 0.55, 13, 0.12),
            hills(stage, 5, (128, 182, 106), 0.3, 14, 0.25),
            band(stage, trees, stage.horizon - 34 * stage.unit, stage.horizon + 4 * stage.unit, 0.5, sway=0.6),
            band(stage, meadow, stage.horizon, stage.height, 1.0),
        ],
        [_front(stage)],
    )


def _grass_front(canvas: Canvas, period: float, stage: Set) -> None:
    rng = stage.rng(91)
    dark = mix(stage.light.dim((70, 132, 66)), stage.light.shade, 0.35)
    for _ in range(150):
        x, high = (
            rng.uniform(0, period),
            stage.unit * rng.uniform(4, 12) * (0.5 + 0.5 * abs(math.cos(math.pi * rng.random()))),
        )
        lean = rng.uniform(-0.4, 0.4) * high

        def blade(at: float, high: float = high, lean: float = lean) -> None:
            foot = stage.height + stage.unit
            path = skia.Path()
            path.moveTo(at - stage.unit * 0.6, foot)
            path.quadTo(at, foot - high * 0.6, at + lean, foot - high)
            path.quadTo(at + stage.unit * 0.6, foot - high * 0.5, at + stage.unit * 0.7, foot)
            canvas.drawPath(path, brush.fill(mix(dark, stage.light.bright((110, 170, 80)), rng.random() * 0.35), 0.94))

        wrapped(canvas, period, x, high, blade)


def _front(stage: Set) -> Layer:
    return band(stage, partial(_grass_front, stage=stage), stage.height - 13 * stage.unit, stage.height, 1.5, sway=2.0)


def _flowers(canvas: Canvas, period: float, stage: Set) -> None:
    rng = stage.rng(15)
    for _ in range(60):
        share = rng.random() ** 1.3
        y = stage.horizon + (0.08 + 0.92 * share) * (stage.height - stage.horizon)
        if abs(y - stage.floor) < 1.2 * stage.unit:
            continue
        x, size = rng.uniform(20, period - 20), stage.unit * (0.25 + 0.55 * share)
        colour = stage.light.lit(rng.choice(((255, 250, 240), (255, 208, 92), (246, 142, 160), (186, 150, 220))))
        for k in range(5):
            a = 2 * math.pi * k / 5
            canvas.drawCircle(
                x + size * 0.8 * math.cos(a), y + size * 0.55 * math.sin(a), size * 0.5, brush.fill(colour)
            )
        canvas.drawCircle(x, y, size * 0.45, brush.fill(stage.light.lit((250, 190, 70))))


def snow(stage: Set) -> Backdrop:
    """This will be snowy mountains and pines."""
    unit = stage.unit
    paint = partial(scenery.paint_peaks, stage=stage, base=stage.horizon + unit, rise=30 * unit, distance=0.42, salt=61)

    def pines(canvas: Canvas, period: float) -> None:
        rng = stage.rng(62)
        for i in range(13):
            x, high = period * (i + rng.uniform(0.1, 0.9)) / 13, unit * rng.uniform(10, 24)
            foot = stage.horizon + unit * rng.uniform(0.5, 2.5)
            wrapped(
                canvas,
                period,
                x,
                high * 0.4,
                partial(scenery.paint_pine, canvas, foot=foot, high=high, stage=stage, distance=0.22, has_snow=True),
            )

    def field(canvas: Canvas, period: float) -> None:
        scenery.paint_ground(
            canvas,
            period,
            stage,
            far=(240, 246, 254),
            near=(228, 238, 252),
            speckle=(176, 200, 236),
            salt=63,
            count=700,
        )
        for share in (0.3, 0.62):
            y = stage.horizon + share * (stage.height - stage.horizon)
            drift = [
                (x, y + unit * 2 * math.sin(2 * math.pi * 3 * x / period + share * 9))
                for x in range(0, int(period) + 20, 20)
            ]
            path = brush.polygon([*drift, (period, y + 9 * unit), (0, y + 9 * unit)])
            canvas.drawPath(
                path,
                brush.vertical(
                    y - 2 * unit,
                    y + 9 * unit,
                    [argb(stage.light.bright((255, 255, 255)), 0.75), argb(stage.light.lit((228, 238, 252)), 0.0)],
                ),
            )

    return (
        [
            *sky_layers(stage),
            band(stage, paint, stage.horizon - 38 * unit, stage.horizon + 2, 0.1),
            hills(stage, 4, (222, 234, 250), 0.2, 64, 0.25),
            band(stage, pines, stage.horizon - 26 * unit, stage.horizon + 4 * unit, 0.5, sway=0.35),
            band(stage, field, stage.horizon, stage.height, 1.0),
        ],
        [],
    )


def moon(stage: Set) -> Backdrop:
    """This will be the moon's grey plain with the earth above."""
    unit = stage.unit

    def earth(canvas: Canvas, period: float) -> None:
        scenery.paint_sky(canvas, period, stage, has_sun=False)
        x, y, r = stage.width * 0.72, stage.horizon * 0.34, 11 * unit
        brush.glow(canvas, x, y, r * 2.2, r * 2.2, (110, 170, 255), 0.4)
        canvas.drawCircle(
            x,
            y,
            r,
            brush.radial(
                (x - r * 0.4, y - r * 0.4), r * 1.6, [argb((150, 208, 250)), argb((46, 110, 190)), argb((10, 20, 60))]
            ),
        )
        clip = skia.Path()
        clip.addCircle(x, y, r)
        canvas.save()
        canvas.clipPath(clip, True)
        for dx, dy, rx, ry in ((-0.3, -0.3, 0.5, 0.3), (0.1, 0.35, 0.35, 0.4), (0.5, -0.2, 0.3, 0.2)):
            brush.glow(canvas, x + dx * r, y + dy * r, rx * r, ry * r, (120, 190, 120), 0.8)
        canvas.restore()

    def plain(canvas: Canvas, period: float) -> None:
        scenery.paint_ground(
            canvas, period, stage, far=(170, 170, 184), near=(150, 150, 166), speckle=(210, 210, 224), salt=72
        )
        _craters(canvas, period, stage)

    sky = make_layer(earth, width=stage.width, top=0, bottom=stage.height, speed=0.0, is_opaque=True)
    return (
        [sky, hills(stage, 6, (128, 128, 146), 0.3, 73, 0.2), band(stage, plain, stage.horizon, stage.height, 1.0)],
        [],
    )


def _craters(canvas: Canvas, period: float, stage: Set) -> None:
    rng, light = stage.rng(74), stage.light
    for _ in range(16):
        share = rng.random()
        y = stage.horizon + (0.06 + 0.9 * share) * (stage.height - stage.horizon)
        wide = stage.unit * (2 + 9 * share) * rng.uniform(0.5, 1.0)
        x = rng.uniform(wide, period - wide)
        box = skia.Rect.MakeXYWH(x - wide, y - wide * 0.22, 2 * wide, wide * 0.44)
        canvas.drawOval(box, brush.fill(light.dim((118, 118, 136)), 0.8))
        canvas.drawArc(box, 10, 160, False, brush.line(light.bright((210, 210, 224)), stage.unit * 0.35, 0.8))
