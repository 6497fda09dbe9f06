"""Rules without a database."""

from __future__ import annotations

from uploads.contracts import Allowance, PurposePolicy

_STATUSES = {
    "media_kind_not_allowed": 415,
    "media_too_large": 413,
}
"""What a refusal of the file means in HTTP; whatever else is found in it is 422: understood, and not to be used."""


def allowance_of(policy: PurposePolicy, *, is_member: bool) -> Allowance | None:
    """This will say how many uploads somebody may have for a purpose; None for who may have none."""
    return policy.members if is_member else policy.strangers


def status_of(code: str) -> int:
    """This will give the HTTP status for a code of `media.errors`: 415, 413 or 422."""
    return _STATUSES.get(code, 422)
