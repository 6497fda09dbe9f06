"""Sockets of the whole live application in this process, and a layer that may be killed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.layers import channel_layers, get_channel_layer
from django.test import Client

from accounts.models import Member
from common.layer import HintLayer
from sora_social.asgi import application
from tests.live.server import Server, own_server

OURS = b"http://testserver"
ACCEPTED = "websocket.accept"
PATIENCE_S = 30  # for what must come; what must not come is waited for a moment
Connect = Callable[..., Awaitable[ApplicationCommunicator]]


@pytest.fixture(scope="package")
def layer_server() -> Iterator[Server]:
    """One server for the tests here; whoever kills it starts it again."""
    with own_server() as server:
        yield server


@pytest.fixture
def layer(layer_server: Server, settings: Any) -> HintLayer:
    """The product's layer on that server, with nothing left of the test before."""
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "common.layer.HintLayer", "CONFIG": {"url": layer_server.url}}}
    channel_layers.backends.clear()
    made = get_channel_layer()
    assert isinstance(made, HintLayer)
    return made


def session_of(member: Member) -> str:
    """This will sign a member in and give the cookie."""
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return str(client.cookies["sessionid"].value)


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Opens sockets as a page of an origin would (`cookie`, `origin`), or as an app (`token`, origin None)."""
    opened: list[ApplicationCommunicator] = []

    async def _connect(
        cookie: str | None = None, *, path: str = "/ws/live", origin: bytes | None = OURS, token: str | None = None
    ) -> ApplicationCommunicator:
        headers = [(b"host", b"testserver")]
        headers += [(b"origin", origin)] if origin is not None else []
        headers += [(b"cookie", f"sessionid={cookie}".encode())] if cookie else []
        headers += [(b"authorization", f"Bearer {token}".encode())] if token else []
        scope = {"type": "websocket", "path": path, "headers": headers, "query_string": b"", "subprotocols": []}
        socket = ApplicationCommunicator(application, scope)
        opened.append(socket)
        await socket.send_input({"type": "websocket.connect"})
        return socket

    yield _connect
    for socket in opened:
        await socket.send_input({"type": "websocket.disconnect", "code": 1000})
        await socket.wait()


async def answers(socket: ApplicationCommunicator) -> tuple[str, int | None]:
    """This will give how a socket answered: accepted, or closed with which code (before or after it was accepted)."""
    first = await socket.receive_output(PATIENCE_S)
    if first["type"] != ACCEPTED or (then := await said_at_once(socket)) is None:
        return first["type"], first.get("code")
    return ACCEPTED, then.get("code")


async def said_at_once(socket: ApplicationCommunicator) -> dict[str, Any] | None:
    """This will give what a socket says without waiting for anybody else, None for nothing.

    Counted in turns of the loop, not in time: a consumer needs a handful, and a machine may stand still between two.
    """
    for _ in range(100):
        if not socket.output_queue.empty():
            return await socket.receive_output(PATIENCE_S)
        await asyncio.sleep(0)
    return None
