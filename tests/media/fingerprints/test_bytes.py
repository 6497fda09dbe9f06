"""Packed fingerprints: what was packed is read again, and anything else is refused by name."""

from __future__ import annotations

import numpy as np
import pytest
from av.video.frame import VideoFrame

from media.errors import NoPictureError
from media.fingerprints import FingerprintError, Index, PictureTaker, sound_fingerprint
from media.fingerprints.chronicle import Chronicle, Recorder
from media.fingerprints.grids import halved, look_at, moving, standing_out
from media.fingerprints.peaks import Peaks
from media.fingerprints.peaks import pack as pack_peaks
from media.fingerprints.peaks import unpack as peaks_from
from media.fingerprints.picture import details_and_sketch, unpacked
from media.fingerprints.sketch import FAITHFUL, RATE, unpack
from tests.media.fingerprints.scenes import entry, frame_at, picture_print, sound_print


def test_words_are_written_down_when_they_change_and_read_again() -> None:
    recorder = Recorder(3, 2, "<u8")
    recorder.note(0, np.array([0b1111, 0, 0b111], np.uint64))
    recorder.note(3, np.array([0b1110, 0b11, 0b111], np.uint64))  # the first by one bit only: not new
    recorder.note(6, np.array([0b1100, 0b11, 0], np.uint64))

    read, end = Chronicle.read(b"x" + recorder.packed() + b"rest", 1, 3, "<u8")

    assert end == 1 + len(recorder.packed())
    assert read.moments.tolist() == [0, 3, 6]
    assert read.changes.tolist() == [[True, False, True], [False, True, False], [True, False, False]]
    assert read.words.tolist() == [0b1111, 0b111, 0b11, 0b1100]
    assert [state.tolist() for state in read.state(5)] == [[0b1111, 0b11, 0b111], [True, True, True]]


def test_a_sketch_keeps_what_moves() -> None:
    _, packed = details_and_sketch(unpacked(picture_print(1)).rest)

    first, sketch = unpack(packed)

    looks = [look_at(VideoFrame.from_ndarray(frame_at(1, number / RATE), format="rgb24"), 0) for number in range(24)]
    true, again = (
        moving(standing_out(luma)) for luma in (halved(np.array([look.luma for look in looks])), sketch.luma)
    )
    true, again = (film - film.mean(axis=0) for film in (true, again))
    assert first == 0
    assert sketch.luma.shape == (24, 32, 32)
    assert np.corrcoef(true.ravel(), again.ravel())[0, 1] >= FAITHFUL


def test_a_stretch_of_a_sketch_is_that_of_the_whole() -> None:
    _, packed = details_and_sketch(unpacked(picture_print(1)).rest)

    first, stretch = unpack(packed, 2.5, 3.0)

    assert first == 12
    assert np.array_equal(stretch.luma, unpack(packed)[1].luma[12:24])


def test_peaks_are_read_as_they_were_packed() -> None:
    read = peaks_from(pack_peaks(Peaks(np.array([0, 7, 65_535, 65_536]), np.array([191, 0, 5, 9]))))

    assert read.frame.tolist() == [0, 7, 65_535]  # what comes after half an hour is left out
    assert read.pitch.tolist() == [191, 0, 5]


def test_no_sound_is_no_bytes_and_silence_is_a_version_alone() -> None:
    assert sound_fingerprint(None) == b""
    assert sound_fingerprint(np.zeros((2, 96_000), np.float32)) == sound_print(1)[:1]
    assert len(peaks_from(b"")) == 0


def test_no_frame_has_no_fingerprint() -> None:
    with pytest.raises(NoPictureError):
        PictureTaker().packed()


@pytest.mark.parametrize("packed", [b"", b"\xff" + picture_print(1)[1:], picture_print(1)[:40], b"\x01"])
def test_other_bytes_are_no_picture(packed: bytes) -> None:
    with pytest.raises(FingerprintError):
        unpacked(packed)


@pytest.mark.parametrize("packed", [b"\xff" + sound_print(1)[1:], sound_print(1)[:-1]])
def test_other_bytes_are_no_sound(packed: bytes) -> None:
    with pytest.raises(FingerprintError):
        peaks_from(packed)


@pytest.mark.parametrize("broken", [(2, b"\xff", b""), (2, b"", b"\xff"), (2, picture_print(2)[:60], b"")])
def test_an_index_takes_all_of_a_batch_or_nothing(broken: tuple[int, bytes, bytes]) -> None:
    index = Index()

    with pytest.raises(FingerprintError):
        index.add_all([entry(1), broken])

    assert len(index) == 0
    assert 1 not in index
