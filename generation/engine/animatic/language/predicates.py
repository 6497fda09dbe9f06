"""What is said of somebody without a noun: how he is or feels, what is not so, and whose a verb is."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.language import closed, verbs
from generation.engine.animatic.language.bodies import Bodies
from generation.engine.animatic.language.classes import LIVING, class_of, is_clothing
from generation.engine.animatic.language.clauses import Event, Parsed, is_place
from generation.engine.animatic.language.lemmas import Form, Tag
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.phrases import INSIDE, Phrase, phrase_of, up_to_noun
from generation.engine.animatic.language.placing import Clause
from generation.engine.animatic.language.tokens import Token
from generation.engine.animatic.language.traits import mood_of

_LACKING = all_of("without, minus, free of, empty of, devoid of, bare of, instead of")
_LEADING = frozenset({"dare", "want", "try", "manage", "need", "bother", "care", "like", "hope", "plan", "have"})


_BY_THINGS = all_of(
    "grow, burn, glow, hang, dangle, melt, drip, boil, bubble, flicker, shine, ring, bloom, sprout, smoulder"
)
_LOOKAHEAD = 14  # words in which a noun phrase's own verb must come


class Predicates(Bodies):
    """The words of a shot, as far as they say how somebody is, what is denied and whose a verb is."""

    def __init__(self, parsed: Parsed, tokens: Sequence[Token]) -> None:
        super().__init__(parsed, tokens)
        self._former: list[Phrase] = []  # subject of the sentence before
        self._opened: Event | None = None  # with which a sentence opens, before whoever does it is named

    # who does it

    def _doers(self, token: Token) -> list[Phrase]:
        clause, last = self.clause, self.clause.group[-1] if self.clause.group else None
        if led := self._led(token):
            return led
        if (clause.waits or clause.quotes) and not clause.subject and token.form in (Form.S, Form.BASE):
            return []  # whoever does it comes after the verb
        if clause.is_copula and clause.subject:
            return clause.subject  # *a dress on a chair is melting*
        is_participle = token.form in (Form.ING, Form.PAST)
        if is_participle and last is not None and clause.event is None:
            return self._of_participle(last)
        is_held = clause.event is not None and last is not None and not clause.joins and last not in clause.event.doers
        if (
            token.form is Form.PAST
            and is_held
            and last is not None
            and not is_place(last)
            and self.tokens.index(token) > 0
        ):
            before = self.tokens[self.tokens.index(token) - 1]
            if before.tag is Tag.NOUN and before.lemma == last.noun.rpartition(" ")[2]:
                return [last]  # *rescues a kitten stuck in a tree*
        after_noun = self._tag(self.tokens.index(token) - 1) is Tag.NOUN
        if (
            token.form is Form.ING
            and is_held
            and last is not None
            and _goes_on_by_itself(last, token.lemma, after_noun=after_noun)
        ):
            return [last]  # *holding a baby crying*, *waters a flower growing in a crack*
        if clause.subject:
            return clause.subject
        if clause.event is not None:
            return clause.event.doers
        return clause.group or self._former

    def _led(self, token: Token) -> list[Phrase]:
        """*makes a bear dance*, *watches a dog run*, *teaches a cat to sit*: who is led to do it does it."""
        event, at = self.clause.event, next(n for n, each in enumerate(self.tokens) if each is token)
        before = self.tokens[at - 2 : at] if at > 1 else []
        if event is None or not before:
            return []
        if token.form is Form.ING and before[1].lemma == event.verb == "go":  # *goes fishing* is fishing
            self.parsed.events = [each for each in self.parsed.events if each is not event]
            return list(event.doers)
        if token.form is not Form.BASE or event.verb not in closed.LEADS:
            return []
        if not event.done_to or self.clause.joins:
            return []
        named = before[0] if before[1].text == "to" else before[1]
        if named.tag is not Tag.PRONOUN and named.lemma != event.done_to[-1].noun.rpartition(" ")[2]:
            return []
        if event.verb in closed.LETS:  # that is all of it
            self.parsed.events = [each for each in self.parsed.events if each is not event]
        return list(event.done_to)

    def _of_participle(self, last: Phrase) -> list[Phrase]:
        """*with a cat clinging*: the cat; *in a park eating*: whoever is in the park."""
        subject = self.clause.subject
        if is_clothing(last.noun) and any(class_of(each.noun) in LIVING for each in subject):
            return subject  # *in a cap and sunglasses riding a bike*
        if not last.preposition:
            return self.clause.group
        is_lifeless = class_of(last.noun) not in LIVING and bool(subject) and class_of(subject[0].noun) in LIVING
        return (subject or [last]) if is_place(last) or is_lifeless else [last]

    def _dangles(self, at: int) -> bool:
        """*perched on a wall, an owl sleeps*: a participle opens the sentence, and whose it is follows the mark."""
        clause, opens = self.clause, at == 0 or self._tag(at - 1) is Tag.STOP
        opens = opens or not (clause.subject or clause.group or clause.event or clause.preposition)
        if not opens or self.tokens[at].form not in (Form.ING, Form.PAST):
            return False
        end = next((to for to in range(at, len(self.tokens)) if self._tag(to) in (Tag.PAUSE, Tag.STOP)), at)
        begin = end + 1 + (self._tag(end + 1) is Tag.ADVERB)
        if self._tag(end) is not Tag.PAUSE or self._tag(begin) not in INSIDE | {Tag.PRONOUN}:
            return False
        follows = begin + 1 if self._tag(begin) is Tag.PRONOUN else self._end_of_phrase(begin)
        while self._tag(follows) is Tag.ADVERB:
            follows += 1
        if self._tag(follows) is Tag.VERB:
            return self.tokens[follows].form is not Form.ING  # *walking home, birds singing*
        words = up_to_noun(self.tokens[begin:follows])
        return self._tag(begin) is Tag.PRONOUN or (bool(words) and class_of(phrase_of(words).noun) in LIVING)

    def _is_order(self, at: int) -> bool:
        """Whether a sentence opens so and names what is to be seen: *draw a cat*."""
        opens = at == 0 or self._tag(at - 1) in (Tag.STOP, Tag.PAUSE)
        nobody = not (self.clause.subject or self.clause.group or self.clause.event)
        return opens and nobody and self._tag(at + 1) in INSIDE

    # where a clause begins

    def _new_clause(self) -> None:
        clause = self.clause
        self.clause = Clause(subject=clause.subject, waits=clause.waits if clause.event is None else [])

    def _has_own_verb(self, at: int) -> bool:
        """Whether a noun phrase has a verb of its own before the next mark: then it begins a clause."""
        is_named = is_worn = False
        for each in self.tokens[at : at + _LOOKAHEAD]:
            if each.tag in (Tag.NOUN, Tag.PRONOUN):
                is_named, is_worn = True, is_clothing(each.text) and bool(self.clause.subject)
            elif is_worn and each.form is Form.ING and each.lemma not in verbs.OF_CLOTH:
                return False  # *in a hat and sunglasses riding a bike*
            elif is_named and each.tag in (Tag.VERB, Tag.AUXILIARY):
                return True
            elif is_named and each.tag in (Tag.STOP, Tag.PAUSE, Tag.RELATIVE, Tag.CONJUNCTION):
                return False
        return False

    # how somebody is

    def _is_apart(self, word: Token) -> bool:
        before = self.tokens[next(at for at, each in enumerate(self.tokens) if each is word) - 1]
        return before.tag is Tag.PAUSE

    def _describe(self, adjectives: list[str], *, is_apart: bool) -> None:
        """*is happy*, *, tired,*: moods are of whoever acts or was named first, the rest of what was named last."""
        clause, denied = self.clause, "not " if self.clause.is_negated else ""
        clause.is_negated = False
        moods = [denied + each for each in adjectives if mood_of(each)]
        rest = [each for each in adjectives if not mood_of(each) and not denied]
        last = clause.group[-1:]
        if clause.event is not None:
            for each in self._feeling(clause.event, is_apart=is_apart):
                (each.same_as or each).adjectives += moods
            for each in (
                (clause.event.done_to or clause.event.doers)[-1:] if clause.event.verb in verbs.CHANGING else []
            ):
                (each.same_as or each).adjectives += rest
            return
        living = [each for each in clause.subject if class_of(each.noun) in LIVING]
        is_lifeless = not last or class_of(last[0].noun) not in LIVING
        for each in living if living and (is_apart or is_lifeless) else last:
            (each.same_as or each).adjectives += moods
        for each in clause.subject[:1] if is_apart and living and last and last[0].preposition else last:
            (each.same_as or each).adjectives += rest

    def _feeling(self, event: Event, *, is_apart: bool) -> list[Phrase]:
        """Whom a mood after a verb is of: *leaves the king furious*, *steered by a tortoise, overjoyed*."""
        clause = self.clause
        if event.done_to and not is_apart and not clause.preposition:
            return event.done_to[-1:]
        both = [*clause.subject, *event.doers]
        return (
            [each for each in clause.subject if class_of(each.noun) in LIVING]
            or [each for each in event.doers if class_of(each.noun) in LIVING]
            or both[:1]
        )

    # what is not so

    def _negation(self, at: int) -> int:
        clause, text = self.clause, self.tokens[at].text
        if text in closed.NOBODY:
            return self._nobody(at)
        if text == "without" and self._tag(at + 1) is Tag.PRONOUN:
            self.parsed.absent.append(self.tokens[at + 1].text)
            return 2
        of_all = any(each.text in closed.ALL_OF_THEM for each in self.tokens[:at])
        if text in closed.ALL_BUT and not of_all and self._begins_clause(at + 1):
            self.clause = Clause()  # *a fight, except the players hug*
            return 1
        is_contrary = text in closed.ALL_BUT and of_all
        clause.is_negated = not is_contrary
        clause.preposition = text if text in _LACKING else "" if is_contrary else clause.preposition
        return 1

    def _begins_clause(self, at: int) -> bool:
        """Whether a noun phrase and its verb follow."""
        end = self._end_of_phrase(at)
        return end > at and self._tag(end) is Tag.VERB and self.tokens[end].form in (Form.S, Form.BASE)

    def _nobody(self, at: int) -> int:
        """*nobody gives up*, *says nothing*, *with nothing*, *there is nobody for miles*."""
        clause, text = self.clause, self.tokens[at].text
        skipped = (Tag.ADVERB, Tag.AUXILIARY)
        follows = next((each for each in self.tokens[at + 1 :] if each.tag not in skipped), None)
        acts = follows is not None and follows.tag is Tag.VERB
        if text == "nothing" and self._tag(at - 1) in (Tag.NUMBER, Tag.NOUN, Tag.PAUSE) and not acts:
            return 1  # *3 seconds nothing*
        if text == "nothing" and clause.event is not None and not clause.preposition and not acts:
            clause.event.is_negated = True
            return 1
        if not (text == "nothing" and acts):
            self.parsed.absent.append(text.removeprefix("without ").removeprefix("not "))
        clause.is_negated, clause.preposition = acts, ""
        return 1

    def _goes_on_denied(self, at: int) -> bool:
        """*doesn't dare to step on*: what is not done is the step."""
        event = self.clause.event
        if event is None or not event.is_negated or event.verb not in _LEADING or self.tokens[at - 1].text != "to":
            return False
        event.verb = self.tokens[at].lemma
        return True

    def _is_too_much(self, at: int) -> bool:
        """*too tired to chase it*."""
        before = [each.text for each in self.tokens[max(0, at - 4) : at]]
        return "too" in before and before[-1:] == ["to"]

    def _deny(self, event: Event) -> None:
        """*no hat fits*: of a hat that was named before only the fitting is denied."""
        denied = [each for each in event.doers if each.is_negated]
        if not denied:
            return
        event.is_negated = True
        for each in denied:
            named = (other for other in self.parsed.phrases if other.noun == each.noun and not other.is_negated)
            if (other := next(named, None)) is not None:
                each.is_negated, each.same_as = False, other


def _goes_on_by_itself(phrase: Phrase, verb: str, *, after_noun: bool) -> bool:
    kind = class_of(phrase.noun)
    return kind in LIVING or (after_noun and kind is not None and verb in _BY_THINGS)
