"""Out of memory: the next plan is tried, said in the log, and nobody's clip is lost."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import Holding
from generation.engine.errors import EngineBrokenError, EngineError, ModelUnavailableError
from generation.engine.ltx2 import model
from generation.engine.ltx2.engine import Ltx2Engine
from generation.engine.ltx2.model import load_model
from generation.engine.ltx2.options import Options
from generation.engine.protocol import SilentWatch
from tests.ltx2.conftest import STEPS
from tests.ltx2.watching import SMALLEST, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

CPU_SAYS = "[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: can't allocate memory: 9 bytes."


@pytest.fixture
def fresh(tiny_folder: Path) -> Iterator[OpenLtx2]:
    """A session of its own, which may fall."""
    from generation.engine.ltx2.session import OpenLtx2

    session = OpenLtx2(load_model(str(tiny_folder), Options(steps=STEPS, device="cpu", batch_max=4)), LTX2)
    yield session
    session.close()


def no_room(times: int, act: Callable[..., Any], error: Exception | None = None) -> Callable[..., Any]:
    """This will fail for want of memory so many times before it acts."""
    left = iter(range(times))

    def run(*args: Any, **how: Any) -> Any:
        if next(left, None) is not None:
            raise error or RuntimeError(CPU_SAYS)
        return act(*args, **how)

    return run


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """This will be what was warned of."""
    return [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]


def test_the_tiny_model_renders_under_each_plan_of_a_cpu(fresh: OpenLtx2, tiny_folder: Path) -> None:
    plain = pictures(fresh.render(SMALLEST, SilentWatch()))
    less = load_model(str(tiny_folder), Options(steps=STEPS, device="cpu")).recipe.fallback()
    assert less is not None
    from generation.engine.ltx2.session import OpenLtx2

    session = OpenLtx2(model.load_by(less), LTX2)
    in_8_bits = pictures(session.render(SMALLEST, SilentWatch()))

    assert session.holding == Holding(plan="fp8 resident", batch_max=1)
    weights = {str(weight.dtype) for weight in session.model.pipe.transformer.parameters()}
    assert weights == {"torch.float8_e4m3fn", "torch.float32"}  # norms and the ends stay as they were
    difference = np.abs(plain.astype(int) - in_8_bits).mean()
    assert 0 < difference < 12, difference


@pytest.mark.parametrize("how", ["cpu", "card"])
def test_no_room_for_denoising_falls_to_the_next_plan_with_the_same_clip(
    fresh: OpenLtx2, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    import torch

    error = RuntimeError(CPU_SAYS) if how == "cpu" else torch.cuda.OutOfMemoryError("9 GiB are missing.\nmore")
    said = CPU_SAYS if how == "cpu" else "9 GiB are missing."
    pipe = fresh.model.pipe
    monkeypatch.setattr(pipe.transformer, "forward", no_room(1, pipe.transformer.forward, error))

    rendering = fresh.render(SMALLEST, SilentWatch())

    assert rendering.frame_count == len(pictures(rendering)) == 9
    assert fresh.holding == Holding(plan="fp8 resident", batch_max=4)
    assert warnings(caplog) == [f"ltx2: out of memory under the plan resident, going on with fp8 resident: {said}"]


def test_no_room_for_decoding_falls_and_keeps_what_was_denoised(
    fresh: OpenLtx2, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = pictures(fresh.render(SMALLEST, SilentWatch()))
    (clip,) = fresh.start([SMALLEST], [SilentWatch()])
    assert not isinstance(clip, Exception)
    vae = fresh.model.pipe.vae
    monkeypatch.setattr(vae, "decode", no_room(1, vae.decode))

    again = pictures(clip.finish())

    assert fresh.holding.plan == "fp8 resident"
    assert np.abs(again.astype(int) - plain).max() <= 1  # the decoder is the same in both plans; the latents were kept


def test_the_model_that_did_not_fit_is_gone_before_the_next_is_loaded(
    fresh: OpenLtx2, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generation.engine.ltx2 import session

    old = weakref.ref(fresh.model.pipe.transformer)
    seen: list[bool] = []

    def load(recipe: Any) -> Any:
        seen.append(old() is None)
        return model.load_by(recipe)

    monkeypatch.setattr(session, "load_by", load)
    kind = type(fresh.model.pipe.transformer)
    monkeypatch.setattr(kind, "forward", no_room(1, kind.forward))
    fresh.render(SMALLEST, SilentWatch())

    assert seen == [True]


def test_a_batch_without_room_is_halved_before_the_plan_falls(
    fresh: OpenLtx2, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pipe = fresh.model.pipe
    monkeypatch.setattr(pipe.transformer, "forward", no_room(1, pipe.transformer.forward))
    wishes = [replace(SMALLEST, seed=seed) for seed in (1, 2, 3)]

    outcomes = fresh.start(wishes, [SilentWatch()] * 3)

    assert [isinstance(outcome, Exception) for outcome in outcomes] == [False] * 3
    assert fresh.holding == Holding(plan="resident", batch_max=1)
    assert warnings(caplog) == [f"ltx2: out of memory with 3 clips at once, going on with 1: {CPU_SAYS}"]


def test_when_the_last_plan_has_no_room_the_clip_fails_in_words_and_the_model_stays(
    fresh: OpenLtx2, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = type(fresh.model.pipe.transformer)
    with monkeypatch.context() as patch:
        patch.setattr(kind, "forward", no_room(9, kind.forward))
        with pytest.raises(EngineError) as failed:
            fresh.render(SMALLEST, SilentWatch())

    assert (failed.value.code, failed.value.retryable) == ("engine_failed", True)
    assert str(failed.value) == (f"There is no room for 64×64 with 9 frames, even under the smallest plan: {CPU_SAYS}")
    assert fresh.render(SMALLEST, SilentWatch()).frame_count == 9


def test_no_room_while_loading_falls_too_and_is_said(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(model, "place", no_room(1, model.place))
    caplog.set_level(logging.INFO)

    with Ltx2Engine(str(tiny_folder), Options(steps=STEPS, device="cpu", warm=True)).open() as session:
        assert session.holding.plan == "fp8 resident"

    said = [record.getMessage() for record in caplog.records if record.name.startswith("generation")]
    said[-1] = said[-1].partition(" in ")[0]  # its seconds
    assert [line.partition(";")[2].partition(" with")[0].partition(" in ")[0].strip() or line for line in said] == [
        "plan resident on cpu",
        f"ltx2: out of memory under the plan resident, going on with fp8 resident: {CPU_SAYS}",
        "plan fp8 resident on cpu",
        "ltx2: warmed 1 of 1: 1 × 64×64 with 9 frames",
    ]


def test_no_room_for_any_plan_is_one_sentence(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "place", no_room(9, model.place))

    with pytest.raises(ModelUnavailableError) as refused, Ltx2Engine(str(tiny_folder), Options(device="cpu")).open():
        pass

    assert str(refused.value) == f"The model in {tiny_folder} does not fit into memory: {CPU_SAYS}"


def test_another_failure_is_not_taken_for_want_of_memory(fresh: OpenLtx2, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = fresh.model.pipe
    monkeypatch.setattr(
        pipe.transformer, "forward", no_room(1, pipe.transformer.forward, RuntimeError("shapes differ"))
    )

    with pytest.raises(EngineError, match=r"^The model failed at 64×64 with 9 frames: shapes differ$"):
        fresh.render(SMALLEST, SilentWatch())
    assert fresh.holding.plan == "resident"


def test_a_card_that_failed_is_no_want_of_memory_and_needs_another_process(
    fresh: OpenLtx2, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    pipe = fresh.model.pipe
    error = torch.AcceleratorError("CUDA error: an illegal memory access was encountered\nmore")
    monkeypatch.setattr(pipe.transformer, "forward", no_room(1, pipe.transformer.forward, error))

    with pytest.raises(EngineBrokenError) as failed:
        fresh.render(SMALLEST, SilentWatch())
    assert str(failed.value) == (
        "The accelerator failed at 64×64 with 9 frames: CUDA error: an illegal memory access was encountered"
    )
    assert fresh.holding.plan == "resident"
