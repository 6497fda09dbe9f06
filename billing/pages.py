"""The piece of a page that says how many units are left."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.facade import signed_in_member
from billing import facade
from common import clock
from common.pages import answer_refusals


@require_safe
@cache_control(private=True, no_store=True)
@answer_refusals
def allowance(request: HttpRequest) -> HttpResponse:
    """This will give the allowance line as a piece of HTML, for scripts of pages that show it."""
    now = clock.now()
    member = signed_in_member(request.user, now=now)
    return render(request, "billing/allowance.html", {"allowance": facade.allowance_of(member.id, now)})
