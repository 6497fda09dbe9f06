# ruff: noqa: E501 - tables read better with one row a line
"""The hulls that boats float on, in their own lengths around their middle, and how heavy they lie in the water."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Hull:
    """Convex corners; density as kg per m² of the hull's side, which sets the draught; ballast below the middle."""

    corners: tuple[Point, ...]
    density: float = 330.0
    ballast: float = 0.05
    high: float = 1.2  # of the whole above the keel, in lengths: for the view


SAILING = Hull(((-0.5, 0.14), (-0.4, -0.1), (-0.2, -0.16), (0.2, -0.16), (0.42, -0.08), (0.54, 0.16)))

HULLS: dict[str, Hull] = {
    "canoe": Hull(((-0.5, 0.1), (-0.4, -0.05), (-0.2, -0.08), (0.2, -0.08), (0.4, -0.05), (0.5, 0.1)), 380.0, 0.03, 0.62),
    "ship": Hull(((-0.5, 0.1), (-0.46, -0.1), (0.4, -0.1), (0.52, 0.12)), 480.0, 0.05, 0.5),
    "pirate ship": Hull(((-0.5, 0.2), (-0.42, -0.12), (0.36, -0.12), (0.5, 0.14)), 460.0, 0.06, 1.1),
    "motorboat": Hull(((-0.5, 0.08), (-0.46, -0.1), (0.26, -0.1), (0.52, 0.1)), 340.0, 0.04, 0.42),
    "submarine": Hull(((-0.5, 0.0), (-0.36, -0.14), (0.34, -0.14), (0.5, 0.0), (0.34, 0.14), (-0.36, 0.14)), 660.0, 0.05, 0.5),
}  # fmt: skip
