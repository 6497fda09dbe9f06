"""What a prompt asks for."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.language.asked import Asked
from generation.engine.animatic.language.cast import Cast
from generation.engine.animatic.language.circumstances import Circumstances, circumstances, merged
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
    parts = directions(prompt)
    around = tuple(Circumstances() for _ in parts.shots)
    texts = tuple(circumstances(shot, each) for shot, each in zip(parts.shots, around, strict=True))
    cast = Cast(parsed([tagged(words_of(text)) for text in texts]), merged(around))
    whole = cast.asked(" ".join(texts).lower(), parts.lines, parts.sounds, parts.music, _count_shots(parts))
    return Account(whole, parts, texts, around, cast)


def _count_shots(parts: Directions) -> int:
    """How many shots are asked for; what is told before the first of a numbered list is told of all."""
    is_told_of_all = len(parts.marks) > 1 and parts.marks[1].is_opening
    return len(parts.shots) - is_told_of_all
