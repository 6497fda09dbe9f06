"""Base forms: the singular of a noun, the infinitive of a verb, and which parts of speech a word can be at all.

The dictionary is lemminflect's (B. Jascob; from the NIH's Specialist Lexicon); the project's own tables come before it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from lemminflect import getAllLemmas

from generation.engine.animatic.language import closed, nouns, verbs
from generation.engine.animatic.language.traits import ADJECTIVES, COLOURS


class Tag(StrEnum):
    """What a word does in its sentence."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    DETERMINER = "determiner"
    NUMBER = "number"
    PREPOSITION = "preposition"
    PRONOUN = "pronoun"
    AUXILIARY = "auxiliary"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    THEN = "then"
    NEGATION = "negation"
    STOP = "stop"
    PAUSE = "pause"
    QUOTE = "quote"


class Form(StrEnum):
    """How a verb or noun is inflected."""

    BASE = "base"
    S = "s"
    ING = "ing"
    PAST = "past"


_OPEN = {"NOUN": Tag.NOUN, "VERB": Tag.VERB, "ADJ": Tag.ADJECTIVE, "ADV": Tag.ADVERB}
_ADJECTIVAL = ("ed", "ing", "shaped", "sized", "like", "free")
_PLURALS = (("ies", "y"), ("ves", "f"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("oes", "o"), ("s", ""))
_MUTE_E = ("at", "iz", "is", "ut", "iv", "nc", "rs")  # stems that lost an e before -ing


@cache
def singular(noun: str) -> tuple[str, bool]:
    """This will be a noun's singular, and whether it was written in the plural; of a phrase its last word's."""
    if noun in nouns.IRREGULAR:
        return nouns.IRREGULAR[noun], True
    if noun.endswith("s") and noun[:-1] in nouns.CLASS_OF:
        return noun[:-1], True
    if noun in nouns.SAME_IN_PLURAL or is_thing(noun) or noun.endswith("ss"):
        return noun, False
    head, _, last = noun.rpartition(" ")
    if head:
        one, many = singular(last)
        return f"{head} {one}", many
    if found := getAllLemmas(noun, "NOUN").get("NOUN", ()):
        one = min(found, key=lambda each: (each not in nouns.CLASS_OF, len(each)))
        return one, one != noun
    return _cut(noun)


def _cut(noun: str) -> tuple[str, bool]:
    """What no dictionary has loses its ending by rule."""
    if not noun.endswith(("us", "is")):
        for ending, instead in _PLURALS:
            if noun.endswith(ending) and len(noun) > len(ending) + 2:
                return noun.removesuffix(ending) + instead, True
    return noun, False


def is_thing(phrase: str) -> bool:
    """This will say whether the tables have a noun phrase, in the singular, as a thing or a place."""
    return phrase in nouns.CLASS_OF or phrase in nouns.PLACE_CLASS_OF


@cache
def is_compound(phrase: str) -> bool:
    """This will say whether some words together are one noun of the tables: *hot dogs*, *train station*."""
    one = singular(phrase)[0]
    return phrase.partition(" ")[0] not in closed.ALL and (is_thing(one) or one in verbs.ACTS)


@cache
def base(word: str) -> tuple[str, Form] | None:
    """This will be a verb's infinitive and how it was inflected; None for what cannot be a verb."""
    if word in verbs.CLASS_OF and word not in closed.NO_VERBS:
        return word, Form.BASE
    lemmas = getAllLemmas(word, "VERB").get("VERB", ())
    others = [each for each in lemmas if each != word] or list(lemmas)
    known = next((each for each in others if each in verbs.CLASS_OF), next(iter(others), None)) or _stem(word)
    return None if known is None else (known, _form(word, known))


def _form(word: str, infinitive: str) -> Form:
    if word.endswith("ing"):
        return Form.ING
    if word == infinitive:
        return Form.BASE
    return Form.S if word.endswith("s") else Form.PAST


def _stem(word: str) -> str | None:
    """The infinitive by rule: one of the tables, or of any word in -ing."""
    for ending in ("ing", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
        for each in (stem, stem + "e", doubled):
            if stem != word and each in verbs.CLASS_OF:
                return each
    if not word.endswith("ing") or len(word) < 7:
        return None
    stem = word.removesuffix("ing")
    return stem + "e" if stem.endswith(_MUTE_E) else stem


@cache
def can_be(word: str) -> frozenset[Tag]:
    """This will be the parts of speech that a word of an open class can have; a noun where nothing is known."""
    can = {tag for name, tag in _OPEN.items() if name in getAllLemmas(word)}
    acted, one = base(word), singular(word)[0]
    is_doing = word.endswith("ing") and acted is not None and acted[0] != word
    is_known_verb = acted is not None and acted[0] in verbs.CLASS_OF and (word not in closed.NO_VERBS or is_doing)
    if is_thing(one):
        can = (can - {Tag.VERB}) | {Tag.NOUN}
    can |= {Tag.VERB} if is_known_verb else set()
    can -= {Tag.VERB} if word in COLOURS else set()
    can |= {Tag.ADJECTIVE} if word in ADJECTIVES else set()
    if word.endswith("ly") and Tag.NOUN not in can:
        can.add(Tag.ADVERB)
    return frozenset(can or _by_shape(word))


def _by_shape(word: str) -> set[Tag]:
    head = word.rpartition("-")[2]
    if "-" in word and (head.endswith(_ADJECTIVAL) or Tag.ADJECTIVE in can_be(head)):
        return {Tag.ADJECTIVE}
    return {Tag.NOUN, Tag.VERB} if word.endswith("ing") and len(word) > 5 else {Tag.NOUN}


def is_english(word: str) -> bool:
    """This will say whether the dictionary has a word, in any form, or it is a numeral."""
    return word.isascii() and (word.isdecimal() or bool(getAllLemmas(word)))


def acts(word: str, form: Form) -> bool:
    """This will say whether a word can be a verb in this form."""
    found = base(word)
    return found is not None and found[1] is form and Tag.VERB in can_be(word)
