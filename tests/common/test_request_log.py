"""What is logged about a request: the route it took, never the keys in its path or query."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
SECRET = "k3y-of-somebody"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that the configured handler writes."""
    (handler,) = [each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler]
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.parametrize(
    ("method", "path", "shown"),
    [
        ("delete", f"/password/reset/{SECRET}?code={SECRET}", "DELETE /password/reset/<str:key>"),
        ("delete", f"/join?code={SECRET}", "DELETE /join"),
        ("get", f"/nowhere/{SECRET}?code={SECRET}", "GET (no route)"),
        ("get", f"/api/waiting-list/{SECRET}?code={SECRET}", "GET /api/waiting-list/<str:token>"),
    ],
)
def test_a_refusal_is_logged_by_its_route_and_without_its_keys(
    client: Client, lines: io.StringIO, method: str, path: str, shown: str
):
    answer = getattr(client, method)(path)
    assert answer.status_code in (404, 405)
    assert shown in lines.getvalue()
    assert SECRET not in lines.getvalue()


def test_a_form_that_is_too_old_is_logged_without_its_key(lines: io.StringIO):
    answer = Client(enforce_csrf_checks=True).post(f"/password/reset/{SECRET}", {"password": "x"})
    assert answer.status_code == 403
    assert "POST /password/reset/<str:key>" in lines.getvalue()
    assert SECRET not in lines.getvalue()
