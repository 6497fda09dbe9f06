"""From sound to the latents that LTX-2 hears it as: a log-mel spectrogram through the encoder of its audio VAE.

diffusers has the decoder's side only. The spectrogram is the one that LTX-2's own code makes for training: 1,024 points
around each hop, magnitudes, mel bands of Slaney's shape and area, natural logarithm no lower than that of 1e-5.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from generation.engine.contracts import Sound
from generation.engine.ltx2.sound import resampled

POINTS = 1024
FLOOR = 1e-5
LINEAR_TO_HZ = 1000.0
HZ_A_MEL = 200 / 3
MELS_AN_OCTAVE_STEP = 27 / np.log(6.4)  # above 1 kHz Slaney's scale is logarithmic: 27 mels from 1 to 6.4 kHz


def heard(pipe: Any, sound: Sound, rate: int, device: str) -> torch.Tensor:
    """This will be the latents of `sound` (float32 [2, samples] at `rate` Hz): [1, channels, length, mel bins].

    As the audio VAE gives them, which is what LTX-2's pipelines take as `audio_latents`.
    """
    vae = pipe.audio_vae
    own_rate, hop, bands = pipe.audio_sampling_rate, pipe.audio_hop_length, pipe.audio_vae.config.mel_bins
    mel = log_mel(resampled(sound, rate, own_rate), rate=own_rate, hop=hop, bands=bands)
    spectrogram = torch.from_numpy(mel).to(device, vae.dtype)
    latents: torch.Tensor = vae.encode(spectrogram[None]).latent_dist.mode().float()
    return latents


def log_mel(sound: Sound, *, rate: int, hop: int, bands: int) -> npt.NDArray[np.float32]:
    """This will be the log-mel spectrogram of [channels, samples]: float32 [channels, 1 + samples // hop, bands]."""
    samples = torch.from_numpy(np.ascontiguousarray(sound, np.float32))
    if samples.shape[1] <= POINTS // 2:  # shorter than what is mirrored at its ends
        samples = torch.nn.functional.pad(samples, (0, POINTS // 2 + 1 - samples.shape[1]))
    window = torch.hann_window(POINTS)
    spectrum = torch.stft(samples, POINTS, hop, window=window, center=True, pad_mode="reflect", return_complex=True)
    mel = torch.from_numpy(mel_bands(rate, bands)) @ spectrum.abs()
    return mel.clamp(min=FLOOR).log().transpose(1, 2).contiguous().numpy()


@lru_cache(maxsize=4)
def mel_bands(rate: int, bands: int) -> npt.NDArray[np.float32]:
    """This will be the weights of `bands` triangles from 0 Hz to half the rate, each of area 1: [bands, 513]."""
    corners = _hz(np.linspace(0, _mel(rate / 2), bands + 2))
    frequencies = np.linspace(0, rate / 2, POINTS // 2 + 1)
    low, middle, high = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    rising, falling = (frequencies - low) / (middle - low), (high - frequencies) / (high - middle)
    triangles = np.clip(np.minimum(rising, falling), 0, None)
    return np.asarray(triangles * 2 / (high - low), np.float32)


def _mel(hz: float) -> float:
    if hz < LINEAR_TO_HZ:
        return hz / HZ_A_MEL
    return float(LINEAR_TO_HZ / HZ_A_MEL + np.log(hz / LINEAR_TO_HZ) * MELS_AN_OCTAVE_STEP)


def _hz(mels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    linear = LINEAR_TO_HZ / HZ_A_MEL
    above = LINEAR_TO_HZ * np.exp((np.maximum(mels, linear) - linear) / MELS_AN_OCTAVE_STEP)
    return np.where(mels < linear, mels * HZ_A_MEL, above)
