"""What crosses from moderation to other apps: frozen and small."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

CHECK_UNAVAILABLE: Final = "check_unavailable"
CHILD_SAFETY: Final = "child_safety"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where in the member's own text a rule matched; for operators, never shown to the member."""

    rule: str
    signal: str  # which line of the rule data spoke
    start: int  # offsets in characters of the prompt, end exclusive
    end: int
    weight: float  # 0..1


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The answer about one prompt. Whoever gets one that is not `allowed` makes nothing.

    `rule` is for operators: a code of the published policy, or `check_unavailable` (try again later), or None when
    allowed. `told_rule` and `message` are what the member may read; they say nothing that teaches what would pass.
    """

    allowed: bool
    rule: str | None
    track: Literal["ordinary", "child_safety"]
    message: str
    told_rule: str | None = None
    evidence: tuple[Evidence, ...] = ()
    verdict_id: UUID | None = None  # the kept row; None when it could not be kept
    retry_after_s: int | None = None  # seconds, with `check_unavailable` alone


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """A member of staff at the console, and the tracks their roles open."""

    member_id: UUID
    tracks: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class FlagCard:
    """A flag as the console shows it."""

    id: UUID
    track: str
    kind: str
    subject: str
    subject_handle: str | None  # where the subject is a member who still exists
    facts: Mapping[str, Any]
    times: int
    opened_at: datetime
    last_raised_at: datetime
    closed_at: datetime | None
    closed_by_handle: str | None
    note: str


@dataclass(frozen=True, kw_only=True)
class PublishedRule:
    """One rule in plain words."""

    code: str
    title: str
    words: str


@dataclass(frozen=True, kw_only=True)
class PublishedPolicy:
    """What members can read of the policy."""

    version: str
    rules: tuple[PublishedRule, ...]
