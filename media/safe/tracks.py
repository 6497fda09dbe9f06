"""Opening a file with tracks inside the child: one demuxer fixed beforehand, a few decoders, no protocol at all."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NoReturn, TypeVar

import av
import av.error
import av.logging
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Discard, Disposition, Stream
from av.subtitles import codeccontext as subtitle_context
from av.subtitles import stream as subtitle_stream
from av.video.stream import VideoStream

from media.errors import MediaBrokenError, MediaKindNotAllowedError, MediaTooLargeError
from media.safe.contracts import BOXED, Container, Limits, wanted

_PRELOADED = (subtitle_context, subtitle_stream)
"""PyAV imports these when it meets such a track; behind the walls nothing can be imported."""

av.logging.set_level(None)  # what FFmpeg says about a hostile file is nobody's reading

_DEMUXERS = {
    **dict.fromkeys(BOXED, "mov"),
    Container.MATROSKA: "matroska",
    Container.WAV: "wav",
    Container.MP3: "mp3",
    Container.OGG: "ogg",
    Container.FLAC: "flac",
}

_PICTURES = {
    **dict.fromkeys(BOXED, frozenset({"h264", "hevc", "av1", "vp9"})),
    Container.MATROSKA: frozenset({"vp8", "vp9", "av1", "h264"}),
}
"""What phones and browsers record. The others of FFmpeg's hundreds of decoders stay shut."""

_SOUNDS = {
    **dict.fromkeys(BOXED, frozenset({"aac", "mp3", "opus", "alac"})),
    Container.MATROSKA: frozenset({"opus", "vorbis", "aac"}),
    Container.WAV: frozenset({"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"}),
    Container.MP3: frozenset({"mp3"}),
    Container.OGG: frozenset({"opus", "vorbis"}),
    Container.FLAC: frozenset({"flac"}),
}

_DECODERS = (
    "h264,hevc,vp8,vp9,libdav1d,aac,mp3,mp3float,opus,vorbis,alac,flac,pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le"
)
"""The same for FFmpeg itself, which opens decoders while it guesses at tracks; it goes by the decoders' names."""

_NOT_THE_PICTURE = Disposition.attached_pic | Disposition.timed_thumbnails
_SAMPLE_RATES = (8_000, 192_000)  # Hz
_CHANNELS = 8  # 7.1
_BUFFER = 1 << 17  # bytes read at a time, since each reading goes by way of Python


S = TypeVar("S", VideoStream, AudioStream)


@contextmanager
def reading(part: str) -> Iterator[None]:
    """This will turn what FFmpeg raises for bad data into MediaBrokenError, and want of memory into MemoryError."""
    try:
        yield
    except av.error.FFmpegError as error:
        if error.errno == errno.ENOMEM:
            raise MemoryError from error
        raise MediaBrokenError(part) from error
    except (OSError, ValueError, EOFError, OverflowError, ZeroDivisionError) as error:
        raise MediaBrokenError(part) from error


def opened(file: BinaryIO, container: Container, limits: Limits) -> InputContainer:
    """This will open the file's tracks, all of them shut. Raises MediaBrokenError or MemoryError."""
    options = {
        "codec_whitelist": _DECODERS,
        "protocol_whitelist": "none",  # FFmpeg reads what Python hands it
        "max_streams": str(limits.max_tracks + 1),
        "max_pixels": _most_pixels(limits),
        "threads": "1",
        "export_all": "0",
    }
    file.seek(0)
    with reading("index"):
        source = av.open(
            file,
            "r",
            format=_DEMUXERS[container],
            options=options,
            metadata_errors="replace",
            buffer_size=_BUFFER,
            io_open=_refuse_to_open,
        )
    for stream in source.streams:
        stream.discard = Discard.all
    return source


def chosen(
    source: InputContainer, container: Container, limits: Limits
) -> tuple[VideoStream | None, AudioStream | None]:
    """This will choose the picture and the sound that are used, and ready them.

    The first of each counts; of several sounds the first that we can open, since phones put a spatial one beside the
    plain one. Raises MediaKindNotAllowedError, MediaTooLargeError, MediaBrokenError without either.
    """
    if len(source.streams) > limits.max_tracks:
        raise MediaTooLargeError("tracks", limit=limits.max_tracks, found=len(source.streams))
    for stream in source.streams:
        # Tracks of measurements are passed over; `boxes` has seen to it that there is nothing else among them.
        if stream.type not in ("video", "audio", *(["data"] if container in BOXED else [])):
            raise MediaKindNotAllowedError("a clip with text or controls in it", wanted=wanted(limits))
    pictures = [stream for stream in source.streams.video if not stream.disposition & _NOT_THE_PICTURE]
    sounds = list(source.streams.audio)
    if not pictures and not sounds:
        raise MediaBrokenError("index")
    picture = _first_known(pictures[:1], _PICTURES.get(container, frozenset()), limits)
    sound = _first_known(sounds, _SOUNDS[container], limits)
    if sound is not None:
        _refuse_impossible(sound)
    return picture, sound


def codec_of(stream: Stream | None) -> str | None:
    """This will be the codec's name as people know it ("av1", not the decoder's "libdav1d")."""
    if stream is None or stream.codec_context is None:
        return None
    return stream.codec_context.codec.canonical_name


def _first_known(streams: list[S], codecs: frozenset[str], limits: Limits) -> S | None:
    for stream in streams:
        if codec_of(stream) in codecs:
            stream.discard = Discard.default
            stream.codec_context.thread_count = 1
            stream.codec_context.options = {"max_pixels": _most_pixels(limits)}
            return stream
    if streams:
        raise MediaKindNotAllowedError(f"coded as {codec_of(streams[0]) or 'something unknown'}", wanted=wanted(limits))
    return None


def _most_pixels(limits: Limits) -> str:
    """For the decoders, which check it before they take memory; they count their lines padded to 64 pixels."""
    return str(limits.max_pixels + 64 * limits.max_side + 1)


def _refuse_impossible(sound: AudioStream) -> None:
    channels, rate = sound.codec_context.channels, sound.codec_context.sample_rate
    if channels > _CHANNELS:
        raise MediaTooLargeError("channels", limit=_CHANNELS, found=channels)
    if rate > _SAMPLE_RATES[1]:
        raise MediaTooLargeError("sample_rate", limit=_SAMPLE_RATES[1], found=rate)
    if rate < _SAMPLE_RATES[0] or channels < 1:
        raise MediaBrokenError("sound")


def _refuse_to_open(url: str, flags: int, options: object) -> NoReturn:
    raise PermissionError("a file may name no other one")
