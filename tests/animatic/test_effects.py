"""Sounds that a prompt names: found, made, laid out in time."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from generation.engine.animatic.sound.effects.naming import animal, heard
from generation.engine.animatic.sound.effects.placing import Blow, cues, eased, levelled
from generation.engine.animatic.sound.effects.table import EFFECTS, Lies
from generation.engine.animatic.sound.loudness import hop_powers, lufs_of
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, peak
from generation.engine.animatic.soundtrack import sounded
from generation.engine.animatic.speech.dialogue import SILENCE
from tests.animatic.scenes import asked, simulated


@cache
def made(name: str) -> Signal:
    return EFFECTS[name].make(0.8, np.random.default_rng(3))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("thunder", "thunder"),
        ("a door creaks", "door creak"),
        ("doors slamming", "door slam"),
        ("bells ringing", "bells"),
        ("Sleigh bells", "sleigh bells"),
        ("engines roaring", "engine"),
        ("wolf howling", "howl"),
        ("glass shattering", "glass breaking"),
        ("the sound of a police siren", "siren"),
        ("crowd cheering", "cheer"),
        ("dog barking", "bark"),
    ],
)
def test_words_find_their_sound(words, name):
    found = heard(words)

    assert found is not None
    assert (found.effect.name, found.is_near) == (name, False)


def test_how_loud_and_how_far_is_heard_in_the_words():
    soft, loud, far = heard("a faint bell"), heard("loud squelch"), heard("siren in the distance")

    assert soft is not None
    assert loud is not None
    assert far is not None
    assert soft.level_db < 0 < loud.level_db
    assert (far.effect.name, far.is_far) == ("siren", True)


def test_what_no_table_knows_is_played_as_what_is_near_to_it_and_said():
    assert "I play tibetan bowl as gong." in read("a monk sits. SFX: tibetan bowl").remarks
    assert not any("I play" in each for each in read("a monk sits. SFX: gong").remarks)


def test_no_sound_is_no_sound_and_too_many_are_said():
    assert not any("I play" in each for each in read("a dog. SFX: no sound").remarks)
    assert laid("no sound", "none") == []
    assert "Only the first 12 of 13 sounds are played." in read(f"a dog. SFX: {', '.join(list(EFFECTS)[:13])}").remarks


def test_what_cannot_be_made_is_said():
    assert "I can't make the sound of ветер: left out." in read("a dog. SFX: ветер").remarks


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_every_sound_is_a_sound(name):
    """Finite, audible, without an offset, beginning and ending without a click."""
    sound = eased(levelled(made(name)))

    assert np.isfinite(sound).all()
    assert 0.05 < peak(sound) <= 0.9 + 1e-9  # as far as a processor's own rounding
    assert abs(float(sound.mean())) < 0.02 * peak(sound)
    assert abs(sound[0]) < 0.25 * peak(sound)
    assert lufs_of(float(hop_powers(np.stack([sound, sound]).astype(np.float32)).max())) > -36


def test_there_are_more_than_forty_and_no_two_are_alike():
    fingerprints = {}
    for effect in EFFECTS.values():
        spectrum = np.abs(np.fft.rfft(made(effect.name), SAMPLE_RATE))
        bands = np.add.reduceat(spectrum**2, np.unique(np.geomspace(30, 15_000, 24).astype(int)))
        fingerprints[effect.name] = np.log(bands / bands.sum() + 1e-5)
    names = list(fingerprints)
    matrix = np.array([fingerprints[name] for name in names])
    distance = np.sqrt(((matrix[:, None] - matrix[None]) ** 2).mean(axis=2)) + np.eye(len(names))

    assert len(EFFECTS) >= 40
    assert distance.min() > 0.05, [names[each] for each in np.unravel_index(distance.argmin(), distance.shape)]


@pytest.mark.parametrize(
    ("name", "low_hz", "high_hz"),
    [("thunder", 30, 500), ("crickets", 3500, 5500), ("glass breaking", 1500, 9000), ("heartbeat", 30, 200)],
)
def test_sounds_lie_where_they_belong(name, low_hz, high_hz):
    spectrum = np.abs(np.fft.rfft(EFFECTS[name].make(3.0, np.random.default_rng(1)), 4 * SAMPLE_RATE)) ** 2
    centre = float((spectrum * np.arange(spectrum.shape[0])).sum() / spectrum.sum() / 4)

    assert low_hz < centre < high_hz


def laid(*words: str, blows: tuple[Blow, ...] = (), duration_s: float = 4.0) -> list[tuple[str, float]]:
    rng = np.random.default_rng(1)
    return [(cue.sound.effect.name, cue.at_s) for cue in cues(words, blows, duration_s, rng)]


def test_beds_last_and_others_come_in_their_order():
    order = laid("rain", "a knock", "door creak", "a scream")

    assert order[0] == ("rain", 0.0)
    assert [name for name, _ in order[1:]] == ["knock", "door creak", "scream"]
    times = [at for _, at in order[1:]]
    assert times == sorted(times)
    assert times[-1] < 3.5


def test_a_blow_is_heard_with_the_hardest_contact_and_applause_after_it():
    blows = (Blow(0.6, 1.0, 0.0), Blow(1.4, 5.0, 0.3))

    assert laid("crash", "applause", blows=blows) == [("crash", 1.4), ("applause", pytest.approx(1.85))]


def test_in_a_long_clip_a_call_comes_again():
    assert len(laid("owl", duration_s=30.0)) > 2
    assert len(laid("owl", duration_s=4.0)) == 1


def test_a_named_sound_is_in_the_clip_and_nowhere_without_its_name():
    def high(prompt: str) -> float:
        performance = simulated(prompt, duration_s=1.5)
        spectrum = np.abs(
            np.fft.rfft(sounded(performance.footage, SILENCE, asked(prompt, duration_s=1.5)).mean(axis=0))
        )
        hz = np.fft.rfftfreq(72_000, 1 / SAMPLE_RATE)
        return float((spectrum[(hz > 4200) & (hz < 4500)] ** 2).sum() / (spectrum**2).sum())

    assert high("a pumpkin in the kitchen. SFX: crickets") > 20 * high("a pumpkin in the kitchen")


def test_a_cow_moos_whoever_plays_it():
    assert animal("cow") is EFFECTS["moo"].make
    assert animal("car") is None


def test_every_place_in_time_is_used():
    assert {effect.lies for effect in EFFECTS.values()} == set(Lies)
