"""The base of every view of the API."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common import clock, idempotency
from common.api.problems import PROBLEM_JSON, problem_response
from common.errors import RefusedError


class ApiView(APIView):
    """A thin door: parses, makes one call, answers. Unsafe POSTs honour `Idempotency-Key`."""

    idempotent = True

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """This will keep answers about members out of every cache unless the view said otherwise."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """This will run the view, once for a POST's Idempotency-Key."""
        key = request.headers.get("Idempotency-Key")
        if request.method != "POST" or key is None or not self.idempotent:
            return super().dispatch(request, *args, **kwargs)
        return self._once(request, key, args, kwargs)

    def _once(self, request: HttpRequest, key: str, args: Any, kwargs: Any) -> Any:
        ran: list[Any] = []

        def act() -> idempotency.Answer:
            response = super(ApiView, self).dispatch(request, *args, **kwargs)
            ran.append(response.render() if hasattr(response, "render") else response)
            return idempotency.Answer(ran[0].status_code, ran[0].content)

        try:
            same = idempotency.Request(self._scope(request), key, self._fingerprint(request))
        except (APIException, RequestDataTooBig):
            # A bad token, a missing CSRF token, a body over the limit: the view itself says so.
            return super().dispatch(request, *args, **kwargs)
        try:
            answer = idempotency.once(same, act, now=clock.now())
        except RefusedError as error:
            return self._refuse(request, error, args, kwargs)
        if ran:
            return ran[0]
        return HttpResponse(
            answer.body,
            status=answer.status,
            content_type="application/json",
            headers={"Idempotent-Replayed": "true", "Cache-Control": "private, no-store"},
        )

    def _scope(self, request: HttpRequest) -> str:
        visitor = request.user
        try:
            member = self.initialize_request(request).user
        except APIException:
            request.user = visitor  # a refusal left nobody there: the view would answer for nobody
            raise
        return str(member.pk) if member.is_authenticated else "anonymous"

    def _fingerprint(self, request: HttpRequest) -> bytes:
        return idempotency.fingerprint(request.method or "", request.get_full_path(), request.body)

    def _refuse(self, request: HttpRequest, error: Exception, args: Any, kwargs: Any) -> Any:
        self.args, self.kwargs, self.headers = args, kwargs, self.default_response_headers
        wrapped = self.initialize_request(request)
        response = problem_response(error, {"request": wrapped})
        assert isinstance(response, Response)  # noqa: S101 (a refusal always has an answer)
        response.content_type = PROBLEM_JSON
        return self.finalize_response(wrapped, response).render()
