"""Every operation of the OpenAPI document, asked by everybody."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from django.test import Client

from tests.matrix.document import Operation, operations
from tests.matrix.expectations import EXPECTED, ROLES
from tests.matrix.world import BODIES, World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def test_every_operation_has_a_row_and_every_row_an_operation():
    in_document = {operation.id for operation in operations()}
    assert sorted(in_document - set(EXPECTED)) == [], "say in expectations.py who may do this"
    assert sorted({row.partition("@")[0] for row in EXPECTED} - in_document) == [], "these operations are gone"


def test_operation_ids_are_unique():
    ids = [operation.id for operation in operations()]
    assert len(ids) == len(set(ids))


def known() -> list[tuple[str, Operation]]:
    by_id = {operation.id: operation for operation in operations()}
    return [(row, by_id[row.partition("@")[0]]) for row in EXPECTED if row.partition("@")[0] in by_id]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("row", "operation"), known(), ids=[row for row, _ in known()])
def test_the_answer_is_the_expected_one(row: str, operation: Operation, role: str, world: World):
    answer = ask(world.client(role), operation, world, variant=row.partition("@")[2])
    expected = EXPECTED[row][ROLES.index(role)]
    assert answer.status_code == expected, answer.content.decode()[:300]
    assert answer.status_code < 400 or answer.headers["Content-Type"] == "application/problem+json"


def ask(client: Client, operation: Operation, world: World, *, variant: str) -> Any:
    path = operation.path.format(**world.parameters | world.variants.get(variant, {}))
    body = BODIES[operation.id](world) if operation.id in BODIES else None
    data = b"" if body is None else orjson.dumps(body)
    return client.generic(operation.method.upper(), path, data=data, content_type="application/json")
