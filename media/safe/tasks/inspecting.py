"""Says what a file is."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from media.safe.tasks import Work


def run(work: Work) -> Mapping[str, Any]:
    """This will be the file's facts (`Facts`, field by field). Takes no arguments."""
    return dataclasses.asdict(work.source.facts())
