"""The vocoder's sound becomes the clip's: same pitch, same start, exact length."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from generation.engine.ltx2.sound import clip_sound, resampled

LENGTH_S = Fraction(2)


def tone(hz: float, rate: int, seconds: float = 2.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(round(rate * seconds)) / rate)).astype(np.float32)


def level_db(sound: np.ndarray, hz: float) -> float:
    """This will be the level of one frequency in dB under full scale, by a windowed Fourier transform at 48 kHz."""
    window = np.hanning(len(sound))
    wave = np.exp(-2j * np.pi * hz * np.arange(len(sound)) / 48_000)
    return float(20 * np.log10(2 * abs(np.sum(sound * window * wave)) / window.sum() + 1e-12))


@pytest.mark.parametrize("rate", [16_000, 24_000, 44_100])
def test_a_tone_is_the_same_tone_at_48_khz(rate: int) -> None:
    sound = clip_sound(np.stack([tone(440, rate), tone(5000, rate)]), rate=rate, length_s=LENGTH_S)

    assert (sound.shape, sound.dtype) == ((2, 96_000), np.float32)
    for side, hz in ((0, 440), (1, 5000)):
        error = (sound[side] - tone(hz, 48_000))[1000:-1000]
        assert 20 * np.log10(np.sqrt(np.mean(error**2)) / 0.354) < -80


def test_resampling_adds_no_mirror_tone() -> None:
    heard = tone(9000, 24_000)

    sound = clip_sound(np.stack([heard, heard]), rate=24_000, length_s=LENGTH_S)[0]
    # What joining the samples by straight lines would have given.
    drawn = np.interp(np.arange(96_000) / 2, np.arange(48_000), heard)

    assert level_db(sound, 9000) == pytest.approx(-6.02, abs=0.05)
    assert level_db(sound, 15_000) < -80
    assert level_db(drawn, 15_000) == pytest.approx(-16.2, abs=0.1)


def test_sound_at_the_right_rate_and_length_is_untouched() -> None:
    heard = np.stack([tone(440, 48_000), tone(880, 48_000)])

    assert np.array_equal(clip_sound(heard, rate=48_000, length_s=LENGTH_S), heard)


def test_sound_that_ends_early_fades_into_silence() -> None:
    heard = np.full((2, 48_000), 0.5, np.float32)

    sound = clip_sound(heard, rate=48_000, length_s=Fraction(31, 24))

    assert sound.shape == (2, 62_000)
    assert np.array_equal(sound[:, : 48_000 - 240], heard[:, 240:])
    assert np.abs(np.diff(sound[0])).max() < 0.003  # no step that would click
    assert not sound[:, 48_000:].any()


def test_sound_that_is_too_long_is_cut() -> None:
    heard = np.stack([tone(440, 48_000, 3), tone(880, 48_000, 3)])

    assert np.array_equal(clip_sound(heard, rate=48_000, length_s=LENGTH_S), heard[:, :96_000])


def test_mono_is_heard_on_both_sides_and_too_loud_is_limited() -> None:
    sound = clip_sound(np.full((1, 96_000), 1.5, np.float32), rate=48_000, length_s=LENGTH_S)

    assert np.array_equal(sound, np.ones((2, 96_000), np.float32))


@pytest.mark.parametrize("rate", [8_000, 44_100, 192_000])
@pytest.mark.parametrize("samples", range(6))
def test_a_sound_of_hardly_any_samples_is_hardly_any_sound(samples: int, rate: int) -> None:
    heard = resampled(np.zeros((2, samples), np.float32), rate, 16_000)

    assert heard.dtype == np.float32
    assert heard.shape[0] == 2
    assert heard.shape[1] <= max(2 * samples, 1)
    assert clip_sound(np.zeros((1, samples), np.float32), rate=rate, length_s=LENGTH_S).shape == (2, 96_000)
