"""What the rules found at each word of a prompt: what the network is told besides the words, and may say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.language import nouns, senses
from generation.engine.animatic.language.classes import class_of, place_of
from generation.engine.animatic.language.clauses import Event, Parsed
from generation.engine.animatic.language.lemmas import base, singular
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.verbs import VerbClass

Array = npt.NDArray[np.float32]

NOUN_CLASSES = tuple(NounClass)
VERB_CLASSES = tuple(VerbClass)
PLACES = (*nouns.PLACE_CLASSES, "unsaid")
RELATIONS = ("on", "under", "beside", "behind", "in front of", "over", "holding", "in", "with")
"""The answers that the heads choose from, in their order; of nouns, deeds and relations *none* comes before the first."""

_OF_NOUN, _OF_PLACE = len(NOUN_CLASSES), len(PLACES) - 1
_PHRASE = _OF_NOUN + _OF_PLACE + len(VERB_CLASSES)  # what is told of a phrase begins here
TOLD = _PHRASE + 8
OF_PLACE = len(PLACES) + 3


@dataclass(frozen=True)
class Evidence:
    """Of one prompt."""

    told: Array  # [words, TOLD] of each word: what it is by the tables, and what the rules take it for
    place: Array  # [OF_PLACE] the sort of place by the rules, whether it is named, whether it is but meant
    linked: Mapping[tuple[int, int], int] = field(default_factory=dict)  # two words -> 1 and the place in RELATIONS
    doers: frozenset[tuple[int, int]] = frozenset()  # verb and doer, by their words
    done_to: frozenset[tuple[int, int]] = frozenset()
    of_phrase: Mapping[int, int] = field(default_factory=dict)  # id of a phrase -> its word
    of_event: dict[int, int] = field(default_factory=dict)  # likewise

    def word_of(self, phrase: Phrase) -> int | None:
        """This will be the number of the word that a phrase's head stands at; of a pronoun's the one it stands for."""
        return self.of_phrase.get(id(phrase.same_as or phrase))

    def verb_of(self, event: Event) -> int | None:
        """This will be the number of the word that an event's verb stands at."""
        return self.of_event.get(id(event))


def evidence(
    words: Sequence[str],
    found: Parsed,
    chosen: Sequence[Phrase],
    places: Sequence[Phrase],
    related: Iterable[tuple[Phrase, str, Phrase]],
    setting: tuple[str | None, str | None, bool],
) -> Evidence:
    """This will be what the rules know of a prompt's `words` (lower case): `related` of those who are `chosen`, `setting` as
    written, by its sort, and whether it is but meant.
    """
    of_phrase, of_event = _placed(words, found.phrases, found.events)
    told = np.zeros((len(words), TOLD), np.float32)
    for phrase in found.phrases:
        if (at := of_phrase.get(id(phrase))) is not None:
            _tell_phrase(told[at], phrase, _is_among(phrase, chosen), _is_among(phrase, places))
    for event in found.events:
        if (at := of_event.get(id(event))) is not None:
            _tell_event(told[at], event)
    where = {**of_phrase}
    pairs = [(link.one, link.relation, link.other) for link in found.links]
    linked: dict[tuple[int, int], int] = {}
    for one, relation, other in (*related, *pairs):
        a, b = where.get(id(one.same_as or one)), where.get(id(other.same_as or other))
        if a is not None and b is not None and relation in RELATIONS:
            linked.setdefault((a, b), 1 + RELATIONS.index(relation))
    return Evidence(
        told,
        _of_place(*setting),
        linked,
        _roles(found.events, of_event, of_phrase, lambda event: event.doers),
        _roles(found.events, of_event, of_phrase, lambda event: event.done_to),
        of_phrase,
        of_event,
    )


def _is_among(phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    return any(phrase is each for each in phrases)


def _tell_phrase(told: Array, phrase: Phrase, is_chosen: bool, is_place: bool) -> None:
    known, sort = class_of(phrase.noun), place_of(phrase.noun)
    if known is not None:
        told[NOUN_CLASSES.index(known)] = 1
    if sort is not None:
        told[_OF_NOUN + PLACES.index(sort)] = 1
    told[_PHRASE : _PHRASE + 6] = (
        1, is_chosen, is_place, phrase.same_as is not None, phrase.is_plural, bool(phrase.preposition),
    )  # fmt: skip


def _tell_event(told: Array, event: Event) -> None:
    kind = senses.kind_of(event)
    begin = _OF_NOUN + _OF_PLACE
    if kind is not None:
        told[begin + VERB_CLASSES.index(kind)] = 1
    told[_PHRASE + 6 : _PHRASE + 8] = 1, event.is_negated


def _of_place(setting: str | None, sort: str | None, is_meant: bool) -> Array:
    told = np.zeros(OF_PLACE, np.float32)
    told[PLACES.index(sort or "unsaid")] = 1
    told[len(PLACES) :] = setting is not None and sort is not None, setting is not None, is_meant
    return told


def _roles(
    events: Iterable[Event],
    of_event: Mapping[int, int],
    of_phrase: Mapping[int, int],
    who: Callable[[Event], Iterable[Phrase]],
) -> frozenset[tuple[int, int]]:
    return frozenset(
        (of_event[id(event)], at)
        for event in events
        if id(event) in of_event
        for phrase in who(event)
        if (at := of_phrase.get(id(phrase.same_as or phrase))) is not None
    )


def _placed(
    words: Sequence[str], phrases: Sequence[Phrase], events: Sequence[Event]
) -> tuple[dict[int, int], dict[int, int]]:
    """By id, where phrases and events stand: both come in the order of the words, so each is looked for behind the last."""
    heads = [(id(each), each.noun.rpartition(" ")[2]) for each in phrases]
    verbs = [(id(each), each.verb.split()[0]) for each in events if each.verb]
    return _in_order(words, heads, _is_noun), _in_order(words, verbs, _is_verb)


def _in_order(
    words: Sequence[str], wanted: Iterable[tuple[int, str]], is_it: Callable[[str, str], bool]
) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    last = 0
    for key, want in wanted:
        free = [at for at, word in enumerate(words) if at not in taken and is_it(word, want)]
        behind = [at for at in free if at >= last]
        if free:
            found[key] = (behind or free[::-1])[0]
            taken.add(found[key])
            last = max(last, found[key]) if behind else last
    return found


def _is_noun(word: str, noun: str) -> bool:
    word = word.removesuffix("'s")
    ending = word.rpartition("-")[2]
    return noun in (word, ending) or noun in (singular(word)[0], singular(ending)[0])


def _is_verb(word: str, verb: str) -> bool:
    ending = word.rpartition("-")[2]
    return verb in (word, ending) or verb in (*(base(word) or ()), *(base(ending) or ()))
