"""Signing in from our own pages. The request carries the session; the library's flows do the work.

The same limits, letters and second factor hold as at the library's doors (`accounts.api.sign_in`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal import flows
from allauth.account.stages import LoginStageController
from allauth.headless.account import inputs
from allauth.headless.constants import Client
from allauth.headless.internal.decorators import mark_request_as_headless
from allauth.headless.mfa.inputs import AuthenticateInput
from allauth.mfa.stages import AuthenticateStage
from django.db import transaction
from django.http import HttpRequest

from accounts.errors import CodeIncorrectError, InvalidMemberError, KeyInvalidError, SignInFailedError
from accounts.models import Member
from accounts.services import throttles, verification
from common import visitors


def by_password(request: HttpRequest, *, email: str, password: str) -> bool:
    """This will sign in on the page's session; False when the second factor's code is still asked for.

    Raises SignInFailedError, AccountSuspendedError and TooManyError.
    """
    mark_request_as_headless(request, Client.BROWSER)
    asked = inputs.LoginInput({"email": email, "password": password})
    if not asked.is_valid():
        raise SignInFailedError
    flows.login.perform_password_login(request, asked.cleaned_data, asked.login)
    return bool(request.user.is_authenticated)


def awaits_code(request: HttpRequest) -> bool:
    """This will tell whether the password was shown and the second factor is next."""
    return bool(LoginStageController.enter(request, AuthenticateStage.key))


def by_code(request: HttpRequest, *, code: str, now: datetime) -> None:
    """This will finish signing in with the second factor's code, or a recovery code.

    Raises SignInFailedError when the password has not been shown in this session, CodeIncorrectError and TooManyError.
    """
    mark_request_as_headless(request, Client.BROWSER)
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if not stage:
        raise SignInFailedError("Sign in with your password first.")
    throttles.second_factor_try(member_id=stage.login.user.pk, now=now)
    asked = AuthenticateInput({"code": code}, user=stage.login.user)
    if not asked.is_valid():
        raise CodeIncorrectError(field="code")
    asked.save()
    stage.exit()


def sign_out(request: HttpRequest) -> None:
    """This will end the page's session."""
    get_adapter().logout(request)


def verify_address(request: HttpRequest, *, key: str) -> str:
    """This will mark the address of a letter's link as verified and give it. Raises KeyInvalidError."""
    asked = inputs.VerifyEmailInput({"key": key})
    with transaction.atomic():
        address = asked.verification.confirm(request) if asked.is_valid() else None
    if address is None:
        raise KeyInvalidError
    return str(address.email)


def ask_for_verification(request: HttpRequest, *, member: Member, now: datetime) -> None:
    """This will write the letter that verifies the member's address once more. Raises TooManyError."""
    throttles.letter_wish(address=visitors.address_of(request), email=member.email, now=now)
    address = member.emailaddress_set.filter(email=member.email, verified=False).first()  # type: ignore[attr-defined]
    if address is not None:
        verification.post_letter(address, now=now)


def ask_for_reset(request: HttpRequest, *, email: str, now: datetime) -> None:
    """This will write the letter that resets a password, if somebody has the address; says nothing either way.

    Raises InvalidMemberError for what is no address, and TooManyError.
    """
    throttles.letter_wish(address=visitors.address_of(request), email=email, now=now)
    asked = inputs.RequestPasswordResetInput({"email": email})
    _refuse(asked)
    asked.save(request)


def is_reset_key(key: str) -> bool:
    """This will tell whether a letter's link still counts."""
    return bool(inputs.ResetPasswordKeyInput({"key": key}).is_valid())


def reset_password(request: HttpRequest, *, key: str, password: str) -> bool:
    """This will set a new password by a letter's link, end every session, and sign in here; False when the second
    factor is still asked for. Raises KeyInvalidError and InvalidMemberError.
    """
    mark_request_as_headless(request, Client.BROWSER)
    asked = inputs.ResetPasswordInput({"key": key, "password": password})
    if "key" in asked.errors:
        raise KeyInvalidError
    _refuse(asked)
    with transaction.atomic():
        flows.password_reset.reset_password(asked.user, password)
        flows.password_reset.finalize_password_reset(request, asked.user)
    return bool(request.user.is_authenticated)


def change_password(request: HttpRequest, *, member: Member, current: str, new: str, now: datetime) -> None:
    """This will set a new password and sign out every other device. Raises InvalidMemberError and TooManyError."""
    throttles.confirm_try(member_id=member.pk, now=now)
    asked = inputs.ChangePasswordInput({"current_password": current, "new_password": new}, user=member)
    _refuse(asked)
    with transaction.atomic():
        flows.password_change.change_password(member, new)
        flows.password_change.finalize_password_change(request, member)


def _refuse(asked: Any) -> None:
    errors = [
        {"field": field, "code": str(error.code), "message": str(error.messages[0])}
        for field, listed in asked.errors.as_data().items()
        for error in listed
    ]
    if errors:
        raise InvalidMemberError(errors)
