"""Another family of models is one file: found by name, listed nowhere, rendered through."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generation.engine.catalogue import CARDS, Spec
from generation.engine.registry import build_engine

FAMILY = """
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from generation.engine.contracts import ClipRequest, EngineCard, Holding, Rendering
from generation.engine.protocol import OpenEngine, Outcome, Watch

CARD = EngineCard(
    name="plainfilm", title="Plain film", max_duration_s=5, max_extended_s=0, one_pass_s=5, max_pixels=10_000, fps=(24,),
    needs_gpu=True, speaks=False, hears_notes=False, examples=(), synthetic_note="One colour.", batch_max=2,
    inputs=frozenset(), is_trained=True, overlaps=False,
)


def make(model: str, options: Mapping[str, str]) -> "PlainFilm":
    return PlainFilm(model, int(options.get("level", "0")))


class Clip:
    def __init__(self, request: ClipRequest, model: str, level: int) -> None:
        self.request, self.model, self.level = request, model, level

    def finish(self) -> Rendering:
        request = self.request
        frame = np.full((request.height, request.width, 3), self.level, np.uint8)
        return Rendering(
            width=request.width, height=request.height, fps=request.fps, frame_count=request.frame_count,
            frames=iter([frame] * request.frame_count), sound=None, sample_rate=48_000, model=self.model,
            model_version="1",
        )


class PlainFilm:
    card = CARD

    def __init__(self, model: str, level: int) -> None:
        self.model, self.level = model, level

    @contextmanager
    def open(self) -> Iterator[OpenEngine]:
        yield Open(self.model, self.level)


class Open(OpenEngine):
    holding = Holding(plan="resident", batch_max=2)

    def __init__(self, model: str, level: int) -> None:
        self.model, self.level = model, level

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        return [Clip(request, self.model, self.level) for request in requests]
"""

PROGRAM = """
import json, sys
from generation.engine import families
families.__path__.append(sys.argv[1])
from generation.engine.catalogue import CARDS, synthetic_note
from generation.engine.contracts import ClipRequest
from generation.engine.protocol import SilentWatch
from generation.engine.registry import build_engine
from generation.policies import queue_for

request = ClipRequest(prompt="", width=4, height=2, duration_s=1, fps=24, seed=0)
with build_engine("plainfilm:/srv/film?level=7").open() as engine:
    clip = engine.render(request, SilentWatch())
print(json.dumps({
    "engines": sorted(CARDS), "queue": queue_for(CARDS["plainfilm"]), "note": synthetic_note("plainfilm"),
    "model": clip.model, "frames": [frame.tolist() for frame in clip.frames],
}))
"""


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """This will render with a family whose file lies in `folder`, in a process of its own: cards are read at import."""
    return subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, check=False)


def test_a_family_is_added_by_one_file_and_rendered_through(tmp_path: Path) -> None:
    (tmp_path / "plainfilm.py").write_text(FAMILY)

    answer: dict[str, Any] = json.loads(run(tmp_path).stdout)

    assert answer == {
        "engines": ["animatic", "ltx2", "plainfilm"],
        "queue": "gpu",
        "note": "One colour.",
        "model": "/srv/film",
        "frames": [[[[7, 7, 7]] * 4] * 2] * 24,
    }


def test_a_card_of_another_name_than_its_file_s_is_refused(tmp_path: Path) -> None:
    (tmp_path / "otherfilm.py").write_text(FAMILY)

    assert run(tmp_path).stderr.splitlines()[-1] == (
        "ValueError: the engine family otherfilm has a card for 'plainfilm'; both must have one name"
    )


def test_an_engine_nobody_knows_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"^ENGINES names 'ltx3'; known engines: animatic, ltx2$"):
        build_engine("ltx3:/srv/models/ltx3")
    assert sorted(CARDS) == ["animatic", "ltx2"]


@pytest.mark.parametrize(
    ("words", "spec"),
    [
        ("animatic", Spec(name="animatic", model="", options={})),
        ("ltx2:Lightricks/LTX-2", Spec(name="ltx2", model="Lightricks/LTX-2", options={})),
        ("ltx2?warm=no", Spec(name="ltx2", model="", options={"warm": "no"})),
        ("ltx2:/srv/a b?warm=no&steps=12", Spec(name="ltx2", model="/srv/a b", options={"warm": "no", "steps": "12"})),
    ],
)
def test_an_entry_of_engines_is_taken_apart(words: str, spec: Spec) -> None:
    assert Spec.of(words) == spec


def test_an_option_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^ENGINES gives ltx2 the option 'warm' without a word; write warm=<word>$"):
        Spec.of("ltx2:/srv/ltx?warm")


def test_an_engine_without_a_model_takes_none() -> None:
    with pytest.raises(ValueError, match=r"^the engine animatic has no model and no options; write animatic alone$"):
        build_engine("animatic:/srv/models")
