"""Members and clips for tests: made as the product makes them where that is cheap, else as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import numpy as np

from accounts.contracts import MemberCard
from accounts.facade import member_card
from accounts.models import Member
from common.ids import new_id
from generation.enums import ClipState, Visibility
from generation.models import Clip

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"


def make_member(handle: str, **values: Any) -> Member:
    """This will make an adult who joined in the US, with PASSWORD."""
    defaults = {"email": f"{handle}@example.org", "date_of_birth": date(1990, 5, 17), "country": "US", "joined_at": NOW}
    member = Member(handle=handle, **{**defaults, **values})
    member.set_password(PASSWORD)
    member.save()
    return member


def card(member: Member) -> MemberCard:
    """This will give the member's card."""
    found = member_card(member.pk, now=NOW)
    assert found is not None
    return found


def make_clip(author: Member, *, posted: bool = True, **values: Any) -> Clip:
    """This will make a clip's row; its files are names alone."""
    return Clip.objects.create(author=author, **clip_values(posted=posted, **values))


def clip_values(*, posted: bool = True, **values: Any) -> dict[str, Any]:
    """This will give the columns of a clip, without its author."""
    clip_id: UUID = values.pop("id", None) or new_id()
    defaults: dict[str, Any] = {
        "id": clip_id,
        "prompt": "a red ball bounces",
        "alt_text": "a red ball bounces",
        "width": 720,
        "height": 1280,
        "duration_ms": 4000,
        "fps": 24,
        "has_sound": True,
        "seed": 1,
        "model": "Animatic",
        "model_version": "1",
        "master": f"clips/{clip_id}/master.mp4",
        "poster": f"clips/{clip_id}/poster.webp",
        "size_bytes": 1,
        "created_at": NOW,
        "visibility": Visibility.PUBLIC,
    }
    if posted:
        defaults |= {"state": ClipState.POSTED, "posted_at": NOW, "public_rendition": f"clips/{clip_id}/public.mp4"}
        defaults["public_poster"] = f"clips/{clip_id}/public.webp"
    return {**defaults, **values}


def noise_frames(count: int, *, width: int = 64, height: int = 64, seed: int = 1) -> Any:
    """This will yield `count` frames of smooth moving colour."""
    chance = np.random.default_rng(seed)
    tint = chance.integers(40, 200, 3)
    ramp = np.linspace(0, 40, width, dtype=np.float32)[None, :, None]
    for index in range(count):
        frame = np.clip(tint[None, None, :] + np.roll(ramp, index * 3, axis=1), 0, 255)
        yield np.broadcast_to(frame, (height, width, 3)).astype(np.uint8)
