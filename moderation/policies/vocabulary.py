"""The words there are: those of our rules and common ones, so that a word nobody writes can be told and guessed at.

Common words with their counts come from pyspellchecker's lists (film subtitles: everyday English, Spanish, French, German).
"""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from string import ascii_lowercase

from moderation.policies.normalise import fold

_DOUBLED = re.compile(r"(.)\1+")
_DIGITS_OR_LETTERS = re.compile(r"\d+|[a-z]+")
# Language -> fewest digits of a word's count: rarer words of other languages look like anything.
_LISTS = {"en": 2, "es": 3, "fr": 3, "de": 3}
_LONGEST = 15  # letters of a word that is looked for inside another
_RULE_WORD_COST = 11.0  # as a word of one in sixty thousand: before rare words, after everyday ones
_UNKNOWN_COST = 14.0  # for each letter that belongs to no word
_UNKNOWN_SHARE_MAX = 0.34
_GUESSED_MIN = 5  # letters; shorter words lie too close to one another
_SWAPPED_MIN = 6
_GUESSED_MAX = 40  # doubled letters make words long; guessing at longer ones would cost their square
_SLIP_MAX = 16
_SPLIT_MIN = 5
_TELLING_MIN = 3
_SLIP_MIN = 7
_RARE_COST = 13.0
_EVERYDAY_COST = 10.5  # the ten thousand commonest or so
_CACHED = 4096


class Vocabulary:
    """What words there are, and which rule words an unknown word may stand for."""

    def __init__(self, rule_words: Iterable[str], always_guessed: Iterable[str] = ()) -> None:
        """Words of `always_guessed` are guessed at even where an everyday word lies as near."""
        self._always = frozenset(always_guessed)
        self._ours = frozenset(word for word in rule_words if word.isalpha())
        self._common = _common_words()
        self._costs = _costs(self._common, self._ours)
        self._squeezed = _grouped((squeeze(word), word) for word in self._ours if len(word) > 2)
        self._shortened = _grouped(
            (less, word) for word in self._ours if len(word) >= _GUESSED_MIN - 1 for less in _one_letter_less(word)
        )
        self.guesses = lru_cache(_CACHED)(self._guesses)
        self.parts = lru_cache(_CACHED)(self._parts)

    def knows(self, word: str) -> bool:
        """This will tell whether a folded word is one of our rules' or a common one."""
        return word in self._ours or word in self._common

    def is_everyday(self, word: str) -> bool:
        """This will tell whether a folded word is common enough to stand where it stands by itself."""
        return self._common.get(word, _RARE_COST) < _RARE_COST

    def is_rule_word(self, word: str) -> bool:
        """This will tell whether some phrase of the rules has this folded word in it."""
        return word in self._ours

    def _guesses(self, word: str) -> tuple[str, ...]:
        """This will give the rule words that an unknown word may be: letters doubled, or one dropped, added or changed."""
        if not word.isalpha() or len(word) > _GUESSED_MAX:
            return ()
        if same := self._squeezed.get(squeeze(word)):
            return same
        guesses = tuple(dict.fromkeys(self._one_letter_off(word)))
        if guesses and not self._always.issuperset(guesses) and self._is_ambiguous(word):
            return tuple(guess for guess in guesses if guess in self._always)
        return guesses

    def _one_letter_off(self, word: str) -> Iterator[str]:
        if len(word) < _GUESSED_MIN - 2:
            return
        yield from self._shortened.get(word, ())
        if len(word) < _GUESSED_MIN:
            return
        for less in _one_letter_less(word):
            if less in self._ours and len(less) >= _GUESSED_MIN:
                yield less
            if len(word) >= _SWAPPED_MIN:
                yield from (each for each in self._shortened.get(less, ()) if _is_changed(word, each))

    def _is_slip(self, word: str) -> bool:
        """Whether a long unknown word is a common one with one letter dropped, added, changed or moved."""
        return _SLIP_MIN <= len(word) <= _SLIP_MAX and any(near in self._common for near in _one_off(word))

    def _is_ambiguous(self, word: str) -> bool:
        """Whether an everyday word of no rule lies as near: "ook" is rather "look" than what it might be."""
        return any(
            self._common.get(near, _EVERYDAY_COST) < _EVERYDAY_COST and near not in self._ours
            for near in _one_off(word)
        )

    def _parts(self, word: str) -> tuple[str, ...]:
        """This will cut a word that nobody writes into those it was run together from; () where it was not.

        The cheapest reading by word counts (a shortest path, linear in the length), taken only where a rule word is in it
        and most letters belong to some word.
        """
        if len(word) < _SPLIT_MIN:
            return ()
        parts = tuple(part for run in _DIGITS_OR_LETTERS.findall(word) for part in self._cheapest(run))
        unknown = sum(len(part) for part in parts if part not in self._costs and not part.isdigit())
        # "cum" in "dcumentary" says nothing: a short word counts only where nothing is left over
        least = _TELLING_MIN if not unknown else _TELLING_MIN + 1
        telling = any(part in self._ours and len(part) >= least for part in parts)
        if len(parts) < 2 or not telling or unknown > _UNKNOWN_SHARE_MAX * len(word) or self._is_slip(word):
            return ()
        return parts

    def _cheapest(self, run: str) -> list[str]:
        if run.isdigit():
            return [run]
        best, begins = [0.0], [0]
        for end in range(1, len(run) + 1):
            cheapest, begin = best[end - 1] + _UNKNOWN_COST, end - 1
            for start in range(max(0, end - _LONGEST), end):
                cost = self._costs.get(run[start:end])
                if cost is not None and best[start] + cost < cheapest:
                    cheapest, begin = best[start] + cost, start
            best.append(cheapest)
            begins.append(begin)
        return _walk_back(run, begins)


def squeeze(word: str) -> str:
    """This will make every run of one letter a single one: "nnuudde" becomes "nude"."""
    return _DOUBLED.sub(r"\1", word)


def _walk_back(run: str, begins: list[int]) -> list[str]:
    parts: list[str] = []
    end = len(run)
    while end:
        parts.append(run[begins[end] : end])
        end = begins[end]
    return parts[::-1]


def _is_changed(word: str, other: str) -> bool:
    """Whether one letter after the first differs, or two neighbours changed places."""
    if len(word) != len(other) or word[0] != other[0]:
        return False
    at = [index for index, (ours, theirs) in enumerate(zip(word, other, strict=True)) if ours != theirs]
    return len(at) == 1 or (len(at) == 2 and at[1] == at[0] + 1 and word[at[0]] == other[at[1]])


def _one_letter_less(word: str) -> set[str]:
    return {word[:index] + word[index + 1 :] for index in range(len(word))}


def _one_off(word: str) -> Iterator[str]:
    for index in range(len(word) + 1):
        before, after = word[:index], word[index:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key, word in pairs:
        groups.setdefault(key, []).append(word)
    return {key: tuple(sorted(words)) for key, words in groups.items()}


def _costs(common: dict[str, float], ours: frozenset[str]) -> dict[str, float]:
    """Words to cut by: short ones only where they are everyday words, else anything could be cut into them."""
    costs = {
        word: cost for word, cost in common.items() if cost < (7.5 if len(word) < 3 else 10.5 if len(word) < 4 else 14)
    }
    for word in ours:
        if len(word) > 2:
            costs[word] = min(costs.get(word, _RULE_WORD_COST), _RULE_WORD_COST)
    return costs | {"a": 4.0, "i": 4.0}


@cache
def _common_words() -> dict[str, float]:
    """Each common word and what it costs: -log of its share of its language."""
    costs: dict[str, float] = {}
    for language, digits in _LISTS.items():
        listed = gzip.decompress(files("spellchecker").joinpath(f"resources/{language}.json.gz").read_bytes()).decode()
        found = re.findall(rf'"([^"\\\s\']{{2,}})": (\d{{{digits},}})', listed)
        whole = sum(int(count) for _, count in found)
        for word, count in found:
            folded = word if word.isascii() else fold(word)
            cost = math.log(whole / int(count))
            costs[folded] = min(costs.get(folded, cost), cost)
    return costs
