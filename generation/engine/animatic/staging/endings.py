"""How things end: they explode, pop, or melt away."""

from __future__ import annotations

import math
from collections.abc import Iterator

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.staging.handling.work import Cue
from generation.engine.animatic.staging.loose import balloon
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import LOOSE, Stage, View, kind_of
from generation.engine.animatic.staging.standing import at_rest
from generation.engine.animatic.staging.vehicles import car, set_speed

_BURSTING = LOOSE | {"car", "furniture", "snowman"}
_MELTING = LOOSE | {"snowman"}
_SHARDS = 16
_SHREDS = 9  # of a balloon's skin
_LEFT = 0.1  # of its height, of what has melted
_FUSE_S = 1.1


def play_explosion(stage: Stage, part: Part) -> View:
    """This will let something blow up: a flash, fire that cools to smoke, its pieces flying, a bang."""
    actor = part.leader
    stage.plays(actor.kind, "explode")
    size = kind_of(actor).size_m * actor.size
    first = len(stage.world.things)
    if kind_of(actor).family == "car":
        whole = car(stage, actor, 0.0, 1.0)
        set_speed(stage, whole, 0.0)
    elif kind_of(actor).family == "snowman":
        whole = stage.figure(actor, 0.0, mood=Mood(faces_us=0.9)).thing
    else:
        whole = at_rest(stage, actor, 0.0)
    parts = stage.world.things[first:]
    at_s = min(_FUSE_S, 0.35 * stage.duration_s)
    reach = max(0.75 * size, 0.55)
    shards = [_shard(stage, whole, number) for number in range(_SHARDS)]
    place: list[tuple[float, float]] = []

    def burst(world: World) -> None:
        middle = whole.body.position
        place.append((middle.x, max(middle.y, 0.4 * whole.height_m)))
        for thing in parts:
            thing.scale = (0.0, 0.0) if thing.look != "wheel" else (1.0, 1.0)
            for shape in thing.shapes:
                shape.sensor = thing.look != "wheel"
            if thing.look == "wheel":
                for joint in list(thing.body.constraints):
                    world.space.remove(joint)
                thing.body.velocity = (math.copysign(2.2, thing.body.position.x - middle.x), 4.2)
        for number, shard in enumerate(shards):
            turn = math.pi * (0.08 + 0.84 * (number + 0.5) / _SHARDS)
            speed = stage.rng.uniform(3.0, 6.5) * math.sqrt(max(reach, 0.5))
            _fly(
                shard,
                (middle.x + 0.25 * reach * math.cos(turn), middle.y + 0.2 * reach * math.sin(turn)),
                (0.6 * speed * math.cos(turn), speed * math.sin(turn)),
                stage.rng.uniform(-14.0, 14.0),
            )
        world.sound("explosion", whole, 2.6)

    stage.world.hooks.append(Cue(at_s, burst))
    stage.world.plumes.append(Source("blast", lambda world: place[0] if place else None, at_s, at_s + 60.0, reach))
    return View(width_m=max(2.6 * size, 2.6), height_m=max(2.9 * size, 2.6))


def play_pop(stage: Stage, part: Part) -> View:
    """This will let a balloon rise, and pop: its skin flies apart in shreds."""
    actor = part.leader
    whole = balloon(stage, actor, (0.0, 0.9), 0)
    stage.plays(actor.kind, "explode")
    shreds = [_shard(stage, whole, number) for number in range(_SHREDS)]
    colour = whole.colour

    def pop(world: World) -> None:
        middle = whole.body.position
        whole.scale = (0.0, 0.0)
        for number, shred in enumerate(shreds):
            turn = 2 * math.pi * (number + 0.5) / _SHREDS
            speed = stage.rng.uniform(1.6, 3.4)
            reach = 0.3 * whole.width_m
            shred.colour = colour
            _fly(
                shred,
                (middle.x + reach * math.cos(turn), middle.y + reach * math.sin(turn)),
                (speed * math.cos(turn), speed * math.sin(turn) + 0.8),
                stage.rng.uniform(-16.0, 16.0),
            )
        world.sound("pop", whole, 0.3)

    stage.world.hooks.append(Cue(min(1.6, 0.45 * stage.duration_s), pop))
    return View(width_m=1.9, height_m=2.3)


def _shard(stage: Stage, whole: Thing, number: int) -> Thing:
    """A piece that waits inside until it bursts, and touches nothing before."""
    size = max(0.16 * whole.size_m * stage.rng.uniform(0.5, 1.2), 0.05)
    colour = whole.colour if number % 3 else (70, 66, 72)
    shard = things.slab(
        things.fixed_kind("shard", whole.material),
        (size, 0.6 * size),
        colour,
        (0.0, 0.3 * whole.height_m),
        depth_m=0.02,
    )
    shard.look, shard.scale, shard.lane = "shard", (0.0, 0.0), 0.02 * (number % 5) - 0.04
    for shape in shard.shapes:
        shape.filter, shape.sensor = whole.shapes[0].filter, True
    stage.world.add(shard)
    return shard


def _fly(shard: Thing, at: tuple[float, float], velocity: tuple[float, float], spin: float) -> None:
    """Lets a piece come out and fly, and meet what is in its way from now on."""
    shard.body.position, shard.body.velocity, shard.body.angular_velocity = at, velocity, spin
    shard.scale = (1.0, 1.0)
    for shape in shard.shapes:
        shape.sensor = False


def play_melting(stage: Stage, part: Part) -> View:
    """This will let something melt: it sinks down and runs out to a puddle."""
    actor = part.leader
    stage.plays(actor.kind, "melt")
    if kind_of(actor).family == "snowman":
        figure = stage.figure(actor, 0.0, mood=Mood(faces_us=1.0, joy=0.3, brow=-0.6, is_steady=True))
        thing = figure.thing
    else:
        thing = at_rest(stage, actor, 0.0)
    thing.extra["grows"] = 1.0
    puddle = things.disc(
        things.fixed_kind("puddle", "jelly"),
        0.75 * max(thing.width_m, 0.7 * thing.height_m),
        _melted(thing),
        (0.0, 0.01),
    )
    puddle.look, puddle.lane, puddle.height_m = "puddle", 0.05, 0.02
    puddle.body.body_type = 1  # kinematic: it only lies there
    for shape in puddle.shapes:
        shape.sensor = True
    stage.world.add(puddle)
    puddle.scale = (0.0, 0.0)
    span = max(stage.duration_s - 0.9, 0.8)

    def melt(world: World, now_s: float) -> None:
        share = eased((now_s - 0.4) / span)
        thing.scale = (1.0 + 0.45 * share, 1.0 - (1.0 - _LEFT) * share)
        puddle.scale = (share, share)

    stage.world.hooks.append(melt)
    for number in range(int(stage.duration_s)):
        stage.world.hooks.append(Cue(0.6 + number, lambda world: world.sound("drip", thing, 0.5)))
    return View(width_m=2.1 * max(thing.width_m, 0.75 * thing.height_m), height_m=1.35 * thing.height_m)


def _melted(thing: Thing) -> tuple[int, int, int]:
    return (
        (176, 212, 240)
        if thing.material in {"snow", "frozen"} or KINDS[thing.kind.name].material == "ice"
        else thing.colour
    )


def ending(free: Free, others: bool) -> Iterator[Part]:
    """What is to explode or to melt, each alone."""
    if free.has_water:
        return
    for action, play, families in (
        ("explode", play_explosion, _BURSTING),
        ("explode", play_pop, frozenset({"balloon"})),
        ("melt", play_melting, _MELTING),
    ):
        for at in free.doing(action, families):
            while free.left[at]:
                yield Part(play=play, actors=(free.take(at, 1),), action=action)
