"""Asking where a file comes from: a question is kept, looked at by a worker, and answered anew for whoever reads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from accounts.contracts import MemberCard
from common import audit, outbox, rate_limits
from common.rate_limits import Rule
from generation import tracing
from generation.enums import TraceAudience, TraceState
from generation.models import Trace
from uploads import facade as uploads
from uploads.enums import Purpose

TASK, QUEUE = "generation.trace", "traces"
LEASE = timedelta(seconds=180)  # the slowest honest upload takes a minute
TRIES_MAX = 3


def ask(*, actor: MemberCard | None, address: str, upload_id: UUID, secret: str = "", now: datetime) -> Trace:
    """This will take up a question of a member's or a stranger's, who are answered as the public is.

    Raises TooManyError, and what uploads' `check` and `take` raise.
    """
    limit = settings.LIMITS.traces_per_member_hour if actor else settings.LIMITS.traces_per_address_hour
    rate_limits.hit(Rule("traces", limit, 3600), str(actor.id) if actor else address, now=now)
    return _kept(actor, TraceAudience.PUBLIC, upload_id, secret, now)


def ask_as_staff(*, actor: MemberCard, upload_id: UUID, now: datetime) -> Trace:
    """This will take up a moderator's question, whose answer tells all; it is written into the audit log.

    Raises NotFoundError for who is no moderator, and what uploads' `check` and `take` raise.
    """
    tracing.require_moderator(actor.id)
    trace = _kept(actor, TraceAudience.STAFF, upload_id, "", now)
    audit.record(actor_id=actor.id, action="trace.asked", target=f"trace:{trace.pk}", now=now)
    return trace


def _kept(actor: MemberCard | None, audience: TraceAudience, upload_id: UUID, secret: str, now: datetime) -> Trace:
    owner_id = actor.id if actor else None
    card = uploads.check(owner_id=owner_id, secret=secret, upload_id=upload_id, now=now)
    with transaction.atomic():
        trace = Trace.objects.create(
            member_id=owner_id, audience=audience, upload_id=upload_id, filename=card.filename[:255], created_at=now
        )
        uploads.take(
            owner_id=owner_id, secret=secret, upload_id=upload_id, purpose=Purpose.TRACE, held_for=trace.pk, now=now
        )
        outbox.enqueue_on_commit(task=TASK, queue=QUEUE, now=now, trace_id=str(trace.pk))
    return trace


def begin(*, trace_id: UUID, now: datetime) -> int | None:
    """This will give a waiting question to a worker: the try it is, which every later write must show; None when somebody
    else has it or it is answered.
    """
    free = Q(state=TraceState.WAITING) | Q(state=TraceState.LOOKING, lease_until__lte=now)
    rows = Trace.objects.filter(free, pk=trace_id)
    if not rows.update(state=TraceState.LOOKING, tries=F("tries") + 1, lease_until=now + LEASE):
        return None
    return Trace.objects.values_list("tries", flat=True).get(pk=trace_id)


def answer(*, trace_id: UUID, tries: int, evidence: Mapping[str, Any], now: datetime) -> bool:
    """This will keep what was found and let the file go; False when another worker has the question by now."""
    return _end(trace_id, tries, now, state=TraceState.ANSWERED, evidence=dict(evidence))


def fail(*, trace_id: UUID, tries: int, code: str, now: datetime) -> bool:
    """This will end a question that cannot be looked at, with a stable code."""
    return _end(trace_id, tries, now, state=TraceState.FAILED, error_code=code)


def call_again(*, now: datetime) -> int:
    """This will call workers for questions whose call or worker got lost, and give up those that were tried too often."""
    overdue = Q(state=TraceState.WAITING, created_at__lt=now - timedelta(seconds=15)) | Q(
        state=TraceState.LOOKING, lease_until__lte=now
    )
    called = 0
    for trace in Trace.objects.filter(overdue).order_by("created_at")[:100]:
        if trace.tries >= TRIES_MAX:
            fail(trace_id=trace.pk, tries=trace.tries, code="not_looked_at", now=now)
            continue
        with transaction.atomic():
            outbox.enqueue_on_commit(task=TASK, queue=QUEUE, now=now, trace_id=str(trace.pk))
        called += 1
    return called


def forget_before(*, moment: datetime) -> int:
    """This will delete questions from before a moment; returns how many."""
    return Trace.objects.filter(created_at__lt=moment).delete()[0]


def release_orphans() -> int:
    """This will delete uploads of questions that are gone or over."""
    return uploads.let_go_orphans(purpose=Purpose.TRACE, alive=_alive)


def _end(trace_id: UUID, tries: int, now: datetime, **values: Any) -> bool:
    with transaction.atomic():
        rows = Trace.objects.filter(pk=trace_id, tries=tries, state=TraceState.LOOKING)
        ended = bool(rows.update(lease_until=None, finished_at=now, **values))
        if ended:
            uploads.let_go_of(trace_id)
    return ended


def _alive(ids: Collection[UUID]) -> Collection[UUID]:
    open_states = [TraceState.WAITING, TraceState.LOOKING]
    return list(Trace.objects.filter(pk__in=ids, state__in=open_states).values_list("pk", flat=True))
