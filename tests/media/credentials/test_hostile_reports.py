"""What a stranger's manifest may claim, and what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from media.credentials.contracts import Ingredient
from media.credentials.enums import Relationship, State
from media.credentials.found import GENERATIONS_MAX, INGREDIENTS_MAX, Store, credentials_of
from media.credentials.reading import read
from media.credentials.signing import FileSigner
from media.credentials.writing import sign
from tests.media.credentials.authority import NOW, Authority
from tests.media.credentials.stories import about


def report(manifest: Any, **more: Any) -> dict[str, Any]:
    return {"active_manifest": "a", "manifests": {"a": manifest}, "validation_state": "Valid", **more}


def test_a_stranger_cannot_lend_trust_to_what_they_list(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    """They take in a clip of ours and note, with our own root, that it is trusted: their word does not make it so."""
    sign(clip, tmp_path / "ours.mp4", statement=about("ours"), signer=signer)
    stranger = FileSigner.load(Authority("Stranger").leaf().into(tmp_path / "keys"), now=NOW)
    statement = about(
        "theirs",
        parents=(Ingredient(title="ours", relationship=Relationship.INPUT, file=tmp_path / "ours.mp4"),),
    )
    for who, out in ((stranger, "theirs.mp4"), (signer, "remix.mp4")):
        sign(clip, tmp_path / out, statement=statement, signer=who, trust_anchors=authority.anchors)

    theirs = read(tmp_path / "theirs.mp4", trust_anchors=authority.anchors)
    remix = read(tmp_path / "remix.mp4", trust_anchors=authority.anchors)

    assert theirs
    assert remix
    assert (theirs.state, theirs.ingredients[0].state) == (State.VALID, State.VALID)
    assert (remix.state, remix.ingredients[0].state) == (State.TRUSTED, State.TRUSTED)


@pytest.mark.parametrize("value", [None, 7, "text", [], {}, [None], [{}], {"a": None}, [[]], True])
def test_values_of_any_kind_anywhere_are_read_without_harm(value: Any) -> None:
    names = ("title", "claim_generator_info", "assertions", "ingredients", "signature_info")
    manifest = dict.fromkeys(names, value)
    inner = {
        "label": "c2pa.actions.v2",
        "data": {"actions": [dict.fromkeys(("action", "when", "softwareAgent"), value)]},
    }
    binding = {"label": "c2pa.soft-binding", "data": {"alg": value, "blocks": [{"value": value}]}}
    training = {"label": "cawg.training-mining", "data": {"entries": {"cawg.ai_training": value}}}

    for each in (manifest, {"assertions": [inner, binding, training, {"label": value}]}, value):
        found = credentials_of(Store(report(each, validation_results=value)))
        assert (found.state, found.mark, found.clip) == (State.VALID, None, None)
        assert [each for each in found.ingredients if each.title or each.state] == []

    assert credentials_of(Store({"active_manifest": value, "manifests": value})).state is State.INVALID


def depth(ingredients: tuple[Any, ...]) -> int:
    return 1 + depth(ingredients[0].ingredients) if ingredients else 0


def test_a_manifest_that_lists_itself_is_followed_for_a_while_only() -> None:
    itself = {"title": "me", "active_manifest": "a", "relationship": "parentOf"}

    once = credentials_of(Store(report({"ingredients": [itself]})))
    twice = credentials_of(Store(report({"ingredients": [itself, itself]})))

    assert depth(once.ingredients) == GENERATIONS_MAX
    assert depth(twice.ingredients) == GENERATIONS_MAX


def test_thousands_of_ingredients_are_told_up_to_a_number() -> None:
    many = [{"title": str(number), "relationship": "inputTo"} for number in range(5000)]

    found = credentials_of(Store(report({"ingredients": many})))

    assert len(found.ingredients) == INGREDIENTS_MAX


def test_endless_texts_are_cut_and_odd_numbers_are_no_mark() -> None:
    binding = {"label": "c2pa.soft-binding", "data": {"alg": "example.clips.mark.1", "blocks": [{"value": "f" * 900}]}}
    when = {"label": "c2pa.actions", "data": {"actions": [{"action": "c2pa.created", "when": "9999-99-99T00:00:00Z"}]}}

    found = credentials_of(Store(report({"title": "x" * 9_000_000, "assertions": [binding, when]})))

    assert (len(found.title), found.mark, found.made_at) == (1000, None, None)


@pytest.mark.parametrize(
    ("entries", "may_train"),
    [
        ({"cawg.ai_training": {"use": "allowed"}, "cawg.ai_generative_training": {"use": "notAllowed"}}, False),
        ({"c2pa.ai_training": {"use": "allowed"}}, True),
        ({"cawg.ai_training": {"use": "constrained"}}, False),
        ({"cawg.data_mining": {"use": "allowed"}}, None),
        ({}, None),
    ],
)
def test_leave_to_train_is_given_only_in_full(entries: dict[str, Any], may_train: bool | None) -> None:
    training = {"label": "cawg.training-mining", "data": {"entries": entries}}

    assert credentials_of(Store(report({"assertions": [training]}))).may_train is may_train
