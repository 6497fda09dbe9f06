"""Every refusal below /api/ is a problem, whoever refuses: the sign-in library, Django, or one of ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from redis.exceptions import RedisError

from accounts.errors import EmailUnusableError
from common.api.parsers import load_json
from common.api.problems import PROBLEM_JSON, problem, problem_http_response, refusal_body
from common.api.renderers import dump_json
from common.errors import RefusedError, UnavailableError

_PREFIX = "/api/"
_LIBRARY_PREFIX = "/api/auth/"
_BY_STATUS = {
    400: ("malformed_request", "The request is not in the form we expect."),
    401: ("sign_in_required", "Sign in first."),
    403: ("not_allowed", "You can't do that."),
    404: ("not_found", "There is nothing here."),
    405: ("method_not_allowed", "Another method is meant."),
    409: ("conflict", "That is not possible in this state."),
    410: ("session_gone", "This session has ended. Sign in again."),
    413: ("too_large", "The request is too large."),
    429: ("too_many_requests", "That was too often."),
}
_UNFINISHED = ("sign_in_unfinished", "One more step: see `data.flows`.")
_AGAIN = ("reauthentication_required", "Confirm that it is you: see `data.flows`.")
_INVALID = ("invalid", "A value is not right.")
_FAILED = ("server_error", "Something broke on our side.")
# Errors of the library that stand for the whole answer; every other one is a value that is not right.
_TELLING = {
    "email_password_mismatch": ("sign_in_failed", "The e-mail address or the password is not right."),
    "incorrect_code": ("code_incorrect", "This code is not right."),
    "invalid_or_expired_key": ("key_invalid", "This link does not count any more. Ask for a new one."),
    "invalid_password_reset": ("key_invalid", "This link does not count any more. Ask for a new one."),
    "unverified_email": ("email_unverified", "Confirm your e-mail address first."),
}


class ProblemsMiddleware:
    """Turns refusals below /api/ into application/problem+json; `data`, `meta` and `errors` of the library stay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """This will answer as the view does, refusals as problems."""
        response = self._get_response(request)
        if request.path.startswith(_PREFIX) and response.status_code >= 400 and isinstance(response, HttpResponse):
            _become_problem(response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """This will refuse a body that the library's doors would stumble over."""
        return _refuse_body(request) if request.path.startswith(_LIBRARY_PREFIX) else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """This will answer for refusals that the sign-in library lets through, and for a cache that is gone."""
        refusal = _as_refusal(error)
        if refusal is None or not request.path.startswith(_PREFIX):
            return None
        wait = refusal.retry_after_s
        return problem_http_response(refusal_body(refusal), {"Retry-After": str(wait)} if wait is not None else {})


def _refuse_body(request: HttpRequest) -> HttpResponse | None:
    """The library's doors read JSON without these bounds: too long, too deep, not JSON, halves of characters."""
    try:
        if request.body:
            load_json(request.body)
    except RequestDataTooBig:
        return HttpResponse(status=413)
    except ValueError:
        return HttpResponse(status=400)
    return None


def _as_refusal(error: Exception) -> RefusedError | None:
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, RedisError):
        return UnavailableError(retry_after_s=5)
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    if isinstance(error, IntegrityError) and constraint in {"an_email_belongs_to_one_member", "unique_verified_email"}:
        return EmailUnusableError(field="email")
    return None


def _become_problem(response: HttpResponse) -> None:
    """In place: cookies and headers of the answer stay."""
    if response.headers.get("Content-Type", "").startswith(PROBLEM_JSON):
        return
    said = _read(response)
    code, title = _name(response.status_code, said)
    errors = [_error(each) for each in said.get("errors", [])]
    kept = {"data": said.get("data"), "meta": _meta(said), "errors": errors or None}
    detail = errors[0]["message"] if errors else ""
    response.content = dump_json(problem(status=response.status_code, code=code, title=title, detail=detail, **kept))
    response.headers["Content-Type"] = PROBLEM_JSON
    response.headers["Content-Length"] = str(len(response.content))  # CommonMiddleware counted what was there before
    response.headers.setdefault("Cache-Control", "private, no-store")


def _meta(said: dict[str, Any]) -> dict[str, Any] | None:
    meta = said.get("meta")
    # For a session that has gone the library says null, which clients that read a boolean trip over.
    return meta and {**meta, **({"is_authenticated": False} if meta.get("is_authenticated", 0) is None else {})}


def _read(response: HttpResponse) -> dict[str, Any]:
    if not response.headers.get("Content-Type", "").startswith("application/json"):
        return {}
    try:
        said = json.loads(response.content)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _name(status: int, said: dict[str, Any]) -> tuple[str, str]:
    codes = {str(error.get("code")) for error in said.get("errors", [])}
    if codes:
        return _TELLING.get(codes.pop(), _INVALID) if len(codes) == 1 else _INVALID
    if status == 401 and (said.get("meta") or {}).get("is_authenticated"):
        return _AGAIN
    if status == 401 and any(flow.get("is_pending") for flow in (said.get("data") or {}).get("flows", [])):
        return _UNFINISHED
    return _BY_STATUS.get(status, _FAILED if status >= 500 else _BY_STATUS[400])


def _error(said: dict[str, Any]) -> dict[str, Any]:
    return {"field": said.get("param"), **said}
