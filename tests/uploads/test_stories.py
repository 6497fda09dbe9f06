"""Uploads over HTTP: begun, cut, resumed, looked at, taken or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.uploads.files import picture, rubbish
from tests.uploads.speaker import Speaker, Wire, address_of, checksum, encoded
from uploads import facade
from uploads.enums import Purpose
from uploads.models import Piece, Upload

pytestmark = pytest.mark.django_db


def objects(store: Path) -> list[int]:
    """The sizes of what lies in the store."""
    return sorted(path.stat().st_size for path in store.rglob("*") if path.is_file())


def id_of(address: str) -> UUID:
    return UUID(address.rpartition("/")[2])


def test_a_picture_comes_in_three_pieces_and_is_ready(speaker: Speaker, store: Path):
    data = picture()
    begun = speaker.begin(len(data), Upload_Metadata=encoded(purpose="opening", filename="../sky.png"))
    address = address_of(begun)
    assert begun.headers["Upload-Offset"] == "0"
    assert begun.headers["Tus-Resumable"] == "1.0.0"

    for start in range(0, len(data), 3000):
        sent = speaker.send(address, start, data[start : start + 3000])
        assert (sent.status_code, sent.headers["Upload-Offset"]) == (204, str(min(start + 3000, len(data))))
        assert "Upload-Expires" in sent.headers

    said = speaker.read(address).json()
    assert (said["state"], said["offset"], said["length"]) == ("ready", len(data), len(data))
    assert (said["kind"], said["filename"]) == ("picture", "sky.png")
    assert objects(store) == [len(data) % 3000, 3000, 3000]


def test_what_arrived_before_a_cut_is_kept_and_the_rest_follows(speaker: Speaker, store: Path, tmp_path: Path):
    data = picture()
    address = address_of(speaker.begin(len(data)))

    cut = speaker.send(address, 0, data, wire=Wire(data[:1234]))
    assert (cut.status_code, cut.headers["Upload-Offset"]) == (204, "1234")
    assert speaker.offset(address) == 1234
    assert speaker.send(address, 1234, data[1234:]).status_code == 204

    upload = Upload.objects.get()
    ready = facade.find_ready(
        owner_id=upload.owner_id, upload_id=upload.pk, purpose=Purpose.OPENING, now=upload.created_at
    )
    facade.fetch(ready, tmp_path / "sky.png")
    assert (tmp_path / "sky.png").read_bytes() == data


def test_a_cut_before_the_first_byte_changes_nothing(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10))
    assert speaker.send(address, 0, b"0123456789", wire=Wire(b"")).headers["Upload-Offset"] == "0"
    assert objects(store) == []


@pytest.mark.parametrize(("said", "kept"), [("", 65_536), (checksum(rubbish(150_000)), 150_000)])
def test_a_slow_client_is_stopped_and_goes_on_in_the_next_request(
    speaker: Speaker, settings: Any, said: str, kept: int
):
    """Unless a checksum needs all of its bytes."""
    settings.LIMITS = settings.LIMITS.model_copy(update={"upload_request_s": 1e-9})
    address = address_of(speaker.begin(200_000))
    answer = speaker.send(address, 0, rubbish(150_000), Upload_Checksum=said)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(kept))


def test_the_wrong_offset_is_told_where_to_go_on_and_keeps_nothing(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10, body=b"0123"))
    for offset in (0, 3, 5, 11):
        answer = speaker.send(address, offset, b"456")
        assert (answer.status_code, answer.json()["code"]) == (409, "upload_offset_wrong")
        assert answer.json()["offset"] == 4
    assert objects(store) == [4]
    assert speaker.offset(address) == 4


def test_more_than_was_announced_is_refused_before_it_is_read(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10, body=b"0123"))
    wire = Wire(b"4567890")
    answer = speaker.send(address, 4, b"4567890", wire=wire)
    assert (answer.status_code, answer.json()["code"]) == (413, "upload_longer_than_announced")
    assert answer.json()["room"] == 6
    assert wire.tell() == 0
    assert objects(store) == [4]


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_bytes_that_match_their_checksum_are_kept(speaker: Speaker, algorithm: str):
    address = address_of(speaker.begin(10))
    answer = speaker.send(address, 0, b"01234", Upload_Checksum=checksum(b"01234", algorithm))
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "5")


@pytest.mark.parametrize("wire", [None, Wire(b"012")], ids=["changed on the way", "cut on the way"])
def test_bytes_that_do_not_are_dropped(speaker: Speaker, store: Path, wire: Wire | None):
    address = address_of(speaker.begin(10))
    said = checksum(b"01234") if wire else checksum(b"abcde")
    answer = speaker.send(address, 0, b"01234", wire=wire, Upload_Checksum=said)
    assert (answer.status_code, answer.json()["code"]) == (460, "upload_checksum_mismatch")
    assert speaker.offset(address) == 0
    assert objects(store) == []


def test_of_two_that_come_at_once_one_wins_and_nothing_is_mixed(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10))
    other = Speaker()
    other.client.cookies = speaker.client.cookies
    faster: list[int] = []

    slower = speaker.send(
        address,
        0,
        b"slow!",
        wire=Wire(b"slow!", meanwhile=lambda: faster.append(other.send(address, 0, b"fast").status_code)),
    )

    assert (faster, slower.status_code, slower.json()["offset"]) == ([204], 409, 4)
    assert speaker.offset(address) == 4
    assert [path.read_bytes() for path in store.rglob("*") if path.is_file()] == [b"fast"]


def test_a_file_that_is_not_taken_is_gone_at_once_and_the_row_says_why(speaker: Speaker, store: Path):
    data = rubbish(500)
    address = address_of(speaker.begin(len(data), body=data[:400]))
    assert objects(store) == [400]

    last = speaker.send(address, 400, data[400:])

    assert (last.status_code, last.json()["code"]) == (415, "media_kind_not_allowed")
    assert last.headers["Tus-Resumable"] == "1.0.0"
    assert objects(store) == []
    assert Piece.objects.count() == 0
    assert speaker.head(address).status_code == 415
    assert speaker.send(address, 500, b"").json() == last.json()
    said = speaker.read(address).json()
    assert (said["state"], said["refusal"]["code"], said["refusal"]["status"]) == ("refused", last.json()["code"], 415)
    assert said["refusal"]["words"] == last.json()["detail"]


def test_the_first_bytes_may_come_with_the_announcement(speaker: Speaker):
    data = picture()
    begun = speaker.begin(len(data), body=data, Upload_Checksum=checksum(data))
    assert (begun.status_code, begun.headers["Upload-Offset"]) == (201, str(len(data)))
    assert begun.json()["state"] == "ready"


@pytest.mark.parametrize(
    ("body", "said", "status"),
    [
        (b"0123456789a", "", 413),
        (b"01234", checksum(b"abcde"), 460),
        (b"0123456789", "", 415),
    ],
    ids=["too much", "changed on the way", "not taken"],
)
def test_an_announcement_whose_bytes_are_refused_leaves_nothing(
    speaker: Speaker, store: Path, body: bytes, said: str, status: int
):
    assert speaker.begin(10, body=body, Upload_Checksum=said).status_code == status
    assert Upload.objects.count() == 0
    assert objects(store) == []


def test_whoever_gives_an_upload_up_takes_its_bytes_along(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10, body=b"01234"))
    assert speaker.end(address).status_code == 204
    assert objects(store) == []
    assert {path.name for path in (store / "uploads").iterdir()} == set()
    for again in (speaker.head(address), speaker.read(address), speaker.send(address, 5, b"5"), speaker.end(address)):
        assert again.status_code == 404


def test_bytes_that_come_while_their_upload_is_given_up_are_dropped(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10))
    other = Speaker()
    other.client.cookies = speaker.client.cookies
    late = speaker.send(address, 0, b"01234", wire=Wire(b"01234", meanwhile=lambda: other.end(address)))
    assert late.status_code == 404
    assert objects(store) == []
