"""Somebody feeds somebody: goes there with something to eat, which is eaten out of the hand; birds get crumbs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood, Pace
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor, Colour
from generation.engine.animatic.staging.handling.work import NEARER, Work
from generation.engine.animatic.staging.hands import velocity_to
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, kind_of
from generation.engine.animatic.staging.swimming import swimmer

_EVER_S = 60.0
_BITE_S = 0.8
_FED_WITH = {
    "dog": "drumstick",
    "cat": "drumstick",
    "bird": "bread",
    "monkey": "banana",
    "mouse": "cheese",
    "person": "apple",
}
_USUAL = "carrot"
_LOW = 0.4  # of the height of who feeds: lower mouths are stooped to
_HIGH = 0.68  # the same: higher ones come down to the hand, which is raised
_LONG_NECKED = 0.93  # of its length: whoever is taller has its head up there
_MOST_BIRDS = 4
_EDIBLE = LOOSE | {"swimmer"}
_CRUMB: Colour = (236, 200, 132)
_THROWS_S = 1.1  # from handful to handful
_CRUMBS = 3


def play_feeding(stage: Stage, part: Part) -> View:
    """This will let the first actor feed the second with what the part has for it, or with what such a one likes."""
    giver_of, eater_of = part.actors
    giver = stage.figure(giver_of, 0.0, mood=Mood(faces_us=0.4, joy=0.95, is_steady=True))
    tall, walk_m = giver.thing.height_m, 0.45 * giver.thing.height_m
    speed = 0.62 * tall
    meets_s = 0.2 + walk_m / speed
    eater = stage.figure(eater_of, 0.0, facing=-1.0, mood=Mood(faces_us=0.45, joy=0.7, is_steady=True))
    reach, mouth_m = _mouth(eater)
    is_low, is_high = mouth_m < _LOW * tall, mouth_m > _HIGH * tall
    apart = walk_m + (0.3 if is_low else 0.33) * tall + reach
    eater.thing.body.position = (apart, eater.thing.body.position.y)
    giver.thing.extra["busy"] = 1.0
    giver.paces = [Pace(0.2, speed), Pace(meets_s, 0.0)]
    stage.share_group(eater.thing, giver)
    asked = part.props[0] if part.props else Actor(kind=_food_of(eater_of))
    work = Work(stage, giver, asked, 0.0, stage.duration_s)
    food = _in_the_hand(work, replace(asked, count=1))
    way = "feed low" if is_low else "feed high" if is_high else "feed"
    giver.gestures.append(Gesture(-1.0, meets_s, "take"))
    giver.gestures.append(Gesture(meets_s - 0.1, stage.duration_s + _EVER_S, way))
    work.in_hand(food, 1, (0.03, 0.02))
    giver.mood.looks_at, eater.mood.looks_at = eater.thing.index, food.index
    _eats(stage, eater, food, meets_s + 0.5, "nibble low" if is_high else "nibble")
    stage.laid.add((giver_of.kind, "holding", asked.kind))
    stage.plays(giver_of.kind, "feed")
    stage.plays(eater_of.kind, "eat")
    left, right = 0.45 * tall, 0.55 * eater.thing.width_m + 0.12 * tall
    high = max(tall, 1.1 * eater.thing.height_m)
    return View(width_m=apart + left + right, height_m=1.22 * high, centre_x_m=(apart + right - left) / 2)


def _in_the_hand(work: Work, asked: Actor) -> Thing:
    if kind_of(asked).family == "swimmer":
        size = 0.26 * work.tall / kind_of(asked).size_m
        food = swimmer(work.stage, replace(asked, size=size), (work.x, 9.0), 0, (-9.0, 9.0)).thing
        work.stage.share_group(food, work.figure)
    else:
        food = work.made(asked, 0.2)
    food.lane = work.figure.thing.lane + NEARER
    return food


def _food_of(eater: Actor) -> str:
    kind = kind_of(eater)
    return _FED_WITH.get(kind.name) or _FED_WITH.get("person" if kind.family == "biped" else kind.family) or _USUAL


def _mouth(eater: Figure) -> tuple[float, float]:
    """How far before its middle a mouth is, and how high above the ground, metres."""
    thing = eater.thing
    if thing.kind.family == "quad":
        return 0.52 * thing.width_m, (0.62 if thing.height_m < _LONG_NECKED * thing.width_m else 0.8) * thing.height_m
    if thing.kind.family == "bird":
        return 0.4 * thing.width_m, 0.65 * thing.height_m
    return 0.13 * thing.height_m, 0.78 * thing.height_m


def _eats(stage: Stage, eater: Figure, food: Thing, from_s: float, way: str) -> None:
    """Bite after bite it gets smaller; then whoever ate it beams."""
    bites = max(2, min(4, int((stage.duration_s - from_s - 0.5) / _BITE_S)))
    over_s = from_s + bites * _BITE_S
    eater.gestures.append(Gesture(from_s - 0.2, over_s + 0.4, way))
    for bite in range(bites):

        def bitten(world: World, left: float = 1.0 - (bite + 1) / bites) -> None:
            food.scale = (left, left)
            world.sound("crunch", food, 0.5)

        stage.world.cue(from_s + (bite + 0.5) * _BITE_S, bitten)
    stage.world.cue(over_s, lambda world: setattr(eater.mood, "joy", 1.0))
    size = 0.2 * max(eater.thing.height_m, 0.5)
    stage.world.plumes.append(
        Source("love", lambda world: _over(eater), over_s - 0.3, stage.duration_s + _EVER_S, size)
    )


def _over(figure: Figure) -> tuple[float, float]:
    thing = figure.thing
    ahead = 0.3 * thing.width_m * figure.facing if thing.kind.family == "quad" else 0.0
    return thing.body.position.x + ahead, thing.body.position.y + 0.62 * thing.height_m


def play_crumbs(stage: Stage, part: Part) -> View:
    """This will let somebody throw crumbs to birds, which peck them up."""
    giver_of, birds_of = part.actors
    giver = stage.figure(giver_of, 0.0, mood=Mood(faces_us=0.5, joy=0.95, is_steady=True))
    tall = giver.thing.height_m
    giver.thing.extra["busy"] = 1.0
    giver.gestures.append(Gesture(-0.2, stage.duration_s + _EVER_S, "sow"))
    size, x = kind_of(birds_of).size_m * birds_of.size, 0.62 * tall
    places = []
    for number in range(min(birds_of.count, _MOST_BIRDS)):
        facing = -1.0 if number % 3 != 1 else 1.0
        at = x + 0.5 * size + number * 1.05 * size
        mood, lane = Mood(faces_us=0.45, joy=0.95), 0.12 * (number % 2)
        bird = stage.figure(replace(birds_of, count=1), at, facing=facing, lane=lane, mood=mood)
        stage.world.hooks.append(_Pecking(bird, 0.9 + 0.23 * number))
        places.append(at + 0.45 * size * facing)
    for throw in range(int(stage.duration_s / _THROWS_S)):
        for crumb in range(_CRUMBS):
            goal = places[(throw + crumb) % len(places)] + 0.05 * size * (crumb - 1)
            _crumb(stage, giver, 0.45 + throw * _THROWS_S + 0.05 * crumb, goal)
    stage.plays(giver_of.kind, "feed")
    stage.plays(birds_of.kind, "eat")
    right = places[-1] + 0.7 * size
    return View(width_m=right + 0.5 * tall, height_m=1.22 * tall, centre_x_m=(right - 0.5 * tall) / 2)


class _Pecking:
    """A bird that bends down to what lies before it, again and again."""

    def __init__(self, bird: Figure, from_s: float) -> None:
        self.bird, self.from_s = bird, from_s

    def __call__(self, world: World, now_s: float) -> None:
        """This will bend it by leaning the whole of it: it falls forward and rights itself."""
        beat = (now_s - self.from_s) % 1.3 if now_s > self.from_s else 1.0
        bent = math.sin(math.pi * min(beat / 0.7, 1.0)) ** 2
        self.bird.lies = -self.bird.facing * 0.5 * bent


def _crumb(stage: Stage, giver: Figure, at_s: float, goal_m: float) -> None:
    """One that flies out of the hand to a place on the ground; before that it is in the hand."""
    size = 0.016 * giver.thing.height_m
    crumb = things.slab(things.fixed_kind("clod", "dough"), (2.0 * size, 1.6 * size), _CRUMB, (0.0, 9.0), depth_m=size)
    crumb.look, crumb.lane, crumb.scale = "clod", giver.thing.lane - 0.14, (0.0, 0.0)
    stage.world.add(crumb)
    stage.share_group(crumb, giver)
    for shape in crumb.shapes:
        shape.elasticity, shape.friction = 0.05, 1.0
    work = Work(stage, giver, None, 0.0, stage.duration_s)
    work.in_hand(crumb, 1, until_s=at_s)

    def go(world: World) -> None:
        x, y = crumb.body.position
        crumb.scale = (1.0, 1.0)
        crumb.body.velocity = velocity_to((x, y), (goal_m + work.shift_m, size), 0.55, stage.gravity)

    stage.world.cue(at_s, go)


def feeding(free: Free, others: bool) -> Iterator[Part]:
    """Who is to feed whom, and with what."""
    actors = free.scene.actors
    for at in free.doing("feed", frozenset({"biped"})) if not free.has_water else []:
        named = [act.target for act in free.acts_of(at) if act.action == "feed" and act.target is not None]
        eaters = [each for each in named if free.left[each] and kind_of(actors[each]).family in FIGURES]
        eaters = eaters or [each for each in free.of(FIGURES) if each != at and not free.acts_of(each)]
        if not eaters:
            continue
        food = [
            each for each in (*named, *free.of(_EDIBLE)) if free.left[each] and kind_of(actors[each]).family in _EDIBLE
        ]
        eater = kind_of(actors[eaters[0]])
        is_flock = eater.family == "bird" and eater.name != "penguin"
        giver, fed = free.take(at, 1), free.take(eaters[0], None if is_flock else 1)
        props = (free.take(food[0], 1),) if food else ()
        yield Part(play=play_crumbs if is_flock else play_feeding, actors=(giver, fed), props=props, action="feed")
