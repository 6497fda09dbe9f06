"""The carrier of hints from any process to the sockets of this one: a channel layer over Redis' publish/subscribe.

It is allowed to lose hints, never to cost anybody time: publishing waits a bounded moment and then leaves a dead server
alone for a while; sockets open, close and stay open without a server. What is lost the pulse makes good
(`common.sockets`). Why not channels_redis: `docs/decisions/live.md`.
"""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import orjson
import redis
import structlog
from redis.asyncio import Redis as AsyncRedis
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry

from common.ids import new_id

log = structlog.get_logger(__name__)
Message = dict[str, Any]

WAIT_S = 0.2  # for one answer of the server; on a network a publication takes a millisecond
PAUSE_S = 2.0  # a server that failed is left alone so long: one request of a process in two seconds waits at all
RETURN_S = 0.5  # between two attempts to listen again
PING_S = 1.0  # a server that says nothing is asked this often whether it is there
SILENT_S = 3.0  # and counts as away after so long without an answer
WAITING_MAX = 32  # messages kept for one socket that does not read; more would be hints at the same entries

_AWAY = (redis.RedisError, OSError, asyncio.TimeoutError)


@dataclass
class _Here:
    """The sockets of one event loop, and the task that listens for them while there are any."""

    channels: dict[str, asyncio.Queue[Message]] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)
    subscribed: asyncio.Event = field(default_factory=asyncio.Event)
    listener: asyncio.Task[None] | None = None

    def put(self, channel: str, message: Message) -> None:
        queue = self.channels.get(channel)
        if queue is not None:
            with suppress(asyncio.QueueFull):
                queue.put_nowait(message)

    def forget(self, channel: str) -> None:
        self.channels.pop(channel, None)
        for group in [name for name, members in self.groups.items() if channel in members]:
            self.leave(group, channel)
        if not self.channels and self.listener is not None:
            self.listener.cancel()
            self.listener = None  # and so deposed: redis-py swallows a cancellation that comes while it connects

    @property
    def listens(self) -> bool:
        """True for the task that is the listener."""
        return self.listener is asyncio.current_task()

    def leave(self, group: str, channel: str) -> None:
        members = self.groups.get(group, set())
        members.discard(channel)
        if not members:
            self.groups.pop(group, None)


class HintLayer:
    """A channel layer (channels and groups) whose channels live in this process and whose groups reach every process.

    One subscription serves all sockets of a process: opening one asks nothing of the server.
    """

    extensions = ("groups",)

    def __init__(self, *, url: str) -> None:
        self._publisher = Publisher(url)
        self._url = url
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Here] = WeakKeyDictionary()

    def tell(self, group: str, message: Message) -> bool:
        """This will publish to a group from any thread, waiting two answers (0.4 s) at most; False when it was lost."""
        return self._publisher.publish({"group": group, "message": message})

    async def listening(self) -> None:
        """This will wait until this loop's sockets hear what is published."""
        await self._here().subscribed.wait()

    @property
    def is_listening(self) -> bool:
        """True while this loop's sockets hear what is published."""
        return self._here().subscribed.is_set()

    async def new_channel(self, prefix: str = "socket") -> str:
        """This will make a channel for one socket and give its name."""
        here = self._here()
        name = f"{prefix}.{new_id().hex}"
        here.channels[name] = asyncio.Queue(WAITING_MAX)
        if here.listener is None:
            here.listener = asyncio.create_task(self._listen(here))
        return name

    async def receive(self, channel: str) -> Message:
        """This will give the channel's next message; being cancelled ends the channel and its groups."""
        here = self._here()
        try:
            return await here.channels[channel].get()
        except asyncio.CancelledError:
            here.forget(channel)
            raise

    async def send(self, channel: str, message: Message) -> None:
        """This will put a message before one socket of this process; one that does not read loses it."""
        self._here().put(channel, message)

    async def group_add(self, group: str, channel: str) -> None:
        """This will have a socket of this process hear what a group is told."""
        self._here().groups.setdefault(group, set()).add(channel)

    async def group_discard(self, group: str, channel: str) -> None:
        """This will take a socket out of a group; nothing happens when it is not in it."""
        self._here().leave(group, channel)

    async def group_send(self, group: str, message: Message) -> None:
        """This will tell a group from a coroutine, without holding up its loop."""
        await asyncio.to_thread(self.tell, group, message)

    def _here(self) -> _Here:
        return self._loops.setdefault(asyncio.get_running_loop(), _Here())

    async def _listen(self, here: _Here) -> None:
        """Listens as long as there are sockets, and comes back by itself; says once that the server went or came."""
        missed = False
        while here.listens:
            try:
                await self._hear(here, came_back=missed)
            except _AWAY as error:
                if not missed:
                    log.warning("layer_away", error=str(error))
            missed = True
            await asyncio.sleep(RETURN_S * (0.5 + random.random()))  # noqa: S311 (spreads processes, keeps no secret)

    async def _hear(self, here: _Here, *, came_back: bool) -> None:
        retry = AsyncRetry(NoBackoff(), 0)
        client = AsyncRedis.from_url(self._url, socket_connect_timeout=1, socket_timeout=1, retry=retry)
        try:
            async with client.pubsub() as pubsub:
                await pubsub.subscribe(channel_of(self._url))
                heard_at = time.monotonic()
                while here.listens and time.monotonic() - heard_at < SILENT_S:
                    said = await pubsub.get_message(timeout=PING_S)
                    if said is None:
                        await pubsub.ping()
                        continue
                    heard_at = time.monotonic()
                    self._take(here, said, came_back=came_back)
            if here.listens:
                raise TimeoutError("the server says nothing")
        finally:
            if here.listens or here.listener is None:
                here.subscribed.clear()
            with suppress(*_AWAY):
                await client.aclose()

    def _take(self, here: _Here, said: Mapping[str, Any], *, came_back: bool) -> None:
        if said["type"] == "subscribe":
            here.subscribed.set()
            if came_back:
                log.warning("layer_back")
        elif said["type"] == "message":
            group, message = _read(said["data"])
            for channel in here.groups.get(group, ()):
                here.put(channel, message)


class Publisher:
    """Publishes from any thread of a process, and leaves a server that failed alone for PAUSE_S."""

    def __init__(self, url: str) -> None:
        # One retry, on a broken connection alone: one kept from before a restart fails at its first use.
        retry = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
        self._client = redis.Redis.from_url(url, socket_connect_timeout=WAIT_S, socket_timeout=WAIT_S, retry=retry)
        self._channel = channel_of(url)
        self._away_until = 0.0
        self._trying = threading.Lock()

    def publish(self, told: Mapping[str, Any]) -> bool:
        """This will publish one message; False when it was lost. It raises nothing."""
        if not self._away_until:
            return self._publish(told)
        if time.monotonic() < self._away_until or not self._trying.acquire(blocking=False):
            return False  # one thread finds out for all
        try:
            return self._publish(told)
        finally:
            self._trying.release()

    def _publish(self, told: Mapping[str, Any]) -> bool:
        try:
            self._client.publish(self._channel, orjson.dumps(told))
        except (redis.RedisError, OSError) as error:
            if not self._away_until:
                log.warning("hints_lost", error=str(error), pause_s=PAUSE_S)
            self._away_until = time.monotonic() + PAUSE_S
            return False
        if self._away_until:
            log.warning("hints_again")
        self._away_until = 0.0
        return True


def channel_of(url: str) -> str:
    """This will name the server's channel: publications reach every numbered database, ours stay in one."""
    return f"sora.hints.{urlsplit(url).path.strip('/') or '0'}"


def _read(data: bytes) -> tuple[str, Message]:
    """Another program's message, which looks like none of ours, is for a group that nobody is in."""
    try:
        told = orjson.loads(data)
        group, message = told["group"], told["message"]
    except (ValueError, TypeError, KeyError):
        return "", {}
    return (group, message) if isinstance(group, str) and isinstance(message, dict) else ("", {})
