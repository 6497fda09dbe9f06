"""What can go wrong with a picture, a sound or a file."""

from __future__ import annotations


class MediaError(Exception):
    """Any refusal of this package."""

    code = "media_error"


class NotAnMp4Error(MediaError):
    """The file's content is not MP4, whatever its name says."""

    code = "media_not_mp4"


class NoPictureError(MediaError):
    """There is not a single frame to write or to read."""

    code = "media_no_picture"


class FrameShapeError(MediaError):
    """A frame or a sound is not of the shape that was announced."""

    code = "media_frame_shape"


class UnexpectedSoundError(MediaError):
    """A master's sound is not what our own encoder writes."""

    code = "media_unexpected_sound"
