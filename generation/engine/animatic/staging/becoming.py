"""One becomes another: sparks rise round the first, it goes up in a light, and out of the light comes the second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import pymunk

from generation.engine.animatic.kinds.kind import Kind
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.choreography import perform
from generation.engine.animatic.staging.cues import Cue
from generation.engine.animatic.staging.flight import flyer
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, kind_of
from generation.engine.animatic.staging.standing import at_rest
from generation.engine.animatic.staging.vehicles import CRUISE_M_S, car, set_speed

_BODIES = FIGURES | LOOSE | {"furniture", "car", "flyer"}
_LEAST_S, _SHARE, _MOST_S = 1.0, 0.42, 2.4  # when it happens, seconds and of the clip
_SPELL_S = 0.9  # sparks rise so long before the light is brightest (`picture.plumes`)
_GONE_S, _COME_S = 0.4, 0.5  # how long one takes to go, the other to come
_OVER = 0.14  # of its size, so much larger the other is for a moment
_WITHOUT_END_S = 60.0
_GROUP = 700  # of a collision filter
_GOING = frozenset({"walk", "run", "drive", "fly", "flee", "sneak", "jump", "dance", "wave"})


@dataclass
class Body:
    """One of the two: what it is made of, and who moves it."""

    things: list[Thing]
    figure: Figure | None = None
    tall_m: float = 0.0
    wide_m: float = 0.0

    def scale(self, wide: float, high: float) -> None:
        """This will show it so large."""
        for thing in self.things:
            thing.scale = (wide, high)


def play_becoming(stage: Stage, part: Part) -> View:
    """This will let the first of two actors become the second, by itself or because a third one wills it."""
    first, second, *others = part.actors
    at_s = min(max(_LEAST_S, _SHARE * stage.duration_s), _MOST_S)
    one, other = _body(stage, first), _body(stage, second)
    for shape in (shape for body in (one, other) for thing in body.things for shape in thing.shapes):
        shape.filter = pymunk.ShapeFilter(
            group=_GROUP + one.things[0].index
        )  # they are in one place, one after the other
    other.scale(0.0, 0.0)
    tall, wide = max(one.tall_m, other.tall_m), max(one.wide_m, other.wide_m)
    stage.world.hooks.append(_Change(one, other, at_s))
    middle = one.things[0]
    stage.world.plumes.append(
        Source(
            "spell", lambda world: _middle(middle, other.tall_m, world, at_s), at_s - _SPELL_S, at_s + 1.6, 0.55 * tall
        )
    )
    stage.world.cue(at_s - 0.5, lambda world: world.sound("magic chime", middle, 1.6))
    stage.world.cue(at_s, lambda world: world.sound("pop", other.things[0], 0.3))
    stage.plays(first.kind, "become")
    _before(stage, one, at_s)
    _afterwards(stage, first, second, other, at_s + _COME_S)
    left = 0.0
    if others:
        left = _enchants(stage, others[0], one, at_s, 0.5 * wide)
    width, height = 1.25 * wide + left, 1.18 * max(tall, kind_of(others[0]).size_m if others else 0.0)
    follows = other.things[0].index if other.figure is not None and other.figure.paces else -1
    if other.figure is None and "drive" in stage.played[first.kind]:
        follows = other.things[0].index
    return View(width_m=width, height_m=height, centre_x_m=-0.5 * left, follows=follows)


def _body(stage: Stage, actor: Actor) -> Body:
    first, actor = len(stage.world.things), replace(actor, count=1)
    kind, figure = kind_of(actor), None
    if kind.family in FIGURES:
        figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.85, joy=0.75, is_steady=True))
        middle = figure.thing
    elif kind.family == "car":
        middle = car(stage, actor, 0.0, 1.0)
        set_speed(stage, middle, 0.0)
    elif kind.family == "flyer":
        middle = flyer(stage, actor, (0.0, _aloft(kind, actor)), heading=0.0).thing
    else:
        middle = at_rest(stage, actor, 0.0)
    middle.extra["grows"] = 1.0
    body = Body(stage.world.things[first:], figure, middle.height_m, middle.width_m)
    if kind.family == "flyer":
        body.tall_m += 2 * (_aloft(kind, actor) - middle.height_m / 2)
    return body


def _aloft(kind: Kind, actor: Actor) -> float:
    """How high what flies is: near the ground, where the other one was."""
    tall = kind.size_m * actor.size * (kind.tall or 0.6)
    return 0.5 * tall + 0.15 * max(tall, 0.5)


def _middle(first: Thing, other_m: float, world: World, at_s: float) -> tuple[float, float]:
    """Where the light is: round the first, then as high as the other's middle."""
    share = eased((world.now_s - at_s + 0.3) / 0.6)
    x, y = first.body.position
    return x, y + share * (0.5 * other_m - y)


@dataclass
class _Change:
    """The first goes up in the light, the second comes out of it, a little too large at first."""

    one: Body
    other: Body
    at_s: float

    def __call__(self, world: World, now_s: float) -> None:
        gone = eased((now_s - self.at_s + _GONE_S) / _GONE_S)
        come = (now_s - self.at_s) / _COME_S
        self.one.scale(max(0.0, 1.0 - gone**2), max(0.0, 1.0 + 0.12 * gone - 1.12 * gone**3))
        if gone >= 1.0:
            self.one.scale(0.0, 0.0)
        if come > 0.0:
            share = eased(min(come, 1.0))
            swell = 1.0 + _OVER * 4.0 * share * (1.0 - share)
            self.other.scale(share * swell, share * swell)


def _before(stage: Stage, one: Body, at_s: float) -> None:
    """Whoever has a face sees it coming."""
    if one.figure is None:
        return
    mood = one.figure.mood

    def startled(world: World) -> None:
        mood.lids, mood.gape, mood.brow = 1.3, 0.45, -0.6

    stage.world.cue(at_s - _SPELL_S, startled)


def _afterwards(stage: Stage, first: Actor, second: Actor, other: Body, from_s: float) -> None:
    """What the new one does: what the old one was to do then, what it is told to do itself, or a leap for joy."""
    doing = [act for act in (*first.actions, *second.actions) if act in _GOING and act != kind_of(first).action]
    if other.figure is None:
        if kind_of(second).family == "car" and {"drive", "run", "flee"} & set(doing):
            stage.world.cue(from_s + 0.3, lambda world: set_speed(stage, other.things[0], CRUISE_M_S))
            stage.plays(first.kind, "drive")
        return
    figure = other.figure
    figure.mood.calls = (from_s + 0.25,)
    if doing:
        share = (stage.duration_s - from_s) / len(doing)
        for turn, act in enumerate(doing):
            perform(Cue(stage, figure, from_s + turn * share, from_s + (turn + 1) * share, "floor"), act)
        stage.plays(first.kind, *doing)
        return
    for again_s in (0.45, 2.2, 3.9):
        figure.leaps.append(Leap(from_s + again_s, 0.12 * figure.thing.height_m))
    if figure.thing.kind.family == "biped":
        figure.gestures.append(Gesture(from_s + 0.9, stage.duration_s + _WITHOUT_END_S, "cheer"))


def _enchants(stage: Stage, actor: Actor, one: Body, at_s: float, near_m: float) -> float:
    """Puts whoever wills it beside them, pointing: sparks fly over. Returns how far to the left it goes on, metres."""
    tall = kind_of(actor).size_m * actor.size
    apart = near_m + 0.55 * tall
    figure = stage.figure(replace(actor, count=1), -apart, mood=Mood(faces_us=0.4, joy=0.9, is_steady=True))
    figure.gestures.append(Gesture(at_s - 1.2, at_s + 0.5, "point"))
    figure.mood.looks_at = one.things[0].index
    stage.plays(actor.kind, "enchant")
    stage.world.plumes.append(Source("sparks", _bolt(figure, one.things[0], at_s), at_s - 1.0, at_s - 0.2, 0.14 * tall))
    return apart + 0.3 * tall - near_m


def _bolt(figure: Figure, goal: Thing, at_s: float) -> Callable[[World], tuple[float, float]]:
    def where(world: World) -> tuple[float, float]:
        share = eased((world.now_s - at_s + 0.9) / 0.6)
        (x0, y0), (x1, y1) = figure.grip(world.now_s, 1), goal.body.position
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share

    return where


def becoming(free: Free, others: bool) -> Iterator[Part]:
    """What is to become something else, with whoever makes it so."""
    if free.has_water:
        return
    actors = free.scene.actors
    for act in free.scene.acts:
        if act.action != "become" or act.target is None or act.target == act.doer:
            continue
        pair = (act.doer, act.target)
        if not all(free.left[at] and kind_of(actors[at]).family in _BODIES for at in pair):
            continue
        makers = [each.doer for each in free.scene.acts if each.action == "enchant" and each.target == act.doer]
        cast = [free.take(at) for at in pair]
        cast += [free.take(at, 1) for at in makers[:1] if free.left[at] and kind_of(actors[at]).family == "biped"]
        goes = bool({"drive", "run", "walk", "flee"} & {*cast[0].actions, *cast[1].actions})
        yield Part(play=play_becoming, actors=tuple(cast), action="become", travels=goes)


def play_spell(stage: Stage, part: Part) -> View:
    """This will let somebody cast a spell: a hand goes up, sparks gather about it and burst."""
    actor = part.leader
    stage.plays(actor.kind, "enchant")
    figure = stage.figure(replace(actor, count=1), 0.0, mood=Mood(faces_us=0.6, joy=0.9, is_steady=True))
    tall, at_s = figure.thing.height_m, 0.5
    while at_s < stage.duration_s - 0.6:
        figure.gestures.append(Gesture(at_s, at_s + _CAST_S - 0.25, "point"))
        begin, goal = at_s, (1.15 * tall, 0.75 * tall)
        stage.world.plumes.append(Source("sparks", _thrown_from(figure, begin, goal), begin, begin + 0.95, 0.1 * tall))
        light = Source("spell", partial(_lit, figure, goal), begin + 0.1, begin + _CAST_S, 0.3 * tall)
        stage.world.plumes.append(light)
        stage.world.cue(begin + 0.3, lambda world: world.sound("magic chime", figure.thing, 1.3))
        at_s += _CAST_S + 0.2
    return View(width_m=2.3 * tall, height_m=1.45 * tall, centre_x_m=0.5 * tall)


_CAST_S = 2.1


def _lit(figure: Figure, goal: tuple[float, float], world: World) -> tuple[float, float]:
    return _off(figure, goal)


def _off(figure: Figure, goal: tuple[float, float]) -> tuple[float, float]:
    return figure.thing.body.position.x + goal[0], goal[1]


def _thrown_from(figure: Figure, from_s: float, goal: tuple[float, float]) -> Callable[[World], tuple[float, float]]:
    def where(world: World) -> tuple[float, float]:
        share = eased((world.now_s - from_s - 0.25) / 0.7)
        (x0, y0), (x1, y1) = figure.grip(world.now_s, 1), _off(figure, goal)
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share

    return where


def casting_spells(free: Free, others: bool) -> Iterator[Part]:
    """Who is to do magic, and nothing is said to become of it."""
    for at in free.doing("enchant", frozenset({"biped"})) if not free.has_water else []:
        yield Part(play=play_spell, actors=(free.take(at, 1),), action="enchant")
