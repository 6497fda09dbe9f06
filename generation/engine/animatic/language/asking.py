"""What a prompt asks for: read by rules, and judged by what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generation.engine.animatic.language.asked import Asked
from generation.engine.animatic.language.cast import Cast
from generation.engine.animatic.language.circumstances import Circumstances, circumstances, merged
from generation.engine.animatic.language.learned.evidence import Evidence
from generation.engine.animatic.language.learned.network import encoded
from generation.engine.animatic.language.learned.opinion import Opinion
from generation.engine.animatic.language.parsing import parsed
from generation.engine.animatic.language.tagging import tagged
from generation.engine.animatic.language.words import Directions, directions, words_of


def asked(prompt: str) -> Asked:
    """This will read a prompt of any length and language. Never fails; what it cannot place it leaves out."""
    return account_of(prompt).asked


@dataclass(frozen=True)
class Account:
    """A whole prompt as it was read, with what `language.shots` needs to tell its shots apart."""

    asked: Asked
    parts: Directions
    texts: tuple[str, ...]  # of each shot, without its circumstances
    around: tuple[Circumstances, ...]  # of each shot
    cast: Cast


def account_of(prompt: str) -> Account:
    """This will read a prompt and keep how it was read."""
    parts, around, texts, cast = _by_rules(prompt)
    if not cast.is_for_rules(prompt) and (read := encoded(prompt)):
        known = cast.evidence(read.words[: len(read.vectors)], " ".join(texts).lower())
        cast.hear(Opinion.of(read, known), [line.label.lower() for line in parts.lines])
    whole = cast.asked(" ".join(texts).lower(), parts.lines, parts.sounds, parts.music, _count_shots(parts))
    return Account(whole, parts, texts, around, cast)


def evidence_of(prompt: str, words: Sequence[str]) -> Evidence:
    """This will be what the rules alone know of a prompt, which is cut into `words`."""
    _, _, texts, cast = _by_rules(prompt)
    return cast.evidence(words, " ".join(texts).lower())


def _by_rules(prompt: str) -> tuple[Directions, tuple[Circumstances, ...], tuple[str, ...], Cast]:
    parts = directions(prompt)
    around = tuple(Circumstances() for _ in parts.shots)
    texts = tuple(circumstances(shot, each) for shot, each in zip(parts.shots, around, strict=True))
    return parts, around, texts, Cast(parsed([tagged(words_of(text)) for text in texts]), merged(around))


def _count_shots(parts: Directions) -> int:
    """How many shots are asked for; what is told before the first of a numbered list is told of all."""
    is_told_of_all = len(parts.marks) > 1 and parts.marks[1].is_opening
    return len(parts.shots) - is_told_of_all
