"""What goes without saying of where things are: a driver sits in the car, who climbs out was in what was named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generation.engine.animatic.language.classes import LIVING, VEHICLES, class_of
from generation.engine.animatic.language.clauses import Event, Link
from generation.engine.animatic.language.having import is_container
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.phrases import Phrase

_ABOARD = all_of("driver, captain, pilot, co-pilot, passenger, chauffeur, helmsman, skipper, stewardess")
_OUT = all_of(
    "climb out, get out, look out, peek out, peep out, pop out, jump out, crawl out, hop out, step out, fly out, "
    "clamber out, leap out, spill out"
)


def surmised(chosen: Sequence[Phrase], events: Sequence[Event], links: Sequence[Link]) -> Iterator[Link]:
    """This will be the links that no word tells, each to the vehicle or container that was named last before."""
    placed = [each.one for each in links if each.relation in {"in", "on", "under"}]
    for each in chosen:
        is_placed = any(each is one for one in placed)
        if each.noun in _ABOARD and not is_placed and (vehicle := _named_before(each, chosen, is_moving=True)):
            yield Link(each, "in", vehicle)
    for before, event in pairwise(events):
        if event.verb == "follow" and not (event.done_to or event.led or event.is_negated):
            yield from (
                Link(each, "behind", other) for each in event.doers for other in before.doers if other is not each
            )
    for event in events:
        if event.verb in _OUT and not event.done_to and not event.led and not event.is_negated:
            for doer in event.doers:
                if class_of(doer.noun) in LIVING and (origin := _named_before(doer, chosen, is_moving=False)):
                    yield Link(doer, "in", origin)


def _named_before(phrase: Phrase, chosen: Sequence[Phrase], *, is_moving: bool) -> Phrase | None:
    meant = phrase.same_as or phrase
    at = next((number for number, each in enumerate(chosen) if each is meant), 0)
    fits = [each for each in reversed(chosen[:at]) if class_of(each.noun) in VEHICLES or not is_moving]
    single = [each for each in fits if not each.is_plural] or fits
    return next((each for each in single if class_of(each.noun) in VEHICLES or is_container(each)), None)
