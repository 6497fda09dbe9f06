"""What weather leaves on a set, painted once: fog between its layers, snow on its upper edges, wet ground that mirrors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.layers import Layer, surface
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.backdrop import Backdrop
from generation.engine.animatic.script import Colour, Weather

_WHITE_UNITS = 0.9  # how thick the snow lies on an edge
_CLOUDS_FASTER = {Weather.WIND: 5.0, Weather.STORM: 8.0}


def weathered(backdrop: Backdrop, stage: Set) -> Backdrop:
    """This will be the set as the scene's weather leaves it."""
    behind, before = backdrop
    faster = _CLOUDS_FASTER.get(stage.weather, 1.0)
    behind = [replace(layer, drift=layer.drift * faster) if layer.drift else layer for layer in behind]
    if stage.weather is Weather.FOG:
        return [part for layer in behind for part in _in_fog(layer, stage)], before
    if stage.weather is Weather.SNOW:
        return [_snowed(layer, stage) for layer in behind], [_snowed(layer, stage) for layer in before]
    if stage.weather in (Weather.RAIN, Weather.STORM):
        return _wetted(behind, stage), before
    return behind, before


def _over(layer: Layer, paint: skia.Paint) -> Layer:
    """The layer with something painted where it is not clear."""
    paint.setBlendMode(skia.BlendMode.kSrcATop)

    def painted(image: Any) -> Any:
        sheet = surface(image.width(), image.height(), False)
        canvas = sheet.getCanvas()
        canvas.clear(0x00000000)
        canvas.drawImage(image, 0, 0)
        canvas.drawPaint(paint)
        return sheet.makeImageSnapshot()

    return layer.changed(painted)


def _is_ground(layer: Layer, stage: Set) -> bool:
    return layer.speed == 1.0 and layer.top + layer.image.height() >= stage.height - 1


def _in_fog(layer: Layer, stage: Set) -> list[Layer]:
    """What is farther lies behind more of it; the ground comes out of it towards us, wisps hang between."""
    haze, top = stage.light.haze, float(layer.top)
    if layer.speed == 0.0 or layer.drift:
        return [layer] if not layer.drift else []  # no cloud is seen through it
    if _is_ground(layer, stage):
        near, far = stage.floor - top, stage.horizon - top
        fade = [argb(haze, 0.92), argb(haze, 0.3), argb(haze, 0.06)]
        return [
            _over(
                layer,
                brush.vertical(
                    far, stage.height - top, fade, [0.0, (near - far + 1) / (stage.height - stage.horizon), 1.0]
                ),
            )
        ]
    lost = 0.94 * (1.0 - layer.speed) ** 0.9
    veiled = _over(layer, brush.fill(haze, min(lost, 0.93)))
    return [veiled] if layer.moves else [veiled, _wisps(stage, layer.speed)]


def _wisps(stage: Set, speed: float) -> Layer:
    unit, rng = stage.unit, stage.rng(round(900 + 100 * speed))
    period, top = 2 * stage.width, max(0, int(stage.horizon - 30 * unit))
    high = int(stage.horizon + 8 * unit) - top
    sheet = surface(period, high, False)
    canvas = sheet.getCanvas()
    canvas.clear(0x00000000)
    for _ in range(9):
        x, y = rng.uniform(0, period), high * rng.uniform(0.45, 0.85)
        wide, tall = unit * rng.uniform(22, 44), unit * rng.uniform(3, 7)
        for shift in (-period, 0, period):
            brush.glow(canvas, x + shift, y, wide, tall, stage.light.haze, rng.uniform(0.3, 0.55))
    return Layer(sheet.makeImageSnapshot(), top, period, max(speed, 0.1), 60.0)


def _snowed(layer: Layer, stage: Set) -> Layer:
    white = stage.light.bright((250, 252, 255))
    if layer.speed == 0.0 or layer.moves:
        return layer
    if _is_ground(layer, stage):
        return _white_ground(layer, stage, white)
    sheet = surface(layer.image.width(), layer.image.height(), False)
    canvas = sheet.getCanvas()
    canvas.clear(0x00000000)
    canvas.drawImage(layer.image, 0, 0)
    rim = surface(layer.image.width(), layer.image.height(), False)
    edge, thick = rim.getCanvas(), max(1.0, stage.unit * _WHITE_UNITS * (0.3 + layer.speed))
    edge.clear(0x00000000)
    tint = skia.Paint(
        ColorFilter=skia.ColorFilters.Blend(
            argb(mix(white, stage.light.haze, 0.6 * (1 - layer.speed))), skia.BlendMode.kSrcIn
        )
    )
    edge.drawImage(layer.image, 0, 0, skia.SamplingOptions(), tint)
    edge.drawImage(layer.image, 0, thick, skia.SamplingOptions(), skia.Paint(BlendMode=skia.BlendMode.kDstOut))
    canvas.drawImage(rim.makeImageSnapshot(), 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=0.85))
    return replace(layer, image=sheet.makeImageSnapshot())


def _white_ground(layer: Layer, stage: Set, white: Colour) -> Layer:
    """A veil over the ground, thickest far off, where one looks along it."""
    top, rng = float(layer.top), stage.rng(941)
    veil = [argb(white, 0.94), argb(white, 0.72), argb(white, 0.5)]
    done = _over(layer, brush.vertical(stage.horizon - top, stage.height - top, veil, [0.0, 0.4, 1.0]))
    sheet = surface(layer.image.width(), layer.image.height(), False)
    canvas = sheet.getCanvas()
    canvas.clear(0x00000000)
    canvas.drawImage(done.image, 0, 0)
    for _ in range(70):
        share = rng.random() ** 1.3
        y, wide = stage.horizon - top + share * (stage.height - stage.horizon), stage.unit * (4 + 14 * share)
        x = rng.uniform(wide, layer.period - wide)
        brush.glow(canvas, x, y, wide, wide * 0.2, white, 0.5)
    return replace(done, image=sheet.makeImageSnapshot())


def _wetted(behind: list[Layer], stage: Set) -> list[Layer]:
    """Wet ground shows what stands behind it upside down: each of the nearer layers again, faint, moving with its own."""
    ground = next((at for at, layer in enumerate(behind) if _is_ground(layer, stage)), None)
    if ground is None:
        return behind
    shown = [layer for layer in behind[:ground] if 0.1 <= layer.speed < 1.0 and not layer.moves][-2:]
    return [*behind[: ground + 1], *(_mirrored(layer, stage) for layer in shown), *behind[ground + 1 :]]


def _mirrored(layer: Layer, stage: Set) -> Layer:
    top, high = int(stage.horizon), int(0.75 * (stage.height - stage.horizon))
    sheet = surface(layer.period, high, False)
    canvas = sheet.getCanvas()
    canvas.clear(0x00000000)
    canvas.save()
    canvas.scale(1.0, -0.7)
    canvas.translate(0, layer.top - stage.horizon)
    blurred = skia.Paint(ImageFilter=skia.ImageFilters.Blur(stage.unit * 0.3, stage.unit * 1.6))
    canvas.drawImage(layer.image, 0, 0, skia.SamplingOptions(), blurred)
    canvas.restore()
    fade = brush.vertical(0, high, [argb((0, 0, 0), 0.5), argb((0, 0, 0), 0.2), argb((0, 0, 0), 0.0)])
    fade.setBlendMode(skia.BlendMode.kDstIn)
    canvas.drawPaint(fade)
    return Layer(sheet.makeImageSnapshot(), top, layer.period, layer.speed)


def at_rest(layers: list[Layer], camera_px: int, size: tuple[int, int], *, bends: bool) -> list[Layer]:
    """This will be the same layers for a camera that stays at `camera_px`: what doesn't move by itself is laid together;
    `size` is the picture's, `bends` where what grows moves.
    """
    done: list[Layer] = []
    still: list[Layer] = []
    for layer in [*layers, None]:
        if layer is not None and not (layer.moves or (bends and layer.sway)):
            still.append(layer)
            continue
        if len(still) > 1:
            done.append(_together(still, camera_px, *size))
        else:
            done += still
        still = []
        if layer is not None:
            done.append(layer)
    return done


def _together(layers: list[Layer], camera_px: int, width: int, height: int) -> Layer:
    top = min(layer.top for layer in layers)
    low = min(height, max(layer.top + layer.image.height() for layer in layers))
    is_opaque = layers[0].image.isOpaque()
    sheet = surface(width, low - top, is_opaque)
    canvas = sheet.getCanvas()
    canvas.clear(0xFF000000 if is_opaque else 0x00000000)
    canvas.translate(0, -top)
    for layer in layers:
        layer.draw(canvas, camera_px, width)
    return Layer(sheet.makeImageSnapshot(), top, width, 0.0)
