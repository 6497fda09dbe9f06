"""What the ledger refuses."""

from __future__ import annotations

from common.errors import ConflictError, NotFoundError, RefusedError, TooManyError


class QuotaExceededError(TooManyError):
    """The plan's units do not last for this clip.

    `facts`: `units_needed`, `units_used`, `units_left`, `limit` (units), `limit_name` (as in the settings), `window_s`,
    and `resets_at` (ISO 8601): when enough has lapsed for this very request, None when that never happens.
    """

    code = "quota_exceeded"
    title = "You don't have enough units for this clip."


class KeyReusedError(RefusedError):
    """The idempotency key stands in the ledger with other facts."""

    code = "ledger_key_reused"
    status = 422
    title = "This key was used for something else."


class HoldOpenError(ConflictError):
    """Units are held for this job already."""

    code = "hold_open"
    title = "Units are held for this already."


class HoldClosedError(ConflictError):
    """The hold was closed the other way: what was given back is not spent, and what was spent is not given back."""

    code = "hold_closed"
    title = "This was settled or given back before."


class NoSuchHoldError(NotFoundError):
    """Nothing was ever held for this job."""

    code = "no_such_hold"
    title = "Nothing was held for this."
