"""What members hear and see while their clips are denoised."""

from __future__ import annotations

import time
from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
import torch

from generation.engine.contracts import Frame, Stage
from generation.engine.ltx2.given import latent_shape
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.members import Member, tell
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.plan import Placement
from generation.engine.ltx2.turns import Turns

GLIMPSES = 8
"""Into so many parts, at most, a long denoising falls; between them a picture of the clip is shown."""

STEPS_BETWEEN_GLIMPSES = 4
"""At least, where there are more. One glimpse costs the decoding of one frame, 2 % of a step at 720p by the count of
operations, and the first steps of a short denoising hardly show more than each other."""

GLIMPSES_APART_S = 1.0
"""At least, and so long after the denoising began: whoever waits is shown a picture a second and no more, and for a clip
that is ready before that there is nothing to look at meanwhile."""

GLIMPSE_WIDTH = 180


class Telling:
    """The pipelines' callback after each step: tells the watches, shows glimpses, gives way. Answers with a dict."""

    def __init__(self, loaded: LoadedModel, members: Sequence[Member], turns: Turns, *, total: int) -> None:
        self._loaded = loaded
        self._members = members
        self._turns = turns
        self._total = total  # steps of all calls
        self._done = 0
        self._between = self._due = max(min(STEPS_BETWEEN_GLIMPSES, total - 1), total // GLIMPSES)
        self._shown_at = time.monotonic()
        self._dtype = loaded.pipe.vae.dtype  # kept: a model of diffusers goes through all its layers to tell it
        self._shape = (0, 0, 0)  # of the clip's latents
        self._before: torch.Tensor | None = None

    def on(self, canvas: Canvas) -> Telling:
        """This will be itself, for a call that renders on `canvas`."""
        self._shape, self._before = latent_shape(self._loaded.pipe, canvas), None
        if self._done:  # another size is worth a look as soon as its direction is known
            self._due = min(self._due, self._done + 2)
        return self

    def __call__(self, pipe: Any, index: int, _time: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        self._done += 1
        latents = tensors["latents"]
        before, self._before = self._before, latents
        previews: Sequence[Frame | None] = ()
        if before is not None and self._shows():
            previews = self._glimpses(pipe, before, latents, index)
            self._due, self._shown_at = self._done + self._between, time.monotonic()
        tell(self._members, Stage.DENOISING, self._done, self._total, previews)
        self._turns.give_way()
        return {}

    def _shows(self) -> bool:
        """Not where parts are moved to the card to work: a glimpse would send the transformer away in mid-course. Not of
        the last step: the clip itself comes next.
        """
        is_here = self._loaded.plan.placement is not Placement.BY_PART
        is_due = self._due <= self._done < self._total
        return is_here and is_due and time.monotonic() - self._shown_at >= GLIMPSES_APART_S

    def _glimpses(self, pipe: Any, before: torch.Tensor, latents: torch.Tensor, index: int) -> list[Frame | None]:
        """This will be the middle of each clip as it would look, were the rest of the way straight.

        The latents are still noisy; two of them, a step apart, give the direction (an Euler step is a straight line),
        and that leads to the clean end: x0 = x - sigma * dx / dsigma.
        """
        sigmas = pipe.scheduler.sigmas
        slope = (latents - before) / (sigmas[index + 1] - sigmas[index])
        clean = self._unpacked(latents - sigmas[index + 1] * slope)
        middle = clean.shape[2] // 2
        return [
            self._glimpse(clean[row : row + 1, :, middle : middle + 1]) if member.outcome is None else None
            for row, member in enumerate(self._members)
        ]

    def _unpacked(self, latents: torch.Tensor) -> torch.Tensor:
        """This will turn [rows, tokens, features] into the decoder's [rows, channels, frames, height, width]."""
        pipe = self._loaded.pipe
        packed = pipe.transformer_spatial_patch_size**2 * pipe.transformer_temporal_patch_size
        unpacked = pipe._unpack_latents(
            latents[:, : prod(self._shape) // packed],  # beside them may be tokens that are no part of the clip
            *self._shape,
            pipe.transformer_spatial_patch_size,
            pipe.transformer_temporal_patch_size,
        )
        vae = pipe.vae
        clean = pipe._denormalize_latents(unpacked, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)
        return torch.nan_to_num(clean)

    def _glimpse(self, latents: torch.Tensor) -> Frame:
        vae = self._loaded.pipe.vae
        here = latents.to(self._dtype)
        picture = vae.decode(here, clean_time(vae, here), return_dict=False)[0][0, :, 0]
        stride = max(1, picture.shape[-1] // GLIMPSE_WIDTH)
        small = picture[:, ::stride, ::stride].permute(1, 2, 0).float() * 127.5 + 127.5
        return np.ascontiguousarray(small.nan_to_num().clamp(0, 255).to(torch.uint8).cpu().numpy())


def clean_time(vae: Any, latents: torch.Tensor) -> torch.Tensor | None:
    """This will be the clean end of time for a decoder that takes one, as the pipeline has it when nothing is said, in the
    type of `latents`.
    """
    return torch.zeros(1, device=latents.device, dtype=latents.dtype) if vae.config.timestep_conditioning else None
