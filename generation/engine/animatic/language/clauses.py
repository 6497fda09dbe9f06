"""What a parser finds: events, links between phrases, and, of all that was named, whom *she* and *the cat* mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generation.engine.animatic.language import closed, sexes, verbs
from generation.engine.animatic.language.classes import LIVING, MOVING, class_of, place_of
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.verbs import VerbClass


@dataclass
class Event:
    """Something done: the verb in its base form, by whom, to whom, in which order."""

    verb: str
    doers: list[Phrase]
    done_to: list[Phrase]
    order: int
    is_negated: bool = False
    receivers: list[Phrase] = field(default_factory=list)  # to whom it is given
    act: str = ""  # of a light verb, the noun that is the act: the *backflip* of *does a backflip*
    is_of_known: bool = False  # its object is a pronoun: *hands it to a crow*
    led: list[tuple[str, Phrase]] = field(default_factory=list)  # what prepositions after it lead to


@dataclass(frozen=True)
class Link:
    """How one thing lies to another: *a cat on a boat*."""

    one: Phrase
    relation: str
    other: Phrase
    side: str = ""  # of *beside*: left, right


@dataclass
class Parsed:
    """A prompt's phrases, events and links, in the order of its words."""

    phrases: list[Phrase] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)  # *nobody*: words for whoever is not there
    said: dict[int, Event] = field(default_factory=dict)  # number of a line -> the deed by which it is said
    led_to: dict[int, Event] = field(default_factory=dict)  # number of a line -> the deed told last before it
    ends: list[tuple[int, int, int]] = field(default_factory=list)  # of each shot: how many of the three there are then

    def shot(self, number: int) -> Parsed:
        """This will be what was found in one shot; a pronoun's phrase may be of an earlier one."""
        begin, end = self.ends[number - 1] if number else (0, 0, 0), self.ends[number]
        return Parsed(
            self.phrases[begin[0] : end[0]],
            self.events[begin[1] : end[1]],
            self.links[begin[2] : end[2]],
            self.absent,
            self.said,
            self.led_to,
            [end],
        )

    def known(self, phrase: Phrase) -> Phrase | None:
        """This will be what a definite phrase stands for: *the cat* is the cat that was named before."""
        if not (phrase.is_definite or phrase.is_bare) or phrase.count not in (None, 1):
            return None
        for other in reversed(self.phrases[:-1]):
            is_one = other.noun == phrase.noun or other.noun.endswith(" " + phrase.noun)
            if is_one and other.same_as is None and not other.is_negated:
                return other
        return None

    def meant(self, kind: str, but: Sequence[Phrase] = (), sex: str = "") -> list[Phrase]:
        """This will be who a pronoun means: who fits and was named last, but of people who acts comes first. `sex` is
        what the pronoun tells of it, *she* or *he*.
        """
        known = [each for each in self.phrases if each.same_as is None]
        known = [each for each in known if not any(each is one or each is one.same_as for one in but)]
        named = [each for each in known if not each.is_negated and not is_place(each)]
        living = [each for each in named if class_of(each.noun) in LIVING]
        if kind == "person":
            alone = [each for each in living if not each.is_plural]
            fitting = [each for each in alone if sexes.is_one(each.noun, sex)]
            if alone and not fitting and (told := self._spoken_to(named)):
                return told  # *a girl asks her teddy bear, and he nods*
            alone = fitting or alone
            alone = [each for each in alone if class_of(each.noun) is NounClass.PERSON] or alone
            acting = [each for event in reversed(self.events) for each in event.doers if each in alone]
            told = [] if alone else [each for event in reversed(self.events) for each in event.doers if each in named]
            return (acting or alone[::-1] or [each for each in told if not each.is_plural])[:1]
        if kind == "within":
            things = [each for each in named if not each.is_plural and class_of(each.noun) not in LIVING]
            things = [each for each in things if each.noun not in closed.SCENERY] or things
            return (things or named)[-1:]
        if kind == "acting":
            acting = [
                each for event in reversed(self.events) for each in event.doers if any(each is one for one in named)
            ]
            things = [each for each in acting if not each.is_plural and class_of(each.noun) is not NounClass.PERSON]
            return things[:1] or self.meant("thing", but)
        if kind == "doing":
            return self._doing(named) or self.meant("thing", but)
        if kind == "thing":
            things = [each for each in named if not each.is_plural and class_of(each.noun) is not NounClass.PERSON]
            things = [each for each in things if not _is_part(each)] or things
            if things and things[-1].preposition:  # *throws the ball over a fence and fetches it*
                direct = [
                    each for event in reversed(self.events[-3:]) for each in event.done_to if not each.preposition
                ]
                free = [each for each in things if each.preposition in {"", "with"}]
                things = [each for each in direct if any(each is one for one in things)][:1] or free or things
            return (things or named)[-1:]
        if kind == "many":
            several = [each for each in named if _is_many(each)]
            several = [each for each in several if each.noun not in closed.SCENERY] or several
            return ([each for each in several if each in living] or several)[-1:] or living[-2:]
        return (living or named)[-1:]

    def _spoken_to(self, named: Sequence[Phrase]) -> list[Phrase]:
        """Whom somebody spoke to last, though it lives in the tale alone."""
        spoken = [event for event in self.events if verbs.CLASS_OF.get(event.verb.split()[0]) is VerbClass.SPEAK]
        heard = [
            each for event in spoken for each in (*event.done_to, *event.receivers, *(one for _, one in event.led))
        ]
        return [each for each in heard if not each.is_plural and class_of(each.noun) in _TOYS and each in named][-1:]

    def several(self) -> list[Phrase]:
        """This will be the living ones that were named as many."""
        named = [each for each in self.phrases if each.same_as is None and not each.is_negated and _is_many(each)]
        return [each for each in named if class_of(each.noun) in LIVING]

    def _doing(self, named: Sequence[Phrase]) -> list[Phrase]:
        """Whom *it* means that does something: who did something last, where that moves by itself or what was named since
        is but where it is.
        """
        things = [each for each in named if not each.is_plural and not _is_part(each)]
        things = [each for each in things if class_of(each.noun) is not NounClass.PERSON]
        acting = [each for event in reversed(self.events) for each in event.doers if any(each is one for one in things)]
        if not things or not acting:
            free = [each for each in things if not each.preposition]
            return free[-1:]
        moves = class_of(acting[0].noun) in MOVING
        return acting[:1] if moves or things[-1].preposition else things[-1:]


_TOYS = frozenset({NounClass.TOY, NounClass.ROBOT, NounClass.FANTASY})


def _is_many(phrase: Phrase) -> bool:
    return phrase.is_plural or phrase.noun.rpartition(" ")[2] in closed.GROUPS


def _is_part(phrase: Phrase) -> bool:
    return class_of(phrase.noun) is None and phrase.noun.rpartition(" ")[2] in closed.PARTS


def is_place(phrase: Phrase) -> bool:
    """This will say whether a phrase can but be a place."""
    return place_of(phrase.noun) is not None and class_of(phrase.noun) is None
