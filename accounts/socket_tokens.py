"""Who opens a socket: pages show a cookie and an Origin, apps an access token and no Origin."""

from __future__ import annotations

from typing import Any

from allauth.headless.tokens.strategies.jwt import internal
from channels.db import database_sync_to_async
from django.contrib.sessions.backends.base import SessionBase


class AppsByToken:
    """Sends sockets with an Origin to `pages`, which checks it; for the others the token alone counts, cookies are not read.

    Browsers always send an Origin (RFC 6455 §4.1) and let no page set Authorization: another site's page can come
    neither way, and a request that hides its Origin is nobody.
    """

    def __init__(self, pages: Any, apps: Any) -> None:
        self._pages = pages
        self._apps = apps

    async def __call__(self, scope: Any, receive: Any, send: Any) -> Any:
        """This will hand the socket on, an app's with its member and session."""
        headers = dict(scope["headers"])
        if b"origin" in headers:
            return await self._pages(scope, receive, send)
        user, session = await database_sync_to_async(_bearer)(headers.get(b"authorization", b"").decode("latin1"))
        return await self._apps({**scope, "user": user, "session": session}, receive, send)


def _bearer(authorization: str) -> tuple[object, SessionBase | None]:
    scheme, _, token = authorization.partition(" ")
    found = internal.validate_access_token(token) if scheme.lower() == "bearer" and token else None
    return (found[0], internal.get_token_session(found[1])) if found else (None, None)
