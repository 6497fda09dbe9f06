"""Hands that hold, throw and catch: the only places where a ball is led instead of left to physics."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

import pymunk

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World

Point = tuple[float, float]

_ARM = 0.3  # of a juggler's height: so far from where a hand waits it reaches a ball


@runtime_checkable
class Holding(Protocol):
    """A hook that has something in its hands: there it is from the first frame on."""

    def take_up(self) -> None:
        """This will put what is held where it begins, once all parts of a scene have their places."""

    def __call__(self, world: World, now_s: float) -> None:
        """This will lead it in each step."""


def velocity_to(start: Point, goal: Point, flight_s: float, gravity: float) -> Point:
    """This will be the speed at which a throw from `start` is at `goal` after `flight_s` seconds, without air."""
    return ((goal[0] - start[0]) / flight_s, (goal[1] - start[1]) / flight_s + gravity * flight_s / 2)


def carry(thing: Thing, at: Point, world: World) -> None:
    """This will lead a thing so that it is at a place when this step ends: it moves there, it is not put there."""
    body = thing.body
    body.velocity = ((at[0] - body.position.x) / world.dt, (at[1] - body.position.y) / world.dt)


def take_up(thing: Thing, at: Point) -> None:
    """This will put a thing into a hand before anything has begun."""
    thing.body.position, thing.body.velocity = at, (0.0, 0.0)


@dataclass
class Thrower:
    """Holds a ball at the chest, draws back, and lets it go at `release_s` with `velocity`."""

    figure: Figure
    ball: Thing
    release_s: float
    velocity: Point
    reach: Point  # where the ball leaves the hands, relative to the figure's soles
    rest: Point = (0.3, 1.0)  # where it is held before
    _is_held: bool = True

    @property
    def led(self) -> tuple[Thing, ...]:
        """This will be what the hands lead."""
        return (self.ball,)

    def __post_init__(self) -> None:
        self.take_up()

    def take_up(self) -> None:
        """This will put the ball into the hands."""
        at = self._path(0.0)
        take_up(self.ball, at)
        self.figure.hands = (at, at)

    def __call__(self, world: World, now_s: float) -> None:
        if self._is_held and now_s < self.release_s:
            at = self._path(now_s)
            carry(self.ball, at, world)
            self.figure.hands = (at, at)
        elif self._is_held:
            self._is_held = False
            self.ball.body.velocity = self.velocity
            self.ball.body.angular_velocity = -4.0 * math.copysign(1.0, self.velocity[0]) * -1
            world.note(Touch.STEP, self.figure.thing, strength=0.5)
        elif now_s < self.release_s + 0.5:
            follow = self._place((self.reach[0] + 0.08, self.reach[1] - 0.4 * (now_s - self.release_s)))
            self.figure.hands = (follow, follow)
        else:
            self.figure.hands = None
            for shape in self.ball.shapes:
                shape.filter = pymunk.ShapeFilter()

    def _place(self, offset: Point) -> Point:
        body = self.figure.thing.body
        soles = body.position.y - self.figure.thing.height_m / 2
        return (body.position.x + self.figure.facing * offset[0], soles + offset[1])

    def _path(self, now_s: float) -> Point:
        share = max(0.0, min(1.0, 1.0 - (self.release_s - now_s) / 0.45))
        ease = share * share * (3 - 2 * share)
        dip = -0.18 * math.sin(math.pi * min(1.0, share * 1.6)) if share < 0.625 else 0.0
        x = self.rest[0] + (self.reach[0] - self.rest[0]) * ease
        return self._place((x, self.rest[1] + (self.reach[1] - self.rest[1]) * ease + dip))


@dataclass
class Juggling:
    """A cascade: ball k leaves a hand every beat, flies, is caught by the next hand, is carried and thrown again."""

    figure: Figure
    balls: list[Thing]
    beat_s: float
    start_s: float = 0.3
    carry_s: float = 0.26
    _flying: dict[int, float] = field(default_factory=dict)  # ball -> when it will be caught
    _thrown: dict[int, int] = field(default_factory=dict)  # ball -> its last throw's number
    _caught: dict[int, Point] = field(default_factory=dict)  # ball -> how far from where the hand waits it was caught
    _lost: set[int] = field(default_factory=set)  # what came down out of reach

    @property
    def led(self) -> tuple[Thing, ...]:
        """This will be what the hands lead."""
        return tuple(self.balls)

    def __post_init__(self) -> None:
        self.take_up()

    def take_up(self) -> None:
        """This will put the balls into both hands by turns."""
        for number, ball in enumerate(self.balls):
            take_up(ball, self._hand(number % 2, 0.0))

    @property
    def _pattern(self) -> int:
        return max(3, len(self.balls))

    @property
    def flight_s(self) -> float:
        """This will be how long each throw flies."""
        return self._pattern * self.beat_s - self.carry_s

    def _hand(self, hand: int, share: float) -> Point:
        """Where a hand is: 0 catching on the outside, 1 throwing on the inside, a scoop in between."""
        body, height = self.figure.thing.body, self.figure.thing.height_m
        side = 1.0 if hand == 0 else -1.0
        out, inside = 0.32 * height, 0.26 * height
        x = out + (inside - out) * share
        dip = -0.05 * height * math.sin(math.pi * share)
        up = 0.38 if self.figure.thing.kind.family == "quad" else 0.06  # the four-legged stand up for it
        return (body.position.x + side * x, body.position.y + height * up + dip)

    def __call__(self, world: World, now_s: float) -> None:
        hands = [self._hand(0, 0.0), self._hand(1, 0.0)]
        for number, ball in enumerate(self.balls):
            if number not in self._lost:
                self._one(world, now_s, number, ball, hands)
        self.figure.hands = (hands[0], hands[1])

    def _one(self, world: World, now_s: float, number: int, ball: Thing, hands: list[Point]) -> None:
        throw = self._thrown.get(number, number - self._pattern)
        following = throw + self._pattern
        leaves_s = self.start_s + following * self.beat_s
        hand = following % 2
        if number in self._flying and now_s < self._flying[number]:
            return
        if self._flying.pop(number, None) is not None:
            self._catch(world, number, ball, hand)
        if number in self._lost:
            return
        if now_s >= leaves_s:
            self._throw(world, number, ball, hand, following, now_s)
            return
        share = max(0.0, min(1.0, 1.0 - (leaves_s - now_s) / self.carry_s))
        hands[hand] = self._path(number, hand, share)
        carry(ball, hands[hand], world)

    def _catch(self, world: World, number: int, ball: Thing, hand: int) -> None:
        """The hand goes to where the ball is, if an arm is so long: who juggles on a board is not where they threw."""
        (x, y), waits = ball.body.position, self._hand(hand, 0.0)
        self._caught[number] = (x - waits[0], y - waits[1])
        if math.hypot(*self._caught[number]) < _ARM * self.figure.thing.height_m:
            world.note(Touch.HIT, ball, strength=1.6, other="flesh")
            return
        self._lost.add(number)
        for shape in ball.shapes:
            shape.filter = pymunk.ShapeFilter()

    def _path(self, number: int, hand: int, share: float) -> Point:
        """Where a ball is on its way from where it was caught to where it is thrown."""
        (x, y), (dx, dy) = self._hand(hand, share), self._caught.get(number, (0.0, 0.0))
        left = 1.0 - share * share * (3 - 2 * share)
        return x + left * dx, y + left * dy

    def _throw(self, world: World, number: int, ball: Thing, hand: int, throw: int, now_s: float) -> None:
        start = self._hand(hand, 1.0)
        goal = self._hand((throw + self._pattern) % 2, 0.0)
        gravity = -world.space.gravity[1]
        vx, vy = velocity_to(start, goal, self.flight_s, gravity)
        ball.body.position, ball.body.velocity = start, (vx, vy + gravity * world.dt / 2)
        ball.body.angular_velocity = 5.0
        self._flying[number], self._thrown[number] = now_s + self.flight_s, throw
