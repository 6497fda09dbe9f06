"""Checking what a file carries. Nothing is fetched: no remote manifest, no OCSP, no identity.

The library parses what it is given. `read` is for files of ours; an upload is looked at only inside of the closed
process of `media.safe`, which calls `report_of`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from media.credentials import native
from media.credentials.contracts import Credentials
from media.credentials.enums import State
from media.credentials.found import Store, credentials_of
from media.credentials.stores import media_type_of
from media.credentials.words import UNREADABLE, problem

JSON_CHARS_MAX = 32 * 1024 * 1024
"""What a store of ours becomes as JSON is under 50 kB for each generation of remixes."""

Report = dict[str, Any]


def read(path: Path, *, trust_anchors: str | None) -> Credentials | None:
    """This will be what a file's credentials say and whether they hold; None where it carries none.

    `trust_anchors` are root certificates in PEM form: whoever's chain ends in one is *trusted*. None trusts nobody.
    A manifest that is only named by an address counts as none. Raises FormatError for content that is no MP4, M4A,
    PNG, JPEG, WebP or WAV, and OSError.
    """
    media_type = media_type_of(path)
    with path.open("rb") as file:
        return told_by(report_of(file, media_type, trust_anchors))


def report_of(file: Any, media_type: str, trust_anchors: str | None) -> Report | None:
    """This will be the library's report on an open file (readable, seekable), as JSON has it; None where there are no
    credentials, and an empty report where they are too broken to be told of.
    """
    with native.context(trust_anchors) as context:
        try:
            return _report(media_type, file, context)
        except native.NoManifestError:
            return None
        except (native.LibraryError, ValueError, RecursionError) as error:
            return None if native.lies_elsewhere(error) else {}


def told_by(report: Report | None) -> Credentials | None:
    """This will be our words for a report, whoever made it: no value in it is believed to be of its kind."""
    if report is None:
        return None
    if not report:
        return Credentials(state=State.INVALID, problems=(problem(UNREADABLE),))
    return credentials_of(Store(report))


def _report(media_type: str, file: Any, context: Any) -> Report:
    with native.reader(media_type, file, context) as reader:
        text = reader.json()
    if len(text) > JSON_CHARS_MAX:
        raise ValueError("more than anybody states of a clip")
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("no manifest store")
    return found
