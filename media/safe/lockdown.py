"""The walls around a child, each put up by the child itself before it reads the first byte of a file.

What each one keeps out, and which of them other machines lack: docs/decisions/safe-media.md.
"""

from __future__ import annotations

import ctypes
import math
import os
import resource
import signal
import struct
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from media.safe import seccomp


class Layer(StrEnum):
    """One wall. Only SECCOMP must stand for a file to be read; the others stand where the kernel gives them."""

    SECCOMP = "seccomp"  # the system calls of a decoder, no others
    LANDLOCK = "landlock"  # no path can be opened, no port connected to
    NETWORK = "network"  # a network of its own, in which there is nobody
    NOBODY = "nobody"  # neither root nor the user of the server
    LIMITS = "limits"  # CPU, memory, file size, descriptors, processes


_NOBODY = 65_534
_SLACK_MB = 24
"""Pages of libraries that are mapped already and may still be touched: they count as resident, not as new memory."""

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CLONE_NEWIPC, _CLONE_NEWUSER, _CLONE_NEWNET = 0x08000000, 0x10000000, 0x40000000
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION_3 = 0x20080522
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446  # the same on every architecture

_BORN_ROOT = os.geteuid() == 0  # in a network of its own a process may no longer see who it is
_libc = ctypes.CDLL(None, use_errno=True)


def die_with(parent: int) -> None:
    """This will end this process when its parent ends, or now when that is gone already."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def bound_time(cpu_s: float) -> None:
    """This will end this process after so many CPU seconds, counted from its start.

    The profiling clock ends it to the millisecond. The resource limit counts whole seconds, but cannot be set back by
    whoever has taken the process over.
    """
    spent = resource.getrusage(resource.RUSAGE_SELF)
    signal.setitimer(signal.ITIMER_PROF, max(0.001, cpu_s - spent.ru_utime - spent.ru_stime))
    whole = math.ceil(cpu_s)
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole))


def leave_network() -> bool:
    """This will move to a network of its own; without root by way of a user of its own. False where neither is given.

    It must come before anything starts a thread.
    """
    alone = _CLONE_NEWNET | _CLONE_NEWIPC
    return not _libc.unshare(alone) or not _libc.unshare(alone | _CLONE_NEWUSER)


def bound_resources(*, memory_mb: int, output_bytes: int) -> None:
    """This will bound memory and files. It must come after all imports: what they took counts to the memory given."""
    size, resident = (int(pages) * resource.getpagesize() for pages in _own_pages())
    room = max(0, (memory_mb - _SLACK_MB) * 2**20 - resident)
    _bound(resource.RLIMIT_AS, size + room)
    _bound(resource.RLIMIT_FSIZE, output_bytes)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_NPROC, 0)  # root is above it: seccomp is what refuses new processes


def open_no_more() -> None:
    """This will bar this process from new descriptors; those that are open stay."""
    _bound(resource.RLIMIT_NOFILE, 0)


def become_nobody() -> bool:
    """This will give up root and every capability. False when it was root and could not."""
    try:
        if _BORN_ROOT:
            os.setgroups([])
            os.setresgid(_NOBODY, _NOBODY, _NOBODY)
            os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    except OSError:
        return False
    number = _CAPSET.get(os.uname().machine)
    if number is not None:  # a user of its own (`leave_network`) comes with capabilities in there
        _libc.syscall(number, struct.pack("Ii", _CAPABILITY_VERSION_3, 0), bytes(24))
    return True


def give_up_privileges() -> None:
    """This will bar this process from new privileges and from being looked into. Raises OSError."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _prctl(_PR_SET_DUMPABLE, 0)


def leave_files() -> bool:
    """This will give up the right to open any path and to connect to any port, by Landlock. False without it.

    The rights by version are those of the kernel's Documentation/userspace-api/landlock.rst; with a ruleset that
    handles all of them and allows nothing, descriptors that are open keep working and no other can be had.
    """
    version = _libc.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    files = (1 << (13 + min(version, 3) - 1 + (version >= 5))) - 1
    rules = struct.pack("QQQ", files, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    known = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = _libc.syscall(_LANDLOCK_CREATE, rules, ctypes.c_size_t(known), 0)
    if ruleset < 0:
        return False
    try:
        return not _libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def filter_calls(writable: Iterable[int]) -> bool:
    """This will allow the system calls of `seccomp` alone; False without it. It must come last.

    A filter that was taken and refuses nothing would be worse than none, so one call is tried that cannot fail without.
    """
    try:
        seccomp.install(own_pid=os.getpid(), writable=writable)
    except OSError:
        return False
    return os.getppid() == -1


def _own_pages() -> list[str]:
    return Path("/proc/self/statm").read_text("ascii").split()[:2]


def _bound(which: int, most: int) -> None:
    _, hard = resource.getrlimit(which)
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (value, value))


def _prctl(option: int, value: int) -> None:
    if _libc.prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0)):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
