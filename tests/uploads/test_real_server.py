"""Uploads against the real web server, directly and through the demo's front: cuts, silence, and another's client."""

from __future__ import annotations

import select
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
import requests
from tusclient.client import TusClient
from tusclient.uploader import Uploader

from sora_social.embedded import processes
from sora_social.embedded.home import ROOT
from sora_social.embedded.launch import Program
from tests.accounts.client import App
from tests.accounts.people import join
from tests.processes import environment, free_port, start, until
from tests.uploads.files import rubbish, sound
from tests.uploads.speaker import BYTES, encoded
from uploads.enums import UploadState
from uploads.models import Piece, Upload

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@dataclass
class House:
    """The ports of the web server and of the front before it, and where they keep things."""

    web: int
    front: int
    store: Path


@pytest.fixture(scope="module")
def house(django_db_setup: None) -> Iterator[House]:
    """A web server, and the demo's front before it."""
    with tempfile.TemporaryDirectory(prefix="sora-uploads-") as name:
        folder = Path(name)
        made = House(free_port(), free_port(), folder / "media")
        env = environment(made.store)
        argv = (sys.executable, "-m", "tests.front_process", str(made.front), str(made.web), "1")
        programs = (processes.web(env, made.web), Program("front", argv, ROOT, env, stop_wait_s=5))
        running = [start(program, folder) for program in programs]
        try:
            until(lambda: _is_up(made.front), "the site answers")
            yield made
        finally:
            for each in reversed(running):
                each.stop()


@pytest.fixture
def phone() -> dict[str, str]:
    """The headers of a member's app."""
    join()
    app = App()
    assert app.sign_in().status_code == 200
    return {"Authorization": f"Bearer {app.access_token}"}


class Upstream:
    """A socket over which bytes are sent by hand."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)

    def patch(self, address: str, offset: int, headers: dict[str, str], *, body: bytes, announced: str) -> None:
        words = {"Host": "127.0.0.1", "Tus-Resumable": "1.0.0", "Content-Type": BYTES, "Upload-Offset": str(offset)}
        lines = [f"{name}: {value}" for name, value in {**words, **headers}.items()]
        head = "\r\n".join([f"PATCH {address} HTTP/1.1", *lines, announced, "", ""])
        self.socket.sendall(head.encode() + body)

    def answer(self) -> str:
        """The status line and the headers; the socket stays as it is."""
        return self.socket.recv(65_536).decode().partition("\r\n\r\n")[0].lower()

    def close(self) -> None:
        self.socket.close()


def begin(port: int, length: int, headers: dict[str, str]) -> str:
    words = {"Tus-Resumable": "1.0.0", "Upload-Length": str(length), "Upload-Metadata": encoded(purpose="opening")}
    answer = requests.post(f"http://127.0.0.1:{port}/api/uploads", headers={**words, **headers}, timeout=20)
    assert answer.status_code == 201, answer.text
    return answer.headers["Location"]


def stored(house: House, address: str) -> bytes:
    keys = Piece.objects.filter(upload_id=UUID(address.rpartition("/")[2])).order_by("offset")
    return b"".join((house.store / key).read_bytes() for key in keys.values_list("key", flat=True))


def offset() -> int:
    return Upload.objects.get().offset


@pytest.mark.parametrize("through", ["web", "front"])
def test_a_connection_that_is_cut_in_the_middle_of_a_body_keeps_what_came(
    house: House, phone: dict[str, str], through: str
):
    port, data = getattr(house, through), rubbish(1_000_000)
    address = begin(port, len(data), phone)
    line = Upstream(port)
    line.patch(address, 0, phone, body=data[:300_001], announced=f"Content-Length: {len(data)}")
    line.close()

    until(lambda: offset() == 300_001, "what came before the cut is kept")

    assert stored(house, address) == data[:300_001]


def test_silent_clients_leave_the_site_its_threads(house: House, phone: dict[str, str]):
    """Two may keep a thread each; the others are told to come again, and the rest of the site goes on."""
    addresses = [begin(house.web, 1_000_000, phone) for _ in range(6)]
    lines = [Upstream(house.web) for _ in addresses]
    for line, address in zip(lines, addresses, strict=True):
        line.patch(address, 0, phone, body=b"x" * 70_000, announced="Content-Length: 1000000")

    answered, _, _ = select.select([line.socket for line in lines], [], [], 20)
    until(lambda: len(select.select([line.socket for line in lines], [], [], 0)[0]) == 4, "four are refused")
    refused = [line.answer() for line in lines if line.socket in select.select([line.socket], [], [], 0)[0]]

    assert answered
    assert {answer[9:12] for answer in refused} == {"503"}
    assert all("retry-after: 2" in answer for answer in refused)
    assert requests.get(f"http://127.0.0.1:{house.web}/healthz", timeout=5).ok
    for line in lines:
        line.close()
    until(lambda: Upload.objects.filter(offset=70_000).count() == 2, "what the two had sent is kept")


def test_a_body_of_unknown_length_is_taken_until_it_ends_or_is_too_long(house: House, phone: dict[str, str]):
    address = begin(house.web, 100_000, phone)
    url = f"http://127.0.0.1:{house.web}{address}"
    headers = {"Tus-Resumable": "1.0.0", "Content-Type": BYTES, **phone}
    parts = [rubbish(40_000, seed=1), rubbish(30_000, seed=2)]
    kept = requests.patch(url, data=iter(parts), headers={**headers, "Upload-Offset": "0"}, timeout=20)
    assert (kept.status_code, kept.headers["Upload-Offset"]) == (204, "70000")
    too_long = requests.patch(url, data=iter(parts), headers={**headers, "Upload-Offset": "70000"}, timeout=20)
    assert (too_long.status_code, too_long.json()["code"]) == (413, "upload_longer_than_announced")
    assert stored(house, address) == b"".join(parts)


def test_who_is_refused_with_megabytes_in_hand_still_hears_why(house: House, phone: dict[str, str]):
    address = begin(house.web, 5_000_000, phone)
    headers = {"Tus-Resumable": "1.0.0", "Content-Type": BYTES, "Upload-Offset": "1", **phone}
    url = f"http://127.0.0.1:{house.web}{address}"
    answer = requests.patch(url, data=bytes(4_000_000), headers=headers, timeout=20)
    assert (answer.status_code, answer.json()["offset"]) == (409, 0)


def test_tuspy_uploads_five_megabytes_with_a_stop_and_goes_on_elsewhere(house: House, phone: dict[str, str]):
    data = sound(5_000_000)
    first = uploader(house, phone, data)
    first.upload(stop_at=2_000_000)
    assert offset() == 2_000_000

    second = uploader(house, phone, data, url=first.url)
    assert second.offset == 2_000_000
    second.upload()

    upload = Upload.objects.get()
    assert (upload.state, upload.filename, upload.facts["kind"]) == (UploadState.READY, "rain.wav", "sound")
    assert stored(house, first.url) == data


def uploader(house: House, phone: dict[str, str], data: bytes, url: str | None = None) -> Uploader:
    """tuspy as it comes, with checksums and pieces of a megabyte."""
    client = TusClient(f"http://127.0.0.1:{house.web}/api/uploads", headers=phone)
    metadata = {"purpose": "trace", "filename": "rain.wav"}
    return client.uploader(
        file_stream=BytesIO(data), url=url, chunk_size=1_000_000, metadata=metadata, upload_checksum=True
    )


def _is_up(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/healthz", timeout=5).ok
    except requests.RequestException:
        return False
