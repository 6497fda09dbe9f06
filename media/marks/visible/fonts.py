"""Lines of text in any script, set the same on every machine: Noto Sans as carried by a package.

A bare server has no fonts at all, and skia then draws nothing without an error: a mark would silently be empty. So
the fonts come with the dependencies. Chinese, Japanese and Korean would be 20 MB more: an operator who needs them
installs CJK_PACKAGE or fonts of the system, and `letters_without_font` tells whether that is so.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

import skia

from media.errors import MediaError

FONT_PACKAGE = "manimgx_fonts"
CJK_PACKAGE = "manimgx_fonts_cjk"
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


@dataclass(frozen=True)
class Fonts:
    """One place where fonts come from: skia's manager and the families to try, the first choice first."""

    manager: Any
    families: tuple[str, ...]

    def lacks(self, text: str) -> set[str]:
        """This will be the letters of a text that none of these fonts has."""
        letters = {letter for letter in text if letter.isprintable() and not letter.isspace()}
        for family in self.families:
            face = self.manager.matchFamilyStyle(family, skia.FontStyle.Normal())
            letters = {letter for letter in letters if face is None or not face.unicharToGlyph(ord(letter))}
        return {letter for letter in letters if not self._found_elsewhere(letter)}

    def _found_elsewhere(self, letter: str) -> bool:
        """Whether the manager itself falls back to another family: the system's does, a folder's does not."""
        style = skia.FontStyle.Normal()
        return self.manager.matchFamilyStyleCharacter(self.families[0], style, [], ord(letter)) is not None


def set_line(text: str, *, size_px: float, weight: int, colour: int) -> Line:
    """This will set one line: shaped, in the right order for scripts from right to left, with fallback by letter.

    `weight` is 100..900, `colour` a skia colour. Letters that no font has become boxes. Raises NoFontError when
    the line would be empty although there is text.
    """
    line = _layout(text, _best_for(text), size_px, weight, colour)
    if text.strip() and line.width <= 0:
        raise NoFontError(f"No font for {text!r}: is the package {FONT_PACKAGE} installed?")
    return line


def letters_without_font(text: str) -> str:
    """This will be the letters of a text that would be drawn as boxes on this machine, sorted; empty when all is well."""
    return "".join(sorted(_best_for(text).lacks(text)))


def available() -> Iterator[Fonts]:
    """This will yield where fonts come from, in order of preference: carried, carried for CJK, the system's.

    The carried ones come first, so that a mark looks the same everywhere; the system's are looked for only when
    somebody goes on to them. Raises NoFontError without the package.
    """
    carried = _carried(FONT_PACKAGE)
    if carried is None:
        raise NoFontError(f"The package {FONT_PACKAGE} is not installed.")
    yield carried
    if cjk := _carried(CJK_PACKAGE):
        yield cjk
    yield Fonts(skia.FontMgr.RefDefault(), (FIRST_FAMILY, "sans-serif"))


def _best_for(text: str) -> Fonts:
    """The first that has every letter, or else the one that lacks fewest."""
    lacking: list[tuple[int, Fonts]] = []
    for fonts in available():
        lacking.append((len(fonts.lacks(text)), fonts))
        if not lacking[-1][0]:
            break
    return min(lacking, key=itemgetter(0))[1]


@lru_cache(maxsize=4)
def _carried(package: str) -> Fonts | None:
    found = importlib.util.find_spec(package)  # data only: its code is not run
    if found is None or not found.submodule_search_locations:
        return None
    manager = skia.FontMgr.New_Custom_Directory(str(found.submodule_search_locations[0]))
    names = [manager.getFamilyName(index) for index in range(manager.countFamilies())]
    return Fonts(manager, tuple(sorted(names, key=lambda name: (name != FIRST_FAMILY, name)))) if names else None


def _layout(text: str, fonts: Fonts, size_px: float, weight: int, colour: int) -> Line:
    style = skia.textlayout.TextStyle()
    style.setFontFamilies(list(fonts.families))
    style.setFontSize(size_px)
    style.setFontStyle(skia.FontStyle(weight, skia.FontStyle.kNormal_Width, skia.FontStyle.kUpright_Slant))
    style.setColor(colour)
    collection = skia.textlayout.FontCollection()
    collection.setDefaultFontManager(fonts.manager)
    unicode = skia.Unicodes.ICU.Make()
    builder = skia.textlayout.ParagraphBuilder.make(skia.textlayout.ParagraphStyle(), collection, unicode)
    builder.pushStyle(style)
    builder.addText(text)
    paragraph = builder.Build()
    paragraph.layout(100_000)
    return Line(paragraph, float(paragraph.LongestLine), float(paragraph.AlphabeticBaseline))
