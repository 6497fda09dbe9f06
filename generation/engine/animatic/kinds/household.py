# ruff: noqa: E501 - tables read better with one row a line
"""Things of the house beside those one plays with: light, linen, brooms, what one eats and drinks from. Outlines are in `physics.outlines`."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _ware(
    name: str,
    material: str,
    size_m: float,
    colours: tuple[Colour, ...],
    words: str = "",
    near: str = "",
    *,
    place: str = "",
) -> Kind:
    return kind(name, "thing", material, size_m, "look", colours, words, near, place=place)


ROWS = (
    _ware("lantern", "glass", 0.5, ((72, 76, 88), (176, 60, 52)), "oil lamp, storm lantern, gas lamp, kerosene lamp", "candlestick"),
    _ware("bell", "bronze", 0.42, ((236, 188, 80),), "handbell, church bell, school bell, jingle bell, cowbell", "doorbell, chime, wind chime, cymbal, triangle"),
    _ware("spoked wheel", "wood", 0.8, ((176, 120, 74),), "wheel, wagon wheel, cart wheel", "tyre, tire, spinning wheel, cogwheel, gear, hamster wheel, pulley"),
    _ware("toaster", "metal", 0.42, ((200, 206, 214), (216, 78, 70)), "", "blender, mixer, microwave, waffle iron, kettle lid", place="kitchen"),
    _ware("broom", "plant", 1.3, ((214, 172, 92),), "broomstick, besom", "rake, feather duster"),
    _ware("mop", "wood", 1.3, ((236, 232, 222),), "", "squeegee, plunger", place="kitchen"),
    _ware("blanket", "plush", 0.6, ((206, 92, 84), (96, 140, 186)), "quilt, duvet, picnic blanket, rug", "sleeping bag, carpet roll, tablecloth, shawl", place="living room"),
    _ware("towel", "cloth", 0.5, ((120, 186, 206), (244, 190, 96)), "beach towel, bath towel", "napkin, handkerchief, dishcloth, cloth, rag"),
    _ware("rope", "plant", 0.6, ((214, 176, 116),), "string, cord, coil of rope", "thread, yarn, cable, wire, chain, lasso, leash, vine"),
)  # fmt: skip
