# ruff: noqa: E501 - tables read better with few rows
"""What moves by itself is heard: engines by their speed, wings by their strokes, blades over ice."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Take
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.sound.effects.animals import buzz, stroke
from generation.engine.animatic.sound.effects.machines import firing, helicopter, propeller, rocket, steam_engine, ufo
from generation.engine.animatic.sound.placement import pan_along, pan_of
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo, noise, peak, place, stretch

Floats = npt.NDArray[np.float64]
_IDLE, _GEAR = 14.0, 5.5  # turns a second at rest, and more for each m/s
_LEVEL = 0.05
_MOST = 4  # engines that are heard
_FLIES_M = 0.4  # so far above the ground a bird is on its wings

_CYLINDERS = {
    "truck": 6,
    "fire engine": 6,
    "bus": 6,
    "tractor": 2,
    "motorcycle": 2,
    "scooter": 2,
    "motorboat": 2,
}  # others: 4
_OTHERS: dict[str, Callable[[float, np.random.Generator], Signal]] = {
    "helicopter": helicopter, "drone": propeller, "aeroplane": propeller, "rocket": rocket, "spaceship": ufo, "ufo": ufo, "train": steam_engine,
    "bee": buzz, "dragonfly": buzz,
}  # fmt: skip
"""Kinds that hum, roar or puff all the time, without a piston engine on wheels."""
_LOUDER = {"rocket": 9.0, "helicopter": 5.0, "aeroplane": 4.0, "train": 4.0, "bee": 1.2, "dragonfly": 1.0}
_SILENT = frozenset({"bicycle", "cart"})


def move(
    dry: Stereo, take: Take, things: list[Thing], camera: Camera, gliders: frozenset[str], rng: np.random.Generator
) -> None:
    """This will add engines, wings and skates. `gliders` are the kinds that skate."""
    motors = [thing for thing in things if _engine_of(thing) is not None][:_MOST]
    for thing in motors:
        left, right = pan_along(take.poses[:, thing.index, 0], camera, dry.shape[1])
        place(dry, _running(thing, take, dry.shape[1], rng) / np.sqrt(len(motors)), 0, left, right)
    for thing in things:
        if thing.kind.family == "bird":
            _fly(dry, thing, take, camera, rng)
        elif thing.kind.name in gliders and thing.index in take.figures:
            _glide(dry, thing, take, camera, rng)


def _engine_of(thing: Thing) -> str | None:
    name = thing.kind.name
    if name in _SILENT or thing.owner >= 0:
        return None
    return name if name in _OTHERS or name in _CYLINDERS or thing.kind.family == "car" else None


def _running(thing: Thing, take: Take, count: int, rng: np.random.Generator) -> Signal:
    speed = stretch(np.abs(take.poses[:, thing.index, 3]), count)
    near = 0.6 + np.minimum(speed, 6) / 8
    if thing.kind.name in _OTHERS:
        sound = _OTHERS[thing.kind.name](count / SAMPLE_RATE, rng)
        sound = np.resize(sound, count)
        loud = _LOUDER.get(thing.kind.name, 1.6)
        return np.asarray(loud * _LEVEL * near * sound / max(peak(sound), 1e-9))
    cylinders = _CYLINDERS.get(thing.kind.name, 4)
    turns = (_IDLE + _GEAR * speed) * (1.25 if cylinders == 2 else 0.75 if cylinders > 4 else 1.0)
    sound = firing(turns, rng, cylinders=cylinders)
    return np.asarray(2.2 * _LEVEL * near * sound / max(peak(sound), 1e-9))


def _fly(dry: Stereo, thing: Thing, take: Take, camera: Camera, rng: np.random.Generator) -> None:
    """A stroke for each beat of wings while the bird is in the air: small birds beat faster."""
    height = take.poses[:, thing.index, 1] - thing.height_m / 2
    moves = np.hypot(take.poses[:, thing.index, 3], take.poses[:, thing.index, 4])
    flies = (height > _FLIES_M) & (moves > 0.3)
    every = round(take.fps * 0.34 * float(np.clip(thing.size_m, 0.2, 1.2)) ** 0.5)
    for frame in np.flatnonzero(flies)[:: max(every, 2)]:
        left, right = pan_of(float(take.poses[frame, thing.index, 0]), frame / take.fps, take, camera)
        gain = 0.05 + 0.05 * min(thing.size_m, 1.0)
        place(dry, stroke(rng), round(frame / take.fps * SAMPLE_RATE), gain * left, gain * right)


def _glide(dry: Stereo, thing: Thing, take: Take, camera: Camera, rng: np.random.Generator) -> None:
    """Skates or wheels under a figure: a hiss with each push, nothing in the air."""
    poses = take.figures[thing.index]
    grounded = np.array([not pose.is_airborne for pose in poses], np.float64)
    speed = np.minimum(np.abs(take.poses[:, thing.index, 3]), 4.0) * grounded
    push = 0.6 + 0.4 * np.array([np.cos(2 * np.pi * pose.gait) ** 2 for pose in poses])
    level = stretch(0.014 * speed * push, dry.shape[1])
    left, right = pan_along(take.poses[:, thing.index, 0], camera, dry.shape[1])
    place(dry, level * noise(dry.shape[1], 1800, 8000, rng), 0, left, right)
