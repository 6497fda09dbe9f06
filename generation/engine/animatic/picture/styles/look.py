"""A look: everything that a style changes in a picture, as data. Who draws it stands in `ink`, `film` and `dressing`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generation.engine.animatic.picture.light import Light
from generation.engine.animatic.picture.styles.palettes import PLAIN, Palette
from generation.engine.animatic.script import Colour


@dataclass(frozen=True, kw_only=True)
class Ink:
    """The line around whoever acts."""

    width: float  # hundredths of the picture's geometric mean side
    colour: Colour
    shadow: float = 0.0  # how dark the shadow is that a cut figure throws on what lies behind it
    relief: float = 0.0  # how far a figure stands out as if modelled; its edge has no line where `width` is 0


@dataclass(frozen=True, kw_only=True)
class Film:
    """What the picture is kept on: done to finished frames, in this order. Nothing of it unless said."""

    is_grey: bool = False
    gain: float = 1.0  # times the light
    breathing: float = 0.0  # how far the exposure wanders, as a share
    fade: tuple[Colour, Colour] | None = None  # what black and white have become
    bleed: int = 0  # hundredths of the width by which colours lag behind the light
    weave: float = 0.0  # hundredths of the width by which a frame sits wrong in its gate
    grain: float = 0.0  # grey levels, standard deviation
    scan_lines: float = 0.0  # share of the light that every other pair of lines lacks
    screen: float = 0.0  # share of the light that a printer's dots take from the shade
    wear: int = 0  # specks and scratches a second


@dataclass(frozen=True, kw_only=True)
class Look:
    """A style as it is drawn."""

    palette: Palette = PLAIN
    drawn_per_s: float | None = None  # pictures; None: as many as the clip has frames
    is_cel: bool = False  # light and shade meet at an edge
    ink: Ink | None = None
    film: Film = field(default_factory=Film)
    technique: str | None = None  # a key of `techniques.table.TECHNIQUES`: what the picture is made with
    dressing: str | None = None  # a key of `dressing.DRESSINGS`: what lies over the picture
    faces_us: float = 0.0  # 0..1: how far figures turn to the viewer

    def lit(self, light: Light) -> Light:
        """This will be a scene's light in this look's colours."""
        of = self.palette.of
        zenith, middle, low = map(of, light.sky)
        far, near = map(of, light.water)
        return replace(
            light,
            sky=(zenith, middle, low),
            key=of(light.key),
            shade=of(light.shade),
            haze=of(light.haze),
            glow=of(light.glow),
            water=(far, near),
            palette=self.palette,
            is_cel=self.is_cel,
        )

    def shown(self, number: int, fps: int) -> int:
        """This will be the frame that is shown at `number`: fewer are drawn than shown where a style is held for several."""
        if self.drawn_per_s is None or self.drawn_per_s >= fps:
            return number
        return int(int(number * self.drawn_per_s / fps + 1e-9) * fps / self.drawn_per_s + 1 - 1e-9)
