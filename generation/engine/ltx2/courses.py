"""The calls of LTX-2's pipelines that a group of clips goes through: which pipeline, from which noise, over which levels.

A clip of which nothing is given takes LTX2Pipeline. One that is reworked begins at its strength, where its own latents
still show through the noise. A large one goes twice: at half its size, then enlarged and refined over the last levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from diffusers import LTX2LatentUpsamplePipeline
from diffusers.pipelines.ltx2.pipeline_ltx2 import calculate_shift
from diffusers.pipelines.ltx2.utils import STAGE_2_DISTILLED_SIGMA_VALUES

from generation.engine.contracts import ClipRequest
from generation.engine.inputs import Style
from generation.engine.ltx2.given import Given, given_of
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.groups import Group
from generation.engine.ltx2.members import Member, made_of_each
from generation.engine.ltx2.model import LoadedModel, unshifted
from generation.engine.ltx2.schedule import Schedule, refining
from generation.engine.ltx2.siblings import GivenPipeline, sibling
from generation.engine.ltx2.sounding import reworked_sound


@dataclass(frozen=True, kw_only=True)
class Course:
    """One call of a pipeline: all that is not the prompt, the seeds and the callback."""

    pipe: Any
    schedule: Schedule
    canvas: Canvas
    given: tuple[Given, ...] = ()  # a row each, where something is given
    picture: torch.Tensor | None = None  # latents to begin with instead of noise alone
    sound: torch.Tensor | None = None

    def arguments(self) -> dict[str, Any]:
        """This will be the keyword arguments of the call."""
        first_level = 1.0 if self.schedule.sigmas is None else self.schedule.sigmas[0]
        begun: dict[str, Any] = {"conditions": list(self.given), "noise_scale": first_level} if self.given else {}
        if self.picture is not None:
            begun |= {"latents": self.picture, "noise_scale": first_level}
        if self.sound is not None:
            begun |= {"audio_latents": self.sound}
        return {
            **self.schedule.call_arguments(),
            **begun,
            "width": self.canvas.width,
            "height": self.canvas.height,
            "num_frames": self.canvas.frame_count,
        }


def first_course(loaded: LoadedModel, group: Group, members: Sequence[Member]) -> Course:
    """This will be the call from noise: the only one, or the small one of two. Raises LeftOutError."""
    canvas = group.canvas.small if group.canvas.stages > 1 else group.canvas
    if not group.is_pictured:
        return Course(pipe=loaded.pipe, schedule=loaded.schedule, canvas=canvas)
    given = tuple(made_of_each(members, lambda request: given_of(loaded, request, canvas)))
    if group.strength is None:
        return Course(pipe=sibling(GivenPipeline, loaded.pipe), schedule=loaded.schedule, canvas=canvas, given=given)
    return Course(
        pipe=sibling(GivenPipeline, loaded.pipe, scheduler=unshifted(loaded.pipe.scheduler)),
        schedule=loaded.schedule.over(_levels_from(group.strength, loaded, given[0].clip.values.shape[1])),
        canvas=canvas,
        given=given,
        sound=torch.cat(made_of_each(members, lambda request: reworked_sound(loaded, request, canvas))),
    )


def second_course(loaded: LoadedModel, group: Group, requests: list[ClipRequest], small: Any) -> Course:
    """This will be the call that refines what the first one made, after enlarging it."""
    enlarger: Any = LTX2LatentUpsamplePipeline
    enlarge = enlarger(vae=loaded.pipe.vae, latent_upsampler=loaded.upsampler)
    (picture,) = enlarge(
        latents=small.frames,
        latents_normalized=False,
        width=group.canvas.small.width,
        height=group.canvas.small.height,
        num_frames=group.canvas.frame_count,
        output_type="latent",
        return_dict=False,
    )
    kind = GivenPipeline if group.is_pictured else type(loaded.pipe)
    rows = picture.float().split(1)
    return Course(
        pipe=sibling(kind, loaded.pipe, scheduler=unshifted(loaded.pipe.scheduler)),
        schedule=_refined(loaded),
        canvas=group.canvas,
        given=tuple(
            given_of(loaded, request, group.canvas, clip=row) for request, row in zip(requests, rows, strict=True)
        )
        if group.is_pictured
        else (),
        picture=None if group.is_pictured else picture.float(),
        sound=small.audio,
    )


def refining_styles(loaded: LoadedModel, group: Group) -> tuple[Style, ...]:
    """This will be the styles of the second call: the clip's own, and the adapter that makes a guided model distilled."""
    refine = loaded.recipe.options.refine
    if refine is None or loaded.schedule.name == "distilled":
        return group.styles
    return (*(style for style in group.styles if style.name != refine), Style(name=refine))


def count_steps(loaded: LoadedModel, group: Group, first: Course) -> int:
    """This will be the steps of all calls together."""
    return first.schedule.steps + (_refined(loaded).steps if group.canvas.stages > 1 else 0)


def _refined(loaded: LoadedModel) -> Schedule:
    return refining(loaded.schedule, STAGE_2_DISTILLED_SIGMA_VALUES)


def _levels_from(strength: float, loaded: LoadedModel, tokens: int) -> list[float]:
    """The levels of noise from `strength` down, as the schedule has them."""
    return [strength, *(level for level in _levels(loaded, tokens) if level < strength)]


def _levels(loaded: LoadedModel, tokens: int) -> list[float]:
    """All of the schedule's levels: its own, or as the scheduler shifts them for so many tokens."""
    if loaded.schedule.sigmas is not None:
        return list(loaded.schedule.sigmas)
    scheduler, steps = deepcopy(loaded.pipe.scheduler), loaded.schedule.steps
    of = scheduler.config.get
    shift = calculate_shift(
        tokens,
        of("base_image_seq_len", 1024),
        of("max_image_seq_len", 4096),
        of("base_shift", 0.95),
        of("max_shift", 2.05),
    )
    scheduler.set_timesteps(sigmas=np.linspace(1.0, 1 / steps, steps), mu=shift)
    return [float(level) for level in scheduler.sigmas[:-1]]
