"""Parts of speech of a prompt's words: closed classes from tables, open ones by their form and by their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.language import agreement, closed, compounds, nouns, verbs
from generation.engine.animatic.language.classes import LIVING, MOVING, VEHICLES, class_of
from generation.engine.animatic.language.lemmas import Form, Tag, base, can_be, singular
from generation.engine.animatic.language.pieces import OWNER, Piece, pieces_of
from generation.engine.animatic.language.tokens import Token
from generation.engine.animatic.language.traits import ADJECTIVES, COLOURS, MATERIALS, MOODS

_WAYS = frozenset({"over", "across", "through", "into", "around", "past", "towards", "toward"})
_OF_WHOLE = frozenset({"seats", "rows", "doors", "gardens", "wheels", "windows", "legs", "paws", "tables"})
_END = Piece("", Tag.STOP)
_INSIDE = (Tag.DETERMINER, Tag.NUMBER, Tag.ADJECTIVE)
_ENDS_ALONE = (Tag.STOP, Tag.PAUSE, Tag.QUOTE, Tag.CONJUNCTION, Tag.THEN, Tag.PREPOSITION)
_SAID_OF = (Tag.PAUSE, Tag.AUXILIARY, Tag.ADVERB, Tag.VERB, Tag.ADJECTIVE)
_NAMES_DOER = (Tag.PRONOUN, Tag.AUXILIARY, Tag.RELATIVE, Tag.THEN)


def tagged(words: Sequence[str]) -> list[Token]:
    """This will tag words (lower case, marks among them), the longest fixed phrases first."""
    pieces = pieces_of(words)
    tokens: list[Token] = []
    for at, piece in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else _END
        tokens.append(_Reader(tokens, following).token(piece))
    return tokens


class _Reader:
    """One word among its neighbours: what was tagged before it, and the piece that follows."""

    def __init__(self, before: list[Token], following: Piece) -> None:
        self.before, self.following = before, following
        self.direct = before[-1] if before else None
        # The last word that says what may follow: adverbs are looked through.
        self.last = next((each for each in reversed(before) if each.tag is not Tag.ADVERB), None)

    def token(self, piece: Piece) -> Token:
        text = piece.text
        if text in closed.COMPOUND_VERBS:
            return Token(text, Tag.VERB, closed.COMPOUND_VERBS[text], Form.ING)
        if text in compounds.FINITE:
            return self._compound(text)
        tag = self._closed(text, piece.tag) if piece.tag is not None else self._open(text)
        if tag is Tag.VERB:
            return self._verb(text)
        if tag is Tag.NOUN:
            one, many = singular(text)
            return Token(text, tag, one, Form.S if many else Form.BASE, many)
        return Token(text, tag, text)

    def _compound(self, text: str) -> Token:
        """*a diver high fives a turtle*, but *a round of high fives*."""
        lemma, form = compounds.FINITE[text]
        follows = self._after(Tag.PRONOUN, Tag.RELATIVE, Tag.THEN, Tag.AUXILIARY)
        follows = follows or (self.last is not None and self.last.text in closed.BEFORE_INFINITIVE)
        if self.last is not None and self.last.tag is Tag.NOUN:
            follows = form is Form.PAST or agreement.agrees(form, self.last, self.before)
        if self._after(Tag.CONJUNCTION, Tag.PAUSE):
            follows = form is not Form.BASE and agreement.has_verb(self.before[:-1])
        return Token(text, Tag.VERB, lemma, form) if follows else Token(text, Tag.NOUN, lemma, is_plural=form is Form.S)

    def _verb(self, text: str) -> Token:
        lemma, form = base(text) or (text, Form.BASE)
        if form is Form.BASE and self._after(Tag.AUXILIARY) and self.last is not None and self.last.text in closed.BE:
            form = Form.PAST  # *is hit*
        return Token(text, Tag.VERB, lemma, form)

    def _after(self, *tags: Tag) -> bool:
        return self.last is not None and self.last.tag in tags

    # words of closed classes that are of two

    def _closed(self, text: str, known: Tag) -> Tag:
        owns = self.direct is not None and (self.direct.text in closed.POSSESSIVES or self.direct.text == OWNER)
        ends = not self.following.opens_noun or (self.following.acts(Form.S) and self.following.text not in _OF_WHOLE)
        owns = owns or (self.direct is not None and self.direct.text == "the" and ends)
        if known is Tag.ADVERB and owns and text in closed.PARTS:
            return Tag.NOUN  # *on its back*, *in the back*
        if known is Tag.DETERMINER or text in closed.COUNTED_ALONE:
            return self._determiner(text, known)
        if text in closed.PART_TIME:
            return self._part_time(text)
        if text == "as" and any(each.lemma in verbs.DISGUISING for each in self.before[-2:]):
            return Tag.PREPOSITION  # *dressed as a pirate*
        if text == "once":
            return Tag.SUBORDINATOR if self.following.tag is not Tag.STOP else Tag.ADVERB
        if known is Tag.RELATIVE:
            follows = self._after(Tag.NOUN, Tag.PAUSE) or (text == "which" and self._after(Tag.PREPOSITION))
            return Tag.RELATIVE if follows else Tag.DETERMINER
        return known

    def _determiner(self, text: str, known: Tag) -> Tag:
        opens = self.following.opens_noun or self.following.tag in (Tag.NUMBER, Tag.DETERMINER, Tag.PREPOSITION)
        opens = opens or self.following.text in {"very", "really", "extremely"}  # *one very small boat*
        if text == "that" and self._after(Tag.NOUN):
            return Tag.RELATIVE
        if text in {"all", "both", "each"} and self._after(Tag.PRONOUN):
            return Tag.ADVERB  # *they all take off*
        if text == "other" and self.direct is not None and self.direct.text == "the" and self.following.acts(Form.S):
            return Tag.PRONOUN  # *the other studies it*
        owned = self.following.opens_noun or self.following.tag is Tag.NUMBER or self.following.text in closed.PARTS
        if text == "her" and not owned:
            return Tag.PRONOUN
        if text in {"one", "single"} and self._after(Tag.DETERMINER):
            return Tag.ADJECTIVE
        if text in closed.COUNTED_ALONE and (self.following.acts(Form.S) or not opens):
            return Tag.PRONOUN  # *one falls, the other laughs*
        return known

    def _part_time(self, text: str) -> Tag:
        """*has* and its like help another verb, or are one."""
        if self.following.tag in (Tag.NEGATION, Tag.AUXILIARY):
            return Tag.AUXILIARY
        helps = self.following.acts(Form.ING) or self.following.acts(Form.PAST)
        helps = helps or (text in {"has", "have", "had"} and self.following.text in closed.SAME_IN_PAST)
        does = text in {"does", "do", "did"} and self.following.acts(Form.BASE) and not self.following.opens_noun
        return Tag.AUXILIARY if helps or does else Tag.VERB

    # words of open classes

    def _open(self, text: str) -> Tag:
        can = can_be(text)
        if text in closed.RANKS and self._after(Tag.NOUN, Tag.PRONOUN, Tag.VERB) and self.following.tag in _ENDS_ALONE:
            return Tag.ADVERB  # *crosses the line first*
        if text in closed.WHEREABOUTS and not self.following.opens_noun:
            return Tag.ADVERB
        if self._is_said_of(text) or (text in COLOURS and self.following.text in {"and", "&"}):
            return Tag.ADJECTIVE
        is_inside = self._after(*_INSIDE)
        if is_inside and self._is_thing(text):
            return Tag.NOUN
        if self._is_made_of(text):
            return Tag.NOUN
        found = base(text) if Tag.VERB in can or self._must_act(text) else None
        follows_noun = self.direct is not None and self.direct.tag is Tag.NOUN
        if found is None and follows_noun and Tag.NOUN in can and self._is_thing_or_garment(text):
            return Tag.NOUN  # *a police uniform pulls*
        if found is None:
            return self._no_verb(can)
        infinitive, form = found
        if form is Form.ING:
            return self._participle(text, can, is_inside)
        if form is Form.PAST and text != infinitive:
            return self._past(text, can, is_inside)
        return self._finite(text, can, form, is_inside)

    def _must_act(self, text: str) -> bool:
        """*a carpenter planes the board*, *learns to fly*: a verb, though the tables have a thing of that name."""
        if text in closed.SELDOM_VERBS and self.last is not None:
            does = self.last.is_plural and class_of(self.last.lemma) in LIVING and self.following.tag is Tag.PREPOSITION
            return (
                does or self.last.text == "to" or (self.last.tag is Tag.AUXILIARY and self.last.text not in closed.BE)
            )
        acts = (
            text.endswith("s")
            and self.following.tag in (Tag.DETERMINER, Tag.PRONOUN)
            and (base(text) or ("", Form.BASE))[1] is Form.S
        )
        return (
            acts and self._after(Tag.NOUN) and agreement.is_of_one(self.before) and not agreement.has_verb(self.before)
        )

    @staticmethod
    def _is_thing(text: str) -> bool:
        if text in ADJECTIVES or text.endswith("ing"):
            return False
        return singular(text)[0] in nouns.CLASS_OF or text in closed.PARTS | closed.CLOTHES

    @staticmethod
    def _is_thing_or_garment(text: str) -> bool:
        return text in closed.CLOTHES or nouns.CLASS_OF.get(text) is not None

    def _is_made_of(self, text: str) -> bool:
        """*made of porcelain spins*: what it is made of is no adjective of the verb."""
        is_led = self.direct is not None and self.direct.text in closed.MADE_OF
        return is_led and text in MATERIALS and (self.following.acts(Form.S) or not self.following.opens_noun)

    def _is_said_of(self, text: str) -> bool:
        """*is calm*, *totally calm,*: an adjective by itself."""
        known = base(text) or ("", Form.BASE)
        if text.endswith("ing") and known[0] in verbs.CLASS_OF:
            return False  # *laughing*: what is done is no adjective
        if self.following.text == "by" and known[1] is Form.PAST:
            return False  # *is startled by a cat*
        if text in closed.AFTER_NOUNS and self._after(Tag.NOUN):
            return True  # *raccoons visible under the coat*
        if text in MOODS and self._after(Tag.PAUSE, Tag.AUXILIARY, Tag.NEGATION, Tag.PRONOUN, Tag.STOP):
            return self._is_felt(text)
        alone = self.following.tag in _ENDS_ALONE and self.direct is not None and self.direct.tag in _SAID_OF
        begins = self.direct is None or self.direct.tag is Tag.STOP
        alone = alone or (begins and self.following.tag is Tag.PAUSE)  # *Warm, cosy.*
        return alone and text in ADJECTIVES and singular(text)[0] not in nouns.CLASS_OF

    def _is_felt(self, text: str) -> bool:
        """*, patient,*, *everyone confused*, *not amused at all*: a mood, whatever else the word may be."""
        ends = self.following.tag in _ENDS_ALONE or self.following.tag in (Tag.ADVERB, Tag.SUBORDINATOR)
        return ends or (not self.following.opens_noun and singular(text)[0] not in nouns.CLASS_OF)

    def _no_verb(self, can: frozenset[Tag]) -> Tag:
        opens = self.following.opens_noun
        if Tag.ADJECTIVE in can and (opens or Tag.NOUN not in can or self.following.tag is Tag.NUMBER):
            return Tag.ADJECTIVE
        if Tag.NOUN in can:
            return Tag.NOUN
        return Tag.ADVERB if Tag.ADVERB in can else Tag.NOUN

    def _participle(self, text: str, can: frozenset[Tag], is_inside: bool) -> Tag:
        is_noun = text in closed.NO_VERBS or text in nouns.CLASS_OF or text in nouns.PLACE_CLASS_OF
        has_object = self.following.tag in (Tag.DETERMINER, Tag.PRONOUN, Tag.NUMBER)
        if (
            is_noun
            and not (self._after(Tag.AUXILIARY) and self._helps())
            and not (self._after(Tag.NOUN) and (has_object or self._may_do(text)))
        ):
            return Tag.NOUN
        if self.following.opens_noun and (is_inside or self._is_like(text)):
            return Tag.ADJECTIVE
        is_thing = is_inside and Tag.NOUN in can and not self._after(Tag.NUMBER)
        return Tag.NOUN if is_thing else Tag.VERB

    def _may_do(self, text: str) -> bool:
        """*a woman painting*, but *an oil painting*."""
        return (
            self.last is not None
            and class_of(self.last.lemma) in LIVING | VEHICLES
            and (base(text) or ("",))[0] in verbs.CLASS_OF
        )

    def _helps(self) -> bool:
        """*are building sandcastles*: what follows a form of *be* and goes on with its object is done."""
        return self.following.opens_noun or self.following.tag in (
            Tag.DETERMINER,
            Tag.PRONOUN,
            Tag.NUMBER,
            Tag.PREPOSITION,
        )

    def _is_like(self, text: str) -> bool:
        """*under falling blossoms*, *whispering pines*, but *eating cake*: what nothing is done to by it is like that."""
        opens = self.last is None or self._after(Tag.PREPOSITION, Tag.PAUSE, Tag.STOP, Tag.CONJUNCTION)
        return opens and verbs.CLASS_OF.get((base(text) or ("",))[0]) in verbs.BY_ITSELF

    def _past(self, text: str, can: frozenset[Tag], is_inside: bool) -> Tag:
        after_be = self._after(Tag.AUXILIARY) and self.last is not None and self.last.text in closed.BE
        if (
            text in verbs.ACTS
            and self._after(Tag.NOUN)
            and (self.following.tag is not Tag.DETERMINER or self.following.text == "that")
        ):
            return Tag.NOUN  # *a basketball shot*
        begins = is_inside or self.last is None
        begins = begins or self._after(Tag.PREPOSITION, Tag.PAUSE, Tag.CONJUNCTION, Tag.NEGATION, Tag.VERB)
        if begins and self.following.opens_noun:
            return Tag.ADJECTIVE
        if after_be and Tag.ADJECTIVE in can and self.following.text != "by":
            return Tag.ADJECTIVE
        if is_inside:
            return Tag.NOUN if Tag.NOUN in can else Tag.ADJECTIVE
        return Tag.VERB

    def _finite(self, text: str, can: frozenset[Tag], form: Form, is_inside: bool) -> Tag:
        last = self.last
        if form is Form.BASE and text in MATERIALS and self.following.opens_noun:
            return self._no_verb(can - {Tag.VERB})  # *a clockwork tin elephant*
        if last is None or last.tag is Tag.STOP:
            counts = self.following.tag is Tag.NUMBER and text in closed.ORDERS
            orders = form is Form.BASE and (counts or self.following.tag in (Tag.DETERMINER, Tag.PRONOUN))
            if form is Form.BASE and self.following.opens_noun and text not in closed.ORDERS:
                return self._no_verb(can - {Tag.VERB})  # *scuba divers*
            goes_on = form is Form.S and self.before and self._goes_on_bare(text)
            return Tag.VERB if Tag.NOUN not in can or orders or goes_on else self._no_verb(can)
        if last.tag in _NAMES_DOER or (last.text in closed.BEFORE_INFINITIVE and form is Form.BASE):
            return self._after_doer(can, form, last)
        if last.text in closed.NOBODY:
            return Tag.VERB
        begins = last.tag is Tag.SUBORDINATOR and form is Form.S and Tag.NOUN in can  # *while waves crash*
        if is_inside or begins or last.tag in (Tag.PREPOSITION, Tag.NEGATION):
            return self._no_verb(can - {Tag.VERB})
        if last.tag is Tag.NOUN:
            return self._after_noun(text, can, form, last)
        if last.tag in (Tag.CONJUNCTION, Tag.PAUSE):
            return self._after_and(text, can, form)
        if last.tag is not Tag.VERB or (form is Form.S and last.form in (Form.PAST, Form.ING) and self._is_first()):
            return Tag.VERB  # *a chute with a cello attached lands*
        return self._no_verb(can)

    def _goes_on_bare(self, text: str) -> bool:
        """*My boss is a goose. Honks at everybody.*: of whoever was told of."""
        is_named = singular(text)[0] in nouns.CLASS_OF or singular(text)[0] in closed.ABSTRACT
        return self.following.tag in (Tag.DETERMINER, Tag.PRONOUN) or (
            self.following.tag is Tag.PREPOSITION and not is_named
        )

    def _is_first(self) -> bool:
        """Whether the clause has named one who may do something and has not said what."""
        clause, head = agreement.clause_of(self.before), agreement.head_of(self.before)
        is_done = any(each.tag is Tag.VERB and each.form in (Form.S, Form.BASE) for each in clause)
        return head is not None and not head.is_plural and not is_done

    def _after_doer(self, can: frozenset[Tag], form: Form, last: Token) -> Tag:
        if last.tag is Tag.AUXILIARY and last.text in closed.BE and self.following.text != "by":
            return self._no_verb(can)
        if last.text in {"before", "after", "followed by"} and form is Form.S:
            return self._no_verb(can)
        return Tag.VERB

    def _after_noun(self, text: str, can: frozenset[Tag], form: Form, last: Token) -> Tag:
        if Tag.NOUN not in can or (text in closed.SELDOM_VERBS and self._must_act(text)):
            return Tag.VERB
        if form is Form.BASE and self.following.text in _WAYS and not last.is_plural and class_of(last.lemma) in MOVING:
            return Tag.VERB  # *make my dog fly over a city*
        counts = self.following.tag in (Tag.NUMBER, Tag.DETERMINER)
        if form is Form.BASE and counts and agreement.opens_with_place(self.before):
            return Tag.VERB  # *beneath a tree lie three cats*
        is_compound_noun = f"{last.text} {singular(text)[0]}" in nouns.CLASS_OF and not self._is_single(form)
        is_compound_noun = is_compound_noun and not self._must_act(text)
        if form is Form.BASE and agreement.is_watched(self.before) and not is_compound_noun:
            return Tag.VERB
        if not agreement.agrees(form, last, self.before) or is_compound_noun:
            return Tag.NOUN
        one, many = singular(text)
        is_one = form is Form.S and agreement.is_of_one(self.before)
        is_thing = one in nouns.CLASS_OF or one in closed.ABSTRACT or one in closed.PORTIONS
        acts = self.following.acts(Form.BASE) and self.following.text not in ADJECTIVES
        if many and is_thing and acts and not is_one:
            return Tag.NOUN  # *soap bubbles float*, but *a man shovels snow*
        ends = self.following.tag in (Tag.STOP, Tag.PAUSE)
        is_led = len(self.before) > 1 and self.before[-2].tag is Tag.PREPOSITION  # *cheer from matchbox seats*
        is_led = is_led and agreement.has_verb(agreement.clause_of(self.before))
        is_thing = text in nouns.CLASS_OF or (is_led and (one in nouns.CLASS_OF or one in closed.PARTS))
        return Tag.NOUN if ends and is_thing and agreement.has_verb(self.before) else Tag.VERB

    def _is_single(self, form: Form) -> bool:
        """*a hat stands*: of a stand it would be *a hat stand*."""
        return form is Form.S and len(self.before) > 1 and self.before[-2].text in agreement.ONE

    def _after_and(self, text: str, can: frozenset[Tag], form: Form) -> Tag:
        """*rocks and floats*, but *apples and pears*: what follows takes after the verb before it."""
        if Tag.NOUN not in can:
            return Tag.VERB
        one, many = singular(text)
        if many and one in nouns.CLASS_OF and self.following.acts(Form.BASE) and not self.following.acts(Form.S):
            return Tag.NOUN  # *, cars stop*
        former = next((each for each in reversed(self.before) if each.tag in (Tag.VERB, Tag.STOP)), None)
        if form is Form.S and self._goes_on(text, former):
            return Tag.VERB
        if agreement.after_aside(form, self.before):
            return Tag.VERB  # *a wife (a hen) finds*
        if form is Form.S and self._continues(text, former):
            return Tag.VERB
        if form is Form.S and self.following.tag in (Tag.DETERMINER, Tag.PRONOUN) and self.following.text != OWNER:
            return Tag.VERB  # *is bored and ties itself*
        if former is None or former.tag is Tag.STOP or former.form is not form:
            return self._no_verb(can)
        ends = self.following.tag in (Tag.STOP, Tag.PAUSE, Tag.CONJUNCTION)
        if self.before[-2].tag is not Tag.NOUN or self._is_done_next(text):
            return Tag.VERB  # *looks inside and waves*, *carries a sword and waves*
        is_alike = class_of(one) is nouns.NounClass.FOOD or class_of(self.before[-2].lemma) is not nouns.NounClass.FOOD
        return Tag.NOUN if many and ends and one in nouns.CLASS_OF and is_alike else Tag.VERB  # *eats pizza and waves*

    def _is_done_next(self, text: str) -> bool:
        """Whether one thing was named, and what follows is done by itself: *carries a sword and waves*."""
        by_itself = verbs.CLASS_OF.get((base(text) or ("",))[0]) in verbs.BY_ITSELF | {verbs.VerbClass.DANCE}
        is_food = class_of(singular(text)[0]) is nouns.NounClass.FOOD
        return by_itself and not is_food and agreement.is_of_one(self.before[:-1])

    def _continues(self, text: str, former: Token | None) -> bool:
        """*tries to light a candle and sets fire*, *overtakes a turtle, waves and leaves*: one after the other."""
        if former is None or former.tag is not Tag.VERB:
            return False
        at = next(at for at in range(len(self.before) - 1, -1, -1) if self.before[at] is former)
        led = self.before[at - 1].text if at else ""
        if former.form is Form.BASE and led.endswith("s to"):
            return self._after(Tag.CONJUNCTION)
        by_itself = verbs.CLASS_OF.get((base(text) or ("",))[0]) in verbs.BY_ITSELF
        joins = self.following.tag is Tag.CONJUNCTION and self._after(Tag.PAUSE)
        return former.form is Form.S and by_itself and joins and agreement.is_of_one(self.before[:-1])

    def _goes_on(self, text: str, former: Token | None) -> bool:
        """*the guest, a sea lion, claps*, *the tower, however, takes off*, *pulls out his flag and leaves*."""
        if former is not None and former.tag is Tag.VERB:
            return text == "leaves" and former.form is Form.S and self._after(Tag.CONJUNCTION)
        begin = next((at + 1 for at in range(len(self.before) - 1, -1, -1) if self.before[at].tag is Tag.STOP), 0)
        named = [each for each in self.before[begin:] if each.tag is Tag.NOUN]
        if not named or named[0].is_plural or not self._after(Tag.PAUSE):
            return False
        if self.following.tag in (Tag.PREPOSITION, Tag.ADVERB):
            return True
        return self.following.tag in (Tag.STOP, Tag.PAUSE, Tag.QUOTE) and singular(text)[0] not in nouns.CLASS_OF
