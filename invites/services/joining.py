"""Joining: the right to join and the account succeed together, or neither does."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts import facade as accounts
from accounts.contracts import AgePass, MemberCard
from accounts.errors import EmailUnusableError
from common import audit, live_log, mailboxes
from common.errors import RefusedError
from invites.contracts import Admission, Admitted, Joined, Newcomer, Place
from invites.enums import FlagKind
from invites.models import Arrival, WaitingEntry
from invites.services import throttle
from invites.services.redeeming import InviteAdmission
from moderation import facade as moderation


def join(*, code: str, newcomer: Newcomer, place: Place, now: datetime, email_proof: str = "") -> Joined:
    """This will make a member by an invite; see `join_through`.

    `email_proof` is the word from the letter that a code kept for an address asks for.
    """
    return join_through(
        admission=InviteAdmission(code=code, proof=email_proof), newcomer=newcomer, place=place, now=now
    )


def join_through(*, admission: Admission, newcomer: Newcomer, place: Place, now: datetime) -> Joined:
    """This will make a member by any right to join. What fails leaves that right unused and nothing written but counts.

    The right is used up first: a stranger without one learns nothing about handles or addresses, and no password is
    hashed for them. Raises AgePassInvalidError, TooManyError, what `admission` refuses, and what
    `accounts.facade.create_member` refuses. Call it outside of a transaction that a refusal rolls back.
    """
    age_pass = accounts.read_age_pass(newcomer.age_pass, now=now)
    throttle.count_try(place, now=now)
    try:
        with transaction.atomic():
            return _join(admission, newcomer, age_pass, place, now)
    except EmailUnusableError:
        accounts.refuse_taken_email(email=newcomer.email, address=place.address, now=now)
        raise
    except RefusedError as refusal:
        admission.after_refusal(refusal, email=newcomer.email, place=place, now=now)
        raise


def _join(admission: Admission, newcomer: Newcomer, age_pass: AgePass, place: Place, now: datetime) -> Joined:
    admitted = admission.admit(email=newcomer.email, place=place, now=now)
    member = accounts.create_member(
        handle=newcomer.handle,
        email=newcomer.email,
        password=newcomer.password,
        date_of_birth=age_pass.date_of_birth,
        country=age_pass.country,
        display_name=newcomer.display_name,
        email_is_proven=admitted.email_is_proven,
        now=now,
    )
    _note_arrival(member, admitted, place, now)
    WaitingEntry.objects.filter(email=mailboxes.nearest(newcomer.email)).delete()
    return Joined(member=member, inviter_id=admitted.inviter_id)


def _note_arrival(member: MemberCard, admitted: Admitted, place: Place, now: datetime) -> None:
    Arrival.objects.create(
        member_id=member.id,
        inviter_id=admitted.inviter_id,
        slot_id=admitted.slot_id,
        kind=admitted.kind,
        country=place.country or "",
        at=now,
    )
    if admitted.slot_id is None or admitted.inviter_id is None:
        return
    target = f"invite:{admitted.slot_id}"
    audit.record(actor_id=member.id, action="invite.redeemed", target=target, now=now, inviter=str(admitted.inviter_id))
    live_log.append(
        member_id=admitted.inviter_id, kind="invite.redeemed", payload={"member_id": str(member.id)}, now=now
    )
    if admitted.made_country and place.country and admitted.made_country != place.country:
        facts = {
            "made_in": admitted.made_country,
            "redeemed_in": place.country,
            "inviter": str(admitted.inviter_id),
            "member": str(member.id),
        }
        moderation.raise_flag(kind=FlagKind.FAR_AWAY, subject=target, facts=facts, now=now)
