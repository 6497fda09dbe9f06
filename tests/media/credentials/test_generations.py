"""Remixes: parents, their parents, and what becomes of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from media.credentials.contracts import Credentials, Ingredient
from media.credentials.enums import Relationship, SourceType, State
from media.credentials.reading import read
from media.credentials.signing import FileSigner
from media.credentials.writing import sign
from tests.media.credentials import independent
from tests.media.credentials.authority import NOW, Authority
from tests.media.credentials.stories import MODEL, about


def checked(path: Path, anchors: str | None) -> Credentials:
    found = read(path, trust_anchors=anchors)
    assert found
    return found


def parent(title: str, file: Path, relationship: Relationship = Relationship.INPUT) -> Ingredient:
    return Ingredient(title=title, relationship=relationship, file=file)


@pytest.fixture
def first(tmp_path: Path, signer: FileSigner, clip: Path) -> Path:
    sign(clip, tmp_path / "first.mp4", statement=about("first"), signer=signer)
    return tmp_path / "first.mp4"


def test_a_remix_names_its_parent_and_that_it_was_shown_to_the_model(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path, first: Path
) -> None:
    sign(clip, tmp_path / "remix.mp4", statement=about("remix", parents=(parent("first", first),)), signer=signer)

    found = checked(tmp_path / "remix.mp4", authority.anchors)
    (source,) = found.ingredients
    assert (found.state, found.actions[0].kind, found.model) == (State.TRUSTED, "c2pa.created", MODEL)
    assert (source.title, source.relationship, source.format, source.state, source.problems) == (
        "first",
        "inputTo",
        "video/mp4",
        State.TRUSTED,
        (),
    )
    assert source.clip == about("first").clip


def test_a_changed_copy_is_opened_before_it_is_edited(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path, first: Path
) -> None:
    statement = about(
        "longer",
        source_type=SourceType.EDITED_BY_TRAINED,
        parents=(parent("first", first, Relationship.PARENT), parent("seen", first, Relationship.COMPONENT)),
    )

    sign(clip, tmp_path / "longer.mp4", statement=statement, signer=signer)

    found = checked(tmp_path / "longer.mp4", authority.anchors)
    assert found.state is State.TRUSTED
    assert [action.kind for action in found.actions] == [
        "c2pa.opened",
        "c2pa.edited",
        "c2pa.placed",
        "c2pa.watermarked.bound",
        "c2pa.published",
    ]
    assert (found.model, found.source_type) == (MODEL, SourceType.EDITED_BY_TRAINED)
    assert [each.relationship for each in found.ingredients] == ["parentOf", "componentOf"]


def test_grandparents_survive_whoever_trusted_whom_when_they_were_taken_in(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path, first: Path
) -> None:
    """The second was made without knowing any root, the third with it: the reader's own anchors decide in the end."""
    sign(clip, tmp_path / "2.mp4", statement=about("second", parents=(parent("first", first),)), signer=signer)
    statement = about("third", parents=(parent("second", tmp_path / "2.mp4"),))
    sign(clip, tmp_path / "3.mp4", statement=statement, signer=signer, trust_anchors=authority.anchors)

    for anchors, state in ((authority.anchors, State.TRUSTED), (None, State.VALID)):
        found = checked(tmp_path / "3.mp4", anchors)
        (second,) = found.ingredients
        (grandparent,) = second.ingredients
        assert (found.title, second.title, grandparent.title) == ("third", "second", "first")
        assert (found.state, second.state, grandparent.state) == (state, state, state)
        assert grandparent.clip == about("first").clip
        assert grandparent.ingredients == ()


def test_each_generation_is_found_by_the_independent_reader_too(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path, first: Path
) -> None:
    labels = [independent.check(first.read_bytes(), authority.certificate, now=NOW).manifests[-1]]
    for title, source in (("second", first), ("third", tmp_path / "second.mp4")):
        statement = about(title, parents=(parent("before", source),))
        labels.append(sign(clip, tmp_path / f"{title}.mp4", statement=statement, signer=signer).label)

    found = independent.check((tmp_path / "third.mp4").read_bytes(), authority.certificate, now=NOW)

    assert found.manifests[-1] == labels[-1]
    assert set(found.manifests) == set(labels)
    assert found.assertions["c2pa.ingredient.v3"]["activeManifest"]["url"].endswith(labels[-2])


def test_a_parents_store_is_enough_where_its_file_is_far(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    store = sign(clip, tmp_path / "first.mp4", statement=about("first"), signer=signer).manifest
    source = Ingredient(title="first", relationship=Relationship.INPUT, manifest=store)

    sign(clip, tmp_path / "remix.mp4", statement=about("remix", parents=(source,)), signer=signer)

    found = checked(tmp_path / "remix.mp4", authority.anchors)
    assert (found.state, found.ingredients[0].state, found.ingredients[0].clip) == (
        State.TRUSTED,
        State.TRUSTED,
        about("first").clip,
    )
    ingredient = independent.check((tmp_path / "remix.mp4").read_bytes(), authority.certificate, now=NOW).assertions[
        "c2pa.ingredient.v3"
    ]
    noted = {each["code"] for each in ingredient["validationResults"]["activeManifest"]["success"]}
    assert "claimSignature.validated" in noted
    assert "assertion.bmffHash.match" not in noted  # nobody looked, and nobody says so


def test_a_parent_known_by_name_alone_is_listed_as_such(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    lost = Ingredient(title="a clip that was deleted", relationship=Relationship.INPUT)

    sign(clip, tmp_path / "remix.mp4", statement=about("remix", parents=(lost,)), signer=signer)

    found = checked(tmp_path / "remix.mp4", authority.anchors)
    assert found.state is State.TRUSTED
    assert [(each.title, each.state, each.clip) for each in found.ingredients] == [
        ("a clip that was deleted", None, None)
    ]


def damaged(first: Path) -> Path:
    content = bytearray(first.read_bytes())
    content[-5000] ^= 1
    first.write_bytes(content)
    return first


@pytest.mark.parametrize("anchors", ["ours", None])
def test_a_parent_that_was_changed_stays_marked_and_the_remix_is_none_the_worse(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path, first: Path, anchors: str | None
) -> None:
    how: dict[str, Any] = {"trust_anchors": authority.anchors} if anchors else {}
    statement = about("remix", parents=(parent("first", damaged(first)),))
    sign(clip, tmp_path / "remix.mp4", statement=statement, signer=signer, **how)

    found = checked(tmp_path / "remix.mp4", authority.anchors)

    assert (found.state, found.ingredients[0].state) == (State.TRUSTED, State.INVALID)
    assert [problem.code for problem in found.ingredients[0].problems] == ["assertion.bmffHash.mismatch"]


def test_a_history_that_grew_too_long_is_left_behind_and_said_so(
    tmp_path: Path,
    authority: Authority,
    signer: FileSigner,
    clip: Path,
    first: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statement = about("second", parents=(parent("first", first),))
    store = sign(clip, tmp_path / "second.mp4", statement=statement, signer=signer).manifest
    monkeypatch.setattr("media.credentials.writing.HISTORY_BYTES_MAX", len(store) - 1)
    by_store = Ingredient(title="second", relationship=Relationship.INPUT, manifest=store)
    statement = about("third", parents=(parent("first", first), parent("second", tmp_path / "second.mp4"), by_store))

    sign(clip, tmp_path / "third.mp4", statement=statement, signer=signer)

    found = checked(tmp_path / "third.mp4", authority.anchors)
    assert found.state is State.TRUSTED
    assert sorted((each.title, each.state, each.description) for each in found.ingredients) == [
        ("first", State.TRUSTED, ""),
        ("second", None, "Its history is too long to travel with this file."),
        ("second", None, "Its history is too long to travel with this file."),
    ]


def test_a_generation_costs_a_few_thousand_bytes(tmp_path: Path, signer: FileSigner, clip: Path, first: Path) -> None:
    sizes = [first.stat().st_size]
    for number in range(4):
        out = tmp_path / f"{number}.mp4"
        signed = sign(clip, out, statement=about("next", parents=(parent("before", first),)), signer=signer)
        sizes.append(signed.size_bytes)
        first = out

    steps = [after - before for before, after in pairwise(sizes)]
    assert all(4000 < step < 8000 for step in steps)
