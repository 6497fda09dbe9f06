"""Whose turn it is: decided when a worker asks, least recently served first, and nobody starves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from generation.contracts import ClipWish, Shape, WorkerOffer
from generation.enums import JobState, Opening, Orientation, Tier
from generation.models import Job, Lane
from generation.services import endings, jobs, lanes, leases
from tests.factories import NOW, card, make_member

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = WorkerOffer(worker="w", queue="cpu", engines=("animatic",))


@pytest.fixture(autouse=True)
def no_limits(settings):
    settings.LIMITS = settings.LIMITS.model_copy(
        update={"clips_in_flight_free": 1000, "clips_running_free": 1000, "prompt_checks_per_member_hour": 10_000}
    )


@pytest.fixture
def members():
    return {handle: card(make_member(handle)) for handle in ("greedy", "mira", "jonas", "pro")}


def ask(actor, count: int = 1, *, after_s: float = 0, tier: Tier = Tier.STANDARD, **wish) -> list[Job]:
    now = NOW + timedelta(seconds=after_s)
    made = [jobs.submit(actor=actor, wish=ClipWish(prompt="a ball", **wish), now=now) for _ in range(count)]
    if tier != Tier.STANDARD:
        move_to(tier, made)
    return made


def move_to(tier: Tier, made: list[Job]) -> None:
    Job.objects.filter(pk__in=[job.pk for job in made]).update(tier=tier)
    for job in made:
        lanes.leave(job)
        job.refresh_from_db()
        lanes.join(job)


@pytest.fixture
def in_transaction(transactional_db):
    from django.db import transaction

    with transaction.atomic():
        yield


def serve(count: int = 1, *, after_s: float = 0, offer: WorkerOffer = WORKER) -> list[str]:
    """Claims and finishes `count` turns, a second apart; gives whose they were."""
    served = []
    for turn in range(count):
        now = NOW + timedelta(seconds=after_s + turn)
        for claim in leases.claim(offer=offer, now=now):
            job = Job.objects.select_related("member").get(pk=claim.job_id)
            served.append(job.member.handle)
            endings.fail(claim=claim, code="engine_failed", detail="", now=now)
    return served


def test_a_thousand_waiting_delay_somebody_else_s_first_by_one(members, settings):
    ask(members["greedy"], 30)
    assert serve(2) == ["greedy", "greedy"]
    ask(members["mira"], 2, after_s=3)
    assert serve(5, after_s=4) == ["mira", "greedy", "mira", "greedy", "greedy"]


def test_within_a_tier_turns_go_round(members):
    for handle in ("greedy", "mira", "jonas"):
        ask(members[handle], 3)
    assert serve(9) == ["greedy", "mira", "jonas"] * 3


def test_pro_goes_first_and_waits_for_nobody(members, in_transaction):
    ask(members["mira"], 2)
    ask(members["pro"], 2, tier=Tier.PRIORITY)
    assert serve(4) == ["pro", "pro", "mira", "mira"]


def test_an_aged_lane_takes_every_second_turn_behind_constant_pro(members, settings, in_transaction):
    settings.LIMITS = settings.LIMITS.model_copy(update={"ageing_s": 100})
    ask(members["mira"], 3)
    ask(members["pro"], 20, tier=Tier.PRIORITY)
    assert serve(2, after_s=97) == ["pro", "pro"]
    assert serve(4, after_s=100) == ["mira", "pro", "pro", "pro"]  # served, her next one ages anew
    assert serve(3, after_s=201) == ["mira", "pro", "pro"]


def test_no_more_run_at_once_than_the_plan_allows(members, settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"clips_running_free": 2})
    ask(members["greedy"], 4)
    first, second = (leases.claim(offer=WORKER, now=NOW) for _ in range(2))
    assert len(first) == len(second) == 1
    assert leases.claim(offer=WORKER, now=NOW) == []
    endings.fail(claim=first[0], code="engine_failed", detail="", now=NOW)
    assert len(leases.claim(offer=WORKER, now=NOW)) == 1


def test_a_worker_takes_only_what_it_can_do(members):
    ask(members["mira"])
    other = WorkerOffer(worker="w", queue="cpu", engines=("ltx2",))
    assert leases.claim(offer=other, now=NOW) == []
    assert len(leases.claim(offer=WORKER, now=NOW)) == 1


def test_a_batch_has_one_shape_and_takes_turns(members):
    ask(members["greedy"], 3)
    ask(members["mira"], orientation=Orientation.LANDSCAPE)
    ask(members["jonas"])
    batch = leases.claim(offer=WorkerOffer(worker="w", queue="cpu", engines=("animatic",), batch_max=3), now=NOW)
    rows = {job.pk: job for job in Job.objects.select_related("member")}
    assert [rows[claim.job_id].member.handle for claim in batch] == ["greedy", "jonas", "greedy"]
    assert {(claim.attempt, rows[claim.job_id].width) for claim in batch} == {(1, 720)}
    assert serve() == ["mira"]


def test_in_a_batch_something_is_given_to_all_or_to_none(members):
    (first,), (picture,), (end,) = (ask(members[handle]) for handle in ("greedy", "mira", "jonas"))
    Job.objects.filter(pk=picture.pk).update(opening=Opening.UPLOAD)
    Job.objects.filter(pk=end.pk).update(opening=Opening.CLIP)
    offer = WorkerOffer(worker="w", queue="cpu", engines=("animatic",), batch_max=3)

    batches = [[claim.job_id for claim in leases.claim(offer=offer, now=NOW)] for _ in range(2)]

    assert batches == [[first.pk], [picture.pk, end.pk]]  # both of these begin with a picture


def test_of_a_batch_each_ends_for_itself(members):
    mine, theirs = ask(members["mira"])[0], ask(members["jonas"])[0]
    offer = WorkerOffer(worker="w", queue="cpu", engines=("animatic",), batch_max=2)
    first, second = leases.claim(offer=offer, now=NOW)
    jobs.cancel(actor=members["mira"], job_id=mine.id, now=NOW)
    assert endings.cancelled(claim=first, now=NOW)
    assert not leases.is_cancel_requested(claim=second)
    theirs.refresh_from_db()
    assert theirs.state == JobState.RUNNING


def warm(width: int, height: int) -> WorkerOffer:
    shape = Shape(engine="animatic", width=width, height=height, duration_ms=4000, fps=24)
    return WorkerOffer(worker="w", queue="cpu", engines=("animatic",), shapes=frozenset({shape}))


def test_a_held_shape_goes_before_a_newcomer_s_other_shape_twice_and_no_more(members):
    ask(members["mira"], orientation=Orientation.LANDSCAPE)
    for handle in ("jonas", "greedy", "pro"):
        ask(members[handle], after_s=1)
    assert serve(4, after_s=2, offer=warm(720, 1280)) == ["jonas", "greedy", "mira", "pro"]


def test_a_held_shape_never_brings_somebody_a_second_turn_before_a_newcomer_s_first(members):
    ask(members["greedy"], 30)
    assert serve(1) == ["greedy"]
    ask(members["mira"], after_s=1, orientation=Orientation.LANDSCAPE)
    assert serve(2, after_s=2, offer=warm(720, 1280)) == ["mira", "greedy"]


def test_a_lost_turn_is_given_back(members):
    (mine,) = ask(members["mira"])
    ask(members["jonas"], 2)
    (lost,) = leases.claim(offer=WORKER, now=NOW)
    assert lost.job_id == mine.id
    assert serve(after_s=1) == ["jonas"]
    assert leases.hand_back(claim=lost, now=NOW)
    assert serve(2, after_s=2) == ["mira", "jonas"]
    mine.refresh_from_db()
    assert (mine.attempt, mine.losses) == (2, 0)
    assert not leases.hand_back(claim=lost, now=NOW)


def test_a_lane_says_since_when_its_member_waits(members):
    one, _ = ask(members["mira"]) + ask(members["mira"], after_s=5)

    def since() -> float | None:
        moment = Lane.objects.get(member_id=members["mira"].id).waiting_since
        return moment and (moment - NOW).total_seconds()

    assert since() == 0
    jobs.cancel(actor=members["mira"], job_id=one.id, now=NOW)
    assert since() == 5
    serve(after_s=9)
    assert since() is None


def test_the_place_in_the_queue_is_the_number_of_turns(members):
    from generation.selectors import position_of

    greedy = ask(members["greedy"], 4)
    mira = ask(members["mira"], 2)
    jonas = ask(members["jonas"], 1)
    places = {job.id: position_of(job, now=NOW) for job in [*greedy, *mira, *jonas]}
    assert [places[job.id] for job in greedy] == [1, 4, 6, 7]
    assert [places[job.id] for job in mira + jonas] == [2, 5, 3]
    order = []
    while claims := leases.claim(offer=WORKER, now=NOW + timedelta(seconds=len(order))):
        order.append(claims[0].job_id)
    assert order == sorted(places, key=places.__getitem__)


def test_who_is_near_the_front_is_told_when_their_place_changes(members):
    from common import live_log
    from generation.services import telling

    ask(members["greedy"], 2)
    (mira,) = ask(members["mira"])
    assert telling.places(now=NOW) == 3
    assert telling.places(now=NOW) == 0
    serve()
    before = live_log.last_number(member_id=members["mira"].id)
    assert telling.places(now=NOW) == 2
    (entry,) = live_log.read_after(member_id=members["mira"].id, after=before)
    assert (entry.payload["job_id"], entry.payload["position"]) == (str(mira.id), 1)
