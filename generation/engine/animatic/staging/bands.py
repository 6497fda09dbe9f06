"""Music together: each of a band has an instrument of its own, one after the other as the music wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pymunk

from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling.play import play_use
from generation.engine.animatic.staging.handling.table import USES
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import LOOSE, Stage, View

_INSTRUMENTS = ("guitar", "trumpet", "violin", "drum")
_APART, _DEEP = 0.66, 0.4  # body heights between two, and from the front row to the back one
_GROUP = 41_000  # of a collision filter: they stand close, and pass each other
_FAMILIES = frozenset({"biped", "quad", "bird"})


def play_band(stage: Stage, part: Part) -> View:
    """This will let a band play, close together in two rows, whoever has a drum at the end."""
    kinds = {actor.kind: stage.played.get(actor.kind, ()) for actor in part.actors}
    places, tallest, x = [], 0.0, 0.0
    for number, player in enumerate(part.actors):
        props = tuple(each for each in part.props if each.kind == player.actions[0])[:1]
        first = len(stage.world.things)
        play_use(stage, Part(play=play_use, actors=(player,), props=props, action=player.actions[0]))
        entered = stage.world.things[first:]
        tall = entered[0].height_m
        x += 0.5 * _APART * tall if number else 0.0
        for thing in entered:
            thing.body.position += (x, 0.0)
            thing.lane += _DEEP * tall * (number % 2)
            for shape in thing.shapes:
                shape.filter = pymunk.ShapeFilter(group=_GROUP)
        places.append(x)
        x += 0.5 * _APART * tall
        tallest = max(tallest, tall)
    for kind, before in kinds.items():
        stage.played[kind] = before  # all of it is music
        stage.plays(kind, "music")
    left, right = 0.5 * tallest, places[-1] + 0.75 * tallest
    return View(width_m=left + right, height_m=1.35 * tallest, centre_x_m=(right - left) / 2)


def playing_together(free: Free, others: bool) -> Iterator[Part]:
    """Whoever is to make music: instruments that are named are taken first, then one of each kind in turn."""
    if free.has_water:
        return
    players: list[Actor] = []
    named = [each for each in free.of(LOOSE) if free.scene.actors[each].kind in _INSTRUMENTS]
    able = [at for at in free.doing("music", _FAMILIES) if USES["guitar"].is_by(free.scene.actors[at])]
    props = tuple(free.take(each, 1) for each in named) if able else ()
    count = sum(free.left[at] for at in able)
    kinds = [each.kind for each in props]
    kinds += [each for each in _INSTRUMENTS * count if each not in kinds or count > len(_INSTRUMENTS)]
    for at in able:
        for _ in range(free.left[at]):
            players.append(replace(free.take(at, 1), actions=(kinds[len(players)],)))
    if players:
        players.sort(key=lambda each: each.actions == ("drum",))
        yield Part(play=play_band, actors=tuple(players), props=props, action="music")
