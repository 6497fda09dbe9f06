# ruff: noqa: E501 - tables read better with one row a line
"""Places under a roof."""

from __future__ import annotations

from generation.engine.animatic.places.place import HALL, ROOM, Cover, Place, spelled

INDOORS = (
    Place(
        name="kitchen",
        words=spelled("kitchen, restaurant, cafe, bakery, diner, table, counter, kitchen floor, laboratory, lab"),
        ground="stone",
        cover=Cover.ROOF,
        has_windows=True,
        heard=(("room tone", 0.8), ("mains hum", 1.0), ("clock", 1.6), ("birds outside", 0.35)),
        echo=ROOM,
    ),
    Place(
        name="bedroom",
        words=spelled("bedroom, room, living room, house, home, nursery, playroom, indoors, office, apartment, library, attic, classroom, floor, rug"),
        near=spelled("school, hospital"),
        sorts=("home indoors", "public indoors"),
        ground="rug",
        cover=Cover.ROOF,
        has_windows=True,
        heard=(("room tone", 0.8), ("mains hum", 0.2), ("clock", 1.6), ("birds outside", 0.35)),
        echo=ROOM,
    ),
    Place(
        name="gym",
        words=spelled("gym, gymnasium, gymnastics hall, sports hall, olympic, olympics, hall, dojo, stage, theatre, theater, studio, museum"),
        sorts=("sports place", "stage or hall or club"),
        ground="boards",
        cover=Cover.ROOF,
        has_windows=True,
        heard=(("hall tone", 1.0), ("murmur", 0.5), ("shoe squeaks", 0.3)),
        echo=HALL,
    ),
    Place(
        name="rink",
        words=spelled("rink, ice, ice rink, skating rink, frozen lake, frozen pond, arena, stadium"),
        ground="ice",
        cover=Cover.ROOF,
        heard=(("hall tone", 1.0), ("murmur", 0.9)),
        echo=HALL,
    ),
)  # fmt: skip
