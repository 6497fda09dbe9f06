"""Writes the frame with which a clip ends, to go on from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from media.safe.standing import Standing, shown_size
from media.safe.tasks import Work
from media.safe.tasks.cleaning_pictures import write


def run(work: Work) -> Mapping[str, Any]:
    """This will write the clip's last frame, upright, into the caller's file. Arguments and result as
    those of `cleaning_pictures`."""
    frame = work.source.last_frame()
    turn = work.source.orientation
    standing = Standing(turn, shown_size(frame.width, frame.height, turn, work.arguments.get("longest_side")))
    return write(standing.for_looking(frame), work)
