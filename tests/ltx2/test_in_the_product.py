"""The real model's code goes the same way as any engine: job, worker, draft. The weights are random, the path is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generation import policies
from generation.contracts import ClipWish
from generation.enums import JobState, Queue, Remix
from generation.models import Clip, Job
from generation.services import jobs
from generation.worker import engines, runner
from media.planes import rgb_of
from media.probe import probe
from media.sampling import all_pictures, last_picture
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
    assert clip.notes[0] == "Made at 96×128 and cut to its middle, the 72×100 that you asked for."
    assert clip.reading == []


def test_a_clip_of_the_real_model_is_gone_on_from_and_changed(
    tiny_folder: Path, store: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    shelves = store / "shots"
    settings.ENGINES = [f"ltx2:{tiny_folder}?shots_folder={shelves}"]
    monkeypatch.setattr(policies, "SIZES", dict.fromkeys(policies.SIZES, (64, 96)))
    engines.close_engines()
    from generation.engine.ltx2.session import OpenLtx2

    mira, asked, changed = card(make_member("mira")), [], []
    start = OpenLtx2.start

    def remembering(*args: Any) -> Any:
        asked.extend(args[1])
        films = [each.rework.footage for each in args[1] if each.rework]  # their file goes with the job
        changed.extend((film.frames.shape, film.part(0, 1).sound.shape) for film in films)
        return start(*args)

    monkeypatch.setattr(OpenLtx2, "start", remembering)

    def made(prompt: str, **how: Any) -> Job:
        job = jobs.submit(actor=mira, wish=ClipWish(prompt=prompt, duration_s=1, seed=3, **how), now=NOW)
        assert runner.run_next("gpu") == job.id
        job.refresh_from_db()
        assert (job.state, job.error_detail) == (JobState.SUCCEEDED, "")
        return job

    try:
        first = made("a red ball").clip
        further = made("it rolls away", remix_of=first.pk)
        bluer = made("make it blue", remix_of=first.pk, remix=Remix.CHANGE)
        longer = made("it bursts", remix_of=bluer.clip_id, remix=Remix.EXTEND).clip
    finally:
        engines.close_engines()

    _, going_on, changing, extending = asked
    assert np.array_equal(going_on.opening, rgb_of(last_picture(store / first.master)))
    assert (going_on.prompt, changing.prompt, changing.changes) == ("it rolls away", "a red ball", ("make it blue",))
    assert changed == [((24, 96, 64, 3), (2, 48_000))]
    assert "Beside the words the model was given the clip itself." in bluer.clip.notes
    assert bluer.clip.reading == [], "the words before are not always theirs"
    assert (further.clip.parent_id, bluer.clip.parent_id) == (first.pk, first.pk)

    was, now = (all_pictures(store / each.master) for each in (bluer.clip, longer))
    assert np.array_equal(extending.before.frames, was)
    assert (extending.prompt, extending.changes) == ("a red ball. Then: it bursts", ("make it blue",))
    assert (len(now), longer.duration_ms, longer.changes, longer.seed) == (48, 2000, ["+ 1 s"], 3)
    assert longer.alt_text == "a red ball; changed: make it blue; then it bursts", (
        "the model gives no account of what is seen"
    )
    apart = [np.abs(now[shift : 20 + shift].astype(int) - was[:20]).mean() for shift in range(5)]
    assert min(apart) == apart[0] < 8.0, "the same noise, but for encoding it again"
    assert [each.suffix for each in shelves.iterdir()] == [".lock"]


def test_a_model_that_is_not_there_fails_the_job_with_its_code(store: Path, settings: Any):
    settings.ENGINES = ["ltx2:/nowhere/at/all"]
    engines.close_engines()
    job = jobs.submit(actor=card(make_member("mira")), wish=ClipWish(prompt="a red ball", duration_s=1), now=NOW)
    assert runner.run_next("gpu") == job.id
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "engine_model_unavailable")
