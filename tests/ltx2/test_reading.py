"""A prompt is read once: what is kept gives the same clip to the last bit, and the text encoder is left in peace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import Rendering
from generation.engine.ltx2.memory import lent
from generation.engine.ltx2.model import LoadedModel, load_model
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import Placement
from generation.engine.protocol import SilentWatch
from tests.ltx2.conftest import STEPS
from tests.ltx2.watching import SMALLEST, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.reading import Reader, Text
    from generation.engine.ltx2.session import OpenLtx2

MIB = 1024**2


@pytest.fixture
def reader(loaded: LoadedModel) -> Reader:
    """A reader that has read nothing yet, with room for everything of a test."""
    from generation.engine.ltx2.reading import Reader

    return Reader(MIB)


@contextmanager
def watched(loaded: LoadedModel) -> Iterator[list[int]]:
    """This will yield a list that gets the number of rows at each work of the text encoder."""
    rows: list[int] = []
    hook = loaded.pipe.text_encoder.register_forward_pre_hook(
        lambda _module, _args, how: rows.append(len(how["input_ids"])), with_kwargs=True
    )
    try:
        yield rows
    finally:
        hook.remove()


def clip(rendering: Rendering) -> tuple[bytes, bytes]:
    """This will be all of a clip's picture and sound, to be compared to the last bit."""
    assert rendering.sound is not None
    return pictures(rendering).tobytes(), rendering.sound.tobytes()


def same(one: Text, other: Text) -> bool:
    """This will tell whether two texts are the same to the last bit."""
    return all(
        np.array_equal(getattr(one, name).detach(), getattr(other, name).detach())
        for name in ("picture", "sound", "mask")
    )


def test_a_prompt_known_already_gives_the_same_clip_to_the_bit_and_costs_no_reading(
    opened: OpenLtx2, loaded: LoadedModel
) -> None:
    with watched(loaded) as rows:
        first = clip(opened.render(SMALLEST, SilentWatch()))
        assert rows == [1, 1]  # the prompt, and what to keep away from
        again = clip(opened.render(SMALLEST, SilentWatch()))
        assert rows == [1, 1]
        opened.render(replace(SMALLEST, prompt="rain"), SilentWatch())
        assert rows == [1, 1, 1]
    assert again == first


def test_a_model_that_keeps_nothing_gives_the_same_clip(opened: OpenLtx2, loaded: LoadedModel) -> None:
    from generation.engine.ltx2.session import OpenLtx2

    forgetful = replace(loaded, recipe=replace(loaded.recipe, options=replace(loaded.recipe.options, text_cache_mib=0)))
    session = OpenLtx2(forgetful, LTX2)
    with watched(loaded) as rows:
        clips = [clip(session.render(SMALLEST, SilentWatch())) for _ in range(2)]

    assert len(rows) == 4
    assert clips == [clip(opened.render(SMALLEST, SilentWatch()))] * 2


def test_a_text_is_the_same_alone_and_beside_others(loaded: LoadedModel, reader: Reader) -> None:
    from generation.engine.ltx2.reading import Reader

    together = reader.read(loaded, ["a ball", "rain", "a ball"])
    alone = Reader(MIB).read(loaded, ["a ball"])[0]

    assert [same(text, alone) for text in together] == [True, False, True]


def test_what_was_read_last_is_kept_and_no_more_than_there_is_room_for(loaded: LoadedModel, reader: Reader) -> None:
    from generation.engine.ltx2.reading import Reader

    size = reader.read(loaded, ["a ball"])[0].size_bytes
    assert size == 64 * (16 + 16) * 4 + 64 * 8  # tokens of two widths in float32, and their mask
    small = Reader(2 * size)
    with watched(loaded) as rows:
        for prompt in ("a ball", "rain", "a ball", "wind"):  # wind puts rain out, which was read longer ago
            small.read(loaded, [prompt])
        assert len(rows) == 3
        small.read(loaded, ["a ball", "wind"])
        assert len(rows) == 3
        small.read(loaded, ["rain"])
        assert len(rows) == 4


def test_another_model_is_not_told_this_one_s_texts(tiny_folder: Path, loaded: LoadedModel, reader: Reader) -> None:
    halves = load_model(str(tiny_folder), Options(steps=STEPS, device="cpu", dtype="bfloat16"))
    (whole,) = reader.read(loaded, ["a ball"])

    (half,) = reader.read(halves, ["a ball"])

    assert (str(whole.picture.dtype), str(half.picture.dtype)) == ("torch.float32", "torch.bfloat16")


def test_the_connectors_are_back_after_a_call_that_failed(loaded: LoadedModel, reader: Reader) -> None:
    from generation.engine.ltx2.reading import told

    before, texts = loaded.pipe.connectors, reader.read(loaded, ["a ball"])

    with suppress(RuntimeError), told(loaded.pipe, texts, device="cpu"):
        during = loaded.pipe.connectors
        raise RuntimeError("no room")

    assert during is not before
    assert loaded.pipe.connectors is before


def test_a_text_encoder_that_lives_apart_comes_only_to_read_what_is_new(
    loaded: LoadedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generation.engine.ltx2 import reading
    from generation.engine.ltx2.session import OpenLtx2

    recipe = loaded.recipe
    apart = replace(loaded, recipe=replace(recipe, plans=(replace(recipe.plan, placement=Placement.TEXT_APART),)))
    lends: list[tuple[object, str]] = []

    def lend(module: object, device: str) -> object:
        lends.append((module, device))
        return lent(module, device)

    monkeypatch.setattr(reading, "lent", lend)
    session = OpenLtx2(apart, LTX2)
    for _ in range(2):
        session.render(SMALLEST, SilentWatch())

    assert lends == [(loaded.pipe.text_encoder, "cpu")]


def test_what_was_lent_comes_home_as_it_was(tiny_folder: Path) -> None:
    encoder = load_model(str(tiny_folder), Options(device="cpu")).pipe.text_encoder
    home = {name: weight.data_ptr() for name, weight in encoder.named_parameters()}

    with suppress(RuntimeError), lent(encoder, "meta"):
        during = {weight.device.type for weight in (*encoder.parameters(), *encoder.buffers())}
        raise RuntimeError("no room")

    assert during == {"meta"}
    assert {weight.device.type for weight in encoder.buffers()} == {"cpu"}
    assert {name: weight.data_ptr() for name, weight in encoder.named_parameters()} == home


def test_a_text_read_in_a_style_is_not_told_without_it(tiny_folder: Path, reader: Reader) -> None:
    peft = pytest.importorskip("peft")
    styled = load_model(str(tiny_folder), Options(device="cpu"))
    connectors = styled.pipe.connectors
    (plain,) = reader.read(styled, ["a ball"])
    connectors.add_adapter(peft.LoraConfig(r=2, target_modules=["to_v"], init_lora_weights=False), "clay")

    texts = []
    for scale in (1.0, 0.5, 1.0):
        connectors.set_adapters(["clay"], [scale])
        texts += reader.read(styled, ["a ball"])
    connectors.disable_lora()

    assert [same(text, texts[0]) for text in (*texts, plain)] == [True, False, True, False]
    assert same(reader.read(styled, ["a ball"])[0], plain)
