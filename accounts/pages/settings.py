"""/settings: profile, address, devices, password, a copy of everything, the end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from accounts import selectors
from accounts.models import Member
from accounts.pages.forms import DeleteForm, PasswordForm, ProfileForm, RefusableForm
from accounts.services import profile, sessions, sign_in
from common import clock
from common.errors import RefusedError


@never_cache
@login_required
@require_safe
def show_settings(request: HttpRequest) -> HttpResponse:
    """The page itself."""
    return _page(request)


@never_cache
@login_required
@require_POST
def change_profile(request: HttpRequest) -> HttpResponse:
    """Change the name to show."""
    form = ProfileForm(request.POST)
    if form.is_valid():
        try:
            profile.rename(member_id=_member(request).pk, display_name=form.cleaned_data["display_name"])
        except RefusedError as error:
            form.refuse(error)
    return _done(request, "Saved.", profile=form)


@never_cache
@login_required
@require_POST
def send_verification(request: HttpRequest) -> HttpResponse:
    """Ask for the letter that verifies the address once more."""
    try:
        sign_in.ask_for_verification(request, member=_member(request), now=clock.now())
    except RefusedError as error:
        messages.warning(request, error.detail)
        return redirect("/settings")
    messages.success(request, "The letter is under way.")
    return redirect("/settings")


@never_cache
@login_required
@require_POST
def end_device(request: HttpRequest, device_id: int) -> HttpResponse:
    """Sign out one device."""
    try:
        sessions.end_one(member_id=_member(request).pk, device_id=device_id)
    except RefusedError:
        messages.info(request, "That device was signed out already.")
        return redirect("/settings")
    messages.success(request, "That device is signed out.")
    return redirect("/settings")


@never_cache
@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Sign out on every device, this one too."""
    sessions.end_everywhere(member_id=_member(request).pk)
    sign_in.sign_out(request)
    messages.success(request, "You are signed out on every device.")
    return redirect("/sign-in")


@never_cache
@login_required
@require_POST
def change_password(request: HttpRequest) -> HttpResponse:
    """Set a new password."""
    form = PasswordForm(request.POST)
    if form.is_valid():
        try:
            current, new = form.cleaned_data["current_password"], form.cleaned_data["new_password"]
            sign_in.change_password(request, member=_member(request), current=current, new=new, now=clock.now())
        except RefusedError as error:
            form.refuse(error)
    return _done(request, "Your password is changed. Other devices are signed out.", password=form)


@login_required
@require_GET
def download_export(request: HttpRequest) -> StreamingHttpResponse:
    """Take a copy of everything."""
    return profile.as_file(member=_member(request), now=clock.now())


@never_cache
@login_required
@require_POST
def delete_account(request: HttpRequest) -> HttpResponse:
    """End the account."""
    form = DeleteForm(request.POST)
    if form.is_valid():
        try:
            profile.erase(member=_member(request), now=clock.now(), **form.cleaned_data)
        except RefusedError as error:
            form.refuse(error)
        else:
            sign_in.sign_out(request)
            return render(request, "accounts/deleted.html")
    return _page(request, status=400, delete=form)


def _done(request: HttpRequest, words: str, **form: RefusableForm) -> HttpResponse:
    """Redirect after what worked, so that a reload does not send it again; else the page with its errors."""
    if any(each.errors for each in form.values()):
        return _page(request, status=400, **form)
    messages.success(request, words)
    return redirect("/settings")


def _page(request: HttpRequest, status: int = 200, **forms: RefusableForm) -> HttpResponse:
    member = _member(request)
    shown: dict[str, Any] = {
        "profile": ProfileForm(initial={"display_name": member.display_name}, auto_id="profile_%s"),
        "password": PasswordForm(auto_id="password_%s"),
        "delete": DeleteForm(auto_id="delete_%s"),
        **forms,
        "member": member,
        "is_teen": selectors.card_of(member, now=clock.now()).is_teen,
        "email_verified": selectors.is_verified(member_id=member.pk, email=member.email),
        "devices": selectors.devices(member.pk, current_key=request.session.session_key),
    }
    return render(request, "accounts/settings.html", shown, status=status)


def _member(request: HttpRequest) -> Member:
    assert isinstance(request.user, Member)  # noqa: S101 (login_required let nobody else in)
    return request.user
