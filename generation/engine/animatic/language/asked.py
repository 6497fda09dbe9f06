"""What is asked for, in types: subjects and what they are like, what they do, where, when and how it is filmed."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.verbs import VerbClass


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Somebody or something that is to be seen."""

    noun: str  # as written, in the singular
    kind: NounClass | None  # None: nothing tells it
    is_guessed: bool = False  # no table has it: its class is what is nearest in meaning
    count: int | None = 1  # None: several
    colour: str | None = None
    size: str | None = None  # big, small
    is_extreme: bool = False  # giant, tiny
    is_young: bool = False  # a puppy, a baby elephant
    mood: str | None = None
    material: str | None = None
    clothes: tuple[str, ...] = ()  # with their adjectives: a red dress


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something that a subject does."""

    doer: int  # of the subjects
    verb: str
    kind: VerbClass | None
    done_to: int | None = None
    order: int = 0  # what has the same number happens together
    is_guessed: bool = False  # no table gives the verb this class: it was learned
    is_suffered: bool = False  # it is done to the *doer*, by nobody who is named: *is kicked*


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Where a subject is: *a* on, under, beside, behind, in front of, over, holding, in or with *b*."""

    a: int
    relation: str
    b: int
    side: str = ""  # of *beside*: left, right; "" where nothing is said


@dataclass(frozen=True, kw_only=True)
class Speech:
    """A line and who says it; None: a voice."""

    speaker: int | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A whole prompt."""

    subjects: tuple[Subject, ...]
    deeds: tuple[Deed, ...]
    relations: tuple[Relation, ...]
    setting: str | None
    setting_kind: str | None  # one of `nouns.PLACE_CLASSES`
    setting_unsaid: str | None  # likewise, where nothing tells it: what the things are mostly seen in
    time: str | None
    weather: str | None
    camera: str | None  # a key of `language.cameras.CAMERA`, or "dolly out"
    pace: float | None  # of what is seen: 0.5 is slow motion
    not_played: tuple[str, ...]  # of the camera: what is understood and can't be played
    styles: tuple[str, ...]  # keys of `language.styles.PRESETS`; what is none of them in its own words
    styles_said: tuple[str, ...]  # the same as written
    lines: tuple[Speech, ...]
    sounds: tuple[str, ...]
    music: str | None
    not_subjects: tuple[str, ...]
    not_deeds: tuple[str, ...]
    not_weather: tuple[str, ...]
    shot_count: int
    is_place_meant: bool = False  # nobody says where: what is there and done makes the sort of place plain
    is_beside_place: bool = False  # by the sea, not in it
    worn: tuple[str, ...] = ()  # clothes, with their adjectives: a red dress
