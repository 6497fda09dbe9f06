"""The OpenAPI document over HTTP."""

from __future__ import annotations

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from common.api import document


def test_the_document_is_built_once_and_not_sent_twice(client: Client, monkeypatch: pytest.MonkeyPatch):
    built: list[int] = []
    build = SchemaGenerator.get_schema
    monkeypatch.setattr(SchemaGenerator, "get_schema", lambda *a, **k: built.append(1) or build(*a, **k))
    document.document.cache_clear()

    first, second = client.get("/api/schema"), client.get("/api/schema")
    assert (first.status_code, first.json()["openapi"], built) == (200, "3.1.0", [1])
    assert first["Content-Type"].startswith("application/vnd.oai.openapi+json")
    assert (first.content, first["ETag"]) == (second.content, second["ETag"])
    assert first["Cache-Control"] == "public, max-age=300"
    assert client.get("/api/schema", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get("/api/schema", headers={"If-None-Match": '"another"'}).status_code == 200


def test_the_age_gate_promises_no_idempotency_key(client: Client):
    paths = client.get("/api/schema").json()["paths"]
    named = [
        [each["name"] for each in paths[path]["post"].get("parameters", [])]
        for path in ("/api/joining/age", "/api/joining")
    ]
    assert named == [[], ["Idempotency-Key"]]
