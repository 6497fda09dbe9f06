"""The forms of the pages: what is asked and how it is shown. What is right is decided by the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from accounts.policies import DISPLAY_NAME_MAX_CHARS, PASSWORD_MAX_CHARS
from common.errors import RefusedError

_PRESENT = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}
_LONG = f"At least {settings.LIMITS.password_min_length} characters."


def _password(label: str, attributes: dict[str, str], **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs=attributes)
    return forms.CharField(label=label, max_length=PASSWORD_MAX_CHARS, strip=False, widget=widget, **more)


def _email() -> forms.EmailField:
    return forms.EmailField(
        label="E-mail address", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class RefusableForm(forms.Form):
    """A form that shows what a service refused, at the field it names."""

    names: dict[str, str] = {}  # a service's field, and this form's where it differs

    def refuse(self, error: RefusedError) -> None:
        """This will show a refusal, every field's where it lists several."""
        listed = error.facts.get("errors") or [{"field": error.field, "message": error.detail}]
        for each in listed:
            field = self.names.get(each["field"] or "", each["field"])
            self.add_error(field if field in self.fields else None, each["message"])


class SignInForm(RefusableForm):
    """E-mail address and password."""

    email = _email()
    password = _password("Password", _PRESENT)


class CodeForm(RefusableForm):
    """The second factor."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="Six digits from your authenticator app, or one of your recovery codes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AskResetForm(RefusableForm):
    """Where the letter goes."""

    email = _email()


class ResetForm(RefusableForm):
    """A new password, by a letter's link."""

    password = _password("New password", _NEW, help_text=f"{_LONG} Long beats odd.")


class ProfileForm(RefusableForm):
    """The name to show."""

    display_name = forms.CharField(
        label="Name to show",
        max_length=DISPLAY_NAME_MAX_CHARS,
        required=False,
        help_text="Left empty, your handle is shown.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


class PasswordForm(RefusableForm):
    """The present and the new password."""

    current_password = _password("Present password", _PRESENT)
    new_password = _password("New password", _NEW, help_text=f"{_LONG} Other devices are signed out.")


class DeleteForm(RefusableForm):
    """The password confirms the end of the account."""

    password = _password("Your password", _PRESENT)
