"""The published policy, and the moderators' list of flags."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from common import clock
from common.errors import RefusedError
from common.pagination import CursorInvalidError
from moderation import selectors
from moderation.api.permissions import viewer_of
from moderation.contracts import Viewer
from moderation.facade import published_policy
from moderation.services import flags

FLAGS_AT_A_TIME = 50


@require_safe
@cache_control(max_age=3600)
def policy(request: HttpRequest) -> HttpResponse:
    """This will show what can be made here and what can't, from the data that prompts are judged by."""
    return render(request, "moderation/policy.html", {"policy": published_policy()})


@require_safe
@cache_control(private=True, no_store=True)
def flags_list(request: HttpRequest) -> HttpResponse:
    """This will list flags for those whose roles open a track; to everybody else there is no such page."""
    viewer, closed = _viewer(request), "closed" in request.GET
    try:
        page = selectors.flags_page(
            viewer=viewer, closed=closed, cursor=request.GET.get("cursor"), size=FLAGS_AT_A_TIME
        )
    except CursorInvalidError:
        return redirect("console_flags")
    open_count = selectors.open_count(viewer=viewer)
    return render(request, "moderation/flags.html", {"page": page, "closed": closed, "open_count": open_count})


@require_POST
def flag_close(request: HttpRequest, flag_id: UUID) -> HttpResponse:
    """This will close a flag with the form's note, and say how that went."""
    try:
        flags.close(actor=_viewer(request), flag_id=flag_id, note=request.POST.get("note", "")[:1000], now=clock.now())
    except RefusedError as error:
        messages.error(request, error.detail)
    else:
        messages.success(request, "Closed.")
    return redirect("console_flags")


def _viewer(request: HttpRequest) -> Viewer:
    if not request.user.is_authenticated or not request.user.is_active:
        raise Http404
    viewer = viewer_of(request.user)
    if not viewer.tracks:
        raise Http404
    return viewer
