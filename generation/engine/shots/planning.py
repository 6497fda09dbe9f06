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

BEFORE_CHARS = 1500
"""Of what was told before, so much is told again with what happens next, the latest of it: text encoders read some thousand
tokens, and the next words are to be among them."""

_SPOKEN = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»")


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One pass of the model, and its place in the clip."""

    number: int  # from 0
    begin: int  # frame of the clip
    frame_count: int  # of the clip; a few more are made where its sound has to reach further
    overlap: int  # frames made beyond its end
    words: str
    goes_on: bool  # from the last frames before it; False: comes after a cut, or begins the clip

    @property
    def made_count(self) -> int:
        """This will be the frames that the model is asked for."""
        return self.frame_count + self.overlap


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The shots of a clip in order, at least one, and what its member is to be told of them."""

    shots: tuple[Shot, ...]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """A stretch between two cuts, or up to where a clip ended that was made longer."""

    words: str
    begin: int  # frame of the clip
    end: int
    goes_on: bool = False


def plan(request: ClipRequest, *, one_pass_s: float) -> Plan:
    """This will be the shots of a clip, in order; one, the whole clip, where it fits into a pass of `one_pass_s` and the
    prompt tells no times of shots.

    Where the prompt tells shots, they lie where it says, and what it says before the first is said of each. A stretch that
    is longer than a pass becomes shots of equal length, of which each goes on from the last frames of the one before.
    Where the clip was made longer, a shot goes on from what was there, by what was said then. What is given of it as its
    beginning is not planned.
    """
    most = int(one_pass_s * request.fps) - CONTEXT_FRAMES - OVERLAP_FRAMES
    if not request.extensions:
        told = _told(request.prompt)
        if request.length_s <= Fraction(one_pass_s) and not _has_times(told):
            return Plan(shots=(_whole(request),))
        scenes, said = _scenes(told, 0, request.frame_count, request.fps)
    else:
        scenes, said = _longer(request, most)
    return Plan(shots=_shots(scenes, most), said=said)


def asked_of(request: ClipRequest, shot: Shot, before: Footage | None) -> ClipRequest:
    """This will be what the model is asked for to make `shot` of the clip `request`; `before` is the end of what is before
    it.

    Seeds are one family: the first shot has the clip's own, the others follow from it, those of a longer clip too.
    """
    fps, begin_s = request.fps, Fraction(shot.begin, request.fps)
    frames = shot.made_count
    end_s = begin_s + Fraction(frames, fps)
    is_last = shot.begin + shot.frame_count == request.frame_count
    return replace(
        request,
        prompt=shot.words,
        extensions=(),
        beginning=None,
        duration_s=frames / fps,
        seed=_seed(request, shot.number),
        keyframes=tuple(
            replace(each, at_s=float(each.at_s - begin_s))
            for each in request.keyframes
            if begin_s <= each.at_s < begin_s + Fraction(shot.frame_count, fps) or (is_last and each.at_s >= begin_s)
        ),
        rework=None if request.rework is None else _part(request.rework, float(begin_s), float(end_s)),
        before=before if shot.goes_on else (request.before if shot.number == 0 else None),
    )


def _whole(request: ClipRequest) -> Shot:
    return Shot(number=0, begin=0, frame_count=request.frame_count, overlap=0, words=request.prompt, goes_on=False)


def _longer(request: ClipRequest, most: int) -> tuple[list[_Scene], tuple[str, ...]]:
    """The scenes of a clip that was made longer: of all of its sections, or of the last one where the others are given."""
    scenes: list[_Scene] = []
    said: list[str] = []
    words, begin = "", 0
    for told, end in zip((request.prompt, *(each.words for each in request.extensions)), request.sections, strict=True):
        found, lines = _section(words, told, begin, end, request.fps, most)
        is_made = request.beginning is None or end == request.frame_count
        scenes += found if is_made else ()
        said += lines if is_made else ()
        words, begin = ". ".join(each.text.rstrip(" .") for each in _told(found[-1].words)), end
    return scenes, tuple(said)


def _section(
    before: str, words: str, begin: int, end: int, fps: int, most: int
) -> tuple[list[_Scene], tuple[str, ...]]:
    """The scenes of one section, which goes on from `before`: what was told last, "" at the clip's beginning."""
    if not words.strip():
        return [_Scene(words=before, begin=begin, end=end, goes_on=begin > 0)], ()
    told = _told(words)
    said: tuple[str, ...] = ()
    if end - begin <= most and not _has_times(told):
        scenes = [_Scene(words=words.strip(), begin=begin, end=end)]
    else:
        scenes, said = _scenes(told, begin, end, fps)
    first, *others = [replace(each, words=_then(before, each.words)) for each in scenes]
    return [replace(first, goes_on=begin > 0), *others], said


def _then(before: str, words: str) -> str:
    """What happens after something, told with it: who *she* is, and where, is said there."""
    told = before if len(before) <= BEFORE_CHARS else before[-BEFORE_CHARS:].partition(" ")[2]
    return f"{told.rstrip(' .')}. Then: {words}" if told else words


def _shots(scenes: list[_Scene], most: int) -> tuple[Shot, ...]:
    shots: list[Shot] = []
    for at, scene in enumerate(scenes):
        is_cut_off = at + 1 < len(scenes) and not scenes[at + 1].goes_on
        count = ceil((scene.end - scene.begin) / most)
        edges = [scene.begin + round(Fraction((scene.end - scene.begin) * part, count)) for part in range(count + 1)]
        for part in range(count):
            shots.append(
                Shot(
                    number=len(shots),
                    begin=edges[part],
                    frame_count=edges[part + 1] - edges[part],
                    overlap=OVERLAP_FRAMES if is_cut_off and part + 1 == count else 0,
                    words=scene.words,
                    goes_on=part > 0 or scene.goes_on,
                )
            )
    return tuple(shots)


def _has_times(told: list[Segment]) -> bool:
    times = (value for each in told for value in (each.mark.begin_s, each.mark.end_s, each.mark.length_s))
    return len(told) > 1 and any(value is not None for value in times)


def _told(prompt: str) -> list[Segment]:
    """The stretches of a prompt between its marks; what is said in quotation marks is nobody's mark."""
    silent = _SPOKEN.sub(lambda spoken: "\ufffc" * len(spoken[0]), prompt)
    return [replace(each, text=_as_written(prompt, silent, each)) for each in segments(silent)]


def _as_written(prompt: str, silent: str, segment: Segment) -> str:
    """The words of a stretch with what is spoken in them: `silent` is as long, letter by letter."""
    begin = silent.find(segment.text.strip(), segment.begin) if segment.text.strip() else segment.begin
    return prompt[begin : begin + len(segment.text.strip())] if begin >= 0 else segment.text


def _scenes(told: list[Segment], begin: int, end: int, fps: int) -> tuple[list[_Scene], tuple[str, ...]]:
    """What is told of the frames from `begin` to `end`, cut where it says so; and what is to be said of its times."""
    opening = ""
    if len(told) > 1 and told[1].mark.is_opening:
        opening, told = told[0].text, told[1:]
    table = timetable([each.mark for each in told], [1.0] * len(told), (end - begin) / fps)
    starts = [begin + round(slot.start_s * fps) for slot in table.slots]
    words = [f"{opening.rstrip(' .')}. {each.text}" if opening else each.text for each in told]
    dissolves = any(each.mark.is_dissolve for each in told[1 : len(starts)])
    said = (*table.said, "Where a dissolve was asked for there is a cut.") if dissolves else table.said
    scenes = [
        _Scene(words=text, begin=start, end=stop)
        for text, start, stop in zip(words, starts, [*starts[1:], end], strict=False)
    ]
    return scenes, said


def _seed(request: ClipRequest, number: int) -> int:
    family = [request.seed, number, *filter(None, (len(request.extensions),))]
    return request.seed if not any(family[1:]) else int(np.random.SeedSequence(family).generate_state(1)[0])


def _part(rework: Rework, begin_s: float, end_s: float) -> Rework:
    """The stretch of a clip to rework that lies under a shot. Without a region left in it, all of it stays."""
    regions = tuple(
        replace(each, begin_s=max(0.0, each.begin_s - begin_s), end_s=each.end_s - begin_s)
        for each in rework.regions
        if each.end_s > begin_s and each.begin_s < end_s
    )
    if rework.regions and not regions:
        regions = (Region(right=0.0, bottom=0.0),)
    return replace(rework, footage=rework.footage.part(begin_s, end_s), regions=regions)
