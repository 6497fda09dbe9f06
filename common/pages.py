"""What every page shares."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from common.api.problems import problem, problem_http_response

_API_TITLES = {
    400: ("malformed_request", "We could not read that."),
    403: ("not_allowed", "You can't do that."),
    404: ("not_found", "There is nothing here."),
    500: ("server_error", "Something broke on our side."),
}


def names(request: HttpRequest) -> dict[str, Any]:
    """This will give templates the product's words, its limits, and whether this is the demo."""
    return {"names": settings.NAMES, "limits": settings.LIMITS, "demo": settings.DEMO}


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
