"""The console's front door: it leads each role to its own first page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.enums import StaffRole

_FIRST_PAGES = (
    (StaffRole.MODERATOR, "console_flags"),
    (StaffRole.CHILD_SAFETY, "console_flags"),
    (StaffRole.OPERATOR, "console_queue"),
)


@require_safe
@cache_control(private=True, no_store=True)
def console(request: HttpRequest) -> HttpResponse:
    """This will lead staff to the first page that their roles open; to everybody else there is no such page."""
    user = request.user
    if user.is_authenticated and user.is_active:
        for role, page in _FIRST_PAGES:
            if user.has_role(role):
                return redirect(page)
    raise Http404
