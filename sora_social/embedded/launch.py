"""Starting and stopping child processes so that none is ever left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from sora_social.embedded import keeper
from sora_social.embedded.errors import StartError
from sora_social.embedded.home import Account

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Program:
    """What to run and how it likes to be stopped. A higher `stage` is stopped earlier; services are stage 0."""

    name: str
    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict, repr=False)
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    stop_wait_s: float = 10.0
    stage: int = 1


class Keeper:
    """A small process that ends every registered process group when this one is gone, however it went."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", keeper.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def add(self, program: Program, group: int) -> None:
        """This will have the group ended, should this process die."""
        self._write(f"+{group} {int(program.stop_signal)} {program.stage}\n")

    def remove(self, group: int) -> None:
        """This will forget a group that has been ended."""
        self._write(f"-{group}\n")

    def close(self) -> None:
        """This will end what is still registered, and the keeper."""
        with suppress(BrokenPipeError):
            if self._process.stdin:
                self._process.stdin.close()
        self._process.wait()

    def _write(self, line: str) -> None:
        # Should somebody have killed the keeper, the kernel's parent-death signal is left.
        with suppress(BrokenPipeError):
            if self._process.stdin:
                self._process.stdin.write(line.encode())
                self._process.stdin.flush()


Output = int | IO[bytes] | None


def launch(
    program: Program, kept_by: Keeper, *, stdout: Output = None, stderr: Output = None
) -> subprocess.Popen[bytes]:
    """This will start `program` as the leader of a session of its own.

    Call it from the main thread: the kernel's parent-death signal follows the *thread* that started a child. Raises
    StartError when the program or its account is not to be had.
    """
    account = program.account
    try:
        child = subprocess.Popen(
            program.argv,
            cwd=program.cwd,
            env=dict(program.env),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            preexec_fn=die_with_parent(program.stop_signal),
        )
    except OSError as error:
        raise StartError(f"{program.name} cannot be started: {error}.") from error
    kept_by.add(program, child.pid)
    return child


def die_with_parent(number: signal.Signals) -> Callable[[], None]:
    """This will give a function, to be run in a child before its program, that ties it to this process's life.

    The keeper's second line, for the moment before a child is registered. It runs after the change of user, which
    would clear the tie, and frees signals that this process blocks or ignores.
    """
    parent = os.getpid()

    def set_it() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _libc.prctl(_PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:
            os._exit(1)

    return set_it


def has_ended(child: subprocess.Popen[bytes]) -> bool:
    """This will say whether the leader has ended, without reaping it: its group's number must not be reused yet."""
    if child.returncode is not None:
        return True
    try:
        return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return True


def bury(child: subprocess.Popen[bytes], kept_by: Keeper) -> int:
    """This will kill what is left in the group of an ended leader, reap it and give its exit code."""
    if child.returncode is None:
        keeper.send(child.pid, signal.SIGKILL)
    code = child.wait()
    kept_by.remove(child.pid)
    return code


def ask_to_stop(program: Program, child: subprocess.Popen[bytes]) -> None:
    """This will send the stop signal to the leader alone: how it treats its own children is its business (a Celery
    pool's child dies of the signal that lets its parent finish the task)."""
    if not has_ended(child):
        os.kill(child.pid, program.stop_signal)


def stop(running: Iterable[tuple[Program, subprocess.Popen[bytes]]], kept_by: Keeper) -> None:
    """This will stop programs together: each gets its signal, then its time, then SIGKILL for its whole group."""
    pairs = [(program, child) for program, child in running if child.returncode is None]
    for program, child in pairs:
        ask_to_stop(program, child)
    begun = time.monotonic()
    for program, child in pairs:
        while not has_ended(child) and time.monotonic() - begun < program.stop_wait_s:
            time.sleep(0.01)
        bury(child, kept_by)
