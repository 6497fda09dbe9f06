"""What holds from shot to shot, though nobody says it again: where it plays, and in which pace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generation.engine.animatic.actions import IN_WATER
from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import HOME_OF_KIND, PLACES
from generation.engine.animatic.script import Actor, Hour, Scene

_AWAY = frozenset({"shoot", "axel", "ski", *IN_WATER})
"""What is done where there is the place for it."""


def place_held(before: Scene | None, own: str, actors: Sequence[Actor], support: str | None) -> str:
    """This will be where a shot plays that names no place: where the one before did, rather than where its first subject is
    usually (`own`), unless what is done there needs another ground. Who watches what is at sea stands ashore.
    """
    families = {KINDS[actor.kind].family for actor in actors}
    acts = {action for actor in actors for action in actor.actions}
    if before is None or acts & _AWAY or families & {"orb", "swimmer", "float"} or support in HOME_OF_KIND:
        return own
    return "beach" if before.setting == "sea" else before.setting


def hour_held(before: Scene | None) -> Hour | None:
    """This will be the hour that was outdoors in the shot before; None where there was no sky."""
    return before.hour if before is not None and PLACES[before.setting].cover is Cover.SKY else None


def paced(scenes: Sequence[Scene], paces: Sequence[float | None], of_all: float | None) -> Iterator[Scene]:
    """This will be the scenes, each in its own pace (`paces`); one that no shot names is that of all (`of_all`)."""
    whole = None if any(paces) else of_all
    for scene, pace in zip(scenes, paces, strict=True):
        yield replace(scene, pace=pace or whole or 1.0)
