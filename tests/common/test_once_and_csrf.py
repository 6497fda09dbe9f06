"""A page's request without its CSRF token is refused as that, with an Idempotency-Key and without one."""

from __future__ import annotations

import pytest
from django.test import Client

from common.models import IdempotentAnswer
from tests.factories import make_member


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "key-1"}], ids=["plain", "once"])
def test_the_refusal_names_the_right_and_not_the_sign_in(headers: dict[str, str]):
    page = Client(enforce_csrf_checks=True)
    page.force_login(make_member("mia"))
    answer = page.post("/api/me/sign-out-everywhere", content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert page.get("/api/me").status_code == 200
    assert IdempotentAnswer.objects.count() == 0


@pytest.mark.django_db
def test_nobody_is_asked_to_sign_in():
    answer = Client().post(
        "/api/me/sign-out-everywhere", content_type="application/json", headers={"Idempotency-Key": "key-1"}
    )
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")
