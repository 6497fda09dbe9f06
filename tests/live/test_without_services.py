"""Broker, cache and layer away, as one server that is killed or hangs: reading and asking for clips go on (promise 27)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import Member
from common import outbox
from common.models import OutboxEntry
from generation.enums import JobState
from generation.models import Job
from sora_social.embedded import processes
from tests.factories import make_member
from tests.live.server import Server, own_server
from tests.live.storm import sign_in
from tests.processes import environment, free_port, start, until

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
TOKEN = "x" * 32
READS = ("/", "/create", "/api/feed/latest", "/api/live?after=0", "/api/generations", "/healthz")


@dataclass
class Web:
    """The real web process, and the one server it has for everything but the database."""

    port: int
    services: Server
    member: Member
    cookie: str

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """This will give status and JSON (None for a page) of one request by the member."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": f"sessionid={self.cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        headers |= {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())} if body is not None else {}
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        return answer.status, json.loads(said) if "json" in answer.headers["Content-Type"] else None

    def wish(self) -> int:
        """This will ask for a clip, and give the status."""
        return self.ask("POST", "/api/generations", {"prompt": "a red ball bounces", "duration_s": 4})[0]


@pytest.fixture(scope="module")
def house(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Server]]:
    """The web process for the tests here, and its one server."""
    folder, port = tmp_path_factory.mktemp("house"), free_port()
    with own_server() as services:
        urls = {name: f"redis://127.0.0.1:{services.port}/{number}" for number, name in enumerate(NAMES)}
        running = start(processes.web(environment(folder / "media", **urls), port), folder)
        try:
            yield port, services
        finally:
            running.stop()


@pytest.fixture
def web(house: tuple[int, Server]) -> Iterator[Web]:
    port, services = house
    member = make_member("mia")
    made = Web(port, services, member, sign_in(member))
    until(lambda: answers(made), "web answers")
    yield made
    services.kill()
    services.start()


NAMES = ("BROKER_URL", "CACHE_URL", "LAYER_URL")


def answers(web: Web) -> bool:
    try:
        return web.ask("GET", "/healthz")[0] == 200
    except OSError:
        return False


def test_one_reads_and_asks_for_clips_while_broker_cache_and_layer_hang(web: Web):
    assert web.wish() == 202
    assert outbox.backlog() == 0
    web.services.freeze()

    assert [web.ask("GET", path)[0] for path in READS] == [200] * len(READS)
    assert [web.wish() for _ in range(2)] == [202, 202]
    tries = OutboxEntry.objects.order_by("created_at").values_list("tries", flat=True)
    assert list(tries) == [1, 0]  # what the first one waited for, the second does not even ask
    assert Job.objects.filter(member_id=web.member.pk, state=JobState.QUEUED).count() == 3
    assert outbox.backlog() == 2  # the broker gets these when it is back


def test_with_all_three_dead_one_reads_and_asks_and_guessing_a_password_ends_as_early(web: Web):
    web.services.kill()
    assert [web.ask("GET", path)[0] for path in READS] == [200] * len(READS)
    assert web.wish() == 202
    assert outbox.backlog() == 1
    guess = {"email": "mia@example.org", "password": "wrong wrong wrong"}
    told = []
    while not told or (told[-1][0] == 400 and len(told) <= 20):  # an hour that ends meanwhile gives ten more at most
        told.append(web.ask("POST", "/api/auth/app/v1/auth/login", guess))
    assert 10 < len(told) <= 21
    assert (told[-1][0], told[-1][1]["code"]) == (429, "too_many_requests")
