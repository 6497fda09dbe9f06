"""Joining, invites and the waiting list, over the API."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import facade as accounts
from accounts.errors import TooYoungError
from common import clock, visitors
from common.api.schema import NOT_IDEMPOTENT
from common.api.views import ApiView
from invites.api.serializers import (
    AgeAskedSerializer,
    AgePassSerializer,
    InviteAskedSerializer,
    InviteSerializer,
    InvitesSerializer,
    JoinAskedSerializer,
    JoinedSerializer,
    LetterPostedSerializer,
    WaitingAskedSerializer,
    WaitingSerializer,
)
from invites.contracts import Newcomer
from invites.services import joining, slots, waiting
from invites.visiting import actor_of, place_of, remember_refusal

TOKEN = OpenApiParameter("token", {"type": "string", "maxLength": 200}, OpenApiParameter.PATH)
LETTER_POSTED = "We wrote a letter to this address. Its link confirms your place."


class PublicView(ApiView):
    """Open to everybody; a token that came along is not even looked at."""

    authentication_classes = ()
    permission_classes = ()


class AgeView(PublicView):
    """/api/joining/age

    Asking twice harms nobody, so no Idempotency-Key is kept: anybody may ask without limit, and each would be a row.
    """

    idempotent = False

    @extend_schema(
        extensions={NOT_IDEMPOTENT: True},
        operation_id="joining_age",
        summary="Say when you were born",
        request=AgeAskedSerializer,
        responses=AgePassSerializer,
    )
    def post(self, request: Request) -> Response:
        """The first step of joining: who is old enough gets a pass, of anybody else nothing is kept."""
        asked = AgeAskedSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        try:
            gate = accounts.open_age_gate(
                date_of_birth=asked.validated_data["date_of_birth"],
                country=visitors.country_of(request),
                address=visitors.address_of(request),
                refused_cookie=request.COOKIES.get(accounts.REFUSED_COOKIE),
                now=clock.now(),
            )
        except TooYoungError as error:
            return remember_refusal(self.handle_exception(error))
        good_for_s = settings.LIMITS.age_pass_minutes * 60
        return Response({"age_pass": gate.token, "is_teen": gate.is_teen, "good_for_s": good_for_s})


class JoiningView(PublicView):
    """/api/joining"""

    @extend_schema(
        operation_id="joining_join",
        summary="Join by an invite",
        request=JoinAskedSerializer,
        responses={201: JoinedSerializer},
    )
    def post(self, request: Request) -> Response:
        """Use an invite up and open the account, or do neither. A code that doesn't open always answers alike."""
        asked = JoinAskedSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        said = dict(asked.validated_data)
        code, proof = said.pop("code"), said.pop("email_proof")
        joined = joining.join(
            code=code, email_proof=proof, newcomer=Newcomer(**said), place=place_of(request), now=clock.now()
        )
        tokens = accounts.open_in_app(request._request, member_id=joined.member.id)
        return Response(JoinedSerializer({"member": joined.member, "tokens": tokens}).data, status=201)


class InvitesView(ApiView):
    """/api/invites"""

    @extend_schema(operation_id="invites_list", summary="See your invites", responses=InvitesSerializer)
    def get(self, request: Request) -> Response:
        """The member's invites with their codes, which are derived anew and kept nowhere."""
        invites = slots.mine(actor_id=actor_of(request), now=clock.now())
        return Response(InvitesSerializer({"invites": invites}).data)

    @extend_schema(
        operation_id="invites_make",
        summary="Make an invite",
        request=InviteAskedSerializer,
        responses={201: InviteSerializer},
    )
    def post(self, request: Request) -> Response:
        """Open a code in a free slot, for anybody or kept for one address."""
        asked = InviteAskedSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        made = slots.make(
            actor_id=actor_of(request),
            email=asked.validated_data["email"],
            country=visitors.country_of(request),
            now=clock.now(),
        )
        return Response(InviteSerializer(made).data, status=201)


class InviteView(ApiView):
    """/api/invites/{id}"""

    @extend_schema(
        operation_id="invites_revoke",
        summary="Revoke an invite",
        responses={204: OpenApiResponse(description="The code is dead, its slot free.")},
    )
    def delete(self, request: Request, slot_id: UUID) -> Response:
        """End an open code; the slot can be used for another one."""
        slots.revoke(actor_id=actor_of(request), slot_id=slot_id, now=clock.now())
        return Response(status=204)


class WaitingListView(PublicView):
    """/api/waiting-list"""

    @extend_schema(
        operation_id="waiting_list_ask",
        summary="Ask for a place on the waiting list",
        request=WaitingAskedSerializer,
        responses={202: LetterPostedSerializer},
    )
    def post(self, request: Request) -> Response:
        """Note an address and write it a letter; the answer is the same for every address."""
        asked = WaitingAskedSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        waiting.ask(email=asked.validated_data["email"], place=place_of(request), now=clock.now())
        return Response({"detail": LETTER_POSTED}, status=202)


class WaitingPlaceView(PublicView):
    """/api/waiting-list/{token}"""

    @extend_schema(
        operation_id="waiting_list_read", summary="See your place", parameters=[TOKEN], responses=WaitingSerializer
    )
    def get(self, request: Request, token: str) -> Response:
        """The place that a letter's token belongs to."""
        return Response(WaitingSerializer(waiting.look(token=token)).data)

    @extend_schema(
        operation_id="waiting_list_leave",
        summary="Leave the waiting list",
        parameters=[TOKEN],
        responses={204: OpenApiResponse(description="The address is forgotten.")},
    )
    def delete(self, request: Request, token: str) -> Response:
        """Give the place up; the address is forgotten."""
        waiting.leave(token=token)
        return Response(status=204)


class WaitingConfirmView(PublicView):
    """/api/waiting-list/{token}/confirm"""

    @extend_schema(
        operation_id="waiting_list_confirm",
        summary="Confirm your place",
        parameters=[TOKEN],
        request=None,
        responses=WaitingSerializer,
    )
    def post(self, request: Request, token: str) -> Response:
        """Count the address from now on; once more changes nothing."""
        return Response(WaitingSerializer(waiting.confirm(token=token, now=clock.now())).data)
