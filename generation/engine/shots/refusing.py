"""What no engine can make, told before the first shot is made rather than at the one where it shows."""

from __future__ import annotations

from math import inf

from generation.engine.contracts import ClipRequest
from generation.engine.errors import RequestNotPossibleError
from generation.engine.telling import moment


def refuse_flawed(request: ClipRequest) -> None:
    """This will raise RequestNotPossibleError where a request is of no size or length, or shows two pictures at once."""
    if min(request.width, request.height, request.fps) < 1 or not 0 < request.duration_s < inf:
        what = f"{request.width}×{request.height} at {request.fps} frames a second for {request.duration_s} s"
        raise RequestNotPossibleError(f"There is no clip of {what}.")
    if (crowded_s := request.crowded_s) is not None:
        raise RequestNotPossibleError(f"Two pictures are given for one moment, {moment(crowded_s)} into the clip.")
