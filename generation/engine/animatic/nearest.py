"""The kind or action that an unknown word is nearest to in meaning."""

from __future__ import annotations

from functools import cache

from generation.engine.animatic import lexicon
from generation.engine.animatic.actions import VERBS
from generation.engine.animatic.language.meaning import Vectors, vectors_of

NEAR_ENOUGH = 0.6
"""Cosine below which nothing is near: two words of English picked at random have 0.55 to 0.6 (this model's are all high)."""

_NOISES = frozenset({"bark", "shout"})
"""Actions that are but a voice: a verb that nobody knows is no noise."""


def nearest_kind(noun: str) -> str | None:
    """This will be the kind whose names are nearest in meaning to a noun; None where none is near."""
    return _nearest(noun, "kind")


def nearest_action(verb: str) -> str | None:
    """This will be the action nearest in meaning to a verb; None where none is near."""
    return _nearest(verb, "action")


@cache
def _known(what: str) -> tuple[tuple[str, ...], Vectors | None]:
    if what == "kind":
        kinds = [kind for kind in lexicon.KINDS.values() if kind.family != "support"]
        named = [(word, kind.name) for kind in kinds for word in (*kind.words[:2], *kind.near)]
    else:
        moves = {action: verbs for action, verbs in VERBS.items() if action not in _NOISES}
        named = [(verb, action) for action, verbs in moves.items() for verb in verbs if " " not in verb]
    return tuple(key for _, key in named), vectors_of([word for word, _ in named])


@cache
def _nearest(word: str, what: str) -> str | None:
    asked = vectors_of([word]) if word.isascii() else None
    keys, known = _known(what)
    if known is None or asked is None:
        return None
    likeness = known @ asked[0]
    best = int(likeness.argmax())
    return keys[best] if likeness[best] >= NEAR_ENOUGH else None
