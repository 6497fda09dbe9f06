"""Bodies for the subjects: shapes with mass from material and size. Metres, kilograms, seconds; y points up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pymunk

from generation.engine.animatic.lexicon import KINDS, Kind
from generation.engine.animatic.physics.materials import MATERIALS, hollowness
from generation.engine.animatic.script import Colour, Worn

FIGURE_GROUP_START = 100
_ROUND_M = 0.004  # edges that are a little round catch less; what is told is the size over all


@dataclass(eq=False)
class Thing:
    """A body in the world with all that painting and sounding it takes."""

    kind: Kind
    body: pymunk.Body
    shapes: list[pymunk.Shape]
    material: str
    colour: Colour
    width_m: float
    height_m: float
    look: str = ""  # a variant for the painter: "net", "hoop", "wheel", "ramp" …
    depth_m: float = 0.3  # how deep it is drawn
    lane: float = 0.0  # where in depth it stands: negative is nearer to us
    index: int = -1
    owner: int = -1  # the thing it belongs to: a wheel's car
    inside: int = -1  # the thing it is in: it is seen between that one's back and front
    wears: tuple[Worn, ...] = ()  # what a figure has put on
    who: int = 0  # of the clip's cast: by this a figure looks the same in every shot
    noun: str = ""  # what the prompt calls it
    substance: str = ""  # what it was asked to be of, where that is not what its kind is of: a key of `MATERIALS`
    extra: dict[str, float] = field(default_factory=dict)
    scale: tuple[float, float] = (1.0, 1.0)  # of its usual width and height, as it is now: what is eaten gets smaller

    @property
    def size_m(self) -> float:
        """This will be the larger of width and height."""
        return max(self.width_m, self.height_m)


def _finish(thing: Thing) -> Thing:
    material = MATERIALS[thing.material]
    for shape in thing.shapes:
        shape.friction, shape.elasticity = material.friction, material.restitution
        shape.collision_type = 1
    return thing


def disc(kind: Kind, radius_m: float, colour: Colour, at: tuple[float, float], material: str = "") -> Thing:
    """This will be a ball: a solid disc, or a hollow one where the material is a skin over air."""
    name = material or kind.material
    mass = MATERIALS[name].density * math.pi * radius_m**2
    body = pymunk.Body(mass, pymunk.moment_for_circle(mass, hollowness(name) * radius_m, radius_m))
    body.position = at
    shape = pymunk.Circle(body, radius_m)
    return _finish(Thing(kind, body, [shape], name, colour, 2 * radius_m, 2 * radius_m, depth_m=2 * radius_m))


def slab(
    kind: Kind,
    size: tuple[float, float],
    colour: Colour,
    at: tuple[float, float],
    *,
    material: str = "",
    angle: float = 0.0,
    depth_m: float = 0.4,
    kind_of_body: int = pymunk.Body.DYNAMIC,
) -> Thing:
    """This will be a box of `size` (width, height) around its centre `at`."""
    name = material or kind.material
    mass = MATERIALS[name].density * size[0] * size[1]
    body = (
        pymunk.Body(mass, pymunk.moment_for_box(mass, size))
        if kind_of_body == pymunk.Body.DYNAMIC
        else pymunk.Body(body_type=kind_of_body)
    )
    body.position, body.angle = at, angle
    round_m = min(_ROUND_M, 0.2 * min(size))
    shape = pymunk.Poly.create_box(body, (size[0] - 2 * round_m, size[1] - 2 * round_m), round_m)
    return _finish(Thing(kind, body, [shape], name, colour, size[0], size[1], depth_m=depth_m))


def hull(
    kind: Kind,
    corners: list[tuple[float, float]],
    colour: Colour,
    at: tuple[float, float],
    *,
    density: float = 0.0,
    depth_m: float = 0.6,
    radius: float = 0.01,
) -> Thing:
    """This will be a convex body with `corners` around its centre of mass `at`."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    probe = pymunk.Poly(None, corners, radius=radius)
    mass = (density or MATERIALS[kind.material].density) * probe.area
    body = pymunk.Body(mass, pymunk.moment_for_poly(mass, corners))
    body.position = at
    shape = pymunk.Poly(body, corners, radius=radius)
    return _finish(
        Thing(kind, body, [shape], kind.material, colour, max(xs) - min(xs), max(ys) - min(ys), depth_m=depth_m)
    )


def figure(kind: Kind, colour: Colour, at: tuple[float, float], size: float, group: int) -> Thing:
    """This will be a figure's trunk: a rounded box standing with its soles at `at`; limbs are posed over it.

    Width and height are those of the whole figure; mass is that of a living thing of the size.
    """
    width, height = extent(kind, size)
    round_m = min(width, height) * 0.12
    corners = _octagon(width - 2 * round_m, height - 2 * round_m)
    mass = 62.0 * (height / 1.7) ** 2 if kind.family == "biped" else 34.0 * width * height / 0.48
    body = pymunk.Body(mass, mass * (width**2 + height**2) / 12)
    body.position = (at[0], at[1] + height / 2)
    shape = pymunk.Poly(body, corners, radius=round_m)
    shape.filter = pymunk.ShapeFilter(group=FIGURE_GROUP_START + group)
    return _finish(Thing(kind, body, [shape], kind.material, colour, width, height, depth_m=width))


_WIDTH_OF_FAMILY = {"biped": 0.26, "bird": 0.72, "snowman": 0.5}
_TALL_OF_FAMILY = {"quad": 0.78, "flyer": 0.6, "swimmer": 0.5}


def extent(kind: Kind, size: float) -> tuple[float, float]:
    """This will be a figure's width and height: people are measured by their height, what goes level by its length."""
    if kind.family in _TALL_OF_FAMILY:
        length = kind.size_m * size
        return length, length * (kind.tall or _TALL_OF_FAMILY[kind.family])
    return kind.size_m * size * _WIDTH_OF_FAMILY[kind.family], kind.size_m * size


def compound(
    kind: Kind,
    parts: Sequence[Sequence[tuple[float, float]]],
    colour: Colour,
    at: tuple[float, float],
    *,
    angle: float = 0.0,
    depth_m: float = 0.3,
) -> Thing:
    """This will be a rigid body of convex `parts` (corners in metres), its bounding box's middle at `at`.

    Mass, moment of inertia and centre of mass are those of the parts at the material's density.
    """
    xs, ys = [x for part in parts for x, _ in part], [y for part in parts for _, y in part]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    shifted = [[(x - middle[0], y - middle[1]) for x, y in part] for part in parts]
    probes = [pymunk.Poly(None, part) for part in shifted]
    density = MATERIALS[kind.material].density
    masses = [density * probe.area for probe in probes]
    mass = sum(masses)
    centres = [probe.center_of_gravity for probe in probes]
    x = sum(m * c.x for m, c in zip(masses, centres, strict=True)) / mass
    y = sum(m * c.y for m, c in zip(masses, centres, strict=True)) / mass
    moment = sum(pymunk.moment_for_poly(m, part, (-x, -y)) for m, part in zip(masses, shifted, strict=True))
    body = pymunk.Body(mass, moment)
    body.center_of_gravity = (x, y)
    body.position, body.angle = at, angle
    shapes: list[pymunk.Shape] = [pymunk.Poly(body, part, radius=0.004) for part in shifted]
    return _finish(
        Thing(kind, body, shapes, kind.material, colour, max(xs) - min(xs), max(ys) - min(ys), depth_m=depth_m)
    )


def _octagon(width: float, height: float) -> list[tuple[float, float]]:
    x, y, cut = width / 2, height / 2, min(width, height) * 0.12
    top = [(x, y - 2 * cut), (x - 2 * cut, y), (2 * cut - x, y), (-x, y - 2 * cut)]
    return [*top, (-x, cut - y), (cut - x, -y), (x - cut, -y), (x, cut - y)]


def weigh_down(thing: Thing, depth_m: float) -> None:
    """This will put a thing's centre of mass `depth_m` below its middle, the middle staying where it is."""
    place = thing.body.position
    thing.body.center_of_gravity = (0.0, -depth_m)
    thing.body.position = place


def fixed_kind(name: str, material: str, family: str = "fitting") -> Kind:
    """This will be a kind for a prop that no prompt names: a ramp, a backboard, a wheel."""
    base = KINDS["crate"]
    return Kind(name=name, family=family, words=(name,), material=material, size_m=1.0, colours=base.colours, action="")
