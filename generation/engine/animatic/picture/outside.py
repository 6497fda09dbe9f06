"""The weather of a scene as it is drawn at each frame: what falls and blows, lightning, and rain seen through windows."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import skia

from generation.engine.animatic.physics.air import Gusts
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.airborne import IN_THE_AIR, Air, blown_leaves, ground_splashes
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import Light
from generation.engine.animatic.picture.particles import Fall
from generation.engine.animatic.picture.sights import Sights
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Scene, Weather
from generation.engine.animatic.weather import Bolt, bolts, wind_m_s

_SEEN_S = 0.34  # how long a bolt stands in the sky
_FLASH = 0.3  # of white over the picture, at most: bright enough to see by, far from a harsh flash


@dataclass
class Outside:
    """Draws the weather of one take."""

    scene: Scene
    camera: Camera
    light: Light
    seed: int
    duration_s: float
    has_water: bool
    panes: tuple[skia.Rect, ...] = ()  # windows, in pixels of the wall's layer
    _fall: Fall = field(init=False)
    _gusts: Gusts = field(init=False)
    _bolts: tuple[Bolt, ...] = field(init=False)
    _sights: Sights = field(init=False)

    def __post_init__(self) -> None:
        self._is_open = PLACES[self.scene.setting].cover is Cover.SKY
        self._fall = Fall(self.scene.weather, self.seed)
        self._wind = wind_m_s(self.scene)
        self._gusts = Gusts(self._wind or 2.0, self.seed)
        self._bolts = bolts(self.scene, self.seed, self.duration_s)
        self._sights = Sights(self.scene, self.camera, self.light, self.seed, self.duration_s)

    @property
    def is_clear(self) -> bool:
        """This will say whether nothing falls and nothing hides the sky."""
        return self._is_open and self.scene.weather in (Weather.CLEAR, Weather.WIND)

    @property
    def bends(self) -> bool:
        """This will say whether what grows moves there."""
        return bool(self._wind) or PLACES[self.scene.setting].cover is Cover.WATER

    def lean(self, now_s: float) -> float:
        """This will be how far what grows is bent to the right now, share of its height."""
        if PLACES[self.scene.setting].cover is Cover.WATER:
            return 0.025 * math.sin(0.9 * now_s)  # the swell above moves all weeds together
        tremble = 0.3 * math.sin(7.1 * now_s) + 0.2 * math.sin(11.3 * now_s + 1)
        return 0.0045 * self._gusts.at(now_s) * (1.0 + 0.35 * tremble) if self._wind else 0.0

    def draw_sky(self, canvas: Canvas, now_s: float) -> None:
        """This will draw lightning and what else is seen up there, behind everything that stands before the sky."""
        if self._is_open:
            self._sights.draw(canvas, now_s)
            for bolt in self._bolts:
                if 0.0 <= now_s - bolt.at_s < _SEEN_S:
                    self._bolt(canvas, bolt, now_s - bolt.at_s)

    def _bolt(self, canvas: Canvas, bolt: Bolt, age_s: float) -> None:
        rng = random.Random(f"{self.seed} {bolt.at_s}")  # noqa: S311 - variety, not secrecy
        unit, foot = math.sqrt(self.camera.width * self.camera.height) / 100, self.camera.horizon_y
        x, fade = bolt.across * self.camera.width, _brightness(age_s)
        brush.glow(canvas, x, 0.4 * foot, 40 * unit, 0.7 * foot, (190, 206, 255), 0.5 * fade)
        main, twigs = skia.Path(), skia.Path()
        main.moveTo(x, 0)
        count = 16
        for k in range(1, count + 1):
            x, y = x + unit * rng.uniform(-3, 3), foot * k / count
            main.lineTo(x, y)
            if rng.random() < 0.3:
                twigs.moveTo(x, y)
                for j in range(1, 5):
                    twigs.lineTo(x + rng.choice((-1, 1)) * unit * rng.uniform(1, 3) * j, y + foot * 0.035 * j)
        for path, wide in ((main, 0.5), (twigs, 0.25)):
            canvas.drawPath(path, brush.line((170, 190, 255), 4.4 * wide * unit, 0.3 * fade))
            canvas.drawPath(path, brush.line((250, 250, 255), wide * unit, fade))

    def draw_through_windows(self, canvas: Canvas, wall: Layer, camera_px: int, frame: int, now_s: float) -> None:
        """This will draw what falls outside, in the panes of the wall alone."""
        if not self.panes or not (self._fall.is_falling or self._bolts):
            return
        shift = -(int(camera_px * wall.speed) % wall.period) if wall.speed else 0
        shape = skia.Path()
        for pane in self.panes:
            for turn in (0, wall.period):
                if -pane.width() < pane.left() + shift + turn < self.camera.width:
                    shape.addRect(pane.makeOffset(shift + turn, 0))
        canvas.save()
        canvas.clipPath(shape, False)
        self._fall.draw(canvas, self.camera, frame, now_s, self.light, False)
        flash = self._flash(now_s)
        if flash > 0.01:
            canvas.drawPath(shape, brush.fill((226, 234, 255), min(0.8, 2.4 * flash)))
        canvas.restore()

    def draw_far(self, canvas: Canvas, frame: int, now_s: float) -> None:
        """This will draw what falls behind the actors, and what it does to the ground."""
        if not self._is_open:
            return
        self._fall.draw(canvas, self.camera, frame, now_s, self.light, False)
        if self._fall.is_wet and not self.has_water:
            self._splash(canvas, frame, now_s, self.camera.horizon_y + 4)

    def draw_near(self, canvas: Canvas, frame: int, now_s: float) -> None:
        """This will draw what falls, floats or flies before the actors, and the flash of a lightning over all."""
        air = self._air(canvas, frame, now_s)
        if (floating := IN_THE_AIR.get(self.scene.setting)) is not None:
            floating(air)
        if self._is_open:
            if self._fall.is_wet and self.has_water:
                self._splash(canvas, frame, now_s, self.camera.floor_y + 6)
            if self._wind:
                blown_leaves(air, self._gusts, self._wind)
            self._fall.draw(canvas, self.camera, frame, now_s, self.light, True)
        flash = self._flash(now_s) * (1.0 if self._is_open else 0.4)
        if flash > 0.01:
            strong = round(255 * flash)
            canvas.drawColor(skia.Color(strong * 7 // 8, strong * 15 // 16, strong), skia.BlendMode.kPlus)

    def _splash(self, canvas: Canvas, frame: int, now_s: float, top: float) -> None:
        ground_splashes(self._air(canvas, frame, now_s), top, 70 if self.scene.weather is Weather.STORM else 44)

    def _air(self, canvas: Canvas, frame: int, now_s: float) -> Air:
        return Air(canvas, self.camera, self.light, self.seed, now_s, float(self.camera.path_px[frame]))

    def _flash(self, now_s: float) -> float:
        return max((_FLASH * _brightness(now_s - bolt.at_s) for bolt in self._bolts if now_s >= bolt.at_s), default=0.0)


def _brightness(age_s: float) -> float:
    """A stroke and one weaker return stroke in the same channel, 0..1."""
    second = 0.55 * math.exp(-(age_s - 0.14) / 0.09) if age_s > 0.14 else 0.0
    return max(math.exp(-age_s / 0.06), second) if age_s < 1.0 else 0.0
