"""Runs one task on one file in a child process that can do no harm, and believes nothing of what it says.

Each task gets a fresh interpreter (started, never forked: it is called from a server's threads), an empty
environment, the file as a descriptor for reading, the output as one for writing, and a pipe for its answer. The
child puts up its walls (`lockdown`) before it reads the first byte. The parent only waits: it kills the child when
its time is over, and reaps it whatever happens.
"""

from __future__ import annotations

import compileall
import dataclasses
import errno
import importlib.util
import os
import select
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from media.errors import (
    MediaBrokenError,
    MediaError,
    MediaTooCostlyError,
    SandboxBusyError,
    SandboxUnavailableError,
    TaskFailedError,
)
from media.files import whole_file
from media.safe.contracts import Cost, CostTold, Limits, Progress
from media.safe.lockdown import Layer
from media.safe.sniffing import sniff
from media.safe.tasks import TASKS
from media.safe.wire import ANSWER_BYTES, ARGUMENT_BYTES, packed, refusal_from, unpacked

AT_ONCE = max(1, min(4, os.cpu_count() or 1))
"""Children that one process of ours runs at a time. Each may take `Limits.memory_mb`: what a machine must have free is
processes × AT_ONCE × 0.5 GB."""

WAIT_S = 20.0
"""Seconds that a task waits for its turn before it gives up: a member's request would not wait longer."""

_CHILD = Path(__file__).with_name("child.py")
_PACKAGES = ("media", "numpy", "av", "PIL", "cv2")
_PARTING_S = 2.0  # between the end of the answers and the end of the process; a child that lives on is killed
_turns = threading.BoundedSemaphore(AT_ONCE)


def run(
    task: str,
    source: Path,
    *,
    limits: Limits,
    arguments: Mapping[str, Any] | None = None,
    out: Path | None = None,
    on_progress: Progress | None = None,
    on_cost: CostTold | None = None,
    allow_weaker: bool = False,
    without: Collection[Layer] = (),
) -> dict[str, Any]:
    """This will run one task of `media.safe.tasks` on one file and give what it found.

    `arguments` are told to the task as JSON. `out`, if given, appears whole or not at all. The result is what the
    child said: one JSON object of at most a megabyte, whose fields the caller still has to check. `allow_weaker`
    runs the task also where the kernel has no seccomp; `without` leaves out layers, to measure the others.

    Raises RefusedMediaError for a file that is not taken (its code says why), SandboxUnavailableError,
    SandboxBusyError after 20 s of waiting, TaskFailedError for a fault of ours, OSError for a path that cannot be
    read or written; and whatever `on_progress` raises, which ends the child.
    """
    if task not in TASKS:
        raise TaskFailedError(f"there is no task called {task}")
    with _opened(source) as file:
        container = sniff(lambda offset, size: os.pread(file, size, offset), os.fstat(file).st_size, limits)
        with _lent(out) as target, _turn():
            job = {
                "task": task,
                "container": container,
                "limits": dataclasses.asdict(limits),
                "arguments": dict(arguments or {}),
                "without": sorted(without),
                "allow_weaker": allow_weaker,
                "source": file,
                "out": target,
            }
            return _Child(job, limits, on_progress, on_cost).result()


class _Child:
    """One child, from its start to its last breath."""

    def __init__(
        self, job: dict[str, Any], limits: Limits, on_progress: Progress | None, on_cost: CostTold | None
    ) -> None:
        self._job, self._limits = job, limits
        self._on_progress, self._on_cost = on_progress, on_cost
        self._deadline = time.monotonic() + limits.wall_s
        self._is_late = False
        self._answer: dict[str, Any] | None = None

    def result(self) -> dict[str, Any]:
        """This will start it, listen, reap it, and give what it found or raise what its answer or its end stands for."""
        with _pipe() as (heard, told):
            process = self._start(told.fileno())
            told.close()  # the child's is the last end now: when it is closed there is no more to hear
            try:
                self._listen(heard.fileno())
            except BaseException:
                os.kill(process.pid, signal.SIGKILL)
                raise
            finally:
                ending = self._reap(process)
        return self._verdict(ending)

    def _start(self, told: int) -> subprocess.Popen[bytes]:
        words = packed(self._job | {"answers": told, "parent": os.getpid(), "paths": _paths()})
        if len(words) > ARGUMENT_BYTES:
            raise TaskFailedError("a task's arguments are too long")
        process = subprocess.Popen(  # noqa: S603 (our own file in our own interpreter)
            [sys.executable, "-I", "-S", "-B", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            pass_fds=[each for each in (self._job["source"], self._job["out"], told) if each is not None],
            start_new_session=True,
        )
        with suppress(BrokenPipeError), process.stdin as stdin:  # type: ignore[union-attr]
            stdin.write(words)  # a child that died at once is judged by its end
        return process

    def _listen(self, pipe: int) -> None:
        """Hears lines until the child has no more to say, has said too much, or its time is over."""
        poll, total, begun = select.poll(), 0, b""
        poll.register(pipe, select.POLLIN)
        while poll.poll(max(0.0, self._deadline - time.monotonic()) * 1000):
            block = os.read(pipe, 65_536)
            if not block:
                return
            total += len(block)
            if total > ANSWER_BYTES:
                raise TaskFailedError("the child says more than it may")
            *lines, begun = (begun + block).split(b"\n")
            for line in lines:
                self._hear(unpacked(line))
        self._is_late = True

    def _hear(self, said: dict[str, Any]) -> None:
        if "progress" not in said:
            self._answer = said
        elif self._on_progress is not None and isinstance(said["progress"], float):
            self._on_progress(min(1.0, max(0.0, said["progress"])))

    def _reap(self, process: subprocess.Popen[bytes]) -> _Ending:
        """Waits for the end, which must come at once, and makes it come otherwise. No zombie is left."""
        if self._is_late or not _ends_soon(process.pid):
            os.kill(process.pid, signal.SIGKILL)  # not Popen's, which would reap it without its figures
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cost = Cost(cpu_s=usage.ru_utime + usage.ru_stime, memory_mb=usage.ru_maxrss / 1024)
        if self._on_cost is not None:
            self._on_cost(cost)
        return _Ending(process.returncode, cost)

    def _verdict(self, ending: _Ending) -> dict[str, Any]:
        if self._is_late:
            raise MediaTooCostlyError("wall_s", limit=self._limits.wall_s)
        match self._answer:
            case {"done": dict() as found}:
                return found
            case {"refused": said}:
                raise refusal_from(said, self._limits)
            case {"unavailable": missing}:
                raise SandboxUnavailableError(f"this machine's kernel lacks {missing}")
            case {"failed": str() as words}:
                raise TaskFailedError(words)
        raise self._error_of(ending)

    def _error_of(self, ending: _Ending) -> MediaError:
        """What the end of a child means that has said nothing."""
        if -ending.returncode in (signal.SIGPROF, signal.SIGXCPU):
            return MediaTooCostlyError("cpu_s", limit=self._limits.cpu_s)
        if -ending.returncode == signal.SIGKILL:  # the hard limit of CPU, or the kernel out of memory
            if ending.cost.cpu_s >= self._limits.cpu_s:
                return MediaTooCostlyError("cpu_s", limit=self._limits.cpu_s)
            return MediaTooCostlyError("memory_mb", limit=self._limits.memory_mb)
        if ending.returncode < 0:  # a decoder crashed: the file is to blame, whoever wrote the decoder
            return MediaBrokenError()
        return TaskFailedError(f"the child ended with {ending.returncode} and without an answer")


def _ends_soon(pid: int) -> bool:
    """Waits for a child that has no more to say. False when it goes on, or when the kernel cannot tell."""
    try:
        watched = os.pidfd_open(pid)
    except OSError:
        return False
    try:
        poll = select.poll()
        poll.register(watched, select.POLLIN)
        return bool(poll.poll(_PARTING_S * 1000))
    finally:
        os.close(watched)


@dataclasses.dataclass(frozen=True)
class _Ending:
    returncode: int  # negative: the signal that ended it
    cost: Cost


@contextmanager
def _opened(source: Path) -> Iterator[int]:
    """A descriptor for reading a regular file. Not blocking: a pipe in its place would hold a server's thread."""
    descriptor = os.open(source, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "this is no regular file", str(source))
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _lent(out: Path | None) -> Iterator[int | None]:
    """A descriptor for writing what will appear at `out` once it is whole."""
    if out is None:
        yield None
        return
    with whole_file(Path(out)) as part:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        try:
            yield descriptor
            if not os.fstat(descriptor).st_size:
                raise TaskFailedError("the task has written nothing")
        finally:
            os.close(descriptor)


@contextmanager
def _turn() -> Iterator[None]:
    """One of AT_ONCE turns."""
    if not _turns.acquire(timeout=WAIT_S):
        raise SandboxBusyError("Many files are being read right now. Try again in a minute.")
    try:
        yield
    finally:
        _turns.release()


@contextmanager
def _pipe() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as heard, os.fdopen(writing, "wb", buffering=0) as told:
        yield heard, told


@cache
def _paths() -> list[str]:
    """Folders in which the child finds our packages and the decoders'.

    It cannot keep what it compiled of our modules, so that is done here, once.
    """
    compileall.compile_dir(_CHILD.parent, quiet=2)
    found = (importlib.util.find_spec(name) for name in _PACKAGES)
    folders = [Path(spec.origin).parent.parent for spec in found if spec is not None and spec.origin is not None]
    return list(dict.fromkeys(map(str, folders)))
