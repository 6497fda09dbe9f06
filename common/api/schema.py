"""The OpenAPI document: every operation says which problems it may answer with."""

from __future__ import annotations

from typing import Any

_PROBLEM = {
    "type": "object",
    "description": "RFC 9457; `code` is stable, `title` and `detail` are for people.",
    "required": ["type", "title", "status", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "field": {"type": "string"},
        "retry_after_s": {"type": "integer"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {
                    "field": {"type": ["string", "null"]},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
    },
    "additionalProperties": True,
}
_METHODS = {"get", "head", "options", "post", "put", "patch", "delete"}
# What any door may answer: malformed, not signed in, not allowed, hidden, wrong method, state, reused key, limits, down.
_COMMON = {
    "400": "A value is missing or not right.",
    "401": "Sign in first.",
    "403": "Not yours to do.",
    "404": "Nothing here, or nothing you may see.",
    "405": "Another method is meant.",
    "406": "No such representation.",
    "409": "The state does not allow it.",
    "415": "Another media type is meant.",
    "422": "The Idempotency-Key came with another request.",
    "429": "A limit is used up; Retry-After says when it resets.",
    "503": "Something we need is down; Retry-After says when to ask again.",
}
_IDEMPOTENCY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "One effect and one answer for all requests with this key and body, for 24 hours.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}


NOT_IDEMPOTENT = "x-not-idempotent"
"""Marks the operation of a view that keeps no Idempotency-Key."""


def add_problem_answers(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """This will add the problem schema, its answers, and the Idempotency-Key of POSTs to every operation."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _PROBLEM
    for path in result.get("paths", {}).values():
        for method, operation in path.items():
            if method in _METHODS:
                _complete(method, operation)
    return result


def _complete(method: str, operation: dict[str, Any]) -> None:
    for status, description in _COMMON.items():
        operation["responses"].setdefault(
            status,
            {
                "description": description,
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )
    if method == "post" and NOT_IDEMPOTENT not in operation:
        operation.setdefault("parameters", []).append(_IDEMPOTENCY)
