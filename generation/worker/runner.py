"""One job from claim to ending. Whatever happens in between, the row says so afterwards, or its lease lapses."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from uuid import UUID

import structlog
from django.db import DatabaseError

from common import clock
from generation.contracts import Claim, WorkerCard, WorkerOffer
from generation.engine.errors import EngineError, RenderingCancelledError
from generation.enums import JobKind
from generation.errors import AuthorSuspendedError, LeaseLostError
from generation.models import Job
from generation.services import endings, fleet, leases
from generation.storage import AttemptFiles
from generation.worker import engines
from generation.worker.heartbeat import Heartbeat
from generation.worker.publishing import publish
from generation.worker.rendering import render
from media.errors import MediaError

log = structlog.get_logger(__name__)


@cache
def worker_name() -> str:
    """This will name this process for the rows it holds: host and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"


def run_next(queue: str) -> UUID | None:
    """This will claim the next job of a queue and bring it to an end; returns its id, None when nothing waited."""
    offer = _offer(queue)
    fleet.report(card=_card(offer), now=clock.now())
    claim = next(iter(leases.claim(offer=offer, now=clock.now())), None)
    if claim is None:
        return None
    job = Job.objects.select_related("clip__author").get(pk=claim.job_id)
    log.info("job_claimed", job=str(job.id), kind=job.kind, attempt=claim.attempt)
    with tempfile.TemporaryDirectory(prefix="sora-job-") as folder:
        _finish(job, claim, Path(folder))
    return job.id


def _offer(queue: str) -> WorkerOffer:
    return WorkerOffer(worker=worker_name(), queue=queue, engines=engines.names_for({queue}))


def _card(offer: WorkerOffer) -> WorkerCard:
    host = socket.gethostname()
    return WorkerCard(name=offer.worker, queue=offer.queue, host=host, pid=os.getpid(), engines=offer.engines)


def _finish(job: Job, claim: Claim, folder: Path) -> None:
    work = _WORK[JobKind(job.kind)]
    try:
        with Heartbeat(claim) as pulse:
            try:
                work(job, claim, folder, pulse)
            except RenderingCancelledError:
                _stop(job, claim, pulse)
    except LeaseLostError:
        log.warning("late_finish_refused", job=str(job.id), attempt=claim.attempt)
        _files(job, claim).discard()  # only this attempt's own: another may have handed in
    except AuthorSuspendedError as error:
        log.warning("job_failed", job=str(job.id), code=error.code)
        _files(job, claim).discard()
    except (EngineError, MediaError) as error:
        log.warning("job_failed", job=str(job.id), code=error.code, error=str(error))
        _fail(job, claim, error.code, str(error))
    except DatabaseError:
        raise  # nothing can be written now; the lease lapses and the job runs again
    except Exception as error:  # a bug or a full disk: the member is told, the operator finds the trace
        log.exception("job_crashed", job=str(job.id))
        _fail(job, claim, "not_delivered", f"{type(error).__name__}: {error}")


def _generate(job: Job, claim: Claim, folder: Path, pulse: Heartbeat) -> None:
    files = _files(job, claim)
    rendered = render(job, files, folder, pulse)
    endings.deliver_draft(claim=claim, rendered=rendered, now=clock.now())
    files.discard_others()


def _publish(job: Job, claim: Claim, folder: Path, pulse: Heartbeat) -> None:
    if job.clip is None:
        raise LeaseLostError  # deleted since it was asked for
    files = _files(job, claim)
    marked = publish(job.clip, files, folder, pulse)
    endings.deliver_posted(claim=claim, marked=marked, now=clock.now())
    files.discard_others()


_WORK: dict[JobKind, Callable[[Job, Claim, Path, Heartbeat], None]] = {
    JobKind.GENERATE: _generate,
    JobKind.PUBLISH: _publish,
}


def _files(job: Job, claim: Claim) -> AttemptFiles:
    """A draft's clip has its job's own id."""
    if job.kind == JobKind.GENERATE:
        return AttemptFiles(clip_id=job.id, kind="draft", attempt=claim.attempt)
    return AttemptFiles(clip_id=job.clip_id or job.id, kind="public", attempt=claim.attempt)


def _stop(job: Job, claim: Claim, pulse: Heartbeat) -> None:
    if pulse.lost:
        endings.refuse_late(claim, now=clock.now())
        raise LeaseLostError
    endings.cancelled(claim=claim, now=clock.now())
    _files(job, claim).discard()
    log.info("job_cancelled", job=str(job.id))


def _fail(job: Job, claim: Claim, code: str, detail: str) -> None:
    endings.fail(claim=claim, code=code, detail=detail, now=clock.now())
    _files(job, claim).discard()
