"""What hangs in the sky. Painted in `picture.orbs`, behind hills and houses."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _orb(name: str, size_m: float, colour: Colour, words: str = "", near: str = "", *, place: str = "space") -> Kind:
    return kind(name, "orb", "rock", size_m, "spin", (colour,), words, near, place=place)


ROWS = (
    _orb("earth", 1.6, (52, 118, 206), "planet earth, blue planet", "world, globe"),
    _orb("moon", 0.9, (216, 214, 206), "full moon, half moon, crescent moon", "pluto", place="mountains"),
    _orb("sun", 2.0, (255, 204, 84), "", "", place="park"),
    _orb("mars", 1.2, (204, 96, 60), "red planet", "mercury, venus"),
    _orb("jupiter", 1.9, (216, 172, 128), "", "planet, exoplanet, gas giant"),
    _orb("saturn", 1.5, (232, 202, 146), "ringed planet", ""),
    _orb("neptune", 1.3, (70, 110, 220), "", "uranus"),
)  # fmt: skip
