"""What a clip is, and how much it sounds and moves."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
from av.container import InputContainer
from av.stream import Stream

from media.contracts import MediaFacts
from media.errors import NoPictureError
from media.reading import open_clip, top_level_boxes
from media.sampling import samples_of

SILENCE_DBFS = -120.0
"""What a clip without any sound measures: below the noise of 16 bits (-98 dBFS), and a number that JSON can carry."""


def probe(path: Path) -> MediaFacts:
    """This will read a clip's facts from its packets, without decoding a picture.

    Durations are those of what is presented: AAC's priming before zero does not count. Raises NotAnMp4Error for
    any other content, NoPictureError without a frame, OSError when there is no such file.
    """
    path = Path(path)
    with open_clip(path) as source:
        spans = _spans(source)
        video = source.streams.video[0]
        audio = source.streams.audio[0] if source.streams.audio else None
        picture = spans[video.index]
        if not picture.count:
            raise NoPictureError(f"{path.name} has a picture track without a frame.")
        return MediaFacts(
            width=video.width,
            height=video.height,
            fps=video.average_rate or Fraction(0),
            frame_count=picture.count,
            video_duration_s=picture.duration_s,
            video_codec=video.codec_context.name,
            audio_duration_s=None if audio is None else spans[audio.index].duration_s,
            audio_codec=None if audio is None else audio.codec_context.name,
            sample_rate=None if audio is None else audio.codec_context.sample_rate,
            faststart=_is_faststart(path),
        )


def sound_rms_dbfs(path: Path) -> float:
    """This will be the loudness of a clip's sound as RMS over all channels, in dB below full scale (0 is the loudest).

    A clip that is silent or has no sound measures SILENCE_DBFS. Raises as `probe` does.
    """
    total, count = 0.0, 0
    with open_clip(Path(path)) as source:
        if source.streams.audio:
            for frame in source.decode(source.streams.audio[0]):
                samples = frame.to_ndarray().astype(np.float64, copy=False)
                total, count = total + float(np.square(samples).sum()), count + samples.size
    if not total:
        return SILENCE_DBFS
    return max(SILENCE_DBFS, 10 * float(np.log10(total / count)))


def motion(path: Path, *, samples: int = 9) -> float:
    """This will be the mean absolute difference of luma between neighbours among `samples` frames spread over a clip.

    0 for a still, about 85 for unrelated noise; 1 and more is a picture that visibly moves. Raises as `probe` does.
    """
    frames = [sample.luma for sample in samples_of(Path(path), samples)]
    return float(np.mean([np.abs(a.astype(np.int16) - b).mean() for a, b in pairwise(frames)] or [0.0]))


@dataclass
class _Span:
    """What of one stream is presented, in seconds."""

    count: int = 0
    begin_s: float = float("inf")
    end_s: float = 0.0

    @property
    def duration_s(self) -> float:
        return max(0.0, self.end_s - max(0.0, self.begin_s))


def _spans(source: InputContainer) -> dict[int, _Span]:
    spans = {stream.index: _Span() for stream in source.streams}
    for packet in source.demux():
        if packet.size and packet.pts is not None:
            _widen(spans[packet.stream_index], packet.stream, packet.pts, packet.duration or 0)
    return spans


def _widen(span: _Span, stream: Stream, pts: int, duration: int) -> None:
    unit = stream.time_base or Fraction(0)
    span.count += 1
    span.begin_s = min(span.begin_s, float(pts * unit))
    span.end_s = max(span.end_s, float((pts + duration) * unit))


def _is_faststart(path: Path) -> bool:
    boxes = [box.kind for box in top_level_boxes(path)]
    return b"moov" in boxes and b"mdat" in boxes and boxes.index(b"moov") < boxes.index(b"mdat")
