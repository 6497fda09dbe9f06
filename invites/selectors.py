"""Reading invites: a member's own four, branches of the tree, places on the waiting list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q

from accounts import facade as accounts
from accounts.contracts import MemberCard
from common.errors import NotFoundError
from invites import codes
from invites.contracts import Branch, Invite, TreeRow, Waiting
from invites.enums import GivenBack, SlotState
from invites.models import Arrival, Slot, WaitingEntry

SLOTS = 4  # the database refuses a fifth
DEPTH_MAX = 100  # bounds the recursion; a chain of friends this long has other problems


def slots_of(owner_id: UUID) -> list[Slot]:
    """This will give a member's slots that may be used, in order: invites_per_member of them at most."""
    rows = Slot.objects.filter(owner_id=owner_id, number__lt=settings.LIMITS.invites_per_member)
    return list(rows.order_by("number"))


def access_slot(*, actor_id: UUID, slot_id: UUID) -> Slot:
    """This will give one of the actor's own slots. Raises NotFoundError for anybody else's and for none."""
    slot = Slot.objects.filter(pk=slot_id, owner_id=actor_id).first()
    if slot is None:
        raise NotFoundError
    return slot


def invites_of(*, actor_id: UUID, now: datetime) -> list[Invite]:
    """This will give the actor's invites in order, always invites_per_member of them, with codes derived anew."""
    slots = {slot.number: slot for slot in slots_of(actor_id)}
    guests = _guests([slot.pk for slot in slots.values()], now)
    wanted = range(settings.LIMITS.invites_per_member)
    return [as_invite(slots[number], guests, now=now) for number in wanted if number in slots]


def as_invite(slot: Slot, guests: Mapping[UUID, MemberCard | None], *, now: datetime) -> Invite:
    """This will show a slot to its owner. A code past its end counts as given back before the sweep says so."""
    if ended := ended_by(slot, now=now):
        return Invite(id=slot.pk, position=slot.number + 1, state=SlotState.FREE, given_back=ended)
    if slot.state == SlotState.OPEN:
        return _open(slot)
    return Invite(
        id=slot.pk,
        position=slot.number + 1,
        state=SlotState(slot.state),
        given_back=GivenBack(slot.given_back) if slot.given_back else None,
        redeemed_at=slot.redeemed_at,
        redeemed_by=guests.get(slot.pk),
    )


def ended_by(slot: Slot, *, now: datetime) -> GivenBack | None:
    """This will tell by what a slot's code ended that the row still calls open; None when it did not.

    A code that was made under another INVITE_KEY opens nothing, and counts as revoked.
    """
    if slot.state != SlotState.OPEN or slot.lapses_at is None:
        return None
    if slot.lapses_at <= now:
        return GivenBack.LAPSED
    found_by = codes.lookup_for(settings.INVITE_KEY, _code_of(slot))
    return None if found_by == bytes(slot.lookup or b"") else GivenBack.REVOKED


def link_of(code: str) -> str:
    """This will give the address that carries a code to the joining page."""
    return f"{settings.SITE_URL}/join?{urlencode({'code': code})}"


def branch_of(*, root: MemberCard, now: datetime) -> Branch:
    """This will give everybody who came by `root`, at any depth, and by those they invited; `root` first.

    At most tree_rows_max rows. Order: depth first, earlier guests first.
    """
    longest = settings.LIMITS.tree_rows_max
    found = _branch_rows(root.id, longest + 1)
    shown = found[:longest]
    ids = [row["member_id"] for row in shown]
    inviter_id = Arrival.objects.filter(pk=root.id).values_list("inviter_id", flat=True).first()
    cards = accounts.member_cards({*ids, *([inviter_id] if inviter_id else [])}, now=now)
    invited = _invited(ids)
    rows = tuple(
        TreeRow(member=cards.get(row["member_id"]), invited=invited.get(row["member_id"], 0), **row) for row in shown
    )
    return Branch(
        root=root,
        inviter=cards.get(inviter_id) if inviter_id else None,
        rows=rows,
        is_complete=len(found) <= longest,
    )


def branch_ids(root_id: UUID) -> list[UUID]:
    """This will give a member's id and those of everybody below, without a limit."""
    return [row["member_id"] for row in _branch_rows(root_id, None)]


def find_root(*, handle: str, now: datetime) -> MemberCard:
    """This will find the member at the top of a branch. Raises NotFoundError."""
    card = accounts.find_member(handle.removeprefix("@"), now=now)
    if card is None:
        raise NotFoundError
    return card


def place_in_line(entry_id: UUID) -> Waiting:
    """This will tell somebody's place, 1 being next. Raises NotFoundError when they left the list."""
    entry = WaitingEntry.objects.filter(pk=entry_id).first()
    if entry is None:
        raise NotFoundError
    mine = Q(confirmed_at__lt=entry.confirmed_at) | Q(confirmed_at=entry.confirmed_at, pk__lt=entry.pk)
    confirmed = WaitingEntry.objects.filter(confirmed_at__isnull=False)
    if entry.confirmed_at is None:
        return Waiting(is_confirmed=False, position=None, waiting=confirmed.count())
    return Waiting(is_confirmed=True, position=confirmed.filter(mine).count() + 1, waiting=confirmed.count())


def _code_of(slot: Slot) -> str:
    return codes.code_for(settings.INVITE_KEY, slot.pk, bytes(slot.nonce or b""))


def _open(slot: Slot) -> Invite:
    code = codes.grouped(_code_of(slot))
    return Invite(
        id=slot.pk,
        position=slot.number + 1,
        state=SlotState.OPEN,
        code=code,
        link=link_of(code),
        email=slot.email,
        made_at=slot.made_at,
        lapses_at=slot.lapses_at,
    )


def _guests(slot_ids: Sequence[UUID], now: datetime) -> dict[UUID, MemberCard | None]:
    arrivals = Arrival.objects.filter(slot_id__in=slot_ids)
    came = {slot_id: member_id for slot_id, member_id in arrivals.values_list("slot_id", "member_id") if slot_id}
    cards = accounts.member_cards(came.values(), now=now) if came else {}
    return {slot_id: cards.get(member_id) for slot_id, member_id in came.items()}


def _invited(member_ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = Arrival.objects.filter(inviter_id__in=member_ids).values("inviter_id").annotate(guests=Count("pk"))
    return {inviter: guests for inviter, guests in rows.values_list("inviter_id", "guests") if inviter}


# The path orders a branch depth first; a member arrives once, so there is no circle to guard against but a planted one.
_BRANCH = """
    WITH RECURSIVE branch (member_id, inviter_id, depth, joined_at, country, path) AS (
        SELECT root.id, a.inviter_id, 0, a.at, coalesce(a.country, ''), ARRAY[]::text[]
        FROM (SELECT %s::uuid AS id) root LEFT JOIN invites_arrival a ON a.member_id = root.id
      UNION ALL
        SELECT a.member_id, a.inviter_id, b.depth + 1, a.at, a.country,
               b.path || (to_char(a.at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || a.member_id::text)
        FROM invites_arrival a JOIN branch b ON a.inviter_id = b.member_id
        WHERE b.depth < %s
    )
    SELECT member_id, inviter_id, depth, joined_at, country FROM branch ORDER BY path LIMIT %s
"""


def _branch_rows(root_id: UUID, limit: int | None) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(_BRANCH, [root_id, DEPTH_MAX, limit])
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
