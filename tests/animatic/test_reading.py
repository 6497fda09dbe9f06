"""Prompts become scenes: exact values, and an honest word about what was not understood."""

from __future__ import annotations

import pytest

from generation.engine.animatic.lexicon import COLOURS
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Actor, Hour, Line, Scene, Tie, Weather


def scene_of(prompt: str) -> Scene:
    return read(prompt).scene


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
        ("dominoes toppling", "domino", ("topple",), None, "living room"),
    ],
)
def test_the_known_scenes_are_read(prompt, kind, actions, support, setting):
    scene = scene_of(prompt)

    assert (scene.actors[0].kind, scene.actors[0].actions) == (kind, actions)
    assert (scene.support, scene.setting) == (support, setting)


def test_a_board_at_the_beach_lies_on_its_water():
    scene = scene_of("a cat does a backflip on a paddleboard at the beach")

    assert (scene.setting, scene.support) == ("sea", "paddleboard")


def test_missing_and_scoring_are_told_apart():
    assert scene_of("a missed basketball shot").is_missed is True
    assert scene_of("a basketball shot that scores").is_missed is False
    assert scene_of("a basketball shot").is_missed is None


def test_what_is_negated_is_left_out_and_said():
    reading = read("a dog running in the park, no cat and no rain")

    assert [actor.kind for actor in reading.scene.actors] == ["dog"]
    assert reading.scene.weather is Weather.CLEAR
    assert reading.remarks == ("Left out, as you asked: the cat, rain.",)


def test_without_the_negation_they_are_there():
    scene = scene_of("a dog running in the park, a cat and rain")

    assert [actor.kind for actor in scene.actors] == ["dog", "cat"]
    assert scene.weather is Weather.RAIN


def test_order_is_kept():
    assert scene_of("a robot walks, then dances, then jumps").actors[0].actions == ("walk", "dance", "jump")


def test_who_is_chased_runs_and_so_does_a_jogger():
    assert [actor.actions for actor in scene_of("a dog chases a cat").actors] == [("chase",), ("flee",)]
    assert scene_of("a cat and a jogger").actors[1].actions == ("run",)


def test_an_order_after_a_thing_is_for_whoever_acts():
    girl, ball = scene_of("a girl throws a ball then jumps").actors

    assert girl.actions == ("throw", "jump")
    assert ball.actions == ()


def test_a_colour_that_is_also_a_fruit_is_decided_by_its_neighbour():
    assert scene_of("an orange ball").actors == (Actor(kind="ball", actions=("bounce",), colour=COLOURS["orange"]),)
    assert scene_of("an orange").actors[0].kind == "orange"


def test_the_nearest_thing_plays_a_stranger_and_it_is_said():
    reading = read("a wombat walking")

    assert reading.scene.actors[0].kind == "bear"
    assert reading.first == ("I can't draw wombat: here is a bear instead.",)


def test_unknown_words_are_read_as_what_is_nearest_and_it_is_said():
    reading = read("a cat galumphing past a quasar")

    assert reading.scene.actors[0].actions == ("walk",)
    assert reading.remarks == ("I read galumph as walk.",)
    assert reading.first == ("I can't draw quasar: here is a camera instead.",)


def test_known_words_need_no_remark():
    reading = read("a cat jumping")

    assert (reading.first, reading.remarks) == ((), ())


@pytest.mark.parametrize("prompt", ["", "🦄🦄🦄", "Быстрая лиса", "a " * 16000, "no no not without", '"""'])
def test_a_prompt_without_a_subject_gets_one_and_is_told(prompt):
    reading = read(prompt)

    assert [actor.kind for actor in reading.scene.actors] == ["ball"]
    assert reading.first[-1].endswith(("here is a ball.", "here is a ball instead."))


@pytest.mark.parametrize(
    ("prompt", "kinds", "left_out"),
    [
        ("a man playing guitar by a campfire", ["person", "guitar", "campfire"], ()),
        ("a boat sails over waves", ["boat"], ()),
        ("a rocket on a launch pad", ["rocket"], ("launch pad",)),
        ("a drone flies between skyscrapers", ["drone"], ()),
        ("a detective smoking a cigarette", ["detective"], ("cigarette",)),
        ("ocean waves", ["boat"], ()),
    ],
)
def test_scenery_is_left_out_and_said_rather_than_played_by_a_thing(prompt, kinds, left_out):
    reading = read(prompt)

    assert [actor.kind for actor in reading.scene.actors] == kinds
    assert reading.left_out == left_out


def test_a_rocket_that_lifts_off_flies_and_is_in_no_gym():
    scene = read("a rocket lifts off from a launch pad").scene

    assert (scene.actors[0].actions, scene.setting) == (("fly",), "park")


def test_crowds_are_cut_to_what_fits_and_it_is_said():
    reading = read("200 cats jumping")

    assert reading.scene.actors[0].count == 12
    assert reading.remarks == ("200 are too many for one picture: at most 12 fit.",)


def test_what_is_unknown_is_played_by_a_ball_and_named_first():
    reading = read("флюгер")

    assert reading.scene.actors[0].kind == "ball"
    assert reading.first[-1] == "I don't know флюгер: here is a ball instead."


def test_what_is_understood_and_not_played_is_said():
    reading = read('a cook weighs a clock, film noir, music: jazz, and says "Ready."')

    assert reading.undone == ("the cook doesn't *weigh* the clock",)


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [("Ein Hund läuft auf der Straße", "dog"), ("un chien dans la rue", "dog"), ("Быстрая лиса", "ball")],
)
def test_another_language_is_named_before_all_else(prompt, kind):
    reading = read(prompt)

    assert reading.first[0] == "This engine reads English only."
    assert reading.scene.actors[0].kind == kind


@pytest.mark.parametrize("prompt", ["a bear in a den", "glass shatters slowly", "a cat jumping", "🦄🦄🦄"])
def test_english_is_not_taken_for_another_language(prompt):
    assert "This engine reads English only." not in read(prompt).first


def test_a_shot_is_one_at_a_hoop_only_beside_a_ball_or_court():
    assert scene_of("a barista takes a shot of espresso").setting == "office"
    assert scene_of("a girl takes a shot on a basketball court").actors[0].actions == ("shoot",)


def test_mountains_bring_no_weather_that_was_not_asked():
    rainy, snowy = scene_of("a red car on a mountain road in the rain"), scene_of("a bear on a mountain in the snow")

    assert (rainy.setting, rainy.weather) == ("street", Weather.RAIN)
    assert (snowy.setting, snowy.weather) == ("snow", Weather.SNOW)
    assert scene_of("a penguin in the arctic").weather is Weather.CLEAR


def test_a_place_without_a_set_is_named():
    said = read("a girl at the Statue of Liberty").first

    assert said == ("I can't draw statue of liberty: here is a street instead.",)


@pytest.mark.parametrize(
    "prompt", ["a" * 32_000, "a-" * 16_000, "cat's " * 5_000, '"' * 32_000, "Shot 1: a dog. " * 2_000]
)
def test_no_length_of_anything_makes_it_fail_or_long_winded(prompt):
    reading = read(prompt)

    assert 1 <= len(reading.scene.actors) <= 4
    assert all(len(sentence) < 120 for sentence in reading.first)


def test_who_says_what_stands_in_the_scene_with_its_sounds_and_its_music():
    scene = scene_of('A happy red robot says "hello there" to two dogs. SFX: thunder. music: slow jazz. noir style')

    assert scene.lines == (Line(text="hello there", speaker=0),)
    assert (scene.effects, scene.music, scene.style) == (("thunder",), "slow jazz", "noir")
    assert [(actor.noun, actor.mood) for actor in scene.actors] == [("robot", "happy"), ("dog", None)]


def test_who_holds_whom_is_known_by_their_places_among_the_actors():
    assert scene_of("A girl holding a cat in a park").ties == (Tie(a=0, relation="holding", b=1),)


def test_a_name_before_a_colon_is_whoever_was_named_before():
    scene = scene_of(
        'A robot and a girl stand in a kitchen. Robot: "I made breakfast." Girl: "Is that a boot?" Cat: "Meow."'
    )

    assert [actor.noun for actor in scene.actors] == ["robot", "girl", "cat"]
    assert [line.speaker for line in scene.lines] == [0, 1, 2]


def test_a_woman_is_no_man_who_speaks():
    scene = scene_of('A woman asks "Where is my cat?" and a man answers "On the roof!"')

    assert [line.speaker for line in scene.lines] == [0, 1]


def test_a_sentence_that_ends_in_a_colon_is_no_name():
    scene = scene_of('A man and a woman meet. The woman asks "Where?" The man answers: "There."')

    assert [actor.noun for actor in scene.actors] == ["man", "woman"]
    assert [line.speaker for line in scene.lines] == [1, 0]


@pytest.mark.parametrize("place", ["down a snowy hill", "through a snowy village", "in a park in heavy snowfall"])
def test_where_snow_lies_the_set_is_white(place: str):
    assert scene_of(f"a dog runs {place}").setting == "snow"


def test_who_waves_goodbye_waves_nothing():
    assert [actor.noun for actor in scene_of("a boy waves goodbye").actors] == ["boy"]


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("a shark in a red dress dances", "the red dress"),
        ("a bee wearing a blue raincoat sits", "the blue raincoat"),
        ("an armadillo is kicked", "nobody is named who is to *kick* the armadillo"),
    ],
)
def test_nothing_that_is_understood_is_dropped_in_silence(prompt, said):
    reading = read(prompt)

    assert said in (*reading.left_out, *reading.undone)


def test_what_becomes_something_else_is_not_said_to_spin():
    reading = read("a wizard turns a frog into a king")

    assert "spin" not in reading.scene.actors[0].actions
    assert reading.undone == ()
    assert "spin" in read("a wizard turns around").scene.actors[0].actions


def test_a_field_of_asteroids_is_in_space():
    assert scene_of("a spaceship flies through an asteroid field").setting == "space"
    assert scene_of("a spaceship flies over a field").setting != "space"
