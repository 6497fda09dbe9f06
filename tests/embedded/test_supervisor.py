"""The supervisor with toy processes: what fails is started again, what stops does so in order, nothing is left."""

from __future__ import annotations

import asyncio
import io
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from sora_social.embedded.console import Console
from sora_social.embedded.launch import Keeper, Program
from sora_social.embedded.supervisor import Backoff, Supervisor, describe, read_lines

pytestmark = pytest.mark.services
QUICK = Backoff(first_s=0.01, longest_s=0.01)


class Listener(Console):
    """A console in memory that wakes whoever waits for a text."""

    def __init__(self, logs: Path) -> None:
        self.out = io.StringIO()
        super().__init__(logs, self.out)
        self._spoken = asyncio.Event()

    async def hear(self, wanted: Callable[[str], bool]) -> str:
        while not wanted(self.out.getvalue()):
            self._spoken.clear()
            await asyncio.wait_for(self._spoken.wait(), 60)
        return self.out.getvalue()

    def _print(self, name: str, text: str, colour: int) -> None:
        super()._print(name, text, colour)
        self._spoken.set()


def shell(name: str, script: str, folder: Path, *, stage: int = 1, stop_wait_s: float = 10) -> Program:
    argv = ("/bin/sh", "-c", script)
    return Program(name, argv, folder, {"PATH": "/bin:/usr/bin"}, stage=stage, stop_wait_s=stop_wait_s)


async def test_what_fails_is_started_again_and_said(tmp_path: Path, keeper: Keeper) -> None:
    console = Listener(tmp_path)

    async with Supervisor(keeper, console, QUICK) as supervisor:
        supervisor.start(shell("web", "echo up; exit 3", tmp_path))
        heard = await console.hear(lambda text: text.count("web      │ up\n") == 3)

    assert "»        │ web ended by itself with code 3; starting it again in 0.01 s\n" in heard
    assert tmp_path.joinpath("web.log").read_text().startswith("up\nup\nup\n")


async def test_what_runs_is_left_alone(tmp_path: Path, keeper: Keeper) -> None:
    console = Listener(tmp_path)

    async with Supervisor(keeper, console, QUICK) as supervisor:
        supervisor.start(shell("web", "echo up; exec sleep 60", tmp_path))
        supervisor.start(shell("gpu", "echo a; echo b; exec sleep 60", tmp_path))
        await console.hear(lambda text: text.count("│") == 3)

    assert "starting it again" not in console.out.getvalue()


async def test_workers_stop_before_servers(tmp_path: Path, keeper: Keeper) -> None:
    console = Listener(tmp_path)
    slow = "trap 'sleep 0.2; echo {0} >> order; exit 0' TERM; echo up; while :; do sleep 0.01; done"

    async with Supervisor(keeper, console, QUICK) as supervisor:
        supervisor.start(shell("web", slow.format("web").replace("sleep 0.2; ", ""), tmp_path, stage=1))
        supervisor.start(shell("gpu", slow.format("gpu"), tmp_path, stage=2))
        await console.hear(lambda text: text.count("│ up\n") == 2)

    assert tmp_path.joinpath("order").read_text() == "gpu\nweb\n"


async def test_who_does_not_stop_is_killed_with_his_children(tmp_path: Path, keeper: Keeper) -> None:
    console = Listener(tmp_path)
    stubborn = "trap '' TERM; sleep 60 & echo $!; wait"

    async with Supervisor(keeper, console, QUICK) as supervisor:
        supervisor.start(shell("gpu", stubborn, tmp_path, stop_wait_s=0.05))
        heard = await console.hear(lambda text: "gpu      │ " in text)
        grandchild = int(heard.split("gpu      │ ")[1])

    assert "gpu did not stop in time and is killed" in console.out.getvalue()
    assert has_gone(grandchild)


async def test_one_errand_gives_its_lines_and_code(tmp_path: Path, keeper: Keeper) -> None:
    lines: list[bytes] = []

    async with Supervisor(keeper, Listener(tmp_path), QUICK) as supervisor:
        code = await supervisor.run_once(
            shell("migrate", "echo one; printf 'two, unended'; exit 4", tmp_path), lines.append
        )

    assert (code, lines) == (4, [b"one", b"two, unended"])


def test_no_orphan_after_a_killed_supervisor(tmp_path: Path) -> None:
    """SIGKILL gives the supervisor no chance to tidy up: the keeper ends children and grandchildren."""
    script = f"""
import signal, sys
from pathlib import Path
from sora_social.embedded.launch import Keeper, Program, launch
keeper = Keeper()
for name in ("a", "b"):
    program = Program(name, ("/bin/sh", "-c", "sleep 60 & echo $! $$; wait"), Path({str(tmp_path)!r}))
    launch(program, keeper, stdout=None)
signal.pause()
"""
    supervisor = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout
    pids = [int(word) for _ in range(2) for word in supervisor.stdout.readline().split()]
    assert [psutil.pid_exists(pid) for pid in pids] == [True] * 4

    supervisor.kill()
    supervisor.communicate()

    assert [has_gone(pid) for pid in pids] == [True] * 4


def test_waits_double_up_to_the_longest() -> None:
    waits = [Backoff().wait_s(failures) for failures in (1, 2, 3, 4, 7, 8, 1_000)]

    assert waits == [0.5, 1.0, 2.0, 4.0, 30.0, 30.0, 30.0]


def test_an_end_is_told_in_words() -> None:
    told = [describe(0), describe(1), describe(-signal.SIGKILL), describe(-63)]

    assert told == [
        "ended by itself with code 0",
        "ended by itself with code 1",
        "was ended by SIGKILL",
        "was ended by signal 63",
    ]


async def test_a_line_without_end_does_not_fill_the_memory() -> None:
    lines: list[bytes] = []
    with subprocess.Popen(["/usr/bin/head", "-c", "300000", "/dev/zero"], stdout=subprocess.PIPE) as child:
        assert child.stdout
        await read_lines(child.stdout, lines.append)

    assert sum(map(len, lines)) == 300_000
    assert max(map(len, lines)) <= 2 * 65_536


def has_gone(pid: int) -> bool:
    """Whether the process ends within a minute; one that only waits to be reaped by its parent has ended."""
    try:
        process = psutil.Process(pid)
        return process.status() == psutil.STATUS_ZOMBIE or process.wait(timeout=60) is None
    except psutil.NoSuchProcess:
        return True
