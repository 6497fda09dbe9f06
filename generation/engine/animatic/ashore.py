"""Who is in the water, on it or beside it."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.actions import IN_WATER
from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Actor

_WANT_WATER = IN_WATER | {"fish"}
_SINKING = frozenset({"furniture", "domino", "tower", "car"})  # families of what neither swims nor floats


def goes_to_sea(actors: Sequence[Actor]) -> bool:
    """This will say whether somebody is at home in the water or is to go there: others stay ashore."""
    families = {KINDS[actor.kind].family for actor in actors}
    acts = {act for actor in actors for act in actor.actions}
    return bool(families & {"swimmer", "float"} or acts & _WANT_WATER) or actors[0].kind in {"surfer", "diver"}


def _would_sink(actors: Sequence[Actor]) -> bool:
    """Whether there is something that no water bears, and nobody who is at home there."""
    families = {KINDS[actor.kind].family for actor in actors}
    return bool(families & _SINKING) and "bird" not in families


def bank_of(setting: str, actors: Sequence[Actor]) -> str:
    """This will be the bank of the water that somebody is at home on, where a bird is to do what no bird does afloat: a duck
    dances ashore.
    """
    acts = set(actors[0].actions)
    is_afloat = KINDS[actors[0].kind].family != "bird" or not acts or acts & (IN_WATER | {"fly"})
    return setting if is_afloat else PLACES[setting].shore or setting


def part_of_place(setting: str, actors: Sequence[Actor], support: str | None, *, is_beside: bool = False) -> str:
    """This will be the part of a place where those who are there can be: on a harbour's quay nobody swims, who
    `is_beside` a lake walks on its bank, and there lies what would sink; no car drives on a roof.
    """
    is_afloat = support == "paddleboard"
    if setting == "beach" and is_afloat:
        return "sea"
    if goes_to_sea(actors):
        setting = PLACES[setting].basin or setting
    elif (is_beside and not is_afloat) or _would_sink(actors):
        setting = PLACES[setting].shore or setting
    family = KINDS[actors[0].kind].family
    if setting == "rooftop" and family == "car":
        return "downtown"  # a taxi before the skyline
    return "runway" if setting == "airport" and family in {"flyer", "car"} else setting
