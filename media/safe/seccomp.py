"""The system calls that a decoder needs, as a seccomp filter; every other is refused with EPERM.

An allow-list: what the next kernel invents is refused too. Opening anything, sockets, new processes and threads,
signals to others, and memory that can be run are not on it; writing is, to the descriptors lent by the caller. The
filter is classic BPF (Linux' Documentation/userspace-api/seccomp_filter.rst), put together here: the library for it
needs a package of the system, and these are a hundred instructions.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable, Iterator

_ARCHITECTURES = {"x86_64": (0xC000003E, 0, 317), "aarch64": (0xC00000B7, 1, 277)}
"""AUDIT_ARCH_…, the column in the tables below, and the number of seccomp(2)."""

_ALWAYS: dict[str, tuple[int, int]] = {  # x86_64, aarch64 (asm/unistd_64.h, asm-generic/unistd.h)
    "read": (0, 63),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "getpid": (39, 172),
    "exit": (60, 93),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "gettid": (186, 178),
    "futex": (202, 98),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "exit_group": (231, 94),
    "getrandom": (318, 278),
}
# Not on it, on purpose: sched_getaffinity. Without it FFmpeg and x264 count one processor and start no threads.
_WRITING = {"write": (1, 64), "pwrite64": (18, 68), "ftruncate": (77, 46)}  # first argument: where to
_MAPPING = {"mmap": (9, 222), "mprotect": (10, 226)}  # third argument: what the memory is for
_STAT_BY_DESCRIPTOR = {"newfstatat": (262, 79)}  # as the C library spells fstat
_LIMITS_READ = {"prlimit64": (302, 261)}
_SIGNAL = {"tgkill": (234, 131)}  # abort() sends one to its own process

_PROT_EXEC = 4
_AT_EMPTY_PATH = 0x1000

_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06  # BPF_LD+W+ABS, BPF_JMP+JEQ+K, BPF_JMP+JSET+K, BPF_RET+K
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_SET_MODE_FILTER, _ALL_THREADS = 1, 1  # SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC

Instruction = tuple[int, int, int, int]
"""BPF: operation, how far to jump when true and when false, operand."""


def install(*, own_pid: int, writable: Iterable[int]) -> None:
    """This will bind the whole process to the filter, for good. It must already have given up new privileges.

    Raises OSError where the kernel or the architecture has no such filter.
    """
    machine = os.uname().machine
    if machine not in _ARCHITECTURES:
        raise OSError(errno.ENOSYS, f"no filter is written for {machine}")
    code = b"".join(struct.pack("HBBI", *each) for each in program(machine, own_pid=own_pid, writable=writable))
    instructions = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(instructions))  # struct sock_fprog
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(_ARCHITECTURES[machine][2], _SET_MODE_FILTER, _ALL_THREADS, described):
        raise OSError(ctypes.get_errno() or errno.EBUSY, "the kernel took no filter")


def program(machine: str, *, own_pid: int, writable: Iterable[int]) -> list[Instruction]:
    """This will be the filter for an architecture: calls by another one end the process."""
    arch, column, _ = _ARCHITECTURES[machine]
    writable = list(writable)

    def calls(table: dict[str, tuple[int, int]], check: list[Instruction]) -> Iterator[Instruction]:
        for numbers in table.values():
            yield from [(_EQUAL, 0, len(check), numbers[column]), *check]

    return [
        *[(_LOAD, 0, 0, _ARCH), (_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, _NUMBER)],
        *calls(_ALWAYS, [(_RETURN, 0, 0, _ALLOW)]),
        *calls(_WRITING, _when_one_of(0, writable)),
        *calls(_MAPPING, _when_without(2, _PROT_EXEC)),
        *calls(_STAT_BY_DESCRIPTOR, _when_one_of(3, [_AT_EMPTY_PATH])),
        *calls(_LIMITS_READ, _when_null(2)),
        *calls(_SIGNAL, _when_one_of(0, [own_pid])),
        (_RETURN, 0, 0, _REFUSE),
    ]


def _when_one_of(argument: int, values: list[int]) -> list[Instruction]:
    """Allowed when the argument (32 bits) is one of the values."""
    cases = [step for value in values for step in ((_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW))]
    return [(_LOAD, 0, 0, _low_word(argument)), *cases, (_RETURN, 0, 0, _REFUSE)]


def _when_without(argument: int, bits: int) -> list[Instruction]:
    """Allowed when the argument has none of the bits."""
    return [
        (_LOAD, 0, 0, _low_word(argument)),
        (_ANY_BIT, 0, 1, bits),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _when_null(argument: int) -> list[Instruction]:
    """Allowed when the argument is a null pointer: both words are looked at."""
    low = _low_word(argument)
    return [
        (_LOAD, 0, 0, low),
        (_EQUAL, 0, 3, 0),
        (_LOAD, 0, 0, low + 4),
        (_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]


def _low_word(argument: int) -> int:
    return _ARGUMENTS + 8 * argument  # both architectures are little-endian
