"""All places that can be played, and which one stands for what."""

from __future__ import annotations

from generation.engine.animatic.places.elsewhere import ELSEWHERE
from generation.engine.animatic.places.indoors import INDOORS
from generation.engine.animatic.places.outdoors import OUTDOORS
from generation.engine.animatic.places.place import Place
from generation.engine.animatic.places.town import TOWN

PLACES: dict[str, Place] = {place.name: place for place in (*OUTDOORS, *TOWN, *INDOORS, *ELSEWHERE)}
"""What a scene's `setting` says -> the place."""

OF_SORT: dict[str, str] = {sort: place.name for place in PLACES.values() for sort in place.sorts}
"""Sort of place (`language.nouns.PLACE_CLASSES`) -> the place that stands for those without words of their own."""

HOME_OF_KIND: dict[str, str] = {
    "basketball": "court", "basketball player": "court", "beach ball": "beach",
    "domino": "living room", "block": "living room",
    "gymnast": "gym", "skater": "rink", "robot": "street", "astronaut": "moon", "car": "street", "truck": "street",
    "boat": "sea", "duck": "lake", "paddleboard": "sea", "penguin": "snow", "snowman": "snow", "snowball": "snow",
    "apple": "kitchen", "orange": "kitchen", "present": "living room", "beam": "gym", "steel ball": "kitchen",
    "bowling ball": "gym", "cat": "living room", "skateboard": "street", "crate": "street", "tennis ball": "court",
    "football": "stadium", "pumpkin": "farm", "watermelon": "garden",
}  # fmt: skip
"""Kind -> where it is when nobody says; any other is in the park."""
