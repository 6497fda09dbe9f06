"""/invites: a member's four tickets."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from common import clock, visitors
from common.errors import NotFoundError, RefusedError
from invites.enums import SlotState
from invites.forms import InviteForm, tell
from invites.services import slots
from invites.visiting import actor_of


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invites(request: HttpRequest) -> HttpResponse:
    """This will show the member's invites, and make one on POST."""
    if request.method != "POST":
        return _show(request, InviteForm())
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=400)
    country = visitors.country_of(request)
    try:
        slots.make(actor_id=actor_of(request), email=form.cleaned_data["email"], country=country, now=clock.now())
    except RefusedError as refusal:
        tell(form, refusal)
        return _show(request, form, status=refusal.status)
    messages.success(request, "Your invite is ready. Send the link to one person.")
    return redirect("invites")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """This will ask whether an open invite shall end, and end it on POST."""
    if request.method != "POST":
        mine = slots.mine(actor_id=actor_of(request), now=clock.now())
        invite = next((each for each in mine if each.id == slot_id and each.state == SlotState.OPEN), None)
        if invite is None:
            raise Http404
        return render(request, "invites/revoke.html", {"invite": invite})
    try:
        slots.revoke(actor_id=actor_of(request), slot_id=slot_id, now=clock.now())
    except NotFoundError as error:
        raise Http404 from error
    except RefusedError as refusal:
        messages.error(request, refusal.detail)
    else:
        messages.success(request, "Revoked. The code opens nothing any more, and you can make another.")
    return redirect("invites")


def _show(request: HttpRequest, form: InviteForm, *, status: int = 200) -> HttpResponse:
    mine = slots.mine(actor_id=actor_of(request), now=clock.now())
    context = {
        "invites": mine,
        "form": form,
        "free": sum(1 for each in mine if each.state == SlotState.FREE),
        "open": sum(1 for each in mine if each.state == SlotState.OPEN),
    }
    return render(request, "invites/invites.html", context, status=status)
