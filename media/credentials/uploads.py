"""Checking what a stranger's file carries: in the closed process of `media.safe`, because a parser of it may have a hole."""

from __future__ import annotations

from pathlib import Path

from media.credentials.contracts import Credentials
from media.credentials.reading import told_by
from media.safe.contracts import ANY, Limits
from media.safe.sandbox import run


def read_upload(path: Path, *, trust_anchors: str | None, limits: Limits = ANY) -> Credentials | None:
    """This will be what an uploaded file's credentials say, as `reading.read` tells it; None where it carries none.

    `trust_anchors` have at most 60,000 characters. Kinds that carry none here (WebM, MP3, Ogg, FLAC) say nothing
    either. Raises what `media.safe.run` raises.
    """
    found = run("credentials", path, limits=limits, arguments={"trust_anchors": trust_anchors})
    report = found.get("report")
    return told_by(report if isinstance(report, dict) else None)
