"""What is changed of a reading by what was learned, and how sure that must be: bars in natural logarithms of odds.

The rules are right oftener than not, and what they say is told to the network; so their answer stands until another is
likelier by a bar. The bars were set on hands that neither had seen (`docs/decisions/reading-prompts.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from generation.engine.animatic.language.clauses import Event
from generation.engine.animatic.language.learned.evidence import NOUN_CLASSES, PLACES, RELATIONS, VERB_CLASSES, Evidence
from generation.engine.animatic.language.learned.heads import Array, Heads
from generation.engine.animatic.language.learned.network import Encoded, learned
from generation.engine.animatic.language.lemmas import base
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.verbs import VerbClass

Answer = TypeVar("Answer")

SEEN, UNSEEN, UNSEEN_ACTING = 0.6, 0.2, 0.05
"""How likely somebody is to be seen whom the rules leave out; how unlikely, whom they take in; and who lives or acts."""

PLACE_NAMED, PLACE_MEANT, PLACE_UNSAID, ANYWHERE = 2.0, 1.0, 2.5, 3.0
"""Of a place: where one is named, where one is but meant, where the rules say none; and for none where they say one."""

MOSTLY = 0.5
"""How much likelier than all others together a place is that such a scene is put in where it may be anywhere."""

KIND_KNOWN, DEED, OBJECT, RELATION = 2.0, 2.0, 2.0, 1.0
RELATED, UNRELATED = 0.4, 0.15
"""How likely a relation is that the rules don't find; how unlikely one that they do."""

NOT_DONE, DONE = 0.05, 0.75
"""How unlikely a deed is that the rules found; how likely one that they didn't, and that somebody does it."""
DOES = 0.6

_UNSAID = PLACES[-1]

MOST = 24
"""Who are looked at two by two."""


@dataclass(frozen=True)
class Opinion:
    """On one prompt."""

    heads: Heads

    @staticmethod
    def of(read: Encoded, known: Evidence) -> Opinion | None:
        """This will be the opinion on a prompt that was `read`."""
        held = learned()
        return None if held is None or not len(read.vectors) else Opinion(Heads(held, read, known))

    def is_seen(self, phrase: Phrase, by_rule: bool, *, acts: bool) -> bool:
        """This will say whether a phrase is to be seen; whoever lives or has a part in a deed `acts`."""
        at = self._word(phrase)
        if at is None:
            return by_rule
        return float(1 - np.exp(self.heads.nouns[at, 0])) > (SEEN if not by_rule else UNSEEN_ACTING if acts else UNSEEN)

    def kind_of(self, phrase: Phrase, by_table: NounClass | None) -> NounClass | None:
        """This will be a phrase's class; None where no table has one and the phrase was not read."""
        at = self._word(phrase)
        if at is None:
            return by_table
        return _likelier(NOUN_CLASSES, self.heads.nouns[at, 1:], by_table, KIND_KNOWN)

    def deed_of(self, event: Event, by_rule: VerbClass | None) -> VerbClass | None:
        """This will be the class of what is done."""
        at = self._verb(event)
        return by_rule if at is None else _likelier(VERB_CLASSES, self.heads.verbs[at, 1:], by_rule, DEED)

    def is_done(self, event: Event) -> bool:
        """This will say whether what the rules took for a deed is one."""
        at = self._verb(event)
        return at is None or float(1 - np.exp(self.heads.verbs[at, 0])) > NOT_DONE

    def unheard(self, events: Sequence[Event], among: Sequence[Phrase]) -> Iterator[tuple[int, Event]]:
        """This will be deeds that the rules didn't find, each with how many `events` come before it."""
        seen = [(each, at) for each in among if (at := self._word(each)) is not None]
        places = [at for _, at in seen]
        known = {at for each in events if (at := self._verb(each)) is not None}.union(places)
        likely = np.flatnonzero(np.exp(self.heads.verbs[:, 0]) < 1 - DONE).tolist() if seen else []
        for word in (each for each in likely if each not in known):
            verb, doers = base(self.heads.read.words[word]), np.exp(self.heads.doer(word, places))[:-1]
            if verb is None or doers.max() < DOES:
                continue
            doer = seen[int(doers.argmax())][0]
            to = int(self.heads.done_to(word, places).argmax())
            others = [each for each, _ in seen[to : to + 1] if each is not doer]
            before = sum((self._verb(each) or 0) < word for each in events)
            last = events[before - 1] if before else None
            order = 0 if last is None else last.order + any(each is doer for each in last.doers)
            event = Event(verb[0], [doer], others, order)
            self.heads.known.of_event[id(event)] = word
            yield before, event

    def done_to(self, event: Event, doer: Phrase, by_rule: Phrase | None, among: Sequence[Phrase]) -> Phrase | None:
        """This will be whom of `among` a deed is done to; None for nobody."""
        verb = self._verb(event)
        others = [(each, at) for each in among if each is not doer and (at := self._word(each)) is not None]
        if verb is None or not others:
            return by_rule
        scores = self.heads.done_to(verb, [at for _, at in others])
        answers = [*(each for each, _ in others), None]
        ruled = next((at for at, each in enumerate(answers) if each is by_rule), None)
        best = int(scores.argmax())
        bar = OBJECT if answers[best] is not None else 2 * OBJECT
        return by_rule if ruled is None or scores[best] - scores[ruled] <= bar else answers[best]

    def place(self, by_rule: str | None, *, is_named: bool) -> str | None:
        """This will be the sort of place where it plays; None where it may be anywhere."""
        scores = self.heads.place
        best, ruled = int(scores.argmax()), PLACES.index(by_rule or _UNSAID)
        bar = PLACE_NAMED if is_named else PLACE_MEANT if by_rule else PLACE_UNSAID
        bar = ANYWHERE if PLACES[best] == _UNSAID else bar
        found = PLACES[best if scores[best] - scores[ruled] > bar else ruled]
        return None if found == _UNSAID else found

    def mostly_in(self) -> str | None:
        """This will be the sort of place where such a scene mostly is, said or unsaid; None where there is none."""
        shares = np.exp(self.heads.place[:-1])
        return PLACES[int(shares.argmax())] if shares.max() > MOSTLY * shares.sum() else None

    def relations(
        self, among: Sequence[Phrase], by_rule: Sequence[tuple[int, str, int]]
    ) -> Iterator[tuple[int, str, int]]:
        """This will be how those `among` lie to each other, by their numbers; what was not looked at stays `by_rule`."""
        words = {number: at for number, each in enumerate(among[:MOST]) if (at := self._word(each)) is not None}
        if len(set(words.values())) < len(words) or len(words) < 2:
            yield from by_rule
            return
        yield from (each for each in by_rule if each[0] not in words or each[2] not in words)
        numbers = list(words)
        lying = self.heads.relations([words[each] for each in numbers])
        for x, a in enumerate(numbers):
            for y, b in enumerate(numbers):
                if a != b and (
                    relation := _relation(lying[x, y], [each[1] for each in by_rule if each[::2] == (a, b)])
                ):
                    yield a, relation, b

    def _word(self, phrase: Phrase) -> int | None:
        return self._read(self.heads.known.word_of(phrase))

    def _verb(self, event: Event) -> int | None:
        return self._read(self.heads.known.verb_of(event))

    def _read(self, at: int | None) -> int | None:
        return at if at is not None and at < len(self.heads.read.vectors) else None


def _likelier(answers: Sequence[Answer], scores: Array, by_rule: Answer | None, bar: float) -> Answer:
    best = int(scores.argmax())
    if by_rule is None or by_rule not in answers:
        return answers[best]
    return answers[best] if scores[best] - scores[answers.index(by_rule)] > bar else by_rule


def _relation(scores: Array, by_rule: Sequence[str]) -> str | None:
    """Of two: what the rules say, unless it is unlikely or another is likelier; another where it is likely."""
    best = int(scores[1:].argmax())
    if by_rule:
        if 1 - np.exp(scores[0]) < UNRELATED:
            return None
        ruled = scores[1 + RELATIONS.index(by_rule[0])] if by_rule[0] in RELATIONS else -np.inf
        return by_rule[0] if ruled > scores[1 + best] - RELATION else RELATIONS[best]
    return RELATIONS[best] if np.exp(scores[1 + best]) > RELATED else None
