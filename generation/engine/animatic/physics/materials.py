"""What things are made of: how heavy, slippery and bouncy they are. Sound looks materials up by the same names."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Material:
    """Physical constants of a material; typical handbook values, rounded."""

    density: float  # kg per m² of the drawn plane, of a whole thing with what is hollow in it: water is 1000
    friction: float  # the root of what one piece of it has on another: see `friction_between`
    restitution: float  # speed after / speed before, where it alone gives way: see `restitution_between`
    stiffness: float = 100.0  # how little it gives way, a basketball's shell being 1: orders of magnitude count


MATERIALS: dict[str, Material] = {
    "rubber": Material(300.0, 0.9, 0.82, 1.2),
    "basketball": Material(80.0, 0.85, 0.84, 1.0),
    "vinyl": Material(18.0, 0.7, 0.68, 0.5),
    "tennis": Material(370.0, 0.8, 0.76, 2.0),
    "steel": Material(7800.0, 0.45, 0.52, 1000.0),
    "resin": Material(1200.0, 0.4, 0.42, 300.0),
    "fruit": Material(830.0, 0.6, 0.34, 5.0),
    "melon": Material(950.0, 0.6, 0.22, 8.0),
    "snow": Material(380.0, 0.5, 0.08, 2.0),
    "wood": Material(600.0, 0.65, 0.3, 60.0),
    "toy wood": Material(190.0, 0.6, 0.25, 60.0),
    "cardboard": Material(140.0, 0.6, 0.18, 8.0),
    "tile": Material(420.0, 0.55, 0.2, 300.0),
    "flesh": Material(985.0, 0.95, 0.05, 0.4),
    "fur": Material(980.0, 0.95, 0.05, 0.4),
    "feather": Material(420.0, 0.8, 0.1, 0.4),
    "metal": Material(900.0, 0.6, 0.25, 400.0),
    "latex": Material(1.0, 0.7, 0.6, 0.3),
    "foam": Material(110.0, 0.9, 0.2, 1.0),
    "tyre": Material(900.0, 1.0, 0.25, 3.0),
    "ball net": Material(10.0, 0.3, 0.1, 0.1),
    "plastic": Material(160.0, 0.5, 0.45, 40.0),
    "glass": Material(620.0, 0.4, 0.3, 900.0),
    "frozen": Material(917.0, 0.12, 0.2, 80.0),
    "ceramic": Material(560.0, 0.5, 0.28, 700.0),
    "gold": Material(5800.0, 0.45, 0.25, 800.0),
    "silver": Material(3100.0, 0.45, 0.3, 800.0),
    "bronze": Material(2600.0, 0.45, 0.35, 900.0),
    "brick": Material(1500.0, 0.85, 0.15, 300.0),
    "paper": Material(70.0, 0.55, 0.12, 4.0),
    "leather": Material(150.0, 0.7, 0.15, 2.0),
    "cloth": Material(90.0, 0.85, 0.12, 1.0),
    "plush": Material(45.0, 0.9, 0.3, 0.4),
    "wax": Material(700.0, 0.6, 0.15, 6.0),
    "chocolate": Material(1100.0, 0.55, 0.15, 20.0),
    "candy": Material(1300.0, 0.45, 0.35, 60.0),
    "cream": Material(380.0, 0.9, 0.05, 0.3),
    "dough": Material(330.0, 0.85, 0.12, 0.8),
    "cheese": Material(1050.0, 0.8, 0.12, 3.0),
    "egg": Material(1030.0, 0.5, 0.25, 30.0),
    "jelly": Material(1010.0, 0.7, 0.5, 0.2),
    "plant": Material(300.0, 0.8, 0.15, 2.0),
    "scales": Material(995.0, 0.7, 0.15, 0.8),
    "hide": Material(980.0, 0.95, 0.05, 0.6),
    "shell": Material(900.0, 0.8, 0.15, 60.0),
    "bone": Material(900.0, 0.9, 0.15, 100.0),
    "ectoplasm": Material(5.0, 0.5, 0.3, 0.1),
    # grounds
    "asphalt": Material(2400.0, 1.0, 0.6, 500.0),
    "boards": Material(700.0, 0.9, 0.4, 100.0),
    "stone": Material(2600.0, 0.8, 0.8, 2000.0),
    "grass": Material(1200.0, 1.0, 0.3, 1.2),
    "sand": Material(1600.0, 1.0, 0.05, 0.15),
    "packed snow": Material(500.0, 0.45, 0.2, 0.3),
    "ice": Material(920.0, 0.06, 0.5, 100.0),
    "rug": Material(300.0, 1.0, 0.3, 2.0),
    "dust": Material(1500.0, 0.9, 0.25, 0.5),
    "sea bed": Material(1600.0, 0.9, 0.05, 0.15),
    "gravel": Material(1700.0, 1.0, 0.2, 3.0),
    "soil": Material(1300.0, 1.0, 0.2, 0.6),
    "rock": Material(2700.0, 0.9, 0.8, 2000.0),
    "concrete": Material(2400.0, 1.0, 0.7, 1500.0),
    "carpet": Material(300.0, 1.0, 0.35, 3.0),
    "tile floor": Material(2300.0, 0.7, 0.8, 1800.0),
    "tatami": Material(250.0, 0.9, 0.35, 4.0),
    "metal deck": Material(7800.0, 0.7, 0.6, 800.0),
    "cloud": Material(5.0, 1.0, 0.05, 0.1),
    "sugar": Material(800.0, 0.9, 0.3, 2.0),
}

SKINS: dict[str, float] = {"basketball": 1100.0, "vinyl": 1300.0, "tennis": 1100.0, "latex": 950.0}
"""Materials of balls that are a skin over air -> the density of the skin itself; `Material.density` is the whole ball's."""


def friction_between(first: str, second: str) -> float:
    """This will be the coefficient of friction of two materials: the geometric mean of what each has on itself.

    Chipmunk multiplies the two shapes' factors, which is the same.
    """
    return MATERIALS[first].friction * MATERIALS[second].friction


def restitution_between(first: str, second: str) -> float:
    """This will be the share of closing speed that two materials give back.

    Both are pressed by the same force, so the energy of the blow is shared as by two springs in a row: the softer takes
    more, and each gives back restitution² of its share. A ball on stone
    bounces as the ball does, on sand as the sand does.
    """
    one, other = MATERIALS[first], MATERIALS[second]
    share = other.stiffness / (one.stiffness + other.stiffness)
    return math.sqrt(share * one.restitution**2 + (1.0 - share) * other.restitution**2)


def hollowness(material: str) -> float:
    """This will be how much of a ball's radius is air, 0 (solid) .. 1, from its weight and its skin's."""
    if material not in SKINS:
        return 0.0
    return math.sqrt(1.0 - MATERIALS[material].density / SKINS[material])
