"""An app on a phone, as far as the server can tell."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator

from tests.accounts.people import PASSWORD


class App:
    """Speaks to the sign-in doors of the app client and to the API, keeping its tokens."""

    def __init__(self, address: str = "192.0.2.10", agent: str = "phone") -> None:
        self.client = Client(REMOTE_ADDR=address, HTTP_USER_AGENT=agent)
        self.session_token = self.access_token = self.refresh_token = ""

    def auth(self, method: str, route: str, body: Any = None, **headers: str) -> Any:
        if self.session_token:
            headers.setdefault("X-Session-Token", self.session_token)
        path = f"/api/auth/app/v1/{route}"
        answer = self._send(method, path, body, headers)
        hold_to_document(method, path, answer)
        self._keep(answer)
        return answer

    def api(self, method: str, route: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.access_token}"} if self.access_token else {}
        answer = self._send(method, f"/api/{route}", body, headers)
        hold_to_document(method, f"/api/{route}", answer)
        return answer

    def sign_in(self, email: str = "mia@example.org", password: str = PASSWORD) -> Any:
        return self.auth("POST", "auth/login", {"email": email, "password": password})

    def refresh(self, token: str | None = None) -> Any:
        body = {"refresh_token": token or self.refresh_token}
        answer = self._send("POST", "/api/auth/app/v1/tokens/refresh", body, {})
        self._keep(answer)
        return answer

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        data = "" if body is None else json.dumps(body)
        return self.client.generic(method, path, data, content_type="application/json", headers=headers)

    def _keep(self, answer: Any) -> None:
        said = answer.json() if answer.content else {}
        tokens = {**(said.get("meta") or {}), **(said["data"] if isinstance(said.get("data"), dict) else {})}
        for name in ("session_token", "access_token", "refresh_token"):
            setattr(self, name, tokens.get(name) or getattr(self, name))


@cache
def document() -> dict[str, Any]:
    """Our OpenAPI document, as whoever asks gets it."""
    return Client().get("/api/schema").json()


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator({**json.loads(schema), "components": document()["components"]})


def hold_to_document(method: str, path: str, answer: Any) -> None:
    """Fail for an answer that the OpenAPI document does not describe."""
    doc = document()
    if path not in doc["paths"] or getattr(answer, "streaming", False):
        return
    described = doc["paths"][path][method.lower()]["responses"].get(str(answer.status_code))
    assert described is not None, f"{method} {path} answers {answer.status_code}, which is not documented"
    if "$ref" in described:
        described = doc["components"]["responses"][described["$ref"].rpartition("/")[2]]
    for media_type, content in described.get("content", {}).items():
        assert answer.headers["Content-Type"] == media_type
        _validator(json.dumps(content["schema"])).validate(answer.json())


def problem(answer: Any) -> tuple[int, str]:
    """Status and code of a refusal; fails for anything that is not a problem."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    said = answer.json()
    assert said["status"] == answer.status_code
    return said["status"], said["code"]
