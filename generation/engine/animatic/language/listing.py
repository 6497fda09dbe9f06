"""Tables of words, written as they are read: one after the other, with commas."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """This will be the words and phrases of a text, in order."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def all_of(text: str) -> frozenset[str]:
    """This will be the same, to look one up."""
    return frozenset(listed(text))
