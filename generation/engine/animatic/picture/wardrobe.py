# ruff: noqa: E501 - tables read better with one row a line
"""What people wear and hold, by kind: the data that tells a chef from a knight. `hats`, `clothes` and `tools` paint it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.picture.costumes import COSTUMES
from generation.engine.animatic.picture.garments import GARMENTS, Cut
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour, Worn

SKINS: tuple[Colour, ...] = ((250, 208, 176), (236, 184, 142), (206, 148, 108), (164, 110, 78), (128, 86, 64))
HAIRS: tuple[Colour, ...] = ((62, 44, 40), (40, 34, 44), (126, 78, 44), (206, 150, 74), (178, 78, 46), (90, 70, 110))
_DARK: Colour = (46, 44, 56)
_GOLD: Colour = (240, 194, 84)

_WOMEN = all_of(
    "woman, lady, girl, mother, mom, mum, aunt, sister, queen, princess, grandma, grandmother, granny, waitress, actress, policewoman, businesswoman, cowgirl, schoolgirl, superheroine, bride, nurse, ballerina, granddaughter"
)
_MEN = all_of(
    "man, guy, gentleman, boy, father, dad, uncle, brother, king, grandpa, grandfather, waiter, actor, policeman, businessman, cowboy, schoolboy, fireman, groom, grandson"
)


@dataclass(frozen=True)
class Outfit:
    """What a biped looks like. Colours that are None follow the actor's own."""

    skin: Colour
    hair: Colour | None
    top: Colour
    legs: Colour
    shoes: Colour
    sleeve: bool = True
    style: str = "person"  # robot, astronaut: a body of its own
    cut: str = "short"  # of the hair: short, long, bun, tail, curls, bald
    hat: str = ""  # a row of `hats.HATS`
    hat_colour: Colour = _DARK
    beard: Colour | None = None
    wear: tuple[str, ...] = ()  # rows of `clothes.CLOTHES`, painted in this order
    trim: Colour = _GOLD  # of belts, buttons, capes
    hold: str = ""  # a row of `tools.TOOLS`
    nose: Colour | None = None
    bulk: float = 1.0  # of the trunk
    arms: Colour | None = None  # None: as the top
    head: float = 1.0  # times a grown-up's share of the height


def outfit_of(kind: str, colour: Colour, seed: int, noun: str = "", wears: str = "") -> Outfit:
    """This will dress a biped; `seed` picks skin and hair, the noun's gender how the hair is cut."""
    skin = SKINS[seed % len(SKINS)]
    hair = HAIRS[(seed // 5) % len(HAIRS)] if seed % len(SKINS) < 3 else HAIRS[seed % 2]
    last = noun.rpartition(" ")[2]
    cut = (
        ("long", "tail", "bun")[seed % 3]
        if last in _WOMEN
        else "short"
        if last in _MEN
        else ("short", "bun", "short", "long")[seed % 4]
    )
    plain = Outfit(skin, hair, colour, mix((58, 74, 116), colour, 0.12), (246, 242, 236), sleeve=seed % 3 != 0, cut=cut)
    if wears == "dress":
        plain = replace(plain, wear=("dress",), legs=skin, trim=mix(colour, (255, 255, 255), 0.5))
    if kind == "robot":
        dark, pale = mix(colour, (40, 46, 66), 0.55), mix(colour, (255, 255, 255), 0.35)
        return Outfit(pale, None, colour, dark, mix(colour, (255, 255, 255), 0.2), style="robot")
    if kind == "astronaut":
        return Outfit(skin, hair, (238, 240, 246), (224, 228, 238), (150, 158, 176), style="astronaut")
    if kind == "skater":
        plain = replace(plain, legs=mix(colour, (30, 34, 60), 0.6))
    costume = COSTUMES.get(kind)
    return _dressed(replace(plain, sleeve=True), costume, colour) if costume else plain


def _dressed(plain: Outfit, costume: dict[str, object], colour: Colour) -> Outfit:
    """The costume's own words over the plain outfit: "skin" is the skin, None the actor's colour."""
    skin = costume.get("skin", plain.skin)
    given = {"hat_colour": colour if "hat" in costume else plain.hat_colour} | costume
    for name in ("top", "legs", "shoes", "hat_colour"):
        if given.get(name, 0) is None:
            given[name] = colour if name != "shoes" else skin
        elif given.get(name) == "skin":
            given[name] = skin
    return replace(plain, **given)  # type: ignore[arg-type]


_TRIMMED = frozenset({"cape", "royal cape", "skirt", "shorts", "overalls", "vest", "life jacket", "tutu"})
"""Garments of which a biped's wear is painted in the trim's colour."""


def fitted(outfit: Outfit, wears: Sequence[Worn]) -> Outfit:
    """This will be the outfit of somebody on two legs with what else is put on over it, in the order in which it was told."""
    for each in wears:
        if (cut := GARMENTS.get(each.item)) is not None:
            outfit = _over(outfit, each, cut)
    return outfit


def _over(outfit: Outfit, worn: Worn, cut: Cut) -> Outfit:
    colour = worn.colour or cut.colour
    if worn.item == "spacesuit" and outfit.style == "person":
        return replace(outfit, style="astronaut", top=colour, legs=mix(colour, _DARK, 0.08), shoes=(150, 158, 176))
    changes: dict[str, object] = {
        "wear": tuple(dict.fromkeys((*outfit.wear, *cut.wear, *_PRINTS.get(worn.pattern or cut.pattern, ()))))
    }
    if cut.trunk and cut.trunk[1] > 0.9:
        changes["top"] = colour
    if cut.sleeves:
        changes |= {"arms": None, "sleeve": cut.sleeves > 1}
    if cut.legs:
        changes["legs"] = colour if cut.legs > 1 else outfit.skin
    elif cut.skirt and worn.item in {"dress", "tutu", "skirt"} and outfit.style == "person":
        changes["legs"] = outfit.skin
    if cut.feet:
        changes["shoes"] = colour
    changes["trim"] = colour if worn.item in _TRIMMED else cut.trim
    return replace(outfit, **changes)  # type: ignore[arg-type]


_PRINTS = {"stripes": ("striped",), "dots": ("dotted",), "flowers": ("dotted",)}
"""Pattern -> what a biped has on of it."""
