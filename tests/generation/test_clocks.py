"""Machines' clocks differ; whose turn it is must not depend on which machine served them last."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from generation.contracts import ClipWish
from generation.models import Job, Lane, Worker
from generation.services import jobs
from generation.worker import fleet_clock, runner
from generation.worker.presence import Presence
from tests.factories import NOW, card, make_member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def an_hour_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fleet_clock, "_ahead", timedelta())  # put back at the end
    monkeypatch.setattr("common.clock.now", lambda: timezone.now() + timedelta(hours=1))


def test_a_worker_whose_clock_is_an_hour_ahead_serves_by_the_fleet_s(an_hour_ahead: None, store: Path, metronome: type):
    job = jobs.submit(actor=card(make_member("mira")), wish=ClipWish(prompt="a ball", duration_s=1), now=NOW)
    Presence("cpu")._look()
    assert runner.run_next("cpu") == job.id

    job = Job.objects.get()
    moments = [Worker.objects.get().seen_at, Lane.objects.get().served_at, job.started_at, job.finished_at]
    assert all(abs((moment - timezone.now()).total_seconds()) < 60 for moment in moments)


def test_what_a_round_trip_takes_is_no_difference(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fleet_clock, "_ahead", timedelta())
    fleet_clock.read()
    assert fleet_clock._ahead == timedelta()
