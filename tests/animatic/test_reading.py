"""Prompts become scenes: exact values, and an honest word about what was not understood."""

from __future__ import annotations

import pytest

from generation.engine.animatic.lexicon import COLOURS
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Actor, Hour, Scene, Weather


def scene_of(prompt: str) -> Scene:
    return read(prompt, 1).scene


def test_counts_colours_actions_place_and_hour_are_read():
    scene = scene_of("Three red balls bouncing in a kitchen at night")

    assert scene.actors == (Actor(kind="ball", actions=("bounce",), count=3, colour=COLOURS["red"]),)
    assert (scene.setting, scene.hour, scene.weather) == ("kitchen", Hour.NIGHT, Weather.CLEAR)


@pytest.mark.parametrize(
    ("prompt", "kind", "actions", "support", "setting"),
    [
        ("A missed basketball shot that rebounds", "basketball", ("shoot", "bounce"), None, "court"),
        ("a cat doing a backflip on a paddleboard on water", "cat", ("backflip",), "paddleboard", "sea"),
        ("a gymnast on a beam", "gymnast", ("backflip",), "beam", "gym"),
        ("a robot walking in the rain", "robot", ("walk",), None, "street"),
        ("dominoes toppling", "domino", ("topple",), None, "bedroom"),
    ],
)
def test_the_known_scenes_are_read(prompt, kind, actions, support, setting):
    scene = scene_of(prompt)

    assert (scene.actors[0].kind, scene.actors[0].actions) == (kind, actions)
    assert (scene.support, scene.setting) == (support, setting)


def test_missing_and_scoring_are_told_apart():
    assert scene_of("a missed basketball shot").is_missed is True
    assert scene_of("a basketball shot that scores").is_missed is False
    assert scene_of("a basketball shot").is_missed is None


def test_what_is_negated_is_left_out_and_said():
    reading = read("a dog running in the park, no cat and no rain", 1)

    assert [actor.kind for actor in reading.scene.actors] == ["dog"]
    assert reading.scene.weather is Weather.CLEAR
    assert "left out the cat, as you asked" in reading.words
    assert "left out rain, as you asked" in reading.words


def test_without_the_negation_they_are_there():
    scene = scene_of("a dog running in the park, a cat and rain")

    assert [actor.kind for actor in scene.actors] == ["dog", "cat"]
    assert scene.weather is Weather.RAIN


def test_order_is_kept():
    assert scene_of("a robot walks, then dances, then jumps").actors[0].actions == ("walk", "dance", "jump")


def test_an_order_after_a_thing_is_for_whoever_acts():
    girl, ball = scene_of("a girl throws a ball then jumps").actors

    assert girl.actions == ("throw", "jump")
    assert ball.actions == ()


def test_a_colour_that_is_also_a_fruit_is_decided_by_its_neighbour():
    assert scene_of("an orange ball").actors == (Actor(kind="ball", actions=("bounce",), colour=COLOURS["orange"]),)
    assert scene_of("an orange").actors[0].kind == "orange"


def test_the_nearest_thing_plays_a_stranger_and_it_is_said():
    reading = read("a capybara walking", 1)

    assert reading.scene.actors[0].kind == "large animal"
    assert "read *capybara* as *large animal*" in reading.words


def test_unknown_words_are_said_and_known_ones_are_not():
    reading = read("a cat defenestrating a quasar", 1)

    assert "did not know *defenestrating*, *quasar*: left out" in reading.words
    assert not any("did not know" in words for words in read("a cat jumping", 1).words)


@pytest.mark.parametrize("prompt", ["", "🦄🦄🦄", "Быстрая лиса", "a " * 16000, "no no not without", '"""'])
def test_a_prompt_without_a_subject_gets_one_and_is_told(prompt):
    reading = read(prompt, 1)

    assert len(reading.scene.actors) == 1
    assert any("found no subject that I know" in words for words in reading.words)


def test_crowds_are_cut_to_what_fits_and_it_is_said():
    reading = read("200 cats jumping", 1)

    assert reading.scene.actors[0].count == 12
    assert "200 are too many for one picture: there are 12" in reading.words


def test_the_seed_decides_only_what_the_prompt_leaves_open():
    assert read("a red car driving at night", 1) == read("a red car driving at night", 2)
    assert len({read("", seed).scene.actors[0].kind for seed in range(20)}) > 3
