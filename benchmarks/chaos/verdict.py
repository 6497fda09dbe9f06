"""The books after a run: every accepted job accounted for, every file named by a row, every late finisher refused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.chaos.watcher import Watcher

_JOBS = """
    SELECT job.id, job.state, job.attempt, clip.id, clip.master, clip.poster,
           (SELECT count(*) FROM common_liveevent told
            WHERE told.kind = 'job.finished' AND told.payload->>'job_id' = job.id::text)
    FROM generation_job job LEFT JOIN generation_clip clip ON clip.id = job.id
"""
_CHARGES = """
    SELECT job.id, job.state, count(*) FILTER (WHERE entry.kind = 'hold'),
           count(*) FILTER (WHERE entry.kind = 'settle'), count(*) FILTER (WHERE entry.kind = 'release')
    FROM generation_job job LEFT JOIN billing_entry entry ON entry.ref = job.id GROUP BY job.id, job.state
"""
_CLIPS_WITHOUT_JOBS = "SELECT count(*) FROM generation_clip WHERE id NOT IN (SELECT id FROM generation_job)"
_ENTRIES_WITHOUT_JOBS = "SELECT count(*) FROM billing_entry WHERE ref NOT IN (SELECT id FROM generation_job)"
# What was held and not given back or spent, by the accounts and by the entries: both must be nothing at the end.
_STILL_HELD = """
    SELECT (SELECT coalesce(sum(held), 0) FROM billing_account),
           (SELECT coalesce(sum(CASE kind WHEN 'hold' THEN units ELSE -units END), 0) FROM billing_entry)
"""
OVER = ("succeeded", "failed", "cancelled")


@dataclass
class Books:
    """What the rows and files say once nothing runs any more."""

    rows: int = 0
    attempts: int = 0
    succeeded: int = 0
    cancelled: int = 0
    late_finishers_refused: int = 0
    # Must be none
    lost: int = 0  # accepted and not there, not over, or over without what its end promises
    charged_twice: int = 0  # held or spent more than once, or spent without a clip
    wrongly_charged: int = 0  # any other charge than one hold with the one closing that fits the end
    ended_twice: int = 0  # told twice that it ended
    failed: int = 0  # the engine never fails, so each would be our own doing
    parked: int = 0
    stale_writes_taken: int = 0  # delivered by an attempt that was not the last one
    # Waste, not loss
    backlog: int = 0  # calls never handed to the broker
    files_left_over: int = 0  # in the store and named by no row
    reasons: list[str] = field(default_factory=list)

    @property
    def balanced(self) -> bool:
        """True when nothing was lost, doubled, failed, parked or written by the wrong worker."""
        return not any(getattr(self, name) for name in MUST_BE_NONE)

    def figures(self) -> dict[str, Any]:
        """This will give all of it, with the first reasons for what should not be."""
        return {**asdict(self), "reasons": self.reasons[:8]}


MUST_BE_NONE = (
    "lost",
    "charged_twice",
    "wrongly_charged",
    "ended_twice",
    "failed",
    "parked",
    "stale_writes_taken",
)


def read(watcher: Watcher, *, accepted: Collection[UUID], store: Path) -> Books:
    """This will read rows and files once nothing runs any more. Raises RuntimeError when the database is away."""
    books = Books()
    rows = {row[0]: row for row in _ask(watcher, _JOBS)}
    for job_id in set(accepted) - rows.keys():
        _note(books, "lost", f"{job_id}: accepted, and no row")
    named = {path for row in rows.values() for path in _read_job(books, row, store)}
    books.rows = len(rows)
    books.lost += _ask(watcher, _CLIPS_WITHOUT_JOBS)[0][0]
    books.late_finishers_refused = _ask(watcher, "SELECT count(*) FROM generation_latefinish")[0][0]
    books.backlog = _ask(watcher, "SELECT count(*) FROM common_outboxentry")[0][0]
    books.files_left_over = len({path for path in store.rglob("*") if path.is_file()} - named)
    _read_ledger(books, watcher)
    return books


def _read_job(books: Books, row: tuple[Any, ...], store: Path) -> list[Path]:
    """Judges one job and answers which files its clip names."""
    job_id, state, attempt, clip_id, master, poster, ends = row
    books.attempts += attempt
    books.succeeded += state == "succeeded"
    books.cancelled += state == "cancelled"
    if state in ("failed", "parked"):
        _note(books, state, f"{job_id}: {state}")
    elif state not in OVER:
        _note(books, "lost", f"{job_id}: still {state} at attempt {attempt}")
    if (state == "succeeded") != (clip_id is not None):
        _note(books, "lost", f"{job_id}: {state}, with {'a' if clip_id else 'no'} clip")
    if ends > 1:
        _note(books, "ended_twice", f"{job_id}: told {ends} times that it ended")
    if clip_id is None:
        return []
    files = [store / master, store / poster]
    if not all(path.is_file() and path.stat().st_size for path in files):
        _note(books, "lost", f"{job_id}: a clip without its files ({master})")
    if f"/draft-{attempt}/" not in master:
        _note(books, "stale_writes_taken", f"{job_id}: {master}, and the last attempt was {attempt}")
    return files


def _read_ledger(books: Books, watcher: Watcher) -> None:
    for job_id, state, holds, settles, releases in _ask(watcher, _CHARGES):
        done = state == "succeeded"
        said = f"{job_id}: {state}, with {holds} holds, {settles} settled, {releases} released"
        if holds > 1 or settles > done:
            _note(books, "charged_twice", said)
        elif (holds, settles, releases) != (1, int(done), int(not done)) and state in OVER:
            _note(books, "wrongly_charged", said)
    books.wrongly_charged += _ask(watcher, _ENTRIES_WITHOUT_JOBS)[0][0]
    for where, units in zip(("accounts", "entries"), _ask(watcher, _STILL_HELD)[0], strict=True):
        if units:
            _note(books, "wrongly_charged", f"{units} units are still held by the {where}")


def _note(books: Books, count: str, reason: str) -> None:
    setattr(books, count, getattr(books, count) + 1)
    books.reasons.append(f"{count}: {reason}")


def _ask(watcher: Watcher, statement: str) -> list[Any]:
    found = watcher.ask(statement)
    if found is None:
        raise RuntimeError("PostgreSQL does not answer, so the books cannot be read")
    return found
