"""The policy and its rules, read from data once: words, signals, thresholds, and the sentences members read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from moderation.policies.normalise import fold
from moderation.policies.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"

Phrase = tuple[str, ...]
ALONE = ""  # stands for the second word of a phrase that has none
# first word -> second word -> (phrase, class), longest first: a text is looked up by two words at a time
Phrases = dict[str, dict[str, list[tuple[Phrase, str]]]]
AGE = "@age"  # in the data: any age below eighteen, in figures or in English words
_AGES_IN_WORDS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen"""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the published policy."""

    code: str
    title: str
    words: str  # what it means, for the policy page
    told: str  # what the member reads; empty: the neutral sentence
    threshold: float
    threshold_teen: float
    child_safety: bool = False
    shown_as: str = ""  # the code told to the member; empty: none


@dataclass(frozen=True, kw_only=True)
class Signal:
    """Word classes that must all occur within `within` words of each other; weighs 0..1 towards its rule."""

    rule: str
    name: str
    classes: tuple[str, ...]
    weight: float
    within: int
    unless: tuple[str, ...] = ()  # classes whose presence anywhere takes the signal away


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Everything the judge reads. Refused at start when a rule or class is missing."""

    version: str
    neutral: str
    rules: dict[str, Rule]
    signals: tuple[Signal, ...]
    phrases: Phrases = field(repr=False)
    first_words: dict[int, tuple[str, ...]] = field(repr=False)  # by length, for words with starred-out letters
    vocabulary: Vocabulary = field(repr=False)
    negations: frozenset[str] = frozenset()


class PolicyDataError(ValueError):
    """The rule data is missing or contradictory; nothing may be judged by it."""


@cache
def policy() -> Policy:
    """This will read the policy that ships with the product. Raises PolicyDataError or OSError."""
    return read_policy(DATA)


def read_policy(folder: Path) -> Policy:
    """This will read `policy.toml` and every `words_*.toml` of a folder. Raises PolicyDataError or OSError."""
    head = tomllib.loads((folder / "policy.toml").read_text("utf-8"))
    words: dict[str, list[str]] = {}
    signals: list[Signal] = []
    for path in sorted(folder.glob("words_*.toml")):
        part = tomllib.loads(path.read_text("utf-8"))
        for name, terms in part.get("class", {}).items():
            words.setdefault(name, []).extend(fold(term) for term in _listed(terms))
        signals += [_signal(each) for each in part.get("signal", [])]
    rules = {each["code"]: Rule(**each) for each in head["rule"]}
    _refuse_gaps(rules, words, signals)
    phrases = _index(words)
    grave = {name for signal in signals if rules[signal.rule].child_safety for name in signal.classes}
    return Policy(
        version=head["version"],
        neutral=head["neutral"],
        rules=rules,
        signals=tuple(signals),
        phrases=phrases,
        first_words=_by_length(phrases),
        vocabulary=Vocabulary(_every_word(phrases, set(words)), _every_word(phrases, grave)),
        negations=frozenset(head["negations"]),
    )


def _listed(terms: str | list[str]) -> list[str]:
    """Terms are a list, or one text with commas: long lists read better so."""
    parts = terms.replace("\n", " ").split(",") if isinstance(terms, str) else terms
    return [part.strip() for part in parts if part.strip()]


def _signal(entry: dict[str, Any]) -> Signal:
    classes = tuple(entry["classes"])
    return Signal(
        rule=entry["rule"],
        name=entry.get("name") or "+".join(classes),
        classes=classes,
        weight=float(entry["weight"]),
        within=int(entry.get("within", 8)),
        unless=tuple(entry.get("unless", ())),
    )


def _refuse_gaps(rules: dict[str, Rule], words: dict[str, list[str]], signals: list[Signal]) -> None:
    """A misspelt class would switch a signal off without a sound."""
    for signal in signals:
        missing = {*signal.classes, *signal.unless} - set(words)
        if missing or signal.rule not in rules:
            raise PolicyDataError(f"signal {signal.name}: unknown {', '.join(sorted(missing)) or signal.rule}")
    silent = set(rules) - {signal.rule for signal in signals}
    if silent or not words:
        raise PolicyDataError(f"no signal speaks for {', '.join(sorted(silent)) or 'any rule'}")


def _index(words: dict[str, list[str]]) -> Phrases:
    index: Phrases = {}
    for name, terms in words.items():
        for phrase in {phrase for term in terms for phrase in _spellings(term)}:
            second = phrase[1] if len(phrase) > 1 else ALONE
            index.setdefault(phrase[0], {}).setdefault(second, []).append((phrase, name))
    for by_second in index.values():
        for entries in by_second.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return index


def _every_word(phrases: Phrases, classes: set[str]) -> set[str]:
    return {
        word
        for by_second in phrases.values()
        for entries in by_second.values()
        for phrase, name in entries
        if name in classes
        for word in phrase
    }


def _by_length(phrases: Iterable[str]) -> dict[int, tuple[str, ...]]:
    lengths: dict[int, list[str]] = {}
    for word in sorted(phrases):
        lengths.setdefault(len(word), []).append(word)
    return {length: tuple(found) for length, found in lengths.items()}


def _spellings(term: str) -> Iterable[Phrase]:
    """`undress~` stands for its verb forms, any other last word for its plural as well; `=gas` for itself alone."""
    *before, last = term.split()
    return product(
        *(_inner_forms(word) for word in before), _noun_forms(last) if "~" not in last else _inner_forms(last)
    )


def _inner_forms(word: str) -> set[str]:
    if word == AGE:
        return {*map(str, range(1, 18)), *_AGES_IN_WORDS.split()}
    return _verb_forms(word[:-1]) if word.endswith("~") else {word}


def _noun_forms(word: str) -> set[str]:
    if word == AGE:
        return _inner_forms(word)
    if word.startswith("="):
        return {word[1:]}
    plural = word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"
    return {word, plural, word + "es"} if word.endswith(("s", "x", "ch", "sh")) else {word, plural}


def _verb_forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    doubled = stem + stem[-1]
    endings = ("ing", "ed", "er", "ers")
    return {verb, verb + "s", verb + "es"} | {base + end for base in (stem, doubled) for end in endings}
