"""What makes the model faster or smaller changes no clip, or as little as is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipShape, Holding, Stage
from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.model import LoadedModel, load_model
from generation.engine.ltx2.options import Options
from generation.engine.protocol import SilentWatch
from tests.ltx2.watching import SMALLEST, RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

DISTILLED = Options(schedule="distilled", device="cpu")


def tuned(folder: Path, **options: Any) -> OpenLtx2:
    """This will open the tiny model, distilled, with further options."""
    from generation.engine.ltx2.session import OpenLtx2

    return OpenLtx2(load_model(str(folder), replace(DISTILLED, **options)), LTX2)


@pytest.fixture(scope="module")
def plain(tiny_folder: Path) -> np.ndarray:
    """SMALLEST as the distilled model renders it without any of this."""
    return pictures(tuned(tiny_folder).render(SMALLEST, SilentWatch()))


def test_compiled_blocks_are_one_graph_and_give_the_same_clip(tiny_folder: Path, plain: np.ndarray) -> None:
    from torch._dynamo.utils import counters

    session = tuned(tiny_folder, compile="eager")
    counters.clear()

    compiled = pictures(session.render(SMALLEST, SilentWatch()))

    assert (counters["stats"]["unique_graphs"], dict(counters["graph_break"])) == (1, {})
    assert np.array_equal(compiled, plain)


def test_blocks_in_fp8_are_not_compiled_and_that_is_said(tiny_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    from generation.engine.ltx2 import model

    fallback = load_model(str(tiny_folder), replace(DISTILLED, compile="eager")).recipe.fallback()
    assert fallback is not None

    loaded = model.load_by(fallback)

    assert loaded.pipe.transformer.transformer_blocks[0]._compiled_call_impl is None
    assert "ltx2: blocks are not compiled, because their weights are kept in fp8" in caplog.messages


def test_weights_in_whole_numbers_of_8_bits_give_nearly_the_same_clip(tiny_folder: Path, plain: np.ndarray) -> None:
    import torch

    session = tuned(tiny_folder, weights="int8", text_weights="int8")
    pipe = session.model.pipe

    rendered = pictures(session.render(SMALLEST, SilentWatch()))

    assert session.holding == Holding(plan="int8 resident", batch_max=1)
    for part in (pipe.transformer.transformer_blocks, pipe.text_encoder.model.language_model.layers):
        weights = list(part.parameters())
        small = sum(weight.numel() for weight in weights if weight.dtype is torch.int8)
        assert small > 0.85 * sum(weight.numel() for weight in weights)  # the rest are norms, biases and tables
    assert 0 < np.abs(rendered.astype(int) - plain).mean() < 3


def test_a_weight_of_8_bits_is_off_by_half_a_step_of_its_row() -> None:
    torch = pytest.importorskip("torch")
    from generation.engine.ltx2.tuning import EightBitLinear

    whole = torch.nn.Linear(64, 32)
    whole.weight.data[3] = 0  # a row of zeros has no largest weight to measure by
    small = EightBitLinear.of(whole)

    off = (small.weight * small.scale - whole.weight).abs()
    assert bool((off <= whole.weight.abs().amax(dim=1, keepdim=True) / 254 * 1.001).all())
    words = torch.randn(5, 64)
    assert torch.allclose(small(words), words @ (small.weight * small.scale).T + whole.bias, atol=1e-5)


def test_fast_attention_is_for_those_without_a_mask_alone(tiny_folder: Path) -> None:
    for block in tuned(tiny_folder, attention="_native_math").model.pipe.transformer.transformer_blocks:
        assert {
            name: getattr(block, name).processor._attention_backend.value
            for name in ("attn1", "audio_attn1", "audio_to_video_attn", "video_to_audio_attn", "attn2", "audio_attn2")
        } == {
            **dict.fromkeys(("attn1", "audio_attn1", "audio_to_video_attn", "video_to_audio_attn"), "_native_math"),
            **dict.fromkeys(("attn2", "audio_attn2"), "native"),
        }


def test_an_attention_whose_package_is_missing_is_refused_at_the_start(tiny_folder: Path) -> None:
    with pytest.raises(ModelUnavailableError) as refused:
        tuned(tiny_folder, attention="flash")

    assert str(refused.value).startswith(
        "attention is 'flash', which cannot be had here: Flash Attention backend 'flash'"
    )


@pytest.mark.parametrize("tiling", [True, False])
def test_tiling_is_the_operator_s_to_say(tiny_folder: Path, tiling: bool) -> None:
    assert tuned(tiny_folder, tiling=tiling).model.pipe.vae.use_tiling is tiling


def test_a_menu_of_shapes_is_rendered_before_the_first_job_alone_and_together(
    opened: OpenLtx2, loaded: LoadedModel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    shape = ClipShape(width=96, height=64, duration_s=0.5, fps=24)
    rows: list[tuple[int, ...]] = []
    hook = loaded.pipe.vae.decoder.register_forward_pre_hook(
        lambda _module, args: rows.append(tuple(args[0].shape[2:]))
    )
    watch = RecordingWatch()
    try:
        opened.warm(watch, [shape])
    finally:
        hook.remove()

    assert watch.seen == [(Stage.LOADING, done, 3) for done in range(4)]
    assert [row for row in rows if row[0] > 1] == [(2, 2, 2), *[(3, 2, 3)] * 5]  # the smallest; one; four
    assert opened.holding.warmed == (shape,)
    said = [line.partition(" in ")[0] for line in caplog.messages if "warmed" in line]
    assert said == [
        "ltx2: warmed 1 of 3: 1 × 64×64 with 9 frames",
        "ltx2: warmed 2 of 3: 1 × 96×64 with 12 frames",
        "ltx2: warmed 3 of 3: 4 × 96×64 with 12 frames",
    ]


def test_a_shape_beyond_the_model_is_refused_at_the_start(opened: OpenLtx2) -> None:
    with pytest.raises(ModelUnavailableError) as refused:
        opened.warm(SilentWatch(), [ClipShape(width=64, height=64, duration_s=21, fps=24)])

    assert str(refused.value) == (
        "The model was loaded, but it cannot render 1 × 64×64 with 504 frames: "
        "LTX-2 renders at most 20 s in one pass; 21 s were asked for."
    )
