"""The live log: numbered without gap or repeat, caught up by `?after=`, hinted at over a socket."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.layers import channel_layers
from django.db import connection, transaction
from django.test import Client

from accounts.enums import Standing
from accounts.models import Member
from common import clock, live_log
from sora_social.asgi import application
from tests.factories import make_member

OURS = b"http://testserver"
Connect = Callable[..., Awaitable[ApplicationCommunicator]]
ACCEPTED = "websocket.accept"


def append(member_id: UUID, number: int = 0) -> int:
    return live_log.append(member_id=member_id, kind="test.note", payload={"n": number}, now=clock.now())


def numbers(member_id: UUID, after: int = 0) -> list[int]:
    return [entry.seq for entry in live_log.read_after(member_id=member_id, after=after, limit=1000)]


@pytest.mark.django_db(transaction=True)
def test_sixteen_writers_of_whom_a_third_roll_back_leave_no_gap_and_no_repeat():
    members, chance = [uuid4(), uuid4()], random.Random(7)
    plans = [(chance.choice(members), chance.random() < 1 / 3) for _ in range(120)]

    def write(plan: tuple[UUID, bool]) -> None:
        member_id, rolls_back = plan
        try:
            with transaction.atomic():
                append(member_id)
                transaction.set_rollback(rolls_back)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as writers:
        list(writers.map(write, plans))
    for member_id in members:
        written = sum(plan == (member_id, False) for plan in plans)
        assert numbers(member_id) == list(range(1, written + 1))
        assert live_log.last_number(member_id=member_id) == written


@pytest.mark.django_db
class TestReading:
    def test_after_gives_what_came_later_oldest_first_and_nobody_else_s(self):
        mine, other = uuid4(), uuid4()
        for number in range(5):
            append(mine, number)
            append(other, 100 + number)
        assert [entry.payload["n"] for entry in live_log.read_after(member_id=mine, after=3)] == [3, 4]
        assert live_log.read_after(member_id=mine, after=5) == []

    def test_numbers_go_on_after_old_entries_were_forgotten(self):
        mine = uuid4()
        append(mine)
        live_log.forget_before(moment=clock.now() + timedelta(seconds=1))
        assert (numbers(mine), append(mine), numbers(mine)) == ([], 2, [2])

    def test_the_door_answers_with_entries_and_the_last_number(self):
        member = make_member("mia")
        append(member.pk, 1)
        append(member.pk, 2)
        client = Client()
        client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
        page = client.get("/api/live", {"after": 1}).json()
        assert ([entry["payload"] for entry in page["entries"]], page["last"]) == ([{"n": 2}], 2)


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Opens sockets of the whole live application, as a page of the given origin would."""
    opened: list[ApplicationCommunicator] = []

    async def _connect(cookie: str | None, origin: bytes = OURS) -> ApplicationCommunicator:
        headers = [(b"origin", origin), (b"host", b"testserver")]
        if cookie:
            headers.append((b"cookie", f"sessionid={cookie}".encode()))
        scope = {"type": "websocket", "path": "/ws/live", "headers": headers, "query_string": b"", "subprotocols": []}
        socket = ApplicationCommunicator(application, scope)
        opened.append(socket)
        await socket.send_input({"type": "websocket.connect"})
        return socket

    yield _connect
    for socket in opened:
        await socket.send_input({"type": "websocket.disconnect", "code": 1000})
        await socket.wait()


@pytest.fixture
def real_layer() -> None:
    """Skips, loudly, where no channel layer answers: `python -m sora_social.embedded run` starts one."""
    import redis

    try:
        redis.Redis.from_url(_layer_url()).ping()
    except redis.exceptions.ConnectionError:
        pytest.skip("NO CHANNEL LAYER: run under `python -m sora_social.embedded run`")
    channel_layers.backends.clear()


def _layer_url() -> str:
    from django.conf import settings

    return str(settings.CHANNEL_LAYERS["default"]["CONFIG"]["hosts"][0])


def session_of(member: Member) -> str:
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return str(client.cookies["sessionid"].value)


@pytest.mark.django_db(transaction=True)
class TestSocket:
    async def test_a_member_s_socket_is_hinted_after_the_commit(self, real_layer: None, connect: Connect):
        member = await sync_to_async(make_member)("mia")
        stranger = await sync_to_async(make_member)("sven")
        socket = await connect(await sync_to_async(session_of)(member))
        other = await connect(await sync_to_async(session_of)(stranger))
        assert [(await each.receive_output())["type"] for each in (socket, other)] == [ACCEPTED, ACCEPTED]
        await asyncio.wait_for(_appended_until_heard(socket, member.pk), 5)
        assert await other.receive_nothing(timeout=0.05)

    async def test_what_is_rolled_back_hints_at_nothing(self, real_layer: None, connect: Connect):
        member = await sync_to_async(make_member)("mia")
        socket = await connect(await sync_to_async(session_of)(member))
        await socket.receive_output()
        await asyncio.wait_for(_appended_until_heard(socket, member.pk), 5)
        await sync_to_async(_append_and_roll_back)(member.pk)
        assert await socket.receive_nothing(timeout=0.1)

    async def test_nobody_is_closed_with_4401(self, connect: Connect):
        socket = await connect(None)
        answers = [await socket.receive_output() for _ in range(2)]
        assert [(each["type"], each.get("code")) for each in answers] == [(ACCEPTED, None), ("websocket.close", 4401)]

    async def test_a_suspended_member_is_nobody(self, connect: Connect):
        member = await sync_to_async(make_member)("sue", standing=Standing.SUSPENDED)
        socket = await connect(await sync_to_async(session_of)(member))
        assert [(await socket.receive_output()).get("code") for _ in range(2)] == [None, 4401]

    async def test_another_site_s_page_gets_no_socket(self, connect: Connect):
        member = await sync_to_async(make_member)("mia")
        socket = await connect(await sync_to_async(session_of)(member), b"https://evil.example")
        assert (await socket.receive_output())["type"] == "websocket.close"


async def _appended_until_heard(socket: ApplicationCommunicator, member_id: UUID) -> None:
    """The group is joined after the handshake: a hint before that is one that `?after=` makes good."""
    while True:
        number = await sync_to_async(append)(member_id)
        if not await socket.receive_nothing(timeout=0.2):
            heard = json.loads((await socket.receive_output())["text"])
            assert heard == {"seq": number}
            return


def _append_and_roll_back(member_id: UUID) -> None:
    with transaction.atomic():
        append(member_id)
        transaction.set_rollback(True)
