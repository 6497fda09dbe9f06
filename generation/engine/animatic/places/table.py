"""All places that can be played, and which one stands for what."""

from __future__ import annotations

from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.places.elsewhere import ELSEWHERE
from generation.engine.animatic.places.indoors import INDOORS
from generation.engine.animatic.places.outdoors import OUTDOORS
from generation.engine.animatic.places.place import Place
from generation.engine.animatic.places.town import TOWN

PLACES: dict[str, Place] = {place.name: place for place in (*OUTDOORS, *TOWN, *INDOORS, *ELSEWHERE)}
"""What a scene's `setting` says -> the place."""

OF_SORT: dict[str, str] = {sort: place.name for place in PLACES.values() for sort in place.sorts}
"""Sort of place (`language.nouns.PLACE_CLASSES`) -> the place that stands for those without words of their own."""

HOME_OF_KIND: dict[str, str] = {kind.name: kind.place for kind in KINDS.values() if kind.place}
"""Kind -> where it is when nobody says; any other is in the park."""
