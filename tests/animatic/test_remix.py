"""Remixes: a change in words is put onto a script, all else stays, and what differs is told in a few words."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.engine import AnimaticEngine, perform
from generation.engine.animatic.reading import read
from generation.engine.animatic.remix.changing import changed
from generation.engine.animatic.remix.difference import difference
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import asked

BALL = "A red ball bounces in the park"
BEASTS = "A dog and a cat run in the rain at night"
GIRL = "A girl throws a red ball"
BOARD = "Shot 1: a dog runs. Shot 2: a car drives in a city. Shot 3: the dog jumps."


def told(prompt: str, change: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What differs after a change, and what is said of it."""
    script = read(prompt).script
    after = changed(script, change)
    return difference(script, after.script), after.said


@pytest.mark.parametrize(
    ("prompt", "change", "differs"),
    [
        (BALL, "make it blue", ["red ball → blue ball"]),
        (BALL, "paint it gold", ["red ball → golden ball"]),
        (BALL, "make the ball huge", ["red ball → big red ball"]),
        (BALL, "three balls", ["red ball → 3 red balls"]),
        (BALL, "another ball", ["red ball → 2 red balls"]),
        (BALL, "make it roll", ["red ball: bounce → roll"]),
        (BALL, "at night", ["time: day → night"]),
        (BALL, "in the snow", ["place: park → snow", "+ snow"]),
        (BALL, "on the beach", ["place: park → beach"]),
        (BALL, "change the park to a kitchen", ["place: park → kitchen"]),
        (BALL, "close-up", ["+ camera: close-up"]),
        (BALL, "film noir", ["+ style: noir"]),
        (BALL, "add a dog", ["+ dog"]),
        (BALL, "a cat instead of the ball", ["red ball → cat"]),
        (BALL, "blue, at night, in the rain", ["red ball → blue ball", "time: day → night", "+ rain"]),
        (BALL, "make it bigger and add two ducks", ["red ball → big red ball", "+ 2 ducks"]),
        (BEASTS, "remove the cat", ["− cat"]),
        (BEASTS, "no rain", ["− rain"]),
        (BEASTS, "by day, without rain", ["time: night → day", "− rain"]),
        (BEASTS, "slower", ["dog: run → walk", "cat: run → walk"]),
        (BEASTS, "make them dance", ["dog: run → dance", "cat: run → dance"]),
        (BEASTS, "let the cat jump too", ["cat: run → run, then jump"]),
        (BEASTS, "turn the dog into a robot", ["dog → robot"]),
        (GIRL, "make it blue", ["red ball → blue ball"]),
        (GIRL, "make her happy", ["girl → happy girl"]),
        (GIRL, "make the red ball green", ["red ball → green ball"]),
        (GIRL, "replace the girl with a robot", ["girl → robot"]),
    ],
)
def test_a_change_changes_what_it_says_and_nothing_else(prompt, change, differs):
    assert told(prompt, change) == (tuple(differs), ())


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ("at night", ("time: day → night",)),
        ("make the car blue", ("shot 2: car → blue car",)),
        ("make the dog white", ("dog → white dog",)),
        ("a fox instead of the dog", ("dog → fox",)),
    ],
)
def test_in_a_storyboard_the_one_that_is_meant_is_changed_wherever_it_is(change, differs):
    assert told(BOARD, change) == (differs, ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("xyzzy", "I don't see what to change by: xyzzy."),
        ("make it red", "I don't see what to change by: make it red."),
        ("remove the ball", "Somebody must stay in the picture."),
    ],
)
def test_what_changes_nothing_is_said(change, said):
    assert told(BALL, change) == ((), (said,))


@pytest.mark.parametrize("change", ["", "🎈", "a" * 2_000, "add " * 400, "make it " * 300, "no, no, no", "instead of"])
def test_any_change_gives_a_script(change):
    assert changed(read(BALL).script, change).script.shots


def test_whoever_follows_somebody_that_goes_is_renumbered():
    scene = read("A cat on a boat, a dog beside the boat").script

    left = changed(scene, "remove the cat").script.shots[0].scene

    assert [actor.kind for actor in left.actors] == ["boat", "dog"]
    assert all(tie.a < 2 and tie.b < 2 for tie in left.ties)


def test_changes_are_made_one_after_the_other_and_the_last_one_is_told():
    performance = perform(asked(BALL, changes=("make it blue", "make it green")), SilentWatch())

    assert performance.scene.actors[0].colour == (78, 168, 96)
    assert performance.changes == ("blue ball → green ball",)


def test_a_remix_moves_as_the_clip_did():
    prompt, change = "Three red balls bounce in the park", ("make them blue",)
    one, other = (perform(asked(prompt, seed=5, changes=changes), SilentWatch()) for changes in ((), change))
    another = perform(asked(prompt, seed=6, changes=change), SilentWatch())

    assert np.array_equal(one.take.poses, other.take.poses)
    assert not np.array_equal(one.take.poses, another.take.poses)


def test_the_member_reads_what_differs_beside_the_clip():
    with AnimaticEngine().open() as engine:
        clip = engine.render(
            asked(BALL, changes=("make it blue", "xyzzy and in the rain"), duration_s=0.5), SilentWatch()
        )

    assert clip.changes == ("+ rain",)
    assert clip.reading == (
        "I don't see what to change by: xyzzy.",
        "In the picture: a blue ball (bouncing); park, day, rain.",
    )
