"""Care and pastime: something or somebody is washed or brushed, bubbles are blown, a scarf grows on two needles."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.outlines import middle_of
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor, Colour
from generation.engine.animatic.staging.handling.work import NEARER, Work
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, kind_of
from generation.engine.animatic.staging.standing import at_rest, width_of
from generation.engine.animatic.staging.surfaces import TRUNKS
from generation.engine.animatic.staging.vehicles import car, set_speed

_SPONGE: Colour = (250, 206, 84)
_BRUSH: Colour = (150, 96, 60)
_STEEL: Colour = (206, 210, 220)
_WOOL: tuple[Colour, ...] = ((216, 74, 84), (74, 132, 196), (236, 170, 70), (92, 160, 118))
_RING: Colour = (96, 170, 226)
_LOW = 0.62  # of the height of who does it: lower things are bent down to
_EVER_S = 60.0
_TO_A_FIRE = 0.66  # the same, from a fire that is put out
_TO_A_TRUNK = 0.2  # body heights from a tree that is embraced


def wash(work: Work) -> None:
    """This will rub something with a sponge until it foams: in the hand, or before whoever stoops to it."""
    _rub(work, _SPONGE, 0.1, 0.07, "squelch")
    work.plume("suds", lambda world: work.hand(world.now_s, 1), 0.2)


def brush(work: Work) -> None:
    """This will brush somebody's coat, or, where nobody is named, the own teeth."""
    if work.asked is None:
        _brush_teeth(work)
        return
    _rub(work, _BRUSH, 0.13, 0.045, "paper")


def fix(work: Work) -> None:
    """This will turn and knock about something with a wrench, till sparks fly."""
    _rub(work, _STEEL, 0.15, 0.035, "clink")
    for at_s in work.beats(1.25, 0.5):
        end = at_s + 0.3
        work.stage.world.plumes.append(
            Source("sparks", lambda world: work.hand(world.now_s, 1), at_s, end, 0.07 * work.tall)
        )


def inflate(work: Work) -> None:
    """This will blow up a balloon, breath by breath, at the lips."""
    work.gesture("blow a ring", 0.7)
    actor = work.asked or Actor(kind="balloon")
    colour = actor.colour or work.stage.colour_of(actor)
    balloon = things.disc(kind_of(actor), 0.17 * work.tall, colour, (work.x, 9.0))
    balloon.who, balloon.noun = actor.who, actor.noun
    work.stage.world.add(balloon)
    work.stage.share_group(balloon, work.figure)
    balloon.lane = work.figure.thing.lane - 0.18
    span = max(work.end_s - work.start_s - 0.6, 0.5)

    def blown(now_s: float) -> float:
        share = max(0.0, min(1.0, (now_s - work.start_s) / span))
        return 0.2 + 0.8 * (share + 0.05 * math.sin(2 * math.pi * now_s / 1.6) * (1.0 - share))

    def way(now_s: float) -> tuple[float, float, float]:
        x, y = work.hand(now_s, 1)
        return x + work.figure.facing * (0.17 * blown(now_s) + 0.02) * work.tall, y + 0.02 * work.tall, 0.0

    work.follow(balloon, way, until_s=work.end_s + _EVER_S)
    work.stage.world.hooks.append(lambda world, now_s: setattr(balloon, "scale", (blown(now_s), blown(now_s))))
    balloon.scale = (blown(0.0), blown(0.0))
    work.figure.mood.looks_at = balloon.index
    for at_s in work.beats(1.6, 0.2):
        work.sound(at_s, "whoosh", balloon, 0.7)
    work.reach_m = 0.75 * work.tall


def blow_out(work: Work) -> None:
    """This will blow at the candles of a cake, or at one alone, until their flames are gone and smoke rises."""
    work.gesture("blow a ring", 0.6)
    x, top = work.table()
    asked = next((each for each in work.others if each.kind == "cake"), work.asked or Actor(kind="cake"))
    is_cake = asked.kind == "cake" or asked.count > 1
    lit = work.made(replace(asked, kind="cake" if is_cake else "candle", count=1), 0.34 if is_cake else 0.24)
    lit.extra["unlit"] = 1.0
    work.lay(lit, x + 0.08 * work.tall, top)
    size, wicks = lit.extra["size"], _ON_A_CAKE if is_cake else ((0.0, 0.88),)
    out_s = work.start_s + 0.5 * (work.end_s - work.start_s)
    middle = middle_of(lit.kind.name)
    for number, (across, up) in enumerate(wicks):
        place = ((across - middle[0]) * size, (up + 0.02 - middle[1]) * size)
        _flame(work, lit, place, (0.13 if is_cake else 0.3) * size, out_s + 0.12 * number)
    work.sound(out_s - 0.15, "whoosh", work.figure.thing, 0.7)
    work.stage.world.cue(out_s + 0.5, lambda world: setattr(work.figure.mood, "joy", 1.0))
    work.figure.mood.looks_at = lit.index


_ON_A_CAKE = ((-0.18, 0.9), (0.0, 0.9), (0.18, 0.9))
"""Where the candles of a cake burn, in its own lengths."""


def _flame(work: Work, lit: Thing, place: tuple[float, float], high: float, out_s: float) -> None:
    flame = things.slab(
        things.fixed_kind("flame", "cloth"), (0.5 * high, high), (255, 206, 84), (work.x, 9.0), depth_m=0.01
    )
    flame.look, flame.lane = "flame", lit.lane - 0.01
    for shape in flame.shapes:
        shape.sensor = True
    work.stage.world.add(flame)

    def way(now_s: float) -> tuple[float, float, float]:
        at = lit.body.local_to_world(place)
        return at.x, at.y, 0.0

    work.follow(flame, way)

    def blown(world: World, now_s: float) -> None:
        left = 1.0 - eased((now_s - out_s) / 0.15)
        bent = 1.0 - 0.25 * max(0.0, min(1.0, (now_s - out_s + 0.5) / 0.5))
        flame.scale = (left, left * bent)

    work.stage.world.hooks.append(blown)
    smoke = Source("steam", lambda world: way(world.now_s)[:2], out_s, work.end_s + _EVER_S, 0.06 * work.tall)
    work.stage.world.plumes.append(smoke)


def plant(work: Work) -> None:
    """This will set something into the ground, where it stands or grows."""
    work.gesture("build", 0.55)
    asked = work.asked or Actor(kind="flower")
    size = min(asked.size, 1.1 * work.tall / kind_of(asked).size_m)
    one = replace(asked, count=1, size=size)
    ahead = 0.3 * work.tall + (0.36 * width_of(one) if one.kind in TRUNKS else 0.0)
    planted = at_rest(work.stage, one, work.x + ahead * work.figure.facing)
    planted.extra["grows"] = 1.0
    work.stage.share_group(planted, work.figure)
    work.reach_m, work.rise_m = ahead + 0.6 * planted.width_m, planted.height_m
    span = max(0.75 * (work.end_s - work.start_s), 0.5)

    def grown(now_s: float) -> tuple[float, float]:
        high = 0.08 + 0.92 * eased((now_s - work.start_s - 0.3) / span)
        return 0.3 + 0.7 * high, high

    planted.scale = grown(0.0)
    work.stage.world.hooks.append(lambda world, now_s: setattr(planted, "scale", grown(now_s)))
    work.figure.mood.looks_at = planted.index
    work.sound(max(work.start_s, 0.05), "rustling leaves", planted, span)


def put_out(work: Work) -> None:
    """This will hold a hose on a fire, which gets smaller and smokes."""
    work.gesture("tip", 0.5)
    hose = work.rod(0.3, 0.05 * work.tall, (206, 60, 52))
    hose.lane = work.figure.thing.lane - 0.2
    work.in_hand(hose, 1, (0.06, 0.0), lambda now_s: 0.12)
    asked = work.asked or Actor(kind="campfire")
    fire = at_rest(work.stage, replace(asked, count=1), work.x + _TO_A_FIRE * work.tall)
    work.stage.share_group(fire, work.figure)
    fire.extra["grows"] = 1.0
    work.reach_m = _TO_A_FIRE * work.tall + 0.6 * fire.width_m
    span, body = max(work.end_s - work.start_s - 0.8, 0.6), fire.body

    def dies(world: World, now_s: float) -> None:
        share = eased((now_s - work.start_s - 0.5) / span)
        fire.scale = (1.0 - 0.35 * share, 1.0 - 0.72 * share)

    work.stage.world.hooks.append(dies)
    work.plume("shower", lambda world: _nozzle(work), 0.55, from_s=work.start_s + 0.2)
    work.plume("steam", lambda world: (body.position.x, body.position.y), 0.35, from_s=work.start_s + 0.5)
    work.sound(max(work.start_s, 0.05), "stream", hose, work.end_s - work.start_s)
    work.sound(max(work.start_s, 0.05) + 0.5, "sizzle", fire, work.end_s - work.start_s - 0.6)


def _nozzle(work: Work) -> tuple[float, float]:
    x, y = work.hand(work.stage.world.now_s, 1)
    return x + 0.2 * work.figure.facing * work.tall, y + 0.02 * work.tall


def _rub(work: Work, colour: Colour, long: float, thick: float, sound: str) -> None:
    asked = work.asked or Actor(kind="plate")
    if kind_of(asked).family in LOOSE:
        work.gesture("rub in hand", 0.7)
        held = work.within(work.made(asked, 0.26))
        work.in_hand(held, 0, (0.03, 0.02))
        work.figure.mood.looks_at = held.index
    else:
        goal = _before(work, asked)
        is_low = goal.height_m < _LOW * work.tall
        work.gesture("rub low" if is_low else "rub", 0.45)
        work.figure.mood.looks_at = goal.index
        if colour is _SPONGE:
            _bucket(work)
    tool = work.rod(long, thick * work.tall, colour)
    tool.lane = work.figure.thing.lane - 0.2
    work.in_hand(tool, 1, (0.02, 0.0), lambda now_s: 0.5 * math.sin(5.0 * now_s))
    for at_s in work.beats(1.25, 0.5):
        work.sound(at_s, sound, tool, 0.5)


def _before(work: Work, asked: Actor) -> Thing:
    """What is worked on, standing there, its near end within reach."""
    stage, first = work.stage, len(work.stage.world.things)
    one = replace(asked, count=1)
    family, wide = kind_of(asked).family, kind_of(asked).size_m * asked.size
    reach, side = 0.3 * work.tall, work.figure.facing
    if family == "car":
        goal = car(stage, one, work.x + reach + 0.4 * wide, -1.0)
        set_speed(stage, goal, 0.0)
        stage.plays(asked.kind, "look")
    elif family in FIGURES:
        is_long = family == "quad"
        x = work.x + reach + (0.42 if is_long else 0.16) * wide
        figure = stage.figure(one, x, facing=side if is_long else -side)
        figure.mood = Mood(faces_us=0.8, joy=1.0, is_steady=True)
        stage.feels(figure.mood, asked)
        goal = figure.thing
        stage.plays(asked.kind, "look")
    else:
        goal = at_rest(stage, one, work.x + (_TO_A_TRUNK * work.tall if one.kind in TRUNKS else reach + 0.4 * wide))
    for thing in stage.world.things[first:]:
        stage.share_group(thing, work.figure)
        thing.lane = work.figure.thing.lane + 0.06
    work.reach_m = goal.body.position.x - work.x + 0.55 * goal.width_m
    work.rise_m = max(work.rise_m, goal.height_m)
    return goal


def _bucket(work: Work) -> None:
    size = 0.26 * work.tall / kind_of(Actor(kind="bucket")).size_m
    bucket = at_rest(work.stage, Actor(kind="bucket", size=size), work.x - 0.3 * work.tall * work.figure.facing)
    work.stage.share_group(bucket, work.figure)
    bucket.lane = work.figure.thing.lane + NEARER


def _brush_teeth(work: Work) -> None:
    work.gesture("brush teeth", 0.95)
    tool = work.rod(0.14, 0.02 * work.tall, (90, 170, 226))
    tool.lane = work.figure.thing.lane - 0.2
    work.in_hand(tool, 1, (-0.05, 0.0), lambda now_s: 0.12 * math.sin(22.0 * now_s))
    work.plume("suds", lambda world: _at_mouth(work), 0.07)
    work.sound(max(work.start_s, 0.05), "saw", tool, work.end_s - work.start_s)


def _at_mouth(work: Work) -> tuple[float, float]:
    body = work.figure.thing.body.position
    return body.x + 0.09 * work.figure.facing * work.tall, body.y + 0.3 * work.tall


def blow_bubbles(work: Work) -> None:
    """This will blow through a ring again and again: soap bubbles come out of it, rise, sway and burst."""
    work.gesture("blow a ring", 0.6)
    wand = work.rod(0.13, 0.016 * work.tall, _RING)
    wand.lane = work.figure.thing.lane - 0.2
    work.in_hand(wand, 1, (0.02, 0.02), lambda now_s: 1.2)
    side, tall = work.figure.facing, work.tall

    def ring(world: World) -> tuple[float, float]:
        x, y = work.hand(world.now_s, 1)
        return x + 0.06 * side * tall, y + 0.08 * tall

    work.plume("soap bubbles", ring, 0.3)
    for at_s in work.beats(1.6, 0.5):
        work.sound(at_s, "bubbles", wand, 0.9)
    work.figure.mood.gape = 0.12
    work.reach_m, work.rise_m = 1.1 * tall, 1.35 * tall


def knit(work: Work) -> None:
    """This will sit down on a chair and let a scarf grow between two needles, stitch by stitch."""
    work.gesture("knit", 0.7)
    size = 0.56 * work.tall / kind_of(Actor(kind="chair")).size_m
    chair = at_rest(work.stage, Actor(kind="chair", size=size), work.x - 0.03 * work.tall * work.figure.facing)
    work.stage.share_group(chair, work.figure)
    chair.lane = work.figure.thing.lane + 0.08
    needles = [work.rod(0.2, 0.014 * work.tall, _STEEL) for _ in range(2)]
    for hand, needle in enumerate(needles):
        needle.lane = work.figure.thing.lane - 0.22
        work.in_hand(needle, hand, (0.05, 0.02), partial(_stitching, 0.55 - 1.1 * hand))
    _scarf(work)
    for at_s in work.beats(0.7, 0.2):
        work.sound(at_s, "clink", needles[0], 0.15)


def _stitching(lean: float, now_s: float) -> float:
    """How far a needle is turned that leans so far to its side."""
    return lean + 1.0 + 0.2 * math.sin(9.0 * now_s + 3.0 * lean)


def _scarf(work: Work) -> None:
    """The knitted thing hangs from the needles and gets longer."""
    colour = (work.asked.colour if work.asked else None) or _WOOL[work.figure.seed % len(_WOOL)]
    wide, long = 0.11 * work.tall, 0.34 * work.tall
    kind = things.fixed_kind("knitting", "cloth")
    cloth = things.slab(kind, (wide, long), colour, (work.x, 9.0), depth_m=0.02)
    cloth.look = "knitting"
    work.stage.world.add(cloth)
    work.stage.share_group(cloth, work.figure)
    cloth.lane = work.figure.thing.lane - 0.2
    for shape in cloth.shapes:
        shape.sensor = True
    span = max(work.end_s - work.start_s - 0.3, 0.5)

    def grown(now_s: float) -> float:
        return 0.22 + 0.78 * eased((now_s - work.start_s) / span)

    def way(now_s: float) -> tuple[float, float, float]:
        x, y = work.hand(now_s, 2)
        share = grown(now_s)
        return x + 0.06 * work.figure.facing * work.tall, y + 0.03 * work.tall - 0.5 * share * long, 0.0

    work.follow(cloth, way, until_s=work.end_s + _EVER_S)
    work.stage.world.hooks.append(lambda world, now_s: setattr(cloth, "scale", (1.0, grown(now_s))))
    cloth.scale = (1.0, grown(0.0))
    work.figure.mood.looks_at = cloth.index


def hug(work: Work) -> None:
    """This will take something to the heart, rock it and beam; what stands there is embraced."""
    asked = work.asked or Actor(kind="teddy bear")
    if kind_of(asked).family in LOOSE:
        toy = work.made(asked, 0.36)
        toy.lane = work.figure.thing.lane + NEARER
        work.gesture("cuddle", 0.95)
        work.in_hand(toy, 2, (-0.01, 0.0), lambda now_s: 0.12 * math.sin(2.4 * now_s))
    else:
        goal = _before(work, asked)
        goal.lane = work.figure.thing.lane - 0.05
        work.figure.gestures.append(Gesture(work.began_s, work.end_s + _EVER_S, "hug"))
        work.figure.mood.faces_us = 0.5
    work.figure.mood.joy, work.figure.mood.lids = 1.0, 0.55
    body = work.figure.thing.body
    work.plume(
        "love", lambda world: (body.position.x, body.position.y + 0.55 * work.tall), 0.2, from_s=work.start_s + 0.6
    )
    work.rise_m = 1.25 * work.tall
