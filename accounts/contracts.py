"""What other apps get to see of a member: frozen and small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class MemberCard:
    """A member as others may know them; no e-mail address, no date of birth."""

    id: UUID
    handle: str
    display_name: str  # "" when none was chosen
    is_teen: bool
    is_active: bool

    @property
    def name(self) -> str:
        """The name to show."""
        return self.display_name or self.handle


@dataclass(frozen=True, kw_only=True)
class AgePass:
    """Proof that the age gate opened: when born and from where, with the signed `token` that carries both.

    It goes through forms and bodies, never through addresses: those land in logs and histories.
    """

    date_of_birth: date
    country: str  # "" when unknown
    is_teen: bool
    token: str


@dataclass(frozen=True, kw_only=True)
class AppTokens:
    """What an app keeps of a session: the words are those of the sign-in library's own answers."""

    session_token: str
    access_token: str
    refresh_token: str
