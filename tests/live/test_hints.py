"""What a socket is told: newest numbers, at once through the layer, by the pulse without it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async as in_thread
from django.db import transaction

from accounts.enums import StaffRole
from accounts.models import Member
from common import clock, live_log
from common.layer import HintLayer
from common.sockets import pulse_of_loop
from generation import consumers
from tests.factories import make_member
from tests.live.conftest import ACCEPTED, PATIENCE_S, Connect, answers, session_of
from tests.live.server import Server

pytestmark = pytest.mark.django_db(transaction=True)
made = in_thread(make_member)


def append(member: Member) -> int:
    return live_log.append(member_id=member.pk, kind="test.note", payload={}, now=clock.now())


async def opened(connect: Connect, member: Member, path: str = "/ws/live") -> ApplicationCommunicator:
    socket = await connect(await in_thread(session_of)(member), path=path)
    assert await answers(socket) == (ACCEPTED, None)
    return socket


async def told(socket: ApplicationCommunicator) -> Any:
    return json.loads((await socket.receive_output(PATIENCE_S))["text"])


async def test_a_hint_comes_after_the_commit_to_the_member_alone(layer: HintLayer, connect: Connect):
    mia, sven = await made("mia"), await made("sven")
    hers, his = await opened(connect, mia), await opened(connect, sven)
    await layer.listening()
    assert await in_thread(append)(mia) == 1
    assert await told(hers) == {"seq": 1}
    assert await his.receive_nothing(0.05)


async def test_what_is_rolled_back_hints_at_nothing(layer: HintLayer, connect: Connect):
    mia = await made("mia")
    socket = await opened(connect, mia)
    await layer.listening()

    def append_and_roll_back() -> None:
        with transaction.atomic():
            append(mia)
            transaction.set_rollback(True)

    await in_thread(append_and_roll_back)()
    await in_thread(append)(mia)
    assert await told(socket) == {"seq": 1}
    assert await socket.receive_nothing(0.05)


async def test_a_lost_hint_is_made_good_by_the_pulse_once(layer: HintLayer, layer_server: Server, connect: Connect):
    mia, sven = await made("mia"), await made("sven")
    hers, his = await opened(connect, mia), await opened(connect, sven)
    await pulse_of_loop().beat()
    assert [await told(each) for each in (hers, his)] == [{"seq": 0}, {"seq": 0}]  # the first sign of life
    layer_server.kill()
    try:
        await in_thread(append)(mia)
        await in_thread(append)(mia)
        assert await hers.receive_nothing(0.05)
        await pulse_of_loop().beat()
        assert await told(hers) == {"seq": 2}
        await pulse_of_loop().beat()
        assert [await each.receive_nothing(0.05) for each in (hers, his)] == [True, True]
    finally:
        layer_server.start()


async def test_operators_are_told_twice_about_a_burst(layer: HintLayer, connect: Connect, monkeypatch: Any):
    monkeypatch.setattr(consumers, "BETWEEN_S", 0.6)
    monkeypatch.setattr(live_log, "_operations_hinted_at", 0.0)
    olga, mia = await made("olga", roles=[StaffRole.OPERATOR]), await made("mia")
    socket, hers = await opened(connect, olga, "/ws/operations"), await opened(connect, mia)
    await layer.listening()

    def burst() -> None:
        for _ in range(50):
            live_log.hint_operations()

    await in_thread(burst)()
    assert [await told(socket), await told(socket)] == [{"changed": 1}, {"changed": 2}]
    assert [await each.receive_nothing(0.8) for each in (socket, hers)] == [True, True]


async def test_operators_are_told_at_every_pulse(layer: HintLayer, connect: Connect):
    socket = await opened(connect, await made("olga", roles=[StaffRole.OPERATOR]), "/ws/operations")
    await pulse_of_loop().beat()
    assert await told(socket) == {"changed": 1}


def test_nothing_is_hinted_to_operators_about_what_is_rolled_back(layer: HintLayer, monkeypatch: Any):
    said: list[str] = []
    monkeypatch.setattr(HintLayer, "tell", lambda self, group, message: said.append(group))
    monkeypatch.setattr(live_log, "_operations_hinted_at", 0.0)
    with transaction.atomic():
        live_log.hint_operations()
        transaction.set_rollback(True)
    assert said == []
    with transaction.atomic():
        live_log.hint_operations()
        live_log.hint_operations()
        assert said == []
    assert said == ["operations"]


async def test_a_socket_opens_while_the_layer_is_away(layer: HintLayer, layer_server: Server, connect: Connect):
    layer_server.kill()
    try:
        mia = await made("mia")
        async with asyncio.timeout(PATIENCE_S):
            await opened(connect, mia)
    finally:
        layer_server.start()
