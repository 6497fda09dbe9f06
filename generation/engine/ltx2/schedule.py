"""How a model is denoised: distilled in eight fixed steps without guidance, or in full with all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

ScheduleName = Literal["distilled", "full"]

FULL_STEPS = 30
LEAST_STEPS = 2
"""One step with the scheduler's `shift_terminal` divides zero by zero: every frame becomes NaN."""

# All eight are always passed. The pipeline's own defaults leave the sound guided when only `guidance_scale` is set
# to 1, and a zero of the sound's guidance falls back to the picture's.
NO_GUIDANCE: Mapping[str, float] = {
    "guidance_scale": 1.0,
    "stg_scale": 0.0,
    "modality_scale": 1.0,
    "guidance_rescale": 0.0,
    "audio_guidance_scale": 1.0,
    "audio_stg_scale": 0.0,
    "audio_modality_scale": 1.0,
    "audio_guidance_rescale": 0.0,
}
# The values that LTX-2's authors recommend and LTX2Pipeline takes when nothing is said.
FULL_GUIDANCE: Mapping[str, float] = {
    "guidance_scale": 3.0,
    "stg_scale": 1.0,
    "modality_scale": 3.0,
    "guidance_rescale": 0.7,
    "audio_guidance_scale": 7.0,
    "audio_stg_scale": 1.0,
    "audio_modality_scale": 3.0,
    "audio_guidance_rescale": 0.7,
}


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """One way of denoising, complete: nothing is left to the pipeline's defaults."""

    name: ScheduleName
    steps: int
    sigmas: tuple[float, ...] | None  # noise levels from 1 down; None: the scheduler's own
    guidance: Mapping[str, float]
    negative_prompt: str | None  # read only where there is guidance
    perturbed_blocks: tuple[int, ...]  # transformer blocks that spatio-temporal guidance perturbs
    use_cross_timestep: bool  # False for LTX-2.0, whose weights were trained without

    @property
    def is_guided(self) -> bool:
        """This will be True where the pipeline needs the negative prompt beside the prompt."""
        return self.guidance["guidance_scale"] > 1 or self.guidance["audio_guidance_scale"] > 1

    def over(self, levels: Sequence[float]) -> Schedule:
        """This will be the same way over other levels of noise, which a scheduler must not shift again."""
        return replace(self, steps=len(levels), sigmas=tuple(levels))

    def call_arguments(self) -> dict[str, Any]:
        """This will be the keyword arguments of `LTX2Pipeline.__call__` that say how to denoise."""
        return {
            **self.guidance,
            "num_inference_steps": self.steps,
            "sigmas": None if self.sigmas is None else list(self.sigmas),
            "spatio_temporal_guidance_blocks": list(self.perturbed_blocks),
            "use_cross_timestep": self.use_cross_timestep,
        }


def is_distilled(scheduler: Mapping[str, Any], name: str) -> bool:
    """This will tell whether a model is a distilled one, by its scheduler's config and the name it is known by.

    Distilled repositories ship the scheduler with dynamic shifting off, because their noise levels must not be
    shifted again; older ones say it in their name only.
    """
    shifts = bool(scheduler.get("use_dynamic_shifting")) or scheduler.get("shift_terminal") is not None
    return not shifts or "distilled" in name.lower()


def distilled_schedule(sigmas: Sequence[float], *, use_cross_timestep: bool) -> Schedule:
    """This will be the schedule of a distilled model: one step for each of its `sigmas`, every guidance off."""
    return Schedule(
        name="distilled",
        steps=len(sigmas),
        sigmas=tuple(sigmas),
        guidance=NO_GUIDANCE,
        negative_prompt=None,
        perturbed_blocks=(),
        use_cross_timestep=use_cross_timestep,
    )


def refining(schedule: Schedule, sigmas: Sequence[float]) -> Schedule:
    """This will be how what was enlarged is refined: over the second stage's `sigmas`, without guidance."""
    return replace(schedule.over(sigmas), guidance=NO_GUIDANCE, negative_prompt=None, perturbed_blocks=())


def full_schedule(transformer: Mapping[str, Any], *, steps: int | None, negative_prompt: str) -> Schedule:
    """This will be the full schedule for a transformer with this config, in `steps` (30 when None).

    A transformer without perturbed attention ignores spatio-temporal guidance, but would be run once more a step for
    it: it is switched off there, which changes no pixel.
    """
    is_first = is_first_generation(transformer)
    perturbs = bool(transformer.get("perturbed_attn"))
    unperturbed = {} if perturbs else {"stg_scale": 0.0, "audio_stg_scale": 0.0}
    block = min(29 if is_first else 28, int(transformer["num_layers"]) - 1)
    return Schedule(
        name="full",
        steps=FULL_STEPS if steps is None else steps,
        sigmas=None,
        guidance={**FULL_GUIDANCE, **unperturbed},
        negative_prompt=negative_prompt,
        perturbed_blocks=(block,) if perturbs else (),
        use_cross_timestep=not is_first,
    )


def is_first_generation(transformer: Mapping[str, Any]) -> bool:
    """This will tell LTX-2.0 from 2.3 and 2.5 by the transformer's config: only 2.0 projects the text by itself."""
    return bool(transformer.get("use_prompt_embeddings", True))
