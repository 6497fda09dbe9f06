"""Who talks is seen to, though no line is told: by turns where they are several; and a toy that does something is alive."""

from __future__ import annotations

import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


@pytest.mark.parametrize("verb", ["talks to", "whispers to", "asks", "argues with"])
def test_who_talks_opens_the_mouth(verb):
    performance = simulated(f"a girl {verb} a dog", duration_s=2.0)
    mouths = [pose.mouth for pose in performance.take.figures[0]]

    assert max(mouths) > 0.4
    assert "a child (talking)" in " ".join(performance.words)


def test_two_talk_by_turns():
    performance = simulated("two cats talk", duration_s=3.0)
    cats = sorted(performance.take.figures)
    early = [max(pose.mouth for pose in performance.take.figures[cat][15:33]) for cat in cats]
    late = [max(pose.mouth for pose in performance.take.figures[cat][48:70]) for cat in cats]

    assert early[0] > early[1] + 0.2
    assert late[1] > late[0] + 0.2


@pytest.mark.parametrize(
    ("prompt", "kind", "actions"),
    [
        ("a teddy bear waves", "living teddy bear", ("wave",)),
        ("a boy asks his teddy bear if he is hungry and the bear nods", "living teddy bear", ("nod",)),
        ("a girl hugs her teddy bear", "teddy bear", ()),
        ("a teddy bear lies on a bed", "teddy bear", ()),
    ],
)
def test_a_toy_that_does_something_is_alive(prompt, kind, actions):
    toy = next(actor for actor in read(prompt).scene.actors if actor.noun == "teddy bear")

    assert toy.kind == kind
    assert toy.actions == actions or not actions


def test_after_an_adjective_and_an_and_somebody_else_begins():
    scene = read("a boy asks his teddy bear if he is hungry and the bear nods").scene

    assert [(actor.noun, actor.actions) for actor in scene.actors] == [("boy", ("talk",)), ("teddy bear", ("nod",))]
