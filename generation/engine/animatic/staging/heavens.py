"""Heavenly bodies: they hang in the sky over whatever is played, rise and set behind hills, circle each other in space."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import pymunk

from generation.engine.animatic.physics.things import Thing, disc
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.hands import carry
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of

FAMILIES = frozenset({"orb"})
_IN_SPACE, _OVER_LAND, _BESIDE = 0.66, 0.36, 0.2
"""Share of the picture's width that one takes which is alone among stars, alone over a landscape, or over another play."""
Way = Callable[[float], tuple[float, float]]
"""Seconds -> where a body is, metres from the middle of the view and above the ground."""


def play_heavens(stage: Stage, part: Part) -> View:
    """This will note who is to hang in the sky: `hang` puts them there, when it is known how much is seen."""
    stage.in_the_sky = part.actors
    for actor in part.actors:
        acts = [act for act in actor.actions if act in {"rise", "set"}]
        acts = acts or (["fly"] if "fly" in actor.actions and len(part.actors) > 1 else [])
        stage.plays(actor.kind, *(acts or ["spin"]))
    return View(width_m=2.6, height_m=2.6)


def hang(stage: Stage, view: View) -> None:
    """This will put heavenly bodies into the sky that `view` shows, going with the camera."""
    actors = stage.in_the_sky
    if not actors:
        return
    top = stage.top_m(view.width_m, view.height_m)
    largest = max(kind_of(actor).size_m * actor.size for actor in actors)
    is_alone = len(stage.scene.actors) == len(actors)
    share = (_IN_SPACE if stage.gravity == 0.0 else _OVER_LAND) / math.sqrt(len(actors)) if is_alone else _BESIDE
    unit = share * min(view.width_m, top) / largest
    for number, actor in enumerate(actors):
        orb = _orb(stage, actor, unit * kind_of(actor).size_m * actor.size)
        way = _way(stage, actor, number, (view.width_m, top, orb.height_m), is_alone=is_alone)
        course = _Course(orb, way, view)
        orb.body.position = course.place(stage.world, 0.0)
        stage.world.hooks.append(course)


def _orb(stage: Stage, actor: Actor, size_m: float) -> Thing:
    orb = disc(kind_of(actor), size_m / 2, stage.colour_of(actor), (0.0, 0.0))
    orb.body.body_type = pymunk.Body.KINEMATIC
    orb.look, orb.lane, orb.who = "orb", 0.0, actor.who
    for shape in orb.shapes:
        shape.sensor = True
    return stage.world.add(stage.dress(orb, actor))


def _way(stage: Stage, actor: Actor, number: int, extent: tuple[float, float, float], *, is_alone: bool) -> Way:
    """Where one is at a time, metres from the middle of the view."""
    width, top, tall = extent
    count, whole = len(stage.in_the_sky), stage.duration_s
    x = (number + 0.5) / count * width - width / 2 if count > 1 else 0.0 if is_alone else 0.24 * width
    y = (0.56 if is_alone else 0.8) * top
    if is_alone and count > 1 and stage.gravity == 0.0:
        return _orbit(stage, number, extent)
    if set(actor.actions) & {"rise"}:
        low = 0.22 * top - 0.1 * tall  # just behind the hills
        return lambda now: (x, low + (y - low) * _eased(now / whole))
    if set(actor.actions) & {"set"}:
        return lambda now: (x, y - (y + 0.6 * tall) * _eased(now / whole))
    return lambda now: (x, y)


def _orbit(stage: Stage, number: int, extent: tuple[float, float, float]) -> Way:
    """The largest stays in the middle, the others go round it, each on its own oval."""
    width, top, _ = extent
    sizes = [kind_of(actor).size_m * actor.size for actor in stage.in_the_sky]
    order = sorted(range(len(sizes)), key=lambda at: -sizes[at]).index(number)
    if order == 0:
        return lambda now: (0.0, 0.52 * top)
    reach = 0.24 + 0.16 * order / max(len(sizes) - 1, 1)
    return lambda now: (
        reach * width * math.cos(1.5 / order * now + 2.0 * order),
        0.52 * top + 0.34 * reach * width * math.sin(1.5 / order * now + 2.0 * order),
    )


def _eased(share: float) -> float:
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)


@dataclass
class _Course:
    """Leads a heavenly body along its way; as far off as it is, it goes where the camera goes."""

    orb: Thing
    way: Way
    view: View

    def __call__(self, world: World, now_s: float) -> None:
        carry(self.orb, self.place(world, now_s + world.dt), world)

    def place(self, world: World, now_s: float) -> tuple[float, float]:
        """This will be where it is at a time, by what is seen now."""
        x, y = self.way(now_s)
        follows = self.view.follows
        moved = world.things[follows].body.position.x - self.view.centre_x_m if follows >= 0 else 0.0
        return self.view.centre_x_m + moved + x, y
