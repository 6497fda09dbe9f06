"""Shadows: a soft one under everything, and a long one towards us where a low sun stands behind."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import skia

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Take
from generation.engine.animatic.picture import brush, cast, objects
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.light import Light, argb
from generation.engine.animatic.script import Weather

SUNNY = frozenset({Weather.CLEAR, Weather.WIND})

_LOW_SUN = 0.7  # stretch of a light from which on shadows have their owner's shape
_ASIDE, _NEARER = 0.85, 0.34  # how far a shadow's tip lies to the right and towards us, parts of its owner's height
_REACH = 1.2  # times its size: how far arms and hats are from its middle


class Shadows:
    """What keeps the light from the ground in one take."""

    def __init__(self, light: Light, camera: Camera, take: Take, *, is_open: bool) -> None:
        self._light, self._camera, self._take = light, camera, take
        self._is_long = is_open and light.stretch > _LOW_SUN and not light.is_dark
        shade = skia.ColorFilters.Blend(argb(light.shade), skia.BlendMode.kSrcIn)
        self._long = skia.Paint(ColorFilter=shade, Alphaf=0.9 * light.shadow_alpha)

    def fall(self, canvas: Canvas, things: Sequence[tuple[Thing, Callable[[Canvas], None]]], number: int) -> None:
        """This will lay down the shadows of things, each with what paints it, as they are in frame `number`."""
        for thing, paint in things:
            if not self._is_shadowless(thing, number):
                self._soft(canvas, thing, number)
                if self._is_long:
                    self._cast(canvas, thing, number, paint)

    def _is_shadowless(self, thing: Thing, number: int) -> bool:
        scales = self._take.scales
        return thing.look in cast.SHADOWLESS or (scales is not None and scales[number, thing.index].min() < 0.1)

    def _cast(self, canvas: Canvas, thing: Thing, number: int, paint: Callable[[Canvas], None]) -> None:
        """Its owner again, in one tone, laid down on the ground: the sun is low behind it at the left."""
        x, y = self._foot(thing, number)
        lying = skia.Matrix()
        lying.setAll(1, -_ASIDE, _ASIDE * y, 0, -_NEARER, y + _NEARER * y, 0, 0, 1)
        canvas.save()
        canvas.clipRect(self._reach(thing, number, x, y))  # a layer as large as the picture takes 10 ms
        canvas.concat(lying)
        canvas.saveLayer(None, self._long)
        paint(canvas)
        canvas.restore()
        canvas.restore()

    def _reach(self, thing: Thing, number: int, x: float, y: float) -> skia.Rect:
        """Where the shadow of a thing that stands above x, y may be seen."""
        top = (max(float(self._take.poses[number, thing.index, 1]), 0.0) + _REACH * thing.size_m) * self._camera.scale
        return skia.Rect.MakeLTRB(x - top, y - 0.1 * top, x + (1 + _ASIDE) * top, y + _NEARER * top)

    def _foot(self, thing: Thing, number: int) -> tuple[float, float]:
        """Where the ground is below a thing, pixels."""
        x, y = self._camera.to_px(number, float(self._take.poses[number, thing.index, 0]), 0.0)
        return x, y + float(self._take.lanes[number, thing.index]) * objects.DEPTH_Y * self._camera.scale

    def _soft(self, canvas: Canvas, thing: Thing, number: int) -> None:
        camera, light = self._camera, self._light
        x, y, angle = self._take.poses[number, thing.index, :3]
        half = abs(thing.width_m * math.cos(angle)) / 2 + 0.18 * thing.height_m
        rise = max(y - thing.height_m / 2, 0.0)
        reach = (half if thing.look not in {"ramp"} else thing.width_m * 0.4) * camera.scale
        px = camera.to_px(number, x + light.stretch * rise * 0.25, 0.0)[0]
        py = self._foot(thing, number)[1]
        soft = 1.0 / (1.0 + 0.9 * rise / max(thing.size_m, 0.3))
        deep = max(0.3 * min(reach, thing.depth_m * camera.scale), 3.0)
        grow = 1.0 + 0.25 * rise
        stretched = 0.0 if self._is_long else light.stretch * thing.height_m * camera.scale * 0.5
        across, strength = (reach + stretched * 0.6) * grow, light.shadow_alpha * soft
        brush.glow(canvas, px + stretched * 0.6, py, across, deep * grow, light.shade, strength)
        if rise < 0.25:
            brush.glow(canvas, px, py, reach * 0.92, deep * 0.66, light.shade, 0.55 * (1 - rise / 0.25))
