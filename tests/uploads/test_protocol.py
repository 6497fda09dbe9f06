"""What tus 1.0 says about headers, methods and statuses; each wrong one is told by name and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.uploads.speaker import BYTES, Speaker, address_of, checksum, encoded
from uploads.models import Upload

pytestmark = pytest.mark.django_db


def refusal(answer: Any) -> tuple[int, str, str | None]:
    """Status, code and field of a problem that carries the protocol's version."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    said = answer.json()
    return answer.status_code, said["code"], said.get("field")


@pytest.fixture
def address(speaker: Speaker) -> str:
    """An upload of ten bytes, four of them here."""
    return address_of(speaker.begin(10, body=b"0123"))


@pytest.mark.parametrize("path", ["/api/uploads", "/api/uploads/0190a000-0000-7000-8000-000000000000"])
def test_anybody_may_ask_what_the_server_can_do(path: str):
    answer = Speaker().speak("OPTIONS", path, headers={"Tus-Resumable": ""})
    assert (answer.status_code, answer.content) == (204, b"")
    assert {name: answer.headers[name] for name in answer.headers if name.startswith("Tus-")} == {
        "Tus-Resumable": "1.0.0",
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,creation-with-upload,termination,checksum,expiration",
        "Tus-Max-Size": "200000000",
        "Tus-Checksum-Algorithm": "sha1,sha256",
    }


def test_where_an_upload_stands_is_told_in_headers(speaker: Speaker):
    words = encoded(purpose="opening", filename="sky.png", colour="blue")
    address = address_of(speaker.begin(10, body=b"0123", Upload_Metadata=words))
    answer = speaker.head(address)
    assert (answer.status_code, answer.content) == (200, b"")
    told = {name: answer.headers[name] for name in ("Upload-Offset", "Upload-Length", "Upload-Metadata")}
    assert told == {"Upload-Offset": "4", "Upload-Length": "10", "Upload-Metadata": words}
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Upload-Expires"].endswith(" GMT")


def test_its_address_is_relative_so_that_no_proxy_can_make_it_wrong(speaker: Speaker):
    address = address_of(speaker.begin(10))
    assert address == f"/api/uploads/{Upload.objects.get().pk}"


@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH", "DELETE"])
def test_another_version_of_the_protocol_is_told_ours(speaker: Speaker, address: str, method: str):
    path = "/api/uploads" if method == "POST" else address
    for version in ("", "0.2.2", "1.0", "1.0.0 "):
        answer = speaker.speak(method, path, headers={"Tus-Resumable": version, "Upload-Offset": "4"})
        assert (answer.status_code, answer.headers["Tus-Version"]) == (412, "1.0.0"), version
    assert speaker.offset(address) == 4
    assert Upload.objects.count() == 1


def test_the_json_is_for_everybody_who_does_not_speak_it(speaker: Speaker, address: str):
    assert speaker.speak("GET", address, headers={"Tus-Resumable": ""}).json()["offset"] == 4


NO_NUMBERS = ["", "-1", "+5", "1.5", "0x10", "9007199254740992", "1" * 17, "ten", "1 0", "१०"]


def test_a_length_is_a_whole_number_of_bytes_and_not_none(speaker: Speaker):
    for length in (*NO_NUMBERS, "0"):
        answer = speaker.begin(10, Upload_Length=length)
        assert refusal(answer) == (400, "invalid", "Upload-Length"), length
    assert Upload.objects.count() == 0


def test_an_offset_is_a_whole_number_of_bytes(speaker: Speaker, address: str):
    for offset in NO_NUMBERS:
        answer = speaker.send(address, 4, b"4", Upload_Offset=offset)
        assert refusal(answer) == (400, "invalid", "Upload-Offset"), offset
    assert speaker.offset(address) == 4


@pytest.mark.parametrize("header", ["Upload-Defer-Length", "Upload-Concat"])
def test_extensions_that_are_not_offered_are_refused_by_name(speaker: Speaker, header: str):
    assert refusal(speaker.begin(10, **{header: "1"})) == (400, "invalid", header)


@pytest.mark.parametrize("kind", ["application/octet-stream", "application/json", "image/png", f"{BYTES}2"])
def test_bytes_come_as_tus_sends_them(speaker: Speaker, address: str, kind: str):
    sent = speaker.send(address, 4, b"4", Content_Type=kind)
    begun = speaker.begin(10, body=b"0", Content_Type=kind)
    assert refusal(sent) == refusal(begun) == (415, "unsupported_media_type", None)
    assert speaker.offset(address) == 4
    assert Upload.objects.count() == 1


def test_an_announcement_without_bytes_needs_no_type(speaker: Speaker):
    assert speaker.begin(10, Content_Type="application/json").status_code == 201


NO_CHECKSUMS = {
    "unknown": "md5 kAFQmDzST7DWlj99KOF/cg==",
    "no digest": "sha1",
    "not base64": "sha1 !!!",
    "too short": "sha1 AAAA",
    "capitals": "SHA1 " + checksum(b"4", "sha1").partition(" ")[2],
    "two spaces": "sha1  " + checksum(b"4", "sha1").partition(" ")[2],
    "too long": "sha256 " + "A" * 200,
}


def test_a_checksum_is_an_algorithm_and_its_digest(speaker: Speaker, address: str):
    for what, said in NO_CHECKSUMS.items():
        answer = speaker.send(address, 4, b"4", Upload_Checksum=said)
        assert refusal(answer) == (400, "invalid", "Upload-Checksum"), what
    assert speaker.offset(address) == 4


@pytest.mark.parametrize("purpose", ["", "avatar", "Opening", "opening "])
def test_an_upload_says_what_it_is_for(speaker: Speaker, purpose: str):
    assert refusal(speaker.begin(10, purpose=purpose)) == (400, "invalid", "purpose")
    assert Upload.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_by_its_length(speaker: Speaker):
    answer = speaker.begin(200_000_001)
    assert refusal(answer) == (413, "upload_too_large", None)
    assert (answer.json()["limit"], answer.json()["found"]) == (200_000_000, 200_000_001)
    assert speaker.begin(200_000_000).status_code == 201


def test_pieces_are_counted_so_that_nobody_sends_single_bytes(speaker: Speaker, address: str, settings: Any):
    settings.LIMITS = settings.LIMITS.model_copy(update={"upload_pieces_max": 3})
    assert [speaker.send(address, offset, b"x").status_code for offset in (4, 5)] == [204, 204]
    assert refusal(speaker.send(address, 6, b"x")) == (409, "upload_in_too_many_pieces", None)
    assert speaker.offset(address) == 6


@pytest.mark.parametrize(
    ("method", "status"), [("PATCH", 204), ("patch", 204), ("DELETE", 204), ("GET", 405), ("", 405)]
)
def test_a_post_may_stand_for_a_method_that_a_client_cannot_send(
    speaker: Speaker, address: str, method: str, status: int
):
    headers = {"X-HTTP-Method-Override": method, "Upload-Offset": "4"}
    assert speaker.speak("POST", address, b"45", headers=headers).status_code == status


def test_a_get_may_not(speaker: Speaker, address: str):
    """Nothing asks a GET for the page's CSRF token."""
    assert speaker.speak("GET", address, headers={"X-HTTP-Method-Override": "DELETE"}).status_code == 200
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_a_page_s_request_needs_the_csrf_token(speaker: Speaker, address: str, method: str):
    speaker.client.handler.enforce_csrf_checks = True
    path = "/api/uploads" if method == "POST" else address
    headers = {"Upload-Offset": "4", "Upload-Length": "10", "Upload-Metadata": encoded(purpose="trace")}
    assert refusal(speaker.speak(method, path, headers=headers)) == (403, "not_allowed", None)
    assert Upload.objects.count() == 1
