"""The sockets that exist, and what everything else gets."""

from __future__ import annotations

from typing import Any, cast

from channels.generic.websocket import AsyncWebsocketConsumer
from django.urls import path, re_path

from common.close_codes import NO_SUCH_SOCKET
from common.consumers import LiveConsumer
from generation.consumers import OperationsConsumer


class NoSuchSocket(AsyncWebsocketConsumer):
    """Closes a socket that was asked for at an address where there is none."""

    async def connect(self) -> None:
        """This will close with 4404."""
        await self.accept()
        await self.close(code=NO_SUCH_SOCKET)


async def upgrade_required(scope: Any, receive: Any, send: Any) -> None:
    """This will tell a plain request that only WebSockets live here (426, RFC 9110 §15.5.22)."""
    headers = [(b"upgrade", b"websocket"), (b"connection", b"Upgrade"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 426, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


# Typed loosely: Django's own `path` does not know ASGI applications.
websocket_urlpatterns: list[Any] = [
    path("ws/live", cast(Any, LiveConsumer.as_asgi())),
    path("ws/operations", cast(Any, OperationsConsumer.as_asgi())),
    re_path(r"", cast(Any, NoSuchSocket.as_asgi())),
]
