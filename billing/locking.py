"""The only place of billing that takes row locks: one account a transaction, so that no two can wait for each other."""

from __future__ import annotations

from uuid import UUID

from billing.models import Account


def lock_account(member_id: UUID) -> None:
    """This will hold a member's account until the transaction ends, and make it where there is none."""
    if not lock_known_account(member_id):
        Account.objects.bulk_create([Account(member_id=member_id)], ignore_conflicts=True)
        lock_known_account(member_id)


def lock_known_account(member_id: UUID) -> bool:
    """This will hold a member's account until the transaction ends; False where there is none: nothing is held there,
    and who was erased meanwhile gets no new one.
    """
    return bool(list(Account.objects.select_for_update().filter(pk=member_id).values_list("pk")))
