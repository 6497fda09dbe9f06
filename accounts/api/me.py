"""The signed-in member: profile, copy of everything, end."""

from __future__ import annotations

from typing import Any

from django.http import StreamingHttpResponse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import selectors
from accounts.models import Member
from accounts.policies import DISPLAY_NAME_MAX_CHARS, PASSWORD_MAX_CHARS
from accounts.services import profile, sessions
from common import clock
from common.api.views import ApiView


class Text(serializers.CharField):
    """Text and nothing that merely could be written as text: a number here is a mistake of the client."""

    def to_internal_value(self, data: Any) -> str:
        """This will refuse what is no text."""
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class MeSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What members see of themselves."""

    id = serializers.UUIDField()
    handle = serializers.CharField()
    display_name = serializers.CharField()
    email = serializers.EmailField()
    email_verified = serializers.BooleanField()
    date_of_birth = serializers.DateField()
    country = serializers.CharField(help_text="Two letters; empty when unknown.")
    is_teen = serializers.BooleanField()
    joined_at = serializers.DateTimeField()


class MeChangeSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What members change about themselves here."""

    display_name = Text(max_length=DISPLAY_NAME_MAX_CHARS, allow_blank=True, help_text="Empty shows the handle.")


class EraseSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """The password confirms that the account shall go."""

    password = Text(max_length=PASSWORD_MAX_CHARS, trim_whitespace=False)


class SignedOutSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """How many devices were signed out."""

    devices = serializers.IntegerField()


class ExportSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Every row about the member, by table."""

    exported_at = serializers.DateTimeField()
    product = serializers.CharField()
    tables = serializers.DictField(child=serializers.ListField(child=serializers.DictField()))


class MeView(ApiView):
    """/api/me"""

    @extend_schema(operation_id="me_read", summary="See your account", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """The member's own account."""
        return Response(_show(_member(request)))

    @extend_schema(
        operation_id="me_change", summary="Change your profile", request=MeChangeSerializer, responses=MeSerializer
    )
    def patch(self, request: Request) -> Response:
        """Change the name to show; the handle stays."""
        change = MeChangeSerializer(data=request.data, partial=True)
        change.is_valid(raise_exception=True)
        member = _member(request)
        if "display_name" in change.validated_data:
            member = profile.rename(member_id=member.pk, display_name=change.validated_data["display_name"])
        return Response(_show(member))

    @extend_schema(
        operation_id="me_erase",
        summary="Delete your account",
        request={"application/json": EraseSerializer},
        responses={204: OpenApiResponse(description="Gone.")},
    )
    def delete(self, request: Request) -> Response:
        """Erase the account and all that may go, and sign out everywhere. Cannot be undone."""
        asked = EraseSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        profile.erase(
            member=_member(request),
            password=asked.validated_data["password"],
            now=clock.now(),
        )
        return Response(status=204)


class ExportView(ApiView):
    """/api/me/export"""

    @extend_schema(operation_id="me_export", summary="Take your data with you", responses=ExportSerializer)
    def get(self, request: Request) -> StreamingHttpResponse:
        """Everything we hold about the member, streamed as one JSON object."""
        return profile.as_file(member=_member(request), now=clock.now())


class SignOutEverywhereView(ApiView):
    """/api/me/sign-out-everywhere"""

    @extend_schema(
        operation_id="me_sign_out_everywhere",
        summary="Sign out on every device",
        request=None,
        responses=SignedOutSerializer,
    )
    def post(self, request: Request) -> Response:
        """End every session and token of the member, this one too, from the next request on."""
        return Response({"devices": sessions.end_everywhere(member_id=_member(request).pk)})


def _member(request: Request) -> Member:
    assert isinstance(request.user, Member)  # noqa: S101 (IsActiveMember let nobody else in)
    return request.user


def _show(member: Member) -> dict[str, Any]:
    card = selectors.card_of(member, now=clock.now())
    verified = selectors.is_verified(member_id=member.pk, email=member.email)
    facts = {name: getattr(member, name) for name in ("email", "date_of_birth", "country", "joined_at")}
    shown = {"id": card.id, "handle": card.handle, "display_name": card.display_name, "is_teen": card.is_teen}
    return dict(MeSerializer({**shown, **facts, "email_verified": verified}).data)
