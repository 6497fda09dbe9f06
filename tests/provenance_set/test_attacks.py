"""Attacks on a tiny clip: each does what its name says, and leaves something that plays."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from benchmarks.provenance.attacks import ATTACKS, HEADLINE, Attack, Medium, Severity, attack
from benchmarks.provenance.rewriting import decoded, heard
from benchmarks.provenance.waves import NoSoundError, mixed_with, read_wave
from tests.provenance_set.tiny import colour_at, frames_of

WHOLE = (72, 128)
CHANGED = {
    "headline": ((32, 58), 24), "half-size": ((36, 64), 24),
    "crop-10": ((64, 116), 24), "crop-10-off-centre": ((64, 116), 24), "crop-25": ((54, 96), 24),
    "quarter-size": ((18, 32), 24), "letterboxed": ((128, 72), 24), "on-blurred": ((128, 72), 24),
    "stretched": ((72, 102), 24), "speed-5": (WHOLE, 22), "tempo-5": (WHOLE, 22), "30-fps": (WHOLE, 30),
    "15-fps": (WHOLE, 15), "first-half-dropped": (WHOLE, 12), "screen-filmed": (WHOLE, 30),
    "screen-filmed-badly": (WHOLE, 30), "mirrored-boxed-captioned": ((128, 72), 24),
    "half-brighter-faster": ((36, 64), 22),
}  # fmt: skip
"""Size and number of frames of a second after variant 0, where they are not its own 72×128 and 24."""

ELSEWHERE = {"second-cut-out", "gif"}
VIDEOS = [each for each in ATTACKS if each.medium is Medium.VIDEO and each.name not in ELSEWHERE]


def run(name: str, clip: Path, folder: Path, variant: int = 0) -> Path:
    return attack(name).run(clip, folder, variant=variant, seed=3)


def sound_of(name: str, clip: Path, folder: Path, variant: int = 0) -> tuple[np.ndarray, int]:
    return read_wave(run(name, clip, folder, variant))


def level_db(sound: np.ndarray) -> float:
    return 20 * float(np.log10(np.sqrt(np.mean(sound.astype(np.float64) ** 2))))


def share_above(sound: np.ndarray, rate: int, hz: float) -> float:
    power = np.abs(np.fft.rfft(sound.mean(axis=0))) ** 2
    return float(power[np.fft.rfftfreq(sound.shape[1], 1 / rate) > hz].sum() / power.sum())


def seen(frames: list[np.ndarray]) -> float:
    """The blue that stands for the moment, in the middle of the first frame."""
    return colour_at(frames[0], 0.5, 0.5)[2]


def test_every_attack_says_what_it_imitates():
    assert len({each.name for each in ATTACKS}) == len(ATTACKS)
    assert all(each.imitates.endswith(".") and len(each.imitates.split()) >= 3 for each in ATTACKS)
    assert HEADLINE.severity is Severity.EVERYDAY
    assert {each.severity for each in ATTACKS} == set(Severity)


@pytest.mark.parametrize("each", VIDEOS, ids=lambda each: each.name)
def test_a_video_has_the_size_and_the_frames_that_its_name_says(each: Attack, silent_second: Path, tmp_path: Path):
    size, count = CHANGED.get(each.name, (WHOLE, 24))
    frames = frames_of(each.run(silent_second, tmp_path, seed=3))
    assert (frames[0].shape[1], frames[0].shape[0]) == size
    assert len(frames) == count


@pytest.mark.parametrize("name", ["crf-28", "speed-5", "second-cut-out", "one-second"])
def test_the_sound_stays_as_long_as_the_picture(name: str, delivered: Path, tmp_path: Path):
    with av.open(str(run(name, delivered, tmp_path))) as source:
        picture, sound = (float(stream.duration * stream.time_base) for stream in source.streams)
    assert picture == pytest.approx({"crf-28": 2, "speed-5": 1.9, "second-cut-out": 2, "one-second": 1}[name], abs=0.03)
    assert sound == pytest.approx(picture, abs=0.05)


def test_a_gif_is_silent_and_a_clip_without_sound_stays_so(delivered: Path, silent_second: Path, tmp_path: Path):
    assert heard(run("one-second", delivered, tmp_path)) is not None
    gif = run("gif", run("one-second", delivered, tmp_path), tmp_path)
    assert heard(gif) is None
    assert [frame.shape for frame in frames_of(gif)] == [(128, 72, 3)] * 10
    assert heard(run("crf-28", silent_second, tmp_path)) is None
    with pytest.raises(NoSoundError):
        run("sound-mono", silent_second, tmp_path)


def test_the_same_variant_and_seed_give_the_same_file_and_another_another(delivered: Path, tmp_path: Path):
    first, again = (attack("headline").run(delivered, tmp_path, variant=1, seed=3).read_bytes() for _ in range(2))
    assert first == again
    assert first != attack("headline").run(delivered, tmp_path, variant=1, seed=4).read_bytes()
    assert first != attack("headline").run(delivered, tmp_path, variant=3, seed=3).read_bytes()


def test_a_mirror_mirrors(silent_second: Path, tmp_path: Path):
    plain, mirrored = (frames_of(run(name, silent_second, tmp_path))[0] for name in ("crf-23", "mirrored"))
    assert colour_at(plain, 0.1, 0.5)[0] == pytest.approx(56, abs=4)
    assert colour_at(mirrored, 0.9, 0.5)[0] == pytest.approx(56, abs=4)
    assert colour_at(mirrored, 0.1, 0.5)[0] == pytest.approx(184, abs=4)


def reds(frame: np.ndarray) -> np.ndarray:
    """The red of every column, which tells how far to the right it was."""
    return frame[:, :, 0].mean(axis=0)


def test_a_crop_keeps_the_middle_and_another_its_corner(silent_second: Path, tmp_path: Path):
    plain, centred = (reds(frames_of(run(name, silent_second, tmp_path))[0]) for name in ("crf-23", "crop-10"))
    assert np.abs(centred - plain[4:68]).mean() < 2
    assert np.abs(centred - plain[0:64]).mean() > 4  # four columns further left is another picture
    lefts = [reds(frames_of(run("crop-10-off-centre", silent_second, tmp_path, turn))[0])[5] for turn in range(4)]
    assert max(lefts) - min(lefts) > 3  # not the same part each time
    assert all(plain[5] - 4 <= left <= plain[13] + 4 for left in lefts)


def test_brightness_contrast_colour_and_gamma_go_where_they_are_told(silent_second: Path, tmp_path: Path):
    def luma_and_colour(name: str, variant: int = 0) -> tuple[float, float]:
        frame = frames_of(run(name, silent_second, tmp_path, variant))[0].astype(float)
        return float(frame.mean()), float((frame.max(axis=2) - frame.min(axis=2)).mean())

    plain = luma_and_colour("crf-23")
    assert luma_and_colour("brighter")[0] == pytest.approx(1.2 * plain[0], rel=0.04)
    assert plain[0] + 15 < luma_and_colour("brighter", 1)[0] < plain[0] + 26  # 25.5, less what clips
    assert luma_and_colour("darker")[0] == pytest.approx(0.8 * plain[0], rel=0.04)
    assert luma_and_colour("saturation", 2)[1] < 1 < plain[1]
    assert luma_and_colour("gamma")[0] > plain[0] > luma_and_colour("gamma", 1)[0]


def test_boxes_are_black_beside_the_picture_and_blurred_ones_are_not(silent_second: Path, tmp_path: Path):
    boxed, blurred = (frames_of(run(name, silent_second, tmp_path))[0] for name in ("letterboxed", "on-blurred"))
    assert max(colour_at(boxed, 0.05, 0.5)) < 4
    assert colour_at(blurred, 0.05, 0.5)[0] > 30
    assert colour_at(boxed, 0.5, 0.5)[:2] == pytest.approx(colour_at(blurred, 0.5, 0.5)[:2], abs=6)


def test_captions_and_plates_cover_their_place_and_nothing_else(silent_second: Path, tmp_path: Path):
    plain, captioned = (frames_of(run(name, silent_second, tmp_path))[0] for name in ("crf-23", "captions"))
    assert colour_at(captioned, 0.05, 0.08) == pytest.approx([255, 255, 255], abs=6)
    assert colour_at(captioned, 0.5, 0.5)[:2] == pytest.approx(colour_at(plain, 0.5, 0.5)[:2], abs=4)
    plates = [colour_at(frames_of(run("logo", silent_second, tmp_path, turn))[0], 0.7, 0.858) for turn in (2, 3)]
    assert plates[0][0] == pytest.approx(40 + 160 * 0.7, abs=6)
    assert plates[1][1] < 100 < 150 < plates[0][1]  # a plate has hardly any green


def test_moments_go_where_they_are_told(delivered: Path, tmp_path: Path):
    first_half_gone = frames_of(run("first-half-dropped", delivered, tmp_path))
    assert seen(first_half_gone) == pytest.approx(120, abs=8)  # 60 + 120 / 2
    backwards = [seen([frame]) for frame in frames_of(run("reversed", delivered, tmp_path))]
    assert backwards[0] > backwards[-1] + 60
    jumps = np.diff([seen([frame]) for frame in frames_of(run("second-cut-out", delivered, tmp_path))])
    assert np.argmax(jumps) == 23
    assert jumps[23] == pytest.approx(40, abs=8)  # a second is 120 / 3


def test_stills_are_of_one_moment_and_phones_show_them_large(delivered: Path, tmp_path: Path):
    moments = [
        float(colour_at(np.array(Image.open(run("still-png", delivered, tmp_path, turn))), 0.5, 0.5)[2])
        for turn in range(3)
    ]
    assert len({round(moment) for moment in moments}) == 3
    shown = np.array(Image.open(run("still-phone", delivered, tmp_path)))
    assert shown.shape == (2340, 1080, 3)
    assert colour_at(shown, 0.5, 0.01) == pytest.approx([0, 0, 0], abs=3)
    assert colour_at(shown, 0.5, 0.48)[0] == pytest.approx(120, abs=6)


@pytest.mark.parametrize(
    ("name", "variant", "rate", "length_s"),
    [
        ("sound-aac-64k", 0, 48_000, 3.0), ("sound-mp3-64k", 0, 48_000, 3.0), ("sound-opus-48k", 0, 48_000, 3.0),
        ("sound-44k1", 0, 44_100, 3.0), ("sound-32k", 0, 32_000, 3.0), ("sound-22k05", 0, 22_050, 3.0),
        ("sound-telephone", 0, 8_000, 3.0), ("sound-faster-3", 0, 48_000, 3 / 1.03),
        ("sound-slower-5", 0, 48_000, 3 / 0.95), ("sound-tempo-5", 0, 48_000, 3 / 1.05),
        ("sound-tempo-5", 1, 48_000, 3 / 0.95), ("sound-second-cut-out", 0, 48_000, 2.0),
        ("sound-two-seconds", 0, 48_000, 2.0), ("sound-echo", 0, 48_000, 3.16), ("sound-semitone", 0, 48_000, 3.0),
        ("sound-over-the-air", 0, 48_000, 3.0), ("sound-levelled", 0, 48_000, 3.0), ("sound-equaliser", 1, 48_000, 3.0),
        ("sound-denoised", 0, 48_000, 3.0), ("sound-music", 1, 48_000, 3.0),
    ],
)  # fmt: skip
def test_a_sound_has_its_rate_and_its_length(
    name: str, variant: int, rate: int, length_s: float, delivered: Path, tmp_path: Path
):
    sound, found = sound_of(name, delivered, tmp_path, variant)
    assert found == rate
    assert sound.shape[1] / rate == pytest.approx(length_s, abs=0.06)


def test_gain_mono_and_low_pass_do_as_they_are_named(delivered: Path, tmp_path: Path):
    plain = heard(delivered)
    assert plain is not None
    softer, _ = sound_of("sound-gain", delivered, tmp_path)
    mono, _ = sound_of("sound-mono", delivered, tmp_path)
    dull, rate = sound_of("sound-low-pass", delivered, tmp_path)
    assert level_db(softer) == pytest.approx(level_db(plain) - 12, abs=0.1)
    assert np.array_equal(mono[0], mono[1])
    assert not np.array_equal(plain[0], plain[1])
    assert share_above(dull, rate, 8000) < 0.02 * share_above(plain, 48_000, 8000)


def test_noise_lies_as_far_below_as_it_says(delivered: Path, tmp_path: Path):
    plain = heard(delivered)
    assert plain is not None
    noisy, _ = sound_of("sound-noise", delivered, tmp_path)
    assert level_db(noisy - plain) == pytest.approx(level_db(plain) - 20, abs=0.2)


@pytest.mark.parametrize("under_db", [-12.0, 0.0])
def test_what_is_mixed_in_is_repeated_and_has_its_level(under_db: float):
    chance = np.random.default_rng(1)
    voice = chance.normal(0, 0.05, (2, 5000)).astype(np.float32)
    music = chance.normal(0, 0.01, (2, 1000)).astype(np.float32)
    added = mixed_with(music, under_db)(voice) - voice
    assert level_db(added) == pytest.approx(level_db(voice) + under_db, abs=0.1)
    assert np.allclose(added[:, :1000], added[:, 4000:], atol=1e-6)


def test_a_clip_is_decoded_once_for_all_its_attacks(delivered: Path, tmp_path: Path):
    run("crf-28", delivered, tmp_path)
    assert decoded(delivered)[5][0] is decoded(delivered)[5][0]
    assert decoded(delivered)[5][1] == pytest.approx(5 / 24)
