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
from common.ids import new_id
from common.rate_limits import Rule
from generation import tracing
from generation.enums import TraceAudience, TraceState
from generation.errors import QuestionsWaitError
from generation.models import Trace
from uploads import facade as uploads
from uploads.enums import Purpose

TASK, QUEUE = "generation.trace", "traces"
LEASE = timedelta(seconds=240)  # on a busy machine waiting, looking, sampling and reading credentials may take 210
TRIES_MAX = 3
CALLED_AFTER = timedelta(seconds=30)
RETRY_AFTER_S = 20
_OPEN = (TraceState.WAITING, TraceState.LOOKING)


def ask(*, actor: MemberCard | None, address: str, upload_id: UUID, secret: str = "", now: datetime) -> Trace:
    """This will take up a question of a member's or a stranger's, who are answered as the public is.

    Raises TooManyError, QuestionsWaitError, and what uploads' `take` raises.
    """
    limit = settings.LIMITS.traces_per_member_hour if actor else settings.LIMITS.traces_per_address_hour
    rate_limits.hit(Rule("traces", limit, 3600), str(actor.id) if actor else address, now=now)
    return _kept(actor, TraceAudience.PUBLIC, upload_id, secret, now)


def ask_as_staff(*, actor: MemberCard, upload_id: UUID, now: datetime) -> Trace:
    """This will take up a moderator's question, whose answer tells all; it is written into the audit log.

    Raises NotFoundError for who is no moderator, QuestionsWaitError, and what uploads' `take` raises.
    """
    tracing.require_moderator(actor.id)
    trace = _kept(actor, TraceAudience.STAFF, upload_id, "", now)
    audit.record(actor_id=actor.id, action="trace.asked", target=f"trace:{trace.pk}", now=now)
    return trace


def _kept(actor: MemberCard | None, audience: TraceAudience, upload_id: UUID, secret: str, now: datetime) -> Trace:
    owner_id, trace_id = actor.id if actor else None, new_id()
    with transaction.atomic():
        _refuse_more(owner_id)
        upload = uploads.take(
            owner_id=owner_id, secret=secret, upload_id=upload_id, purpose=Purpose.TRACE, held_for=trace_id, now=now
        )
        trace = Trace.objects.create(
            id=trace_id,
            member_id=owner_id,
            audience=audience,
            upload_id=upload_id,
            filename=upload.filename[:255],
            created_at=now,
            called_at=now,
        )
        outbox.enqueue_on_commit(task=TASK, queue=QUEUE, now=now, trace_id=str(trace.pk))
    return trace


def _refuse_more(member_id: UUID | None) -> None:
    """A question that waits holds its file: so few may wait. All strangers are counted together, whoever they are."""
    limits = settings.LIMITS
    most = limits.traces_waiting_of_strangers if member_id is None else limits.traces_waiting_per_member
    waiting = Trace.objects.filter(state__in=_OPEN)
    theirs = waiting.filter(member=None) if member_id is None else waiting.filter(member_id=member_id)
    if theirs.count() >= most:
        raise QuestionsWaitError(retry_after_s=RETRY_AFTER_S, limit=most)


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


def put_back(*, trace_id: UUID, tries: int) -> bool:
    """This will let a question wait for another try, when nobody could look for a reason that is not the file's."""
    rows = Trace.objects.filter(pk=trace_id, tries=tries, state=TraceState.LOOKING)
    return bool(rows.update(state=TraceState.WAITING, lease_until=None))


def call_again(*, now: datetime) -> int:
    """This will call workers for questions whose call or worker got lost, each at most every half minute, and give up
    those that were tried too often.
    """
    lost = Q(state=TraceState.WAITING) | Q(state=TraceState.LOOKING, lease_until__lte=now)
    overdue = Trace.objects.filter(lost, called_at__lte=now - CALLED_AFTER).order_by("called_at")
    called = 0
    for trace in overdue[:100]:
        if trace.tries >= TRIES_MAX:
            give_up(trace_id=trace.pk, tries=trace.tries, now=now)
            continue
        with transaction.atomic():
            Trace.objects.filter(pk=trace.pk).update(called_at=now)
            outbox.enqueue_on_commit(task=TASK, queue=QUEUE, now=now, trace_id=str(trace.pk))
        called += 1
    return called


def give_up(*, trace_id: UUID, tries: int, now: datetime) -> bool:
    """This will end a question that nobody came to look at."""
    return _end(trace_id, tries, now, state=TraceState.FAILED, error_code="not_looked_at")


def forget_before(*, moment: datetime) -> int:
    """This will delete questions from before a moment; returns how many."""
    return Trace.objects.filter(created_at__lt=moment).delete()[0]


def release_orphans() -> int:
    """This will delete uploads of questions that are gone or over."""
    return uploads.let_go_orphans(purpose=Purpose.TRACE, alive=_alive)


def _end(trace_id: UUID, tries: int, now: datetime, **values: Any) -> bool:
    with transaction.atomic():
        rows = Trace.objects.filter(pk=trace_id, tries=tries, state__in=_OPEN)
        ended = bool(rows.update(lease_until=None, finished_at=now, **values))
        if ended:
            uploads.let_go_of(trace_id)
    return ended


def _alive(ids: Collection[UUID]) -> Collection[UUID]:
    return list(Trace.objects.filter(pk__in=ids, state__in=_OPEN).values_list("pk", flat=True))
