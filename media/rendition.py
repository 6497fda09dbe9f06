"""The rendition that everybody but the owner sees: the master with the visible mark burnt in."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.frame import PictureType

from media.contracts import EncodeReport
from media.encode import CRF, PRESET, THREADS, OnPicture, open_mp4, report_of
from media.errors import NoPictureError, UnexpectedSoundError
from media.files import whole_file
from media.marks.visible import VisibleMark
from media.reading import open_clip
from media.tracks import PictureTrack


def make_public_rendition(
    master: Path,
    out: Path,
    mark: VisibleMark,
    on_frame: Callable[[int], None] | None = None,
    *,
    on_picture: OnPicture | None = None,
    crf: int = CRF,
    preset: str = PRESET,
    threads: int = THREADS,
) -> EncodeReport:
    """This will write the master with the mark burnt into every frame, in one pass.

    The picture keeps its size, its rate and every frame; the mark is laid on the decoded planes, so that colours
    are not converted back and forth. The sound's packets are copied as they are. `on_picture` gets each decoded picture
    and its number before the mark is laid over it, and may write into it; `on_frame` is told how many frames are done;
    what they raise (a cancel) passes through and leaves nothing behind. Raises NotAnMp4Error, NoPictureError or
    UnexpectedSoundError for a master that we did not write, NoFontError, OSError.
    """
    with open_clip(Path(master)) as source, whole_file(Path(out)) as part:
        source.streams.video[0].codec_context.thread_count = threads
        with open_mp4(part) as target:
            picture = _picture_like(source, target, crf=crf, preset=preset, threads=threads)
            rendition = _Rendition(source, target, picture, mark, on_frame or _ignore, on_picture or _ignore)
            rendition.run()
        return report_of(part, picture, rendition.sound_samples)


def _ignore(*_: object) -> None:
    """Nobody wants to know."""


class _Rendition:
    """One pass over a master: pictures are marked and encoded, sound passes by in between."""

    def __init__(
        self,
        source: InputContainer,
        target: OutputContainer,
        picture: PictureTrack,
        mark: VisibleMark,
        on_frame: Callable[[int], None],
        on_picture: OnPicture,
    ) -> None:
        self._source, self._target, self._picture = source, target, picture
        self._on_frame, self._on_picture = on_frame, on_picture
        video = source.streams.video[0]
        self._painter = mark.painter(video.width, video.height)
        self._sound_out = _sound_like(source, target)
        self.sound_samples = 0

    def run(self) -> None:
        for packet in self._source.demux(*self._source.streams.video[:1], *self._source.streams.audio[:1]):
            if packet.stream.type == "audio":
                self._pass_sound(packet)
            else:
                self._encode_pictures(packet)
        if not self._picture.frame_count:
            raise NoPictureError("The master has no frame.")
        self._target.mux(list(self._picture.finish()))

    def _encode_pictures(self, packet: Packet[Stream]) -> None:
        for decoded in cast("list[av.VideoFrame]", packet.decode()):
            picture = decoded if decoded.format.name == "yuv420p" else decoded.reformat(format="yuv420p")
            picture.pict_type = PictureType.NONE  # else x264 would repeat the master's kinds of frames
            self._on_picture(picture, self._picture.frame_count)
            self._painter.burn_picture(picture, float(self._picture.frame_count / self._picture.fps))
            self._target.mux(list(self._picture.encode(picture)))
            self._on_frame(self._picture.frame_count)

    def _pass_sound(self, packet: Packet[Stream]) -> None:
        if self._sound_out is None or not packet.size:  # an empty packet is the demuxer's sign that there is no more
            return
        self.sound_samples = max(self.sound_samples, (packet.pts or 0) + (packet.duration or 0))
        packet.stream = self._sound_out
        self._target.mux(packet)


def _picture_like(
    source: InputContainer, target: OutputContainer, *, crf: int, preset: str, threads: int
) -> PictureTrack:
    video = source.streams.video[0]
    fps = video.average_rate or Fraction(0)
    return PictureTrack(
        target, width=video.width, height=video.height, fps=fps, crf=crf, preset=preset, threads=threads
    )


def _sound_like(source: InputContainer, target: OutputContainer) -> AudioStream | None:
    if not source.streams.audio:
        return None
    sound = source.streams.audio[0]
    if sound.codec_context.name != "aac":
        raise UnexpectedSoundError(f"The master's sound is {sound.codec_context.name}, not AAC.")
    return target.add_stream_from_template(sound)
