"""Whether the books are in order: everything kept at hand is computed again from the entries, and compared."""

from __future__ import annotations

from typing import Final

from django.db import connection

from billing.contracts import Imbalance

# Accounts of members who left are erased, with nothing held: their entries stay, so `spent` has nothing to agree with.
_WRONG: Final = """
WITH summed AS (
    SELECT member_id,
           SUM(CASE WHEN target = 'held' THEN units WHEN source = 'held' THEN -units ELSE 0 END) AS held,
           SUM(CASE WHEN target = 'spent' THEN units ELSE 0 END) AS spent
    FROM billing_entry GROUP BY member_id
), unclosed AS (
    SELECT hold.* FROM billing_entry AS hold LEFT JOIN billing_entry AS closing ON closing.closes_id = hold.id
    WHERE hold.kind = 'hold' AND closing.id IS NULL
)
SELECT 'account_differs_from_entries', COALESCE(account.member_id, summed.member_id), NULL::bigint
FROM summed FULL JOIN billing_account AS account USING (member_id)
WHERE COALESCE(account.held, 0) <> COALESCE(summed.held, 0)
   OR (account.member_id IS NOT NULL AND account.spent <> COALESCE(summed.spent, 0))
UNION ALL
SELECT 'open_hold_differs_from_entries', COALESCE(kept.member_id, hold.member_id), COALESCE(kept.entry_id, hold.id)
FROM unclosed AS hold FULL JOIN billing_openhold AS kept ON kept.entry_id = hold.id
WHERE (kept.member_id, kept.ref, kept.units, kept.pocket) IS DISTINCT FROM
      (hold.member_id, hold.ref, hold.units, hold.pocket)
UNION ALL
SELECT 'closing_differs_from_hold', closing.member_id, closing.id
FROM billing_entry AS closing JOIN billing_entry AS hold ON hold.id = closing.closes_id
WHERE hold.kind <> 'hold' OR (closing.member_id, closing.ref, closing.units, closing.pocket) IS DISTINCT FROM
      (hold.member_id, hold.ref, hold.units, hold.pocket)
"""


def imbalances() -> list[Imbalance]:
    """This will list whatever is wrong in the books of all members: nothing, always. Reads the whole ledger."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG)
        return [Imbalance(what=what, member_id=member, entry_id=entry) for what, member, entry in cursor.fetchall()]
