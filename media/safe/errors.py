"""What is said of a clip whose end lies too far from where it can be read from."""

from __future__ import annotations

from media.errors import MediaTooCostlyError, RefusedMediaError


class MediaEndTooFarError(MediaTooCostlyError):
    """Its last frame needs too many others. `limit` is the work allowed, in megapixels decoded."""

    def __init__(self, *, limit: float) -> None:
        RefusedMediaError.__init__(
            self,
            "The end of this clip takes too much work to read. Save it again with a keyframe every second, or at "
            "1080p, and send that one.",
            figure="ending",
            limit=limit,
        )
