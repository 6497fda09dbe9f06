"""The socket of the live log: thin. It says that something new is there; the client reads it by `?after=`."""

from __future__ import annotations

import asyncio
from typing import Any

from common import groups
from common.rights import Needs
from common.sockets import GuardedConsumer, Seen

SIGN_OF_LIFE_S = 25  # a client that hears nothing for twice as long takes its socket for dead


class LiveConsumer(GuardedConsumer):
    """Hints `{"seq": n}` to a member's socket: n is the newest number of the member's log."""

    needs = Needs()
    told = 0
    told_at = 0.0

    def group(self) -> str:
        """This will name the member's own group."""
        return groups.of_member(self.held.member_id)

    def pulse(self, seen: Seen) -> dict[str, Any] | None:
        """This will hint at what the socket was not told, and now and then give a sign of life."""
        newest = seen.newest.get(self.held.member_id, 0)
        quiet_s = asyncio.get_running_loop().time() - self.told_at
        return {"type": "live.hint", "seq": newest} if newest > self.told or quiet_s >= SIGN_OF_LIFE_S else None

    async def live_hint(self, event: dict[str, Any]) -> None:
        """This will pass a hint on."""
        self.told, self.told_at = max(self.told, event["seq"]), asyncio.get_running_loop().time()
        await self.send_json({"seq": event["seq"]})
