"""Where clips are kept, and where static files come from."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def storages(url: str, default_folder: Path, *, hashed_static: bool) -> dict[str, Any]:
    """This will choose the clip store from `file:///folder` (empty: `default_folder`).

    Raises ValueError for a scheme that is not supported.
    """
    parts = urlsplit(url)
    if url and parts.scheme != "file":
        raise ValueError(f"STORAGE_URL starts with file://, not {parts.scheme or url!r}")
    folder = Path(unquote(parts.path)) if url else default_folder
    static = (
        "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if hashed_static
        else ("django.contrib.staticfiles.storage.StaticFilesStorage")
    )
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(folder)}},
        "staticfiles": {"BACKEND": static},
    }
