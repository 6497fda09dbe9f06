"""Nothing of the denoising is left to the pipeline's defaults."""

from __future__ import annotations

import pytest

from generation.engine.ltx2.options import Options
from generation.engine.ltx2.schedule import distilled_schedule, full_schedule, is_distilled

SIGMAS = (1.0, 0.725, 0.421875)
LTX_2 = {"num_layers": 48, "perturbed_attn": False}
LTX_2_3 = {"num_layers": 48, "perturbed_attn": True, "use_prompt_embeddings": False}


def test_a_distilled_schedule_switches_all_eight_guidances_off() -> None:
    assert distilled_schedule(SIGMAS, use_cross_timestep=True).call_arguments() == {
        "num_inference_steps": 3,
        "sigmas": [1.0, 0.725, 0.421875],
        "guidance_scale": 1.0,
        "stg_scale": 0.0,
        "modality_scale": 1.0,
        "guidance_rescale": 0.0,
        "audio_guidance_scale": 1.0,
        "audio_stg_scale": 0.0,
        "audio_modality_scale": 1.0,
        "audio_guidance_rescale": 0.0,
        "spatio_temporal_guidance_blocks": [],
        "use_cross_timestep": True,
    }


def test_a_full_schedule_says_all_eight_too() -> None:
    assert full_schedule(LTX_2_3, steps=None, negative_prompt="blurry").call_arguments() == {
        "num_inference_steps": 30,
        "sigmas": None,
        "guidance_scale": 3.0,
        "stg_scale": 1.0,
        "modality_scale": 3.0,
        "guidance_rescale": 0.7,
        "audio_guidance_scale": 7.0,
        "audio_stg_scale": 1.0,
        "audio_modality_scale": 3.0,
        "audio_guidance_rescale": 0.7,
        "spatio_temporal_guidance_blocks": [28],
        "use_cross_timestep": True,
    }


def test_only_guided_schedules_read_the_negative_prompt() -> None:
    assert full_schedule(LTX_2_3, steps=4, negative_prompt="blurry").is_guided
    assert not distilled_schedule(SIGMAS, use_cross_timestep=True).is_guided


def test_a_first_generation_model_has_its_own_way() -> None:
    schedule = full_schedule({**LTX_2, "perturbed_attn": True}, steps=12, negative_prompt="")

    assert (schedule.steps, schedule.perturbed_blocks, schedule.use_cross_timestep) == (12, (29,), False)


def test_a_model_without_perturbed_attention_is_not_run_once_more_for_nothing() -> None:
    schedule = full_schedule(LTX_2, steps=12, negative_prompt="")

    assert (schedule.guidance["stg_scale"], schedule.guidance["audio_stg_scale"]) == (0.0, 0.0)
    assert schedule.perturbed_blocks == ()


@pytest.mark.parametrize(
    ("scheduler", "name", "expected"),
    [
        ({"use_dynamic_shifting": False, "shift_terminal": None}, "LTX-2.5-Diffusers", True),
        ({"use_dynamic_shifting": True, "shift_terminal": 0.1}, "LTX-2-Distilled", True),
        ({"use_dynamic_shifting": True, "shift_terminal": 0.1}, "LTX-2", False),
        ({"use_dynamic_shifting": False, "shift_terminal": 0.1}, "LTX-2", False),
    ],
)
def test_a_distilled_model_is_recognised(scheduler: dict[str, object], name: str, expected: bool) -> None:
    assert is_distilled(scheduler, name) is expected


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ({"schedule": "fast"}, "schedule is 'fast'; it must be auto, distilled or full"),
        ({"dtype": "int8"}, "dtype is 'int8'; it must be auto, bfloat16, float16 or float32"),
        ({"steps": 1}, "steps is 1; a schedule needs at least 2"),
        ({"schedule": "distilled", "steps": 8}, "a distilled schedule has fixed steps; leave steps out"),
        ({"device": "gpu"}, "device is 'gpu'; it must be auto, cpu, cuda or cuda:<number>"),
    ],
)
def test_a_wrong_option_is_refused_in_words(option: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        Options(**option)

    assert str(refusal.value) == sentence
