# ruff: noqa: E501 - tables read better with few rows
"""What somebody has put on, as prompts name it: hats, glasses, scarves and ties for anybody with a head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generation.engine.animatic.casting import colour_named, named_words
from generation.engine.animatic.language.asked import Subject
from generation.engine.animatic.language.classes import LIVING
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.lexicon import COLOURS, KINDS, PEOPLE, Kind
from generation.engine.animatic.picture.garments import GARMENTS
from generation.engine.animatic.script import Worn
from generation.engine.animatic.vocabulary import plural, with_article
from generation.engine.animatic.wardrobes import COSTUMES, PUT_ON, TRADES, animal_of

PLAINLY_DRESSED = frozenset({"person", "child"})
"""Kinds with no costume of their own."""

_OWN_TO_TRADES = all_of(
    "hat, cap, helmet, glasses, hood, crown, suit, uniform, costume, outfit, armour, armor, robe, apron, spacesuit, clothes"
)
"""What somebody of a trade has on already, as it belongs to that: a cook's hat is no fedora."""

_WITHOUT_A_HEAD = frozenset({"dragonfly", "jellyfish", "starfish", "spider", "crab", "snail"})


def worn_of(subject: Subject, kind: str) -> tuple[Worn, ...]:
    """This will be what somebody has put on, each item once: by trade, and of what was told of clothes."""
    if subject.kind not in LIVING | {NounClass.ROBOT, NounClass.FANTASY}:
        return ()
    found = {each: Worn(item=each) for each in by_trade(subject, kind)}
    for told in subject.clothes:
        if not is_own(told, kind):
            found |= {each.item: each for each in _told(told)}
    return tuple(each for each in found.values() if fits(each.item, kind))


def _told(told: str) -> Iterator[Worn]:
    """What was told of clothes: *a red cape*, *a pirate costume*, *a bee costume*, and *a wizard* of who is dressed as one."""
    colour, words = colour_named(told), told.lower().split()
    pattern = next((_PRINTED[word] for word in words if word in _PRINTED), "")
    if (part := _part_played(words)) is not None:
        yield from (Worn(item=item, colour=colour if not at else None) for at, item in enumerate(TRADES[part]))
    elif (name := garment(told)) and PUT_ON[name] != "costume":
        item = "gown" if PUT_ON[name] == "dress" and _LONG & set(words) else PUT_ON[name]
        yield Worn(item=item, colour=colour, pattern=pattern)
    elif (other := _creature(words)) is not None:
        yield Worn(item="costume", colour=colour or other.colours[0], pattern=_COATS.get(other.name, pattern))
    elif name:
        yield Worn(item="costume", colour=colour, pattern=pattern)


def words_of(told: str, kind: str) -> frozenset[str]:
    """This will be the words of what was told of clothes that are seen on a kind: the *bee* of a bee costume, *striped*."""
    items = [each.item for each in _told(told) if fits(each.item, kind)]
    words = told.lower().split()
    seen = {word for word in words if word in _PRINTED or (word in _LONG and set(items) & _LENGTHS)}
    named = (
        garment(told),
        _part_played(words) or "",
        *((_creature(words) or KINDS["ball"]).words if "costume" in items else ()),
    )
    return (
        frozenset(seen | {word for name in named for word in name.split() if word in words}) if items else frozenset()
    )


_LONG, _LENGTHS = frozenset({"long", "wedding", "flowing"}), frozenset({"gown", "coat", "robe", "kimono", "cape"})

_PRINTED = {
    "striped": "stripes", "stripy": "stripes", "stripey": "stripes", "spotted": "dots", "dotted": "dots", "polka-dot": "dots",
    "polka": "dots", "floral": "flowers", "flowery": "flowers", "flowered": "flowers", "pinstripe": "stripes",
}  # fmt: skip
"""What is said of a garment -> how it is printed: a row of `picture.dressed.PATTERNS`."""
_COATS = {"bee": "stripes", "tiger": "stripes", "zebra": "stripes", "ladybug": "dots", "leopard": "dots", "cow": "dots"}
"""Kinds whose costume has their coat's pattern."""


def _part_played(words: Sequence[str]) -> str | None:
    """Who somebody is dressed as: *superhero* of *blue superhero costume*, and of *superhero* alone."""
    if len(words) > 1 and words[-1] in COSTUMES:
        words = words[:-1]
    elif words and words[-1] in COSTUMES:
        return None
    return next((name for at in range(len(words)) if (name := " ".join(words[at:])) in TRADES), None)


def _creature(words: Sequence[str]) -> Kind | None:
    """What else somebody is dressed as: the bee of a bee costume."""
    words = words[:-1] if words and words[-1] in COSTUMES else words
    part = next((found for at in range(len(words)) if (found := named_words(" ".join(words[at:])))), None)
    return KINDS[part[1]] if part is not None else None


def by_trade(subject: Subject, kind: str) -> tuple[str, ...]:
    """This will be what goes with the trade that an animal or a creature is said to be of: *a pirate cat*."""
    words = subject.noun.lower().split()
    if kind in PEOPLE or len(words) < 2:
        return ()
    if animal_of(subject.noun) and words[-1] not in KINDS[kind].words:
        return TRADES[words[-1]]
    named = named_words(subject.noun)
    before = words[: len(words) - len(named[0].split())] if named else words[:-1]
    name = next((" ".join(before[:end]) for end in range(len(before), 0, -1) if " ".join(before[:end]) in TRADES), "")
    return TRADES.get(name, ())


def has_trade(subject: Subject, kind: str) -> str:
    """This will be the words of a subject's noun by which it has something on: the *pirate* of a pirate cat."""
    names = (*_beginnings(subject.noun), subject.noun.rpartition(" ")[2])
    return next((name for name in names if by_trade(subject, kind) and name in TRADES), "")


def _beginnings(noun: str) -> Iterator[str]:
    words = noun.lower().split()
    yield from (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))


_WITH_HEADS = frozenset({"biped", "quad", "swimmer", "flyer", "bird"})
_WITH_TRUNKS = frozenset({"biped", "quad", "bird"})
_WINGED = frozenset({"bird", "eagle", "seagull", "crow", "parrot", "pigeon", "dove", "toucan"})
_CAPES = frozenset({"cape", "royal cape"})
_SHELLED = frozenset({"turtle", "sea turtle", "snail", "spider", "snowman"})


def is_own(told: str, kind: str) -> bool:
    """This will say whether what was told of belongs to a trade that is drawn with its own."""
    return kind in PEOPLE and kind not in PLAINLY_DRESSED and told in _OWN_TO_TRADES


def fits(item: str, kind: str) -> bool:
    """This will say whether a kind, where it is alive, can have something on: a head for hats, a trunk for clothes."""
    if kind == "turtle" and item in _CAPES:
        return True
    if item in GARMENTS and kind in _WINGED:
        return True
    if item in GARMENTS:
        return KINDS[kind].family in _WITH_TRUNKS and kind not in _SHELLED
    return has_head(kind)


def has_head(kind: str) -> bool:
    """This will say whether a kind, where it is alive, has a head that something can be put on."""
    return KINDS[kind].family in _WITH_HEADS and kind not in _WITHOUT_A_HEAD


def garment(told: str) -> str:
    """This will be the longest name of something that can be put on at the end of what was told: *party hat*; "" for none."""
    words = told.lower().split()
    names = (name for at in range(len(words)) for name in (" ".join(words[at:]), f"{' '.join(words[at:])}s"))
    return next((name for name in names if name in PUT_ON), "")  # a boxing glove is one of a pair


def is_drawn(told: str, kind: str) -> bool:
    """This will say whether what was told of clothes is drawn on a kind, or goes with it anyhow."""
    return is_own(told, kind) or any(fits(each.item, kind) for each in _told(told))


_CALLED = {
    "super suit": "superhero suit",
    "royal cape": "royal robe",
    "cone": "wizard hat",
    "helm": "knight's helmet",
    "horned": "viking helmet",
    "flowers": "flower crown",
    "santa": "santa hat",
    "elf": "elf hat",
    "witch": "witch hat",
    "straw": "straw hat",
    "toque": "cook's hat",
    "stetson": "cowboy hat",
    "fedora": "hat",
    "tricorn": "pirate hat",
}


_PLURAL = frozenset(
    {"pyjamas", "overalls", "trousers", "shorts", "boots", "shoes", "socks", "gloves", "armour", "samurai armour"}
)


def called(item: str) -> str:
    """This will be what a row of `picture.worn` or `picture.garments` is called in a sentence."""
    return _CALLED.get(item, item)


def put_on_as(worn: Worn, count: int) -> str:
    """This will be what each of `count` has on, in a sentence: *a red cape*; of hats and such the colour is not told."""
    colour = next((name for name, rgb in COLOURS.items() if rgb == worn.colour), "") if worn.item in GARMENTS else ""
    name = f"{colour} {called(worn.item)}".strip()
    if worn.item in _PLURAL or name.endswith("glasses"):
        return name
    return with_article(name) if count == 1 else plural(name)
