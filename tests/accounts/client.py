"""An app on a phone, as far as the server can tell."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from tests.accounts.people import PASSWORD


class App:
    """Speaks to the sign-in doors of the app client and to the API, keeping its tokens."""

    def __init__(self, address: str = "192.0.2.10", agent: str = "phone") -> None:
        self.client = Client(REMOTE_ADDR=address, HTTP_USER_AGENT=agent)
        self.session_token = self.access_token = self.refresh_token = ""

    def auth(self, method: str, route: str, body: Any = None, **headers: str) -> Any:
        if self.session_token:
            headers.setdefault("X-Session-Token", self.session_token)
        answer = self._send(method, f"/api/auth/app/v1/{route}", body, headers)
        self._keep(answer)
        return answer

    def api(self, method: str, route: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.access_token}"} if self.access_token else {}
        return self._send(method, f"/api/{route}", body, headers)

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


def problem(answer: Any) -> tuple[int, str]:
    """Status and code of a refusal; fails for anything that is not a problem."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    said = answer.json()
    assert said["status"] == answer.status_code
    return said["status"], said["code"]
