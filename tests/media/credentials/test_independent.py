"""A second reader, written from the specification, agrees: what holds, and that every changed byte is found."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from media.credentials.enums import State
from media.credentials.errors import FormatError
from media.credentials.reading import read
from media.credentials.signing import FileSigner
from media.credentials.stores import manifest_of
from media.credentials.writing import sign
from tests.media.credentials import cbor, independent
from tests.media.credentials.authority import NOW, Authority
from tests.media.credentials.independent import NotValidError
from tests.media.credentials.stories import about


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory, signer: FileSigner, clip: Path) -> bytes:
    out = tmp_path_factory.mktemp("signed") / "signed.mp4"
    sign(clip, out, statement=about("A red ball"), signer=signer)
    return out.read_bytes()


def holds(file: bytes, authority: Authority) -> bool:
    """What the independent reader says."""
    try:
        independent.check(file, authority.certificate, now=NOW)
    except NotValidError:
        return False
    return True


def is_trusted(file: bytes, path: Path, authority: Authority) -> bool:
    """What the library says."""
    path.write_bytes(file)
    try:
        found = read(path, trust_anchors=authority.anchors)
    except FormatError:
        return False
    return found is not None and found.state is State.TRUSTED


def test_the_independent_reader_finds_the_same_statement_and_every_hash_right(
    signed: bytes, authority: Authority
) -> None:
    found = independent.check(signed, authority.certificate, now=NOW)

    assert found.claim["dc:title"] == "A red ball"
    assert found.claim["claim_generator_info"]["name"] == "Sora Social"
    assert [action["action"] for action in found.assertions["c2pa.actions.v2"]["actions"]] == [
        "c2pa.created",
        "c2pa.watermarked.bound",
        "c2pa.published",
    ]
    assert found.assertions["example.clips.clip"]["clip_id"] == "id of A red ball"
    assert found.assertions["c2pa.soft-binding"]["blocks"][0]["value"] == "0000beef"
    assert [each["xpath"] for each in found.assertions["c2pa.hash.bmff.v3"]["exclusions"]] == [
        "/uuid",
        "/ftyp",
        "/mfra",
    ]
    assert "c2pa.actions.v2" in found.claim["created_assertions"][0]["url"]


def test_the_independent_reader_refuses_other_authorities_and_times(signed: bytes, authority: Authority) -> None:
    with pytest.raises(NotValidError, match="signed by somebody else"):
        independent.check(signed, Authority("Somebody Else").certificate, now=NOW)
    with pytest.raises(NotValidError, match="was not valid"):
        independent.check(signed, authority.certificate, now=NOW + timedelta(days=91))


def test_both_readers_take_what_the_other_wrote(tmp_path: Path, signed: bytes, authority: Authority) -> None:
    """A COSE signature of the tests' own is trusted by the library, so the two mean the same bytes."""
    leaf = authority.leaf()
    again = independent.resigned(signed, leaf.certificate, leaf.key)  # type: ignore[arg-type]

    assert again != signed
    assert holds(again, authority)
    assert is_trusted(again, tmp_path / "again.mp4", authority)


def test_every_flipped_byte_is_found_by_both(tmp_path: Path, signed: bytes, authority: Authority) -> None:
    """Every 997th byte, and every 31st of those around the manifest; but for the places that C2PA leaves out."""
    start, store = independent.store_in_mp4(signed)
    tolerated = independent.tolerated(signed)
    places = {*range(0, len(signed), 997), *range(0, start + len(store) + 62, 31)}

    unseen_here = set()
    unseen_there = set()
    for place in places:
        flipped = bytearray(signed)
        flipped[place] ^= 0xFF
        if holds(bytes(flipped), authority):
            unseen_here.add(place)
        if is_trusted(bytes(flipped), tmp_path / "flipped.mp4", authority):
            unseen_there.add(place)

    left_out = {place for where in tolerated.values() for place in where}
    assert len(places) > 290
    assert unseen_here == places & left_out
    # The library also lets pass the sizes of the three boxes that hold everything else, or the signature.
    assert unseen_there - left_out <= set(sizes_of_holders(signed))
    assert unseen_there >= places & left_out


def sizes_of_holders(file: bytes) -> list[int]:
    start, store = independent.store_in_mp4(file)
    active = independent.manifests_of(store)[-1]
    holders = (0, active.begin - 8, independent.child(active, "c2pa.signature").begin - 8)
    return [start + begin + number for begin in holders for number in range(4)]


def test_what_may_be_changed_unseen_holds_no_statement_and_no_picture(signed: bytes) -> None:
    tolerated = independent.tolerated(signed)

    assert {name: len(where) for name, where in tolerated.items() if "padding" not in name} == {
        "brands": 24,
        "version of the box": 4,
        "offset of a Merkle box that is not there": 8,
    }
    padding = tolerated["padding of the signature"]
    assert signed[padding.start : padding.stop] == bytes(len(padding))
    assert len(padding) < 1100


def test_the_store_found_by_hand_is_the_one_that_is_served(tmp_path: Path, signed: bytes) -> None:
    (tmp_path / "signed.mp4").write_bytes(signed)

    assert independent.store_in_mp4(signed)[1] == manifest_of(tmp_path / "signed.mp4")


@pytest.mark.parametrize(
    ("encoded", "value"),
    [
        ("00", 0),
        ("1903e8", 1000),
        ("3903e7", -1000),
        ("4401020304", b"\x01\x02\x03\x04"),
        ("6449455446", "IETF"),
        ("83010203", [1, 2, 3]),
        ("a201020304", {1: 2, 3: 4}),
        ("d28441a0a0f641ff", cbor.Tagged(18, [b"\xa0", {}, None, b"\xff"])),
        ("1bffffffffffffffff", 2**64 - 1),
    ],
)
def test_the_tests_own_cbor_is_the_standards(encoded: str, value: object) -> None:
    """Examples of RFC 8949, appendix A, both ways."""
    assert cbor.loads(bytes.fromhex(encoded)) == value
    assert cbor.dumps(value).hex() == encoded


@pytest.mark.parametrize("encoded", ["", "18", "44 01", "a2 01 02 01 03", "9f 01 ff", "00 00", "fc"])
def test_the_tests_own_cbor_is_strict(encoded: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        cbor.loads(bytes.fromhex(encoded))
