"""What every page shares."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from common.api.problems import problem, problem_http_response
from common.errors import RefusedError

Args = ParamSpec("Args")
Answer = TypeVar("Answer", bound=HttpResponseBase)

_API_TITLES = {
    400: ("malformed_request", "We could not read that."),
    403: ("not_allowed", "You can't do that."),
    404: ("not_found", "There is nothing here."),
    500: ("server_error", "Something broke on our side."),
}


def names(request: HttpRequest) -> dict[str, Any]:
    """This will give templates the product's words, its limits, and whether this is the demo."""
    return {"names": settings.NAMES, "limits": settings.LIMITS, "demo": settings.DEMO}


def answer_refusals(
    page: Callable[Concatenate[HttpRequest, Args], Answer],
) -> Callable[Concatenate[HttpRequest, Args], Answer | HttpResponse]:
    """This will turn a page's refusals into pages: the way to signing in, the 404 and 403 pages, or a page with words."""

    @wraps(page)
    def guarded(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> Answer | HttpResponse:
        try:
            return page(request, *args, **kwargs)
        except RefusedError as error:
            return _refusal_page(request, error)

    return guarded


def refuse_form(form: BaseForm, error: RefusedError) -> int:
    """This will say a refusal beside the field it is about (or above the form); returns the answer's status."""
    field = error.field if error.field in form.fields else None
    one_sentence = field is not None or error.detail == error.title
    form.add_error(field, error.detail if one_sentence else f"{error.title} {error.detail}")
    return error.status


def _refusal_page(request: HttpRequest, error: RefusedError) -> HttpResponse:
    if error.status == 401:
        return redirect(f"/sign-in?next={quote(request.get_full_path())}")
    if error.status == 404:
        raise Http404 from error
    if error.status == 403:
        raise PermissionDenied from error
    return render(request, "errors/refused.html", {"error": error}, status=error.status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This will say that a form was too old, in words; below /api/ as a problem."""
    if request.path.startswith("/api/"):
        title = "Send the CSRF token of your session's cookie in X-CSRFToken."
        return problem_http_response(problem(status=403, code="csrf_failed", title=title))
    return render(request, "errors/form_expired.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This will answer a request that could not be read."""
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This will answer somebody who may not open a page."""
    return _error(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This will answer for what is missing and for what is hidden, alike."""
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """This will answer for our own mistake, with a page that needs nothing that may be broken."""
    if request.path.startswith("/api/"):
        return _problem(500)
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def _error(request: HttpRequest, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return _problem(status)
    return render(request, f"errors/{status}.html", status=status)


def _problem(status: int) -> HttpResponse:
    code, title = _API_TITLES[status]
    return problem_http_response(problem(status=status, code=code, title=title))
