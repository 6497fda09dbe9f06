"""Which shots a long clip is made of: the member's own where the prompt tells them, and none longer than one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import numpy as np

from generation.engine.contracts import ClipRequest
from generation.engine.inputs import Footage, Region, Rework
from generation.engine.shots.marks import Segment, segments
from generation.engine.shots.timing import timetable

CONTEXT_FRAMES = 25
"""Frames that a shot is given of the one before, a second of them: enough for a model to see how things move."""

OVERLAP_FRAMES = 3
"""Frames that a shot before a cut is made longer, for its sound to fade into the next: an eighth of a second."""


_SPOKEN = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»")


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One pass of the model, and its place in the clip."""

    number: int  # from 0
    begin: int  # frame of the clip
    frame_count: int  # of the clip; a few more are made where its sound has to reach further
    overlap: int  # frames made beyond its end
    words: str
    goes_on: bool  # from the last frames of the shot before; False: comes after a cut, or is the first


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The shots of a clip in order, at least one, and what its member is to be told of them."""

    shots: tuple[Shot, ...]
    said: tuple[str, ...] = ()


def plan(request: ClipRequest, *, one_pass_s: float) -> Plan:
    """This will be the shots of a clip, in order; one, the whole clip, where it fits into a pass of `one_pass_s` and the
    prompt tells no times of shots.

    Where the prompt tells shots, they lie where it says, and what it says before the first is said of each. A stretch that
    is longer than a pass becomes shots of equal length, of which each goes on from the last frames of the one before.
    """
    told = _told(request.prompt)
    is_long = request.length_s > Fraction(one_pass_s)
    has_times = any(
        value is not None for each in told for value in (each.mark.begin_s, each.mark.end_s, each.mark.length_s)
    )
    if not is_long and not (has_times and len(told) > 1):
        whole = Shot(number=0, begin=0, frame_count=request.frame_count, overlap=0, words=request.prompt, goes_on=False)
        return Plan(shots=(whole,))
    most = int(one_pass_s * request.fps) - CONTEXT_FRAMES - OVERLAP_FRAMES
    scenes, said = _scenes(told, request)
    shots: list[Shot] = []
    for at, (words, begin, end) in enumerate(scenes):
        is_last = at + 1 == len(scenes)
        count = ceil((end - begin) / most)
        edges = [begin + round(Fraction((end - begin) * part, count)) for part in range(count + 1)]
        for part in range(count):
            shots.append(
                Shot(
                    number=len(shots),
                    begin=edges[part],
                    frame_count=edges[part + 1] - edges[part],
                    overlap=0 if is_last or part + 1 < count else OVERLAP_FRAMES,
                    words=words,
                    goes_on=part > 0,
                )
            )
    return Plan(shots=tuple(shots), said=said)


def asked_of(request: ClipRequest, shot: Shot, before: Footage | None) -> ClipRequest:
    """This will be what the model is asked for to make `shot` of the clip `request`; `before` is the end of the shot before.

    Seeds are one family: the first shot has the clip's own, the others follow from it.
    """
    fps, begin_s = request.fps, Fraction(shot.begin, request.fps)
    frames = shot.frame_count + shot.overlap
    end_s = begin_s + Fraction(frames, fps)
    is_last = shot.begin + shot.frame_count == request.frame_count
    return replace(
        request,
        prompt=shot.words,
        duration_s=frames / fps,
        seed=_seed(request.seed, shot.number),
        keyframes=tuple(
            replace(each, at_s=float(each.at_s - begin_s))
            for each in request.keyframes
            if begin_s <= each.at_s < begin_s + Fraction(shot.frame_count, fps) or (is_last and each.at_s >= begin_s)
        ),
        rework=None if request.rework is None else _part(request.rework, float(begin_s), float(end_s)),
        before=before if shot.goes_on else (request.before if shot.number == 0 else None),
    )


def _told(prompt: str) -> list[Segment]:
    """The stretches of a prompt between its marks; what is said in quotation marks is nobody's mark."""
    silent = _SPOKEN.sub(lambda spoken: "\ufffc" * len(spoken[0]), prompt)
    return [replace(each, text=_as_written(prompt, silent, each)) for each in segments(silent)]


def _as_written(prompt: str, silent: str, segment: Segment) -> str:
    """The words of a stretch with what is spoken in them: `silent` is as long, letter by letter."""
    begin = silent.find(segment.text.strip(), segment.begin) if segment.text.strip() else segment.begin
    return prompt[begin : begin + len(segment.text.strip())] if begin >= 0 else segment.text


def _scenes(told: list[Segment], request: ClipRequest) -> tuple[list[tuple[str, int, int]], tuple[str, ...]]:
    """Words, first frame and end of each stretch between two cuts; and what is to be said of their times."""
    opening = ""
    if len(told) > 1 and told[1].mark.is_opening:
        opening, told = told[0].text, told[1:]
    table = timetable([each.mark for each in told], [1.0] * len(told), float(request.length_s))
    starts = [round(slot.start_s * request.fps) for slot in table.slots]
    ends = [*starts[1:], request.frame_count]
    words = [f"{opening.rstrip(' .')}. {each.text}" if opening else each.text for each in told]
    dissolves = any(each.mark.is_dissolve for each in told[1 : len(starts)])
    said = (*table.said, "Where a dissolve was asked for there is a cut.") if dissolves else table.said
    return list(zip(words, starts, ends, strict=False)), said


def _seed(seed: int, number: int) -> int:
    return int(np.random.SeedSequence([seed, number]).generate_state(1)[0]) if number else seed


def _part(rework: Rework, begin_s: float, end_s: float) -> Rework:
    """The stretch of a clip to rework that lies under a shot. Without a region left in it, all of it stays."""
    footage = rework.footage
    last = len(footage.frames) - 1
    first = min(round(begin_s * footage.fps), last)
    sound = footage.sound
    if sound is not None:
        sound = sound[:, round(begin_s * footage.sample_rate) : round(end_s * footage.sample_rate)]
    regions = tuple(
        replace(each, begin_s=max(0.0, each.begin_s - begin_s), end_s=each.end_s - begin_s)
        for each in rework.regions
        if each.end_s > begin_s and each.begin_s < end_s
    )
    if rework.regions and not regions:
        regions = (Region(right=0.0, bottom=0.0),)
    return replace(
        rework,
        footage=replace(footage, frames=footage.frames[first : round(end_s * footage.fps) + 1], sound=sound),
        regions=regions,
    )
