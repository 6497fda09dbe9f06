"""How things come about: a plant grows out of the ground, an egg cracks and somebody looks out of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.intents import Leap, Mood
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.flight import flyer
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, kind_of
from generation.engine.animatic.staging.standing import at_rest

_GROWING = LOOSE | FIGURES | {"furniture"}
_YOUNG = FIGURES | {"flyer"}
_MOST = 3
_LEAST = 0.06  # of its height, to begin with
_HATCHES = {"chicken": 0.55, "duck": 0.5, "bird": 0.6, "penguin": 0.5, "goose": 0.45, "turtle": 0.6, "crocodile": 0.35,
            "dinosaur": 0.3, "dragon": 0.28}  # fmt: skip
"""Who comes out of an egg, and how many times its usual size it has then."""
_CRACKS_S = 0.48  # of the clip
_EGG = 1.5  # times as high as who is in it


def play_growing(stage: Stage, part: Part) -> View:
    """This will let what the part has grow out of the ground, one after the other where it is several."""
    actor = part.leader
    stage.plays(actor.kind, "grow")
    size, count = kind_of(actor).size_m * actor.size, min(actor.count, _MOST)
    grown: list[Thing] = []
    x = 0.0
    for number in range(count):
        one = replace(actor, count=1)
        if kind_of(actor).family in FIGURES:
            thing = stage.figure(one, x, mood=Mood(faces_us=0.9, joy=1.0, is_steady=True)).thing
        else:
            thing = at_rest(stage, one, x, number)
        thing.extra["grows"] = 1.0
        stage.world.hooks.append(_Grows(thing, 0.3 + 0.5 * number, max(stage.duration_s - 1.2 - 0.5 * number, 0.8)))
        grown.append(thing)
        x += 1.1 * thing.width_m
    stage.world.cue(0.3, lambda world: world.sound("rustling leaves", grown[0], stage.duration_s - 0.6))
    tall, wide = max(thing.height_m for thing in grown), x
    return View(width_m=max(1.3 * wide, 0.8 * size), height_m=1.2 * tall, centre_x_m=(x - 1.1 * grown[-1].width_m) / 2)


@dataclass
class _Grows:
    """Up and outwards, in spurts."""

    thing: Thing
    from_s: float
    span_s: float

    def __post_init__(self) -> None:
        self(None, 0.0)

    def __call__(self, world: World | None, now_s: float) -> None:
        share = max(0.0, min(1.0, (now_s - self.from_s) / self.span_s))
        spurts = share - 0.035 * math.sin(6 * math.pi * share)
        high = _LEAST + (1.0 - _LEAST) * eased(0.15 * share + 0.85 * spurts)
        self.thing.scale = (0.25 + 0.75 * high, high)


def play_hatching(stage: Stage, part: Part) -> View:
    """This will let an egg shake, crack in two, and somebody small come out of it."""
    egg_of, inside = part.leader, part.props[0]
    stage.plays(egg_of.kind, "hatch")
    stage.plays(inside.kind, "hatch")
    at_s = min(max(1.2, _CRACKS_S * stage.duration_s), 2.6)
    small = replace(inside, count=1, size=inside.size * _HATCHES.get(inside.kind, 0.5))
    chick, figure = _young(stage, small, at_s)
    high = _EGG * min(chick.height_m, chick.width_m)
    egg = at_rest(stage, replace(egg_of, count=1, size=high / KINDS["egg"].size_m), 0.0)
    for shape in (*egg.shapes, *chick.shapes):
        shape.filter = chick.shapes[0].filter
    chick.lane, chick.scale = egg.lane + 0.02, (0.0, 0.0)
    chick.extra["grows"] = 1.0
    place, angle = egg.body.position, egg.body.angle
    work = Work(stage, figure or Figure(chick), None, 0.0, stage.duration_s)
    work.lead(egg, lambda now_s: (place.x, place.y, angle + _shaken(now_s, at_s)), until_s=at_s)
    work.halves(egg, at_s)
    stage.world.hooks.append(lambda world, now_s: _come_out(world, now_s, egg, chick, at_s))
    for at in (0.4, 1.0, at_s - 0.4):
        stage.world.cue(at, lambda world: world.sound("knock", egg, 0.2))
    stage.world.cue(at_s, lambda world: world.sound("crunch", egg, 0.4))
    stage.world.plumes.append(
        Source("puff", lambda world: (place.x + work.shift_m, place.y), at_s, at_s + 1.0, 0.3 * high)
    )
    tall = max(high, chick.height_m)
    return View(width_m=max(2.4 * high, 1.6 * chick.width_m), height_m=1.5 * tall)


def _young(stage: Stage, actor: Actor, at_s: float) -> tuple[Thing, Figure | None]:
    """Whoever is in the egg; what flies hovers low over its shell."""
    kind = kind_of(actor)
    if kind.family == "flyer":
        tall = kind.size_m * actor.size * (kind.tall or 0.6)
        return flyer(stage, actor, (0.0, 0.55 * tall), heading=0.0).thing, None
    figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.9, joy=1.0, is_steady=True))
    figure.mood.calls = (at_s + 0.5, at_s + 1.5)
    figure.leaps = [Leap(at_s + 0.7 + 1.1 * turn, 0.2 * figure.thing.height_m) for turn in range(3)]
    return figure.thing, figure


def _shaken(now_s: float, at_s: float) -> float:
    """Now and then it rocks, more and more."""
    burst = max(0.0, math.sin(2.2 * math.pi * now_s)) ** 2
    return 0.16 * min(1.0, 0.35 + now_s / at_s) * burst * math.sin(22.0 * now_s)


def _come_out(world: World, now_s: float, egg: Thing, chick: Thing, at_s: float) -> None:
    share = eased((now_s - at_s) / 0.35)
    chick.scale = (share, share)
    if at_s + 0.004 <= now_s < at_s + 0.03:
        for part in world.things:
            if part.owner == egg.index and "half" in part.extra:
                part.body.velocity = (part.extra["half"] * 1.1, 0.9)
                part.body.angular_velocity = -2.5 * part.extra["half"]


def growing(free: Free, others: bool) -> Iterator[Part]:
    """What is to grow, by itself."""
    for at in free.doing("grow", _GROWING) if not free.has_water else []:
        yield Part(play=play_growing, actors=(free.take(at),), action="grow")


def hatching(free: Free, others: bool) -> Iterator[Part]:
    """An egg that is to hatch, and who comes out of it: whoever is named, or a chick."""
    actors = free.scene.actors
    acting = [at for at, actor in enumerate(actors) if "hatch" in actor.actions and free.left[at]]
    if free.has_water or not acting:
        return
    eggs = [at for at in (*acting, *free.of(LOOSE)) if actors[at].kind == "egg"]
    named = [act.target for act in free.scene.acts if act.action == "hatch" and act.target is not None]
    young = [at for at in (*acting, *named, *free.of(_YOUNG)) if free.left[at] and kind_of(actors[at]).family in _YOUNG]
    egg = free.take(eggs[0], 1) if eggs else Actor(kind="egg")
    inside = free.take(young[0], 1) if young else Actor(kind="chicken", colour=(250, 214, 70))
    yield Part(play=play_hatching, actors=(egg,), props=(inside,), action="hatch")
