"""The socket of the live log: thin. It says that something new is there; the client reads it by `?after=`."""

from __future__ import annotations

from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer

from common import live_log

SIGN_IN_REQUIRED = live_log.SIGN_IN_REQUIRED


class LiveConsumer(AsyncJsonWebsocketConsumer):
    """Hints `{"seq": n}` to a signed-in member's socket; accepts nothing from it."""

    group: str | None = None

    async def connect(self) -> None:
        """This will join the member's group, or close with 4401 for whoever is not signed in."""
        member = self.scope.get("user")
        await self.accept()
        if member is None or not member.is_authenticated or not member.is_active:
            await self.close(code=SIGN_IN_REQUIRED)
            return
        self.group = live_log.group_of(member.pk)
        await self.channel_layer.group_add(self.group, self.channel_name)

    async def disconnect(self, code: int) -> None:
        """This will leave the group."""
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any) -> None:
        """This will ignore what a client says, unread: the socket is one-way."""

    async def live_hint(self, event: dict[str, Any]) -> None:
        """This will pass a hint on."""
        await self.send_json({"seq": event["seq"]})

    async def live_close(self, event: dict[str, Any]) -> None:
        """This will close the socket: the member was signed out, or must show that this device was not."""
        await self.close(code=event["code"])
