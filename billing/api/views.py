"""A member's own allowance, over the API."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.facade import signed_in_member
from billing import facade
from billing.api.serializers import AllowanceSerializer
from common import clock
from common.api.views import ApiView


class AllowanceView(ApiView):
    """/api/me/allowance"""

    @extend_schema(
        operation_id="me_allowance_read", summary="See how many units you have left", responses=AllowanceSerializer
    )
    def get(self, request: Request) -> Response:
        """The member's own plan and window, and what a clip costs."""
        now = clock.now()
        member = signed_in_member(request.user, now=now)
        return Response(AllowanceSerializer(facade.allowance_of(member.id, now)).data)
