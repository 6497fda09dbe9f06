"""Kitchen and table: eating, drinking, tossing, stirring, cutting, pouring."""

from __future__ import annotations

import math

from generation.engine.animatic.physics import handy
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling.work import NEARER, Work
from generation.engine.animatic.staging.stage import kind_of

FIGURES_UPRIGHT = frozenset({"monkey", "kangaroo", "squirrel", "gorilla"})
"""Animals with hands."""
_LEFT_OVER = 0.3  # of what is eaten, after the last bite
_FLIGHT_S = 0.62  # of what is tossed
_VESSELS = frozenset({"bottle", "teapot", "cup", "watering can", "pot", "bucket", "vase"})


def eat(work: Work) -> None:
    """This will bring a meal to the mouth, bite by bite, and let it get smaller."""
    work.gesture("eat", 0.8)
    meal = work.thing("apple", 0.2)
    bites = work.beats(handy.BITE_S, handy.BITE_S / 2)
    if work.figure.thing.kind.family == "biped":
        work.in_hand(meal, 1, (0.03, 0.3 * meal.height_m / work.tall))
    else:
        _before_the_muzzle(work, meal)
    for number, at_s in enumerate(bites, 1):
        share = 1.0 - (1.0 - _LEFT_OVER) * number / len(bites)
        work.at(at_s, lambda world, share=share: _bitten(world, meal, share))  # type: ignore[misc]


def _bitten(world: World, meal: Thing, share: float) -> None:
    meal.scale = (share, share)
    world.sound("crunch", meal, 0.5)


def _before_the_muzzle(work: Work, meal: Thing) -> None:
    """On the ground, where the head of whoever has no hands comes down to; who sits upright takes it up to the mouth."""
    figure, thing = work.figure, work.figure.thing
    if thing.kind.name not in FIGURES_UPRIGHT:
        ahead = (0.5 if thing.kind.family == "quad" else 0.75) * thing.width_m
        work.lay(meal, work.x + figure.facing * ahead, 0.0)
        return

    def way(now_s: float) -> tuple[float, float, float]:
        share = handy.bitten(now_s - work.began_s)
        body = thing.body.position
        return (
            body.x + figure.facing * (0.42 - 0.06 * share) * thing.width_m,
            body.y + (0.2 * share - 0.08) * thing.height_m,
            0.0,
        )

    def hold(world: World, now_s: float) -> None:
        at = (meal.body.position.x, meal.body.position.y)
        figure.hands = (at, at)

    work.follow(meal, way)
    hold(work.stage.world, 0.0)
    work.stage.world.hooks.append(hold)


def drink(work: Work) -> None:
    """This will raise a cup and tilt it at the lips; who has no hands laps."""
    work.gesture("drink", 0.8)
    cup = work.thing("cup", 0.18)
    if work.figure.thing.kind.family != "biped":
        _before_the_muzzle(work, cup)
        return
    work.in_hand(cup, 1, (0.035, 0.03), lambda now_s: 0.75 * handy.sipped(now_s - work.began_s))
    for at_s in work.beats(handy.SIP_S, handy.SIP_S / 2):
        work.sound(at_s, "slurp", cup, 0.6)


def toss(work: Work) -> None:
    """This will throw what lies in a pan (or in the hand) up, over, and catch it again: it flies as it flies."""
    work.gesture("flick", 0.6)
    food = work.thing("pancake", 0.2)
    pan = None if kind_of(Actor(kind=food.kind.name)).material == "gold" else work.tool("pan", 0.34)
    if pan is not None:
        pan.extra["facing"] = -work.figure.facing
        work.in_hand(pan, 1, (0.16, 0.0))
        work.sound(max(work.start_s, 0.05), "sizzle", pan, work.end_s - work.start_s)
    place = (0.25, 0.035) if pan is not None else (0.02, 0.05)
    thrown = [at + 0.03 for at in work.beats(handy.TOSS_S, handy.TOSS_AT_S) if at + _FLIGHT_S + 0.1 < work.end_s]
    food.lane = work.figure.thing.lane + NEARER
    work.rise_m = 0.62 * work.tall + work.stage.gravity * _FLIGHT_S**2 / 8 + food.height_m
    work.in_hand(food, 1, place, gaps=tuple((at, at + _FLIGHT_S) for at in thrown))
    for at_s in thrown:
        work.at(at_s, lambda world: _throw_up(world, food))
        work.at(at_s + _FLIGHT_S, lambda world: world.sound("splat", food, 0.3))


def _throw_up(world: World, food: Thing) -> None:
    gravity = -world.space.gravity[1]
    food.body.velocity = (0.0, gravity * _FLIGHT_S / 2)
    food.body.angular_velocity = 2 * math.pi / _FLIGHT_S


def stir(work: Work) -> None:
    """This will stir in a pot that steams on the table."""
    work.gesture("stir")
    x, top = work.table()
    asked = work.asked
    is_pot = asked is not None and asked.kind in {"pot", "pan", "bucket", "teapot", "cup"}
    vessel = next(iter(work.others), Actor(kind="pot"))
    pot = work.thing("pot", 0.26) if is_pot else work.made(vessel, 0.26)
    work.lay(pot, x + 0.02 * work.tall, top)
    if asked is not None and not is_pot:
        beside = work.made(asked, 0.22)
        work.lay(beside, x + 0.27 * work.tall, top)
    spoon = work.tool("spoon", 0.26)
    spoon.lane = work.figure.thing.lane - 0.05  # in the pot, behind its rim
    work.in_hand(spoon, 1, (0.03, -0.05), lambda now_s: -1.25 + 0.25 * math.sin(5.6 * now_s))
    high = top + pot.height_m
    work.plume("steam", lambda world: (pot.body.position.x, high), 0.2)
    work.sound(max(work.start_s, 0.05), "bubbles", pot, work.end_s - work.start_s)


def cut(work: Work) -> None:
    """This will cut something on the table: with the third stroke it is in two, and the halves part."""
    work.gesture("cut")
    x, top = work.table()
    food = work.thing("bread", 0.24)
    at = x - 0.01 * work.tall
    work.lay(food, at, top)
    knife = work.tool("knife", 0.24)
    work.in_hand(knife, 1, (0.07, -0.02), lambda now_s: 0.35 * abs(math.cos(math.pi * (now_s - work.began_s) / 0.5)))
    strokes = work.beats(handy.CHOP_S, handy.CHOP_S / 2)
    for stroke in strokes:
        work.sound(stroke, "knock", knife, 0.2)
    if len(strokes) > 3:
        _in_two(work, food, strokes[2])


def _in_two(work: Work, food: Thing, at_s: float) -> None:
    low = food.body.position
    for part, side in zip(work.halves(food, at_s), (-1.0, 1.0), strict=True):
        far = 0.16 * food.width_m + 0.03 * work.tall

        def way(now_s: float, side: float = side, far: float = far) -> tuple[float, float, float]:
            share = min(1.0, max(0.0, (now_s - at_s) / 0.3))
            return low.x + side * far * share, low.y, food.body.angle - 0.16 * side * share

        work.lead(part, way, from_s=at_s)


def pour(work: Work) -> None:
    """This will pour out of something held up into a cup on the table; the stream is seen."""
    work.gesture("pour")
    _, top = work.table()
    asked = work.asked if work.asked is not None and work.asked.kind in _VESSELS - {"cup"} else None
    noun = work.asked.noun if work.asked is not None else ""
    source = work.made(asked or Actor(kind="teapot" if noun in {"tea", "coffee"} else "bottle"), 0.26)
    goal = next((each for each in (*work.others, work.asked) if each is not None and each is not asked), None)
    cup = work.made(goal or Actor(kind="cup"), 0.2)
    hand_x, _ = work.hand(max(work.start_s, 0.0), 1)
    ahead = (0.6 if source.kind.name == "teapot" else 0.52) * source.extra["size"]
    work.lay(cup, hand_x + ahead + 0.2 * cup.width_m, top)
    tilt = -0.75 if source.kind.name == "teapot" else -1.9

    def turn(now_s: float) -> float:
        return tilt * min(1.0, max(0.0, (now_s - work.start_s - 0.25) / 0.5))

    work.in_hand(source, 1, (0.02 if source.kind.name == "teapot" else 0.05, 0.04), turn)
    look = "coffee" if noun in {"coffee", "tea", "hot chocolate", "cocoa"} else "water"
    work.plume(look, lambda world: _spout(source), 0.12, from_s=work.start_s + 0.75, goal_m=top + 0.5 * cup.height_m)
    work.sound(work.start_s + 0.75, "pouring", source, work.end_s - work.start_s - 1.0)


def _spout(source: Thing) -> tuple[float, float]:
    size = source.extra["size"]
    local = (0.46 * size, 0.2 * size) if source.kind.name == "teapot" else (0.0, 0.5 * size)
    at = source.body.local_to_world(local)
    return at.x, at.y
