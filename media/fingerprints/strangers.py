"""Where a query and a clip both move, but not alike: another actor before the same scenery.

A camera that follows its actor makes all of the scenery move, and what moves alike there drowns an actor of a tenth of the
picture. Place by place it does not: under another actor the movements have nothing to do with each other, in one piece,
while around it they agree; and as the actor stays in its place, what is seen there on average is other too.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from media.fingerprints.grids import Grid
from media.fingerprints.placing import Mask

_REACH = 1.5  # cells: sigma of the neighbourhood whose movement is compared
_COVERED = 0.8  # of a neighbourhood, that the query must show
_MOVES = 4.0  # squared levels of change that both must have: what is weaker is flicker of grain and of coding
_AS_THE_REST = 0.25  # of what the middle cell changes, likewise: a tremor beside a sweeping camera is no actor
_ALIKE = 0.5  # correlation from which on a place moves alike
_QUIET = 0.5  # squared levels that are coding noise
_STANDS = 0.06  # of what stands out: what differs less on average only moved too fast between two pictures
_FLAT = 6.0  # squared levels: of a flat place, noise


def stranger(ours: Grid, theirs: Grid, inside: Mask) -> float:
    """This will be the share of the original's picture that the largest piece takes which moves in both, but otherwise.

    `ours` and `theirs` [n, SIDE, SIDE] are what stands out of a query laid on a clip and of the clip at the same moments,
    in the same contrast; `inside` says where the query shows the original. What stands still in one of both (a caption, a
    plate, a frame) is no stranger.
    """
    weight = inside.astype(np.float32)
    covered = _around(weight) > _COVERED
    if not covered.any():
        return 0.0
    ours, theirs = ours * weight, theirs * weight
    return _largest_piece(covered & _otherwise(ours, theirs, covered) & _standing_otherwise(ours, theirs)) / inside.size


def _otherwise(ours: Grid, theirs: Grid, covered: Mask) -> Mask:
    ours, theirs = (each - each.mean(axis=0) for each in (ours, theirs))
    together, mine, its = (
        _around((one * other).mean(axis=0)) for one, other in ((ours, theirs), (ours, ours), (theirs, theirs))
    )
    change = np.minimum(mine, its)
    moves = change > max(_MOVES, _AS_THE_REST * float(np.median(change[covered])))
    return np.asarray(moves & (together < _ALIKE * (np.sqrt(np.maximum(mine * its, 0)) + _QUIET)))


def _standing_otherwise(ours: Grid, theirs: Grid) -> Mask:
    differs = _around(np.square(ours.mean(axis=0) - theirs.mean(axis=0)))
    stands_out = _around((np.square(ours) + np.square(theirs)).mean(axis=0) / 2)
    return np.asarray(differs > _STANDS * (stands_out + _FLAT))


def _around(grid: Grid) -> Grid:
    return np.asarray(cv2.GaussianBlur(grid, (0, 0), _REACH), np.float32)


def _largest_piece(cells: npt.NDArray[np.bool_]) -> int:
    """Cells of the largest piece whose cells touch by their sides."""
    count, _, pieces, _ = cv2.connectedComponentsWithStats(cells.astype(np.uint8), connectivity=4)
    return int(pieces[1:, cv2.CC_STAT_AREA].max()) if count > 1 else 0
