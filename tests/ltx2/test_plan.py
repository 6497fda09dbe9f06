"""Where LTX-2's real sizes go on real cards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import GIB, Card, Placement, Plan, make_plans

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
    ("gib", "words", "batch_max"),
    [
        (139.8, ["resident", "text apart", "fp8 resident", "fp8 text apart", "by part", "fp8 by part"], 4),  # H200
        (79.2, ["text apart", "fp8 resident", "fp8 text apart", "by part", "fp8 by part"], 3),  # H100
        (64, ["fp8 text apart", "by part", "fp8 by part"], 3),
        (47.4, ["by part", "fp8 by part"], 2),  # L40S
        (31.8, ["fp8 by part"], 1),  # RTX 5090
    ],
)
def test_the_card_decides_where_the_weights_lie_and_what_comes_after(
    gib: float, words: list[str], batch_max: int
) -> None:
    plans = make_plans(LTX_2, card(gib), ANY)

    assert [plan.word for plan in plans] == words
    assert plans[0].batch_max == batch_max
    assert {(plan.device, plan.dtype, plan.is_tiled) for plan in plans} == {("cuda:0", "bfloat16", True)}


def test_without_8_bits_the_parts_are_moved_instead() -> None:
    assert [plan.word for plan in make_plans(LTX_2, card(64), Options(weights="whole"))] == ["by part"]


def test_how_many_clips_at_once_is_the_operator_s_to_say() -> None:
    assert {plan.batch_max for plan in make_plans(LTX_2, card(139.8), Options(batch_max=1))} == {1}
    with pytest.raises(ValueError, match="batch_max is 0; it must be 1 or more"):
        Options(batch_max=0)


def test_too_small_a_card_is_named_with_what_is_needed() -> None:
    with pytest.raises(ModelUnavailableError) as refusal:
        make_plans(LTX_2, card(24), ANY)

    assert str(refusal.value) == (
        "The card Card has 24 GiB, but this model needs at least 27: its text_encoder alone is 23 GiB in bfloat16."
    )


def test_a_card_too_small_for_one_dtype_may_do_for_another() -> None:
    assert make_plans(LTX_2, card(47.4), ANY)[0].placement is Placement.BY_PART
    assert make_plans(LTX_2, card(79.2), Options(dtype="float32"))[0].dtype == "float32"
    with pytest.raises(ModelUnavailableError, match="in float32"):
        make_plans(LTX_2, card(47.4), Options(dtype="float32"))


def test_a_small_model_runs_on_the_cpu_of_itself_and_a_large_one_does_not() -> None:
    best = Plan(device="cpu", dtype="float32", placement=Placement.RESIDENT, is_tiled=False)
    less = Plan(device="cpu", dtype="float32", placement=Placement.RESIDENT, is_tiled=True, weights="fp8")

    assert make_plans(TINY, None, ANY) == (best, less)
    with pytest.raises(ModelUnavailableError) as refusal:
        make_plans(LTX_2, None, ANY)
    assert str(refusal.value) == (
        "torch finds no accelerator, and this model of 33.8 thousand million parameters is not to run on the CPU; "
        "install a card with its driver and a torch built for it, or choose a small model."
    )


@pytest.mark.parametrize("options", [Options(allow_cpu=True), Options(device="cpu")])
def test_a_large_model_runs_on_the_cpu_when_asked(options: Options) -> None:
    assert make_plans(LTX_2, None, options)[0].device == "cpu"


def test_a_small_model_does_not_when_that_is_forbidden() -> None:
    with pytest.raises(ModelUnavailableError, match="not to run on the CPU"):
        make_plans(TINY, None, Options(allow_cpu=False))


def test_a_card_that_was_asked_for_must_be_there() -> None:
    with pytest.raises(ModelUnavailableError) as refusal:
        make_plans(TINY, None, Options(device="cuda:1", allow_cpu=True))

    assert str(refusal.value) == "The device cuda:1 was asked for, but torch finds no such accelerator."


def test_a_card_that_does_not_know_the_model_s_numbers_is_refused_with_those_to_set() -> None:
    old = replace(card(139.8), knows_bfloat16=False)

    with pytest.raises(ModelUnavailableError) as refusal:
        make_plans(LTX_2, old, ANY)

    assert str(refusal.value) == "The card Card cannot compute in bfloat16: set dtype=float16 or float32."
    assert make_plans(LTX_2, old, Options(dtype="float16"))[0].dtype == "float16"
