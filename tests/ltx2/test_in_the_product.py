"""The real model's code goes the same way as any engine: job, worker, draft. The weights are random, the path is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generation import policies
from generation.contracts import ClipWish
from generation.enums import JobState, Queue
from generation.models import Clip
from generation.services import jobs
from generation.worker import engines, runner
from media.probe import probe
from tests.factories import NOW, card, make_member

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_wish_for_the_real_model_becomes_a_draft(
    tiny_folder: Path, store: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    settings.ENGINES = [f"ltx2:{tiny_folder}"]
    monkeypatch.setattr(policies, "SIZES", dict.fromkeys(policies.SIZES, (72, 100)))
    engines.close_engines()
    job = jobs.submit(
        actor=card(make_member("mira")), wish=ClipWish(prompt="a red ball", duration_s=1, seed=3), now=NOW
    )
    try:
        assert (job.engine, job.queue) == ("ltx2", Queue.GPU)
        assert runner.run_next("cpu") is None
        assert runner.run_next("gpu") == job.id
    finally:
        engines.close_engines()

    job.refresh_from_db()
    assert (job.state, job.error_detail) == (JobState.SUCCEEDED, "")
    clip = Clip.objects.get()
    facts = probe(store / clip.master)
    assert (facts.width, facts.height, facts.frame_count, facts.audio_duration_s) == (
        72,
        100,
        24,
        pytest.approx(1, abs=0.05),
    )
    assert any("cropped" in note or "cut" in note for note in clip.notes), clip.notes


def test_a_model_that_is_not_there_fails_the_job_with_its_code(store: Path, settings: Any):
    settings.ENGINES = ["ltx2:/nowhere/at/all"]
    engines.close_engines()
    job = jobs.submit(actor=card(make_member("mira")), wish=ClipWish(prompt="a red ball", duration_s=1), now=NOW)
    assert runner.run_next("gpu") == job.id
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "engine_model_unavailable")
