# ruff: noqa: E501 - tables read better with one row a line
"""What a prompt says of a place beside its name: neon makes a street a neon city, skyscrapers make it downtown."""

from __future__ import annotations

import re

from generation.engine.animatic.language.listing import all_of

_HIGH = "skyscrapers?|high-rises?|office towers?"
_LIT = "lit|lights?|lighting|signs?|glow|reflections?|billboards?|tubes?|letters?|colou?rs"

_LANDMARKS: dict[str, frozenset[str]] = {
    "amusement park": all_of("ferris wheel, big wheel, roller coaster, rollercoaster, carousel, merry-go-round, helter-skelter"),
    "volcano": all_of("volcano"),
    "subway": all_of("subway, metro, subway train, metro train, subway car"),
    "zoo": all_of("zoo cage, zoo enclosure"),
    "street": all_of("street light, streetlight, street lamp, streetlamp, lamp post, lamppost"),
    "london": all_of("big ben"),
    "paris": all_of("eiffel tower"),
    "pyramids": all_of("pyramid, pyramids, great pyramid, egyptian pyramid"),
    "ruins": all_of("temple, greek temple, roman temple, ancient temple"),
}  # fmt: skip
"""Set -> what stands there so large that it is the place itself."""

_TOLD: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    ("neon city", frozenset({"street", "downtown", "rooftop"}), re.compile(rf"\bneon[ -](?:{_LIT})\b")),
    ("rooftop", frozenset({"street"}), re.compile(rf"\b(?:(?:roof|top|ledge|edge) of|on) (?:an? |the )?(?:{_HIGH})\b")),
    (
        "underwater city",
        frozenset({"underwater"}),
        re.compile(
            r"\b(?:underwater|undersea|sunken|submerged)(?: \w+)? (?:city|metropolis)\b|\bcity (?:under|beneath|below|at the bottom of) the (?:sea|ocean|waves|water)\b"
        ),
    ),
    ("london", frozenset({"street", "downtown"}), re.compile(r"\b(?:of|in|through|around|across) london\b")),
    ("paris", frozenset({"street", "downtown"}), re.compile(r"\b(?:of|in|through|around|across) paris\b")),
    ("pyramids", frozenset({"desert"}), re.compile(r"\begypt(?:ian)?\b")),
    ("downtown", frozenset({"street"}), re.compile(rf"\b(?:{_HIGH})\b")),
)
"""Another set, those that it takes the place of, and what a prompt says of it; where no place is named it takes any's."""

_EAST = (
    r"monks?|shaolin|buddh\w*|samurais?|ninjas?|zen|japan\w*|chin(?:a|ese)|tibet\w*|thai|kung|karate|geishas?|pagodas?"
)
_FASHION = r"fashion|catwalks?|couture|supermodels?|models?(?! (?:aero)?planes?\b| jets?\b)|strut\w*|gowns?|designers?"
_MEANT: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("dojo", "ruins", re.compile(rf"^(?!.*\b(?:greek|roman|ancient|ruin\w*)\b)(?=.*\btemples?\b).*\b(?:{_EAST})\b")),
    ("stage", "runway", re.compile(rf"(?=.*\brunways?\b).*\b(?:{_FASHION})\b")),
)
"""Another set, the one that it takes the place of, and what a prompt says of who is there: a monk's temple is no Greek one,
a model's runway no airfield's."""


def surrounded(setting: str, words: list[str], *, is_named: bool) -> str:
    """This will be the set for a place as a prompt's words describe it."""
    text = " ".join(words).lower()
    setting = next((other for other, place, told in _MEANT if setting == place and told.search(text)), setting)
    return next(
        (other for other, places, pattern in _TOLD if (setting in places or not is_named) and pattern.search(text)),
        setting,
    )


def is_richer(setting: str, other: str) -> bool:
    """This will say whether a set is another one with more said of it: a neon city is a street all the same."""
    return any(setting == told and other in places for told, places, _ in _TOLD)


STORMY = all_of(
    "lightning, lightning bolt, lightning strike, thunderbolt, bolt of lightning, thunder, thunderstorm, storm"
)
"""What is part of a storm, and seen with it."""


def landmark(noun: str) -> str | None:
    """This will be the set in which a thing stands that is too large to be brought into another; None for any other thing."""
    return next((setting for setting, things in _LANDMARKS.items() if noun.lower() in things), None)
