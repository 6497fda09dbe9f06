"""A clip's sound taken out of it and made into another."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from benchmarks.provenance.rewriting import cut, filtered, heard, write_sound
from media.contracts import Sound

FORMATS = {"aac": "mp4", "libmp3lame": "mp3", "libopus": "ogg"}


@dataclass(frozen=True, kw_only=True)
class SoundRecipe:
    """What is done to a sound, in the order of the fields."""

    spans_s: tuple[tuple[float, float], ...] = ((0.0, 1e9),)
    mix: Callable[[Sound], Sound] | None = None  # float32 [2, samples] at 48 kHz to the same
    chain: str = ""  # FFmpeg's sound filters; the rate they leave is the rate of the file
    codec: str = ""  # "aac", "libmp3lame" or "libopus"; "": none
    bit_rate: int = 0  # bits a second


class NoSoundError(Exception):
    """The clip has no sound track."""


def rewrite_sound(clip: Path, out: Path, recipe: SoundRecipe) -> None:
    """This will write a stereo WAV (16 bits) of what the recipe makes of a clip's sound. Raises NoSoundError."""
    sound = heard(clip)
    if sound is None:
        raise NoSoundError(clip.name)
    kept = cut(sound, recipe.spans_s)
    mixed = kept if recipe.mix is None else recipe.mix(kept)
    changed, rate = filtered(mixed, recipe.chain)
    if recipe.codec:
        changed = coded(changed, rate, recipe)
    samples = np.round(np.clip(changed, -1.0, 1.0) * 32767).astype("<i2")
    with wave.open(str(out), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.ascontiguousarray(samples.T).tobytes())


def coded(sound: Sound, rate: int, recipe: SoundRecipe) -> Sound:
    """This will be a sound after a lossy codec, at the rate it had, whatever the codec decodes to."""
    file = io.BytesIO()
    with av.open(file, "w", format=FORMATS[recipe.codec]) as target:
        track = target.add_stream(recipe.codec, rate=rate, layout="stereo")
        track.bit_rate = recipe.bit_rate
        write_sound(target, track, sound, rate)
    file.seek(0)
    with av.open(file) as source:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=rate)
        pieces = [piece for frame in source.decode(audio=0) for piece in resampler.resample(frame)]
        pieces += resampler.resample(None)
    return np.concatenate([piece.to_ndarray() for piece in pieces], axis=1)


def read_wave(path: Path) -> tuple[Sound, int]:
    """This will be a 16-bit stereo WAV's samples, float32 [2, samples] in -1..1, and its rate in Hz."""
    with wave.open(str(path), "rb") as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
        return (samples.T / np.float32(32768)).astype(np.float32), file.getframerate()


def mixed_with(other: Sound, level_db: float) -> Callable[[Sound], Sound]:
    """This will lay another sound (repeated or cut to length) under one, `level_db` louder than it (RMS)."""

    def mix(sound: Sound) -> Sound:
        count = sound.shape[1]
        under = np.tile(other, (1, -(-count // other.shape[1])))[:, :count]
        gain = 10 ** (level_db / 20) * _rms(sound) / _rms(under)
        total = sound + np.float32(gain) * under
        return total / max(1.0, float(np.abs(total).max()))

    return mix


def _rms(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound.astype(np.float64) ** 2))) + 1e-9
