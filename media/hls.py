"""Clips in pieces that a player can choose between: HLS with fragmented MP4 (RFC 8216), by copying what is there.

The rungs of a ladder are encoded on one grid of keyframes, so their segments begin at the same instants. The segments
carry no credentials (C2PA's go into whole files): they rely on the invisible mark, and the manifest store of the file
they were cut from is served beside them (`media.credentials.stores.manifest_of`).
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
from av.container import InputContainer, OutputContainer
from av.video.frame import PictureType
from av.video.reformatter import Interpolation, VideoReformatter

from media.contracts import EncodeReport
from media.encode import CRF, PRESET, THREADS, open_mp4, report_of
from media.errors import NoPictureError, UnexpectedSoundError
from media.files import whole_file
from media.reading import open_clip
from media.tracks import GOP_S, PictureTrack

PLAYLIST = "media.m3u8"
INIT = "init.mp4"
SEGMENT = "segment_%05d.m4s"

VERSION = 7
"""Of the protocol, as the media playlists say it: EXT-X-MAP before ordinary segments needs 6 or more."""


@dataclass(frozen=True)
class Segment:
    """One piece of a rung."""

    name: str
    duration_s: float
    size_bytes: int


@dataclass(frozen=True, kw_only=True)
class HlsFiles:
    """One rung on disk: a media playlist, an initialisation section, and segments."""

    folder: Path
    segments: tuple[Segment, ...]
    target_s: int  # EXT-X-TARGETDURATION
    width: int
    height: int
    fps: Fraction
    codecs: str  # RFC 6381, e.g. "avc1.64001f,mp4a.40.2"

    @property
    def playlist(self) -> Path:
        return self.folder / PLAYLIST

    @property
    def names(self) -> tuple[str, ...]:
        """Every file of the rung, none missing and none too many."""
        return (PLAYLIST, INIT, *(segment.name for segment in self.segments))

    @property
    def average_bits_s(self) -> int:
        """This will be AVERAGE-BANDWIDTH (RFC 8216, 4.3.4.2), in bits a second."""
        return _bits_s(self.segments)

    @property
    def peak_bits_s(self) -> int:
        """This will be BANDWIDTH (RFC 8216, 4.3.4.2): the densest run of segments as long as half to one and a half
        target durations, in bits a second. A clip shorter than that is its own run.
        """
        runs = [run for run in _runs(self.segments, 1.5 * self.target_s) if _length_s(run) >= 0.5 * self.target_s]
        return max(map(_bits_s, runs or [self.segments]))


@dataclass(frozen=True)
class Rung:
    """A rung and where its playlist is, seen from the multivariant playlist (a relative address)."""

    uri: str
    files: HlsFiles


def package_hls(source: Path, folder: Path, *, segment_s: int = GOP_S) -> HlsFiles:
    """This will cut a clip of ours into segments of about `segment_s` seconds, at keyframes, without encoding again.

    The folder holds one rung: playlist, initialisation section, segments, with no absolute address in any. It appears
    whole or not at all; one that is there is replaced. Raises NotAnMp4Error, NoPictureError, UnexpectedSoundError, or
    OSError.
    """
    with open_clip(source) as clip, _whole_folder(folder) as part:
        with _open_hls(part, segment_s) as target:
            _copy(clip, target)
        video = clip.streams.video[0]
        return HlsFiles(
            folder=folder,
            segments=tuple(_segments(part)),
            target_s=_target_s(part),
            width=video.width,
            height=video.height,
            fps=video.average_rate or Fraction(0),
            codecs=",".join(_codecs(clip)),
        )


def make_rung(
    source: Path,
    out: Path,
    *,
    short_side: int,
    on_frame: Callable[[int], None] | None = None,
    crf: int = CRF,
    preset: str = PRESET,
    threads: int = THREADS,
) -> EncodeReport:
    """This will write a smaller rendition of a clip: its shorter side is `short_side` pixels (or what it has, if less).

    Frames, rate, shape (to the even pixel), sound and the grid of keyframes stay as they are. `on_frame` is told how
    many frames are done; what it raises (a cancel) passes through and leaves nothing behind. Raises NotAnMp4Error,
    NoPictureError, UnexpectedSoundError, OSError.
    """
    tell = on_frame or (lambda count: None)
    with open_clip(source) as clip, whole_file(out) as part:
        video = clip.streams.video[0]
        video.codec_context.thread_count = threads
        width, height = _fitted(video.width, video.height, short_side)
        with open_mp4(part) as target:
            fps = video.average_rate or Fraction(0)
            picture = PictureTrack(target, width=width, height=height, fps=fps, crf=crf, preset=preset, threads=threads)
            sound_samples = _shrink(clip, target, picture, (width, height), tell)
        return report_of(part, picture, sound_samples)


def multivariant_playlist(rungs: Sequence[Rung]) -> str:
    """This will be the playlist that names the rungs (RFC 8216, 4.3.4.2), the most modest first: many players begin
    with the first, before they know the network.

    Raises ValueError without a rung.
    """
    if not rungs:
        raise ValueError("A multivariant playlist names at least one rung.")
    lines = ["#EXTM3U", f"#EXT-X-VERSION:{VERSION}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for rung in sorted(rungs, key=lambda each: each.files.peak_bits_s):
        files = rung.files
        attributes = (
            f"BANDWIDTH={files.peak_bits_s}",
            f"AVERAGE-BANDWIDTH={files.average_bits_s}",
            f'CODECS="{files.codecs}"',
            f"RESOLUTION={files.width}x{files.height}",
            f"FRAME-RATE={float(files.fps):.3f}",
        )
        lines += ["#EXT-X-STREAM-INF:" + ",".join(attributes), rung.uri]
    return "\n".join(lines) + "\n"


@contextmanager
def _open_hls(folder: Path, segment_s: int) -> Iterator[OutputContainer]:
    options = {
        "hls_time": str(segment_s),
        "hls_playlist_type": "vod",
        "hls_segment_type": "fmp4",
        "hls_fmp4_init_filename": INIT,
        "hls_segment_filename": str(folder / SEGMENT),
        "hls_flags": "independent_segments",
        "fflags": "+bitexact",
    }
    target = av.open(str(folder / PLAYLIST), "w", format="hls", options=options)
    try:
        yield target
    finally:
        target.close()


@contextmanager
def _whole_folder(folder: Path) -> Iterator[Path]:
    """Lends a folder beside the wanted one and puts it in its place, or removes it."""
    part = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    part.mkdir()
    try:
        yield part
        if folder.exists():
            shutil.rmtree(folder)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _copy(clip: InputContainer, target: OutputContainer) -> None:
    wanted = [*clip.streams.video[:1], *clip.streams.audio[:1]]
    copies = {stream.index: target.add_stream_from_template(stream) for stream in wanted}
    for packet in clip.demux(*wanted):
        if packet.size:  # an empty one is the demuxer's sign that there is no more
            index = packet.stream_index
            packet.stream = copies[index]
            target.mux(packet)


def _shrink(
    clip: InputContainer,
    target: OutputContainer,
    picture: PictureTrack,
    size: tuple[int, int],
    tell: Callable[[int], None],
) -> int:
    """Pictures are scaled and encoded, sound passes by in between; gives the number of samples of the sound."""
    scale, heard = VideoReformatter(), 0
    sound = target.add_stream_from_template(clip.streams.audio[0]) if clip.streams.audio else None
    for packet in clip.demux(*clip.streams.video[:1], *clip.streams.audio[:1]):
        if packet.stream.type == "audio":
            if packet.size and sound is not None:
                heard = max(heard, (packet.pts or 0) + (packet.duration or 0))
                packet.stream = sound
                target.mux(packet)
            continue
        for decoded in cast("list[av.VideoFrame]", packet.decode()):
            small = scale.reformat(decoded, *size, format="yuv420p", interpolation=Interpolation.AREA)
            small.pict_type = PictureType.NONE  # else x264 would repeat the source's kinds of frames
            target.mux(list(picture.encode(small)))
            tell(picture.frame_count)
    if not picture.frame_count:
        raise NoPictureError("The clip has no frame.")
    target.mux(list(picture.finish()))
    return heard


def _fitted(width: int, height: int, short_side: int) -> tuple[int, int]:
    scale = min(1.0, short_side / min(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def _segments(folder: Path) -> Iterator[Segment]:
    duration_s = 0.0
    for line in (folder / PLAYLIST).read_text("utf-8").splitlines():
        if line.startswith("#EXTINF:"):
            duration_s = float(line.removeprefix("#EXTINF:").split(",")[0])
        elif line and not line.startswith("#"):
            yield Segment(line, duration_s, (folder / line).stat().st_size)


def _target_s(folder: Path) -> int:
    tag = "#EXT-X-TARGETDURATION:"
    lines = (folder / PLAYLIST).read_text("utf-8").splitlines()
    return next(int(line.removeprefix(tag)) for line in lines if line.startswith(tag))


def _codecs(clip: InputContainer) -> Iterator[str]:
    """From the decoders' own configurations: AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3) has profile,
    constraints and level in bytes 1 to 3, AudioSpecificConfig (14496-3, 1.6.2) the object type in its first 5 bits.
    """
    record = clip.streams.video[0].codec_context.extradata or b""
    yield f"avc1.{record[1:4].hex()}"
    for sound in clip.streams.audio[:1]:
        if sound.codec_context.name != "aac":
            raise UnexpectedSoundError(f"The clip's sound is {sound.codec_context.name}, not AAC.")
        config = sound.codec_context.extradata or b"\0"
        yield f"mp4a.40.{config[0] >> 3}"


def _runs(segments: tuple[Segment, ...], longest_s: float) -> Iterator[tuple[Segment, ...]]:
    for begin in range(len(segments)):
        for end in range(begin + 1, len(segments) + 1):
            run = segments[begin:end]
            if _length_s(run) > longest_s:
                break
            yield run


def _length_s(run: Iterable[Segment]) -> float:
    return sum(segment.duration_s for segment in run)


def _bits_s(run: Sequence[Segment]) -> int:
    """Rounded up: BANDWIDTH is an upper bound."""
    return int(-(-8 * sum(segment.size_bytes for segment in run) // _length_s(run)))
