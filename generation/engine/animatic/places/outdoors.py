# ruff: noqa: E501 - tables read better with one row a line
"""Places under the sky."""

from __future__ import annotations

from generation.engine.animatic.places.place import HUSHED, Place, spelled
from generation.engine.animatic.script import Hour

OUTDOORS = (
    Place(
        name="park",
        words=spelled("park, meadow, garden, field, grass, lawn, forest, countryside, hill, hills, backyard, yard, nature, farm, woods, jungle"),
        near=spelled("mountain, mountains, cliff, volcano, waterfall, zoo"),
        sorts=("park or meadow or garden", "forest", "mountain", "farm or village", "sky", "fantasy place"),
        ground="grass",
        heard=(("breeze", 0.5), ("songbirds", 2.0), ("crickets", 0.25)),
    ),
    Place(
        name="beach",
        words=spelled("beach, sand, shore, seaside, coast, island, desert, dune, dunes"),
        sorts=("desert",),
        ground="sand",
        heard=(("surf", 1.0), ("gulls", 0.9)),
    ),
    Place(
        name="sea",
        words=spelled("sea, ocean, water, lake, pond, river, wave, waves, harbour, harbor, bay, lagoon, pool, swimming pool, bathtub, puddle"),
        sorts=("beach or sea", "underwater", "lake or river"),
        ground="sea bed",
        wave_m=0.035,
        hour=Hour.GOLDEN,
        heard=(("surf", 1.0),),
    ),
    Place(
        name="snow",
        words=spelled("ski slope, slope, winter, arctic, north pole, snowfield, snowy mountains, snowy field, antarctica, glacier"),
        sorts=("snow or ice",),
        ground="packed snow",
        heard=(("breeze", 0.3), ("songbirds", 1.2), ("crickets", 0.15), ("wind", 0.8)),
        echo=HUSHED,
    ),
    Place(
        name="street",
        words=spelled("street, city, road, roads, town, sidewalk, downtown, highway, alley, tokyo, new york, london, paris, times square, neon city, market"),
        near=spelled("mountain road, eiffel tower, big ben, bridge, tunnel, airport, church, race track, racetrack, temple"),
        sorts=("street or city", "vehicle inside"),
        ground="asphalt",
        heard=(("town", 1.0), ("passing cars", 0.8)),
    ),
    Place(
        name="court",
        words=spelled("court, basketball court, playground, schoolyard, school yard, outdoor court"),
        ground="asphalt",
        hour=Hour.GOLDEN,
        heard=(("town", 1.0), ("passing cars", 0.8), ("songbirds", 0.8)),
    ),
)  # fmt: skip
