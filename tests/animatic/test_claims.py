"""The words claim nothing that is not seen: every action is played, or said to be left out."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.gallery.scenes import FROM_THE_ARTICLE
from generation.engine.animatic.actions import ACTIONS, doing
from tests.animatic.scenes import simulated

NOT_SAID_SO = {"axel", "break", "snowball fight", "pillow fight", "lose nose"}  # alone no verb: a triple axel, in two


@pytest.mark.parametrize("action", [each for each in ACTIONS if each not in NOT_SAID_SO])
def test_every_action_is_played_or_said_to_be_left_out(action):
    words = " ".join(simulated(f"a man {ACTIONS[action][1]} in the park", duration_s=1.0).words)

    assert doing(action) in words or "doesn't *" in words


@pytest.mark.parametrize(
    ("prompt", "verb"),
    [
        ("a man rides in the park", "ride"),
        ("a man swims in the park", "swim"),
        ("a woman surfs in the kitchen", "surf"),
        ("a man holds in the park", "hold"),
        ("a man pushes in the park", "push"),
        ("a boy hugs", "hug"),
        ("a woman explodes", "explode"),
        ("a man drives in the kitchen", "drive"),
    ],
)
def test_what_cannot_be_done_with_nothing_is_not_claimed(prompt, verb):
    words = simulated(prompt, duration_s=1.0).words

    assert words[0].startswith(f"The {prompt.split()[1]} doesn't *{verb}")
    assert doing(verb) not in " ".join(words)


def test_an_archers_shot_is_no_shot_at_a_hoop():
    assert simulated("a man shoots in the park", duration_s=1.0).words[0] == "The man doesn't *shoot*."


@pytest.mark.parametrize("piece", FROM_THE_ARTICLE, ids=lambda piece: piece.name)
def test_of_the_scenes_that_the_article_tells_nothing_is_left_out(piece):
    words = simulated(piece.prompt, duration_s=2.0).words

    lacking = [line for line in words if line.startswith("Not shown") or "doesn't" in line]
    assert [line for line in lacking if line != "The basketball player doesn't *miss*."] == []


def test_the_cat_stays_on_the_skater_s_head_through_the_axel():
    performance = simulated(FROM_THE_ARTICLE[3].prompt, duration_s=4.0)
    skater, cat = (next(t for t in performance.things if t.kind.name == name) for name in ("skater", "cat"))
    poses = performance.take.poses
    above = poses[:, cat.index, 1] - poses[:, skater.index, 1]

    assert above.min() > 0.35 * skater.height_m
    assert np.abs(poses[:, cat.index, 0] - poses[:, skater.index, 0]).max() < skater.height_m / 2


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("a man is kicked", "Nobody is named who is to *kick* the man."),
        ("a cook weighs a clock in slow motion", "The cook doesn't *weigh* the clock."),
    ],
)
def test_what_is_not_shown_is_told_once_and_in_the_members_words(prompt, said):
    assert simulated(prompt, duration_s=1.0).words[0] == said


def test_what_is_seen_of_whom_it_is_done_to_is_not_said_to_be_missing():
    words = simulated("a bowling ball knocks over a tower of wooden blocks", duration_s=3.0).words

    assert words == ("In the picture: a bowling ball and 9 blocks (toppling); gym, day.",)


def test_lightning_is_seen_in_a_storm_and_nothing_else_plays_it():
    for prompt in ("lightning over the sea", "lightning strikes a tree"):
        words = simulated(prompt).words

        assert not any("Not shown" in line or "lamp" in line for line in words)
        assert any(line.startswith("In the picture") and "storm" in line for line in words)


def test_another_name_for_the_same_thing_is_no_stand_in():
    assert simulated("a dog rides a bike").words == (
        "In the picture: a dog (riding) and a bicycle (driving); street, day.",
    )
    for prompt in ("a corgi runs", "a pug runs"):
        assert any("near" in line for line in simulated(prompt).words)
