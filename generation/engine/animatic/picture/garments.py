# ruff: noqa: E501 - tables read better with one row a line
"""What is worn on a body, whoever's it is: how much of it each garment covers, and what is seen on that. `dressed` paints it."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 248, 242)
_DARK: Colour = (52, 50, 64)
_GOLD: Colour = (240, 194, 84)
_RED: Colour = (206, 52, 56)


@dataclass(frozen=True, kw_only=True)
class Cut:
    """How a garment is cut. Shares of a trunk run from its lower or hind end (0) to the neck (1)."""

    colour: Colour  # where none is told
    trunk: tuple[float, float] | None = None  # from where to where it covers that
    sleeves: int = 0  # pieces of an arm or fore leg: 1 to the elbow, 2 to the wrist, 3 with the hand
    legs: int = 0  # pieces of a leg or hind leg: 1 to the knee, 2 to the ankle
    feet: int = 0  # of every foot that it stands on: 1 the foot alone, 2 up to the knee
    skirt: tuple[float, float, float] | None = None  # from which share on, how long, how wide, in radii of the trunk
    layers: int = 1  # of the skirt
    is_cape: bool = False
    has_hood: bool = False
    collar: Colour | None = None  # a roll round the neck
    front: tuple[str, ...] = ()  # rows of `dressed.FRONTS`, painted at the breast
    bands: tuple[float, ...] = ()  # shares at which a band of the trim goes round
    trim: Colour = _WHITE
    pattern: str = ""  # a row of `dressed.PATTERNS` where none is told
    wear: tuple[str, ...] = ()  # what a person has on instead: rows of `clothes.CLOTHES`


GARMENTS: dict[str, Cut] = {
    "suit": Cut(colour=(58, 64, 88), trunk=(0.1, 1.0), sleeves=2, legs=2, collar=_WHITE, front=("shirt", "lapels", "buttons"), trim=_RED, wear=("suit", "tie")),
    "tuxedo": Cut(colour=(38, 38, 48), trunk=(0.1, 1.0), sleeves=2, legs=2, collar=_WHITE, front=("shirt", "lapels", "bow"), trim=(186, 40, 52), wear=("suit", "bow tie")),
    "raincoat": Cut(colour=(250, 204, 56), trunk=(0.0, 1.0), sleeves=2, skirt=(0.22, 0.55, 1.3), has_hood=True, front=("buttons",), trim=(196, 140, 30), wear=("short coat", "buttons")),
    "coat": Cut(colour=(146, 96, 64), trunk=(0.05, 1.0), sleeves=2, skirt=(0.22, 0.6, 1.28), collar=(120, 76, 50), front=("buttons",), trim=(70, 46, 36), wear=("short coat", "buttons", "belt")),
    "jacket": Cut(colour=(82, 96, 132), trunk=(0.22, 1.0), sleeves=2, collar=(66, 78, 110), front=("zip",), bands=(0.2,), trim=(214, 216, 224), wear=("line",)),
    "lab coat": Cut(colour=_WHITE, trunk=(0.0, 1.0), sleeves=2, skirt=(0.2, 0.6, 1.25), front=("buttons", "pen"), trim=(150, 156, 168), wear=("lab coat",)),
    "sweater": Cut(colour=(198, 74, 70), trunk=(0.12, 1.0), sleeves=2, collar=(176, 60, 58), bands=(0.1, 0.5, 0.72), trim=(248, 232, 210), wear=("stripe",)),
    "t-shirt": Cut(colour=(74, 140, 200), trunk=(0.2, 1.0), sleeves=1, front=("emblem",), trim=(250, 240, 216)),
    "hawaiian shirt": Cut(colour=(50, 150, 170), trunk=(0.16, 1.0), sleeves=1, front=("buttons",), pattern="flowers", trim=(250, 190, 90)),
    "jersey": Cut(colour=(214, 60, 56), trunk=(0.2, 1.0), sleeves=1, front=("number",), bands=(0.2,), wear=("number",)),
    "hoodie": Cut(colour=(120, 126, 142), trunk=(0.14, 1.0), sleeves=2, has_hood=True, front=("zip",), bands=(0.12,), trim=(232, 232, 236), wear=("line",)),
    "vest": Cut(colour=(112, 76, 140), trunk=(0.42, 1.0), collar=_WHITE, front=("buttons",), trim=_GOLD, wear=("bright waistcoat",)),
    "life jacket": Cut(colour=(246, 120, 44), trunk=(0.38, 1.0), front=("zip",), bands=(0.5, 0.82), trim=(250, 236, 120), wear=("bright waistcoat",)),
    "dress": Cut(colour=(226, 84, 130), trunk=(0.3, 1.0), sleeves=1, skirt=(0.36, 1.15, 1.85), bands=(0.4,), trim=(250, 214, 226), wear=("dress",)),
    "gown": Cut(colour=(142, 108, 206), trunk=(0.3, 1.0), sleeves=1, skirt=(0.36, 1.5, 2.1), layers=2, bands=(0.4,), trim=(244, 220, 130), wear=("gown",)),
    "tutu": Cut(colour=(248, 156, 196), trunk=(0.42, 0.92), skirt=(0.4, 0.36, 1.85), layers=3, bands=(0.42,), trim=(255, 224, 238), wear=("tutu",)),
    "skirt": Cut(colour=(96, 120, 200), skirt=(0.34, 1.0, 1.75), bands=(0.36,), trim=(250, 240, 220), wear=("short skirt",)),
    "cape": Cut(colour=(206, 44, 52), is_cape=True, wear=("cape",)),
    "royal cape": Cut(colour=(168, 36, 60), is_cape=True, collar=(250, 246, 238), wear=("cape", "ermine")),
    "super suit": Cut(colour=(52, 92, 196), trunk=(0.0, 1.0), sleeves=2, legs=2, feet=1, front=("emblem",), bands=(0.2,), trim=(250, 208, 70), wear=("emblem", "belt")),
    "robe": Cut(colour=(84, 74, 150), trunk=(0.0, 1.0), sleeves=2, skirt=(0.25, 1.4, 1.6), bands=(0.34,), pattern="", trim=_GOLD, wear=("robe", "belt")),
    "kimono": Cut(colour=(190, 60, 84), trunk=(0.0, 1.0), sleeves=2, skirt=(0.25, 1.3, 1.4), front=("lapels",), bands=(0.3, 0.38), pattern="flowers", trim=(250, 226, 180), wear=("robe", "gi")),
    "pyjamas": Cut(colour=(150, 184, 236), trunk=(0.0, 1.0), sleeves=2, legs=2, front=("buttons",), pattern="stripes", trim=(250, 250, 255), wear=("pompons",)),
    "onesie": Cut(colour=(250, 190, 110), trunk=(0.0, 1.0), sleeves=2, legs=2, has_hood=True, front=("zip",), trim=(255, 250, 240), wear=("line",)),
    "costume": Cut(colour=(120, 190, 110), trunk=(0.0, 1.0), sleeves=2, legs=2, has_hood=True, front=("emblem",), trim=(255, 244, 200), wear=("emblem",)),
    "overalls": Cut(colour=(72, 104, 170), trunk=(0.0, 0.62), legs=2, front=("bib",), trim=(56, 84, 146), wear=("dungarees",)),
    "trousers": Cut(colour=(70, 88, 134), trunk=(0.0, 0.26), legs=2, bands=(0.26,), trim=(96, 66, 48)),
    "shorts": Cut(colour=(60, 130, 190), trunk=(0.0, 0.26), legs=1, bands=(0.26,), trim=_WHITE, wear=("shorts",)),
    "swimsuit": Cut(colour=(232, 84, 110), trunk=(0.0, 0.86), pattern="dots", trim=_WHITE),
    "boots": Cut(colour=(214, 52, 52), feet=2),
    "shoes": Cut(colour=(240, 240, 244), feet=1),
    "socks": Cut(colour=(250, 250, 250), feet=2),
    "gloves": Cut(colour=(206, 60, 60), sleeves=-1),
    "armour": Cut(colour=(170, 178, 192), trunk=(0.0, 1.0), sleeves=3, legs=2, feet=1, collar=(140, 148, 164), bands=(0.12, 0.32, 0.52, 0.72), trim=(132, 140, 156), front=("cross",), wear=("plate", "belt")),
    "samurai armour": Cut(colour=(150, 40, 44), trunk=(0.0, 1.0), sleeves=2, legs=2, skirt=(0.3, 0.7, 1.5), bands=(0.3, 0.48, 0.66, 0.84), trim=(48, 44, 56), wear=("plate", "gi")),
    "ninja suit": Cut(colour=(46, 46, 60), trunk=(0.0, 1.0), sleeves=2, legs=2, feet=1, front=("lapels",), bands=(0.3,), trim=(190, 50, 54), wear=("gi",)),
    "uniform": Cut(colour=(52, 70, 120), trunk=(0.06, 1.0), sleeves=2, legs=2, collar=(42, 56, 100), front=("buttons", "badge"), bands=(0.2,), trim=_GOLD, wear=("buttons", "badge", "belt")),
    "fire jacket": Cut(colour=(190, 60, 44), trunk=(0.06, 1.0), sleeves=2, bands=(0.24, 0.6), trim=(250, 226, 90), wear=("reflective",)),
    "apron": Cut(colour=_WHITE, trunk=(0.55, 0.98), bands=(0.3,), trim=(226, 228, 234), wear=("apron",)),
    "striped shirt": Cut(colour=_WHITE, trunk=(0.16, 1.0), sleeves=2, pattern="stripes", trim=(44, 70, 140), wear=("stripes",)),
    "santa coat": Cut(colour=(206, 40, 48), trunk=(0.0, 1.0), sleeves=2, collar=_WHITE, bands=(0.02, 0.34), front=("buttons",), trim=_WHITE, wear=("fur trim", "belt")),
    "spacesuit": Cut(colour=(238, 240, 246), trunk=(0.0, 1.0), sleeves=3, legs=2, feet=1, collar=(206, 212, 226), front=("panel",), bands=(0.24,), trim=(240, 120, 60)),
}  # fmt: skip
"""Garment -> how it is cut: what `script.Worn.item` may be beside hats, glasses, scarves and ties."""
