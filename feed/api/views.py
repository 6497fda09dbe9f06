"""The feed's doors of the API."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import facade as accounts
from common import clock
from common.api.renderers import dump_json
from common.api.views import ApiView
from feed import selectors
from feed.api.serializers import CURSOR_MAX_CHARS, FeedPageSerializer, LatestQuery

_CURSOR = OpenApiParameter(
    "cursor",
    {"type": "string", "maxLength": CURSOR_MAX_CHARS, "default": ""},
    description="`next_cursor` of the page before; left out or empty for the first page.",
)
_LIMIT = OpenApiParameter(
    "limit",
    {
        "type": "integer",
        "minimum": 1,
        "maximum": settings.LIMITS.page_size_max,
        "default": settings.LIMITS.page_size_default,
    },
    description="Rows of a page.",
)
_IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", {"type": "string", "maxLength": 200}, location="header", description="The ETag you have."
)


class LatestView(ApiView):
    """GET /api/feed/latest"""

    @extend_schema(
        operation_id="feed_latest",
        summary="Public clips, newest first",
        parameters=[_CURSOR, _LIMIT, _IF_NONE_MATCH],
        responses={200: FeedPageSerializer, 304: OpenApiResponse(description="The page is as you have it.")},
    )
    def get(self, request: Request) -> Response:
        """Cursor paging: no duplicate and no gap while new clips are posted, equally quick at any depth."""
        query = LatestQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked = query.validated_data
        actor = accounts.signed_in_member(request.user, now=clock.now())
        page = selectors.latest_page(actor=actor, cursor=asked["cursor"], size=asked["limit"])
        return _with_etag(request, FeedPageSerializer(page).data)


def _with_etag(request: Request, body: object) -> Response:
    etag = quote_etag(hashlib.sha256(dump_json(body)).hexdigest()[:32])
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    response = Response(body, headers=headers)
    answer = get_conditional_response(request._request, etag=etag, response=response)
    return Response(status=304, headers=headers) if answer is not response else response
