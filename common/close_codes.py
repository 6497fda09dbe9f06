"""Why a socket was closed, as the client reads it (RFC 6455 §7.4; 4000–4999 are an application's own)."""

from __future__ import annotations

COME_AGAIN = 1012  # the client opens a new socket, which asks for the session
SIGN_IN_REQUIRED = 4401  # asking again changes nothing
NOT_ALLOWED = 4403  # signed in, without the role
NO_SUCH_SOCKET = 4404
