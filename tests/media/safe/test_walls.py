"""The walls: what this machine gives, what each holds alone, and that no file is read where the first is missing."""

from __future__ import annotations

import ctypes
import subprocess
from functools import cache
from pathlib import Path

import pytest

from benchmarks.hostile import samples
from benchmarks.hostile.canary import Canary
from media.errors import SandboxUnavailableError
from media.safe import ANY, Kind, Layer, Walls, inspect, layers
from media.safe.seccomp import Instruction, program

X86_64, AARCH64 = 0xC000003E, 0xC00000B7
ALLOWED, REFUSED, KILLED = 0x7FFF0000, 0x00050001, 0x80000000


def standing_alone(layer: Layer) -> Walls:
    return layers(without=set(Layer) - {layer})


@cache
def given() -> frozenset[Layer]:
    """What this machine's kernel gives, asked by other ways than ours: in some containers it is less."""
    landlock = ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) >= 1
    alone = [["unshare", "--net", "true"], ["unshare", "--net", "--user", "true"]]
    network = any(not subprocess.run(words, check=False, capture_output=True).returncode for words in alone)
    optional = {Layer.LANDLOCK: landlock, Layer.NETWORK: network}
    return frozenset(layer for layer in Layer if optional.get(layer, True))


def test_every_wall_that_this_machine_gives_stands_and_there_is_no_hole_in_them():
    walls = layers()

    assert walls.standing == given()
    assert walls.missing == frozenset(Layer) - given()
    assert walls.holes == frozenset()
    assert set(walls.attempts.values()) == {"EPERM"}
    assert len(walls.attempts) == 26
    assert walls.descriptors == 4  # the file, the answers, and output and errors that go nowhere


def test_the_first_wall_alone_refuses_everything():
    walls = standing_alone(Layer.SECCOMP)

    assert walls.standing == {Layer.SECCOMP}
    assert set(walls.attempts.values()) == {"EPERM"}


def test_the_others_hold_their_own_alone():
    for layer, held in (
        (Layer.LANDLOCK, {"open_to_read": "EACCES", "list_folder": "EACCES"}),
        (Layer.NETWORK, {"tcp": "ENETUNREACH", "udp": "ENETUNREACH"}),
        (Layer.NOBODY, {"become_root": "EPERM", "signal_by_thread": "EPERM"}),
        (Layer.LIMITS, {"open_to_read": "EMFILE", "tcp": "EMFILE"}),
    ):
        if layer in given():
            alone = standing_alone(layer)
            assert alone.standing == {layer}
            assert {name: alone.attempts[name] for name in held} == held


def test_without_walls_the_same_attempts_succeed_and_are_noticed(tmp_path: Path):
    with Canary() as canary:
        reach = {
            "address": canary.host,
            "port": canary.port,
            "file": str(tmp_path / "a"),
            "folder": str(tmp_path / "b"),
        }
        held = layers(**reach)
        assert (held.holes, canary.heard, list(tmp_path.iterdir())) == (frozenset(), 0, [])

        open_ground = layers(without=set(Layer), **reach)

    assert open_ground.standing == frozenset()
    assert {
        "tcp",
        "udp",
        "open_to_read",
        "open_to_write",
        "make_folder",
        "fork",
        "runnable_memory",
    } <= open_ground.holes
    assert canary.heard == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


def test_where_the_first_wall_is_missing_no_file_is_read_unless_somebody_says_so(tmp_path: Path):
    (tmp_path / "picture.png").write_bytes(samples.still("PNG"))

    with pytest.raises(SandboxUnavailableError, match="seccomp"):
        inspect(tmp_path / "picture.png", limits=ANY, without=[Layer.SECCOMP])

    assert (
        inspect(tmp_path / "picture.png", limits=ANY, without=[Layer.SECCOMP], allow_weaker=True).kind is Kind.PICTURE
    )


def verdict(instructions: list[Instruction], number: int, *arguments: int, arch: int) -> int:
    """Runs classic BPF over one system call, as the kernel does (linux/seccomp.h, struct seccomp_data)."""
    words = {0: number, 4: arch}
    for index, argument in enumerate(arguments):
        words |= {16 + 8 * index: argument & 0xFFFFFFFF, 20 + 8 * index: argument >> 32}
    at = value = 0
    while True:
        operation, when_true, when_false, operand = instructions[at]
        at += 1
        if operation == 0x20:
            value = words.get(operand, 0)
        elif operation == 0x06:
            return operand
        else:
            at += when_true if (value == operand if operation == 0x15 else value & operand) else when_false


@pytest.mark.parametrize(
    ("machine", "arch", "numbers"),
    [
        ("x86_64", X86_64, {"read": 0, "write": 1, "mmap": 9, "tgkill": 234, "prlimit64": 302, "newfstatat": 262}),
        ("aarch64", AARCH64, {"read": 63, "write": 64, "mmap": 222, "tgkill": 131, "prlimit64": 261, "newfstatat": 79}),
    ],
)
def test_the_filter_says_the_same_on_both_architectures(machine: str, arch: int, numbers: dict[str, int]):
    filter_ = program(machine, own_pid=77, writable=[5, 6])

    def asked(name: str, *arguments: int) -> int:
        return verdict(filter_, numbers[name], *arguments, arch=arch)

    assert asked("read", 3) == ALLOWED
    assert [asked("write", descriptor) for descriptor in (5, 6, 3, 1)] == [ALLOWED, ALLOWED, REFUSED, REFUSED]
    assert [asked("mmap", 0, 4096, access) for access in (0, 1, 3, 4, 7)] == [
        ALLOWED,
        ALLOWED,
        ALLOWED,
        REFUSED,
        REFUSED,
    ]
    assert [asked("tgkill", process, 1, 6) for process in (77, 1)] == [ALLOWED, REFUSED]
    assert [asked("prlimit64", 0, 0, pointer) for pointer in (0, 1, 1 << 32)] == [ALLOWED, REFUSED, REFUSED]
    assert [asked("newfstatat", 3, 0, 0, flags) for flags in (0x1000, 0)] == [ALLOWED, REFUSED]


@pytest.mark.parametrize(
    ("machine", "arch", "numbers"),
    [  # socket, connect, execve, clone, openat, unlinkat, renameat2, ptrace, mount, bpf, io_uring_setup, seccomp, setuid
        ("x86_64", X86_64, (41, 42, 59, 56, 257, 263, 316, 101, 165, 321, 425, 317, 105, 0x40000000)),
        ("aarch64", AARCH64, (198, 203, 221, 220, 56, 35, 276, 117, 40, 280, 425, 277, 146)),
    ],
)
def test_everything_that_is_not_on_the_list_is_refused(machine: str, arch: int, numbers: tuple[int, ...]):
    filter_ = program(machine, own_pid=77, writable=[5])

    assert {verdict(filter_, number, arch=arch) for number in numbers} == {REFUSED}
    assert verdict(filter_, numbers[0], arch=0x40000003) == KILLED  # the same call by the 32-bit door
