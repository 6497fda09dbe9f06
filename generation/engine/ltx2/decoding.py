"""From latents to frames and sound, exactly as large and as long as was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import torch

from generation.engine.contracts import ClipRequest, Sound, Stage
from generation.engine.fitting import covering
from generation.engine.inputs import Frames
from generation.engine.ltx2.checks import check_picture, check_sound
from generation.engine.ltx2.denoising import Latents, finite
from generation.engine.ltx2.fitting import frames_at, sound_for
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.members import Member
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.regions import kept
from generation.engine.ltx2.sound import SAMPLE_RATE, clip_sound
from generation.engine.ltx2.telling import clean_time

CONVERTED_FRAMES = 4
"""Frames turned to bytes at once: bounds the memory for the numbers in between."""


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """A clip in frames and samples at 48 kHz."""

    frames: Frames
    sound: Sound | None
    lead_sound: Sound | None = None  # before the first frame, where the clip goes on from another


def decode(loaded: LoadedModel, latents: Latents, canvas: Canvas, member: Member) -> Decoded:
    """This will decode one clip. Raises BadOutputError where it is none, and what the member's watch raises."""
    request, watch = member.request, member.watch
    total = 2 if request.audio else 1
    watch.step(Stage.DECODING, 0, total)
    frames = _decode_picture(loaded, latents.picture, canvas)
    check_picture(frames)
    frames = _kept(frames, request, canvas)
    watch.step(Stage.DECODING, 1, total)
    if not request.audio:
        return Decoded(frames=frames, sound=None)
    whole = _sound_of(loaded, latents, request, canvas)
    watch.step(Stage.DECODING, 2, total)
    lead = round(canvas.lead / request.fps * SAMPLE_RATE)
    return Decoded(frames=frames, sound=whole[:, lead:], lead_sound=whole[:, :lead] if lead else None)


def _kept(frames: Frames, request: ClipRequest, canvas: Canvas) -> Frames:
    """What a clip that is edited in places keeps, it keeps to the pixel."""
    rework = request.rework
    if rework is None or not rework.regions:
        return frames
    before = [
        covering(frame, request.width, request.height)
        for frame in frames_at(rework.footage, request.fps, request.frame_count)
    ]
    return kept(frames, np.stack(before), rework.regions, request.fps)


def _sound_of(loaded: LoadedModel, latents: Latents, request: ClipRequest, canvas: Canvas) -> Sound:
    """The sound of the frames that are delivered and of those before them."""
    length_s = request.length_s + Fraction(canvas.lead, request.fps)
    rework = request.rework
    if rework is not None and rework.keeps_sound:
        return sound_for(rework.footage, request, canvas)[:, : round(length_s * SAMPLE_RATE)]
    heard = _decode_sound(loaded, latents)
    sound = clip_sound(heard, rate=loaded.pipe.vocoder.config.output_sampling_rate, length_s=length_s)
    check_sound(sound)
    return sound


def _decode_picture(loaded: LoadedModel, latents: torch.Tensor, canvas: Canvas) -> Frames:
    vae = loaded.pipe.vae
    here = latents.to(loaded.plan.device, vae.dtype)
    picture = vae.decode(here, clean_time(vae, here), return_dict=False)[0]
    bottom, right = canvas.top + canvas.asked_height, canvas.left + canvas.asked_width
    end = canvas.lead + canvas.asked_frame_count
    wanted = picture[0, :, canvas.lead : end, canvas.top : bottom, canvas.left : right]
    return _to_bytes(finite(wanted, "picture"))


def _decode_sound(loaded: LoadedModel, latents: Latents) -> npt.NDArray[np.float32]:
    heard = latents.batch_sound.heard(loaded, latents.row)
    finite(torch.from_numpy(heard), "sound")
    return heard


def _to_bytes(picture: torch.Tensor) -> Frames:
    """This will turn [3, frames, height, width] in -1..1 into uint8 [frames, height, width, 3]."""
    frames = np.empty((picture.shape[1], *picture.shape[2:], 3), np.uint8)
    there = torch.from_numpy(frames)
    for start in range(0, len(frames), CONVERTED_FRAMES):
        block = picture[:, start : start + CONVERTED_FRAMES].float() * 127.5
        levels = block.add_(127.5).clamp_(0, 255).round_().to(torch.uint8)
        there[start : start + CONVERTED_FRAMES] = levels.cpu().permute(1, 2, 3, 0)
    return frames
