"""Doors of the console's API."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from common import clock
from common.api.views import ApiView
from common.pagination import page_size
from moderation import selectors
from moderation.api import serializers as shapes
from moderation.api.permissions import SeesFlags, viewer_of
from moderation.services import flags

_LIST = [
    OpenApiParameter("closed", bool, description="Closed flags instead of open ones."),
    OpenApiParameter("cursor", {"type": "string", "maxLength": shapes.CURSOR_MAX}, description="`next_cursor`."),
    OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": 50}, description="Rows of a page."),
]


class FlagsView(ApiView):
    """/api/console/flags"""

    permission_classes = (SeesFlags,)

    @extend_schema(
        operation_id="console_flags_list",
        summary="List what moderators should look at, latest first",
        parameters=_LIST,
        responses=shapes.FlagPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Open flags of the tracks that the caller's roles open."""
        query = shapes.FlagsQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked = query.validated_data
        page = selectors.flags_page(
            viewer=viewer_of(request.user),
            closed=asked["closed"],
            cursor=asked["cursor"] or None,
            size=page_size(asked["limit"]),
        )
        return Response(shapes.FlagPageSerializer({"flags": page.rows, "next_cursor": page.next_cursor}).data)


class FlagCloseView(ApiView):
    """/api/console/flags/{flag_id}/close"""

    permission_classes = (SeesFlags,)

    @extend_schema(
        operation_id="console_flags_close",
        summary="Close a flag with a note",
        request=shapes.ClosingSerializer,
        responses=shapes.FlagSerializer,
    )
    def post(self, request: Request, flag_id: UUID) -> Response:
        """Closes an open flag; 409 when somebody was quicker."""
        closing = shapes.ClosingSerializer(data=request.data)
        closing.is_valid(raise_exception=True)
        note = closing.validated_data["note"]
        card = flags.close(actor=viewer_of(request.user), flag_id=flag_id, note=note, now=clock.now())
        return Response(shapes.FlagSerializer(card).data)
