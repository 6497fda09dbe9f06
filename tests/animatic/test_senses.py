"""What a verb means by who does it and to what: the class that a stage plays it by."""

from __future__ import annotations

import pytest

from generation.engine.animatic.language.asking import asked
from generation.engine.animatic.language.verbs import VerbClass


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a girl throws a ball", VerbClass.THROW),
        ("a girl throws a party", VerbClass.DANCE),
        ("a boy flies a kite", VerbClass.MAKE),
        ("an owl flies away", VerbClass.FLY),
        ("a train leaves the station", VerbClass.DRIVE),
        ("a moth leaves", VerbClass.FLY),
        ("a dad leaves", VerbClass.WALK),
        ("a surfer rides a wave", VerbClass.SWIM),
        ("a witch rides a broomstick", VerbClass.FLY),
        ("a nun rides a motorbike", VerbClass.DRIVE),
        ("a barn catches fire", VerbClass.OTHER),
        ("a cowboy shoots a bandit", VerbClass.THROW),
        ("a goose turns into a toaster", VerbClass.OTHER),
        ("a skater turns", VerbClass.SPIN),
        ("a dog opens one eye", VerbClass.DANCE),
        ("a butler opens the door", VerbClass.MAKE),
        ("a lumberjack swings his axe", VerbClass.THROW),
        ("a leaf drifts past", VerbClass.FLY),
        ("a rowboat drifts past", VerbClass.SWIM),
        ("a magician takes a bow", VerbClass.DANCE),
        ("two bears have a picnic", VerbClass.EAT),
        ("a shark gives a speech", VerbClass.SPEAK),
    ],
)
def test_a_verb_means_what_its_doer_and_object_make_of_it(prompt: str, kind: VerbClass) -> None:
    assert asked(prompt).deeds[0].kind is kind
