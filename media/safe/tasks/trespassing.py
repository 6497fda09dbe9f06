"""Tries what a child must never be able to do, and says which attempts were refused: how a machine's walls are known.

Nothing of it does harm where it succeeds: it asks for things that are empty, absent or its own.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import resource
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from media.safe.tasks import Work

_libc = ctypes.CDLL(None, use_errno=True)
_DESCRIPTORS = len(list(Path("/proc/self/fd").iterdir())) - 1  # the listing takes one itself
_NOTHING = Path("/proc/self/no-such-thing")
_PARENT = os.getppid()
_WRONG_PLACE = 1  # an address nobody has mapped

_BY_NUMBER = {  # x86_64, aarch64
    "ptrace": (101, 117),
    "mount": (165, 40),
    "unshare": (272, 97),
    "bpf": (321, 280),
    "io_uring_setup": (425, 425),
    "process_vm_readv": (310, 270),
    "memfd_create": (319, 279),
    "clone3": (435, 435),
}


def run(work: Work) -> Mapping[str, Any]:
    """This will give the layers that stand, the descriptors that were open at the start, and how each attempt ended:
    "done", or the error's name ("EPERM", …).

    Arguments, all of them optional: `address` and `port` of a listener that should not hear of it, `file` and
    `folder` that should not come to be.
    """
    there = (str(work.arguments.get("address", "127.0.0.1")), int(work.arguments.get("port", 9)))
    attempts: dict[str, Callable[[], object]] = {
        "open_to_read": lambda: os.open("/etc/passwd", os.O_RDONLY),
        "open_to_write": Path(work.arguments.get("file", _NOTHING)).touch,
        "remove": _NOTHING.unlink,
        "rename": lambda: _NOTHING.rename("/proc/self/another"),
        "make_folder": Path(work.arguments.get("folder", _NOTHING)).mkdir,
        "link": lambda: _NOTHING.symlink_to("/etc/passwd"),
        "list_folder": lambda: list(Path("/").iterdir()),
        "tcp": lambda: _connect(socket.SOCK_STREAM, there),
        "udp": lambda: _send(there),
        "unix_socket": lambda: socket.socket(socket.AF_UNIX).close(),
        "start_program": lambda: os.execve("/no-such-program", ["x"], {}),  # noqa: S606 (there is none)
        "fork": _fork,
        "signal_parent": lambda: os.kill(_PARENT, 0),
        "signal_by_thread": lambda: _call(234, 131, 1, 1, 0),
        "runnable_memory": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC).close(),
        "become_root": lambda: os.setresuid(0, 0, 0),
        "raise_limit": lambda: resource.setrlimit(resource.RLIMIT_CPU, (99, 99)),
        "second_descriptor": lambda: os.dup(2),
    }
    by_number = {name: lambda numbers=numbers: _call(*numbers, _WRONG_PLACE) for name, numbers in _BY_NUMBER.items()}
    outcomes = {name: _outcome(attempt) for name, attempt in (attempts | by_number).items()}
    return {"attempts": outcomes, "layers": sorted(work.standing), "descriptors": _DESCRIPTORS}


def _outcome(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except ValueError:  # what `resource` makes of EPERM
        return "EPERM"
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "refused")
    return "done"


def _connect(kind: int, there: tuple[str, int]) -> None:
    with socket.socket(socket.AF_INET, kind) as connection:
        connection.settimeout(1)
        connection.connect(there)


def _send(there: tuple[str, int]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.sendto(b"here I am", there)


def _fork() -> None:
    if not (child := os.fork()):
        os._exit(0)
    os.waitpid(child, 0)


def _call(x86_64: int, aarch64: int, *arguments: int) -> None:
    number = aarch64 if os.uname().machine == "aarch64" else x86_64
    if _libc.syscall(number, *map(ctypes.c_ulong, arguments), *[ctypes.c_ulong(0)] * (5 - len(arguments))) < 0:
        raise OSError(ctypes.get_errno(), "refused")
