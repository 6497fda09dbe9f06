# ruff: noqa: E501 - tables read better with few rows
"""What somebody has put on, as prompts name it: hats, glasses, scarves and ties for anybody with a head."""

from __future__ import annotations

from generation.engine.animatic.casting import colour_named
from generation.engine.animatic.language.asking import Subject
from generation.engine.animatic.language.classes import LIVING
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.lexicon import KINDS, PEOPLE
from generation.engine.animatic.script import Worn

PLAINLY_DRESSED = frozenset({"person", "child"})
"""Kinds with no costume of their own."""

_PUT_ON = {
    "hat": "fedora", "fedora": "fedora", "bowler": "fedora", "bowler hat": "fedora", "trilby": "fedora", "top hat": "top hat",
    "cowboy hat": "stetson", "stetson": "stetson", "straw hat": "straw", "sun hat": "straw", "sunhat": "straw",
    "sombrero": "straw", "witch hat": "witch", "witch's hat": "witch", "wizard hat": "cone", "wizard's hat": "cone",
    "santa hat": "santa", "christmas hat": "santa", "elf hat": "elf", "crown": "crown", "tiara": "tiara", "chef hat": "toque",
    "chef's hat": "toque", "toque": "toque", "pirate hat": "tricorn", "tricorn": "tricorn", "sailor hat": "sailor cap",
    "sailor cap": "sailor cap", "captain's hat": "peaked cap", "captain hat": "peaked cap", "police hat": "peaked cap",
    "police cap": "peaked cap", "hard hat": "hard hat", "helmet": "hard hat", "construction helmet": "hard hat",
    "fire helmet": "fire helmet", "firefighter helmet": "fire helmet", "viking helmet": "horned", "knight's helmet": "helm",
    "flower crown": "flowers", "headband": "headband", "bandana": "headband", "hood": "hood", "cap": "cap",
    "baseball cap": "cap", "cloth cap": "cap", "beret": "cap", "beanie": "beanie", "woolly hat": "beanie", "wool hat": "beanie",
    "winter hat": "beanie", "bobble hat": "beanie", "party hat": "party hat", "birthday hat": "party hat",
    "glasses": "glasses", "spectacles": "glasses", "eyeglasses": "glasses", "reading glasses": "glasses", "goggles": "glasses",
    "sunglasses": "sunglasses", "shades": "sunglasses", "scarf": "scarf", "bow tie": "bow tie", "bow-tie": "bow tie",
    "bowtie": "bow tie", "tie": "tie", "necktie": "tie",
}  # fmt: skip
"""What is put on, as it is named -> the row of `picture.worn` that is drawn."""

_OWN_TO_TRADES = frozenset({"hat", "cap", "helmet", "glasses", "hood", "crown"})
"""What somebody of a trade has on already, as it belongs to that: a cook's hat is no fedora."""

_WITHOUT_A_HEAD = frozenset({"dragonfly", "jellyfish", "starfish", "spider", "crab", "snail"})


def worn_of(subject: Subject, kind: str) -> tuple[Worn, ...]:
    """This will be what somebody has put on, each item once, of what was told of clothes."""
    if subject.kind not in LIVING | {NounClass.ROBOT, NounClass.FANTASY} or not has_head(kind):
        return ()
    found = {}
    for told in subject.clothes:
        name = garment(told)
        if name and not is_own(told, kind):
            found[_PUT_ON[name]] = Worn(item=_PUT_ON[name], colour=colour_named(told))
    return tuple(found.values())


_WITH_HEADS = frozenset({"biped", "quad", "swimmer", "flyer", "bird"})


def is_own(told: str, kind: str) -> bool:
    """This will say whether what was told of belongs to a trade that is drawn with its own."""
    return kind in PEOPLE and kind not in PLAINLY_DRESSED and told in _OWN_TO_TRADES


def has_head(kind: str) -> bool:
    """This will say whether a kind, where it is alive, has a head that something can be put on."""
    return KINDS[kind].family in _WITH_HEADS and kind not in _WITHOUT_A_HEAD


def garment(told: str) -> str:
    """This will be the longest name of something that can be put on at the end of what was told: *party hat*; "" for none."""
    words = told.lower().split()
    return next((name for at in range(len(words)) if (name := " ".join(words[at:])) in _PUT_ON), "")


_CALLED = {
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


def called(item: str) -> str:
    """This will be what a row of `picture.worn` is called in a sentence."""
    return _CALLED.get(item, item)
