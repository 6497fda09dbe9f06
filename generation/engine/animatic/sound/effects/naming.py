# ruff: noqa: E501 - tables read better with few rows
"""Words for a sound -> the effect that is played; unknown ones by what they are nearest to in meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.sound.effects.making import Make
from generation.engine.animatic.sound.effects.table import EFFECTS, Effect
from generation.engine.animatic.sound.likeness import nearest_of

_FAR = all_of("distant, far, faraway, away, distance, muffled, offscreen, background")
_SOFT = all_of("soft, softly, quiet, quietly, faint, gentle, gently, light, low, subtle, hushed")
_LOUD = all_of("loud, loudly, huge, massive, deafening, big, enormous, thunderous, giant, booming")
_BESIDE = (
    _FAR
    | _SOFT
    | _LOUD
    | all_of(
        "a, an, the, of, in, and, sound, sounds, noise, noises, audio, with, some, very, single, one, long, short, sudden, on, at, to"
    )
)
_WORD = re.compile(r"[a-z0-9'-]+")


@dataclass(frozen=True)
class Heard:
    """A sound as it was asked for and as it is played."""

    asked: str
    effect: Effect
    is_near: bool = False  # played as what only comes near to it
    level_db: float = 0.0
    is_far: bool = False


@cache
def heard(words: str) -> Heard | None:
    """This will read the words for a sound; None where nothing is near to what they mean."""
    text = _WORD.findall(words.lower())
    if not text:
        return None
    level = -6.0 if _SOFT & set(text) else 4.0 if _LOUD & set(text) else 0.0
    is_far = bool(_FAR & set(text))
    found = _named(text)
    is_near = found is None
    if found is None:
        kept = [word for word in text if word not in _BESIDE] or text
        found = nearest_of(" ".join(kept[:8]), _TELLING)
    return Heard(words, EFFECTS[found], is_near, level, is_far) if found else None


def is_none(words: str) -> bool:
    """This will say whether the words ask for no sound: *none*, *no sound*, *without any*."""
    return bool(set(_WORD.findall(words.lower())[:1]) & {"no", "none", "without", "nothing"})


_PHRASES = tuple((phrase, effect.name) for effect in EFFECTS.values() for phrase in effect.words)
_TELLING = tuple((phrase, effect.name) for effect in EFFECTS.values() for phrase in effect.words[:3])  # 5 ms each, once


@cache
def _index() -> dict[tuple[str, ...], str]:
    """Phrase, as stems -> effect; the first that claims a phrase has it."""
    index: dict[tuple[str, ...], str] = {}
    for phrase, name in _PHRASES:
        index.setdefault(_stems(_WORD.findall(phrase)), name)
    return index


def _named(text: list[str]) -> str | None:
    """The effect with the longest phrase in the text, wherever its words are side by side; of equal ones the last."""
    kept = _stems([word for word in text if word not in {"a", "an", "the"}])
    for length in range(min(len(kept), 5), 0, -1):
        for at in range(len(kept) - length, -1, -1):
            if (name := _index().get(kept[at : at + length])) is not None:
                return name
    return None


def _stems(words: list[str]) -> tuple[str, ...]:
    return tuple(_stem(word) for word in words if word not in {"a", "an", "the"})


def _stem(word: str) -> str:
    """Plural, third person and -ing taken off, so that *doors creak* and *a door creaks* are one."""
    for ending, least in (("ing", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return stem[:-1] if ending == "ing" and stem[-1:] == stem[-2:-1] else stem.rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


_ANIMALS = frozenset({
    "bark", "meow", "moo", "baa", "oink", "neigh", "roar", "howl", "owl", "frog", "rooster", "chicken", "quack", "seagull", "crow", "elephant",
    "monkey", "mouse", "snake", "whale", "dolphin", "bee",
})  # fmt: skip


@cache
def animal(noun: str) -> Make | None:
    """This will be how an animal's voice is made; None for what is no animal, or has a voice of its own elsewhere."""
    found = _named(_WORD.findall(noun.lower()))
    return EFFECTS[found].make if found in _ANIMALS else None
