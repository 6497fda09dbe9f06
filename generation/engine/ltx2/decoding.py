"""From latents to frames and sound, exactly as large and as long as was asked for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch

from generation.engine.contracts import Sound, Stage
from generation.engine.ltx2.checks import check_picture
from generation.engine.ltx2.denoising import Latents, clean_time, finite
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.members import Member
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.sound import clip_sound

CONVERTED_FRAMES = 16
"""Frames turned to bytes at once: bounds the memory for the numbers in between."""

Frames = npt.NDArray[np.uint8]
"""A whole clip: uint8 [frames, height, width, 3]."""


def decode(loaded: LoadedModel, latents: Latents, canvas: Canvas, member: Member) -> tuple[Frames, Sound | None]:
    """This will decode one clip. Raises BadOutputError where it is none, and what the member's watch raises."""
    request, watch = member.request, member.watch
    total = 2 if request.audio else 1
    watch.step(Stage.DECODING, 0, total)
    frames = _decode_picture(loaded, latents.picture, canvas)
    check_picture(frames)
    watch.step(Stage.DECODING, 1, total)
    if not request.audio:
        return frames, None
    heard = _decode_sound(loaded, latents.sound)
    sound = clip_sound(heard, rate=loaded.pipe.vocoder.config.output_sampling_rate, length_s=request.length_s)
    watch.step(Stage.DECODING, 2, total)
    return frames, sound


def _decode_picture(loaded: LoadedModel, latents: torch.Tensor, canvas: Canvas) -> Frames:
    vae = loaded.pipe.vae
    here = latents.to(loaded.plan.device, vae.dtype)
    picture = vae.decode(here, clean_time(vae, here), return_dict=False)[0]
    bottom, right = canvas.top + canvas.asked_height, canvas.left + canvas.asked_width
    wanted = picture[0, :, : canvas.asked_frame_count, canvas.top : bottom, canvas.left : right]
    return _to_bytes(finite(wanted, "picture"))


def _decode_sound(loaded: LoadedModel, latents: torch.Tensor) -> npt.NDArray[np.float32]:
    audio_vae = loaded.pipe.audio_vae
    mel = audio_vae.decode(latents.to(loaded.plan.device, audio_vae.dtype), return_dict=False)[0]
    heard = finite(loaded.pipe.vocoder(mel), "sound")
    return np.asarray(heard[0].float().cpu().numpy(), dtype=np.float32)


def _to_bytes(picture: torch.Tensor) -> Frames:
    """This will turn [3, frames, height, width] in -1..1 into uint8 [frames, height, width, 3]."""
    frames = picture.permute(1, 2, 3, 0)
    blocks = [
        (frames[start : start + CONVERTED_FRAMES].float() * 127.5 + 127.5).clamp(0, 255).round().to(torch.uint8).cpu()
        for start in range(0, len(frames), CONVERTED_FRAMES)
    ]
    return torch.cat(blocks).contiguous().numpy()
