"""What every page shares."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def names(request: HttpRequest) -> dict[str, Any]:
    """This will give templates the product's words, its limits, and whether this is the demo."""
    return {"names": settings.NAMES, "limits": settings.LIMITS, "demo": settings.DEMO}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This will say that a form was too old, in words."""
    return render(request, "errors/form_expired.html", status=403)
