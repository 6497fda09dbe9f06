"""/waiting-list: asking for a place, and seeing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common import clock
from common.errors import NotFoundError, RefusedError
from invites.contracts import Waiting
from invites.forms import WaitingForm, tell
from invites.services import waiting
from invites.visiting import place_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """This will take an address; the answer is the same for every one."""
    form = WaitingForm(request.POST or None)
    if request.method != "POST":
        return render(request, "invites/waiting_ask.html", {"form": form})
    if not form.is_valid():
        return render(request, "invites/waiting_ask.html", {"form": form}, status=400)
    email = form.cleaned_data["email"]
    try:
        waiting.ask(email=email, place=place_of(request), now=clock.now())
    except RefusedError as refusal:
        tell(form, refusal)
        return render(request, "invites/waiting_ask.html", {"form": form}, status=refusal.status)
    return render(request, "invites/waiting_asked.html", {"email": email})


@never_cache
@require_safe
def place(request: HttpRequest, token: str) -> HttpResponse:
    """This will show the place that a letter leads to; opening it confirms nothing, since mail scanners open links."""
    return render(request, "invites/waiting_place.html", {"waiting": _look(token), "token": token})


@require_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """This will count the address from now on."""
    try:
        waiting.confirm(token=token, now=clock.now())
    except NotFoundError as error:
        raise Http404 from error
    return redirect("waiting_place", token=token)


@require_POST
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """This will forget the address."""
    try:
        waiting.leave(token=token)
    except NotFoundError as error:
        raise Http404 from error
    messages.success(request, "You are off the list, and your address is forgotten.")
    return redirect("waiting_list")


def _look(token: str) -> Waiting:
    try:
        return waiting.look(token=token)
    except NotFoundError as error:
        raise Http404 from error
