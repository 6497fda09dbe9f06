"""The OpenAPI document: valid, complete, and without the doors that are closed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema
from jsonschema import ValidationError

from tests.accounts.client import document


def references(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*(references(each) for each in node))
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
    return own.union(*(references(each) for each in node.values()))


def routes(resolver: URLResolver, prefix: str = "") -> set[str]:
    found = set()
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            found.add(prefix + str(each.pattern))
        else:
            found |= routes(each, prefix + str(each.pattern))
    return found


def test_the_document_is_openapi_3_1_and_its_making_has_nothing_to_warn_of():
    assert document()["openapi"] == "3.1.0"
    assert not GENERATOR_STATS
    validate_schema(document())


def test_a_document_that_is_no_openapi_does_not_pass():
    path = "/api/auth/app/v1/auth/login"
    broken = {key: document()[key] for key in ("openapi", "info")} | {
        "paths": {path: deepcopy(document()["paths"][path])}
    }
    validate_schema(broken)
    broken["paths"][path]["post"]["responses"] = []
    with pytest.raises(ValidationError):
        validate_schema(broken)


def test_every_reference_leads_somewhere_and_every_operation_has_its_own_name():
    doc, names = document(), []
    for reference in references(doc):
        kind, name = reference.removeprefix("#/components/").split("/")
        assert name in doc["components"][kind], reference
    for path in doc["paths"].values():
        names += [operation["operationId"] for operation in path.values()]
    assert len(names) == len(set(names))


def test_each_open_door_of_the_library_is_described_and_no_closed_one():
    doors = {f"/{route}" for route in routes(get_resolver()) if route.startswith("api/auth/")}
    assert len(doors) == 31
    assert {path for path in document()["paths"] if path.startswith("/api/auth/")} == doors
    assert not [path for path in document()["paths"] if any(word in path for word in ("signup", "provider", "phone"))]


def test_refusals_are_described_as_problems_alone():
    for path in document()["paths"].values():
        for operation in path.values():
            refusals = [answer for status, answer in operation["responses"].items() if int(status) >= 400]
            assert {kind for each in refusals for kind in each.get("content", {})} == {"application/problem+json"}
