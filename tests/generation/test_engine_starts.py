"""What is wrong with ENGINES is one sentence when a process starts, and nobody's job fails for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.core.checks import run_checks
from structlog.testing import capture_logs

from generation.contracts import Shape
from generation.engine.animatic.engine import AnimaticEngine, OpenAnimatic
from generation.engine.catalogue import CARDS
from generation.engine.contracts import ClipShape, Holding
from generation.worker import engines


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    engines.close_engines()
    yield
    engines.close_engines()


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("ltx3:/srv/models", "ENGINES names 'ltx3'; known engines: animatic, ltx2."),
        ("ltx2:/srv/models?steps", "ENGINES gives ltx2 the option 'steps' without a word; write steps=<word>."),
        ("ltx2:/srv/models?steps=3&steps=4", "ENGINES gives ltx2 an option twice: steps=3&steps=4."),
        ("ltx2:/srv/models?steps=few", "steps is 'few'; it must be a whole number."),
        ("ltx2:/srv/models", "There is no folder /srv/models, and it is no hub id (owner/name) either."),
    ],
)
def test_a_worker_says_it_when_it_starts_and_opens_the_others(settings: Any, spec: str, sentence: str) -> None:
    settings.ENGINES = [spec, "animatic"]

    with capture_logs() as said:
        opened = engines.open_engines_for({"cpu", "gpu"})

    assert opened == ["animatic"]
    assert [(line["event"], line["error"]) for line in said if line["log_level"] == "critical"] == [
        ("engine_unavailable", sentence)
    ]


def test_a_worker_whose_engine_fails_in_a_way_of_its_own_takes_no_jobs_either(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ENGINES = ["animatic"]

    def fail(engine: AnimaticEngine) -> None:
        raise RuntimeError("no such kernel\nand more")

    monkeypatch.setattr(AnimaticEngine, "open", fail)

    with capture_logs() as said:
        assert engines.open_engines_for({"cpu"}) == []

    assert engines.names_for({"cpu"}) == ()
    assert said[-1]["error"] == (
        "The engine animatic could not be opened (RuntimeError: no such kernel); the lines above say where."
    )


def test_the_checks_before_a_release_say_it_too(settings: Any) -> None:
    settings.ENGINES = ["animatic", "ltx3:/srv/models"]
    assert [error.msg for error in run_checks() if error.is_serious()] == [
        "ENGINES names 'ltx3'; known engines: animatic, ltx2"
    ]

    settings.ENGINES = []
    assert [error.id for error in run_checks() if error.is_serious()] == ["generation.E001"]

    settings.ENGINES = ["animatic"]
    assert [error for error in run_checks() if error.is_serious()] == []


def test_shapes_warmed_at_the_start_are_offered_from_the_first_claim_on(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ENGINES = ["animatic"]
    warmed = (ClipShape(width=720, height=1280, duration_s=4.5, fps=24),)
    monkeypatch.setattr(OpenAnimatic, "holding", Holding(plan="", batch_max=1, warmed=warmed))
    monkeypatch.setitem(CARDS, "animatic", replace(CARDS["animatic"], needs_gpu=True))

    engines.open_engines_for({"gpu"})

    assert engines.warm_shapes() == {Shape(engine="animatic", width=720, height=1280, duration_ms=4500, fps=24)}
