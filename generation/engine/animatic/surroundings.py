"""What a prompt says of a place beside its name: neon makes a street a neon city, skyscrapers make it downtown."""

from __future__ import annotations

import re

_HIGH = "skyscrapers?|high-rises?|office towers?"
_LIT = "lit|lights?|lighting|signs?|glow|reflections?|billboards?|tubes?|letters?|colou?rs"

_TOLD: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    ("neon city", frozenset({"street", "downtown", "rooftop"}), re.compile(rf"\bneon[ -](?:{_LIT})\b")),
    ("rooftop", frozenset({"street"}), re.compile(rf"\b(?:(?:roof|top|ledge|edge) of|on) (?:an? |the )?(?:{_HIGH})\b")),
    ("downtown", frozenset({"street"}), re.compile(rf"\b(?:{_HIGH})\b")),
)
"""Another set, those that it takes the place of, and what a prompt says of it; where no place is named it takes any's."""


def surrounded(setting: str, words: list[str], *, is_named: bool) -> str:
    """This will be the set for a place as a prompt's words describe it."""
    text = " ".join(words).lower()
    return next(
        (other for other, places, pattern in _TOLD if (setting in places or not is_named) and pattern.search(text)),
        setting,
    )
