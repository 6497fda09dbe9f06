# ruff: noqa: E501 - tables read better with few rows
"""What sort of thing a noun phrase names, by its longest known ending: *paper lantern* is a lantern."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from lemminflect import getAllLemmas

from generation.engine.animatic.language import closed, nouns
from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.nouns import NounClass

PEOPLE = frozenset({NounClass.PERSON, NounClass.FANTASY, NounClass.ROBOT})
LIVING = PEOPLE | {NounClass.QUADRUPED, NounClass.BIRD, NounClass.SEA, NounClass.SMALL}
VEHICLES = frozenset({NounClass.VEHICLE, NounClass.WATERCRAFT, NounClass.AIRCRAFT})
MOVING = LIVING | VEHICLES | {NounClass.BALL}
"""What does things by itself, in a picture."""

HANDY = frozenset({NounClass.TOOL, NounClass.TOY, NounClass.GEAR, NounClass.FOOD, NounClass.BALL})
NOT_IN_HAND = LIVING | VEHICLES | {NounClass.FURNITURE, NounClass.STRUCTURE}

_LIKE = {"toy": NounClass.TOY, "model": NounClass.TOY, "robot": NounClass.ROBOT, "robotic": NounClass.ROBOT}
"""A toy train is no train, a robot spider no spider."""

_LIKENESS = 0.84  # of letters, between a misspelt noun and the one that is meant
_SINGLE = [each for each in nouns.CLASS_OF if " " not in each and len(each) > 4]
_TITLES = frozenset({
    "uncle", "aunt", "auntie", "king", "queen", "prince", "princess", "captain", "doctor", "dr", "professor", "mr", "mrs", "miss", "ms", "sir", "lady", "lord", "saint", "grandma", "grandpa", "granny", "chef", "sergeant", "sheriff", "detective",
    "agent", "officer", "emperor", "pope", "father", "brother", "sister", "cousin", "president", "general", "baron", "count", "duke", "coach", "judge", "nurse",
})  # fmt: skip
_DOERS = ("er", "or", "ist", "eer")


@cache
def class_of(noun: str) -> NounClass | None:
    """This will be the class of a noun phrase in the singular; None where nothing tells it."""
    first, _, rest = noun.partition(" ")
    if rest and first in _LIKE and noun not in nouns.CLASS_OF:
        return _LIKE[first]
    for ending in _endings(noun):
        if (found := nouns.CLASS_OF.get(ending)) is not None:
            return found
    last = noun.rpartition(" ")[2]
    if rest and first in _TITLES and not getAllLemmas(last):
        return NounClass.PERSON  # *uncle Ferenc*
    if _is_somebody(last):
        return NounClass.PERSON
    meant = _meant_by(last)
    return nouns.CLASS_OF[meant] if meant else None


@cache
def place_of(noun: str) -> str | None:
    """This will be the sort of place that a noun phrase names; None where it is no place."""
    if noun not in nouns.PLACE_CLASS_OF and noun in nouns.CLASS_OF and " " in noun:
        return None  # a bouncy castle
    whole, _, last = noun.rpartition(" ")
    if whole and last in _SCENES and noun not in nouns.PLACE_CLASS_OF:
        return place_of(whole)  # *a beach scene*
    return next((found for ending in _endings(noun) if (found := nouns.PLACE_CLASS_OF.get(ending))), None)


_SCENES = frozenset(
    {"scene", "setting", "backdrop", "background", "environment", "landscape", "scenery", "vista", "view"}
)
"""What a place may be called besides: a beach scene is on a beach."""


def _endings(noun: str) -> Iterator[str]:
    words = noun.split()
    for begin in range(len(words)):
        yield " ".join(words[begin:])


def _is_somebody(word: str) -> bool:
    """*gardener*, *violinist*, *beekeeper*: who does what the stem says; a *water* waters nobody."""
    if word in nouns.PLACE_CLASS_OF or word in closed.SCENERY | closed.ABSTRACT | closed.PARTS | closed.CLOTHES:
        return False
    if word.endswith(closed.PEOPLE_ENDINGS) and len(word) > 5:
        return True
    stems = (word[:-3], word[:-2], word[:-1]) if word.endswith(_DOERS) and len(word) > 4 else ()
    return any("VERB" in getAllLemmas(stem) for stem in stems if stem)


def _meant_by(word: str) -> str | None:
    """The noun that a misspelt word stands for: no word of English, and but a letter or two from one of ours."""
    if len(word) < 5 or word in nouns.PLACE_CLASS_OF or getAllLemmas(word):
        return None
    return next(iter(get_close_matches(word, _SINGLE, n=1, cutoff=_LIKENESS)), None)


_PAIRED = all_of("boot, shoe, sneaker, slipper, sandal, trainer, heel, stocking, mitten")


def is_clothing(noun: str, *, is_plural: bool = False) -> bool:
    """This will say whether a noun names something that is worn; of what comes in pairs both do: *a mouse in a shoe*."""
    head = noun.rpartition(" ")[2]
    return bool({head, singular(head)[0]} & closed.CLOTHES) or (is_plural and head in _PAIRED)
