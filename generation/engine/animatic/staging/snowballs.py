"""Two throw something soft at each other in turn: it bursts where it meets, and whoever is hit laughs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Act, Actor
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.hands import velocity_to
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import LOOSE, Stage, View, as_named, kind_of

_EVERY_S, _FIRST_S, _FLIGHT_S = 0.95, 0.6, 0.5
_MOST = 8
_APART = 1.5  # body heights
_NAMED = frozenset({"snowball fight", "pillow fight"})
_SOFT = frozenset({"snowball", "pillow", "tomato", "cupcake", "pie", "water balloon", "ball"})


def play_snowballs(stage: Stage, part: Part) -> View:
    """This will let two throw at each other what the part has for it."""
    one_of, other_of = part.actors if len(part.actors) > 1 else (part.leader, part.leader)
    what = replace(part.props[0], count=1)
    tall = max(kind_of(actor).size_m * actor.size for actor in (one_of, other_of))
    figures = []
    for side, actor in zip((-1.0, 1.0), as_named(one_of, other_of), strict=True):
        mood = Mood(faces_us=0.45, joy=1.0, is_steady=True)
        figure = stage.figure(replace(actor, count=1), 0.5 * side * _APART * tall, facing=-side, mood=mood)
        figure.thing.extra["busy"] = 1.0
        stage.plays(actor.kind, part.action)
        figures.append(figure)
    stage.share_group(figures[1].thing, figures[0])
    for number in range(min(_MOST, int((stage.duration_s - _FIRST_S) / _EVERY_S) + 1)):
        by, at = figures[number % 2], figures[1 - number % 2]
        _throw(stage, by, at, what, _FIRST_S + number * _EVERY_S)
    return View(width_m=(_APART + 0.9) * tall, height_m=1.4 * tall)


def _throw(stage: Stage, by: Figure, at: Figure, what: Actor, at_s: float) -> None:
    """One out of a hand that was empty: it is seen as the hand goes back, flies, and bursts on whoever it meets."""
    work = Work(stage, by, what, 0.0, stage.duration_s)
    ball = work.made(what, 0.32 if what.kind == "pillow" else 0.16)
    ball.scale = (0.0, 0.0)
    by.gestures.append(Gesture(at_s - 0.5, at_s + 0.3, "hurl"))
    work.in_hand(ball, 1, (0.02, 0.03), until_s=at_s)
    stage.world.cue(at_s - 0.45, lambda world: setattr(ball, "scale", (1.0, 1.0)))

    def go(world: World) -> None:
        start, goal = ball.body.position, at.thing.body.position
        near = goal.x - 0.14 * at.thing.height_m * by.facing
        ball.body.velocity = velocity_to(start, (near, goal.y + 0.12 * at.thing.height_m), _FLIGHT_S, stage.gravity)
        ball.body.angular_velocity = -6.0 * by.facing

    stage.world.cue(at_s, go)
    stage.world.cue(at_s + _FLIGHT_S, lambda world: _hits(world, ball, at))
    at.leaps.append(Leap(at_s + _FLIGHT_S + 0.02, 0.05 * at.thing.height_m))
    met_s = at_s + _FLIGHT_S
    burst = Source(
        "puff", lambda world: (ball.body.position.x, ball.body.position.y), met_s, met_s + 0.9, 1.3 * ball.width_m
    )
    stage.world.plumes.append(burst)


def _hits(world: World, ball: Thing, at: Figure) -> None:
    ball.body.velocity = (0.0, 0.0)
    if ball.kind.name != "pillow":
        ball.scale = (0.0, 0.0)
    world.sound("splat" if ball.kind.name != "pillow" else "thud", at.thing, 0.3)


def throwing_at_each_other(free: Free, others: bool) -> Iterator[Part]:
    """Two who fight with something soft, or throw it at each other."""
    people = frozenset({"biped"})
    for act in free.scene.acts if not free.has_water else ():
        what = _thrown(free, act)
        if what is None or act.doer not in free.of(people):
            continue
        others_there = [at for at in free.of(people) if at != act.doer]
        other = act.doer if free.left[act.doer] > 1 else next(iter(others_there), None)
        if other is not None:
            cast = (free.take(act.doer, 1), free.take(other, 1))
            yield Part(play=play_snowballs, actors=cast, props=(what,), action=act.action)
            if act.target is not None:
                free.left[act.target] = 0


def _thrown(free: Free, act: Act) -> Actor | None:
    """What is thrown: what is named for it, or what the deed's own name says; None where nothing soft is."""
    if act.action in _NAMED:
        return Actor(kind=act.action.split()[0])
    named = free.scene.actors[act.target] if act.action == "fight" and act.target is not None else None
    return named if named is not None and named.kind in _SOFT and kind_of(named).family in LOOSE else None
