"""Plays in the water and what becomes of swimmers ashore."""

from __future__ import annotations

from dataclasses import replace

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.flight import MANNERS, Flyer
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.swimming import STROKES, Swimmer, make_weightless
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import loose
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of

FAMILIES = frozenset({"swimmer"})
_LEAPING = frozenset({"jump", "backflip", "bounce", "fly", "spin"})
_BEHIND_M = 0.45  # how much deeper in the picture than what is afloat
_LINE = 0.42  # where the water line lies when the play is under it, share of the picture's height
_LINE_LEAPING = 0.55
_ROW = 1.95  # of the tallest, for each, where all swim one over the other: so nobody begins in another


def swimmer(
    stage: Stage, actor: Actor, at: tuple[float, float], position: int, reach_m: tuple[float, float]
) -> Swimmer:
    """This will put one swimmer with its middle at `at`: in the water, or on the ground to flop."""
    kind = kind_of(actor)
    thing = things.figure(kind, stage.colour_of(actor, position), at, actor.size, 700 + len(stage.world.things))
    thing.body.position = at
    if stage.has_water:
        make_weightless(thing)
        thing.lane = _BEHIND_M
        for shape in thing.shapes:
            shape.sensor = True  # it passes behind what is afloat
    stage.dress(thing, actor)
    stage.world.add(thing)
    mood = Mood(joy=0.75, faces_us=0.3)
    driver = Swimmer(thing, STROKES[kind.manner], -at[1], reach_m, mood=mood, seed=stage.rng.randrange(1000))
    driver.facing = -1.0 if position % 3 == 1 else 1.0
    stage.feels(mood, actor)
    stage.world.add_driver(driver)
    return driver


def play_swim(stage: Stage, part: Part) -> View:
    """This will let swimmers swim under the surface, seen through it; who is to leap leaps out of it. Props are afloat."""
    actors, boats = part.actors, part.props
    afloat = loose.play_afloat(stage, replace(part, actors=boats, props=())) if boats else View(width_m=0.0)
    cast = [(actor, n) for actor in actors for n in range(actor.count)]
    widest = max(_length(actor) for actor, _ in cast)
    leaps = any(set(actor.actions) & _LEAPING for actor in actors)
    depths = sum(_height(actor) * 1.15 for actor, _ in cast)
    width = max(1.9 * widest, 1.4, 0.55 * depths, afloat.width_m)
    _put_in(stage, cast, width)
    line = _LINE_LEAPING if leaps or boats else _LINE
    deepest = max(-driver.thing.body.position.y + driver.thing.height_m for driver in _swimmers(stage))
    height = max(0.3 * width, 2.2 if boats else 0.0, 1.5 * widest if leaps else 0.0)
    needed = 1.08 * deepest * line / (1.0 - line)
    return View(width_m=width, height_m=max(height, needed), floor=line)


def _put_in(stage: Stage, cast: list[tuple[Actor, int]], width: float) -> None:
    down = 0.0
    for i, (actor, n) in enumerate(cast):
        tall = _height(actor)
        down += tall * 0.72
        x = ((i % 2) - 0.5) * 0.3 * width if len(cast) > 1 else -0.12 * width
        reach = (width - _length(actor)) / 2
        driver = swimmer(stage, actor, (x, -down - 0.12), n, (-reach - 0.05, reach + 0.05))
        driver.thing.lane += 0.05 * (i % 3)
        down += tall * 0.4
        if set(actor.actions) & _LEAPING:
            driver.leap_m = 0.55 * _length(actor) + 0.25
            driver.leaps_s = tuple(
                0.9 + 0.35 * i + 1.9 * k for k in range(int(stage.duration_s)) if 1.9 * k + 1.5 < stage.duration_s
            )
        stage.plays(actor.kind, *(("jump",) if driver.leaps_s else ("swim",)))


def _swimmers(stage: Stage) -> list[Swimmer]:
    return [driver for driver in stage.world.drivers if isinstance(driver, Swimmer)]


def _length(actor: Actor) -> float:
    return kind_of(actor).size_m * actor.size


def _height(actor: Actor) -> float:
    return _length(actor) * kind_of(actor).tall


def play_ashore(stage: Stage, part: Part) -> View:
    """This will let swimmers on land flop; those that are to fly swim through the air, as in a dream; where all is under
    water they swim.
    """
    if stage.place.cover is Cover.WATER:
        return _play_under(stage, part)
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    left = -sum(_length(actor) for actor, _ in cast) * 1.15 / 2
    for actor, n in cast:
        _ashore(stage, actor, left + 0.575 * _length(actor), n)
        left += 1.15 * _length(actor)
    tallest = max(_height(actor) for actor, _ in cast)
    rise = max((driver.height_m for driver in stage.world.drivers if isinstance(driver, Flyer)), default=0.5)
    return View(width_m=max(2 * left + 0.6, 1.4), height_m=1.5 * tallest + rise)


def _play_under(stage: Stage, part: Part) -> View:
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    widest = max(_length(actor) for actor, _ in cast)
    width = max(1.9 * widest, 1.2, 0.5 * sum(_height(actor) for actor, _ in cast))
    height = max(0.9 * width, _ROW * len(cast) * max(_height(actor) for actor, _ in cast))
    top = stage.top_m(width, height)
    for i, (actor, n) in enumerate(cast):
        y = top * (0.24 + 0.56 * (i + 0.5) / len(cast))
        reach = max((width - _length(actor)) / 2, 0.1)
        x = ((i % 2) - 0.5) * 0.3 * width if len(cast) > 1 else -0.1 * width
        driver = swimmer(stage, actor, (x, y), n, (-reach, reach))
        driver.is_under = True
        driver.thing.lane = 0.05 * (i % 3)
        stage.plays(actor.kind, "swim")
    return View(width_m=width, height_m=height)


def _ashore(stage: Stage, actor: Actor, x_m: float, position: int) -> None:
    if "fly" in actor.actions:
        adrift(stage, actor, (x_m, 0.9 * _height(actor) + 0.5), position)
        stage.plays(actor.kind, "fly")
        return
    swimmer(stage, actor, (x_m, _height(actor) / 2 + 0.01), position, (-9.0, 9.0))
    stage.plays(actor.kind, "jump")


def adrift(stage: Stage, actor: Actor, at: tuple[float, float], position: int) -> Flyer:
    """This will let one swim through the air with its middle at `at`, as in a dream."""
    dream = swimmer(stage, actor, at, position, (-9.0, 9.0))
    stage.world.drivers.remove(dream)
    driver = Flyer(dream.thing, MANNERS["drift"], at[1], 0.0, mood=dream.mood, seed=position)
    stage.world.add_driver(driver)
    return driver
