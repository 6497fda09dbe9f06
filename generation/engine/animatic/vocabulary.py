"""The index from written phrases to what they may mean, made once from the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generation.engine.animatic import lexicon
from generation.engine.animatic.places.table import PLACES


class Sense(StrEnum):
    """What sort of meaning a phrase has; the order is the order in which meanings are tried."""

    KIND = "kind"
    ACTION = "action"
    SETTING = "setting"
    NEAR = "near"


@dataclass(frozen=True)
class Meaning:
    """One meaning of a phrase: its sense, the lexicon's key, and whether the noun was written in the plural."""

    sense: Sense
    key: str
    is_plural: bool = False


_PLURALS = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "mouse": "mice", "goose": "geese",
    "fish": "fish", "sheep": "sheep", "deer": "deer", "spacecraft": "spacecraft", "noodles": "noodles", "popcorn": "popcorn",
    "sushi": "sushi", "wolf": "wolves", "leaf": "leaves", "loaf": "loaves", "shelf": "shelves", "elf": "elves",
    "piano": "pianos", "flamingo": "flamingos", "hippo": "hippos", "rhino": "rhinos", "kangaroo": "kangaroos",
    "cactus": "cacti", "calf": "calves",
}  # fmt: skip


_IN_PAIRS = (
    *("glasses", "goggles", "binoculars", "headphones", "trousers", "jeans", "shorts", "tights"),
    *("scissors", "pliers", "tongs"),
)
_AS_YOU = ("uni", "use", "eu", "ufo", "uku", "ute", "one")  # how words begin that are spelt with a vowel, not said so


def is_pair(noun: str) -> bool:
    """This will say whether one of a thing is spoken of as several: *the sunglasses are*."""
    return noun.endswith(_IN_PAIRS)


def with_article(name: str) -> str:
    """This will be a name with *a* or *an* as it is said: *an apple*, *a unicorn*."""
    is_vowel = name[:1] in ("a", "e", "i", "o", "u") and not name.startswith(_AS_YOU)
    return f"an {name}" if is_vowel else f"a {name}"


def plural(word: str) -> str:
    """This will be the plural of an English noun phrase."""
    head, _, last = word.rpartition(" ")
    if is_pair(last):
        return word
    if last in _PLURALS:
        return f"{head} {_PLURALS[last]}".strip()
    for ending in ("woman", "man", "fish"):
        if last.endswith(ending) and last != "human":
            return f"{head} {last.removesuffix(ending)}{_PLURALS[ending]}".strip()
    if word.endswith(("s", "x", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _nouns(sense: Sense, words: tuple[str, ...], key: str) -> list[tuple[str, Meaning]]:
    found = [(word, Meaning(sense, key, word in {"people", "children", "men", "women"})) for word in words]
    return found + [(plural(word), Meaning(sense, key, True)) for word in words]


def _entries() -> list[tuple[str, Meaning]]:
    entries: list[tuple[str, Meaning]] = []
    for kind in lexicon.KINDS.values():
        entries += _nouns(Sense.KIND, kind.words, kind.name) + _nouns(Sense.NEAR, kind.near, kind.name)
    entries += [(form, Meaning(Sense.ACTION, key)) for key, forms in lexicon.ACTIONS.items() for form in forms]
    entries += [(word, Meaning(Sense.SETTING, place.name)) for place in PLACES.values() for word in place.words]
    entries += [(word, Meaning(Sense.SETTING, place.name)) for place in PLACES.values() for word in place.near]
    return entries


@cache
def meanings() -> dict[str, tuple[Meaning, ...]]:
    """This will map every known phrase of up to three words to its meanings, most telling sense first."""
    order = list(Sense)
    index: dict[str, list[Meaning]] = {}
    for phrase, meaning in _entries():
        known = index.setdefault(phrase, [])
        if all(other.sense != meaning.sense for other in known):
            known.append(meaning)
    return {phrase: tuple(sorted(found, key=lambda m: order.index(m.sense))) for phrase, found in index.items()}
