"""Every operation of the OpenAPI document, asked by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from django.db import transaction

from tests.matrix.document import Operation, operations
from tests.matrix.expectations import EXPECTED, ROLES
from tests.matrix.world import BODIES, BYTES, HEADERS, World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all cells: each asks inside a savepoint that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


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


@pytest.mark.parametrize(("row", "operation"), known(), ids=[row for row, _ in known()])
def test_everybody_gets_the_expected_answer(row: str, operation: Operation, world: World):
    answers = {role: ask(operation, world, role, variant=row.partition("@")[2]) for role in ROLES}
    assert {role: answer.status_code for role, answer in answers.items()} == dict(
        zip(ROLES, EXPECTED[row], strict=True)
    )
    for answer in answers.values():
        assert answer.status_code < 400 or answer.headers["Content-Type"] == "application/problem+json"


def ask(operation: Operation, world: World, role: str, *, variant: str) -> Any:
    """Ask as the role, in a world that nobody else's asking has changed."""
    path = operation.path.format(**world.parameters | world.variants.get(variant, {}))
    kind, data = body_of(operation, world, variant)
    headers = HEADERS.get(f"{operation.id}@{variant}") or HEADERS.get(operation.id, {})
    before = transaction.savepoint()
    answer = world.client(role).generic(operation.method.upper(), path, data=data, content_type=kind, headers=headers)
    if answer.streaming:
        b"".join(answer.streaming_content)
    transaction.savepoint_rollback(before)
    return answer


def body_of(operation: Operation, world: World, variant: str = "") -> tuple[str, bytes]:
    """Its type and its bytes."""
    if operation.id in BYTES:
        return BYTES[operation.id]
    make = BODIES.get(f"{operation.id}@{variant}") or BODIES.get(operation.id)
    body = make(world) if make else {}
    return "application/json", b"" if operation.method in {"get", "head", "options"} else orjson.dumps(body)
