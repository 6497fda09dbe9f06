"""The public rendition: the master's frames and sound, with a mark that is really there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from media.contracts import Frame
from media.errors import NotAnMp4Error
from media.marks.visible import VisibleMark
from media.probe import probe
from media.rendition import make_public_rendition
from tests.media.clips import HEIGHT, WIDTH, moving_frames, numbered_frames, plain_frames, tone, write_clip

MARK = VisibleMark(product="Sora Social", handle="@mira", clip_id="clip-4")


def sound_packets(path: Path) -> list[tuple[int, bytes]]:
    with av.open(str(path)) as source:
        return [(packet.pts, bytes(packet)) for packet in source.demux(audio=0) if packet.size]


def other_master(path: Path, frames: Iterator[Frame], options: dict[str, str]) -> Path:
    """A master as another encoder might have written it."""
    with av.open(str(path), "w") as target:
        stream = target.add_stream("libx264", rate=24, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for frame in frames:
            target.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        target.mux(stream.encode(None))
    return path


def keyframes_s(path: Path) -> list[float]:
    with av.open(str(path)) as source:
        return [float(packet.pts * packet.time_base) for packet in source.demux(video=0) if packet.is_keyframe]


def greys(path: Path) -> Iterator[npt.NDArray[np.uint8]]:
    with av.open(str(path)) as source:
        for frame in source.decode(video=0):
            yield frame.to_ndarray(format="rgb24")[..., 1]


def test_it_keeps_every_frame_the_timing_and_the_sound_to_the_bit(tmp_path: Path) -> None:
    master = write_clip(tmp_path / "master.mp4", numbered_frames(61), sound=tone(61 / 24))

    report = make_public_rendition(master, tmp_path / "public.mp4", MARK)

    assert report.frame_count == 61
    assert probe(tmp_path / "public.mp4") == probe(master)
    assert sound_packets(tmp_path / "public.mp4") == sound_packets(master)
    assert len(sound_packets(master)) > 100
    corner = [int(picture[-3, -3]) for picture in greys(tmp_path / "public.mp4")]
    assert np.abs(np.array(corner) - (40 + 2 * np.arange(61))).max() <= 3  # in order, none twice


def test_a_silent_master_gives_a_silent_rendition(tmp_path: Path) -> None:
    master = write_clip(tmp_path / "master.mp4", moving_frames(5))

    report = make_public_rendition(master, tmp_path / "public.mp4", MARK)

    assert report.sound_samples == 0
    assert probe(tmp_path / "public.mp4").audio_codec is None


def test_its_pixels_show_a_whole_mark_in_the_middle_of_every_three_seconds(tmp_path: Path) -> None:
    """Seen, not computed: as many bright pixels within the central 80 % as the whole mark has."""
    width, height, count = 360, 640, 24 * 6

    def frames() -> Iterator[Frame]:
        for _ in range(count):
            yield np.full((height, width, 3), 96, np.uint8)

    master = write_clip(tmp_path / "master.mp4", frames(), width=width, height=height)
    make_public_rendition(master, tmp_path / "public.mp4", MARK)
    still = np.full((height, width, 3), 96, np.uint8)
    MARK.painter(width, height).burn(still, 0)
    whole_mark = int((still[..., 1] > 170).sum())
    x, y = width // 10, height // 10

    bright = [grey > 170 for grey in greys(tmp_path / "public.mp4")]
    shown = [int(grey[y:-y, x:-x].sum()) for grey in bright]

    assert whole_mark > 300
    assert all(max(shown[begin : begin + 72]) >= 0.9 * whole_mark for begin in range(count - 71))
    assert max(shown) <= 1.1 * whole_mark  # one mark: where it was before, nothing is left of it
    assert not any(grey[int(height * 0.8) :].any() for grey in bright)
    assert not (next(greys(master)) > 170).any()


def test_its_keyframes_do_not_repeat_the_masters(tmp_path: Path) -> None:
    master = other_master(tmp_path / "master.mp4", moving_frames(60), {"g": "7", "sc_threshold": "0"})

    make_public_rendition(master, tmp_path / "public.mp4", MARK)

    assert len(keyframes_s(master)) == 9
    assert keyframes_s(tmp_path / "public.mp4") == [0.0, 2.0]


def test_the_decoder_never_predicts_from_a_marked_frame(tmp_path: Path) -> None:
    """Without B-frames each frame is handed out before the next is predicted from it: its mark would stay."""
    master = other_master(tmp_path / "master.mp4", plain_frames(60, (96, 96, 96)), {"bf": "0"})

    make_public_rendition(master, tmp_path / "public.mp4", MARK)

    path = MARK.painter(WIDTH, HEIGHT).path
    first, last = path.at(0), path.at(59 / 24)
    grey = list(greys(tmp_path / "public.mp4"))
    assert (first.x, first.y) != (last.x, last.y)
    assert grey[0][first.y : first.y + 10, first.x : first.x + 20].max() > 120  # it was here
    assert np.abs(grey[59][first.y : first.y + 10, first.x : first.x + 20].astype(int) - 96).max() <= 3


def test_the_master_is_left_as_it_was(tmp_path: Path) -> None:
    master = write_clip(tmp_path / "master.mp4", moving_frames(12))
    before = master.read_bytes()

    make_public_rendition(master, tmp_path / "public.mp4", MARK)

    assert master.read_bytes() == before


def test_a_cancel_leaves_nothing(tmp_path: Path) -> None:
    master = write_clip(tmp_path / "master.mp4", moving_frames(30), sound=tone(1.25))

    def cancel(count: int) -> None:
        if count == 20:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        make_public_rendition(master, tmp_path / "public.mp4", MARK, on_frame=cancel)

    assert [file.name for file in tmp_path.iterdir()] == ["master.mp4"]


def test_a_master_that_is_no_clip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "master.mp4").write_bytes(b"#EXTM3U\n/etc/hostname\n")

    with pytest.raises(NotAnMp4Error):
        make_public_rendition(tmp_path / "master.mp4", tmp_path / "public.mp4", MARK)

    assert [file.name for file in tmp_path.iterdir()] == ["master.mp4"]


def test_progress_counts_every_frame(tmp_path: Path) -> None:
    told: list[int] = []
    master = write_clip(tmp_path / "master.mp4", moving_frames(6))

    make_public_rendition(master, tmp_path / "public.mp4", MARK, on_frame=told.append)

    assert told == [1, 2, 3, 4, 5, 6]
    assert (probe(master).width, probe(master).height) == (WIDTH, HEIGHT)
