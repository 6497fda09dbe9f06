"""Probing: facts from the packets, nothing but MP4, loudness and motion."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from media.contracts import MediaFacts
from media.errors import NoPictureError, NotAnMp4Error
from media.probe import SILENCE_DBFS, motion, probe, sound_rms_dbfs
from tests.media.clips import HEIGHT, WIDTH, moving_frames, plain_frames, tone, write_clip


def test_a_clip_is_described_exactly(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", plain_frames(60), sound=tone(2.5))

    assert probe(clip) == MediaFacts(
        width=WIDTH,
        height=HEIGHT,
        fps=Fraction(24),
        frame_count=60,
        video_duration_s=2.5,
        video_codec="h264",
        audio_duration_s=2.5,
        audio_codec="aac",
        sample_rate=48_000,
        faststart=True,
    )


def test_a_clip_without_sound_says_so(tmp_path: Path) -> None:
    facts = probe(write_clip(tmp_path / "clip.mp4", plain_frames(2)))

    assert (facts.audio_duration_s, facts.audio_codec, facts.sample_rate) == (None, None, None)


def test_an_index_at_the_end_is_not_called_faststart(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "clip.mp4"), "w") as target:
        stream = target.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 32, 32, "yuv420p"
        target.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")))
        target.mux(stream.encode(None))

    assert probe(tmp_path / "clip.mp4").faststart is False


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ftyp",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
        b"ffconcat version 1.0\nfile 'other.mp4'\n",
        b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  ",
        b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41" + b"#EXTM3U\nfile:///etc/hostname\n" * 9,
    ],
    ids=["empty", "short", "png", "playlist", "concat", "quicktime", "only the head of an mp4"],
)
def test_what_is_not_mp4_by_content_is_refused(tmp_path: Path, content: bytes) -> None:
    disguised = tmp_path / "clip.mp4"
    disguised.write_bytes(content)

    with pytest.raises(NotAnMp4Error):
        probe(disguised)


def test_sound_alone_is_not_a_clip(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "clip.mp4"), "w") as target:
        stream = target.add_stream("aac", rate=48_000, layout="stereo")
        silence = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), format="fltp", layout="stereo")
        silence.sample_rate = 48_000
        target.mux([*stream.encode(silence), *stream.encode(None)])

    with pytest.raises(NoPictureError):
        probe(tmp_path / "clip.mp4")


def test_a_sine_of_half_scale_measures_its_rms(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", plain_frames(48), sound=tone(2, level=0.5))

    assert sound_rms_dbfs(clip) == pytest.approx(-9.03, abs=0.15)  # 20 log10(0.5 / √2)


def test_silence_and_no_sound_measure_the_floor(tmp_path: Path) -> None:
    silent = write_clip(tmp_path / "silent.mp4", plain_frames(24), sound=np.zeros((2, 48_000), np.float32))
    mute = write_clip(tmp_path / "mute.mp4", plain_frames(24))

    assert (sound_rms_dbfs(silent), sound_rms_dbfs(mute)) == (SILENCE_DBFS, SILENCE_DBFS)


def test_a_moving_picture_measures_motion_and_a_still_none(tmp_path: Path) -> None:
    moving = write_clip(tmp_path / "moving.mp4", moving_frames(49))
    still = write_clip(tmp_path / "still.mp4", plain_frames(49))

    assert motion(moving) > 20
    assert motion(still) < 0.1


def test_a_long_clip_is_measured_by_its_keyframes(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", plain_frames(24 * 20), sound=None)

    assert motion(clip, samples=5) < 0.1
