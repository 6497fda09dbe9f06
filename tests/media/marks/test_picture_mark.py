"""The mark in the picture comes back after what people do to clips, and nothing comes back where there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from io import BytesIO

import av
import cv2
import numpy as np
import pytest

from media.errors import FrameShapeError
from media.marks.payload import Payload
from media.marks.picture import Pattern, PictureFinder, PictureMark
from media.planes import Planes, luma_of
from tests.media.photographs import panned, photograph

KEY, NUMBER = b"a key for pictures", 200_000_007
PATTERN, PAYLOAD = Pattern(KEY), Payload(KEY)
FINDER = PictureFinder(PATTERN, PAYLOAD)
Grey = np.ndarray


def luma(frame: np.ndarray) -> Grey:
    return luma_of(Planes().of(frame)).copy()


def grey(name: str, width: int = 720, height: int = 1280) -> Grey:
    return luma(photograph(name, width=width, height=height))


def marked(luma: Grey, number: int = NUMBER) -> Grey:
    height, width = luma.shape
    return PictureMark(PATTERN, PAYLOAD, number, width=width, height=height).burn(luma)


def read(*frames: Grey, thorough: bool = False) -> int | None:
    found = FINDER.find(frames, thorough=thorough)
    return None if found is None else found.number


def through_x264(frames: Sequence[Grey], crf: int) -> list[Grey]:
    """Encoded as most programs do, and decoded again; colours play no part."""
    buffer = BytesIO()
    with av.open(buffer, "w", format="mp4") as target:
        stream = target.add_stream("libx264", rate=24, options={"crf": str(crf)})
        height, width = frames[0].shape
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for frame in frames:
            planes = np.vstack([frame, np.full((height // 2, width), 128, np.uint8)])
            picture = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            target.mux(stream.encode(picture))
        target.mux(stream.encode(None))
    buffer.seek(0)
    with av.open(buffer) as source:
        return [luma_of(picture).copy() for picture in source.decode(video=0)]


def half(luma: Grey) -> Grey:
    return cv2.resize(luma, (luma.shape[1] // 4 * 2, luma.shape[0] // 4 * 2), interpolation=cv2.INTER_AREA)


def cropped(luma: Grey, share: float) -> Grey:
    height, width = luma.shape
    top, left = int(height * share / 4) * 2, int(width * share / 4) * 2
    return luma[top : height - top, left : width - left]


def slanted(luma: Grey) -> Grey:
    """As a hand films a screen: each corner off by up to two in a hundred, the whole turned by half a degree."""
    height, width = luma.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    off = np.array([[0.02, -0.01], [-0.015, 0.02], [0.01, -0.02], [-0.02, 0.01]], np.float32) * width
    matrix = cv2.getPerspectiveTransform(corners, corners + off)
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), 0.5, 1.0), [0, 0, 1]])
    return np.asarray(cv2.warpPerspective(luma, turn @ matrix, (width, height)), np.uint8)


def letterboxed(luma: Grey) -> Grey:
    small = cv2.resize(luma, (360, 640), interpolation=cv2.INTER_AREA)
    return cv2.copyMakeBorder(small, 0, 0, 300, 300, cv2.BORDER_CONSTANT, value=16)


@pytest.mark.parametrize("number", [0, 1, 2**28 - 1])
def test_the_number_is_read_off_one_frame(number: int):
    assert read(marked(grey("chelsea"), number)) == number


@pytest.mark.parametrize("name", ["chelsea", "coffee", "brick", "grass"])
def test_it_survives_re_encoding_at_half_size_with_a_tenth_cut_off(name: str):
    frames = panned(name, 6, width=720, height=1280)
    delivered = through_x264([marked(luma(frame)) for frame in frames], crf=21)
    stolen = through_x264([half(cropped(frame, 0.10)) for frame in delivered], crf=28)
    assert read(*stolen) == NUMBER


def test_a_pattern_of_hard_edges_does_not_hide_it():
    y, x = np.mgrid[:720, :720]
    boards = [np.where(((x + 2 * at) // 16 + (y + at) // 16) % 2, 210, 50).astype(np.uint8) for at in range(6)]
    delivered = through_x264([marked(board) for board in boards], crf=21)
    assert read(*through_x264([cropped(board, 0.10) for board in delivered], crf=28)) == NUMBER


@pytest.mark.parametrize(
    "attack",
    [
        lambda luma: luma[:, ::-1].copy(),
        lambda luma: cv2.convertScaleAbs(luma, alpha=1.2),
        lambda luma: cv2.convertScaleAbs(luma, alpha=0.8),
        lambda luma: cv2.resize(cropped(luma, 0.10), (720, 1280), interpolation=cv2.INTER_CUBIC),
        lambda luma: cropped(luma, 0.50),
        lambda luma: cv2.resize(luma, (240, 426), interpolation=cv2.INTER_AREA),
        lambda luma: cv2.resize(luma, (1080, 1920), interpolation=cv2.INTER_CUBIC),
        letterboxed,
    ],
    ids=[
        "mirrored",
        "brighter",
        "darker",
        "cropped-back",
        "a-quarter-of-it",
        "a-third-of-the-size",
        "enlarged",
        "letterboxed",
    ],
)
def test_it_survives_what_is_done_to_a_picture(attack: Callable[[Grey], Grey]):
    assert read(attack(marked(grey("chelsea")))) == NUMBER


def test_a_stretched_picture_is_read_by_looking_thoroughly():
    assert read(cv2.resize(marked(grey("coffee")), (640, 1200), interpolation=cv2.INTER_AREA), thorough=True) == NUMBER


def test_a_slanted_picture_is_read_by_looking_thoroughly():
    assert read(slanted(marked(grey("coffee"))), thorough=True) == NUMBER


@pytest.mark.parametrize("size", [(1280, 720), (720, 720), (1080, 1920)])
def test_every_shape_carries_it(size: tuple[int, int]):
    luma = marked(grey("coffee", *size))
    assert read(half(luma)) == NUMBER


@pytest.mark.parametrize("name", ["chelsea", "brick", "moon", "camera"])
def test_an_unmarked_picture_says_nothing(name: str):
    assert read(grey(name), thorough=True) is None


def test_another_key_reads_nothing():
    other = PictureFinder(Pattern(b"another"), Payload(b"another"))
    assert other.find([marked(grey("chelsea"))]) is None


def test_a_key_that_knows_the_place_but_not_the_check_reads_nothing():
    assert PictureFinder(PATTERN, Payload(b"another")).find([marked(grey("chelsea"))]) is None


@pytest.mark.parametrize("plain", [0, 16, 128, 255])
def test_plain_ground_says_nothing(plain: int):
    assert read(np.full((640, 360), plain, np.uint8)) is None


@pytest.mark.parametrize("size", [(1, 1), (2, 640), (47, 640), (64, 64)])
def test_the_smallest_pictures_say_nothing(size: tuple[int, int]):
    assert read(np.full(size, 90, np.uint8), thorough=True) is None


def test_no_frame_says_nothing():
    assert read() is None


@pytest.mark.parametrize("name", ["chelsea", "coffee", "brick", "grass", "moon"])
def test_no_frame_is_changed_by_more_than_42_db(name: str):
    before = grey(name)
    error = np.mean(np.square(marked(before).astype(np.float64) - before))
    assert 10 * np.log10(255**2 / error) >= 42.0


def test_a_plain_sky_is_changed_by_less_than_a_texture():
    sky = np.full((720, 720), 150, np.uint8)
    on_sky, on_grass = (np.std(marked(each).astype(float) - each) for each in (sky, grey("grass", 720, 720)))
    assert on_sky < 1.4
    assert on_grass > 1.6


@pytest.mark.parametrize("size", [(64, 96), (16, 16), (180, 320)])
def test_the_smallest_clips_are_marked_without_a_fault(size: tuple[int, int]):
    luma = np.full(size[::-1], 120, np.uint8)
    assert marked(luma).shape == luma.shape


def test_another_size_is_refused():
    mark = PictureMark(PATTERN, PAYLOAD, 1, width=720, height=1280)
    with pytest.raises(FrameShapeError, match="luma is"):
        mark.burn(np.zeros((1280, 722), np.uint8))


def test_the_pattern_is_the_same_in_every_year():
    """What was marked once must be found for ever: whoever changes this makes a new pattern beside the old one."""
    pattern = Pattern(b"golden")
    told = [pattern.sync.x, pattern.sync.y, pattern.data.x, pattern.data.y, pattern.carries]
    turns = np.rint(np.angle(np.concatenate([pattern.sync.phase, pattern.data.phase])) * 1000)
    digest = hashlib.sha256(b"".join(each.astype("<i4").tobytes() for each in [*told, turns])).hexdigest()
    assert digest[:16] == "eebfa4561fc8d3c0"
