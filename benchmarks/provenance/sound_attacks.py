"""What people do to a clip's sound when they take it for something else."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from benchmarks.provenance import sounds
from benchmarks.provenance.cases import Attack, Case, Medium, Severity
from benchmarks.provenance.waves import SoundRecipe, mixed_with
from media.contracts import Sound
from media.tracks import SAMPLE_RATE

EVERYDAY, HARD, BEYOND = Severity.EVERYDAY, Severity.HARD, Severity.BEYOND


@lru_cache(maxsize=4)
def _other(maker: sounds.Maker, room_s: float = 0.25) -> Sound:
    return sounds.make(maker, -20, room_s=room_s, count=6 * SAMPLE_RATE, seed=4711)


def _music(case: Case, level_db: float) -> Callable[[Sound], Sound]:
    return mixed_with(_other((sounds.piano, sounds.beat)[case.variant % 2]), level_db)


def _speed(share: float) -> str:
    return f"asetrate={round(SAMPLE_RATE * share)},aresample={SAMPLE_RATE}"


def _over_the_air(case: Case) -> SoundRecipe:
    """A loudspeaker without lows, a room of half a second, a phone's microphone with its noise, AAC."""
    room = np.random.default_rng(case.variant).normal(0, 1, (1, SAMPLE_RATE // 2)) * 10 ** (
        -3 * np.linspace(0, 1, SAMPLE_RATE // 2)
    )
    tail = (room / np.sqrt(np.sum(room**2))).astype(np.float32)

    def mix(sound: Sound) -> Sound:
        size = sound.shape[1] + tail.shape[1]
        wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[:, : sound.shape[1]]
        return mixed_with(_other(sounds.hiss), -25)((0.8 * sound + 0.5 * wet).astype(np.float32))

    return SoundRecipe(mix=mix, chain="highpass=f=250,lowpass=f=9000", codec="aac", bit_rate=64_000)


def _without_a_second(case: Case) -> SoundRecipe:
    middle_s = case.duration_s / 2
    return SoundRecipe(spans_s=((0.0, middle_s - 0.5), (middle_s + 0.5, case.duration_s)))


def _row(
    name: str, severity: Severity, imitates: str, make: Callable[[Case], SoundRecipe], variants: int = 1
) -> Attack:
    return Attack(name=name, severity=severity, imitates=imitates, make=make, medium=Medium.SOUND, variants=variants)


SOUND_ATTACKS: tuple[Attack, ...] = (
    _row("sound-aac-64k", EVERYDAY, "A messenger's AAC.", lambda case: SoundRecipe(codec="aac", bit_rate=64_000)),
    _row("sound-mp3-64k", EVERYDAY, "Ripped to a small MP3.",
         lambda case: SoundRecipe(codec="libmp3lame", bit_rate=64_000)),
    _row("sound-mp3-128k", EVERYDAY, "Ripped to an ordinary MP3.",
         lambda case: SoundRecipe(codec="libmp3lame", bit_rate=128_000)),
    _row("sound-opus-48k", EVERYDAY, "A voice app's or a video site's Opus.",
         lambda case: SoundRecipe(codec="libopus", bit_rate=48_000)),
    _row("sound-44k1", EVERYDAY, "An editor's project at 44.1 kHz.", lambda case: SoundRecipe(chain="aresample=44100")),
    _row("sound-32k", EVERYDAY, "An old camera's rate, 32 kHz.", lambda case: SoundRecipe(chain="aresample=32000")),
    _row("sound-22k05", HARD, "A game's or a widget's rate, 22.05 kHz.",
         lambda case: SoundRecipe(chain="aresample=22050")),
    _row("sound-faster-3", HARD, "Played 3 % faster, the pitch with it.", lambda case: SoundRecipe(chain=_speed(1.03))),
    _row("sound-slower-5", HARD, "Played 5 % slower, the pitch with it.", lambda case: SoundRecipe(chain=_speed(0.95))),
    _row("sound-tempo-5", HARD, "5 % faster or slower by an app that keeps the pitch.",
         lambda case: SoundRecipe(chain=f"atempo={(1.05, 0.95)[case.variant]}"), 2),
    _row("sound-gain", EVERYDAY, "12 dB softer, or 6 dB louder and clipped where it is too loud.",
         lambda case: SoundRecipe(chain=f"volume={(-12, 6)[case.variant]}dB"), 2),
    _row("sound-levelled", EVERYDAY, "An editor's 'normalise loudness'.",
         lambda case: SoundRecipe(chain="dynaudnorm=f=250:g=5")),
    _row("sound-mono", EVERYDAY, "Both channels mixed to one.",
         lambda case: SoundRecipe(chain="pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0+0.5*c1")),
    _row("sound-low-pass", HARD, "Dull: nothing above 4 kHz.",
         lambda case: SoundRecipe(chain="lowpass=f=4000:p=2,lowpass=f=4000:p=2")),
    _row("sound-telephone", BEYOND, "Through a telephone: 300 to 3400 Hz at 8 kHz.",
         lambda case: SoundRecipe(chain="highpass=f=300,lowpass=f=3400,aresample=8000")),
    _row("sound-equaliser", EVERYDAY, "Bass +6 dB and treble +4 dB, or the reverse.",
         lambda case: SoundRecipe(chain=("bass=g=6,treble=g=4", "bass=g=-6,treble=g=-4")[case.variant]), 2),
    _row("sound-noise", HARD, "Noise laid over it, 20 dB below.",
         lambda case: SoundRecipe(mix=mixed_with(_other(sounds.hiss), -20))),
    _row("sound-denoised", HARD, "A messenger's or an editor's noise suppression.",
         lambda case: SoundRecipe(chain="afftdn=nr=12:nf=-40")),
    _row("sound-echo", HARD, "An echo effect.", lambda case: SoundRecipe(chain="aecho=0.8:0.7:90|160:0.4|0.25")),
    _row("sound-second-cut-out", EVERYDAY, "A second cut out of the middle.", _without_a_second),
    _row("sound-two-seconds", HARD, "Two seconds kept.",
         lambda case: SoundRecipe(spans_s=case.window(2.0), codec="aac", bit_rate=96_000), 2),
    _row("sound-music", HARD, "Music laid under it, 12 dB below.",
         lambda case: SoundRecipe(mix=_music(case, -12), codec="aac", bit_rate=96_000), 2),
    _row("sound-music-loud", BEYOND, "Music over it as loud as it is itself.",
         lambda case: SoundRecipe(mix=_music(case, 0), codec="aac", bit_rate=96_000), 2),
    _row("sound-semitone", BEYOND, "Sung higher: a semitone up, the tempo kept.",
         lambda case: SoundRecipe(chain=f"{_speed(1.0595)},atempo=0.94384")),
    _row("sound-over-the-air", BEYOND, "Recorded from a loudspeaker across a room.", _over_the_air),
)  # fmt: skip
