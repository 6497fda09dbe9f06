# ruff: noqa: E501 - tables read better with one row a line
"""What people wear and hold, by kind: the data that tells a chef from a knight. `hats`, `clothes` and `tools` paint it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

SKINS: tuple[Colour, ...] = ((250, 208, 176), (236, 184, 142), (206, 148, 108), (164, 110, 78), (128, 86, 64))
HAIRS: tuple[Colour, ...] = ((62, 44, 40), (40, 34, 44), (126, 78, 44), (206, 150, 74), (178, 78, 46), (90, 70, 110))
_GREY: Colour = (214, 212, 210)
_WHITE: Colour = (250, 248, 242)
_DARK: Colour = (46, 44, 56)
_GOLD: Colour = (240, 194, 84)
_STEEL: Colour = (176, 184, 196)
_NAVY: Colour = (48, 66, 118)
_RED: Colour = (206, 52, 50)
_BROWN: Colour = (110, 74, 52)

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
    head: float = 1.0  # times a grown-up's share of the height


_COSTUMES: dict[str, dict[str, object]] = {
    "child": {"head": 1.24},
    "old man": {
        "hair": _GREY,
        "cut": "bald",
        "beard": _GREY,
        "wear": ("cardigan", "glasses"),
        "hold": "cane",
        "legs": (92, 84, 78),
        "shoes": _BROWN,
    },
    "old woman": {
        "hair": _GREY,
        "cut": "bun",
        "wear": ("dress", "shawl", "glasses"),
        "trim": (236, 220, 226),
        "hold": "bag",
        "shoes": _BROWN,
    },
    "chef": {
        "hat": "toque",
        "hat_colour": _WHITE,
        "wear": ("buttons", "apron", "neckerchief", "moustache"),
        "trim": (206, 60, 56),
        "hold": "ladle",
        "legs": (70, 76, 92),
        "shoes": _DARK,
    },
    "wizard": {
        "hat": "cone",
        "wear": ("robe", "stars", "belt"),
        "beard": _WHITE,
        "hair": _WHITE,
        "cut": "long",
        "hold": "wizard staff",
    },
    "witch": {
        "hat": "witch",
        "hat_colour": (54, 46, 70),
        "wear": ("robe", "belt"),
        "hair": (200, 96, 50),
        "cut": "long",
        "hold": "broom",
        "skin": (176, 206, 140),
        "trim": (150, 90, 190),
    },
    "magician": {
        "hat": "top hat",
        "wear": ("shirt front", "bow tie", "cape"),
        "trim": (186, 44, 60),
        "hold": "wand",
        "legs": _DARK,
        "shoes": _DARK,
    },
    "knight": {
        "hat": "helm",
        "hat_colour": _STEEL,
        "wear": ("plate", "tabard", "belt"),
        "trim": (196, 60, 56),
        "hold": "sword and shield",
        "top": _STEEL,
        "legs": (150, 158, 170),
        "shoes": (130, 138, 150),
    },
    "viking": {
        "hat": "horned",
        "hat_colour": (150, 150, 156),
        "beard": (206, 130, 60),
        "hair": (206, 130, 60),
        "cut": "long",
        "wear": ("fur", "belt"),
        "trim": (94, 70, 54),
        "hold": "axe",
        "legs": (104, 82, 64),
        "shoes": (84, 62, 48),
    },
    "king": {
        "hat": "crown",
        "hat_colour": _GOLD,
        "beard": (150, 110, 76),
        "wear": ("robe", "ermine", "belt"),
        "hold": "sceptre",
    },
    "queen": {
        "hat": "crown",
        "hat_colour": _GOLD,
        "cut": "long",
        "wear": ("gown", "ermine", "belt"),
        "hold": "sceptre",
    },
    "princess": {
        "hat": "tiara",
        "hat_colour": _GOLD,
        "cut": "long",
        "hair": (236, 190, 96),
        "wear": ("gown", "belt"),
        "sleeve": False,
        "trim": (255, 230, 240),
    },
    "pirate": {
        "hat": "tricorn",
        "hat_colour": _DARK,
        "beard": (60, 44, 40),
        "wear": ("stripes", "coat", "belt", "eyepatch"),
        "top": (240, 236, 226),
        "hold": "cutlass",
        "legs": (76, 70, 84),
        "shoes": _DARK,
    },
    "ninja": {
        "hat": "hood",
        "hat_colour": (46, 48, 62),
        "wear": ("mask", "belt"),
        "trim": _RED,
        "legs": (46, 48, 62),
        "shoes": (36, 36, 46),
        "hold": "katana",
        "hair": None,
    },
    "martial artist": {
        "hat": "headband",
        "hat_colour": _RED,
        "wear": ("gi", "belt"),
        "trim": _DARK,
        "legs": (250, 248, 242),
        "shoes": None,
        "hold": "bo staff",
    },
    "superhero": {
        "wear": ("cape", "emblem", "belt", "domino mask"),
        "trim": (214, 50, 54),
        "shoes": (214, 50, 54),
        "legs": None,
    },
    "clown": {
        "cut": "curls",
        "hair": (240, 90, 60),
        "wear": ("ruff", "pompons"),
        "nose": (230, 50, 50),
        "skin": (252, 238, 228),
        "trim": (70, 150, 210),
        "legs": (70, 150, 210),
        "shoes": (206, 50, 54),
        "hold": "balloons",
    },
    "ballerina": {
        "cut": "bun",
        "wear": ("tutu",),
        "sleeve": False,
        "legs": (252, 220, 226),
        "shoes": (246, 150, 180),
        "trim": (255, 214, 228),
    },
    "gymnast": {"cut": "bun", "sleeve": False, "legs": "skin", "shoes": "skin"},
    "skater": {"style": "skater", "shoes": (246, 246, 250)},
    "surfer": {
        "hair": (236, 196, 110),
        "cut": "long",
        "wear": ("wetsuit",),
        "sleeve": False,
        "legs": (50, 56, 76),
        "shoes": "skin",
    },
    "diver": {
        "hat": "diving mask",
        "wear": ("tank", "stripe"),
        "trim": (250, 196, 60),
        "legs": (40, 46, 60),
        "shoes": (250, 170, 50),
    },
    "basketball player": {
        "wear": ("number",),
        "sleeve": False,
        "legs": None,
        "hat": "headband",
        "hat_colour": _WHITE,
        "trim": _WHITE,
    },
    "footballer": {"wear": ("number", "shorts"), "legs": "skin", "trim": _WHITE, "shoes": _DARK},
    "police officer": {
        "hat": "peaked cap",
        "hat_colour": _NAVY,
        "wear": ("badge", "belt", "tie"),
        "legs": (40, 54, 96),
        "shoes": _DARK,
    },
    "firefighter": {
        "hat": "fire helmet",
        "hat_colour": (216, 50, 46),
        "wear": ("reflective", "belt"),
        "legs": (190, 140, 50),
        "shoes": _DARK,
        "trim": (246, 250, 180),
        "hold": "hose",
    },
    "doctor": {
        "wear": ("lab coat", "stethoscope"),
        "top": (90, 170, 190),
        "legs": (70, 130, 150),
        "shoes": _WHITE,
        "trim": _WHITE,
        "hold": "clipboard",
    },
    "farmer": {
        "hat": "straw",
        "hat_colour": (232, 196, 116),
        "wear": ("dungarees",),
        "trim": (70, 100, 160),
        "legs": (70, 100, 160),
        "shoes": _BROWN,
        "hold": "pitchfork",
    },
    "cowboy": {
        "hat": "stetson",
        "hat_colour": (140, 92, 58),
        "wear": ("waistcoat", "neckerchief", "belt"),
        "trim": (206, 52, 50),
        "top": (236, 216, 176),
        "legs": (80, 100, 150),
        "shoes": _BROWN,
        "hold": "lasso",
    },
    "builder": {
        "hat": "hard hat",
        "hat_colour": (250, 200, 50),
        "wear": ("reflective", "belt"),
        "trim": (250, 250, 190),
        "legs": (70, 90, 140),
        "shoes": (170, 120, 60),
        "hold": "hammer",
    },
    "businessman": {"wear": ("suit", "tie"), "trim": (196, 50, 54), "legs": None, "shoes": _DARK, "hold": "briefcase"},
    "santa claus": {
        "hat": "santa",
        "hat_colour": (204, 44, 48),
        "beard": _WHITE,
        "hair": _WHITE,
        "wear": ("fur trim", "belt"),
        "legs": (204, 44, 48),
        "shoes": _DARK,
        "hold": "sack",
        "bulk": 1.4,
        "nose": (240, 130, 120),
    },
    "zombie": {
        "skin": (140, 176, 124),
        "hair": (70, 66, 60),
        "wear": ("tatters",),
        "legs": (90, 84, 80),
        "shoes": (70, 60, 56),
    },
    "vampire": {
        "skin": (232, 226, 232),
        "hair": (40, 34, 44),
        "wear": ("shirt front", "bow tie", "cape", "collar", "fangs"),
        "trim": (170, 30, 46),
        "legs": _DARK,
        "shoes": _DARK,
    },
    "elf": {
        "hat": "elf",
        "hat_colour": (84, 150, 76),
        "wear": ("tunic", "belt", "pointed ears"),
        "legs": (206, 60, 56),
        "shoes": (84, 150, 76),
    },
    "gnome": {
        "head": 1.15,
        "hat": "cone",
        "hat_colour": (214, 50, 50),
        "beard": _WHITE,
        "hair": _WHITE,
        "wear": ("belt",),
        "legs": _BROWN,
        "shoes": (84, 62, 48),
        "bulk": 1.35,
        "nose": (240, 150, 130),
    },
    "fairy": {
        "cut": "long",
        "hair": (246, 206, 110),
        "wear": ("petals", "wings", "pointed ears"),
        "hat": "flowers",
        "sleeve": False,
        "legs": "skin",
        "shoes": None,
        "hold": "star wand",
    },
}


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
    costume = _COSTUMES.get(kind)
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
