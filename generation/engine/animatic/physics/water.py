"""Water: a wavy surface that bodies float on, are slowed by, and stir.

Buoyancy is Archimedes on the polygon below the surface (clipped exactly); drag is quadratic in speed. The surface is a sum
of travelling waves and a height field with the one-dimensional wave equation, which bodies disturb.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pymunk

WATER_DENSITY = 1000.0  # kg/m³, one metre deep
_COLUMNS = 160
_CIRCLE_CORNERS = 20
_DEEPEST_M = 0.14  # no ripple is higher: steeper waves would break, which a height field cannot show

Point = tuple[float, float]


@dataclass(frozen=True)
class Roller:
    """One great wave that travels to the right."""

    height_m: float
    speed_m_s: float
    from_m: float  # where its crest is at the beginning
    half_m: float  # from its crest to where it is half as high, about

    def crest_m(self, time_s: float) -> float:
        """This will be where it is highest."""
        return self.from_m + self.speed_m_s * time_s

    def height(self, x_m: npt.ArrayLike, time_s: float) -> npt.NDArray[np.float64]:
        """This will be how high it is at `x_m`: a solitary wave, with a little trough ahead of it."""
        at = (np.asarray(x_m, np.float64) - self.crest_m(time_s)) / self.half_m
        trough = 0.16 * np.exp(-(((at - 2.2) / 0.9) ** 2))
        return np.asarray(self.height_m * (1.0 / np.cosh(at) ** 2 - trough))


class Water:
    """A stretch of water between `left_m` and `right_m`; level 0."""

    def __init__(self, left_m: float, right_m: float, wave_m: float, phase: float) -> None:
        self.left_m, self.right_m = left_m, right_m
        self.wave_m, self._phase = wave_m, phase
        self.columns_m = np.linspace(left_m, right_m, _COLUMNS)
        self._spacing = (right_m - left_m) / (_COLUMNS - 1)
        self._height = np.zeros(_COLUMNS)
        self._speed = np.zeros(_COLUMNS)
        self._now_s = 0.0
        self.roller: Roller | None = None
        self._outlines: dict[pymunk.Shape, tuple[Point, ...]] = {}

    def advance(self, dt: float) -> None:
        """This will move the surface on by `dt` seconds."""
        self._now_s += dt
        push = np.zeros(_COLUMNS)
        push[1:-1] = self._height[2:] + self._height[:-2] - 2 * self._height[1:-1]
        self._speed += dt * 2.2 * push / self._spacing**2
        self._speed *= 1.0 - 0.9 * dt
        self._height += dt * self._speed
        self._height *= 1.0 - 0.8 * dt
        np.clip(self._height, -_DEEPEST_M, _DEEPEST_M, out=self._height)

    def swell(self, x_m: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """This will be the travelling waves' height at `x_m`, without ripples."""
        x, t, phase = np.asarray(x_m, dtype=np.float64), self._now_s, self._phase
        first = np.sin(1.9 * x - 1.7 * t + phase)
        second = 0.5 * np.sin(3.7 * x + 2.3 * t + 2 * phase)
        third = 0.25 * np.sin(7.3 * x - 3.9 * t)
        rolled = self.roller.height(x, t) if self.roller else 0.0
        return np.asarray(self.wave_m * (first + second + third) + rolled, dtype=np.float64)

    def surface(self) -> npt.NDArray[np.float32]:
        """This will be the height of every column now, float32 [columns], metres."""
        return (self.swell(self.columns_m) + self._height).astype(np.float32)

    def height_at(self, x_m: float) -> float:
        """This will be the surface's height at one place."""
        column = min(max(int((x_m - self.left_m) / self._spacing), 0), _COLUMNS - 1)
        t, phase = self._now_s, self._phase
        swell = math.sin(1.9 * x_m - 1.7 * t + phase) + 0.5 * math.sin(3.7 * x_m + 2.3 * t + 2 * phase)
        rolled = float(self.roller.height(x_m, t)) if self.roller else 0.0
        return rolled + self.wave_m * (swell + 0.25 * math.sin(7.3 * x_m - 3.9 * t)) + float(self._height[column])

    def disturb(self, x_m: float, width_m: float, speed: float) -> None:
        """This will push the surface down (negative `speed`, m/s) or up around `x_m`."""
        spread = max(width_m / 2, 1.5 * self._spacing)
        bell = np.exp(-(((self.columns_m - x_m) / spread) ** 2))
        self._speed += speed * bell

    def float_body(self, shape: pymunk.Shape) -> float:
        """This will apply lift and drag to the shape's body for this step; returns the submerged area, m²."""
        body = shape.body
        if body is None:
            return 0.0
        corners = _corners(body, shape, self._outlines)
        level = self.height_at(body.position.x)
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        if min(y for _, y in corners) > level + 0.3:
            return 0.0
        slope = (self.height_at(right) - self.height_at(left)) / max(right - left, 1e-6)
        area, centre = _below(corners, level, body.position.x, slope)
        if area <= 0.0:
            return 0.0
        gravity = -body.space.gravity[1] if body.space else 9.81
        lift = WATER_DENSITY * area * gravity
        body.apply_force_at_world_point((-0.5 * slope * lift, lift), centre)
        self._drag(body, area, centre, right - left)
        return area

    def _drag(self, body: pymunk.Body, area: float, centre: Point, width: float) -> None:
        velocity = body.velocity_at_world_point(centre)
        speed = velocity.length
        mass_of_water = WATER_DENSITY * area
        resistance = 0.5 * WATER_DENSITY * 0.8 * min(width, 1.5) * speed + 2.2 * mass_of_water
        limit = 0.5 * body.mass * 240.0  # never more than stops it within a few steps
        factor = -min(resistance, limit)
        body.apply_force_at_world_point((0.35 * factor * velocity.x, factor * velocity.y), centre)
        body.torque -= 2.4 * mass_of_water * width**2 / 12 * body.angular_velocity


def _corners(body: pymunk.Body, shape: pymunk.Shape, outlines: dict[pymunk.Shape, tuple[Point, ...]]) -> list[Point]:
    """A shape's corners in the world; `outlines` remembers those of polygons, which do not change."""
    if isinstance(shape, pymunk.Circle):
        x, y = body.local_to_world(shape.offset)
        return [(x + shape.radius * cx, y + shape.radius * cy) for cx, cy in _ROUND]
    if isinstance(shape, pymunk.Poly):
        if shape not in outlines:
            outlines[shape] = _outline(shape)
        (x, y), cos, sin = body.position, math.cos(body.angle), math.sin(body.angle)
        return [(x + cx * cos - cy * sin, y + cx * sin + cy * cos) for cx, cy in outlines[shape]]
    if isinstance(shape, pymunk.Segment):
        start, end = body.local_to_world(shape.a), body.local_to_world(shape.b)
        side = (end - start).normalized().perpendicular() * shape.radius
        return [(at.x, at.y) for at in (start + side, start - side, end - side, end + side)]
    return []


def _round() -> list[Point]:
    """Corners slightly outside a circle of 1, so that the polygon has its area."""
    turns = (2 * math.pi * k / _CIRCLE_CORNERS for k in range(_CIRCLE_CORNERS))
    radius = math.sqrt(2 * math.pi / (_CIRCLE_CORNERS * math.sin(2 * math.pi / _CIRCLE_CORNERS)))
    return [(radius * math.cos(a), radius * math.sin(a)) for a in turns]


_ROUND = _round()


def _outline(shape: pymunk.Poly) -> tuple[Point, ...]:
    """A polygon's corners in its body's axes, grown so that they enclose what its rounded edges do."""
    corners = [(corner.x, corner.y) for corner in shape.get_vertices()]
    area, (mx, my) = _area(corners)
    grown = math.sqrt(shape.area / area)
    return tuple((mx + grown * (x - mx), my + grown * (y - my)) for x, y in corners)


def _below(corners: list[Point], level: float, at_x: float, slope: float) -> tuple[float, Point]:
    """Area and centroid of the part of a convex polygon below a (tilted) water line; Sutherland-Hodgman, shoelace."""
    deep = [level + slope * (x - at_x) - y for x, y in corners]
    kept: list[Point] = []
    for i, (point, depth) in enumerate(zip(corners, deep, strict=True)):
        following, following_depth = corners[(i + 1) % len(corners)], deep[(i + 1) % len(corners)]
        if depth >= 0:
            kept.append(point)
        if (depth >= 0) != (following_depth >= 0):
            share = depth / (depth - following_depth)
            kept.append((point[0] + share * (following[0] - point[0]), point[1] + share * (following[1] - point[1])))
    return _area(kept)


def _area(corners: list[Point]) -> tuple[float, Point]:
    twice = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        twice += cross
        cx += (x0 + x1) * cross
        cy += (y0 + y1) * cross
    if abs(twice) < 1e-9:
        return 0.0, (0.0, 0.0)
    return abs(twice) / 2, (cx / (3 * twice), cy / (3 * twice))
