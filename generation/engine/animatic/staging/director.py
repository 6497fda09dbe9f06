"""From a scene script to a world ready to run: the parts enter one after another, then each is given its place."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.physics.air import Gusts
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.ropes import Rope
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Driver
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.script import Scene
from generation.engine.animatic.staging import flight as air
from generation.engine.animatic.staging import vehicles
from generation.engine.animatic.staging.expressions import put_on
from generation.engine.animatic.staging.hands import Holding
from generation.engine.animatic.staging.heavens import hang
from generation.engine.animatic.staging.mediums import surround
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.planning import plan_parts
from generation.engine.animatic.staging.routes import Laps
from generation.engine.animatic.staging.stage import Stage, View, kind_of
from generation.engine.animatic.weather import wind_m_s

_NEAR_M, _FAR_M = -0.5, 0.8  # lanes of whoever passes before and behind those who stay
_ROOM_TO_PASS = 1.6  # times the length of whoever passes
_TINY, _GIANT = 0.5, 1.8  # times its kind's size
_SHARE_OF_TINY, _FULL = 0.15, 0.68  # of the picture's width that a tiny one has, of the usual view that a giant fills
_BITS = 30  # of a collision filter


def stage_scene(scene: Scene, *, seed: int, fps: int, duration_s: float, aspect: float) -> Stage:
    """This will set up the world for `scene`; `seed` varies what the script leaves open, looks the same for every take."""
    looks = random.Random(seed)  # noqa: S311 - variety, not secrecy
    chance = random.Random(f"{seed} take {scene.take}") if scene.take else looks  # noqa: S311 - the same
    stage = Stage(scene, chance, fps, duration_s, aspect, first_colour=looks.randrange(12))
    if mean_m_s := wind_m_s(scene):
        stage.world.hooks.append(Gusts(mean_m_s, seed))
    entered = [
        _enter(stage, part)
        for part in plan_parts(scene, has_water=stage.has_water, is_under=stage.place.cover is Cover.WATER)
    ]
    if len(entered) > 1:
        for number, group in enumerate(entered):
            group.keep_apart(number)
        stage.view = _together(stage, entered)
    else:
        stage.view = entered[0].view
    stage.view = _in_proportion(scene, stage.view)
    surround(stage, stage.view)
    hang(stage, stage.view)
    for hook in stage.world.hooks:
        if isinstance(hook, Holding):
            hook.take_up()
    for mood, word in stage.moods:
        put_on(mood, word)
    return stage


@dataclass
class _Entered:
    """A part that is on the stage: its things, its fixed points, its drivers and what must be seen of it."""

    part: Part
    view: View
    things: list[Thing]
    anchor: pymunk.Body
    drivers: list[Driver]
    ropes: list[Rope]

    @property
    def figures(self) -> list[Figure]:
        """This will be who of it goes on feet."""
        return [driver for driver in self.drivers if isinstance(driver, Figure)]

    @property
    def sides(self) -> tuple[float, float]:
        """This will be the part's left and right end, metres."""
        return self.view.centre_x_m - self.view.width_m / 2, self.view.centre_x_m + self.view.width_m / 2

    def shift(self, dx: float, lane: float = 0.0) -> None:
        """This will move the whole part sideways and in depth."""
        for thing in self.things:
            thing.body.position += (dx, 0.0)
            thing.lane += lane
            if thing.body.body_type == pymunk.Body.STATIC and thing.body.space:
                thing.body.space.reindex_shapes_for_body(thing.body)
        for rope in self.ropes:
            rope.shift(dx)
        self.anchor.position += (dx, 0.0)
        if self.anchor.space:
            self.anchor.space.reindex_shapes_for_body(self.anchor)
        self.view = replace(self.view, centre_x_m=self.view.centre_x_m + dx)

    def keep_apart(self, number: int) -> None:
        """This will let the part touch the ground and itself, and pass all others, which are nearer or farther."""
        bit = 1 << (number % _BITS)
        shapes = [shape for thing in self.things for shape in thing.shapes] + list(self.anchor.shapes)
        for shape in shapes:
            shape.filter = pymunk.ShapeFilter(group=shape.filter.group, categories=bit, mask=bit)


def _in_proportion(scene: Scene, view: View) -> View:
    """What is tiny has much around it, and a giant fills the picture, whatever is painted behind them."""
    sizes = [kind_of(actor).size_m * actor.size for actor in scene.actors]
    tiny = [size for size, actor in zip(sizes, scene.actors, strict=True) if actor.size < _TINY]
    view = replace(view, width_m=max(view.width_m, max(tiny, default=0.0) / _SHARE_OF_TINY))
    if max(actor.size for actor in scene.actors) > _GIANT and len(scene.actors) == 1:
        return replace(view, width_m=_FULL * view.width_m, height_m=_FULL * view.height_m)
    return view


def _enter(stage: Stage, part: Part) -> _Entered:
    world = stage.world
    things, drivers, ropes, anchor = len(world.things), len(world.drivers), len(world.ropes), stage.new_anchor()
    view = part.play(stage, part)
    return _Entered(part, view, world.things[things:], anchor, world.drivers[drivers:], world.ropes[ropes:])


def _together(stage: Stage, entered: list[_Entered]) -> View:
    """Those who stay stand side by side; those who travel pass them, or make a train of their own."""
    above = [group for group in entered if group.part.is_above]
    below = [group for group in entered if not group.part.is_above]
    if above and below:
        return air.put_above(
            [group.drivers for group in above], _together(stage, below) if below[1:] else below[0].view
        )
    staying = [group for group in entered if not group.part.travels]
    passing = [group for group in entered if group.part.travels]
    if not staying:
        return _train(passing)
    view = _side_by_side(staying)
    widest = max((thing.width_m for group in passing for thing in group.things), default=0.0)
    view = replace(view, width_m=max(view.width_m, _ROOM_TO_PASS * widest))
    for number, group in enumerate(passing):
        _send_past(stage, group, view, number)
    tallest = max(group.view.height_m for group in entered)
    return replace(view, height_m=max(view.height_m, tallest))


def _side_by_side(staying: list[_Entered]) -> View:
    edge = 0.0
    for group in staying:
        group.shift(edge - group.sides[0])
        edge = group.sides[1]
    for group in staying:
        group.shift(-edge / 2)
    height = max(group.view.height_m for group in staying)
    floors = [group.view.floor for group in staying if group.view.floor]
    return View(width_m=edge, height_m=height, floor=min(floors, default=None))


def _send_past(stage: Stage, group: _Entered, view: View, number: int) -> None:
    room = (view.centre_x_m - view.width_m / 2, view.centre_x_m + view.width_m / 2)
    lane = _NEAR_M if number % 2 == 0 else _FAR_M
    if cars := [thing for thing in group.things if thing.index in stage.motors]:
        group.shift(0.0, lane)
        vehicles.pass_by(stage, cars, room)
        return
    width = group.view.width_m
    group.shift(room[0] - group.view.centre_x_m + min(0.3 * width, 0.4), 0.0)
    for figure in group.figures:
        figure.thing.lane = lane
        stage.world.hooks.append(Laps(figure, room, lanes=(lane, _FAR_M if lane < 0 else _NEAR_M)))


def _train(passing: list[_Entered]) -> View:
    """All who travel, one group behind the other, the camera with the first."""
    first, *others = passing
    edge = first.sides[0]
    for group in others:
        group.shift(edge - group.sides[1])
        edge = group.sides[0]
    right, height = first.sides[1], max(group.view.height_m for group in passing)
    return replace(first.view, width_m=right - edge, centre_x_m=(right + edge) / 2, height_m=height)
