"""The worker's pulse: a thread that keeps the lease, writes progress, and learns of a cancel or a lost lease.

The rendering thread only leaves figures behind and looks at a flag, so watching costs it nothing worth measuring; the
database is asked at most every BEAT_S seconds, however many steps an engine takes.
"""

from __future__ import annotations

import io
import threading
import time
from types import TracebackType

import structlog
from django.conf import settings
from django.db import DatabaseError, connection
from PIL import Image

from common import clock
from generation import policies
from generation.contracts import Claim
from generation.engine.contracts import Frame, Stage
from generation.engine.errors import RenderingCancelledError, RenderingHandedBackError
from generation.errors import LeaseLostError
from generation.services import leases
from generation.services.leases import Standing

log = structlog.get_logger(__name__)

BEAT_S = 0.1
"""Between two looks at the row: a cancel reaches the engine within this and one step. A look costs 0.3 ms."""

TELL_S = 0.5
"""Between two entries of progress in the member's log: a bar that moves twice a second looks alive."""

SHOW_S = 1.0
"""Between two previews: coding and writing one costs 7 ms, a hundredth of what drawing costs meanwhile."""

PREVIEW_WIDTH = 180


class Heartbeat:
    """Fulfils the engine's `Watch`; use it in a `with` around everything done under one claim."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._lock = threading.Lock()
        self._standing, self._written = Standing(), Standing()
        self._preview: Frame | None = None
        self._stop = threading.Event()
        self._renewed_at = self._told_at = time.monotonic()  # a clock that is set back must not stop it
        self._shown_at = self._told_at - SHOW_S  # the first preview is due at once
        self._thread = threading.Thread(target=self._beat, name=f"lease-{claim.job_id}", daemon=True)
        self.cancelled = False
        self.lost = False
        self.is_leaving = False

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will note the progress. Raises RenderingCancelledError once the member cancelled or the lease is lost."""
        progress = max(self._standing.progress, policies.overall_progress(stage, done, total))
        with self._lock:
            self._standing = Standing(stage=stage, step=done, steps=total, progress=progress)
            self._preview = preview if preview is not None else self._preview
        self.check()

    def check(self) -> None:
        """This will raise RenderingCancelledError when there is no reason to go on."""
        if self.cancelled:
            raise RenderingCancelledError("cancelled by the member")
        if self.lost or self.is_leaving:
            raise RenderingHandedBackError("not ours any more")

    def leave(self) -> None:
        """This will have the engine leave at its next step: the worker has to go."""
        self.is_leaving = True

    def _beat(self) -> None:
        try:
            while not self._stop.wait(BEAT_S) and not (self.lost or self.cancelled or self.is_leaving):
                self._look()
        finally:
            connection.close()  # this thread's own

    def _look(self) -> None:
        standing, preview = self._take_news()
        try:
            if self._is_news(standing) or self._age_s(self._renewed_at) > settings.LIMITS.lease_s / 3:
                self._renew(standing)
            elif leases.is_cancel_requested(claim=self._claim):
                self.cancelled = True
            if preview is not None and not self.cancelled:
                self._shown_at = time.monotonic()
                leases.show(claim=self._claim, picture=_webp(preview), now=clock.now())
        except LeaseLostError:
            self.lost = True
        except DatabaseError as error:  # a database that is away for a moment: the lease outlives it, or is lost
            log.warning("heartbeat_missed", job=str(self._claim.job_id), error=str(error))
            connection.close()

    def _take_news(self) -> tuple[Standing, Frame | None]:
        """What the engine left behind; a preview stays until it is due, at the pace of the bar."""
        with self._lock:
            is_due = self._preview is not None and self._age_s(self._shown_at) >= SHOW_S
            preview = self._preview if is_due else None
            self._preview = None if is_due else self._preview
            return self._standing, preview

    def _renew(self, standing: Standing) -> None:
        asked_at = time.monotonic()
        told = standing != self._written
        self._told_at = asked_at if told else self._told_at
        self.cancelled = leases.renew(claim=self._claim, standing=standing, tell=told, now=clock.now())
        self._written, self._renewed_at = standing, asked_at

    def _is_news(self, standing: Standing) -> bool:
        """A new stage is told at once, steps within a stage at their own pace."""
        is_due = standing.stage != self._written.stage or self._age_s(self._told_at) >= TELL_S
        return standing != self._written and is_due

    @staticmethod
    def _age_s(moment: float) -> float:
        return time.monotonic() - moment


def _webp(frame: Frame) -> bytes:
    picture = Image.fromarray(frame)
    picture.thumbnail((PREVIEW_WIDTH, PREVIEW_WIDTH * 2), Image.Resampling.BILINEAR, reducing_gap=1.0)
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=60, method=0)  # a glimpse for half a second: the quickest coding will do
    return buffer.getvalue()
