"""Who is young: *a puppy, two wolf cubs, a baby elephant*; of people the tables have children."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.language.listing import all_of

YOUNG = all_of(
    "puppy, pup, kitten, duckling, gosling, cygnet, chick, foal, filly, calf, lamb, piglet, fawn, cub, joey, hatchling, "
    "owlet, eaglet, fledgling, kit, leveret, whelp, pupper"
)
"""Nouns of young animals; after another one's name whose young it is: *wolf pup, seal pup*."""
TELLING = all_of("baby, newborn, infant, young, juvenile, little baby")


def is_young(noun: str, adjectives: Sequence[str] = ()) -> bool:
    """This will say whether an animal is a young one, by its noun and what is said of it."""
    *before, last = noun.lower().split() or [""]
    return last in YOUNG or not TELLING.isdisjoint([*before, *adjectives])


def parent_of(noun: str) -> str:
    """This will be whose young a noun names: the *wolf* of *wolf pup*; "" where it stands alone."""
    *before, last = noun.lower().split() or [""]
    return " ".join(word for word in before if word not in TELLING) if last in YOUNG else ""
