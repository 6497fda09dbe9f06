"""The typed scene script: what the reader understood and what staging, picture and sound are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from generation.engine.animatic.language.asking import Account

Colour = tuple[int, int, int]
"""Red, green, blue, each 0..255."""


class Hour(StrEnum):
    """The light of the scene."""

    DAWN = "dawn"
    DAY = "day"
    GOLDEN = "golden hour"
    NIGHT = "night"


class Weather(StrEnum):
    """What falls or blows."""

    CLEAR = "clear"
    RAIN = "rain"
    SNOW = "snow"
    WIND = "wind"
    FOG = "fog"
    STORM = "storm"


@dataclass(frozen=True, kw_only=True)
class Worn:
    """Something that somebody has put on beside what goes with the kind."""

    item: str  # one of `picture.worn.ITEMS` or `picture.garments.GARMENTS`
    colour: Colour | None = None  # None: its own
    pattern: str = ""  # a row of `picture.dressed.PATTERNS`; "": its own


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody or something the prompt names, with what it does."""

    kind: str  # key of `lexicon.KINDS`
    noun: str = field(default="", compare=False)  # what the prompt calls it, in the singular; "" where nobody named it
    actions: tuple[str, ...] = ()  # keys of `lexicon.ACTIONS`, in the order they were written
    count: int = 1  # 1..12
    colour: Colour | None = None  # None: the kind's own colours
    size: float = 1.0  # times the kind's usual size
    is_young: bool = False  # an animal with a child's proportions
    mood: str | None = None  # as written: `language.traits.mood_of` knows it
    material: str | None = None  # as written, mostly one of `language.traits.MATERIALS`
    clothes: str = ""  # what a person has on beside shirt and trousers: "dress"
    wears: tuple[Worn, ...] = ()  # on its head, before its eyes, at its neck, on its body
    tool: str | None = None  # what it has in its hands: one of `actions.TOOLS`
    who: int = field(default=0, compare=False)  # of the script's cast: the same one has the same number in every shot


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something that is said aloud."""

    text: str
    speaker: int | None = None  # of `Scene.actors`; None: a voice that nobody in the picture has


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Where an actor is: *a* on, under, beside, behind, in front of, over, holding, in or with *b*, both `Scene.actors`."""

    a: int
    relation: str
    b: int
    side: str = ""  # of *beside*: left, right, or either


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something that an actor does, to another where it is done to somebody."""

    doer: int  # of `Scene.actors`
    action: str  # a key of `lexicon.ACTIONS`
    target: int | None = None  # of `Scene.actors`
    order: int = 0  # what has the same number happens together


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A whole clip in words a stage director understands."""

    actors: tuple[Actor, ...]  # at least one
    setting: str  # key of `places.table.PLACES`
    hour: Hour
    weather: Weather
    sights: tuple[str, ...] = ()  # what is seen in its sky: names of `sights`
    support: str | None = None  # what the first actor stands on: a kind of family "support"
    camera: str | None = (
        None  # a key of `language.cameras.CAMERA`, "dolly out" or "selfie": how it moves, or how near it is
    )
    style: str | None = None  # a key of `manners.STYLES`
    ties: tuple[Tie, ...] = ()
    strung: frozenset[str] = frozenset()  # what of it is on a string: values of `actions.STRUNG`
    acts: tuple[Act, ...] = ()  # what each actor does and to whom; `Actor.actions` has them without their targets
    lines: tuple[Line, ...] = ()  # in the order in which they are said
    effects: tuple[str, ...] = ()  # sounds that the prompt names, in its words
    music: str | None = None  # in the prompt's words; None: none was asked for
    pace: float = 1.0  # seconds of what happens to a second of what is seen: 0.5 is slow motion
    in_turn: str = (
        ""  # what is done comes one after the other, whoever does it: "then", "until", "suddenly"; "": at once
    )
    is_missed: bool | None = None  # a shot or throw: True misses, False scores, None as chance has it
    take: int = field(default=0, compare=False)  # of several takes of one shot: looks stay, chance is another


class Join(StrEnum):
    """How a shot comes in."""

    CUT = "cut"
    DISSOLVE = "dissolve"


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A scene and its place in the clip."""

    scene: Scene
    start_s: float
    length_s: float
    join: Join = Join.CUT  # of the first shot it says nothing


@dataclass(frozen=True, kw_only=True)
class Script:
    """A whole clip: its shots, one after the other without a gap."""

    shots: tuple[Shot, ...]  # at least one


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A script, and what the member must hear about how it was read: the gravest first."""

    script: Script
    first: tuple[str, ...] = ()  # what is not as asked: said before anything else
    remarks: tuple[str, ...] = ()  # what else there is to say
    left_out: tuple[str, ...] = ()  # what was read and is in no scene, in the prompt's words
    undone: tuple[str, ...] = ()  # what was read and nobody does, as clauses: *the cook doesn't repair the clock*
    words: tuple[str, ...] = ()  # of the prompt
    account: Account | None = field(default=None, compare=False)  # how it was read; None of what was changed or goes on

    @property
    def scene(self) -> Scene:
        """This will be the scene of the first shot."""
        return self.script.shots[0].scene
