"""What the weather does and when: the wind's strength, the lightning's moments. Bodies, picture and sound ask here."""

from __future__ import annotations

import random
from dataclasses import dataclass

from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Scene, Weather

SOUND_M_S = 343.0
_WIND_M_S = {
    Weather.WIND: 5.5,
    Weather.STORM: 7.0,
}  # Beaufort 4: leaves and light balls go with it, people stay upright
_FIRST_S, _BETWEEN_S = (
    (0.4, 0.9),
    (3.0, 5.5),
)  # far below three flashes a second, above which flashing does harm (WCAG 2.3.1)
_DISTANCE_M = (240.0, 900.0)  # heard 0.7 to 2.6 s later


@dataclass(frozen=True)
class Bolt:
    """One lightning."""

    at_s: float
    distance_m: float
    across: float  # where in the picture's width, 0..1

    @property
    def heard_s(self) -> float:
        """This will be when its thunder arrives."""
        return self.at_s + self.distance_m / SOUND_M_S


def wind_m_s(scene: Scene) -> float:
    """This will be the mean wind that blows through a scene, to the right."""
    return _WIND_M_S.get(scene.weather, 0.0) if PLACES[scene.setting].cover is Cover.SKY else 0.0


def bolts(scene: Scene, seed: int, duration_s: float) -> tuple[Bolt, ...]:
    """This will be a storm's lightnings within a clip, in order; none in other weather or where none is seen."""
    if scene.weather is not Weather.STORM or not PLACES[scene.setting].shows_weather:
        return ()
    rng = random.Random(f"{seed} lightning {scene.take}")  # noqa: S311 - variety, not secrecy
    found, at_s = [], rng.uniform(*_FIRST_S)
    while at_s < duration_s:
        found.append(Bolt(at_s, rng.uniform(*_DISTANCE_M), rng.uniform(0.12, 0.88)))
        at_s += rng.uniform(*_BETWEEN_S)
    return tuple(found)
