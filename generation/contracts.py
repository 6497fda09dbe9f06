"""What crosses the app's border: frozen and small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from common.pagination import Page
from generation.enums import Opening, Orientation, Remix, Resolution, Visibility, WorkerState

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
    opening: UUID | None = None  # an upload (picture or clip) that the clip begins with
    remix_of: UUID | None = None  # another clip, and what is done with it
    remix: Remix = (
        Remix.GO_ON
    )  # EXTEND: `duration_s` is how much longer it becomes, `prompt` what happens next, perhaps ""


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
    opening: Opening = Opening.NOTHING
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
    animatic_url: str | None  # a sketch of it while it waits for a big model: no clip, never posted
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
    is_ai: bool  # a trained model had a hand in it, or nobody knows; else it was drawn by rules
    allows_remix: bool
    may_remix: bool  # the viewer may begin a clip with its end
    depth: int  # generations of clips before it; 0: it is no remix
    parent_handle: str  # whose clip it goes on from; "" for none, where the viewer may not watch it, and in lists
    changes: tuple[str, ...]  # what differs from the clip it was made from, a line each; empty where it is no change
    reading: tuple[str, ...]  # how the prompt was understood; the owner's alone
    notes: tuple[str, ...]
    video_url: str
    playlist_url: str | None  # the same in pieces (HLS); None for a draft
    poster_url: str
    captions_url: str | None  # what is said (WebVTT); None where nothing is
    spoken: str  # the same as plain text, a line each
    placeholder: str  # a data URI, small enough to stand in the page
    created_at: datetime
    posted_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ParentCard:
    """A clip that another one began with; without an id it is gone, or not the viewer's to see."""

    depth: int  # 0: it began with no other
    clip_id: UUID | None
    author_handle: str | None
    caption: str  # else its description


@dataclass(frozen=True, kw_only=True)
class CredentialsCard:
    """What a clip is and where it comes from, as the site shows it; the file itself says the same, signed."""

    clip_id: UUID
    author_handle: str
    made_with: str
    model_version: str
    how: str  # a sentence: made by a trained model, drawn by rules, …; "" for clips from before it was kept
    is_trained: bool  # a model that learned from samples had a hand in it
    made_at: datetime
    posted_at: datetime | None
    parents: tuple[ParentCard, ...]  # the nearest first
    changes: tuple[str, ...]  # what differs from the nearest one; empty where it is no change in words
    depth: int  # how many generations of clips came before it
    began_with_upload: bool  # with a picture or a clip that its author brought
    is_marked: bool  # it carries the invisible mark
    manifest_url: str | None  # the signed manifest beside the file


@dataclass(frozen=True, kw_only=True)
class FoundMark:
    """A number that was read off a picture or a sound."""

    medium: str  # "picture" or "sound"
    number: int
    agreement: float  # 0..1, how well it was heard
    clip_id: UUID | None  # None: no clip of ours has this number


@dataclass(frozen=True, kw_only=True)
class FoundCredentials:
    """What a file's content credentials say, and whether to believe it."""

    state: str  # "trusted", "valid" or "invalid"
    issuer: str
    made_with: str
    clip_id: UUID | None  # None unless they are trusted and from this installation


@dataclass(frozen=True, kw_only=True)
class FoundLikeness:
    """A clip that looks or sounds like the file."""

    clip_id: UUID
    medium: str  # "picture", "sound" or "both"
    grade: str  # "same" or "similar"
    score: float  # as `media.fingerprints` gives it
    offset_s: float  # where in the clip the file begins
    speed: float
    mirrored: bool


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All that was found of a file's origin, the surest first."""

    kind: str  # of the file: "picture", "clip" or "sound"
    marks: tuple[FoundMark, ...] = ()
    credentials: FoundCredentials | None = None
    likenesses: tuple[FoundLikeness, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicAnswer:
    """Whether a file is from here, as anybody may know it."""

    id: UUID
    state: str
    error_code: str
    verdict: str | None  # "from_here", "carries_our_mark", "looks_like_ours", "unknown"; None while nobody has looked
    by: tuple[str, ...]  # what told: "mark", "sound_mark", "credentials", "likeness"
    has_broken_credentials: bool  # changed since they were signed, or broken
    clip: ClipCard | None  # the post, where everybody may watch it


@dataclass(frozen=True, kw_only=True)
class TracedClip:
    """A clip that evidence points to, as moderators see it."""

    id: UUID
    state: str | None  # None: it was deleted
    visibility: str
    author_handle: str
    title: str  # what it shows: its caption, else its description
    prompt: str
    poster_url: str
    posted_at: datetime | None
    is_borne_out: bool  # the file is like it, or carries its credentials; else a mark alone points to it


@dataclass(frozen=True, kw_only=True)
class StaffAnswer:
    """All that is known of where a file comes from."""

    id: UUID
    state: str
    error_code: str
    asked_at: datetime
    filename: str
    evidence: Evidence | None  # None while nobody has looked
    clips: tuple[TracedClip, ...]  # that it points to, the surest first


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
class Provenance:
    """What a finished clip carries, so that it is found again and says what it is."""

    mark_number: int  # of its invisible marks
    manifest: str  # key of the content credentials that its file holds
    picture_print: bytes  # packed fingerprints; the first byte is their version
    sound_print: bytes

    @property
    def fingerprint_version(self) -> int:
        """This will be the version of both prints."""
        return self.picture_print[0]


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
    source_type: str  # IPTC's word for how it was made
    shows_person: bool
    reading: tuple[str, ...]
    notes: tuple[str, ...]
    provenance: Provenance
    account: str = ""  # of what is seen; "" where the engine can't tell
    changes: tuple[str, ...] = ()
    captions: str = ""  # the key of what is said in it (WebVTT); "" where nothing is
    spoken: str = ""  # the same as plain text, a line each


@dataclass(frozen=True, kw_only=True)
class MarkedFiles:
    """What a worker hands in when a clip goes out: keys of stored files that carry the visible mark."""

    rendition: str
    poster: str
    manifest: str  # the rendition's content credentials
    playlist: str  # of the rendition in pieces (HLS), which lie beside it
    late_provenance: Provenance | None = None  # of a clip whose master was made before there was any


@dataclass(frozen=True, kw_only=True)
class Posting:
    """How a draft is to be posted."""

    caption: str = ""
    visibility: Visibility = Visibility.PUBLIC
    alt_text: str | None = None  # None: stays as it is
    allows_remix: bool | None = None  # None: stays as it is


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file that a door may hand out: the gate has been passed."""

    key: str
    content_type: str
    private: bool  # True: only this member may keep it
    facts: dict[str, Any]
    download_as: str = ""  # a name: to be kept as a file, not played
    manifest_url: str = ""  # where its content credentials lie, for a file that holds none itself
