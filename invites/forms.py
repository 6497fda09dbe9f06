"""Forms of the pages: shape alone, services judge the rest."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from common.errors import RefusedError

_MONTHS = [("", "Month"), *((str(number), calendar.month_name[number]) for number in range(1, 13))]


def _figures(autocomplete: str, **more: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": autocomplete, **more})


class AgeForm(forms.Form):
    """When somebody was born, in three fields: nobody pages a calendar back for thirty years."""

    month = forms.TypedChoiceField(
        choices=_MONTHS,
        coerce=int,
        widget=forms.Select(attrs={"autocomplete": "bday-month"}),
        error_messages={"required": "Choose the month."},
    )
    day = forms.IntegerField(
        min_value=1,
        max_value=31,
        widget=_figures("bday-day", maxlength=2),
        error_messages={"required": "Type the day."},
    )
    year = forms.IntegerField(
        min_value=1,
        max_value=9999,
        widget=_figures("bday-year", maxlength=4),
        error_messages={"required": "Type the year."},
    )
    code = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """This will put the day together."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if {"day", "month", "year"} <= said.keys():
            try:
                said["date_of_birth"] = date(said["year"], said["month"], said["day"])
            except ValueError:
                self.add_error("day", "There is no such day in that month.")
        return said


class AccountForm(forms.Form):
    """The code, and the account that it opens."""

    age_pass = forms.CharField(max_length=400, widget=forms.HiddenInput)
    code = forms.CharField(
        max_length=64,
        label="Invite code",
        widget=forms.TextInput(
            attrs={"class": "input--code", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Type the code that you were given."},
    )
    email_proof = forms.CharField(
        max_length=32,
        required=False,
        label="Word from the letter",
        help_text="We sent it to your address just now.",
        widget=forms.TextInput(attrs={"class": "input--code", "autocomplete": "one-time-code", "spellcheck": "false"}),
    )
    email = forms.CharField(
        max_length=254,
        label="E-mail",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Type your e-mail address."},
    )
    handle = forms.CharField(
        max_length=30,
        help_text="3 to 30: small letters, digits, _; a letter first. How others find you, and it stays.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "Choose a handle."},
    )
    password = forms.CharField(
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password."},
    )

    def __init__(self, *args: Any, asks_for_proof: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        least = settings.LIMITS.password_min_length
        self.fields["password"].help_text = f"At least {least} characters. A sentence is good."
        if not asks_for_proof and not self.data.get("email_proof"):
            self.fields["email_proof"].widget = forms.HiddenInput()


class InviteForm(forms.Form):
    """Whom an invite is kept for."""

    email = forms.CharField(
        max_length=254,
        required=False,
        label="Keep it for an address",
        help_text="Only who reads that mailbox can use it. Empty: whoever has the code.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class WaitingForm(forms.Form):
    """The address to write to."""

    email = forms.CharField(
        max_length=254,
        label="E-mail",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Type your e-mail address."},
    )


class CutForm(forms.Form):
    """What a moderator confirms before a branch is cut."""

    expected = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    reason = forms.CharField(max_length=500, help_text="Kept in the audit log.")
    confirmed_handle = forms.CharField(max_length=40, label="Type the handle to confirm")


def tell(form: forms.Form, refusal: RefusedError) -> None:
    """This will put a refusal beside the fields it is about, or above the form."""
    each: dict[str, Any]
    for each in refusal.facts.get("errors") or [{"field": refusal.field, "message": refusal.detail}]:
        field = each["field"] if each["field"] in form.fields else None
        form.add_error(field, each["message"])
