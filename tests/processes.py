"""The product's own processes, started against the test database and stopped by their ids."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.db import connections

from sora_social.embedded import processes
from sora_social.embedded.home import ROOT
from sora_social.embedded.launch import Program
from sora_social.embedded.ports import is_free

PATIENCE_S = 180  # a machine that is busy with other work takes a minute for what takes ten seconds


@dataclass
class Running:
    """One process and what it wrote."""

    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """This will end the process and everything it started, at once (SIGKILL)."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """This will ask the process to end, and insist after ten seconds."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """This will give the environment of a process that works on the test database and keeps clips in `folder`."""
    values = {
        "STORAGE_URL": f"file://{folder}",
        "OMP_NUM_THREADS": "1",
        "DATABASE_URL": _test_database("DATABASE_URL", "default"),
        "DATABASE_OWNER_URL": _test_database("DATABASE_OWNER_URL", "owner"),
    }
    return {**os.environ, **values, **changes}


def start(program: Program, folder: Path) -> Running:
    """This will start a program in a process group of its own; its output goes to a file in `folder`."""
    log = folder / f"{program.name}-{time.monotonic_ns()}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            program.argv, cwd=program.cwd, env=dict(program.env), stdout=output, stderr=output, start_new_session=True
        )
    return Running(process, log)


def worker(env: dict[str, str], folder: Path, queue: str = "cpu") -> Running:
    """This will start a Celery worker for one queue, as the demo does."""
    program = next(each for each in processes.workers(env, folder) if each.name == queue)
    return start(program, folder)


def until(met: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
    """This will wait for other processes until `met`; fails saying what did not happen."""
    deadline = time.monotonic() + patience_s
    while not met():
        assert time.monotonic() < deadline, f"not within {patience_s} s: {what}"
        time.sleep(0.05)


@contextmanager
def site() -> Iterator[str]:
    """This will serve the whole product (web, live, a worker, one port) and give its address."""
    port, web_port, live_port = (free_port() for _ in range(3))
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="sora-site-") as name:
        folder = Path(name)
        env = environment(folder / "media", SITE_URL=address)
        programs = [
            processes.web(env, web_port),
            processes.live(env, live_port),
            _front(env, port, web_port, live_port),
        ]
        running = [start(program, folder) for program in programs] + [worker(env, folder)]
        try:
            until(lambda: _answers(f"{address}/healthz"), f"{address} answers")
            yield address
        finally:
            for each in reversed(running):
                each.stop()


def _front(env: dict[str, str], port: int, web_port: int, live_port: int) -> Program:
    argv = (sys.executable, "-m", "tests.front_process", *map(str, (port, web_port, live_port)))
    return Program("front", argv, ROOT, env, stop_wait_s=5, stage=processes.SERVERS)


def _test_database(variable: str, alias: str) -> str:
    head, _, _ = os.environ[variable].rpartition("/")
    return f"{head}/{connections[alias].settings_dict['NAME']}"


# Below what Linux gives to outgoing connections, one of which could take a port before its server does, and below what
# the embedded services remember. Each process begins elsewhere: two halves of a run look at the same time.
_PORTS = range(12_000, 20_000)
_candidates = islice(cycle(_PORTS), 7 * os.getpid() % len(_PORTS), None)


def free_port() -> int:
    """This will give a port of 127.0.0.1 that nobody listens on just now, and no other caller in this process gets."""
    return next(port for port in _candidates if is_free(port))


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as answer:  # noqa: S310 (our own address)
            return answer.status == 200
    except (URLError, OSError):
        return False
