"""Speakers move their mouths, nod and turn to whom they speak; the others look at them. Bodies are not moved by it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.filming import Footage
from generation.engine.animatic.physics.figures import drifting
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact, Pose, Take, Touch, Viseme
from generation.engine.animatic.speech.dialogue import Dialogue, Spoken, loudness_of
from generation.engine.animatic.speech.phonemes import PAUSES, REST, Shape, shape_of
from generation.engine.animatic.speech.voice import Phone

_WORD_GAP_S = 0.09  # a shorter gap between two words is none: sounds run together
_CALL_S = 0.5  # that a voice without words lasts
_TO_US, _TO_PARTNER = math.pi / 2, 0.85  # radians of yaw: facing the viewer, and somebody on the right
_STANDING, _WALKING, _LISTENING = 0.62, 0.3, 0.3  # how far somebody turns there
_STRIDE_M, _STILL_M_S = 0.02, 0.15  # of feet that only stand, of bodies that go nowhere


def acted(footage: Footage, dialogue: Dialogue) -> Footage:
    """This will let the figures of a footage say the lines that are theirs; without lines nothing changes."""
    if not dialogue.lines:
        return footage
    take, first = footage.take, footage.plate.first - footage.plate.begin
    times_s = (np.arange(take.frame_count) + first) / take.fps
    lines = [line for line in dialogue.lines if line.end_s > times_s[0] - 1 and line.start_s < times_s[-1] + 1]
    contacts = _without_calls(footage, dialogue, -first / take.fps)
    kept = {(each.thing, each.time_s) for each in contacts if each.touch is Touch.CALL}
    take = replace(take, figures=take.figures | _afloat(footage, dialogue))
    figures = {
        index: _played(footage.things[index], footage.things, take, lines, dialogue, times_s, kept)
        for index in take.figures
    }
    return replace(footage, take=replace(take, contacts=contacts, figures=figures))


def _afloat(footage: Footage, dialogue: Dialogue) -> dict[int, list[Pose]]:
    """Birds that only float have no muscles, things none at all; what speaks gets a pose for every frame."""
    take = footage.take
    return {
        thing.index: [_drifting(thing, frame / take.fps) for frame in range(take.frame_count)]
        for thing in footage.things
        if thing.index not in take.figures and thing.owner < 0
        if any(line.is_by(thing) for line in dialogue.lines)
    }


def _drifting(thing: Thing, now_s: float) -> Pose:
    pose = drifting(thing, now_s)
    return pose if thing.kind.family == "bird" else replace(pose, yaw=math.pi / 2, mouth=0.0)


def _without_calls(footage: Footage, dialogue: Dialogue, shift_s: float) -> list[Contact]:
    """Whoever has words does not bark, and nobody interrupts."""

    def is_kept(contact: Contact) -> bool:
        if contact.touch is not Touch.CALL:
            return True
        at_s = contact.time_s - shift_s
        has_words = any(line.is_by(footage.things[contact.thing]) for line in dialogue.lines)
        return not has_words and not any(line.start_s - _CALL_S < at_s < line.end_s + 0.1 for line in dialogue.lines)

    return [contact for contact in footage.take.contacts if is_kept(contact)]


def _played(
    thing: Thing, things: Sequence[Thing], take: Take, lines: Sequence[Spoken], dialogue: Dialogue,
    times_s: npt.NDArray[np.float64], kept: set[tuple[int, float]],
) -> list[Pose]:  # fmt: skip
    poses = take.figures[thing.index]
    own = [line for line in lines if line.is_by(thing)]
    if any(line.is_by(thing) for line in dialogue.lines):
        shapes = mouths_at(own, times_s, 1 / take.fps)
        nods = _nods(own, times_s)
        poses = [
            replace(
                pose, mouth=shape.opening, viseme=shape.viseme, nod=float(nod), arms=max(pose.arms, 0.18 * float(nod))
            )
            for pose, shape, nod in zip(poses, shapes, nods, strict=True)
        ]
    else:
        calls = [at_s for index, at_s in kept if index == thing.index]
        poses = [_hushed(pose, number / take.fps, calls) for number, pose in enumerate(poses)]
    for line, loud in zip(lines, loudness_of(lines, times_s), strict=True) if lines else ():
        poses = _turned(poses, thing, _other(line, thing, lines, things), take, loud, is_own=line in own)
    return poses


def _hushed(pose: Pose, at_s: float, calls: Sequence[float]) -> Pose:
    if pose.is_airborne or not pose.mouth or any(-0.1 < at_s - call < _CALL_S for call in calls):
        return pose
    return replace(pose, mouth=0.0)


def mouths_at(lines: Sequence[Spoken], times_s: npt.NDArray[np.float64], frame_s: float) -> list[Shape]:
    """This will be the mouth of whoever says `lines`, at each of `times_s`, which are `frame_s` apart.

    A frame shows the sound that fills most of its time; closed lips are never lost between two frames, since the eye
    misses them first. How far the mouth is open flows from sound to sound.
    """
    sounds = [each for line in lines for each in _flowing(line.phones)]
    if not sounds:
        return [REST] * len(times_s)
    starts, ends = (np.asarray([getattr(each, name) for each in sounds]) for name in ("start_s", "end_s"))
    shapes = [shape_of(each.symbol) for each in sounds]
    openings = np.asarray([shape.opening for shape in shapes])
    low, high = times_s[:, None] - frame_s / 2, times_s[:, None] + frame_s / 2
    shares = np.clip(np.minimum(high, ends) - np.maximum(low, starts), 0, None) / frame_s
    is_closing = np.asarray([shape.viseme is Viseme.CLOSED for shape in shapes])
    middles = (starts + ends) / 2
    shuts = is_closing & (low <= middles) & (middles < high)
    weighted = shares + 10.0 * shuts
    chosen = weighted.argmax(axis=1)
    covered = shares.sum(axis=1)
    mean = (shares * openings).sum(axis=1) / np.maximum(covered, 1e-9)
    return [_shape(shapes[at], mean[row], covered[row]) for row, at in enumerate(chosen)]


def _shape(chosen: Shape, mean: float, covered: float) -> Shape:
    if covered < 0.3 or chosen.viseme in (Viseme.REST, Viseme.CLOSED):
        return REST if covered < 0.3 else Shape(chosen.viseme, 0.0)
    return Shape(chosen.viseme, round(max(0.2, 0.6 * chosen.opening + 0.4 * float(mean)), 4))


def _flowing(phones: Sequence[Phone]) -> list[Phone]:
    """Sounds without the pauses; where a gap between two words is short the mouth goes over from one to the next."""
    flowing: list[Phone] = []
    gap_s = 0.0
    for phone in phones:
        if phone.symbol in PAUSES:
            gap_s += phone.end_s - phone.start_s
            continue
        if flowing and 0.0 < gap_s < _WORD_GAP_S:
            middle_s = (flowing[-1].end_s + phone.start_s) / 2
            flowing[-1], phone = replace(flowing[-1], end_s=middle_s), replace(phone, start_s=middle_s)
        flowing.append(phone)
        gap_s = 0.0
    return flowing


def _nods(lines: Sequence[Spoken], times_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The head goes down a little on every long, open sound."""
    nods = np.zeros_like(times_s)
    for line in lines:
        for phone in line.phones:
            if phone.end_s - phone.start_s > 0.08 and shape_of(phone.symbol).opening > 0.5:
                away = np.clip(np.abs(times_s - phone.start_s - 0.06) / 0.22, 0, 1)
                nods = np.maximum(nods, 0.5 * (1 + np.cos(np.pi * away)) / 2)
    return nods


def _other(line: Spoken, thing: Thing, lines: Sequence[Spoken], things: Sequence[Thing]) -> Thing | None:
    """Whom a figure faces during a line: the listener its speaker, the speaker whoever spoke before or speaks next."""
    if not line.is_by(thing):
        return next((each for each in things if line.is_by(each)), None)
    others = sorted((abs(each.number - line.number), each.number) for each in lines if not each.is_by(thing))
    near = {number for _, number in others[:1]}
    return next((each for each in things for other in lines if other.number in near and other.is_by(each)), None)


def _turned(
    poses: Sequence[Pose], thing: Thing, other: Thing | None, take: Take, loud: npt.NDArray[np.float64], *, is_own: bool
) -> list[Pose]:
    if other is None and not is_own:
        return list(poses)
    turned = list(poses)
    for frame in np.flatnonzero(loud > 0.01):
        pose, share = turned[frame], float(loud[frame])
        goal, look = _TO_US, pose.look
        if other is not None:
            x, y = take.poses[frame, other.index, :2]
            goal = _TO_PARTNER if x > take.poses[frame, thing.index, 0] else math.pi - _TO_PARTNER
            look = (float(x), float(y) + 0.3 * other.height_m) if share > 0.5 and pose.hands is None else look
        speed = math.hypot(*take.poses[frame, thing.index, 3:5])
        reach = _reach(pose, speed, is_own=is_own)
        gap = (goal - pose.yaw + math.pi) % (2 * math.pi) - math.pi
        turned[frame] = replace(pose, yaw=pose.yaw + gap * reach * share, look=look)
    return turned


def _reach(pose: Pose, speed_m_s: float, *, is_own: bool) -> float:
    """How far somebody turns to whom it speaks: whoever goes, swims or flies somewhere keeps to its way."""
    if pose.is_airborne:
        return 0.0
    if pose.stride > _STRIDE_M or speed_m_s > _STILL_M_S:
        return _WALKING if is_own else 0.0
    return _STANDING if is_own else _LISTENING
