"""Encoding: exact lengths, true colours, whole files or none."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from media.contracts import Frame
from media.encode import write_mp4
from media.errors import FrameShapeError, NoPictureError
from media.planes import luma_of
from tests.media.clips import HEIGHT, WIDTH, numbered_frames, plain_frames, tone


class CancelError(Exception):
    pass


def write(path: Path, frames: Iterator[Frame], **changes: object) -> Path:
    wanted = {"width": WIDTH, "height": HEIGHT, "fps": 24, "sound": None, "sample_rate": 48_000} | changes
    write_mp4(path, frames=frames, **wanted)  # type: ignore[arg-type]
    return path


def test_what_is_done_to_a_pictures_planes_is_what_is_encoded(tmp_path: Path) -> None:
    def brighten(picture: av.VideoFrame, number: int) -> None:
        luma_of(picture)[...] += np.uint8(10 * number)

    path = write(tmp_path / "clip.mp4", plain_frames(4), on_picture=brighten)

    greys = np.array(decoded_greys(path))
    assert np.abs(greys - greys[0] - [0, 12, 23, 35]).max() <= 2  # video range: 219 steps for 255


def decoded_greys(path: Path) -> list[int]:
    with av.open(str(path)) as source:
        return [int(frame.to_ndarray(format="rgb24")[60, 40, 0]) for frame in source.decode(video=0)]


def decoded_sound(path: Path) -> np.ndarray:
    with av.open(str(path)) as source:
        return np.concatenate([frame.to_ndarray() for frame in source.decode(audio=0)], axis=1)


def stream_lengths(path: Path) -> tuple[Fraction, Fraction]:
    with av.open(str(path)) as source:
        picture, sound = source.streams.video[0], source.streams.audio[0]
        return picture.duration * picture.time_base, sound.duration * sound.time_base


@pytest.mark.parametrize(("fps", "count"), [(24, 96), (25, 61), (30, 47), (24, 1), (30, 2)])
def test_every_frame_given_is_in_the_file_once_and_in_order(tmp_path: Path, fps: int, count: int) -> None:
    path = write(tmp_path / "clip.mp4", numbered_frames(count), fps=fps)

    greys = decoded_greys(path)

    assert len(greys) == count
    assert np.abs(np.array(greys) - (40 + 2 * np.arange(count))).max() <= 2


@pytest.mark.parametrize(("fps", "count"), [(24, 96), (25, 61), (30, 47)])
@pytest.mark.parametrize("sound_s", [0.3, 9.0])
def test_sound_is_cut_or_filled_to_the_pictures_length(tmp_path: Path, fps: int, count: int, sound_s: float) -> None:
    path = write(tmp_path / "clip.mp4", numbered_frames(count), fps=fps, sound=tone(sound_s))

    picture_s, heard_s = stream_lengths(path)

    assert picture_s == Fraction(count, fps)
    assert abs(heard_s - picture_s) < Fraction(1, 500)
    assert abs(decoded_sound(path).shape[1] / 48_000 - picture_s) < 0.03


def test_a_click_stays_on_its_frame(tmp_path: Path) -> None:
    click = np.zeros((2, 96_000), np.float32)
    click[:, 48_000:48_010] = 0.9

    heard = decoded_sound(write(tmp_path / "clip.mp4", numbered_frames(48), sound=click))

    assert abs(int(np.abs(heard[0]).argmax()) - 48_005) < 48  # 1 ms: the encoder's priming is not heard


@pytest.mark.parametrize("sample_rate", [16_000, 24_000, 44_100])
def test_other_rates_arrive_at_48_khz_with_their_length_and_level(tmp_path: Path, sample_rate: int) -> None:
    sound = tone(2, sample_rate=sample_rate)

    heard = decoded_sound(write(tmp_path / "clip.mp4", numbered_frames(48), sound=sound, sample_rate=sample_rate))

    assert heard.shape[1] == pytest.approx(96_000, abs=1024)
    assert np.abs(heard[:, 20_000:76_000]).max() == pytest.approx(0.5, abs=0.03)


def test_without_sound_there_is_no_sound_track(tmp_path: Path) -> None:
    with av.open(str(write(tmp_path / "clip.mp4", plain_frames(3)))) as source:
        assert [stream.type for stream in source.streams] == ["video"]


def test_sound_beyond_full_scale_and_nan_do_no_harm(tmp_path: Path) -> None:
    wild = tone(1, level=4.0)
    wild[:, 1000] = np.nan

    heard = decoded_sound(write(tmp_path / "clip.mp4", plain_frames(24), sound=wild))

    assert np.isfinite(heard).all()
    assert 0.9 < np.abs(heard).max() < 1.4


@pytest.mark.parametrize("colour", [(255, 0, 0), (0, 255, 0), (0, 0, 255), (128, 128, 128), (255, 255, 255), (0, 0, 0)])
def test_colours_survive_a_player_that_obeys_the_tags(tmp_path: Path, colour: tuple[int, int, int]) -> None:
    path = write(tmp_path / "clip.mp4", plain_frames(3, colour))

    with av.open(str(path)) as source:
        context = source.streams.video[0].codec_context
        tags = (context.colorspace, context.color_primaries, context.color_trc, context.color_range)
        seen = next(source.decode(video=0)).to_ndarray(format="rgb24")

    assert tags == (1, 1, 1, 1)  # BT.709 three times, limited range
    assert np.abs(seen.astype(int) - colour).max() <= 6


def test_the_index_lies_before_the_data_and_keyframes_every_two_seconds(tmp_path: Path) -> None:
    path = write(tmp_path / "clip.mp4", numbered_frames(100), fps=24)

    content = path.read_bytes()
    with av.open(str(path)) as source:
        keys = [packet.pts * packet.time_base for packet in source.demux(video=0) if packet.is_keyframe]

    assert content.find(b"moov") < content.find(b"mdat")
    assert keys == [0, 2, 4]


def test_sound_and_picture_lie_interleaved(tmp_path: Path) -> None:
    path = write(tmp_path / "clip.mp4", numbered_frames(96), sound=tone(4))

    with av.open(str(path)) as source:
        packets = sorted((p.pos, p.stream.type, float(p.dts * p.time_base)) for p in source.demux() if p.size)
    latest = {"video": 0.0, "audio": 0.0}
    apart = []
    for _, kind, moment in packets:
        latest[kind] = moment
        apart.append(abs(latest["video"] - latest["audio"]))

    assert max(apart) < 1.1  # the muxer's own chunks; sound at the very end would be 4 s apart


def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    first = write(tmp_path / "a.mp4", numbered_frames(30), sound=tone(1))
    second = write(tmp_path / "b.mp4", numbered_frames(30), sound=tone(1))

    assert first.read_bytes() == second.read_bytes()


def test_progress_counts_every_frame(tmp_path: Path) -> None:
    told: list[int] = []

    write(tmp_path / "clip.mp4", plain_frames(5), on_frame=told.append)

    assert told == [1, 2, 3, 4, 5]


def test_a_cancel_from_the_frames_leaves_what_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"the clip before")

    def frames() -> Iterator[Frame]:
        yield from plain_frames(20)
        raise CancelError

    with pytest.raises(CancelError):
        write(path, frames(), sound=tone(1))

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("clip.mp4", b"the clip before")]


def test_a_cancel_from_the_progress_leaves_nothing(tmp_path: Path) -> None:
    def cancel(count: int) -> None:
        if count == 3:
            raise CancelError

    with pytest.raises(CancelError):
        write(tmp_path / "clip.mp4", plain_frames(20), on_frame=cancel)

    assert list(tmp_path.iterdir()) == []


def test_frames_are_taken_one_at_a_time(tmp_path: Path) -> None:
    taken, told = [], []

    def frames() -> Iterator[Frame]:
        for number, frame in enumerate(plain_frames(4), start=1):
            taken.append(number)
            yield frame

    write(tmp_path / "clip.mp4", frames(), on_frame=lambda count: told.append((count, len(taken))))

    assert told == [(1, 1), (2, 2), (3, 3), (4, 4)]


@pytest.mark.parametrize(
    ("frames", "changes", "error"),
    [
        ([], {}, NoPictureError),
        ([np.zeros((HEIGHT, WIDTH + 2, 3), np.uint8)], {}, FrameShapeError),
        ([np.zeros((HEIGHT, WIDTH, 3), np.float32)], {}, FrameShapeError),
        ([np.zeros((HEIGHT, 95, 3), np.uint8)], {"width": 95}, FrameShapeError),
        ([np.zeros((HEIGHT, WIDTH, 3), np.uint8)], {"sound": np.zeros((1, 10), np.float32)}, FrameShapeError),
    ],
)
def test_what_cannot_be_a_clip_is_refused_and_leaves_nothing(
    tmp_path: Path, frames: list[Frame], changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        write(tmp_path / "clip.mp4", iter(frames), **changes)

    assert list(tmp_path.iterdir()) == []
