"""Work on the ground: it is swept with a broom, dug with a spade or with paws."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import pymunk

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap
from generation.engine.animatic.physics.rhythm import eased, wave_of
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor, Colour
from generation.engine.animatic.staging.handling.work import Point, Work

SWEEP_S, DIG_S, SCRAPE_S = 1.3, 1.9, 0.28  # from stroke to stroke of a broom, a spade, a paw
_WOOD: Colour = (176, 126, 78)
_STRAW: Colour = (222, 184, 104)
_STEEL: Colour = (168, 176, 188)
_EARTH: tuple[Colour, ...] = ((112, 78, 50), (92, 64, 42), (130, 94, 62))
_MOST_CLODS = 18

Track = Callable[[float], Point]
"""Seconds since the work began -> a place before the figure: body heights ahead of its middle and above the ground."""


def sweep(work: Work) -> None:
    """This will let a broom go to and fro over the floor, and sweep along what lies there."""
    work.gesture("at a shaft", 0.55)
    stick, head = work.rod(0.6, 0.022 * work.tall, _WOOD), work.rod(0.15, 0.07 * work.tall, _STRAW)

    def low(t: float) -> Point:
        stroke = wave_of(t, 1 / SWEEP_S)
        return 0.38 + 0.13 * stroke, 0.05 + 0.04 * max(0.0, wave_of(t, 1 / SWEEP_S, -0.25)) ** 2

    def high(t: float) -> Point:
        return 0.13 + 0.05 * wave_of(t, 1 / SWEEP_S), 0.57

    _shaft(work, (stick, head), low, high)
    for at_s in work.beats(SWEEP_S, 0.7 * SWEEP_S):
        work.sound(at_s, "saw", head, 0.45)
        work.at(at_s + 0.3, lambda world: world.note(Touch.STEP, head, strength=0.25))
    work.reach_m = 0.78 * work.tall


def dig(work: Work) -> None:
    """This will let the ground be dug: a spade goes in, comes up full and throws the earth; or paws tear it up."""
    if (found := work.asked or next(iter(work.others), None)) is not None:
        _find(work, found)
    if work.figure.thing.kind.family == "quad":
        _dig_with_paws(work)
        return
    work.gesture("at a shaft", 0.5)
    stick, blade = work.rod(0.6, 0.022 * work.tall, _WOOD), work.rod(0.16, 0.1 * work.tall, _STEEL)
    _shaft(work, (stick, blade), _blade, _handle)
    for number, at_s in enumerate(work.beats(DIG_S, _IN_S)):
        work.at(at_s, lambda world: world.note(Touch.STEP, blade, strength=1.6, other="soil"))
        _thrown(work, blade, number, at_s - _IN_S + _OUT_S, (1.5, 2.1))
    _pit(work, 0.4 * work.tall, 0.3 * work.tall)
    work.reach_m, work.rise_m = 1.25 * work.tall, 1.1 * work.tall


_IN_S, _OUT_S = 0.5, 1.25  # when a spade is in the ground, and when it throws


_FOUND = 0.58  # of the time, until there is something
_UP_S = 0.7


def _find(work: Work, found: Actor) -> None:
    """What was in the ground comes up out of the pit: into the mouth of who has dug with paws, else beside it."""
    figure, body = work.figure, work.figure.thing.body
    has_paws = figure.thing.kind.family == "quad"
    at_s = work.start_s + _FOUND * (work.end_s - work.start_s)
    thing = work.made(found, 0.42 if has_paws else 0.34)
    thing.scale = (0.0, 0.0)
    ahead = 0.36 * figure.thing.width_m if has_paws else 0.4 * work.tall

    def way(now_s: float) -> tuple[float, float, float]:
        share = eased((now_s - at_s) / _UP_S)
        low = (work.x + figure.facing * ahead, -0.4 * thing.height_m)
        high = (body.position.x + 0.52 * figure.facing * figure.thing.width_m, body.position.y + 0.1 * work.tall)
        if not has_paws:
            high = (low[0] + 0.12 * work.tall * figure.facing, 0.62 * thing.height_m + 0.02)
        return low[0] + (high[0] - low[0]) * share, low[1] + (high[1] - low[1]) * share, 0.0

    work.follow(thing, way)

    def seen(world: World, now_s: float) -> None:
        share = eased((now_s - at_s) / (0.4 * _UP_S))
        thing.scale = (share, share)

    work.stage.world.hooks.append(seen)
    work.stage.world.cue(at_s, lambda world: world.sound("magic chime", thing, 1.2))
    x, size = work.x + figure.facing * ahead, 0.22 * max(work.tall, 0.5)
    work.stage.world.plumes.append(
        Source("sparks", lambda world: (x + work.shift_m, 0.3 * work.tall), at_s, at_s + 0.9, size)
    )
    work.end_s = at_s
    for again_s in (0.8, 2.2):
        figure.leaps.append(Leap(at_s + again_s, 0.16 * max(work.tall, 0.4)))
    if not has_paws:
        figure.gestures.append(Gesture(at_s + 0.3, work.stage.duration_s + _EVER, "cheer"))
    work.stage.plays(figure.thing.kind.name, "dig", "find")


def _blade(t: float) -> Point:
    at = t % DIG_S
    down = eased((at - 0.25) / 0.25) * (1 - eased((at - 0.75) / 0.4))
    up = eased((at - 0.8) / (_OUT_S - 0.8)) * (1 - eased((at - _OUT_S - 0.1) / 0.45))
    return 0.36 + 0.16 * up, 0.09 - 0.09 * down + 0.24 * up


def _handle(t: float) -> Point:
    at = t % DIG_S
    down = eased((at - 0.2) / 0.3) * (1 - eased((at - 0.85) / 0.4))
    up = eased((at - 0.8) / (_OUT_S - 0.8)) * (1 - eased((at - _OUT_S - 0.1) / 0.45))
    return 0.2 - 0.1 * up, 0.6 - 0.1 * down - 0.06 * up


def _shaft(work: Work, parts: tuple[Thing, Thing], low: Track, high: Track) -> None:
    """A stick from near `low` to `high` with a broad end at `low`; both hands are on it."""
    stick, end = parts
    figure, tall = work.figure, work.tall

    def placed(point: Point) -> Point:
        return figure.thing.body.position.x + figure.facing * point[0] * tall, work.stage.world.ground_level_m + point[
            1
        ] * tall

    def line(now_s: float) -> tuple[Point, Point, float]:
        t = max(0.0, now_s - work.began_s)
        one, other = placed(low(t)), placed(high(t))
        return one, other, math.atan2(other[1] - one[1], other[0] - one[0])

    def along(now_s: float, far: float) -> tuple[float, float, float]:
        (x, y), _, angle = line(now_s)
        return x + far * math.cos(angle), y + far * math.sin(angle), angle

    work.follow(end, lambda now_s: along(now_s, 0.5 * end.width_m), until_s=work.end_s + _EVER)
    work.follow(stick, lambda now_s: along(now_s, 0.8 * end.width_m + 0.5 * stick.width_m), until_s=work.end_s + _EVER)

    def grips(now_s: float) -> tuple[Point, Point]:
        lower, upper = (along(now_s, end.width_m + share * stick.width_m) for share in (0.45, 0.8))
        return lower[:2], upper[:2]

    work.stage.world.hooks.append(_Hold(work.figure, grips))


@dataclass
class _Hold:
    """Keeps both hands on a shaft, from the first frame on."""

    figure: Figure
    grips: Callable[[float], tuple[Point, Point]]

    def take_up(self) -> None:
        """This will have the hands there before anything has begun."""
        self.figure.hands = self.grips(0.0)

    def __call__(self, world: World, now_s: float) -> None:
        """This will keep them there."""
        self.figure.hands = self.grips(now_s + world.dt)


_EVER = 60.0


def _dig_with_paws(work: Work) -> None:
    work.gesture("dig", 0.45)
    figure, wide = work.figure, work.figure.thing.width_m
    beats = work.beats(SCRAPE_S, 0.4)
    for number, at_s in enumerate(beats):
        work.at(at_s, lambda world: world.note(Touch.STEP, figure.thing, strength=0.5, other="soil"))
        if number % max(1, len(beats) // _MOST_CLODS + 1) == 0:
            _thrown(work, figure.thing, number, at_s, (-1.9 - 0.3 * (number % 3), 1.9 + 0.4 * (number % 2)))
    _pit(work, 0.36 * wide, 0.34 * wide)
    work.reach_m = 0.75 * wide


def _pit(work: Work, ahead_m: float, wide_m: float) -> None:
    """A hole that gets larger as it is dug; nothing meets it, for a lip of earth bears whoever stands there."""
    kind, at = things.fixed_kind("pit", "soil"), (work.x + work.figure.facing * ahead_m, 0.0)
    pit = things.slab(kind, (wide_m, 0.02), (118, 84, 56), at, kind_of_body=pymunk.Body.KINEMATIC)
    pit.look, pit.lane = "pit", work.figure.thing.lane + 0.05
    for shape in pit.shapes:
        shape.sensor = True
    work.stage.world.add(pit)
    work.follow(pit, lambda now_s: (work.x + work.figure.facing * ahead_m, work.stage.world.ground_level_m, 0.0))
    span = max(work.end_s - work.start_s, 1.0)

    def dug(world: World, now_s: float) -> None:
        share = 0.3 + 0.7 * eased((now_s - work.start_s) / span)
        pit.scale = (share, share)

    work.stage.world.hooks.append(dug)


def _thrown(work: Work, source: Thing, number: int, at_s: float, velocity: Point) -> None:
    """A lump of earth is there from a moment on, and flies as it is thrown; before that it is in the ground."""
    size = (0.03 if source is not work.figure.thing else 0.025) * max(work.tall, 0.7)
    kind, start = things.fixed_kind("clod", "soil"), (work.x, 9.0 + 0.3 * number)
    clod = things.slab(kind, (2.2 * size, 1.7 * size), _EARTH[number % 3], start, depth_m=2.0 * size)
    clod.look, clod.lane = "clod", work.figure.thing.lane - 0.12
    for shape in clod.shapes:
        shape.filter = work.figure.thing.shapes[0].filter
    work.stage.world.add(clod)
    clod.scale = (0.0, 0.0)
    side = work.figure.facing

    def where() -> tuple[float, float, float]:
        if source is work.figure.thing:
            x, y = source.body.position.x + side * 0.2 * source.width_m, size + 0.01
        else:
            x, y = source.body.position.x, source.body.position.y + size
        return x, y, 0.0

    work.follow(clod, lambda now_s: where(), until_s=at_s)

    def fly(world: World) -> None:
        clod.scale = (1.0, 1.0)
        clod.body.velocity = (side * velocity[0] * max(work.tall, 0.7) ** 0.5, velocity[1] * max(work.tall, 0.7) ** 0.5)
        clod.body.angular_velocity = 5.0

    work.at(at_s, fly)
