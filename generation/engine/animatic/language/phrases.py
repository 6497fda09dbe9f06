"""Noun phrases: what they name, how many of it, and how it is described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generation.engine.animatic.language import closed, nouns
from generation.engine.animatic.language.classes import class_of
from generation.engine.animatic.language.lemmas import Tag
from generation.engine.animatic.language.tokens import Token
from generation.engine.animatic.language.traits import MATERIALS

INSIDE = frozenset({Tag.DETERMINER, Tag.NUMBER, Tag.ADJECTIVE, Tag.NOUN})
"""What a noun phrase is made of."""

_DEFINITE = closed.POSSESSIVES | closed.POINTING
_VAGUE = frozenset({"many", "several", "few", "some", "lots of", "countless", "numerous"})


@dataclass
class Phrase:
    """A noun phrase: what it names and how it is described."""

    noun: str  # the head with what it is compounded of, singular
    count: int | None = None  # None: several, or some of it; nobody says how many
    is_plural: bool = False
    is_definite: bool = False
    is_bare: bool = False  # one, without an article: in a caption it is the one that was named before
    is_negated: bool = False
    adjectives: list[str] = field(default_factory=list)
    preposition: str = ""  # what led to it
    made_of: str = ""
    is_also: str = ""  # *an agent who is a seagull*
    is_whole: bool = False  # *the roof of a house*: of which a part is told
    same_as: Phrase | None = None  # a pronoun or *the cat*: what it stands for


def index_of(phrase: Phrase, among: Sequence[Phrase]) -> int | None:
    """This will be the place of a phrase, or of what it stands for, `among` others; None where it is not there."""
    meant = phrase.same_as or phrase
    return next((at for at, each in enumerate(among) if each is meant), None)


def indices_of(phrases: Sequence[Phrase], among: Sequence[Phrase]) -> list[int]:
    """This will be the places of those phrases that are `among` others."""
    return [at for each in phrases if (at := index_of(each, among)) is not None]


def phrase_of(words: Sequence[Token]) -> Phrase:
    """This will make a phrase of its words; the last one is a noun."""
    head = _head(words)
    if several := _band(head):
        noun, count = several
        return Phrase(noun, count, True, _is_definite(words), adjectives=_adjectives(words))
    last = head[-1]
    noun = " ".join([*(each.text for each in head[:-1]), last.lemma])
    count = _count(words, noun, last)
    is_bare = not last.is_plural and all(each.tag is Tag.NOUN for each in words)
    is_plural = last.is_plural or (count or 1) > 1
    return Phrase(noun, count, is_plural, _is_definite(words), is_bare, adjectives=_adjectives(words))


def measured(measure: Phrase, words: Sequence[Token]) -> Phrase:
    """This will be what *a herd of goats* means: goats, how many is not said."""
    phrase = phrase_of(words)
    if measure.noun in closed.PORTIONS:
        phrase.count = measure.count
    else:
        counted = phrase.count if words[0].tag is Tag.NUMBER else None
        phrase.count = closed.BANDS.get(measure.noun) or counted
    said = [each for each in measure.adjectives if each not in MATERIALS]
    phrase.is_plural, phrase.adjectives = True, said + phrase.adjectives
    return phrase


def is_measure(words: Sequence[Token]) -> bool:
    """This will say whether a phrase counts what follows its *of*."""
    return words[-1].lemma in closed.MEASURES or words[-1].text in closed.MEASURES


def up_to_noun(words: Sequence[Token]) -> Sequence[Token]:
    """This will be the words up to their last noun; empty where there is none."""
    end = max((at + 1 for at, each in enumerate(words) if each.tag is Tag.NOUN), default=0)
    return words[:end]


def _head(words: Sequence[Token]) -> Sequence[Token]:
    first = max((at + 1 for at, each in enumerate(words) if each.tag is not Tag.NOUN), default=0)
    return words[first:]


def _band(head: Sequence[Token]) -> tuple[str, int | None] | None:
    """*a skeleton trio*: three skeletons."""
    if len(head) < 2 or head[-1].lemma not in closed.BANDS:
        return None
    noun = " ".join([*(each.text for each in head[:-2]), head[-2].lemma])
    return (noun, closed.BANDS[head[-1].lemma]) if class_of(noun) else None


def _count(words: Sequence[Token], noun: str, last: Token) -> int | None:
    numbers = [each.text for each in words if each.tag is Tag.NUMBER]
    determiners = [each.text for each in words if each.tag is Tag.DETERMINER]
    if last.lemma in closed.GROUPS and not numbers and not last.is_plural:
        return closed.BANDS.get(last.lemma)
    counted = next(map(number, numbers), None) or (closed.NUMBERS.get(determiners[0]) if determiners else None)
    if last.is_plural and (counted == 1 or _VAGUE & set(determiners)):
        return None
    if counted is not None or determiners[:1] in (["every"], ["each"]):
        return counted
    is_some = not determiners and (is_mass(noun) or last.lemma in nouns.SAME_IN_PLURAL)
    return None if last.is_plural or is_some else 1


def is_mass(noun: str) -> bool:
    """This will say whether a noun is of what is not counted."""
    return noun.endswith("bread") or any(noun == each or noun.endswith(" " + each) for each in closed.MASS)


def number(text: str) -> int | None:
    """This will be a numeral's value: *3*, *1,000*, *three*."""
    digits = text.replace(",", "").split(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 7 else closed.NUMBERS.get(text)


def _is_definite(words: Sequence[Token]) -> bool:
    return next((each.text in _DEFINITE for each in words if each.tag is Tag.DETERMINER), False)


def _adjectives(words: Sequence[Token]) -> list[str]:
    return [each.text for each in words if each.tag is Tag.ADJECTIVE]
