"""Doors of the generation API: each parses, makes one call and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.contracts import MemberCard
from accounts.facade import signed_in_member
from common import clock
from common.api.views import ApiView
from common.pagination import page_size
from generation import provenance, selectors
from generation.api import serializers as shapes
from generation.services import clips, jobs

_PAGE = [
    OpenApiParameter(
        "cursor", {"type": "string", "maxLength": shapes.CURSOR_MAX}, description="`next_cursor` of before."
    ),
    OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": 50}, description="Rows of a page."),
]
_STATE = OpenApiParameter("state", {"type": "string", "enum": ["draft", "posted"]}, description="Only these.")


def _actor(request: Request) -> MemberCard:
    return signed_in_member(request.user, now=clock.now())


def _job(member: MemberCard, job_id: UUID) -> dict[str, Any]:
    return dict(shapes.JobSerializer(selectors.job_card(viewer_id=member.id, job_id=job_id, now=clock.now())).data)


class GenerationsView(ApiView):
    """/api/generations"""

    @extend_schema(
        operation_id="generations_create",
        summary="Ask for a clip",
        request=shapes.WishSerializer,
        responses={202: shapes.JobSerializer},
    )
    def post(self, request: Request) -> Response:
        """Accepts a wish and answers with its job; the clip becomes a private draft."""
        wish = shapes.WishSerializer(data=request.data)
        wish.is_valid(raise_exception=True)
        member = _actor(request)
        job = jobs.submit(actor=member, wish=wish.wish(), now=clock.now())
        return Response(_job(member, job.id), status=202)

    @extend_schema(
        operation_id="generations_list",
        summary="List my jobs, newest first",
        parameters=_PAGE,
        responses=shapes.JobPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """My jobs, newest first."""
        query = shapes.PageQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked = query.validated_data
        page = selectors.my_jobs(
            member_id=_actor(request).id, cursor=asked["cursor"], size=page_size(asked["limit"]), now=clock.now()
        )
        return Response(shapes.JobPageSerializer(page).data)


class GenerationView(ApiView):
    """/api/generations/{job_id}"""

    @extend_schema(operation_id="generations_read", summary="Look at a job", responses=shapes.JobSerializer)
    def get(self, request: Request, job_id: UUID) -> Response:
        """One of my jobs: state, stage, place in the queue, probable wait."""
        return Response(_job(_actor(request), job_id))


class GenerationCancelView(ApiView):
    """/api/generations/{job_id}/cancel"""

    @extend_schema(
        operation_id="generations_cancel", summary="Cancel a job", request=None, responses=shapes.JobSerializer
    )
    def post(self, request: Request, job_id: UUID) -> Response:
        """A waiting job ends at once; a running one at its worker's next step."""
        member = _actor(request)
        jobs.cancel(actor=member, job_id=job_id, now=clock.now())
        return Response(_job(member, job_id))


class ClipsView(ApiView):
    """/api/clips"""

    @extend_schema(
        operation_id="clips_list",
        summary="List my clips, newest first",
        parameters=[*_PAGE, _STATE],
        responses=shapes.ClipPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """My drafts and posted clips, newest first."""
        query = shapes.ClipsQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked = query.validated_data
        posted = None if asked["state"] is None else asked["state"] == "posted"
        page = selectors.my_clips(
            member_id=_actor(request).id, posted=posted, cursor=asked["cursor"], size=page_size(asked["limit"])
        )
        return Response(shapes.ClipPageSerializer(page).data)


class ClipView(ApiView):
    """/api/clips/{clip_id}"""

    def get_permissions(self) -> Sequence[Any]:
        """Anybody may ask for a posted clip; the gate decides."""
        return [AllowAny()] if self.request.method == "GET" else super().get_permissions()

    @extend_schema(operation_id="clips_read", summary="Look at a clip", responses=shapes.ClipSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """A clip that I may watch; prompt and reading only if it is mine."""
        viewer_id = request.user.pk if request.user.is_active else None
        return Response(shapes.ClipSerializer(selectors.clip_card(viewer_id=viewer_id, clip_id=clip_id)).data)

    @extend_schema(
        operation_id="clips_edit",
        summary="Change caption, alternative text and visibility",
        request=shapes.PostingSerializer,
        responses=shapes.ClipSerializer,
    )
    def put(self, request: Request, clip_id: UUID) -> Response:
        """Counts from the next request on."""
        posting = shapes.PostingSerializer(data=request.data)
        posting.is_valid(raise_exception=True)
        member = _actor(request)
        clips.edit(actor=member, clip_id=clip_id, posting=posting.posting(), now=clock.now())
        return Response(shapes.ClipSerializer(selectors.clip_card(viewer_id=member.id, clip_id=clip_id)).data)

    @extend_schema(operation_id="clips_delete", summary="Delete a clip of mine", responses={204: None})
    def delete(self, request: Request, clip_id: UUID) -> Response:
        """Deletes the clip and its files."""
        clips.delete(actor=_actor(request), clip_id=clip_id, now=clock.now())
        return Response(status=204)


class ClipCredentialsView(ApiView):
    """/api/clips/{clip_id}/credentials"""

    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="clips_credentials",
        summary="Read where a clip comes from",
        responses=shapes.CredentialsSerializer,
    )
    def get(self, request: Request, clip_id: UUID) -> Response:
        """Made by what, when and from which clips; of parents that I may not watch only that they were."""
        viewer_id = request.user.pk if request.user.is_active else None
        card = provenance.credentials_card(viewer_id=viewer_id, clip_id=clip_id)
        return Response(shapes.CredentialsSerializer(card).data)


class ClipPostView(ApiView):
    """/api/clips/{clip_id}/post"""

    @extend_schema(
        operation_id="clips_post",
        summary="Post a draft",
        request=shapes.PostingSerializer,
        responses={202: shapes.JobSerializer},
    )
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Has the visible mark burned in, then puts the clip out; answers with the job that does it."""
        posting = shapes.PostingSerializer(data=request.data)
        posting.is_valid(raise_exception=True)
        member = _actor(request)
        job = clips.post(actor=member, clip_id=clip_id, posting=posting.posting(), now=clock.now())
        return Response(_job(member, job.id), status=202)
