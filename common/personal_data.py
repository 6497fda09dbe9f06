"""Each app declares every table: what of it a member's export holds, what erasure removes, what law makes us keep.

A schema test walks all models and fails on a table nobody declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

Export = Callable[[UUID], Iterable[Mapping[str, Any]]]
Erase = Callable[[UUID], int]


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What one table knows about a member. `nothing` (a reason) excludes the rest; `keep` says why erasure leaves it."""

    table: str  # the model's label, e.g. "invites.Invite"
    export: Export | None = None
    erase: Erase | None = None
    keep: str = ""  # reason and term, where erasure leaves rows
    not_exported: str = ""  # reason, where rows about a member are not exported
    nothing: str = ""  # reason why the table holds nothing about any member


_HOLDINGS: dict[str, Holding] = {}


def declare(holding: Holding) -> None:
    """This will register a table's holding. Raises ValueError when it is contradictory or declared twice differently."""
    if holding.nothing:
        complete = not (holding.export or holding.erase or holding.keep or holding.not_exported)
    else:
        complete = bool(holding.export or holding.not_exported) and bool(holding.erase or holding.keep)
    if not complete:
        raise ValueError(f"{holding.table}: say what is exported or why not, and what is erased or why it is kept")
    if holding.table in _HOLDINGS:
        raise ValueError(f"{holding.table} is declared twice")
    _HOLDINGS[holding.table] = holding


def holdings() -> dict[str, Holding]:
    """This will give every declaration, by table."""
    return dict(_HOLDINGS)


def export_member(member_id: UUID) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """This will yield (table, row) for every exported row of the member."""
    for table, holding in sorted(_HOLDINGS.items()):
        for row in holding.export(member_id) if holding.export else ():
            yield table, row


def erase_member(member_id: UUID) -> dict[str, int]:
    """This will erase what may be erased, higher apps first (they declare later); returns rows removed by table."""
    return {holding.table: holding.erase(member_id) for holding in reversed(list(_HOLDINGS.values())) if holding.erase}
