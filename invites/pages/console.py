"""/console/tree: who came by whom, for moderators; nobody else finds it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.errors import SignInRequiredError
from common import clock
from common.errors import NotAllowedError, NotFoundError, RefusedError
from invites.contracts import Branch
from invites.forms import CutForm, tell
from invites.services import branches
from invites.visiting import actor_of


@never_cache
@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """This will show the branch below the asked handle."""
    handle = request.GET.get("handle", "").strip()[:40]
    branch = _look(request, handle)
    form = CutForm(initial={"expected": branch.active}) if branch else None
    return _show(request, handle, branch, form, status=404 if handle and branch is None else 200)


@never_cache
@require_POST
def cut(request: HttpRequest, handle: str) -> HttpResponse:
    """This will cut a branch that the moderator has named and counted."""
    form = CutForm(request.POST)
    _look(request, handle)
    if form.is_valid() and form.cleaned_data["confirmed_handle"].removeprefix("@").lower() != handle.lower():
        form.add_error("confirmed_handle", f"Type {handle} to confirm.")
    if not form.is_valid():
        return _show(request, handle, _look(request, handle), form, status=400)
    expected, reason = form.cleaned_data["expected"], form.cleaned_data["reason"]
    try:
        done = branches.cut(
            actor_id=actor_of(request), handle=handle, expected=expected, reason=reason, now=clock.now()
        )
    except RefusedError as refusal:
        tell(form, refusal)
        return _show(request, handle, _look(request, handle), form, status=refusal.status)
    spared = f" {done.spared_staff} who work here were spared." if done.spared_staff else ""
    messages.success(request, f"{done.suspended} suspended, {done.closed_invites} open invites ended.{spared}")
    return redirect(f"{reverse('console_tree')}?{urlencode({'handle': handle})}")


def _look(request: HttpRequest, handle: str) -> Branch | None:
    """The branch, None for a handle nobody has. Raises Http404 for whoever may not see the tree."""
    try:
        return branches.look(actor_id=actor_of(request), handle=handle, now=clock.now())
    except NotFoundError:
        return None
    except (NotAllowedError, SignInRequiredError) as error:
        raise Http404 from error


def _show(
    request: HttpRequest, handle: str, branch: Branch | None, form: CutForm | None, *, status: int = 200
) -> HttpResponse:
    if branch and form and form.is_bound:
        # What was counted when the form was sent may be old: the next try confirms what is shown now.
        form.data = request.POST.copy()
        form.data["expected"] = str(branch.active)
    context: dict[str, Any] = {"handle": handle, "branch": branch, "form": form}
    return render(request, "invites/tree.html", context, status=status)
