"""Using a code up: one conditional UPDATE, whatever is wrong with the code.

Unknown, used, lapsed, revoked, kept for somebody else, made by a suspended member: the statement finds no row, and the
answer, the work and the time are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from accounts.enums import Standing
from common import mailboxes
from common.errors import RefusedError
from invites import codes
from invites.contracts import Admitted, Place
from invites.enums import AdmissionKind, SlotState
from invites.errors import EmailProofNeededError, InviteNotValidError
from invites.models import Slot
from invites.services import letters, throttle

# Check and change in one: among any number at once, the row's lock lets one through and the rest find no such code.
_REDEEM = """
    UPDATE invites_slot SET state = %(redeemed)s, redeemed_at = %(now)s, nonce = NULL, lookup = NULL, lapses_at = NULL
    WHERE lookup = %(lookup)s AND state = %(open)s AND lapses_at > %(now)s AND email IN ('', %(email)s)
      AND EXISTS (SELECT 1 FROM accounts_member WHERE id = owner_id AND standing = %(active)s)
    RETURNING id, owner_id, made_country, email <> ''
"""


@dataclass(frozen=True, kw_only=True)
class InviteAdmission:
    """The way in by an invite: a code, and for one that is kept for an address the word that was sent there."""

    code: str
    proof: str = ""

    def admit(self, *, email: str, place: Place, now: datetime) -> Admitted:
        """This will use the code up, inside the caller's transaction. See `redeem`."""
        return redeem(code=self.code, proof=self.proof, email=email, now=now)

    def after_refusal(self, refusal: RefusedError, *, email: str, place: Place, now: datetime) -> None:
        """This will count a wrong code, or write the letter that a code kept for an address waits for."""
        if isinstance(refusal, InviteNotValidError):
            throttle.count_wrong(place, now=now)
        elif isinstance(refusal, EmailProofNeededError):
            self._ask_for_proof(mailboxes.nearest(email), now)

    def _ask_for_proof(self, email: str, now: datetime) -> None:
        lookup = codes.lookup_for(settings.INVITE_KEY, self.code)
        if self.proof:
            throttle.count_proof(lookup, now=now)
        elif throttle.may_write_to(email, now=now):
            letters.post_proof(email, codes.proof_for(settings.INVITE_KEY, lookup, email), now=now)


def redeem(*, code: str, email: str, now: datetime, proof: str = "") -> Admitted:
    """This will use a code up for good, unless the caller's transaction rolls back.

    Raises InviteNotValidError for every code that does not open, EmailProofNeededError when the code is kept for just
    this address but `proof` is not the word that only its mailbox holds, and TooManyError when that was guessed at.
    """
    lookup = codes.lookup_for(settings.INVITE_KEY, code)
    address = mailboxes.nearest(email)
    row = _redeem(lookup, address, now)
    if row is None:
        raise InviteNotValidError
    slot_id, owner_id, made_country, is_bound = row
    if is_bound:
        _check_proof(lookup, address, proof, now)
        Slot.objects.filter(pk=slot_id).update(email="")  # the account has it now
    return Admitted(
        kind=AdmissionKind.INVITE,
        inviter_id=owner_id,
        slot_id=slot_id,
        made_country=made_country,
        email_is_proven=is_bound,
    )


def _check_proof(lookup: bytes, email: str, proof: str, now: datetime) -> None:
    if proof:
        throttle.refuse_worn_out_proof(lookup, now=now)
    if not codes.same(proof, codes.proof_for(settings.INVITE_KEY, lookup, email)):
        sentence = "That is not the word from the letter. Look again." if proof else ""
        raise EmailProofNeededError(sentence, field="email_proof")


def _redeem(lookup: bytes, email: str, now: datetime) -> tuple[UUID, UUID, str, bool] | None:
    values: dict[str, str | bytes | datetime] = {
        "redeemed": SlotState.REDEEMED.value,
        "open": SlotState.OPEN.value,
        "active": Standing.ACTIVE.value,
        "lookup": lookup,
        "email": email,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_REDEEM, values)
        row: tuple[UUID, UUID, str, bool] | None = cursor.fetchone()
    return row
