"""Options as an operator writes them after the model, in ENGINES."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from generation.engine.contracts import ClipShape
from generation.engine.ltx2.options import Options


def test_nothing_said_is_the_defaults() -> None:
    assert Options.of_words({}) == Options.of_words({"steps": "auto", "warm": "auto", "dtype": "auto"}) == Options()


def test_every_kind_of_word_is_read() -> None:
    words = {
        "compile": "inductor",
        "steps": "12",
        "tiling": "no",
        "warm_shapes": "1280x704x5s+768x512x4s@30",
        "styles": "clay:/models/clay+ink:/models/ink.safetensors",
        "upsampler": "/models/upsampler",
    }

    assert Options.of_words(words) == Options(
        compile="inductor",
        steps=12,
        tiling=False,
        styles={"clay": "/models/clay", "ink": "/models/ink.safetensors"},
        upsampler="/models/upsampler",
        warm_shapes=(
            ClipShape(width=1280, height=704, duration_s=5, fps=24),
            ClipShape(width=768, height=512, duration_s=4, fps=30),
        ),
    )


@pytest.mark.parametrize(
    ("name", "word", "sentence"),
    [
        ("speed", "fast", "ltx2 has no option 'speed'; there are schedule, steps, device, dtype, "),
        ("steps", "-3", "steps is '-3'; it must be a whole number"),
        ("warm", "true", "warm is 'true'; it must be auto, yes or no"),
        ("compile", "tensorrt", "compile is 'tensorrt'; it must be none, inductor, aot_eager or eager"),
        ("weights", "int4", "weights is 'int4'; it must be auto, whole, fp8 or int8"),
        ("text_weights", "fp8", "text_weights is 'fp8'; it must be whole or int8"),
        (
            "warm_shapes",
            "1280x704",
            "warm_shapes has '1280x704'; shapes are written 1280x720x5s or 1280x720x5s@30, joined by +",
        ),
        ("styles", "clay", "styles has 'clay'; styles are written clay:/models/clay, joined by +"),
        ("device", "cuda:x", "device is 'cuda:x'; it must be auto, cpu, cuda or cuda:<number>"),
        ("device", "cpu:1", "device is 'cpu:1'; it must be auto, cpu, cuda or cuda:<number>"),
        ("text_cache_mib", "-1", "text_cache_mib is '-1'; it must be a whole number"),
    ],
)
def test_a_wrong_word_is_refused_with_what_it_must_be(name: str, word: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        Options.of_words({name: word})

    assert str(refusal.value).startswith(sentence)


def test_what_refines_is_one_of_the_styles() -> None:
    assert Options.of_words({"refine": "fast", "styles": "fast:/models/fast"}).refine == "fast"
    with pytest.raises(ValueError, match=r"^refine is 'fast', which is none of the styles: name its adapter there$"):
        Options.of_words({"refine": "fast"})


def test_compiling_and_fp8_exclude_each_other() -> None:
    with pytest.raises(ValueError, match=r"^compile does not go with weights=fp8, .* int8 goes$"):
        Options.of_words({"compile": "inductor", "weights": "fp8"})


def test_operators_are_told_of_every_option() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "operating.md").read_text().rpartition("### Options")[2]

    assert [each.name for each in fields(Options) if f"`{each.name}`" not in page] == []
