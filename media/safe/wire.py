"""What parent and child tell each other, as JSON. The parent believes none of it: sizes, types and words are checked.

Words that people read are never taken from the child: it names a refusal's code and figures, the parent has the words.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections.abc import Mapping
from typing import Any

from media.errors import (
    MediaBrokenError,
    MediaEmptyError,
    MediaKindNotAllowedError,
    MediaTooCostlyError,
    MediaTooLargeError,
    MediaTwoNaturesError,
    RefusedMediaError,
    TaskFailedError,
)
from media.safe.budget import ENDING
from media.safe.contracts import Container, Facts, Kind, Limits, wanted
from media.safe.errors import MediaEndTooFarError

ANSWER_BYTES = 1_000_000
"""All that a child may say. Larger results go into the file that the caller lends."""

ARGUMENT_BYTES = 64_000
"""All that a task may be told: it fits into a pipe, so that writing it never waits for the child."""

_NAME = re.compile(r"[a-z0-9_ ,.-]{1,60}")
"""What a child may name in a refusal: a codec, a part of a file."""


def limits_from(said: dict[str, Any]) -> Limits:
    """This will be the limits that `dataclasses.asdict` made a mapping of."""
    own = tuple(limits_from(each) for each in said.pop("own"))
    return Limits(**said | {"kinds": frozenset(map(Kind, said["kinds"])), "own": own})


def packed(value: object) -> bytes:
    """This will write one value as a line of JSON; raises TaskFailedError for what JSON has no word for."""
    try:
        return json.dumps(value, allow_nan=False, default=_plain, separators=(",", ":")).encode() + b"\n"
    except (TypeError, ValueError) as error:
        raise TaskFailedError(f"this cannot be told in JSON: {error}") from error


def unpacked(line: bytes) -> dict[str, Any]:
    """This will read one line of a child; raises TaskFailedError unless it is one JSON object."""
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise TaskFailedError("the child said something that is no JSON") from error
    if not isinstance(value, dict):
        raise TaskFailedError("the child said something that is no object")
    return value


def refusal_said(error: RefusedMediaError) -> dict[str, Any]:
    """This will be what the child says of a refusal."""
    return {"code": error.code, "facts": error.facts}


def refusal_from(said: object, limits: Limits) -> RefusedMediaError | TaskFailedError:
    """This will make the refusal that a child named, in our own words; a fault when there is no such refusal."""
    match said:
        case {"code": "media_empty"}:
            return MediaEmptyError()
        case {"code": "media_broken", "facts": {"part": str(part)}} if _NAME.fullmatch(part):
            return MediaBrokenError(part)
        case {"code": "media_kind_not_allowed", "facts": {"found": str(found)}} if _NAME.fullmatch(found):
            return MediaKindNotAllowedError(found, wanted=wanted(limits))
        case {"code": "media_has_two_natures", "facts": {"second": str(second)}} if _NAME.fullmatch(second.lower()):
            return MediaTwoNaturesError(second)
        case {"code": "media_too_large", "facts": {"figure": str(figure), "limit": limit, "found": found}}:
            return _too_large(figure, limit, found)
        case {"code": "media_too_costly", "facts": {"figure": "ending"}}:
            return MediaEndTooFarError(limit=ENDING.work)
        case {"code": "media_too_costly", "facts": {"figure": "cpu_s"}}:
            return MediaTooCostlyError("cpu_s", limit=limits.cpu_s)
        case {"code": "media_too_costly"}:
            return MediaTooCostlyError("memory_mb", limit=limits.memory_mb)
    return TaskFailedError("the child refused in a way that does not exist")


def facts_from(said: Mapping[str, Any], limits: Limits) -> Facts:
    """This will read facts that a child reports; raises TaskFailedError for a field that is missing, of another type
    or beyond the limits.
    """
    try:
        values = {field.name: said[field.name] for field in dataclasses.fields(Facts)}
        facts = Facts(**values | {"kind": Kind(said["kind"]), "container": Container(said["container"])})
    except (KeyError, ValueError, TypeError) as error:
        raise TaskFailedError("the child's facts are incomplete") from error
    if not _is_sound(facts, limits.of(facts.kind)):
        raise TaskFailedError("the child's facts are impossible")
    return facts


def _is_sound(facts: Facts, limits: Limits) -> bool:
    counts = (facts.width, facts.height, facts.frame_count, facts.sample_rate, facts.channels)
    names = (facts.video_codec, facts.audio_codec)
    return (
        facts.kind in limits.kinds
        and all(type(count) is int and count >= 0 for count in counts)
        and facts.width * facts.height <= limits.max_pixels
        and facts.frame_count <= max(1, limits.max_frames)
        and all(type(value) in (int, float) and 0 <= value < 1e6 for value in (facts.fps, facts.duration_s))
        and all(name is None or (type(name) is str and _NAME.fullmatch(name)) for name in names)
        and all(type(value) is bool for value in (facts.has_sound, facts.is_animated))
    )


def _too_large(figure: str, limit: object, found: object) -> RefusedMediaError | TaskFailedError:
    if not isinstance(limit, int | float) or not isinstance(found, int | float) or not math.isfinite(limit + found):
        return TaskFailedError("the child named a limit that is no number")
    try:
        return MediaTooLargeError(figure, limit=limit, found=found)
    except KeyError:
        return TaskFailedError("the child named a figure that does not exist")


def _plain(value: object) -> object:
    """Sets and figures of numpy are told as lists and plain numbers."""
    if isinstance(value, frozenset | set):
        return sorted(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"a {type(value).__name__}")


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no figure")
