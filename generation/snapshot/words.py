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
    calm = f"{_wait_for(waiting)}, {counted(running, 'runs', 'run')}; {clips:.1f} clips a minute."
    return " ".join(alarms) + f" {calm}" if alarms else f"Everything moves: {calm}"


def of_queue(queue: QueueFigures) -> str:
    """This will sum a queue up in one sentence."""
    waits = _wait_for(queue.waiting) + (f", the oldest for {duration(queue.oldest_s)}" if queue.waiting else "")
    if queue.is_quiet and not queue.workers:
        return "Nothing waits, no worker is on."
    if queue.mood == QueueMood.PAUSED:
        return f"Paused: {waits}; {counted(queue.running, 'runs', 'run')} to the end."
    if queue.mood == QueueMood.OFFLINE:
        return f"No worker takes anything: {waits}."
    return f"{waits[0].upper()}{waits[1:]}; {queue.busy} of {counted(queue.workers, 'worker is', 'workers are')} busy."


def of_depth(queue: QueueFigures) -> str:
    """This will sum up the plot of what waited."""
    if not any(queue.depth):
        return "Nothing waited in the last hour."
    return f"{queue.depth[-1]:,} wait now, {queue.depth[0]:,} an hour ago, {max(queue.depth):,} at most."


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


def _alarms(snapshot: Snapshot) -> Iterator[str]:
    for queue in snapshot.queues:
        if queue.mood == QueueMood.PAUSED:
            yield f"{queue.queue} is paused."
        elif queue.mood == QueueMood.OFFLINE and (queue.waiting or queue.running):
            yield f"{queue.queue} has no worker."
    if snapshot.parked_total:
        yield f"{counted(snapshot.parked_total, 'job is', 'jobs are')} parked."
    if snapshot.outbox_backlog:
        yield f"{counted(snapshot.outbox_backlog, 'call waits', 'calls wait')} for the broker."
