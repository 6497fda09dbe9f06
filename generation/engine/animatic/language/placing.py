"""The places in a clause: what a preposition or an adverb of place is said of, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generation.engine.animatic.language import closed, having, relating, verbs
from generation.engine.animatic.language.classes import LIVING, VEHICLES, class_of, is_clothing
from generation.engine.animatic.language.clauses import Event, Link, Parsed, is_place
from generation.engine.animatic.language.lemmas import Form, Tag
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import INSIDE, Phrase, phrase_of, up_to_noun
from generation.engine.animatic.language.tokens import Token
from generation.engine.animatic.language.traits import mood_of

_HANDY = frozenset({NounClass.TOOL, NounClass.TOY, NounClass.GEAR, NounClass.FOOD})
_LED_TO = INSIDE | {Tag.PRONOUN}
_ABOARD = frozenset({"seat", "back", "backseat", "cockpit", "wheel", "helm", "sidecar", "trunk"})
WAYS = (" down", " up", " over", " along")
_OF_LIVING = frozenset({verbs.VerbClass.REST, verbs.VerbClass.WALK, verbs.VerbClass.EAT, verbs.VerbClass.CHASE})
_MINUTE = frozenset(
    {
        "pea",
        "thimble",
        "thumb",
        "ant",
        "coin",
        "mouse",
        "bean",
        "grain",
        "matchbox",
        "fly",
        "fingernail",
        "pin",
        "button",
        "walnut",
        "crumb",
        "bee",
        "teaspoon",
        "peanut",
        "almond",
        "penny",
    }
)


@dataclass
class Clause:
    """What the clause has so far."""

    subject: list[Phrase] = field(default_factory=list)
    group: list[Phrase] = field(default_factory=list)  # the phrase before, and what stands beside it by *and*
    event: Event | None = None
    preposition: str = ""
    is_negated: bool = False
    is_passive: bool = False
    joins: bool = False  # the next phrase stands beside the one before
    is_copula: bool = False  # *is a seagull*: the next phrase says what the subject is, too
    viewer: str = ""  # *we see*: nobody of the scene; *we jump*: somebody
    was_passive: bool = False  # *is wound up by a boy and placed*: what follows is done to the same one
    is_apart: bool = False  # a mark stands before the next phrase
    is_and: bool = False  # *a cat and a dog*: what is told of the last one is told of all
    spoken_of: Phrase | None = None  # who was named last before the verb: not what the verb's places are said of
    quotes: list[int] = field(default_factory=list)  # lines before whoever says them is named
    waits: list[tuple[str, Phrase | None]] = field(default_factory=list)  # places told before whoever is there is named
    loose: Phrase | None = None  # *stops, a cat behind him*: named after the mark, and nothing is done to it
    dangling: Event | None = None  # *perched on a wall, an owl …*: what whoever is named next does


class Placer:
    """The words of a shot and the clause so far, as far as it matters for where things are."""

    def __init__(self, parsed: Parsed, tokens: Sequence[Token]) -> None:
        self.parsed, self.tokens, self.clause = parsed, tokens, Clause()
        self.adrift: list[tuple[list[Phrase], str]] = []
        self.settled: list[Link] = []  # of whoever was named last after a place
        self.attached: Event | None = None  # what whoever was named last does as was told before

    def _tag(self, at: int) -> Tag:
        return self.tokens[at].tag if at < len(self.tokens) else Tag.STOP

    def _text(self, at: int) -> str:
        return self.tokens[at].text if at < len(self.tokens) else ""

    def _end_of_phrase(self, at: int) -> int:
        end = at
        while self._tag(end) in INSIDE or self._joins_adjectives(end, at):
            ends = self._tag(end) is Tag.DETERMINER or self.tokens[end - 1].is_plural
            counts = self._tag(end) is Tag.NUMBER and self._tag(end + 1) in (Tag.NOUN, Tag.ADJECTIVE)
            if end > at and self._tag(end - 1) is Tag.NOUN and (ends or counts):
                break
            end += 1
        return min(end, len(self.tokens))

    def _joins_adjectives(self, at: int, begin: int) -> bool:
        """*a red and white sail*, *a big, red dog*."""
        if not begin < at < len(self.tokens) - 1 or self.tokens[at].text not in {"and", ","}:
            return False
        return self._tag(at - 1) is Tag.ADJECTIVE and self._tag(at + 1) is Tag.ADJECTIVE

    def _preposition_at(self, at: int) -> int:
        clause, text = self.clause, self.tokens[at].text
        if text in relating.NEVER_LEADING or (text in relating.ALONE and self._tag(at + 1) not in _LED_TO):
            return self._stands_alone(text)
        clause.preposition = "" if text == "with" and self._is_absolute(at + 1) else text
        clause.joins = False
        return 1

    def _is_absolute(self, at: int) -> bool:
        """*with bells ringing*: what goes on meanwhile, and nothing that anybody has."""
        end = self._end_of_phrase(at)
        words = up_to_noun(self.tokens[at:end])
        is_doing = bool(words) and self._tag(end) is Tag.VERB and self.tokens[end].form is Form.ING
        if is_doing and self.clause.subject and is_clothing(phrase_of(words).noun):
            return self.tokens[end].lemma in verbs.OF_CLOTH  # *with a scarf flying*, not *with a hat riding a bike*
        if is_doing and verbs.CLASS_OF.get(self.tokens[end].lemma) in _OF_LIVING and self.clause.subject:
            return any(class_of(each.noun) not in LIVING for each in self.clause.subject)  # *girls with balls waiting*
        return is_doing and class_of(phrase_of(words).noun) not in LIVING

    def _adverb(self, at: int) -> int:
        text = self.tokens[at].text
        if text.endswith("ly") and mood_of(text):
            self._feel([text])
            return 1
        return self._stands_alone(text) if text in relating.ALONE else 1

    def _feel(self, moods: Sequence[str]) -> None:
        """Whoever acts feels so: *waves thankfully*, *gently tickling*."""
        clause = self.clause
        for each in (clause.event.doers if clause.event is not None else clause.subject or clause.group)[:2]:
            if class_of(each.noun) is not NounClass.OTHER and not is_place(each):
                (each.same_as or each).adjectives += moods

    def _stands_alone(self, text: str) -> int:
        """*a drone hovers overhead*: over whoever was named before."""
        clause, relation = self.clause, relating.ALONE[text]
        clause.preposition = ""
        if clause.event is None and not clause.group:
            clause.waits.append((relation, None))
            return 1
        ones, last = list(clause.event.doers if clause.event is not None else clause.group), self._last()
        if clause.event is not None and last is not None and last.preposition == "with" and relation != "in":
            clause.event.done_to = [each for each in clause.event.done_to if each is not last]
            ones = [last]  # *dances with hills in the background*
        self._link_to_known(ones, relation)
        return 1

    def _link_to_known(self, ones: list[Phrase], relation: str) -> None:
        meant = self.parsed.meant("any", but=ones)
        if not meant:
            self.adrift.append((ones, relation))  # of whoever is named next
        if relation == "in" and meant and class_of(meant[0].noun) in LIVING:
            return
        self.parsed.links += [Link(one, relation, other) for one in ones for other in meant]
        for one in ones:
            self._unlink_with(one)

    def _opens_with_place(self, at: int) -> bool:
        """*beside him a dog sleeps*, *on the table sits a cat*: the place is told before whoever is there."""
        if self._tag(at) is not Tag.PREPOSITION or self.tokens[at].text not in closed.RELATION_OF:
            return False
        end = at + 2 if self._tag(at + 1) is Tag.PRONOUN else self._end_of_phrase(at + 1)
        if end == at + 1 or end >= len(self.tokens):
            return False
        follows = self.tokens[end]
        return follows.tag in INSIDE or (follows.tag is Tag.VERB and follows.form in (Form.S, Form.BASE))

    def _is_next_place(self, at: int) -> bool:
        """*tomatoes in the red boot, basil in the blue boot*: a list of things, each in its place."""
        clause = self.clause
        if clause.event is not None or not clause.group or clause.group[-1].preposition not in closed.RELATION_OF:
            return False
        end = self._end_of_phrase(at) if self._tag(at) in INSIDE else at
        is_led = end > at and self._tag(end) is Tag.PREPOSITION and self.tokens[end].text in closed.RELATION_OF
        return is_led and self._tag(end + 1) in _LED_TO

    def _goes_on(self, first: Phrase, at: int) -> bool:
        """Whether a mark goes on with a list: *through the net, the fence and a wall*."""
        ends = self._tag(self._end_of_phrase(at + 1)) is Tag.CONJUNCTION
        return not first.preposition or ends or self._text(at + 1) == "the"

    def _unlink_with(self, other: Phrase | None, *, but: int = 0) -> None:
        """Of *a skater with a cat on her head* the *with* says no more than the rest: all but the last `but` links."""
        links, told = self.parsed.links, {"with", "holding"}
        kept = links[len(links) - but :]
        links[:] = [each for each in links[: len(links) - but] if each.relation not in told or each.other is not other]
        links += kept

    def _stand_in(self, meant: Phrase) -> None:
        """Somebody named before is where the preposition leads."""
        last, told = self._last(), len(self.parsed.links)
        self._under(
            Phrase(meant.noun, same_as=meant, preposition=self.clause.preposition), self.clause.group, is_named=False
        )
        if self.clause.preposition != "with" and any(each.one is last for each in self.parsed.links[told:]):
            self._unlink_with(last)

    def _settle_beside(self, phrase: Phrase, first: Phrase) -> None:
        """*on the table there is a lamp and a book*."""
        self.parsed.links += [replace(each, one=phrase) for each in self.settled if each.one is first]
        if self.attached is not None:
            named = self.attached.doers if first in self.attached.doers else self.attached.done_to
            named.append(phrase)

    def _settle(self, phrase: Phrase) -> None:
        """Whoever is named after a place is there; what was overhead before anybody was named is over the one who is."""
        for ones, relation in self.adrift:
            self.parsed.links += [Link(one, relation, phrase) for one in ones if one is not phrase]
        self.adrift = []
        self.settled = list(self._attach(phrase))
        for told, other in self.clause.waits:
            if other is not None:
                self.settled += relating.links(told, other, None, [phrase])
            else:
                self._link_to_known([phrase], told)
        self.parsed.links += self.settled
        self.clause.waits = []

    def _attach(self, phrase: Phrase) -> Iterator[Link]:
        """*perched on a wall, an owl sleeps*: whoever is named now is perched there."""
        event = self.attached = self.clause.dangling
        self.clause.dangling = None
        if event is None:
            return
        if event.doers:
            event.done_to = event.done_to or [phrase]  # *chased by a dog, a cat runs*
            return
        event.doers = [phrase]
        for preposition, place in event.led:
            if phrase in relating.placed(None, [phrase], [phrase], event, preposition):
                yield from relating.links(preposition, place, event, [phrase])

    def _under(self, phrase: Phrase, group: list[Phrase], *, is_named: bool = True) -> None:
        """What a preposition leads to: who does it, what it is made of, what it is done to, or where it is."""
        clause = self.clause
        preposition, event = clause.preposition, clause.event
        before = self._before() if is_named else self._last()
        before = None if before is clause.spoken_of and event is not None else before
        event = None if before is not None and before is clause.loose else event  # *sings, a duck behind him*
        if before is not None and self._is_idiom(preposition, phrase, before):
            return
        if is_named and (vehicle := self._vehicle_of(phrase)) is not None:
            phrase.same_as, clause.preposition = vehicle, "in"
            preposition = "in"
        if preposition == "by" and event is not None and clause.is_passive:
            event.done_to, event.doers, clause.is_passive = event.doers or event.done_to, [phrase], False
            clause.was_passive = True
        elif preposition in closed.MADE_OF and before is not None:
            before.made_of = " ".join([*phrase.adjectives, phrase.noun])
            phrase.same_as, clause.group = before, [before]
        elif preposition == "of" and event is not None and event.verb in closed.IMAGINING and is_place(phrase):
            phrase.preposition = "about"
        elif preposition == "of":
            self._of_whole(phrase, before)
            if event is not None and event.verb == "let go" and not event.done_to:
                event.done_to.append(phrase)
        else:
            if event is None and not clause.subject and not group:
                clause.waits.append((preposition, phrase))
            ones = self._placed(phrase, before, group, is_named)
            self.parsed.links += relating.links(preposition, phrase, event, ones, clause.subject)
            if event is not None:
                self._lead(preposition, phrase, event)

    def _placed(self, phrase: Phrase, before: Phrase | None, group: list[Phrase], is_named: bool) -> list[Phrase]:
        """Whose place the phrase after a preposition tells."""
        clause = self.clause
        has_company = before is not None and before.preposition == "with" and relating.can_be_placed(before)
        if not is_named and before is not None and has_company:
            return [before]  # *with a pumpkin in it*
        if not is_named and before is not None and before.preposition == "with" and class_of(before.noun) is None:
            return []  # *with his name on it*
        agents = (
            clause.event.doers if clause.event is not None and before is not None and before.preposition == "by" else []
        )
        if before is not None and (before is clause.loose or any(before is each for each in agents)):
            return [before]  # *stops, a cat behind him*, *thrown by a monkey in a tree*
        is_company = clause.preposition == "with" and class_of(phrase.noun) in LIVING
        told = "along with" if is_company else clause.preposition
        return relating.placed(before, clause.subject, group, clause.event, told, phrase.noun)

    def _lead(self, preposition: str, phrase: Phrase, event: Event) -> None:
        """What a deed leads to by a preposition: to whom it is given, to what it is done."""
        if preposition == "to" and event.verb in verbs.GIVING:
            event.receivers = [phrase]
        event.led.append((preposition, phrase))
        if preposition == "at" and event.verb.split(" ")[0] in closed.LOOKING and is_place(phrase):
            phrase.preposition = "toward"  # *looks out of the window at the garden*
        is_touched = preposition == "on" and event.verb in closed.TOUCHING
        is_touched = is_touched or self._is_together(event, preposition, phrase)
        is_free = all(class_of(each.noun) is None for each in event.done_to)  # *dances a tango with a statue*
        if is_free and (preposition in closed.TOWARDS or is_touched):
            event.done_to.append(phrase)

    def _vehicle_of(self, phrase: Phrase) -> Phrase | None:
        """*a car, two dancers in the back seat*, *a bus, a dog at the wheel*: they are in what was named."""
        head = phrase.noun.rpartition(" ")[2]
        is_aboard = phrase.preposition in {"in", "at", "behind"} and head in _ABOARD and not phrase.same_as
        if not is_aboard or (head in {"wheel", "back"} and phrase.noun != head):
            return None
        named = (each for each in reversed(self.parsed.phrases[:-1]) if class_of(each.noun) in VEHICLES)
        return next(named, None)

    def _is_for(self, event: Event, phrase: Phrase) -> bool:
        """*hands him a wrench*: the first of two objects is for whom it is done."""
        is_somebody = event.verb in verbs.GIVING or all(class_of(each.noun) in LIVING for each in event.done_to)
        follows = is_somebody and not (self.clause.is_apart or phrase.is_negated or event.receivers)
        return event.verb in verbs.OF_TWO_OBJECTS and follows

    @staticmethod
    def _is_together(event: Event, preposition: str, phrase: Phrase) -> bool:
        """*argues with a troll*, *drinks from a cup*, *reaches for a ball*, *digs up a phone*; with a brush one cleans."""
        if preposition == "for":
            return event.verb in verbs.SEEKING
        if preposition == "up":
            return class_of(phrase.noun) in _HANDY and phrase.noun not in {"ladder", "rope"}
        if preposition == "over":
            return event.verb in {"lean", "bend"}
        if preposition == "from":
            return verbs.CLASS_OF.get(event.verb) is verbs.VerbClass.EAT
        is_thing = class_of(phrase.noun) in _HANDY and event.verb not in {"play", "fall in love"}
        return preposition == "with" and event.verb in verbs.TOGETHER and not is_thing

    def _compare_size(self, phrase: Phrase, size: Phrase) -> None:
        """*a dog the size of a house* is big, *a car the size of a thumb* is small; nobody sees the house."""
        named = [each for each in self.parsed.phrases[:-1] if each is not size and each.preposition != "like"]
        meant = size.same_as if size.same_as is not None and size.same_as.noun != "size" else None
        owner = meant or (named[-1] if named else None)
        if owner is not None:
            owner.adjectives.append("small" if phrase.noun.rpartition(" ")[2] in _MINUTE else "big")
        phrase.preposition = "like"
        self.clause.group = [owner] if owner is not None else []

    def _of_whole(self, phrase: Phrase, before: Phrase | None) -> None:
        """*on the roof of a car* is on the car; who cleans the teeth of a bear cleans the bear."""
        event = self.clause.event
        if before is not None and before.noun == "size":
            self._compare_size(phrase, before)
            return
        if event is not None and before is not None and class_of(before.noun) is None and before.noun in closed.PARTS:
            event.done_to = [phrase if each is before else each for each in event.done_to]
        if before is not None and before.noun.rpartition(" ")[2] in closed.PICTURES and is_place(phrase):
            phrase.preposition = "about"  # *a photo of the mountains*: nobody is there
            return
        if before is not None and before.preposition in closed.RELATION_OF:
            head = before.noun.rpartition(" ")[2]
            if head in closed.PARTS | closed.PARTS_OF_THINGS | closed.CLOTHES:
                before.same_as, phrase.is_whole = phrase, True
                return
        if before is not None and having.is_vessel_of(before, phrase):
            self.parsed.links.append(Link(phrase, "in", before))

    def _is_idiom(self, preposition: str, phrase: Phrase, before: Phrase) -> bool:
        """*plank by plank*, *in love with a feather duster*."""
        is_step = preposition == "by" and before.noun == phrase.noun
        return is_step or (preposition == "with" and before.preposition == "in" and before.noun in closed.ABSTRACT)

    def _last(self) -> Phrase | None:
        return self.parsed.phrases[-1] if self.parsed.phrases else None

    def _before(self) -> Phrase | None:
        """What was named before the last one; of *a vase of flowers* the vase."""
        at = -2
        while len(self.parsed.phrases) > -at and self.parsed.phrases[at].preposition == "of":
            if self.parsed.phrases[at].is_whole:
                break
            at -= 1
        return self.parsed.phrases[at] if len(self.parsed.phrases) >= -at else None

    def _joins_place(self, phrase: Phrase) -> bool:
        """*between a cat and a dog*, *with a pan and a ladle*: the second one is there as the first one is."""
        first = self.clause.group[0]
        is_thing = first.preposition == "with" and class_of(phrase.noun) not in LIVING | VEHICLES
        if first.preposition not in {"between", "in between"} and not is_thing:
            return False
        same = [each for each in self.parsed.links if each.other is first]
        self.parsed.links += [replace(each, other=phrase) for each in same]
        return bool(same)

    def _others(self) -> list[Phrase]:
        """Whose place is being told, and who is therefore not meant: *stops in front of her*."""
        clause, last = self.clause, self._last()
        named = [last] if clause.group and last is not None else []
        if clause.event is None or last is clause.loose or any(each is last for each in clause.event.done_to):
            return named
        led = any(each is last for _, each in clause.event.led)
        return [*clause.event.doers, *(named if led or self._began(clause.event) else [])]

    def _began(self, event: Event) -> bool:
        """Whether whoever was named last was so after the verb of the clause."""
        last = self._last()
        return last is not None and self.clause.spoken_of is not last and not any(each is last for each in event.doers)
