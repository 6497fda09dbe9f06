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

_SHOWN: dict[str, frozenset[str]] = {
    "neon city": frozenset({"neon light", "neon sign", "neon", "sign", "light", "skyscraper", "billboard", "skyline"}),
    "downtown": frozenset({"skyscraper", "high-rise", "skyline"}),
    "rooftop": frozenset({"skyscraper", "high-rise", "skyline"}),
}
"""Set -> what is seen there anyway, and need not be told to be left out."""


def surrounded(setting: str, words: list[str], *, is_named: bool) -> str:
    """This will be the set for a place as a prompt's words describe it."""
    text = " ".join(words).lower()
    return next(
        (other for other, places, pattern in _TOLD if (setting in places or not is_named) and pattern.search(text)),
        setting,
    )


def is_seen_in(setting: str, noun: str) -> bool:
    """This will say whether what a noun means belongs to a set, and is seen there."""
    return noun.lower() in _SHOWN.get(setting, frozenset())
