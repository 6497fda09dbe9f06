"""What can go wrong with a picture, a sound or a file."""

from __future__ import annotations


class MediaError(Exception):
    """Any refusal of this package."""

    code = "media_error"


class NotAnMp4Error(MediaError):
    """The file's content is not MP4, whatever its name says."""

    code = "media_not_mp4"


class NotFragmentedError(MediaError):
    """An MP4 that a player cannot take piece by piece."""

    code = "media_not_fragmented"


class NoPictureError(MediaError):
    """There is not a single frame to write or to read."""

    code = "media_no_picture"


class FrameShapeError(MediaError):
    """A frame or a sound is not of the shape that was announced."""

    code = "media_frame_shape"


class UnexpectedSoundError(MediaError):
    """A master's sound is not what our own encoder writes."""

    code = "media_unexpected_sound"


class RefusedMediaError(MediaError):
    """The base of what is said about a file from outside: the words are for whoever sent it, `facts` for programs."""

    code = "media_refused"

    def __init__(self, words: str, **facts: float | str) -> None:
        super().__init__(words)
        self.facts = facts


class MediaEmptyError(RefusedMediaError):
    """There is not one byte in it."""

    code = "media_empty"

    def __init__(self) -> None:
        super().__init__("This file is empty. Choose it once more, or another one.")


class MediaKindNotAllowedError(RefusedMediaError):
    """It is something else than what is taken here. `found` names it: "gif", "heic", "text", "codec prores", …"""

    code = "media_kind_not_allowed"

    def __init__(self, found: str, *, wanted: str) -> None:
        is_known = found in _WHAT_WORKS_INSTEAD
        named, instead = _WHAT_WORKS_INSTEAD[found] if is_known else (f"This is {found}", "")
        super().__init__(f"{named}, which cannot be used here. {instead or f'{wanted} works.'}", found=found)


_WHAT_WORKS_INSTEAD = {
    "heic": ("This is a HEIC picture", "Save it as JPEG and send that one."),
    "avif": ("This is an AVIF picture", "Save it as JPEG or PNG and send that one."),
    "gif": ("This is a GIF", "Save it as PNG, or as an MP4 clip if it moves."),
}


class MediaBrokenError(RefusedMediaError):
    """It begins like something we know and cannot be read as that. `part` says where: "picture", "sound", …"""

    code = "media_broken"

    def __init__(self, part: str = "file") -> None:
        super().__init__(
            f"This file is damaged or incomplete: its {part} cannot be read. Open it on your device, save it again "
            "and send the new one.",
            part=part,
        )


class MediaTwoNaturesError(RefusedMediaError):
    """It is what it says and something else as well, for whoever reads it otherwise. `second` names that."""

    code = "media_has_two_natures"

    def __init__(self, second: str) -> None:
        super().__init__(
            f"Something else is hidden in this file ({second}). Open it on your device, save it again and send the "
            "new one.",
            second=second,
        )


class MediaTooLargeError(RefusedMediaError):
    """One figure is above its limit: `figure`, `limit` and, where it is known, `found`, in the figure's own unit."""

    code = "media_too_large"

    def __init__(self, figure: str, *, limit: float, found: float = 0) -> None:
        unit, scale, instead = FIGURES[figure]
        much = f"{_said(found / scale)}{unit}" if found > limit else "more"
        super().__init__(
            f"This has {much}, and {_said(limit / scale)}{unit} is the most that works here. {instead}",
            figure=figure,
            limit=limit,
            found=found,
        )


FIGURES: dict[str, tuple[str, float, str]] = {
    "bytes": (" MB", 1e6, "Send a smaller or shorter one."),
    "pixels": (" megapixels", 1e6, "Save it smaller and send that one."),
    "side": (" pixels on one side", 1, "Save it smaller and send that one."),
    "frames": (" frames", 1, "Send a shorter one."),
    "duration_s": (" seconds", 1, "Send a shorter piece of it."),
    "fps": (" frames a second", 1, "Save it again at 30 frames a second."),
    "tracks": (" tracks", 1, "Save it again with one picture and one sound."),
    "channels": (" channels of sound", 1, "Save it again in stereo."),
    "sample_rate": (" Hz of sound", 1, "Save it again at 48,000 Hz."),
    "output_bytes": (" MB to write", 1e6, "Send a smaller or shorter one."),
}
"""By figure: its unit in words, what it is divided by for them, and what works instead."""


def _said(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


class MediaShowsPersonError(RefusedMediaError):
    """Somebody's face can be seen in it, first at `at_s` seconds."""

    code = "media_shows_person"

    def __init__(self, at_s: float) -> None:
        where = f" {at_s:.1f} seconds in" if at_s else ""
        super().__init__(
            f"A face can be seen{where}. Real people appear here only by their own consent, so this can't be used. "
            "Choose one without anybody in it.",
            at_s=at_s,
        )


class MediaTooCostlyError(RefusedMediaError):
    """Reading it took more than a file may: `figure` is cpu_s, memory_mb or wall_s, `limit` how much was given."""

    code = "media_too_costly"

    def __init__(self, figure: str, *, limit: float) -> None:
        super().__init__(
            "Reading this file takes too much work. Save it again as a usual JPEG, MP4 or M4A and send that one.",
            figure=figure,
            limit=limit,
        )


class SandboxUnavailableError(MediaError):
    """This machine cannot hold the child that would read the file, so nobody reads it."""

    code = "media_sandbox_unavailable"


class SandboxBusyError(MediaError):
    """As many files as this process may read at once are being read, and none was done in time."""

    code = "media_busy"


class TaskFailedError(MediaError):
    """A task broke by a fault of its own, not of the file's. The words are for the log."""

    code = "media_task_failed"
