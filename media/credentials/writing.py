"""Signing a file: the last thing done to it, because whatever rewrites a file drops its credentials."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from media.credentials import native
from media.credentials.contracts import Ingredient, Signed, Statement
from media.credentials.errors import NoStoreError, SigningError
from media.credentials.manifest import definition_of, ingredient_of
from media.credentials.signing import Signer
from media.credentials.stores import STORE_TYPE, active_label, manifest_of, media_type_of
from media.files import whole_file

HISTORY_BYTES_MAX = 256 * 1024
"""Of what a parent brings along: some forty generations of remixes. Beyond it the parent is listed by name alone."""

TOO_LONG = "Its history is too long to travel with this file."


def sign(source: Path, out: Path, *, statement: Statement, signer: Signer, trust_anchors: str | None = None) -> Signed:
    """This will write `source` with a signed statement to `out`: MP4, M4A, PNG, JPEG, WebP or WAV, by content.

    Nothing but the manifest is added: every packet and pixel stays. Credentials that `source` carried are replaced; to
    keep them, name it among the statement's parents. Of a parent whose history is longer than HISTORY_BYTES_MAX only
    the name is kept. `trust_anchors` (PEM) decide what is noted of the parents: trusted or merely valid. `out` appears
    whole or not at all, and may be `source`.

    Raises FormatError, SigningCredentialError, SignerUnavailableError, SigningError, OSError.
    """
    media_type = media_type_of(source)
    statement = replace(statement, parents=tuple(map(_with_bounded_history, statement.parents)))
    with native.context(trust_anchors) as context, _ours():
        definition = definition_of(statement, media_type)
        definition["ingredients"] = [
            _without_file(each, number, context) for number, each in enumerate(statement.parents) if not each.file
        ]
        with native.builder(definition, context) as builder, signer.opened() as native_signer:
            _take_in(builder, statement.parents)
            with source.open("rb") as reading, whole_file(out) as part:
                with part.open("w+b") as writing:
                    store = bytes(builder.sign(native_signer, media_type, reading, writing))
                size = part.stat().st_size
    return Signed(
        label=active_label(store),
        manifest=store,
        manifest_sha256=hashlib.sha256(store).hexdigest(),
        size_bytes=size,
    )


def _with_bounded_history(parent: Ingredient) -> Ingredient:
    """A parent's store holds those of all before it, and all of them travel in this file too."""
    store = parent.manifest
    if parent.file is not None:
        with suppress(NoStoreError):
            store = manifest_of(parent.file)
    if store is None or len(store) <= HISTORY_BYTES_MAX:
        return parent
    return replace(parent, file=None, manifest=None, description=TOO_LONG)


def _take_in(builder: Any, parents: tuple[Ingredient, ...]) -> None:
    """Files are checked as they are taken in; what is found is noted in the manifest, good or bad."""
    for number, each in enumerate(parents):
        if each.manifest:
            builder.add_resource(_store_name(number), BytesIO(each.manifest))
        elif each.file:
            with each.file.open("rb") as file:
                builder.add_ingredient(ingredient_of(each, number), media_type_of(each.file), file)


def _without_file(ingredient: Ingredient, number: int, context: Any) -> dict[str, Any]:
    """An ingredient of which only the manifest store is here, or only its name.

    Signature and statements of a store are checked, and nothing is noted about whether its file still fits, since
    nobody looked.
    """
    if ingredient.manifest is None:
        return ingredient_of(ingredient, number)
    with native.reader(STORE_TYPE, BytesIO(ingredient.manifest), context) as reader:
        found = json.loads(reader.json())
    return {
        **ingredient_of(ingredient, number),
        "active_manifest": found["active_manifest"],
        "manifest_data": {"format": STORE_TYPE, "identifier": _store_name(number)},
        "validation_results": _without_the_file(found["validation_results"]),
    }


def _without_the_file(results: dict[str, Any]) -> dict[str, Any]:
    """The results of a check that had no file to hash, without the mismatch that follows from that."""
    active = dict(results["activeManifest"])
    active["failure"] = [each for each in active["failure"] if not each["code"].endswith("Hash.mismatch")]
    return {**results, "activeManifest": active}


def _store_name(number: int) -> str:
    return f"store-{number}.c2pa"


@contextmanager
def _ours() -> Iterator[None]:
    """The library's errors as ours."""
    try:
        yield
    except native.LibraryError as error:
        raise SigningError(f"The file was not signed: {error}") from error
