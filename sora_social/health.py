"""Whether this process can serve: the database answers. The broker is no part of it: reads go on without one."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    """This will answer 200 {"database": true}, or 503 when PostgreSQL does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": False}, status=503, headers={"Retry-After": "5"})
    return JsonResponse({"database": True})
