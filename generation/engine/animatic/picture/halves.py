"""What broke in two, or lost its lid: which part of the picture a part of it may take."""

from __future__ import annotations

import math

import skia

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.objects import Spot


def half_of(spot: Spot, thing: Thing) -> skia.Path:
    """This will be where a half of something that broke is: 1 its right one, -1 its left one; 2 what is above and -2 what
    is below the lower edge of its lid.
    """
    side, reach = thing.extra["half"], 3.0 * thing.extra.get("size", thing.size_m) * spot.scale
    if abs(side) > 1.5:
        edge = 0.2 * thing.extra.get("whole_m", thing.height_m) * spot.scale
        box = [(-reach, edge), (reach, edge), (reach, math.copysign(reach, side)), (-reach, math.copysign(reach, side))]
    else:
        tooth = 0.06 * reach * side
        box = [(0.0, -reach), (tooth, -0.1 * reach), (-tooth, 0.0), (tooth, 0.1 * reach), (0.0, reach),
               (side * reach, reach), (side * reach, -reach)]  # fmt: skip
    cos, sin = math.cos(spot.angle), math.sin(spot.angle)
    return brush.polygon([(spot.x + x * cos - y * sin, spot.y - x * sin - y * cos) for x, y in box])
