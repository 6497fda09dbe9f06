"""The product's own processes on one machine, as `docs/architecture.md` draws them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sora_social.embedded.home import ROOT
from sora_social.embedded.launch import Program

SERVERS, WORKERS, ERRANDS = 1, 2, 3  # stages: errands stop first, then workers, then servers, services last

GRACE_S = 5.0
"""On one machine somebody waits at the terminal: a worker finishes or hands back sooner than in a fleet."""


def web(env: Mapping[str, str], port: int) -> Program:
    """This will describe the WSGI server of REST and pages on `port` of 127.0.0.1."""
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--http", "1", "--no-ws"]
    options += ["--workers", "1", "--runtime-threads", "1", "--blocking-threads", "4", "--log-level", "warning"]
    return _python("web", ["granian", *options, "sora_social.wsgi:application"], env, SERVERS, wait_s=5)


def live(env: Mapping[str, str], port: int) -> Program:
    """This will describe the ASGI server of WebSockets on `port` of 127.0.0.1."""
    options = ["--host", "127.0.0.1", "--port", str(port), "--lifespan", "off", "--log-level", "warning"]
    options += ["--no-access-log", "--timeout-graceful-shutdown", "2"]
    return _python("live", ["uvicorn", *options, "sora_social.asgi:application"], env, SERVERS, wait_s=5)


def workers(env: Mapping[str, str], folder: Path) -> list[Program]:
    """This will describe the four workers and the clock that gives the chores out; `folder` keeps the clock's notes.

    The worker of traces does many small products of matrices, which more threads than free cores make slower.
    The clock is a process of its own, because a worker's built-in one is not started again when it dies.
    """
    grace_s = float(env.get("LIMIT_WORKER_GRACE_S", GRACE_S))
    env = {**env, "LIMIT_WORKER_GRACE_S": str(grace_s)}
    quiet = ["--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    celery = ["celery", "--quiet", "--app", "sora_social.celery:app"]
    found = [
        _python(
            queue,
            [*celery, "worker", "-Q", queue, "-n", f"{queue}@%h", "-c", "1", *quiet],
            {**env, "OMP_NUM_THREADS": "1"} if queue == "traces" else env,
            WORKERS,
            wait_s=grace_s + 5,
        )
        for queue in ("gpu", "cpu", "traces", "chores")
    ]
    notes = ["--schedule", str(folder / "beat-schedule"), "--pidfile", ""]
    beat = _python("beat", [*celery, "beat", *notes, "--loglevel", "WARNING"], env, WORKERS, wait_s=3)
    return [*found, beat]


def manage(env: Mapping[str, str], name: str, *words: str) -> Program:
    """This will describe one run of `manage.py`."""
    argv = (sys.executable, str(ROOT / "manage.py"), name, *words)
    return Program(name, argv, ROOT, env, stop_wait_s=5, stage=ERRANDS)


def _python(name: str, words: Sequence[str], env: Mapping[str, str], stage: int, wait_s: float) -> Program:
    return Program(name, (sys.executable, "-m", *words), ROOT, env, stop_wait_s=wait_s, stage=stage)
