"""Somebody small is rescued: up a ladder into a tree, or from where it sits, into the arms, and down again."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood, Pace
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor, Colour
from generation.engine.animatic.staging.handling.work import Lead, Work
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of
from generation.engine.animatic.staging.standing import at_rest
from generation.engine.animatic.staging.surfaces import TRUNKS

_SMALL = 0.62  # of the rescuer's height: who is larger is not carried
_EVER_S = 60.0
_WOOD: Colour = (186, 138, 88)
_RUNG_M = 0.24
_LEAN = 0.2  # radians that a ladder leans
_HIGH = 0.62  # of a tree, so high sits whoever is up there
_MOST = 0.95  # of the rescuer's height, so high he climbs at the most
_LEVEL = (0.24, 0.3, 0.36, 0.5)  # the same, where nothing is to be climbed
_SHARES = (0.18, 0.46, 0.56, 0.82)  # of the clip: at the ladder, up, has it, down again


def play_rescue(stage: Stage, part: Part) -> View:
    """This will let the first actor fetch the second, down from what the part has for a tree where there is one."""
    actor, lost_of = part.leader, replace(part.actors[1], count=1)
    stage.plays(actor.kind, "rescue")
    tall = kind_of(actor).size_m * actor.size
    tree = _tree(stage, part.props[0], tall) if part.props else None
    climbs_m = min(_MOST * tall, max(0.0, _HIGH * tree.height_m - 0.62 * tall)) if tree is not None else 0.0
    at_s, up_s, has_s, down_s = (share * stage.duration_s for share in (_SHARES if climbs_m else _LEVEL))
    foot_m = 0.0
    start_m = foot_m - 0.6 * tall
    hero = stage.figure(actor, start_m, mood=Mood(faces_us=0.45, joy=0.8, is_steady=True))
    hero.thing.extra["busy"] = 1.0
    lost = _lost(stage, lost_of, hero, has_s, down_s)
    if tree is not None:
        stage.share_group(tree, hero)
        _ladder(stage, hero, foot_m + 0.16 * tall, climbs_m + 0.75 * tall)
    stage.world.hooks.append(_Climb(hero, climbs_m, (at_s, up_s, has_s, down_s), (start_m, foot_m)))
    if climbs_m:
        hero.gestures += [Gesture(at_s, up_s, "climb"), Gesture(up_s - 0.1, has_s, "catch")]
    else:
        hero.gestures.append(Gesture(has_s - 0.5, has_s + 0.4, "take up"))
    hero.gestures.append(Gesture(has_s + 0.1, stage.duration_s + _EVER_S, "bosom"))
    work = Work(stage, hero, None, 0.0, stage.duration_s)
    perch = _Perch(work, lost.thing, (foot_m + 0.36 * tall, climbs_m + 0.6 * tall if tree is not None else 0.0), has_s)
    stage.world.hooks.append(Lead(lost.thing, perch.place))
    lost.thing.body.position = perch.place(0.0)[:2]
    stage.world.cue(has_s, lambda world: _relieved(lost))
    stage.world.plumes.append(
        Source("love", lambda world: _over(hero), down_s - 0.2, stage.duration_s + _EVER_S, 0.2 * tall)
    )
    stage.laid.add((actor.kind, "holding", lost_of.kind))
    wide = tree.width_m if tree is not None else 0.8 * tall
    high = tree.height_m if tree is not None else tall
    left, right = 1.05 * tall, foot_m + 0.3 * tall + wide
    return View(width_m=left + right, height_m=1.12 * max(high, 1.1 * tall), centre_x_m=(right - left) / 2)


def _lost(stage: Stage, actor: Actor, hero: Figure, has_s: float, down_s: float) -> Figure:
    """Whoever is to be rescued: worried, and heard to be."""
    mood = Mood(faces_us=0.7, joy=0.2, brow=-0.8, lids=1.25, is_steady=True, calls=(0.4, 1.3, down_s + 0.3))
    lost = stage.figure(actor, 0.0, facing=-1.0, mood=mood)
    stage.share_group(lost.thing, hero)
    lost.carrier, lost.thing.lane = hero.thing, hero.thing.lane - 0.12
    lost.gestures.append(Gesture(-1.0, has_s, "sit"))
    stage.plays(actor.kind, "look")
    return lost


def _tree(stage: Stage, asked: Actor, tall: float) -> Thing:
    size = min(asked.size, 2.0 * tall / kind_of(asked).size_m)
    one = replace(asked, count=1, size=size)
    tree = at_rest(stage, one, 0.0)
    tree.body.position += (0.42 * tall + 0.22 * tree.width_m, 0.0)
    tree.lane = 0.15
    return tree


def _ladder(stage: Stage, hero: Figure, foot_m: float, long_m: float) -> None:
    """Two rails and their rungs, that lean where somebody is to climb."""
    rails = [(-0.06, 0.0, long_m, math.pi / 2 - _LEAN), (0.06, 0.0, long_m, math.pi / 2 - _LEAN)]
    rungs = [(0.0, at * _RUNG_M + 0.12, 0.15, 0.0) for at in range(int((long_m - 0.2) / _RUNG_M))]
    for number, (across, up, long, angle) in enumerate((*rails, *rungs)):
        middle = up + (0.5 * long * math.cos(_LEAN) if number < len(rails) else 0.0)
        x = foot_m + across + math.tan(_LEAN) * middle
        rod = stage.fitting("staff", "wood", (long, 0.035), (x, middle), _WOOD, angle=angle, depth_m=0.03)
        rod.look, rod.lane = "staff", hero.thing.lane + 0.03
        for shape in rod.shapes:
            shape.sensor = True


@dataclass
class _Climb:
    """Walks to the ladder, up and down it rung by rung, and back a step."""

    hero: Figure
    high_m: float
    times_s: tuple[float, float, float, float]
    places_m: tuple[float, float]
    rungs: int = 0

    def __post_init__(self) -> None:
        start, foot = self.places_m
        at_s, _, has_s, down_s = self.times_s
        self.hero.paces = [Pace(0.1, (foot - start) / max(at_s - 0.1, 0.2)), Pace(at_s, 0.0)]
        if not self.high_m:
            self.hero.paces.append(Pace(has_s, 0.0))
        self._down_s = down_s

    def __call__(self, world: World, now_s: float) -> None:
        at_s, up_s, has_s, down_s = self.times_s
        if not self.high_m or not at_s <= now_s < down_s + 0.05:
            return
        share = (
            eased((now_s - at_s) / (up_s - at_s)) if now_s < has_s else 1.0 - eased((now_s - has_s) / (down_s - has_s))
        )
        thing, body = self.hero.thing, self.hero.thing.body
        world.grounded_at[thing.index], world.standing_on[thing.index] = now_s, -1
        goal = thing.height_m / 2 + share * self.high_m + 0.002
        gravity = -world.space.gravity[1] * world.dt
        body.velocity = (body.velocity.x * 0.9, (goal - body.position.y) / (4 * world.dt) + gravity)
        if math.floor(share * self.high_m / _RUNG_M) != self.rungs:
            self.rungs = math.floor(share * self.high_m / _RUNG_M)
            world.note(Touch.STEP, thing, strength=0.6, other="wood")


@dataclass
class _Perch:
    """Where whoever is lost sits, and from then on the arms that hold it."""

    work: Work
    lost: Thing
    place_m: tuple[float, float]
    has_s: float

    def place(self, now_s: float) -> tuple[float, float, float]:
        """This will be where it is at a moment."""
        share = eased((now_s - self.has_s) / 0.5)
        x0, y0 = self.place_m[0] + self.work.shift_m, self.place_m[1] + self.lost.height_m / 2 + 0.003
        x1, y1 = self.work.hand(now_s, 2)
        return x0 + (x1 + 0.03 * self.work.tall - x0) * share, y0 + (y1 - y0) * share, 0.0


def _relieved(lost: Figure) -> None:
    lost.mood.joy, lost.mood.brow, lost.mood.lids = 1.0, 0.0, 1.0


def _over(hero: Figure) -> tuple[float, float]:
    return hero.thing.body.position.x, hero.thing.body.position.y + 0.55 * hero.thing.height_m


def rescuing(free: Free, others: bool) -> Iterator[Part]:
    """Who is to rescue somebody small, and the tree it is in."""
    actors = free.scene.actors
    for act in free.scene.acts if not free.has_water else ():
        if act.action != "rescue" or act.target is None or not free.left[act.doer] or not free.left[act.target]:
            continue
        hero, lost = actors[act.doer], actors[act.target]
        sizes = kind_of(lost).size_m * lost.size, kind_of(hero).size_m * hero.size
        is_able = kind_of(hero).family == "biped" and kind_of(lost).family in FIGURES and sizes[0] < _SMALL * sizes[1]
        if not is_able:
            continue
        trees = [
            at for at in free.of(frozenset({"furniture"})) if actors[at].kind in TRUNKS and "tree" in actors[at].kind
        ]
        cast = (free.take(act.doer, 1), free.take(act.target, 1))
        yield Part(play=play_rescue, actors=cast, props=tuple(free.take(at, 1) for at in trees[:1]), action="rescue")
