"""Ordinary files pass: what phones and browsers make is described as it is, not as its headers say."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.hostile import samples
from media.errors import MediaKindNotAllowedError, MediaTooLargeError
from media.safe import ANY, CLIP, PICTURE, SOUND, Container, Facts, Kind, Limits, inspect
from tests.media.clips import moving_frames, tone
from tests.media.safe.ordinary import HEIGHT, WIDTH, corners, phone_jpeg, png, recording, sound_file

PICTURES = {"kind": Kind.PICTURE, "frame_count": 1}


def seen(path: Path) -> Facts:
    return inspect(path, limits=ANY)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (WIDTH, HEIGHT)), (6, (HEIGHT, WIDTH))], ids=["as it lies", "held upright"]
)
def test_a_photograph(tmp_path: Path, orientation: int, size: tuple[int, int]):
    photo = phone_jpeg(tmp_path / "photo.jpg", corners(), orientation=orientation)

    assert seen(photo) == Facts(**PICTURES, container=Container.JPEG, width=size[0], height=size[1], video_codec="jpeg")


def test_a_motion_photo_is_a_picture_whatever_hangs_behind_it(tmp_path: Path):
    photo = phone_jpeg(tmp_path / "photo.jpg", corners(), trailer=samples.clip(), progressive=True)

    assert (seen(photo).kind, seen(photo).width) == (Kind.PICTURE, WIDTH)


def test_pictures_that_move_and_pictures_that_do_not(tmp_path: Path):
    still, other = Image.fromarray(corners()), Image.fromarray(corners()[::-1].copy())
    still.save(tmp_path / "still.webp")
    still.save(tmp_path / "moving.webp", save_all=True, append_images=[other], duration=80)
    png(tmp_path / "still.png", still)
    png(tmp_path / "moving.png", still, save_all=True, append_images=[other], duration=80)

    assert {path.name: seen(path).is_animated for path in tmp_path.iterdir()} == {
        "still.webp": False, "moving.webp": True, "still.png": False, "moving.png": True,
    }  # fmt: skip
    assert seen(tmp_path / "moving.png") == Facts(
        **PICTURES, container=Container.PNG, width=WIDTH, height=HEIGHT, video_codec="png", is_animated=True
    )


CLIPS = [
    ("mp4", "libx264", "aac", {}, Container.MP4, "h264"),
    ("mp4", "libx264", "aac", {"movflags": "frag_keyframe+empty_moov+default_base_moof"}, Container.MP4, "h264"),
    ("mov", "libx265", "aac", {}, Container.QUICKTIME, "hevc"),
    ("mp4", "libsvtav1", "libopus", {}, Container.MP4, "av1"),
    ("webm", "libvpx", "libopus", {"live": "1"}, Container.MATROSKA, "vp8"),  # a browser's recorder: no length anywhere
    ("webm", "libvpx-vp9", "libopus", {}, Container.MATROSKA, "vp9"),
    ("matroska", "libx264", "libopus", {"live": "1"}, Container.MATROSKA, "h264"),
]


@pytest.mark.parametrize(
    ("form", "codec", "sound", "options", "container", "name"), CLIPS, ids=lambda value: str(value)[:12]
)
def test_a_clip(
    tmp_path: Path, form: str, codec: str, sound: str, options: dict[str, str], container: Container, name: str
):
    quiet = {"libx265": {"x265-params": "log-level=none"}, "libsvtav1": {"svtav1-params": "lp=1"}}.get(codec, {})
    clip = recording(
        tmp_path / "clip", moving_frames(30, width=WIDTH, height=HEIGHT),
        form=form, codec=codec, sound=tone(1.25), sound_codec=sound, options=options, codec_options=quiet,
    )  # fmt: skip

    facts = seen(clip)

    assert (facts.kind, facts.container, facts.width, facts.height) == (Kind.CLIP, container, WIDTH, HEIGHT)
    assert (facts.frame_count, facts.video_codec, facts.audio_codec) == (30, name, sound.removeprefix("lib"))
    assert (facts.sample_rate, facts.channels, facts.has_sound) == (48_000, 2, True)
    assert facts.duration_s == pytest.approx(1.25, abs=0.002)  # Matroska counts milliseconds
    assert facts.fps == pytest.approx(24, abs=0.04)


def test_a_clip_held_upright_is_described_as_it_is_shown(tmp_path: Path):
    clip = recording(tmp_path / "clip.mov", moving_frames(4, width=WIDTH, height=HEIGHT), form="mov", turned=-90)

    facts = seen(clip)

    assert (facts.width, facts.height, facts.has_sound, facts.audio_codec) == (HEIGHT, WIDTH, False, None)


def test_a_track_of_measurements_beside_the_picture_is_passed_over(tmp_path: Path):
    frames = moving_frames(24, width=WIDTH, height=HEIGHT)
    clip = recording(tmp_path / "clip.mov", frames, form="mov", sound=tone(1), timecode="01:00:00:00")

    assert b"tmcd" in clip.read_bytes()
    assert (seen(clip).frame_count, seen(clip).audio_codec) == (24, "aac")


SOUNDS = [
    ("wav", "pcm_s16le", Container.WAV, "pcm_s16le"),
    ("mp3", "libmp3lame", Container.MP3, "mp3"),
    ("ipod", "aac", Container.M4A, "aac"),
    ("ipod", "alac", Container.M4A, "alac"),
    ("ogg", "libopus", Container.OGG, "opus"),
    ("ogg", "vorbis", Container.OGG, "vorbis"),
    ("flac", "flac", Container.FLAC, "flac"),
    ("webm", "libopus", Container.MATROSKA, "opus"),
]


@pytest.mark.parametrize(
    ("form", "codec", "container", "name"), SOUNDS, ids=[f"{each[0]}-{each[1]}" for each in SOUNDS]
)
def test_a_sound(tmp_path: Path, form: str, codec: str, container: Container, name: str):
    facts = seen(sound_file(tmp_path / "sound", tone(1.0), form=form, codec=codec))

    assert facts == Facts(
        kind=Kind.SOUND, container=container, duration_s=facts.duration_s, audio_codec=name, sample_rate=48_000,
        channels=2, has_sound=True,
    )  # fmt: skip
    assert facts.duration_s == pytest.approx(1.0, abs=0.06)  # MP3 and Opus are as long as their last frame


def test_a_cover_does_not_make_a_sound_a_clip(tmp_path: Path):
    song = sound_file(tmp_path / "song.mp3", tone(0.5), form="mp3", codec="libmp3lame")
    cover = io.BytesIO()
    Image.fromarray(corners()).save(cover, "PNG")
    frame = b"\0image/png\0\3\0" + cover.getvalue()
    body = b"APIC" + len(frame).to_bytes(4) + b"\0\0" + frame
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    song.write_bytes(b"ID3\x03\0\0" + size + body + song.read_bytes()[45:])

    assert (seen(song).kind, seen(song).video_codec) == (Kind.SOUND, None)


@pytest.mark.parametrize(
    ("limits", "refused"),
    [(PICTURE, "clip sound"), (CLIP, "picture sound"), (SOUND, "picture clip")],
    ids=["picture", "clip", "sound"],
)
def test_whoever_asks_for_one_kind_gets_no_other(tmp_path: Path, limits: Limits, refused: str):
    files = {
        "picture": phone_jpeg(tmp_path / "a.jpg", corners()),
        "clip": recording(tmp_path / "a.mp4", moving_frames(3, width=WIDTH, height=HEIGHT)),
        "sound": sound_file(tmp_path / "a.m4a", tone(0.2), form="ipod", codec="aac"),
    }
    taken = {name for name, path in files.items() if _is_taken(path, limits)}

    assert taken == set(files) - set(refused.split())


def _is_taken(path: Path, limits: Limits) -> bool:
    try:
        inspect(path, limits=limits)
    except MediaKindNotAllowedError:
        return False
    return True


def test_one_frame_and_one_moment_more_than_allowed_are_too_much(tmp_path: Path):
    clip = recording(tmp_path / "clip.mp4", moving_frames(30, width=WIDTH, height=HEIGHT))
    exact = replace(CLIP, max_frames=30, max_duration_s=1.25, max_pixels=WIDTH * HEIGHT, max_side=WIDTH)

    assert inspect(clip, limits=exact).frame_count == 30
    for figure, smaller in (
        ("frames", replace(exact, max_frames=29)),
        ("duration_s", replace(exact, max_duration_s=0.7)),  # half a second is rounding
        ("pixels", replace(exact, max_pixels=WIDTH * HEIGHT - 1)),
        ("side", replace(exact, max_side=WIDTH - 1)),
        ("tracks", replace(exact, max_tracks=0)),
        ("bytes", replace(exact, max_bytes=clip.stat().st_size - 1)),
    ):
        with pytest.raises(MediaTooLargeError) as caught:
            inspect(clip, limits=smaller)
        assert caught.value.facts["figure"] == figure


def test_noise_is_a_picture_too(tmp_path: Path):
    """Nothing about a picture's content is guessed at: incompressible pixels in sixteen bits of grey."""
    noise = np.random.default_rng(1).integers(0, 65_536, (40, 50), np.uint16)
    Image.fromarray(noise).save(tmp_path / "noise.png")

    assert (seen(tmp_path / "noise.png").width, seen(tmp_path / "noise.png").height) == (50, 40)
