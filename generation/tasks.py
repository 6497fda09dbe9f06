"""Wake-up calls and chores. A call carries no job: whoever comes claims the next in order."""

from __future__ import annotations

from celery import current_app, shared_task
from celery.signals import worker_process_init, worker_process_shutdown

from common import clock
from generation.services import charges, fleet, lanes, leases, telling
from generation.worker import engines, runner


@shared_task(name="generation.work")
def work(queue_name: str) -> str | None:
    """This will run the next waiting job of the queue, if there is one."""
    job_id = runner.run_next(queue_name)
    return str(job_id) if job_id else None


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


@worker_process_init.connect
def load_models(**_: object) -> None:
    """This will load the models of the queues this worker serves, before its first job."""
    engines.open_engines_for(set(current_app.amqp.queues.consume_from))


@worker_process_shutdown.connect
def free_models(**_: object) -> None:
    """This will free the models of a worker process that goes."""
    engines.close_engines()
