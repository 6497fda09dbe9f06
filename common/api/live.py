"""Catching up with the live log."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from common import live_log
from common.api.views import ApiView


class LiveQuery(serializers.Serializer):  # type: ignore[type-arg]
    """`?after=`: the last number the client has seen."""

    after = serializers.IntegerField(min_value=0, max_value=2**63 - 1, default=0)


class LiveEntrySerializer(serializers.Serializer):  # type: ignore[type-arg]
    """One entry of the live log."""

    seq = serializers.IntegerField()
    kind = serializers.CharField()
    payload = serializers.DictField()
    at = serializers.DateTimeField()


class LivePageSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Entries after a number, oldest first, and the log's newest number."""

    entries = LiveEntrySerializer(many=True)
    last = serializers.IntegerField()


class LiveView(ApiView):
    """GET /api/live?after="""

    @extend_schema(
        operation_id="live_read",
        summary="Catch up with what happened",
        parameters=[OpenApiParameter("after", {"type": "integer", "minimum": 0, "maximum": 2**63 - 1, "default": 0})],
        responses=LivePageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Entries numbered above `after`, oldest first, at most 200."""
        query = LiveQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        member_id = UUID(str(request.user.pk))
        entries = live_log.read_after(member_id=member_id, after=query.validated_data["after"])
        last = live_log.last_number(member_id=member_id)
        return Response(LivePageSerializer({"entries": entries, "last": last}).data)
