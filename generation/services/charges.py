"""What a clip costs its member, beside what happens to its job: held with it, spent or given back when it ends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import structlog

from billing import facade as billing
from billing.errors import NoSuchHoldError
from generation import cards
from generation.enums import JobKind, JobState
from generation.models import Job
from generation.states import IN_FLIGHT

log = structlog.get_logger(__name__)


def hold(job: Job, *, now: datetime) -> None:
    """This will hold the clip's units, inside the transaction that writes the job. Raises QuotaExceededError."""
    billing.hold(member_id=job.member_id, units=cards.units_of(job), ref=job.pk, key=f"job:{job.pk}:hold", now=now)


def hold_on_the_house(job: Job, *, now: datetime) -> None:
    """This will hold the clip's units against no limit: an operator tries again what was refunded."""
    key = f"job:{job.pk}:retry:{job.attempt}"
    billing.hold_on_the_house(member_id=job.member_id, units=cards.units_of(job), ref=job.pk, key=key, now=now)


def close(job: Job, *, now: datetime) -> None:
    """This will spend the units of a job that succeeded, and give back those of one that ended otherwise, inside the
    transaction that ends it.
    """
    if job.kind != JobKind.GENERATE:
        return
    closing = billing.settle if job.state == JobState.SUCCEEDED else billing.release
    try:
        closing(ref=job.pk, now=now)
    except NoSuchHoldError:  # asked for before there was a ledger
        log.warning("job_without_hold", job=str(job.pk))


def release_orphans(*, now: datetime) -> int:
    """This will give back what is held for jobs that are neither waiting nor running; there are none unless rows were
    lost by hand or from a backup.
    """
    return billing.release_orphans(alive=_alive, now=now)


def _alive(ids: Collection[UUID]) -> Collection[UUID]:
    return list(Job.objects.filter(pk__in=ids, state__in=IN_FLIGHT).values_list("pk", flat=True))
