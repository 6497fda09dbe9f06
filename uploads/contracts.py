"""What crosses the app's border, and what its doors hand in: frozen and small. Lengths and offsets are in bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from media.safe.contracts import Limits
from uploads.enums import Purpose, UploadState


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """How many uploads for one purpose a member, or everybody at a stranger's place together, may have."""

    at_once: int  # under way or ready, and not in use
    per_hour: int  # begun


@dataclass(frozen=True, kw_only=True)
class PurposePolicy:
    """What an upload for a purpose may be, who may begin one, and how many."""

    purpose: Purpose
    limits: Limits  # of what the file may be; `limits.max_bytes` bounds the upload too
    members: Allowance
    strangers: Allowance | None  # None: for members alone
    may_show_faces: bool  # False: a file in which somebody's face can be seen is refused


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who asks: a member, or a stranger who shows an upload's secret. `address` counts a stranger who begins one."""

    member_id: UUID | None = None
    secret: str = field(default="", repr=False)
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants to upload."""

    purpose: Purpose
    length: int
    filename: str = ""  # to show
    metadata: str = ""  # the header as it came: tus gives it back


@dataclass(frozen=True, kw_only=True)
class Checksum:
    """What the bytes of one request must come to. `algorithm` is one that hashlib knows."""

    algorithm: str
    digest: bytes


@dataclass(frozen=True, kw_only=True)
class Body:
    """The bytes of one request, in the order they come; they end early where the connection was cut."""

    chunks: Iterable[bytes]
    length: int | None  # as announced; None: unknown until it ends


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a file is not taken: a code of `media.errors`, the status it answers with, and words for people."""

    code: str
    status: int
    words: str


@dataclass(frozen=True, kw_only=True)
class UploadCard:
    """An upload as whoever began it sees it."""

    id: UUID
    purpose: Purpose
    state: UploadState
    offset: int
    length: int
    filename: str
    metadata: str
    facts: Mapping[str, Any] | None  # of media.safe.contracts.Facts; None unless ready
    refusal: Refusal | None  # None unless refused
    in_use: bool  # a job or a question has it
    created_at: datetime
    expires_at: datetime

    @property
    def kind(self) -> str | None:
        """What the file is: "picture", "clip" or "sound"; None unless ready."""
        return None if self.facts is None else str(self.facts["kind"])


@dataclass(frozen=True, kw_only=True)
class NewUpload:
    """An upload that was just begun; `secret` is a stranger's key to it, told this once ("" for members)."""

    card: UploadCard
    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ReadyUpload:
    """A file that was looked at and may be used by whoever passed the gate."""

    id: UUID
    owner_id: UUID | None  # None: a stranger's
    purpose: Purpose
    length: int
    filename: str
    kind: str  # "picture", "clip" or "sound"
    facts: Mapping[str, Any]
