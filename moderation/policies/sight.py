"""Which roles open which track."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.enums import StaffRole
from moderation.enums import Track

_OPENS = {StaffRole.MODERATOR: Track.ORDINARY, StaffRole.CHILD_SAFETY: Track.CHILD_SAFETY}


def tracks_of(roles: Iterable[str]) -> frozenset[str]:
    """This will give the tracks that staff roles open; a moderator's role alone does not open child safety."""
    held = set(roles)
    return frozenset(track.value for role, track in _OPENS.items() if role.value in held)
