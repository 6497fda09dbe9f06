"""What the doors tell services about where a request comes from."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts import facade as accounts
from common import clock, visitors
from invites.contracts import Place

Answer = TypeVar("Answer", bound=HttpResponseBase)


def place_of(request: HttpRequest) -> Place:
    """This will give the visitor's address and country, as far as a trusted proxy knows them."""
    return Place(address=visitors.address_of(request), country=visitors.country_of(request))


def actor_of(request: HttpRequest) -> UUID:
    """This will give the id of whoever is signed in. Raises SignInRequiredError."""
    return accounts.signed_in_member(request.user, now=clock.now()).id


def remember_refusal(answer: Answer) -> Answer:
    """This will set the cookie without content that keeps a refused child from trying an older birthday."""
    answer.set_cookie(
        accounts.REFUSED_COOKIE,
        accounts.age_refusal_cookie(),
        max_age=accounts.age_refusal_s(),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer
