"""A prompt's words in pieces: single words, fixed phrases and compounds of the tables, owners cut off their mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generation.engine.animatic.language import agreement, closed, compounds, nouns
from generation.engine.animatic.language.classes import LIVING, class_of
from generation.engine.animatic.language.lemmas import Form, Tag, acts, base, can_be, is_compound, singular


@dataclass(frozen=True)
class Piece:
    """A word or phrase before it is tagged; `tag` where a table has it."""

    text: str
    tag: Tag | None = None

    @property
    def opens_noun(self) -> bool:
        """This will say whether a noun phrase may go on with it."""
        return self.tag is None and bool(can_be(self.text) & {Tag.NOUN, Tag.ADJECTIVE})

    def acts(self, form: Form) -> bool:
        """This will say whether it can be a verb in this form."""
        return self.tag is None and acts(self.text, form)


OWNER = "'s"
"""Text of the mark that makes an owner of the noun before it."""

_STOPS, _PAUSES = frozenset(".!?;\n"), frozenset(",:()—–")
_CLOSED = {word: Tag(name) for name, words in closed.BY_TAG.items() for word in words}
_LONGEST = max(len(each.split()) for each in _CLOSED)


def pieces_of(words: Sequence[str]) -> list[Piece]:
    """This will cut words (lower case, marks among them) into pieces, the longest fixed phrases first."""
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        phrase, length = _longest(words, at)
        if length == 1 and phrase.endswith(("'s", "s'")) and phrase not in _CLOSED and len(phrase) > 3:
            pieces += [Piece(phrase.removesuffix("'s").removesuffix("'")), Piece(OWNER, Tag.DETERMINER)]
        else:
            pieces.append(Piece(phrase, _tag_of(phrase)))
        at += length
    return pieces


def _longest(words: Sequence[str], at: int) -> tuple[str, int]:
    for length in range(min(_LONGEST, len(words) - at), 1, -1):
        phrase = " ".join(words[at : at + length])
        if at and words[at - 1] in agreement.ONE and is_compound(phrase) and singular(phrase)[1]:
            continue  # *a hat stands*
        if phrase == "followed by" and (not at or words[at - 1] not in _STOPS | _PAUSES | {"and", "then"}):
            continue  # *a goose followed by chicks*: they are behind it
        if _is_who_does(words[:at], words[at : at + length]):
            continue
        if (
            phrase in _CLOSED
            or phrase in closed.COMPOUND_VERBS
            or phrase in compounds.FINITE
            or (length < 4 and is_compound(phrase))
        ):
            return phrase, length
    return words[at], 1


def _is_who_does(before: Sequence[str], phrase: Sequence[str]) -> bool:
    """*A child and a dog run*, *see a dog run*: who does it and what they do, though there are dog runs as well."""
    if len(before) < 2 or before[-1] not in agreement.ONE or len(phrase) != 2:
        return False
    if before[-2] not in {"and", "&"} and (base(before[-2]) or ("",))[0] not in closed.SEES:
        return False
    who, does = phrase
    return class_of(who) in LIVING and acts(does, Form.BASE) and does not in nouns.CLASS_OF


def _tag_of(phrase: str) -> Tag | None:
    if phrase in _STOPS:
        return Tag.STOP
    if phrase in _PAUSES:
        return Tag.PAUSE
    if phrase.endswith(closed.QUOTE) and phrase[:1].isdigit():
        return Tag.QUOTE
    if phrase[:1].isdigit() and not phrase[-1:].isalpha():
        return Tag.NUMBER
    return None if is_compound(phrase) and " " in phrase else _CLOSED.get(phrase)
