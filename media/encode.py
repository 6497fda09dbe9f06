"""From frames and sound to an MP4 that plays everywhere and starts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import av
from av.container import OutputContainer

from media.contracts import EncodeReport, Frame, Sound
from media.errors import NoPictureError
from media.files import whole_file
from media.tracks import PictureTrack, SoundTrack

CRF = 21
"""x264's quality, 0 (lossless) to 51: at 21 our drawn and generated clips show no artefact on a phone held close."""

PRESET = "veryfast"
"""x264's speed: slower ones save little size here and cost a multiple of the CPU seconds."""

OnPicture: TypeAlias = Callable[[av.VideoFrame, int], None]
"""Gets a picture's planes and its number, from 0."""

THREADS = 2
"""x264's threads. Its output depends on their number, so this is a constant and not the machine's own count."""


def write_mp4(
    path: Path,
    *,
    width: int,
    height: int,
    fps: int | Fraction,
    frames: Iterable[Frame],
    sound: Sound | None,
    sample_rate: int,
    on_frame: Callable[[int], None] | None = None,
    on_picture: OnPicture | None = None,
    crf: int = CRF,
    preset: str = PRESET,
    threads: int = THREADS,
) -> EncodeReport:
    """This will write frames and sound as one MP4: H.264 (4:2:0, BT.709) and AAC (48 kHz stereo), index first.

    `frames` is consumed once, one frame at a time (uint8 [height, width, 3], RGB; sizes even); memory stays flat.
    `sound` is float32 [2, samples] at `sample_rate` Hz, or None for a file without sound; it is cut or filled with
    silence to the exact length of the picture. `on_picture` gets each picture's planes (BT.709, 4:2:0) and its number
    (from 0) before they are encoded, to look at them or to lay a mark over them. `on_frame` is told how many frames were
    taken so far.

    The file appears whole or not at all: whatever `frames` or `on_frame` raises (a cancel, say) passes through
    and leaves nothing behind. Raises NoPictureError without a frame, FrameShapeError for a frame or sound of
    another shape, OSError when the disk refuses.
    """
    rate = Fraction(fps)
    with whole_file(Path(path)) as part:
        with open_mp4(part) as target:
            picture = PictureTrack(
                target, width=width, height=height, fps=rate, crf=crf, preset=preset, threads=threads
            )
            track = None if sound is None else SoundTrack(target, sound, sample_rate)
            for frame in frames:
                planes = picture.planes_of(frame)
                if on_picture is not None:
                    on_picture(planes, picture.frame_count)
                target.mux(list(picture.encode(planes)))
                _keep_up(target, picture, track)
                if on_frame is not None:
                    on_frame(picture.frame_count)
            _finish(target, picture, track)
        return report_of(part, picture, 0 if track is None else track.sample_count)


@contextmanager
def open_mp4(part: Path) -> Iterator[OutputContainer]:
    """This will open an MP4 for writing whose index is moved to the front when it is closed.

    Left by an exception, the file is closed as well and is not worth keeping: `whole_file` removes it.
    """
    # Bit-exact: no library versions and no time in the file, so the same frames give the same bytes.
    target = av.open(str(part), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"})
    try:
        yield target
    finally:
        target.close()


def report_of(part: Path, picture: PictureTrack, sound_samples: int) -> EncodeReport:
    """This will sum up a file just closed."""
    return EncodeReport(
        frame_count=picture.frame_count,
        fps=picture.fps,
        sound_samples=sound_samples,
        size_bytes=part.stat().st_size,
    )


def _keep_up(target: OutputContainer, picture: PictureTrack, track: SoundTrack | None) -> None:
    """Sound follows the picture frame by frame: packets lie interleaved and neither waits in memory for the other."""
    if track is not None:
        target.mux(list(track.encode_until(picture.frame_count / picture.fps)))


def _finish(target: OutputContainer, picture: PictureTrack, track: SoundTrack | None) -> None:
    if not picture.frame_count:
        raise NoPictureError("There is no frame to encode.")
    target.mux(list(picture.finish()))
    if track is not None:
        target.mux(list(track.encode_until(picture.frame_count / picture.fps, last=True)))
        target.mux(list(track.finish()))
