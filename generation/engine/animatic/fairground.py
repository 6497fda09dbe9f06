"""The rides of a fair that somebody can be on: which, and who is on one."""

from __future__ import annotations

from generation.engine.animatic.language.asked import Asked
from generation.engine.animatic.language.lemmas import singular

_RIDES: dict[str, str] = {
    "ferris wheel": "ferris wheel", "big wheel": "ferris wheel", "carousel": "carousel", "merry-go-round": "carousel",
    "roller coaster": "roller coaster", "rollercoaster": "roller coaster", "coaster": "roller coaster",
    "roundabout": "carousel",
}  # fmt: skip
"""What a ride is called -> the action of who is on it."""

RIDES = frozenset(_RIDES.values())
_ON_IT = frozenset({"ride", "go", "sit", "enjoy", "spin", "scream", "have", "go on", "go down", "sit in", "sit on"})
"""Verbs of who is on a ride that say no more than that."""


def ride_of(wish: Asked, at: int) -> str | None:
    """This will be the ride that a subject is on, by where it is or what it rides; None where it is on none."""
    on = {each.b for each in wish.relations if each.a == at and each.relation in {"on", "in"}}
    on |= {
        deed.done_to for deed in wish.deeds if deed.doer == at and deed.done_to is not None and is_of_a_ride(deed.verb)
    }
    nouns = [wish.subjects[each].noun.lower() for each in sorted(on)]
    rides = any(deed.doer == at and is_of_a_ride(deed.verb) for deed in wish.deeds)
    if rides and wish.setting:
        nouns.append(wish.setting.lower())
    return next((_RIDES[one] for noun in nouns if (one := singular(noun)[0]) in _RIDES), None)


def is_of_a_ride(verb: str) -> bool:
    """This will say whether a verb says no more of somebody on a ride than that."""
    return verb in _ON_IT or verb.split()[0] == "ride"
