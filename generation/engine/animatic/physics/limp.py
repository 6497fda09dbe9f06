"""A limp body: when a figure loses its hold, its trunk, head and limbs become bodies of their own, joined at the joints.

The joints have the limits of knees, elbows and necks and a little tone, so that it falls as a body, not as a chain. The
trunk stays the figure's own body: nothing jumps. To get up the muscles lift and turn the trunk, the limbs are drawn in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import pymunk

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World

Point = tuple[float, float]

LYING_S = 1.2  # at least, before it gets up
RISING_S = 0.9
_BLEND_S = 0.09  # from the held pose to the fallen joints
_BRACE_S, _BRACE_RATE = 0.4, 7.0  # arms go out to meet the ground, rad/s
_SHOVE_M_S = 1.0
_TONE = 0.014  # torque that a joint holds against, of the body's weight times its height


@dataclass(frozen=True)
class Tumble:
    """From `at_s` on the figure is on its feet no more: it trips forward, slips backward or just drops."""

    at_s: float
    way: str = "trip"  # trip, slip, drop

    def push(self, thing: Thing, facing: float) -> None:
        """This will give the trunk the turn that the feet's stop or slip gives it."""
        body = thing.body
        turn = {"trip": -2.6, "slip": 3.4, "drop": -0.5}[self.way]
        body.angular_velocity += facing * turn
        if self.way == "slip":
            body.velocity = (body.velocity.x - 0.4 * facing, body.velocity.y + 0.9)
        elif self.way == "trip":
            body.velocity = (body.velocity.x + 0.5 * facing, body.velocity.y + 0.4)


@dataclass(frozen=True)
class _Bone:
    """A limb's piece: from a joint of another piece, so long, so thick, so heavy; and how far it may bend there."""

    parent: int  # -1: the trunk
    at: Point  # where it hangs from the trunk, from its middle; a lower piece hangs from its upper one's end
    length: float
    radius: float
    mass: float  # of the whole body's
    angle: float  # at rest, against the piece it hangs from; 0 hangs down, forward is positive
    limits: Point  # against the piece it hangs from
    is_head: bool = False
    braces: bool = False


# Of the upright: arms and legs twice, then the head. In body heights.
_BIPED = (
    _Bone(-1, (0.0, 0.16), 0.17, 0.036, 0.03, 0.2, (-2.6, 2.8), braces=True),
    _Bone(0, (0.0, 0.0), 0.17, 0.034, 0.02, 0.2, (-0.1, 2.3)),
    _Bone(-1, (0.0, 0.16), 0.17, 0.036, 0.03, -0.2, (-2.6, 2.8), braces=True),
    _Bone(2, (0.0, 0.0), 0.17, 0.034, 0.02, 0.2, (-0.1, 2.3)),
    _Bone(-1, (0.0, -0.095), 0.19, 0.048, 0.1, 0.15, (-0.7, 2.0)),
    _Bone(4, (0.0, 0.0), 0.19, 0.044, 0.06, -0.2, (-2.3, 0.05)),
    _Bone(-1, (0.0, -0.095), 0.19, 0.048, 0.1, -0.15, (-0.7, 2.0)),
    _Bone(6, (0.0, 0.0), 0.19, 0.044, 0.06, -0.2, (-2.3, 0.05)),
    _Bone(-1, (0.0, 0.185), 0.16, 0.13, 0.08, math.pi, (math.pi - 0.7, math.pi + 0.7), is_head=True),
)
# Of the four-legged, in body lengths.
_QUAD = (
    _Bone(-1, (0.23, 0.02), 0.19, 0.05, 0.04, 0.1, (-1.7, 1.7)),
    _Bone(0, (0.0, 0.0), 0.19, 0.05, 0.03, -0.1, (-1.6, 0.2)),
    _Bone(-1, (0.23, 0.02), 0.19, 0.05, 0.04, -0.1, (-1.7, 1.7)),
    _Bone(2, (0.0, 0.0), 0.19, 0.05, 0.03, -0.1, (-1.6, 0.2)),
    _Bone(-1, (-0.24, 0.02), 0.19, 0.05, 0.05, -0.1, (-1.7, 1.7)),
    _Bone(4, (0.0, 0.0), 0.19, 0.05, 0.03, 0.1, (-0.2, 1.6)),
    _Bone(-1, (-0.24, 0.02), 0.19, 0.05, 0.05, 0.1, (-1.7, 1.7)),
    _Bone(6, (0.0, 0.0), 0.19, 0.05, 0.03, 0.1, (-0.2, 1.6)),
    _Bone(-1, (0.26, 0.08), 0.22, 0.19, 0.1, math.pi - 0.5, (math.pi - 1.2, math.pi + 0.2), is_head=True),
)
_TRUNKS = {"biped": (((0.0, -0.08), (0.0, 0.15)), 0.085), "quad": (((-0.2, 0.03), (0.2, 0.03)), 0.16)}
_MIDDLE = {"biped": ((0.0, -0.095), (0.0, 0.13)), "quad": ((-0.24, 0.04), (0.23, 0.04))}  # hips and chest
_BONES = {"biped": _BIPED, "quad": _QUAD}


@dataclass
class Ragdoll:
    """A figure without hold; gets up by itself once it has lain still."""

    world: World
    thing: Thing
    facing: float
    since_s: float
    _mass: float = 0.0
    _moment: float = 0.0
    _own: list[pymunk.Shape] = field(default_factory=list)  # the shapes of the figure that stands
    _pieces: list[pymunk.Body] = field(default_factory=list)
    _added: list[pymunk.Body | pymunk.Shape | pymunk.Constraint] = field(default_factory=list)
    _braces: list[pymunk.SimpleMotor] = field(default_factory=list)
    _rise: _Rise | None = None

    def __post_init__(self) -> None:
        body = self.thing.body
        self._mass, self._moment, self._own = body.mass, body.moment, list(self.thing.shapes)
        if self.thing.kind.family in _BONES:
            self._let_go()

    @property
    def _size(self) -> float:
        return self.thing.width_m if self.thing.kind.family == "quad" else self.thing.height_m

    def _let_go(self) -> None:
        body, size, family = self.thing.body, self._size, self.thing.kind.family
        (start, end), radius = _TRUNKS[family]
        self.world.space.remove(*self._own)
        trunk = pymunk.Segment(body, _times(start, size), _times(end, size), radius * size)
        body.mass, body.moment = 0.5 * self._mass, 0.5 * self._mass * (0.35 * size) ** 2 / 3
        self.thing.shapes = []
        self._add(trunk)
        for bone in _BONES[family]:
            self._grow(bone)

    def _add(self, shape: pymunk.Shape, *others: pymunk.Body | pymunk.Constraint) -> None:
        shape.friction, shape.elasticity = 0.8, 0.1
        shape.collision_type, shape.filter = 1, self._own[0].filter
        self.world.space.add(*others, shape)
        self.world.belongs(shape, self.thing)
        self.thing.shapes.append(shape)
        self._added += [shape, *others]

    def _grow(self, bone: _Bone) -> None:
        """Add one piece, hanging from its joint, moving as the trunk moves there."""
        size, trunk = self._size, self.thing.body
        parent, hook = trunk, (self.facing * bone.at[0] * size, bone.at[1] * size)
        if bone.parent >= 0:
            upper = _BONES[self.thing.kind.family][bone.parent]
            parent, hook = self._pieces[bone.parent], (0.0, -upper.length * size / 2)
        length, mass = bone.length * size, bone.mass * self._mass
        piece = pymunk.Body(mass, mass * (length**2 / 12 + (bone.radius * size) ** 2 / 2))
        piece.angle = parent.angle + self.facing * bone.angle
        root = parent.local_to_world(hook)
        piece.position = root + pymunk.Vec2d(0.0, -length / 2).rotated(piece.angle)
        piece.velocity = trunk.velocity_at_world_point(piece.position)
        piece.angular_velocity = trunk.angular_velocity
        low, high = bone.limits if self.facing > 0 else (-bone.limits[1], -bone.limits[0])
        tone = pymunk.SimpleMotor(parent, piece, 0.0)
        tone.max_force = _TONE * self._mass * 9.81 * size
        if bone.braces:
            tone.rate = self.facing * _BRACE_RATE
            tone.max_force *= 2.0
            self._braces.append(tone)
        joints = (pymunk.PivotJoint(parent, piece, root), pymunk.RotaryLimitJoint(parent, piece, low, high), tone)
        top, radius = (0.0, length / 2), bone.radius * size
        end = (0.0, -length / 2)
        shape = pymunk.Circle(piece, radius, end) if bone.is_head else pymunk.Segment(piece, top, end, radius)
        self._add(shape, piece, *joints)
        self._pieces.append(piece)

    def share(self, now_s: float) -> float:
        """This will be how limp it is, 0..1: it goes limp in a few hundredths of a second and rises slower."""
        if self._rise is not None:
            return 1.0 - self._rise.share(now_s)
        return min(1.0, (now_s - self.since_s) / _BLEND_S)

    def joints(self) -> tuple[Point, ...] | None:
        """This will be where hips, chest, head, and joint and end of each limb are, metres from the trunk's middle in its
        own axes; None for a body in one piece.
        """
        if self._rise is not None or self.thing.kind.family not in _BONES:
            return self._rise.joints if self._rise else None
        size, trunk = self._size, self.thing.body
        ends = [
            trunk.world_to_local(piece.local_to_world((0.0, -bone.length * size / 2)))
            for piece, bone in zip(self._pieces, _BONES[self.thing.kind.family], strict=True)
        ]
        head = ends.pop()
        middle = [(self.facing * x * size, y * size) for x, y in _MIDDLE[self.thing.kind.family]]
        return tuple((float(x), float(y)) for x, y in (*middle, head, *ends))

    def is_over(self, now_s: float) -> bool:
        """This will go on with it for a step and say whether the figure stands again."""
        body = self.thing.body
        if self._rise is None:
            if self._braces and now_s - self.since_s > _BRACE_S:
                self._braces.pop().rate = 0.0
            is_still = body.is_sleeping or (body.velocity.length < 0.35 and self.world.is_grounded(self.thing))
            if now_s - self.since_s > LYING_S and is_still:
                self._gather(now_s)
            return False
        in_the_way = self._in_the_way(self._rise) if self._added else []
        if now_s - self._rise.from_s < RISING_S or in_the_way:
            self._rise.move(body, now_s, self.world.dt)
            for other in in_the_way:
                other.velocity = (math.copysign(_SHOVE_M_S, other.position.x - body.position.x), other.velocity.y)
            return False
        if self._added:
            self.world.space.add(*self._own)
            self.thing.shapes = self._own
        body.velocity, body.angular_velocity = (0.0, 0.0), 0.0
        return True

    def _in_the_way(self, rise: _Rise) -> list[pymunk.Body]:
        """What lies where it is about to stand: its feet shove that aside."""
        foot = rise.heights[1] - self.thing.height_m / 2
        return [shape.body for shape in self._where_it_stands(foot) if shape.body and shape.body.position.y > foot]

    def _where_it_stands(self, foot: float) -> list[pymunk.Shape]:
        """What can be moved of all that is where it would be if its soles were at `foot`."""
        x, wide, tall = self.thing.body.position.x, self.thing.width_m / 2, self.thing.height_m
        found = self.world.space.bb_query(pymunk.BB(x - wide, foot, x + wide, foot + tall), self._own[0].filter)
        mine = {self.thing.body, *self._pieces}
        return [
            shape
            for shape in found
            if not (shape.sensor or shape.body is None or shape.body in mine)
            and shape.body.body_type == pymunk.Body.DYNAMIC
        ]

    def _gather(self, now_s: float) -> None:
        """The muscles take hold again: the limbs are the painter's, the trunk is led up to where it stands."""
        body, half = self.thing.body, self.thing.height_m / 2
        level = min([piece.position.y for piece in self._pieces] + [body.position.y]) - 0.06 * self._size
        under = [shape.bb.top for shape in self._where_it_stands(level) if shape.body and shape.body.position.y < level]
        level = max([level, *under])  # it gets up on what it fell on
        upright = 2 * math.pi * round(body.angle / (2 * math.pi))
        rise = _Rise(now_s, self.joints(), (body.position.y, level + half + 0.004), (body.angle, upright))
        if self._added:  # whoever is of one piece pushes away what lies on it
            self.world.space.remove(*self._added)
            self.thing.shapes = []
        body.mass, body.moment = self._mass, self._moment
        self._pieces.clear()
        self._rise = rise


@dataclass(frozen=True)
class _Rise:
    """The way from lying to standing."""

    from_s: float
    joints: tuple[Point, ...] | None
    heights: Point  # of the trunk's middle, from and to
    angles: Point

    def share(self, now_s: float) -> float:
        t = max(0.0, min(1.0, (now_s - self.from_s) / RISING_S))
        return t * t * t * (10 - 15 * t + 6 * t * t)  # least jerk

    def move(self, body: pymunk.Body, now_s: float, dt: float) -> None:
        """Lead the trunk with the speed that takes it along the way."""
        step = self.share(now_s + dt)
        gravity = body.space.gravity if body.space else (0.0, 0.0)
        turn = self.angles[0] + (self.angles[1] - self.angles[0]) * step
        # As high as feet at the end of a stiff body let it be: never below the ground.
        flat = 1.0 - math.cos(self.angles[0] - self.angles[1])
        up = 1.0 - (1.0 - math.cos(turn - self.angles[1])) / flat if flat > 0.2 else step
        goal = self.heights[0] + (self.heights[1] - self.heights[0]) * up
        body.velocity = (0.0, (goal - body.position.y) / dt - gravity[1] * dt)
        body.angular_velocity = (turn - body.angle) / dt


def _times(point: Point, factor: float) -> Point:
    return point[0] * factor, point[1] * factor
