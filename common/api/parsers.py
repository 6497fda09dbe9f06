"""JSON in: bounded, and nothing that PostgreSQL could not keep."""

from __future__ import annotations

from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser


class BoundedJsonParser(BaseParser):
    """application/json of at most DATA_UPLOAD_MAX_MEMORY_SIZE bytes, without NUL characters or lone surrogates."""

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
            data = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise ParseError("The request's body is not JSON.") from error
        if b"\\u0000" in raw:
            raise ParseError("The request holds a NUL character.")
        return data
