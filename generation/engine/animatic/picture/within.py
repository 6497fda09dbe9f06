"""Whoever is in something: painted between its back and its front, or through its window."""

from __future__ import annotations

from collections.abc import Callable

import skia

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.draft import Draft, round_points
from generation.engine.animatic.picture.objects import DEPTH_X, DEPTH_Y, Spot
from generation.engine.animatic.staging import containers

_INK = (46, 34, 40)


def paint_within(
    spot: Spot, container: Thing, paint_container: Callable[[], None], paint_content: Callable[[], object]
) -> None:
    """This will paint a container and what is in it; `spot` is the container's."""
    canvas = spot.canvas
    draft = Draft(spot, _unit(container), _middle(container), container.extra.get("facing", 1.0))
    mouth = containers.mouth_of(container.kind.name, container.kind.family)
    paint_container()
    if mouth is None:
        for pane in containers.panes_of(container.kind.name):
            if pane.colour is not None:
                draft.poly(pane.corners, pane.colour)
        _clipped(
            canvas, [_path(draft, pane.corners) for pane in containers.panes_of(container.kind.name)], paint_content
        )
        return
    if mouth.hollow:
        _hollow(draft, container, mouth)
    canvas.save()
    canvas.clipPath(_path(draft, mouth.front), skia.ClipOp.kDifference, True)
    paint_content()
    canvas.restore()


def _unit(container: Thing) -> float:
    return container.extra.get("size", container.width_m)


def _middle(container: Thing) -> tuple[float, float]:
    return containers.middle(container.kind.name)


def _path(draft: Draft, corners: containers.Polygon) -> skia.Path:
    return brush.polygon([draft.px(x, y) for x, y in corners])


def _clipped(canvas: brush.Canvas, paths: list[skia.Path], paint: Callable[[], object]) -> None:
    region = skia.Path()
    for path in paths:
        region.addPath(path)
    canvas.save()
    canvas.clipPath(region, True)
    paint()
    canvas.restore()


def _hollow(draft: Draft, container: Thing, mouth: containers.Mouth) -> None:
    """The dark inside, where the thing's own picture is closed."""
    if container.kind.family == "box":
        back = container.depth_m / container.width_m
        dx, dy = DEPTH_X * back, -DEPTH_Y * back
        draft.poly(((-0.46, 0.5), (0.46, 0.5), (0.46 + dx, 0.5 + dy), (-0.46 + dx, 0.5 + dy)), _INK)
        return
    draft.soft(round_points(0.0, mouth.rim, mouth.half, mouth.hollow), _INK)
