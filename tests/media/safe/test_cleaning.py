"""Written anew: what is shown stays, and nothing else of what a camera wrote."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageOps

from media.probe import probe
from media.reading import top_level_boxes
from media.safe import ANY, Container, Facts, Kind, clean_clip, clean_picture, inspect, last_frame
from media.safe.cleaning import constant_rate
from media.safe.orientation import from_exif, from_matrix
from tests.media.clips import moving_frames, numbered_frames, tone
from tests.media.safe.ordinary import (
    HEIGHT,
    ORIENTATION,
    SECRETS,
    WIDTH,
    corners,
    display_p3_profile,
    phone_jpeg,
    png,
    recording,
)

METADATA = {"location": "+52.5200+013.4050/", "make": "Spy Camera 3000", "model": "Mira's phone",
            "com.apple.quicktime.location.ISO6709": "+52.5200+013.4050/", "title": "Mira's phone"}  # fmt: skip


def pixels(path: Path) -> npt.NDArray[np.int16]:
    with Image.open(path) as picture:
        assert not {"exif", "xmp", "icc_profile", "dpi", "comment", "photoshop", "Comment", "Author"} & set(
            picture.info
        )
        return np.asarray(picture.convert("RGB")).astype(np.int16)


def frames_of(path: Path) -> list[npt.NDArray[np.int16]]:
    with av.open(str(path)) as source:
        return [frame.to_ndarray(format="rgb24").astype(np.int16) for frame in source.decode(video=0)]


def secrets_in(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [secret for secret in SECRETS if secret in content]


@pytest.mark.parametrize("ending", [".png", ".webp"])
def test_a_photograph_loses_its_place_and_its_device_and_stands_upright(tmp_path: Path, ending: str):
    photo = phone_jpeg(tmp_path / "photo.jpg", corners(), orientation=6, trailer=b"+52.5200+013.4050")
    out = tmp_path / f"clean{ending}"

    facts = clean_picture(photo, out, limits=ANY)

    assert {b"GPS", b"Exif"} < set(SECRETS)
    assert set(secrets_in(photo)) >= {b"Spy Camera 3000", b"Mira's phone", b"+52.5200+013.4050", b"Exif", b"xmpmeta"}
    assert secrets_in(out) == []
    assert facts == Facts(
        kind=Kind.PICTURE,
        container=Container(ending[1:]),
        width=HEIGHT,
        height=WIDTH,
        frame_count=1,
        video_codec=ending[1:],
    )
    assert np.abs(pixels(out) - np.rot90(corners(), k=-1)).mean() < 6  # the edges, coded at half their colours' size


@pytest.mark.parametrize("tag", range(1, 9))
def test_every_way_of_holding_a_camera_is_undone(tag: int):
    lying = Image.fromarray(corners())
    lying.getexif()[ORIENTATION] = tag
    upright = np.asarray(ImageOps.exif_transpose(lying))

    turn = from_exif(tag)

    assert np.array_equal(turn.apply(corners()), upright)
    assert turn.size(WIDTH, HEIGHT) == upright.shape[1::-1]
    assert np.array_equal(turn.back().apply(upright), corners())


def test_what_is_transparent_becomes_white(tmp_path: Path):
    picture = np.dstack([corners(), np.full((HEIGHT, WIDTH), 255, np.uint8)])
    picture[: HEIGHT // 2, :, 3], picture[HEIGHT // 2 :, : WIDTH // 2, 3] = 0, 128
    source = png(tmp_path / "picture.png", Image.fromarray(picture))

    clean_picture(source, tmp_path / "clean.png", limits=ANY)

    clean = pixels(tmp_path / "clean.png")
    assert secrets_in(tmp_path / "clean.png") == []
    assert (clean[0, 0].tolist(), clean[-1, -1].tolist()) == ([255, 255, 255], [240, 240, 240])
    assert np.abs(clean[-1, 0] - (30 + 225 * 127 // 255, 142, 237)).max() <= 1


def test_sixteen_bits_of_grey_and_a_palette_keep_their_light(tmp_path: Path):
    grey = np.tile(np.linspace(0, 65_535, 64).astype(np.uint16), (8, 1))
    Image.fromarray(grey).save(tmp_path / "grey.png")
    Image.fromarray(corners()).quantize(8).save(tmp_path / "palette.png")

    clean_picture(tmp_path / "grey.png", tmp_path / "a.png", limits=ANY)
    clean_picture(tmp_path / "palette.png", tmp_path / "b.png", limits=ANY)

    assert np.array_equal(pixels(tmp_path / "a.png")[..., 0], grey >> 8)
    assert np.abs(pixels(tmp_path / "b.png") - corners()).max() <= 3


def test_colours_of_a_wider_gamut_are_brought_to_srgb(tmp_path: Path):
    """Skin as a phone writes it in Display P3. Expected values by the matrices of IEC 61966-2-1 and SMPTE EG 432-1."""
    skin = np.full((32, 32, 3), (200, 120, 100), np.uint8)
    plain = phone_jpeg(tmp_path / "plain.jpg", skin, subsampling=0)
    wide = phone_jpeg(tmp_path / "wide.jpg", skin, subsampling=0, icc_profile=display_p3_profile())

    clean_picture(plain, tmp_path / "plain.png", limits=ANY)
    clean_picture(wide, tmp_path / "wide.png", limits=ANY)

    assert np.abs(pixels(tmp_path / "plain.png")[16, 16] - (200, 120, 100)).max() <= 2
    assert np.abs(pixels(tmp_path / "wide.png")[16, 16] - (213, 117, 96)).max() <= 3
    assert b"iCCP" not in (tmp_path / "wide.png").read_bytes()


def test_a_large_picture_is_brought_to_a_side_and_a_small_one_is_kept(tmp_path: Path):
    photo = phone_jpeg(tmp_path / "photo.jpg", corners(400, 300))

    smaller = clean_picture(photo, tmp_path / "a.png", limits=ANY, longest_side=100)
    same = clean_picture(photo, tmp_path / "b.webp", limits=ANY, longest_side=1_000)

    assert [(each.width, each.height) for each in (smaller, same)] == [(100, 75), (400, 300)]
    with pytest.raises(ValueError, match="neither"):
        clean_picture(photo, tmp_path / "c.gif", limits=ANY)


def test_a_phones_clip_is_written_anew_upright_and_without_its_notes(tmp_path: Path):
    clip = recording(
        tmp_path / "clip.mov", [corners()] * 30, form="mov", sound=tone(1.25), turned=-90, metadata=METADATA,
        options={"movflags": "use_metadata_tags"}, timecode="01:00:00:00",
    )  # fmt: skip
    out = tmp_path / "clean.mp4"

    facts = clean_clip(clip, out, limits=ANY)

    assert set(secrets_in(clip)) >= {b"Spy Camera 3000", b"Mira's phone", b"+52.5200+013.4050", b"com.apple"}
    assert secrets_in(out) == []
    assert facts == inspect(out, limits=ANY)
    assert (facts.width, facts.height, facts.fps, facts.frame_count) == (HEIGHT, WIDTH, 24.0, 30)
    assert (facts.video_codec, facts.audio_codec, facts.duration_s) == ("h264", "aac", 1.25)
    assert np.abs(frames_of(out)[12] - np.rot90(corners(), k=-1)).mean() < 5
    with av.open(str(out)) as source:
        assert (len(source.streams), source.chapters()) == (2, [])
        assert set(source.metadata) <= {"major_brand", "minor_version", "compatible_brands"}
    assert probe(out).faststart is True
    assert [box.kind for box in top_level_boxes(out)][:2] == [b"ftyp", b"moov"]


@pytest.mark.parametrize(("degrees", "mirrored"), [(180, False), (90, True)])
def test_every_way_of_holding_a_phone_is_undone(tmp_path: Path, degrees: int, mirrored: bool):
    clip = recording(tmp_path / "clip.mov", [corners()] * 2, form="mov", turned=degrees, mirrored=mirrored)
    upright = np.rot90(corners(), k=degrees // 90)

    last_frame(clip, tmp_path / "last.png", limits=ANY)

    assert np.abs(pixels(tmp_path / "last.png") - (upright[:, ::-1] if mirrored else upright)).mean() < 8


def test_a_slanted_or_broken_matrix_turns_to_the_nearest_quarter():
    def matrix(*numbers: int) -> bytes:
        return np.array([numbers[0], numbers[1], 0, numbers[2], numbers[3], 0, 0, 0, 1], np.int32).tobytes()

    assert from_matrix(matrix(65_000, 4_000, -4_000, 65_000)) == from_matrix(b"")
    assert from_matrix(matrix(100, 65_536, -65_536, 100)).size(16, 9) == (9, 16)
    assert from_matrix(matrix(0, 0, 0, 0)).size(16, 9) == (16, 9)


def test_sound_and_picture_stay_in_step(tmp_path: Path):
    """A flash and a click at the same moment, in a clip whose sound began before its picture."""
    click = np.zeros((2, 48_000 * 2), np.float32)
    click[:, 48_000 : 48_000 + 480] = 0.9
    flash = [np.full((HEIGHT, WIDTH, 3), 250 if number == 24 else 20, np.uint8) for number in range(48)]
    clip = recording(
        tmp_path / "clip.webm",
        flash,
        form="webm",
        codec="libvpx",
        sound=click,
        sound_codec="libopus",
        options={"live": "1"},
    )

    clean_clip(clip, tmp_path / "clean.mp4", limits=ANY)

    light = [frame.mean() for frame in frames_of(tmp_path / "clean.mp4")]
    with av.open(str(tmp_path / "clean.mp4")) as source:
        heard = np.concatenate([block.to_ndarray()[0] for block in source.decode(audio=0)])
    assert len(light) == 48
    assert int(np.argmax(light)) == 24
    assert np.abs(heard).argmax() / 48_000 == pytest.approx(1.005, abs=0.01)


@pytest.mark.parametrize(("fps", "kept"), [(60, 30), (15, 30)])
def test_every_rate_becomes_one_of_ours_and_the_length_stays(tmp_path: Path, fps: int, kept: int):
    clip = recording(
        tmp_path / "clip.mp4", numbered_frames(fps, width=WIDTH, height=HEIGHT), fps=fps, codec_options={"crf": "4"}
    )

    facts = clean_clip(clip, tmp_path / "clean.mp4", limits=ANY)

    assert (facts.fps, facts.frame_count, facts.duration_s) == (kept, kept, 1.0)
    greys = [round(frame.mean()) for frame in frames_of(tmp_path / "clean.mp4")]
    shown = [40 + 2 * (number * fps // kept) for number in range(kept)]
    assert np.abs(np.array(greys) - shown).max() <= 2  # every second frame of 60, each frame of 15 twice


def test_rates_are_chosen_so_that_few_frames_are_lost_or_doubled():
    assert [constant_rate(fps) for fps in (23.976, 29.97, 59.94, 25, 48, 120, 240, 12, 10, 28.3)] == [
        24, 30, 30, 25, 24, 30, 30, 24, 30, 30,
    ]  # fmt: skip


def test_a_recording_of_uneven_pace_becomes_even(tmp_path: Path):
    """A browser's recorder under load: frames late, a pause of half a second, and nothing is lost of the time."""
    moments = [0, 40, 75, 130, 170, 205, 700, 745, 790, 835]  # milliseconds
    clip = tmp_path / "clip.webm"
    with av.open(str(clip), "w", format="webm", container_options={"live": "1"}) as target:
        video = target.add_stream("libvpx", rate=30)
        video.width, video.height, video.pix_fmt, video.time_base = WIDTH, HEIGHT, "yuv420p", Fraction(1, 1_000)
        for number, moment in enumerate(moments):
            frame = av.VideoFrame.from_ndarray(np.full((HEIGHT, WIDTH, 3), 20 * number + 20, np.uint8), format="rgb24")
            frame.pts, frame.time_base = moment, Fraction(1, 1_000)
            target.mux(video.encode(frame))
        target.mux(video.encode(None))

    facts = clean_clip(clip, tmp_path / "clean.mp4", limits=ANY)

    greys = np.array([frame.mean() for frame in frames_of(tmp_path / "clean.mp4")])
    during_the_pause = greys[round(0.25 * facts.fps) : round(0.65 * facts.fps)]
    assert facts.fps in (24, 25, 30)
    assert facts.duration_s == pytest.approx(0.92, abs=0.05)
    assert np.abs(during_the_pause - 120).max() < 6  # the sixth frame, held
    assert np.all(np.diff(greys) > -3)


def test_a_large_clip_is_brought_to_a_side(tmp_path: Path):
    clip = recording(tmp_path / "clip.mp4", moving_frames(3, width=202, height=100), size=(202, 100))

    facts = clean_clip(clip, tmp_path / "clean.mp4", limits=ANY, longest_side=101)

    assert (facts.width, facts.height) == (100, 50)


def test_the_last_frame_is_the_one_that_a_clip_ends_with(tmp_path: Path):
    frames = (np.full((HEIGHT, WIDTH, 3), 20 + 10 * number, np.uint8) for number in range(20))
    clip = recording(tmp_path / "clip.mp4", frames, codec_options={"g": "8", "bf": "3"}, metadata=METADATA)

    facts = last_frame(clip, tmp_path / "last.png", limits=ANY)

    assert (facts.kind, facts.width, facts.height) == (Kind.PICTURE, WIDTH, HEIGHT)
    assert pixels(tmp_path / "last.png").mean() == pytest.approx(20 + 10 * 19, abs=3)
    assert secrets_in(tmp_path / "last.png") == []
