"""How a substance looks: its own colours, its gloss, how much shines through."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from generation.engine.animatic.picture.light import Light, mix
from generation.engine.animatic.script import Colour


@dataclass(frozen=True)
class Finish:
    """How things of a substance are painted."""

    colour: Colour | None = None  # what it is dyed to; None: keeps its own colours
    share: float = 0.0  # how far
    gloss: float = 0.0  # 0 matt .. 1 mirror
    alpha: float = 1.0  # how opaque it is


FINISHES: dict[str, Finish] = {
    "wood": Finish((178, 122, 74), 0.78, 0.1),
    "metal": Finish((168, 176, 188), 0.72, 0.6),
    "steel": Finish((168, 178, 192), 0.82, 0.75),
    "gold": Finish((238, 186, 66), 0.88, 0.8),
    "silver": Finish((206, 212, 222), 0.86, 0.8),
    "bronze": Finish((188, 124, 70), 0.84, 0.6),
    "glass": Finish((196, 228, 238), 0.6, 0.7, 0.5),
    "frozen": Finish((176, 218, 244), 0.78, 0.6, 0.72),
    "snow": Finish((246, 249, 253), 0.88, 0.1),
    "rock": Finish((158, 156, 154), 0.82, 0.0),
    "brick": Finish((186, 98, 74), 0.8, 0.0),
    "ceramic": Finish((250, 250, 248), 0.72, 0.6),
    "plastic": Finish(None, 0.0, 0.55),
    "rubber": Finish(None, 0.0, 0.35),
    "latex": Finish(None, 0.0, 0.65, 0.88),
    "paper": Finish((250, 248, 240), 0.7, 0.0),
    "cardboard": Finish((204, 160, 108), 0.82, 0.0),
    "plush": Finish((230, 196, 170), 0.3, 0.0),
    "cloth": Finish((206, 186, 150), 0.35, 0.0),
    "foam": Finish((246, 226, 150), 0.5, 0.0),
    "chocolate": Finish((104, 62, 40), 0.86, 0.35),
    "dough": Finish((196, 130, 72), 0.84, 0.0),
    "candy": Finish((246, 110, 150), 0.6, 0.6, 0.86),
    "jelly": Finish(None, 0.0, 0.5, 0.62),
    "cheese": Finish((250, 206, 84), 0.82, 0.1),
    "sand": Finish((230, 198, 142), 0.86, 0.0),
}


@dataclass(frozen=True)
class FinishedLight(Light):
    """A light that falls on one substance."""

    under: Light | None = None
    finish: Finish = Finish()

    def _dyed(self, colour: Colour) -> Colour:
        """The substance's own colour; dark parts of a drawing stay darker than its bright ones."""
        dye = self.finish.colour
        if dye is None:
            return colour
        tone = min(1.0, 0.25 + 1.1 * sum(colour) / 765)
        return mix(colour, mix(mix(dye, (0, 0, 0), 0.55), dye, tone), self.finish.share)

    def lit(self, colour: Colour) -> Colour:
        """This will be the dyed colour in full light."""
        return self.under.lit(self._dyed(colour)) if self.under else super().lit(colour)

    def bright(self, colour: Colour) -> Colour:
        """This will be the colour where it catches the light: the more so, the glossier."""
        given = self.under.bright(self._dyed(colour)) if self.under else super().bright(colour)
        return mix(given, (255, 255, 255), 0.55 * self.finish.gloss)

    def dim(self, colour: Colour) -> Colour:
        """This will be the colour turned away; gloss deepens it."""
        given = self.under.dim(self._dyed(colour)) if self.under else super().dim(colour)
        return mix(given, self.shade, 0.22 * self.finish.gloss)


@lru_cache(maxsize=64)
def light_on(light: Light, substance: str) -> Light:
    """This will be how `light` falls on a substance."""
    finish = FINISHES.get(substance)
    if finish is None:
        return light
    given = {field.name: getattr(light, field.name) for field in fields(Light)}
    return FinishedLight(**given, under=light, finish=finish)


def alpha_of(substance: str) -> float:
    """This will be how opaque a substance is, 0..1."""
    finish = FINISHES.get(substance)
    return finish.alpha if finish else 1.0
