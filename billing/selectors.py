"""What the ledger says: plans, windows, open holds, and whether the books are in order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef

from billing import policies
from billing.contracts import Allowance, Entitlement, HoldCard
from billing.enums import EntryKind, Plan, Pocket
from billing.models import Entry, OpenHold, PlanGrant
from billing.policies import Counted, Tariff


def tariff() -> Tariff:
    """This will give the operator's figures."""
    return Tariff(**{field.name: getattr(settings.LIMITS, field.name) for field in fields(Tariff)})


def plan_of(member_id: UUID, *, now: datetime) -> Plan:
    """This will name the plan that a member has at a moment: the best that was granted, else Free."""
    running = PlanGrant.objects.filter(member_id=member_id, plan=Plan.PRO, starts_at__lte=now, ends_at__gt=now)
    return Plan.PRO if running.exists() else Plan.FREE


def pro_until(member_id: UUID, *, now: datetime) -> datetime | None:
    """This will give the moment until which a member has Pro without a gap: grants follow each other. None on Free."""
    if plan_of(member_id, now=now) != Plan.PRO:
        return None
    open_grants = PlanGrant.objects.filter(member_id=member_id, plan=Plan.PRO, ends_at__gt=now)
    return open_grants.order_by("-ends_at").values_list("ends_at", flat=True).first()


def counted_holds(member_id: UUID, *, now: datetime) -> list[Counted]:
    """This will list the holds that the window counts, oldest first: of the plan's pocket and not given back."""
    given_back = Entry.objects.filter(closes=OuterRef("pk"), kind=EntryKind.RELEASE)
    holds = Entry.objects.filter(
        ~Exists(given_back),
        kind=EntryKind.HOLD,
        pocket=Pocket.PLAN,
        member_id=member_id,
        at__gt=now - policies.window(tariff()),
    )
    return [Counted(at, units) for at, units in holds.order_by("at", "pk").values_list("at", "units")]


def entitlement_of(member_id: UUID, now: datetime, *, asking_units: int = 0) -> Entitlement:
    """This will say what the member's plan gives now; `priority` is about the window with `asking_units` more in it."""
    plan = plan_of(member_id, now=now)
    used = policies.used(counted_holds(member_id, now=now)) if plan == Plan.PRO else 0
    return policies.entitlement(plan, used_units=used + asking_units, tariff=tariff())


def allowance_of(member_id: UUID, now: datetime) -> Allowance:
    """This will say how much of the member's window is used and when some of it comes back."""
    counted = counted_holds(member_id, now=now)
    return policies.allowance(plan_of(member_id, now=now), counted, tariff())


def open_holds(*, after: int = 0, size: int = 500) -> list[HoldCard]:
    """This will list open holds of all members in the order they were made, `size` of them after the entry `after`."""
    return [_card(hold) for hold in OpenHold.objects.filter(pk__gt=after).order_by("pk")[:size]]


def held_refs(refs: Collection[UUID]) -> frozenset[UUID]:
    """This will tell for which of these jobs units are held."""
    return frozenset(OpenHold.objects.filter(ref__in=refs).values_list("ref", flat=True))


def newest_entry(ref: UUID) -> Entry | None:
    """This will give the last thing that the ledger says about a job."""
    return Entry.objects.filter(ref=ref).order_by("-pk").first()


def _card(hold: OpenHold) -> HoldCard:
    return HoldCard(
        id=hold.pk,
        ref=hold.ref,
        member_id=hold.member_id,
        units=hold.units,
        pocket=hold.pocket,
        held_at=hold.held_at,
    )
