"""Styles on random LoRA weights: loaded once, on for the batch that asks for them, and gone without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest, Stage
from generation.engine.errors import ModelUnavailableError, RequestNotPossibleError
from generation.engine.inputs import Style
from generation.engine.ltx2 import groups
from generation.engine.ltx2.model import load_model
from generation.engine.ltx2.options import Options
from generation.engine.protocol import SilentWatch
from tests.ltx2.conftest import STEPS
from tests.ltx2.test_inputs import denoised, distance
from tests.ltx2.tiny_model import save_tiny_upsampler
from tests.ltx2.watching import SMALLEST, RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

ATTENTIONS = ("attn1.to_q", "attn1.to_v", "audio_attn1.to_v")


def write_adapter(folder: Path, seed: int, part: str = "transformer", times: int = 1) -> Path:
    """This will write random weights of rank 2 for some attentions of the tiny transformer, or of one so many `times` as
    wide, in diffusers' own names.
    """
    import torch
    from safetensors.torch import save_file

    folder.mkdir()
    chance = torch.Generator().manual_seed(seed)
    weights = {}
    for block in range(2):
        for name in ATTENTIONS:
            width = times * (8 if name.startswith("audio") else 16)
            layer = f"{part}.transformer_blocks.{block}.{name}"
            weights[f"{layer}.lora_A.weight"] = torch.randn(2, width, generator=chance)
            weights[f"{layer}.lora_B.weight"] = torch.randn(width, 2, generator=chance)
    save_file(weights, folder / "pytorch_lora_weights.safetensors")
    return folder


@pytest.fixture(scope="module")
def styled_folders(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Two styles on disk."""
    folder = tmp_path_factory.mktemp("styles")
    return {name: str(write_adapter(folder / name, seed)) for seed, name in enumerate(("clay", "ink"))}


@pytest.fixture(scope="module")
def with_styles(tiny_folder: Path, styled_folders: dict[str, str]) -> Iterator[OpenLtx2]:
    """A session that has them."""
    from generation.engine.ltx2.session import OpenLtx2

    options = Options(steps=STEPS, device="cpu", batch_max=4, styles=styled_folders)
    session = OpenLtx2(load_model(str(tiny_folder), options), LTX2)
    yield session
    session.close()


def in_style(*styles: Style) -> ClipRequest:
    """This will be the smallest clip in some styles."""
    return replace(SMALLEST, styles=styles)


def test_a_style_shows_at_its_scale_and_leaves_no_trace(opened: OpenLtx2, with_styles: OpenLtx2) -> None:
    clay, ink = Style(name="clay"), Style(name="ink")
    plain = denoised(opened, SMALLEST)[0]  # by a model over which no style was ever loaded

    before = denoised(with_styles, SMALLEST)[0]
    in_clay, weaker, in_ink, in_both = (
        denoised(with_styles, in_style(*styles))[0]
        for styles in ((clay,), (replace(clay, scale=0.25),), (ink,), (clay, ink))
    )
    after = denoised(with_styles, SMALLEST)[0]

    assert distance(plain, before) == distance(plain, after) == 0
    assert distance(plain, in_clay) > distance(plain, weaker) > 1e-3
    assert min(distance(in_clay, in_ink), distance(in_clay, in_both), distance(in_ink, in_both)) > 1e-3
    assert distance(plain, denoised(with_styles, in_style(replace(clay, scale=0.0)))[0]) < 1e-6


def test_a_batch_of_styles_gives_what_each_is_alone(with_styles: OpenLtx2) -> None:
    clay = in_style(Style(name="clay"))
    wishes = [clay, in_style(), in_style(Style(name="ink")), replace(clay, seed=9)]

    for clip, wish in zip(denoised(with_styles, *wishes), wishes, strict=True):
        assert distance(clip, denoised(with_styles, wish)[0]) < 1e-5


@pytest.mark.parametrize(
    ("styles", "sentence"),
    [
        ((Style(name="oil"),), "There is no style 'oil' here: it has clay, ink."),
        ((Style(name="ink"), Style(name="ink", scale=2)), "A style was asked for twice."),
    ],
)
def test_a_style_that_is_not_here_is_refused_alone(
    with_styles: OpenLtx2, styles: tuple[Style, ...], sentence: str
) -> None:
    refused, other = with_styles.start([in_style(*styles), SMALLEST], [SilentWatch()] * 2)

    assert isinstance(refused, RequestNotPossibleError)
    assert str(refused) == sentence
    assert not isinstance(other, Exception)


def test_a_guided_model_s_second_stage_takes_the_adapter_that_distils_it(
    tiny_folder: Path, styled_folders: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generation.engine.ltx2.session import OpenLtx2

    monkeypatch.setattr(groups, "ONE_STAGE_PIXELS", 64 * 64)
    upsampler = save_tiny_upsampler(tmp_path / "upsampler")
    options = Options(steps=STEPS, device="cpu", styles=styled_folders, refine="ink", upsampler=str(upsampler))
    session = OpenLtx2(load_model(str(tiny_folder), options), LTX2)
    watch, layer, active = RecordingWatch(), session.model.pipe.transformer.transformer_blocks[0].attn1.to_q, []
    layer.register_forward_pre_hook(
        lambda layer, _: active.append(() if layer.disable_adapters else tuple(layer.active_adapters))
    )

    (clip,) = session.start([replace(in_style(Style(name="clay")), width=128)], [watch])

    assert not isinstance(clip, Exception)
    assert watch.seen[-1] == (Stage.DENOISING, STEPS + 3, STEPS + 3)
    assert active == [("clay",)] * 3 * STEPS + [("clay", "ink")] * 3  # guidance calls three times a step
    assert layer.disable_adapters


def test_without_styles_none_is_here(opened: OpenLtx2) -> None:
    with pytest.raises(RequestNotPossibleError, match=r"^There is no style 'clay' here: it has none\.$"):
        opened.render(in_style(Style(name="clay")), SilentWatch())


def test_a_style_that_is_none_is_one_sentence_at_the_start(tiny_folder: Path, tmp_path: Path) -> None:
    def refusal(where: Path) -> str:
        with pytest.raises(ModelUnavailableError) as refused:
            load_model(str(tiny_folder), Options(steps=STEPS, device="cpu", styles={"clay": str(where)}))
        return str(refused.value)

    assert refusal(tmp_path) == f"The style clay needs one file of weights (*.safetensors): {tmp_path} has 0."
    other = write_adapter(tmp_path / "other", 3, part="unet")
    assert refusal(other).startswith(f"The style clay in {other / 'pytorch_lora_weights.safetensors'} ")
    wider = write_adapter(tmp_path / "wider", 3, times=2)
    assert "cannot be loaded: Error(s) in loading state_dict for LTX2VideoTransformer3DModel: size mismatch for " in (
        refusal(wider)
    )


def test_a_style_lies_over_weights_of_8_bits_too(tiny_folder: Path, styled_folders: dict[str, str]) -> None:
    from generation.engine.ltx2.session import OpenLtx2

    options = Options(steps=STEPS, device="cpu", weights="int8", styles=styled_folders)
    session = OpenLtx2(load_model(str(tiny_folder), options), LTX2)
    plain = pictures(session.render(in_style(), SilentWatch()))

    clay = pictures(session.render(in_style(Style(name="clay", scale=1.0)), SilentWatch()))

    assert session.holding.plan == "int8 resident"
    assert not np.array_equal(clay, plain)
    assert np.array_equal(pictures(session.render(in_style(), SilentWatch())), plain)
