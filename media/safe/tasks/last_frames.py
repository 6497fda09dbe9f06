"""Writes the frame with which a clip ends, to go on from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from media.safe.tasks import Work
from media.safe.tasks.cleaning_pictures import write


def run(work: Work) -> Mapping[str, Any]:
    """This will write the clip's last frame, upright, into the caller's file. Arguments and result as
    those of `cleaning_pictures`, and `budget`: the work (`media.safe.budget`) that it may take.
    """
    side, budget = work.arguments.get("longest_side"), work.arguments["budget"]
    _, frame = work.source.ending(budget=budget)
    return write(work.source.upright(frame, longest_side=side), work)
