"""Verbs with an object act on that object: it is in the hands, goes to the mouth, flies, breaks, grows."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.actions import doing
from generation.engine.animatic.engine import Performance
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.reading import read
from generation.engine.animatic.sound.effects.table import EFFECTS
from generation.engine.animatic.staging.handling.table import USES
from tests.animatic.scenes import simulated

PROMPTS = {
    "eat": "a man eats an apple",
    "drink": "a woman drinks a cup of coffee",
    "flip": "a chef flips a pancake",
    "stir": "a grandmother stirs a pot",
    "cut": "a chef cuts a bread",
    "pour": "a waiter pours tea",
    "read": "a girl reads a book",
    "write": "a boy writes a letter",
    "paint": "a painter paints a picture",
    "type": "a man types on a laptop",
    "hammer": "a builder hammers a nail",
    "build": "a boy builds a sandcastle",
    "water": "a farmer waters a flower",
    "call": "a man calls a friend",
    "photograph": "a woman photographs a dog",
    "guitar": "a man plays the guitar",
    "violin": "a girl plays the violin",
    "trumpet": "a man plays the trumpet",
    "drum": "a boy plays the drum",
    "piano": "a woman plays the piano",
    "lift": "a man lifts a barbell",
    "break": "a ninja breaks a board",
    "open": "a girl opens a present",
    "drop": "a boy drops a plate",
    "knock": "a cat knocks over a vase",
    "pull": "a dog pulls a sled",
    "catch": "a dog catches a frisbee",
    "golf": "a man plays golf on a meadow",
    "kite": "a boy flies a kite",
    "sweep": "a woman sweeps the floor",
    "dig": "a dog digs a hole",
    "wash": "a man washes his car",
    "brush": "a woman brushes a horse",
    "knit": "grandma knits a scarf",
    "blow bubbles": "a girl blows bubbles",
    "hug": "a girl hugs her teddy bear",
    "fix": "a man fixes a car",
    "blow out": "a girl blows out the candles",
    "inflate": "a boy blows up a balloon",
    "plant": "an astronaut plants a flag",
    "put out": "a firefighter puts out a fire",
}


def index_of(performance: Performance, kind: str) -> int:
    return next(thing.index for thing in performance.things if thing.kind.name == kind)


def apart(performance: Performance, one: int, hand: int) -> np.ndarray:
    """How far a thing's middle is from a figure's hand at every frame."""
    hands = np.array([pose.hands[hand] for pose in performance.take.figures[0]])
    return np.hypot(*(hands - performance.take.poses[:, one, :2]).T)


def test_every_use_has_a_sentence_here():
    assert PROMPTS.keys() == USES.keys()


@pytest.mark.parametrize(("action", "prompt"), PROMPTS.items())
def test_what_is_said_to_be_done_is_done_with_a_thing_that_is_there(action, prompt):
    performance = simulated(prompt)
    doer = performance.things[0]

    assert f"({doing(action)})" in " ".join(performance.words)
    assert "Not shown" not in " ".join(performance.words)
    assert [thing for thing in performance.things if thing is not doer and thing.owner < 0]
    assert np.isfinite(performance.take.poses).all()
    assert np.ptp(performance.take.poses[:, 0, 2]) < 0.2  # nobody turns over
    effects = {contact.material for contact in performance.take.contacts if contact.touch is Touch.EFFECT}
    assert effects <= EFFECTS.keys()


def test_a_pancake_turns_over_in_the_air_and_the_chef_does_not():
    performance = simulated("a chef flips a pancake", duration_s=3.0)
    pancake, pan = index_of(performance, "pancake"), index_of(performance, "pan")
    above = performance.take.poses[:, pancake, 1] - performance.take.poses[:, pan, 1]

    assert above.max() > 0.3
    assert min(above[0], above[-1]) < 0.1  # it comes down into the pan
    assert np.ptp(performance.take.poses[:, pancake, 2]) > 2 * np.pi - 0.5
    assert not any(pose.is_airborne for pose in performance.take.figures[0])


@pytest.mark.parametrize(
    ("prompt", "doing"),
    [
        ("a man playing guitar by a tree", "a person (playing the guitar)"),
        ("a chef with a pan flips a pancake", "a chef (tossing and catching)"),
        ("a bear juggling at the circus", "a bear (juggling)"),
    ],
)
def test_where_and_with_what_one_is_takes_nothing_from_what_one_does(prompt, doing):
    said = " ".join(simulated(prompt, duration_s=1.0).words)

    assert doing in said
    assert "Not shown" not in said


def test_a_fire_that_one_plays_by_lies_on_the_ground_from_the_first():
    performance = simulated("a man playing guitar by a campfire", duration_s=1.0)
    heights = performance.take.poses[:, index_of(performance, "campfire"), 1]

    assert np.ptp(heights) < 0.02


def test_whoever_holds_an_umbrella_can_walk_with_it():
    performance = simulated("a man walks with an umbrella in the rain", duration_s=2.0)
    man, umbrella = performance.take.poses[:, 0, 0], performance.take.poses[:, 1, 0]

    assert man[-1] - man[0] > 1.0
    assert np.ptp(umbrella - man) < 0.3


def test_without_an_object_a_flip_is_a_somersault():
    assert read("a gymnast flips").scene.actors[0].actions == ("backflip",)
    assert read("a chef flips a pancake").scene.actors[0].actions == ("flip",)


@pytest.mark.parametrize("prompt", ["a girl eats an ice cream", "a dog eats a burger", "a monkey eats a banana"])
def test_a_meal_gets_smaller_bite_by_bite(prompt):
    performance = simulated(prompt, duration_s=4.0)
    width = performance.take.scales[:, 1, 0]

    assert width[0] == 1.0
    assert (np.diff(width) <= 0).all()
    assert width[-1] < 0.5
    assert sum(contact.material == "crunch" for contact in performance.take.contacts) >= 2


def test_a_meal_goes_to_the_mouth():
    performance = simulated("a man eats an apple", duration_s=3.0)
    man = performance.things[0]
    up = performance.take.poses[:, 1, 1] - performance.take.poses[:, 0, 1]

    assert up.max() > 0.2 * man.height_m > up.min()


@pytest.mark.parametrize("prompt", ["a man plays the guitar", "a girl plays the violin", "a man plays the trumpet"])
def test_hands_are_on_an_instrument(prompt):
    performance = simulated(prompt)
    reach = 0.6 * performance.things[1].extra["size"]

    assert apart(performance, 1, 0).max() < reach
    assert apart(performance, 1, 1).max() < reach
    assert np.ptp(apart(performance, 1, 1)) > 0.01


def test_what_breaks_is_whole_first_and_two_halves_after():
    performance = simulated("a ninja breaks a board", duration_s=3.0)
    whole, *halves = [thing.index for thing in performance.things if thing.kind.name == "plank"]
    shown = performance.take.scales[:, [whole, *halves], 0]

    assert shown[0].tolist() == [1.0, 0.0, 0.0]
    assert shown[-1].tolist() == [0.0, 1.0, 1.0]
    assert performance.take.poses[-1, halves, 1].max() < performance.take.poses[0, whole, 1]
    assert performance.words[-1].count("plank") == 1


def test_a_car_is_lifted_with_its_wheels():
    performance = simulated("a strong man lifts a car", duration_s=4.0)
    car = index_of(performance, "car")
    wheels = [thing.index for thing in performance.things if thing.owner == car]

    assert performance.take.poses[-1, car, 1] > performance.things[0].height_m
    assert performance.take.poses[-1, wheels, 1].min() > 1.0


def test_a_sled_follows_the_dog_that_pulls_it():
    poses = simulated("a dog pulls a sled", duration_s=4.0).take.poses

    assert poses[-1, 1, 0] - poses[0, 1, 0] > 0.8
    assert np.ptp(poses[24:, 0, 0] - poses[24:, 1, 0]) < 0.2


def test_what_is_built_grows_and_what_is_poured_streams():
    castle = simulated("a boy builds a sandcastle", duration_s=3.0)
    grown = castle.take.scales[:, index_of(castle, "sandcastle"), 1]
    tea = simulated("a waiter pours tea", duration_s=3.0).take.plumes[0]

    assert grown[0] < 0.1 < 0.9 < grown[-1]
    assert (tea.look, np.isnan(tea.points[0]).all(), np.isfinite(tea.points[-1]).all()) == ("coffee", True, True)


def test_a_cup_of_coffee_is_one_cup():
    performance = simulated("a man drinks a cup of coffee")

    assert sum(thing.kind.name == "cup" for thing in performance.things) == 1


def test_two_who_eat_have_a_meal_each():
    performance = simulated("two girls eat an ice cream")

    assert performance.words == ("In the picture: 2 children (eating) and 2 ice creams; park, day.",)


def test_a_deed_that_cannot_be_played_is_said_to_be_left_out():
    assert simulated("a man holds in the park").words[0] == "The man doesn't *hold*."
    assert simulated("a boat explodes in the desert").words[0] != "Not shown: a boat."


@pytest.mark.parametrize(
    ("prompt", "action"),
    [("a barista makes coffee", "pour"), ("a boy makes a snowman", "build"), ("a woman bakes a cake", "stir")],
)
def test_what_making_is_depends_on_what_is_made(prompt, action):
    assert read(prompt).scene.actors[0].actions == (action,)


def test_what_is_poured_into_a_cup_is_not_in_it_yet():
    performance = simulated("a waiter pours coffee into a cup")

    assert "(pouring)" in performance.words[-1]
    assert sum(thing.kind.name == "cup" for thing in performance.things) == 1


def test_a_vase_that_is_knocked_off_falls_and_breaks():
    performance = simulated("a cat knocks a vase off the table", duration_s=4.0)
    whole, *halves = [thing.index for thing in performance.things if thing.kind.name == "vase"]
    take = performance.take

    assert take.poses[0, whole, 1] > 2 * take.poses[-1, halves, 1].max()
    assert take.scales[-1, halves].min() == 1.0
    assert any(contact.material == "glass breaking" for contact in take.contacts)


def test_animals_read_what_stands_before_them():
    for prompt in ("a cat reading a book", "a penguin reads a book", "a dog with glasses reads a book"):
        performance = simulated(prompt)
        reader, book = performance.things[:2]
        ahead = performance.take.poses[-1, book.index, 0] - performance.take.poses[-1, reader.index, 0]

        assert not any("doesn't" in line for line in performance.words)
        assert abs(ahead) >= 0.5 * reader.width_m


def test_each_of_several_has_a_thing_of_their_own():
    performance = simulated("two men reading books")

    assert sum(thing.kind.name == "book" for thing in performance.things) == 2


def test_what_is_knitted_gets_longer_and_bubbles_rise():
    knitting = simulated("grandma knits a scarf", duration_s=3.0)
    cloth = next(thing.index for thing in knitting.things if thing.look == "knitting")
    grown = knitting.take.scales[:, cloth, 1]

    assert grown[0] < 0.3
    assert grown[-1] > 0.95
    assert "soap bubbles" in {plume.look for plume in simulated("a girl blows bubbles").take.plumes}


def test_a_toy_that_is_hugged_is_at_the_heart_and_a_friend_is_still_gone_to():
    performance = simulated("a girl hugs her teddy bear")
    toy = index_of(performance, "teddy bear")

    apart = np.hypot(*(performance.take.poses[:, toy, :2] - performance.take.poses[:, 0, :2]).T)
    assert apart.max() < 0.3 * performance.things[0].height_m
    assert len(simulated("a girl hugs a boy").take.figures) == 2


def test_what_is_dug_for_comes_up_and_is_kept():
    performance = simulated("a dog digs until it finds a bone", duration_s=4.0)
    bone = index_of(performance, "drumstick")
    scale, y = performance.take.scales[:, bone, 0], performance.take.poses[:, bone, 1]

    assert scale[40] == 0.0
    assert scale[-1] == 1.0
    assert y[-1] > y[40] + 0.3
    assert "a dog (digging, then finding)" in " ".join(performance.words)


def test_a_fire_that_is_put_out_gets_smaller():
    performance = simulated("a firefighter puts out a fire", duration_s=3.0)
    fire = index_of(performance, "campfire")

    assert performance.take.scales[-1, fire, 1] < 0.4 < performance.take.scales[0, fire, 1]
    assert "Not shown" not in " ".join(performance.words)


@pytest.mark.parametrize(
    ("prompt", "kind", "count"),
    [("a girl blows out the candles on a birthday cake", "cake", 3), ("a boy blows out a candle", "candle", 1)],
)
def test_candles_burn_and_are_blown_out(prompt, kind, count):
    performance = simulated(prompt, duration_s=3.0)
    flames = [thing.index for thing in performance.things if thing.look == "flame"]
    scales = performance.take.scales[:, flames, 1]

    assert len(flames) == count
    assert (scales[0] == 1.0).all()
    assert (scales[-1] == 0.0).all()
    assert sum(thing.kind.name in {"cake", "candle"} for thing in performance.things) == 1
    assert performance.things[index_of(performance, kind)].extra["unlit"]


def test_an_umbrella_is_shut_and_then_open_over_the_head():
    performance = simulated("a girl opens an umbrella", duration_s=3.0)
    umbrella = index_of(performance, "umbrella")
    wide = performance.take.scales[:, umbrella, 0]

    assert wide[0] < 0.25
    assert wide[-1] > 0.95
    assert performance.take.poses[-1, umbrella, 1] > performance.take.poses[-1, 0, 1] + 0.3
