"""Which clips of a batch go through the denoising together: those whose tokens are as many, and whose noise begins alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generation.engine.contracts import ClipRequest
from generation.engine.inputs import Input, Style
from generation.engine.ltx2.fitting import length_at
from generation.engine.ltx2.given import count_beside
from generation.engine.ltx2.grid import Canvas, Grid
from generation.engine.ltx2.members import Member
from generation.engine.ltx2.sounding import heard_samples

PICTURED = frozenset({Input.OPENING, Input.KEYFRAMES, Input.REFERENCES, Input.REWORK, Input.BEFORE, Input.LIKENESSES})
"""What is given to the picture: such clips take another pipeline, which draws its noise in another order."""

ONE_STAGE_PIXELS = 1280 * 736
"""Above it a clip is rendered in two stages, where there is an upsampler, as its makers render 1080p."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """What clips must have in common to be denoised in one call."""

    canvas: Canvas
    is_pictured: bool
    beside: tuple[int, ...]  # latent frames of each thing beside the clip
    strength: float | None  # of a rework
    is_sound_given: bool
    voice_samples: int
    styles: tuple[Style, ...]


def group_of(request: ClipRequest, grid: Grid, *, can_enlarge: bool) -> Group:
    """This will be the group that a clip belongs to, and with it the canvas that it is rendered on."""
    lead = 0 if request.before is None else grid.longest_lead(length_at(request.before, request.fps))
    is_large = request.width * request.height > ONE_STAGE_PIXELS
    canvas = grid.canvas(
        width=request.width,
        height=request.height,
        frame_count=request.frame_count,
        lead=lead,
        stages=2 if can_enlarge and is_large and request.rework is None else 1,
    )
    keeps_sound = request.rework is not None and request.rework.keeps_sound
    return Group(
        canvas=canvas,
        is_pictured=bool(request.inputs & PICTURED),
        beside=count_beside(request, canvas, grid.temporal),
        strength=None if request.rework is None else request.rework.strength,
        is_sound_given=keeps_sound or (request.before is not None and request.before.sound is not None),
        voice_samples=heard_samples(request.one_voice),
        styles=tuple(sorted(request.styles, key=lambda style: style.name)),
    )


def grouped(members: Sequence[Member], grid: Grid, *, can_enlarge: bool) -> dict[Group, list[Member]]:
    """This will be the groups of a batch with their members, in the order of their first. Who fits none is refused."""
    groups: dict[Group, list[Member]] = {}
    for member in members:
        with member.refusable():
            groups.setdefault(group_of(member.request, grid, can_enlarge=can_enlarge), []).append(member)
    return groups
