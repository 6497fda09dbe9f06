"""Places off the ground we know: below the water, above the clouds, away from Earth."""

from __future__ import annotations

from generation.engine.animatic.places.place import MOON_M_S2, Cover, Place, spelled
from generation.engine.animatic.script import Hour

ELSEWHERE = (
    Place(
        name="moon",
        words=spelled("moon, space, outer space, mars, planet, lunar, galaxy, asteroid, crater, on the moon"),
        sorts=("space",),
        ground="dust",
        cover=Cover.VOID,
        gravity_m_s2=MOON_M_S2,
        hour=Hour.NIGHT,
        heard=(("space drone", 1.0),),
    ),
)  # fmt: skip
