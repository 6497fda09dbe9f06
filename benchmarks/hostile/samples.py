"""Small honest files to bend: made once, from fixed pictures, by the encoders that are at hand."""

from __future__ import annotations

import io
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

import av
import numpy as np
from PIL import Image

WIDTH, HEIGHT, FPS = 64, 48, 24


def pictures(count: int, width: int = WIDTH, height: int = HEIGHT, *, pace: int = 4) -> Iterable[np.ndarray]:
    """Stripes that travel so many pixels a frame."""
    columns = np.arange(width)
    for number in range(count):
        stripes = np.where((columns + pace * number) % 32 < 16, 60, 190).astype(np.uint8)
        yield np.ascontiguousarray(np.broadcast_to(stripes[None, :, None], (height, width, 3)))


@cache
def still(form: str, width: int = WIDTH, height: int = HEIGHT, **options: int) -> bytes:
    """A picture: "JPEG", "PNG" or "WEBP"."""
    buffer = io.BytesIO()
    Image.fromarray(next(iter(pictures(1, width, height)))).save(buffer, form, **options)
    return buffer.getvalue()


@cache
def clip(
    form: str = "mp4", codec: str = "libx264", sound: str | None = None, frames: int = 12, **options: str
) -> bytes:
    """A clip in any container and codec; MP4s have their index at the end, so that bending it moves no data."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=form, container_options=dict(options)) as target:
        video = target.add_stream(codec, rate=FPS, options={"g": "6"})
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, _pixels(codec)
        audio = None if sound is None else target.add_stream(sound, rate=48_000, layout="stereo")
        for number, picture in enumerate(pictures(frames)):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=video.pix_fmt)
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            target.mux(video.encode(frame))
        target.mux(video.encode(None))
        if audio is not None:
            _tone(target, audio, frames / FPS)
    return buffer.getvalue()


@cache
def sound(form: str, codec: str, seconds: float = 0.5) -> bytes:
    """A sound in any container and codec."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=form) as target:
        _tone(
            target,
            target.add_stream(codec, rate=_RATES.get(codec, 48_000), layout=_LAYOUTS.get(codec, "stereo")),
            seconds,
        )
    return buffer.getvalue()


_RATES = {"gsm": 8_000, "libopencore_amrnb": 8_000, "adpcm_ima_wav": 48_000}
_LAYOUTS = {"gsm": "mono", "libopencore_amrnb": "mono"}


def packets(
    codec: str, width: int, height: int, frames: int, *, pace: int = 4, **options: str
) -> list[tuple[bytes, int, bool]]:
    """Coded frames without a container: bytes, number, whether a frame needs no other."""
    context = av.CodecContext.create(codec, "w")
    context.width, context.height, context.pix_fmt = width, height, "yuv420p"
    context.time_base, context.framerate = Fraction(1, FPS), Fraction(FPS)
    context.options = dict(options)
    found = []
    for number, picture in enumerate(pictures(frames, width, height, pace=pace)):
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")
        frame.pts = number
        found += context.encode(frame)
    found += context.encode(None)
    return [(bytes(each), each.pts, each.is_keyframe) for each in found]


def muxed(
    form: str, codec: str, parts: Iterable[tuple[bytes, int, bool]], *, rate: int = FPS, unit: Fraction | None = None,
    options: dict[str, str] | None = None,
) -> bytes:  # fmt: skip
    """Coded frames in a container, each shown at its own number of `unit`s (a frame's time by default)."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=form, container_options=options or {}) as target:
        video = target.add_stream(codec, rate=rate)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.time_base = unit or Fraction(1, rate)
        for content, number, is_key in parts:
            packet = av.Packet(content)
            packet.stream, packet.time_base = video, unit or Fraction(1, rate)
            packet.pts = packet.dts = number
            packet.is_keyframe = is_key
            target.mux(packet)
    return buffer.getvalue()


def _pixels(codec: str) -> str:
    return {"mjpeg": "yuvj420p", "prores_ks": "yuv422p10le", "png": "rgb24", "ffv1": "yuv420p"}.get(codec, "yuv420p")


def _tone(target: av.container.OutputContainer, stream: av.AudioStream, seconds: float) -> None:
    rate = stream.codec_context.sample_rate
    moments = np.arange(round(seconds * rate)) / rate
    wave = np.tile((0.4 * np.sin(2 * np.pi * 440 * moments)).astype(np.float32), (2, 1))
    frame = av.AudioFrame.from_ndarray(wave, format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    resampler = av.AudioResampler(
        format=stream.format, layout=stream.layout, rate=rate, frame_size=stream.codec_context.frame_size or 1024
    )
    for piece in [*resampler.resample(frame), *resampler.resample(None)]:
        target.mux(stream.encode(piece))
    target.mux(stream.encode(None))
