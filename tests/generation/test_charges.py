"""What a clip costs: held with the job, spent with the draft, given back with every other ending."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from billing import facade as billing
from billing.enums import Plan
from billing.errors import QuotaExceededError
from generation.contracts import ClipWish, WorkerOffer
from generation.enums import JobState, Tier
from generation.errors import TooManyParkedError
from generation.models import Job, Lane
from generation.services import charges, endings, jobs, leases
from tests.factories import NOW, card, make_member, rendered_clip

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mira():
    return card(make_member("mira"))


def ask(actor, **wish) -> Job:
    return jobs.submit(actor=actor, wish=ClipWish(prompt="a ball", **wish), now=NOW)


def claim():
    (held,) = leases.claim(offer=WorkerOffer(worker="w", queue="cpu", engines=("animatic",)), now=NOW)
    return held


def books(actor) -> tuple[int, int]:
    """Units used of the window, and holds that are open."""
    assert billing.imbalances() == []
    return billing.allowance_of(actor.id, now=NOW).used, len(billing.open_holds())


def test_a_clip_is_held_when_asked_for_and_spent_when_delivered(mira):
    ask(mira, duration_s=15)
    assert books(mira) == (2, 1)
    endings.deliver_draft(claim=claim(), rendered=rendered_clip(), now=NOW)
    assert books(mira) == (2, 0)


@pytest.mark.parametrize("how", ["failed", "cancelled while waiting", "cancelled while running", "suspended"])
def test_what_ends_otherwise_is_given_back(mira, how):
    job = ask(mira)
    if how == "cancelled while waiting":
        jobs.cancel(actor=mira, job_id=job.id, now=NOW)
    elif how == "suspended":
        from accounts.facade import suspend_members

        suspend_members([mira.id])
        leases.sweep(now=NOW)
    else:
        held = claim()
        jobs.cancel(actor=mira, job_id=job.id, now=NOW) if how != "failed" else None
        assert books(mira) == (1, 1)
        end = endings.cancelled if how != "failed" else endings.fail
        end(claim=held, now=NOW, **({"code": "engine_failed", "detail": ""} if how == "failed" else {}))
    assert books(mira) == (0, 0)


def test_a_poison_job_is_parked_and_refunded(mira, settings):
    job = ask(mira)
    for _ in range(settings.LIMITS.attempts_max):
        claim()
        Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
        assert books(mira) == (1, 1)
        leases.sweep(now=NOW)
    job.refresh_from_db()
    assert (job.state, job.losses) == (JobState.PARKED, settings.LIMITS.attempts_max - 1)
    assert books(mira) == (0, 0)


def test_a_late_finisher_is_charged_nothing_more(mira):
    job = ask(mira)
    late = claim()
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    leases.sweep(now=NOW)
    endings.deliver_draft(claim=claim(), rendered=rendered_clip(), now=NOW)
    assert not endings.fail(claim=late, code="engine_failed", detail="", now=NOW)
    assert books(mira) == (1, 0)


def test_above_the_window_nothing_is_written_and_the_answer_says_when(mira, settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"units_per_day_free": 1})
    endings.deliver_draft(claim=(ask(mira), claim())[1], rendered=rendered_clip(), now=NOW)
    with pytest.raises(QuotaExceededError) as refused:
        ask(mira)
    facts = refused.value.facts
    assert (facts["units_left"], facts["limit"], facts["resets_at"]) == (0, 1, (NOW + timedelta(days=1)).isoformat())
    assert Job.objects.filter(state=JobState.QUEUED).count() == 0
    assert not Lane.objects.filter(waiting_since__isnull=False).exists()
    assert books(mira) == (1, 0)


def test_pro_goes_first_until_its_fair_use_is_spent(mira, settings):
    from billing.services import plans

    settings.LIMITS = settings.LIMITS.model_copy(update={"units_fair_use_pro": 1})
    plans.grant(actor_id=None, member_id=mira.id, plan=Plan.PRO, days=30, reason="a test", now=NOW)
    tiers = [ask(mira).tier for _ in range(3)]
    assert tiers == [Tier.PRIORITY, Tier.PRIORITY, Tier.BEHIND]  # the second may still begin at the limit


def test_the_sweep_gives_back_what_is_held_for_a_job_that_is_gone(mira):
    job = ask(mira)
    assert charges.release_orphans(now=NOW) == 0
    Job.objects.filter(pk=job.pk).delete()
    assert charges.release_orphans(now=NOW) == 1
    assert books(mira) == (0, 0)


def test_who_parked_as_many_as_allowed_within_the_hour_waits_until_the_first_is_an_hour_old(mira, settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"parked_per_member_hour": 2})
    for minutes in (50, 10):
        job = ask(mira)
        Job.objects.filter(pk=job.pk).update(state=JobState.PARKED, finished_at=NOW - timedelta(minutes=minutes))
    with pytest.raises(TooManyParkedError) as refused:
        ask(mira)
    assert refused.value.retry_after_s == 600
    with pytest.raises(TooManyParkedError):
        jobs.submit(actor=mira, wish=ClipWish(prompt="a ball"), now=NOW + timedelta(minutes=9))
    assert jobs.submit(actor=mira, wish=ClipWish(prompt="a ball"), now=NOW + timedelta(minutes=10)).attempt == 0
