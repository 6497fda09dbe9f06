"""`make bench ARGS=queue_path`, or `python -m benchmarks.queue_path [part …]`; the last line is one JSON object."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import Any

from benchmarks.database import fresh_database
from benchmarks.queue_path import claiming, walking, working

PARTS = {
    "submit_to_start": walking.starts,
    "cancel_to_free": walking.cancels,
    "lost_lease": walking.losses,
    "progress_step": working.steps,
    "own_path": working.clips,
    "claims": claiming.measure,
}


def main(names: list[str]) -> None:
    """This will measure every part, or the named ones."""
    from benchmarks.simulation import empty_queue

    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, fresh_database():
        from django.test.utils import override_settings

        storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
        static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        with override_settings(STORAGES={"default": storage, "staticfiles": static}):
            for name in names or PARTS:
                empty_queue()
                figures[name] = PARTS[name]() | {"load": round(os.getloadavg()[0], 1)}
                print(f"{name}: {figures[name]}", flush=True)
    print(json.dumps({"ok": all(each["ok"] for each in figures.values()), **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
