# ruff: noqa: E501 - tables read better with one row a line
"""What a thing offers others: where one sits or stands on it, how much room is beneath it, how one is in it.

All in the thing's own lengths, in the coordinates of `physics.outlines` (vehicles: of `staging.chassis`), y up.
"""

from __future__ import annotations

from functools import cache

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.outlines import OUTLINES, extent_of, middle_of
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.chassis import CAR, CHASSIS
from generation.engine.animatic.staging.hulls import HULLS, SAILING
from generation.engine.animatic.staging.stage import kind_of

Point = tuple[float, float]

_SEATS: dict[str, Point] = {
    "chair": (0.02, 0.5), "armchair": (0.0, 0.56), "sofa": (0.0, 0.3), "bench": (0.0, 0.3), "bed": (0.0, 0.31), "bathtub": (0.0, 0.4), "piano": (0.0, 0.84), "tree": (0.0, 0.94),
    "palm tree": (0.0, 0.92), "house": (-0.14, 0.72), "umbrella": (0.0, 0.95), "plate": (0.0, 0.12), "cup": (0.0, 0.8), "shoe": (0.0, 0.36),
}  # fmt: skip
"""Where one sits, stands or lies, where that is not simply the top."""

SOFT = frozenset({"chair", "armchair", "sofa", "bench", "bed"})
"""What is sat on: whoever does is not on its feet."""

_SADDLES: dict[str, tuple[Point, ...]] = {
    "bicycle": ((-0.13, 0.27), (-0.36, 0.16)), "motorcycle": ((-0.14, 0.16), (-0.36, 0.17)), "scooter": ((-0.02, 0.0), (-0.22, 0.0)), "tractor": ((-0.2, 0.16),),
}  # fmt: skip
"""Of what is ridden: the seats, the one who steers first."""

_RACKS: dict[str, Point] = {"bicycle": (0.38, 0.2), "motorcycle": (-0.44, 0.17), "scooter": (0.3, 0.5)}
"""Where a thing is on what is ridden: not where its rider sits."""

_ROOMS: dict[str, tuple[Point, float]] = {
    "table": ((-0.34, 0.34), 0.5), "chair": ((-0.17, 0.17), 0.42), "bench": ((-0.36, 0.36), 0.24), "piano": ((-0.3, 0.3), 0.28), "tree": ((0.06, 0.42), 0.4), "palm tree": ((0.05, 0.4), 0.72),
    "christmas tree": ((0.06, 0.3), 0.16), "umbrella": ((0.02, 0.46), 0.5), "mushroom": ((0.16, 0.46), 0.48), "lamp": ((0.03, 0.26), 0.66), "sunflower": ((0.04, 0.3), 0.56), "flower": ((0.04, 0.3), 0.56), "bed": ((-0.42, 0.42), 0.1), "sofa": ((-0.36, 0.36), 0.08),
    "traffic light": ((0.04, 0.2), 0.58), "leaf": ((-0.3, 0.3), 0.0),
    "bridge": ((-0.3, 0.3), 0.3),
}  # fmt: skip
"""Between which ends and how high there is room beneath: on one side of a trunk, between the legs of a table."""

TRUNKS = frozenset(
    {"tree", "palm tree", "christmas tree", "umbrella", "mushroom", "lamp", "sunflower", "flower", "traffic light"}
)
"""What stands on one leg in the middle: whoever is behind it hides behind that."""


def extent(actor: Actor) -> Point:
    """This will be how wide and how high one is, metres."""
    kind = kind_of(actor)
    size = kind.size_m * actor.size
    if kind.name in OUTLINES:
        wide, high = extent_of(kind.name)
        return wide * size, high * size
    if kind.family in {"biped", "quad", "bird", "snowman", "flyer", "swimmer"}:
        return things.extent(kind, actor.size)
    if kind.family == "car":
        return size, size * (top_of(kind.name)[1] + hub(kind.name))
    if kind.family == "float":
        hull = HULLS.get(kind.name, SAILING)
        return size, size * hull.high
    return size, size


def hub(kind: str) -> float:
    """This will be how high a vehicle's own zero is above the road, in its lengths."""
    chassis = CHASSIS.get(kind, CAR)
    return max(radius for _, radius in chassis.wheels) + chassis.clearance


@cache
def top_of(kind: str) -> Point:
    """This will be where the top of a vehicle or a thing is on which others sit or stand, from its own zero."""
    if kind in OUTLINES:
        x, y = _SEATS.get(kind) or _highest(kind)
        return x - middle_of(kind)[0], y - middle_of(kind)[1]
    if kind in _SADDLES:
        return _SADDLES[kind][0]
    shell = CHASSIS.get(kind, CAR).shell
    return -0.08, max(y for _, y in shell) + 0.03


def _highest(kind: str) -> Point:
    hull = max(OUTLINES[kind], key=lambda each: max(y for _, y in each))
    top = max(y for _, y in hull)
    flat = [x for x, y in hull if y > top - 0.02]
    return (min(flat) + max(flat)) / 2, top


def saddle(kind: str, number: int) -> Point | None:
    """This will be the seat of the `number`-th rider of what is ridden astride; None for what is not, or where all are taken."""
    seats = _SADDLES.get(kind, ())
    return seats[number] if number < len(seats) else None


def rack(kind: str) -> Point | None:
    """This will be where a thing is carried on what is ridden astride; None for all else."""
    return _RACKS.get(kind)


def flat_of(kind: str) -> float:
    """This will be how wide the flat top of a thing is, in its lengths; 0 where nothing can be stood on."""
    if kind in SOFT or kind in TRUNKS or kind not in OUTLINES or kind == "house":
        return 0.0
    top = _highest(kind)[1]
    xs = [x for hull in OUTLINES[kind] for x, y in hull if y > top - 0.02]
    return max(xs) - min(xs)


def room_under(kind: str) -> tuple[Point, float] | None:
    """This will be between which places and how high there is room beneath a thing; None where there is none."""
    return _ROOMS.get(kind)
