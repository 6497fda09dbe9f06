"""Light and palette: one sun (or lamp), one family of colours per hour; every painter asks here how a colour looks."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.picture.styles.palettes import PLAIN, Palette
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Colour, Hour, Scene, Weather


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """This will blend two colours; `share` 0 is the first, 1 the second."""
    return (
        round(first[0] + (second[0] - first[0]) * share),
        round(first[1] + (second[1] - first[1]) * share),
        round(first[2] + (second[2] - first[2]) * share),
    )


def argb(colour: Colour, alpha: float = 1.0) -> int:
    """This will pack a colour for skia; `alpha` 0..1."""
    red, green, blue = (max(0, min(255, channel)) for channel in colour)
    return (round(255 * max(0.0, min(1.0, alpha))) << 24) | (red << 16) | (green << 8) | blue


@dataclass(frozen=True)
class Light:
    """How the scene is lit. Colours are what a white thing looks like there."""

    sky: tuple[Colour, Colour, Colour]  # zenith, middle, horizon
    key: Colour  # where the light falls
    shade: Colour  # what shadows lean to
    haze: Colour  # what the distance fades into
    shadow_alpha: float = 0.34
    stretch: float = 0.5  # how long shadows are, to the right
    glow: Colour = (255, 246, 220)
    is_dark: bool = False
    water: tuple[Colour, Colour] = ((104, 190, 214), (24, 128, 176))  # far and near
    palette: Palette = PLAIN  # which colours things may have
    is_cel: bool = False  # light and shade meet at an edge instead of blending

    def lit(self, colour: Colour) -> Colour:
        """This will be the colour in full light."""
        red, green, blue = (c * k // 255 for c, k in zip(self.palette.of(colour), self.key, strict=True))
        return (red, green, blue)

    def bright(self, colour: Colour) -> Colour:
        """This will be the colour where it catches the light."""
        return mix(self.lit(colour), self.glow, 0.3)

    def dim(self, colour: Colour) -> Colour:
        """This will be the colour turned away from the light."""
        return mix(self.lit(colour), self.shade, 0.4)

    def far(self, colour: Colour, distance: float) -> Colour:
        """This will be the colour seen through `distance` (0..1) of air."""
        return mix(self.lit(colour), self.haze, distance)


_HOURS: dict[Hour, Light] = {
    Hour.DAY: Light(
        ((74, 156, 222), (142, 204, 238), (226, 242, 240)), (255, 252, 244), (46, 58, 110), (206, 230, 238), 0.30, 0.35
    ),
    Hour.GOLDEN: Light(
        ((82, 100, 178), (244, 156, 128), (255, 214, 148)),
        (255, 226, 190),
        (66, 38, 92),
        (250, 192, 150),
        0.34,
        1.05,
        (255, 222, 160),
        water=((236, 164, 142), (86, 92, 158)),
    ),
    Hour.DAWN: Light(
        ((118, 144, 206), (238, 188, 198), (255, 228, 204)),
        (250, 234, 228),
        (72, 62, 118),
        (240, 212, 214),
        0.26,
        0.8,
        (255, 232, 214),
        water=((228, 198, 208), (104, 142, 190)),
    ),
    Hour.NIGHT: Light(
        ((16, 22, 58), (34, 48, 104), (74, 92, 152)),
        (150, 164, 214),
        (10, 12, 42),
        (52, 66, 122),
        0.42,
        0.3,
        (206, 220, 255),
        True,
        water=((70, 92, 160), (18, 34, 88)),
    ),
}

_RAIN = Light(
    ((92, 108, 130), (138, 152, 168), (184, 194, 200)),
    (212, 218, 226),
    (44, 54, 84),
    (170, 180, 190),
    0.2,
    0.15,
    (236, 242, 250),
    water=((150, 170, 182), (74, 104, 128)),
)
_SNOW = Light(
    ((150, 172, 204), (192, 208, 226), (228, 236, 244)),
    (240, 244, 252),
    (70, 86, 140),
    (222, 230, 240),
    0.22,
    0.2,
    (255, 255, 255),
    water=((178, 200, 222), (96, 130, 172)),
)
_LAMP = Light(
    ((18, 20, 44), (26, 30, 62), (40, 44, 84)),
    (238, 204, 164),
    (30, 20, 56),
    (96, 78, 92),
    0.42,
    0.45,
    (255, 226, 170),
    True,
)
_ROOM = Light(
    ((150, 196, 226), (196, 222, 236), (236, 242, 240)), (255, 248, 236), (74, 56, 98), (236, 226, 214), 0.28, 0.5
)
_MOON = Light(
    ((6, 8, 22), (12, 14, 36), (22, 24, 54)),
    (236, 238, 248),
    (16, 16, 40),
    (60, 60, 88),
    0.55,
    0.7,
    (255, 255, 255),
    True,
)


def light_of(scene: Scene) -> Light:
    """This will be the light of a scene: its hour, softened by weather, replaced by lamps indoors at night."""
    place = PLACES[scene.setting]
    if place.cover is Cover.VOID:
        return _MOON
    if place.is_indoors:
        return _LAMP if scene.hour is Hour.NIGHT else _ROOM
    if scene.weather is Weather.RAIN and scene.hour is not Hour.NIGHT:
        return _RAIN
    if scene.weather is Weather.SNOW and scene.hour is Hour.DAY:
        return _SNOW
    return _HOURS[scene.hour]
