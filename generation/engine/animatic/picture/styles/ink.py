"""The line around whoever acts: the outline of its silhouette, grown by the width of a pen; and how it stands out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import surface
from generation.engine.animatic.picture.light import argb
from generation.engine.animatic.picture.styles.look import Ink
from generation.engine.animatic.picture.styles.modelling import Modeller
from generation.engine.animatic.picture.styles.techniques.textures import unit_of
from media.vision import cv2

_SHADOW = (0.45, 0.7, 0.5)  # units: how far a cut figure's shadow lies to the right and below, and how soft it is
_SOLID = 96  # of 255: what is fainter is a trail or a glow and has no line


class Inker:
    """Draws one actor at a time on a sheet of its own, then its line, then the actor over it."""

    def __init__(self, ink: Ink, width: int, height: int) -> None:
        self._sheet = surface(width, height, False)
        self._pixels = _pixels_of(self._sheet, width, height)
        unit = unit_of(width, height)
        reach = max(1, round(ink.width * unit)) if ink.width else 0
        self._pen = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        self._paint = skia.Paint(Color=argb(ink.colour))
        self._shadow = skia.Paint(Color=argb((20, 16, 30), ink.shadow)) if ink.shadow else None
        self._modeller = Modeller(width, height, ink.relief) if ink.relief else None
        self._right, self._down, self._soft = (each * unit for each in _SHADOW)
        self._room = reach + 2 + (round(2 * self._soft) if ink.shadow else 0)

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
        pixels = self._pixels[top:bottom, left:right]
        line = cv2.dilate((pixels[..., 3] > _SOLID).astype(np.uint8) * 255, self._pen)
        line = cv2.GaussianBlur(line, (3, 3), 0)
        canvas.save()
        canvas.resetMatrix()
        if self._shadow is not None:
            shadow, at = cv2.GaussianBlur(line, (0, 0), self._soft), (left + self._right, top + self._down)
            canvas.drawImage(_mask(shadow), *at, skia.SamplingOptions(), self._shadow)
        if self._modeller is None:
            area = skia.IRect.MakeLTRB(left, top, right, bottom)
            canvas.drawImage(_mask(line), left, top, skia.SamplingOptions(), self._paint)
            canvas.drawImage(self._sheet.makeImageSnapshot(area), left, top)
        else:
            canvas.drawImage(_image(self._modeller.modelled(pixels)), left, top)
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
        room = self._room
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


def _image(pixels: Any) -> Any:
    """Pixels as they come from a sheet, as a picture."""
    height, width = pixels.shape[:2]
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, pixels, pixels.strides[0]))
