"""How a picture must be turned to stand upright, as cameras write it down."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True)
class Orientation:
    """Rows and columns change places first, then each axis may be turned round: all eight ways of a rectangle."""

    transposed: bool = False
    right_to_left: bool = False
    upside_down: bool = False

    def size(self, width: int, height: int) -> tuple[int, int]:
        """This will be the width and height of a picture once it stands upright."""
        return (height, width) if self.transposed else (width, height)

    def apply(self, picture: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        """This will turn [height, width, …] upright, as a view of the same memory."""
        turned = picture.swapaxes(0, 1) if self.transposed else picture
        return turned[:: -1 if self.upside_down else 1, :: -1 if self.right_to_left else 1]

    def back(self) -> Orientation:
        """This will be the way back: from upright to how the camera saw it."""
        if not self.transposed:
            return self
        return Orientation(True, right_to_left=self.upside_down, upside_down=self.right_to_left)


UPRIGHT = Orientation()

_EXIF = {
    2: Orientation(right_to_left=True),
    3: Orientation(right_to_left=True, upside_down=True),
    4: Orientation(upside_down=True),
    5: Orientation(transposed=True),
    6: Orientation(transposed=True, right_to_left=True),
    7: Orientation(transposed=True, right_to_left=True, upside_down=True),
    8: Orientation(transposed=True, upside_down=True),
}


def from_exif(tag: object) -> Orientation:
    """This will read Exif's tag 0x0112 (CIPA DC-008, 4.6.4 A): 6 is a phone held upright. Unknown: upright."""
    return _EXIF.get(tag, UPRIGHT) if isinstance(tag, int) else UPRIGHT


def from_matrix(matrix: bytes) -> Orientation:
    """This will read a track's matrix (ISO/IEC 14496-12, 8.3.2: x' = ax + cy, y' = bx + dy), nine 32-bit numbers in
    the machine's order. Slanted ones are taken for the nearest quarter turn.
    """
    if len(matrix) < 36:
        return UPRIGHT
    a, b, _, c, d = struct.unpack("5i", matrix[:20])
    if abs(a) >= abs(b):
        return Orientation(right_to_left=a < 0, upside_down=d < 0)
    return Orientation(transposed=True, right_to_left=c < 0, upside_down=b < 0)
