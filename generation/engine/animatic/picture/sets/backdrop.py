"""What sets share: layers of sky, hills and bands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from generation.engine.animatic.picture import scenery
from generation.engine.animatic.picture.layers import Layer, Paint, make_layer
from generation.engine.animatic.picture.scenery import Set

Backdrop = tuple[list[Layer], list[Layer]]
"""Layers behind the actors, back to front, and layers before them."""


def sky_layers(stage: Set, *, clouds: bool = True, sun: bool = True) -> list[Layer]:
    """This will paint the sky and its clouds."""
    layers = [
        make_layer(
            partial(scenery.paint_sky, stage=stage, has_sun=sun),
            width=stage.width,
            top=0,
            bottom=stage.height,
            speed=0.0,
            is_opaque=True,
        )
    ]
    if clouds:
        layers.append(
            make_layer(
                partial(scenery.paint_clouds, stage=stage),
                width=stage.width,
                top=0,
                bottom=stage.horizon,
                speed=0.05,
                drift=180.0,
            )
        )
    return layers


def band(stage: Set, paint: Paint, top: float, bottom: float, speed: float, sway: float = 0.0) -> Layer:
    """This will paint a layer between two heights, cut to the picture; `sway` is how far it gives way to wind."""
    layer = make_layer(paint, width=stage.width, top=max(top, 0), bottom=min(bottom, stage.height), speed=speed)
    return replace(layer, sway=sway) if sway else layer


def hills(stage: Set, rise: float, colour: tuple[int, int, int], distance: float, salt: int, speed: float) -> Layer:
    """This will be a layer of soft hills, `rise` units high."""
    high = stage.unit * rise
    paint = partial(
        scenery.paint_hills, stage=stage, base=stage.horizon, rise=high, colour=colour, distance=distance, salt=salt
    )
    return band(stage, paint, stage.horizon - 2.4 * high, stage.horizon + 2, speed)
