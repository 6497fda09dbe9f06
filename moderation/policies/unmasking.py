"""Reading words that nobody writes: run together, broken apart, misspelt on purpose. Only unknown words are touched."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.policies.normalise import Token, tokens
from moderation.policies.vocabulary import Vocabulary

_TURNS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")  # bidirectional overrides, embeddings, isolates
_GAP_MAX = 3  # characters between the halves of a broken word
_HALVES_MIN = 4  # letters of both together
_PIECES_MAX = 3


def read(text: str, vocabulary: Vocabulary) -> list[Token]:
    """This will cut a prompt into words, unknown ones with what they may stand for: more forms, or several words for one.

    A text that seems to run backwards is read both ways, the second reading after the first.
    """
    words = tokens(text)
    if _runs_backwards(text, words, vocabulary):
        words += _mirrored(text)
    return [token for word in _mended(words, vocabulary) for token in _read(word, vocabulary)]


def _runs_backwards(text: str, words: list[Token], vocabulary: Vocabulary) -> bool:
    """Characters that turn the direction round show it; so do words most of which nobody writes."""
    if not _TURNS.isdisjoint(text):
        return True
    long = [word for word in words if word.end - word.start >= _HALVES_MIN]
    return len(long) > 1 and sum(_is_odd(word, vocabulary) for word in long) * 2 > len(long)


def _mirrored(text: str) -> list[Token]:
    whole = len(text)
    return [
        Token(word.forms, whole - word.end, whole - word.start, word.after_break or index == 0)
        for index, word in enumerate(tokens(text[::-1]))
    ]


def _mended(words: list[Token], vocabulary: Vocabulary) -> Iterator[Token]:
    """Put "na ked" and "n ak ed" together again."""
    index = 0
    while index < len(words):
        whole, pieces = _whole(words, index, vocabulary)
        yield whole
        index += pieces


def _whole(words: list[Token], index: int, vocabulary: Vocabulary) -> tuple[Token, int]:
    word = words[index]
    pieces, joined, is_odd = 1, word.forms[-1], not vocabulary.is_everyday(word.forms[0])
    for other in words[index + 1 : index + _PIECES_MAX]:
        if abs(other.start - words[index + pieces - 1].end) > _GAP_MAX:
            break
        joined, pieces, is_odd = (
            joined + other.forms[-1],
            pieces + 1,
            is_odd or not vocabulary.is_everyday(other.forms[0]),
        )
        if is_odd and len(joined) >= _HALVES_MIN and vocabulary.is_rule_word(joined):
            return Token((joined,), word.start, other.end, word.after_break), pieces
    return word, 1


def _is_odd(word: Token, vocabulary: Vocabulary) -> bool:
    return not any(vocabulary.knows(form) for form in word.forms) and not word.forms[0].isdigit()


def _read(word: Token, vocabulary: Vocabulary) -> list[Token]:
    if not _is_odd(word, vocabulary):
        return [word]
    guesses = tuple(guess for form in word.forms for guess in vocabulary.guesses(form))
    if guesses:
        return [Token((*word.forms, *guesses), word.start, word.end, word.after_break)]
    cuts = [parts for form in word.forms if (parts := vocabulary.parts(form))]
    return list(_cut(word, min(cuts, key=lambda parts: _left_over(parts, vocabulary)))) if cuts else [word]


def _left_over(parts: tuple[str, ...], vocabulary: Vocabulary) -> int:
    """How badly the parts read: "p 0 rn video" worse than "porn video"; as written where even."""
    return sum(len(part) for part in parts if not (part.isdigit() or part in {"a", "i"} or vocabulary.knows(part)))


def _cut(word: Token, parts: tuple[str, ...]) -> Iterator[Token]:
    """The evidence is the whole word: letters may have been dropped, so that places inside it are not known."""
    for index, part in enumerate(parts):
        yield Token((part,), word.start, word.end, word.after_break and index == 0)
