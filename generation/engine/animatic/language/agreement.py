"""Which noun a verb may agree with: *a postman on skis knocks*, *the guest, a sea lion, claps*, *a wife (a hen) finds*."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.language import closed, nouns
from generation.engine.animatic.language.classes import MOVING, class_of
from generation.engine.animatic.language.lemmas import Form, Tag
from generation.engine.animatic.language.tokens import Token

_MARKS = (Tag.STOP, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.THEN, Tag.PAUSE)
_OF_PHRASE = (Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER)
_SAID_ASIDE = (Tag.RELATIVE, Tag.DETERMINER, Tag.NUMBER, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.VERB)
ONE = frozenset({"a", "an", "one", "every", "each", "another"})


def agree(form: Form, noun: Token) -> bool:
    """This will say whether a verb in this form may be this noun's."""
    if noun.lemma in nouns.SAME_IN_PLURAL or noun.lemma in closed.GROUPS:
        return True
    return (form is Form.S) is not noun.is_plural


def clause_of(before: Sequence[Token]) -> Sequence[Token]:
    """This will be the words since the last mark."""
    begin = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at].tag in _MARKS), 0)
    return before[begin:]


def head_of(before: Sequence[Token]) -> Token | None:
    """This will be the noun that the clause is about so far."""
    head = None
    for each in clause_of(before):
        if each.tag is Tag.NOUN:
            head = each
        elif head is not None and each.tag in (Tag.PREPOSITION, Tag.VERB):
            break
    return head


def agrees(form: Form, last: Token, before: Sequence[Token]) -> bool:
    """This will say whether a verb may be that of the last noun, of its clause's or, *a bear and a hunter meet*, of both."""
    if any(agree(form, each) for each in (last, head_of(before)) if each is not None):
        return True
    clause = clause_of(before)
    joined = any(each.text in {"and", "&"} for each in clause) and not any(each.tag is Tag.VERB for each in clause)
    return form is Form.BASE and joined


def is_of_one(before: Sequence[Token]) -> bool:
    """This will say whether the phrase before is of *a* or *one*: *a tiny man shovels*, not *man shovels*."""
    for each in reversed(before):
        if each.tag not in _OF_PHRASE:
            return each.text in ONE
    return False


def is_watched(before: Sequence[Token]) -> bool:
    """This will say whether the last noun is of somebody of whom it is seen what they do: *we see a dog chase a cat*."""
    if class_of(before[-1].lemma) not in MOVING:
        return False
    seen = next((each for each in reversed(before) if each.tag not in (*_OF_PHRASE, Tag.DETERMINER)), None)
    return seen is not None and seen.tag is Tag.VERB and seen.lemma in closed.SEES


def after_aside(form: Form, before: Sequence[Token]) -> bool:
    """This will say whether what was said aside has ended and the verb of whoever it was said of follows."""
    if not before or before[-1].tag is not Tag.PAUSE:
        return False
    opens = "(" if before[-1].text == ")" else before[-1].text
    begin = next((at for at in range(len(before) - 2, 0, -1) if before[at].text == opens), 0)
    aside, head = before[begin + 1 : -1], before[begin - 1] if begin else None
    if head is None or not aside or head.tag is not Tag.NOUN or not agree(form, head):
        return False
    is_named = aside[0].tag in (Tag.RELATIVE, Tag.NUMBER) or (aside[0].tag in _SAID_ASIDE and form is Form.S)
    is_named = is_named or (form is Form.S and [each.tag for each in aside[:2]] == [Tag.NOUN, Tag.PREPOSITION])
    has_finite = any(each.tag is Tag.VERB and each.form in (Form.S, Form.BASE) for each in aside)
    return is_named and (aside[0].tag is Tag.RELATIVE or not has_finite)


def has_verb(before: Sequence[Token]) -> bool:
    """This will say whether the clause has said what is done."""
    for each in reversed(before):
        if each.tag in (Tag.STOP, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION, Tag.THEN):
            return False
        if each.tag is Tag.VERB and each.form is not Form.ING:
            return True
    return False


def opens_with_place(before: Sequence[Token]) -> bool:
    """This will say whether the clause has but told a place so far: *beneath an old tree*."""
    clause = clause_of(before)
    return bool(clause) and clause[0].tag is Tag.PREPOSITION and not any(each.tag is Tag.VERB for each in clause)
