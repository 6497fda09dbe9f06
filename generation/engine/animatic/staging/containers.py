# ruff: noqa: E501 - tables read better with one row a line
"""What one can be in: open at the top, so that one looks out over the rim, or with a window, so that one is seen through it.

`picture.within` paints by the same tables, so that what is before somebody hides what should be hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generation.engine.animatic.physics.outlines import OUTLINES, extent_of, middle_of
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.script import Actor, Colour
from generation.engine.animatic.staging import surfaces
from generation.engine.animatic.staging.bearing import STANDING
from generation.engine.animatic.staging.hulls import HULLS, SAILING
from generation.engine.animatic.staging.stage import kind_of

Point = tuple[float, float]
Polygon = tuple[Point, ...]


@dataclass(frozen=True)
class Mouth:
    """An opening at the top: how wide it is and how high its rim, and what of the thing is before whoever is in it."""

    half: float
    rim: float
    front: Polygon
    hollow: float = 0.0  # how high the dark of the opening is drawn; 0: its picture shows one


@dataclass(frozen=True)
class Pane:
    """A window, or what is to be seen of an inside."""

    corners: Polygon
    colour: Colour | None = None  # of the inside; None: its picture shows one

    @property
    def box(self) -> tuple[float, float, float, float]:
        """This will be its left, lower, right and upper end."""
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return min(xs), min(ys), max(xs), max(ys)


_FAR = 9.0  # beyond whatever hangs out of a container below its rim


def _below(half: float, rim: float, sag: float = 0.0) -> Polygon:
    """What is under a rim, which is lower in the middle, as one sees it from above."""
    return (
        (-_FAR, -_FAR),
        (_FAR, -_FAR),
        (_FAR, rim),
        (half, rim),
        (0.6 * half, rim - 0.8 * sag),
        (0.0, rim - sag),
        (-0.6 * half, rim - 0.8 * sag),
        (-half, rim),
        (-_FAR, rim),
    )


def _rect(left: float, bottom: float, right: float, top: float) -> Polygon:
    return ((left, bottom), (right, bottom), (right, top), (left, top))


MOUTHS: dict[str, Mouth] = {
    "bathtub": Mouth(0.44, 0.42, _below(0.5, 0.425)), "cup": Mouth(0.34, 0.79, _below(0.38, 0.8, 0.085)), "bucket": Mouth(0.38, 0.72, _below(0.42, 0.72, 0.08)), "shoe": Mouth(0.2, 0.5, _below(0.5, 0.5)),
    "hat": Mouth(0.27, 0.63, _below(0.3, 0.64, 0.05), 0.05), "vase": Mouth(0.17, 0.98, _below(0.2, 0.98, 0.03), 0.03), "suitcase": Mouth(0.46, 0.64, _below(0.5, 0.64)), "drum": Mouth(0.44, 0.64, _below(0.5, 0.64, 0.05)),
    "trophy": Mouth(0.27, 0.98, _below(0.3, 0.98, 0.04), 0.04), "noodles": Mouth(0.42, 0.38, _below(0.5, 0.38, 0.04)), "popcorn": Mouth(0.34, 0.66, _below(0.38, 0.66)), "teapot": Mouth(0.24, 0.7, _below(0.3, 0.7, 0.04), 0.04),
    "pan": Mouth(0.3, 0.16, _below(0.5, 0.16)), "crown": Mouth(0.4, 0.5, _below(0.5, 0.5)), "flower": Mouth(0.2, 0.3, _below(0.24, 0.3)), "basket": Mouth(0.4, 0.5, _below(0.46, 0.5, 0.07)), "nest": Mouth(0.36, 0.3, _below(0.46, 0.3, 0.07)),
    "soup": Mouth(0.42, 0.39, _below(0.5, 0.4, 0.06)), "bowl": Mouth(0.44, 0.41, _below(0.5, 0.42, 0.07)), "bag": Mouth(0.34, 0.6, _below(0.38, 0.6, 0.04), 0.05),
    "drinking glass": Mouth(0.3, 0.97, _below(0.34, 0.98, 0.05)), "jar": Mouth(0.28, 0.96, _below(0.33, 0.97, 0.05), 0.05),
    "cart": Mouth(0.46, 0.32, _below(0.48, 0.33, 0.04)), "sandcastle": Mouth(0.2, 0.6, _below(0.4, 0.6)),
}  # fmt: skip
"""Kind -> its opening, in the coordinates of its outline."""

_BOX = Mouth(0.44, 0.5, _below(0.5, 0.5), 0.12)

_GLASS: Colour = (158, 206, 230)
_DARK: Colour = (58, 48, 62)
_COLD: Colour = (214, 236, 246)
_CAR = (
    Pane(((-0.085, 0.055), (0.15, 0.055), (0.075, 0.145), (0.0, 0.195), (-0.085, 0.203))),
    Pane(((-0.335, 0.055), (-0.12, 0.055), (-0.12, 0.202), (-0.25, 0.195), (-0.31, 0.14))),
)
PANES: dict[str, tuple[Pane, ...]] = {
    "car": _CAR, "taxi": _CAR, "police car": _CAR, "truck": _CAR[:1], "van": (Pane(((0.26, 0.06), (0.455, 0.06), (0.365, 0.26), (0.26, 0.26))), Pane(_rect(-0.12, 0.08, 0.14, 0.24)), Pane(_rect(-0.44, 0.08, -0.18, 0.24))),
    "ambulance": (Pane(((0.26, 0.06), (0.455, 0.06), (0.365, 0.3), (0.26, 0.3))), Pane(_rect(0.06, 0.1, 0.2, 0.26))), "fire engine": (Pane(_rect(0.29, 0.08, 0.44, 0.21)), Pane(_rect(0.1, 0.08, 0.24, 0.21))),
    "bus": tuple(Pane(_rect(left, 0.09, left + 0.135, 0.24)) for left in (0.17, 0.01, -0.15, -0.31, -0.47)), "train": (Pane(_rect(-0.42, 0.14, -0.2, 0.26)),), "tractor": (Pane(((-0.38, 0.14), (-0.02, 0.14), (-0.05, 0.46), (-0.34, 0.46)), _GLASS),),
    "house": (Pane(_rect(-0.15, 0.0, 0.15, 0.4), _DARK),), "castle": (Pane(((-0.13, 0.0), (0.13, 0.0), (0.13, 0.24), (0.0, 0.34), (-0.13, 0.24)), _DARK),), "tent": (Pane(((-0.24, 0.0), (0.24, 0.0), (0.03, 0.5), (-0.03, 0.5)), _DARK),),
    "phone box": (Pane(_rect(-0.16, 0.08, 0.16, 0.84), _COLD),), "fridge": (Pane(_rect(-0.2, 0.06, 0.2, 0.94), _COLD),), "television": (Pane(_rect(-0.45, 0.15, 0.45, 0.63), (70, 110, 170)),), "bookshelf": (Pane(_rect(-0.25, 0.08, 0.25, 0.92), _DARK),),
    "grandfather clock": (Pane(_rect(-0.09, 0.18, 0.09, 0.7), _DARK),), "stone tower": (Pane(_rect(-0.045, 0.5, 0.045, 0.64), _DARK),), "lighthouse": (Pane(_rect(-0.09, 0.76, 0.09, 0.92), (255, 236, 170)),), "sandcastle": (Pane(_rect(-0.12, 0.0, 0.12, 0.3), _DARK),), "bottle": (Pane(_rect(-0.14, 0.03, 0.14, 0.56)),),
    "lamp": (Pane(((-0.16, 0.7), (0.16, 0.7), (0.1, 0.98), (-0.1, 0.98))),), "piano": (Pane(_rect(-0.4, 0.34, 0.2, 0.8), _DARK),), "balloon": (Pane(_rect(-0.34, -0.34, 0.34, 0.34)),),
}  # fmt: skip
"""Kind -> where one sees into it, the place of whoever steers first; outlines' coordinates, vehicles' of their chassis."""

_PORTHOLE = tuple(
    (0.2 * x, 0.2 * y)
    for x, y in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
)


def mouth_of(kind: str, family: str) -> Mouth | None:
    """This will be the opening of a kind; None for what is closed."""
    if family == "box":
        return _BOX
    if family == "float" and kind != "submarine":
        hull = HULLS.get(kind, SAILING)
        rim = max(y for _, y in hull.corners) - 0.02
        return Mouth(0.36, rim, _below(0.5, rim, 0.02))
    return MOUTHS.get(kind)


def panes_of(kind: str) -> tuple[Pane, ...]:
    """This will be where one sees into a kind that is closed: where no table has it, through a round window in its middle."""
    return PANES.get(kind) or (Pane(tuple((x + middle(kind)[0], y + middle(kind)[1]) for x, y in _PORTHOLE), _GLASS),)


def middle(kind: str) -> Point:
    """This will be a kind's own zero in the coordinates of these tables."""
    return middle_of(kind) if kind in OUTLINES else (0.0, 0.0)


def growth(container: Actor, content: Actor) -> float:
    """This will be how much larger a container must be for its content to fit, 1 to 2.6."""
    kind = kind_of(container)
    mouth = mouth_of(kind.name, kind.family)
    wide = surfaces.extent(content)[0] * (1.0 if content.count == 1 else min(content.count, 4) * 0.9)
    if mouth is None:
        left, low, right, high = panes_of(kind.name)[0].box
        unit, tall = kind.size_m * container.size, surfaces.extent(content)[1]
        is_head = kind_of(content).family == "biped" and high - low < 1.3 * (right - left)
        return 1.0 if is_head else min(max(1.0, tall / ((high - low) * unit), wide / (2 * (right - left) * unit)), 1.8)
    return min(max(1.0, 1.05 * wide / (2 * mouth.half * kind.size_m * container.size)), 2.6)


def deck(container: Actor, n: int, count: int) -> Point:
    """This will be where the `n`-th of those on a boat or board stands, metres from its own zero."""
    kind = kind_of(container)
    unit = kind.size_m * container.size
    hull = HULLS.get(kind.name, SAILING)
    high = max(y for _, y in hull.corners) - 0.05 if kind.family == "float" else 0.03
    return (0.16 + (n - (count - 1) / 2) * 0.24) * unit if kind.family == "float" else 0.0, high * unit


def place(content: Actor, container: Actor, thing: Thing, n: int, count: int) -> tuple[Actor, Point, str]:
    """This will be how large somebody is in a container, where the soles are (its own axes, metres) and how one holds oneself."""
    kind = kind_of(container)
    mouth = mouth_of(kind.name, kind.family)
    unit = kind.size_m * container.size
    return _in_mouth(content, mouth, unit, kind.name, n, count) if mouth else _behind_pane(content, unit, kind.name, n)


def _in_mouth(content: Actor, mouth: Mouth, unit: float, kind: str, n: int, count: int) -> tuple[Actor, Point, str]:
    """So that about half of one looks out."""
    wide, high = surfaces.extent(content)
    own = middle(kind)
    room = 2 * mouth.half * unit / min(max(count, 1), 4)
    size = min(1.0, room / (wide * (0.9 if count == 1 else 1.0)))
    x = (n - (count - 1) / 2) * room * 0.95 if count > 1 else 0.0
    sunk = {"biped": 0.5, "snowman": 0.5, "quad": 0.4, "swimmer": 0.5}.get(kind_of(content).family, 0.28)
    y = (mouth.rim - own[1]) * unit - sunk * high * size
    return replace(content, size=content.size * size), (x - own[0] * unit, y), STANDING


_HEAD, _HEAD_AT = 0.27, 0.84  # of a person's height: how large the head is, and how high its middle


def _behind_pane(content: Actor, unit: float, kind: str, n: int) -> tuple[Actor, Point, str]:
    panes = panes_of(kind)
    left, low, right, high = (each * unit for each in panes[min(n, len(panes) - 1)].box)
    own = middle(kind)
    wide, tall = surfaces.extent(content)
    x = (left + right) / 2 - own[0] * unit
    is_person = kind_of(content).family == "biped"
    if is_person and high - low < 1.3 * (right - left):  # a head in a window
        size = min(1.0, 0.86 * (high - low) / (_HEAD * tall))
        return (
            replace(content, size=content.size * size),
            (x, (low + high) / 2 - own[1] * unit - _HEAD_AT * tall * size),
            STANDING,
        )
    size = min(1.0, 0.94 * (high - low) / tall, 1.0 * (right - left) / wide)
    return replace(content, size=content.size * size), (x, low - own[1] * unit), STANDING


def outline_of(kind: str) -> Point:
    """This will be how wide and high a container's picture is, in its lengths."""
    return extent_of(kind) if kind in OUTLINES else (1.0, 1.0)
