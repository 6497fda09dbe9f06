"""What can be stated at all, and in whose namespace."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from media.credentials.contracts import Action, Agent, ClipRecord, Ingredient, InvisibleMark, namespace_of
from media.credentials.enums import ActionKind, Relationship, SourceType
from media.credentials.errors import StatementError
from tests.media.credentials.stories import MADE_AT, about

NAIVE = datetime(2026, 11, 26, 10, 0, 5)  # noqa: DTZ001
PARENT = Ingredient(title="one", relationship=Relationship.PARENT)
INPUT = Ingredient(title="another", relationship=Relationship.INPUT)


def test_one_parent_and_any_number_of_inputs_can_be_stated() -> None:
    assert about("clip", parents=(PARENT, INPUT, INPUT)).parents[0] is PARENT


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"made_at": NAIVE}, "without a time zone"),
        ({"actions": (Action(kind=ActionKind.PUBLISHED, when=NAIVE),)}, "without a time zone"),
        ({"parents": (PARENT, PARENT)}, "one other at most"),
        ({"title": " "}, "are named"),
        ({"model": Agent("")}, "are named"),
        ({"title": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_what_no_manifest_can_carry_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(StatementError, match=words):
        about(**{"title": "clip", **changes})


@pytest.mark.parametrize(
    ("number", "bits", "fits"),
    [(0, 32, True), (2**32 - 1, 32, True), (2**32, 32, False), (-1, 32, False), (1, 0, False)],
)
def test_a_marks_number_fits_its_bits(number: int, bits: int, fits: bool) -> None:
    def made() -> InvisibleMark:
        return InvisibleMark(algorithm="example.clips.mark.1", number=number, bits=bits)

    if fits:
        assert made().number == number
    else:
        with pytest.raises(StatementError, match="does not fit"):
            made()


@pytest.mark.parametrize("namespace", ["clips", "example..clips", "1.example", "example.clips ", ""])
def test_a_namespace_is_an_internet_name_turned_round(namespace: str) -> None:
    assert ClipRecord(namespace="example.clips", clip_id="1").namespace == "example.clips"

    with pytest.raises(StatementError):
        ClipRecord(namespace=namespace, clip_id="1")
    with pytest.raises(StatementError):
        InvisibleMark(algorithm=namespace, number=1)


@pytest.mark.parametrize(
    ("address", "namespace"),
    [
        ("https://clips.example", "example.clips"),
        ("https://www.Clips.example:8443/", "example.clips.www"),
        ("http://localhost:8000", "localhost.clips"),
        ("http://127.0.0.1:8000", "localhost.clips"),
        ("http://[::1]:8000", "localhost.clips"),
        ("", "localhost.clips"),
    ],
)
def test_an_installations_namespace_follows_from_its_address(address: str, namespace: str) -> None:
    assert namespace_of(address) == namespace


def test_an_ingredient_is_known_in_one_way() -> None:
    with pytest.raises(StatementError, match="given twice"):
        Ingredient(title="one", relationship=Relationship.INPUT, file=Path("one.mp4"), manifest=b"store")


def test_every_source_type_has_a_sentence_and_the_models_are_told_apart() -> None:
    assert all(kind.sentence.endswith(".") for kind in SourceType)
    assert [kind.name for kind in SourceType if kind.is_ai] == [
        "TRAINED",
        "EDITED_BY_TRAINED",
        "COMPOSITE_SYNTHETIC",
        "TRAINED_DATA",
    ]
    assert SourceType.TRAINED == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    assert not SourceType.ALGORITHMIC.is_ai


def test_moments_are_kept_as_they_were_given() -> None:
    assert about("clip").made_at == MADE_AT
