"""Keeps the product's processes running: prints what they say, starts again what fails, stops all in order."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from sora_social.embedded.console import Console
from sora_social.embedded.errors import StartError
from sora_social.embedded.launch import Keeper, Program, ask_to_stop, bury, has_ended, launch
from sora_social.embedded.services import Service, relaunch

# A process that ran this long was well: its next failure counts as the first.
STEADY_S = 30.0
CHUNK = 65_536


@dataclass(frozen=True)
class Backoff:
    """How long to wait before starting a failing process again: doubling from `first_s` to `longest_s` seconds."""

    first_s: float = 0.5
    longest_s: float = 30.0

    def wait_s(self, failures: int) -> float:
        """This will give the wait after `failures` (1 or more) failures in a row."""
        return float(min(self.first_s * 2 ** min(failures - 1, 16), self.longest_s))


class Supervisor:
    """Use it as `async with Supervisor(…) as supervisor`; leaving the block stops everything it started.

    It lives in the main thread: the kernel's parent-death signal follows the thread that starts a child.
    """

    def __init__(self, kept_by: Keeper, console: Console, backoff: Backoff | None = None) -> None:
        self._kept_by = kept_by
        self._console = console
        self._backoff = backoff or Backoff()
        self._ends: dict[int, tuple[subprocess.Popen[bytes], asyncio.Future[int]]] = {}
        self._running: dict[str, tuple[Program, subprocess.Popen[bytes]]] = {}
        self._keeping: list[asyncio.Task[None]] = []
        self._readers: set[asyncio.Task[None]] = set()
        self._hurry = asyncio.Event()

    async def __aenter__(self) -> Supervisor:
        asyncio.get_running_loop().add_signal_handler(signal.SIGCHLD, self._bury_the_ended)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        asyncio.get_running_loop().remove_signal_handler(signal.SIGCHLD)

    def start(self, program: Program) -> None:
        """This will start `program` and start it again, ever more slowly, whenever it ends by itself.

        Raises StartError when it cannot be started at all.
        """
        child = self._launch(program)
        self._keep(program, child, lambda: self._launch(program))

    def watch(self, service: Service) -> None:
        """This will start an already running service again when it ends; stopping it is left to its owner."""

        def again() -> subprocess.Popen[bytes]:
            relaunch(service, self._kept_by)
            return service.process

        self._keep(service.program, service.process, again)

    async def run_once(self, program: Program, on_line: Callable[[bytes], None]) -> int:
        """This will run `program` to its end, give each line of its standard output to `on_line`, and its exit code.

        Its standard error is this process's own: a progress bar is drawn there.
        """
        child = launch(program, self._kept_by, stdout=subprocess.PIPE)
        self._running[program.name] = (program, child)
        reading = self._read(child.stdout, on_line)
        code = await self._end_of(child)
        await reading
        self._running.pop(program.name, None)
        return code

    def hurry(self) -> None:
        """This will kill whatever is still being stopped politely."""
        self._hurry.set()

    async def stop(self) -> None:
        """This will stop what it started, stage by stage: the highest first, each with its time to finish."""
        for task in self._keeping:
            task.cancel()
        await asyncio.gather(*self._keeping, return_exceptions=True)
        ours = [pair for pair in self._running.values() if pair[0].stage > 0]
        for stage in sorted({program.stage for program, _ in ours}, reverse=True):
            await asyncio.gather(*(self._stop_one(*pair) for pair in ours if pair[0].stage == stage))
        await asyncio.gather(*self._readers, return_exceptions=True)
        self._running.clear()

    def _launch(self, program: Program) -> subprocess.Popen[bytes]:
        child = launch(program, self._kept_by, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._read(child.stdout, lambda line: self._console.line(program.name, line))
        return child

    def _keep(
        self, program: Program, child: subprocess.Popen[bytes], again: Callable[[], subprocess.Popen[bytes]]
    ) -> None:
        self._running[program.name] = (program, child)
        self._keeping.append(asyncio.create_task(self._keep_running(program, child, again)))

    async def _keep_running(
        self, program: Program, child: subprocess.Popen[bytes], again: Callable[[], subprocess.Popen[bytes]]
    ) -> None:
        failures = 0
        while True:
            begun = time.monotonic()
            how = describe(await self._end_of(child))
            failures = 1 if time.monotonic() - begun > STEADY_S else failures + 1
            wait_s = self._backoff.wait_s(failures)
            self._console.say(f"{program.name} {how}; starting it again in {wait_s:g} s")
            await asyncio.sleep(wait_s)
            try:
                child = again()
            except StartError as problem:
                self._console.say(str(problem))
                continue
            self._running[program.name] = (program, child)

    async def _stop_one(self, program: Program, child: subprocess.Popen[bytes]) -> None:
        end = asyncio.ensure_future(self._end_of(child))
        ask_to_stop(program, child)
        hurry = asyncio.ensure_future(self._hurry.wait())
        await asyncio.wait({end, hurry}, timeout=program.stop_wait_s, return_when=asyncio.FIRST_COMPLETED)
        hurry.cancel()
        if not end.done():
            self._console.say(f"{program.name} did not stop in time and is killed")
            child.kill()
        await end

    async def _end_of(self, child: subprocess.Popen[bytes]) -> int:
        """Waits for the child's end; `has_ended` and `bury` keep its group's number from being reused in between."""
        if child.returncode is not None:
            return child.returncode
        _, future = self._ends.setdefault(child.pid, (child, asyncio.get_running_loop().create_future()))
        self._bury_the_ended()
        return await asyncio.shield(future)

    def _bury_the_ended(self) -> None:
        for pid, (child, future) in list(self._ends.items()):
            if has_ended(child):
                del self._ends[pid]
                future.set_result(bury(child, self._kept_by))

    def _read(self, pipe: IO[bytes] | None, on_line: Callable[[bytes], None]) -> asyncio.Task[None]:
        if pipe is None:
            raise ValueError("the child was started without a pipe")
        task = asyncio.create_task(read_lines(pipe, on_line))
        self._readers.add(task)
        task.add_done_callback(self._readers.discard)
        return task


async def read_lines(pipe: IO[bytes], on_line: Callable[[bytes], None]) -> None:
    """This will give every line of `pipe` to `on_line`, without its end, however long; the last may lack a newline."""
    reader = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), pipe
    )
    rest = b""
    while chunk := await reader.read(CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            on_line(line.rstrip(b"\r"))
        if len(rest) > CHUNK:
            on_line(rest)
            rest = b""
    if rest:
        on_line(rest)
    transport.close()


def describe(code: int) -> str:
    """This will say how a process ended, from its exit code (negative: minus the signal's number)."""
    if code >= 0:
        return f"ended by itself with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
