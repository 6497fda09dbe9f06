"""Light and palette: one sun (or lamp), one family of colours per hour; every painter asks here how a colour looks."""

from __future__ import annotations

from dataclasses import dataclass, replace

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


_STORM = Light(
    ((44, 52, 72), (78, 90, 110), (124, 134, 144)),
    (176, 186, 200),
    (26, 32, 58),
    (116, 126, 140),
    0.16,
    0.15,
    (206, 220, 240),
    water=((104, 122, 138), (44, 66, 88)),
)

_ROOMS: dict[Hour, Light] = {
    Hour.DAY: _ROOM,
    Hour.NIGHT: _LAMP,
    Hour.GOLDEN: replace(
        _ROOM,
        sky=_HOURS[Hour.GOLDEN].sky,
        key=(255, 230, 196),
        shade=(84, 44, 88),
        haze=(246, 208, 176),
        glow=(255, 214, 150),
        stretch=1.0,
    ),
    Hour.DAWN: replace(
        _ROOM, sky=_HOURS[Hour.DAWN].sky, key=(248, 236, 234), haze=(234, 216, 220), glow=(255, 230, 216), stretch=0.8
    ),
}

_DEEP = Light(
    ((96, 206, 232), (36, 140, 196), (24, 104, 164)),
    (206, 236, 240),
    (8, 40, 92),
    (52, 150, 196),
    0.24,
    0.1,
    (190, 250, 255),
    water=((80, 190, 220), (20, 96, 160)),
)
_DARK_HALL = Light(
    ((20, 16, 44), (40, 28, 72), (70, 48, 96)),
    (236, 206, 190),
    (22, 12, 48),
    (80, 60, 104),
    0.44,
    0.3,
    (255, 224, 176),
    True,
)

_POOL_WATER = {
    Hour.DAY: ((56, 160, 208), (96, 206, 226)),
    Hour.DAWN: ((92, 158, 204), (146, 206, 222)),
    Hour.GOLDEN: ((70, 140, 186), (152, 196, 200)),
    Hour.NIGHT: ((28, 112, 176), (64, 190, 220)),  # lit from below
}

_OWN: dict[str, dict[Hour, Light]] = {
    "underwater": {
        Hour.DAY: _DEEP,
        Hour.DAWN: replace(_DEEP, sky=((150, 206, 214), (60, 140, 184), (36, 104, 156)), glow=(255, 236, 220)),
        Hour.GOLDEN: replace(
            _DEEP,
            sky=((236, 196, 150), (76, 134, 170), (34, 84, 140)),
            key=(226, 222, 206),
            haze=(70, 128, 166),
            glow=(255, 226, 170),
        ),
        Hour.NIGHT: replace(
            _DEEP,
            sky=((34, 76, 130), (14, 44, 96), (8, 26, 70)),
            key=(136, 170, 214),
            shade=(4, 14, 46),
            haze=(18, 56, 108),
            glow=(140, 190, 240),
            is_dark=True,
        ),
    },
    "mars": {
        Hour.DAY: replace(
            _HOURS[Hour.DAY],
            sky=((190, 140, 104), (222, 172, 130), (240, 204, 164)),
            key=(255, 236, 216),
            shade=(84, 40, 52),
            haze=(232, 186, 144),
            glow=(255, 240, 220),
        ),
        # What scatters light there is dust: the sky is butterscotch by day and blue around the setting sun.
        Hour.GOLDEN: replace(
            _HOURS[Hour.GOLDEN],
            sky=((110, 84, 84), (150, 124, 118), (150, 178, 206)),
            key=(236, 206, 186),
            shade=(60, 34, 56),
            haze=(164, 150, 152),
            glow=(190, 220, 250),
        ),
        Hour.DAWN: replace(
            _HOURS[Hour.DAWN],
            sky=((130, 100, 96), (176, 148, 140), (176, 196, 214)),
            key=(240, 214, 196),
            shade=(66, 40, 60),
            haze=(186, 168, 164),
            glow=(206, 226, 246),
        ),
    },
    "volcano": {
        Hour.DAY: replace(
            _HOURS[Hour.DAY],
            sky=((86, 74, 96), (150, 110, 110), (220, 150, 110)),
            key=(236, 208, 194),
            shade=(50, 26, 44),
            haze=(176, 120, 104),
            glow=(255, 190, 130),
        ),
        Hour.GOLDEN: replace(
            _HOURS[Hour.GOLDEN],
            sky=((56, 40, 72), (130, 62, 72), (246, 130, 70)),
            key=(250, 200, 170),
            shade=(46, 18, 40),
            haze=(150, 76, 70),
            glow=(255, 170, 100),
        ),
        Hour.NIGHT: replace(
            _HOURS[Hour.NIGHT],
            sky=((18, 12, 34), (54, 24, 44), (150, 60, 44)),
            key=(206, 150, 140),
            shade=(24, 8, 26),
            haze=(96, 44, 52),
            glow=(255, 160, 96),
        ),
    },
    "neon city": {
        Hour.NIGHT: replace(
            _HOURS[Hour.NIGHT],
            sky=((20, 12, 52), (60, 24, 92), (150, 52, 130)),
            key=(206, 176, 230),
            shade=(16, 6, 44),
            haze=(92, 44, 116),
            glow=(255, 170, 230),
        ),
    },
    "cave": {
        hour: replace(
            _DARK_HALL,
            key=(196, 204, 230),
            shade=(18, 14, 42),
            haze=(96, 104, 146),
            glow=(206, 226, 255),
            is_dark=False,
        )
        for hour in Hour
    }
    | {Hour.NIGHT: replace(_DARK_HALL, key=(160, 170, 214), haze=(60, 68, 112), glow=(150, 190, 255))},
    "haunted house": {
        Hour.NIGHT: replace(
            _DARK_HALL, key=(176, 182, 206), shade=(14, 12, 38), haze=(70, 76, 108), glow=(196, 214, 255)
        )
    },
    "stage": dict.fromkeys(Hour, _DARK_HALL),
    "circus": dict.fromkeys(Hour, replace(_DARK_HALL, key=(250, 228, 202), glow=(255, 238, 200), is_dark=False)),
    "bowling alley": dict.fromkeys(Hour, replace(_DARK_HALL, key=(232, 214, 226), is_dark=False)),
    "arcade": dict.fromkeys(Hour, replace(_DARK_HALL, key=(206, 196, 236), shade=(14, 8, 44), glow=(230, 190, 255))),
    "nightclub": dict.fromkeys(
        Hour, replace(_DARK_HALL, key=(232, 206, 240), haze=(96, 50, 130), glow=(255, 190, 240))
    ),
    "boxing ring": dict.fromkeys(Hour, replace(_DARK_HALL, key=(246, 236, 226), is_dark=False)),
    "pool": {hour: replace(light, water=_POOL_WATER[hour]) for hour, light in _HOURS.items()},
    "spaceship": {
        hour: replace(_DARK_HALL, key=(226, 230, 244), shade=(26, 26, 60), haze=(70, 80, 120), glow=(196, 236, 255))
        for hour in Hour
    },
    "candy land": {
        Hour.DAY: replace(
            _HOURS[Hour.DAY],
            sky=((150, 196, 250), (206, 206, 250), (255, 220, 236)),
            haze=(250, 222, 236),
            shade=(110, 70, 140),
        ),
    },
}
"""Places whose air, or lack of it, has a colour of its own."""
_OWN["underwater city"] = _OWN["underwater"]
_OWN["poolside"] = _OWN["pool"]


def light_of(scene: Scene) -> Light:
    """This will be the light of a scene: its hour, changed by weather and place, replaced by lamps indoors at night."""
    place = PLACES[scene.setting]
    own = _OWN.get(scene.setting, {}).get(scene.hour)
    if place.cover is Cover.VOID:
        return _MOON
    if own is not None and place.cover is not Cover.SKY:
        return own
    if place.is_indoors:
        return _ROOMS[scene.hour]
    return _weathered(own or _HOURS[scene.hour], scene)


def _weathered(light: Light, scene: Scene) -> Light:
    if scene.weather is Weather.FOG:
        return _fogged(light)
    if scene.weather is Weather.STORM:
        return (
            _STORM
            if scene.hour is not Hour.NIGHT
            else replace(light, key=mix(light.key, (110, 126, 170), 0.6), shadow_alpha=0.2)
        )
    if scene.weather is Weather.RAIN and scene.hour is not Hour.NIGHT:
        return _RAIN
    if scene.weather is Weather.SNOW and scene.hour is Hour.DAY:
        return _SNOW
    return light


def _fogged(light: Light) -> Light:
    """The hour's light, spread by droplets: one pale tone from all sides, hardly a shadow."""
    pale = mix(mix(light.sky[2], light.haze, 0.5), (70, 84, 120) if light.is_dark else (226, 230, 232), 0.45)
    sky = (mix(light.sky[0], pale, 0.75), mix(light.sky[1], pale, 0.85), pale)
    far, near = light.water
    return replace(
        light,
        sky=sky,
        haze=pale,
        key=mix(light.key, (222, 226, 230), 0.3),
        shade=mix(light.shade, pale, 0.3),
        shadow_alpha=0.14,
        water=(mix(far, pale, 0.6), mix(near, pale, 0.35)),
    )
