"""What a picture is made with: pixels, clay, washes. Each turns what the painter drew into what a hand would have made."""

from __future__ import annotations

from typing import ClassVar

from generation.engine.contracts import Frame


class Plain:
    """No technique, and the ground of each: the same drawing always comes out the same, whatever came before it."""

    works_behind: ClassVar[bool] = False

    def behind(self, frame: Frame) -> Frame:
        """This will be the place, uint8 [height, width, 3] RGB, as it is seen behind whoever acts there."""
        return frame

    def whole(self, frame: Frame) -> Frame:
        """This will be the finished drawing, uint8 [height, width, 3] RGB, before its paper and its film."""
        return frame
