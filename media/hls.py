"""Clips that a player can choose sizes of and seek in: HLS with fragmented MP4 (RFC 8216), by copying what is there.

A rung of the ladder is one file, and its playlist points into it by ranges of bytes that lie one behind the other and
leave nothing out: whoever keeps what a player fetched has the file. So a rung is signed like every file (C2PA's
credentials go into whole files), and its playlist is read off the signed one, since signing moves what lies behind.

The rungs are encoded on one grid of keyframes, so their segments begin at the same instants.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
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
from media.errors import NoPictureError, NotFragmentedError, UnexpectedSoundError
from media.files import whole_file
from media.reading import open_clip, top_level_boxes
from media.tracks import PictureTrack

PLAYLIST = "media.m3u8"
MEDIA = "media.mp4"

VERSION = 7
"""Of the protocol, as the playlists say it: EXT-X-MAP before ordinary segments needs 6 or more."""

_FRAGMENTS = "frag_keyframe+default_base_moof+delay_moov+global_sidx+skip_trailer"
"""Of FFmpeg's muxer: a fragment from each keyframe on, whose offsets count from its own beginning (so that they hold after
signing); the index written when the first packets are known (so that edit lists put picture and sound on their moments);
sizes of all fragments in front, for players of the whole file, and nothing behind the last one."""

_STREAM = re.compile(r"^#EXT-X-STREAM-INF:(BANDWIDTH=([0-9]+),.*)\n(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Segment:
    """One piece of a rung: a fragment of its file."""

    begin: int  # its first byte
    size_bytes: int
    duration_s: Fraction


@dataclass(frozen=True, kw_only=True)
class Rung:
    """What a player has to know of one size of a clip: one fragmented MP4 file, in which each segment has its place."""

    segments: tuple[Segment, ...]
    width: int
    height: int
    fps: Fraction
    codecs: str  # RFC 6381, e.g. "avc1.64001f,mp4a.40.2"

    @property
    def init_bytes(self) -> int:
        """This will be the size of the initialisation section: all that lies before the first segment."""
        return self.segments[0].begin

    @property
    def target_s(self) -> int:
        """This will be EXT-X-TARGETDURATION (RFC 8216, 4.3.3.1): no segment is longer, each rounded to whole seconds."""
        return max(1, *(math.floor(segment.duration_s + Fraction(1, 2)) for segment in self.segments))

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
class Variant:
    """A rung as the multivariant playlist names it: where its own playlist is (a relative address), and what it needs."""

    uri: str
    bits_s: int
    attributes: str


def fragment(source: Path, out: Path) -> None:
    """This will write a clip of ours as a fragmented MP4, a fragment from each keyframe on, without encoding again.

    The file appears whole or not at all. Raises NotAnMp4Error, NoPictureError, UnexpectedSoundError, or OSError.
    """
    with open_clip(source) as clip:
        tuple(_codecs(clip))  # sound that browsers may not play is refused before anything is written
        with whole_file(out) as part, _open_fragmented(part) as target:
            _copy(clip, target)


def read_rung(file: Path) -> Rung:
    """This will find each piece of a fragmented MP4 where it lies now: ask it of the signed file.

    Raises NotFragmentedError for a file whose boxes are not an index and then fragments up to its end; NotAnMp4Error,
    NoPictureError, UnexpectedSoundError, OSError.
    """
    with open_clip(file) as clip:
        cuts = _cuts(file)
        lengths_s = _lengths_s(clip, cuts)
        video = clip.streams.video[0]
        return Rung(
            segments=tuple(
                Segment(begin, end - begin, length_s)
                for begin, end, length_s in zip(cuts, cuts[1:], lengths_s, strict=False)
            ),
            width=video.width,
            height=video.height,
            fps=video.average_rate or Fraction(0),
            codecs=",".join(_codecs(clip)),
        )


def media_playlist(rung: Rung, uri: str = MEDIA) -> str:
    """This will be the playlist of one rung, whose file is at `uri` (RFC 8216, 4.3.3): all of its bytes, in order."""
    lines = [
        "#EXTM3U",
        f"#EXT-X-VERSION:{VERSION}",
        f"#EXT-X-TARGETDURATION:{rung.target_s}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{uri}",BYTERANGE="{rung.init_bytes}@0"',
    ]
    for each in rung.segments:
        lines += [f"#EXTINF:{float(each.duration_s):.6f},", f"#EXT-X-BYTERANGE:{each.size_bytes}@{each.begin}", uri]
    return "\n".join([*lines, "#EXT-X-ENDLIST"]) + "\n"


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


def variant_of(rung: Rung, uri: str) -> Variant:
    """This will say of a rung, whose playlist is at `uri`, what a player chooses by (RFC 8216, 4.3.4.2)."""
    attributes = (
        f"BANDWIDTH={rung.peak_bits_s}",
        f"AVERAGE-BANDWIDTH={rung.average_bits_s}",
        f'CODECS="{rung.codecs}"',
        f"RESOLUTION={rung.width}x{rung.height}",
        f"FRAME-RATE={float(rung.fps):.3f}",
    )
    return Variant(uri, rung.peak_bits_s, ",".join(attributes))


def variants_in(playlist: str) -> tuple[Variant, ...]:
    """This will be what a multivariant playlist of ours names."""
    return tuple(Variant(uri, int(bits_s), attributes) for attributes, bits_s, uri in _STREAM.findall(playlist))


def multivariant_playlist(variants: Sequence[Variant], *, captions: str = "") -> str:
    """This will be the playlist that names the rungs (RFC 8216, 4.3.4.2), the most modest first: many players begin
    with the first, before they know the network. `captions` is where the playlist of what is said lies, "" for none.

    Raises ValueError without a rung.
    """
    if not variants:
        raise ValueError("A multivariant playlist names at least one rung.")
    lines = ["#EXTM3U", f"#EXT-X-VERSION:{VERSION}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    if captions:
        lines.append(f'#EXT-X-MEDIA:{_SUBTITLES},URI="{captions}"')
    for each in sorted(variants, key=lambda variant: variant.bits_s):
        plain = each.attributes.removesuffix(_WITH_SUBTITLES)
        lines += [f"#EXT-X-STREAM-INF:{plain}{_WITH_SUBTITLES if captions else ''}", each.uri]
    return "\n".join(lines) + "\n"


_SUBTITLES = 'TYPE=SUBTITLES,GROUP-ID="captions",NAME="English",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES'
_WITH_SUBTITLES = ',SUBTITLES="captions"'


@contextmanager
def _open_fragmented(part: Path) -> Iterator[OutputContainer]:
    target = av.open(str(part), "w", format="mp4", options={"movflags": _FRAGMENTS, "fflags": "+bitexact"})
    try:
        yield target
    finally:
        target.close()


def _cuts(file: Path) -> list[int]:
    """Where each fragment begins, and where the last one ends: the whole file, with nothing between or behind."""
    boxes = list(top_level_boxes(file))
    kinds = [box.kind for box in boxes]
    first = kinds.index(b"moof") if b"moof" in kinds else len(kinds)
    fragments = kinds[first:]
    is_whole = fragments == [b"moof", b"mdat"] * (len(fragments) // 2) and boxes[-1].end == file.stat().st_size
    if not fragments or not is_whole or b"moov" not in kinds[:first] or b"mdat" in kinds[:first]:
        raise NotFragmentedError(f"{file.name} is not an index and then fragments up to its end.")
    return [*(box.begin for box in boxes[first::2]), boxes[-1].end]


def _lengths_s(clip: InputContainer, cuts: Sequence[int]) -> list[Fraction]:
    """How long the pictures last whose bytes lie between the cuts."""
    lengths_s = [Fraction(0)] * (len(cuts) - 1)
    for packet in clip.demux(clip.streams.video[0]):
        if packet.size and packet.pos is not None:
            lengths_s[bisect_right(cuts, packet.pos) - 1] += (packet.duration or 0) * packet.time_base
    return lengths_s


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


def _length_s(run: Iterable[Segment]) -> Fraction:
    return sum((segment.duration_s for segment in run), Fraction(0))


def _bits_s(run: Sequence[Segment]) -> int:
    """Rounded up: BANDWIDTH is an upper bound."""
    return int(-(-8 * sum(segment.size_bytes for segment in run) // _length_s(run)))
