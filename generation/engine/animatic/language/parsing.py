"""Who does what to whom, and what is where: one pass over tagged words, clause by clause.

A prompt is no newspaper. Its sentences are short, their words mostly in order, and half of them have no finite verb (*a
dog asleep under a table, rain*). So there is no grammar of the language here but the few moves by which such sentences are
built: a noun phrase begins a clause, a verb takes it for its doer, what follows is done to, prepositions tell where.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generation.engine.animatic.language import bodies, closed, sexes, verbs
from generation.engine.animatic.language.clauses import Event, Parsed
from generation.engine.animatic.language.lemmas import Form, Tag
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.naming import Naming
from generation.engine.animatic.language.phrases import INSIDE, Phrase, is_measure, measured, phrase_of, up_to_noun
from generation.engine.animatic.language.pieces import OWNER
from generation.engine.animatic.language.placing import Clause
from generation.engine.animatic.language.tokens import Token

_OUT_OF = frozenset({"out of", "into", "inside", "from inside"})  # *out of a pilot's hat*: not out of the pilot
_WITHIN = all_of("in, inside, into, on, onto, on top of, under, beneath, underneath, from, out of, with, through, of")


def parsed(shots: Sequence[Sequence[Token]]) -> Parsed:
    """This will parse the shots of one prompt one after the other; who was named in one is known in the next."""
    result, order = Parsed(), 0
    for tokens in shots:
        order = _Parser(result, tokens, order).read() + 1
        result.ends.append((len(result.phrases), len(result.events), len(result.links)))
    return result


class _Parser(Naming):
    """One pass over the words of a shot."""

    def __init__(self, parsed: Parsed, tokens: Sequence[Token], order: int) -> None:
        super().__init__(parsed, tokens)
        self.order = order
        self._moves: dict[Tag, Callable[[int], int]] = {
            Tag.PRONOUN: self._pronoun_at,
            Tag.VERB: self._verb,
            Tag.AUXILIARY: self._auxiliary,
            Tag.NEGATION: self._negation,
            Tag.PREPOSITION: self._preposition_at,
            Tag.ADVERB: self._adverb,
            Tag.CONJUNCTION: self._conjunction,
            Tag.PAUSE: self._pause,
            Tag.THEN: self._then,
            Tag.SUBORDINATOR: self._new_clause_at,
            Tag.STOP: self._stop,
            Tag.RELATIVE: self._relative,
            Tag.QUOTE: self._quote,
        }

    def read(self) -> int:
        """This will take the words in; returns the order of the last event."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            at += self._phrase(at) if token.tag in INSIDE else self._moves.get(token.tag, self._pass)(at)
        return self.order

    @staticmethod
    def _pass(_: int) -> int:
        return 1

    # marks and small words

    def _auxiliary(self, at: int) -> int:
        text = self.tokens[at].text
        skipped = (Tag.ADVERB, Tag.AUXILIARY, Tag.NEGATION)
        follows = next((each for each in self.tokens[at + 1 :] if each.tag not in skipped), None)
        takes_past = follows is not None and follows.tag is Tag.VERB and follows.form is Form.PAST
        self.clause.is_passive = text in closed.BE and takes_past
        if text in {"there is", "there are", "there's"}:
            self.clause = Clause(waits=self.clause.waits)
        self.clause.is_copula = text in {"is", "are", "was", "were"} and self.clause.event is None
        return 1

    def _conjunction(self, at: int) -> int:
        self.clause.joins = self.clause.is_and = self.tokens[at].text in {"and", "or", "&", "plus"}
        is_whole = self.clause.event is not None or self.clause.is_copula  # *if he is hungry, and the bear nods*
        if is_whole and self._tag(at + 1) in INSIDE and self._has_own_verb(at + 1):
            self._new_clause()
            self.order += self.tokens[at].text == "and"
        elif self._opens_with_place(at + 1):
            self.clause = Clause()
        return 1

    def _pause(self, at: int) -> int:
        clause = self.clause
        if clause.event is not None and clause.event is self._opened:
            self.clause, self._opened = Clause(dangling=clause.event), None
            return 1
        clause.preposition, clause.is_negated, clause.is_apart = "", False, True
        first = clause.group[0] if clause.group else None
        is_list = clause.event is None or (
            first is not None and first in clause.event.done_to and self._goes_on(first, at)
        )
        clause.joins = bool(clause.group) and self._tag(at + 1) in INSIDE and is_list
        begin = at + 2 if self._tag(at + 1) is Tag.NEGATION else at + 1
        if self._tag(begin) in INSIDE | {Tag.PRONOUN} and self._has_own_verb(begin):
            self._new_clause()
        elif self._opens_with_place(at + 1) or self._is_next_place(at + 1):
            self.clause = Clause()
        elif clause.waits and clause.event is None and not clause.subject and self._tag(at + 1) in INSIDE:
            self.clause = Clause(waits=clause.waits)  # *in the box, a cat and a dog*
        return 1

    def _then(self, at: int) -> int:
        if self._text(at) == "before" and self._text(at + 1) in {"him", "them", "me", "us"}:
            self.clause.preposition = "before"  # *kneels before him*
            return 1
        if self._text(at) == "after":  # *laughs after the clown has fallen*
            for event in (each for each in self.parsed.events if each.order == self.order):
                event.order += 1
        else:
            self.order += 1
        if self._tag(at + 1) in INSIDE | {Tag.PRONOUN}:
            self._new_clause()
        self.clause.preposition, self.clause.is_negated, self.clause.event = "", False, None
        return 1

    def _relative(self, _: int) -> int:
        if self.clause.preposition and self.clause.group:  # *a waterfall in which a mammoth is*
            self.clause = Clause(waits=[(self.clause.preposition, self.clause.group[-1])])
            return 1
        self.clause.subject, self.clause.event = list(self.clause.group or self.clause.subject), None
        return 1

    def _stop(self, _: int) -> int:
        self.order += self.clause.event is not None
        self._former, self.clause = self.clause.subject, Clause()
        return 1

    def _quote(self, at: int) -> int:
        """A line: of whoever did something last in its clause, or of whoever does next, *"Hot," says the horse*."""
        number = self.tokens[at].text.removesuffix(closed.QUOTE)
        if self.clause.event is not None:
            self.parsed.said[int(number)] = self.clause.event
        else:
            self.clause.quotes.append(int(number))
            if at and self.tokens[at - 1].tag is Tag.STOP and self.parsed.events:
                self.parsed.led_to[int(number)] = self.parsed.events[-1]
        return 1

    def _new_clause_at(self, _: int) -> int:
        self._new_clause()
        return 1

    # noun phrases

    def _phrase(self, at: int) -> int:
        """A noun phrase, an owner's, a measure's, or what is but said of the one before: how many words it took."""
        if taken := self._owner(at):
            return taken
        end = self._end_of_phrase(at)
        words = up_to_noun(self.tokens[at:end])
        if not words:
            return self._headless(self.tokens[at:end])
        after = at + len(words)
        if self._is_on_body(words, after):
            self._on_body(words)
        elif is_measure(words) and after < len(self.tokens) and self.tokens[after].text == "of":
            counted = up_to_noun(self.tokens[after + 1 : self._end_of_phrase(after + 1)])
            self._place(measured(phrase_of(words), counted) if counted else phrase_of(words), after)
            return len(words) + (1 + len(counted) if counted else 0)
        else:
            self._place(phrase_of(words), after)
        return len(words)

    def _headless(self, words: Sequence[Token]) -> int:
        """*is happy*, *bright red*: said of the one before; *one … the other*: of that many."""
        counts = any(each.tag is Tag.NUMBER or each.text in closed.COUNTED_ALONE for each in words)
        adjectives = [each.text for each in words if each.tag is Tag.ADJECTIVE]
        if counts and not (self.clause.preposition == "in" and words[-1].tag is Tag.NUMBER):  # *breaks in two*
            self._pronoun(Token(words[0].text, Tag.PRONOUN))
        else:
            self._describe(adjectives, is_apart=words[0] is not self.tokens[0] and self._is_apart(words[0]))
        return len(words)

    def _owner(self, at: int) -> int:
        """*a pirate's shoulder* is where the pirate is; of *a pirate's ship* the ship is meant."""
        mark = at
        while self._tag(mark) in INSIDE and self.tokens[mark].text != OWNER:
            mark += 1
        if mark == at or mark >= len(self.tokens) or self.tokens[mark].text != OWNER:
            return 0
        end = mark + 1
        while self._tag(end) in INSIDE and self.tokens[end].text != OWNER:
            end += 1
        owned = up_to_noun(self.tokens[mark + 1 : end])
        if not owned or self._tag(mark - 1) is not Tag.NOUN:
            return 0
        after, preposition = mark + 1 + len(owned), self.clause.preposition
        is_act = owned[-1].lemma in verbs.ACTS
        opens = not self.clause.preposition and self.clause.event is None
        is_worn = owned[-1].text in closed.CLOTHES and not opens and self.clause.preposition not in _OUT_OF
        is_body = owned[-1].text in closed.PARTS or is_worn
        phrase = phrase_of(self.tokens[at:mark] if is_act or is_body else owned)
        self.clause.preposition = bodies.of_part(preposition, owned[-1].text) if is_body else preposition
        self._place(phrase, after)
        if is_act:  # *a gymnast's routine* is a gymnast who does one
            self.parsed.events.append(Event("do", [phrase], [], self.order, act=owned[-1].lemma))
        return after - at

    def _place(self, phrase: Phrase, after: int) -> None:
        """The phrase finds its place in the clause: doer, done to, or somewhere."""
        clause = self.clause
        self._take_act(phrase)
        phrase.preposition, phrase.is_negated = clause.preposition, clause.is_negated
        clause.is_negated = clause.is_negated and self._tag(after) is Tag.CONJUNCTION
        self.parsed.phrases.append(phrase)
        if clause.is_copula and clause.subject and not phrase.is_negated and not clause.preposition:
            phrase.same_as, clause.is_copula = clause.subject[0], False
            clause.subject[0].is_also = phrase.noun
            clause.subject[0].adjectives += phrase.adjectives
            return
        begins = clause.event is None and not clause.joins and not clause.preposition
        if (phrase.is_definite or begins) and (known := self.parsed.known(phrase)):
            phrase.same_as = known
            known.adjectives += phrase.adjectives
        self._take(phrase)

    def _take(self, phrase: Phrase) -> None:
        clause = self.clause
        if clause.joins and clause.group and not clause.preposition:
            self._join(phrase)
        else:
            former, clause.group = clause.group if clause.is_and else clause.group[-1:], [phrase]
            if clause.preposition:
                self._under(phrase, former)
            elif clause.event is None:
                clause.subject = [phrase]
                self._settle(phrase)
            elif not clause.event.doers and not clause.event.done_to and (clause.waits or self._is_said(clause.event)):
                clause.subject = clause.event.doers = [phrase]  # *on the table sits a cat*
                self._settle(phrase)
            elif clause.is_apart and not self._is_said(clause.event):
                clause.loose = phrase  # *stops, a cat behind him*
            elif not clause.event.done_to:
                clause.event.done_to.append(phrase)
            elif self._is_for(clause.event, phrase):
                clause.event.receivers, clause.event.done_to = clause.event.done_to, [phrase]  # *hands him a wrench*
                clause.event.is_of_known = False
        clause.joins, clause.preposition, clause.is_apart = False, "", False

    def _is_said(self, event: Event) -> bool:
        return any(event is each for each in self.parsed.said.values())

    def _join(self, phrase: Phrase) -> None:
        """Beside the phrase before: a second doer, a second thing done to, or, after all, a new doer."""
        clause = self.clause
        if self._joins_place(phrase):
            return
        clause.group.append(phrase)
        if clause.event is None:
            if clause.group[0] in clause.subject:
                clause.subject.append(phrase)
                self._settle_beside(phrase, clause.group[0])
        elif clause.group[0] in clause.event.done_to:
            clause.event.done_to.append(phrase)
        else:
            clause.subject, clause.event, clause.group = [phrase], None, [phrase]

    # who is meant

    def _pronoun_at(self, at: int) -> int:
        if self.tokens[at].text == "the other" and self.one_of_two and self.clause.preposition == "in":
            self.clause.preposition = ""  # *a lantern in one hand and a sword in the other*
            return 1
        self._pronoun(self.tokens[at])
        return 1

    def _pronoun(self, token: Token) -> None:
        clause = self.clause
        if token.text in closed.VIEWERS:
            is_subject = not clause.preposition and (clause.event is None or clause.joins)
            clause.viewer, clause.preposition = token.text if is_subject else "", ""
            return
        kind = closed.PRONOUNS.get(token.text, "any")
        if token.text in closed.ALL_OF_THEM and kind == "many" and not clause.preposition and not self.parsed.several():
            self._place(Phrase(token.text, None, True), len(self.tokens))  # *everyone nods*, and nobody was named
            return
        but = self._others() if clause.preposition else []
        if kind == "thing" and clause.preposition:
            kind = "within" if clause.preposition in _WITHIN else "acting"
        elif kind == "thing" and (clause.event is None or clause.joins):
            kind = "doing"
        meant = [] if kind == "self" else self.parsed.meant(kind, but=but, sex=sexes.told_by(token.text))
        if token.text in closed.COUNTED_ALONE and kind == "any" and not clause.preposition:
            meant = self.parsed.several()[-1:] or meant  # *another sits down*: of whoever is many
        is_named = bool(but) and kind == "many" and bool(self.parsed.meant(kind))  # *a storm rises behind them*
        if not meant and token.text in closed.UNNAMED and not is_named:
            self._unnamed(token.text)
            return
        if not meant:
            return
        if clause.preposition:
            self._stand_in(meant[0])
            clause.preposition = ""
        elif clause.event is not None and not clause.joins:
            clause.event.is_of_known = not clause.event.done_to
            but = [] if token.text in closed.COUNTED_ALONE else clause.event.doers  # *three cats carry one*
            clause.event.done_to = clause.event.done_to or self.parsed.meant(kind, but, sexes.told_by(token.text))
        else:
            clause.subject, clause.event, clause.group = meant, None, list(meant)
            self._settle(meant[0])

    def _unnamed(self, pronoun: str) -> None:
        """*she dances*, and nobody was named: there she is."""
        is_plural = closed.PRONOUNS.get(pronoun) == "many"
        self._place(Phrase(pronoun, 2 if is_plural else 1, is_plural, is_definite=True), len(self.tokens))

    # verbs

    def _verb(self, at: int) -> int:
        token, clause = self.tokens[at], self.clause
        if clause.viewer:
            viewer, clause.viewer = clause.viewer, ""
            if viewer not in closed.UNNAMED or token.lemma in closed.OF_VIEWERS:
                self.clause = Clause()
                return 2 if self._text(at + 1) in {"on", "at", "to", "for"} else 1  # *we open on two dogs*
            self._unnamed(viewer)
            clause = self.clause
        following = [each.text for each in self.tokens[at + 1 : at + 3]]
        if following[:1] and following[0] in closed.VIEWERS and not clause.subject and clause.event is None:
            self.clause = Clause()
            return 2  # *show me a dragon*
        if token.lemma in closed.ORDERS and token.form is Form.BASE and self._is_order(at):
            self.clause = Clause()
            return 1  # *film two horses*
        is_by = following[:1] == ["by"] or (following[1:] == ["by"] and following[0] in verbs.PARTICLES)
        if self._goes_on_denied(at):
            return 1
        is_dangling = self._dangles(at)
        if is_dangling:
            clause.subject = self._former = []
        event = self._event(token, is_by=is_by)
        self._opened = event if is_dangling else self._opened
        if token.form is not Form.ING and self.tokens[at - 1].text != "to":
            self._deny(event)
        event.is_negated = event.is_negated or self._is_too_much(at)
        self.parsed.events.append(event)
        clause.spoken_of = self._last()
        if verbs.CLASS_OF.get(event.verb) is verbs.VerbClass.SPEAK:
            self.parsed.said |= dict.fromkeys(clause.quotes, event)
            clause.quotes = []
        clause.event, clause.preposition, clause.joins, clause.is_copula = event, "", False, False
        clause.is_apart = False
        return 1 + (self._particle(at + 1, event) or self._act(at + 1, event))

    def _event(self, token: Token, *, is_by: bool) -> Event:
        clause, doers = self.clause, self._doers(token)
        goes_on = clause.was_passive and clause.joins
        clause.is_passive = token.form is Form.PAST and (clause.is_passive or is_by or goes_on)
        if clause.event is not None and token.form is not Form.ING and clause.event.doers == doers:
            self.order += 1  # *sits down and eats*: one after the other
        is_negated, clause.is_negated = clause.is_negated, False
        if clause.is_passive and not is_by:
            return Event(token.lemma, [], list(doers), self.order, is_negated)
        return Event(token.lemma, list(doers), [], self.order, is_negated)
