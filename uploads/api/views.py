"""The doors of uploads: tus 1.0, and JSON for whoever wants to know how an upload stands."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from common import clock, visitors
from common.api.schema import NOT_IDEMPOTENT
from common.api.views import ApiView
from uploads import selectors
from uploads.api import openapi, tus
from uploads.api.bodies import body_of
from uploads.api.serializers import UploadSerializer
from uploads.contracts import Asker, Body
from uploads.services import pieces, uploads

_OVERRIDABLE = {"PATCH", "DELETE"}


class TusView(ApiView):
    """A door of the protocol: it has its own rules for what is sent twice, and says its version with every answer.

    Anybody may come: each purpose says who may begin an upload, and the gate who may see it.
    """

    idempotent = False
    permission_classes = (AllowAny,)
    spoken = frozenset({"POST", "HEAD", "PATCH", "DELETE"})

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """This will refuse, after who asks is known, a client of another version."""
        super().initial(request, *args, **kwargs)
        if request.method in self.spoken:
            tus.require_version(request._request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """This will put the protocol's version on every answer, refusals too."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers["Tus-Resumable"] = tus.VERSION
        if answer.status_code == 412:
            answer.headers["Tus-Version"] = tus.VERSION
        return answer

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]
        """What this server can do."""
        return Response(
            status=204,
            headers={
                "Tus-Version": tus.VERSION,
                "Tus-Extension": tus.EXTENSIONS,
                "Tus-Max-Size": str(selectors.largest_bytes()),
                "Tus-Checksum-Algorithm": ",".join(tus.CHECKSUMS),
            },
        )


class UploadsView(TusView):
    """/api/uploads"""

    @extend_schema(
        operation_id="uploads_begin",
        summary="Begin an upload",
        parameters=openapi.BEGIN,
        request=openapi.BYTES,
        responses={201: UploadSerializer},
        extensions={NOT_IDEMPOTENT: True},
    )
    def post(self, request: Request) -> Response:
        """Announces a file by its length and what it is for, with its first bytes or without."""
        plain = request._request
        wish, checksum, body = tus.wish_of(plain), tus.checksum_of(plain), body_of(plain)
        first = _bytes_of(plain, body) if body.length != 0 else None
        new = uploads.begin(asker=asker_of(request), wish=wish, body=first, checksum=checksum, now=clock.now())
        headers = {"Location": reverse("upload", args=[new.card.id]), **tus.standing(new.card)}
        headers |= {tus.SECRET: new.secret} if new.secret else {}
        return Response(UploadSerializer(new.card).data, status=201, headers=headers)


class UploadView(TusView):
    """/api/uploads/{upload_id}"""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """This will obey X-HTTP-Method-Override of a POST, for clients that can't send PATCH or DELETE.

        Of a POST alone: nothing asks a GET for the page's CSRF token, so it must not become anything else.
        """
        wanted = request.headers.get("X-HTTP-Method-Override", "").upper()
        if request.method == "POST" and wanted in _OVERRIDABLE:
            request.method = wanted
        return super().dispatch(request, *args, **kwargs)

    @extend_schema(
        operation_id="uploads_read",
        summary="See how an upload stands",
        parameters=openapi.MINE,
        responses=UploadSerializer,
    )
    def get(self, request: Request, upload_id: UUID) -> Response:
        """What came so far and, when all did, what the file is or why it is not taken."""
        upload = selectors.access_upload(asker=asker_of(request), upload_id=upload_id, now=clock.now())
        return Response(UploadSerializer(selectors.card_of(upload)).data)

    def head(self, request: Request, upload_id: UUID) -> Response:
        """Where to go on. A file that is not taken answers as its last PATCH did: whoever resumes must not think it done."""
        upload = selectors.access_upload(asker=asker_of(request), upload_id=upload_id, now=clock.now())
        selectors.refuse_refused(upload)
        card = selectors.card_of(upload)
        metadata = {"Upload-Metadata": card.metadata} if card.metadata else {}
        return Response(headers={**tus.standing(card), "Upload-Length": str(card.length), **metadata})

    @extend_schema(
        operation_id="uploads_append",
        summary="Send the next bytes",
        parameters=openapi.APPEND,
        request=openapi.BYTES,
        responses={204: openapi.KEPT},
    )
    def patch(self, request: Request, upload_id: UUID) -> Response:
        """Adds bytes at Upload-Offset; the last ones are answered when the file was looked at."""
        plain = request._request
        body = _bytes_of(plain, body_of(plain))
        card = pieces.append(
            asker=asker_of(request),
            upload_id=upload_id,
            offset=tus.offset_of(plain),
            body=body,
            checksum=tus.checksum_of(plain),
            now=clock.now(),
        )
        return Response(status=204, headers=tus.standing(card))

    @extend_schema(
        operation_id="uploads_end", summary="Give an upload up", parameters=openapi.END, responses={204: openapi.GONE}
    )
    def delete(self, request: Request, upload_id: UUID) -> Response:
        """Deletes an upload and its bytes, unless it is in use."""
        uploads.end(asker=asker_of(request), upload_id=upload_id, now=clock.now())
        return Response(status=204)


def asker_of(request: Request) -> Asker:
    """This will say who asks: an active member, or a stranger (whoever may not act is one) with what secret they show."""
    member_id = request.user.pk if request.user.is_active else None
    secret = request.headers.get(tus.SECRET, "")[: tus.SECRET_MAX_CHARS]
    return Asker(member_id=member_id, secret=secret, address=visitors.address_of(request._request))


def _bytes_of(request: HttpRequest, body: Body) -> Body:
    tus.require_bytes(request)
    return body
