"""The OpenAPI document's door: built once per process, since anybody may ask and building takes half a second."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.request import Request


@cache
def document() -> tuple[bytes, str]:
    """This will give the document as JSON, and its ETag with the quotes."""
    text = OpenApiJsonRenderer().render(SchemaGenerator().get_schema(public=True))  # type: ignore[no-untyped-call]
    return text, f'"{hashlib.sha256(text).hexdigest()[:32]}"'


class DocumentView(SpectacularJSONAPIView):
    """/api/schema"""

    authentication_classes = ()
    permission_classes = ()

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The document, or 304 for who has it."""
        text, etag = document()
        headers = {"ETag": etag, "Cache-Control": "public, max-age=300"}
        answer = HttpResponse(text, content_type=OpenApiJsonRenderer.media_type, headers=headers)
        return get_conditional_response(request._request, etag=etag, response=answer) or answer
