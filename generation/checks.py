"""What Django's checks say before a release is migrated: settings that would fail at the first request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from generation import selectors
from generation.engine.catalogue import Spec


@register
def check_engines(**_: Any) -> list[CheckMessage]:
    """This will say what cannot be read of ENGINES, or that it names nothing."""
    return list(_wrong())


def _wrong() -> Iterator[CheckMessage]:
    if not selectors.engine_specs():
        yield Error("ENGINES names no engine; animatic needs no model", id="generation.E001")
    for words in selectors.engine_specs():
        try:
            Spec.of(words)
        except ValueError as error:
            yield Error(str(error), id="generation.E002")
