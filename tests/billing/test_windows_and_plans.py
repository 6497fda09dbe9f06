"""What a plan gives in its rolling window, what is refused and in which words, and plans that operators grant."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO
from math import inf, nan
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from accounts.models import Member
from billing import facade, policies
from billing.contracts import Entitlement
from billing.enums import Plan
from billing.errors import QuotaExceededError
from billing.models import PlanGrant
from billing.policies import Counted
from billing.services import plans
from common.errors import InvalidError
from common.models import AuditEntry
from sora_social.settings.parts.limits import Limits
from tests.billing.ledger import after, hold, make_pro, release, settle
from tests.factories import NOW, make_member

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)


@pytest.fixture
def mira() -> UUID:
    return make_member("mira").pk


def refusal(member_id: UUID, units: int, now: datetime) -> QuotaExceededError:
    with pytest.raises(QuotaExceededError) as caught:
        hold(member_id, units, now=now)
    return caught.value


# -- prices ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duration_s", "resolution", "units"),
    [
        (1, "720p", 1),
        (10, "720p", 1),
        (10.04, "720p", 2),
        (15, "720p", 2),
        (60, "720p", 6),
        (4, "1080p", 2),
        (60, "1080p", 12),
    ],
)
def test_a_clip_costs_a_unit_for_every_ten_seconds_begun_and_twice_that_at_1080p(duration_s, resolution, units):
    assert facade.units_for(duration_s, resolution) == units


@pytest.mark.parametrize(
    ("duration_s", "resolution"),
    [(0, "720p"), (-1, "720p"), (4, "8k"), (int("9" * 400), "720p"), (inf, "720p"), (nan, "720p")],
)
def test_what_has_no_price_is_refused(duration_s: float, resolution: str):
    with pytest.raises(InvalidError):
        facade.units_for(duration_s, resolution)


# -- the window ------------------------------------------------------------------------------------------------------


def test_free_gives_thirty_units_and_not_one_more(mira: UUID):
    for _ in range(30):
        hold(mira)
    assert refusal(mira, 1, after(seconds=1)).facts == {
        "units_needed": 1,
        "units_used": 30,
        "units_left": 0,
        "limit": 30,
        "limit_name": "units_per_day_free",
        "window_s": 86400,
        "resets_at": "2026-11-23T12:00:00+00:00",
    }


def test_a_unit_comes_back_exactly_when_its_hold_is_a_window_old(mira: UUID):
    hold(mira, 30)
    refusal(mira, 1, NOW + DAY - timedelta(microseconds=1))
    hold(mira, 30, now=NOW + DAY)
    assert facade.allowance_of(mira, NOW + DAY).used == 30


def test_open_and_settled_holds_count_and_those_given_back_do_not(mira: UUID):
    hold(mira, 1)
    settle(hold(mira, 2), now=after(hours=3))
    release(hold(mira, 4))
    assert facade.allowance_of(mira, after(hours=3)).used == 3


def test_a_settled_hold_counts_from_the_hold_not_from_the_delivery(mira: UUID):
    job = hold(mira, 30)
    settle(job, now=after(hours=23))
    assert facade.allowance_of(mira, NOW + DAY).used == 0


def test_the_reset_is_when_enough_has_lapsed_for_this_very_request(mira: UUID):
    hold(mira, 10, now=NOW)
    hold(mira, 15, now=after(hours=1))
    hold(mira, 4, now=after(hours=2))
    now = after(hours=3)
    hold(mira, 1, now=now)
    assert refusal(mira, 1, now).facts["resets_at"] == "2026-11-23T12:00:00+00:00"
    assert refusal(mira, 10, now).facts["resets_at"] == "2026-11-23T12:00:00+00:00"
    assert refusal(mira, 11, now).facts["resets_at"] == "2026-11-23T13:00:00+00:00"
    assert refusal(mira, 26, now).facts["resets_at"] == "2026-11-23T14:00:00+00:00"
    assert refusal(mira, 30, now).facts["resets_at"] == "2026-11-23T15:00:00+00:00"


def test_the_promise_of_the_reset_is_kept(mira: UUID):
    for hour in range(10):
        hold(mira, 3, now=after(hours=hour))
    error = refusal(mira, 4, after(hours=10))
    resets_at = datetime.fromisoformat(error.facts["resets_at"])
    refusal(mira, 4, resets_at - timedelta(microseconds=1))
    hold(mira, 4, now=resets_at)


def test_a_refusal_says_how_much_from_which_limit_and_when_it_comes_back(mira: UUID):
    hold(mira, 29)
    error = refusal(mira, 2, after(hours=20, minutes=49, seconds=30))
    assert (error.code, error.status, error.retry_after_s) == ("quota_exceeded", 429, 11430)
    assert error.detail.replace("\u00a0", " ") == (
        "It takes 2 units and 1 is left: a clip of up to 10 s fits. Free gives 30 units in any 24 hours; enough comes back "
        "in 3 h 11 min."
    )
    hold(mira, 1)
    error = refusal(mira, 2, after(hours=20))
    assert error.title == "You don't have enough units for this clip."
    assert error.detail.startswith("It takes 2\u00a0units and none is left. Free gives 30")


def test_what_never_fits_is_told_so(mira: UUID):
    error = refusal(mira, 31, NOW)
    assert (error.facts["resets_at"], error.retry_after_s) == (None, None)
    assert error.detail.replace("\u00a0", " ") == (
        "It takes 31 units; Free gives 30 units in any 24 hours. A shorter or smaller one fits."
    )


def test_one_member_s_units_are_not_another_s(mira: UUID):
    hold(mira, 30)
    stranger = make_member("stranger").pk
    hold(stranger, 30)
    assert facade.allowance_of(stranger, NOW).used == 30


def test_an_operator_s_own_limit_counts(mira: UUID, settings):
    settings.LIMITS = Limits(units_per_day_free=2, units_window_hours=1)
    hold(mira, 2)
    assert refusal(mira, 1, NOW).facts["resets_at"] == "2026-11-22T13:00:00+00:00"


def test_the_reset_of_an_empty_window_is_never():
    assert policies.resets_at([], needed=3, limit=2, lasts=DAY) is None
    assert policies.resets_at([Counted(NOW, 2)], needed=1, limit=2, lasts=DAY) == NOW + DAY


# -- plans -----------------------------------------------------------------------------------------------------------

FREE = Entitlement(
    plan=Plan.FREE,
    priority=False,
    clips_in_flight=3,
    clips_running=2,
    clip_seconds_max=15,
    extended_seconds_max=15,
    resolutions=("720p",),
)
PRO = Entitlement(
    plan=Plan.PRO,
    priority=True,
    clips_in_flight=5,
    clips_running=4,
    clip_seconds_max=60,
    extended_seconds_max=120,
    resolutions=("720p", "1080p"),
)


def test_what_free_and_pro_give(mira: UUID):
    assert facade.entitlement_of(mira, NOW) == FREE
    make_pro(mira)
    assert facade.entitlement_of(mira, NOW) == PRO


def test_pro_lasts_from_its_first_moment_to_its_last(mira: UUID):
    make_pro(mira, days=1)
    assert facade.entitlement_of(mira, NOW).plan == Plan.PRO
    assert facade.entitlement_of(mira, NOW - timedelta(microseconds=1)).plan == Plan.FREE
    assert facade.entitlement_of(mira, NOW + DAY - timedelta(microseconds=1)).plan == Plan.PRO
    assert facade.entitlement_of(mira, NOW + DAY).plan == Plan.FREE


def test_pro_is_never_refused_and_queues_behind_others_above_its_fair_use(mira: UUID):
    make_pro(mira)
    hold(mira, 100)
    assert facade.entitlement_of(mira, NOW).priority is True
    assert facade.entitlement_of(mira, NOW, asking_units=1).priority is False
    hold(mira, 1, now=after(hours=1))
    assert facade.entitlement_of(mira, after(hours=1)).priority is False
    assert facade.entitlement_of(mira, NOW + DAY).priority is True


def test_who_falls_back_to_free_has_used_what_they_used(mira: UUID):
    make_pro(mira, days=1)
    hold(mira, 40, now=after(hours=20))
    allowance = facade.allowance_of(mira, NOW + DAY)
    assert (allowance.plan, allowance.used, allowance.left) == ("free", 40, 0)
    assert (allowance.next_reset_at, allowance.next_reset_units) == (after(hours=44), 30)
    assert refusal(mira, 1, NOW + DAY).facts["resets_at"] == "2026-11-24T08:00:00+00:00"


def test_allowances_of_free_and_pro(mira: UUID):
    hold(mira, 2)
    hold(mira, 1)
    hold(mira, 4, now=after(minutes=1))
    free = facade.allowance_of(mira, after(hours=1))
    assert (free.limit, free.used, free.left, free.window_s) == (30, 7, 23, 86400)
    assert (free.next_reset_at, free.next_reset_units) == (NOW + DAY, 3)
    assert (free.priority_limit, free.priority_left) == (None, None)
    make_pro(mira)
    pro = facade.allowance_of(mira, after(hours=1))
    assert (pro.limit, pro.used, pro.left) == (None, 7, None)
    assert (pro.priority_limit, pro.priority_left) == (100, 93)


def test_priority_comes_back_when_the_window_is_below_the_fair_use_again(mira: UUID):
    make_pro(mira)
    for hour, units in enumerate((3, 2, 100)):
        hold(mira, units, now=after(hours=hour))
    allowance = facade.allowance_of(mira, after(hours=3))
    assert (allowance.used, allowance.priority_left) == (105, 0)
    assert (allowance.next_reset_at, allowance.next_reset_units) == (after(hours=26), 100)


def test_an_untouched_allowance_says_nothing_comes_back(mira: UUID):
    allowance = facade.allowance_of(mira, NOW)
    assert (allowance.used, allowance.left, allowance.next_reset_at, allowance.next_reset_units) == (0, 30, None, 0)


# -- grants ----------------------------------------------------------------------------------------------------------


def grant(*arguments: str) -> str:
    out = StringIO()
    call_command("grant_plan", *arguments, stdout=out)
    return out.getvalue().strip()


def test_an_operator_grants_pro_with_an_audit_entry(mira: UUID):
    assert grant("@mira", "pro", "--days", "30", "--reason", "thanks for the fonts").startswith("@mira: Pro until ")
    made = PlanGrant.objects.get(member_id=mira)
    assert (made.plan, made.reason, made.ends_at - made.starts_at) == (
        "pro",
        "thanks for the fonts",
        timedelta(days=30),
    )
    entry = AuditEntry.objects.get(action="plan.granted")
    assert (entry.actor_id, entry.target, entry.facts["days"]) == (None, f"member:{mira}", 30)


def test_more_days_follow_those_granted_before(mira: UUID):
    make_pro(mira, days=10)
    make_pro(mira, days=10, now=after(days=5))
    assert facade.entitlement_of(mira, after(days=19, hours=23)).plan == Plan.PRO
    assert facade.entitlement_of(mira, after(days=20)).plan == Plan.FREE


def test_free_ends_what_was_granted_at_once_and_what_was_to_come(mira: UUID):
    make_pro(mira, days=10)
    make_pro(mira, days=10)
    assert plans.end(actor_id=None, member_id=mira, now=after(days=1)) == 2
    assert facade.entitlement_of(mira, after(days=1)).plan == Plan.FREE
    assert facade.entitlement_of(mira, after(days=15)).plan == Plan.FREE
    assert plans.end(actor_id=None, member_id=mira, now=after(days=1)) == 0


def test_the_command_ends_what_was_granted(mira: UUID):
    grant("mira", "pro", "--reason", "a trial")
    assert grant("@mira", "free") == "@mira: Free again"
    assert grant("@mira", "free") == "@mira: nothing to do"
    assert AuditEntry.objects.filter(action="plan.ended").count() == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("@nobody", "pro", "--reason", "x"),
        ("@mira", "pro"),
        ("@mira", "pro", "--reason", "   "),
        ("@mira", "pro", "--reason", "x" * 301),
        ("@mira", "pro", "--days", "0", "--reason", "x"),
        ("@mira", "pro", "--days", "3661", "--reason", "x"),
        ("@mira", "gold", "--reason", "x"),
    ],
    ids=["nobody", "no reason", "blank reason", "long reason", "no days", "ten years and a day", "no such plan"],
)
def test_a_grant_that_makes_no_sense_is_refused(mira: UUID, arguments: tuple[str, ...]):
    with pytest.raises(CommandError):
        grant(*arguments)
    assert not PlanGrant.objects.exists()
    assert not AuditEntry.objects.filter(action="plan.granted").exists()


def test_free_is_not_granted(mira: UUID):
    with pytest.raises(InvalidError):
        plans.grant(actor_id=None, member_id=mira, plan=Plan.FREE, days=1, reason="x", now=NOW)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ends_at": NOW - timedelta(seconds=1)}, "a_grant_ends_after_it_starts"),
        ({"reason": ""}, "a_grant_says_why"),
    ],
)
def test_the_database_refuses_a_wrong_grant(mira: UUID, values: dict[str, object], sentence: str):
    usual = {
        "member": Member.objects.get(pk=mira),
        "plan": "pro",
        "starts_at": NOW,
        "ends_at": after(days=1),
        "reason": "x",
    }
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        PlanGrant.objects.create(**usual | values)
