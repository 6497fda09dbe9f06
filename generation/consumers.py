"""The operators' socket: it says that the queues or the fleet moved; the page reads what is so now."""

from __future__ import annotations

import asyncio
from typing import Any

from accounts.enums import StaffRole
from common import groups
from common.live_log import OPERATIONS_PAUSE_S
from common.rights import Needs
from common.sockets import GuardedConsumer, Seen

BETWEEN_S = 1.0  # a page that reads everything again cannot use more


class OperationsConsumer(GuardedConsumer):
    """Hints `{"changed": n}` (1, 2, 3, … on each socket), at most once a second and at the latest at every pulse."""

    needs = Needs(role=StaffRole.OPERATOR)
    number = 0
    hinted_at = 0.0
    sent_at = 0.0
    teller: asyncio.Task[None] | None = None

    def group(self) -> str:
        """This will name the operators' group."""
        return groups.OPERATIONS

    def pulse(self, seen: Seen) -> dict[str, Any] | None:
        """This will have the page look again: what waits grows older even while nothing moves."""
        return {"type": "operations.hint"}

    async def operations_hint(self, event: dict[str, Any]) -> None:
        """This will pass hints on, many as one."""
        self.hinted_at = asyncio.get_running_loop().time()
        if self.teller is None or self.teller.done():
            self.teller = asyncio.create_task(self._tell())

    async def disconnect(self, code: int) -> None:
        """This will leave the group and tell nothing more."""
        if self.teller is not None:
            self.teller.cancel()
        await super().disconnect(code)

    async def _tell(self) -> None:
        """Tells once more after a hint's silence: what moved during it was hinted at by nobody."""
        loop = asyncio.get_running_loop()
        while self.sent_at < self.hinted_at + OPERATIONS_PAUSE_S:
            await asyncio.sleep(max(0.0, self.sent_at + BETWEEN_S - loop.time()))
            self.sent_at = loop.time()
            self.number += 1
            await self.send_json({"changed": self.number})
