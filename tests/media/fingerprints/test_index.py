"""An index: what is added is found, what was removed or replaced is not, and searching and adding go on together."""

from __future__ import annotations

import gc
import threading

import pytest

from media.fingerprints import Index, evidence_of
from media.fingerprints import index as index_module
from media.fingerprints.attic import Attic
from tests.media.fingerprints.scenes import asked, entry, sound_of

FOREIGN = 99


@pytest.fixture
def index() -> Index:
    """Six clips, numbered from 1."""
    index = Index()
    index.add_all(entry(number) for number in range(1, 7))
    return index


def found(index: Index, scene: int) -> list[int]:
    return [match.clip for match in index.search(asked(scene))]


def test_what_was_added_is_found_first(index: Index) -> None:
    assert [found(index, scene)[:1] for scene in (1, 4, 6)] == [[1], [4], [6]]
    assert len(index) == 6
    assert 4 in index


def test_what_was_never_added_is_not_found(index: Index) -> None:
    assert found(index, FOREIGN) == []
    assert index.search(evidence_of(None, sound_of(FOREIGN))) == []
    assert FOREIGN not in index


def test_an_empty_index_and_an_empty_query_find_nothing(index: Index) -> None:
    assert Index().search(asked(1)) == []
    assert index.search(evidence_of(None)) == []


def test_a_clip_with_one_fingerprint_is_found_by_it() -> None:
    index = Index()
    (_, picture, _), (_, _, sound) = entry(1), entry(2)
    index.add(1, picture, b"")
    index.add(2, b"", sound)

    assert found(index, 1) == [1]
    assert [match.clip for match in index.search(evidence_of(None, sound_of(2)))] == [2]


def test_a_removed_clip_is_not_found(index: Index) -> None:
    index.remove(4)
    index.remove(FOREIGN)  # no error

    assert found(index, 4) == []
    assert [match.clip for match in index.search(evidence_of(None, sound_of(4)))] == []
    assert found(index, 1) == [1]
    assert len(index) == 5


def test_a_replaced_clip_is_found_by_what_it_is_now(index: Index) -> None:
    index.add(*entry(4, scene=FOREIGN))

    assert found(index, FOREIGN) == [4]
    assert found(index, 4) == []
    assert len(index) == 6


def test_a_batch_that_names_a_clip_twice_keeps_the_last() -> None:
    index = Index()
    index.add_all([entry(1, scene=2), entry(1, scene=3)])

    assert found(index, 3) == [1]
    assert found(index, 2) == []
    assert len(index) == 1


def test_what_was_removed_is_tidied_away(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    full = index._words.memory_bytes, index._triples.memory_bytes
    monkeypatch.setattr(index_module, "_TIDIED_FROM", 1)

    for number in (2, 3, 5, 6):  # the index tidies when a quarter is gone: after two, and after four
        index.remove(number)

    codes = sum(stretch.codes.size for stretch in index._words.stretches)
    assert codes == sum(int(owner != -1) for owner in index._slot_of_moment.values[_owners(index)])
    assert index._words.memory_bytes < full[0]
    assert index._triples.memory_bytes < full[1]
    assert [found(index, scene)[:1] for scene in (1, 2, 4)] == [[1], [], [4]]


def test_searching_goes_on_while_clips_are_added_and_removed(index: Index) -> None:
    broken: list[BaseException] = []
    entries = [entry(number, scene=number % 6 + 10) for number in range(100, 220)]

    def fill() -> None:
        try:
            for each in entries:
                index.add(*each)
                if each[0] % 2:
                    index.remove(each[0])
        except BaseException as error:
            broken.append(error)
            raise

    query, filling = asked(1), threading.Thread(target=fill)
    filling.start()
    answers = [index.search(query)]
    while filling.is_alive():
        answers.append(index.search(query))
    filling.join()

    assert broken == []
    assert {answer[0].clip for answer in answers} == {1}
    assert len(index) == 6 + 60
    assert {match.clip % 2 for match in index.search(asked(12), most=20)} == {0}


def test_a_nameless_file_is_closed_with_its_attic() -> None:
    attic = Attic()
    number = attic.add(b"kept")
    file = attic._file
    assert attic.get(number) == b"kept"

    del attic
    gc.collect()

    assert file.closed


def test_an_attic_keeps_more_than_it_has_room_for_at_first() -> None:
    attic = Attic()
    numbers = [attic.add(bytes([number % 256]) * (number % 5)) for number in range(3_000)]

    assert attic.get(numbers[0]) == b""
    assert attic.get(numbers[2_999]) == bytes([2_999 % 256]) * 4
    assert attic.size_bytes == 6_000
    assert len(attic) == 3_000


def _owners(index: Index) -> list[int]:
    return [int(owner) for stretch in index._words.stretches for owner in stretch.owners]
