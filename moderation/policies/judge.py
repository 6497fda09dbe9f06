"""Judging a text by the policy: which rules speak, how strongly, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from moderation.policies.lexicon import ALONE, Phrase, Policy, Rule, Signal
from moderation.policies.normalise import Token
from moderation.policies.unmasking import read

EXEMPT = "exempt"  # phrases of this class take their words out of every other match: "kill the lights"


@dataclass(frozen=True)
class Hit:
    """One phrase of a class, by word position and by place in the text."""

    word_class: str
    first: int  # index of its first word
    last: int
    start: int  # characters of the text, end exclusive
    end: int


@dataclass(frozen=True)
class Finding:
    """One signal that spoke."""

    signal: Signal
    start: int
    end: int


@dataclass(frozen=True)
class Judgement:
    """Scores by rule, and the rule that decides (None: nothing reaches its threshold)."""

    rule: Rule | None
    scores: dict[str, float]
    findings: tuple[Finding, ...]


def judge(text: str, *, is_teen: bool, policy: Policy) -> Judgement:
    """This will score a text by every rule. Rules are asked in the data's order: the first over its threshold decides.

    A rule's score is that of its signals taken as independent witnesses: 1 - Π(1 - weight), each signal once.
    """
    hits = find(read(text, policy.vocabulary), policy)
    findings = tuple(finding for signal in policy.signals if (finding := _witness(signal, hits)))
    scores = _scores(findings)
    return Judgement(_deciding(scores, policy, is_teen), scores, findings)


def _deciding(scores: dict[str, float], policy: Policy, is_teen: bool) -> Rule | None:
    for code, rule in policy.rules.items():
        if scores.get(code, 0.0) >= (rule.threshold_teen if is_teen else rule.threshold):
            return rule
    return None


def _scores(findings: tuple[Finding, ...]) -> dict[str, float]:
    doubt: dict[str, float] = {}
    for finding in findings:
        code = finding.signal.rule
        doubt[code] = doubt.get(code, 1.0) * (1.0 - finding.signal.weight)
    return {code: round(1.0 - rest, 4) for code, rest in doubt.items()}


def find(words: list[Token], policy: Policy) -> dict[str, list[Hit]]:
    """This will give every phrase of every class, without words that an exempt phrase or a negation covers."""
    found = [hit for index in range(len(words)) for hit in _at(words, index, policy)]
    covered = {i for hit in found if hit.word_class == EXEMPT for i in range(hit.first, hit.last + 1)}
    by_class: dict[str, list[Hit]] = {}
    for hit in found:
        inside = all(i in covered for i in range(hit.first, hit.last + 1))
        if not inside and not _negated(words, hit.first, policy):
            by_class.setdefault(hit.word_class, []).append(hit)
    return by_class


def _at(words: list[Token], index: int, policy: Policy) -> Iterator[Hit]:
    """Every phrase that begins at a word, the longest of each class."""
    following = words[index + 1].forms if index + 1 < len(words) else ()
    seen: set[str] = set()
    for form in _readings(words[index], policy):
        by_second = policy.phrases.get(form)
        if by_second is None:
            continue
        for second in (*following, ALONE):
            for phrase, word_class in by_second.get(second, ()):
                if word_class not in seen and _continues(words, index, phrase):
                    seen.add(word_class)
                    last = index + len(phrase) - 1
                    yield Hit(word_class, index, last, words[index].start, words[last].end)


def _readings(word: Token, policy: Policy) -> Iterator[str]:
    yield from word.forms
    if (starred := word.starred) is not None:
        yield from filter(starred.fullmatch, policy.first_words.get(len(word.forms[0]), ()))


def _continues(words: list[Token], index: int, phrase: Phrase) -> bool:
    """Whether the third word and those after it match; the index has matched the first two."""
    if index + len(phrase) > len(words):
        return False
    return all(part in words[index + offset].forms for offset, part in enumerate(phrase[2:], start=2))


def _negated(words: list[Token], index: int, policy: Policy) -> bool:
    """ "no blood" asks for none; "no, blood" does not."""
    if index == 0 or words[index].after_break:
        return False
    return words[index - 1].forms[0] in policy.negations


def _witness(signal: Signal, hits: dict[str, list[Hit]]) -> Finding | None:
    if any(hits.get(name) for name in signal.unless):
        return None
    chosen = _nearest(signal, hits)
    if not chosen:
        return None
    return Finding(signal, min(hit.start for hit in chosen), max(hit.end for hit in chosen))


def _nearest(signal: Signal, hits: dict[str, list[Hit]]) -> list[Hit]:
    """One hit of each class around some hit of the first class, all within the signal's reach of it."""
    first, *others = signal.classes
    if not all(name in hits for name in signal.classes):
        return []
    for anchor in hits[first]:
        near = [next((hit for hit in hits[name] if _is_near(anchor, hit, signal.within)), None) for name in others]
        if None not in near:
            return [anchor, *filter(None, near)]
    return []


def _is_near(anchor: Hit, hit: Hit, within: int) -> bool:
    return hit is not anchor and _gap(anchor, hit) <= within


def _gap(one: Hit, other: Hit) -> int:
    """Words from one to the other; 0 where they touch or overlap."""
    return max(0, max(one.first, other.first) - min(one.last, other.last))
