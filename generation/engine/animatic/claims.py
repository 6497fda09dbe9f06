"""What of a prompt's nouns, adjectives and verbs is claimed to be there, by whoever drew or played it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from generation.engine.animatic.actions import ACTIONS, BROUGHT, HUNG_ON, LIQUIDS, SEEN_AS, VESSELS, doing
from generation.engine.animatic.attire import garment, has_trade, words_of
from generation.engine.animatic.casting import action_of, colour_named, named_words, part_of, set_of, vessel_of
from generation.engine.animatic.fates import HEARD, MISSING, SHOWN, Claim, Entry, Fate
from generation.engine.animatic.language import closed, traits, verbs
from generation.engine.animatic.language.ages import TELLING, is_young, parent_of
from generation.engine.animatic.language.asked import Subject
from generation.engine.animatic.language.asking import Account
from generation.engine.animatic.language.content import is_content
from generation.engine.animatic.language.doings import of_adjective
from generation.engine.animatic.language.lemmas import Tag, singular
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.tokens import Token
from generation.engine.animatic.language.verbs import VerbClass
from generation.engine.animatic.lexicon import MISSES, PEOPLE, SCORES
from generation.engine.animatic.outfitting import dressed_by_trade, is_tool, not_shown, string_of
from generation.engine.animatic.physics.matter import substance_of
from generation.engine.animatic.places.scenery import is_crowd, is_seen_in
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Actor, Hour, Scene, Weather
from generation.engine.animatic.seen import Shown, undone
from generation.engine.animatic.sights import is_sight, names_of
from generation.engine.animatic.surroundings import STORMY, is_richer
from generation.engine.animatic.vocabulary import plural
from generation.engine.animatic.wardrobes import animal_of


@dataclass
class Claims:
    """What of a prompt is claimed to be there, by whoever drew, played or sounded it."""

    account: Account
    shown: Sequence[Shown]
    _nouns: dict[str, Claim] = field(init=False)
    _verbs: dict[str, Claim] = field(init=False)

    def __post_init__(self) -> None:
        self._nouns, self._verbs = dict(self._of_nouns()), dict(self._of_verbs())

    @cached_property
    def scenes(self) -> list[Scene]:
        return [each.scene for each in self.shown]

    @cached_property
    def actors(self) -> list[Actor]:
        """Those of whom something is seen."""
        return [actor for each in self.shown for actor in each.scene.actors if self._is_seen(each, actor.kind)]

    @staticmethod
    def _is_seen(shown: Shown, kind: str) -> bool:
        return bool(shown.seen[kind]) or kind in shown.supports

    # nouns

    def _of_nouns(self) -> Iterator[tuple[str, Claim]]:
        """Later claims are the stronger ones."""
        wish = self.account.asked
        for at, subject in enumerate(wish.subjects):
            yield subject.noun, self._of_subject(at, subject)
        for told, scene in self._settings():
            yield told, self._of_setting(told, scene)
        for noun in wish.not_subjects:
            yield noun, Claim(Fate.UNWANTED)
        for worn in wish.worn:
            yield worn.rpartition(" ")[2], MISSING if worn in not_shown(wish) else SHOWN
        yield from ((name, SHOWN) for name in self._put_on)
        for sight in chain(*(each.sights for each in self.scenes)):
            yield from ((name, SHOWN) for name in names_of(sight))
        if any(each.weather is Weather.STORM for each in self.scenes):
            yield from ((noun, SHOWN) for noun in STORMY)
        if any(each.hour is Hour.NIGHT and not PLACES[each.setting].is_indoors for each in self.scenes):
            yield "star", SHOWN

    @cached_property
    def _put_on(self) -> tuple[str, ...]:
        """What those who are seen have put on, by its names."""
        nouns = {each.noun for each in self.actors if each.wears}
        told = chain(*(each.clothes for each in self.account.asked.subjects if each.noun in nouns))
        names = [name for each in told if (name := garment(each) or each)]
        cast = ((each, part_of(each)) for each in self.account.asked.subjects if each.noun in nouns)
        for each, part in cast:
            if part is not None:
                names += [has_trade(each, part.kind), *chain(*(words_of(told, part.kind) for told in each.clothes))]
        return (*names, *(singular(name)[0] for name in names), *(name.rpartition(" ")[2] for name in names))

    def _settings(self) -> Iterator[tuple[str, Scene]]:
        """Every place that is named, and where it is played."""
        places = [each.noun for each in self.account.cast.places if not each.is_negated]
        for scene in self.scenes:
            for place in dict.fromkeys(places):
                found = set_of(place, None)
                if place == self.account.asked.setting or (found and found[0] == scene.setting):
                    yield place, scene

    def _of_setting(self, place: str, scene: Scene) -> Claim:
        is_same = place == scene.setting or bool(
            set(scene.setting.split()) & {singular(word)[0] for word in place.split()}
        )
        found = set_of(place, None)
        parts = {found[0], PLACES[found[0]].basin, PLACES[found[0]].shore} if found and found[1] else set()
        is_own = scene.setting in parts or bool(parts and found and is_richer(scene.setting, found[0]))
        return SHOWN if is_same or is_own else Claim(Fate.NEAR, scene.setting)

    def _of_subject(self, at: int, subject: Subject) -> Claim:
        wish = self.account.asked
        if is_crowd(subject.noun) and (there := self._scenic(subject.noun)) is not None:
            return there
        actor = next((each for each in self.actors if each.noun == subject.noun), None)
        if actor is not None and not (subject.noun in LIQUIDS and actor.kind in VESSELS):
            if subject.noun == "snowboarder" and "ski" not in self._done:
                return SHOWN  # somebody, and nothing under the feet
            return _drawn(subject.noun, actor.kind)
        support = next((each.scene.support for each in self.shown if each.scene.support in each.supports), None)
        named = named_words(subject.noun)
        if support is not None and named is not None and named[1] == support:
            return _drawn(subject.noun, support)
        if (vessel := vessel_of(wish, at)) is not None:
            return self._of_subject(vessel, wish.subjects[vessel])
        if subject.noun in LIQUIDS and any(each.kind in VESSELS for each in self.actors):
            return SHOWN
        if self._is_played(subject.noun) or is_tool(wish, at) or string_of(wish, at) is not None:
            return Claim(Fate.NEAR, SEEN_AS[subject.noun]) if subject.noun in SEEN_AS else SHOWN
        return self._scenic(subject.noun) or MISSING

    def _is_played(self, noun: str) -> bool:
        """Whether what is really done brings a thing: its skis, its rope."""
        head = noun.rpartition(" ")[2]
        done = {act for each in self.shown for acts in each.played.values() for act in acts}
        return any(head in BROUGHT.get(act, ()) for act in done) or (
            head in HUNG_ON and bool(done & {"swing", "climb"})
        )

    def _scenic(self, noun: str) -> Claim | None:
        """What is painted with the place."""
        scene = next((each for each in self.scenes if is_seen_in(each.setting, noun, each.hour)), None)
        if scene is None:
            return None
        return Claim(Fate.SHOWN, scene.setting if is_crowd(noun) else "")

    def nouns(self, run: Sequence[Token], before: Sequence[Token], *, is_measure: bool) -> Iterator[Entry]:
        """This will enter a noun with the nouns before it: *birthday cake*; what of it no drawing has is entered apart. A
        measure, the *cup* of *a cup of tea*, is entered where it is seen itself.
        """
        words = [*(each.text for each in run[:-1]), run[-1].lemma]
        described = " ".join([*(each.text for each in before), *words])
        begin, claim = (0, self._nouns[described]) if described in self._nouns else self._longest(words)
        said = " ".join(each.text for each in run[begin:])
        if (claim is not None or not is_measure) and any(map(is_content, run[begin:])):
            claim = claim or self._small(run[-1])
            apart = self._undrawn(" ".join(words[begin:])) if claim.fate is Fate.SHOWN else []
            said = " ".join(said.split()[len(apart) :])
            yield Entry(said, claim.fate, claim.given)
            yield from (self.adjective(Token(word, Tag.ADJECTIVE, word), said) for word in apart)
        yield from (self.adjective(each, said) for each in run[:begin] if is_content(each))

    def _longest(self, words: Sequence[str]) -> tuple[int, Claim | None]:
        """From which word on a noun is claimed: *guitar* of *steel guitar*."""
        for begin in range(len(words)):
            claim = self._nouns.get(" ".join(words[begin:]))
            if claim is not None:
                return begin, claim
        return len(words) - 1, None

    def _undrawn(self, noun: str) -> list[str]:
        """The words of a noun before those that name its drawing: the *cherry* of a cherry cake."""
        drawn = named_words(noun)
        if drawn is None or drawn[1] not in {each.kind for each in self.actors}:
            return []
        return noun.split()[: -len(drawn[0].split())]

    def _small(self, token: Token) -> Claim:
        """A noun that is no subject: part of a body, clothing, a deed that stands as a noun, ground, sky."""
        noun = token.lemma
        if any(each.material == noun for each in self.actors) and substance_of(noun) is not None:
            return SHOWN
        if (scenic := self._scenic(noun)) is not None:
            return scenic
        for at, subject in enumerate(self.account.asked.subjects):
            if noun in subject.noun.split():
                return self._of_subject(at, subject)
        if noun in closed.CLOTHES or token.text in closed.CLOTHES:
            is_on = bool({noun, token.text} & set(self._put_on)) or any(map(dressed_by_trade, self.actors))
            return SHOWN if is_on else MISSING
        if {noun, token.text} & (closed.PARTS | closed.PARTS_OF_THINGS):
            return SHOWN if self.actors else MISSING
        deed = next((claim for verb, claim in self._verbs.items() if noun in verb.split()), None)
        if deed is None and noun in verbs.ACTS:
            deed = self._verbs.get(verbs.ACTS[noun])
        if deed is None and (acted := {act for act, forms in ACTIONS.items() if {noun, token.text} & set(forms)}):
            deed = SHOWN if acted & self._done else None
        there = {each.kind for each in self.actors} | {each.setting for each in self.scenes}
        if deed is None and (noun in there or self._is_played(noun)):
            deed = SHOWN
        return deed or MISSING

    @cached_property
    def _done(self) -> set[str]:
        return {act.removeprefix("one ") for each in self.shown for acts in each.played.values() for act in acts}

    # adjectives

    def adjective(self, token: Token, of: str) -> Entry:
        """This will enter what is said of something: its colour, size, mood, material, or what it does."""
        word = token.text
        if word in _PRAISE and self._is_place(of):
            return Entry(word, Fate.SHOWN, of=of)
        verb = of_adjective(word)
        if verb is not None and verb in self._verbs:
            return Entry(word, self._verbs[verb].fate, self._verbs[verb].given, of, is_deed=True)
        return Entry(word, Fate.SHOWN if self._is_so(word, of) else Fate.MISSING, of=of)

    def _is_place(self, noun: str) -> bool:
        """Whether a noun is where a scene plays: nobody is told that no drawing shows how quiet it is there."""
        return noun in {"place", *(each.noun for each in self.account.cast.places)} or self._scenic(noun) is not None

    def _is_so(self, word: str, of: str) -> bool:
        told = [each for each in self.account.asked.subjects if word in _told_of(each)]
        seen = [each for each in self.actors if any(each.noun == subject.noun for subject in told)]
        plain = word.removeprefix("not ")
        if word in TELLING and any(each.is_young for each in self.actors):
            return True
        if (told and plain in traits.SIZES | traits.MOODS) or (told and traits.mood_of(plain)):
            return bool(seen)
        if word in _OF_MANY_COLOURS and any(each.count > 1 or each.kind in _MANY_COLOURED for each in seen):
            return True
        if colour_named(word) is not None:
            worn = (item.colour for each in self.actors for item in each.wears)
            return colour_named(word) in (*(each.colour for each in self.actors), *worn)
        if any(each.material == word for each in self.actors):
            return substance_of(word) is not None
        kinds = {each.kind for each in self.actors} | {each.support for each in self.scenes if each.support}
        is_named = any(word in kind.split() or word in _BY_NATURE.get(kind, ()) for kind in kinds)
        is_named = is_named or any(word in name.split() for name in self._put_on)
        is_named = is_named or any(f"{word} {of}" in PLACES[each.setting].words for each in self.scenes)
        is_set = any(
            is_seen_in(each.setting, _made_of(word), each.hour) for each in self.scenes
        )  # sandy, snowy, starry
        is_done = any(word in act.split() for act in self._done)  # asleep
        return is_named or is_set or is_done or any(word in each.setting.split() for each in self.scenes)

    # verbs

    def _of_verbs(self) -> Iterator[tuple[str, Claim]]:
        """Verbs -> what is done for them; who does one in one shot and not in another has done it."""
        wish = self.account.asked
        missing = {act.action for each in self.shown for act in undone(each)}
        found: dict[str, list[Claim]] = {}
        for deed in wish.deeds:
            action = action_of(deed, wish)
            if deed.kind is VerbClass.SPEAK and self.account.parts.lines:
                claim = HEARD
            elif self._is_of_the_sky(wish.subjects[deed.doer].noun) or (
                action is None and self._is_told_of_shot(deed.verb)
            ):
                claim = SHOWN
            elif action is None or not any(
                action[0] in actor.actions for scene in self.scenes for actor in scene.actors
            ):
                claim = MISSING
            else:
                claim = _deed(deed.verb, *action) if action[0] not in missing else MISSING
            found.setdefault(deed.verb, []).append(claim)
        for verb, claims in found.items():
            yield verb, next((each for each in claims if each.fate is not Fate.MISSING), claims[0])
        if self._put_on:
            yield from ((verb, SHOWN) for verb in verbs.DISGUISING)
        for verb in wish.not_deeds:
            yield verb, Claim(Fate.UNWANTED)

    def _is_of_the_sky(self, noun: str) -> bool:
        """What a tornado or lightning does is seen where it is."""
        is_seen = is_sight(noun) and any(each.sights for each in self.scenes)
        return is_seen or (noun in STORMY and any(each.weather is Weather.STORM for each in self.scenes))

    def _is_told_of_shot(self, verb: str) -> bool:
        """*misses*, *scores*: how a shot that is really made goes."""
        outcome = {True: MISSES, False: SCORES, None: frozenset()}
        return any(verb in outcome[scene.is_missed] for scene in self.scenes) and bool({"shoot", "goal"} & self._done)

    def _doer_of(self, verb: str) -> str:
        """Who is told to do something, as written."""
        events = (each for each in self.account.cast.found.events if each.verb.split()[0] == verb and each.doers)
        doer = next((event.doers[0] for event in events), None)
        if doer is None or doer.noun in closed.PRONOUNS or doer.noun in closed.PARTS:
            return ""
        return plural(doer.noun) if doer.is_plural else doer.noun

    def verb(self, token: Token) -> Entry:
        """This will enter a verb; one that no subject was found for is not done."""
        claim = self._verbs.get(token.lemma) or next(
            (claim for verb, claim in self._verbs.items() if verb.split()[0] == token.lemma), None
        )
        if claim is None and verbs.CLASS_OF.get(token.lemma) is VerbClass.SPEAK and self.account.parts.lines:
            claim = HEARD
        if claim is None and (by_noun := self._small(token)).fate is not Fate.MISSING:
            claim = by_noun
        claim = claim or MISSING
        return Entry(token.text, claim.fate, claim.given, self._doer_of(token.lemma), is_deed=True)


_BY_NATURE: dict[str, frozenset[str]] = {
    "beam": frozenset({"unstable", "wobbly", "narrow"}), "paddleboard": frozenset({"unstable", "wobbly"}),
    "zebra": frozenset({"striped"}), "tiger": frozenset({"striped"}), "bee": frozenset({"striped"}),
    "ice cream": frozenset({"cold"}), "candle": frozenset({"burning", "lit"}), "campfire": frozenset({"burning"}),
    "ladybug": frozenset({"spotted"}), "giraffe": frozenset({"spotted", "tall"}), "leopard": frozenset({"spotted"}),
    "old woman": frozenset({"old", "elderly"}), "old man": frozenset({"old", "elderly"}),
    "child": frozenset({"young", "little"}),
}  # fmt: skip
"""Kinds -> what they are anyway, as they are drawn."""


_PRAISE = all_of(
    "peaceful, quiet, calm, serene, tranquil, silent, still, idyllic, romantic, charming, picturesque, scenic, cosy, cozy, "
    "homely, inviting, welcoming, relaxing"
)
"""What is said in praise of a place and could not be drawn. How full of people or how frightening it is could be."""

_OF_MANY_COLOURS = frozenset(
    {"colourful", "colorful", "multicoloured", "multicolored", "multi-coloured", "multi-colored", "rainbow"}
)
_MANY_COLOURED = frozenset({"domino", "block", "balloon", "parrot", "clown", "rainbow"})
"""Kinds that are drawn in several colours; of others, each of several has its own."""


def _made_of(word: str) -> str:
    """What an adjective says is there: the *sand* of sandy, the *star* of starry."""
    noun = word.removesuffix("y")
    return noun[:-1] if noun != word and noun[-2:-1] == noun[-1:] else noun


def _told_of(subject: Subject) -> set[str]:
    """The words by which a subject is described."""
    told = f"{subject.colour or ''} {subject.mood or ''} {subject.material or ''} {' '.join(subject.clothes)}"
    sizes = traits.BIG if subject.size == "big" else traits.SMALL if subject.size else frozenset()
    return set(told.split()) | sizes


def _drawn(noun: str, kind: str) -> Claim:
    """How a noun is drawn: a person's calling is no other drawing, a snowboard that is skis is one."""
    named = named_words(parent_of(noun) or animal_of(noun) or noun)
    if noun in SEEN_AS:
        return Claim(Fate.NEAR, SEEN_AS[noun])
    is_own = named is not None and named[1] == kind and not named[2]
    is_called = is_own and named is not None and singular(named[0])[0].endswith(kind)  # a steam train is a train
    is_sort = kind.endswith(noun)  # a basketball is a ball
    is_sort = is_sort or (is_own and is_young(noun))  # a puppy is drawn as one
    is_same = is_called or is_sort or (is_own and (kind in PEOPLE or singular(noun)[0] in _SAME))
    return SHOWN if is_same else Claim(Fate.NEAR, kind)


_SAME = all_of(
    "bike, push bike, tv, telly, tv set, doggy, kitty, bunny, plane, airplane, chopper, flying saucer, rock, boulder, cab, "
    "hog, hen, lorry, automobile, motorbike, fire truck, firetruck, teddy, couch, t-rex, trex, tyrannosaurus, dish, "
    "mobile phone, smartphone, cell phone, soccer ball"
)
"""Other names for the very thing that is drawn: nobody need be told that a bike is a bicycle.
"""


def _deed(verb: str, action: str, is_own: bool) -> Claim:
    return SHOWN if is_own and verb not in SEEN_AS else Claim(Fate.NEAR, SEEN_AS.get(verb) or doing(action))
