"""The feed's pages: watching is the first thing there is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts import facade as accounts
from accounts.errors import SignInRequiredError
from common import clock
from common.pagination import CursorInvalidError
from feed import selectors

CLIPS_AT_A_TIME = 6
"""A minute of watching, and posters that load at once on a phone."""


@require_safe
@cache_control(private=True, no_store=True)
def watch(request: HttpRequest) -> HttpResponse:
    """This will show the feed; to a visitor its newest few clips and the way in."""
    try:
        return _page(request, "feed/feed.html")
    except SignInRequiredError:
        return render(request, "feed/welcome.html", {"page": selectors.visitors_page()})


@require_safe
@cache_control(private=True, no_store=True)
def more(request: HttpRequest) -> HttpResponse:
    """This will give the next clips as a piece of HTML for the feed's script."""
    try:
        return _page(request, "feed/clips.html")
    except SignInRequiredError as error:
        return HttpResponse(error.title, status=error.status, content_type="text/plain")


def _page(request: HttpRequest, template: str) -> HttpResponse:
    actor, cursor = accounts.signed_in_member(request.user, now=clock.now()), request.GET.get("cursor")
    try:
        page = selectors.latest_page(actor=actor, cursor=cursor, size=CLIPS_AT_A_TIME)
    except CursorInvalidError:
        return redirect("feed")
    return render(request, template, {"page": page, "first": not cursor})


@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:
    """This will say how the site is installed on a phone; the name is the operator's."""
    icons = [("icon-192", 192, "any"), ("icon-512", 512, "any"), ("icon-maskable-512", 512, "maskable")]
    body = {
        "name": settings.NAMES.product,
        "short_name": settings.NAMES.product,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#0b0d12",
        "theme_color": "#0b0d12",
        "icons": [
            {"src": static(f"img/{name}.png"), "sizes": f"{px}x{px}", "type": "image/png", "purpose": purpose}
            for name, px, purpose in icons
        ],
        "shortcuts": [{"name": "Create", "url": "/create"}, {"name": "Drafts", "url": "/drafts"}],
    }
    return JsonResponse(body, content_type="application/manifest+json")
