"""Plays on strings: a dog on a leash, balloons in a hand, a tug of war, a swing. Ropes only pull; the rest are bodies."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.physics import ropes, things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood, Pace
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import bearing, loose
from generation.engine.animatic.staging.choreography import SPEEDS, busy_feet, choreograph
from generation.engine.animatic.staging.parts import BIPEDS, Free, Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of
from generation.engine.animatic.staging.standing import at_rest

_LEASHED = frozenset({"quad", "bird"})
_BALLOONS = frozenset({"balloon"})
_WITHOUT_END_S = 60.0
_MOST = 3  # on a leash, on a side, in a hand
_THIN_M = 0.014
_SEAT_GROUP = 31_000
_SEAT_M, _BAR_M, _OUT = 0.55, 2.5, 0.55  # a swing's seat and bar over the ground; radians from the plumb line at first
_BALLOON_KG, _LIFT_M_S2 = 0.3, 2.5
_WOOD = (176, 120, 70)


def stringing(free: Free, others: bool) -> Iterator[Part]:
    """What hangs, goes or pulls on a string that the prompt names; and balloons in somebody's hands."""
    if free.has_water:
        return
    names = free.scene.strung
    if "tug" in names and (sides := _sides(free)):
        yield Part(play=play_tug, actors=sides)
    if "leash" in names:
        pets = tuple(free.take(at, _MOST) for at in free.of(_LEASHED))[:_MOST]
        holders = tuple(free.take(at, 1) for at in free.of(BIPEDS)[:1])
        if pets:
            yield Part(play=play_leash, actors=pets, props=holders, travels=bool(holders))
    if "swing" in names:
        for at in free.of(FIGURES)[:1]:
            yield Part(play=play_seat, actors=(free.take(at, 1),))
    for at in free.of(_BALLOONS):
        holder = _holder(free, at)
        if holder is not None or "string" in names:
            bunch = free.take(at, _MOST)
            holders = (free.take(holder, 1),) if holder is not None else ()
            goes = any(SPEEDS.keys() & {*each.actions} for each in holders)
            yield Part(play=play_held_balloons, actors=(bunch,), props=holders, travels=goes)


def _sides(free: Free) -> tuple[Actor, ...]:
    teams = [at for at in free.of(FIGURES) if free.left[at]]
    if len(teams) >= 2:
        return free.take(teams[0], _MOST), free.take(teams[1], _MOST)
    if teams and free.left[teams[0]] >= 2:
        half = free.left[teams[0]] // 2
        return free.take(teams[0], min(half, _MOST)), free.take(teams[0], min(half, _MOST))
    return ()


def _holder(free: Free, held: int) -> int | None:
    scene = free.scene
    hands = [tie.a for tie in scene.ties if tie.b == held and tie.relation == "holding"]
    hands += [act.doer for act in scene.acts if act.target == held and act.action == "hold"]
    return next((at for at in hands if at in free.of(BIPEDS)), None)


@dataclass
class Grips:
    """One hand, or both, on a string's end, which is tied to a place of the trunk: arms give no way here."""

    figure: Figure
    at: tuple[float, float]  # in the figure's axes, metres
    with_both: bool = False

    def take_up(self) -> None:
        """This will have the hands there."""
        body, tall = self.figure.thing.body, self.figure.thing.height_m
        if self.figure.thing.kind.family == "biped":
            hold = body.local_to_world(self.at)
            rest = body.local_to_world((0.05 * tall * self.figure.facing, -0.1 * tall))
            self.figure.hands = (hold if self.with_both else rest, hold)

    def __call__(self, world: World, now_s: float) -> None:
        """This will keep them there."""
        self.take_up()


def _held_at(stage: Stage, figure: Figure, forward: float, up: float, *, with_both: bool = False) -> ropes.End:
    """Where a figure holds a string, in its heights (or lengths: then it is its mouth)."""
    thing = figure.thing
    if thing.kind.family == "quad":
        at = (0.5 * figure.facing * thing.width_m, 0.22 * thing.height_m)
    else:
        at = (forward * figure.facing * thing.height_m, up * thing.height_m)
    stage.world.hooks.append(Grips(figure, at, with_both))
    return ropes.End(at, thing)


def play_leash(stage: Stage, part: Part) -> View:
    """This will let animals walk ahead on leashes, or (nobody holds them) be tied to a stone."""
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)][:_MOST]
    acts = {action for actor in (*part.actors, *part.props) for action in actor.actions}
    lengths = [kind_of(actor).size_m * actor.size for actor, _ in cast]
    if part.props:
        holder = stage.figure(part.props[0], 0.0, mood=Mood(faces_us=0.5, joy=0.85))
        pace = SPEEDS["run" if "run" in acts else "walk"] * holder.thing.height_m
        hold, ahead = _held_at(stage, holder, 0.2, 0.0), 0.35 * holder.thing.height_m + 0.4
        holder.paces = [Pace(0.3, pace)]
        stage.plays(part.props[0].kind, "walk")
        lead = holder.thing
    else:
        lead = at_rest(stage, Actor(kind="stone", size=1.4), 0.0)
        hold, ahead, pace = ropes.End((0.0, 0.3 * lead.height_m), lead), 0.5, 0.0
        lead.body.mass *= 4.0
    for number, ((actor, _), long) in enumerate(zip(cast, lengths, strict=True)):
        pet = stage.figure(actor, ahead + long / 2, mood=Mood(faces_us=0.45, joy=0.95), lane=0.12 * number)
        neck = ropes.End((0.22 * pet.thing.width_m, 0.2 * pet.thing.height_m), pet.thing)
        _string(stage, hold, neck, 1.01, (190, 60, 54))
        pet.paces = [Pace(0.3, pace)] if part.props else [Pace(0.3, 0.5), Pace(1.2, 0.0)]
        stage.plays(actor.kind, "walk" if part.props else "look")
        ahead += 1.25 * long
    return View(
        width_m=ahead + 0.6,
        height_m=max(1.3 * lead.height_m, 1.8 * max(lengths)),
        centre_x_m=ahead / 2 - 0.2,
        follows=lead.index if part.props else -1,
    )


def _string(
    stage: Stage,
    start: ropes.End,
    end: ropes.End,
    slack: float,
    colour: tuple[int, int, int],
    thick: float = _THIN_M,
    kg_m: float = 0.06,
) -> ropes.Rope:
    apart = math.dist(start.place(), end.place())
    return ropes.tie(
        stage.world, start, end, length_m=slack * apart, weight_kg_m=kg_m, thickness_m=thick, colour=colour
    )


def play_held_balloons(stage: Stage, part: Part) -> View:
    """This will let balloons rise as far as their strings let them, from a hand or from a stone on the ground."""
    bunch = part.leader
    if part.props:
        holder = stage.figure(part.props[0], 0.0, mood=Mood(faces_us=0.9, joy=1.0))
        tall = holder.thing.height_m
        hold, long = _held_at(stage, holder, 0.16, 0.16), 0.62 * tall
        holder.gestures.append(Gesture(-1.0, stage.duration_s + _WITHOUT_END_S, "hold up"))
        stage.plays(part.props[0].kind, "hold")
        stage.laid.add((part.props[0].kind, "holding", bunch.kind))
        if doing := busy_feet(part.props[0]):
            choreograph(stage, holder, replace(part.props[0], actions=doing), 0, support="floor")
    else:
        stone = at_rest(stage, Actor(kind="stone", size=0.8), 0.0)
        hold, long, tall = ropes.End((0.0, 0.4 * stone.height_m), stone), 1.1, 1.2
    x, y = hold.place()
    for n in range(bunch.count):
        lean, reach = 0.5 * (n - (bunch.count - 1) / 2), long * (1.0 + 0.12 * (n % 2))
        size = min(bunch.size, 0.34 * tall / kind_of(bunch).size_m)
        at = (x + reach * math.sin(lean), y + reach * math.cos(lean))
        radius = kind_of(bunch).size_m * size / 2
        thing = loose.balloon(stage, replace(bunch, size=size), (at[0], at[1] + radius), n)
        thing.lane = 0.1 + 0.06 * n
        lighter = _BALLOON_KG / thing.body.mass
        thing.body.mass, thing.body.moment = _BALLOON_KG, lighter * thing.body.moment
        thing.extra["lift"] = stage.gravity + _LIFT_M_S2
        for shape in thing.shapes:
            shape.sensor = True  # each hangs at its own depth
        _string(stage, hold, ropes.End((0.0, -radius), thing), 1.0, (240, 236, 226), 0.01, 0.01)
    follows = hold.thing.index if part.travels and hold.thing is not None else -1
    return View(width_m=max(1.5 * tall, 1.2), height_m=y + 1.3 * long + 0.4 * tall, follows=follows)


def play_tug(stage: Stage, part: Part) -> View:
    """This will let two sides lean back and pull on one rope: now one gains a little ground, now the other."""
    sides = []
    for side, actor in zip((-1.0, 1.0), part.actors, strict=True):
        wide = kind_of(actor).size_m * actor.size * (1.15 if kind_of(actor).family == "quad" else 0.5)
        team = [
            stage.figure(actor, side * (0.75 + (n + 0.5) * wide), facing=-side,
                         mood=Mood(faces_us=0.4, joy=0.55, brow=0.6, is_steady=True), lane=0.05 * n)
            for n in range(actor.count)
        ]  # fmt: skip
        stage.plays(actor.kind, "pull")
        for figure in team:
            figure.gestures.append(Gesture(-1.0, stage.duration_s + _WITHOUT_END_S, "pull"))
            figure.lies = 0.16 * figure.facing if figure.thing.kind.family == "biped" else 0.0
        sides.append(team)
    left, right = (_held_at(stage, team[-1], 0.2, 0.04, with_both=True) for team in sides)
    for team in sides:
        for figure in team[:-1]:
            _held_at(stage, figure, 0.2, 0.04, with_both=True)
    _string(stage, left, right, 1.0, (196, 160, 104), 0.035)
    stage.world.hooks.append(Tug(sides[0], sides[1], stage.rng.uniform(0, 6.28)))
    tall = max(figure.thing.height_m for team in sides for figure in team)
    ends = [figure.thing.body.position.x for team in sides for figure in team]
    widest = max(figure.thing.width_m for team in sides for figure in team)
    width = max(ends) - min(ends) + 1.2 * widest + 0.6 * tall
    return View(width_m=width, height_m=1.35 * tall)


@dataclass
class Tug:
    """Which side gains ground just now: all go with it, the losing one on braced heels."""

    left: list[Figure]
    right: list[Figure]
    phase: float

    def __call__(self, world: World, now_s: float) -> None:
        speed = 0.28 * math.sin(1.6 * now_s + self.phase)
        for figure in (*self.left, *self.right):
            facing = figure.facing
            figure.paces = [Pace(0.0, 0.0)]
            for shape in figure.thing.shapes:
                shape.surface_velocity = (-speed, 0.0)
            figure.facing = facing


def play_seat(stage: Stage, part: Part) -> View:
    """This will let somebody sit on a swing: a plank on two ropes from a bar, a pendulum that nothing pushes."""
    bar = stage.fitting("bar", "wood", (1.5, 0.1), (0.0, _BAR_M), (140, 98, 66), depth_m=0.12)
    bar.shapes[0].sensor = True
    size = kind_of(part.leader).size_m * part.leader.size
    high = max(_SEAT_M, 0.4 * size) if kind_of(part.leader).family == "biped" else _SEAT_M
    long = _BAR_M - high
    seat = _plank(stage, max(0.4, 0.35 * size), (-long * math.sin(_OUT), _BAR_M - long * math.cos(_OUT)))
    half = 0.42 * seat.width_m
    for x in (-half, half):
        ropes.tie(stage.world, ropes.End((x, 0.0), bar), ropes.End((x, 0.0), seat), weight_kg_m=0.1, thickness_m=0.02)
    figure, _ = bearing.seated(stage, seat, part.leader, (0.0, 0.02), 1.0)
    figure.mood.joy, figure.mood.faces_us = 1.0, 0.6
    stage.plays(part.leader.kind, "swing")
    reach = 2 * long * math.sin(_OUT)
    return View(width_m=reach + 0.9 * max(size, 0.8), height_m=_BAR_M + 0.3)


def _plank(stage: Stage, wide: float, at: tuple[float, float]) -> Thing:
    plank = things.slab(things.fixed_kind("staff", "wood"), (wide, 0.05), _WOOD, at, depth_m=0.3)
    plank.look = "staff"
    plank.body.mass, plank.body.moment = 12.0, 2.0
    for shape in plank.shapes:
        shape.filter = pymunk.ShapeFilter(group=_SEAT_GROUP)
    return stage.world.add(plank)
