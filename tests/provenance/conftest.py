"""Members, a store, and work that is stepped by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from accounts.models import Member
from generation.contracts import ClipWish, Posting
from generation.models import Clip, Job
from generation.services import clips, jobs
from generation.worker import runner
from tests.factories import card, make_member


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wake-up calls are not sent: tests do the work themselves."""
    from generation.tasks import trace, work

    for task in (work, trace):
        monkeypatch.setattr(task, "apply_async", lambda **_: None)


@pytest.fixture
def mira(db: None, store: Path) -> Member:
    """Who makes clips."""
    return make_member("mira")


@pytest.fixture
def noor(db: None, store: Path) -> Member:
    """Who finds them."""
    return make_member("noor")


Make = Callable[..., Clip]


@pytest.fixture
def make(store: Path) -> Make:
    """This will have a member's wish made by the real engine into a draft."""

    def made(member: Member, prompt: str = "a red ball bounces in a kitchen", **wishes: Any) -> Clip:
        wish = ClipWish(prompt=prompt, **{"duration_s": 1, "seed": 5, **wishes})
        job = jobs.submit(actor=card(member), wish=wish, now=timezone.now())
        assert runner.run_next("cpu") == job.pk
        job = Job.objects.select_related("clip").get(pk=job.pk)
        assert job.clip is not None, (job.error_code, job.error_detail)
        return job.clip

    return made


def post(clip: Clip, **how: Any) -> Clip:
    """This will post a draft and do the work."""
    clips.post(actor=card(clip.author), clip_id=clip.pk, posting=Posting(**how), now=timezone.now())
    assert runner.run_next("cpu") is not None
    return Clip.objects.select_related("author").get(pk=clip.pk)


def job_of(clip_id: UUID) -> Job:
    """This will give the job that made, or did not make, a clip."""
    return Job.objects.get(pk=clip_id)
