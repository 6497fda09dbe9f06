"""The ledger of a prompt's words: what became of each that carries something.

Every noun, verb and adjective (`language.content`) is entered once, with its fate: it is seen or done, seen as something
near, heard, taken up in another way, left out as it was asked to be, or not there. What no other entry claims is not
there: so nothing is dropped in silence, whatever the reader makes of a sentence. What is said of it is `remarks`' matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from generation.engine.animatic.beside import beside, listened
from generation.engine.animatic.claims import Claims
from generation.engine.animatic.fates import Entry, Fate
from generation.engine.animatic.language import closed
from generation.engine.animatic.language.asking import Account
from generation.engine.animatic.language.circumstances import Taken
from generation.engine.animatic.language.content import is_content, is_telling
from generation.engine.animatic.language.lemmas import Tag, base
from generation.engine.animatic.language.phrases import is_measure as is_measured
from generation.engine.animatic.language.tagging import tagged
from generation.engine.animatic.language.tokens import Token
from generation.engine.animatic.language.words import words_of
from generation.engine.animatic.seen import Shown


def ledger_of(account: Account | None, shown: Sequence[Shown], words: Sequence[str] = ()) -> tuple[Entry, ...]:
    """This will enter every word of a prompt that carries something: first what is told, then what is told beside it, then
    what is heard, then what of the prompt's `words` none of that has. Empty where it is not known how a prompt was read.
    """
    if account is None:
        return ()
    claims = Claims(account, shown)
    room = len(shown) + len(account.texts) - account.asked.shot_count  # what opens a numbered list is told of all
    told = chain(*(_told(claims, text, is_beyond=at >= room) for at, text in enumerate(account.texts)))
    taken = [each for around in account.around for each in around.taken]
    apart = [entry for each in taken if (entry := beside(each, claims.scenes)) is not None]
    entries = [*told, *apart, *listened(account)]
    return tuple(dict.fromkeys((*entries, *_left_over(words, account, entries, taken))))


def _left_over(
    words: Sequence[str], account: Account, entries: Sequence[Entry], taken: Sequence[Taken]
) -> Iterator[Entry]:
    """What was in nobody's text: *whispering* beside a name, the *radio* that plays a tune."""
    known = [
        *account.texts,
        *(each.words for each in entries),
        *(each.words for each in taken),
        *(line.label for line in account.parts.lines),
    ]
    entered, is_heard = set(words_of(" , ".join(known))), any(each.fate is Fate.HEARD for each in entries)
    for word in dict.fromkeys(words):
        if word not in entered and word not in closed.ALL and is_telling(word):
            is_of_sound = bool({word, (base(word) or (word,))[0]} & _SOUNDING)
            yield Entry(word, Fate.HEARD if is_heard and is_of_sound else Fate.MISSING)


_SOUNDING = frozenset({"play", "hear", "sound", "song", "tune", "radio", "say"})


def _told(claims: Claims, text: str, *, is_beyond: bool) -> Iterator[Entry]:
    for entry in _entered(claims, tagged(words_of(text))):
        yield replace(entry, fate=Fate.MISSING, given="", is_beyond=True) if is_beyond else entry


def _entered(claims: Claims, tokens: Sequence[Token]) -> Iterator[Entry]:
    """The entries of one shot's words; nouns that stand together are looked up together."""
    at = 0
    while at < len(tokens):
        token, run = tokens[at], _run(tokens, at)
        if run:
            after = at + len(run)
            is_measure = is_measured(run) and after < len(tokens) and tokens[after].text == "of"
            yield from claims.nouns(run, _adjectives(tokens, at), is_measure=is_measure)
        elif token.tag is Tag.ADJECTIVE and is_content(token):
            yield claims.adjective(token, _head(tokens, at))
        elif token.tag is Tag.VERB and is_content(token):
            yield claims.verb(token)
        at += len(run) or 1


def _run(tokens: Sequence[Token], begin: int) -> Sequence[Token]:
    end = begin
    while end < len(tokens) and tokens[end].tag is Tag.NOUN:
        end += 1
    return tokens[begin:end]


def _adjectives(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    begin = at
    while begin and tokens[begin - 1].tag is Tag.ADJECTIVE:
        begin -= 1
    return tokens[begin:at]


def _head(tokens: Sequence[Token], at: int) -> str:
    """The noun that an adjective is said of: that which follows within its phrase, else the last before it."""
    following = at + 1
    while following < len(tokens) and tokens[following].tag in (Tag.ADJECTIVE, Tag.CONJUNCTION):
        following += 1
    run = _run(tokens, following)
    before = next((each.text for each in reversed(tokens[:at]) if each.tag is Tag.NOUN), "")
    return " ".join(each.text for each in run) or before
