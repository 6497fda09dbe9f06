# ruff: noqa: E501 - tables read better with one row a line
"""What is to be seen in the sky for a while: fireworks, a rainbow, shooting stars, northern lights, a tornado, and when."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Hour, Scene
from generation.engine.animatic.weather import SOUND_M_S

_SAID: dict[str, str] = {
    "fireworks": r"fire ?-?works?(?: displays?| shows?)?",
    "rainbow": r"(?:double )?rainbows?(?! (?:trout|colou?r\w*|hair|wig|flag|cake|umbrella|sprinkles?|mane|wings?|fish|horn|tail|road|bridge|lollipop|candy|lorikeet|unicorn|sweater|scarf|shirt|dress|socks|balloons?|slide))",
    "meteor shower": r"(?:meteor|shooting[ -]star) showers?|shooting stars|meteors|falling stars",
    "shooting star": r"shooting[ -]star|falling star|meteor|comet",
    "northern lights": r"northern[ -]lights?|southern lights?|aurora(?: borealis| australis)?|polar lights?",
    "tornado": r"tornado(?:e?s)?|twisters?",
}  # fmt: skip
_PATTERNS = {name: re.compile(rf"(?<![\w'’-]){said}(?![\w'’])", re.IGNORECASE) for name, said in _SAID.items()}
_DENIED = re.compile(r"\b(?:no|not|without|never)(?: any| a| an| the)? $", re.IGNORECASE)
_HOURS = {
    "fireworks": Hour.NIGHT,
    "meteor shower": Hour.NIGHT,
    "shooting star": Hour.NIGHT,
    "northern lights": Hour.NIGHT,
}


def sights_in(text: str) -> tuple[str, ...]:
    """This will be the sights of the sky that a text names, none that it denies."""
    found = {
        name
        for name, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
        if not _DENIED.search(text[max(0, match.start() - 20) : match.start()])
    }
    return tuple(
        name for name in _PATTERNS if name in found and not (name == "shooting star" and "meteor shower" in found)
    )


def is_sight(noun: str) -> bool:
    """This will say whether a noun, in the singular, names such a sight."""
    return any(pattern.fullmatch(noun.lower()) for pattern in _PATTERNS.values())


def names_of(sight: str) -> tuple[str, ...]:
    """This will be what a sight is called, in the singular."""
    return _CALLED[sight]


_CALLED = {
    "fireworks": ("firework", "firework display", "firework show", "fireworks", "fireworks display"), "rainbow": ("rainbow", "double rainbow"),
    "meteor shower": ("meteor shower", "meteor", "shooting star", "falling star"), "tornado": ("tornado", "twister"),
    "shooting star": ("shooting star", "falling star", "meteor", "comet"),
    "northern lights": ("northern light", "aurora", "aurora borealis", "light"),
}  # fmt: skip


def hour_of_sights(sights: tuple[str, ...]) -> Hour | None:
    """This will be when such sights are seen; None where any hour will do."""
    return next((_HOURS[each] for each in sights if each in _HOURS), None)


def is_under_the_sky(setting: str) -> bool:
    """This will say whether a set has a sky in which they are seen."""
    return PLACES[setting].cover is Cover.SKY


def seen_from(setting: str, sights: tuple[str, ...], words: Sequence[str], *, is_named: bool) -> str:
    """This will be the set from which sights are seen: no room where none is named, a city's roofs, a water's bank."""
    if not sights:
        return setting
    if setting == "rink":
        return "snow"  # a frozen lake
    if not is_under_the_sky(setting):
        return setting if is_named else "park"
    if setting == "street" and not {"street", "road", "alley"} & set(words):
        return "rooftop"
    return (PLACES[setting].shore or setting) if {"over", "above"} & set(words) else setting


@dataclass(frozen=True)
class Burst:
    """A rocket of a firework that bursts, or a star that begins to fall."""

    at_s: float
    across: float  # where in the picture's width, 0..1
    up: float  # how high over the horizon, share of what is seen of the sky
    distance_m: float
    salt: int

    @property
    def heard_s(self) -> float:
        """This will be when its sound arrives."""
        return self.at_s + self.distance_m / SOUND_M_S


def bursts(scene: Scene, seed: int, duration_s: float) -> tuple[Burst, ...]:
    """This will be when and where the rockets of a firework burst within a clip."""
    if "fireworks" not in scene.sights or not is_under_the_sky(scene.setting):
        return ()
    return _spread(f"{seed} fireworks {scene.take}", (0.5, 0.28, 0.55), (0.55, 0.88), duration_s)


def falling_stars(scene: Scene, seed: int, duration_s: float) -> tuple[Burst, ...]:
    """This will be when and where stars fall within a clip."""
    if not {"shooting star", "meteor shower"} & set(scene.sights):
        return ()
    rate = (0.3, 0.22, 0.5) if "meteor shower" in scene.sights else (0.5, 1.5, 2.4)
    return _spread(f"{seed} stars {scene.take}", rate, (0.55, 0.95), duration_s)


def _spread(
    salt: str, rate: tuple[float, float, float], high: tuple[float, float], duration_s: float
) -> tuple[Burst, ...]:
    """The first at a time, the others from one interval to another after it, now left and now right."""
    rng = random.Random(salt)  # noqa: S311 - variety, not secrecy
    first, least, most = rate
    found, at_s = list[Burst](), first
    while at_s < duration_s:
        side = len(found) % 2
        across = rng.uniform(0.1, 0.46) if side else rng.uniform(0.5, 0.9)
        found.append(Burst(at_s, across, rng.uniform(*high), rng.uniform(110.0, 260.0), rng.randrange(1000)))
        at_s += rng.uniform(least, most)
    return tuple(found)
