"""What the tests' clips say of themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from media.credentials.contracts import Action, Agent, ClipRecord, InvisibleMark, Statement
from media.credentials.enums import ActionKind, SourceType

MADE_AT = datetime(2026, 11, 26, 10, 0, 5, tzinfo=UTC)
POSTED_AT = datetime(2026, 11, 26, 11, 30, 0, tzinfo=UTC)
PRODUCT = Agent("Sora Social", "0.1.0")
MODEL = Agent("LTX-2", "2.0")
MARK = InvisibleMark(algorithm="example.clips.mark.1", number=0xBEEF)


def about(title: str, **changes: Any) -> Statement:
    """This will be the statement of a clip that LTX-2 made and @mira posted."""
    said: dict[str, Any] = {
        "title": title,
        "product": PRODUCT,
        "made_at": MADE_AT,
        "model": MODEL,
        "source_type": SourceType.TRAINED,
        "clip": ClipRecord(namespace="example.clips", clip_id=f"id of {title}", handle="@mira"),
        "mark": MARK,
        "actions": (Action(kind=ActionKind.PUBLISHED, when=POSTED_AT),),
    }
    return Statement(**said | changes)
