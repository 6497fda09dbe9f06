"""What the doors tell services about where a request comes from."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from accounts import facade as accounts
from common import clock, visitors
from invites.contracts import Place


def place_of(request: HttpRequest) -> Place:
    """This will give the visitor's address and country, as far as a trusted proxy knows them."""
    return Place(address=visitors.address_of(request), country=visitors.country_of(request))


def actor_of(request: HttpRequest) -> UUID:
    """This will give the id of whoever is signed in. Raises SignInRequiredError."""
    return accounts.signed_in_member(request.user, now=clock.now()).id
