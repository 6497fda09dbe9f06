"""Which set is painted for which place."""

from __future__ import annotations

from collections.abc import Callable

from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import coast, halls, homes, nature, town
from generation.engine.animatic.picture.sets.backdrop import Backdrop

SETS: dict[str, Callable[[Set], Backdrop]] = {
    "court": town.court,
    "sea": coast.sea,
    "beach": coast.beach,
    "park": nature.park,
    "street": town.street,
    "snow": nature.snow,
    "moon": nature.moon,
    "kitchen": homes.kitchen,
    "bedroom": homes.bedroom,
    "gym": halls.gym,
    "rink": halls.rink,
}
"""Name of a `places.place.Place` -> what paints it."""
