"""Which moves a job can make. Moving is one conditional update; zero rows means the race was lost."""

from __future__ import annotations

from collections.abc import Mapping

from generation.enums import JobState

JOB_MOVES: Mapping[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED, JobState.FAILED}),
    JobState.RUNNING: frozenset(
        {JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED, JobState.PARKED, JobState.QUEUED}
    ),
    JobState.PARKED: frozenset({JobState.QUEUED, JobState.FAILED}),
    JobState.SUCCEEDED: frozenset(),
    JobState.FAILED: frozenset(),
    JobState.CANCELLED: frozenset(),
}

IN_FLIGHT = (JobState.QUEUED, JobState.RUNNING)
OVER = tuple(state for state, moves in JOB_MOVES.items() if not moves)


def sources_of(target: JobState) -> list[JobState]:
    """This will give the states from which a job may move to `target`."""
    return [source for source, targets in JOB_MOVES.items() if target in targets]
