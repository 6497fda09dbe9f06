"""The sounds of a batch's clips, decoded together: four rows take the vocoder some 60 % of the time of four calls."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch

from generation.engine.ltx2.memory import free
from generation.engine.ltx2.model import LoadedModel


class BatchSound:
    """Decodes all when the first is asked for, and keeps what it has for the others."""

    def __init__(self) -> None:
        self._latents: dict[int, torch.Tensor] = {}
        self._heard: dict[int, npt.NDArray[np.float32]] = {}

    def add(self, row: int, latents: torch.Tensor) -> None:
        """This will hold `latents` [1, channels, length, mel bins] for the clip of `row`, until they are decoded."""
        self._latents[row] = latents

    def heard(self, loaded: LoadedModel, row: int) -> npt.NDArray[np.float32]:
        """This will be the sound of `row`, float32 [1 or 2, samples] at the vocoder's rate; not all numbers need be finite.

        A card without room for all of them decodes this one alone, and raises what that raises.
        """
        if row not in self._heard:
            try:
                self._decode(loaded, list(self._latents))
            except torch.OutOfMemoryError:
                if len(self._latents) == 1:
                    raise
            if row not in self._heard:  # outside of `except`, which would hold on to what took the room
                free()
                self._decode(loaded, [row])
        return self._heard[row]

    def _decode(self, loaded: LoadedModel, rows: list[int]) -> None:
        audio_vae = loaded.pipe.audio_vae
        latents = torch.cat([self._latents[row] for row in rows]).to(loaded.plan.device, audio_vae.dtype)
        heard = loaded.pipe.vocoder(audio_vae.decode(latents, return_dict=False)[0]).float().cpu().numpy()
        for row, sound in zip(rows, heard, strict=True):
            self._heard[row] = sound
            del self._latents[row]
