"""Whoever is carried: on a head, on a back, in the hands. A joint holds with a force of its own; paws close on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import performers, vehicles
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of

_HOLD_N = 4000.0  # with so much a joint holds before it gives
_FOLLOW_HZ = 14.0  # how fast the place of a perch follows the head it is on
_ON_TOP = frozenset({"ride", "cling", "sit", "sleep", "look", "balance"})  # what a rider does itself
LYING = "lying"  # of who stands upright otherwise; all others curl up
STANDING = "standing"  # a way of being on something: on one's feet
_UPRIGHT = frozenset({"biped", "bird", "snowman"})
_LAID = 1.5  # radians: all but a quarter turn
_LIGHT = 0.3  # of its mass: the plane makes small animals as heavy as if they were as deep as people
_LOAD = 0.04  # of a holder's mass: nothing in the hands topples who holds it, in the plane a sword weighs a ton


@dataclass
class Perch:
    """The place on a head, which goes down when knees bend: the joint's anchor follows it."""

    carrier: Figure
    joint: pymunk.PivotJoint

    def __call__(self, world: World, now_s: float) -> None:
        x, y = self.joint.anchor_a
        goal = self.carrier.crown(now_s)
        share = min(1.0, _FOLLOW_HZ * world.dt)
        self.joint.anchor_a = (x + share * (goal[0] - x), y + share * (goal[1] - y))


@dataclass
class Grasp:
    """Something held: it is where the hands are, as long as they can hold it, and the hands are on it."""

    holder: Figure
    held: Thing
    joint: pymunk.PivotJoint
    is_in_right: bool = False  # in one hand, as what is eaten

    def __call__(self, world: World, now_s: float) -> None:
        left, right = self.holder.grip(now_s, int(self.is_in_right)), self.holder.grip(now_s, 1)
        middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
        goal = self.holder.thing.body.world_to_local(middle)
        x, y = self.joint.anchor_a
        share = min(1.0, _FOLLOW_HZ * world.dt)
        self.joint.anchor_a = (x + share * (goal.x - x), y + share * (goal.y - y))


def play_borne(stage: Stage, part: Part) -> View:
    """This will let one carry the other, the carrier doing what is to be done: the part's actors are carrier and rider."""
    carrier, rider = part.actors
    own = tuple(action for action in rider.actions if action in _ON_TOP)
    doing = tuple(action for action in (*carrier.actions, *rider.actions) if action not in _ON_TOP | {"hold"})
    if kind_of(carrier).family == "car":
        return _on_wheels(stage, carrier, rider, own)
    doing = (
        doing
        or (("hold",) if part.action == "hold" else ())
        or (("walk",) if kind_of(carrier).family == "quad" else ("look",))
    )
    view = performers.play_figures(stage, replace(part, actors=(replace(carrier, actions=doing),), props=()))
    figure = next(driver for driver in reversed(stage.world.drivers) if isinstance(driver, Figure))
    is_meal = part.action in {"eat", "drink"}
    is_held = is_meal or part.action == "hold"
    top = 0.0
    if is_held:
        in_hands(stage, figure, rider, is_meal)
    else:
        top = on_top(stage, figure, rider).thing.height_m
    stage.plays(
        rider.kind, *(own or (("cling",) if part.action == "cling" else ("ride",) if part.action == "ride" else ()))
    )
    return replace(view, height_m=max(view.height_m, view.height_m + 0.85 * top), width_m=max(view.width_m, 1.3))


def on_top(stage: Stage, carrier: Figure, rider: Actor) -> Figure:
    """This will put somebody on the head of who stands upright, on the back of who goes on four legs."""
    thing = carrier.thing
    is_head = thing.kind.family in _UPRIGHT
    seat = carrier.crown(0.0) if is_head else (-0.04 * thing.width_m, 0.23 * thing.width_m)
    if thing.kind.family in {"bird", "snowman"}:
        seat = (0.0, 0.46 * thing.height_m)
    figure, joint = seated(stage, thing, rider, seat, carrier.facing)
    figure.leader = carrier if is_head or figure.thing.kind.family != "biped" else None
    carrier.riders.append(figure.thing)
    if thing.kind.family == "biped":
        stage.world.hooks.append(Perch(carrier, joint))
    return figure


def seated(
    stage: Stage,
    under: Thing,
    rider: Actor,
    seat: tuple[float, float],
    facing: float,
    *,
    gesture: str = "",
) -> tuple[Figure, pymunk.PivotJoint]:
    """This will put somebody on or into `under` at `seat` (its own axes, metres); `gesture` is how, "" as on a back."""
    place = under.body.local_to_world(seat)
    figure = stage.figure(rider, place.x, facing=facing, floor_m=place.y, lane=under.lane - 0.05)
    body = figure.thing.body
    body.mass, body.moment = body.mass * _LIGHT, body.moment * _LIGHT
    body.position = (place.x, place.y - rest_of(figure, gesture)[1])
    body.velocity = under.body.velocity
    for shape in figure.thing.shapes:
        shape.filter = under.shapes[0].filter
    figure.carrier, figure.mood.is_steady = under, True
    figure.mood.joy = stage.rng.uniform(0.7, 1.0)
    gesture = gesture or ("astride" if figure.thing.kind.family == "biped" else "cling")
    if gesture == LYING:
        figure.lies = body.angle = _LAID * figure.facing
        rest = figure.thing.body.rotation_vector.cpvrotate(rest_of(figure, gesture))
        body.position = (place.x - rest.x, place.y - rest.y)
        figure.gestures.append(Gesture(-1.0, stage.duration_s + 60.0, "lie"))
    elif gesture != STANDING:
        figure.seat = gesture if figure.thing.kind.family == "biped" else ""
        figure.gestures.append(Gesture(-1.0, stage.duration_s + 60.0, gesture))
    return figure, _join(stage, under, figure, seat, gesture)


def rest_of(figure: Figure, gesture: str) -> tuple[float, float]:
    """This will be where a rider touches what it sits or stands on, from its middle."""
    thing = figure.thing
    if gesture == STANDING:
        return 0.0, -thing.height_m / 2
    if gesture == LYING:
        return -0.5 * thing.width_m * figure.facing, 0.0  # on its side
    sunk = 0.04 * thing.height_m if thing.kind.family == "biped" else 0.02 * thing.width_m
    return 0.0, sunk - thing.height_m / 2


def _join(stage: Stage, under: Thing, figure: Figure, seat: tuple[float, float], gesture: str) -> pymunk.PivotJoint:
    joint = pymunk.PivotJoint(under.body, figure.thing.body, seat, rest_of(figure, gesture))
    joint.max_force, joint.collide_bodies = _HOLD_N, False
    stage.world.space.add(joint)
    return joint


def in_hands(stage: Stage, holder: Figure, held: Actor, is_meal: bool = False, position: int = 0) -> Thing:
    """This will put something into both hands before the chest; or into the mouth of who has none."""
    if holder.thing.kind.family != "biped":
        return _in_mouth(stage, holder, held, position)
    holder.gestures.insert(0, Gesture(-1.0, stage.duration_s + 60.0, "hold"))
    x, y = holder.grip(0.0, int(is_meal))
    if kind_of(held).family in FIGURES:
        seat = holder.thing.body.world_to_local((x, y))
        figure, joint = seated(stage, holder.thing, held, (seat.x, seat.y), holder.facing)
        figure.leader, thing = None, figure.thing
        figure.mood.faces_us = 0.9
    else:
        thing = stage.loose(held, (x, y), position)
        joint = _in_grip(stage, holder.thing, thing, (x, y))
    thing.lane = holder.thing.lane - 0.15
    stage.world.hooks.append(Grasp(holder, thing, joint, is_meal))
    return thing


def _in_mouth(stage: Stage, holder: Figure, held: Actor, position: int) -> Thing:
    body, wide, high = holder.thing.body, holder.thing.width_m, holder.thing.height_m
    ahead = 0.5
    x, y = body.position.x + holder.facing * ahead * wide, body.position.y + 0.16 * high
    if kind_of(held).family in FIGURES:
        seat = holder.thing.body.world_to_local((x, y))
        figure, _ = seated(stage, holder.thing, held, (seat.x, seat.y), holder.facing)
        return figure.thing
    thing = stage.loose(held, (x, y), position)
    _in_grip(stage, holder.thing, thing, (x, y))
    thing.lane = holder.thing.lane - 0.05
    return thing


def _in_grip(stage: Stage, under: Thing, thing: Thing, at: tuple[float, float]) -> pymunk.PivotJoint:
    """Held so that it keeps its angle, and light: what hangs down drags along the ground, and its weight throws."""
    _weigh_less(under, thing, 1.0)
    joint = _pinned(stage, under, thing, at)
    _geared(stage, under, thing)
    return joint


def _weigh_less(under: Thing, thing: Thing, share: float) -> None:
    body = thing.body
    if under.kind.family in FIGURES:
        share = min(share, _LOAD * under.body.mass / body.mass)
    body.mass, body.moment = body.mass * share, body.moment * share


def _pinned(stage: Stage, under: Thing, thing: Thing, at: tuple[float, float]) -> pymunk.PivotJoint:
    for shape in thing.shapes:
        shape.filter = under.shapes[0].filter
    thing.body.position = at
    joint = pymunk.PivotJoint(under.body, thing.body, under.body.world_to_local(at), (0.0, 0.0))
    joint.max_force, joint.collide_bodies = _HOLD_N, False
    stage.world.space.add(joint)
    return joint


def fix(stage: Stage, under: Thing, thing: Thing, at: tuple[float, float]) -> None:
    """This will fasten a thing to another, its middle at `at` (the world's metres), so that it keeps its angle to it."""
    _weigh_less(under, thing, _LIGHT)
    _pinned(stage, under, thing, at)
    _geared(stage, under, thing)


def _geared(stage: Stage, under: Thing, thing: Thing) -> None:
    gear = pymunk.GearJoint(under.body, thing.body, thing.body.angle - under.body.angle, 1.0)
    gear.max_force = _HOLD_N
    stage.world.space.add(gear)


def _on_wheels(stage: Stage, carrier: Actor, rider: Actor, own: tuple[str, ...]) -> View:
    view = vehicles.play_drive(stage, Part(play=vehicles.play_drive, actors=(carrier,)))
    hero = stage.world.things[view.follows]
    seat = (-0.06 * hero.width_m, 0.5 * hero.height_m)
    figure, _ = seated(stage, hero, rider, seat, 1.0)
    stage.plays(rider.kind, *(own or ("ride",)))
    return replace(view, height_m=max(view.height_m, 1.25 * (hero.height_m + figure.thing.height_m)))
