"""Large clips in two stages, on a random upsampler: small first, then enlarged and refined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import Stage
from generation.engine.errors import ModelUnavailableError
from generation.engine.inputs import Rework
from generation.engine.ltx2 import groups
from generation.engine.ltx2.model import load_model
from generation.engine.ltx2.options import Options
from tests.ltx2.test_inputs import CLIP, KINDS, denoised, distance
from tests.ltx2.tiny_model import save_tiny_upsampler
from tests.ltx2.watching import SMALLEST, RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

LARGE = replace(SMALLEST, width=120, height=128)


@pytest.fixture(scope="module")
def enlarging(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLtx2]:
    """A distilled model whose folder has an upsampler in it."""
    from generation.engine.ltx2.session import OpenLtx2

    folder = tmp_path_factory.mktemp("models") / "tiny-distilled"
    folder.mkdir()
    for part in tiny_folder.iterdir():
        (folder / part.name).symlink_to(part)
    save_tiny_upsampler(folder / "latent_upsampler")
    session = OpenLtx2(load_model(str(folder), Options(device="cpu", batch_max=2)), LTX2)
    yield session
    session.close()


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above 96 x 96 pixels a clip is a large one."""
    monkeypatch.setattr(groups, "ONE_STAGE_PIXELS", 96 * 96)


def test_a_large_clip_is_diffusers_own_two_stages(enlarging: OpenLtx2) -> None:
    import torch
    from diffusers import LTX2LatentUpsamplePipeline
    from diffusers.pipelines.ltx2.utils import STAGE_2_DISTILLED_SIGMA_VALUES

    clip = denoised(enlarging, LARGE)[0]
    pipe = enlarging.model.pipe
    how = {
        "prompt": LARGE.prompt,
        "num_frames": 9,
        "max_sequence_length": 64,
        "generator": torch.Generator("cpu").manual_seed(LARGE.seed),
        "output_type": "latent",
    }
    schedule = enlarging.model.schedule
    small = pipe(**how, **schedule.call_arguments(), width=64, height=64)
    enlarge = LTX2LatentUpsamplePipeline(vae=pipe.vae, latent_upsampler=enlarging.model.upsampler)
    (latents,) = enlarge(
        latents=small.frames, width=64, height=64, latents_normalized=False, output_type="latent", return_dict=False
    )
    refined = replace(schedule, sigmas=tuple(STAGE_2_DISTILLED_SIGMA_VALUES), steps=3).call_arguments()
    large = pipe(
        **how, **refined, width=128, height=128, latents=latents, audio_latents=small.audio, noise_scale=0.909375
    )

    assert (clip.group.canvas.width, clip.group.canvas.height, clip.group.canvas.stages) == (128, 128, 2)
    assert float((clip.latents.picture - large.frames).abs().max()) < 1e-5
    assert float((clip.latents.sound - large.audio).abs().max()) < 1e-5


@pytest.mark.usefixtures("impatient")
def test_its_steps_are_counted_through_and_its_glimpses_are_of_both_sizes(enlarging: OpenLtx2) -> None:
    watch = RecordingWatch()

    rendering = enlarging.render(LARGE, watch)

    assert [seen for seen in watch.seen if seen[0] is Stage.DENOISING] == [
        (Stage.DENOISING, step, 11) for step in range(1, 12)
    ]
    assert {preview.shape for preview in watch.previews} == {(64, 64, 3), (128, 128, 3)}
    assert pictures(rendering).shape == (9, 128, 120, 3)
    assert rendering.notes == (
        "Made at 128×128 and cut to its middle, the 120×128 that you asked for.",
        "Made at half its width and height first, then enlarged and refined.",
    )


@pytest.mark.parametrize("kind", ["first and last", "reference", "voice"])
def test_what_is_given_is_given_in_both_stages_and_in_a_batch(enlarging: OpenLtx2, kind: str) -> None:
    one, other = (replace(LARGE, seed=seed, **how) for seed, how in zip((1, 2), KINDS[kind], strict=True))

    first, second = denoised(enlarging, one, other)

    assert distance(first, denoised(enlarging, one)[0]) < 1e-5
    assert distance(second, denoised(enlarging, other)[0]) < 1e-5
    assert distance(first, denoised(enlarging, replace(LARGE, seed=1))[0]) > 1e-3


def test_small_clips_and_reworked_ones_are_made_at_once(enlarging: OpenLtx2, opened: OpenLtx2) -> None:
    reworked = replace(LARGE, rework=Rework(footage=CLIP, strength=0.5))

    stages = [denoised(enlarging, wish)[0].group.canvas.stages for wish in (SMALLEST, reworked)]

    assert stages == [1, 1]
    assert denoised(opened, LARGE)[0].group.canvas.stages == 1  # no upsampler, and no distilled levels


def test_a_rework_begins_at_its_strength(enlarging: OpenLtx2) -> None:
    watch = RecordingWatch()

    enlarging.start([replace(SMALLEST, rework=Rework(footage=CLIP, strength=0.8))], [watch])

    assert [seen for seen in watch.seen if seen[0] is Stage.DENOISING] == [
        (Stage.DENOISING, step, 3) for step in (1, 2, 3)
    ]  # at .8, .725 and .421875


def test_an_upsampler_that_is_none_is_one_sentence_at_the_start(tiny_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError) as refused:
        load_model(str(tiny_folder), Options(device="cpu", upsampler=str(tmp_path / "nothing")))

    assert str(refused.value) == (
        f"The upsampler in {tmp_path / 'nothing'} is none: name a folder that holds config.json and its weights."
    )

    with pytest.raises(ModelUnavailableError) as refused:
        load_model(str(tiny_folder), Options(device="cpu", upsampler=str(tiny_folder / "vae")))

    said = str(refused.value)
    assert said.startswith(f"The upsampler in {tiny_folder / 'vae'} cannot be loaded: its config asks for ")
    assert said.endswith(", which its files do not hold.")


def test_the_real_sizes_that_take_two_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    grid = groups.Grid(spatial=32, temporal=8)

    def stages(width: int, height: int) -> tuple[int, int, int]:
        request = replace(SMALLEST, width=width, height=height)
        canvas = groups.group_of(request, grid, can_enlarge=True).canvas
        return canvas.width, canvas.height, canvas.stages

    assert stages(1280, 720) == (1280, 736, 1)
    assert stages(1920, 1080) == (1920, 1088, 2)
    assert stages(1080, 1920) == (1088, 1920, 2)
