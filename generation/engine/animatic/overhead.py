"""What of a prompt is seen above and is nobody of the cast: lightning in a storm, stars after dark, a rainbow."""

from __future__ import annotations

from generation.engine.animatic.language.asked import Asked, Subject
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.sights import is_sight
from generation.engine.animatic.surroundings import STORMY


def is_of_the_sky(subject: Subject, wish: Asked) -> bool:
    """This will say whether a subject is seen above: lightning in a storm, stars after dark, what else is there a while."""
    noun, at = subject.noun.lower(), wish.subjects.index(subject)
    is_starry = (
        subject.kind is NounClass.OTHER
        and noun.endswith("star")
        and wish.time == "night"
        and not any(deed.doer == at for deed in wish.deeds)
    )
    is_up = is_sight(noun) and not _is_taken(at, wish)
    return (
        is_up
        or (wish.weather == "storm" and noun in STORMY)
        or (is_starry and (len(wish.subjects) > 1 or bool(wish.setting)))
    )


def _is_taken(at: int, wish: Asked) -> bool:
    """Whether somebody is on or does something to what else is seen in the sky: *a unicorn slides down a rainbow*."""
    is_handled = any(deed.done_to == at and deed.verb.split()[0] in _TAKEN for deed in wish.deeds)
    return is_handled or any(each.b == at and each.relation in {"on", "in", "holding"} for each in wish.relations)


_TAKEN = all_of("ride, hold, eat, carry, paint, draw, catch, grab, slide, climb, walk, cross, hug, throw, lick")
