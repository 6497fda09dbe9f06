"""The verdict tells a fenced queue from one without: the same story twice, a worker that comes back late."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import IntegrityError, connections
from django.db.models import QuerySet
from django.db.models.functions import Now

from benchmarks.chaos import unfenced, verdict
from benchmarks.chaos.verdict import Books
from benchmarks.chaos.watcher import Watcher
from common import clock
from generation.contracts import Claim, ClipWish, RenderedClip, WorkerOffer
from generation.errors import LeaseLostError
from generation.models import Job
from generation.services import endings, jobs, leases
from generation.storage import AttemptFiles
from tests.factories import card, make_member, rendered_clip

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is called: the test is both workers."""
    from generation.tasks import work

    monkeypatch.setattr(work, "apply_async", lambda **how: None)


@pytest.fixture
def fence_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard is taken out of this process, and put back after the test."""
    monkeypatch.setattr(QuerySet, "filter", QuerySet.filter)
    monkeypatch.setattr(leases, "_RENEW", leases._RENEW)
    unfenced.take_down()


def test_a_late_finisher_is_refused_and_the_books_balance(store: Path, tmp_path: Path):
    books = a_worker_sleeps_past_its_lease(store, tmp_path)

    assert books.balanced, books.reasons
    assert (books.late_finishers_refused, books.attempts, books.succeeded) == (1, 2, 1)


def test_without_the_fence_the_books_do_not_balance(store: Path, tmp_path: Path, fence_down: None):
    books = a_worker_sleeps_past_its_lease(store, tmp_path)

    assert not books.balanced
    assert (books.late_finishers_refused, books.stale_writes_taken) == (0, 1)


def a_worker_sleeps_past_its_lease(store: Path, folder: Path) -> Books:
    """The first worker wakes while the second works; both hand in."""
    mira = card(make_member("mira"))
    job = jobs.submit(actor=mira, wish=ClipWish(prompt="a red ball bounces", duration_s=1), now=clock.now())
    sleeper = claim("sleeper")
    Job.objects.update(lease_until=Now())
    assert leases.sweep(now=clock.now())["requeued"] == 1
    heir = claim("heir")

    for each in (sleeper, heir):
        hand_in(each, folder)

    watcher = Watcher(url())
    try:
        return verdict.read(watcher, accepted=[job.id], store=store)
    finally:
        watcher.close()


def claim(worker: str) -> Claim:
    offer = WorkerOffer(worker=worker, queue="cpu", engines=("animatic",))
    (found,) = leases.claim(offer=offer, now=clock.now())
    return found


def hand_in(claim: Claim, folder: Path) -> None:
    files = AttemptFiles(clip_id=claim.job_id, kind="draft", attempt=claim.attempt)
    try:
        endings.deliver_draft(claim=claim, rendered=rendered(files, folder), now=clock.now())
    except (LeaseLostError, IntegrityError):
        files.discard()


def rendered(files: AttemptFiles, folder: Path) -> RenderedClip:
    for name in ("master.mp4", "poster.webp"):
        folder.joinpath(name).write_bytes(b"a clip")
    return rendered_clip(
        master=files.keep(folder / "master.mp4"), poster=files.keep(folder / "poster.webp"), size_bytes=6, model="Chime"
    )


def url() -> str:
    values = connections["owner"].settings_dict
    return "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**values)
