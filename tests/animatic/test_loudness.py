"""Loudness and true peak as broadcasters measure them, and the level a clip is brought to."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
import pytest
from av.filter import Graph

from generation.engine.animatic.sound.loudness import hop_powers, integrated, true_peak_db
from generation.engine.animatic.sound.mastering import mastered
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Stereo


def by_ffmpeg(sound: Stereo) -> tuple[float, float]:
    """Integrated loudness and true peak (dBTP) as libavfilter's `ebur128` reads them."""
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=SAMPLE_RATE, format="fltp", layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )
    meter, sink = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    read: dict[str, str] = {}
    for begin in range(0, sound.shape[1], 4800):
        piece = np.ascontiguousarray(sound[:, begin : begin + 4800])
        frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, begin, Fraction(1, SAMPLE_RATE)
        source.push(frame)
        while (out := _pulled(sink)) is not None:
            read |= dict(out.metadata)
    peak = max(float(read[f"lavfi.r128.true_peaks_ch{side}"]) for side in (0, 1))
    return float(read["lavfi.r128.I"]), 20 * float(np.log10(peak))


def _pulled(sink: av.filter.context.FilterContext) -> av.AudioFrame | None:
    try:
        return sink.pull()
    except (av.BlockingIOError, av.EOFError):
        return None


def bursts(every_s: float, *, seconds: float = 8.0) -> Stereo:
    """Short noises, `every_s` apart, in silence."""
    rng = np.random.default_rng(1)
    loud = (np.arange(round(seconds * SAMPLE_RATE)) % round(every_s * SAMPLE_RATE)) < 4000
    return (rng.normal(0, 0.2, (2, loud.shape[0])) * loud).astype(np.float32)


def steady(amplitude: float, *, seconds: float = 6.0) -> Stereo:
    return np.random.default_rng(2).normal(0, amplitude, (2, round(seconds * SAMPLE_RATE))).astype(np.float32)


@pytest.mark.parametrize("sound", [steady(0.1), bursts(0.9), bursts(2.5)], ids=["steady", "beats", "sparse"])
def test_we_measure_what_ffmpeg_measures(sound):
    loudness, peak = by_ffmpeg(sound)

    assert integrated(hop_powers(sound))[0] == pytest.approx(loudness, abs=0.05)
    assert true_peak_db(sound) == pytest.approx(peak, abs=0.6)  # its filter is shorter than ours


def test_a_sine_of_997_hz_reads_as_the_standard_says():
    t = np.arange(5 * SAMPLE_RATE) / SAMPLE_RATE
    tone = np.stack([np.sin(2 * np.pi * 997 * t), np.zeros_like(t)]).astype(np.float32)

    assert integrated(hop_powers(tone))[0] == pytest.approx(-3.01, abs=0.01)
    assert true_peak_db(tone) == pytest.approx(0.0, abs=0.01)


def test_a_peak_between_samples_is_seen():
    t = np.arange(SAMPLE_RATE)
    tone = np.stack([np.sin(np.pi * t / 2 + np.pi / 4)] * 2).astype(np.float32) * np.hanning(SAMPLE_RATE).astype(
        np.float32
    )

    assert 20 * np.log10(np.abs(tone).max()) == pytest.approx(-3.01, abs=0.01)
    assert true_peak_db(tone) == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("amplitude", [0.003, 0.1, 0.7])
def test_continuous_sound_is_brought_to_sixteen_under(amplitude):
    sound = mastered(steady(amplitude))

    assert integrated(hop_powers(sound))[0] == pytest.approx(-16.0, abs=0.1)


def test_music_with_hard_beats_keeps_its_loudness_under_the_ceiling():
    beats = 6 * bursts(0.5) + steady(0.05, seconds=8.0)

    sound = mastered(beats)

    assert true_peak_db(sound) <= -1.0
    assert integrated(hop_powers(sound))[0] == pytest.approx(-16.0, abs=1.0)


def test_a_few_sounds_in_quiet_are_not_pressed_to_loudness():
    clicks = np.zeros((2, 8 * SAMPLE_RATE), np.float32)
    clicks[:, 4 * SAMPLE_RATE : 4 * SAMPLE_RATE + 60] = np.hanning(60)

    sound = mastered(clicks)

    assert true_peak_db(sound) == pytest.approx(-1.3, abs=0.05)
    assert integrated(hop_powers(sound))[0] < -20


def test_the_limiter_lets_go_of_what_comes_after_a_peak():
    quiet = steady(0.05)
    loud = quiet.copy()
    loud[:, 3 * SAMPLE_RATE : 3 * SAMPLE_RATE + 500] += 0.9

    sound = mastered(loud.copy())
    late = slice(round(3.9 * SAMPLE_RATE), None)
    scale = np.sqrt((sound[:, late] ** 2).mean() / (loud[:, late] ** 2).mean())
    early = np.sqrt((sound[:, :SAMPLE_RATE] ** 2).mean() / (loud[:, :SAMPLE_RATE] ** 2).mean())

    assert scale == pytest.approx(early, rel=0.01)


def test_silence_stays_silence():
    assert not mastered(np.zeros((2, SAMPLE_RATE), np.float32)).any()
