"""What operators read: figures as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from generation.enums import JobState, QueueMood
from generation.snapshot.contracts import Failure, QueueFigures, Snapshot

_ENDS = {JobState.FAILED.value: "failed", JobState.PARKED.value: "parked"}


def duration(seconds: float | None) -> str:
    """This will say a length of time: `8 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`; `–` for none."""
    if seconds is None:
        return "–"
    whole = round(seconds)
    for large, small, size, part in (("d", "h", 86400, 3600), ("h", "min", 3600, 60), ("min", "s", 60, 1)):
        if whole >= size:
            rest = whole % size // part
            return f"{whole // size} {large}" + (f" {rest} {small}" if rest else "")
    return f"{whole} s"


def counted(count: int, one: str, many: str = "") -> str:
    """This will count things: `1 job`, `1,200 jobs`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def summary(snapshot: Snapshot) -> str:
    """This will say in one sentence or two what an operator must know first: what stands still, else what moves."""
    alarms = list(_alarms(snapshot))
    waiting, running = (sum(getattr(queue, name) for queue in snapshot.queues) for name in ("waiting", "running"))
    clips = sum(queue.rates[0].clips for queue in snapshot.queues)
    calm = f"{_wait_for(waiting)}, {_run(running)}; {clips:.1f} clips a minute."
    return " ".join([*alarms, _begun(calm)]) if alarms else f"Everything moves: {calm}"


def of_queue(queue: QueueFigures) -> str:
    """This will sum a queue up in one sentence."""
    waits = _wait_for(queue.waiting) + (f", the oldest for {duration(queue.oldest_s)}" if queue.waiting else "")
    if queue.mood == QueueMood.PAUSED:
        return f"Paused: {waits}; {_run(queue.running)}{' to the end' if queue.running else ''}."
    if queue.mood == QueueMood.OFFLINE:
        return f"{_begun(standstill(queue))}: {waits}."
    return f"{_begun(waits)}; {queue.busy} of {counted(queue.workers, 'worker is', 'workers are')} busy."


def of_mood(queue: QueueFigures) -> str:
    """This will say in two or three words whether a queue moves, and what holds it if not."""
    if queue.mood == QueueMood.OFFLINE and not queue.lacks_workers:
        return "Not used here"
    if queue.mood != QueueMood.OFFLINE or not queue.workers:
        return str(queue.mood.label)
    return "Drained" if queue.drained == queue.workers else "No worker takes jobs"


def standstill(queue: QueueFigures) -> str:
    """This will say why nobody takes jobs of an offline queue: nobody is on, or those who are on cannot."""
    if not queue.workers:
        return "no worker is on"
    alone = queue.workers == 1
    if queue.drained == queue.workers:
        return "its only worker is drained" if alone else f"all its {queue.workers:,} workers are drained"
    if queue.engineless == queue.workers:
        who = "its only worker has" if alone else f"all its {queue.workers:,} workers have"
        return f"{who} no engine and can make no clip"
    return "its only worker is stopping" if alone else f"none of its {queue.workers:,} workers takes jobs"


def of_depth(queue: QueueFigures) -> str:
    """This will sum up the plot of what waited."""
    if not any(queue.depth):
        return "Nothing waited in the last hour."
    return f"{counted(queue.depth[-1], 'waits', 'wait')} now, {queue.depth[0]:,} an hour ago, {max(queue.depth):,} at most."


def of_throughput(queue: QueueFigures) -> str:
    """This will sum up the plot of what was made."""
    total = sum(queue.made)
    if not total:
        return "No clip was made in the last hour."
    return f"{counted(total, 'clip')} made in the last hour, {max(queue.made):,} in the best minute."


def of_failure(failure: Failure) -> str:
    """This will say how jobs ended that did not succeed: `failed`, `parked (posting)`."""
    return _ENDS.get(failure.state, failure.state) + (" (posting)" if failure.kind == "publish" else "")


def _wait_for(waiting: int) -> str:
    return counted(waiting, "waits", "wait") if waiting else "nothing waits"


def _run(running: int) -> str:
    return counted(running, "runs", "run") if running else "nothing runs"


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _alarms(snapshot: Snapshot) -> Iterator[str]:
    for queue in snapshot.queues:
        yield from _alarms_of(queue)
    if snapshot.parked_total:
        yield f"{counted(snapshot.parked_total, 'job is', 'jobs are')} parked."
    if snapshot.outbox_backlog:
        yield f"{counted(snapshot.outbox_backlog, 'call waits', 'calls wait')} for the broker."


def _alarms_of(queue: QueueFigures) -> Iterator[str]:
    name = queue.queue.upper()  # it begins a sentence
    if queue.mood == QueueMood.PAUSED:
        yield f"{name} is paused."
    elif queue.lacks_workers:
        yield f"{name}: {standstill(queue)}."
    if queue.silent_jobs:
        who = "a worker" if queue.silent_hands == 1 else f"{queue.silent_hands:,} workers"
        back = (
            "it is taken back when its lease ends" if queue.silent_jobs == 1 else "they are taken back lease by lease"
        )
        yield f"{name}: {who} fell silent with {counted(queue.silent_jobs, 'clip')} in hand; {back}."
