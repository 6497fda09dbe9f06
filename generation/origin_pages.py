"""Pages about where things come from: a clip's credentials, and whether a file is from here, for all and for moderators."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from accounts.facade import signed_in_member
from common import clock
from common.errors import NotFoundError
from common.pages import answer_refusals
from generation import provenance, selectors, tracing
from generation.api.files import send_file

private = cache_control(private=True, no_store=True)


@require_safe
@private
@answer_refusals
def credentials(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """This will show what a clip is, how it was made and from which clips, to whoever may watch it."""
    viewer_id = _viewer_id(request)
    context = {
        "clip": selectors.clip_card(viewer_id=viewer_id, clip_id=clip_id),
        "credentials": provenance.credentials_card(viewer_id=viewer_id, clip_id=clip_id),
    }
    return render(request, "generation/credentials.html", context)


@require_safe
@private
@ensure_csrf_cookie  # the page has no form, and its script posts
def from_here(request: HttpRequest) -> HttpResponse:
    """This will ask for a file and, by its script, tell whether it is from here."""
    return render(request, "generation/from_here.html")


@require_safe
@private
@answer_refusals
def from_here_answer(request: HttpRequest, trace_id: UUID) -> HttpResponse:
    """This will show the answer to a question as a piece of the page, for its script to lay into it."""
    answer = tracing.public_answer(viewer_id=_viewer_id(request), trace_id=trace_id)
    return render(request, "generation/from_here_answer.html", {"answer": answer})


@require_safe
@private
@ensure_csrf_cookie
@answer_refusals
def trace(request: HttpRequest) -> HttpResponse:
    """This will ask moderators for a file; to everybody else there is no such page."""
    tracing.require_moderator(_moderator_id(request))
    return render(request, "generation/trace.html")


@require_safe
@private
@answer_refusals
def trace_answer(request: HttpRequest, trace_id: UUID) -> HttpResponse:
    """This will show a moderator all that is known of a file's origin, as a piece of the page."""
    answer = tracing.staff_answer(actor_id=_moderator_id(request), trace_id=trace_id)
    return render(request, "generation/trace_answer.html", {"answer": answer})


@require_safe
@private
@answer_refusals
def traced_poster(request: HttpRequest, trace_id: UUID, clip_id: UUID) -> HttpResponseBase:
    """This will send the still picture of a clip that a moderator's question led to, whatever the clip's state."""
    moderator_id = _moderator_id(request)
    try:
        return send_file(request, tracing.poster_for_staff(actor_id=moderator_id, trace_id=trace_id, clip_id=clip_id))
    except FileNotFoundError as error:
        raise Http404 from error


def _viewer_id(request: HttpRequest) -> UUID | None:
    user = request.user
    return UUID(str(user.pk)) if user.is_authenticated and user.is_active else None


def _moderator_id(request: HttpRequest) -> UUID:
    if not request.user.is_authenticated:
        raise NotFoundError  # where to sign in would say that there is something
    return signed_in_member(request.user, now=clock.now()).id
