"""What crosses the app's border: frozen and small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from common.pagination import Page
from generation.enums import Orientation, Resolution, Visibility, WorkerState

ALT_TEXT_MAX_CHARS = 500
"""As the column holds: an alternative text is a sentence or three."""


@dataclass(frozen=True, kw_only=True)
class ClipWish:
    """What a member asks for."""

    prompt: str
    duration_s: int = 4
    orientation: Orientation = Orientation.PORTRAIT
    resolution: Resolution = Resolution.P720
    seed: int | None = None  # 0..2**32-1; None: one is drawn
    audio: bool = True


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What jobs must have in common to be rendered as one batch, and what a worker holds warm."""

    engine: str
    width: int
    height: int
    duration_ms: int
    fps: int


@dataclass(frozen=True, kw_only=True)
class WorkerOffer:
    """What a worker asks work for: the engines it can open, the shapes it holds warm, how many jobs at once."""

    worker: str
    queue: str
    engines: tuple[str, ...] = ()
    shapes: frozenset[Shape] = frozenset()
    batch_max: int = 1


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A lane that could be served next, with the job at its head."""

    lane_id: int
    member_id: UUID
    tier: int
    served_at: datetime
    waiting_since: datetime
    passed: int
    job_id: UUID
    shape: Shape
    losses: int = 0  # attempts that ended with their worker

    @property
    def is_first(self) -> bool:
        """True while the member had no turn since this wait began: the line behind a served one is no newcomer."""
        return self.waiting_since > self.served_at


@dataclass(frozen=True, kw_only=True)
class WorkerCard:
    """What a worker process says of itself; its row is how everybody else knows of it."""

    name: str
    queue: str
    host: str
    pid: int
    engines: tuple[str, ...] = ()
    shapes: frozenset[Shape] = frozenset()
    plan: str = ""  # how its model lies in memory, in a word or two
    batch_max: int = 1
    state: WorkerState = WorkerState.IDLE


@dataclass(frozen=True, kw_only=True)
class Wait:
    """How long until a waiting job is finished, in whole seconds, from measured durations: probably within."""

    low_s: int
    high_s: int


@dataclass(frozen=True, kw_only=True)
class JobError:
    """Why a job ended without a clip."""

    code: str
    title: str


@dataclass(frozen=True, kw_only=True)
class JobCard:
    """A job as its owner sees it."""

    id: UUID
    kind: str
    state: str
    prompt: str
    duration_s: float
    width: int
    height: int
    audio: bool
    seed: int
    units: int  # what the clip costs; given back unless it succeeds
    attempt: int  # how often a worker began it
    stage: str
    step: int
    steps: int
    progress: float  # 0..1 over all stages, never falling within an attempt
    position: int | None  # 1 = next; None unless queued
    wait: Wait | None  # None: not queued, nothing measured yet, or nothing moves
    queue_mood: str | None  # why nothing moves, or "moving"; None unless queued
    error: JobError | None
    clip_id: UUID | None
    preview_url: str | None
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ClipCard:
    """A clip as somebody who may watch it sees it."""

    id: UUID
    author_id: UUID
    author_handle: str
    author_name: str
    mine: bool
    state: str
    visibility: str
    prompt: str | None  # the owner's alone
    caption: str
    alt_text: str
    width: int
    height: int
    duration_s: float
    fps: int
    has_sound: bool
    made_with: str
    reading: tuple[str, ...]  # how the prompt was understood; the owner's alone
    notes: tuple[str, ...]
    video_url: str
    poster_url: str
    placeholder: str  # a data URI, small enough to stand in the page
    created_at: datetime
    posted_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A member's own things: what is in the making, what lately failed, and a page of clips."""

    in_making: tuple[JobCard, ...]
    failed: tuple[JobCard, ...]  # newest first, of the last day
    clips: Page[ClipCard]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A worker's hold on a job: (job, attempt) is the fencing token that every later write must show."""

    job_id: UUID
    attempt: int
    kind: str
    worker: str


@dataclass(frozen=True, kw_only=True)
class RenderedClip:
    """What a worker hands in when a clip is made; keys name files that are stored already."""

    master: str
    poster: str
    placeholder: str
    size_bytes: int
    width: int
    height: int
    duration_ms: int
    fps: int
    has_sound: bool
    model: str
    model_version: str
    reading: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MarkedFiles:
    """What a worker hands in when a clip goes out: keys of stored files that carry the visible mark."""

    rendition: str
    poster: str


@dataclass(frozen=True, kw_only=True)
class Posting:
    """How a draft is to be posted."""

    caption: str = ""
    visibility: Visibility = Visibility.PUBLIC
    alt_text: str | None = None  # None: stays as it is


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file that a door may hand out: the gate has been passed."""

    key: str
    content_type: str
    private: bool  # True: only this member may keep it
    facts: dict[str, Any]
