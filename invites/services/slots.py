"""A member's four invites: making a code, taking it back, letting it lapse."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from common import audit
from invites import codes, selectors
from invites.contracts import Invite
from invites.enums import GivenBack, SlotState
from invites.errors import InviteNotOpenError, NoFreeInviteError
from invites.models import Slot
from invites.services import addresses

_GONE = {"nonce": None, "lookup": None, "lapses_at": None, "email": ""}


def mine(*, actor_id: UUID, now: datetime) -> list[Invite]:
    """This will give the actor's invites, laying their four slots out on the first look."""
    _laid_out(actor_id)
    return selectors.invites_of(actor_id=actor_id, now=now)


def make(*, actor_id: UUID, email: str = "", country: str | None, now: datetime) -> Invite:
    """This will open a code in one of the actor's free slots, good for invite_days.

    `email` keeps it for that address ("" for anybody); `country` is where it is made, None when unknown. Raises
    InvalidError for what is no address, and NoFreeInviteError when all slots are open or used.
    """
    bound_to = addresses.normal(email) if email.strip() else ""
    for slot in _laid_out(actor_id):
        if _is_free(slot, now) and _open(slot, bound_to, country or "", now):
            slot.refresh_from_db()
            return selectors.as_invite(slot, {}, now=now)
    raise NoFreeInviteError


def revoke(*, actor_id: UUID, slot_id: UUID, now: datetime) -> None:
    """This will end an open code; its slot is free again, for another code.

    Raises NotFoundError for a slot that is not the actor's, InviteNotOpenError when somebody was quicker.
    """
    slot = selectors.access_slot(actor_id=actor_id, slot_id=slot_id)
    with transaction.atomic():
        rows = Slot.objects.filter(pk=slot.pk, state=SlotState.OPEN, lapses_at__gt=now)
        if not rows.update(state=SlotState.FREE, given_back=GivenBack.REVOKED, **_GONE):
            raise InviteNotOpenError
        audit.record(actor_id=actor_id, action="invite.revoked", target=f"invite:{slot.pk}", now=now)


def close_all(*, owner_ids: list[UUID]) -> int:
    """This will end every open code of these members, inside the caller's transaction; returns how many."""
    rows = Slot.objects.filter(owner_id__in=owner_ids, state=SlotState.OPEN)
    return rows.update(state=SlotState.FREE, given_back=GivenBack.REVOKED, **_GONE)


def lapse_due(*, now: datetime) -> int:
    """This will give back the slots of codes past their end; returns how many."""
    rows = Slot.objects.filter(state=SlotState.OPEN, lapses_at__lte=now)
    return rows.update(state=SlotState.FREE, given_back=GivenBack.LAPSED, **_GONE)


def _laid_out(owner_id: UUID) -> list[Slot]:
    """A member's slots, made on the first look."""
    slots = selectors.slots_of(owner_id)
    if len(slots) < settings.LIMITS.invites_per_member:
        # Whoever comes second finds the rows there: the constraint, not this line, keeps a member at four.
        rows = [Slot(owner_id=owner_id, number=number) for number in range(settings.LIMITS.invites_per_member)]
        Slot.objects.bulk_create(rows, ignore_conflicts=True)
        slots = selectors.slots_of(owner_id)
    return slots


def _is_free(slot: Slot, now: datetime) -> bool:
    """Free, or freed here because its code has ended and the sweep has not come yet."""
    if ended := selectors.ended_by(slot, now=now):
        rows = Slot.objects.filter(pk=slot.pk, state=SlotState.OPEN, lookup=slot.lookup)
        return bool(rows.update(state=SlotState.FREE, given_back=ended, **_GONE))
    return slot.state == SlotState.FREE


def _open(slot: Slot, email: str, country: str, now: datetime) -> bool:
    nonce = secrets.token_bytes(codes.NONCE_BYTES)
    code = codes.code_for(settings.INVITE_KEY, slot.pk, nonce)
    return bool(
        Slot.objects.filter(pk=slot.pk, state=SlotState.FREE).update(
            state=SlotState.OPEN,
            nonce=nonce,
            lookup=codes.lookup_for(settings.INVITE_KEY, code),
            email=email,
            made_at=now,
            made_country=country,
            lapses_at=now + timedelta(days=settings.LIMITS.invite_days),
            given_back="",
        )
    )
