"""Who plays where a prompt names nobody, and who does not where nobody is to be."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.casting import landmark_of, set_of
from generation.engine.animatic.language.asked import Asked
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.lexicon import BASKETBALL, PEOPLE
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.vocabulary import Sense, meanings

_ACTED_BY = {
    "shoot": "basketball", "juggle": "juggler", "drive": "car", "topple": "domino", "skate": "skater", "backflip": "gymnast",
    "dance": "robot", "spin": "skater",
}  # fmt: skip
"""Who does something where a prompt names nobody."""


def passer_by(wish: Asked, words: Sequence[str]) -> str:
    """This will be the kind that plays where nobody is named: who does what is done, or who is at home in such a place."""
    acts = [option.key for word in words for option in meanings().get(word, ()) if option.sense is Sense.ACTION]
    is_ball_game = not BASKETBALL.isdisjoint(words)
    acted = next((_ACTED_BY[act] for act in acts if act in _ACTED_BY and (act != "shoot" or is_ball_game)), None)
    there = _scene_of(wish)
    kind = acted or (PLACES[there].dweller if there else "ball")
    return kind if kind not in PEOPLE or not is_deserted(wish) else _no_person(there)


_ANYBODY = all_of(
    "person, nobody, no one, noone, human, human being, anyone, anybody, someone, somebody, everyone, soul, man, woman"
)


def is_deserted(wish: Asked) -> bool:
    """This will say whether nobody is to be there: *no people*, *nobody in sight*."""
    return not _ANYBODY.isdisjoint(wish.not_subjects)


def _no_person(there: str | None) -> str:
    """Who may be anywhere and is no person: a cat under a roof, a bird under the sky, a robot where there is no air."""
    covers = {Cover.ROOF: "cat", Cover.VOID: "robot", Cover.WATER: "fish"}
    return covers.get(PLACES[there].cover, "bird") if there else "bird"


def kinds_in(words: Sequence[str], wish: Asked) -> tuple[str, ...]:
    """This will be the kinds that single words name themselves, whatever the sentence is; none of what is not wanted."""
    unwanted = {option.key for noun in wish.not_subjects for option in meanings().get(noun, ())}
    named = (option for word in words for option in meanings().get(word, ())[:1])
    return tuple(each.key for each in named if each.sense is Sense.KIND and each.key not in unwanted)


def _scene_of(wish: Asked) -> str | None:
    """The set that a prompt names, or that its hour or weather is seen in; None where it says nothing of either."""
    if (seen := landmark_of(wish)) is not None:
        return seen
    found = set_of(wish.setting, wish.setting_kind) if wish.setting else None
    return found[0] if found else "park" if wish.time or wish.weather else None
