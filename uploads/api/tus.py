"""The protocol's own words: headers in, headers out (https://tus.io/protocols/resumable-upload, version 1.0.0)."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata

from django.http import HttpRequest
from django.utils.http import http_date

from common.errors import InvalidError
from uploads.contracts import Checksum, UploadCard, Wish
from uploads.enums import Purpose
from uploads.errors import ContentTypeError, TusVersionError
from uploads.models import FILENAME_MAX_CHARS, METADATA_MAX_CHARS

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,termination,checksum,expiration"
BYTES = "application/offset+octet-stream"
CHECKSUMS = {"sha1": 20, "sha256": 32}
"""Algorithms, as hashlib knows them, with the length of their digests in bytes."""

SECRET = "Upload-Secret"  # noqa: S105 (a header's name; ours, not the protocol's)
SECRET_MAX_CHARS = 100
CHECKSUM_MAX_CHARS = 100
OFFSET_MAX = 2**53 - 1  # what every client can count exactly, JavaScript too
_NUMBER = re.compile(r"[0-9]{1,16}")
_METADATA_KEY = re.compile(r"[\x21-\x2b\x2d-\x7e]{1,60}")  # ASCII without space and comma
_PAIRS_MAX = 12
_UNSUPPORTED = ("Upload-Defer-Length", "Upload-Concat")


def require_version(request: HttpRequest) -> None:
    """This will let clients pass that speak our version. Raises TusVersionError (412)."""
    if request.headers.get("Tus-Resumable") != VERSION:
        raise TusVersionError


def require_bytes(request: HttpRequest) -> None:
    """This will let a body pass that is declared as tus declares it. Raises ContentTypeError (415)."""
    if request.content_type != BYTES:
        raise ContentTypeError


def offset_of(request: HttpRequest) -> int:
    """This will read Upload-Offset. Raises InvalidError."""
    return _number(request, "Upload-Offset")


def wish_of(request: HttpRequest) -> Wish:
    """This will read what a creation announces: Upload-Length, and in Upload-Metadata `purpose` and `filename`.

    Raises InvalidError naming the header, for extensions too that we don't have.
    """
    for name in _UNSUPPORTED:
        if name in request.headers:
            raise InvalidError(f"{name} is not supported.", field=name)
    length = _number(request, "Upload-Length")
    if length == 0:
        raise InvalidError("This file is empty.", field="Upload-Length")
    metadata = request.headers.get("Upload-Metadata", "")
    found = read_metadata(metadata)
    try:
        purpose = Purpose(found.get("purpose", ""))
    except ValueError as error:
        known = " or ".join(Purpose.values)
        raise InvalidError(
            f"Upload-Metadata says what the file is for: purpose is {known}.", field="purpose"
        ) from error
    return Wish(purpose=purpose, length=length, filename=shown_name(found.get("filename", "")), metadata=metadata)


def checksum_of(request: HttpRequest) -> Checksum | None:
    """This will read Upload-Checksum, None when there is none. Raises InvalidError."""
    header = request.headers.get("Upload-Checksum")
    if header is None:
        return None
    algorithm, _, encoded = header.partition(" ")
    digest = _from_base64(encoded) if len(header) <= CHECKSUM_MAX_CHARS else None
    if algorithm not in CHECKSUMS or digest is None or len(digest) != CHECKSUMS[algorithm]:
        known = " or ".join(CHECKSUMS)
        raise InvalidError(f"Upload-Checksum is {known}, a space, and the digest in base64.", field="Upload-Checksum")
    return Checksum(algorithm=algorithm, digest=digest)


def read_metadata(header: str) -> dict[str, str]:
    """This will read Upload-Metadata: pairs of a key and its value in base64 (UTF-8), separated by commas.

    Stricter than the protocol: no key twice, no more pairs or characters than any client sends. Raises InvalidError.
    """
    pairs = [part.strip(" ").partition(" ") for part in header.split(",")] if header else []
    if len(header) > METADATA_MAX_CHARS or len(pairs) > _PAIRS_MAX:
        raise _metadata_malformed()
    found: dict[str, str] = {}
    for key, _, encoded in pairs:
        value = _text(encoded)
        if not _METADATA_KEY.fullmatch(key) or key in found or value is None:
            raise _metadata_malformed()
        found[key] = value
    return found


def shown_name(name: str) -> str:
    """This will make a file's name fit to be shown: no folders, no control or direction characters, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(char for char in last if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return shown.strip()[:FILENAME_MAX_CHARS]


def standing(card: UploadCard) -> dict[str, str]:
    """This will say in headers where an upload stands, and until when it stays (what is in use has no such end)."""
    expires = {} if card.in_use else {"Upload-Expires": http_date(card.expires_at.timestamp())}
    return {"Upload-Offset": str(card.offset), **expires}


def _number(request: HttpRequest, name: str) -> int:
    value = request.headers.get(name, "")
    if not _NUMBER.fullmatch(value) or int(value) > OFFSET_MAX:
        raise InvalidError(f"{name} is a whole number of bytes, 0 to {OFFSET_MAX}.", field=name)
    return int(value)


def _text(encoded: str) -> str | None:
    raw = _from_base64(encoded)
    try:
        value = None if raw is None else raw.decode()
    except UnicodeDecodeError:
        return None
    return None if value is None or "\0" in value else value


def _from_base64(encoded: str) -> bytes | None:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None


def _metadata_malformed() -> InvalidError:
    return InvalidError(
        f"Upload-Metadata is at most {_PAIRS_MAX} pairs of a key and its value in base64, separated by commas, "
        f"{METADATA_MAX_CHARS} characters in all, no key twice.",
        field="Upload-Metadata",
    )
