"""What takes strength or ends badly: lifting, breaking, opening, dropping, pulling, catching, blowing up."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from generation.engine.animatic.physics import handy, ropes
from generation.engine.animatic.physics.air import Gusts
from generation.engine.animatic.physics.intents import Pace
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling.work import NEARER, Work
from generation.engine.animatic.staging.hands import velocity_to
from generation.engine.animatic.staging.pairs import Catch
from generation.engine.animatic.staging.stage import kind_of
from generation.engine.animatic.staging.standing import at_rest
from generation.engine.animatic.staging.swimming import swimmer
from generation.engine.animatic.staging.vehicles import car
from generation.engine.animatic.weather import wind_m_s

_PULLED = 0.5  # body heights a second
_FRAGILE = dict.fromkeys(("ceramic", "glass"), "glass breaking") | dict.fromkeys(
    ("egg", "melon", "fruit", "cream"), "splat"
)
"""Materials that break where they fall -> how that sounds."""


def lift(work: Work) -> None:
    """This will take something up from the ground and hold it over the head with both arms."""
    work.gesture("lift", 0.9)
    actor = work.asked or Actor(kind="barbell")
    if kind_of(actor).family == "car":
        _lift_car(work, actor)
        return
    load = work.within(work.made(actor, 1.3))
    _raise(work, load, load.height_m)


def _raise(work: Work, load: Thing, high_m: float) -> None:
    """The load stands on the ground until the grip, then it goes where both hands are."""
    grip_s = work.began_s + 0.5
    work.figure.mood.is_steady = True

    def way(now_s: float) -> tuple[float, float, float]:
        x, y = work.hand(now_s, 2)
        up = eased((now_s - grip_s) / (handy.LIFT_S - 0.5))
        low = 0.5 * high_m + 0.003
        return x, max(low, low + (y + 0.3 * up * high_m - low) * min(1.0, 1.6 * up)), 0.0

    work.follow(load, way)
    work.rise_m = work.tall + high_m
    work.reach_m = max(work.reach_m, load.width_m)


def _lift_car(work: Work, actor: Actor) -> None:
    before = len(work.stage.world.things)
    body = car(work.stage, actor, work.x, 1.0)
    parts = work.stage.world.things[before:]
    for part in parts:
        work.stage.share_group(part, work.figure)
        part.lane = work.figure.thing.lane + NEARER
    for motor in work.stage.motors[body.index]:
        motor.rate, motor.max_force = 0.0, 0.0
    start = body.body.position

    def way(now_s: float) -> tuple[float, float, float]:
        up = eased((now_s - work.began_s - 0.5) / (handy.LIFT_S - 0.5))
        return (
            work.x - work.shift_m,
            start.y + (1.02 * work.tall + 0.12 * body.width_m - start.y) * up,
            0.02 * math.sin(5 * now_s) * up,
        )

    work.lead(body, way)
    work.figure.mood.is_steady = True
    work.reach_m, work.rise_m = 0.75 * body.width_m, work.tall + body.height_m


def smash(work: Work) -> None:
    """This will break something in two with one blow of the hand; both halves fall."""
    work.gesture("strike", 0.5)
    thing = work.thing("plank", 0.5)
    x = work.hand(0.0, 1)[0] + 0.06 * work.tall
    high = 0.32 * work.tall
    for side in (-1, 1):
        size = high / kind_of(Actor(kind="block")).size_m
        block = at_rest(work.stage, Actor(kind="block", size=size), x + side * (0.44 * thing.width_m + 0.42 * high))
        block.lane = work.figure.thing.lane + 0.02
        for shape in block.shapes:
            shape.filter = thing.shapes[0].filter
    work.lay(thing, x, high)
    at_s = work.began_s + handy.STRIKE_S
    _broken(work, thing, at_s, (0.9, -1.2))
    work.reach_m = 0.8 * work.tall


def _broken(work: Work, thing: Thing, at_s: float, away: tuple[float, float]) -> None:
    """From `at_s` on it is two parts that fly apart."""
    work.halves(thing, at_s)

    def apart(world: World) -> None:
        for part in world.things:
            if part.owner == thing.index and "half" in part.extra:
                side = part.extra["half"]
                part.body.velocity = (side * away[0], away[1])
                part.body.angular_velocity = -3.5 * side
                for shape in part.shapes:  # they fall before whoever broke it
                    shape.filter = work.figure.thing.shapes[0].filter
        world.note(Touch.HIT, thing, strength=5.0, other="flesh")
        if sound := _FRAGILE.get(thing.material):
            world.sound(sound, thing, 0.8)

    work.at(at_s + 0.004, apart)
    work.plume("puff", lambda world: (thing.body.position.x, thing.body.position.y), 0.12, from_s=at_s)


def unwrap(work: Work) -> None:
    """This will throw the lid off something, and out of it comes what glitters; an umbrella is put up."""
    if work.asked is not None and work.asked.kind == "umbrella":
        _put_up(work)
        return
    work.gesture("unwrap", 0.6)
    x, top = work.table()
    box = work.thing("present", 0.3)
    work.lay(box, x + 0.02 * work.tall, top)
    at_s = work.began_s + 0.95
    low, lid = work.halves(box, at_s, (-2.0, 2.0))
    place = box.body.position
    work.lead(low, lambda now_s: (place.x, place.y, 0.0), from_s=at_s)
    work.at(at_s + 0.004, lambda world: _flung(world, lid))
    star = work.made(Actor(kind="star"), 0.16)
    star.lane = box.lane + 0.01
    star.scale = (0.0, 0.0)

    def risen(now_s: float) -> tuple[float, float, float]:
        share = eased((now_s - at_s) / 0.9)
        return place.x, place.y + (0.1 + 0.3 * share) * work.tall, 0.4 * math.sin(3 * now_s) * share

    work.lead(star, risen)
    work.at(at_s, lambda world: setattr(star, "scale", (1.0, 1.0)))
    work.sound(at_s, "magic chime", box, 1.2)
    work.rise_m = 0.95 * work.tall


def _put_up(work: Work) -> None:
    """Held up, shut at first, then as wide as it is."""
    work.gesture("hold up", 0.7)
    umbrella = work.made(work.asked or Actor(kind="umbrella"), 0.75)
    umbrella.extra["grows"] = 1.0
    work.in_hand(umbrella, 1, (0.0, 0.4 * umbrella.height_m / work.tall))
    at_s = work.start_s + 0.35 * (work.end_s - work.start_s)

    def opened(world: World, now_s: float) -> None:
        share = eased((now_s - at_s) / 0.3)
        umbrella.scale = (0.16 + 0.84 * share + 0.12 * math.sin(math.pi * share), 1.0)

    opened(work.stage.world, 0.0)
    work.stage.world.hooks.append(opened)
    work.sound(at_s, "whoosh", umbrella, 0.4)
    work.rise_m = work.tall + 0.5 * umbrella.height_m


def _flung(world: World, lid: Thing) -> None:
    lid.body.velocity, lid.body.angular_velocity = (1.5, 2.6), -5.0


def drop(work: Work) -> None:
    """This will let something slip out of the hands; what is fragile breaks where it falls."""
    work.gesture("hold", 0.7)
    thing = work.thing("plate", 0.3)
    free_s = work.start_s + min(1.0, 0.35 * (work.end_s - work.start_s))
    work.in_hand(thing, 2, (0.06, 0.0), until_s=free_s)
    _, y = work.hand(free_s, 2)
    fall_s = math.sqrt(2 * max(y - 0.5 * thing.height_m, 0.1) / max(work.stage.gravity, 0.5))
    work.at(free_s + 0.01, lambda world: setattr(work.figure.mood, "gape", 0.6))
    if thing.material in _FRAGILE:
        _broken(work, thing, free_s + fall_s - 0.01, (0.8, 0.9))
    work.figure.mood.looks_at = thing.index


def knock(work: Work) -> None:
    """This will sweep something off a table with hand or paw; what is fragile breaks on the floor."""
    work.gesture("sweep" if work.figure.thing.kind.family == "biped" else "write", 0.45)
    x, top = work.table()
    thing = work.thing("vase", 0.3 if work.figure.thing.kind.family == "biped" else 0.5)
    work.rest(thing, x + 0.12 * work.tall, top)
    free_s = work.start_s + min(1.2, 0.4 * (work.end_s - work.start_s))
    away = (1.1 * work.tall, 0.9 * work.tall)
    work.release(thing, free_s, away)
    gravity = max(work.stage.gravity, 0.5)
    fall_s = (away[1] + math.sqrt(away[1] ** 2 + 2 * gravity * top)) / gravity
    work.at(free_s, lambda world: world.note(Touch.HIT, thing, strength=1.5, other=work.figure.thing.material))
    if thing.material in _FRAGILE:
        _broken(work, thing, free_s + fall_s, (0.7, 0.8))
    work.figure.mood.looks_at = thing.index
    work.reach_m += 0.9 * work.tall


def pull(work: Work) -> None:
    """This will draw something behind on a rope, by the soles' grip alone."""
    figure, actor = work.figure, work.asked or Actor(kind="sled")
    work.gesture("pull", 0.35)
    wide = kind_of(actor).size_m * actor.size
    gap = 0.5 * figure.thing.width_m + 0.55 * work.tall
    if kind_of(actor).family == "car":
        load = car(work.stage, actor, work.x - gap - 0.5 * wide, 1.0)
        for motor in work.stage.motors[load.index]:
            motor.max_force = 0.0
    else:
        load = at_rest(work.stage, actor, work.x - gap - 0.5 * wide)
    for shape in load.shapes:
        shape.friction = min(shape.friction, 0.25)
    most = 0.5 * figure.thing.body.mass
    if load.body.mass > most:
        load.body.moment, load.body.mass = load.body.moment * most / load.body.mass, most
    high = 0.1 * work.tall if figure.thing.kind.family != "quad" else 0.0
    hook = 0.42 * load.width_m if kind_of(actor).family != "ball" else 0.0
    ropes.tie(work.stage.world, ropes.End((-0.1 * work.tall, high), figure.thing), ropes.End((hook, 0.0), load))
    figure.mood.is_steady = True
    figure.paces = [Pace(0.25, _PULLED * max(work.tall, 0.6))]
    work.reach_m = 0.3 * work.tall
    work.stage.view.centre_x_m = 0.0


def catch(work: Work) -> None:
    """This will let something come flying, and hands or jaws close on it."""
    figure = work.figure
    has_hands = figure.thing.kind.family == "biped"
    actor = work.asked or Actor(kind="ball")
    thing = _fish(work, actor) if kind_of(actor).family == "swimmer" else work.made(actor, 0.26 if has_hands else 0.4)
    goal = (work.x + figure.facing * (0.28 * work.tall if has_hands else 0.5 * figure.thing.width_m),
            (0.62 if has_hands else 0.75) * work.tall)  # fmt: skip
    start = (work.x + figure.facing * 2.6 * max(work.tall, 0.8), 1.1 * max(work.tall, 0.8))
    arrives_s = work.start_s + 1.15
    velocity = velocity_to(start, goal, 0.95, work.stage.gravity)
    thing.lane = figure.thing.lane + NEARER
    work.lead(thing, lambda now_s: (*start, 0.0), until_s=arrives_s - 0.95)
    work.at(arrives_s - 0.95, lambda world: _sent(thing, velocity))
    work.stage.world.hooks.append(Catch(figure, thing, goal, arrives_s - 0.02))
    figure.mood.looks_at = thing.index
    work.gesture("catch", 0.5)
    work.reach_m, work.rise_m = 1.3 * max(work.tall, 0.8), 1.25 * work.tall


def _fish(work: Work, actor: Actor) -> Thing:
    size = min(actor.size, 0.5 * max(work.tall, 0.5) / kind_of(actor).size_m)
    thing = swimmer(work.stage, replace(actor, count=1, size=size), (work.x, 9.0), 0, (-9.0, 9.0)).thing
    work.stage.share_group(thing, work.figure)
    return thing


def _sent(thing: Thing, velocity: tuple[float, float]) -> None:
    thing.body.velocity, thing.body.angular_velocity = velocity, 3.0


def fly_kite(work: Work) -> None:
    """This will hold the string of something that the wind carries as high as the string lets it."""
    work.gesture("hold up", 0.6)
    hand = work.rod(0.06, 0.02, (230, 226, 214))
    work.in_hand(hand, 1)
    kite = work.made(work.asked or Actor(kind="kite"), 0.5)
    kite.lane = work.figure.thing.lane
    kite.body.mass, kite.body.moment = _KITE_KG, _KITE_KG * (0.3 * kite.width_m) ** 2
    long, place = 1.1 * work.tall, work.hand(0.0, 1)
    kite.body.position = (place[0] + 0.565 * long, place[1] + 0.824 * long)
    for shape in kite.shapes:
        shape.sensor = True  # what it passes up there is nearer or farther
    hand.body.mass, hand.body.moment = work.figure.thing.body.mass, 1.0  # whoever holds it stands behind it
    ropes.tie(
        work.stage.world,
        ropes.End((0.0, 0.0), hand),
        ropes.End((0.0, 0.0), kite),
        length_m=long,
        weight_kg_m=0.02,
        thickness_m=0.012,
        colour=(236, 232, 222),
    )
    work.stage.world.hooks.append(Aloft(kite, wind_m_s(work.stage.scene) or _BREEZE_M_S))
    work.reach_m, work.rise_m = 0.9 * work.tall, 2.25 * work.tall
    work.figure.mood.looks_at = kite.index


_KITE_KG = 0.4
_BREEZE_M_S = 4.0  # whoever flies a kite has found some wind
_CARRIES = 0.45  # m/s² of lift for each (m/s)² of wind, a kite at its usual angle


@dataclass
class Aloft:
    """What the wind does to a kite: it lifts and pushes it with the square of its speed, the tail keeps it head up."""

    kite: Thing
    mean_m_s: float
    gusts: Gusts = field(init=False)

    def __post_init__(self) -> None:
        self.gusts = Gusts(self.mean_m_s, self.kite.index)

    def __call__(self, world: World, now_s: float) -> None:
        body, weight = self.kite.body, -world.space.gravity[1]
        wind = 0.6 * self.mean_m_s + 0.4 * self.gusts.at(now_s)
        past = max(wind - 0.5 * body.velocity.x, 0.0)
        lift, push = _CARRIES * past**2, 0.7 * _CARRIES * past**2
        body.apply_force_at_world_point((body.mass * push, body.mass * (weight + lift)), body.position)
        body.velocity *= 1.0 - 0.8 * world.dt
        body.torque -= body.moment * (30.0 * (body.angle + 0.35) + 7.0 * body.angular_velocity)
