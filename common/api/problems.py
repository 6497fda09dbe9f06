"""Every error of the API is application/problem+json (RFC 9457) with a stable `code`."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from common.api.renderers import ProblemRenderer, dump_json
from common.errors import RefusedError

PROBLEM_JSON = "application/problem+json"

_CODES = {
    exceptions.ParseError: "malformed_request",
    exceptions.UnsupportedMediaType: "unsupported_media_type",
    exceptions.MethodNotAllowed: "method_not_allowed",
    exceptions.NotAcceptable: "not_acceptable",
    exceptions.NotAuthenticated: "sign_in_required",
    exceptions.AuthenticationFailed: "sign_in_failed",
    exceptions.PermissionDenied: "not_allowed",
    exceptions.NotFound: "not_found",
    exceptions.Throttled: "too_many_requests",
}
_TITLES = {
    "sign_in_required": "Sign in first.",
    "not_allowed": "You can't do that.",
    "not_found": "There is nothing here.",
    "invalid": "A value is not right.",
}


def problem(*, status: int, code: str, title: str, detail: str = "", **more: Any) -> dict[str, Any]:
    """This will build the body of an error; `more` holds `errors`, `field` or figures."""
    body = {"type": f"urn:sora-social:problem:{code}", "title": title, "status": status, "code": code}
    if detail and detail != title:
        body["detail"] = detail
    return {**body, **{key: value for key, value in more.items() if value is not None}}


def refusal_body(error: RefusedError) -> dict[str, Any]:
    """This will turn one of our refusals into a problem's body."""
    return problem(
        status=error.status,
        code=error.code,
        title=error.title,
        detail=error.detail,
        field=error.field,
        retry_after_s=error.retry_after_s,
        **error.facts,
    )


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """This will answer for an exception raised inside a DRF view; None lets the server's own 500 happen."""
    if isinstance(error, RefusedError):
        body, headers = refusal_body(error), _retry_header(error.retry_after_s)
    else:
        found = _from_framework(error)
        if found is None:
            return None
        body, headers = found
        set_rollback()
    response = Response(body, status=body["status"], headers=headers, content_type=PROBLEM_JSON)
    # The request's own renderer may be the one that failed to be negotiated.
    request = context.get("request")
    if request is not None:
        request.accepted_renderer, request.accepted_media_type = ProblemRenderer(), PROBLEM_JSON
    return response


def problem_http_response(body: dict[str, Any], headers: dict[str, str] | None = None) -> HttpResponse:
    """This will answer with a problem outside of DRF (middleware, sign-in library)."""
    return HttpResponse(dump_json(body), status=body["status"], content_type=PROBLEM_JSON, headers=headers or {})


def _from_framework(error: Exception) -> tuple[dict[str, Any], dict[str, str]] | None:
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    if isinstance(error, exceptions.ValidationError):
        return _invalid(error), {}
    code = next((code for kind, code in _CODES.items() if isinstance(error, kind)), "refused")
    title = _TITLES.get(code, str(error.detail))
    headers = {"WWW-Authenticate": header} if (header := getattr(error, "auth_header", None)) else {}
    return problem(status=error.status_code, code=code, title=title, detail=str(error.detail)), headers


def _invalid(error: exceptions.ValidationError) -> dict[str, Any]:
    errors = list(_flatten(error.detail))
    return problem(status=400, code="invalid", title=_TITLES["invalid"], errors=errors)


def _flatten(detail: Any, path: str = "") -> Any:
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flatten(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(detail, list):
        for position, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from _flatten(inner, f"{path}[{position}]" if nested else path)
    else:
        yield {"field": path or None, "code": getattr(detail, "code", "invalid"), "message": str(detail)}


def _retry_header(seconds: int | None) -> dict[str, str]:
    return {"Retry-After": str(seconds)} if seconds is not None else {}
