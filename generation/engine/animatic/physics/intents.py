"""What a figure is to do and how it feels: leaps, paces, moods. Staging writes them, the figure carries them out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Leap:
    """One jump: when it leaves the ground, how high, how far to the side, and how it turns."""

    at_s: float
    height_m: float
    drift_m_s: float = 0.0
    flips: float = 0.0  # turns in the picture's plane; positive is backwards
    twists: float = 0.0  # turns about the upright axis
    lands_m: float | None = None  # how high what it lands on is; None: what it leaves


@dataclass(frozen=True)
class Pace:
    """From `at_s` on the figure wants to go at `speed` (m/s; negative is to the left)."""

    at_s: float
    speed: float


@dataclass
class Mood:
    """How the figure carries itself; staging sets it once."""

    arms: float = 0.0
    wave: float = 0.0
    joy: float = 0.75
    brow: float = 0.0  # as in `Pose`
    lids: float = 1.0
    tears: float = 0.0
    gape: float = 0.0  # how far the mouth stands open by itself
    dance: float = 0.0  # beats a second
    faces_us: float = 0.55  # radians turned towards the viewer from the profile
    looks_at: int = -1  # a thing
    is_gliding: bool = False  # skates instead of walking
    is_backward: bool = False  # goes with its back first
    is_steady: bool = False  # nothing knocks it over
    calls: tuple[float, ...] = ()  # when it uses its voice
