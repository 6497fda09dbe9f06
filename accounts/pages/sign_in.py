"""In and out: signing in, the second factor, letters' links."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.pages.forms import AskResetForm, CodeForm, ResetForm, SignInForm
from accounts.services import inbox as inbox_reading
from accounts.services import sign_in
from common import clock
from common.errors import RefusedError

_get_and_post = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@_get_and_post
def show_sign_in(request: HttpRequest) -> HttpResponse:
    """/sign-in"""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            done = sign_in.by_password(request, **form.cleaned_data)
            return redirect(_next(request)) if done else redirect(f"/sign-in/code?next={_next(request)}")
        except RefusedError as error:
            form.refuse(error)
            return _again(request, "sign_in", form, error, next=_next(request))
    return _show(request, "sign_in", form, next=_next(request))


@never_cache
@_get_and_post
def show_code(request: HttpRequest) -> HttpResponse:
    """/sign-in/code"""
    if not sign_in.awaits_code(request):
        return redirect("/sign-in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            sign_in.by_code(request, code=form.cleaned_data["code"], now=clock.now())
            return redirect(_next(request))
        except RefusedError as error:
            form.refuse(error)
            return _again(request, "code", form, error, next=_next(request))
    return _show(request, "code", form, next=_next(request))


@never_cache
@_get_and_post
def show_sign_out(request: HttpRequest) -> HttpResponse:
    """/sign-out: a link leads to a button, since a link alone could be planted anywhere."""
    if request.method == "POST":
        sign_in.sign_out(request)
        return redirect("/")
    return render(request, "accounts/sign_out.html")


@never_cache
@_get_and_post
def show_ask_reset(request: HttpRequest) -> HttpResponse:
    """/password/reset: says the same whether or not somebody has the address."""
    form = AskResetForm(request.POST or None)
    if form.is_valid():
        try:
            sign_in.ask_for_reset(request, email=form.cleaned_data["email"], now=clock.now())
            return render(request, "accounts/reset_sent.html", {"email": form.cleaned_data["email"]})
        except RefusedError as error:
            form.refuse(error)
            return _again(request, "ask_reset", form, error)
    return _show(request, "ask_reset", form)


@never_cache
@_get_and_post
def show_reset(request: HttpRequest, key: str) -> HttpResponse:
    """/password/reset/<key>"""
    if not sign_in.is_reset_key(key):
        return render(request, "accounts/key_invalid.html", {"again": "/password/reset"}, status=400)
    form = ResetForm(request.POST or None)
    if form.is_valid():
        try:
            done = sign_in.reset_password(request, key=key, password=form.cleaned_data["password"])
        except RefusedError as error:
            form.refuse(error)
            return _again(request, "reset", form, error)
        messages.success(request, "Your password is changed. Every other device is signed out.")
        return redirect("/settings" if done else "/sign-in/code")
    return _show(request, "reset", form)


@never_cache
@_get_and_post
def show_verify(request: HttpRequest, key: str) -> HttpResponse:
    """/email/verify/<key>: a button, since programs that read letters open links."""
    if request.method != "POST":
        return render(request, "accounts/verify.html")
    try:
        email = sign_in.verify_address(request, key=key)
    except RefusedError as error:
        return render(request, "accounts/key_invalid.html", {"again": "/settings"}, status=error.status)
    return render(request, "accounts/verified.html", {"email": email})


@never_cache
def show_inbox(request: HttpRequest) -> HttpResponse:
    """/inbox: the demo's letters; elsewhere there is no such page."""
    letters = inbox_reading.read()
    if letters is None:
        raise Http404
    return render(request, "accounts/inbox.html", {"letters": letters})


def _next(request: HttpRequest) -> str:
    wished = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wished, {request.get_host()}, require_https=request.is_secure())
    return wished if safe and wished.startswith("/") else "/"


def _show(request: HttpRequest, name: str, form: Any, **more: Any) -> HttpResponse:
    status = 400 if form.is_bound and form.errors else 200
    return render(request, f"accounts/{name}.html", {"form": form, **more}, status=status)


def _again(request: HttpRequest, name: str, form: Any, error: RefusedError, **more: Any) -> HttpResponse:
    headers = {"Retry-After": str(error.retry_after_s)} if error.retry_after_s is not None else {}
    answer = render(request, f"accounts/{name}.html", {"form": form, **more}, status=error.status)
    for header, value in headers.items():
        answer.headers[header] = value
    return answer
