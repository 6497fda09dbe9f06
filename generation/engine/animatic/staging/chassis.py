# ruff: noqa: E501 - tables read better with one row a line
"""What a vehicle stands on and the shape it bumps with, in its own lengths; `picture.coachwork` paints over it."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Chassis:
    """Wheels as (place along it, radius), the convex shell around its middle, how high the middle is over the largest hub."""

    wheels: tuple[tuple[float, float], ...]
    shell: tuple[Point, ...]
    clearance: float = 0.13
    high: float = 0.33  # of the whole, for shadows and pictures
    deep: float = 0.42


def _van(top: float, bottom: float = -0.14) -> tuple[Point, ...]:
    return ((-0.5, bottom), (0.5, bottom), (0.5, top * 0.4), (0.4, top), (-0.5, top))


CAR = Chassis(
    ((-0.3, 0.125), (0.3, 0.125)),
    ((-0.48, -0.13), (0.48, -0.13), (0.5, 0.0), (0.24, 0.06), (0.1, 0.2), (-0.28, 0.2), (-0.5, 0.06)),
)
_FRAME: tuple[Point, ...] = ((-0.24, -0.1), (0.3, -0.06), (0.32, 0.3), (-0.1, 0.34), (-0.3, 0.1))

CHASSIS: dict[str, Chassis] = {
    "van": Chassis(((-0.3, 0.1), (0.32, 0.1)), _van(0.34), high=0.5),
    "ambulance": Chassis(((-0.3, 0.1), (0.32, 0.1)), _van(0.36), high=0.52),
    "truck": Chassis(((-0.3, 0.125), (0.3, 0.125)), _van(0.42), high=0.5),
    "fire engine": Chassis(((-0.3, 0.095), (0.32, 0.095)), _van(0.3), high=0.46),
    "bus": Chassis(((-0.3, 0.075), (0.32, 0.075)), _van(0.34, -0.1), clearance=0.11, high=0.46),
    "train": Chassis(
        ((-0.34, 0.085), (-0.15, 0.085), (0.04, 0.085), (0.24, 0.06), (0.38, 0.06)), _van(0.36, -0.08), clearance=0.1, high=0.5
    ),
    "tractor": Chassis(((-0.26, 0.24), (0.34, 0.13)), _van(0.42, -0.1), clearance=0.06, high=0.75),
    "cart": Chassis(((-0.27, 0.14), (0.27, 0.14)), ((-0.36, -0.08), (0.36, -0.08), (0.48, 0.34), (-0.48, 0.34)), clearance=0.05, high=0.54),
    "bicycle": Chassis(((-0.34, 0.225), (0.34, 0.225)), _FRAME, clearance=0.1, high=0.66, deep=0.1),
    "motorcycle": Chassis(((-0.34, 0.17), (0.34, 0.17)), _FRAME, clearance=0.1, high=0.62, deep=0.16),
    "scooter": Chassis(((-0.4, 0.09), (0.4, 0.09)), ((-0.4, -0.08), (0.4, -0.08), (0.42, 0.2), (-0.2, 0.1)), clearance=0.06,
                       high=0.5, deep=0.16),
}  # fmt: skip

SPOKED = frozenset({"bicycle"})
"""Whose wheels show spokes."""
