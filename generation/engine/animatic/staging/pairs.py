"""What one does to another: chases, hugs, fights, pushes, kicks, throws to."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.physics.blows import BLOW_S, LANDS_S, ROUND_S
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood, Pace
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.choreography import SPEEDS
from generation.engine.animatic.staging.hands import Thrower, velocity_to
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, as_named, kind_of, left_of
from generation.engine.animatic.staging.vehicles import car

_FIRST_S = 0.35  # of a fight
_ROLLS = 0.15  # of a car's brakes: what its tyres resist with, so that it doesn't run from who pushes it
_STRENGTH = 0.6  # the same, where it is this many times as heavy as who pushes: soles grip no more
KICK_S = 0.45  # from the beginning of the gesture until the foot meets the ball


def play_chase(stage: Stage, part: Part) -> View:
    """This will let the first run after the second, now nearer, now farther: caught it is not."""
    hunter, hunted = part.actors
    gap = 0.9 * max(_length(hunter), _length(hunted)) + 0.35
    second = stage.figure(hunted, gap / 2, mood=Mood(faces_us=0.45, joy=0.25, gape=0.3))
    first = stage.figure(hunter, -gap / 2, mood=Mood(faces_us=0.45, joy=0.9), lane=0.05)
    speed = SPEEDS["run"] * (_length(hunter) + _length(hunted)) / 2
    for figure in (first, second):
        figure.paces = [Pace(0.15, speed)]
    first.mood.looks_at = second.thing.index
    stage.plays(hunter.kind, "chase")
    stage.plays(hunted.kind, "flee")
    stage.world.hooks.append(Pursuit(first, second, gap, speed))
    tall = max(first.thing.height_m, second.thing.height_m)
    width = gap + 1.3 * (first.thing.width_m + second.thing.width_m) / 2 + 0.9 * tall
    return View(width_m=width, height_m=1.9 * tall, follows=second.thing.index, centre_x_m=0.0)


def _length(actor: Actor) -> float:
    return kind_of(actor).size_m * actor.size * (1.0 if kind_of(actor).family == "quad" else 0.7)


@dataclass
class Pursuit:
    """Keeps a hunter behind the hunted: it gains, loses, and gains again."""

    hunter: Figure
    hunted: Figure
    gap_m: float
    speed: float

    def __call__(self, world: World, now_s: float) -> None:
        if not (self.hunter.paces and self.hunted.paces):
            return
        way = math.copysign(1.0, self.hunted.paces[-1].speed)
        apart = way * (self.hunted.thing.body.position.x - self.hunter.thing.body.position.x)
        wished = self.gap_m * (0.85 + 0.2 * math.sin(1.9 * now_s))
        faster = max(0.5, min(1.6, 1.0 + 0.9 * (apart - wished)))
        old = self.hunter.paces[-1]
        self.hunter.paces[-1] = Pace(old.at_s, math.copysign(self.speed * faster, old.speed))


def play_hug(stage: Stage, part: Part) -> View:
    """This will let two go to each other and take each other into their arms."""
    one, other = part.actors if len(part.actors) > 1 else (part.leader, part.leader)
    stage.plays(one.kind, "hug")
    stage.plays(other.kind, "hug")
    figures = []
    for side, actor in zip((-1.0, 1.0), as_named(one, other), strict=True):
        figure = stage.figure(actor, 0.0, facing=-side, mood=Mood(faces_us=0.35, joy=1.0))
        half = figure.thing.width_m / 2
        start, speed = half + 0.75, 0.9
        figure.thing.body.position = (side * start, figure.thing.body.position.y)
        meets = 0.2 + (start - half - 0.01) / speed
        figure.paces = [Pace(0.2, -side * speed), Pace(meets, 0.0)]
        figure.gestures.append(Gesture(meets - 0.25, stage.duration_s + 60.0, "hug"))
        figures.append(figure)
    tall = max(figure.thing.height_m for figure in figures)
    width = sum(figure.thing.width_m for figure in figures) + 1.7
    return View(width_m=width, height_m=1.3 * tall)


def play_fight(stage: Stage, part: Part) -> View:
    """This will let two spar: each in turn strikes, the other gives way a little."""
    one, other = part.actors if len(part.actors) > 1 else (part.leader, part.leader)
    stage.plays(one.kind, "fight")
    stage.plays(other.kind, "fight")
    figures = []
    for side, actor in zip((-1.0, 1.0), as_named(one, other), strict=True):
        figure = stage.figure(actor, 0.0, facing=-side, mood=Mood(faces_us=0.4, joy=0.5))
        apart = 0.33 * figure.thing.height_m if kind_of(actor).family == "biped" else 0.46 * figure.thing.width_m
        figure.thing.body.position = (side * apart, figure.thing.body.position.y)
        figure.thing.extra["busy"] = 1.0
        figures.append(figure)
    _in_turn(stage, figures[0], figures[1])
    tall = max(max(figure.thing.height_m, 1.15 * figure.thing.width_m) for figure in figures)  # four legs rise to two
    return View(width_m=1.5 * tall + 0.4, height_m=1.35 * tall)


def _in_turn(stage: Stage, one: Figure, other: Figure) -> None:
    """Blow after blow, each in turn: who is hit bends back and gives way, then comes on again."""
    for figure, late_s in ((one, 0.0), (other, BLOW_S)):
        figure.gestures.append(Gesture(_FIRST_S + late_s - 2 * ROUND_S, stage.duration_s + 60.0, "fight"))
    for blow in range(int((stage.duration_s + 60.0) / BLOW_S)):
        by, hit = (one, other) if blow % 2 == 0 else (other, one)
        stage.world.hooks.append(Blow(by, hit, _FIRST_S + LANDS_S + blow * BLOW_S))


@dataclass
class Blow:
    """A blow that meets: it is heard and seen, and pushes who takes it half a step back; who struck follows."""

    by: Figure
    hit: Figure
    at_s: float
    is_done: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if self.is_done or now_s < self.at_s:
            return
        self.is_done = True
        way = math.copysign(1.0, self.hit.thing.body.position.x - self.by.thing.body.position.x)
        self.hit.thing.body.velocity += (0.7 * way, 0.0)
        self.by.thing.body.velocity += (0.7 * way, 0.0)
        world.note(Touch.HIT, self.hit.thing, strength=1.6, other=self.by.thing.material)


def play_push(stage: Stage, part: Part) -> View:
    """This will let one push a thing along, hands on it, by the soles' grip alone; or pull it behind on a rope."""
    actor, asked = part.actors[0], part.props[0]
    stage.plays(actor.kind, "push")
    figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.35, joy=0.6))
    front = figure.thing.width_m / 2
    reach = 0.17 * figure.thing.height_m if kind_of(actor).family == "biped" else 0.02
    load = _load(stage, figure, asked, front + reach + 0.03)
    height = min(0.58 * figure.thing.height_m, 0.8 * load.height_m)
    _bumper(stage, figure, front, reach, height)
    figure.paces = [Pace(0.3, 0.55 * figure.thing.height_m)]
    figure.gestures.append(Gesture(-1.0, stage.duration_s + 60.0, "push"))
    stage.world.hooks.append(Pushing(figure, load, front + reach, height))
    width = 1.4 * figure.thing.height_m + load.width_m
    return View(
        width_m=width, height_m=1.3 * figure.thing.height_m, follows=figure.thing.index, centre_x_m=0.5 * load.width_m
    )


def _load(stage: Stage, figure: Figure, asked: Actor, from_m: float) -> Thing:
    """What is pushed, its end at `from_m`: light enough for whoever does; a car is out of gear, and rolls on its wheels."""
    half = 0.5 * kind_of(asked).size_m * asked.size
    if kind_of(asked).family == "car":
        load = car(stage, asked, from_m + half, 1.0)
        rolls = min(_ROLLS, _STRENGTH * figure.thing.body.mass / load.body.mass)
        for motor in stage.motors[load.index]:
            motor.max_force *= rolls
    else:
        load = stage.loose(asked, (0.0, half + 0.01))
        load.body.position = (from_m + load.width_m / 2, load.height_m / 2 + 0.005)
    most = 0.35 * figure.thing.body.mass
    if load.body.mass > most and kind_of(asked).family != "car":
        load.body.moment, load.body.mass = load.body.moment * most / load.body.mass, most
    if kind_of(asked).family not in {"ball", "car"}:
        for shape in load.shapes:
            shape.friction = 0.35
    return load


def _bumper(stage: Stage, figure: Figure, front: float, reach: float, height: float) -> None:
    """Arms as the load feels them: a stiff frame before the trunk."""
    body, half = figure.thing.body, figure.thing.height_m / 2
    box = [(front - 0.05, height - half), (front + reach, height - half), (front + reach, height - half - 0.12)]
    arms = pymunk.Poly(body, [*box, (front - 0.05, height - half - 0.12)])
    arms.friction, arms.elasticity, arms.collision_type = 0.4, 0.0, 1
    arms.filter = figure.thing.shapes[0].filter
    figure.thing.shapes.append(arms)
    stage.world.space.add(arms)
    stage.world.belongs(arms, figure.thing)


@dataclass
class Pushing:
    """Keeps the hands where the arms' frame ends."""

    figure: Figure
    load: Thing
    ahead_m: float
    height_m: float

    def __call__(self, world: World, now_s: float) -> None:
        if self.figure.thing.kind.family == "biped":
            body, half = self.figure.thing.body, self.figure.thing.height_m / 2
            at = body.local_to_world((self.ahead_m - 0.03, self.height_m - half))
            self.figure.hands = ((at.x, at.y), (at.x, at.y - 0.03))


def play_kick(stage: Stage, part: Part) -> View:
    """This will let one run up and kick a ball, which flies, bounces and rolls on."""
    stage.leads(part.leader, "kick")
    kicker = stage.figure(part.leader, -1.9, mood=Mood(faces_us=0.4, joy=0.85))
    ball = stage.loose(part.props[0] if part.props else Actor(kind="football"), (0.0, 0.3))
    ball.body.position = (-0.75, ball.height_m / 2 + 0.002)
    tall = kicker.thing.height_m
    reach = 0.27 * tall if kind_of(part.leader).family == "biped" else 0.55 * kicker.thing.width_m
    speed = 1.5
    meets = 0.3 + max(0.0, -0.75 - reach - ball.width_m / 2 + 1.9) / speed
    kicker.paces = [Pace(0.25, speed), Pace(meets - 0.1, 0.0)]
    kicker.gestures.append(Gesture(meets - KICK_S, meets + 0.5, "kick"))
    kicker.mood.looks_at = ball.index
    stage.share_group(ball, kicker)
    stage.world.hooks.append(Kick(kicker, ball, meets, (4.6, 4.4)))
    return View(width_m=4.2, height_m=2.9, centre_x_m=0.0, follows=ball.index, follow_from_m=1.4)


@dataclass
class Kick:
    """A foot that meets a ball: the blow goes on once both are there."""

    figure: Figure
    ball: Thing
    at_s: float
    speed: tuple[float, float]
    is_done: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if self.is_done or now_s < self.at_s:
            return
        self.is_done = True
        body = self.ball.body
        body.apply_impulse_at_world_point((self.speed[0] * body.mass, self.speed[1] * body.mass), body.position)
        body.angular_velocity = -6.0
        world.note(Touch.HIT, self.ball, strength=4.0, other="flesh")


def play_catch(stage: Stage, part: Part) -> View:
    """This will let the first throw to the second, who catches."""
    thrower_of, catcher_of = part.actors
    stage.plays(thrower_of.kind, "throw")
    stage.plays(catcher_of.kind, "catch")
    side = left_of(thrower_of, catcher_of)
    thrower = stage.figure(thrower_of, 1.5 * side, facing=-side, mood=Mood(joy=0.85))
    catcher = stage.figure(catcher_of, -1.5 * side, facing=side, mood=Mood(joy=0.8, faces_us=0.45))
    ball = stage.loose(part.props[0] if part.props else Actor(kind="ball"), (1.2 * side, 1.1))
    height = thrower.thing.height_m
    reach = (0.3 * height, height)
    start, flight = (side * (1.5 - reach[0]), reach[1]), 1.0
    has_hands = catcher.thing.kind.family == "biped"
    goal_y = 0.62 * catcher.thing.height_m if has_hands else 0.75 * catcher.thing.height_m
    goal = (side * ((0.3 * catcher.thing.height_m if has_hands else 0.5 * catcher.thing.width_m) - 1.5), goal_y)
    stage.share_group(ball, thrower)
    for figure, other in ((thrower, ball), (catcher, ball)):
        figure.mood.looks_at = other.index
    velocity = velocity_to(start, goal, flight, stage.gravity)
    release = 0.75
    stage.world.hooks.append(Thrower(thrower, ball, release, velocity, reach, (0.16 * height, 0.6 * height)))
    stage.world.hooks.append(Catch(catcher, ball, goal, release + flight - 0.02))
    catcher.gestures.append(Gesture(release + 0.2, stage.duration_s + 60.0, "catch"))
    return View(width_m=4.1, height_m=2.6)


@dataclass
class Catch:
    """Hands (or jaws) that close on a ball when it is there: a joint that holds it from then on."""

    figure: Figure
    ball: Thing
    goal: tuple[float, float]
    at_s: float
    is_held: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if now_s < self.at_s or self.is_held:
            if self.is_held:
                at = (self.ball.body.position.x, self.ball.body.position.y)
                self.figure.hands = (at, at) if self.figure.thing.kind.family == "biped" else None
            return
        self.is_held = True
        holder, body = self.figure.thing.body, self.ball.body
        for shape in self.ball.shapes:
            shape.filter = self.figure.thing.shapes[0].filter
        joint = pymunk.PivotJoint(holder, body, holder.world_to_local(body.position), (0.0, 0.0))
        joint.max_force = 900.0  # gives a little, as arms do
        world.space.add(joint)
        world.note(Touch.HIT, self.ball, strength=2.0, other="flesh")


def pair_of(actor: Actor) -> tuple[Actor, ...]:
    """This will be the two of a pair that is one actor twice."""
    return (replace(actor, count=1), replace(actor, count=1)) if actor.count > 1 else (actor,)


def is_figure(actor: Actor) -> bool:
    """This will say whether an actor has a body that acts."""
    return kind_of(actor).family in FIGURES
