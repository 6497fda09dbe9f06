"""Whatever members and workers do in whatever order: lanes, jobs and books say the same."""

from __future__ import annotations

import itertools
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from billing import facade as billing
from generation.contracts import Claim, ClipWish, WorkerOffer
from generation.enums import JobKind, JobState
from generation.errors import JobOverError, LeaseLostError, TooManyInFlightError
from generation.models import Clip, Job, Lane
from generation.services import charges, endings, jobs, lanes, leases
from tests.factories import NOW, card, make_member, rendered_clip

pytestmark = pytest.mark.django_db(transaction=True)

MEMBERS = ("mira", "jonas", "nova")
RUNS = itertools.count()


class Queue(RuleBasedStateMachine):
    """Members ask and cancel; workers claim, finish, fail, fall silent, come back late and hand back."""

    def __init__(self) -> None:
        super().__init__()
        number = next(RUNS)
        self.actors = [card(make_member(f"{name}{number}")) for name in MEMBERS]
        self.claims: list[Claim] = []
        self.seconds = 0

    def teardown(self) -> None:
        """The next run finds an empty queue."""
        for job in Job.objects.filter(state__in=[JobState.QUEUED, JobState.RUNNING]):
            with transaction.atomic():
                endings.end(Job.objects.filter(pk=job.pk), JobState.FAILED, now=self.now())

    def now(self):
        self.seconds += 1
        return NOW + timedelta(seconds=self.seconds)

    @rule(who=st.integers(0, 2), length=st.sampled_from([4, 12]))
    def ask(self, who: int, length: int) -> None:
        with suppress(TooManyInFlightError):
            jobs.submit(actor=self.actors[who], wish=ClipWish(prompt="a ball", duration_s=length), now=self.now())

    @rule(who=st.integers(0, 2), which=st.integers(0, 9))
    def cancel(self, who: int, which: int) -> None:
        mine = list(Job.objects.filter(member_id=self.actors[who].id).order_by("created_at"))
        if mine:
            with suppress(JobOverError):
                jobs.cancel(actor=self.actors[who], job_id=mine[which % len(mine)].id, now=self.now())

    @rule(batch=st.integers(1, 3))
    def claim(self, batch: int) -> None:
        offer = WorkerOffer(worker="w", queue="cpu", engines=("animatic",), batch_max=batch)
        self.claims += leases.claim(offer=offer, now=self.now())

    @precondition(lambda self: self.claims)
    @rule(which=st.integers(0, 9), how=st.sampled_from(["deliver", "fail", "stop", "hand back"]))
    def end(self, which: int, how: str) -> None:
        claim, now = self.claims[which % len(self.claims)], self.now()  # perhaps one that was lost long ago
        if how == "deliver":
            with suppress(LeaseLostError):
                endings.deliver_draft(claim=claim, rendered=rendered_clip(), now=now)
        elif how == "fail":
            endings.fail(claim=claim, code="engine_failed", detail="", now=now)
        elif how == "stop":
            endings.cancelled(claim=claim, now=now)
        else:
            leases.hand_back(claim=claim, now=now)

    @precondition(lambda self: self.claims)
    @rule(which=st.integers(0, 9))
    def fall_silent(self, which: int) -> None:
        job_id = self.claims[which % len(self.claims)].job_id
        long_ago = timezone.now() - timedelta(seconds=1)
        Job.objects.filter(pk=job_id, state=JobState.RUNNING).update(lease_until=long_ago)
        leases.sweep(now=self.now())

    @invariant()
    def lanes_say_who_waits(self) -> None:
        waiting = {(job.member_id, job.queue, job.tier) for job in Job.objects.filter(state=JobState.QUEUED)}
        lined_up = Lane.objects.filter(waiting_since__isnull=False)
        assert {(lane.member_id, lane.queue, lane.tier) for lane in lined_up} == waiting
        assert lanes.mend() == 0

    @invariant()
    def every_hold_has_a_job_and_every_job_its_hold(self) -> None:
        in_flight = Job.objects.filter(kind=JobKind.GENERATE, state__in=[JobState.QUEUED, JobState.RUNNING])
        assert {hold.ref for hold in billing.open_holds()} == set(in_flight.values_list("pk", flat=True))
        assert billing.imbalances() == []
        assert charges.release_orphans(now=NOW) == 0

    @invariant()
    def a_clip_comes_from_a_job_that_succeeded(self) -> None:
        succeeded = Job.objects.filter(state=JobState.SUCCEEDED).values_list("pk", flat=True)
        assert set(Clip.objects.values_list("pk", flat=True)) == set(succeeded)


def test_lanes_jobs_and_books_say_the_same():
    few = settings(
        max_examples=5, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    run_state_machine_as_test(Queue, settings=few)


def test_a_lane_that_says_something_else_is_mended():
    mira = card(make_member("mira"))
    jobs.submit(actor=mira, wish=ClipWish(prompt="a ball"), now=NOW)
    Lane.objects.update(waiting_since=None)
    offer = WorkerOffer(worker="w", queue="cpu", engines=("animatic",))
    assert leases.claim(offer=offer, now=NOW) == []
    assert lanes.mend() == 1
    assert len(leases.claim(offer=offer, now=NOW)) == 1
