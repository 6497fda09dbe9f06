"""What lies or stands about and goes into a hand or a mouth."""

from __future__ import annotations

from generation.engine.animatic.kinds import KINDS

PLUCKED = frozenset({"flower", "sunflower", "mushroom", "tulip", "rose"})
"""What stands, and can be plucked."""

_LYING = frozenset({"ball", "box", "thing"})
_FISH = frozenset({"fish", "goldfish", "clownfish", "salmon"})


def can_be_taken(kind: str) -> bool:
    """This will say whether something of a kind can be picked up."""
    return KINDS[kind].family in _LYING or kind in PLUCKED | _FISH
