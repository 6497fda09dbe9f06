"""What crosses the app's border: frozen and small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class FeedCard:
    """A posted clip as the feed shows it: what a player needs, and whom to thank for it."""

    id: UUID
    author_handle: str
    author_name: str
    caption: str
    alt_text: str
    width: int  # pixels
    height: int
    duration_s: float
    has_sound: bool
    made_with: str  # the model's name
    is_ai: bool  # a trained model had a hand in it, or nobody knows; else it was drawn by rules
    video_url: str
    poster_url: str
    captions_url: str | None  # what is said (WebVTT); None where nothing is
    placeholder: str  # a data URI small enough to stand in the page, or ""
    posted_at: datetime
    may_remix: bool
    depth: int  # how many generations of clips came before it
    parent_handle: str  # whose clip it goes on from; "" for none, or one that isn't public
