"""Where LTX-2's real sizes go on real cards."""

from __future__ import annotations

import pytest

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import GIB, Card, Placement, Plan, make_plan

LTX_2 = {
    "transformer": 18_880_000_000,
    "text_encoder": 12_200_000_000,
    "connectors": 1_430_000_000,
    "vae": 1_220_000_000,
    "audio_vae": 53_000_000,
    "vocoder": 56_000_000,
}
TINY = {"transformer": 500_000}
ANY = Options()


def card(gib: float) -> Card:
    return Card(device="cuda:0", name="Card", total_bytes=int(gib * GIB))


@pytest.mark.parametrize(
    ("gib", "placement"), [(139.8, Placement.RESIDENT), (79.2, Placement.BY_PART), (47.4, Placement.BY_PART)]
)
def test_the_card_decides_where_the_weights_lie(gib: float, placement: Placement) -> None:
    expected = Plan(device="cuda:0", dtype="bfloat16", placement=placement, is_tiled=True)

    assert make_plan(LTX_2, card(gib), ANY) == expected


def test_too_small_a_card_is_named_with_what_is_needed() -> None:
    with pytest.raises(ModelUnavailableError) as refusal:
        make_plan(LTX_2, card(24), ANY)

    assert str(refusal.value) == (
        "The card Card has 24 GiB, but this model needs at least 39: its transformer alone is 35 GiB in bfloat16."
    )


def test_a_card_too_small_for_one_dtype_may_do_for_another() -> None:
    assert make_plan(LTX_2, card(79.2), ANY).placement is Placement.BY_PART
    assert make_plan(LTX_2, card(79.2), Options(dtype="float32")).dtype == "float32"
    with pytest.raises(ModelUnavailableError, match="in float32"):
        make_plan(LTX_2, card(47.4), Options(dtype="float32"))


def test_a_small_model_runs_on_the_cpu_of_itself_and_a_large_one_does_not() -> None:
    expected = Plan(device="cpu", dtype="float32", placement=Placement.RESIDENT, is_tiled=False)

    assert make_plan(TINY, None, ANY) == expected
    with pytest.raises(ModelUnavailableError) as refusal:
        make_plan(LTX_2, None, ANY)
    assert str(refusal.value) == (
        "torch finds no accelerator, and this model of 33.8 thousand million parameters is not to run on the CPU; "
        "install a card with its driver and a torch built for it, or choose a small model."
    )


@pytest.mark.parametrize("options", [Options(allow_cpu=True), Options(device="cpu")])
def test_a_large_model_runs_on_the_cpu_when_asked(options: Options) -> None:
    assert make_plan(LTX_2, None, options).device == "cpu"


def test_a_small_model_does_not_when_that_is_forbidden() -> None:
    with pytest.raises(ModelUnavailableError, match="not to run on the CPU"):
        make_plan(TINY, None, Options(allow_cpu=False))


def test_a_card_that_was_asked_for_must_be_there() -> None:
    with pytest.raises(ModelUnavailableError) as refusal:
        make_plan(TINY, None, Options(device="cuda:1", allow_cpu=True))

    assert str(refusal.value) == "The device cuda:1 was asked for, but torch finds no such accelerator."
