"""The sign-in library's doors, with our counting before each of them."""

from __future__ import annotations

from typing import Any

from allauth.headless.account import views as account
from allauth.headless.mfa import views as mfa
from allauth.headless.tokens import views as tokens
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.errors import EmailUnverifiedError, RefreshTokenInvalidError
from accounts.services import throttles
from common import clock, visitors


class RequestPasswordReset(account.RequestPasswordResetView):  # type: ignore[misc]
    """Asking for a letter: counted before anybody looks whether the address is known."""

    def handle_input(self, data: Any) -> HttpResponseBase | None:
        """This will count the wish, then do as the library does."""
        _count_letter(self.request, str((data or {}).get("email", "")))
        return super().handle_input(data)  # type: ignore[no-any-return]


class ManageEmail(account.ManageEmailView):  # type: ignore[misc]
    """The member's addresses; adding one and asking again for its letter are counted."""

    def handle_input(self, data: Any) -> HttpResponseBase | None:
        """This will count the wish, then do as the library does."""
        if self.request.method in {"POST", "PUT"}:
            _count_letter(self.request, str((data or {}).get("email", "")))
        return super().handle_input(data)  # type: ignore[no-any-return]

    def patch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """This will make an address the one in use, once it is verified: an unverified one may be somebody else's."""
        if not self.input.cleaned_data["email"].verified:
            raise EmailUnverifiedError(field="email")
        return super().patch(request, *args, **kwargs)  # type: ignore[no-any-return]


class ChangePassword(account.ChangePasswordView):  # type: ignore[misc]
    """Asks for the present password, which a thief of the phone may guess: counted."""

    def handle_input(self, data: Any) -> HttpResponseBase | None:
        """This will count the try, then do as the library does."""
        throttles.confirm_try(member_id=self.request.user.pk, now=clock.now())
        return super().handle_input(data)  # type: ignore[no-any-return]


class SecondFactor(mfa.AuthenticateView):  # type: ignore[misc]
    """The second step of signing in; its six digits are counted per member."""

    def handle_input(self, data: Any) -> HttpResponseBase | None:
        """This will count the try, then do as the library does."""
        throttles.second_factor_try(member_id=self.stage.login.user.pk, now=clock.now())
        return super().handle_input(data)  # type: ignore[no-any-return]


class SecondFactorAgain(mfa.ReauthenticateView):  # type: ignore[misc]
    """Confirming with a code that it is still the member."""

    def handle_input(self, data: Any) -> HttpResponseBase | None:
        """This will count the try, then do as the library does."""
        throttles.second_factor_try(member_id=self.request.user.pk, now=clock.now())
        return super().handle_input(data)  # type: ignore[no-any-return]


class Refresh(tokens.RefreshTokenView):  # type: ignore[misc]
    """Turns a refresh token, once."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """This will give new tokens. Raises RefreshTokenInvalidError."""
        answer: HttpResponseBase = super().post(request)
        if answer.status_code >= 400:
            raise RefreshTokenInvalidError(field="refresh_token")
        return answer


def _count_letter(request: HttpRequest, email: str) -> None:
    throttles.letter_wish(address=visitors.address_of(request), email=email[:254], now=clock.now())
