"""Which moves an upload can make. Moving is one conditional update; zero rows means the race was lost."""

from __future__ import annotations

from collections.abc import Mapping

from uploads.enums import UploadState

UPLOAD_MOVES: Mapping[UploadState, frozenset[UploadState]] = {
    UploadState.RECEIVING: frozenset({UploadState.CHECKING}),
    UploadState.CHECKING: frozenset({UploadState.READY, UploadState.REFUSED}),
    UploadState.READY: frozenset(),
    UploadState.REFUSED: frozenset(),
}


def source_of(target: UploadState) -> UploadState:
    """This will give the one state from which an upload may move to `target`. Raises StopIteration for the first one."""
    return next(source for source, targets in UPLOAD_MOVES.items() if target in targets)
