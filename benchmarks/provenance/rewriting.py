"""One clip's file made into another, as apps and command lines do it: decode, filter, edit, encode."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import PictureType
from av.video.reformatter import ColorRange, Colorspace

from media.contracts import Frame, Sound
from media.tracks import SAMPLE_RATE

X264 = "libx264"
_BT709 = 1  # AVCOL_SPC_BT709
_AAC = {"aac_coder": "fast"}  # as phones' encoders are


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What is done to a clip, in the order of the fields."""

    spans_s: tuple[tuple[float, float], ...] = ((0.0, 1e9),)  # what is kept: begins and ends, joined end to end
    chain: str = ""  # FFmpeg's video filters, e.g. "crop=648:1152:36:64,scale=324:576"
    edit: Callable[[Frame, float], Frame] | None = None  # (RGB picture, moment in seconds) to a picture
    sound_chain: str = ""  # FFmpeg's sound filters
    fps: int = 24  # of the new file; the chain has to bring the frames to it
    codec: str = X264
    options: Mapping[str, str] = field(default_factory=dict)
    bit_rate: int = 0  # bits a second; 0: by quality
    sound_bit_rate: int = 128_000  # 0: the new file has no sound
    again: Recipe | None = None  # what is then done to the new file


def rewrite(clip: Path, out: Path, recipe: Recipe) -> None:
    """This will write an MP4 (picture, and AAC sound where the clip has one) of what the recipe makes of a clip.

    On one thread: what is done in one process is one core's work. Raises av.error.FFmpegError for what is no clip.
    """
    if recipe.again:
        between = out.with_name(f"{out.stem}-between.mp4")
        rewrite(clip, between, replace(recipe, again=None))
        rewrite(between, out, recipe.again)
        between.unlink()
        return
    sound = heard(clip) if recipe.sound_bit_rate else None
    with av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"}) as target:
        pictures = edited(kept(clip, recipe.spans_s), recipe)
        first = next(pictures)
        stream = _picture_stream(target, recipe, first)
        track = None if sound is None else target.add_stream("aac", rate=SAMPLE_RATE, layout="stereo", options=_AAC)
        for number, picture in enumerate(chain([first], pictures)):
            picture.pts, picture.time_base, picture.pict_type = number, Fraction(1, recipe.fps), PictureType.NONE
            target.mux(stream.encode(picture))
        target.mux(stream.encode(None))
        if track is not None and sound is not None:
            track.bit_rate = recipe.sound_bit_rate
            write_sound(target, track, filtered(cut(sound, recipe.spans_s), recipe.sound_chain)[0])


@lru_cache(maxsize=2)
def _decoded(path: str, changed_ns: int) -> tuple[tuple[av.VideoFrame, float], ...]:
    with av.open(path) as source:
        source.streams.video[0].codec_context.thread_count = 1
        return tuple((picture, float(picture.time or 0.0)) for picture in source.decode(video=0))


def decoded(clip: Path) -> tuple[tuple[av.VideoFrame, float], ...]:
    """This will be all pictures of a clip and their moments in seconds, decoded once for all attacks on the same file
    (200 MB for 6 s).
    """
    return _decoded(str(clip), clip.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _heard(path: str, changed_ns: int) -> Sound | None:
    with av.open(path) as source:
        if not source.streams.audio:
            return None
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        pieces = [piece for frame in source.decode(audio=0) for piece in resampler.resample(frame)]
        return np.concatenate([piece.to_ndarray() for piece in pieces], axis=1).astype(np.float32)


def heard(clip: Path) -> Sound | None:
    """This will be a clip's sound, float32 [2, samples] at 48 kHz, or None when it has none."""
    return _heard(str(clip), clip.stat().st_mtime_ns)


def kept(clip: Path, spans_s: Iterable[tuple[float, float]]) -> Iterator[av.VideoFrame]:
    """This will yield the pictures within the spans, numbered so that they follow each other."""
    number = 0
    for begin_s, end_s in spans_s:
        for picture, moment_s in decoded(clip):
            if begin_s - 1e-3 <= moment_s < end_s - 1e-3:
                # Its length too: filters that change the rate would hold the last one for the old file's ticks.
                picture.pts, picture.duration, picture.time_base = number, 1, Fraction(1, 24)
                number += 1
                yield picture


def edited(pictures: Iterable[av.VideoFrame], recipe: Recipe) -> Iterator[av.VideoFrame]:
    """This will yield what the recipe's filters and then its edit make of pictures."""
    through = _filtered(pictures, recipe.chain) if recipe.chain else pictures
    if recipe.edit is None:
        yield from through
        return
    for number, picture in enumerate(through):
        changed = recipe.edit(picture.to_ndarray(format="rgb24"), number / recipe.fps)
        yield from_rgb(changed)


def from_rgb(frame: Frame) -> av.VideoFrame:
    """This will be the frame as BT.709 4:2:0."""
    rgb = av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(frame), format="rgb24")
    return rgb.reformat(format="rgba").reformat(  # by way of RGBA: vector code all the way
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
    )


def _filtered(pictures: Iterable[av.VideoFrame], chain: str) -> Iterator[av.VideoFrame]:
    graph: av.filter.Graph | None = None
    for picture in pictures:
        if graph is None:
            graph = av.filter.Graph()
            graph.threads = 1
            source = graph.add_buffer(
                width=picture.width, height=picture.height, format=picture.format, time_base=Fraction(1, 24)
            )
            _link(graph, source, chain, "buffersink")
        graph.push(picture)
        yield from _tagged(_pulled(graph))
    if graph is not None:
        graph.push(None)
        yield from _tagged(_pulled(graph))


def _tagged(pictures: Iterable[av.VideoFrame]) -> Iterator[av.VideoFrame]:
    """PyAV's source of a graph forgets the colours' tags; untagged pictures would be taken for BT.601."""
    for picture in pictures:
        picture.colorspace, picture.color_range = _BT709, ColorRange.MPEG
        yield picture


def _link(graph: av.filter.Graph, source: av.filter.context.FilterContext, chain: str, sink: str) -> None:
    nodes = [source]
    for part in re.split(r"(?<!\\),", chain):
        name, _, values = part.partition("=")
        nodes.append(graph.add(name, values or None))
    graph.link_nodes(*nodes, graph.add(sink)).configure()


def _pulled(graph: av.filter.Graph) -> Iterator[av.VideoFrame | av.AudioFrame]:
    while True:
        try:
            yield graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return


def _picture_stream(target: OutputContainer, recipe: Recipe, first: av.VideoFrame) -> av.video.stream.VideoStream:
    options = dict(recipe.options)
    if recipe.codec == X264:
        # Its fast rate control gives other bits at every call, on one thread too; this one gives the same everywhere.
        options["x264-params"] = "cpu-independent=1"
    stream = target.add_stream(recipe.codec, rate=recipe.fps, options=options)
    stream.width, stream.height, stream.pix_fmt = first.width, first.height, "yuv420p"
    context = stream.codec_context
    context.thread_count, context.time_base = 1, Fraction(1, recipe.fps)
    context.color_range, context.colorspace = ColorRange.MPEG, _BT709
    if recipe.codec == "libx265":
        context.codec_tag = "hvc1"
    if recipe.bit_rate:
        stream.bit_rate = recipe.bit_rate
    return stream


def cut(sound: Sound, spans_s: Iterable[tuple[float, float]], rate: int = SAMPLE_RATE) -> Sound:
    """This will be the spans of a sound joined end to end."""
    length_s = sound.shape[1] / rate
    pieces = [sound[:, round(begin * rate) : round(min(end, length_s) * rate)] for begin, end in spans_s]
    return np.concatenate(pieces, axis=1)


def filtered(sound: Sound, chain: str, rate: int = SAMPLE_RATE) -> tuple[Sound, int]:
    """This will be a sound after FFmpeg's filters, and its rate in Hz then."""
    if not chain:
        return sound, rate
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="fltp", layout="stereo", time_base=Fraction(1, rate))
    _link(graph, source, f"{chain},aformat=fltp:channel_layouts=stereo", "abuffersink")
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound, np.float32), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    graph.push(frame)
    graph.push(None)
    pieces = list(_pulled(graph))
    return np.concatenate([piece.to_ndarray() for piece in pieces], axis=1), pieces[0].sample_rate


def write_sound(
    target: OutputContainer, track: av.audio.stream.AudioStream, sound: Sound, rate: int = SAMPLE_RATE
) -> None:
    """This will encode a whole sound on a track of an open file."""
    clipped = np.clip(sound, -1.0, 1.0)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(clipped), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    target.mux(track.encode(frame))
    target.mux(track.encode(None))
