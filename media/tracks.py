"""The two tracks of a clip, as streaming encoders: H.264 picture tagged BT.709, AAC sound at 48 kHz."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.video.reformatter import ColorPrimaries, ColorRange, ColorTrc
from av.video.stream import VideoStream

from media.contracts import Frame, Sound
from media.errors import FrameShapeError
from media.planes import Planes

SAMPLE_RATE = 48_000
"""Hz. What phones and browsers play without resampling, and the product's promise."""

SOUND_BIT_RATE = 160_000
"""Bits a second, stereo: transparent enough for AAC-LC that a later re-encode by other services still sounds clean."""

GOP_S = 2
"""Seconds between keyframes: seeking is quick and HLS segments of 2 s can be cut without encoding again."""

_CAREFUL = "deadzone-inter=8:deadzone-intra=6:cpu-independent=1"
"""Of x264. Small differences are kept where it would round them away (21 and 11 by default): the invisible mark is one, and
in moving pictures little of it was left after two encodings; files grow by a quarter to a half. And the same frames give the
same bytes on every processor."""

_SOUND_CODER = "fast"
"""At this bit rate as good as "twoloop" to the ear, at a quarter of its CPU seconds (0.05 for 4 s)."""

_SOUND_BLOCK = 1024  # samples: AAC-LC's own frame
_BT709_MATRIX = 1  # AVCOL_SPC_BT709; sws's ITU709 happens to be the same number, but is another enumeration


class PictureTrack:
    """An H.264 track that takes pictures one by one and hands back packets."""

    def __init__(
        self, target: OutputContainer, *, width: int, height: int, fps: Fraction, crf: int, preset: str, threads: int
    ) -> None:
        if width % 2 or height % 2 or width <= 0 or height <= 0:
            raise FrameShapeError(f"H.264 in 4:2:0 needs even sizes, not {width}×{height}.")
        self._shape = (height, width, 3)
        self._stream = _open_picture(target, width=width, height=height, fps=fps, crf=crf, preset=preset)
        self._stream.thread_count = threads
        self._planes = Planes()
        self.fps = fps
        self.frame_count = 0

    def planes_of(self, frame: Frame) -> av.VideoFrame:
        """This will convert a frame (uint8 [height, width, 3], RGB); raises FrameShapeError on another shape."""
        if frame.shape != self._shape or frame.dtype != np.uint8:
            raise FrameShapeError(f"frame {self.frame_count} is {frame.dtype}{frame.shape}, not uint8{self._shape}.")
        return self._planes.of(frame)

    def encode(self, picture: av.VideoFrame) -> Iterator[Packet[VideoStream]]:
        """This will encode a picture that is BT.709 4:2:0 already as the next frame, whatever time it carries."""
        picture.pts, picture.time_base = self.frame_count, 1 / self.fps
        self.frame_count += 1
        yield from self._stream.encode(picture)

    def finish(self) -> Iterator[Packet[VideoStream]]:
        """This will hand back what the encoder still holds for looking ahead."""
        yield from self._stream.encode(None)


def _open_picture(
    target: OutputContainer, *, width: int, height: int, fps: Fraction, crf: int, preset: str
) -> VideoStream:
    gop = str(round(fps * GOP_S))
    # A regular grid of keyframes (no scene cuts) so that every size of a ladder can be cut at the same instants.
    options = {"preset": preset, "crf": str(crf), "g": gop, "keyint_min": gop, "sc_threshold": "0"}
    options["x264-params"] = _CAREFUL
    stream = target.add_stream("libx264", rate=fps, options=options)
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    stream.time_base = stream.codec_context.time_base = 1 / fps
    context = stream.codec_context
    context.color_range, context.colorspace = ColorRange.MPEG, _BT709_MATRIX
    context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
    return stream


class SoundTrack:
    """An AAC track over a whole sound, encoded up to a moment asked for; silence follows where the sound ends."""

    def __init__(self, target: OutputContainer, sound: Sound, sample_rate: int) -> None:
        if sound.ndim != 2 or sound.shape[0] != 2:
            raise FrameShapeError(f"sound is {sound.shape}, not stereo (2, samples).")
        # A float above 1 would wrap or crackle in players that decode to integers; NaN would silence the encoder.
        self._sound = np.clip(np.nan_to_num(at_48k(sound, sample_rate)), -1.0, 1.0)
        self._stream: AudioStream = target.add_stream(
            "aac", rate=SAMPLE_RATE, layout="stereo", options={"aac_coder": _SOUND_CODER}
        )
        self._stream.bit_rate = SOUND_BIT_RATE
        self.sample_count = 0

    def encode_until(self, moment_s: Fraction, *, last: bool = False) -> Iterator[Packet[AudioStream]]:
        """This will encode the sound up to a moment in seconds, in whole blocks unless this is the last call."""
        until = round(moment_s * SAMPLE_RATE)
        while until - self.sample_count >= _SOUND_BLOCK:
            yield from self._encode(_SOUND_BLOCK)
        if last and until > self.sample_count:
            yield from self._encode(until - self.sample_count)

    def finish(self) -> Iterator[Packet[AudioStream]]:
        """This will hand back what the encoder still holds."""
        yield from self._stream.encode(None)

    def _encode(self, count: int) -> Iterator[Packet[AudioStream]]:
        block = np.zeros((2, count), np.float32)
        piece = self._sound[:, self.sample_count : self.sample_count + count]
        block[:, : piece.shape[1]] = piece
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, self.sample_count, Fraction(1, SAMPLE_RATE)
        self.sample_count += count
        yield from self._stream.encode(frame)


def at_48k(sound: Sound, sample_rate: int) -> Sound:
    """This will bring a stereo sound to 48 kHz: float32 [2, samples]."""
    if sample_rate == SAMPLE_RATE or sound.shape[1] == 0:
        return sound
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound, np.float32), format="fltp", layout="stereo")
    frame.sample_rate = sample_rate
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([piece.to_ndarray() for piece in pieces], axis=1).astype(np.float32, copy=False)
