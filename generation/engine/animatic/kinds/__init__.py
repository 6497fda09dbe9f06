"""The kinds of subjects that can be drawn, a file a group. Pure data, no behaviour."""

from __future__ import annotations

from generation.engine.animatic.kinds import (
    airborne,
    animals,
    balls,
    creatures,
    food,
    furniture,
    heavens,
    household,
    objects,
    people,
    sea,
    vehicles,
)
from generation.engine.animatic.kinds.kind import Kind

_ALL: tuple[Kind, ...] = (
    *balls.ROWS,
    *people.ROWS,
    *creatures.ROWS,
    *animals.ROWS,
    *airborne.ROWS,
    *sea.ROWS,
    *vehicles.ROWS,
    *furniture.ROWS,
    *objects.ROWS,
    *household.ROWS,
    *food.ROWS,
    *heavens.ROWS,
)

KINDS: dict[str, Kind] = {each.name: each for each in _ALL}
"""Name -> kind. Where a word is in two rows' `near`, the first row of this order has it."""

PEOPLE = frozenset(each.name for each in _ALL if each.material == "flesh")
"""Kinds that show a person."""
