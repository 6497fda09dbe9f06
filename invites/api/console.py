"""The invite tree, for moderators."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.permissions import IsModerator
from common import clock
from common.api.views import ApiView
from invites.api.serializers import BranchSerializer, CutAskedSerializer, CutSerializer
from invites.services import branches
from invites.visiting import actor_of

HANDLE = OpenApiParameter("handle", {"type": "string", "maxLength": 40}, OpenApiParameter.PATH)


class TreeView(ApiView):
    """/api/console/invite-tree/{handle}"""

    permission_classes = (IsModerator,)

    @extend_schema(
        operation_id="console_invite_tree_read",
        summary="See who came by somebody",
        parameters=[HANDLE],
        responses=BranchSerializer,
    )
    def get(self, request: Request, handle: str) -> Response:
        """A member and everybody below them, depth first, at most tree_rows_max rows."""
        branch = branches.look(actor_id=actor_of(request), handle=handle, now=clock.now())
        return Response(BranchSerializer(branch).data)


class CutView(ApiView):
    """/api/console/invite-tree/{handle}/cut"""

    permission_classes = (IsModerator,)

    @extend_schema(
        operation_id="console_invite_tree_cut",
        summary="Cut a branch off",
        parameters=[HANDLE],
        request=CutAskedSerializer,
        responses=CutSerializer,
    )
    def post(self, request: Request, handle: str) -> Response:
        """Suspend a member and everybody below them, staff excepted, if the branch still is what was confirmed."""
        asked = CutAskedSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        cut = branches.cut(
            actor_id=actor_of(request),
            handle=handle,
            expected=asked.validated_data["expected"],
            reason=asked.validated_data["reason"],
            now=clock.now(),
        )
        return Response(CutSerializer(cut).data)
