"""The line around whoever acts: the outline of its silhouette, grown by the width of a pen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import surface
from generation.engine.animatic.picture.light import argb
from generation.engine.animatic.picture.styles.look import Ink
from media.vision import cv2

_SOLID = 96  # of 255: what is fainter is a trail or a glow and has no line


class Inker:
    """Draws one actor at a time on a sheet of its own, then its line, then the actor over it."""

    def __init__(self, ink: Ink, width: int, height: int) -> None:
        self._sheet = surface(width, height, False)
        self._pixels = _pixels_of(self._sheet, width, height)
        reach = max(1, round(ink.width * (width * height) ** 0.5 / 100))
        self._pen = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        self._reach = reach
        self._paint = skia.Paint(Color=argb(ink.colour))

    def draw(self, canvas: Canvas, paint: Callable[[Canvas], None]) -> None:
        """This will draw what `paint` paints, with its line, as `canvas` is turned and scaled."""
        sheet = self._sheet.getCanvas()
        sheet.setMatrix(canvas.getTotalMatrix())
        paint(sheet)
        sheet.resetMatrix()
        box = self._box()
        if box is None:
            return
        left, top, right, bottom = box
        line = cv2.dilate((self._pixels[top:bottom, left:right, 3] > _SOLID).astype(np.uint8) * 255, self._pen)
        line = cv2.GaussianBlur(line, (3, 3), 0)
        canvas.save()
        canvas.resetMatrix()
        canvas.drawImage(_mask(line), left, top, skia.SamplingOptions(), self._paint)
        area = skia.IRect.MakeLTRB(left, top, right, bottom)
        canvas.drawImage(self._sheet.makeImageSnapshot(area), left, top)
        canvas.restore()
        self._wipe(skia.Rect.MakeLTRB(left, top, right, bottom))

    def _wipe(self, box: Any) -> None:
        sheet = self._sheet.getCanvas()
        sheet.save()
        sheet.clipRect(box)
        sheet.clear(0)
        sheet.restore()

    def _box(self) -> tuple[int, int, int, int] | None:
        """Where something was painted, with room for its line: left, top, right, bottom; None for nothing."""
        filled = self._pixels.view(np.uint32)[..., 0]
        rows, columns = np.flatnonzero(filled.any(axis=1)), np.flatnonzero(filled.any(axis=0))
        if not rows.size:
            return None
        height, width = filled.shape
        room = self._reach + 2
        return (
            max(int(columns[0]) - room, 0),
            max(int(rows[0]) - room, 0),
            min(int(columns[-1]) + room, width),
            min(int(rows[-1]) + room, height),
        )


def _pixels_of(sheet: Any, width: int, height: int) -> Any:
    """The sheet's own memory, uint8 [height, width, 4]."""
    pixmap = skia.Pixmap()
    sheet.peekPixels(pixmap)
    return np.frombuffer(pixmap.addr(), dtype=np.uint8).reshape(height, width, 4)


def _mask(line: Any) -> Any:
    info = skia.ImageInfo.MakeA8(line.shape[1], line.shape[0])
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, np.ascontiguousarray(line), line.shape[1]))
