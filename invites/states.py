"""How a slot moves: a table, and the only way round it is none (the database refuses to reopen a redeemed slot)."""

from __future__ import annotations

from invites.enums import SlotState

MOVES: dict[SlotState, frozenset[SlotState]] = {
    SlotState.FREE: frozenset({SlotState.OPEN}),
    SlotState.OPEN: frozenset({SlotState.FREE, SlotState.REDEEMED}),
    SlotState.REDEEMED: frozenset(),
}
