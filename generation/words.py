"""How a job's progress is told in words: read by the templates, and handed to the page's script as data."""

from __future__ import annotations

from generation import titles
from generation.contracts import ClipCard, JobCard, Wait
from generation.engine.contracts import Stage
from generation.enums import ClipState, JobState, QueueMood, Remix

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
    QueueMood.PAUSED: "paused by us; your place is kept",
    QueueMood.OFFLINE: "no machine is on; your place is kept",
}
TRIES: dict[int, str] = {2: "second try", 3: "third try"}
ACTS: dict[str, str] = {
    Remix.CHANGE: "Change something in it",
    Remix.EXTEND: "Make it longer",
    Remix.GO_ON: "Go on where it ends",
}
"""What can be done with a clip: headings of the page, and the words on its choices."""
GOES_ON = "What happens in it goes on"
"""Of a clip that is made longer without a word."""
POSTING = "Your mark is being drawn into the picture. This takes about as long as the clip."
ENDED_BADLY = (JobState.FAILED, JobState.CANCELLED, JobState.PARKED)
JOINED = "\u2060"
"""A range stays on one line."""
COUNTED = (Stage.SIMULATING, Stage.DENOISING, Stage.DRAWING)
"""Stages whose steps a member can picture; the others are too short to count."""


def job_words(job: JobCard) -> str:
    """This will say where a job stands: `Next in line · ready in about 20–40 s`, `Drawing · 12 of 96`."""
    if job.state == JobState.QUEUED:
        place = again_words(job.position) if job.attempt else queue_words(job.position)
        return _joined(place, MOODS.get(job.queue_mood or "") or wait_words(job.wait))
    if job.state != JobState.RUNNING:
        return _sentences(STATES[job.state], back_words(job) if job.state == JobState.CANCELLED else "")
    stage = STAGES.get(job.stage, STAGES[""])
    counted = f"{job.step} of {job.steps}" if job.stage in COUNTED and job.steps else ""
    return _joined(stage, counted, try_words(job.attempt))


def asked_for(card: JobCard | ClipCard | None) -> str:
    """This will be the words that somebody asked for a clip with; for one made longer without a word, that it goes on."""
    return "" if card is None else card.prompt or GOES_ON


def title_of(card: ClipCard | JobCard) -> str:
    """This will name a clip by its caption, else by what is seen in it: in a line that a person would write. What was said
    to another clip is no name of a remade one; one in the making has no other yet.
    """
    if isinstance(card, JobCard):
        return titles.titled(card.prompt) or GOES_ON
    if card.caption:
        return titles.shortened(card.caption)
    if card.depth and card.alt_text:
        return titles.seen(card.alt_text)
    return titles.titled(card.prompt or card.alt_text)


def caption_for(clip: ClipCard) -> str:
    """This will be the caption that a clip's form begins with: its own, or what a draft would be called."""
    return clip.caption or (title_of(clip) if clip.state == ClipState.DRAFT else "")


def posting_words(job: JobCard | None) -> str:
    """This will say where the posting of a clip stands: in line like a clip, or being done."""
    if job is None or job.state != JobState.QUEUED:
        return POSTING
    return job_words(job)


def queue_words(position: int | None) -> str:
    """This will say how many are before a waiting job; `position` counts from 1."""
    if position is None or position < 1:
        return STATES[JobState.QUEUED]
    return "Next in line" if position == 1 else f"Number {position} in line"


def again_words(position: int | None) -> str:
    """This will say why a job that ran before waits again: its bar falls, and that is nothing its member did."""
    place = "first in line" if position is None or position < 2 else f"as number {position} in line"
    return f"Stopped on its machine; starts again {place}"


def try_words(attempt: int) -> str:
    """This will say how often a running job was begun; nothing the first time."""
    return "" if attempt < 2 else TRIES.get(attempt, f"try {attempt}")


def back_words(job: JobCard) -> str:
    """This will say that the units of a clip that did not come to be are its member's again."""
    if job.state not in ENDED_BADLY or not job.units:
        return ""
    return "Your unit came back." if job.units == 1 else f"Your {job.units}\u00a0units came back."


def wait_words(wait: Wait | None) -> str:
    """This will say when a waiting job is probably finished; nothing while nothing was measured."""
    if wait is None:
        return ""
    if wait.high_s < 90:
        return f"ready in about {wait.low_s}–{JOINED}{wait.high_s}\u00a0s"
    low, high = max(1, round(wait.low_s / 60)), max(1, round(wait.high_s / 60))
    return f"ready in about {low}\u00a0min" if low == high else f"ready in about {low}–{JOINED}{high}\u00a0min"


def for_script() -> dict[str, object]:
    """This will give the words that the pages' scripts need to say the same."""
    return {
        "stages": STAGES,
        "states": STATES,
        "moods": MOODS,
        "counted": list(COUNTED),
        "tries": TRIES,
        "posting": POSTING,
        "goes_on": GOES_ON,
    }


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _sentences(first: str, second: str) -> str:
    return f"{first}. {second}" if second else first
