"""The way from sound to latents that diffusers does not have: the spectrogram is the one that everybody else computes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generation.engine.contracts import ClipRequest
from generation.engine.inputs import Footage, Keyframe, Reference, Region, Rework, Style, Voice
from generation.engine.ltx2.remarks import remarks
from tests.ltx2.watching import SMALLEST

RATE, HOP, BANDS = 16_000, 160, 64
PICTURE = np.zeros((8, 8, 3), np.uint8)
GIVEN = "Beside the words the model was given the clip itself."
ENDS_BEFORE = "The clip itself ends before: its last picture stands from there on."
IS_LONGER = "The clip itself is longer: its end is left out."


def test_the_bands_and_the_spectrogram_are_those_of_another_library(tiny_folder: Path) -> None:
    from transformers.audio_utils import mel_filter_bank, spectrogram, window_function

    from generation.engine.ltx2.hearing import log_mel, mel_bands

    sound = np.random.default_rng(1).standard_normal((2, 8_000)).astype(np.float32)
    theirs = mel_filter_bank(513, BANDS, 0, RATE / 2, RATE, norm="slaney", mel_scale="slaney")
    expected = [
        spectrogram(channel, window_function(1024, "hann"), 1024, HOP, power=1.0, mel_filters=theirs, mel_floor=1e-5)
        for channel in sound
    ]

    assert np.abs(mel_bands(RATE, BANDS).T - theirs).max() < 1e-6
    ours = log_mel(sound, rate=RATE, hop=HOP, bands=BANDS)
    assert ours.shape == (2, 51, BANDS)
    assert np.abs(ours - np.log(np.stack(expected)).transpose(0, 2, 1)).max() < 1e-4


def test_a_sound_too_short_to_be_mirrored_is_heard_with_silence_behind_it(tiny_folder: Path) -> None:
    from generation.engine.ltx2.hearing import log_mel

    assert log_mel(np.ones((2, 10), np.float32), rate=RATE, hop=HOP, bands=BANDS).shape == (2, 4, BANDS)


def clip(frames: int) -> Footage:
    return Footage(frames=np.repeat(PICTURE[None], frames, 0), fps=24)


@pytest.mark.parametrize(
    ("request_", "is_guided", "said"),
    [
        (SMALLEST, False, []),
        (replace(SMALLEST, negative_prompt="rain"), True, ["Beside the words the model was given what is unwanted."]),
        (
            replace(SMALLEST, negative_prompt="rain"),
            False,
            ["This model cannot be told what is unwanted: that was left out."],
        ),
        (
            replace(SMALLEST, prompt="a ball, SFX: rain", audio=False),
            True,
            ["No sound was asked for: what is told of sounds was left out."],
        ),
        (
            replace(SMALLEST, keyframes=(Keyframe(picture=PICTURE), Keyframe(picture=PICTURE, at_s=9 / 24))),
            True,
            [
                "Beside the words the model was given a picture to begin with and a picture for the moment 0.38 s into it.",
            ],
        ),
        (
            replace(SMALLEST, keyframes=(Keyframe(picture=PICTURE, at_s=2),)),
            True,
            [
                "Beside the words the model was given a picture for the moment 0.38 s into it.",
                "A picture was to be seen after the end: it is the last one.",
            ],
        ),
        (
            replace(SMALLEST, rework=Rework(footage=clip(9), strength=1, regions=(Region(),), keeps_sound=True)),
            True,
            [
                "Beside the words the model was given the clip itself (of which a part may change) and its sound, "
                "which stays.",
            ],
        ),
        (replace(SMALLEST, rework=Rework(footage=clip(6), strength=1)), True, [GIVEN, ENDS_BEFORE]),
        (replace(SMALLEST, rework=Rework(footage=clip(48), strength=1)), True, [GIVEN, IS_LONGER]),
        (
            replace(SMALLEST, voice=Voice(sound=np.zeros((2, 240_000), np.float32))),
            True,
            ["Beside the words the model was given a voice."],
        ),
        (
            replace(
                SMALLEST,
                references=(Reference(footage=clip(9)),) * 2,
                styles=(Style(name="clay"),),
                voice=Voice(sound=np.zeros((2, 100_000), np.float32), sample_rate=16_000),
            ),
            True,
            [
                "Beside the words the model was given 2 clips for reference, a voice and the style clay.",
                "Of the voice the first 5 s are heard.",
            ],
        ),
    ],
)
def test_what_is_given_and_what_is_used_in_part_is_said(
    request_: ClipRequest, is_guided: bool, said: list[str]
) -> None:
    pytest.importorskip("torch")
    assert list(remarks(request_, is_guided=is_guided)) == said
