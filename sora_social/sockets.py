"""The sockets that exist."""

from __future__ import annotations

from typing import Any, cast

from django.urls import path

from common.consumers import LiveConsumer

# Typed loosely: Django's own `path` does not know ASGI applications.
websocket_urlpatterns: list[Any] = [path("ws/live", cast(Any, LiveConsumer.as_asgi()))]
