"""The only place of billing that takes row locks: one account a transaction, so that no two can wait for each other."""

from __future__ import annotations

from uuid import UUID

from billing.models import Account


def lock_account(member_id: UUID) -> None:
    """This will hold a member's account until the transaction ends, and make it where there is none."""
    if not _lock(member_id):
        Account.objects.bulk_create([Account(member_id=member_id)], ignore_conflicts=True)
        _lock(member_id)


def _lock(member_id: UUID) -> bool:
    return bool(list(Account.objects.select_for_update().filter(pk=member_id).values_list("pk")))
