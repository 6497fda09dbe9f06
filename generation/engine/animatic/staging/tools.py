"""What figures have in their hands: a staff that really spins."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood, Pace
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.staging.choreography import busy_feet, choreograph
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View

_FORMS = ((0.9, 9.0, (0.13, 0.06)), (0.55, 0.0, (0.3, 0.08)), (0.9, -10.0, (0.13, 0.1)), (0.7, 12.0, (0.02, 0.5)))
"""Forms of a kata: seconds, turns (rad/s), where the hands hold it, in body heights from the middle of the body."""
_CARRIED = ((1.0, 0.0, (0.17, 0.1)),)


@dataclass
class Staff:
    """A staff in the hands: a rigid body whose joint holds it and whose motor the wrists are."""

    figure: Figure
    staff: Thing
    hold: pymunk.PivotJoint
    wrists: pymunk.SimpleMotor
    forms: tuple[tuple[float, float, tuple[float, float]], ...] = _FORMS
    form: int = 0
    until_s: float = 0.5

    def __call__(self, world: World, now_s: float) -> None:
        if now_s >= self.until_s:
            self.form = (self.form + 1) % len(self.forms)
            self.until_s = now_s + self.forms[self.form][0]
            if self.forms is _FORMS:
                world.note(Touch.STEP, self.figure.thing, strength=0.7)
        _, rate, (forward, up) = self.forms[self.form]
        height = self.figure.thing.height_m
        goal = (self.figure.facing * forward * height, up * height)
        x, y = self.hold.anchor_a
        share = min(1.0, 9.0 * world.dt)
        self.hold.anchor_a = (x + share * (goal[0] - x), y + share * (goal[1] - y))
        level = round(self.staff.body.angle / math.pi) * math.pi
        wish = rate if rate else 8.0 * (level - self.staff.body.angle)
        self.wrists.rate = -wish  # of the staff against the body
        body, apart = self.staff.body, 0.055 * height
        one, other = body.local_to_world((-apart, 0.0)), body.local_to_world((apart, 0.0))
        self.figure.hands = ((one.x, one.y), (other.x, other.y))


def play_staff(stage: Stage, part: Part) -> View:
    """This will let a figure go through the forms of a kata with a staff, or carry it where it is to go or jump."""
    asked = [action for action in part.leader.actions if action in {"spin", "fight"}]
    carries = () if asked else busy_feet(part.leader)
    if not carries:
        stage.plays(part.leader.kind, *(asked or ["fight"]))
    figure = stage.figure(part.leader, 0.0, mood=Mood(faces_us=1.0, joy=0.6, is_steady=True))
    height = figure.thing.height_m
    length = 1.05 * height
    at = (0.13 * height, 0.56 * height)
    staff = things.slab(things.fixed_kind("staff", "wood"), (length, 0.035), (176, 120, 70), at, depth_m=0.03)
    staff.look, staff.lane = "staff", -0.2
    staff.body.mass, staff.body.moment = 1.4, 1.4 * length**2 / 12
    stage.share_group(staff, figure)
    stage.world.add(staff)
    local = figure.thing.body.world_to_local(at)
    hold = pymunk.PivotJoint(figure.thing.body, staff.body, (local.x, local.y), (0.0, 0.0))
    wrists = pymunk.SimpleMotor(figure.thing.body, staff.body, 0.0)
    hold.max_force, wrists.max_force = 1500.0, 60.0
    stage.world.space.add(hold, wrists)
    stage.world.hooks.append(Staff(figure, staff, hold, wrists, _CARRIED if carries else _FORMS))
    figure.gestures.append(Gesture(-1.0, stage.duration_s + 60.0, "hold" if carries else "guard"))
    if carries:
        choreograph(stage, figure, replace(part.leader, actions=carries), 0, support="floor")
    else:
        _footwork(stage, figure)
    return View(
        width_m=1.35 * length, height_m=1.75 * height, follows=figure.thing.index if carries and figure.paces else -1
    )


def _footwork(stage: Stage, figure: Figure) -> None:
    """A step forward, a step back, and a turning leap at the end."""
    at, way = 1.0, 1.0
    while at < stage.duration_s - 1.6:
        figure.paces += [Pace(at, 0.5 * way), Pace(at + 0.35, 0.0)]
        at, way = at + 1.2, -way
    figure.leaps.append(Leap(stage.duration_s - 1.1, 0.24 * figure.thing.height_m, twists=1.0))
