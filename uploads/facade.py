"""The way into uploads for the apps above: the gate to a file from outside, and its life while something uses it.

A consumer's way: `find_ready` (or `check` first, when it may wait for the look) tells what the file is and `fetch` brings
its bytes, both before anything is decided; `take` gives the upload to a job, in the transaction that writes the job, so
that it is used once and no longer expires. A worker finds what its job holds by `held`, however often the job is tried.
At the job's end: `let_go_of`. Where nothing came of it, `give_back`, and the member may use the upload again. What crashes
leave behind is found by `let_go_orphans` from the consumer's own sweep.

Who asks is a member (`owner_id`) or a stranger by the upload's secret.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from uuid import UUID

from uploads import selectors
from uploads.contracts import Asker, ReadyUpload, UploadCard
from uploads.enums import Purpose
from uploads.services import checks, holds

__all__ = [
    "check",
    "fetch",
    "find_ready",
    "give_back",
    "held",
    "let_go",
    "let_go_of",
    "let_go_orphans",
    "take",
]


def find_ready(
    *, owner_id: UUID | None = None, secret: str = "", upload_id: UUID, purpose: Purpose, now: datetime
) -> ReadyUpload:
    """This will give an upload of this purpose that was looked at and may be used.

    Raises NotFoundError for another's, another purpose's or none; ExpiredError; FileRefusedError with the reason;
    UnfinishedError (409) while bytes are missing or nobody has looked at them.
    """
    asker = Asker(member_id=owner_id, secret=secret)
    return selectors.ready_upload(asker=asker, upload_id=upload_id, purpose=purpose, now=now)


def check(*, owner_id: UUID | None = None, secret: str = "", upload_id: UUID, now: datetime) -> UploadCard:
    """This will have a whole upload looked at that nobody has looked at yet. Call it with no transaction open.

    Raises NotFoundError, ExpiredError, FileRefusedError; BusyError or UnavailableError (503) when nobody can look now.
    """
    return checks.check_own(asker=Asker(member_id=owner_id, secret=secret), upload_id=upload_id, now=now)


def take(
    *,
    owner_id: UUID | None = None,
    secret: str = "",
    upload_id: UUID,
    purpose: Purpose,
    held_for: UUID,
    now: datetime,
) -> ReadyUpload:
    """This will give the upload to `held_for` (a job's id) alone, inside the caller's transaction; it no longer expires.

    The same again changes nothing. Raises what `find_ready` raises; UsedError (409) when something else has it.
    """
    asker = Asker(member_id=owner_id, secret=secret)
    return holds.take(asker=asker, upload_id=upload_id, purpose=purpose, held_for=held_for, now=now)


def held(held_for: UUID) -> list[ReadyUpload]:
    """This will list the uploads that `held_for` has, in the order they were begun."""
    return selectors.held(held_for)


def fetch(upload: ReadyUpload, path: Path) -> None:
    """This will write the file to `path`, in a folder of the caller's. Raises LostError (410)."""
    holds.fetch(upload, path)


def give_back(*, upload_id: UUID, held_for: UUID, now: datetime) -> bool:
    """This will let the upload be used by something else, for as long as a fresh one; False when `held_for` lacks it."""
    return holds.give_back(upload_id=upload_id, held_for=held_for, now=now)


def let_go(upload_id: UUID) -> bool:
    """This will delete an upload, in use or not, and its bytes after the commit; False when it was gone."""
    return holds.let_go(upload_id)


def let_go_of(held_for: UUID) -> int:
    """This will delete all that `held_for` has, and the bytes after the commit; returns how many uploads."""
    return holds.let_go_of(held_for)


def let_go_orphans(*, purpose: Purpose, alive: Callable[[Collection[UUID]], Collection[UUID]]) -> int:
    """This will delete uploads of this purpose whose user does not live any more, in transactions of its own.

    `alive` gets some ids that uploads are held for, and answers with those that still need theirs. Returns how many went.
    """
    return holds.let_go_orphans(purpose=purpose, alive=alive)
