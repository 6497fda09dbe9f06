"""Doors to the question where a file comes from: the public's, and the moderators'."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.contracts import MemberCard
from accounts.facade import signed_in_member
from common import clock
from common.api.views import ApiView
from common.visitors import address_of, origin_of
from generation import tracing
from generation.api.serializers import ClipSerializer
from generation.services import tracing as questions

SECRET_MAX = 200


class QuestionSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A file that was uploaded for this purpose."""

    upload_id = serializers.UUIDField()
    upload_secret = serializers.CharField(
        max_length=SECRET_MAX, required=False, allow_blank=True, default="", help_text="A stranger's key to the upload."
    )


class PublicAnswerSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Whether a file is from here."""

    id = serializers.UUIDField()
    state = serializers.CharField()
    error_code = serializers.CharField()
    verdict = serializers.ChoiceField(
        [tracing.FROM_HERE, tracing.CARRIES_OUR_MARK, tracing.LOOKS_LIKE_OURS, tracing.UNKNOWN],
        allow_null=True,
        help_text="null while nobody has looked.",
    )
    by = serializers.ListField(child=serializers.CharField(), help_text="What told.")
    has_broken_credentials = serializers.BooleanField(
        help_text="Changed since its credentials were signed, or they are broken."
    )
    clip = ClipSerializer(allow_null=True, help_text="The post, where everybody may watch it.")


class StaffQuestionSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A moderator's own upload."""

    upload_id = serializers.UUIDField()


class FoundMarkSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A number that was read."""

    medium = serializers.CharField()
    number = serializers.IntegerField()
    agreement = serializers.FloatField()
    clip_id = serializers.UUIDField(allow_null=True)


class FoundCredentialsSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What the file's content credentials say."""

    state = serializers.CharField()
    issuer = serializers.CharField()
    made_with = serializers.CharField()
    clip_id = serializers.UUIDField(allow_null=True)


class FoundLikenessSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A clip that looks or sounds like the file."""

    clip_id = serializers.UUIDField()
    medium = serializers.CharField()
    grade = serializers.CharField()
    score = serializers.FloatField()
    offset_s = serializers.FloatField()
    speed = serializers.FloatField()
    mirrored = serializers.BooleanField()


class EvidenceSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """All that was found."""

    kind = serializers.CharField()
    marks = FoundMarkSerializer(many=True)
    credentials = FoundCredentialsSerializer(allow_null=True)
    likenesses = FoundLikenessSerializer(many=True)


class TracedClipSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A clip that the evidence points to."""

    id = serializers.UUIDField()
    state = serializers.CharField(allow_null=True)
    visibility = serializers.CharField()
    author_handle = serializers.CharField()
    title = serializers.CharField(help_text="What it shows: its caption, else its description.")
    prompt = serializers.CharField()
    poster_url = serializers.CharField()
    posted_at = serializers.DateTimeField(allow_null=True)
    is_borne_out = serializers.BooleanField(
        help_text="The file is like it or holds its credentials; else a mark alone."
    )


class StaffAnswerSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """All that is known of where a file comes from."""

    id = serializers.UUIDField()
    state = serializers.CharField()
    error_code = serializers.CharField()
    asked_at = serializers.DateTimeField()
    filename = serializers.CharField()
    evidence = EvidenceSerializer(allow_null=True)
    clips = TracedClipSerializer(many=True)


class TracesView(ApiView):
    """/api/traces"""

    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="traces_create",
        summary="Ask whether a file is from here",
        request=QuestionSerializer,
        responses={202: PublicAnswerSerializer},
    )
    def post(self, request: Request) -> Response:
        """Takes up the question; its answer is read at /api/traces/{id}."""
        asked = QuestionSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actor = _visitor(request)
        trace = questions.ask(
            actor=actor,
            address=origin_of(address_of(request._request)),
            upload_id=asked.validated_data["upload_id"],
            secret=asked.validated_data["upload_secret"],
            now=clock.now(),
        )
        return Response(_public(actor, trace.pk), status=202)


class TraceView(ApiView):
    """/api/traces/{trace_id}"""

    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="traces_read", summary="Read whether a file is from here", responses=PublicAnswerSerializer
    )
    def get(self, request: Request, trace_id: UUID) -> Response:
        """The answer to a question of mine, or, not signed in, of whoever knows its id."""
        return Response(_public(_visitor(request), trace_id))


class StaffTracesView(ApiView):
    """/api/console/traces"""

    @extend_schema(
        operation_id="console_traces_create",
        summary="Ask where a file comes from, as a moderator",
        request=StaffQuestionSerializer,
        responses={202: StaffAnswerSerializer},
    )
    def post(self, request: Request) -> Response:
        """Takes up the question, and writes it into the audit log."""
        asked = StaffQuestionSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actor = signed_in_member(request.user, now=clock.now())
        trace = questions.ask_as_staff(actor=actor, upload_id=asked.validated_data["upload_id"], now=clock.now())
        return Response(_staff(actor, trace.pk), status=202)


class StaffTraceView(ApiView):
    """/api/console/traces/{trace_id}"""

    @extend_schema(
        operation_id="console_traces_read", summary="Read where a file comes from", responses=StaffAnswerSerializer
    )
    def get(self, request: Request, trace_id: UUID) -> Response:
        """Marks, credentials, likenesses, and the clips they point to."""
        return Response(_staff(signed_in_member(request.user, now=clock.now()), trace_id))


def _visitor(request: Request) -> MemberCard | None:
    if not request.user.is_authenticated or not request.user.is_active:
        return None
    return signed_in_member(request.user, now=clock.now())


def _public(actor: MemberCard | None, trace_id: UUID) -> dict[str, object]:
    answer = tracing.public_answer(viewer_id=actor.id if actor else None, trace_id=trace_id)
    return dict(PublicAnswerSerializer(answer).data)


def _staff(actor: MemberCard, trace_id: UUID) -> dict[str, object]:
    return dict(StaffAnswerSerializer(tracing.staff_answer(actor_id=actor.id, trace_id=trace_id)).data)
