"""From prompts to latents: all prompts of a batch are read together and go through one denoising loop together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from generation.engine.contracts import Frame, Stage
from generation.engine.errors import BadOutputError
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.members import Member, tell
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.plan import Placement
from generation.engine.ltx2.reading import Reader, Text, told
from generation.engine.ltx2.turns import Turns

GLIMPSES = 4
"""Pictures shown of a clip while it is denoised. One costs the decoding of one frame: 2 % of a step at 720p, by the
count of operations."""

GLIMPSE_WIDTH = 180


@dataclass(frozen=True, kw_only=True)
class Latents:
    """A clip before decoding."""

    picture: torch.Tensor  # [1, channels, frames, height, width]
    sound: torch.Tensor  # [1, channels, length, mel bins]
    notes: tuple[str, ...]


def denoise(
    loaded: LoadedModel, reader: Reader, members: Sequence[Member], canvas: Canvas, turns: Turns
) -> list[Latents | None]:
    """This will read and denoise a batch on `canvas`, one row a member: None for who has left or whose row is no clip.

    A row depends on its own prompt and seed alone. Between two steps the card is given to whoever waits for it.
    Raises NobodyWaitsError.
    """
    texts, negatives = _read(loaded, reader, members)
    with told(loaded.pipe, texts, negatives) as words:
        answer = loaded.pipe(
            **words,
            **loaded.schedule.call_arguments(),
            width=canvas.width,
            height=canvas.height,
            num_frames=canvas.frame_count,
            frame_rate=float(members[0].request.fps),
            # Noise made on the CPU: a seed gives the same clip whichever card draws it, and in whichever row.
            generator=[torch.Generator("cpu").manual_seed(member.request.seed) for member in members],
            output_type="latent",
            callback_on_step_end=_Telling(loaded, members, canvas, turns),
        )
    return [_row(answer, number, member, texts[number].notes) for number, member in enumerate(members)]


def finite(tensor: torch.Tensor, what: str) -> torch.Tensor:
    """This will give `tensor` back. Raises BadOutputError where a number in it is none."""
    if not bool(torch.isfinite(tensor).all()):
        raise BadOutputError(f"The model's numbers for the {what} are not all finite.")
    return tensor


def _row(answer: Any, number: int, member: Member, notes: tuple[str, ...]) -> Latents | None:
    """Copies: a row that waits for its decoding must not hold on to the whole batch."""
    row = None
    with member.spared():
        if member.outcome is None:
            row = Latents(
                picture=finite(answer.frames[number : number + 1], "picture's latents").clone(),
                sound=finite(answer.audio[number : number + 1], "sound's latents").clone(),
                notes=notes,
            )
    return row


def _read(loaded: LoadedModel, reader: Reader, members: Sequence[Member]) -> tuple[list[Text], list[Text]]:
    """This will be the texts of everybody's prompts and, where there is guidance, of what to keep away from."""
    tell(members, Stage.READING, 0, 1)
    prompts = [member.request.prompt for member in members]
    negatives = [loaded.schedule.negative_prompt or ""] * len(prompts) if loaded.schedule.is_guided else []
    texts = reader.read(loaded, [*prompts, *negatives])
    tell(members, Stage.READING, 1, 1)
    return texts[: len(prompts)], texts[len(prompts) :]


class _Telling:
    """The pipeline's callback after each step: tells the watches, shows glimpses, gives way. Answers with a dict."""

    def __init__(self, loaded: LoadedModel, members: Sequence[Member], canvas: Canvas, turns: Turns) -> None:
        self._loaded = loaded
        self._members = members
        self._canvas = canvas
        self._turns = turns
        self._before: torch.Tensor | None = None

    def __call__(self, pipe: Any, index: int, _time: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        latents, total = tensors["latents"], pipe.num_timesteps
        before, self._before = self._before, latents
        previews = self._glimpses(before, latents, index) if before is not None and self._shows(index, total) else ()
        tell(self._members, Stage.DENOISING, index + 1, total, previews)
        self._turns.give_way()
        return {}

    def _shows(self, index: int, total: int) -> bool:
        """Not where parts are moved to the card to work: a glimpse would send the transformer away in mid-course."""
        is_here = self._loaded.plan.placement is Placement.RESIDENT
        return is_here and (index + 1) % max(1, total // GLIMPSES) == 0

    def _glimpses(self, before: torch.Tensor, latents: torch.Tensor, index: int) -> list[Frame | None]:
        """This will be the middle of each clip as it would look, were the rest of the way straight.

        The latents are still noisy; two of them, a step apart, give the direction (an Euler step is a straight line),
        and that leads to the clean end: x0 = x - sigma * dx / dsigma.
        """
        sigmas = self._loaded.pipe.scheduler.sigmas
        slope = (latents - before) / (sigmas[index + 1] - sigmas[index])
        clean = self._unpacked(latents - sigmas[index + 1] * slope)
        middle = clean.shape[2] // 2
        return [
            self._glimpse(clean[row : row + 1, :, middle : middle + 1]) if member.outcome is None else None
            for row, member in enumerate(self._members)
        ]

    def _unpacked(self, latents: torch.Tensor) -> torch.Tensor:
        """This will turn [rows, tokens, features] into the decoder's [rows, channels, frames, height, width]."""
        pipe, canvas = self._loaded.pipe, self._canvas
        unpacked = pipe._unpack_latents(
            latents,
            (canvas.frame_count - 1) // pipe.vae_temporal_compression_ratio + 1,
            canvas.height // pipe.vae_spatial_compression_ratio,
            canvas.width // pipe.vae_spatial_compression_ratio,
            pipe.transformer_spatial_patch_size,
            pipe.transformer_temporal_patch_size,
        )
        vae = pipe.vae
        clean = pipe._denormalize_latents(unpacked, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)
        return torch.nan_to_num(clean)

    def _glimpse(self, latents: torch.Tensor) -> Frame:
        vae = self._loaded.pipe.vae
        time = clean_time(vae, latents)
        picture = vae.decode(latents.to(vae.dtype), time, return_dict=False)[0][0, :, 0]
        stride = max(1, picture.shape[-1] // GLIMPSE_WIDTH)
        small = picture[:, ::stride, ::stride].permute(1, 2, 0).float() * 127.5 + 127.5
        return np.ascontiguousarray(small.nan_to_num().clamp(0, 255).to(torch.uint8).cpu().numpy())


def clean_time(vae: Any, latents: torch.Tensor) -> torch.Tensor | None:
    """This will be the clean end of time for a decoder that takes one, as the pipeline has it when nothing is said."""
    return torch.zeros(1, device=latents.device, dtype=vae.dtype) if vae.config.timestep_conditioning else None
