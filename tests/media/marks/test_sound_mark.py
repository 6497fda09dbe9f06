"""A clip's number in its sound: it comes back after what happens to sounds, and nothing comes back where none is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
import pytest

from benchmarks.sound_mark.attacks import (
    as_mastered,
    coded,
    equalised,
    faster,
    low_passed,
    noisy,
    resampled,
    stretched,
    without_middle,
)
from benchmarks.sound_mark.hearing import hearing
from benchmarks.sound_mark.sounds import make
from media.contracts import Sound
from media.errors import FrameShapeError
from media.marks.payload import NUMBER_MAX, Payload
from media.marks.sound import SoundMark
from media.marks.sound.grid import Grid
from media.marks.sound.onsets import held_under

RATE = 48_000
NUMBER = 123_456_789
PAYLOAD = Payload(b"a key of the check, in the tests")
MARK = SoundMark(PAYLOAD, b"a key of the grid, in the tests")


@pytest.fixture(scope="module")
def street() -> Sound:
    """Two cars and a crash of the engine that needs no card, 4 s."""
    return make("animatic crash", 4.0, 7)


@pytest.fixture(scope="module")
def posted(street: Sound) -> Sound:
    return as_mastered(MARK.burn(street, NUMBER))


@pytest.fixture(scope="module")
def talk() -> Sound:
    return as_mastered(MARK.burn(make("speech", 4.0, 7), NUMBER))


def number_in(sound: Sound, rate: int = RATE) -> int | None:
    found = MARK.find(sound, rate)
    return found.number if found else None


@pytest.mark.parametrize(("codec", "container"), [("aac", "adts"), ("libmp3lame", "mp3")])
def test_the_number_comes_back_from_64_kbit_a_second(posted: Sound, talk: Sound, codec: str, container: str) -> None:
    heard = [coded(sound, codec, container, 64_000) for sound in (posted, talk)]

    assert [number_in(*each) for each in heard] == [NUMBER, NUMBER]


@pytest.mark.parametrize("rate", [44_100, 32_000, 22_050])
def test_the_number_comes_back_at_another_rate(posted: Sound, rate: int) -> None:
    assert number_in(*resampled(posted, rate)) == NUMBER


@pytest.mark.parametrize(
    ("changed", "speed"), [(faster, 1.03), (faster, 0.95), (stretched, 1.05)], ids=["higher", "lower", "pitch kept"]
)
def test_the_number_comes_back_at_another_speed(
    talk: Sound, changed: Callable[[Sound, float], tuple[Sound, int]], speed: float
) -> None:
    found = MARK.find(*changed(talk, speed))

    assert found is not None
    assert found.number == NUMBER
    assert found.speed == pytest.approx(speed, abs=0.0051)  # speeds are tried half a percent apart


def test_a_second_cut_from_the_beginning_is_told_by_the_offset(posted: Sound) -> None:
    found = MARK.find(posted[:, RATE:], RATE)

    assert found is not None
    assert found.number == NUMBER
    # AAC's first block of 1024 samples is silence: what was cut is that much less of the sound.
    assert found.offset_s == pytest.approx(1 - 1024 / RATE, abs=0.03)


def test_the_number_comes_back_when_a_second_is_cut_from_the_middle(talk: Sound) -> None:
    assert number_in(without_middle(talk, 1.0)) == NUMBER


@pytest.mark.parametrize(
    "changed",
    [
        lambda sound: sound.mean(axis=0, keepdims=True),
        lambda sound: sound * np.float32(0.1),
        equalised,
        lambda sound: low_passed(sound, 8000),
        lambda sound: noisy(sound, 30),
    ],
    ids=["mono", "quiet", "equalised", "low-passed", "noisy"],
)
def test_the_number_comes_back_from_a_changed_sound(talk: Sound, changed: Callable[[Sound], Sound]) -> None:
    assert number_in(changed(talk)) == NUMBER


def test_the_number_comes_back_when_all_happens_at_once(posted: Sound) -> None:
    mono = np.tile(posted[:, RATE:].mean(axis=0), (2, 1))

    assert number_in(*coded(faster(mono, 1.03)[0], "aac", "adts", 64_000)) == NUMBER


def test_a_long_sound_is_searched_in_pieces_until_one_speaks(posted: Sound) -> None:
    silence = np.zeros((2, 20 * RATE), np.float32)

    assert number_in(np.concatenate([silence, posted], axis=1)) == NUMBER


@pytest.mark.parametrize("number", [0, NUMBER_MAX])
def test_every_number_fits(street: Sound, number: int) -> None:
    assert number_in(MARK.burn(street, number)) == number


def test_where_there_is_no_mark_nothing_is_found() -> None:
    kinds = ("impacts", "rain", "engine", "speech", "melody", "drums", "birds", "animatic crash")
    sounds = [make(kind, 4.0, 11) for kind in kinds]
    windows = [sound[:, begin : begin + 2 * RATE] for sound in sounds for begin in (0, RATE, 2 * RATE)]

    assert [number_in(window) for window in windows] == [None] * 24


@pytest.mark.parametrize(
    "stranger",
    [
        SoundMark(PAYLOAD, b"another key of the grid"),
        SoundMark(Payload(b"another key of the check"), b"a key of the grid, in the tests"),
    ],
    ids=["grid", "check"],
)
def test_a_wrong_key_finds_nothing(posted: Sound, stranger: SoundMark) -> None:
    assert stranger.find(posted, RATE) is None
    assert number_in(posted) == NUMBER


@pytest.mark.parametrize(("lasting_s", "number"), [(1.0, NUMBER), (0.2, None)])
def test_a_second_of_sound_in_silence_is_enough_and_a_fifth_is_not(lasting_s: float, number: int | None) -> None:
    sound = make("rain", 4.0, 3)
    sound[:, int(lasting_s * RATE) :] = 0

    assert number_in(as_mastered(MARK.burn(sound, NUMBER))) == number


def test_a_sound_too_short_has_no_number(posted: Sound) -> None:
    assert number_in(posted[:, : int(1.4 * RATE)]) is None


def test_silence_stays_silence(street: Sound) -> None:
    silence = np.zeros((2, RATE), np.float32)

    marked = MARK.burn(np.concatenate([silence, street], axis=1), NUMBER)

    assert not MARK.burn(silence, NUMBER).any()
    assert not marked[:, :RATE].any()
    assert number_in(marked) == NUMBER


def test_nothing_goes_beyond_full_scale() -> None:
    loud = make("rain", 2.0, 3)
    loud /= np.abs(loud).max()

    marked = [MARK.burn(loud, number) for number in range(4)]

    assert max(np.abs(each).max() for each in marked) == 1.0  # without a bound one of them would go beyond
    assert (marked[0].shape, marked[0].dtype) == (loud.shape, np.float32)


def test_what_is_not_finite_becomes_silence(street: Sound) -> None:
    wild = street.copy()
    wild[:, 1000], wild[:, 2000] = np.nan, np.inf
    torn = MARK.burn(street, NUMBER)
    torn[:, 1000], torn[:, 2000] = np.nan, np.inf

    assert np.isfinite(MARK.burn(wild, NUMBER)).all()
    assert number_in(torn) == NUMBER


def test_the_same_sound_number_and_key_give_the_same_samples(street: Sound) -> None:
    again = SoundMark(PAYLOAD, b"a key of the grid, in the tests")

    assert np.array_equal(MARK.burn(street, NUMBER), again.burn(street, NUMBER))
    assert not np.array_equal(MARK.burn(street, NUMBER), again.burn(street, NUMBER + 1))


def test_the_grid_of_a_key_is_the_same_for_ever() -> None:
    grid = Grid.of(b"a key")
    written = grid.bit_of.astype("<i8").tobytes() + grid.sign_of.tobytes()

    assert np.bincount(grid.bit_of.ravel()).tolist() == [10] * 192
    assert hashlib.sha256(written).hexdigest() == "de1afdfc51f69c539b99cfbc4af1e3304403e228f313083bbc556e0b0d77fc2b"


@pytest.mark.parametrize("kind", ["rain", "speech", "impacts"])
def test_the_ear_does_not_notice(kind: str) -> None:
    sound = make(kind, 2.0, 5)

    heard = hearing(sound, MARK.burn(sound, NUMBER))

    assert heard.noise_to_mask_db < -9
    assert heard.bands_above_mask < 0.01
    assert heard.snr_db > 15


def test_a_measure_that_hears_a_mark_four_times_as_strong() -> None:
    sound = make("speech", 2.0, 5)

    heard = hearing(sound, sound + 4 * (MARK.burn(sound, NUMBER) - sound))

    assert heard.noise_to_mask_db > -3


def test_before_an_impact_there_is_nothing() -> None:
    clap = np.zeros((2, RATE), np.float32)
    clap[:, RATE // 2 :] = 0.5 * np.random.default_rng(4).normal(0, 1, (2, RATE // 2))

    change = MARK.burn(clap, NUMBER) - clap
    unheld = np.full_like(clap, 0.01)

    assert not change[:, : RATE // 2].any()
    assert change[:, RATE // 2 :].any()
    assert not held_under(unheld, clap)[:, : RATE // 2 - 64].any()


def test_a_sound_of_another_shape_is_refused(street: Sound) -> None:
    for wrong in (street[0], street[:1], np.zeros((3, 100), np.float32)):
        with pytest.raises(FrameShapeError):
            MARK.burn(wrong, NUMBER)
    for wrong in (street[0], np.zeros((0, RATE), np.float32)):
        with pytest.raises(FrameShapeError):
            MARK.find(wrong, RATE)


def test_a_number_that_does_not_fit_is_refused(street: Sound) -> None:
    with pytest.raises(ValueError, match="a mark carries"):
        MARK.burn(street, NUMBER_MAX + 1)
