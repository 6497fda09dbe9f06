"""Flyers: what stays up by its own wings, rotors, jets or gas, as its manner says.

A flyer weighs what it weighs; it is held up by a lift that its wings make in beats, that a rotor makes without a break, or
that gas gives. What pushes it forward is limited, so that it needs time to get going, to turn and to stop.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Pose, Touch
from generation.engine.animatic.physics.world import World

_STEEPEST = 0.5  # radians that a body pitches with its path
_RIGHTING_HZ = 1.6
_STRAYS_M = 0.2  # at most, from its height


@dataclass(frozen=True)
class Manner:
    """How a kind of flyer flies."""

    beat_hz: float = 0.0  # of its wings at 0.5 m of length; larger ones beat slower
    beat_share: float = 0.0  # of its weight by which the lift swings in a beat
    cruise_lengths: float = 1.2  # speed in lengths a second
    wander: float = 0.0  # how far it strays from its line, in lengths
    push: float = 4.0  # greatest acceleration forward, m/s²
    pitches: float = 0.35  # how much it follows its path with its nose
    is_rising: bool = False  # climbs all the time


MANNERS: dict[str, Manner] = {
    "wings": Manner(3.4, 0.7, 2.2, 0.12, 5.0),
    "heavy wings": Manner(3.2, 0.6, 0.75, 0.05, 4.0),
    "flutter": Manner(5.5, 0.8, 1.4, 0.45, 6.0, 0.2),
    "hover": Manner(11.0, 0.15, 0.5, 0.12, 3.0, 0.15),
    "rotor": Manner(0.0, 0.0, 0.8, 0.04, 3.0, -0.5),
    "fixed wing": Manner(0.0, 0.0, 1.1, 0.04, 5.0, 0.8),
    "thrust": Manner(0.0, 0.0, 0.0, 0.0, 6.0, 0.0, is_rising=True),
    "buoyant": Manner(0.0, 0.0, 0.12, 0.05, 0.8, 0.0, is_rising=True),
    "drift": Manner(0.0, 0.0, 0.1, 0.14, 1.5, 0.0),
}


@dataclass
class Flyer:
    """The driver of one flyer: it keeps to a height and goes to the right (`heading` 1), to the left, or stays (0)."""

    thing: Thing
    manner: Manner
    height_m: float  # of its middle
    heading: float = 1.0
    climb_m_s: float = 0.0
    starts_s: float = 0.0  # until then it waits
    mood: Mood = field(default_factory=Mood)
    seed: int = 0
    facing: float = 1.0
    leader: int = -1  # a thing that it keeps up with
    _beat: float = 0.0
    _yaw: float | None = None
    _next_call: int = 0
    _from_m: float | None = None

    @property
    def beat_hz(self) -> float:
        """This will be how often the wings beat: slower the longer they are (Pennycuick: as the root of 1/length)."""
        return self.manner.beat_hz * math.sqrt(0.5 / max(self.thing.width_m, 0.1))

    def before_step(self, world: World, now_s: float, dt: float) -> None:
        """This will make this step's lift and push."""
        self._speak(world, now_s)
        self._turn(dt)
        if now_s < self.starts_s:
            return
        before = self._beat
        self._beat += self.beat_hz * dt
        if math.floor(self._beat) > math.floor(before) and self.manner.beat_hz and self.beat_hz < 8:
            world.note(Touch.STEP, self.thing, strength=0.12, other="feather")
        self._lift(world, now_s)
        self._go(world, now_s)
        self._right()

    def _lift(self, world: World, now_s: float) -> None:
        body = self.thing.body
        gravity = -world.space.gravity[1]
        gap = self._line(now_s) - body.position.y
        wanted = 5.0 * gap - 4.0 * (body.velocity.y - self._climb(now_s))
        wanted = max(-0.8 * gravity - 1.0, min(1.2 * gravity + 2.0, wanted))
        beat = 1.0 + self.manner.beat_share * math.sin(2 * math.pi * self._beat)
        body.apply_force_at_world_point((0.0, body.mass * (gravity * beat + wanted)), body.position)

    def _climb(self, now_s: float) -> float:
        return self.climb_m_s * min(1.0, (now_s - self.starts_s) / 1.2)

    def _line(self, now_s: float) -> float:
        """The height it keeps to now; a climber's is where it is."""
        if self.manner.is_rising and self.climb_m_s:
            return float(self.thing.body.position.y)
        stray = min(self.manner.wander * self.thing.width_m, _STRAYS_M)
        return self.height_m + stray * (
            math.sin(1.7 * now_s + self.seed) + 0.5 * math.sin(3.9 * now_s + 2.1 * self.seed)
        )

    def _go(self, world: World, now_s: float) -> None:
        body, length = self.thing.body, self.thing.width_m
        speed = self.heading * self.manner.cruise_lengths * length
        if self.leader >= 0:
            speed = float(world.things[self.leader].body.velocity.x)
            self.facing = math.copysign(1.0, speed) if abs(speed) > 0.2 else self.facing
        elif not self.heading:
            self._from_m = body.position.x if self._from_m is None else self._from_m
            stray = self.manner.wander * length * math.sin(1.1 * now_s + 0.7 * self.seed)
            speed = 1.5 * (self._from_m + stray - body.position.x)
        push = max(-self.manner.push, min(self.manner.push, 3.0 * (speed - body.velocity.x)))
        body.apply_force_at_world_point((body.mass * push, 0.0), body.position)

    def _right(self) -> None:
        """Nose along the path, never far from level; a rotor's nose goes down as it hurries."""
        body = self.thing.body
        path = math.atan2(body.velocity.y, max(abs(body.velocity.x), 0.4)) if self.heading else 0.0
        if self.manner.pitches < 0:
            path = abs(body.velocity.x) / max(2.0 * self.thing.width_m, 0.5) * 0.4
        goal = self.facing * max(-_STEEPEST, min(_STEEPEST, self.manner.pitches * path))
        rate = 2 * math.pi * _RIGHTING_HZ
        body.torque -= body.moment * (rate**2 * (body.angle - goal) + 1.4 * rate * body.angular_velocity)

    def _turn(self, dt: float) -> None:
        if self.heading:
            self.facing = math.copysign(1.0, self.heading)
        lean = self.mood.faces_us
        goal = lean if self.facing > 0 else math.pi - lean
        self._yaw = goal if self._yaw is None else self._yaw + (goal - self._yaw) * min(1.0, 4 * dt)

    def _speak(self, world: World, now_s: float) -> None:
        calls = self.mood.calls
        if self._next_call < len(calls) and now_s >= calls[self._next_call]:
            self._next_call += 1
            world.note(Touch.CALL, self.thing, strength=1.0, material=self.thing.kind.name)

    def pose(self, world: World, now_s: float) -> Pose:
        """This will tell the wings' phase (`gait`, in turns) and how far they swing (`stride`, 0..1)."""
        aloft = now_s >= self.starts_s
        period = 2.3 + (self.seed * 37 % 11) / 7
        phase = (now_s + 0.9 + (self.seed * 13 % 7) / 5) % period
        spoken = max((1.0 - abs(now_s - call - 0.22) / 0.24 for call in self.mood.calls), default=0.0)
        looked = world.things[self.mood.looks_at].body.position if self.mood.looks_at >= 0 else None
        return Pose(
            gait=self._beat,
            stride=1.0 if aloft else 0.15,
            yaw=self._yaw or 0.0,
            sway=0.1 * math.sin(1.4 * now_s + self.seed),
            blink=math.sin(math.pi * phase / 0.16) if phase < 0.16 else 0.0,
            mouth=max(0.0, spoken, self.mood.gape),
            joy=self.mood.joy,
            wave=self.mood.wave,
            brow=self.mood.brow,
            lids=self.mood.lids,
            is_airborne=aloft,
            look=(looked.x, looked.y) if looked else None,
        )
