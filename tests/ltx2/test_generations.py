"""LTX-2, 2.3 and 2.5 through one adapter: what differs is read from their configs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generation.engine.catalogue import LTX2
from generation.engine.inputs import Keyframe, Voice
from generation.engine.ltx2.model import load_model
from generation.engine.ltx2.options import Options
from generation.engine.protocol import SilentWatch
from tests.ltx2.conftest import STEPS
from tests.ltx2.test_inputs import PICTURE, bare, denoised, distance, hum
from tests.ltx2.tiny_model import Generation, build_tiny_model
from tests.ltx2.watching import SMALLEST, RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

LATER: tuple[Generation, ...] = ("LTX-2.3", "LTX-2.5")


@pytest.fixture(scope="module", params=LATER)
def later(
    request: pytest.FixtureRequest, tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenLtx2]:
    """A model of a later generation, as it is told to be denoised by itself."""
    from generation.engine.ltx2.session import OpenLtx2

    folder = build_tiny_model(tmp_path_factory.mktemp("later") / "tiny", generation=request.param)
    steps = STEPS if request.param == "LTX-2.3" else None
    session = OpenLtx2(load_model(str(folder), Options(device="cpu", batch_max=2, steps=steps)), LTX2)
    yield session
    session.close()


def test_a_later_model_is_known_by_its_parts_and_denoised_its_way(later: OpenLtx2) -> None:
    watch = RecordingWatch()
    rendering = later.render(SMALLEST, watch)
    schedule, is_latest = later.model.schedule, later.model.folder.title == "LTX-2.5"

    assert rendering.model == ("LTX-2.5 distilled" if is_latest else "LTX-2.3")
    assert (schedule.name, schedule.use_cross_timestep) == ("distilled" if is_latest else "full", True)
    assert later.model.pipe.duration_head is None
    assert pictures(rendering).shape == (9, 64, 64, 3)
    assert rendering.sound is not None
    assert rendering.sound.shape == (2, 18_000)  # made at 48 kHz
    assert later.model.pipe.vocoder.config.output_sampling_rate == 48_000


def test_it_is_diffusers_own_clip(later: OpenLtx2) -> None:
    ours = denoised(later, SMALLEST)[0]
    theirs = bare(later.model, type(later.model.pipe), SMALLEST)

    assert float((ours.latents.picture - theirs.frames).abs().max()) < 1e-5
    assert float((ours.latents.sound - theirs.audio).abs().max()) < 1e-5


def test_a_picture_is_compressed_as_the_model_saw_pictures(later: OpenLtx2) -> None:
    """18 for 2.5, 33 before: by the text encoder, as diffusers has it."""
    from diffusers import LTX2ConditionPipeline
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    ours = denoised(later, replace(SMALLEST, keyframes=(Keyframe(picture=PICTURE),)))[0]
    condition = LTX2VideoCondition(frames=PICTURE[None], index=0)
    theirs = bare(later.model, LTX2ConditionPipeline, SMALLEST, conditions=[condition])

    assert float((ours.latents.picture - theirs.frames).abs().max()) < 1e-5


def test_a_voice_is_heard_in_a_batch_as_alone(later: OpenLtx2) -> None:
    one, other = (replace(SMALLEST, seed=seed, voice=Voice(sound=hum(seed))) for seed in (1, 2))

    first, _ = denoised(later, one, other)

    assert distance(first, denoised(later, one)[0]) < 1e-5
    assert distance(first, denoised(later, replace(SMALLEST, seed=1))[0]) > 1e-3


def test_every_switch_of_the_guidance_is_told(later: OpenLtx2) -> None:
    told = later.model.schedule.call_arguments()
    sides = ("guidance_scale", "stg_scale", "modality_scale", "guidance_rescale")

    assert all(f"{side}{switch}" in told for side in ("", "audio_") for switch in sides)
    assert later.render(SMALLEST, SilentWatch()).notes == ()
