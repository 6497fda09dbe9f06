"""No way of the sign-in library makes a member, mounted by us or not."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from accounts.models import Member
from common.errors import NotAllowedError
from tests.accounts.people import PASSWORD, join

pytestmark = pytest.mark.django_db

# The whole of the library, as somebody might mount it one day.
urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("_allauth/", include("allauth.headless.urls")),
]
BODY = {
    "email": "stranger@example.org",
    "username": "stranger",
    "handle": "stranger",
    "password": PASSWORD,
    "password1": PASSWORD,
    "password2": PASSWORD,
    "date_of_birth": "1990-01-01",
    "provider": "google",
    "process": "login",
    "token": {"client_id": "x", "id_token": "x", "access_token": "x"},
    "callback_url": "/",
    "phone": "+12025550123",
    "code": "123456",
}
WORDS = ("signup", "sign-up", "register", "provider", "social", "3rdparty", "code", "phone", "webauthn")


def routes(resolver: Any, prefix: str = "/") -> list[str]:
    found = []
    for each in resolver.url_patterns:
        route = prefix + str(each.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
        found += routes(each, route) if isinstance(each, URLResolver) else [route]
    return found


def knock(route: str) -> list[int]:
    client = Client(raise_request_exception=False)
    ways = [
        client.post(route, BODY, content_type="application/json"),
        client.put(route, BODY, content_type="application/json"),
        client.post(route, {key: value for key, value in BODY.items() if isinstance(value, str)}),
    ]
    return [answer.status_code for answer in ways]


def test_our_own_routes_have_no_sign_up_of_the_library():
    assert isinstance(get_resolver().url_patterns[0], URLPattern)
    ours = [route for route in routes(get_resolver()) if route.startswith("/api/auth/")]
    assert len(ours) == 31
    assert [route for route in ours if any(word in route for word in WORDS)] == [
        "/api/auth/app/v1/account/authenticators/recovery-codes",
        "/api/auth/browser/v1/account/authenticators/recovery-codes",
    ]
    for client in ("app", "browser"):
        for closed in ("auth/signup", "auth/provider/signup", "auth/provider/token", "auth/webauthn/signup"):
            assert set(knock(f"/api/auth/{client}/v1/{closed}")) == {404}
    assert Member.objects.count() == 0


def test_every_open_door_of_ours_makes_nobody():
    for route in routes(get_resolver()):
        if route.startswith("/api/auth/"):
            assert all(status >= 400 or route.endswith("password/request") for status in knock(route)), route
    assert Member.objects.count() == 0


def test_the_whole_library_mounted_makes_nobody(settings):
    settings.ROOT_URLCONF = __name__
    settings.HEADLESS_ONLY = False
    mounted = [route for route in routes(get_resolver(__name__)) if any(word in route for word in WORDS)]
    assert "/_allauth/app/v1/auth/signup" in mounted
    for route in mounted:
        knock(route)
    assert Member.objects.count() == 0


def test_the_library_that_would_make_one_is_stopped_by_the_adapter_and_joining_is_not():
    for make in (lambda: get_adapter().new_user(None), lambda: get_adapter().save_user(None, Member(), None)):
        with pytest.raises(NotAllowedError):
            make()
    assert join("mia").pk == Member.objects.get().pk
