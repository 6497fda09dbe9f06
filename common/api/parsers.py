"""JSON in: bounded, and nothing that PostgreSQL could not keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

DEPTH_MAX = 32  # nothing we read is deeper than 4; Python's own readers break at some hundreds


def load_json(raw: bytes) -> Any:
    """This will read JSON of at most DEPTH_MAX lists and objects within each other. Raises ValueError."""
    data = orjson.loads(raw)
    level = [data]
    for _ in range(DEPTH_MAX + 1):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return data
    raise ValueError("too deep")


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


class BoundedJsonParser(BaseParser):
    """application/json of at most DATA_UPLOAD_MAX_MEMORY_SIZE bytes and DEPTH_MAX levels, without NUL or lone surrogates."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """This will read the body. Raises ParseError with a sentence."""
        try:
            # The request's `body` enforces the size limit; reading the stream would go round it.
            raw = parser_context["request"]._request.body
        except RequestDataTooBig as error:
            raise ParseError("The request is too large.") from error
        if not raw.strip():
            return {}
        try:
            data = load_json(raw)
        except ValueError as error:
            raise ParseError("The request's body is not JSON.") from error
        if b"\\u0000" in raw:
            raise ParseError("The request holds a NUL character.")
        return data
