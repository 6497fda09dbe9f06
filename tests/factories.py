"""Members and clips for tests: made as the product makes them where that is cheap, else as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import numpy as np

from accounts.contracts import MemberCard
from accounts.facade import member_card
from accounts.models import Member
from common import clock
from common.ids import new_id
from generation.contracts import MarkedFiles, Provenance, RenderedClip
from generation.enums import ClipState, Visibility
from generation.models import Clip
from uploads.enums import Purpose, UploadState
from uploads.models import Upload

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"
_numbers = count(1)


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


def make_upload(owner: Member | None, *, purpose: Purpose, **values: Any) -> Upload:
    """This will make the row of a picture that was looked at and is ready; it has no bytes."""
    facts = {"kind": "picture", "container": "png", "width": 48, "height": 48}
    defaults = {"length": 10, "offset": 10, "state": UploadState.READY, "facts": facts, "created_at": NOW}
    defaults["expires_at"] = clock.now() + timedelta(hours=1)
    return Upload.objects.create(owner=owner, purpose=purpose, **{**defaults, **values})


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
        "mark_number": next(_numbers),
        "source_type": "algorithmicMedia",
        "shows_person": False,
        "fingerprint_version": 1,
        "master_manifest": f"clips/{clip_id}/master.c2pa",
    }
    if posted:
        defaults |= {"state": ClipState.POSTED, "posted_at": NOW, "public_rendition": f"clips/{clip_id}/public.mp4"}
        defaults["public_poster"] = f"clips/{clip_id}/public.webp"
        defaults["public_manifest"] = f"clips/{clip_id}/public.c2pa"
    return {**defaults, **values}


def provenance(**values: Any) -> Provenance:
    """This will give what a worker hands in beside a clip, each time with another number."""
    defaults = {"mark_number": next(_numbers), "manifest": "clips/m.c2pa", "picture_print": b"\1", "sound_print": b""}
    return Provenance(**{**defaults, **values})


def rendered_clip(**values: Any) -> RenderedClip:
    """This will give what a worker hands in when a clip is made; its files are names alone."""
    defaults: dict[str, Any] = {
        "master": "clips/m.mp4",
        "poster": "clips/p.webp",
        "placeholder": "data:,",
        "size_bytes": 10,
        "width": 720,
        "height": 1280,
        "duration_ms": 4000,
        "fps": 24,
        "has_sound": True,
        "model": "Animatic",
        "model_version": "1",
        "source_type": "algorithmicMedia",
        "shows_person": False,
        "reading": ("read *ball* as *ball*",),
        "notes": (),
        "provenance": provenance(),
    }
    return RenderedClip(**{**defaults, **values})


def marked_files(**values: Any) -> MarkedFiles:
    """This will give what a worker hands in when a clip goes out; its files are names alone."""
    return MarkedFiles(
        **{
            "rendition": "clips/v.mp4",
            "poster": "clips/v.webp",
            "manifest": "clips/v.c2pa",
            "playlist": "clips/main.m3u8",
            **values,
        }
    )


def noise_frames(count: int, *, width: int = 64, height: int = 64, seed: int = 1) -> Any:
    """This will yield `count` frames of smooth moving colour."""
    chance = np.random.default_rng(seed)
    tint = chance.integers(40, 200, 3)
    ramp = np.linspace(0, 40, width, dtype=np.float32)[None, :, None]
    for index in range(count):
        frame = np.clip(tint[None, None, :] + np.roll(ramp, index * 3, axis=1), 0, 255)
        yield np.broadcast_to(frame, (height, width, 3)).astype(np.uint8)
