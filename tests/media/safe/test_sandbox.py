"""The parent's side: children that cost too much, die, lie or are given up; nothing of them stays."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.hostile import samples
from media.errors import (
    MediaError,
    MediaTooCostlyError,
    MediaTooLargeError,
    SandboxBusyError,
    TaskFailedError,
)
from media.safe import ANY, CLIP, Cost, clean_clip, inspect, run, sandbox
from media.safe.tasks import TASKS
from media.safe.wire import facts_from
from tests.media.clips import moving_frames
from tests.media.safe.ordinary import recording

CLEANING = {"fps": 24, "longest_side": None}
ENDLESS = {**CLEANING, "fps": 240_000}  # minutes of work for any machine
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    path.write_bytes(samples.still("PNG"))
    return path


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(samples.clip(sound="aac"))
    return path


def children() -> set[int]:
    """Processes that this one has started and not yet reaped."""
    return {int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@contextmanager
def nothing_left() -> Iterator[None]:
    """No child, no descriptor, whatever happens inside."""
    before = children(), descriptors()
    yield
    assert (children(), descriptors()) == before


def error_of(act: Any) -> Any:
    with pytest.raises(MediaError) as caught:
        act()
    return caught.value


def test_a_child_that_computes_too_long_is_ended_at_its_limit(clip: Path, tmp_path: Path):
    costs: list[Cost] = []
    scarce = replace(CLIP, cpu_s=0.15)

    with nothing_left():
        error = error_of(
            lambda: run(
                "clean_clip", clip, out=tmp_path / "o.mp4", limits=scarce, arguments=ENDLESS, on_cost=costs.append
            )
        )

    assert type(error) is MediaTooCostlyError
    assert error.facts == {"figure": "cpu_s", "limit": 0.15}
    assert costs[0].cpu_s < 0.9  # by our clock: the kernel's own limit is a whole second
    assert not (tmp_path / "o.mp4").exists()


def test_a_child_that_wants_too_much_memory_gets_none(tmp_path: Path):
    clip = recording(tmp_path / "clip.mp4", moving_frames(4, width=1280, height=720), size=(1280, 720))
    scarce = replace(CLIP, memory_mb=85)  # 50 for Python, and an encoder for 720p wants 80

    with nothing_left():
        error = error_of(lambda: run("clean_clip", clip, out=tmp_path / "o.mp4", limits=scarce, arguments=CLEANING))

    assert error.facts == {"figure": "memory_mb", "limit": 85}
    assert inspect(clip, limits=scarce).width == 1280  # enough for a look
    assert not (tmp_path / "o.mp4").exists()


def test_a_child_that_is_too_slow_is_killed(clip: Path):
    with nothing_left():
        error = error_of(lambda: inspect(clip, limits=replace(ANY, wall_s=0.001, own=())))  # no Python starts in it

    assert error.facts == {"figure": "wall_s", "limit": 0.001}


def test_a_task_writes_no_more_than_it_may(clip: Path, tmp_path: Path):
    error = error_of(
        lambda: run("clean_clip", clip, out=tmp_path / "o.mp4", limits=replace(CLIP, output_bytes=2_000),
                    arguments=CLEANING)
    )  # fmt: skip

    assert type(error) is MediaTooLargeError
    assert error.facts["figure"] == "output_bytes"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["clip.mp4"]


@pytest.mark.parametrize(
    ("blow", "code"),
    [
        (signal.SIGSEGV, "media_broken"),  # a decoder that crashed
        (signal.SIGABRT, "media_broken"),
        (signal.SIGSYS, "media_broken"),
        (signal.SIGKILL, "media_too_costly"),  # the kernel, out of memory
    ],
)
def test_a_child_that_dies_is_an_answer_too(clip: Path, tmp_path: Path, blow: signal.Signals, code: str):
    before = children()

    with nothing_left(), ThreadPoolExecutor(1) as pool:
        work = pool.submit(run, "clean_clip", clip, out=tmp_path / "o.mp4", limits=CLIP, arguments=ENDLESS)
        while not (struck := children() - before):
            time.sleep(0.001)
        os.kill(struck.pop(), blow)  # it is still at work, however late we come
        error = error_of(work.result)

    assert error.code == code
    assert sorted(each.name for each in tmp_path.iterdir()) == ["clip.mp4"]


def test_progress_is_told_and_whoever_hears_it_can_end_the_work(clip: Path, tmp_path: Path):
    told: list[float] = []

    class GivenUpError(Exception):
        pass

    def give_up(done: float) -> None:
        raise GivenUpError

    clean_clip(clip, tmp_path / "whole.mp4", limits=ANY, on_progress=told.append)
    with nothing_left(), pytest.raises(GivenUpError):
        clean_clip(clip, tmp_path / "o.mp4", limits=ANY, on_progress=give_up)

    assert told == sorted(set(told))
    assert (len(told), told[-1]) == (12, 1.0)
    assert not (tmp_path / "o.mp4").exists()


def test_what_lay_there_before_stays_when_the_file_is_refused(clip: Path, tmp_path: Path):
    (tmp_path / "o.mp4").write_bytes(b"before")
    clip.write_bytes(clip.read_bytes()[:-300])

    assert error_of(lambda: clean_clip(clip, tmp_path / "o.mp4", limits=ANY)).code == "media_broken"

    assert (tmp_path / "o.mp4").read_bytes() == b"before"


def test_a_child_does_not_outlive_its_parent(tmp_path: Path):
    """The parent stops its child at its work, where it would stay for ever, and dies."""
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(samples.clip(frames=240))
    script = """if True:
        import os, signal, sys
        from pathlib import Path
        from media.safe import CLIP, run

        def die(done):
            for task in Path("/proc/self/task").iterdir():
                for child in (task / "children").read_text().split():
                    os.kill(int(child), signal.SIGSTOP)
            os.kill(os.getpid(), signal.SIGKILL)

        arguments = {"fps": 24, "longest_side": None}
        run("clean_clip", Path(sys.argv[1]), out=Path(sys.argv[2]), limits=CLIP, arguments=arguments, on_progress=die)
    """
    dying = subprocess.run([sys.executable, "-c", script, clip, tmp_path / "o.mp4"], cwd=ROOT, check=False)

    assert dying.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 10
    while (orphans := orphans_of(clip)) and time.monotonic() < deadline:
        time.sleep(0.01)
    for orphan in orphans:
        os.kill(orphan, signal.SIGKILL)
    assert orphans == []
    assert not (tmp_path / "o.mp4").exists()


def orphans_of(clip: Path) -> list[int]:
    """Processes that hold a file open."""
    holding = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(link.readlink() == clip for link in (process / "fd").iterdir()):
                holding.append(int(process.name))
        except OSError:
            continue
    return holding


def test_many_at_once_wait_for_their_turn_and_leave_nothing(picture: Path, monkeypatch: pytest.MonkeyPatch):
    most, running, lock = 0, 0, threading.Lock()
    start = sandbox._Child.result

    def counted(child: sandbox._Child) -> dict[str, Any]:
        nonlocal most, running
        with lock:
            running += 1
            most = max(most, running)
        try:
            return start(child)
        finally:
            with lock:
                running -= 1

    monkeypatch.setattr(sandbox._Child, "result", counted)
    with nothing_left(), ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: inspect(picture, limits=ANY), range(6)))

    assert len(set(found)) == 1
    assert most <= sandbox.AT_ONCE


def test_whoever_waits_too_long_for_a_turn_is_told(picture: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sandbox, "WAIT_S", 0.01)
    for _ in range(sandbox.AT_ONCE):
        assert sandbox._turns.acquire(timeout=0)
    try:
        assert type(error_of(lambda: inspect(picture, limits=ANY))) is SandboxBusyError
    finally:
        sandbox._turns.release(sandbox.AT_ONCE)

    assert inspect(picture, limits=ANY).width == samples.WIDTH


def test_only_files_are_read(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(OSError, match="no regular file"):
            inspect(path, limits=ANY)
    with pytest.raises(FileNotFoundError):
        inspect(tmp_path / "missing", limits=ANY)


def test_a_task_is_known_by_name_or_not_at_all(picture: Path):
    assert type(error_of(lambda: run("os.system", picture, limits=ANY))) is TaskFailedError
    assert {"inspect", "clean_picture", "clean_clip", "last_frame", "trespass"} <= set(TASKS)


def test_a_fault_of_ours_is_not_blamed_on_the_file(picture: Path, tmp_path: Path):
    with nothing_left():
        error = error_of(lambda: run("clean_picture", picture, out=tmp_path / "o.png", limits=ANY, arguments={}))

    assert type(error) is TaskFailedError
    assert "KeyError" in str(error)
    assert error_of(lambda: run("last_frame", picture, limits=ANY)).code == "media_task_failed"


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (b"[1]\n", "no object"),
        (b"\xff\xfe\n", "no JSON"),
        (b'{"done": NaN}\n', "no JSON"),
        (b'{"done":' + b"[" * 100_000 + b"\n", "no JSON"),
        (b'{"done": ' + b"1" * 5_000 + b"}\n", "no JSON"),  # a number that takes forever to read
        (b'{"progress": 0.5}\n' * 70_000, "more than it may"),
        (b'{"done": [1]}\n', "without an answer"),
        (b'{"refused": {"code": "media_broken", "facts": {"part": "<script>"}}}\n', "does not exist"),
        (b'{"refused": {"code": "made_up"}}\n', "does not exist"),
        (b'{"refused": {"code": "media_too_large", "facts": {"figure": "x", "limit": 1, "found": 2}}}\n', "does not exist"),
        (b'{"refused": {"code": "media_too_large", "facts": {"figure": "side", "limit": "1", "found": 2}}}\n', "no number"),
        (b"", "without an answer"),
    ],
)  # fmt: skip
def test_a_child_that_says_what_it_should_not_is_not_believed(said: bytes, complaint: str):
    child = sandbox._Child({}, ANY, None, None)
    reading, writing = os.pipe()
    writer = threading.Thread(target=_written, args=(writing, said))
    writer.start()
    try:
        with pytest.raises(TaskFailedError, match=complaint):
            _heard(child, reading)
    finally:
        os.close(reading)
        writer.join()


def _heard(child: sandbox._Child, descriptor: int) -> None:
    child._listen(descriptor)
    child._verdict(sandbox._Ending(0, Cost(cpu_s=0, memory_mb=0)))


def _written(descriptor: int, said: bytes) -> None:
    with suppress(BrokenPipeError):
        os.write(descriptor, said)
    os.close(descriptor)


def test_facts_beyond_the_limits_are_a_lie(clip: Path):
    true = dataclasses.asdict(inspect(clip, limits=ANY))

    assert facts_from(true, ANY).frame_count == 12
    for field, lie in (
        ("width", 10**6), ("width", 1.5), ("width", True), ("frame_count", 15_000), ("duration_s", float("inf")),
        ("fps", -1), ("video_codec", "<b>"), ("kind", "folder"), ("has_sound", 1), ("container", None),
    ):  # fmt: skip
        with pytest.raises(TaskFailedError):
            facts_from(true | {field: lie}, ANY)
    with pytest.raises(TaskFailedError):
        facts_from({}, ANY)
