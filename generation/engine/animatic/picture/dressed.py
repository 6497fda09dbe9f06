"""Puts garments on any body whose painter tells where its trunk is and asks for the colour of its limbs."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generation.engine.animatic.picture.garments import GARMENTS, Cut
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.sheets import add_sheet
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (44, 40, 52)
_LOOSE = 1.09  # of a trunk's radius: cloth lies over fur
_PETALS = 18
_FOLDS, _LINKS = 6, 6  # of a cape: across and along
_LOW = 0.4  # share of the trunk below which what covers it covers the belly
_FLARED = 1.5  # radii of a skirt that stands out round a lying trunk; what is narrower hangs down it


@dataclass(frozen=True)
class Trunk:
    """Where a trunk is: along it from its lower or hind end to where the neck begins, with its radius there, metres."""

    spine: tuple[tuple[Local, float], ...]
    neck: float = 0.0  # radius where a collar goes; 0: none is seen
    far: float = 0.0  # how much nearer to us than its depth cloth is drawn, radii
    head: Local | None = None  # towards which the neck goes; None: as the trunk does

    @property
    def is_upright(self) -> bool:
        """This will say whether it stands rather than lies along the ground."""
        (low, _), (high, _) = self.spine[0], self.spine[-1]
        return high[1] - low[1] > abs(high[0] - low[0])

    def at(self, share: float) -> tuple[Local, float]:
        """This will be the middle and the radius of the trunk at a share of it."""
        place = min(max(share, 0.0), 1.0) * (len(self.spine) - 1)
        first = min(int(place), len(self.spine) - 2)
        (start, begin), (end, last) = self.spine[first], self.spine[first + 1]
        part = place - first
        return _between(start, end, part), begin + (last - begin) * part

    @property
    def along(self) -> Local:
        """This will be the unit vector from the hind end to the neck, within forward and up."""
        (low, _), (high, _) = self.spine[0], self.spine[-1]
        far = math.hypot(high[0] - low[0], high[1] - low[1]) or 1e-6
        return ((high[0] - low[0]) / far, (high[1] - low[1]) / far, 0.0)

    @property
    def back(self) -> Local:
        """This will be the unit vector out of the back: up where it lies, backwards where it stands."""
        forward, up, _ = self.along
        return (-up, forward, 0.0)

    @property
    def breast(self) -> Local:
        """This will be the unit vector to which the breast looks."""
        return (1.0, 0.0, 0.0) if self.is_upright else _unit((1.0, -0.35, 0.0))


def _between(start: Local, end: Local, part: float) -> Local:
    return (
        start[0] + (end[0] - start[0]) * part,
        start[1] + (end[1] - start[1]) * part,
        start[2] + (end[2] - start[2]) * part,
    )


def _unit(of: Local) -> Local:
    far = math.sqrt(sum(each * each for each in of)) or 1e-6
    return (of[0] / far, of[1] / far, of[2] / far)


def _moved(at: Local, *ways: tuple[Local, float]) -> Local:
    for way, far in ways:
        at = (at[0] + way[0] * far, at[1] + way[1] * far, at[2] + way[2] * far)
    return at


@dataclass(frozen=True)
class Garment:
    """A garment as somebody has it on."""

    cut: Cut
    colour: Colour
    trim: Colour
    pattern: str


def garments_of(rig: Rig) -> Iterator[Garment]:
    """This will be what a rig's figure has on its body, in the order in which it was told of."""
    for each in rig.wears:
        if (cut := GARMENTS.get(each.item)) is not None:
            colour = each.colour or cut.colour
            is_alike = math.dist(colour, cut.trim) < 60
            trim = mix(colour, _DARK if sum(colour) > 380 else _WHITE, 0.45) if is_alike else cut.trim
            trim = _DARK if each.item == "costume" and each.pattern else trim  # of a bee's
            yield Garment(cut, colour, trim, each.pattern or cut.pattern)


def is_clothed(rig: Rig) -> bool:
    """This will say whether the coat of a rig's figure is hidden, belly and all."""
    return any(each.cut.trunk is not None and each.cut.trunk[0] < _LOW for each in garments_of(rig))


def cloth(rig: Rig, own: Colour, part: str, piece: int) -> Colour:
    """This will be the colour of a piece of a limb: `part` arm or leg, `piece` 0 the upper, 1 the lower, 2 its end."""
    for each in reversed(list(garments_of(rig))):
        cut = each.cut
        covered = cut.sleeves if part == "arm" else cut.legs
        is_glove = cut.sleeves < 0 and part == "arm" and piece == 2
        is_shoe = cut.feet and part != "arm" and piece >= 3 - cut.feet
        if piece < covered or is_glove or is_shoe:
            return each.colour
    return own


def paw(rig: Rig, own: Colour, part: str, piece: int) -> Colour:
    """This will be the colour of a piece of a leg of somebody on all fours, who has shoes on in front as well."""
    shoes = next((each for each in garments_of(rig) if each.cut.feet and piece >= 3 - each.cut.feet), None)
    return shoes.colour if shoes else cloth(rig, own, part, piece)


def dress(rig: Rig, trunk: Trunk) -> None:
    """This will add what a rig's figure has on its trunk."""
    for order, each in enumerate(garments_of(rig)):
        near = (0.04 + trunk.far + 0.03 * order) * trunk.at(0.5)[1]
        if each.cut.trunk:
            _cover(rig, trunk, each, near)
        if each.pattern and each.cut.trunk:
            PATTERNS[each.pattern](rig, trunk, each, near)
        for share in each.cut.bands:
            _band(rig, trunk, share, each.trim, 0.11, near)
        if each.cut.collar and trunk.neck:
            _roll(rig, trunk, 0.26, each.cut.collar)
        if each.cut.skirt and (trunk.is_upright or each.cut.skirt[2] > _FLARED):
            ruffle(rig, trunk, each.cut.skirt, each.cut.layers, each.colour, near)
        for name in each.cut.front:
            FRONTS[name](rig, trunk, each, near)
        if each.cut.has_hood:
            _hood(rig, trunk, each, near)
        if each.cut.is_cape:
            _cape(rig, trunk, each)


def _cover(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    begin, end = garment.cut.trunk or (0.0, 1.0)
    inner = [at / (len(trunk.spine) - 1) for at in range(len(trunk.spine))]
    shares = [begin, *(each for each in inner if begin < each < end), end]
    for first, second in itertools.pairwise(shares):
        (start, thick), (last, thin) = trunk.at(first), trunk.at(second)
        rig.limb(start, last, _LOOSE * thick, garment.colour, _LOOSE * thin, nearer=near)


def _ring(trunk: Trunk, share: float, turn: float, out: float = 1.0) -> Local:
    """A point on the trunk's surface: `turn` from the back over the right side, `out` in radii."""
    middle, radius = trunk.at(share)
    far = out * radius
    return _moved(middle, (trunk.back, far * math.cos(turn)), ((0.0, 0.0, 1.0), far * math.sin(turn)))


def _faces(rig: Rig, trunk: Trunk, share: float, at: Local) -> float:
    """How a point of the surface is turned to us, -1..1."""
    middle, radius = trunk.at(share)
    return (rig.depth(at) - rig.depth(middle)) / (radius or 1e-6)


def _band(rig: Rig, trunk: Trunk, share: float, colour: Colour, thick: float, near: float) -> None:
    radius = trunk.at(share)[1]
    points = [_ring(trunk, share, 2 * math.pi * i / 16, _LOOSE) for i in range(17)]
    for start, end in itertools.pairwise(points):
        facing = _faces(rig, trunk, share, _between(start, end, 0.5))
        if facing > -0.12:
            rig.limb(start, end, 0.5 * thick * radius, colour, nearer=near + radius * (1.0 - facing) * 0.55)


def _stripes(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    begin, end = garment.cut.trunk or (0.0, 1.0)
    for i in range(5):
        _band(rig, trunk, begin + (end - begin) * (i + 0.5) / 5, garment.trim, 0.13, near)


def _spotted(petals: int, size: float) -> Callable[[Rig, Trunk, Garment, float], None]:
    def paint(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
        begin, end = garment.cut.trunk or (0.0, 1.0)
        for i in range(22):
            share, turn = begin + (end - begin) * ((0.07 + 0.618 * i) % 1.0), 2.399 * i
            at, radius = _ring(trunk, share, turn, _LOOSE), trunk.at(share)[1]
            facing = _faces(rig, trunk, share, at)
            if facing < 0.0:
                continue
            nearer = near + 0.5 * radius
            for k in range(petals):
                around = 2 * math.pi * k / petals
                leaf = _moved(at, (trunk.along, size * radius * math.cos(around)), ((0.0, 0.0, 1.0), 0.0))
                leaf = _moved(leaf, (trunk.back, size * radius * math.sin(around)))
                rig.sphere(leaf, 0.72 * size * radius, garment.trim, nearer)
            rig.sphere(at, size * radius, garment.trim if petals < 2 else _WHITE, nearer + 0.01 * radius)

    return paint


PATTERNS: dict[str, Callable[[Rig, Trunk, Garment, float], None]] = {
    "stripes": _stripes, "dots": _spotted(0, 0.11), "flowers": _spotted(5, 0.09),
}  # fmt: skip
"""What is printed on or woven into a garment."""


def _roll(rig: Rig, trunk: Trunk, thick: float, colour: Colour) -> None:
    """A roll round the neck, square to it."""
    middle, radius = trunk.at(1.0)
    size = trunk.neck or 0.8 * radius
    if trunk.head is None:
        at, along = _moved(middle, (trunk.along, 0.75 * radius)), trunk.along
    else:
        at = _between(middle, trunk.head, 0.42)
        along = _unit(_moved(trunk.head, (middle, -1.0)))
    across: Local = (-along[1], along[0], 0.0)
    turns = [2 * math.pi * i / 16 for i in range(17)]
    way: Local = (0.0, 0.0, 1.0)
    points = [_moved(at, (across, size * math.cos(each)), (way, size * math.sin(each))) for each in turns]
    for start, end in itertools.pairwise(points):
        is_near = rig.depth(_between(start, end, 0.5)) > rig.depth(at) - 0.1 * size
        rig.limb(start, end, thick * size, colour, nearer=(0.9 if is_near else -0.3) * size)


def _hood(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    """A hood that hangs down behind the neck."""
    middle, radius = trunk.at(1.0)
    at = _moved(middle, (trunk.back, 0.92 * radius), (trunk.along, 0.25 * radius))
    rig.sphere(at, 0.5 * radius, mix(garment.colour, _DARK, 0.12), near)
    rig.sphere(_moved(at, (trunk.along, 0.3 * radius)), 0.3 * radius, mix(garment.colour, _DARK, 0.4), near + 0.01)


def ruffle(
    rig: Rig, trunk: Trunk, cut: tuple[float, float, float], layers: int, colour: Colour, near: float = 0.0
) -> None:
    """This will add a skirt in petals round a trunk: from which share on, how long and how wide it is, in radii."""
    share, length, wide = cut
    middle, radius = trunk.at(share)
    sway = 0.12 * math.sin(2 * math.pi * rig.pose.gait + 1.3 * rig.time_s)
    for layer in range(layers):
        out, drop = (wide - 0.28 * layer) * radius, (length + 0.16 * layer) * radius
        tone = mix(colour, _WHITE, 0.16 * layer)
        for i in range(_PETALS):
            turn = 2 * math.pi * (i + 0.5 * (layer % 2)) / _PETALS
            way = _moved((0.0, 0.0, 0.0), (trunk.back, math.cos(turn)), ((0.0, 0.0, 1.0), math.sin(turn)))
            wave = 1.0 + sway * math.sin(2 * turn + layer)
            root = _moved(middle, (way, 0.8 * radius))
            hem = _moved(middle, (way, out * wave), (trunk.along, -drop * (1.0 + 0.1 * math.sin(3 * turn))))
            if not trunk.is_upright and hem[1] < 0.02:
                hem = (hem[0], 0.02, hem[2])
            petal = mix(tone, _DARK if i % 2 else _WHITE, 0.1)
            rig.limb(root, hem, 0.2 * radius, petal, 1.1 * math.pi * out / _PETALS, nearer=near)


def _cape(rig: Rig, trunk: Trunk, garment: Garment) -> None:
    """A cloth from the shoulders that falls behind whoever stands and flies behind whoever runs, in folds, and its knot."""
    radius = trunk.at(1.0)[1]
    folds = [_fold(rig, trunk, -1.0 + 2.0 * k / _FOLDS) for k in range(_FOLDS + 1)]
    for k, (left, right) in enumerate(itertools.pairwise(folds)):
        tone = mix(garment.colour, _DARK if k % 2 else _WHITE, 0.13)
        add_sheet(rig, [*left, *reversed(right)], tone, (0.95 if k else 0.5) * radius, soft=False)
    _roll(rig, trunk, 0.2, garment.colour)


def _fold(rig: Rig, trunk: Trunk, side: float) -> list[Local]:
    """A line of a cape from the shoulder to the hem, `side` -1..1 across it."""
    neck, radius = trunk.at(1.0)
    length = (math.dist(trunk.at(0.0)[0], neck) + 1.3 * radius) / _LINKS
    speed = 1.0 if rig.pose.is_airborne else min(1.0, 5.0 * rig.pose.stride / (length * _LINKS))
    at = _moved(neck, (trunk.back, (1.04 - 0.5 * side * side) * radius), ((0.0, 0.0, 1.0), 0.8 * side * radius))
    line = [at]
    for link in range(1, _LINKS + 1):
        share = link / _LINKS
        lift = 0.9 * speed - (1.0 - speed) * share * (0.2 if trunk.is_upright else 1.1) - 0.25 * share * speed
        lift = lift * (1.0 if trunk.is_upright else 0.4) + 0.35 * share * math.sin(
            7.0 * rig.time_s - 5.0 * share - 0.8 * side
        )
        if trunk.is_upright:
            way = _unit((-0.12 - max(lift, 0.0), -1.0 + 0.5 * speed, 0.22 * side))
        else:
            way = _unit((-1.0, lift - 0.3 * side * side, 0.3 * side))
        at = _moved(at, (way, length))
        at = (at[0], max(at[1], 0.03), at[2])
        line.append(at)
    return line


def _at_breast(trunk: Trunk, up: float, side: float = 0.0, out: float = 1.0) -> Local:
    """A point on the breast: `up` 0 at its lower end, 1 below the neck, `side` to its right, in radii."""
    if trunk.is_upright:
        middle, radius = trunk.at(0.15 + 0.85 * up)
        return _moved(middle, (trunk.breast, out * _LOOSE * radius), ((0.0, 0.0, 1.0), side * radius))
    middle, radius = trunk.at(1.0)
    rise = (up - 0.5) * 1.5 * radius
    flat = math.sqrt(max(1.0 - (rise / (1.05 * radius)) ** 2, 0.1))
    return _moved(
        middle,
        ((1.0, 0.0, 0.0), out * _LOOSE * flat * radius),
        ((0.0, 1.0, 0.0), rise),
        ((0.0, 0.0, 1.0), side * radius),
    )


def _stroke(
    rig: Rig, trunk: Trunk, ends: tuple[tuple[float, float], tuple[float, float]], wide: tuple[float, float],
    colour: Colour, near: float,
) -> None:  # fmt: skip
    """A limb on the breast between two points of it (up, side), as wide as told at both, in radii."""
    (up, side), (low, aside) = ends
    start, end = _at_breast(trunk, up, side), _at_breast(trunk, low, aside)
    radius = trunk.at(1.0)[1]
    if rig.depth(trunk.breast) > -0.25:
        rig.limb(start, end, wide[0] * radius, colour, wide[1] * radius, nearer=near + 0.3 * radius)


def _shirt(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    _stroke(rig, trunk, ((0.95, 0.0), (0.3, 0.0)), (0.34, 0.05), _WHITE, near - 0.1 * trunk.at(1.0)[1])
    if "bow" not in garment.cut.front:
        _stroke(rig, trunk, ((0.9, 0.0), (0.86, 0.0)), (0.12, 0.1), garment.trim, near + 0.12 * trunk.at(1.0)[1])
        _stroke(rig, trunk, ((0.82, 0.0), (0.3, 0.0)), (0.07, 0.13), garment.trim, near + 0.11 * trunk.at(1.0)[1])


def _lapels(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    tone = mix(garment.colour, _DARK if sum(garment.colour) > 240 else _WHITE, 0.16)
    for side in (-1, 1):
        _stroke(rig, trunk, ((0.95, side * 0.5), (0.28, side * 0.08)), (0.13, 0.06), tone, near)


def _bow(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    radius = trunk.at(1.0)[1]
    for side in (-1, 1):
        _stroke(rig, trunk, ((0.9, 0.0), (0.9, side * 0.4)), (0.07, 0.2), garment.trim, near + 0.2 * radius)
    _stroke(rig, trunk, ((0.9, 0.0), (0.89, 0.0)), (0.1, 0.1), mix(garment.trim, _DARK, 0.3), near + 0.25 * radius)


def _dots(
    places: tuple[tuple[float, float], ...], size: float, colour: Colour | None = None
) -> Callable[[Rig, Trunk, Garment, float], None]:
    def paint(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
        for up, side in places:
            _stroke(rig, trunk, ((up, side), (up - 0.01, side)), (size, size), colour or garment.trim, near + 0.02)

    return paint


def _zip(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    _stroke(rig, trunk, ((0.92, 0.0), (0.06, 0.0)), (0.04, 0.04), garment.trim, near)


def _bib(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    _stroke(rig, trunk, ((0.7, 0.0), (0.15, 0.0)), (0.5, 0.55), garment.colour, near - 0.05 * trunk.at(1.0)[1])
    for side in (-1, 1):
        _stroke(rig, trunk, ((0.98, side * 0.5), (0.66, side * 0.36)), (0.08, 0.08), garment.trim, near)


def _cross(rig: Rig, trunk: Trunk, garment: Garment, near: float) -> None:
    _stroke(rig, trunk, ((0.85, 0.0), (0.3, 0.0)), (0.1, 0.1), (200, 60, 56), near)
    _stroke(rig, trunk, ((0.64, -0.3), (0.64, 0.3)), (0.1, 0.1), (200, 60, 56), near + 0.001)


FRONTS: dict[str, Callable[[Rig, Trunk, Garment, float], None]] = {
    "shirt": _shirt, "lapels": _lapels, "bow": _bow, "zip": _zip, "bib": _bib, "cross": _cross,
    "buttons": _dots(((0.72, 0.0), (0.46, 0.0), (0.2, 0.0)), 0.075), "emblem": _dots(((0.62, 0.0),), 0.3),
    "number": _zip, "badge": _dots(((0.74, 0.42),), 0.12), "pen": _dots(((0.66, 0.4), (0.72, 0.4)), 0.05, (60, 110, 200)),
    "panel": _dots(((0.62, -0.2), (0.62, 0.05), (0.5, 0.2), (0.5, -0.1)), 0.09),
}  # fmt: skip
"""What is seen at a breast."""
