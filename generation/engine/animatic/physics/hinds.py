"""Animals on their hind legs: who has paws can do with them what hands do, standing upright as people do."""

from __future__ import annotations

from dataclasses import replace

from generation.engine.animatic.lexicon import Kind
from generation.engine.animatic.physics.gestures import UNBENT

_TALL = 1.1  # of its length, so tall is a four-legged animal that stands up
_ABLE = frozenset({"monkey", "gorilla", "frog"})
"""Animals with a plan of their own whose drawings stand up all the same."""


def can_rise(kind: Kind) -> bool:
    """This will say whether an animal can stand upright and use its forepaws, or its flippers, as hands."""
    return (kind.family == "quad" and (kind.name not in UNBENT or kind.name in _ABLE)) or kind.name == "penguin"


def on_hinds(kind: Kind) -> Kind:
    """This will be a kind as it stands upright: to gestures and to its body's size it is a biped."""
    tall = 1.0 if kind.family == "bird" else _TALL
    return replace(kind, family="biped", size_m=tall * kind.size_m, tall=0.0)
