"""What happens where bodies touch: how they bounce, who stands on whom, and what is written down for ear and eye."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pymunk

from generation.engine.animatic.physics.materials import MATERIALS, restitution_between
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact

if TYPE_CHECKING:
    from generation.engine.animatic.physics.world import World

_QUIET_SPEED = 0.08  # m/s: slower meetings make no sound
_SAME_PAIR_S = 0.045  # two hits of one pair closer than this are one
THINGS, GROUND = 1, 2
"""Collision types; bare shapes keep 0 and meet unheard."""

_RUBS_S = 0.02  # who touches for longer rolls or slides; a bounce is over sooner
_SUNK_M = 0.0025  # and so is what turns in further while it touches
_DEEP_M = 0.001  # what has sunk in further than this when first met is put back to the surface


class Meetings:
    """Listens to a world's collisions."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.contacts: list[Contact] = []
        self.grounded_at: dict[int, float] = {}  # thing -> when it last had something beneath it
        self.standing_on: dict[int, int] = {}  # thing -> what that was; -1: the ground
        self.rubbing: dict[int, float] = {}  # thing -> speed past what it touches, since it was last asked
        self._sunk: dict[pymunk.Body, pymunk.Vec2d] = {}  # how far each has to go back
        self._owner: dict[pymunk.Shape, Thing] = {}
        self._last_hit: dict[tuple[int, int], float] = {}
        self._touches_since: dict[tuple[int, int], float] = {}
        for partner in (THINGS, GROUND):  # not "whatever": a pair would be told twice, and unseen walls would be heard
            world.space.on_collision(THINGS, partner, begin=self._begin, post_solve=self._met)

    def know(self, thing: Thing) -> None:
        """This will listen to a thing's shapes."""
        for shape in thing.shapes:
            self.belongs(shape, thing)

    def belongs(self, shape: pymunk.Shape, thing: Thing) -> None:
        """This will listen to one more shape of a thing."""
        self._owner[shape] = thing

    def _begin(self, arbiter: pymunk.Arbiter, space: pymunk.Space, data: Any) -> None:
        first, second = arbiter.shapes
        mine, yours = self._owner.get(first), self._owner.get(second)
        bounce = self._bounce(first, mine, second, yours)
        if bounce is not None:
            arbiter.restitution = bounce
        if not (first.sensor or second.sensor):
            self._put_out(arbiter)

    def _put_out(self, arbiter: pymunk.Arbiter) -> None:
        """What flies at 6 m/s is 12 mm inside before a step sees it touch; the lighter of two gives way more."""
        depth, (first, second) = self._deepest(arbiter), arbiter.shapes
        if depth < _DEEP_M or not first.body or not second.body:
            return
        give, back = self._yields(first, -arbiter.normal.y), self._yields(second, arbiter.normal.y)
        if give + back <= 0.0:
            return
        out = arbiter.normal * (depth / (give + back))
        for body, way in ((first.body, -out * give), (second.body, out * back)):
            if way.length > self._sunk.get(body, pymunk.Vec2d.zero()).length:
                self._sunk[body] = way

    @staticmethod
    def _deepest(arbiter: pymunk.Arbiter) -> float:
        return -min((point.distance for point in arbiter.contact_point_set.points), default=0.0)

    def _yields(self, shape: pymunk.Shape, upwards: float) -> float:
        """How easily a body is put back that way: what lies on something cannot be pressed down into it."""
        thing = self._owner.get(shape)
        is_held = upwards < -0.5 and thing is not None and self._world.is_grounded(thing)
        return 0.0 if is_held or shape.body is None else _lightness(shape.body)

    def put_back(self) -> None:
        """This will bring what met deeply in this step to the surface of what it met; call it after the step."""
        for body, way in self._sunk.items():
            body.position += way
        self._sunk.clear()

    def _bounce(
        self, first: pymunk.Shape, mine: Thing | None, second: pymunk.Shape, yours: Thing | None
    ) -> float | None:
        """The two materials' restitution; None where staging gave a shape its own, or where one is no material's."""
        one = mine.material if mine else self._world.ground
        other = yours.material if yours else self._world.ground
        if first.elasticity != MATERIALS[one].restitution or second.elasticity != MATERIALS[other].restitution:
            return None
        return restitution_between(one, other)

    def _met(self, arbiter: pymunk.Arbiter, space: pymunk.Space, data: Any) -> None:
        first, second = arbiter.shapes
        thing, other = self._owner.get(first), self._owner.get(second)
        normal = arbiter.normal
        if thing is None:
            thing, other, normal = other, None, -normal
        if thing is None:
            return
        now_s = self._world.now_s
        self._support(thing, other, normal.y)
        if thing.body.angular_velocity and self._deepest(arbiter) > _SUNK_M:  # one corner lies, the next one comes down
            self._put_out(arbiter)
        push = abs(arbiter.total_impulse.dot(normal))
        closing = push / _reduced_mass(thing, other) / (1.0 + arbiter.restitution)
        pair = (thing.index, other.index if other else -1)
        weight = 9.81 * self._world.dt * 3.0
        if closing > _QUIET_SPEED + weight and now_s - self._last_hit.get(pair, -1.0) > _SAME_PAIR_S:
            self._hit(arbiter, thing, other, push, closing)
        if now_s - self._last_hit.get(pair, -1.0) > 1.5 * self._world.dt:
            self._touches_since[pair] = now_s
        self._last_hit[pair] = now_s
        if now_s - self._touches_since[pair] >= _RUBS_S:
            self._rub(thing, other)

    def _rub(self, thing: Thing, other: Thing | None) -> None:
        base = other.body.velocity if other else (0.0, 0.0)
        self.rubbing[thing.index] = math.hypot(thing.body.velocity.x - base[0], thing.body.velocity.y - base[1])

    def _support(self, thing: Thing, other: Thing | None, normal_y: float) -> None:
        now_s = self._world.now_s
        if normal_y < -0.5:
            self.grounded_at[thing.index] = now_s
            self.standing_on[thing.index] = other.index if other else -1
        elif normal_y > 0.5 and other is not None:
            self.grounded_at[other.index] = now_s
            self.standing_on[other.index] = thing.index

    def _hit(self, arbiter: pymunk.Arbiter, thing: Thing, other: Thing | None, push: float, closing: float) -> None:
        points = arbiter.contact_point_set.points
        at = points[0].point_a if points else thing.body.position
        size = min(thing.size_m, other.size_m) if other else thing.size_m
        self.contacts.append(
            Contact(
                time_s=self._world.now_s,
                x_m=at[0],
                y_m=at[1],
                impulse=push,
                speed=closing,
                material=thing.material,
                other=other.material if other else self._world.ground,
                size_m=size,
                thing=thing.index,
                other_thing=other.index if other else -1,
            )
        )


def _lightness(body: pymunk.Body) -> float:
    return 1.0 / body.mass if body.body_type == pymunk.Body.DYNAMIC else 0.0


def _reduced_mass(thing: Thing, other: Thing | None) -> float:
    return 1.0 / max(_lightness(thing.body) + (_lightness(other.body) if other else 0.0), 1e-9)
