"""The OpenAPI document as tests walk it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

METHODS = ("get", "head", "options", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    id: str
    method: str
    path: str
    spec: dict[str, Any]

    @property
    def body(self) -> dict[str, Any] | None:
        """The schema of its JSON body."""
        content = self.spec.get("requestBody", {}).get("content", {})
        return content.get("application/json", {}).get("schema")

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Its parameters, behind their references."""
        return [_behind(each) for each in self.spec.get("parameters", [])]


@cache
def document() -> dict[str, Any]:
    """The document as clients get it."""
    from drf_spectacular.generators import SchemaGenerator

    return dict(SchemaGenerator().get_schema(public=True))


def operations() -> list[Operation]:
    """Every operation of the document."""
    return [
        Operation(spec["operationId"], method, path, spec)
        for path, item in sorted(document()["paths"].items())
        for method, spec in item.items()
        if method in METHODS
    ]


def _behind(part: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for."""
    while "$ref" in part:
        _, _, kind, name = part["$ref"].split("/")
        part = document()["components"][kind][name]
    return part


def leaves(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema, with the way to it."""
    schema = _behind(schema)
    yield path, schema
    for name, inner in schema.get("properties", {}).items():
        yield from leaves(inner, f"{path}.{name}")
    if isinstance(schema.get("items"), dict):
        yield from leaves(schema["items"], f"{path}[]")
    for choice in ("oneOf", "anyOf", "allOf"):
        for inner in schema.get(choice, []):
            yield from leaves(inner, path)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from leaves(schema["additionalProperties"], f"{path}.*")
