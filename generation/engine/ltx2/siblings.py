"""LTX-2's pipelines over one set of parts.

diffusers' own way from one pipeline to another (`from_pipe`) turns the shared weights into 32-bit numbers; making the
other one of the same parts does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from diffusers import LTX2ConditionPipeline
from diffusers.utils.torch_utils import randn_tensor

from generation.engine.ltx2.given import Given


class GivenPipeline(LTX2ConditionPipeline):
    """LTX2ConditionPipeline for a batch in which each row has pictures and clips of its own.

    The original gives every row the same conditions, and knows moments in latent frames only. Its denoising loop is
    general: it is told a certainty for each token, what those that are given are, and where more tokens have their
    places. Those are all made here, from one `Given` a row, passed as `conditions`.
    """

    def prepare_latents(
        self,
        conditions: Sequence[Given] = (),
        *_: Any,
        noise_scale: float = 1.0,
        generator: list[torch.Generator] | None = None,
        dtype: torch.dtype | None = None,
        device: torch.device | None = None,
        **__: Any,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor | None]:
        """This will be the noised tokens, their certainty, what is given of them, and the places of those beside."""
        given = torch.cat([torch.cat([row.clip.values, row.beside.values], dim=1) for row in conditions])
        certainty = torch.cat([torch.cat([row.clip.certainty, row.beside.certainty], dim=1) for row in conditions])
        given, certainty = given.to(device, dtype), certainty.to(device, dtype)
        noise = randn_tensor(given.shape, generator=generator, device=device, dtype=dtype)
        amount = (1 - certainty) * noise_scale
        places = torch.cat([row.places for row in conditions]).to(device)
        return noise * amount + given * (1 - amount), certainty, given, places if places.shape[2] else None


def sibling(kind: type, pipe: Any, *, scheduler: Any = None) -> Any:
    """This will be a pipeline of another kind over the parts of `pipe`, perhaps with a scheduler of its own."""
    made = kind(**{**pipe.components, "scheduler": scheduler or pipe.scheduler})
    made.set_progress_bar_config(disable=True)
    return made
