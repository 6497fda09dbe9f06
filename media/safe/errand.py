"""What a child does from the moment it can import: walls, task, answer."""

from __future__ import annotations

import errno
import gc
import os
from dataclasses import replace
from typing import Any, NoReturn

from media.errors import MediaTooCostlyError, MediaTooLargeError, RefusedMediaError, TaskFailedError
from media.safe import lockdown
from media.safe.contracts import Container, Limits
from media.safe.lockdown import Layer
from media.safe.source import Source
from media.safe.tasks import TASKS, Run, Work
from media.safe.wire import limits_from, packed, refusal_said


def run(job: dict[str, Any]) -> NoReturn:
    """This will put up the walls, do the job's task, tell the answer and end the process."""
    lockdown.die_with(job["parent"])
    limits, without = limits_from(job["limits"]), frozenset(map(Layer, job["without"]))
    lockdown.bound_time(limits.cpu_s)
    has_own_network = Layer.NETWORK not in without and lockdown.leave_network()
    answers = _Answers(job["answers"])
    work = _work(job, limits, answers)
    task = _loaded(job["task"], work)
    gc.freeze()  # what is collected from here on is the task's own, not what was imported
    standing = _walls(job, limits, without) | ({Layer.NETWORK} if has_own_network else set())
    if Layer.SECCOMP in standing or job["allow_weaker"]:
        answers.say(_done(task, replace(work, standing=frozenset(standing)), limits))
    else:
        answers.say({"unavailable": sorted(set(Layer) - standing)})
    os._exit(0)


class _Answers:
    """The pipe to the parent."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._told = -1

    def report(self, done: float) -> None:
        """Whole percents, each once: at most a hundred lines, whoever calls."""
        percent = int(100 * min(1.0, max(0.0, done)))
        if percent > self._told:
            self._told = percent
            self.say({"progress": percent / 100})

    def say(self, answer: dict[str, Any]) -> None:
        try:
            line = packed(answer)
        except TaskFailedError as error:
            line = packed({"failed": str(error)})
        while line:
            line = line[os.write(self._descriptor, line) :]


def _work(job: dict[str, Any], limits: Limits, answers: _Answers) -> Work:
    source = Source(os.fdopen(job["source"], "rb", buffering=0), Container(job["container"]), limits)
    out = None if job["out"] is None else os.fdopen(job["out"], "wb")
    return Work(source=source, arguments=job["arguments"], out=out, report=answers.report)


def _loaded(name: str, work: Work) -> Run:
    """Everything that the task will need is imported now: behind the walls there are no files."""
    work.source.load(arrays=TASKS[name].needs_arrays)
    return TASKS[name].load()


def _walls(job: dict[str, Any], limits: Limits, without: frozenset[Layer]) -> set[Layer]:
    """The order matters: what needs files comes before they are gone, and the filter of system calls last."""
    standing = set()
    if Layer.LIMITS not in without:
        lockdown.bound_resources(memory_mb=limits.memory_mb, output_bytes=limits.output_bytes)
        standing.add(Layer.LIMITS)
    if Layer.NOBODY not in without and lockdown.become_nobody():
        standing.add(Layer.NOBODY)
    lockdown.die_with(job["parent"])  # once more: Linux forgets it when the user changes
    lockdown.give_up_privileges()
    if Layer.LANDLOCK not in without and lockdown.leave_files():
        standing.add(Layer.LANDLOCK)
    if Layer.LIMITS in standing:
        lockdown.open_no_more()
    writable = [number for number in (job["answers"], job["out"]) if number is not None]
    if Layer.SECCOMP not in without and lockdown.filter_calls(writable):
        standing.add(Layer.SECCOMP)
    return standing


def _done(task: Run, work: Work, limits: Limits) -> dict[str, Any]:
    try:
        found = dict(task(work))
        if work.out is not None:
            work.out.flush()
        return {"done": found}
    except RefusedMediaError as error:
        return {"refused": refusal_said(error)}
    except MemoryError:
        return {"refused": refusal_said(MediaTooCostlyError("memory_mb", limit=limits.memory_mb))}
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            limit = limits.output_bytes
            return {"refused": refusal_said(MediaTooLargeError("output_bytes", limit=limit, found=limit + 1))}
        return {"failed": _described(error)[-4_000:]}


def _described(error: BaseException) -> str:
    """What broke and where; by hand, since `traceback` costs each child 3 ms to import."""
    steps, step = [], error.__traceback__
    while step is not None:
        steps.append(f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}")
        step = step.tb_next
    return f"{type(error).__name__}: {error} ({' > '.join(steps)})"
