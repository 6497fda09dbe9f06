"""One of those who are laid out together, and how it comes to stand on the ground."""

from __future__ import annotations

from dataclasses import dataclass

import pymunk

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.flight import Flyer
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import flight, loose, surfaces, swimming, vehicles
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, kind_of

WITHOUT_END_S = 60.0
_GROUP = 30_000  # of a collision filter: what belongs together passes each other


@dataclass
class Piece:
    """One of the actors on the stage."""

    actor: Actor
    thing: Thing
    driver: Figure | Flyer | None = None
    is_free: bool = False  # stands by itself, and may be given something to do
    riders: int = 0
    carrier: Piece | None = None  # what it is on, in or held by

    @property
    def x(self) -> float:
        """This will be where its middle is, metres."""
        return float(self.thing.body.position.x)

    @property
    def ground(self) -> Piece:
        """This will be who of those that carry it stands on the ground; itself where nobody does."""
        return self if self.carrier is None else self.carrier.ground

    @property
    def size(self) -> tuple[float, float]:
        """This will be how wide and high it is, metres."""
        return surfaces.extent(self.actor)

    @property
    def top(self) -> float:
        """This will be how high its upper end is, metres."""
        return self.bottom + self.size[1]

    @property
    def bottom(self) -> float:
        """This will be how high its lower end is, metres."""
        if self.thing.kind.family == "car":
            unit = self.thing.width_m
            return float(self.thing.body.position.y) - surfaces.hub(self.thing.kind.name) * unit
        return float(self.thing.body.position.y) - self.size[1] / 2


@dataclass
class Layout:
    """The stage, and who is laid out on it."""

    stage: Stage
    part: Part

    def on_ground(self, actor: Actor, x: float, n: int, lane: float = 0.0, facing: float = 1.0) -> Piece:
        stage, family = self.stage, kind_of(actor).family
        high = surfaces.extent(actor)[1]
        if family == "bird" and stage.has_water:
            return Piece(actor, loose.afloat(stage, actor, x, n))
        if family in FIGURES:
            figure = stage.figure(actor, x, facing=facing, floor_m=0.001, lane=lane, mood=Mood(joy=0.8))
            return Piece(actor, figure.thing, figure, is_free=True)
        if family == "car":
            piece = Piece(actor, vehicles.car(stage, actor, x, facing, n))
        elif family in {"float", "support"}:
            piece = Piece(actor, loose.afloat(stage, actor, x, n))
        elif family == "flyer":
            is_low = any(tie.relation in {"behind", "in front of", "beside"} for tie in self.part.ties)
            driver = flight.flyer(
                stage, actor, (x, 0.55 * high if is_low else 0.9 * high + 0.4), heading=0.0, position=n
            )
            stage.plays(actor.kind, "fly")
            return Piece(actor, driver.thing, driver)
        elif family == "swimmer":
            wide = surfaces.extent(actor)[0]
            is_under = stage.place.cover is Cover.WATER
            at = (x, (1.1 if is_under else 0.5) * high if not stage.has_water else -0.3 * high)
            swims = swimming.swimmer(stage, actor, at, n, (x - 0.2 * wide, x + 0.2 * wide))
            swims.is_under = is_under
            return Piece(actor, swims.thing)
        elif family == "balloon":
            piece = Piece(actor, loose.balloon(stage, actor, (x, 1.0), n))
        elif stage.has_water and actor.kind in loose.ROCKS:
            piece = Piece(actor, loose.rock(stage, actor, x, n))
        else:
            piece = Piece(actor, stage.loose(actor, (x, high / 2 + 0.002), n))
            stage.plays(actor.kind, "look")
        piece.thing.lane = lane
        return piece

    def belong(self, pieces: list[Piece]) -> None:
        """A thing of its own group, where it has none: what is beneath, in or behind it is given the same."""
        for piece in pieces:
            if piece.thing.shapes[0].filter.group == 0:
                for shape in piece.thing.shapes:
                    shape.filter = pymunk.ShapeFilter(group=_GROUP + piece.thing.index)

    def move_up(self, thing: Thing, rise: float) -> None:
        for each in self.stage.world.things:
            if each is thing or each.owner == thing.index:
                each.body.position += (0.0, rise)

    @staticmethod
    def facing_of(base: Piece) -> float:
        return base.driver.facing if base.driver is not None else float(base.thing.extra.get("facing", 1.0))


@dataclass
class Hover:
    """Keeps a body at a height, swaying a little."""

    thing: Thing
    height_m: float

    def __call__(self, world: World, now_s: float) -> None:
        body = self.thing.body
        if isinstance(body.space, pymunk.Space):
            gravity = -world.space.gravity[1]
            gap = self.height_m - body.position.y
            lift = 0.0 if self.thing.kind.family == "balloon" else gravity
            body.apply_force_at_world_point(
                (0.0, body.mass * (lift + 12.0 * gap - 5.0 * body.velocity.y)), body.position
            )
            body.torque -= body.moment * (14.0 * body.angle + 5.0 * body.angular_velocity)
        world.grounded_at[self.thing.index] = -1.0
