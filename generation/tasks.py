"""Wake-up calls and chores. A call carries no job: whoever comes claims the next in order."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from celery import current_app, shared_task
from celery.signals import worker_init, worker_process_init, worker_process_shutdown, worker_shutting_down
from django.conf import settings

from common import clock
from generation.services import charges, fleet, ladders, lanes, leases, openings, telling
from generation.services import tracing as questions
from generation.worker import laddering, presence, runner, sketching, stopping, tracing


@shared_task(name="generation.work")
def work(queue_name: str) -> int:
    """This will bring jobs of the queue to an end until nothing waits; returns how many."""
    return runner.run_shift(queue_name)


@shared_task(name="generation.sketch")
def sketch(job_id: str) -> bool:
    """This will draw the animatic of a job that waits for a big model; returns whether it was wanted and made."""
    return sketching.make(UUID(job_id))


@shared_task(name="generation.trace")
def trace(trace_id: str) -> bool:
    """This will look at a file for where it comes from; returns whether it was this worker that answered."""
    return tracing.look(UUID(trace_id))


@shared_task(name="generation.make_sizes")
def make_sizes(clip_id: str) -> bool:
    """This will make the smaller sizes of a clip that somebody plays; returns whether it was this worker that did."""
    return laddering.make(UUID(clip_id))


@shared_task(name="generation.mind_sizes", queue="chores")
def mind_sizes() -> int:
    """This will call again for sizes whose call or worker got lost; returns how many calls."""
    return ladders.call_again(now=clock.now())


@shared_task(name="generation.mind_traces", queue="chores")
def mind_traces() -> int:
    """This will call again for questions whose call or worker got lost, and forget old ones; returns how many calls."""
    now = clock.now()
    questions.forget_before(moment=now - timedelta(days=settings.LIMITS.trace_days))
    return questions.call_again(now=now)


@shared_task(name="generation.release_uploads", queue="chores")
def release_uploads() -> int:
    """This will delete uploads that no job and no question needs any more."""
    return openings.release_orphans() + questions.release_orphans()


@shared_task(name="generation.sweep_leases", queue="chores")
def sweep_leases() -> dict[str, int]:
    """This will take jobs back from silent workers."""
    return leases.sweep(now=clock.now())


@shared_task(name="generation.tell_places", queue="chores")
def tell_places() -> int:
    """This will tell those near the front of a queue that they have moved."""
    return telling.places(now=clock.now())


@shared_task(name="generation.forget_workers", queue="chores")
def forget_workers() -> int:
    """This will forget workers that went without a word."""
    return fleet.forget_silent(now=clock.now())


@shared_task(name="generation.release_orphans", queue="chores")
def release_orphans() -> int:
    """This will give back units held for jobs that are gone."""
    return charges.release_orphans(now=clock.now())


@shared_task(name="generation.mend_lanes", queue="chores")
def mend_lanes() -> int:
    """This will put right lanes that do not say what the jobs say."""
    return lanes.mend()


@shared_task(name="generation.wake_forgotten", queue="chores")
def wake_forgotten() -> int:
    """This will call for jobs whose wake-up call got lost."""
    return leases.wake_forgotten(now=clock.now())


@worker_init.connect
def begin_last(**_: object) -> None:
    """This will have a process begin after Celery's own preparations: they close the pool of connections, and who asked it
    for one in that moment would wait ten seconds in vain.
    """
    worker_process_init.connect(begin)


def begin(**_: object) -> None:
    """This will load the models of the queues this worker serves, before its first job, and tell that it is here."""
    presence.begin(set(current_app.amqp.queues.consume_from))


@worker_shutting_down.connect
def leave_a_note(how: str = "Warm", **_: object) -> None:
    """This will let the pool know, from the main process and in its signal handler, that the worker is to go."""
    stopping.note.ask(times=1 if how == "Warm" else 2)


@worker_process_shutdown.connect
def end(**_: object) -> None:
    """This will free the models of a worker process that goes, and take its row away."""
    presence.end()
