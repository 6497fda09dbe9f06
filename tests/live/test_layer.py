"""The carrier of hints: quick, allowed to lose them, and back by itself."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
import redis

from common import layer as layer_module
from common.layer import HintLayer, channel_of
from tests.live.conftest import PATIENCE_S
from tests.live.server import Server

HINT = {"type": "live.hint", "seq": 1}


async def listening_in(layer: HintLayer, *groups: str) -> str:
    channel = await layer.new_channel()
    for group in groups:
        await layer.group_add(group, channel)
    await asyncio.wait_for(layer.listening(), PATIENCE_S)
    return channel


async def heard(layer: HintLayer, channel: str) -> Any:
    return await asyncio.wait_for(layer.receive(channel), PATIENCE_S)


async def leaves(layer: HintLayer, channel: str) -> None:
    """As Channels ends a consumer: what it waits for is cancelled."""
    waiting = asyncio.create_task(layer.receive(channel))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)


async def test_a_group_hears_what_it_is_told_and_nobody_else_does(layer: HintLayer):
    mine, other = await listening_in(layer, "a"), await listening_in(layer, "b")
    assert layer.tell("a", HINT) is True
    await layer.group_send("b", {**HINT, "seq": 2})
    assert (await heard(layer, mine), await heard(layer, other)) == (HINT, {**HINT, "seq": 2})
    await leaves(layer, mine)
    await leaves(layer, other)


async def test_who_left_hears_nothing_and_the_last_one_ends_the_listening(layer: HintLayer):
    before = asyncio.all_tasks()
    channel = await listening_in(layer, "a")
    await layer.group_discard("a", channel)
    await layer.group_add("b", channel)
    layer.tell("a", HINT)
    layer.tell("b", {**HINT, "seq": 2})
    assert (await heard(layer, channel))["seq"] == 2
    await leaves(layer, channel)
    async with asyncio.timeout(PATIENCE_S):
        while asyncio.all_tasks() != before:
            await asyncio.sleep(0.01)


async def test_other_programs_messages_harm_nobody(layer: HintLayer, layer_server: Server):
    channel = await listening_in(layer, "a")
    with redis.Redis.from_url(layer_server.url) as stranger:
        for junk in (b"", b"\xff", b"[]", b"7", b'{"group":["a"],"message":{}}', b'{"group":"a","message":1}'):
            stranger.publish(channel_of(layer_server.url), junk)
    layer.tell("a", HINT)
    assert await heard(layer, channel) == HINT
    await leaves(layer, channel)


async def test_a_socket_that_does_not_read_keeps_a_bounded_number_of_messages(layer: HintLayer):
    channel = await layer.new_channel()
    for number in range(100):
        await layer.send(channel, {"type": "live.hint", "seq": number})
    kept = [(await heard(layer, channel))["seq"] for _ in range(layer_module.WAITING_MAX)]
    assert kept == list(range(32))
    await leaves(layer, channel)


async def test_killed_and_back_the_same_sockets_hear_again(layer: HintLayer, layer_server: Server):
    channel = await listening_in(layer, "a")
    assert layer.tell("a", HINT) is True
    assert await heard(layer, channel) == HINT
    layer_server.kill()
    try:
        assert layer.tell("a", HINT) is False
        late = await layer.new_channel()  # sockets open without it
        await layer.group_add("a", late)
    finally:
        layer_server.start()
    await asyncio.wait_for(layer.listening(), PATIENCE_S)
    async with asyncio.timeout(PATIENCE_S):
        while not layer.tell("a", {**HINT, "seq": 3}):
            await asyncio.sleep(0.05)
    assert [(await heard(layer, each))["seq"] for each in (channel, late)] == [3, 3]
    await leaves(layer, channel)
    await leaves(layer, late)


def test_it_is_back_within_five_seconds_of_its_server():
    assert layer_module.PAUSE_S + 1.5 * layer_module.RETURN_S < 5


def test_a_frozen_server_costs_one_wait_and_then_nothing(
    layer: HintLayer, layer_server: Server, monkeypatch: pytest.MonkeyPatch
):
    layer.tell("a", HINT)
    publish, asked = layer._publisher._client.publish, []
    monkeypatch.setattr(layer._publisher._client, "publish", lambda *words: (asked.append(words), publish(*words)))
    layer_server.freeze()
    try:
        begun = time.monotonic()
        assert layer.tell("a", HINT) is False
        waited_s = time.monotonic() - begun
        monkeypatch.setattr(time, "monotonic", lambda: begun + waited_s)  # the pause does not end meanwhile
        assert [layer.tell("a", HINT) for _ in range(100)] == [False] * 100
        assert len(asked) == 1
        monkeypatch.setattr(time, "monotonic", lambda: begun + waited_s + layer_module.PAUSE_S)
        assert layer.tell("a", HINT) is False
        assert len(asked) == 2
    finally:
        monkeypatch.undo()
        layer_server.kill()
        layer_server.start()
    assert 0.15 < waited_s < 20  # for ever, without a limit


def test_a_connection_from_before_a_restart_loses_nothing(layer: HintLayer, layer_server: Server):
    assert layer.tell("a", HINT) is True
    layer_server.kill()
    layer_server.start()
    assert layer.tell("a", HINT) is True


async def test_a_server_that_falls_silent_is_noticed(layer: HintLayer, layer_server: Server, monkeypatch: Any):
    monkeypatch.setattr(layer_module, "PING_S", 0.05)
    monkeypatch.setattr(layer_module, "SILENT_S", 0.2)
    channel = await listening_in(layer, "a")
    layer_server.freeze()
    try:
        async with asyncio.timeout(PATIENCE_S):
            while layer.is_listening:
                await asyncio.sleep(0.02)
    finally:
        layer_server.kill()
        layer_server.start()
    await asyncio.wait_for(layer.listening(), PATIENCE_S)
    await leaves(layer, channel)
