"""Whatever a client may send has an end: every string, number and list of every request."""

from __future__ import annotations

from typing import Any

from tests.matrix.document import document, leaves, operations

# The sign-in library describes its keys itself; they travel in headers, whose size the server bounds.
LIBRARY_KEYS = {"X-Session-Token", "X-Email-Verification-Key", "X-Password-Reset-Key"}


def unbounded(schema: dict[str, Any]) -> str:
    """What is missing from a schema, "" when nothing is."""
    kinds = schema.get("type")
    kinds = [kinds] if isinstance(kinds, str) else list(kinds or [])
    if "string" in kinds and "enum" not in schema and "const" not in schema:
        fixed_form = schema.get("format") in {"uuid", "date", "date-time"}
        return "" if fixed_form or "maxLength" in schema else "maxLength"
    if {"integer", "number"} & set(kinds) and "enum" not in schema:
        return "" if "maximum" in schema and "minimum" in schema else "minimum and maximum"
    if "array" in kinds:
        return "" if "maxItems" in schema else "maxItems"
    return ""


def test_every_body_is_bounded():
    missing = [
        f"{operation.id} {path}: {gap}"
        for operation in operations()
        if operation.body
        for path, schema in leaves(operation.body)
        if (gap := unbounded(schema))
    ]
    assert missing == []


def test_every_parameter_is_bounded():
    missing = [
        f"{operation.id} ?{parameter['name']}: {gap}"
        for operation in operations()
        for parameter in operation.parameters
        if parameter["name"] not in LIBRARY_KEYS
        if (gap := unbounded(parameter["schema"]))
    ]
    assert missing == []


def test_an_unbounded_string_would_be_found():
    assert unbounded({"type": "string"}) == "maxLength"
    assert unbounded({"type": ["array", "null"], "items": {}}) == "maxItems"
    assert unbounded({"type": "integer", "minimum": 0}) == "minimum and maximum"


def test_every_operation_says_which_problems_it_answers_with():
    for operation in operations():
        assert {"400", "401", "403", "429", "503"} <= set(operation.spec["responses"]), operation.id
    assert document()["openapi"].startswith("3.1")
