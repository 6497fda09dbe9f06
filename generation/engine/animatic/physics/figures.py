"""Figures that move by their own muscles: they balance, walk, crouch, leap, turn over in the air and land.

On the ground a figure can push; in the air only gravity acts and angular momentum stays what it was at take-off: a
somersault is steered by curling up and stretching out, as gymnasts do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import pymunk

from generation.engine.animatic.physics.gestures import GESTURES, Gesture, stance_of
from generation.engine.animatic.physics.intents import PUSH_S, Leap, Mood, Pace, Push
from generation.engine.animatic.physics.limp import Ragdoll, Tumble
from generation.engine.animatic.physics.stances import HANGING, Stance, at_weight, towards
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact, Pose, Touch
from generation.engine.animatic.physics.turning import Cartwheel, Twirl, pulled_in, spin_rate
from generation.engine.animatic.physics.world import World

_GATHER_S = 0.36  # a leap is announced by bending the knees
_BALANCE_HZ = 2.4
_STRETCHED_SPIN = 0.66  # of the turn's mean rate: the rest is gained by curling up
_KNOCK_M_S = 1.2  # a blow that would throw a figure this fast takes it off its feet
_FIGURES = frozenset({"biped", "quad", "bird", "snowman"})
_TUCKED_INERTIA = 0.42  # of the stretched figure's moment of inertia


@dataclass
class Figure:
    """The driver of one figure."""

    thing: Thing
    leaps: list[Leap] = field(default_factory=list)
    paces: list[Pace] = field(default_factory=list)
    gestures: list[Gesture] = field(default_factory=list)
    tumbles: list[Tumble] = field(default_factory=list)
    twirls: list[Twirl] = field(default_factory=list)
    wheels: list[Cartwheel] = field(default_factory=list)
    lies: float = 0.0  # radians it leans over of its own will: a quarter turn is lying
    seat: str = ""  # the gesture in which it sits, whatever else its hands do
    carrier: Thing | None = None  # whoever or whatever it sits on, clings to or is held by
    leader: Figure | None = None  # it turns in depth as this one does
    turned: float | None = None  # radians in depth, where a play turns it
    riders: list[Thing] = field(default_factory=list)  # whom its legs lift with it
    mood: Mood = field(default_factory=Mood)
    facing: float = 1.0
    seed: int = 0
    gait: float = 0.0
    hands: tuple[tuple[float, float], tuple[float, float]] | None = None
    _flight: Leap | None = None
    _push: Push | None = None
    _left_ground_s: float = -9.0
    _landed_s: float = -9.0
    _goal_angle: float = 0.0
    _momentum: float = 0.0
    _tuck: float = 0.0
    _yaw: float | None = None
    _next_leap: int = 0
    _next_call: int = 0
    _rest_inertia: float = 0.0
    _next_tumble: int = 0
    _heard: int = 0  # of the world's contacts
    _limp: Ragdoll | None = None

    def before_step(self, world: World, now_s: float, dt: float) -> None:
        """This will push against the ground, or steer the flight."""
        body = self.thing.body
        self._rest_inertia = self._rest_inertia or body.moment
        self._speak(world, now_s)
        if self._limp is None and self._loses_hold(world, now_s):
            self._limp, self._flight, self._push = Ragdoll(world, self.thing, self.facing, now_s), None, None
        if self._limp is not None:
            if self._limp.is_over(now_s):
                self._limp = None
                self._goal_angle = 2 * math.pi * round(body.angle / (2 * math.pi))
            return
        if self.carrier is not None:
            world.grounded_at[self.thing.index] = now_s
            world.standing_on[self.thing.index] = self.carrier.index
        self._turn(now_s, dt)
        if self._push and not self._push.goes_on(world, self.thing, self.riders):
            self._push = None
        if any(wheel.turn(world, self.thing, self.facing, now_s) for wheel in self.wheels):
            self._goal_angle = 2 * math.pi * round(body.angle / (2 * math.pi))
            return
        if self._flight:
            self._fly(world, now_s)
            return
        if not world.is_grounded(self.thing):
            self._tuck *= 1.0 - 6 * dt
            return
        self._balance(world)
        self._go(world, now_s, dt)
        if self._next_leap < len(self.leaps) and now_s >= self.leaps[self._next_leap].at_s:
            self._take_off(world, now_s)

    def _loses_hold(self, world: World, now_s: float) -> bool:
        """Whether it trips, slips, is knocked over or comes down badly just now; then only its body falls on."""
        if self._next_tumble < len(self.tumbles) and now_s >= self.tumbles[self._next_tumble].at_s:
            self._next_tumble += 1
            self.tumbles[self._next_tumble - 1].push(self.thing, self.facing)
            return True
        if self.mood.is_steady:
            return False
        is_hit = any(self._knocks_over(world, contact) for contact in world.contacts[self._heard :])
        self._heard = len(world.contacts)
        return is_hit

    def _knocks_over(self, world: World, contact: Contact) -> bool:
        pair = (contact.thing, contact.other_thing)
        if self.thing.index not in pair or min(pair) < 0 or contact.touch is not Touch.HIT:
            return False
        other = world.things[pair[0] if pair[1] == self.thing.index else pair[1]]
        if world.standing_on.get(self.thing.index) == other.index:
            return False
        is_thing = other.kind.family not in _FIGURES and other.body.body_type == pymunk.Body.DYNAMIC
        return is_thing and contact.impulse > _KNOCK_M_S * self.thing.body.mass

    def _goal(self) -> float:
        return self._goal_angle + self.lies

    def _speak(self, world: World, now_s: float) -> None:
        calls = self.mood.calls
        if self._next_call < len(calls) and now_s >= calls[self._next_call]:
            self._next_call += 1
            world.note(Touch.CALL, self.thing, strength=1.0, material=self.thing.kind.name)

    def _pace(self, now_s: float) -> float:
        wanted = 0.0
        for pace in self.paces:
            if now_s >= pace.at_s:
                wanted = pace.speed
        return wanted

    def _turn(self, now_s: float, dt: float) -> None:
        wanted = self._pace(now_s)
        if abs(wanted) > 0.05:
            self.facing = math.copysign(1.0, wanted)
        goal = self._faces()
        if self._yaw is None:
            self._yaw = goal
        held = self.leader._yaw if self.leader is not None else self.turned
        if held is not None:
            self._yaw = held
            return
        twirl = next((each for each in self.twirls if each.at_s <= now_s < each.until_s), None)
        if self._flight and self._flight.twists:
            share = (now_s - self._left_ground_s) / self._span(self._flight)
            self._yaw += dt * self._flight.twists * 2 * math.pi * spin_rate(share) / self._span(self._flight)
        elif twirl:
            self._yaw += dt * twirl.rate(now_s)
        else:
            gap = (goal - self._yaw + math.pi) % (2 * math.pi) - math.pi
            self._yaw += gap * min(1.0, 9 * dt)

    def _faces(self) -> float:
        lean = self.mood.faces_us
        return lean if (self.facing > 0) != self.mood.is_backward else math.pi - lean

    def _span(self, leap: Leap) -> float:
        return 2 * math.sqrt(2 * leap.height_m / self._gravity)

    @property
    def _gravity(self) -> float:
        space = self.thing.body.space
        return max(-space.gravity[1], 0.5) if space else 9.81

    def _balance(self, world: World) -> None:
        """A spring and damper in the ankles, tuned to the figure's own inertia; what one pushes, one pushes off from."""
        body = self.thing.body
        rate = 2 * math.pi * _BALANCE_HZ
        lean = body.angle - self._goal()
        torque = -self._rest_inertia * (rate**2 * lean + 1.6 * rate * body.angular_velocity)
        limit = body.mass * 9.81 * self.thing.height_m * 1.6
        torque = max(-limit, min(limit, torque))
        body.torque += torque
        under = world.standing_on.get(self.thing.index, -1)
        if under >= 0:
            world.things[under].body.torque -= torque

    def _go(self, world: World, now_s: float, dt: float) -> None:
        body, wanted = self.thing.body, self._pace(now_s)
        under = world.standing_on.get(self.thing.index, -1)
        ground_speed = world.things[under].body.velocity.x if under >= 0 else 0.0
        if self.mood.is_gliding:
            body.apply_force_at_world_point((body.mass * 1.8 * (wanted - body.velocity.x), 0.0), body.position)
        else:
            for shape in self.thing.shapes:
                shape.surface_velocity = (-wanted, 0.0)
        self._steps(world, body.velocity.x - ground_speed, dt)

    def _steps(self, world: World, speed: float, dt: float) -> None:
        if abs(speed) < 0.12:
            return
        before = self.gait
        self.gait += abs(speed) * dt / self._stride_m(abs(speed))
        beats = 4 if self.thing.kind.family == "quad" else 2
        if self.mood.is_gliding:
            beats = 1
        if math.floor(self.gait * beats) > math.floor(before * beats):
            world.note(Touch.STEP, self.thing, strength=0.5 + 0.25 * abs(speed))

    def _stride_m(self, speed: float) -> float:
        leg = self.thing.height_m * (0.5 if self.thing.kind.family != "bird" else 0.3)
        return leg * (1.1 + 0.35 * speed) * (3.0 if self.mood.is_gliding else 1.0)

    def _take_off(self, world: World, now_s: float) -> None:
        leap = self.leaps[self._next_leap]
        self._next_leap += 1
        body = self.thing.body
        # What it rises while the legs stretch is a part of the leap.
        lost = self._gravity * PUSH_S / 2
        speed = math.sqrt(lost**2 + 2 * self._gravity * leap.height_m) - lost
        steps = max(1, round(PUSH_S / world.dt))
        gain = (leap.drift_m_s / steps, (speed - min(body.velocity.y, 0.0)) / steps)
        self._push = Push(gain, steps, world.standing_on.get(self.thing.index, -1))
        self._push.goes_on(world, self.thing, self.riders)
        turn = 2 * math.pi * leap.flips * self.facing
        span = self._span(leap)
        if leap.lands_m is not None:  # it falls farther than it rose
            fall = max(body.position.y - self.thing.height_m / 2 - leap.lands_m + leap.height_m, 0.05)
            span = math.sqrt(2 * leap.height_m / self._gravity) + math.sqrt(2 * fall / self._gravity)
        self._goal_angle += turn
        body.angular_velocity = turn / span * _STRETCHED_SPIN
        self._momentum = body.moment * body.angular_velocity
        self._flight, self._left_ground_s = leap, now_s
        world.note(Touch.STEP, self.thing, strength=1.2)

    def _fly(self, world: World, now_s: float) -> None:
        leap = self._flight
        aloft = now_s - self._left_ground_s
        if leap is None or (aloft > 0.12 and world.is_grounded(self.thing)):
            self._land(now_s)
            return
        left_s = max(self._time_to_ground(world), 0.03)
        if leap.flips:
            self._steer(left_s)
        else:
            self._tuck += 0.06 * (0.35 - self._tuck)

    def _time_to_ground(self, world: World) -> float:
        body = self.thing.body
        below = world.standing_on.get(self.thing.index, -1)
        level = world.things[below].body.position.y if below >= 0 else 0.0
        if self._flight and self._flight.lands_m is not None:
            level = self._flight.lands_m
        drop = max(body.position.y - self.thing.height_m / 2 - level, 0.0)
        speed = body.velocity.y
        return (speed + math.sqrt(speed**2 + 2 * self._gravity * drop)) / self._gravity

    def _steer(self, left_s: float) -> None:
        """Curl or stretch so that the turn ends with the flight; spin follows from angular momentum."""
        body = self.thing.body
        wanted = (self._goal_angle - body.angle) / max(left_s - 0.06, 0.03)
        inertia = self._momentum / wanted if wanted * self._momentum > 0 else self._rest_inertia
        share = (1.0 - inertia / self._rest_inertia) / (1.0 - _TUCKED_INERTIA)
        self._tuck += 0.12 * (max(0.0, min(1.0, share)) - self._tuck)
        body.moment = self._rest_inertia * (1.0 - (1.0 - _TUCKED_INERTIA) * self._tuck)
        body.angular_velocity = self._momentum / body.moment

    def _land(self, now_s: float) -> None:
        body = self.thing.body
        spin = body.angular_velocity * body.moment / self._rest_inertia
        body.moment, body.angular_velocity = self._rest_inertia, 0.4 * spin
        self._goal_angle = 2 * math.pi * round(body.angle / (2 * math.pi))
        if self._flight and self._flight.twists % 1.0 == 0.5:  # half a turn more: it comes down with its back first
            self.mood.is_backward = not self.mood.is_backward
        self._flight, self._landed_s, self._tuck = None, now_s, 0.0

    def pose(self, world: World, now_s: float) -> Pose:
        """This will tell how the figure holds itself now."""
        speed = abs(self.thing.body.velocity.x)
        aloft = self._flight is not None
        longest = (0.075 if self.mood.is_gliding else 0.21) * self.thing.height_m
        swing = 0.0 if aloft else min(longest, 0.275 * self._stride_m(speed)) * min(1.0, speed / 0.4)
        tilt = self.thing.body.angle - self._goal()
        stance = self._stance(now_s)
        looked = world.things[self.mood.looks_at].body.position if self.mood.looks_at >= 0 else None
        return Pose(
            crouch=self._crouch(now_s),
            tuck=self._tuck,
            gait=self.gait,
            stride=swing,
            yaw=self._yaw or 0.0,
            arms=self._arms(now_s, tilt),
            sway=self._sway(now_s, tilt),
            blink=1.0 if stance and stance.is_asleep and stance.weight > 0.5 else self._blink(now_s),
            mouth=max(self._mouth(now_s), stance.mouth * stance.weight if stance else 0.0),
            joy=self.mood.joy,
            brow=self.mood.brow,
            lids=self.mood.lids,
            tears=self.mood.tears,
            wave=self.mood.wave,
            is_airborne=aloft,
            hands=self.hands,
            look=(looked.x, looked.y) if looked else None,
            stance=stance,
            joints=self._limp.joints() if self._limp else None,
            limp=self._limp.share(now_s) if self._limp else 0.0,
        )

    def _stance(self, now_s: float) -> Stance | None:
        """The gesture of this moment, as far as it has been reached; who turns fast pulls the arms in."""
        has_hands, pulled = self.thing.kind.family == "biped", self._pulled(now_s)
        stance = stance_of(self.gestures, self.seat, now_s, has_hands=has_hands)
        if stance is not None and stance.is_laden:
            return stance
        if pulled > 0.0:
            return replace(GESTURES["pulled in"][0 if has_hands else 1](now_s), weight=pulled)
        if any(wheel.is_turning for wheel in self.wheels):
            return GESTURES["spread"][0 if has_hands else 1](now_s)
        return stance

    def _pulled(self, now_s: float) -> float:
        if self._flight and self._flight.twists >= 1.0:
            return pulled_in((now_s - self._left_ground_s) / self._span(self._flight))
        return max((each.pulled(now_s) for each in self.twirls), default=0.0)

    def grip(self, now_s: float, hand: int) -> tuple[float, float]:
        """This will be where a hand (0 the left, 1 the right) is in the world, as its gesture has it, metres."""
        stance, height, body = self._stance(now_s), self.thing.height_m, self.thing.body
        weight = stance.weight if stance else 0.0
        asked = towards(weight, HANGING, stance.hands[hand] if stance else None)
        side = (-0.108 if hand == 0 else 0.108) + asked[2]
        hips = at_weight(weight, 0.405, stance.hips if stance else None)
        lean = weight * stance.lean if stance else 0.0
        yaw = self._yaw if self._yaw is not None else self._faces()
        at = ((lean + asked[0]) * math.cos(yaw) - side * math.sin(yaw), hips + 0.261 - 0.6 * abs(lean) + asked[1] - 0.5)
        place = body.local_to_world((at[0] * height, at[1] * height))
        return place.x, place.y

    def crown(self, now_s: float) -> tuple[float, float]:
        """This will be where the top of an upright figure's head is, metres from its middle in its own axes."""
        stance, crouch = self._stance(now_s), self._crouch(now_s)
        hips, lean, nod = 0.405 - 0.14 * crouch, 0.05 * crouch + 0.1 * self._tuck, 0.03 * self._tuck
        if stance is not None:
            hips += stance.weight * (min(stance.hips, hips) - hips if stance.hips is not None else 0.0)
            lean += stance.weight * stance.lean
            nod += stance.weight * (stance.nod + 0.6 * abs(stance.lean))
        up = hips + 0.437 - 0.02 * crouch - 0.05 * self._tuck - nod + 0.135
        forward = 1.7 * lean * math.cos(self._yaw if self._yaw is not None else 0.0)
        return forward * self.thing.height_m, (up - 0.5) * self.thing.height_m

    def _crouch(self, now_s: float) -> float:
        since = now_s - self._landed_s
        absorb = 0.75 * math.exp(-since / 0.16) if since >= 0 else 0.0
        gather = 0.0
        if self._next_leap < len(self.leaps) and not self._flight:
            ahead = self.leaps[self._next_leap].at_s - now_s
            gather = 0.8 * math.sin(math.pi / 2 * max(0.0, 1.0 - ahead / _GATHER_S)) if ahead < _GATHER_S else 0.0
        dance = 0.22 * (1 - math.cos(2 * math.pi * self.mood.dance * now_s)) / 2 if self.mood.dance else 0.0
        return min(1.0, max(absorb, gather, dance))

    def _arms(self, now_s: float, tilt: float) -> float:
        if self._flight:
            return max(0.15, 0.85 - 0.9 * self._tuck)
        wobble = min(0.6, 2.2 * abs(tilt))
        dance = 0.45 + 0.4 * math.sin(math.pi * self.mood.dance * now_s) if self.mood.dance else 0.0
        landed = 0.7 * math.exp(-max(now_s - self._landed_s, 0.0) / 0.3) if self._landed_s > 0 else 0.0
        return max(self.mood.arms, wobble, dance, landed)

    def _sway(self, now_s: float, tilt: float) -> float:
        dance = 0.8 * math.sin(math.pi * self.mood.dance * now_s) if self.mood.dance else 0.0
        return dance + 0.06 * math.sin(2.1 * now_s + self.seed) - 0.8 * tilt

    def _blink(self, now_s: float) -> float:
        period = 2.3 + (self.seed * 37 % 11) / 7
        phase = (now_s + 0.9 + (self.seed * 13 % 7) / 5) % period
        return math.sin(math.pi * phase / 0.16) if phase < 0.16 else 0.0

    def _mouth(self, now_s: float) -> float:
        spoken = max((1.0 - abs(now_s - call - 0.22) / 0.24 for call in self.mood.calls), default=0.0)
        surprise = 0.6 if self._flight and self._flight.height_m > 0.5 else 0.0
        return max(self.mood.gape, spoken, surprise)


def stand(world: World, thing: Thing, *, seed: int, mood: Mood | None = None, facing: float = 1.0) -> Figure:
    """This will put a figure into the world and give it a driver."""
    world.add(thing)
    for shape in thing.shapes:
        if isinstance(shape, pymunk.Poly):
            shape.friction, shape.elasticity = 1.0, 0.0  # knees take up a landing
    figure = Figure(thing=thing, mood=mood or Mood(), facing=facing, seed=seed)
    world.add_driver(figure)
    return figure


def drifting(thing: Thing, now_s: float) -> Pose:
    """This will be how a bird holds itself that only floats."""
    blink = math.sin(math.pi * ((now_s + thing.index) % 2.6) / 0.16) if (now_s + thing.index) % 2.6 < 0.16 else 0.0
    return Pose(
        yaw=0.5 if thing.index % 2 == 0 else 2.64,
        blink=blink,
        mouth=max(0.0, 1 - abs(now_s - 0.9 - thing.index * 0.5) / 0.2),
    )
