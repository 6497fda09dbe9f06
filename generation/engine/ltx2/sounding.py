"""What of a clip's sound is given: a voice to speak with, a sound that stays, the end of the sound that came before.

LTX-2's pipelines denoise all of the sound. What is given is put before the transformer at each step instead: tokens that
are known replace the noisy ones, with a time of 0, which says that they are clean; those of a voice are set in front of
the clip's own and left out of the answer. That a voice is taken up from such tokens, and that their places in time are
negative so that they are not taken for the clip's beginning, is the idea of ID-LoRA (Dahan et al., arXiv 2603.10256,
2026). To follow a voice well the model needs an adapter trained for it, which is named like any style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch

from generation.engine.contracts import ClipRequest, Sound
from generation.engine.inputs import Voice
from generation.engine.ltx2.fitting import lead_sound, sound_for
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.hearing import heard
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.sound import SAMPLE_RATE, resampled

VOICE_S = 5.0
"""The length of speech that ID-LoRA was trained with; of a longer voice the beginning is heard."""


@dataclass(frozen=True, kw_only=True)
class GivenSound:
    """What is given of one clip's sound, packed as the transformer takes it."""

    voice: torch.Tensor  # [1, tokens, features]: before the clip's own
    held: torch.Tensor  # [1, tokens of the clip, features]
    is_held: torch.Tensor  # bool [1, tokens of the clip, 1]: where `held` is the sound


def given_sound(loaded: LoadedModel, request: ClipRequest, canvas: Canvas) -> GivenSound | None:
    """This will encode what `request` gives of its sound; None where that is nothing."""
    rework, before = request.rework, request.before
    pipe = loaded.pipe
    length = _token_count(pipe, canvas, request.fps)
    held = torch.zeros(1, length, pipe.transformer.config.audio_in_channels, device=loaded.plan.device)
    is_held = torch.zeros(1, length, 1, dtype=torch.bool, device=loaded.plan.device)
    if rework is not None and rework.keeps_sound:
        tokens = _tokens(loaded, sound_for(rework.footage, request, canvas))[:, :length]
        held[:, : tokens.shape[1]], is_held[:] = tokens, True
    if before is not None and before.sound is not None:
        tokens = _tokens(loaded, lead_sound(before, request, canvas))[
            :, : int(canvas.lead / request.fps * _tokens_a_second(pipe))
        ]
        held[:, : tokens.shape[1]], is_held[:, : tokens.shape[1]] = tokens, True
    voice = held[:, :0] if request.one_voice is None else _tokens(loaded, _heard_part(request.one_voice))
    return GivenSound(voice=voice, held=held, is_held=is_held) if voice.shape[1] or bool(is_held.any()) else None


def heard_samples(voice: Voice | None) -> int:
    """This will be how much of a voice is heard, in samples at 48 kHz."""
    if voice is None:
        return 0
    samples: int = voice.sound.shape[1]
    return round(min(samples / voice.sample_rate, VOICE_S) * SAMPLE_RATE)


def reworked_sound(loaded: LoadedModel, request: ClipRequest, canvas: Canvas) -> torch.Tensor:
    """This will be the sound of the clip that `request` reworks, cut to the canvas, as the pipelines take `audio_latents`.

    Raises ValueError where it reworks none.
    """
    if request.rework is None:
        raise ValueError("there is no clip to rework")
    latents = heard(loaded.pipe, sound_for(request.rework.footage, request, canvas), SAMPLE_RATE, loaded.plan.device)
    length = _token_count(loaded.pipe, canvas, request.fps)
    missing = length - latents.shape[2]
    if missing > 0:
        latents = torch.cat([latents, latents[:, :, -1:].expand(-1, -1, missing, -1)], dim=2)
    return latents[:, :, :length]


@contextmanager
def sounding(transformer: Any, rows: Sequence[GivenSound | None]) -> Iterator[None]:
    """This will give the transformer what is given of the sound, at each of its calls for the time of the `with`.

    `rows` are those of the batch; all of them have something given, and voices of one length, or none has.
    """
    given = [row for row in rows if row is not None]
    if not given:
        yield
        return
    hooks = _Hooks(transformer, given)
    handles = [
        transformer.register_forward_pre_hook(hooks.before, with_kwargs=True),
        transformer.register_forward_hook(hooks.after),
    ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def put_back(pipe: Any, latents: torch.Tensor, given: GivenSound | None) -> torch.Tensor:
    """This will put what was held into the sound's latents, as the pipelines give them: [1, channels, length, bins]."""
    if given is None:
        return latents
    vae, bins = pipe.audio_vae, latents.shape[3]
    plain = pipe._denormalize_audio_latents(given.held, vae.latents_mean, vae.latents_std)
    kept = pipe._unpack_audio_latents(plain, latents.shape[2], num_mel_bins=bins).to(latents)
    return torch.where(given.is_held[:, None].to(latents.device), kept, latents)


class _Hooks:
    def __init__(self, transformer: Any, given: Sequence[GivenSound]) -> None:
        self._voice = torch.cat([row.voice for row in given])
        self._held = torch.cat([row.held for row in given])
        self._is_held = torch.cat([row.is_held for row in given])
        count = self._voice.shape[1]
        places = transformer.audio_rope.prepare_audio_coords(1, count, self._voice.device)
        self._places = places - places.max() if count else places

    def before(self, _module: Any, args: Any, how: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """This will be the transformer's arguments with what is given; guidance calls it with every row twice."""
        noisy, places = how["audio_hidden_states"], how["audio_coords"]
        time = how["timestep"] if how.get("audio_timestep") is None else how["audio_timestep"]
        times = len(noisy) // len(self._held)
        voice, held = (each.repeat(times, 1, 1).to(noisy) for each in (self._voice, self._held))
        is_held = self._is_held.repeat(times, 1, 1).to(noisy.device)
        clean = time.new_zeros(len(noisy), voice.shape[1])
        return args, {
            **how,
            "audio_hidden_states": torch.cat([voice, torch.where(is_held, held, noisy)], dim=1),
            "audio_timestep": torch.cat([clean, time[:, None] * ~is_held[..., 0]], dim=1),
            "audio_coords": torch.cat([self._places.expand(len(noisy), -1, -1, -1).to(places), places], dim=2),
        }

    def after(self, _module: Any, _args: Any, answer: Any) -> Any:
        """This will be the transformer's answer without the voice."""
        picture, sound = answer
        return picture, sound[:, self._voice.shape[1] :]


def _tokens(loaded: LoadedModel, sound: Sound) -> torch.Tensor:
    pipe, vae = loaded.pipe, loaded.pipe.audio_vae
    packed = pipe._pack_audio_latents(heard(pipe, sound, SAMPLE_RATE, loaded.plan.device))
    normal: torch.Tensor = pipe._normalize_audio_latents(packed, vae.latents_mean, vae.latents_std)
    return normal


def _heard_part(voice: Voice) -> Sound:
    return resampled(voice.sound, voice.sample_rate, SAMPLE_RATE)[:, : heard_samples(voice)]


def _token_count(pipe: Any, canvas: Canvas, fps: int) -> int:
    """As the pipelines count them."""
    return round(canvas.frame_count / fps * _tokens_a_second(pipe))


def _tokens_a_second(pipe: Any) -> float:
    packed = pipe.audio_vae_temporal_compression_ratio
    return float(pipe.audio_sampling_rate / pipe.audio_hop_length / float(packed))
