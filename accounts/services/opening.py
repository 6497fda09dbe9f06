"""Signing in somebody who has just joined: the sign-in library's own way, without asking for the password again."""

from __future__ import annotations

from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.headless import app_settings
from allauth.headless.internal import sessionkit
from django.http import HttpRequest

from accounts.contracts import AppTokens
from accounts.models import Member


def open_in_browser(request: HttpRequest, *, member_id: UUID) -> None:
    """This will sign a member in on the session that the request's cookie names, under a new key."""
    _sign_in(request, Member.objects.get(pk=member_id))


def open_in_app(request: HttpRequest, *, member_id: UUID) -> AppTokens:
    """This will open a session of its own for an app and give its tokens; the request's cookies stay as they were."""
    session, user, csrf = request.session, request.user, request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    try:
        request.session = sessionkit.new_session()
        _sign_in(request, Member.objects.get(pk=member_id))
        strategy = app_settings.TOKEN_STRATEGY
        session_token = strategy.create_session_token(request)
        tokens = strategy.create_access_token_payload(request)
        request.session.save()
    finally:
        request.session, request.user = session, user
        request.META["CSRF_COOKIE_NEEDS_UPDATE"] = csrf
    return AppTokens(
        session_token=session_token, access_token=tokens["access_token"], refresh_token=tokens["refresh_token"]
    )


def _sign_in(request: HttpRequest, member: Member) -> None:
    # Its answer is a redirect for pages of its own; ours decide where to go.
    perform_password_login(request, {"email": member.email}, Login(user=member, redirect_url="/", signup=True))
