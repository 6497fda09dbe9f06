"""The bed under everything: what a place sounds like when nothing happens, and what the weather adds to it."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Hour, Scene, Weather
from generation.engine.animatic.sound.elements import BY_DAY, BY_NIGHT, ELEMENTS, Stereo, rain, wind


def bed(scene: Scene, count: int, rng: np.random.Generator) -> Stereo:
    """This will be the place's own sound, float64 [2, count], RMS 1 before levels are set."""
    place, total = PLACES[scene.setting], np.zeros((2, count))
    silent = BY_DAY if scene.hour is Hour.NIGHT else BY_NIGHT
    for name, gain in place.heard:
        if name not in silent:
            total += gain * ELEMENTS[name](count, rng)
    if place.cover is Cover.SKY and scene.weather is Weather.RAIN:
        total = 0.5 * total + 1.3 * rain(count, rng)
    elif place.cover is Cover.SKY and scene.weather is Weather.WIND:
        total = 0.6 * total + 0.8 * wind(count, rng)
    return np.asarray(total / (np.sqrt(np.mean(total**2)) + 1e-9))
