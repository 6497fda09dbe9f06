"""The bed under everything: what a place sounds like when nothing happens, and what the weather adds to it."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Hour, Scene, Weather
from generation.engine.animatic.sound.beds import BY_DAY, BY_NIGHT, ELEMENTS
from generation.engine.animatic.sound.elements import rain, storm, wind
from generation.engine.animatic.sound.loudness import hop_powers, integrated
from generation.engine.animatic.sound.signal import Signal, Stereo, filtered

QUIET_LUFS = -38.0
"""What a place sounds like when nothing happens, beside contacts that peak at about -3 dBFS."""
_LOUDER = {
    "surf": -28.0,
    "town": -33.0,
    "space drone": -31.0,
    "murmur": -36.0,
    "wind": -32.0,
    "passing cars": -33.0,
    "stadium crowd": -29.0,
    "market crowd": -32.0,
    "rumble": -32.0,
    "falls": -28.0,
    "jets": -34.0,
    "underground train": -32.0,
    "high wind": -32.0,
}
_RAIN_LUFS, _WIND_LUFS, _STORM_LUFS = -27.0, -29.0, -24.0


def bed(scene: Scene, count: int, rng: np.random.Generator) -> Stereo:
    """This will be the place's own sound with its weather, float32 [2, count], at the loudness that it has there."""
    place, total = PLACES[scene.setting], np.zeros((2, count))
    silent = BY_DAY if scene.hour is Hour.NIGHT else BY_NIGHT
    heard = [(name, gain) for name, gain in place.heard if name not in silent]
    for name, gain in heard:
        total += gain * ELEMENTS[name](count, rng)
    level = max((_LOUDER.get(name, QUIET_LUFS) for name, _ in heard), default=QUIET_LUFS)
    total, level = _weathered(total, level, scene, count, rng)
    loudness, _ = integrated(hop_powers(total.astype(np.float32)))
    return np.asarray(total * 10 ** ((level - loudness) / 20) if loudness > -70 else total, np.float32)


def _weathered(total: Signal, level: float, scene: Scene, count: int, rng: np.random.Generator) -> tuple[Signal, float]:
    """Rain and wind over the place's own sound; through windows they are heard softly and dull."""
    place = PLACES[scene.setting]
    weather = {
        Weather.RAIN: (rain, _RAIN_LUFS),
        Weather.WIND: (wind, _WIND_LUFS),
        Weather.STORM: (storm, _STORM_LUFS),
    }.get(scene.weather)
    if weather is None or not place.shows_weather:
        return total, level
    sound, loudness = weather[0](count, rng), weather[1]
    if place.cover is not Cover.SKY:
        sound = np.stack([filtered(side, high_hz=900.0) for side in sound])
        loudness -= 8.0
    scale = np.sqrt(np.mean(total**2)) / (np.sqrt(np.mean(sound**2)) + 1e-9)
    return 0.45 * total + scale * sound, max(level, loudness)
