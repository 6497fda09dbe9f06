"""How a job's progress is told in words: read by the templates, and handed to the page's script as data."""

from __future__ import annotations

from generation.contracts import JobCard, Wait
from generation.engine.contracts import Stage
from generation.enums import JobState, QueueMood

STAGES: dict[str, str] = {
    "": "Starting",
    Stage.LOADING: "Getting the model ready",
    Stage.READING: "Reading your idea",
    Stage.SIMULATING: "Working out how things move",
    Stage.DENOISING: "Painting",
    Stage.DRAWING: "Drawing",
    Stage.DECODING: "Turning it into pictures",
    Stage.CHECKING: "Checking picture and sound",
    Stage.PACKAGING: "Putting picture and sound together",
}
STATES: dict[str, str] = {
    JobState.QUEUED: "In the queue",
    JobState.SUCCEEDED: "Finished",
    JobState.FAILED: "This one did not work",
    JobState.CANCELLED: "Cancelled",
    JobState.PARKED: "This one did not work",
}
MOODS: dict[str, str] = {
    QueueMood.PAUSED: "the queue is paused; your place is kept",
    QueueMood.OFFLINE: "no machine is on right now; your place is kept",
}
JOINED = "\u2060"
"""A range stays on one line."""
COUNTED = (Stage.SIMULATING, Stage.DENOISING, Stage.DRAWING)
"""Stages whose steps a member can picture; the others are too short to count."""


def job_words(job: JobCard) -> str:
    """This will say where a job stands: `Next in the queue · ready in about 20–40 s`, `Drawing · 12 of 96`."""
    if job.state == JobState.QUEUED:
        said = (queue_words(job.position), MOODS.get(job.queue_mood or "") or wait_words(job.wait))
        return " · ".join(part for part in said if part)
    if job.state != JobState.RUNNING:
        return STATES[job.state]
    stage = STAGES.get(job.stage, STAGES[""])
    return f"{stage} · {job.step} of {job.steps}" if job.stage in COUNTED and job.steps else stage


def queue_words(position: int | None) -> str:
    """This will say how many are before a waiting job; `position` counts from 1."""
    if position is None or position < 1:
        return STATES[JobState.QUEUED]
    return "Next in the queue" if position == 1 else f"Number {position} in the queue"


def wait_words(wait: Wait | None) -> str:
    """This will say when a waiting job is probably finished; nothing while nothing was measured."""
    if wait is None:
        return ""
    if wait.high_s < 90:
        return f"ready in about {wait.low_s}–{JOINED}{wait.high_s}\u00a0s"
    low, high = max(1, round(wait.low_s / 60)), max(1, round(wait.high_s / 60))
    return f"ready in about {low}\u00a0min" if low == high else f"ready in about {low}–{JOINED}{high}\u00a0min"


def for_script() -> dict[str, object]:
    """This will give the words that the create page's script needs to say the same."""
    return {"stages": STAGES, "states": STATES, "moods": MOODS, "counted": list(COUNTED)}
