"""Reading a clip or a sound inside the child: walked through first, then decoded as far as somebody asks."""

from __future__ import annotations

import gc
import math
from collections import deque
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
from media.safe.budget import Key, Plan, sparse, work_of, work_of_frame
from media.safe.contracts import BOXED, Container, Facts, Kind, Limits, wanted
from media.safe.ebml import check_elements
from media.safe.errors import MediaEndTooFarError
from media.safe.sizes import refuse_size
from media.safe.tracks import chosen, codec_of, opened, reading

if TYPE_CHECKING:
    from media.contracts import Sound

_LOOKS = 5
"""Frames looked at: each costs up to 80 ms in 4K."""

_PACKETS_PER_S = 500  # of sound: Opus in its shortest frames of 2.5 ms has 400
_KEYS = 16_384  # frames that need no other, remembered while walking: as many as frames are taken at all
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
    read: int = 0  # packets, with those that are only there to decode others
    size: int = 0  # bytes of all of them
    tail: tuple[int, int] = (0, 0)  # packets and bytes before the last frame that needs no other
    keys: list[Key] = field(default_factory=list)  # the frames that need no other

    def add(self, packet: Packet[Stream]) -> None:
        """This will count one packet, whether it is shown or not."""
        if not packet.is_discard:
            self._add_shown(packet)
        self.read += 1
        self.size += packet.size

    def _add_shown(self, packet: Packet[Stream]) -> None:
        self.count += 1
        if packet.pts is None:
            return
        self.begin = packet.pts if self.begin is None else min(self.begin, packet.pts)
        self.last = max(self.last, packet.pts)
        self.end = max(self.end, packet.pts + (packet.duration or 0))
        if packet.is_keyframe:
            self.tail = (self.read, self.size)
            if len(self.keys) < _KEYS:
                self.keys.append(Key(self.read, packet.pts, packet.size))

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
        keys = sorted({*(key.at for key in span.keys), span.begin or 0})
        wanted_keys = {keys[index * (len(keys) - 1) // max(1, count - 1)] for index in range(count)}
        for key in sorted(wanted_keys):
            yield self._alone(self._picture, key)

    def frames(self, *, budget: float = math.inf, every_s: float = 0.0) -> Iterator[tuple[float, av.VideoFrame]]:
        """This will yield every frame, as decoded, with the time in seconds at which it is shown, 0 for the first.
        Where all would take more work than `budget` (`media.safe.budget`), only such as need no other, `every_s` apart or
        more, and where those are too few, what follows them.

        Times never run backwards. Each frame is held against the limits: its size against the allowed and the
        first one's, their number, the time. Raises RefusedMediaError.
        """
        plan = self._plan(budget, every_s)
        latest_s = 0.0
        for count, frame in enumerate(self._decoded_frames(plan), 1):
            if count > self.limits.max_frames:
                raise MediaTooLargeError("frames", limit=self.limits.max_frames, found=count)
            self._look_at(frame)
            latest_s = max(latest_s, self._shown_s(frame, otherwise_s=latest_s))
            self._refuse_late(latest_s)
            yield latest_s, frame

    def ending(self, *, budget: float = math.inf) -> tuple[float, av.VideoFrame]:
        """This will be the frame that is shown last and when, decoded from the last one on that needs no other.

        Raises MediaEndTooFarError where that takes more than `budget`, RefusedMediaError.
        """
        if self._picture is None:
            raise MediaBrokenError("picture")
        if self.ending_work() > budget:
            raise MediaEndTooFarError(limit=budget)
        span = self.walked()["video"]
        last: av.VideoFrame | None = None
        for frame in self._decoded_frames(Plan(frozenset({span.tail[0]}))):
            self._look_at(frame)
            last = frame if last is None or (frame.pts or 0) >= (last.pts or 0) else last
        if last is None:
            raise MediaBrokenError("picture")
        return self._shown_s(last, otherwise_s=span.length_s), last

    def ending_work(self) -> float:
        """This will be the work (`media.safe.budget`) that `ending` takes."""
        span = self.walked()["video"]
        before, size = span.tail
        return work_of(span.read - before, span.size - size, self._work_of_frame())

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
                if packet.size:
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

    def _plan(self, budget: float, every_s: float) -> Plan:
        """All of the picture, if that is within the budget."""
        span = self.walked().get("video")
        if span is None or math.isinf(budget):
            return Plan()
        each = self._work_of_frame()
        whole = work_of(span.read, span.size, each)
        if whole <= budget:
            return Plan()
        every, length = (seconds / float(span.unit) for seconds in (every_s, span.length_s))
        return sparse(span.keys, each, every=every, length=length, whole=whole, budget=budget)

    def _work_of_frame(self) -> float:
        """By a frame that was decoded: what a head says costs nothing to write."""
        if self._shape is None:
            deque(self.spread(1), maxlen=0)
        return work_of_frame(*(self._shape or (0, 0)), codec_of(self._picture))

    def _decoded_frames(self, plan: Plan) -> Iterator[av.VideoFrame]:
        """From the start, packet by packet, since seeking lands elsewhere in some containers; but only those that the
        plan names are decoded.
        """
        self._reopen()
        if self._picture is None:
            return
        each = 0.0 if math.isinf(plan.each) else self._work_of_frame()
        left, is_open = 0.0, False
        with reading("picture"):
            packets = (packet for packet in self._source.demux(self._picture) if packet.size)
            for number, packet in enumerate(packets):
                work, begins = work_of(1, packet.size, each), number in plan.begins
                if is_open and (begins or left < work):
                    yield from _drained(self._picture)
                    is_open = False
                if begins:
                    left, is_open = plan.each, True
                if is_open:
                    yield from packet.decode()
                    left -= work
            if is_open:
                yield from _drained(self._picture)

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
        """By the picture's own unit: what a decoder gives up at its end has none of its own."""
        if frame.pts is None:
            return otherwise_s
        return float(frame.pts * self.walked()["video"].unit) - self._origin_s()

    def _origin_s(self) -> float:
        span = self.walked()["audio" if self._picture is None else "video"]
        return float((span.begin or 0) * span.unit)

    def _refuse_late(self, moment_s: float) -> None:
        if moment_s > self.limits.max_duration_s + _GRACE_S:
            raise MediaTooLargeError("duration_s", limit=self.limits.max_duration_s, found=round(moment_s, 1))


def _drained(picture: VideoStream) -> Iterator[av.VideoFrame]:
    """What the decoder still holds; then it is ready for a frame that needs no other."""
    yield from picture.codec_context.decode(None)
    picture.codec_context.flush_buffers()
