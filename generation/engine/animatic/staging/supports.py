"""What figures stand on: the floor, a board on the water, a beam that gives, a trampoline, a skateboard; or the water."""

from __future__ import annotations

from dataclasses import dataclass

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import loose
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, kind_of

BEAM_TOP_M = 0.85
_ROLLING_M_S = 1.3
_ROOM = 1.15  # times a body's width: those who stand side by side do not touch


@dataclass(frozen=True)
class Ground:
    """What a part's figures stand on, and how high its top is."""

    name: str  # floor, board, beam, trampoline, skateboard, water
    level_m: float
    thing: Thing | None = None


def lay(stage: Stage, part: Part, count: int) -> Ground:
    """This will lay what the figures of a part are to stand on."""
    hero, wanted = part.leader, part.support
    size = kind_of(hero).size_m * hero.size
    if stage.has_water and wanted is None and kind_of(hero).family in {"quad", "bird"}:
        return Ground("water", -0.3)
    if stage.has_water:
        reach = size * (3.0 if kind_of(hero).family == "quad" else 1.75) + (count - 1) * size
        board = loose.board(stage, 0.0, max(reach, 1.6), KINDS["paddleboard"].colours[0])
        return Ground("board", board.body.position.y + 0.5 * board.height_m + 0.014, board)
    if wanted == "beam":
        return Ground("beam", BEAM_TOP_M + 0.002, beam(stage))
    if wanted == "trampoline":
        return Ground("trampoline", 0.385, _trampoline(stage))
    if wanted == "skateboard":
        return skateboard(stage, hero)
    return Ground("floor", 0.001)


def skateboard(stage: Stage, hero: Actor) -> Ground:
    """This will lay a rolling board for somebody to stand on."""
    size = kind_of(hero).size_m * hero.size
    return Ground("skateboard", 0.165, _skateboard(stage, size if kind_of(hero).family == "quad" else size * 0.55))


def swims(figure: Figure) -> None:
    """A swimmer lies in the water to its shoulders; its weight low, so that it stays the right way up."""
    body = figure.thing.body
    share = 0.4 * 1000.0 * figure.thing.width_m * figure.thing.height_m / body.mass
    body.mass, body.moment = body.mass * share, body.moment * share
    things.weigh_down(figure.thing, 0.22 * figure.thing.height_m)
    body.position = (body.position.x, -0.06 * figure.thing.height_m)
    figure.leaps, figure.paces = [], []
    figure.mood.faces_us = 0.8


def _trampoline(stage: Stage) -> Thing:
    bed = stage.fitting("trampoline", "latex", (2.4, 0.06), (0.0, 0.35), (70, 120, 190), depth_m=1.4)
    bed.shapes[0].elasticity = 0.0
    return bed


def beam(stage: Stage, length_m: float = 3.4) -> Thing:
    """This will put up a beam on stiff springs: it gives and rocks a little under whoever lands."""
    beam = things.slab(
        things.fixed_kind("beam", "wood"), (length_m, 0.12), (206, 150, 100), (0.0, BEAM_TOP_M - 0.06), depth_m=0.14
    )
    beam.look = "beam"
    beam.body.mass, beam.body.moment = 60.0, 60.0 * length_m**2 / 12
    stage.world.add(beam)
    ground = stage.anchor
    for x in (-0.4 * length_m, 0.4 * length_m):
        spring = pymunk.DampedSpring(ground, beam.body, (x, 0.0), (x, 0.0), BEAM_TOP_M - 0.055, 60_000.0, 900.0)
        stage.world.space.add(spring)
        stage.world.space.add(pymunk.GrooveJoint(ground, beam.body, (x, 0.1), (x, 2.0), (x, 0.0)))
    return beam


def _skateboard(stage: Stage, length: float) -> Thing:
    length = max(length * 1.25, 0.8)
    deck = things.slab(KINDS["skateboard"], (length, 0.05), KINDS["skateboard"].colours[0], (0.0, 0.135), depth_m=0.3)
    deck.look = "deck"
    stage.world.add(deck)
    for side in (-0.36, 0.36):
        wheel = things.disc(
            things.fixed_kind("wheel", "resin", "wheel"), 0.055, (240, 220, 180), (side * length, 0.056), "resin"
        )
        wheel.look, wheel.owner, wheel.depth_m = "small wheel", deck.index, 0.1
        for shape in (*wheel.shapes, *deck.shapes):
            shape.filter = pymunk.ShapeFilter(group=5000 + deck.index)
        stage.world.add(wheel)
        stage.world.space.add(pymunk.PivotJoint(deck.body, wheel.body, (side * length, -0.079), (0.0, 0.0)))
        wheel.body.velocity, wheel.body.angular_velocity = (_ROLLING_M_S, 0.0), -_ROLLING_M_S / 0.055
    deck.body.velocity = (_ROLLING_M_S, 0.0)
    return deck


def roll_along(figure: Figure) -> None:
    """Whoever stands on something that rolls has its speed from the start."""
    figure.thing.body.velocity = (_ROLLING_M_S, 0.0)
    figure.mood.arms = 0.55


def reach_m(actor: Actor) -> float:
    """This will be how much of the ground a figure takes: people with their arms, whoever is broader with its body."""
    kind = kind_of(actor)
    arms = kind.size_m * actor.size * (1.25 if kind.family == "quad" else 0.62)
    return max(arms, _ROOM * things.extent(kind, actor.size)[0])
