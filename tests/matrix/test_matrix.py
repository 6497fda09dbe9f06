"""Every operation of the OpenAPI document, asked by everybody."""

from __future__ import annotations

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
    assert sorted(set(EXPECTED) - in_document) == [], "these operations are gone"


def test_operation_ids_are_unique():
    ids = [operation.id for operation in operations()]
    assert len(ids) == len(set(ids))


def known() -> list[Operation]:
    return [operation for operation in operations() if operation.id in EXPECTED]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("operation", known(), ids=lambda operation: operation.id)
def test_the_answer_is_the_expected_one(operation: Operation, role: str, world: World):
    answer = ask(world.client(role), operation, world)
    expected = EXPECTED[operation.id][ROLES.index(role)]
    assert answer.status_code == expected, answer.content.decode()[:300]
    assert answer.status_code < 400 or answer.headers["Content-Type"] == "application/problem+json"


def ask(client: Client, operation: Operation, world: World):
    path = operation.path.format(**world.parameters)
    body = BODIES[operation.id](world) if operation.id in BODIES else None
    return client.generic(
        operation.method.upper(),
        path,
        data=_json(body),
        content_type="application/json",
        HTTP_ACCEPT="application/json",
    )


def _json(body: object) -> bytes:
    import orjson

    return b"" if body is None else orjson.dumps(body)
