"""Palettes: which colours a style has at all. A colour keeps its lightness and gives up its hue for the nearest ink."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import lru_cache

from generation.engine.animatic.script import Colour

_GREY = 0.12  # saturation below which a colour is a grey and has no hue to give up


@dataclass(frozen=True)
class Palette:
    """What becomes of a colour: it leans towards the nearest of `inks`, then its saturation and tone are set."""

    inks: tuple[Colour, ...] = ()
    pull: float = 0.0  # 0: keeps its hue; 1: has the ink's
    saturation: float = 1.0
    contrast: float = 1.0  # around middle grey
    lift: float = 0.0  # 0..1: how far black is from black

    def of(self, colour: Colour) -> Colour:
        """This will be the colour that takes the place of `colour`."""
        return colour if self == PLAIN else _changed(self, colour)

    def all_of(self, colours: tuple[Colour, ...]) -> tuple[Colour, ...]:
        """This will be the colours that take the place of several."""
        return tuple(map(self.of, colours))


PLAIN = Palette()


@lru_cache(maxsize=4096)
def _changed(palette: Palette, colour: Colour) -> Colour:
    hue, saturation, value = colorsys.rgb_to_hsv(*(channel / 255 for channel in colour))
    if palette.inks and saturation > _GREY:
        ink_hue, ink_saturation, _ = colorsys.rgb_to_hsv(*(channel / 255 for channel in _nearest(palette.inks, hue)))
        hue = (hue + palette.pull * _turn(hue, ink_hue)) % 1.0
        saturation += palette.pull * (ink_saturation - saturation) * 0.6
    red, green, blue = colorsys.hsv_to_rgb(hue, min(saturation * palette.saturation, 1.0), value)
    return _toned(palette, red), _toned(palette, green), _toned(palette, blue)


def _nearest(inks: tuple[Colour, ...], hue: float) -> Colour:
    return min(inks, key=lambda ink: abs(_turn(hue, colorsys.rgb_to_hsv(*(channel / 255 for channel in ink))[0])))


def _turn(start: float, end: float) -> float:
    """The shorter way round from one hue to another, in turns."""
    return (end - start + 0.5) % 1.0 - 0.5


def _toned(palette: Palette, channel: float) -> int:
    value = palette.lift + (1 - palette.lift) * (0.5 + (channel - 0.5) * palette.contrast)
    return round(255 * max(0.0, min(1.0, value)))
