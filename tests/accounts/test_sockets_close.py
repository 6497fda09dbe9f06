"""Signing out everywhere closes the member's sockets, and nobody else's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator

from common import live_log
from common.consumers import SIGN_IN_REQUIRED, LiveConsumer

MIA, NOOR = UUID(int=1), UUID(int=2)


@pytest.fixture(autouse=True)
def _layer_in_this_process(settings: Any) -> None:
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


async def open_socket(member_id: UUID) -> ApplicationCommunicator:
    user = SimpleNamespace(pk=member_id, is_authenticated=True, is_active=True)
    socket = ApplicationCommunicator(LiveConsumer.as_asgi(), {"type": "websocket", "path": "/ws/live", "user": user})
    await socket.send_input({"type": "websocket.connect"})
    assert (await socket.receive_output())["type"] == "websocket.accept"
    return socket


async def test_signing_out_everywhere_closes_the_members_socket_alone():
    mias, noors = await open_socket(MIA), await open_socket(NOOR)
    await sync_to_async(live_log.close_sockets)(member_id=MIA)
    assert await mias.receive_output() == {"type": "websocket.close", "code": SIGN_IN_REQUIRED}
    assert await noors.receive_nothing(0.05)
    await noors.send_input({"type": "websocket.disconnect", "code": 1000})
    await noors.wait()
    await mias.send_input({"type": "websocket.disconnect", "code": SIGN_IN_REQUIRED})
    await mias.wait()


def test_without_a_channel_layer_signing_out_goes_on(settings: Any):
    settings.CHANNEL_LAYERS = {}
    live_log.close_sockets(member_id=MIA)
