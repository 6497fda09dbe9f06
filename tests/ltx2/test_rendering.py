"""The tiny model at work: what a member gets, how it is left, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest, Stage
from generation.engine.errors import (
    BadOutputError,
    ModelUnavailableError,
    RenderingCancelledError,
    RequestNotPossibleError,
)
from generation.engine.ltx2.engine import Ltx2Engine
from generation.engine.ltx2.model import LoadedModel, load_model
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.sound import clip_sound
from generation.engine.protocol import SilentWatch
from tests.ltx2.conftest import STEPS
from tests.ltx2.watching import SMALLEST, RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

Clip = tuple[np.ndarray, np.ndarray]
TWICE = "It was tried twice, with two seeds."
OFF_GRID = ClipRequest(prompt="a ball bounces", width=100, height=76, duration_s=1.3, fps=24, seed=7)


@pytest.fixture(scope="module")
def plain(loaded: LoadedModel) -> Clip:
    """SMALLEST as the model renders it when nothing is in the way: frames and sound."""
    from generation.engine.ltx2.session import OpenLtx2

    rendering = OpenLtx2(loaded, LTX2).render(SMALLEST, SilentWatch())
    assert rendering.sound is not None
    return pictures(rendering), rendering.sound


@contextmanager
def changed(tensor: Any, change: Callable[[Any], Any]) -> Iterator[None]:
    """This will change a weight in place for the time of the `with`."""
    before = tensor.data.clone()
    change(tensor.data)
    try:
        yield
    finally:
        tensor.data.copy_(before)


def bare_call(loaded: LoadedModel, seed: int) -> Any:
    """This will be what the pipeline itself answers for OFF_GRID's canvas, with its own defaults."""
    import torch
    from diffusers.pipelines.ltx2.utils import DEFAULT_NEGATIVE_PROMPT

    return loaded.pipe(
        OFF_GRID.prompt,
        negative_prompt=DEFAULT_NEGATIVE_PROMPT,
        width=128,
        height=96,
        num_frames=33,
        frame_rate=24.0,
        num_inference_steps=STEPS,
        spatio_temporal_guidance_blocks=[1],
        use_cross_timestep=False,
        max_sequence_length=64,
        generator=torch.Generator("cpu").manual_seed(seed),
        output_type="np",
    )


def test_an_off_grid_clip_has_exactly_what_was_asked_for(opened: OpenLtx2, loaded: LoadedModel) -> None:
    rendering = opened.render(OFF_GRID, SilentWatch())
    frames = pictures(rendering)

    assert (rendering.width, rendering.height, rendering.fps, rendering.frame_count) == (100, 76, 24, 31)
    assert (frames.shape, frames.dtype) == ((31, 76, 100, 3), np.uint8)
    assert rendering.sound is not None
    assert (rendering.sound.shape, rendering.sound.dtype) == ((2, 62_000), np.float32)  # 31 / 24 s at 48 kHz
    assert rendering.sample_rate == 48_000
    assert (rendering.model, rendering.model_version) == ("LTX-2", loaded.folder.version)
    assert rendering.notes == (
        "Made at 128×96 and cut to its middle, the 100×76 that you asked for.",
        "Made some frames longer than you asked, and cut at the end.",
    )


def test_it_is_the_pipeline_s_own_clip_cropped_and_trimmed(opened: OpenLtx2, loaded: LoadedModel) -> None:
    rendering = opened.render(OFF_GRID, SilentWatch())
    bare = bare_call(loaded, OFF_GRID.seed)

    expected = (bare.frames[0] * 255).round().astype(np.int16)[:31, 10:86, 14:114]
    assert np.abs(pictures(rendering).astype(np.int16) - expected).max() <= 1  # rounding
    expected_sound = clip_sound(bare.audio[0].float().numpy(), rate=24_000, length_s=OFF_GRID.length_s)
    assert np.abs(rendering.sound - expected_sound).max() < 1e-4


def test_the_same_seed_gives_the_same_clip_and_another_seed_another(opened: OpenLtx2, plain: Clip) -> None:
    again = opened.render(SMALLEST, SilentWatch())
    other = opened.render(replace(SMALLEST, seed=8), SilentWatch())

    assert np.array_equal(pictures(again), plain[0])
    assert np.array_equal(again.sound, plain[1])
    assert not np.array_equal(pictures(other), plain[0])
    assert not np.array_equal(other.sound, plain[1])


def test_a_clip_without_sound_has_the_same_pictures(
    opened: OpenLtx2, loaded: LoadedModel, plain: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded.pipe.vocoder, "forward", lambda mel: pytest.fail("sound was made that nobody wants"))

    silent = opened.render(replace(SMALLEST, audio=False), SilentWatch())

    assert silent.sound is None
    assert np.array_equal(pictures(silent), plain[0])


@pytest.mark.parametrize(
    ("prompt", "notes"),
    [("x" * 64, ()), ("x" * 80, ("These are more words than the model reads: about the first 80 % had a say.",))],
    ids=["all", "cut"],
)
def test_a_prompt_too_long_to_be_read_is_said(opened: OpenLtx2, prompt: str, notes: tuple[str, ...]) -> None:
    assert opened.render(replace(SMALLEST, prompt=prompt, audio=False), SilentWatch()).notes == notes


def test_the_watch_sees_every_step_in_order(opened: OpenLtx2) -> None:
    watch = RecordingWatch()

    opened.render(SMALLEST, watch)

    assert watch.seen == [
        (Stage.READING, 0, 1),
        (Stage.READING, 1, 1),
        *((Stage.DENOISING, step, STEPS) for step in range(1, STEPS + 1)),
        (Stage.DECODING, 0, 2),
        (Stage.DECODING, 1, 2),
        (Stage.DECODING, 2, 2),
    ]


def test_a_cancel_leaves_within_its_step_and_the_model_renders_again(
    opened: OpenLtx2, loaded: LoadedModel, plain: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, sent_home = RecordingWatch(cancel_at=(Stage.DENOISING, 2)), []
    with monkeypatch.context() as patch:
        patch.setattr(loaded.pipe, "maybe_free_model_hooks", lambda: sent_home.append(True))
        with pytest.raises(RenderingCancelledError):
            opened.render(SMALLEST, watch)

    assert watch.seen[-2:] == [(Stage.DENOISING, 1, STEPS), (Stage.DENOISING, 2, STEPS)]
    assert sent_home == [True]
    assert np.array_equal(pictures(opened.render(SMALLEST, SilentWatch())), plain[0])


@pytest.mark.parametrize("moment", [(Stage.READING, 0), (Stage.DECODING, 0), (Stage.DECODING, 1)])
def test_a_cancel_is_heard_around_reading_and_decoding_too(opened: OpenLtx2, moment: tuple[Stage, int]) -> None:
    watch = RecordingWatch(cancel_at=moment)

    with pytest.raises(RenderingCancelledError):
        opened.render(SMALLEST, watch)

    assert watch.seen[-1][:2] == moment


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("transformer.proj_out", "The model's numbers for the picture's latents are not all finite."),
        ("vae.decoder.conv_out.conv", "The model's numbers for the picture are not all finite."),
        ("vocoder.conv_out", "The model's numbers for the sound are not all finite."),
    ],
)
def test_weights_gone_bad_give_no_clip(opened: OpenLtx2, loaded: LoadedModel, part: str, sentence: str) -> None:
    name, _, inner = part.partition(".")
    weight = getattr(loaded.pipe, name).get_submodule(inner).weight

    with changed(weight, lambda data: data.fill_(float("nan"))), pytest.raises(BadOutputError) as bad:
        opened.render(SMALLEST, SilentWatch())

    assert str(bad.value) == f"{sentence} {TWICE}"


@pytest.mark.parametrize(("level", "word"), [(-3.0, "black"), (0.2, "the same")])
def test_a_picture_that_is_none_gives_no_clip(opened: OpenLtx2, loaded: LoadedModel, level: float, word: str) -> None:
    last = loaded.pipe.vae.decoder.conv_out.conv

    with (
        changed(last.weight, lambda data: data.zero_()),
        changed(last.bias, lambda data: data.fill_(level)),
        pytest.raises(BadOutputError, match=rf"^The model's frames are all {word}\. {TWICE}$"),
    ):
        opened.render(SMALLEST, SilentWatch())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"duration_s": 20.1}, "LTX-2 renders at most 20 s in one pass; 20.1 s were asked for."),
        ({"width": 3840, "height": 2160}, "LTX-2 renders at most 2088960 pixels; 3840×2160 were asked for."),
        ({"fps": 27}, "LTX-2 renders 24, 25, 30 frames a second; 27 were asked for."),
    ],
)
def test_what_the_engine_cannot_do_is_refused_before_it_starts(
    opened: OpenLtx2, change: dict[str, Any], sentence: str
) -> None:
    watch = RecordingWatch()

    with pytest.raises(RequestNotPossibleError) as refused:
        opened.render(replace(SMALLEST, **change), watch)

    assert (str(refused.value), watch.seen) == (sentence, [])


def test_the_longest_and_largest_clip_is_not_refused(tiny_folder: Path) -> None:
    from generation.engine.ltx2.session import refuse_impossible

    refuse_impossible(replace(SMALLEST, duration_s=20, width=1920, height=1080, fps=30), LTX2)


def test_a_distilled_model_is_run_once_a_step_in_half_numbers(tiny_folder: Path) -> None:
    from generation.engine.ltx2.session import OpenLtx2

    options = Options(schedule="distilled", device="cpu", dtype="bfloat16", attention="_native_math")
    distilled, watch, calls = load_model(str(tiny_folder), options), RecordingWatch(), []
    distilled.pipe.transformer.register_forward_pre_hook(lambda *_: calls.append(True))

    rendering = OpenLtx2(distilled, LTX2).render(SMALLEST, watch)

    assert [seen for seen in watch.seen if seen[0] is Stage.DENOISING] == [
        (Stage.DENOISING, step, 8) for step in range(1, 9)
    ]
    assert len(calls) == 8  # unguided; the full schedule calls three times a step
    assert rendering.model == "LTX-2 distilled"
    assert pictures(rendering).shape == (9, 64, 64, 3)


def test_an_engine_opens_warms_renders_and_lets_go(tiny_folder: Path, plain: Clip) -> None:
    engine = Ltx2Engine(str(tiny_folder), Options(steps=STEPS, device="cpu", warm=True))

    with engine.open() as session:
        warmed = pictures(session.render(SMALLEST, SilentWatch()))

    assert np.array_equal(warmed, plain[0])
    with pytest.raises(ModelUnavailableError):
        session.render(SMALLEST, SilentWatch())


def test_a_model_that_cannot_make_its_first_clip_is_refused_at_the_start(opened: OpenLtx2, loaded: LoadedModel) -> None:
    last = loaded.pipe.vae.decoder.conv_out.conv

    with changed(last.weight, lambda data: data.fill_(float("nan"))), pytest.raises(ModelUnavailableError) as refused:
        opened.warm(SilentWatch())

    assert str(refused.value) == (
        "The model was loaded, but it cannot render 1 × 64×64 with 9 frames: "
        f"The model's numbers for the picture are not all finite. {TWICE}"
    )
