"""The promise of fairness, lived through under a clock that jumps; `make bench ARGS=fairness` has more hours of it."""

from __future__ import annotations

import random

import pytest

from benchmarks.fairness import BEHIND, LONGEST_S, PRIORITY, STANDARD, bound_s, head_waits
from benchmarks.simulation import Hours, Wish, people, shape
from generation import order
from generation.enums import JobState
from generation.models import Job
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)

CLIP_S = 10.0


@pytest.fixture(autouse=True)
def nobody_listens(settings):
    settings.CHANNEL_LAYERS = {}


def a_wish(member, tier: int = STANDARD, *, wide: bool = False, running_max: int = 1000) -> Wish:
    return Wish(member=member, tier=tier, shape=shape(4, wide=wide), work_s=CLIP_S, running_max=running_max)


@pytest.mark.parametrize("remembers", [0, 1])
def test_a_thousand_waiting_delay_each_newcomer_by_the_clip_that_runs_and_no_more(remembers):
    greedy, *newcomers = people(7, "n", NOW)
    hours = Hours(workers=1, begin=NOW, remembers=remembers)
    hours.ask(0, *[a_wish(greedy)] * 1000)
    for number, newcomer in enumerate(newcomers):
        hours.ask(25 + 40 * number, a_wish(newcomer, wide=True))  # the worker holds the greedy member's shape
    hours.run(240)
    waits = [ticket.wait_s for ticket in hours.turns if ticket.wish.member != greedy]
    assert waits == [5.0] * 6  # the second half of the clip that was running; 9,975 s and more in the order of arrival
    assert Job.objects.filter(state=JobState.QUEUED, member=greedy).count() > 900


def tiers_of(hours: Hours) -> list[int]:
    return [ticket.wish.tier for ticket in hours.turns]


def busy_with_pro(*, ageing_s: int, settings) -> Hours:
    """One worker, a Pro member with a hundred clips, two others asking at once, for five minutes."""
    settings.LIMITS = settings.LIMITS.model_copy(update={"ageing_s": ageing_s})
    pro, mira, jonas = people(3, "p", NOW)
    hours = Hours(workers=1, begin=NOW)
    hours.ask(0, *[a_wish(pro, PRIORITY)] * 100)
    hours.ask(1, a_wish(mira), a_wish(mira))
    hours.ask(2, a_wish(jonas, BEHIND))
    hours.run(330)
    return hours


def test_free_behind_constant_pro_waits_for_its_age_and_every_second_turn(settings):
    hours = busy_with_pro(ageing_s=100, settings=settings)
    lower = [ticket for ticket in hours.turns if ticket.wish.tier != PRIORITY]
    assert [(ticket.wish.tier, ticket.started_s) for ticket in lower] == [
        (STANDARD, 110),
        (BEHIND, 130),
        (STANDARD, 210),
    ]
    heads = head_waits(hours.turns)
    assert [head.waited_s for head in heads] == [109, 128, 100]
    assert all(head.waited_s <= bound_s(head, heads, workers=1) for head in heads)
    assert bound_s(heads[1], heads, workers=1) == 100 + 4 * LONGEST_S


def test_without_ageing_free_would_starve(settings):
    assert set(tiers_of(busy_with_pro(ageing_s=10**6, settings=settings))) == {PRIORITY}


def test_pro_has_half_the_turns_however_much_the_others_want(settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"ageing_s": 20})
    pro, *others = people(6, "o", NOW)
    hours = Hours(workers=2, begin=NOW)
    hours.ask(0, *[a_wish(pro, PRIORITY)] * 100)
    for other in others:
        hours.ask(0, *[a_wish(other)] * 20)
    hours.run(190)
    assert len(hours.turns) == 40
    assert tiers_of(hours)[10:].count(PRIORITY) == 15
    served = [sum(ticket.wish.member == other for ticket in hours.turns) for other in others]
    assert max(served) - min(served) <= 1


def test_every_waiting_job_s_place_is_the_number_of_turns_before_it():
    chance = random.Random(1)
    members = people(9, "q", NOW)
    hours = Hours(workers=1, begin=NOW)
    for member in members:
        count, tier = chance.choice([1, 2, 5]), chance.choice([STANDARD, PRIORITY])
        hours.ask(chance.uniform(0, 8), *(a_wish(member, tier) for _ in range(count)))
    hours.run(9)
    at_once = order.moved_places(queue="cpu", limit=100, now=NOW)
    one_by_one = {job.id: order.turns_before(job, now=NOW) + 1 for job in Job.objects.filter(state=JobState.QUEUED)}
    assert at_once == one_by_one
    hours.run(10**4)
    began = Job.objects.filter(pk__in=one_by_one).order_by("started_at").values_list("pk", flat=True)
    assert list(began) == sorted(one_by_one, key=one_by_one.__getitem__)
