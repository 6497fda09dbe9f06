"""Outlines of things and furniture: the convex parts that they meet others with, in lengths of the thing, y up.

The pictures are drawn in the same coordinates (`picture.still`), so that what is seen is what touches.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

Point = tuple[float, float]
Hull = tuple[Point, ...]


def box(left: float, bottom: float, right: float, top: float) -> Hull:
    """This will be an upright rectangle."""
    return ((left, bottom), (right, bottom), (right, top), (left, top))


def disc(x: float, y: float, radius: float, corners: int = 12) -> Hull:
    """This will be a round part."""
    turns = (2 * math.pi * (i + 0.5) / corners for i in range(corners))
    return tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in turns)


def oval(x: float, y: float, rx: float, ry: float, corners: int = 12) -> Hull:
    """This will be an oval part."""
    return tuple((x + px * rx, y + py * ry) for px, py in disc(0.0, 0.0, 1.0, corners))


_LEGGED = (box(-0.5, 0.5, 0.5, 0.6), box(-0.44, 0.0, -0.34, 0.5), box(0.34, 0.0, 0.44, 0.5))

OUTLINES: dict[str, tuple[Hull, ...]] = {
    # furniture
    "chair": (box(-0.24, 0.42, 0.24, 0.5), box(-0.24, 0.5, -0.16, 1.0), box(-0.24, 0.0, -0.17, 0.42),
              box(0.17, 0.0, 0.24, 0.42)),
    "armchair": (box(-0.5, 0.1, 0.5, 0.56),
                 box(-0.36, 0.56, 0.36, 0.92), box(-0.4, 0.0, -0.32, 0.1), box(0.32, 0.0, 0.4, 0.1)),
    "table": _LEGGED,
    "sofa": (box(-0.5, 0.06, 0.5, 0.26), box(-0.46, 0.26, 0.46, 0.5), box(-0.44, 0.0, -0.38, 0.06),
             box(0.38, 0.0, 0.44, 0.06)),
    "bench": (box(-0.5, 0.24, 0.5, 0.3), box(-0.48, 0.3, 0.48, 0.52), box(-0.42, 0.0, -0.36, 0.24),
              box(0.36, 0.0, 0.42, 0.24)),
    "bed": (box(-0.5, 0.08, 0.5, 0.3), box(-0.5, 0.3, -0.45, 0.56), box(0.45, 0.3, 0.5, 0.4),
            box(-0.48, 0.0, -0.42, 0.08), box(0.42, 0.0, 0.48, 0.08)),
    "lamp": (box(-0.16, 0.0, 0.16, 0.05), box(-0.02, 0.05, 0.02, 0.68),
             ((-0.2, 0.68), (0.2, 0.68), (0.11, 1.0), (-0.11, 1.0))),
    "bookshelf": (box(-0.3, 0.0, 0.3, 1.0),),
    "fridge": (box(-0.24, 0.0, 0.24, 1.0),),
    "television": (box(-0.5, 0.1, 0.5, 0.68), box(-0.2, 0.0, 0.2, 0.1)),
    "bathtub": (box(-0.46, 0.08, 0.46, 0.4), box(-0.38, 0.0, -0.3, 0.08), box(0.3, 0.0, 0.38, 0.08)),
    "piano": (box(-0.5, 0.28, 0.42, 0.84), box(-0.5, 0.0, 0.3, 0.28), box(0.3, 0.3, 0.5, 0.46)),
    "grandfather clock": (box(-0.16, 0.0, 0.16, 0.16), box(-0.11, 0.16, 0.11, 0.72), box(-0.16, 0.72, 0.16, 1.0)),
    "tree": (box(-0.06, 0.0, 0.06, 0.46), oval(0.0, 0.7, 0.36, 0.3)),
    "palm tree": (box(-0.04, 0.0, 0.05, 0.8), oval(0.03, 0.86, 0.34, 0.13)),
    "christmas tree": (box(-0.06, 0.0, 0.06, 0.14), ((-0.34, 0.14), (0.34, 0.14), (0.0, 0.96))),
    "cactus": (box(-0.12, 0.0, 0.12, 1.0), box(-0.36, 0.34, -0.12, 0.62), box(0.12, 0.46, 0.36, 0.76)),
    "flower": (((-0.2, 0.0), (0.2, 0.0), (0.24, 0.3), (-0.24, 0.3)), box(-0.02, 0.3, 0.02, 0.7), disc(0.0, 0.8, 0.2)),
    "sunflower": (((-0.14, 0.0), (0.14, 0.0), (0.17, 0.2), (-0.17, 0.2)), box(-0.02, 0.2, 0.02, 0.66),
                  disc(0.0, 0.8, 0.2)),
    "mushroom": (((-0.2, 0.0), (0.2, 0.0), (0.15, 0.5), (-0.15, 0.5)),
                 ((-0.5, 0.48), (0.5, 0.48), (0.4, 0.78), (0.15, 0.96), (-0.15, 0.96), (-0.4, 0.78))),
    "house": (box(-0.42, 0.0, 0.42, 0.52), ((-0.5, 0.5), (0.5, 0.5), (0.0, 0.94))),
    "castle": (box(-0.34, 0.0, 0.34, 0.46), box(-0.5, 0.0, -0.28, 0.74), box(0.28, 0.0, 0.5, 0.74),
               box(-0.12, 0.46, 0.12, 0.96)),
    "sandcastle": (((-0.5, 0.0), (0.5, 0.0), (0.42, 0.34), (-0.42, 0.34)), box(-0.4, 0.34, -0.16, 0.62),
                   box(0.16, 0.34, 0.4, 0.62), box(-0.12, 0.34, 0.12, 0.84)),
    "lighthouse": (((-0.16, 0.0), (0.16, 0.0), (0.1, 0.76), (-0.1, 0.76)), box(-0.09, 0.76, 0.09, 0.92),
                   ((-0.11, 0.92), (0.11, 0.92), (0.0, 1.0))),
    "tent": (((-0.5, 0.0), (0.5, 0.0), (0.06, 0.64), (-0.06, 0.64)),),
    "statue": (box(-0.24, 0.0, 0.24, 0.22), box(-0.13, 0.22, 0.13, 0.84), disc(0.0, 0.91, 0.09)),
    "traffic light": (box(-0.12, 0.0, 0.12, 0.03), box(-0.03, 0.03, 0.03, 0.58), box(-0.1, 0.58, 0.1, 1.0)),
    "phone box": (box(-0.22, 0.0, 0.22, 1.0),),
    # things
    "guitar": (oval(-0.26, 0.0, 0.24, 0.2), oval(0.0, 0.0, 0.16, 0.14), box(0.1, -0.03, 0.5, 0.03)),
    "violin": (oval(-0.26, 0.0, 0.22, 0.18), oval(-0.02, 0.0, 0.16, 0.14), box(0.1, -0.03, 0.5, 0.03)),
    "drum": (box(-0.5, 0.0, 0.5, 0.66),),
    "trumpet": (box(-0.5, -0.05, 0.24, 0.05), ((0.2, -0.06), (0.5, -0.2), (0.5, 0.2), (0.2, 0.06)),
                box(-0.2, -0.16, 0.1, 0.12)),
    "book": (box(-0.36, 0.0, 0.36, 1.0),),
    "umbrella": (((-0.5, 0.5), (0.5, 0.5), (0.34, 0.82), (0.0, 0.96), (-0.34, 0.82)), box(-0.02, 0.0, 0.02, 0.5)),
    "laptop": (box(-0.5, 0.0, 0.5, 0.07), box(-0.44, 0.07, 0.44, 0.7)),
    "phone": (box(-0.26, 0.0, 0.26, 1.0),),
    "camera": (box(-0.5, 0.0, 0.5, 0.62), box(-0.2, 0.62, 0.2, 0.76)),
    "bottle": (box(-0.17, 0.0, 0.17, 0.58), ((-0.17, 0.58), (0.17, 0.58), (0.06, 0.74), (-0.06, 0.74)),
               box(-0.06, 0.74, 0.06, 1.0)),
    "cup": (((-0.3, 0.0), (0.3, 0.0), (0.4, 0.8), (-0.4, 0.8)), box(0.38, 0.2, 0.6, 0.66)),
    "teapot": (oval(0.0, 0.36, 0.36, 0.36), box(-0.08, 0.7, 0.08, 0.86),
               ((0.3, 0.3), (0.62, 0.62), (0.56, 0.68), (0.28, 0.46))),
    "plate": (oval(0.0, 0.06, 0.5, 0.07, 8),),
    "vase": (((-0.16, 0.0), (0.16, 0.0), (0.3, 0.36), (0.26, 0.62), (-0.26, 0.62), (-0.3, 0.36)),
             ((-0.12, 0.62), (0.12, 0.62), (0.2, 1.0), (-0.2, 1.0))),
    "pan": (((-0.5, 0.16), (-0.44, 0.0), (0.0, 0.0), (0.06, 0.16)), box(0.04, 0.09, 0.6, 0.15)),
    "clock": (disc(0.0, 0.48, 0.4, 14), box(-0.3, 0.0, -0.18, 0.2), box(0.18, 0.0, 0.3, 0.2)),
    "teddy bear": (oval(0.0, 0.32, 0.28, 0.3), disc(0.0, 0.74, 0.24), box(-0.36, 0.0, -0.1, 0.16),
                   box(0.1, 0.0, 0.36, 0.16)),
    "pillow": (((-0.5, 0.04), (0.5, 0.04), (0.44, 0.22), (0.5, 0.4), (-0.5, 0.4), (-0.44, 0.22)),),
    "candle": (box(-0.16, 0.0, 0.16, 0.7),),
    "suitcase": (box(-0.5, 0.0, 0.5, 0.66), box(-0.14, 0.66, 0.14, 0.76)),
    "bucket": (((-0.3, 0.0), (0.3, 0.0), (0.42, 0.74), (-0.42, 0.74)),),
    "hat": (box(-0.5, 0.0, 0.5, 0.07), box(-0.28, 0.07, 0.28, 0.64)),
    "shoe": (((-0.5, 0.0), (0.46, 0.0), (0.5, 0.16), (0.1, 0.3), (-0.5, 0.3)), box(-0.5, 0.3, -0.04, 0.52)),
    "crown": (((-0.42, 0.0), (0.42, 0.0), (0.5, 0.6), (-0.5, 0.6)),),
    "trophy": (box(-0.2, 0.0, 0.2, 0.14), box(-0.05, 0.14, 0.05, 0.44),
               ((-0.12, 0.44), (0.12, 0.44), (0.3, 0.7), (0.3, 1.0), (-0.3, 1.0), (-0.3, 0.7))),
    "sword": (box(-0.24, -0.03, 0.44, 0.04), box(-0.27, -0.14, -0.22, 0.14), box(-0.5, -0.03, -0.27, 0.04)),
    "hammer": (box(-0.05, -0.5, 0.05, 0.34), box(-0.24, 0.3, 0.24, 0.5)),
    "key": (disc(-0.3, 0.0, 0.2, 10), box(-0.12, -0.04, 0.5, 0.04), box(0.34, -0.18, 0.44, -0.04)),
    "pencil": (box(-0.5, -0.055, 0.36, 0.055), ((0.36, -0.055), (0.5, 0.0), (0.36, 0.055))),
    "diamond": (((0.0, 0.0), (0.5, 0.52), (0.28, 0.8), (-0.28, 0.8), (-0.5, 0.52)),),
    "star": (((0.0, 0.5), (-0.16, 0.12), (0.16, 0.12)), ((-0.5, 0.16), (-0.16, 0.12), (-0.1, -0.1)),
             ((0.5, 0.16), (0.1, -0.1), (0.16, 0.12)), ((-0.32, -0.44), (0.0, -0.22), (-0.16, 0.0)),
             ((0.32, -0.44), (0.16, 0.0), (0.0, -0.22)), disc(0.0, 0.0, 0.22, 8)),
    "ice cube": (box(-0.5, 0.0, 0.5, 0.92),),
    "stone": (((-0.5, 0.14), (-0.34, 0.0), (0.36, 0.0), (0.5, 0.2), (0.34, 0.56), (0.0, 0.68), (-0.36, 0.5)),),
    "coin": (disc(0.0, 0.0, 0.5, 16),),
    "leaf": (((-0.5, 0.0), (-0.2, -0.18), (0.2, -0.16), (0.5, 0.0), (0.2, 0.16), (-0.2, 0.18)),),
    "starfish": (disc(0.0, 0.0, 0.4, 10),),
    # food
    "pizza": (((-0.46, 0.44), (0.46, 0.44), (0.42, 0.32), (0.0, -0.5), (-0.42, 0.32)),),
    "burger": (((-0.42, 0.0), (0.42, 0.0), (0.48, 0.14), (0.5, 0.34), (0.4, 0.6), (0.2, 0.74), (-0.2, 0.74),
                (-0.4, 0.6), (-0.5, 0.34), (-0.48, 0.14)),),
    "hot dog": (((-0.5, 0.16), (-0.4, 0.0), (0.4, 0.0), (0.5, 0.16), (0.42, 0.34), (-0.42, 0.34)),),
    "sandwich": (((-0.5, 0.0), (0.5, 0.0), (0.5, 0.3), (0.0, 0.62), (-0.5, 0.3)),),
    "bread": (((-0.5, 0.0), (0.5, 0.0), (0.5, 0.34), (0.3, 0.52), (-0.3, 0.52), (-0.5, 0.34)),),
    "cake": (box(-0.5, 0.0, 0.5, 0.34), box(-0.34, 0.34, 0.34, 0.64)),
    "cupcake": (((-0.3, 0.0), (0.3, 0.0), (0.42, 0.46), (-0.42, 0.46)),
                ((-0.46, 0.46), (0.46, 0.46), (0.24, 0.84), (0.0, 0.96), (-0.24, 0.84))),
    "donut": (disc(0.0, 0.0, 0.5, 16),),
    "cookie": (disc(0.0, 0.0, 0.5, 14),),
    "ice cream": (((0.0, -0.5), (0.24, 0.06), (-0.24, 0.06)), disc(0.0, 0.2, 0.28)),
    "lollipop": (disc(0.0, 0.24, 0.26), box(-0.02, -0.5, 0.02, 0.0)),
    "chocolate": (box(-0.34, -0.5, 0.34, 0.5),),
    "cheese": (((-0.5, 0.0), (0.5, 0.0), (0.5, 0.3), (-0.5, 0.52)),),
    "egg": (((-0.3, -0.34), (0.0, -0.46), (0.3, -0.34), (0.37, -0.06), (0.26, 0.28), (0.0, 0.5), (-0.26, 0.28),
             (-0.37, -0.06)),),
    "fried egg": (oval(0.0, 0.05, 0.5, 0.06, 8), oval(0.0, 0.12, 0.2, 0.1, 8)),
    "banana": (((-0.5, 0.2), (-0.3, -0.06), (0.0, -0.16), (0.0, 0.06), (-0.34, 0.22)),
               ((0.5, 0.26), (0.36, 0.28), (0.0, 0.06), (0.0, -0.16), (0.3, -0.06))),
    "strawberry": (((0.0, -0.5), (0.26, -0.24), (0.42, 0.16), (0.2, 0.4), (-0.2, 0.4), (-0.42, 0.16), (-0.26, -0.24)),),
    "pineapple": (oval(0.0, -0.18, 0.26, 0.32), ((-0.14, 0.1), (0.14, 0.1), (0.2, 0.46), (-0.2, 0.46))),
    "carrot": (((0.5, 0.0), (-0.2, 0.13), (-0.28, 0.0), (-0.2, -0.13)), box(-0.5, -0.08, -0.26, 0.08)),
    "sushi": (box(-0.42, 0.0, 0.42, 0.36), box(-0.46, 0.36, 0.46, 0.54)),
    "popcorn": (((-0.28, 0.0), (0.28, 0.0), (0.38, 0.66), (-0.38, 0.66)), oval(0.0, 0.74, 0.36, 0.2)),
    "noodles": (((-0.24, 0.0), (0.24, 0.0), (0.5, 0.38), (-0.5, 0.38)), oval(0.0, 0.4, 0.38, 0.14)),
    "drumstick": (oval(-0.16, 0.0, 0.32, 0.24), box(0.1, -0.05, 0.44, 0.05), disc(0.46, 0.0, 0.1, 8)),
}  # fmt: skip


@cache
def middle_of(kind: str) -> Point:
    """This will be the middle of a kind's outline: where its body's own zero is."""
    xs = [x for hull in OUTLINES[kind] for x, _ in hull]
    ys = [y for hull in OUTLINES[kind] for _, y in hull]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@cache
def extent_of(kind: str) -> Point:
    """This will be width and height of a kind's outline, in lengths."""
    xs = [x for hull in OUTLINES[kind] for x, _ in hull]
    ys = [y for hull in OUTLINES[kind] for _, y in hull]
    return max(xs) - min(xs), max(ys) - min(ys)


@cache
def resting_angle(kind: str) -> float:
    """This will be the least turn (radians) at which a kind lies still on level ground: a cone lies on its side."""
    hull = _hull_of(sorted({corner for part in OUTLINES[kind] for corner in part}))
    x, y = _balance_of(OUTLINES[kind])
    found = []
    for (x0, y0), (x1, y1) in zip(hull, [*hull[1:], hull[0]], strict=True):
        dx, dy = x1 - x0, y1 - y0
        share = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)
        if _FIRM < share < 1.0 - _FIRM and math.hypot(dx, dy) > _FOOT:
            found.append(-math.atan2(dy, dx))
    return min(found, key=abs, default=0.0)


_FIRM, _FOOT = 0.12, 0.1  # share of its foot that the balance is inside, and how long a foot is, in lengths


def _hull_of(corners: list[Point]) -> list[Point]:
    """The convex outline, counter-clockwise (A. Andrew's monotone chain)."""

    def chain(points: Iterable[Point]) -> list[Point]:
        line: list[Point] = []
        for at in points:
            while len(line) > 1 and _turn(line[-2], line[-1], at) <= 0.0:
                line.pop()
            line.append(at)
        return line[:-1]

    return chain(corners) + chain(reversed(corners))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _balance_of(parts: Iterable[Hull]) -> Point:
    """The centre of mass of parts of one density."""
    total = x = y = 0.0
    for part in parts:
        for (x0, y0), (x1, y1) in zip(part, (*part[1:], part[0]), strict=True):
            area = (x0 * y1 - x1 * y0) / 2
            total, x, y = total + area, x + area * (x0 + x1) / 3, y + area * (y0 + y1) / 3
    return x / total, y / total
