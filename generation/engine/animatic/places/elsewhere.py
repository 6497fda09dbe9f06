# ruff: noqa: E501 - tables read better with one row a line
"""Places off the ground we know: below the water and away from Earth."""

from __future__ import annotations

from generation.engine.animatic.places.place import DIVER_M_S2, MARS_M_S2, MOON_M_S2, Cover, Echo, Place, spelled
from generation.engine.animatic.script import Hour

ELSEWHERE = (
    Place(
        name="underwater",
        dweller="fish",
        words=spelled("underwater, under water, under the sea, under the ocean, seabed, sea floor, ocean floor, coral reef, reef, deep sea, shipwreck, beneath the waves"),
        near=spelled("aquarium, fish tank, fishbowl"),
        sorts=("underwater",),
        ground="sea bed",
        cover=Cover.WATER,
        gravity_m_s2=DIVER_M_S2,
        heard=(("deep water", 1.0), ("bubbles", 0.6)),
        echo=Echo(0.5, 0.12),
        muffled_hz=900.0,
    ),
    Place(
        name="underwater city",
        dweller="fish",
        words=spelled("underwater city, sunken city, city under the sea, undersea city, atlantis, lost city of atlantis"),
        ground="sea bed",
        cover=Cover.WATER,
        gravity_m_s2=DIVER_M_S2,
        heard=(("deep water", 1.0), ("bubbles", 0.8), ("ship hum", 0.25)),
        echo=Echo(0.6, 0.13),
        muffled_hz=1100.0,
    ),
    Place(
        name="moon",
        dweller="astronaut",
        words=spelled("moon, the moon, lunar, lunar surface, asteroid, crater, on the moon"),
        near=spelled("planet, alien planet"),
        ground="dust",
        cover=Cover.VOID,
        gravity_m_s2=MOON_M_S2,
        hour=Hour.NIGHT,
        heard=(("space drone", 1.0),),
    ),
    Place(
        name="mars",
        dweller="robot",
        words=spelled("mars, red planet, martian surface"),
        near=spelled("venus planet"),
        ground="dust",
        gravity_m_s2=MARS_M_S2,
        heard=(("dry wind", 0.8), ("space drone", 0.25)),
        echo=Echo(0.05, 0.02),
        muffled_hz=3000.0,
    ),
    Place(
        name="space",
        dweller="rocket",
        words=spelled("space, outer space, galaxy, nebula, milky way, zero gravity, cosmos, solar system, asteroid belt, orbit"),
        near=spelled("saturn, jupiter"),
        sorts=("space",),
        ground="dust",
        cover=Cover.VOID,
        gravity_m_s2=0.0,
        hour=Hour.NIGHT,
        heard=(("space drone", 1.0),),
    ),
)  # fmt: skip
