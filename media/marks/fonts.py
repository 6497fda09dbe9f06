"""Lines of text in any script, set the same on every machine: Noto Sans as carried by a package.

A bare server has no fonts at all, and skia then draws nothing without an error: a mark would silently be empty. So
the fonts come with the dependencies; the system's are asked only for letters that those lack (Chinese, say).
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import skia

from media.errors import MediaError

FONT_PACKAGE = "manimgx_fonts"
FIRST_FAMILY = "Noto Sans"


class NoFontError(MediaError):
    """There is not one font to write with."""

    code = "media_no_font"


@dataclass(frozen=True)
class Line:
    """A line of text ready to be painted, measured in pixels."""

    paragraph: Any  # skia's textlayout_Paragraph, which has no types
    width: float
    baseline: float

    def paint(self, canvas: Any, x: float, baseline_y: float) -> None:
        """This will paint the line with its baseline at `baseline_y`."""
        self.paragraph.paint(canvas, x, baseline_y - self.baseline)


def set_line(text: str, *, size_px: float, weight: int, colour: int) -> Line:
    """This will set one line: shaped, in the right order for scripts from right to left, with fallback by letter.

    `weight` is 100..900, `colour` a skia colour. Letters that no font has become boxes. Raises NoFontError when
    the line would be empty although there is text.
    """
    carried, families = carried_fonts()
    line = _layout(text, carried, families, size_px, weight, colour)
    if not _covers(carried, families, text):
        system = _layout(text, skia.FontMgr.RefDefault(), (FIRST_FAMILY, "sans-serif"), size_px, weight, colour)
        line = system if system.width > 0 else line
    if text.strip() and line.width <= 0:
        raise NoFontError(f"No font for {text!r}: is the package {FONT_PACKAGE} installed?")
    return line


@lru_cache(maxsize=1)
def carried_fonts() -> tuple[Any, tuple[str, ...]]:
    """This will be skia's manager of the carried fonts and their families, the first choice first."""
    manager = skia.FontMgr.New_Custom_Directory(str(_font_folder()))
    names = sorted(manager.getFamilyName(index) for index in range(manager.countFamilies()))
    if FIRST_FAMILY not in names:
        raise NoFontError(f"{FIRST_FAMILY} is missing from the package {FONT_PACKAGE}.")
    names.remove(FIRST_FAMILY)
    return manager, (FIRST_FAMILY, *names)


def _font_folder() -> Path:
    found = importlib.util.find_spec(FONT_PACKAGE)  # data only: its code is not run
    if found is None or not found.submodule_search_locations:
        raise NoFontError(f"The package {FONT_PACKAGE} is not installed.")
    return Path(found.submodule_search_locations[0])


def _layout(text: str, manager: Any, families: tuple[str, ...], size_px: float, weight: int, colour: int) -> Line:
    style = skia.textlayout.TextStyle()
    style.setFontFamilies(list(families))
    style.setFontSize(size_px)
    style.setFontStyle(skia.FontStyle(weight, skia.FontStyle.kNormal_Width, skia.FontStyle.kUpright_Slant))
    style.setColor(colour)
    collection = skia.textlayout.FontCollection()
    collection.setDefaultFontManager(manager)
    builder = skia.textlayout.ParagraphBuilder.make(
        skia.textlayout.ParagraphStyle(), collection, skia.Unicodes.ICU.Make()
    )
    builder.pushStyle(style)
    builder.addText(text)
    paragraph = builder.Build()
    paragraph.layout(100_000)
    return Line(paragraph, float(paragraph.LongestLine), float(paragraph.AlphabeticBaseline))


def _covers(manager: Any, families: tuple[str, ...], text: str) -> bool:
    letters = {letter for letter in text if letter.isprintable() and not letter.isspace()}
    for family in families:
        face = manager.matchFamilyStyle(family, skia.FontStyle.Normal())
        letters = {letter for letter in letters if not face.unicharToGlyph(ord(letter))}
    return not letters
