"""Tokens of the app client: a session token, and a short access token with a refresh token that counts once."""

from __future__ import annotations

from allauth.headless.tokens.strategies.jwt import JWTTokenStrategy, internal
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from accounts import locking


class RotatingTokens(JWTTokenStrategy):  # type: ignore[misc]
    """The library's tokens, with a rotation that two requests at once cannot both win."""

    def lookup_session(self, session_token: str) -> SessionBase | None:
        """This will find the session of a token; whatever cannot be a token is not looked up."""
        if not (session_token.isascii() and session_token.isalnum() and len(session_token) <= 40):
            return None
        found: SessionBase | None = super().lookup_session(session_token)
        return found

    def refresh_token(self, refresh_token: str) -> tuple[str, str] | None:
        """This will turn a refresh token into new tokens, once; None when it does not count (any more)."""
        payload = internal.decode_token(refresh_token, "refresh")
        session_key = internal.session_key_from_sid(payload["sid"]) if payload else None
        if not session_key:
            return None
        with transaction.atomic():
            locking.lock_session(session_key)
            turned: tuple[str, str] | None = super().refresh_token(refresh_token)
            return turned
