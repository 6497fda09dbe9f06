"""What all sockets have in common: declared rights, asked for at the door and again while the socket lives.

Each process looks after its sockets at a slow pulse, in three queries however many there are: who still may, which
sessions still live, and the newest number of each member's log. So a right that was taken away ends the socket, and a
lost hint is made good, within LIMITS.socket_pulse_s, with or without a channel layer.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID
from weakref import WeakKeyDictionary

import structlog
from channels.consumer import get_handler_name
from channels.db import DatabaseSyncToAsync
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError

from common import clock, close_codes, live_log
from common.rights import Held, Needs, rights

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Seen:
    """What one look at the database said about the sockets of a process."""

    held: dict[UUID, Held]
    sessions: frozenset[str]
    newest: dict[UUID, int]


class GuardedConsumer(AsyncJsonWebsocketConsumer, ABC):
    """A socket for whom `needs` says, hinting and never listening. Subclasses declare `needs` and name their group."""

    needs: ClassVar[Needs]
    held: Held
    is_open = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not isinstance(cls.__dict__.get("needs"), Needs):
            raise TypeError(f"{cls.__name__} declares who may connect: needs = Needs(…)")

    @abstractmethod
    def group(self) -> str:
        """This will name the group whose hints this socket gets."""

    @abstractmethod
    def pulse(self, seen: Seen) -> dict[str, Any] | None:
        """This will give the message that this socket needs after a look at the database, None for none."""

    async def dispatch(self, message: dict[str, Any]) -> None:
        """This will call the message's handler, if there is one; no handler here asks the database.

        Channels' own way visits a thread for each message, to look for old connections.
        """
        handler = getattr(self, get_handler_name(message), None)
        if handler is not None:
            await handler(message)

    async def connect(self) -> None:
        """This will join the group and open, or close with a code for whoever may not connect."""
        held = rights().held_by_user(self.scope.get("user"))
        refusal = self.needs.refusal(held)
        if refusal is not None or held is None:
            await self.accept()  # a browser is told the code of an open socket alone
            await self.close(code=refusal)
            return
        self.held, self.is_open = held, True
        await self.channel_layer.group_add(self.group(), self.channel_name)
        pulse_of_loop().add(self)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        """This will leave the group."""
        if self.is_open:
            pulse_of_loop().discard(self)
            await self.channel_layer.group_discard(self.group(), self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any) -> None:
        """This will ignore what a client says, unread: sockets are one-way."""

    async def socket_close(self, event: dict[str, Any]) -> None:
        """This will close the socket: a right was taken away, or the device must show that it is still signed in."""
        await self.close(code=event["code"])

    @property
    def session_key(self) -> str | None:
        """The session behind this socket, None without one."""
        return getattr(self.scope.get("session"), "session_key", None)

    def ending(self, seen: Seen) -> int | None:
        """This will give the code to close with after a look at the database, None while all is as it was."""
        now = seen.held.get(self.held.member_id)
        refusal = self.needs.refusal(now)
        if refusal is None and now is not None and now.seal != self.held.seal:
            return close_codes.COME_AGAIN  # the device that changed the password is still signed in
        if refusal is None and self.session_key is not None and self.session_key not in seen.sessions:
            return close_codes.SIGN_IN_REQUIRED
        return refusal


class Pulse:
    """Looks after the open sockets of one event loop, for as long as there are any."""

    def __init__(self) -> None:
        self._sockets: set[GuardedConsumer] = set()
        self._task: asyncio.Task[None] | None = None

    def add(self, socket: GuardedConsumer) -> None:
        """This will look after one more socket."""
        self._sockets.add(socket)
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    def discard(self, socket: GuardedConsumer) -> None:
        """This will look after one socket less; without any nothing is asked of the database."""
        self._sockets.discard(socket)
        if not self._sockets and self._task is not None:
            self._task.cancel()
            self._task = None

    async def beat(self) -> None:
        """This will look once, end sockets whose right is gone and tell the others what they missed."""
        sockets = list(self._sockets)
        members = {socket.held.member_id for socket in sockets}
        # In a thread of its own: a thousand sockets that come back at once keep the shared one busy for seconds.
        seen = await DatabaseSyncToAsync(look, thread_sensitive=False)(
            members, {key for socket in sockets if (key := socket.session_key)}
        )
        for socket in sockets:
            code = socket.ending(seen)
            message = socket.pulse(seen) if code is None else {"type": "socket.close", "code": code}
            if message is not None:  # by the socket's own queue: one that does not read holds up nobody else
                await socket.channel_layer.send(socket.channel_name, message)

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(settings.LIMITS.socket_pulse_s)
            try:
                await self.beat()
            except DatabaseError as error:  # reading the log asks the same database: nobody learns anything meanwhile
                log.warning("socket_pulse_missed", error=str(error))


def look(member_ids: set[UUID], session_keys: set[str]) -> Seen:
    """This will ask the database about the sockets of a process, in three queries."""
    alive = Session.objects.filter(pk__in=session_keys, expire_date__gt=clock.now())
    return Seen(
        held=rights().held_by_members(member_ids),
        sessions=frozenset(alive.values_list("pk", flat=True)),
        newest=live_log.last_numbers(member_ids),
    )


_pulses: WeakKeyDictionary[asyncio.AbstractEventLoop, Pulse] = WeakKeyDictionary()


def pulse_of_loop() -> Pulse:
    """This will give the pulse of the running event loop."""
    return _pulses.setdefault(asyncio.get_running_loop(), Pulse())
