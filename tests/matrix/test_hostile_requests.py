"""Requests nobody would send on purpose, made from the OpenAPI document: no 5xx, nothing undocumented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sora_social.wsgi import application
from tests.matrix.document import document
from tests.matrix.world import World, make_world

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ROLES = ("anonymous", "owner", "moderator")
REQUESTS = 60  # drawn per mode, shared out among the operations; each is sent once by every role
CSRF = "a" * 32
schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Requests share the test's transaction, so nothing may close its connection between them."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["in form", "out of form"])
def test_no_operation_breaks(mode: GenerationMode, db: None):
    world = make_world()
    senders = [headers_of(world, role) for role in ROLES]
    api = schemathesis.openapi.from_dict(document())
    api.app = application
    found = [operation for each in api.get_all_operations() if not _is_twin(operation := each.ok())]
    for operation in found:
        _ask(operation, mode, senders, examples=max(2, REQUESTS // len(found)))


def _is_twin(operation: Any) -> bool:
    """The sign-in library has each door twice, for browsers and for apps, with the same view behind."""
    return str(operation.path).startswith("/api/auth/app/")


def headers_of(world: World, role: str) -> dict[str, str]:
    cookies = {"csrftoken": CSRF}
    if role != "anonymous":
        cookies["sessionid"] = world.sessions[role]
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "X-CSRFToken": CSRF}


def _ask(operation: Any, mode: GenerationMode, senders: list[dict[str, str]], *, examples: int) -> None:
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        for headers in senders:
            case.call_and_validate(headers=headers, checks=CHECKS)

    with suppress(Unsatisfiable):  # what takes no input cannot be asked out of form
        ask()
