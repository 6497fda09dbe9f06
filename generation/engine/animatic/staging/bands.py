"""Music together: each of a band has an instrument of its own, one after the other as the music wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling.play import play_use
from generation.engine.animatic.staging.handling.table import USES
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import LOOSE, Stage, View

_INSTRUMENTS = ("guitar", "trumpet", "drum", "violin")


def play_in_band(stage: Stage, part: Part) -> View:
    """This will let one of a band play its instrument."""
    before = stage.played.get(part.leader.kind, ())
    view = play_use(stage, part)
    stage.played[part.leader.kind] = before  # all of it is music
    stage.plays(part.leader.kind, "music")
    return view


def playing_together(free: Free, others: bool) -> Iterator[Part]:
    """Whoever is to make music: instruments that are named are taken first, then one of each kind in turn."""
    if free.has_water:
        return
    turn = 0
    for at in free.doing("music", frozenset({"biped", "quad", "bird"})):
        actor = free.scene.actors[at]
        if not USES["guitar"].is_by(actor):
            continue
        for _ in range(free.left[at]):
            named = next((each for each in free.of(LOOSE) if free.scene.actors[each].kind in _INSTRUMENTS), None)
            props = (free.take(named, 1),) if named is not None else ()
            action = props[0].kind if props else _INSTRUMENTS[turn % len(_INSTRUMENTS)]
            turn += not props
            player: Actor = replace(free.take(at, 1), actions=(action,))
            yield Part(play=play_in_band, actors=(player,), props=props, action=action)
