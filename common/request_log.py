"""Which request a line of the log is about, without what it carried: paths and queries hold keys that open doors."""

from __future__ import annotations

import logging

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


def route_of(request: HttpRequest) -> str:
    """This will name the route that a request took: its pattern, never its path."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "(no route)"


class RequestLogMiddleware(RequestMiddleware):
    """django-structlog's lines, with the route in place of the path."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """This will say method and route."""
        return f"{request.method} {route_of(request)}"


class RoutesNotPaths(logging.Filter):
    """Django's own lines about a request end with its path: this puts the route there."""

    def filter(self, record: logging.LogRecord) -> bool:
        """This will let every line pass, without paths."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            paths = {request.path, request.path_info, request.get_full_path()}
            record.args = tuple(route_of(request) if each in paths else each for each in record.args)
        return True
