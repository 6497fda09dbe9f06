"""Uploads (promise 20): the state machine at length, bad connections and kills against the real servers, and the cost.

Bad weather: files go through the demo's front to the web server over raw connections that are cut at any byte, by a
close or by a reset, while the web server is killed and started again. Every file must come whole, byte for byte, and
nothing may be left in the store when all were given up.
"""

from __future__ import annotations

import json
import logging
import random
import socket
import struct
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psutil
import requests

from benchmarks.database import fresh_database

STEPS = 3_000
FILES, KILLS = 60, 6
LARGE_MB, PIECE_MB = 190, 4
ALL_AT_ONCE = 10_000
MB = 1_000_000


def main() -> None:
    """This will print the figures and the JSON line."""
    with fresh_database():
        logging.disable(logging.CRITICAL)  # refusals by the thousand
        figures: dict[str, Any] = {"machine": run_machine()}
        with tempfile.TemporaryDirectory(prefix="sora-uploads-") as name:
            house = House(Path(name))
            try:
                figures["weather"], figures["cost"] = weather(house), cost(house)
            finally:
                house.stop()
    for name, figure in figures.items():
        print(f"{name}: {figure}", flush=True)
    machine, storm, price = figures["machine"], figures["weather"], figures["cost"]
    ok = machine["steps"] >= STEPS and storm["wrong_bytes"] == storm["left_behind"] == 0
    print(json.dumps({"ok": ok and storm["whole"] == FILES and price["grew_mb"] < 20, **figures}))


def run_machine() -> dict[str, Any]:
    """This will run examples of 60 steps until there are STEPS; a step that disagrees raises with its smallest story."""
    from django.test.utils import override_settings
    from hypothesis import seed
    from hypothesis.stateful import run_state_machine_as_test

    from tests.uploads.machine import UploadMachine, machine_settings

    begun, number = time.process_time(), 0
    with tempfile.TemporaryDirectory() as folder, override_settings(**_settings(folder)):
        UploadMachine.store = Path(folder)
        while UploadMachine.steps < STEPS:
            number += 1
            machine = seed(number)(UploadMachine)
            run_state_machine_as_test(machine, settings=machine_settings(examples=10, steps=60))
            print(f"  {UploadMachine.steps} steps", flush=True)
    return {
        "steps": UploadMachine.steps,
        "files_whole": UploadMachine.whole,
        "cpu_s": round(time.process_time() - begun, 1),
    }


def _settings(folder: str) -> dict[str, Any]:
    from django.conf import settings

    many = {"uploads_open_per_member": ALL_AT_ONCE, "uploads_per_member_hour": ALL_AT_ONCE}
    store = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    return {
        "LIMITS": settings.LIMITS.model_copy(update=many),
        "STORAGES": {**settings.STORAGES, "default": store},
        "ALLOWED_HOSTS": ["*"],
    }


class House:
    """A web server behind the demo's front, on the benchmark's database, and a member's app."""

    def __init__(self, folder: Path) -> None:
        from tests.accounts.people import PASSWORD
        from tests.factories import make_member
        from tests.processes import environment, free_port

        self.folder, self.store = folder, folder / "media"
        self.web_port, self.port = free_port(), free_port()
        limits = {"LIMIT_UPLOADS_OPEN_PER_MEMBER": ALL_AT_ONCE, "LIMIT_UPLOADS_PER_MEMBER_HOUR": ALL_AT_ONCE}
        self.env = environment(self.store, **{name: str(value) for name, value in limits.items()})
        member = make_member("benchmark")
        member.set_password(PASSWORD)
        member.save()
        self.email = member.email
        self.sign_in()
        self.running: dict[str, Any] = {}
        self.start()

    def sign_in(self) -> None:
        """This will get a fresh access token: it lasts five minutes."""
        from tests.accounts.client import App
        from tests.accounts.people import PASSWORD

        app = App()
        assert app.sign_in(self.email, PASSWORD).status_code == 200
        self.phone = {"Authorization": f"Bearer {app.access_token}", "Tus-Resumable": "1.0.0"}

    def start(self) -> None:
        """This will start whatever does not run, and wait until the site answers."""
        import sys

        from sora_social.embedded import processes
        from sora_social.embedded.home import ROOT
        from sora_social.embedded.launch import Program
        from tests.processes import start, until

        argv = (sys.executable, "-m", "tests.front_process", str(self.port), str(self.web_port), "1")
        programs = (processes.web(self.env, self.web_port), Program("front", argv, ROOT, self.env))
        for program in programs:
            if program.name not in self.running:
                self.running[program.name] = start(program, self.folder)
        until(self.is_up, "the site answers")

    def is_up(self) -> bool:
        """This will ask the web server itself."""
        try:
            return requests.get(f"http://127.0.0.1:{self.web_port}/healthz", timeout=5).ok
        except requests.RequestException:
            return False

    def kill_web(self) -> None:
        """This will end the web server at once and start another one."""
        self.running.pop("web").kill()
        self.start()

    def web(self) -> list[psutil.Process]:
        """The web server's processes."""
        parent = psutil.Process(self.running["web"].process.pid)
        return [parent, *parent.children(recursive=True)]

    def stop(self) -> None:
        """This will stop both."""
        for each in self.running.values():
            each.stop()

    def ask(self, method: str, path: str, **headers: str) -> requests.Response:
        """This will send a request without a body, through the front, until there is an answer."""
        words = {**self.phone, **{name.replace("_", "-"): value for name, value in headers.items()}}
        while True:
            try:
                return requests.request(method, f"http://127.0.0.1:{self.port}{path}", headers=words, timeout=30)
            except requests.RequestException:
                time.sleep(0.05)

    def begin(self, length: int, purpose: str = "trace") -> str:
        """This will begin an upload; a web server that is just being started is asked again."""
        from tests.uploads.speaker import encoded

        while True:
            answer = self.ask(
                "POST", "/api/uploads", Upload_Length=str(length), Upload_Metadata=encoded(purpose=purpose)
            )
            if answer.status_code == 201:
                return answer.headers["Location"]
            assert answer.status_code == 503, answer.text
            time.sleep(0.05)

    def offset(self, address: str) -> int:
        """This will ask where an upload stands."""
        while (answer := self.ask("HEAD", address)).status_code == 503:
            time.sleep(0.05)
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["Upload-Offset"])


def weather(house: House) -> dict[str, int]:
    """This will send FILES files over bad connections with KILLS kills of the web server, and look at what came."""
    from tests.uploads.files import sound

    chance, cuts, kills, wrong = random.Random(20), 0, 0, 0
    sent: dict[str, bytes] = {}
    for number in range(FILES):
        if number % 20 == 19:
            house.sign_in()
        data = sound(chance.randrange(20_000, 2_000_000) // 2 * 2)
        address = house.begin(len(data))
        while (offset := house.offset(address)) < len(data):
            cuts += send_badly(house, address, offset, data, chance)
            if kills < KILLS and chance.random() < 0.08:
                kills += 1
                house.kill_web()
        sent[address] = data
        wrong += stored(house, address) != data
    states = [house.ask("GET", address).json()["state"] for address in sent]
    for address in sent:
        assert house.ask("DELETE", address).status_code == 204
    left = sum(path.is_file() for path in house.store.rglob("*"))
    whole = states.count("ready")
    return {"files": FILES, "cuts": cuts, "kills": kills, "whole": whole, "wrong_bytes": wrong, "left_behind": left}


def send_badly(house: House, address: str, offset: int, data: bytes, chance: random.Random) -> bool:
    """This will send the rest over one connection, and cut it somewhere three times of four; tells whether it did."""
    from tests.uploads.speaker import BYTES

    rest = data[offset:]
    is_cut = chance.random() < 0.75
    arrives = chance.randrange(len(rest) + 1) if is_cut else len(rest)
    words = {**house.phone, "Host": "127.0.0.1", "Content-Type": BYTES, "Upload-Offset": str(offset)}
    lines = [f"PATCH {address} HTTP/1.1", *(f"{name}: {value}" for name, value in words.items())]
    head = "\r\n".join([*lines, f"Content-Length: {len(rest)}", "", ""]).encode()
    line = socket.create_connection(("127.0.0.1", house.port), timeout=30)
    try:
        line.sendall(head + rest[:arrives])
        if is_cut and chance.random() < 0.3:  # a reset instead of an end
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if not is_cut:
            line.recv(4096)
    except OSError:
        pass
    finally:
        line.close()
    return is_cut


def stored(house: House, address: str) -> bytes:
    """What the rows name, read from the store."""
    from uploads.models import Piece

    keys = Piece.objects.filter(upload_id=UUID(address.rpartition("/")[2])).order_by("offset")
    return b"".join((house.store / key).read_bytes() for key in keys.values_list("key", flat=True))


def cost(house: House) -> dict[str, float]:
    """This will tell what the web server takes for a megabyte: in pieces, and in one request; and how it grows by that.

    The last byte is left out: the look at the file is not the upload's cost.
    """
    house.sign_in()
    data = bytes(LARGE_MB * MB)
    url = f"http://127.0.0.1:{house.web_port}"
    with measured(house) as pieces:
        address = house.begin(len(data), "opening")
        for offset in range(0, 25 * PIECE_MB * MB, PIECE_MB * MB):
            patch(house, url + address, offset, data[offset : offset + PIECE_MB * MB])
    with measured(house) as whole:
        address = house.begin(len(data) + 1, "opening")
        patch(house, url + address, 0, data)
    return {
        "piece_cpu_ms_per_mb": round(1000 * pieces["cpu_s"] / (25 * PIECE_MB), 2),
        "whole_cpu_ms_per_mb": round(1000 * whole["cpu_s"] / LARGE_MB, 2),
        "grew_mb": round(whole["grew_mb"], 1),
    }


def patch(house: House, url: str, offset: int, data: bytes) -> None:
    """This will send bytes and make sure that they were kept."""
    from tests.uploads.speaker import BYTES

    headers = {**house.phone, "Content-Type": BYTES, "Upload-Offset": str(offset)}
    answer = requests.patch(url, data=data, headers=headers, timeout=120)
    assert answer.headers.get("Upload-Offset") == str(offset + len(data)), answer.text


@contextmanager
def measured(house: House) -> Iterator[dict[str, float]]:
    """This will tell, after the block, what the web server's processes took of CPU and how much memory they grew."""

    def now() -> tuple[float, float]:
        found = house.web()
        cpu_s = sum(sum(each.cpu_times()[:2]) for each in found)
        return cpu_s, sum(each.memory_info().rss for each in found) / MB

    figures: dict[str, float] = {}
    cpu_s, memory_mb = now()
    yield figures
    cpu_after_s, memory_after_mb = now()
    figures |= {"cpu_s": cpu_after_s - cpu_s, "grew_mb": memory_after_mb - memory_mb}


if __name__ == "__main__":
    main()
