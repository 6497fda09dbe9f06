"""What things are made of: how heavy, slippery and bouncy they are. Sound looks materials up by the same names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Material:
    """Physical constants of a material; typical handbook values, rounded."""

    density: float  # kg per m² of the drawn plane: a slice as deep as a typical thing of it, water is 1000
    friction: float  # Chipmunk multiplies the two bodies' values
    restitution: float  # speed after / speed before against a perfectly hard floor; multiplied likewise


MATERIALS: dict[str, Material] = {
    "rubber": Material(300.0, 0.9, 0.82),
    "basketball": Material(80.0, 0.85, 0.84),
    "vinyl": Material(18.0, 0.7, 0.68),
    "tennis": Material(370.0, 0.8, 0.76),
    "steel": Material(7800.0, 0.45, 0.52),
    "resin": Material(1200.0, 0.4, 0.42),
    "fruit": Material(830.0, 0.6, 0.34),
    "melon": Material(950.0, 0.6, 0.22),
    "snow": Material(380.0, 0.5, 0.08),
    "wood": Material(600.0, 0.65, 0.3),
    "toy wood": Material(190.0, 0.6, 0.25),
    "cardboard": Material(140.0, 0.6, 0.18),
    "tile": Material(420.0, 0.55, 0.2),
    "flesh": Material(985.0, 0.95, 0.05),
    "fur": Material(980.0, 0.95, 0.05),
    "feather": Material(420.0, 0.8, 0.1),
    "metal": Material(900.0, 0.6, 0.25),
    "latex": Material(1.0, 0.7, 0.6),
    "foam": Material(110.0, 0.9, 0.2),
    "tyre": Material(900.0, 1.0, 0.25),
    "ball net": Material(10.0, 0.3, 0.1),
    # grounds
    "asphalt": Material(2400.0, 1.0, 0.95),
    "boards": Material(700.0, 0.9, 0.95),
    "stone": Material(2600.0, 0.8, 0.97),
    "grass": Material(1200.0, 1.0, 0.78),
    "sand": Material(1600.0, 1.0, 0.3),
    "packed snow": Material(500.0, 0.45, 0.4),
    "ice": Material(920.0, 0.06, 0.85),
    "rug": Material(300.0, 1.0, 0.82),
    "dust": Material(1500.0, 0.9, 0.6),
    "sea bed": Material(1600.0, 0.9, 0.2),
}
