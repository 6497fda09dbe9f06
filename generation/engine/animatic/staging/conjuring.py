"""Something is pulled out of a hat, a box, a bag, where it was not to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.containers import MOUTHS
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, kind_of

_SEEN_S = 0.36  # of the clip, until it comes out
_UP_S = 0.8
_EVER_S = 60.0
_PULLS = frozenset({"pull", "take", "lift"})


def play_conjuring(stage: Stage, part: Part) -> View:
    """This will let somebody at a table pull something out of what stands there, with both hands."""
    actor, (what, whence) = part.leader, part.props
    stage.plays(actor.kind, *(act for act in actor.actions if act in _PULLS))
    figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.6, joy=0.95, is_steady=True))
    tall, at_s = figure.thing.height_m, max(0.9, _SEEN_S * stage.duration_s)
    work = Work(stage, figure, what, 0.0, stage.duration_s)
    x, top = work.table()
    box = work.made(whence, 0.3)
    work.lay(box, x + 0.02 * tall, top)
    figure.gestures += [
        Gesture(-1.0, at_s - 0.1, "stir"),
        Gesture(at_s - 0.1, stage.duration_s + _EVER_S, "hold aloft"),
    ]
    thing = _hidden(work, what)
    thing.lane = box.lane + 0.01
    low = (box.body.position.x, top + 0.5 * box.height_m)

    def way(now_s: float) -> tuple[float, float, float]:
        share, (x1, y1), x0 = eased((now_s - at_s) / _UP_S), work.hand(now_s, 2), low[0] + work.shift_m
        return x0 + (x1 - x0) * share, low[1] + (y1 - 0.12 * thing.height_m - low[1]) * share, 0.0

    work.follow(thing, way)

    def seen(world: World, now_s: float) -> None:
        share = eased((now_s - at_s) / (0.6 * _UP_S))
        thing.scale = (share, share)
        thing.lane = figure.thing.lane - 0.2 if now_s > at_s + _UP_S else box.lane + 0.01

    stage.world.hooks.append(seen)
    stage.world.cue(at_s, lambda world: world.sound("tada", box, 1.4))
    sparks = Source(
        "sparks", lambda world: (low[0] + work.shift_m, low[1] + 0.1 * tall), at_s - 0.1, at_s + 0.9, 0.2 * tall
    )
    stage.world.plumes += [sparks, Source("puff", sparks.where, at_s, at_s + 1.0, 0.22 * tall)]
    stage.laid |= {(actor.kind, "holding", what.kind), (what.kind, "in", whence.kind)}
    return View(width_m=1.5 * tall, height_m=1.35 * tall, centre_x_m=0.18 * tall)


def _hidden(work: Work, what: Actor) -> Thing:
    """What comes out: it is there from the first, and has no size."""
    stage, most = work.stage, 0.42 * work.tall / kind_of(what).size_m
    one = replace(what, count=1, size=min(what.size, most))
    if kind_of(what).family in FIGURES:
        figure = stage.figure(one, 0.0, mood=Mood(faces_us=1.1, joy=0.9, is_steady=True))
        figure.carrier = work.figure.thing
        stage.plays(what.kind, "look")
        thing = figure.thing
        stage.share_group(thing, work.figure)
    else:
        thing = work.made(one, 0.3)
    thing.scale = (0.0, 0.0)
    return thing


def conjuring(free: Free, others: bool) -> Iterator[Part]:
    """Who is to pull what out of which thing."""
    actors = free.scene.actors
    for act in free.scene.acts if not free.has_water else ():
        if act.action not in _PULLS or act.target is None or not free.left[act.doer] or not free.left[act.target]:
            continue
        inside = [tie.b for tie in free.scene.ties if (tie.a, tie.relation) == (act.target, "in") and free.left[tie.b]]
        able = kind_of(actors[act.doer]).family == "biped" and kind_of(actors[act.target]).family in LOOSE | FIGURES
        fits = [at for at in inside if actors[at].kind in MOUTHS and kind_of(actors[at]).family in LOOSE]
        if able and fits:
            doer = free.take(act.doer, 1)
            yield Part(play=play_conjuring, actors=(doer,), props=(free.take(act.target, 1), free.take(fits[0], 1)))
