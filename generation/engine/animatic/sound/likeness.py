"""Which of a table's phrases unknown words are nearest to in meaning."""

from __future__ import annotations

from functools import cache

from generation.engine.animatic.language.meaning import Vectors, vectors_of
from generation.engine.animatic.nearest import NEAR_ENOUGH

Phrases = tuple[tuple[str, str], ...]
"""(phrase, what it stands for), several phrases for each."""


@cache
def _vectors(phrases: Phrases) -> Vectors | None:
    return vectors_of([phrase for phrase, _ in phrases])


@cache
def nearest_of(words: str, phrases: Phrases) -> str | None:
    """This will be what the nearest of `phrases` stands for; None where nothing is near, or no network is installed."""
    asked = vectors_of([words]) if words.isascii() else None
    known = _vectors(phrases) if asked is not None else None
    if asked is None or known is None:
        return None
    likeness = known @ asked[0]
    best = int(likeness.argmax())
    return phrases[best][1] if likeness[best] >= NEAR_ENOUGH else None
