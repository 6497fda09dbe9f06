"""Real Celery workers, chores and clock on the benchmarks' database, and members who ask them for tiny clips."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock
from uuid import UUID

from benchmarks.queue_path.engine import SIZE

SETTINGS = "sora_social.settings.demo"  # with the pool of connections that production has


class Fleet:
    """Processes by name; every one is ended by its id when the fleet's `with` is over."""

    def __init__(self, folder: Path, **changes: str) -> None:
        from tests.processes import environment

        self._folder = folder
        self._env = environment(folder / "media", DJANGO_SETTINGS_MODULE=SETTINGS, **changes)
        self._running: list[Any] = []

    def __enter__(self) -> Fleet:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._running:
            each.stop()

    def start(self, *names: str) -> list[Any]:
        """This will start workers ("cpu", "cpu2", …: of that queue), "chores" and "beat" as the demo does."""
        from sora_social.embedded import processes
        from tests.processes import start

        given = {program.name: program for program in processes.workers(self._env, self._folder)}
        words = {"sora_social.celery:app": "benchmarks.queue_path.app:app"}
        started = []
        for name in names:
            program = given[name.rstrip("0123456789")]
            own = {**words, f"{program.name}@%h": f"{name}-{time.monotonic_ns()}@%h"}
            named = replace(program, name=name, argv=tuple(own.get(word, word) for word in program.argv))
            started.append(start(named, self._folder))
        self._running += started
        return started


def quickly(met: Callable[[], object], what: str, patience_s: float = 60.0) -> None:
    """This will look every 5 ms until `met`; fails saying what did not happen."""
    deadline = time.monotonic() + patience_s
    while not met():
        assert time.monotonic() < deadline, f"not within {patience_s} s: {what}"
        time.sleep(0.005)


@contextmanager
def tiny_clips() -> Iterator[None]:
    """Clips that this process asks for have 64 by 96 pixels."""
    from generation import policies

    with mock.patch.object(policies, "SIZES", dict.fromkeys(policies.SIZES, SIZE)):
        yield


def ask(actor: Any) -> UUID:
    """This will ask for a clip of a second through the product's own door."""
    from common import clock
    from generation.contracts import ClipWish
    from generation.services import jobs

    return jobs.submit(actor=actor, wish=ClipWish(prompt="a red ball bounces", duration_s=1), now=clock.now()).id


def actors(count_of: int, prefix: str) -> list[Any]:
    """This will make members and give their cards."""
    from accounts.facade import member_card
    from benchmarks.simulation import people
    from common import clock

    now = clock.now()
    return [member_card(pk, now=now) for pk in people(count_of, prefix, now - timedelta(days=1))]


def job(job_id: UUID) -> Any:
    """This will read the row."""
    from generation.models import Job

    return Job.objects.get(pk=job_id)
