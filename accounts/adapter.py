"""How the sign-in library behaves here: closed for signing up, our letters, our limits, our secrets."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.errors import AccountSuspendedError
from accounts.models import Member
from accounts.policies import PASSWORD_MAX_CHARS
from accounts.services import throttles, verification
from common import clock, mailboxes, visitors
from common.errors import NotAllowedError


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in, letters, passwords. Members are made by joining alone: nothing here makes one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """This will keep every sign-up of the library closed: joining asks for an invite."""
        return False

    def new_user(self, request: HttpRequest) -> NoReturn:
        """This will refuse, whichever way of the library led here."""
        raise NotAllowedError

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> NoReturn:
        """This will refuse, whichever way of the library led here."""
        raise NotAllowedError

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """This will count the try in PostgreSQL. Raises TooManyError."""
        email = str(credentials.get("email") or credentials.get("username") or "")
        throttles.sign_in_try(address=visitors.address_of(request), email=email, now=clock.now())

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Member | None:
        """This will find the member whose password this is; a longer one than anybody's is not hashed."""
        if "email" in credentials:
            credentials["email"] = mailboxes.nearest(str(credentials["email"]))
        if len(str(credentials.get("password", ""))) > PASSWORD_MAX_CHARS:
            self.pre_authenticate(request, **credentials)
            return None
        member: Member | None = super().authenticate(request, **credentials)
        return member

    def reauthenticate(self, user: Any, password: str) -> bool:
        """This will tell whether the password is the signed-in member's; counted per member."""
        throttles.confirm_try(member_id=user.pk, now=clock.now())
        return len(password) <= PASSWORD_MAX_CHARS and bool(user.check_password(password))

    def clean_email(self, email: str) -> str:
        """This will write an address in its one form. Raises ValidationError for what is none."""
        return mailboxes.normal(email)

    def clean_password(self, password: str, user: Any = None) -> str:
        """This will hold a new password against the rules of joining."""
        if len(password) > PASSWORD_MAX_CHARS:
            raise ValidationError(f"A password has at most {PASSWORD_MAX_CHARS} characters.", code="max_length")
        cleaned: str = super().clean_password(password, user)
        return cleaned

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> NoReturn:
        """This will tell a suspended member, who has shown the password, why the door stays closed."""
        raise AccountSuspendedError

    def should_send_confirmation_mail(self, request: HttpRequest, email_address: Any, signup: bool) -> bool:
        """This will write no letter at sign-in: joining wrote one, and a member can ask for another."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """This will write the library's letters as ours. Raises KeyError for one we have no words for."""
        member = context.get("user")
        verification.post(
            verification.LIBRARY_LETTERS[template_prefix],
            recipient=mailboxes.nearest(email),  # the library hands on what was typed
            member=member if isinstance(member, Member) else None,
            context=context,
            now=clock.now(),
        )

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """This will tell a member by letter that something about signing in changed."""
        verification.post_notice(template_prefix, member=user, recipient=email or user.email, now=clock.now())

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """This will say nothing: pages choose their own words."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """This will give the address for the device list by the rules of `common.visitors`; 0.0.0.0 when unknown."""
        try:
            return str(ipaddress.ip_address(visitors.address_of(request)))
        except ValueError:
            # A word for unknown, not an address to listen on.
            return "0.0.0.0"  # noqa: S104  # nosec B104


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are sealed: a leaked database makes no codes. Changing LINK_KEY makes them unusable."""

    def encrypt(self, text: str) -> str:
        """This will seal a secret."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """This will open a sealed secret."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    key = hmac.new(settings.LINK_KEY.encode(), b"second-factor", hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(key))
