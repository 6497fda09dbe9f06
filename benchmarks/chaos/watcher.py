"""Looks at the rows from outside, over a connection of its own that may be cut at any time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg


@dataclass(frozen=True)
class Hold:
    """A job that a worker process holds."""

    job_id: UUID
    attempt: int
    pid: int
    progress: float  # as last told, 0..1 over all stages


class Watcher:
    """Every question is answered with None while the database does not answer."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection[Any] | None = None
        self.over = 0
        self.waiting = 0

    def look(self) -> bool:
        """This will bring `over` and `waiting` up to date; False: nobody answered."""
        rows = self.ask("SELECT count(*) FILTER (WHERE finished_at IS NOT NULL), "
                        "count(*) FILTER (WHERE state = 'queued') FROM generation_job")  # fmt: skip
        if rows is None:
            return False
        self.over, self.waiting = rows[0]
        return True

    def holds(self) -> list[Hold]:
        """This will give who holds what at this moment: a worker's name ends with its process id."""
        rows = self.ask("SELECT id, attempt, worker, progress FROM generation_job WHERE state = 'running'") or []
        return [Hold(job_id, attempt, int(worker.rpartition(":")[2]), done) for job_id, attempt, worker, done in rows]

    def lost(self, hold: Hold) -> bool:
        """This will say whether the job went away from its holder."""
        statement = "SELECT 1 FROM generation_job WHERE id = %s AND attempt = %s AND state = 'running'"
        rows = self.ask(statement, [hold.job_id, hold.attempt])
        return rows is not None and not rows

    def ask(self, statement: str, values: list[Any] | None = None) -> list[Any] | None:
        """This will run one statement; None when the database is away."""
        try:
            if self._connection is None:
                self._connection = psycopg.connect(self._url, autocommit=True, connect_timeout=2)
            return self._connection.execute(statement, values).fetchall()  # type: ignore[arg-type]
        except psycopg.OperationalError:
            self.close()
            return None

    def close(self) -> None:
        """This will end the connection; the next question opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
