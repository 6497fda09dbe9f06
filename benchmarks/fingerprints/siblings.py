"""Clips that are easily mistaken for those of the set: the same scene with another chance, another actor, at another time
of day; and others of our own engine.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from benchmarks.provenance import sounds
from benchmarks.provenance.clips import LANDSCAPE, PORTRAIT, SQUARE, Clip
from benchmarks.provenance.scenes import nature
from benchmarks.provenance.scenes.photographs import moved, slideshow
from benchmarks.provenance.scenes.tools import Scene, Size


@dataclass(frozen=True, kw_only=True)
class Sibling(Clip):
    """A clip that shares its chance with another where `chance_of` names one: everything else equal, it were that clip."""

    chance_of: str = ""
    sounds_the_same: bool = False  # as that other one: by its sound alone nobody could tell them apart

    @property
    def seed(self) -> int:
        """This will be the seed of the other clip, or one of its own."""
        return zlib.crc32((self.chance_of or self.name).encode())


def _sibling(
    name: str, size: Size, scene: Scene | str, noise: sounds.Maker | None = None, level_dbfs: float = -20.0, *,
    chance_of: str = "", sounds_the_same: bool = False,
) -> Sibling:  # fmt: skip
    return Sibling(
        name=f"sibling-{name}", size=size, duration_s=5, scene=scene, noise=noise, level_dbfs=level_dbfs,
        chance_of=chance_of, sounds_the_same=sounds_the_same,
    )  # fmt: skip


_COURT, _CITY = "animatic-basketball", "animatic-robot-rain"

SIBLINGS: tuple[Sibling, ...] = (
    _sibling("court-again", PORTRAIT, "A basketball shot misses and rebounds on a court at sunset"),
    _sibling("court-scores", PORTRAIT, "A basketball shot scores on a court at sunset", chance_of=_COURT),
    _sibling("court-noon", PORTRAIT, "A basketball shot misses and rebounds on a court at noon", chance_of=_COURT,
             sounds_the_same=True),
    _sibling("court-balls", PORTRAIT, "Three red balls bounce on a court at sunset", chance_of=_COURT),
    _sibling("court-dog", PORTRAIT, "A dog runs on a court at sunset", chance_of=_COURT),
    _sibling("city-again", PORTRAIT, "A robot walks through the rain in the city"),
    _sibling("city-dog", PORTRAIT, "A dog walks through the rain in the city", chance_of=_CITY),
    _sibling("city-bear", PORTRAIT, "A bear walks through the rain in the city", chance_of=_CITY),
    _sibling("city-runs", PORTRAIT, "A robot runs through the rain in the city", chance_of=_CITY),
    _sibling("city-two", PORTRAIT, "Two robots walk through the rain in the city", chance_of=_CITY),
    _sibling("city-dry", PORTRAIT, "A robot walks in the city", chance_of=_CITY),
    _sibling("coffee-elsewhere", PORTRAIT, moved("coffee", (0.5, 0.4), (0.4, 0.55), zoom=(1.3, 1.1)), sounds.piano, -18),
    _sibling("water-again", PORTRAIT, nature.water, sounds.waves, -24),
    _sibling("street-again", PORTRAIT, nature.night_street, sounds.rain, -28),
    _sibling("snow-again", LANDSCAPE, nature.snowfall, sounds.wind, -26),
    _sibling("slides-in-turn", PORTRAIT, slideshow(("brick", "coffee", "gravel", "coins")), sounds.piano),
    _sibling("meadow-bear", PORTRAIT, "A bear chases a ball in a meadow in the morning"),
    _sibling("meadow-dog", PORTRAIT, "A dog chases a ball in a meadow in the morning", chance_of="sibling-meadow-bear"),
    _sibling("tower", LANDSCAPE, "A yellow truck crashes into a tower of crates on a beach"),
    _sibling("duck", SQUARE, "A duck floats on the sea at dusk"),
    _sibling("ducks", SQUARE, "Two ducks float on the sea at dusk", chance_of="sibling-duck"),
    _sibling("penguin", SQUARE, "A penguin slides down a hill in antarctica at night"),
    _sibling("dancer", PORTRAIT, "A woman jumps over a box in a gym"),
    _sibling("balls", LANDSCAPE, "Five blue balls fall down the stairs in a kitchen"),
    _sibling("kick", LANDSCAPE, "A girl kicks a football in a stadium at night"),
    _sibling("cat", PORTRAIT, "A cat jumps from a table in a bedroom"),
    _sibling("blocks", SQUARE, "Dominoes topple in a row on the moon"),
)  # fmt: skip
