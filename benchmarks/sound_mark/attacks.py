"""What happens to a clip's sound after it has left: coders, other rates and speeds, cuts, rooms and phones.

Every attack takes float32 [2, samples] at 48 kHz and gives (float32 [channels, samples], rate in Hz).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction

import av
import numpy as np

from media.contracts import Sound
from media.tracks import SOUND_BIT_RATE

RATE = 48_000
Heard = tuple[Sound, int]


def coded(sound: Sound, codec: str, container: str, bits_per_s: int, rate: int = RATE) -> Heard:
    """This will be the sound after one of FFmpeg's coders."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as target:
        stream = target.add_stream(codec, rate=rate, layout="stereo")
        stream.bit_rate = bits_per_s
        resampler = av.AudioResampler(format=stream.format.name, layout="stereo", rate=rate)
        for frame in [*resampler.resample(_frame(sound, RATE)), *resampler.resample(None)]:
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    file.seek(0)
    with av.open(file) as source:
        pieces = [frame.to_ndarray() for frame in source.decode(audio=0)]
        return np.concatenate(pieces, axis=1).astype(np.float32), source.streams.audio[0].rate


def as_mastered(sound: Sound) -> Sound:
    """This will be the sound as a clip's master holds it: AAC at the product's bit rate."""
    return coded(sound, "aac", "adts", SOUND_BIT_RATE)[0]


def _frame(sound: Sound, rate: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound, np.float32), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    return frame


def resampled(sound: Sound, rate: int, from_rate: int = RATE) -> Heard:
    """This will be the sound at another rate."""
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=rate)
    pieces = [*resampler.resample(_frame(sound, from_rate)), *resampler.resample(None)]
    return np.concatenate([piece.to_ndarray() for piece in pieces], axis=1), rate


def faster(sound: Sound, speed: float) -> Heard:
    """This will be the sound played faster, and so higher."""
    return resampled(sound, RATE, round(RATE * speed))


def stretched(sound: Sound, speed: float) -> Heard:
    """This will be the sound at another tempo and the same pitch (FFmpeg's atempo, overlap and add)."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="fltp", layout="stereo", time_base=Fraction(1, RATE))
    tempo, sink = graph.add("atempo", f"{speed}"), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    source.push(_frame(sound, RATE))
    source.push(None)
    pieces = []
    while True:
        try:
            pieces.append(sink.pull().to_ndarray().reshape(-1, 2).T)  # atempo gives both channels in turn
        except (av.error.EOFError, av.error.BlockingIOError):
            return np.concatenate(pieces, axis=1), RATE


def filtered(sound: Sound, gain: Callable[[np.ndarray], np.ndarray]) -> Sound:
    """This will be the sound after a filter of zero phase; `gain` gets frequencies in Hz."""
    spectrum = np.fft.rfft(sound, axis=1) * gain(np.fft.rfftfreq(sound.shape[1], 1 / RATE))
    return np.fft.irfft(spectrum, sound.shape[1], axis=1).astype(np.float32)


def low_passed(sound: Sound, hz: float) -> Sound:
    """This will be the sound without what lies above."""
    return filtered(sound, lambda axis: 1 / np.sqrt(1 + (axis / hz) ** 24))


def equalised(sound: Sound) -> Sound:
    """This will be the sound with bass up by 4 dB, a dip of 4 dB at 1 kHz and treble up by 3 dB."""
    return filtered(
        sound,
        lambda hz: (
            10
            ** (
                (
                    4 / (1 + (hz / 200) ** 2)
                    - 4 * np.exp(-(np.log2(np.maximum(hz, 1) / 1000) ** 2))
                    + 3 * hz**2 / (hz**2 + 5000**2)
                )
                / 20
            )
        ),
    )


def noisy(sound: Sound, snr_db: float) -> Sound:
    """This will be the sound in white noise."""
    chance = np.random.default_rng(77)
    level = np.sqrt(np.mean(sound**2)) * 10 ** (-snr_db / 20)
    return (sound + chance.normal(0, 1, sound.shape) * level).astype(np.float32)


def recorded_by_phone(sound: Sound) -> Heard:
    """This will be a phone's recording of a loudspeaker: mono, 200 to 7000 Hz, a room of 0.25 s, noise at 25 dB, AAC."""
    chance = np.random.default_rng(78)
    mono = sound.mean(axis=0)
    time = np.arange(int(0.4 * RATE)) / RATE
    tail = chance.normal(0, 1, time.size) * 10 ** (-3 * time / 0.25) * (time > 0.003)
    tail *= 0.5 / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    size = mono.size + tail.size
    wet = np.fft.irfft(np.fft.rfft(mono, size) * np.fft.rfft(tail, size), size)[: mono.size]
    band = filtered(wet[None], lambda hz: 1 / np.sqrt((1 + (200 / np.maximum(hz, 1)) ** 8) * (1 + (hz / 7000) ** 8)))
    return coded(noisy(np.tile(band, (2, 1)), 25), "aac", "adts", 96_000)


def without_middle(sound: Sound, seconds: float) -> Sound:
    """This will be the sound with a piece cut out of its middle."""
    middle, half = sound.shape[1] // 2, int(seconds * RATE / 2)
    return np.concatenate([sound[:, : middle - half], sound[:, middle + half :]], axis=1)


ATTACKS: dict[str, Callable[[Sound], Heard]] = {
    "as posted": lambda sound: (sound, RATE),
    "aac 64k": lambda sound: coded(sound, "aac", "adts", 64_000),
    "mp3 64k": lambda sound: coded(sound, "libmp3lame", "mp3", 64_000),
    "opus 48k": lambda sound: coded(sound, "libopus", "ogg", 48_000),
    "44.1 kHz": lambda sound: resampled(sound, 44_100),
    "32 kHz": lambda sound: resampled(sound, 32_000),
    "22.05 kHz": lambda sound: resampled(sound, 22_050),
    "speed +3 %": lambda sound: faster(sound, 1.03),
    "speed +5 %": lambda sound: faster(sound, 1.05),
    "speed -5 %": lambda sound: faster(sound, 0.95),
    "tempo +5 %": lambda sound: stretched(sound, 1.05),
    "tempo -5 %": lambda sound: stretched(sound, 0.95),
    "pitch +4 %": lambda sound: stretched(faster(sound, 1.04)[0], 1 / 1.04),
    "first 1 s cut": lambda sound: (sound[:, RATE:], RATE),
    "last 1.3 s cut": lambda sound: (sound[:, : -int(1.3 * RATE)], RATE),
    "middle 1 s cut": lambda sound: (without_middle(sound, 1.0), RATE),
    "gain -15 dB": lambda sound: (sound * np.float32(0.178), RATE),
    "gain +9 dB": lambda sound: (np.clip(sound * np.float32(2.82), -1, 1), RATE),
    "mono": lambda sound: (sound.mean(axis=0, keepdims=True), RATE),
    "left only": lambda sound: (sound[:1], RATE),
    "equaliser": lambda sound: (equalised(sound), RATE),
    "low-pass 8 kHz": lambda sound: (low_passed(sound, 8000), RATE),
    "low-pass 4 kHz": lambda sound: (low_passed(sound, 4000), RATE),
    "noise 30 dB": lambda sound: (noisy(sound, 30), RATE),
    "noise 20 dB": lambda sound: (noisy(sound, 20), RATE),
    "phone": recorded_by_phone,
    "mono, +3 %, 1 s cut, aac 64k": lambda sound: coded(
        faster(np.tile(sound[:, RATE:].mean(axis=0), (2, 1)), 1.03)[0], "aac", "adts", 64_000
    ),
}

BEYOND = {"noise 20 dB", "low-pass 4 kHz", "phone", "opus 48k", "left only"}
"""Looked at as well, but not promised."""
