"""/join: first the date of birth, then code and account, in forms that need no script.

A code that comes in a link goes on in the forms' bodies, and so does the age pass: addresses land in logs.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import facade as accounts
from accounts.errors import AgePassInvalidError, TooYoungError, UnsupportedCountryError
from common import clock, visitors
from common.errors import RefusedError
from invites.contracts import Newcomer
from invites.errors import EmailProofNeededError
from invites.forms import AccountForm, AgeForm, tell
from invites.services import joining
from invites.visiting import place_of, remember_refusal

AFTER_JOINING = "/create"


@sensitive_post_parameters("password", "code", "age_pass", "email_proof")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """This will lead a visitor through joining; members have joined already."""
    if request.user.is_authenticated:
        return redirect("/")
    if not settings.COUNTRIES.is_open(visitors.country_of(request)):
        # A refusal's status would put the link, with its code, into the log.
        return render(request, "invites/country.html", status=403 if request.method == "POST" else 200)
    if request.method != "POST":
        return _ask_age(request, AgeForm(initial={"code": request.GET.get("code", "")[:64]}))
    return _open_account(request) if "age_pass" in request.POST else _open_gate(request)


def _open_gate(request: HttpRequest) -> HttpResponse:
    form = AgeForm(request.POST)
    if not form.is_valid():
        return _ask_age(request, form, status=400)
    try:
        gate = accounts.open_age_gate(
            date_of_birth=form.cleaned_data["date_of_birth"],
            country=visitors.country_of(request),
            address=visitors.address_of(request),
            refused_cookie=request.COOKIES.get(accounts.REFUSED_COOKIE),
            now=clock.now(),
        )
    except TooYoungError as refusal:
        return remember_refusal(render(request, "invites/too_young.html", status=refusal.status))
    except RefusedError as refusal:
        form.add_error(None, refusal.detail)
        return _ask_age(request, form, status=refusal.status)
    initial = {"age_pass": gate.token, "code": form.cleaned_data["code"]}
    return _ask_account(request, AccountForm(initial=initial))


def _open_account(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _ask_account(request, form, status=400)
    said = dict(form.cleaned_data)
    code, proof = said.pop("code"), said.pop("email_proof")
    try:
        joined = joining.join(
            code=code, email_proof=proof, newcomer=Newcomer(**said), place=place_of(request), now=clock.now()
        )
    except (AgePassInvalidError, UnsupportedCountryError, TooYoungError) as refusal:
        again = AgeForm({"code": code, "month": "", "day": "", "year": ""})
        again.errors.clear()
        again.add_error(None, refusal.detail)
        return _ask_age(request, again, status=refusal.status)
    except RefusedError as refusal:
        return _refuse_account(request, form, refusal)
    accounts.open_in_browser(request, member_id=joined.member.id)
    if not accounts.is_email_verified(member_id=joined.member.id, email=said["email"]):
        messages.info(request, f"Confirm your address: we sent a letter to {said['email']}.")
    return redirect(AFTER_JOINING)


def _refuse_account(request: HttpRequest, form: AccountForm, refusal: RefusedError) -> HttpResponse:
    if isinstance(refusal, EmailProofNeededError):
        form = AccountForm(request.POST, asks_for_proof=True)
        form.is_valid()
    tell(form, refusal)
    return _ask_account(request, form, status=refusal.status)


def _ask_age(request: HttpRequest, form: AgeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "invites/join_age.html", {"form": form}, status=status)


def _ask_account(request: HttpRequest, form: AccountForm, *, status: int = 200) -> HttpResponse:
    return render(request, "invites/join_account.html", {"form": form}, status=status)
