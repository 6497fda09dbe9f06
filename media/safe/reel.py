"""Reading a clip or a sound inside the child: walked through first, then decoded as far as somebody asks."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO, cast

import av
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from media.errors import MediaBrokenError, MediaKindNotAllowedError, MediaTooLargeError
from media.safe import orientation
from media.safe.boxes import check_boxes
from media.safe.contracts import BOXED, Container, Facts, Kind, Limits, wanted
from media.safe.ebml import check_elements
from media.safe.sizes import refuse_size
from media.safe.tracks import chosen, codec_of, opened, reading

if TYPE_CHECKING:
    from media.contracts import Sound

_LOOKS = 5
"""Frames looked at: each costs up to 80 ms in 4K."""

_PACKETS_PER_S = 500  # of sound: Opus in its shortest frames of 2.5 ms has 400
_KEYS = 4_096  # frames that need no other, remembered while walking: all of a minute's and more
_FPS = 480
"""Frames a second: phones' slow motion has 240, and tiny clips jitter."""

_GRACE_S = 0.5  # what rounding, priming and a last frame's length may add to a limit


@dataclass
class Span:
    """What of one track was walked through: counted, not claimed. Times in the track's own unit."""

    unit: Fraction
    count: int = 0
    begin: int | None = None
    last: int = 0  # when the last packet begins
    end: int = 0  # when the last one ends, as far as it says
    keys: list[int] = field(default_factory=list)  # when the frames come that need no other

    def add(self, packet: Packet[Stream]) -> None:
        """This will count one packet."""
        self.count += 1
        if packet.pts is None:
            return
        self.begin = packet.pts if self.begin is None else min(self.begin, packet.pts)
        self.last = max(self.last, packet.pts)
        self.end = max(self.end, packet.pts + (packet.duration or 0))
        if packet.is_keyframe and len(self.keys) < _KEYS:
            self.keys.append(packet.pts)

    @property
    def length_s(self) -> float:
        """From the first moment to the end of the last, as far as it is said; a last frame lasts as the others."""
        if self.begin is None:
            return 0.0
        span = self.end - self.begin
        if self.count > 1 and span == self.last - self.begin:
            span += span // (self.count - 1)
        return float(span * self.unit)


class Reel:
    """One file with tracks, of which at most one picture and one sound are ever opened."""

    def __init__(self, file: BinaryIO, size: int, container: Container, limits: Limits) -> None:
        self._file, self._container = file, container
        if container in BOXED:
            check_boxes(file, size, limits)
        elif container is Container.MATROSKA:
            check_elements(file, size, limits)
        self._all_limits = limits
        self._open()
        self.kind = Kind.SOUND if self._picture is None else Kind.CLIP
        if self.kind not in limits.kinds:
            raise MediaKindNotAllowedError(f"a {self.kind}", wanted=wanted(limits))
        self.limits = limits.of(self.kind)
        self.orientation = orientation.UPRIGHT  # of the picture, once a frame was seen
        self._shape: tuple[int, int] | None = None
        self._spans: dict[str, Span] = {}

    def facts(self) -> Facts:
        """This will walk through all packets, decode some of each track, and say what was found.

        Of the picture: its first frame, its last frame that needs no other, and some of those between; of the sound:
        its first block. Raises RefusedMediaError.
        """
        picture, sound = self.walked().get("video"), self.walked().get("audio")
        for _ in self.spread(_LOOKS):
            pass
        heard = None if sound is None else self._first_block()
        width, height = self.orientation.size(*(self._shape or (0, 0)))
        return Facts(
            kind=self.kind,
            container=self._container,
            width=width,
            height=height,
            fps=0.0 if picture is None else picture.count / self.duration_s,
            frame_count=0 if picture is None else picture.count,
            duration_s=self.duration_s,
            video_codec=codec_of(self._picture),
            audio_codec=None if heard is None else codec_of(self._sound),
            sample_rate=0 if heard is None else heard.sample_rate,
            channels=0 if heard is None else heard.layout.nb_channels,
            has_sound=heard is not None,
        )

    @property
    def duration_s(self) -> float:
        """How long the picture lasts; of a sound, the sound."""
        return self.walked()["audio" if self._picture is None else "video"].length_s

    def walked(self) -> dict[str, Span]:
        """This will be what each track holds, by "video" and "audio", from its packets. A track without any is none.

        Raises MediaTooLargeError as soon as there are more frames or more time than allowed, MediaBrokenError.
        """
        if not self._spans:
            self._spans = self._walk()
            main = self._spans.get("audio" if self._picture is None else "video")
            if main is None or main.length_s <= 0:
                raise MediaBrokenError("sound" if self._picture is None else "picture")
            if self._picture is not None and main.count / main.length_s > _FPS:
                raise MediaTooLargeError("fps", limit=_FPS, found=round(main.count / main.length_s))
        return self._spans

    def spread(self, count: int) -> Iterator[tuple[float, av.VideoFrame]]:
        """This will yield up to `count` frames spread over the clip, and when they are shown: the first one, the last
        one that needs no other, and some between. Each is decoded alone. Nothing for a sound.
        """
        if self._picture is None:
            return
        span = self.walked()["video"]
        keys = sorted({*span.keys, span.begin or 0})
        wanted_keys = {keys[index * (len(keys) - 1) // max(1, count - 1)] for index in range(count)}
        for key in sorted(wanted_keys):
            yield self._alone(self._picture, key)

    def frames(self) -> Iterator[tuple[float, av.VideoFrame]]:
        """This will yield every frame, as decoded, with the time in seconds at which it is shown, 0 for the first.

        Times never run backwards. Each frame is held against the limits: its size against the allowed and the
        first one's, their number, the time. Raises RefusedMediaError.
        """
        self.walked()
        self._reopen()
        latest_s = 0.0
        for count, frame in enumerate(self._decoded_frames(), 1):
            if count > self.limits.max_frames:
                raise MediaTooLargeError("frames", limit=self.limits.max_frames, found=count)
            self._look_at(frame)
            latest_s = max(latest_s, self._shown_s(frame, otherwise_s=latest_s))
            self._refuse_late(latest_s)
            yield latest_s, frame

    def last_frame(self) -> av.VideoFrame:
        """This will be the frame that is shown last, decoded from the last one on that needs no other."""
        if self._picture is None:
            raise MediaBrokenError("picture")
        keys = self.walked()["video"].keys
        self._reopen()
        last: av.VideoFrame | None = None
        with reading("picture"):
            if keys:
                self._source.seek(keys[-1], stream=self._picture, backward=True)
            for frame in self._decoded_frames():
                self._look_at(frame)
                last = frame if last is None or (frame.pts or 0) >= (last.pts or 0) else last
        if last is None:
            raise MediaBrokenError("picture")
        return last

    def sound(self) -> Iterator[Sound]:
        """This will yield the sound in blocks of float32 [2, samples] at 48 kHz, in step with the frames' time.

        What lies before the first frame is left out, and where a track begins later or pauses there is silence.
        Nothing without sound. Raises RefusedMediaError.
        """
        from media.safe.mixing import Mixer

        if self._sound is None or "audio" not in self.walked():
            return
        origin_s = self._origin_s()
        self._reopen()
        mixer = Mixer(most_s=self.limits.max_duration_s + _GRACE_S)
        with reading("sound"):
            for block in self._source.decode(self._sound):
                if isinstance(block, av.AudioFrame):
                    yield from mixer.mix(block, None if block.time is None else block.time - origin_s)
            yield from mixer.finish()

    def _open(self) -> None:
        self._source = opened(self._file, self._container, self._all_limits)
        self._picture, self._sound = chosen(self._source, self._container, self._all_limits)

    def _reopen(self) -> None:
        """Begins once more: reading from the start is exact in every container, seeking there is not."""
        self._source.close()
        del self._source, self._picture, self._sound
        gc.collect()  # containers and tracks point at each other, and a decoder of 4K keeps 100 MB
        self._open()

    def _walk(self) -> dict[str, Span]:
        tracks = [track for track in (self._picture, self._sound) if track is not None]
        spans: dict[str, Span] = {track.type: Span(track.time_base or Fraction(1, 1000)) for track in tracks}
        most = {"video": self.limits.max_frames, "audio": int(self.limits.max_duration_s * _PACKETS_PER_S)}
        with reading("data"):
            for packet in self._source.demux(*tracks):
                if packet.size and not packet.is_discard:
                    span = spans[packet.stream.type]
                    span.add(packet)
                    if span.count > most[packet.stream.type]:
                        raise MediaTooLargeError("frames", limit=most[packet.stream.type], found=span.count)
                    self._refuse_late(span.length_s)
        return {kind: span for kind, span in spans.items() if span.count}

    def _alone(self, picture: VideoStream, key: int) -> tuple[float, av.VideoFrame]:
        """Decodes the first frame from a keyframe on."""
        with reading("picture"):
            self._source.seek(key, stream=picture, backward=True)
            for packet in self._source.demux(picture):
                frames = packet.decode() or picture.codec_context.decode(None)
                picture.codec_context.flush_buffers()
                if frames:
                    self._look_at(frames[0])
                    return self._shown_s(frames[0], otherwise_s=0.0), frames[0]
        raise MediaBrokenError("picture")

    def _decoded_frames(self) -> Iterator[av.VideoFrame]:
        if self._picture is None:
            return
        with reading("picture"):
            for packet in self._source.demux(self._picture):
                yield from packet.decode()

    def _first_block(self) -> av.AudioFrame:
        self._reopen()
        with reading("sound"):
            for block in self._source.decode(self._sound):
                return cast("av.AudioFrame", block)
        raise MediaBrokenError("sound")

    def _look_at(self, frame: av.VideoFrame) -> None:
        """Holds a frame's size against the limits and against the first one's."""
        refuse_size(frame.width, frame.height, self.limits)
        if self._shape is None:
            matrix = frame.side_data.get("DISPLAYMATRIX")
            self._shape = (frame.width, frame.height)
            self.orientation = (
                orientation.UPRIGHT if matrix is None else orientation.from_matrix(bytes(cast("bytes", matrix)))
            )
        elif self._shape != (frame.width, frame.height):
            raise MediaBrokenError("picture")

    def _shown_s(self, frame: av.VideoFrame, *, otherwise_s: float) -> float:
        return otherwise_s if frame.time is None else float(frame.time) - self._origin_s()

    def _origin_s(self) -> float:
        span = self.walked()["audio" if self._picture is None else "video"]
        return float((span.begin or 0) * span.unit)

    def _refuse_late(self, moment_s: float) -> None:
        if moment_s > self.limits.max_duration_s + _GRACE_S:
            raise MediaTooLargeError("duration_s", limit=self.limits.max_duration_s, found=round(moment_s, 1))
