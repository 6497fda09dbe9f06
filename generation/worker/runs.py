"""A claimed job in this process's hands: from the claim to its ending. Whatever happens in between, the row says so
afterwards, or its lease lapses.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import structlog
from django.db import DatabaseError, connection

from generation import storage
from generation.contracts import Claim
from generation.engine.errors import EngineError, RenderingCancelledError
from generation.errors import AuthorSuspendedError, LeaseLostError
from generation.models import Job
from generation.services import endings, leases
from generation.worker import fleet_clock
from generation.worker.heartbeat import Heartbeat
from generation.worker.rendering import request_of
from media.errors import MediaError

log = structlog.get_logger(__name__)


class Run:
    """One claim with its job, its files, a folder to work in, and the pulse that keeps the lease."""

    def __init__(self, job: Job, claim: Claim) -> None:
        self.job = job
        self.claim = claim
        self.files = storage.files_of(job, claim.attempt)
        self.request = request_of(job)
        self._held = ExitStack()
        self.folder = Path(self._held.enter_context(tempfile.TemporaryDirectory(prefix="sora-job-")))
        self.pulse = self._held.enter_context(Heartbeat(claim))
        self._giving, self._once = threading.Lock(), threading.Lock()
        self._is_given = self._is_concluding = False
        with _lock:
            _in_hand.add(self)

    def conclude(self, work: Callable[[], None]) -> None:
        """This will do `work`, the rest of the job, and write how it ended, whatever comes of it; the first time only."""
        with self._once:
            if self._is_concluding:
                return
            self._is_concluding = True
        try:
            self._end_by(work)
        except DatabaseError as error:  # nothing can be written now; the lease lapses and the job runs again
            log.warning("job_not_ended", job=str(self.job.id), error=str(error))
            connection.close()
        finally:
            self.let_go()

    def let_go(self) -> None:
        """This will end the pulse and remove the folder; a job that has not ended runs again when its lease lapses."""
        with _lock:
            _in_hand.discard(self)
        self._held.close()

    def tidy(self) -> None:
        """This will delete what other attempts left beside a clip that was just handed in.

        The job has ended well: a store that does not answer now must not have the clip taken for a failure.
        """
        try:
            self.files.discard_others()
        except Exception:
            log.exception("leftovers_stay", job=str(self.job.id), attempt=self.claim.attempt)

    def give_back(self) -> None:
        """This will put the job back into the queue, unless it ended before: another worker may take it at once.

        The engine leaves it at its next step; should it still deliver, the fencing token refuses that.
        """
        with self._giving:
            if self._is_given:
                return
            self.pulse.leave()
            given = leases.hand_back(claim=self.claim, now=fleet_clock.now())
            self._is_given = True
        if given:  # else it has just ended, and its files may be the clip
            self.files.discard()
            log.warning("job_handed_back", job=str(self.job.id), attempt=self.claim.attempt)

    def _end_by(self, work: Callable[[], None]) -> None:
        try:
            work()
        except RenderingCancelledError:
            self._stop()
        except LeaseLostError:
            self._refused()
        except AuthorSuspendedError as error:
            log.warning("job_failed", job=str(self.job.id), code=error.code)
            self.files.discard()
        except (EngineError, MediaError) as error:
            log.warning("job_failed", job=str(self.job.id), code=error.code, error=str(error))
            self._fail(error.code, str(error))
        except DatabaseError:
            raise
        except Exception as error:  # a bug or a full disk: the member is told, the operator finds the trace
            log.exception("job_crashed", job=str(self.job.id))
            self._fail("not_delivered", f"{type(error).__name__}: {error}")

    def _stop(self) -> None:
        if self.pulse.is_leaving:
            self.give_back()
            self.files.discard()  # what was stored while the job was handed back
        elif self.pulse.lost:
            endings.refuse_late(self.claim, now=fleet_clock.now())
            self._refused()
        else:
            endings.cancelled(claim=self.claim, now=fleet_clock.now())
            self.files.discard()
            log.info("job_cancelled", job=str(self.job.id))

    def _refused(self) -> None:
        log.warning("late_finish_refused", job=str(self.job.id), attempt=self.claim.attempt)
        self.files.discard()  # only this attempt's own: another may have handed in

    def _fail(self, code: str, detail: str) -> None:
        endings.fail(claim=self.claim, code=code, detail=detail, now=fleet_clock.now())
        self.files.discard()


_in_hand: set[Run] = set()
_lock = threading.Lock()


def in_hand() -> list[Run]:
    """This will be the jobs that this process holds just now."""
    with _lock:
        return list(_in_hand)
