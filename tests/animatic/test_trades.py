"""An animal that has a trade stays the animal; what was only learned of a verb throws nothing at nobody."""

from __future__ import annotations

import pytest

from generation.engine.animatic.casting import action_of, part_of
from generation.engine.animatic.language.asked import Deed, Subject
from generation.engine.animatic.language.asking import asked
from generation.engine.animatic.language.verbs import VerbClass


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("raccoon barista", "raccoon"),
        ("octopus chef", "octopus"),
        ("shark accountant", "shark"),
        ("chicken farmer", "farmer"),
    ],
)
def test_who_has_a_trade_is_drawn_as_what_he_is(noun: str, kind: str) -> None:
    part = part_of(Subject(noun=noun, kind=None))
    assert part is not None
    assert part.kind == kind


def test_nothing_is_thrown_at_nobody_by_a_verb_that_was_guessed() -> None:
    wish = asked("a dog and a ball")
    known = Deed(doer=0, verb="lobulate", kind=VerbClass.THROW)
    assert action_of(known, wish) is not None
    assert action_of(Deed(doer=0, verb="lobulate", kind=VerbClass.THROW, is_guessed=True), wish) is None
