"""What can go wrong with a fingerprint."""

from __future__ import annotations

from media.errors import MediaError


class FingerprintError(MediaError):
    """These bytes are no fingerprint, or one of a version that this code does not know."""

    code = "media_fingerprint"
