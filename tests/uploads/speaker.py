"""Somebody who speaks tus to the product's own application, well or badly."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.test import Client, TestCase

from accounts.models import Member

BYTES = "application/offset+octet-stream"


def encoded(**pairs: str) -> str:
    """This will write Upload-Metadata."""
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())


def checksum(data: bytes, algorithm: str = "sha256") -> str:
    """This will write Upload-Checksum."""
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


class Wire(BytesIO):
    """What of a body arrives; `meanwhile` happens once, after its first bytes were read."""

    def __init__(self, data: bytes, meanwhile: Callable[[], object] | None = None) -> None:
        super().__init__(data)
        self._meanwhile = meanwhile

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        if found and self._meanwhile is not None:
            happens, self._meanwhile = self._meanwhile, None
            happens()
        return found


class Speaker:
    """A member, or without one a stranger, who keeps the secret that the product tells."""

    def __init__(self, member: Member | None = None, *, address: str = "192.0.2.1") -> None:
        self.client = Client(REMOTE_ADDR=address)
        self.secret = ""
        if member is not None:
            self.client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")

    def begin(self, length: int, *, purpose: str = "opening", body: bytes = b"", **headers: str) -> Any:
        """This will announce a file, with its first bytes or without."""
        words = {"Upload-Length": str(length), "Upload-Metadata": encoded(purpose=purpose), **_dashed(headers)}
        answer = self.speak("POST", "/api/uploads", body, headers=words)
        self.secret = answer.headers.get("Upload-Secret", self.secret)
        return answer

    def send(self, address: str, offset: int, data: bytes, *, wire: Wire | None = None, **headers: str) -> Any:
        """This will send bytes; of a `wire` only what it has arrives."""
        words = {"Upload-Offset": str(offset), **_dashed(headers)}
        return self.speak("PATCH", address, data, headers=words, wire=wire)

    def head(self, address: str) -> Any:
        """This will ask where to go on."""
        return self.speak("HEAD", address)

    def offset(self, address: str) -> int:
        """This will ask where to go on, and give the number."""
        return int(self.head(address).headers["Upload-Offset"])

    def read(self, address: str) -> Any:
        """This will ask for the JSON."""
        return self.client.get(address, headers={"Upload-Secret": self.secret})

    def end(self, address: str) -> Any:
        """This will give the upload up."""
        return self.speak("DELETE", address)

    def speak(
        self,
        method: str,
        path: str,
        data: bytes = b"",
        *,
        headers: dict[str, str] | None = None,
        wire: Wire | None = None,
    ) -> Any:
        """This will send one request with the protocol's version; headers that are given win, "" leaves one out."""
        words = {"Tus-Resumable": "1.0.0", "Content-Type": BYTES, "Upload-Secret": self.secret, **(headers or {})}
        kind = words.pop("Content-Type")
        sent = {name: value for name, value in words.items() if value}
        extra: dict[str, Any] = {"CONTENT_TYPE": kind}  # also where there are no bytes
        if wire is not None:
            extra |= {"wsgi.input": wire, "CONTENT_LENGTH": str(len(data))}
        with TestCase.captureOnCommitCallbacks(execute=True):  # where the test itself is a transaction
            return self.client.generic(method, path, data, content_type=kind, headers=sent, **extra)


def address_of(answer: Any) -> str:
    """This will give the address of an upload that was just begun."""
    assert answer.status_code == 201, answer.content
    return str(answer.headers["Location"])


def later(moment: datetime, **by: float) -> datetime:
    """This will give a moment after another one."""
    return moment + timedelta(**by)


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
