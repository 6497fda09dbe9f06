"""Says what content credentials a file carries, in the library's own words.

The library calls back into Python for each piece of the file, by way of little functions made in memory that can be
run. Behind the walls there is no such memory to be had, so one file is read here, before they are up: what that took
stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from media.credentials.reading import report_of
from media.safe.contracts import Container
from media.safe.tasks import Work

_TYPES = {
    Container.JPEG: "image/jpeg",
    Container.PNG: "image/png",
    Container.WEBP: "image/webp",
    Container.MP4: "video/mp4",
    Container.QUICKTIME: "video/quicktime",
    Container.M4A: "audio/mp4",
    Container.WAV: "audio/wav",
}

report_of(BytesIO(b"\x89PNG\r\n\x1a\n"), "image/png", None)


def run(work: Work) -> Mapping[str, Any]:
    """This will be `{"report": …}`: the library's report, empty where the credentials are broken, None where there
    are none. Argument: `trust_anchors`, PEM certificates or None.
    """
    media_type = _TYPES.get(work.source.container)
    if media_type is None:
        return {"report": None}
    return {"report": report_of(work.source.file, media_type, work.arguments.get("trust_anchors"))}
