"""What is said, how it is filmed, where and when: lines, shots, camera, style, sounds, hour and weather."""

from __future__ import annotations

import pytest

from generation.engine.animatic.language.asking import asked


def test_lines_are_taken_from_whoever_says_them():
    wish = asked('A robot looks up. Robot: "Hello there." A girl shouts, "Run!"')

    assert [(wish.subjects[line.speaker or 0].noun, line.text) for line in wish.lines] == [
        ("robot", "Hello there."),
        ("girl", "Run!"),
    ]


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("1) a girl sits 2) she puts on goggles 3) she runs", 3),
        ("3 shots: a starfish / a hook / a scarf", 3),
        ("a dog sleeps. Cut back to: a cat", 2),
        ("Opening shot: a hill. Final shot: a cow", 2),
        ("0:00 a janitor dances 0:04 a broom falls 0:09 a cart claps", 3),
        ("0-4s the balloon flies\n4-8s it pops", 2),
        ("Shot list for my band:\n- a dog sings\n- a cat drums", 2),
        ("things I like:\n- a dog\n- a cat", 1),
        ("An office party. Scene 1: a dog eats. Scene 2: a cat sings", 2),
        ("at 3:12 in the morning a loaf crawls", 1),
        ("a ratio of 1/2 and (see 1) a cat", 1),
    ],
)
def test_shots_are_counted_however_they_are_listed(prompt, count):
    assert asked(prompt).shot_count == count


def test_what_grows_is_not_made_of_what_it_is():
    assert [each.material for each in asked("an old oak tree beside an oak table and a crochet hook").subjects] == [
        None,
        "oak",
        None,
    ]


def test_one_after_another_is_nobody():
    wish = asked(
        "A man sits on a sled while his friends cheer. He loses his hats one after another and stops, triumphant"
    )

    assert {each.noun: each.mood for each in wish.subjects}["man"] == "triumphant"


def test_directions_are_no_subjects():
    wish = asked(
        "Shot 1: slow dolly in on a fox at dawn, film noir. Shot 2: it snows. SFX: wind, bells. Music: sad piano."
    )

    assert [(subject.noun, subject.count) for subject in wish.subjects] == [("fox", 1)]
    assert (wish.camera, wish.styles, wish.time, wish.shot_count) == ("dolly", ("noir",), "dawn", 2)
    assert (wish.sounds, wish.music) == (("wind", "bells"), "sad piano")


@pytest.mark.parametrize(
    ("prompt", "camera"),
    [
        ("a cat sleeps, zoom out", "dolly out"),
        ("the camera slowly creeps closer to a clock", "dolly"),
        ("fpv shot over a castle", "drone"),
        ("a fox runs, the camera keeps pace with it", "follow"),
        ("Static. A man waits", "static"),
        ("a chef tosses a pancake in a frying pan", None),
        ("one of them pushes back a biscuit", None),
        ("portrait of an old man", "close-up"),
        ("a studio portrait photo of a woman in a red hat", "close-up"),
    ],
)
def test_the_camera_is_asked_in_many_words(prompt, camera):
    assert asked(prompt).camera == camera


@pytest.mark.parametrize(
    ("prompt", "said", "presets"),
    [
        ("commercial for a perfume, a horse runs", ("commercial",), ("broadcast",)),
        ("make a trailer for a film about glitter", ("trailer for a film",), ("cyberpunk",)),
        ("a bear in the style of a woodblock print", ("woodblock print",), ("print",)),
        ("1970s sci-fi paperback cover, a rocket", ("1970s sci-fi paperback cover",), ("retro",)),
        ("a dog, goblincore", ("goblincore",), ("goblincore",)),
        ("a black and white cat watches a film", (), ()),
        ("8-bit knight jumps", ("8-bit",), ("pixel art",)),
    ],
)
def test_a_style_is_kept_as_written(prompt, said, presets):
    wish = asked(prompt)

    assert (wish.styles_said, wish.styles) == (said, presets)


@pytest.mark.parametrize(
    ("prompt", "sounds", "music"),
    [
        ("a dog runs, gasp from the audience, wheels clacking", ("gasp from the audience", "wheels clacking"), None),
        ("a dog runs, the printer whirrs, judges sneeze", (), None),
        ("a dog runs. radio playing an old waltz", (), "old waltz"),
        ("a man falls down the stairs with a loud crash", ("loud crash",), None),
        ("a farm at dawn, a rooster walks, gulls crying in the distance", ("gulls crying in the distance",), None),
        ("a robot, soft piano playing in the background", (), "soft piano playing in the background"),
        ("two nuns dance to disco music", (), "disco music"),
        ("a lone piano on a moor", (), None),
        ("a tired man sits down, sighs, and leaves", (), None),
    ],
)
def test_what_is_heard_is_told_from_what_is_seen(prompt, sounds, music):
    wish = asked(prompt)

    assert (wish.sounds, wish.music) == (sounds, music)


@pytest.mark.parametrize(
    ("prompt", "time", "weather"),
    [
        ("a farm on a foggy morning", "day", "fog"),
        ("warm evening light in a kitchen", "golden", None),
        ("a man shovels snow off his car", None, None),
        ("a girl in a raincoat under a rainbow", None, None),
        ("butler serves tea to a hurricane", None, "storm"),
        ("a tent at 3am", "night", None),
    ],
)
def test_hour_and_weather_are_found_beside_one_another(prompt, time, weather):
    wish = asked(prompt)

    assert (wish.time, wish.weather) == (time, weather)


def test_what_the_camera_cannot_do_is_kept_to_be_said():
    wish = asked("slow motion, a dog shakes, the camera tilts up, dutch angle")

    assert (wish.pace, wish.not_played) == (0.5, ("the tilt", "the tilted horizon"))


def test_a_photo_of_somebody_is_no_thing_beside_them():
    for prompt in ("a photo of a cat", "an image of a cat", "portrait of a cat"):
        assert [subject.noun for subject in asked(prompt).subjects] == ["cat"]
    assert "photo" in {subject.noun for subject in asked("a cat looks at a photo of a dog").subjects}
