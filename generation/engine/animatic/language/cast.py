"""From phrases to subjects: who is in the picture, what they do, how they lie, what is a place, what was only said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generation.engine.animatic.language import (
    closed,
    describing,
    doings,
    having,
    implying,
    nouns,
    relating,
    senses,
    verbs,
    whereabouts,
)
from generation.engine.animatic.language.ages import is_young
from generation.engine.animatic.language.asked import Asked, Deed, Relation, Speech, Subject
from generation.engine.animatic.language.circumstances import Circumstances
from generation.engine.animatic.language.classes import LIVING, VEHICLES, class_of, is_clothing, place_of
from generation.engine.animatic.language.clauses import Event, Parsed
from generation.engine.animatic.language.learned.evidence import Evidence, evidence
from generation.engine.animatic.language.learned.opinion import Opinion
from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.meaning import likely_class
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase, index_of, indices_of
from generation.engine.animatic.language.speaking import Speakers
from generation.engine.animatic.language.surmising import surmised
from generation.engine.animatic.language.verbs import VerbClass
from generation.engine.animatic.language.words import Line

_OF_COSTUMES = all_of("hat, cap, suit, uniform, costume, outfit, attire, helmet, glasses, coat, shoes, boots")
"""Clothes that whoever is drawn mostly has on."""

_THROUGH = frozenset({"through", "during", "throughout", "mid"})
_FEW, _STORY = 12, 2000
"""Words of a prompt that may be plain; letters of one that is too long to be judged."""

_IN_THE_SKY = all_of(
    "moon, sun, cloud, star, wave, mars, jupiter, saturn, earth, lightning, tornado, hurricane, fire, flame, shadow"
)
_SIDES = all_of("top, bottom, end, middle, edge, side, front, back, rear, center, centre, corner")
_STAYS = LIVING | VEHICLES  # never a place, wherever it stands in the sentence


@dataclass
class Cast:
    """From phrases to subjects: who is in the picture, what is a place, what was only said."""

    found: Parsed
    around: Circumstances
    places: list[Phrase] = field(default_factory=list)
    chosen: list[Phrase] = field(default_factory=list)
    opinion: Opinion | None = None
    is_part: bool = False  # of a prompt: one of its shots

    def __post_init__(self) -> None:
        if not self.chosen:
            for phrase in self.found.phrases:
                if not phrase.is_negated and phrase.same_as is None:
                    self._sort(phrase)
            self._add_placed()

    def within(self, number: int, around: Circumstances) -> Cast:
        """This will be the same cast in shot `number` alone: its own events and places, everybody's numbers as they are."""
        found = self.found.shot(number)
        named = [phrase.same_as or phrase for phrase in found.phrases]
        places = [place for place in self.places if any(place is each for each in named)]
        return Cast(found, around, places, self.chosen, self.opinion, is_part=len(self.found.ends) > 1)

    def is_for_rules(self, prompt: str) -> bool:
        """This will say whether the rules read a prompt alone: what is plain, another script, and what is a story.

        Plain are a few words all of whose nouns and verbs are in the tables.
        """
        letters = [each for each in prompt if each.isalpha()]
        if len(prompt) > _STORY or sum(map(str.isascii, letters)) < 0.9 * len(letters) or not self.chosen:
            return True
        played = [each for event in self.found.events if event.verb == "play" for each in event.done_to]  # golf, jazz
        unknown = [each for each in self.found.phrases if not any(each is one for one in played)]
        nouns_known = (class_of(each.noun) or place_of(each.noun) or each.same_as for each in unknown)
        verbs_known = (senses.kind_of(each) for each in self.found.events)
        is_short = len(self.found.ends) == 1 and len(prompt.split()) <= _FEW
        return is_short and all(nouns_known) and all(verbs_known)

    def evidence(self, words: Sequence[str], text: str) -> Evidence:
        """This will be what the rules know of it, for whoever judges them; `text` is lower case."""
        related = [(self.chosen[each.a], each.relation, self.chosen[each.b]) for each in self._relations()]
        (setting, sort), is_meant = self._setting(text)
        return evidence(words, self.found, self.chosen, self.places, related, (setting, sort, is_meant))

    def hear(self, opinion: Opinion | None, speakers: Sequence[str]) -> None:
        """This will let an opinion change who is in the picture, and all that is asked for from now on.

        `speakers` are who is named before a line, in lower case: they stay.
        """
        if opinion is not None:
            may = [each for each in self.found.phrases if self._may_be_seen(each)]
            seen = [each for each in may if self._is_seen(each, opinion) or each.noun in speakers]
            self.chosen, self.opinion = seen or self.chosen, opinion
            if len(self.found.ends) == 1:
                self._hear_of_deeds(opinion)

    def _is_seen(self, phrase: Phrase, opinion: Opinion) -> bool:
        return opinion.is_seen(
            phrase, self._index(phrase) is not None, acts=self._acts(phrase) or class_of(phrase.noun) in LIVING
        )

    def _may_be_seen(self, phrase: Phrase) -> bool:
        """Whoever is chosen by the rules, and what is no place, no deed and no game by the tables."""
        if phrase.is_negated or phrase.same_as is not None:
            return False
        head = phrase.noun.rpartition(" ")[2]
        is_thing = class_of(phrase.noun) is not None and head not in closed.PARTS | closed.SCENERY | closed.ABSTRACT
        is_nothing = self._is_aside(phrase) or place_of(phrase.noun) is not None
        is_played = any(phrase in event.done_to and event.verb == "play" for event in self.found.events)
        return self._index(phrase) is not None or is_thing or not (is_nothing or is_played)

    def _hear_of_deeds(self, opinion: Opinion) -> None:
        """Deeds that are none go, deeds that were not found come, in the order in which they are told."""
        done = [
            each for each in self.found.events if each.is_negated or each.verb in verbs.WEARING or opinion.is_done(each)
        ]
        for at, event in reversed(list(opinion.unheard(done, self.chosen))):
            done.insert(at, event)
        self.found.events = done
        phrases, _, links = self.found.ends[0]
        self.found.ends[0] = phrases, len(done), links

    def present(self) -> tuple[int, ...]:
        """This will be who is named, meant or does something here, in that order: numbers of subjects."""
        acting = [phrase for event in self.found.events for phrase in (*event.doers, *event.done_to)]
        linked = [phrase for link in self.found.links for phrase in (link.one, link.other)]
        named = [phrase for phrase in (*self.found.phrases, *acting, *linked) if not phrase.is_negated]
        return tuple(dict.fromkeys(self._indices(named)))

    def asked(
        self, text: str, lines: Sequence[Line], sounds: tuple[str, ...], music: str | None, shot_count: int
    ) -> Asked:
        """This will be what is asked for; `text` is lower case."""
        (setting, setting_kind), is_meant = self._setting(text)
        return Asked(
            subjects=tuple(self._subjects()),
            deeds=tuple(dict.fromkeys(self._deeds(doings.by_label(self.found, lines)))),
            relations=tuple(dict.fromkeys(self._relations())),
            setting=setting,
            setting_kind=setting_kind,
            setting_unsaid=self._mostly_in() or (setting_kind if is_meant else None),
            is_place_meant=is_meant,
            is_beside_place=whereabouts.is_beside(setting, self.found.phrases, self.found.events),
            time=self.around.time,
            weather=self.around.weather,
            camera=self.around.camera,
            pace=self.around.pace,
            not_played=tuple(self.around.not_played),
            styles=tuple(self.around.styles),
            styles_said=tuple(self.around.styles_said),
            lines=tuple(Speech(speaker=Speakers(self.found, self.chosen).of(line), text=line.text) for line in lines),
            sounds=sounds,
            music=music,
            not_subjects=(*(phrase.noun for phrase in self.found.phrases if phrase.is_negated), *self.found.absent),
            not_deeds=tuple(dict.fromkeys(event.verb for event in self.found.events if event.is_negated)),
            not_weather=tuple(self.around.not_wanted),
            shot_count=shot_count,
            worn=tuple(dict.fromkeys(self._worn())),
        )

    # what is in the picture, and where it is

    def _sort(self, phrase: Phrase) -> None:
        is_place = self._is_place(phrase)
        if is_place:
            self.places.append(phrase)
        if relating.is_seen(phrase) if is_place else not self._is_aside(phrase):
            self.chosen.append(phrase)

    def _add_placed(self) -> None:
        """*a cabin beside a robot*: what is both a thing and a place is a thing where something seen tells where it is."""
        placed = [link.one for link in self.found.links if self._index(link.other) is not None]
        added = [each for each in self.places if not each.preposition and class_of(each.noun) is not None]
        added = [each for each in added if any(each is one for one in placed) and self._index(each) is None]
        seen = [*self.chosen, *added]
        self.chosen = [each for each in self.found.phrases if any(each is one for one in seen)]

    def _is_place(self, phrase: Phrase) -> bool:
        known, leads = class_of(phrase.noun), phrase.preposition in closed.AT_PLACES
        if phrase.preposition in closed.ASIDE:
            return False
        if known in _STAYS or (phrase.noun in _IN_THE_SKY and self._does(phrase)):
            return False
        if phrase.noun == "cloud" and phrase.is_plural and phrase.preposition in whereabouts.AMONG_CLOUDS:
            return True
        if phrase.noun == "water":  # swum in, not drunk
            return phrase.preposition in whereabouts.WET
        if place_of(phrase.noun) is None:
            is_somewhere = known is None and phrase.preposition in {"in", "at", "from", "to"}
            is_somewhere = is_somewhere and phrase.noun.rpartition(" ")[2] not in closed.ABSTRACT
            return (
                is_somewhere
                and not having.is_container(phrase)
                and not self._acts(phrase)
                and not is_clothing(phrase.noun, is_plural=phrase.is_plural)
            )
        return leads or known is None or not self._acts(phrase)

    def _is_aside(self, phrase: Phrase) -> bool:
        """Parts of bodies, light, ground, clothes and comparisons: said, and no subject."""
        head, known = phrase.noun.rpartition(" ")[2], class_of(phrase.noun)
        is_small = known is None and bool({head, f"{head}s"} & closed.PARTS or head in closed.ABSTRACT | closed.SCENERY)
        acts = singular(head)[0] in _IN_THE_SKY or (
            head in closed.PARTS and not phrase.is_definite
        )  # *a hand picks it up*
        if phrase.is_definite and phrase.noun in _SIDES and phrase.preposition:
            return True
        if is_small and not (acts and self._does(phrase)):
            return True
        is_worn = self._is_worn(phrase)
        is_act = phrase.noun in verbs.ACTS and phrase.noun not in nouns.CLASS_OF
        return is_worn or is_act or phrase.preposition in closed.ASIDE

    def _is_worn(self, phrase: Phrase) -> bool:
        return describing.is_worn(phrase, self.found.phrases, self.found.events)

    def _worn(self) -> Iterator[str]:
        for phrase in self.found.phrases:
            told = " ".join([*phrase.adjectives, phrase.noun])
            if not phrase.is_negated and self._is_worn(phrase) and told not in _OF_COSTUMES:
                yield told

    def _clothes_of(self, wearer: Phrase) -> Iterator[str]:
        told = describing.clothes_of(self.found.phrases, self.found.events, self.chosen, self._is_worn)
        yield from (worn for who, worn in told if who is wearer)

    def _does(self, phrase: Phrase) -> bool:
        return any(phrase in event.doers for event in self.found.events)

    def _acts(self, phrase: Phrase) -> bool:
        """Whether it does something or something is done to it; a place that is entered or crossed stays a place."""
        is_place = place_of(phrase.noun) is not None
        return self._does(phrase) or any(
            phrase in event.done_to and not (is_place and event.verb in verbs.GOING) for event in self.found.events
        )

    def _setting(self, text: str) -> tuple[whereabouts.Place, bool]:
        """The place, and whether it is but meant (`whereabouts.told`)."""
        events, phrases = [each for each in self.found.events if not each.is_negated], self.found.phrases
        inside = [
            link.other for link in self.found.links if link.relation in {"in", "on"} and place_of(link.other.noun)
        ]
        places = [each for each in self.places if not relating.is_seen_from_outside(each)]
        places = [each for each in places if not having.is_container(each)] or places  # a bathtub in space
        (setting, sort), is_meant = whereabouts.told(places, inside, phrases, events, text, self.around.weather)
        if self.opinion is None or len(self.found.ends) > 1 or self.is_part:
            return (setting, sort), is_meant
        judged = self.opinion.place(sort, is_named=setting is not None and sort is not None)
        return (setting, judged), is_meant if judged == sort else setting is None

    def _mostly_in(self) -> str | None:
        """Where such a scene is mostly seen, whether or not it is said."""
        by_rule = whereabouts.unsaid(self.found.phrases, self.found.events)
        return by_rule or (None if self.opinion is None else self.opinion.mostly_in())

    def _index(self, phrase: Phrase) -> int | None:
        return index_of(phrase, self.chosen)

    def _indices(self, phrases: Sequence[Phrase]) -> list[int]:
        return indices_of(phrases, self.chosen)

    def _subjects(self) -> Iterator[Subject]:
        for phrase in self.chosen:
            told = _subject(phrase)
            if self.opinion is not None:
                told = replace(told, kind=self.opinion.kind_of(phrase, told.kind))
            elif told.kind is None:
                told = replace(told, kind=likely_class(phrase.noun))
            yield replace(told, clothes=tuple(self._clothes_of(phrase)))

    # what is done, and how things lie

    def _deeds(self, said: Sequence[Event]) -> Iterator[Deed]:
        events = describing.beside_dressing(self.found.phrases, self.found.events)
        events = [each for each in events if not any(each is one for one in said)]
        for event in events:
            yield from self._deeds_of(event)
        yield from self._named_deeds()
        for owner, verb, order in doings.losses(self.found, self.chosen):
            yield from (Deed(doer=at, verb=verb, kind=VerbClass.FALL, order=order) for at in self._indices([owner]))
        for at, phrase in enumerate(self.chosen):
            for verb in filter(None, map(doings.of_adjective, phrase.adjectives)):
                yield Deed(doer=at, verb=verb, kind=verbs.CLASS_OF.get(verb))

    def _deeds_of(self, event: Event) -> Iterator[Deed]:
        """What is done in one event: each doer's, what becomes something else, and what somebody suffers by nobody named."""
        objects = self._indices(doings.objects_of(event))
        verb = doings.verb_of(event)
        doers = self._indices(event.doers)
        if not objects and event.verb == "play" and not event.act:
            objects = self._indices(doings.played(self.found.phrases))
        if not objects and len(doers) == 2 and event.verb in verbs.EACH_OTHER:
            objects = doers
        kind = self._kind(event)
        is_guessed = kind is not None and kind is not senses.kind_of(event)
        for doer in doers:
            for other in self._judged(event, doer, [each for each in objects if each != doer]):
                yield Deed(doer=doer, verb=verb, kind=kind, done_to=other, order=event.order, is_guessed=is_guessed)
        for one, other in zip(*map(self._indices, doings.changed(event)), strict=False):
            yield Deed(doer=one, verb="become", kind=VerbClass.OTHER, done_to=other, order=event.order)
        for sufferer in objects if not event.doers else []:
            yield Deed(doer=sufferer, verb=verb, kind=kind, order=event.order, is_suffered=True)

    def _kind(self, event: Event) -> VerbClass | None:
        by_rule = senses.kind_of(event)
        return by_rule if self.opinion is None else self.opinion.deed_of(event, by_rule)

    def _judged(self, event: Event, doer: int, by_rule: Sequence[int]) -> Sequence[int | None]:
        """To whom a deed is done: as the rules say, where that is several; else whoever is likeliest."""
        if self.opinion is None or len(by_rule) > 1:
            return by_rule or [None]
        said = by_rule[0] if by_rule else None
        here = [each for each in self.chosen if self._is_here(each) and each not in event.receivers]
        found = self.opinion.done_to(event, self.chosen[doer], None if said is None else self.chosen[said], here)
        return [None if found is None else self._index(found)]

    def _is_here(self, phrase: Phrase) -> bool:
        """Whether it is named in these words: of several shots one is told at a time."""
        return not self.is_part or any(phrase is each for each in self.found.phrases)

    def _named_deeds(self) -> Iterator[Deed]:
        """Deeds that stand as nouns: *a cat on a skater through a triple axel*; they are of whoever was named before."""
        last: int | None = None
        for phrase in self.found.phrases:
            at = self._index(phrase)
            if at is not None and class_of(phrase.noun) in LIVING:
                last = at
            elif last is not None and phrase.noun in verbs.ACTS and phrase.preposition in _THROUGH:
                yield Deed(doer=last, verb=f"do a {phrase.noun}", kind=verbs.CLASS_OF.get(verbs.ACTS[phrase.noun]))

    def _relations(self) -> Iterator[Relation]:
        by_rule = list(dict.fromkeys(self._ruled()))
        if self.opinion is None:
            yield from by_rule
            return
        here = [at for at, each in enumerate(self.chosen) if self._is_here(each)]
        place = {at: number for number, at in enumerate(here)}
        told = [(place[each.a], each.relation, place[each.b]) for each in by_rule if {each.a, each.b} <= place.keys()]
        yield from (each for each in by_rule if not {each.a, each.b} <= place.keys())
        for a, relation, b in self.opinion.relations([self.chosen[at] for at in here], told):
            said = (each for each in by_rule if (each.a, each.relation, each.b) == (here[a], relation, here[b]))
            yield next(said, Relation(a=here[a], relation=relation, b=here[b]))

    def _ruled(self) -> Iterator[Relation]:
        links = self.found.links
        for link in (*links, *surmised(self.chosen, self.found.events, links)):
            yield from self._related([link.one], link.relation, [link.other], link.side)
        for event in (each for each in self.found.events if not each.is_negated):
            if told := implying.implied(event):
                relation, ones, others = told
                yield from self._related(ones, relation, others)

    def _related(
        self, ones: Sequence[Phrase], relation: str, others: Sequence[Phrase], side: str = ""
    ) -> Iterator[Relation]:
        for a in self._indices(ones):
            for b in self._indices(others):
                if a != b:
                    yield Relation(a=a, relation=relation, b=b, side=side)


def _subject(phrase: Phrase) -> Subject:
    is_part = phrase.noun.rpartition(" ")[2] in closed.PARTS and class_of(phrase.noun) is None
    known = class_of(phrase.is_also) or class_of(phrase.noun) or (NounClass.OTHER if is_part else None)
    return Subject(
        noun=phrase.noun,
        kind=known,
        is_guessed=known is None,
        count=phrase.count,
        colour=describing.colour_of(phrase),
        size=describing.size_of(phrase),
        is_extreme=describing.is_extreme(phrase),
        is_young=known in LIVING | {NounClass.FANTASY, None} and is_young(phrase.noun, phrase.adjectives),
        mood=describing.mood_of(phrase),
        material=describing.material_of(phrase),
    )
