"""JSON out, by orjson."""

from __future__ import annotations

from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


def dump_json(data: Any) -> bytes:
    """This will write JSON; datetimes as RFC 3339 with Z, UUIDs as text."""
    return orjson.dumps(data, default=str, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)


class OrjsonRenderer(BaseRenderer):
    """application/json by orjson."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        """This will write `data`, or nothing for None."""
        return b"" if data is None else dump_json(data)


class ProblemRenderer(OrjsonRenderer):
    """application/problem+json."""

    media_type = "application/problem+json"
    format = "problem"
