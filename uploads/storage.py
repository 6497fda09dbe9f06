"""Where the bytes of uploads lie: a folder an upload, an object a piece. Keys are relative: the store may be either."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from common.errors import NotFoundError
from uploads.errors import LostError

ROOT = "uploads"
_CHUNK = 1 << 20


def folder_of(upload_id: UUID) -> str:
    """This will give the upload's folder; there are as many as live uploads, so they need no spreading."""
    return f"{ROOT}/{upload_id.hex}"


def keep_piece(upload_id: UUID, offset: int, file: IO[bytes]) -> str:
    """This will store what came at an offset under a key of its own and return the key.

    Two requests may bring different bytes for one offset: neither overwrites the other, the row names the one that won.
    Raises NotFoundError when the folder went at this very moment: its upload was given up.
    """
    file.seek(0)
    key = f"{folder_of(upload_id)}/{offset}-{secrets.token_hex(8)}"
    try:
        return default_storage.save(key, File(file))
    except FileNotFoundError as error:
        raise NotFoundError from error


def discard_piece(key: str) -> None:
    """This will delete one object, if it is there."""
    default_storage.delete(key)


def assemble(keys: Iterable[str], path: Path, *, size: int) -> None:
    """This will write the objects one after another to `path`.

    Raises LostError when one is not there, or when they don't come to `size` bytes.
    """
    with path.open("wb") as target:
        for key in keys:
            _copy(key, target)
        if target.tell() != size:
            raise LostError


def discard(upload_id: UUID) -> int:
    """This will delete everything in the upload's folder, named by a row or not; returns how many objects."""
    folder = folder_of(upload_id)
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return 0
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    with suppress(OSError):  # a folder store keeps empty folders; one that is filled again stays
        default_storage.delete(folder)
    return len(names)


def discard_on_commit(upload_id: UUID) -> None:
    """This will delete the upload's folder after the surrounding transaction; where the store fails, a sweep does.

    A lambda, for Django wants the name of what failed, and a `partial` has none.
    """
    transaction.on_commit(lambda: discard(upload_id), robust=True)


def kept_before(moment: datetime) -> list[UUID]:
    """This will list the uploads begun before `moment` whose folder is there, with a row or without.

    Their ids say when they were begun (RFC 9562 §5.7): an object's own time depends on the store.
    """
    try:
        names = default_storage.listdir(ROOT)[0]
    except FileNotFoundError:
        return []
    found = (_id_of(name) for name in names)
    return [each for each in found if each is not None and _begun_at(each) < moment]


def _copy(key: str, target: IO[bytes]) -> None:
    try:
        with default_storage.open(key, "rb") as source:
            shutil.copyfileobj(source, target, _CHUNK)
    except FileNotFoundError as error:
        raise LostError from error


def _id_of(name: str) -> UUID | None:
    try:
        return UUID(hex=name)
    except ValueError:
        return None


def _begun_at(upload_id: UUID) -> datetime:
    return datetime.fromtimestamp((upload_id.int >> 80) / 1000, tz=UTC)
