"""An animatic of what waits for a big model: made within seconds by a worker without a card, shown to its member alone, gone
when the clip is there or the job has ended. It costs no units, is no draft, and is never posted.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from common import outbox
from generation import locking
from generation.engine.catalogue import CARDS
from generation.enums import JobKind, Opening, Queue
from generation.models import Job, Sketch
from generation.services import telling
from generation.states import IN_FLIGHT

TASK = "generation.sketch"


def ask(job: Job, *, now: datetime) -> None:
    """This will call for a sketch of a job that waits for a card, inside the transaction that writes it, unless the operator
    wants none. Of a clip that is made longer there is none: what it begins with can be watched.
    """
    if settings.ANIMATIC_PREVIEWS and CARDS[job.engine].needs_gpu and job.opening != Opening.EXTENSION:
        outbox.enqueue_on_commit(task=TASK, queue=Queue.CPU, now=now, job_id=str(job.pk))


def wanted(job_id: UUID) -> Job | None:
    """This will give the job while it is in the making, nobody has asked for its end, and it has no sketch yet."""
    rows = Job.objects.select_related("parent").filter(pk=job_id, kind=JobKind.GENERATE, state__in=IN_FLIGHT)
    return rows.filter(has_sketch=False, cancel_requested_at=None).first()


def keep(*, job_id: UUID, video: bytes, now: datetime) -> bool:
    """This will keep a finished sketch (MP4) and tell the job's member; False, and nothing kept, once the job has ended."""
    with transaction.atomic():
        job = locking.lock_job(
            Job.objects.filter(pk=job_id, state__in=IN_FLIGHT, has_sketch=False, cancel_requested_at=None)
        )
        if job is None:
            return False
        Sketch.objects.create(job=job, video=video, made_at=now)
        job.has_sketch = True
        job.save(update_fields=["has_sketch"])
        telling.job_moved(job, now=now)
    return True


def drop(job_id: UUID) -> None:
    """This will delete the sketch of a job that ends, inside the transaction that ends it."""
    Sketch.objects.filter(pk=job_id).delete()
