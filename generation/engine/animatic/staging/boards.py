"""Two at a table with a board between them, who move in turn."""

from __future__ import annotations

from collections.abc import Iterator

import pymunk

from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import bearing, surfaces
from generation.engine.animatic.staging.parts import BIPEDS, Free, Part
from generation.engine.animatic.staging.stage import LOOSE, Stage, View, as_named, kind_of
from generation.engine.animatic.staging.standing import standing

_TABLE_HIGH, _BOARD = 0.42, 0.3  # of the players' height
_SEAT_HIGH = 0.27
_GROUP = 32_000  # of a collision filter: who sits passes the seat
_MOVES_EVERY_S, _MOVE_S = 1.3, 0.95


def play_board(stage: Stage, part: Part) -> View:
    """This will let two sit and play: one moves, the other thinks."""
    tall = max(kind_of(actor).size_m * actor.size for actor in part.actors)
    table = standing(stage, _scaled("table", _TABLE_HIGH * tall), 0.0)
    top = table.body.position.y + table.height_m / 2
    board = stage.loose(
        Actor(kind="chessboard", size=_BOARD * tall / kind_of(Actor(kind="chessboard")).size_m), (0.0, top)
    )
    board.body.position = (0.0, top + board.height_m / 2 + 0.003)
    board.lane = table.lane - 0.02
    for thing in (table, board):  # knees are under it, arms over it
        thing.body.body_type = pymunk.Body.STATIC
        for shape in thing.shapes:
            shape.filter = pymunk.ShapeFilter(mask=0)
    away = table.width_m / 2 + 0.1 * tall
    for side, actor in zip((-1.0, 1.0), as_named(*part.actors), strict=True):
        chair_of = _scaled("chair", 2 * _SEAT_HIGH * tall)
        chair = standing(stage, chair_of, side * away)
        chair.extra["facing"] = -side
        unit = kind_of(chair_of).size_m * chair_of.size
        chair.body.body_type = pymunk.Body.STATIC  # nobody tips over who leans forward
        for shape in chair.shapes:
            shape.filter = pymunk.ShapeFilter(group=_GROUP + chair.index)
        x, y = surfaces.top_of("chair")
        figure, _ = bearing.seated(stage, chair, actor, (-side * x * unit, y * unit), -side)
        figure.mood.faces_us, figure.mood.joy = 0.35, 0.6
        figure.mood.looks_at = board.index
        first_s = 0.3 if side < 0 else 0.3 + _MOVES_EVERY_S
        while first_s < stage.duration_s + 60.0:
            figure.gestures.append(Gesture(first_s, first_s + _MOVE_S, "give"))
            stage.world.cue(first_s + 0.5, lambda world: world.note(Touch.HIT, board, strength=0.8, other="wood"))
            first_s += 2 * _MOVES_EVERY_S
        stage.plays(actor.kind, "chess")
    return View(width_m=2 * away + 0.75 * tall, height_m=1.05 * tall)


def _scaled(kind: str, high_m: float) -> Actor:
    """One of a kind, so high."""
    return Actor(kind=kind, size=high_m / (surfaces.extent(Actor(kind=kind))[1]))


def playing(free: Free, others: bool) -> Iterator[Part]:
    """Two who play a board game; the board, the table and the seats that are named are those of the play."""
    if free.has_water or free.is_under:
        return
    for act in free.scene.acts:
        able = free.of(BIPEDS)
        if act.action != "chess" or act.doer not in able:
            continue
        partner = act.doer if free.left[act.doer] > 1 else next((at for at in able if at != act.doer), None)
        if partner is not None:
            first = free.take(act.doer, 1)
            yield Part(play=play_board, actors=(first, free.take(partner, 1)))
            for at in free.of(LOOSE | {"furniture"}):
                free.left[at] = 0 if free.scene.actors[at].kind in {"chessboard", "table", "chair"} else free.left[at]
