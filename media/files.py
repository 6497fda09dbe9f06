"""Files that are either whole or not there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """This will lend a temporary path beside `path` and put what was written there in place, all or nothing.

    The temporary file lies in the same folder, so that the final rename is atomic; it is synced first, so that a
    crash cannot leave an empty file under the good name. On any exception (a cancel included) it is removed and
    whatever lay at `path` before stays. Raises OSError when the folder is missing or full.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
        _sync(part)
        part.replace(path)
        _sync(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
