"""The rig: a figure's own space (forward, up, to its right) turned about its axis, tilted with its body, put on the picture.

Painters add parts with a depth; the rig draws them back to front. So a figure really turns: what is behind is hidden, and
a face goes round with the head.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from generation.engine.animatic.physics.stances import Local as Local
from generation.engine.animatic.physics.stances import towards
from generation.engine.animatic.physics.track import Pose
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.light import Light
from generation.engine.animatic.script import Colour, Worn

_TILT = 0.1  # we look down a little: what is nearer is drawn lower


class Mask(Protocol):
    """What a figure has in place of its drawn head."""

    def put_on(self, rig: Rig, head: Local, radius: float, nearer: float, neck: Local | None = None) -> None:
        """This will add it to a rig, around the middle of a head of `radius` metres, and `nearer` to us; upright on its
        `neck`, or as the body is.
        """


@dataclass
class Rig:
    """One figure at one frame; a place in its own space is forward, up from the soles, to its right, in metres."""

    canvas: Canvas
    light: Light
    pose: Pose
    scale: float  # pixels a metre
    centre: Point  # of the body, pixels
    angle: float  # of the body, radians, y up
    half_m: float  # soles to body centre
    time_s: float
    mask: Mask | None = None
    wears: tuple[Worn, ...] = ()  # beside what its painter gives it
    is_young: bool = False  # with the large head and eyes of a child
    _parts: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._cos_yaw, self._sin_yaw = math.cos(self.pose.yaw), math.sin(self.pose.yaw)
        self._cos, self._sin = math.cos(self.angle), math.sin(self.angle)

    def px(self, at: Local) -> Point:
        """This will be where a point of the figure is in the picture."""
        x, y, _ = self._turned(at)
        return self._placed(x, y)

    def depth(self, at: Local) -> float:
        """This will be how near to us a point is; larger is nearer, metres."""
        return at[0] * self._sin_yaw + at[2] * self._cos_yaw

    def _turned(self, at: Local) -> Local:
        forward, up, side = at
        z = self.depth(at)
        return forward * self._cos_yaw - side * self._sin_yaw, up - self.half_m - _TILT * z, z

    def _placed(self, x: float, y: float) -> Point:
        return (
            self.centre[0] + (x * self._cos - y * self._sin) * self.scale,
            self.centre[1] - (x * self._sin + y * self._cos) * self.scale,
        )

    def from_world(self, point_px: Point, side: float) -> Local:
        """This will be a point of the picture in the figure's own space, `side` metres to its right."""
        dx, dy = (point_px[0] - self.centre[0]) / self.scale, -(point_px[1] - self.centre[1]) / self.scale
        x, y = dx * self._cos + dy * self._sin, -dx * self._sin + dy * self._cos
        if abs(self._cos_yaw) > 0.3:
            return ((x + side * self._sin_yaw) / self._cos_yaw, y + self.half_m, side)
        return (0.25, y + self.half_m, -x / (self._sin_yaw or 1.0))

    def limp(self, joint: int, own: Local, side: float) -> Local:
        """This will be where a joint is: `own`, or as far as the body is limp, where the body's joint has fallen to."""
        joints = self.pose.joints
        if joints is None or self.pose.limp <= 0.0:
            return own
        x, y = joints[joint]
        along = self._cos_yaw if abs(self._cos_yaw) > 0.3 else math.copysign(0.3, self._cos_yaw)
        return towards(self.pose.limp, own, ((x + side * self._sin_yaw) / along, y + self.half_m, side))

    def add(self, depth: float, draw: Callable[[], None]) -> None:
        """This will draw something at this depth when its turn comes."""
        self._parts.append((depth, draw))

    def sphere(self, at: Local, radius: float, colour: Colour, nearer: float = 0.0) -> None:
        """This will add a ball of `radius` metres."""
        x, y = self.px(at)
        self.add(
            self.depth(at) + nearer, lambda: brush.ball(self.canvas, x, y, radius * self.scale, colour, self.light)
        )

    def limb(
        self, start: Local, end: Local, radius: float, colour: Colour, end_radius: float = 0.0, nearer: float = 0.0
    ) -> None:
        """This will add a rounded limb."""
        first, second = self.px(start), self.px(end)
        near = (self.depth(start) + self.depth(end)) / 2 + nearer
        thick, thin = radius * self.scale, end_radius * self.scale
        self.add(near, lambda: brush.limb(self.canvas, first, second, thick, colour, self.light, thin))

    def jointed(
        self,
        root: Local,
        end: Local,
        lengths: float,
        bend: float,
        radius: float,
        colours: tuple[Colour, Colour],
        nearer: float = 0.0,
        fallen: int = -1,
    ) -> Local:
        """This will add a two-part limb of total `lengths` metres from root towards end, its joint bent forward
        (`bend` 1) or back (-1); returns where it really ends. `fallen` is its middle joint among those of a limp body,
        followed by its end."""
        joint, end = two_bones(root, end, lengths, bend)
        if fallen >= 0:
            joint, end = self.limp(fallen, joint, root[2]), self.limp(fallen + 1, end, root[2])
        self.limb(root, joint, radius, colours[0], nearer=nearer)
        self.limb(joint, end, radius * 0.92, colours[1], nearer=nearer + 0.002)
        return end

    def on_sphere(self, centre: Local, radius: float, azimuth: float, elevation: float) -> tuple[Local, float]:
        """This will be a point on a ball (azimuth from forward to the right, radians) and how it faces us (-1..1)."""
        flat = math.cos(elevation)
        toward = (math.cos(azimuth) * flat, math.sin(elevation), math.sin(azimuth) * flat)
        at = (centre[0] + radius * toward[0], centre[1] + radius * toward[1], centre[2] + radius * toward[2])
        return at, self.depth(toward)

    def draw(self) -> None:
        """This will paint all parts, back to front, once: parts know their rig, and a rig that kept them would keep its
        canvas until Python looks for cycles, a whole picture for every take.
        """
        parts, self._parts = sorted(self._parts, key=lambda part: part[0]), []
        for _, paint in parts:
            paint()


def two_bones(root: Local, end: Local, length: float, bend: float) -> tuple[Local, Local]:
    """This will place the joint of a limb of two equal bones; an end out of reach is drawn in to reach."""
    df, dy, ds = end[0] - root[0], end[1] - root[1], end[2] - root[2]
    distance = math.sqrt(df * df + dy * dy + ds * ds)
    if distance > length:
        share = length / distance
        end = (root[0] + df * share, root[1] + dy * share, root[2] + ds * share)
        df, dy, ds, distance = df * share, dy * share, ds * share, length
    out = math.sqrt(max(length * length - distance * distance, 0.0)) / 2
    flat = math.hypot(df, dy) or 1e-6
    joint = (
        (root[0] + end[0]) / 2 - bend * out * dy / flat,
        (root[1] + end[1]) / 2 + bend * out * df / flat,
        (root[2] + end[2]) / 2,
    )
    return joint, end
