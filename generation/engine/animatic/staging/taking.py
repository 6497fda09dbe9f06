"""Somebody takes what lies there: goes to it, bends down, has it in hands or mouth, and does with it what follows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generation.engine.animatic.physics.gestures import UNBENT, Gesture
from generation.engine.animatic.physics.hinds import can_rise
from generation.engine.animatic.physics.intents import Leap, Mood, Pace
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.reach import can_be_taken
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.choreography import SPEEDS
from generation.engine.animatic.staging.handling.work import NEARER, Lead, Work
from generation.engine.animatic.staging.pairs import play_catch
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import LOOSE, Stage, View, kind_of
from generation.engine.animatic.staging.standing import at_rest
from generation.engine.animatic.staging.swimming import swimmer

_TAKING = frozenset({"take", "steal", "find"})
_WITHOUT_END_S = 60.0
_REACHED_S = 0.38  # of the clip, until it is reached
_LEAST_S, _MOST_S = 0.9, 2.2
_BENDS_S, _UP_S = 0.4, 0.45  # down to it, and up again with it
_TURN_HZ = 9.0  # how fast a figure turns round
_STEALTHY = 0.5  # body sizes a second, of who steals
_AWAY = frozenset({"flee", "run", "walk", "sneak"})
_THROWN = (3.4, 3.2)  # metres a second, of who is a metre and a half tall
FAMILIES = frozenset({"biped", "quad", "bird"})


def can_take(actor: Actor, target: Actor) -> bool:
    """This will say whether one can take up the other: with hands, with the mouth or a beak."""
    return kind_of(actor).family in FAMILIES and can_be_taken(target.kind)


@dataclass
class _Taker:
    """Who takes it, where from, and when."""

    work: Work
    thing: Thing
    grabs_s: float
    has_hands: bool
    until_s: float = math.inf  # until it is thrown
    _from: tuple[float, float] | None = None
    _side: float = 1.0  # where it looks, -1 left .. 1 right: who turns round takes it along

    def place(self, now_s: float) -> tuple[float, float, float]:
        """This will be where the thing is from the moment on when it is taken: from the ground up to hands or mouth."""
        self._from = self._from or self.thing.body.position
        (x0, y0), (x1, y1) = self._from, self._grip(now_s)
        share = eased((now_s - self.grabs_s) / _UP_S)
        self._side += (self.work.figure.facing - self._side) * min(1.0, _TURN_HZ * self.work.stage.world.dt)
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, 0.0

    def _grip(self, now_s: float) -> tuple[float, float]:
        thing = self.work.figure.thing
        if self.has_hands:
            x, y = self.work.hand(now_s, 2)
            return x + 0.02 * self._side * thing.height_m, y
        body = thing.body
        ahead, up = (0.5 * thing.width_m, 0.12 * thing.height_m) if thing.kind.family == "quad" else (
            0.42 * thing.width_m, 0.2 * thing.height_m)  # fmt: skip
        return body.position.x + self._side * ahead, body.position.y + up


def play_take(stage: Stage, part: Part) -> View:
    """This will let the first actor take what the part has for it."""
    actor, asked = part.leader, replace(part.props[0], count=1)
    is_upright = kind_of(actor).name in UNBENT and can_rise(kind_of(actor))
    figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.5, joy=0.85, is_steady=True), is_upright=is_upright)
    has_hands = figure.thing.kind.family == "biped"
    length = figure.thing.width_m if figure.thing.kind.family == "quad" else figure.thing.height_m
    reached_s = min(max(_LEAST_S, _REACHED_S * stage.duration_s), _MOST_S)
    speed = (_STEALTHY if part.action == "steal" else SPEEDS["walk"]) * length
    way_m = speed * (reached_s - 0.2)
    work = Work(stage, figure, asked, 0.0, stage.duration_s)
    thing = _there(work, asked, way_m + (0.27 * length if has_hands else 0.52 * length), length)
    taker = _Taker(work, thing, reached_s + _BENDS_S, has_hands)
    figure.paces = [Pace(0.2, speed), Pace(reached_s, 0.0)]
    if part.action == "steal":
        figure.gestures.append(Gesture(-1.0, reached_s, "sneak"))
        figure.mood.lids = 0.75
    figure.gestures.append(Gesture(reached_s - 0.1, taker.grabs_s + _UP_S, "take up"))
    figure.mood.looks_at = thing.index
    stage.world.cue(taker.grabs_s, lambda world: world.note(Touch.STEP, figure.thing, strength=0.6))
    if has_hands:
        figure.gestures.append(Gesture(taker.grabs_s + 0.2, stage.duration_s + _WITHOUT_END_S, "hold"))
    stage.plays(actor.kind, *(act for act in actor.actions if act in _TAKING))
    stage.laid.add((actor.kind, "holding", asked.kind))
    right = _then(stage, part, taker, length)
    stage.world.hooks.append(Lead(thing, taker.place, until_s=taker.until_s, from_s=taker.grabs_s))
    left = 0.75 * length
    width = left + way_m + right
    return View(
        width_m=width,
        height_m=1.35 * max(figure.thing.height_m, 0.9 * length),
        centre_x_m=width / 2 - left,
        follows=figure.thing.index if len(figure.paces) > 2 else -1,
        follow_from_m=0.55 * way_m + 0.5 * length,
    )


def _there(work: Work, asked: Actor, x_m: float, length: float) -> Thing:
    """What lies there, as large as it can be carried."""
    most = (0.34 if work.figure.thing.kind.family == "biped" else 0.32) * length
    size = min(asked.size, most / kind_of(asked).size_m)
    if kind_of(asked).family == "swimmer":
        high = 0.3 * size * kind_of(asked).size_m
        thing = swimmer(work.stage, replace(asked, size=size), (x_m, high), 0, (-9.0, 9.0)).thing
        work.stage.share_group(thing, work.figure)
        thing.lane = work.figure.thing.lane + NEARER
        return thing
    thing = at_rest(work.stage, replace(asked, size=size), x_m)
    thing.lane = work.figure.thing.lane + NEARER
    work.stage.share_group(thing, work.figure)
    return thing


def _then(stage: Stage, part: Part, taker: _Taker, length: float) -> float:
    """What is done with it: off and away, thrown, eaten, or shown with joy. Returns how much room that takes beyond it."""
    figure, from_s = taker.work.figure, taker.grabs_s + _UP_S
    doing = [act for act in part.leader.actions if act not in _TAKING | {"hold"}]
    away = next((act for act in doing if act in _AWAY), "flee" if part.action == "steal" and not doing else "")
    figure.mood.calls = (from_s + 0.1,) if not taker.has_hands else ()
    if away:
        back = -1.0 if part.action == "steal" else 1.0
        figure.paces.append(Pace(from_s, back * SPEEDS[away] * length))
        stage.plays(part.leader.kind, *doing)
        return 0.9 * length if back < 0 else 1.4 * length
    if "throw" in doing and taker.has_hands:
        _thrown(stage, taker, from_s + 0.5)
        stage.plays(part.leader.kind, "throw")
        return 2.2 * length
    if "eat" in doing:
        _eaten(stage, taker, from_s + 0.2)
        stage.plays(part.leader.kind, "eat")
        return 0.9 * length
    for again_s in (0.35, 2.3, 4.2):
        figure.leaps.append(Leap(from_s + again_s, 0.14 * max(figure.thing.height_m, 0.4)))
    figure.mood.faces_us = 0.6
    return 0.9 * length


def _thrown(stage: Stage, taker: _Taker, at_s: float) -> None:
    work, far = taker.work, max(taker.work.tall, 0.6) / 1.5
    work.figure.gestures.append(Gesture(at_s - 0.3, at_s + 0.6, "cheer"))

    def go(world: World) -> None:
        taker.thing.body.velocity = (work.figure.facing * _THROWN[0] * far**0.5, _THROWN[1] * far**0.5)
        taker.thing.body.angular_velocity = -5.0

    taker.until_s = at_s
    work.at(at_s, go)


def _eaten(stage: Stage, taker: _Taker, from_s: float) -> None:
    bites = max(1, int((stage.duration_s - from_s) / 0.9))
    if taker.has_hands:
        taker.work.figure.gestures.append(Gesture(from_s, stage.duration_s + _WITHOUT_END_S, "eat"))
    for number in range(bites):
        left = 1.0 - 0.75 * (number + 1) / bites

        def bite(world: World, left: float = left) -> None:
            taker.thing.scale = (left, left)
            world.sound("crunch", taker.thing, 0.5)

        stage.world.cue(from_s + 0.6 + 0.9 * number, bite)


def taking(free: Free, others: bool) -> Iterator[Part]:
    """Who is to take something that lies there, and what."""
    if free.has_water:
        return
    actors = free.scene.actors
    for act in free.scene.acts:
        if act.action not in _TAKING or act.target is None or not free.left[act.doer] or not free.left[act.target]:
            continue
        is_dug = act.action == "find" and "dig" in actors[act.doer].actions
        if can_take(actors[act.doer], actors[act.target]) and not is_dug:
            goes = bool(_AWAY & {*actors[act.doer].actions})
            is_stolen = act.action == "steal" or "flee" in actors[act.doer].actions
            yield Part(
                play=play_take,
                actors=(free.take(act.doer, 1),),
                props=(free.take(act.target, 1),),
                action="steal" if is_stolen else "take",
                travels=goes,
            )


def fetching(free: Free, others: bool) -> Iterator[Part]:
    """Who fetches what another one throws: a dog, and whoever plays with it."""
    actors = free.scene.actors
    for at in free.doing("fetch", frozenset({"quad"})) if not free.has_water else []:
        throwers = [each for each in free.of(frozenset({"biped"})) if each != at]
        thrown = [each for each in free.of(LOOSE) if actors[each].kind != "popcorn"]
        thrower = free.take(throwers[0], 1) if throwers else Actor(kind="person")
        fetcher, props = free.take(at, 1), tuple(free.take(each, 1) for each in thrown[:1])
        yield Part(play=play_fetch, actors=(thrower, fetcher), props=props, action="fetch")


def play_fetch(stage: Stage, part: Part) -> View:
    """This will let the first throw something and the second catch it."""
    view = play_catch(stage, part)
    stage.plays(part.actors[1].kind, "fetch")
    return view
