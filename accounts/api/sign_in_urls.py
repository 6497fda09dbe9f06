"""Which of the sign-in library's doors are open: a list of those we want, so that none of its sign-ups is among them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.headless.account import views as account
from allauth.headless.base import views as base
from allauth.headless.constants import Client
from allauth.headless.mfa import views as mfa
from allauth.headless.usersessions import views as devices
from django.db import transaction
from django.urls import URLPattern, URLResolver, include, path

from accounts.api import sign_in

View = Callable[..., Any]

_DOORS: dict[str, type[Any]] = {
    "config": base.ConfigView,
    "auth/session": account.SessionView,
    "auth/login": account.LoginView,
    "auth/reauthenticate": account.ReauthenticateView,
    "auth/password/request": sign_in.RequestPasswordReset,
    "auth/password/reset": account.ResetPasswordView,
    "auth/email/verify": account.VerifyEmailView,
    "auth/sessions": devices.SessionsView,
    "auth/2fa/authenticate": sign_in.SecondFactor,
    "auth/2fa/reauthenticate": sign_in.SecondFactorAgain,
    "account/email": sign_in.ManageEmail,
    "account/password/change": sign_in.ChangePassword,
    "account/authenticators": mfa.AuthenticatorsView,
    "account/authenticators/totp": mfa.ManageTOTPView,
    "account/authenticators/recovery-codes": mfa.ManageRecoveryCodesView,
}
# Several rows that must change together; none of these hashes a guess while it holds a connection's transaction.
_WHOLE = {"auth/password/reset", "auth/email/verify", "account/email", "account/authenticators/totp"}


def _whole(view: View) -> View:
    @wraps(view)  # keeps csrf_exempt of app views
    def in_one_transaction(*args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return view(*args, **kwargs)

    return in_one_transaction


def _doors(client: Client) -> list[URLPattern]:
    doors = []
    for route, view_class in _DOORS.items():
        view = view_class.as_api_view(client=client)
        doors.append(path(route, _whole(view) if route in _WHOLE else view, name=route.replace("/", "-")))
    return doors


_app = [*_doors(Client.APP), path("tokens/refresh", sign_in.Refresh.as_api_view(client=Client.APP), name="refresh")]

app_name = "sign_in"
urlpatterns: list[URLPattern | URLResolver] = [
    path("app/v1/", include((_app, "sign_in"), namespace="app")),
    path("browser/v1/", include((_doors(Client.BROWSER), "sign_in"), namespace="browser")),
]
