"""What a simulation leaves behind: poses at every frame and every contact, the ground truth of picture and sound."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.physics.stances import Stance

Floats = npt.NDArray[np.float64]


class Touch(StrEnum):
    """How two things met."""

    HIT = "hit"
    STEP = "step"  # a foot set down
    SPLASH = "splash"
    NET = "net"  # a ball through a basket's net
    CALL = "call"  # a voice: no bodies meet, but it has a time and a place
    EFFECT = "effect"  # what is done is heard: the contact's material names the sound


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One moment of two materials meeting."""

    time_s: float
    x_m: float
    y_m: float
    impulse: float  # N s per metre of depth
    speed: float  # closing speed, m/s
    material: str
    other: str
    touch: Touch = Touch.HIT
    size_m: float = 0.3  # of the smaller thing: small things ring higher
    thing: int = -1  # index of the moving thing
    other_thing: int = -1  # -1: ground or fitting


class Viseme(StrEnum):
    """How lips are held for a sound."""

    REST = "rest"  # nothing is said: the mood shows
    CLOSED = "closed"  # m, b, p
    TEETH = "teeth"  # f, v: the lower lip on the upper teeth
    OPEN = "open"  # a
    WIDE = "wide"  # e, i
    ROUND = "round"  # o, u


@dataclass(frozen=True)
class Pose:
    """How a figure holds itself at one frame; plain numbers so that any painter can read them."""

    crouch: float = 0.0  # 0 upright .. 1 knees fully bent
    tuck: float = 0.0  # 0 stretched .. 1 curled up in the air
    gait: float = 0.0  # phase of the walk, in turns: feet strike at every half
    stride: float = 0.0  # metres a foot swings to either side of the hip
    yaw: float = 0.6  # radians: 0 faces right, pi/2 faces us, pi faces left
    arms: float = 0.0  # 0 hanging .. 1 straight up
    sway: float = 0.0  # -1..1 sideways balance, dancing, breathing
    blink: float = 0.0  # 0 open .. 1 shut
    mouth: float = 0.0  # 0 shut .. 1 wide open
    viseme: Viseme = Viseme.REST
    nod: float = 0.0  # 0 head up .. 1 chin on the chest
    joy: float = 0.7  # 0 worried .. 1 beaming
    brow: float = 0.0  # -1 raised at the nose (sad, scared) .. 1 lowered there (angry)
    lids: float = 1.0  # how far the eyes are open: 0.45 sleepy, 1 as usual, 1.3 astonished
    tears: float = 0.0  # 0..1
    wave: float = 0.0  # 0..1 how much the near hand waves
    is_airborne: bool = False
    hands: tuple[tuple[float, float], tuple[float, float]] | None = None  # where the hands reach, metres in the world
    look: tuple[float, float] | None = None  # what the eyes follow, metres in the world
    stance: Stance | None = None  # what it does with its limbs, over all of the above
    joints: tuple[tuple[float, float], ...] | None = None  # of a limp body: metres from its centre, in its own axes
    limp: float = 0.0  # 0 held by its muscles .. 1 wherever the joints are


@dataclass(frozen=True)
class RopePath:
    """Where a rope runs: `points` is float64 [frames, points, 2], metres in the world, from one end to the other."""

    points: Floats
    thickness_m: float
    colour: tuple[int, int, int]
    length_m: float  # when it is taut
    ends: tuple[tuple[int, tuple[float, float]], tuple[int, tuple[float, float]]]
    """What either end is tied to, and where in that one's own axes; -1: to a place of the world."""


@dataclass(frozen=True)
class Plume:
    """What streams, rises or bursts somewhere: `points` is float64 [frames, 2], metres, NaN where there is none."""

    look: str  # a key of `picture.plumes.PAINTS`
    points: Floats
    begin_s: float  # since when it goes on
    size_m: float
    goal_m: float = 0.0  # how high that is on which a stream falls


@dataclass
class Take:
    """A whole simulated clip.

    `poses` is float64 [frames, things, 6]: x, y (m), angle (rad), vx, vy (m/s), spin (rad/s).
    `lanes` is float64 [frames, things]: where in depth a thing is, metres; negative is nearer to us.
    `rolling` is float64 [frames, things]: speed (m/s) at which a thing rolls or slides on something, 0 in the air.
    `scales` is float64 [frames, things, 2]: width and height as they are then, in usual ones.
    `water` is float32 [frames, columns] (m above the sea's level) or None where there is no water.
    """

    fps: int
    poses: Floats
    rolling: Floats
    lanes: Floats
    contacts: list[Contact] = field(default_factory=list)
    figures: dict[int, list[Pose]] = field(default_factory=dict)  # thing -> pose of every frame
    ropes: list[RopePath] = field(default_factory=list)
    plumes: list[Plume] = field(default_factory=list)
    scales: Floats | None = None  # None: everything is as large as it was
    water: npt.NDArray[np.float32] | None = None

    def between(self, first: int, last: int) -> Take:
        """This will be its frames from `first` on and before `last`, alone: what it says of times begins at 0 again."""
        begin_s, end_s = first / self.fps, last / self.fps
        rows: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self)}
        cut: dict[str, Any] = {name: row[first:last] for name, row in rows.items() if isinstance(row, np.ndarray)}
        return replace(
            self,
            **cut,
            contacts=[
                replace(contact, time_s=contact.time_s - begin_s)
                for contact in self.contacts
                if begin_s <= contact.time_s < end_s
            ],
            figures={index: poses[first:last] for index, poses in self.figures.items()},
            ropes=[replace(rope, points=rope.points[first:last]) for rope in self.ropes],
            plumes=[
                replace(plume, points=plume.points[first:last], begin_s=plume.begin_s - begin_s)
                for plume in self.plumes
            ],
        )

    def at_pace(self, pace: float, fps: int) -> Take:
        """This will be the same frames shown at `fps`: `pace` seconds of it pass in one, in slow motion less than one.

        Times and speeds are then those that are seen; how hard things met stays.
        """
        if pace == 1.0:
            return self
        poses = self.poses.copy()
        poses[:, :, 3:] *= pace
        return replace(
            self,
            fps=fps,
            poses=poses,
            rolling=self.rolling * pace,
            contacts=[replace(contact, time_s=contact.time_s / pace) for contact in self.contacts],
            plumes=[replace(plume, begin_s=plume.begin_s / pace) for plume in self.plumes],
        )

    @property
    def frame_count(self) -> int:
        """This will be the number of frames."""
        return int(self.poses.shape[0])
