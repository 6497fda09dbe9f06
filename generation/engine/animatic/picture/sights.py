"""What is seen in the sky for a while, as it is drawn at each frame: behind hills and houses, in front of the clouds."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.light import Light, argb, mix
from generation.engine.animatic.script import Colour, Scene
from generation.engine.animatic.sights import Burst, bursts, falling_stars, is_under_the_sky

_WHITE: Colour = (255, 255, 250)
_ROCKET_S, _BURNS_S = 0.5, 1.9  # how long a rocket is seen to rise, and its sparks to burn
_FALLS_S = 0.8
_FIRES: tuple[Colour, ...] = (
    (255, 110, 96),
    (255, 206, 92),
    (120, 226, 150),
    (110, 190, 255),
    (230, 140, 255),
    (255, 250, 220),
)
_BOW: tuple[Colour, ...] = (
    (240, 78, 78), (250, 150, 66), (252, 222, 84), (104, 200, 104), (84, 168, 240), (92, 104, 216), (168, 98, 206),
)  # fmt: skip
_AURORA: tuple[Colour, ...] = ((90, 250, 170), (70, 220, 190), (150, 120, 250))


@dataclass
class Sights:
    """Draws the sights of one take's sky."""

    scene: Scene
    camera: Camera
    light: Light
    seed: int
    duration_s: float
    _bursts: tuple[Burst, ...] = field(init=False)
    _stars: tuple[Burst, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._bursts = bursts(self.scene, self.seed, self.duration_s)
        self._stars = falling_stars(self.scene, self.seed, self.duration_s)
        self._unit = math.sqrt(self.camera.width * self.camera.height) / 100
        self._names = set(self.scene.sights) if is_under_the_sky(self.scene.setting) else set()

    def draw(self, canvas: Canvas, now_s: float) -> None:
        """This will draw what is to be seen now."""
        if "northern lights" in self._names:
            self._aurora(canvas, now_s)
        if "rainbow" in self._names:
            self._rainbow(canvas, now_s)
        for star in self._stars if self._names else ():
            if 0.0 <= now_s - star.at_s < _FALLS_S:
                self._star(canvas, star, (now_s - star.at_s) / _FALLS_S)
        for burst in self._bursts:
            if -_ROCKET_S <= now_s - burst.at_s < _BURNS_S:
                self._firework(canvas, burst, now_s - burst.at_s)
        if "tornado" in self._names:
            self._tornado(canvas, now_s)

    def _place(self, burst: Burst) -> tuple[float, float]:
        return burst.across * self.camera.width, (1.0 - burst.up) * self.camera.horizon_y

    def _firework(self, canvas: Canvas, burst: Burst, age_s: float) -> None:
        x, y = self._place(burst)
        if age_s < 0.0:
            share = 1.0 + age_s / _ROCKET_S
            foot = self.camera.horizon_y
            at = foot + (y - foot) * (2.0 * share - share * share)  # it slows as it rises
            tail = brush.line((255, 220, 150), 0.35 * self._unit, 0.75)
            canvas.drawLine(x, at, x + 0.3 * self._unit * math.sin(9 * share), min(at + 6 * self._unit, foot), tail)
            return
        rng = random.Random(burst.salt)  # noqa: S311 - variety, not secrecy
        colour, other = rng.sample(_FIRES, 2)
        fade = max(0.0, 1.0 - age_s / _BURNS_S)
        reach = self._unit * rng.uniform(15.0, 24.0)
        glow = 0.36 * fade**2 * min(1.0, age_s / 0.15)  # no flash: bursts follow each other closely
        brush.glow(canvas, x, y, 2.0 * reach, 2.0 * reach, colour, glow)
        for k in range(90):
            way, out = 2 * math.pi * k / 90 * 7, reach * (0.4 + 0.6 * math.sqrt(rng.random()))
            tone = mix(other if k % 3 == 0 else colour, _WHITE, max(0.0, 0.8 - 3.0 * age_s))
            glint = fade if age_s < 0.9 else fade * (0.5 + 0.5 * math.sin(31.0 * age_s + k))
            head, back = (self._spark(x, y, way, out, age) for age in (age_s, max(0.0, age_s - 0.1)))
            if glint > 0.04:
                canvas.drawLine(*back, *head, brush.line(tone, 0.55 * self._unit, min(1.0, 1.3 * glint)))

    def _spark(self, x: float, y: float, way: float, out: float, age_s: float) -> tuple[float, float]:
        """Where a spark is: thrown out, slowed by the air, and falling as it burns down."""
        gone, fallen = 1.0 - math.exp(-3.4 * age_s), 3.6 * self._unit * age_s * age_s
        return x + out * gone * math.cos(way), y + out * gone * math.sin(way) + fallen

    def _star(self, canvas: Canvas, star: Burst, share: float) -> None:
        x, y = self._place(star)
        side = 1.0 if star.across < 0.5 else -1.0
        long = 42.0 * self._unit
        head = (x + side * long * share, y + 0.42 * long * share)
        tail = (
            head[0] - side * 20 * self._unit * min(1.0, 3 * share),
            head[1] - 8.4 * self._unit * min(1.0, 3 * share),
        )
        fade = math.sin(math.pi * min(1.0, 0.1 + 0.9 * share))
        shader = skia.GradientShader.MakeLinear([tail, head], [argb(_WHITE, 0.0), argb(_WHITE, fade)])
        pen = brush.line(_WHITE, 0.7 * self._unit)
        pen.setShader(shader)
        canvas.drawLine(*tail, *head, pen)
        brush.glow(canvas, *head, 4 * self._unit, 4 * self._unit, (200, 226, 255), 0.7 * fade)
        canvas.drawCircle(*head, 0.7 * self._unit, brush.fill(_WHITE, fade))

    def _rainbow(self, canvas: Canvas, now_s: float) -> None:
        seen = 0.62 * min(1.0, 0.25 + now_s / 1.2) * (0.7 if self.light.is_dark else 1.0)
        x, y = 0.52 * self.camera.width, self.camera.horizon_y + 2 * self._unit
        outer = min(0.6 * self.camera.width, 0.9 * y)
        wide = 0.026 * outer
        for k, colour in enumerate(_BOW):
            r = outer - 0.9 * k * wide
            box = skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r)
            canvas.drawArc(box, 180, 180, False, brush.line(colour, 1.25 * wide, seen * 0.8))

    def _aurora(self, canvas: Canvas, now_s: float) -> None:
        """Curtains of light that wave, made of rays that brighten and go."""
        width, sky = self.camera.width, self.camera.horizon_y
        for number, colour in enumerate(_AURORA):
            count = 84
            wide = 1.9 * width / count
            base = sky * (0.52 + 0.11 * number)
            for k in range(count):
                at = k / count
                wave = math.sin(5.0 * at + 0.7 * now_s + 2.1 * number) + 0.5 * math.sin(
                    11.0 * at - 0.9 * now_s + number
                )
                ray = 0.5 + 0.5 * math.sin(37.0 * at + 2.3 * number + 1.7 * math.sin(0.8 * now_s + 6.0 * at))
                strength = 0.3 * (0.35 + 0.65 * ray) * (0.6 + 0.4 * math.sin(3.0 * at + 0.5 * now_s + 1.3 * number))
                low, high = base + 0.1 * sky * wave, sky * (0.3 + 0.16 * ray)
                canvas.save()
                canvas.translate(at * width, low)
                canvas.scale(wide, high)
                canvas.drawRect(skia.Rect.MakeLTRB(-0.5, -1.0, 0.5, 0.12), _curtain(colour, strength))
                canvas.restore()

    def _tornado(self, canvas: Canvas, now_s: float) -> None:
        """A funnel that turns and wanders, from the clouds to the ground, in dust and with what it has torn up."""
        width, foot, unit = self.camera.width, self.camera.horizon_y + 0.6 * self._unit, self._unit
        middle = (0.68 - 0.05 * now_s) * width
        dark, pale = self.light.lit((92, 92, 104)), self.light.lit((168, 164, 164))
        for k in range(9):
            brush.glow(
                canvas, middle + (k - 4) * 9 * unit, 1.5 * unit, 16 * unit, 8 * unit, self.light.lit((70, 72, 84)), 0.85
            )
        count = 44
        for k in range(count):
            share = k / (count - 1)
            x = middle + unit * (
                5.0 * share * math.sin(1.3 * now_s + 3.0 * share) - 6.0 * (1 - share) * math.sin(0.7 * now_s)
            )
            wide = unit * (1.6 + 22.0 * (1.0 - share) ** 1.7)
            y, high = foot * share, max(0.9 * foot / count, 0.26 * wide)
            tone = mix(dark, pale, 0.5 + 0.5 * math.sin(0.9 * k - 7.0 * now_s))
            canvas.drawOval(skia.Rect.MakeLTRB(x - wide, y - high, x + wide, y + high), brush.fill(tone, 0.78))
            turn = 360.0 * ((0.9 * now_s + 0.37 * k) % 1.0)
            box = skia.Rect.MakeLTRB(x - wide, y - high, x + wide, y + high)
            canvas.drawArc(box, turn, 90, False, brush.line(mix(pale, _WHITE, 0.25), 0.3 * unit, 0.5))
        x = middle + 5.0 * unit * math.sin(1.3 * now_s + 3.0)
        for k in range(7):
            puff = unit * (3.0 + math.sin(4 * now_s + k))
            brush.glow(
                canvas, x + unit * 3.2 * (k - 3), foot, 2.2 * puff, 1.6 * puff, self.light.lit((150, 128, 104)), 0.75
            )
        self._debris(canvas, x, foot, now_s)

    def _debris(self, canvas: Canvas, x: float, foot: float, now_s: float) -> None:
        rng, unit = random.Random(self.seed), self._unit  # noqa: S311 - variety, not secrecy
        for k in range(26):
            turn = 5.0 * now_s * rng.uniform(0.7, 1.2) + 6.28 * rng.random()
            up, out = unit * rng.uniform(1, 20), unit * rng.uniform(5, 13)
            at = (x + out * math.cos(turn), foot - up - 1.4 * unit * math.sin(turn))
            size = unit * rng.uniform(0.3, 0.9)
            canvas.save()
            canvas.translate(*at)
            canvas.rotate(math.degrees(3 * turn + k))
            tone = self.light.lit(rng.choice(((110, 84, 60), (88, 110, 62), (140, 96, 70))))
            canvas.drawRect(skia.Rect.MakeLTRB(-size, -0.4 * size, size, 0.4 * size), brush.fill(tone))
            canvas.restore()


def _curtain(colour: Colour, strength: float) -> skia.Paint:
    """A ray in a square of one: brightest near its foot, gone at its top."""
    tones = [
        argb(mix(colour, (170, 90, 240), 0.6), 0.0),
        argb(colour, 0.5 * strength),
        argb(mix(colour, _WHITE, 0.2), strength),
        argb(colour, 0.0),
    ]
    paint = skia.Paint(Shader=skia.GradientShader.MakeLinear([(0, -1.0), (0, 0.12)], tones, [0.0, 0.5, 0.86, 1.0]))
    paint.setBlendMode(skia.BlendMode.kPlus)
    return paint
