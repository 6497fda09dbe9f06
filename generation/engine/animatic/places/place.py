"""What a place is to everybody: its words, what is over and under one there, how it sounds. `picture.sets` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.script import Hour

EARTH_M_S2 = 9.81
MOON_M_S2 = 1.62
MARS_M_S2 = 3.71
DIVER_M_S2 = 1.4  # what is left of a body's weight on the sea bed: it walks and leaps there as on the moon


class Cover(StrEnum):
    """What is over a place: it decides what comes of the weather."""

    SKY = "sky"  # rain, snow, wind and light reach whoever is there
    ROOF = "roof"  # weather is seen through windows, where there are any
    WATER = "water"  # all of it lies below the surface
    VOID = "void"  # no air, so no weather


@dataclass(frozen=True)
class Echo:
    """How a place answers a sound."""

    decay_s: float  # in which the answer falls to 1/e
    level: float  # of the answer beside the sound itself


OPEN = Echo(0.1, 0.05)
HUSHED = Echo(0.06, 0.025)  # snow, leaves and carpets swallow it
ROOM = Echo(0.22, 0.11)
HALL = Echo(0.42, 0.13)
VAULT = Echo(0.9, 0.16)  # stone all around


@dataclass(frozen=True, kw_only=True)
class Place:
    """One setting that can be played. The words of `near` are read as it, and the member is told."""

    name: str
    dweller: str  # kind that is there where a prompt names nobody
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()  # of `language.nouns.PLACE_CLASSES`: places without words here that it stands for
    ground: str  # key of `physics.materials.MATERIALS`
    cover: Cover = Cover.SKY
    has_windows: bool = False  # through which the weather is seen
    gravity_m_s2: float = EARTH_M_S2
    wave_m: float | None = None  # height of the waves one floats on; None: there is ground
    basin: str = ""  # the place where those who are there swim and float
    shore: str = ""  # the place where those are who stand by its water
    hour: Hour = Hour.DAY  # when nobody says
    heard: tuple[tuple[str, float], ...] = ()  # keys of `sound.ambience.ELEMENTS`, and how loud
    echo: Echo = OPEN
    muffled_hz: float | None = None  # above which nothing is heard

    @property
    def is_indoors(self) -> bool:
        """This will say whether there is a roof over it."""
        return self.cover is Cover.ROOF

    @property
    def has_water(self) -> bool:
        """This will say whether one floats there instead of standing."""
        return self.wave_m is not None

    @property
    def shows_weather(self) -> bool:
        """This will say whether weather is to be seen there at all."""
        return self.cover is Cover.SKY or self.has_windows


def spelled(text: str) -> tuple[str, ...]:
    """This will be the words of a row, written one after the other."""
    return listed(text)
