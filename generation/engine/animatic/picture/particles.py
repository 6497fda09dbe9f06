"""Dust, drops, snow and rain: small things computed from the contacts and the time alone, so any frame can be drawn."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from generation.engine.animatic.physics.track import Contact, Take, Touch
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.light import Light
from generation.engine.animatic.script import Colour, Weather

_DUST: dict[str, Colour] = {
    "sand": (244, 220, 172),
    "grass": (196, 214, 140),
    "asphalt": (214, 204, 196),
    "packed snow": (255, 255, 255),
    "dust": (190, 190, 200),
    "ice": (255, 255, 255),
    "rug": (240, 230, 220),
    "boards": (240, 224, 200),
    "stone": (240, 236, 230),
    "water": (240, 250, 255),
}
_SPARKING = frozenset({"metal", "steel"})
_LIFE_S = {"dust": 0.7, "drop": 0.95}


@dataclass(frozen=True)
class Puff:
    """One particle: born somewhere, thrown, gone after its life."""

    born_s: float
    x_m: float
    y_m: float
    vx: float
    vy: float
    size_m: float
    life_s: float
    colour: Colour
    is_drop: bool


def puffs_of(take: Take, ground: str, seed: int) -> list[Puff]:
    """This will make dust for every hard landing and drops for every splash, in order of birth."""
    rng = random.Random(seed)  # noqa: S311 - variety, not secrecy
    puffs: list[Puff] = []
    for contact in take.contacts:
        if contact.touch is Touch.SPLASH:
            puffs += _splash(contact, rng)
        elif {contact.material, contact.other} <= _SPARKING and contact.speed > 1.5:
            puffs += _sparks(contact, rng)
        elif contact.touch in (Touch.HIT, Touch.STEP) and contact.other == ground and contact.speed > 0.6:
            puffs += _dust(contact, ground, rng)
    return sorted(puffs, key=lambda puff: puff.born_s)


def _dust(contact: Contact, ground: str, rng: random.Random) -> list[Puff]:
    colour = _DUST.get(ground, (230, 224, 214))
    strength = min(contact.speed, 5.0) / 5.0
    y = 0.02
    count = 2 + round(7 * strength)
    puffs = []
    for _ in range(count):
        side = rng.choice((-1, 1))
        speed = side * rng.uniform(0.2, 0.9) * (0.4 + strength)
        puffs.append(
            Puff(
                contact.time_s,
                contact.x_m,
                y,
                speed,
                rng.uniform(0.1, 0.5) * strength,
                rng.uniform(0.03, 0.075) * (0.6 + strength),
                rng.uniform(0.4, _LIFE_S["dust"]),
                colour,
                False,
            )
        )
    return puffs


def _sparks(contact: Contact, rng: random.Random) -> list[Puff]:
    puffs = []
    for _ in range(8 + round(3 * min(contact.speed, 6.0))):
        turn, speed = rng.uniform(0.1, 3.04), rng.uniform(0.8, 1.0) * min(contact.speed, 5.0) * rng.random()
        puffs.append(
            Puff(
                contact.time_s,
                contact.x_m,
                contact.y_m,
                speed * math.cos(turn),
                speed * math.sin(turn) + 0.6,
                rng.uniform(0.008, 0.022),
                rng.uniform(0.3, 0.8),
                (255, 214, 120),
                True,
            )
        )
    return puffs


def _splash(contact: Contact, rng: random.Random) -> list[Puff]:
    strength = min(contact.speed, 4.5)
    puffs = []
    for _ in range(10 + round(7 * strength)):
        across = rng.uniform(-1, 1)
        puffs.append(
            Puff(
                contact.time_s,
                contact.x_m + across * contact.size_m * 0.5,
                contact.y_m - contact.size_m * 0.2,
                across * 0.5 * strength,
                rng.uniform(0.35, 1.0) * strength,
                rng.uniform(0.01, 0.035),
                rng.uniform(0.5, _LIFE_S["drop"]),
                _DUST["water"],
                True,
            )
        )
    return puffs


def draw_puffs(
    canvas: Canvas, puffs: list[Puff], camera: Camera, frame: int, now_s: float, gravity: float, light: Light
) -> None:
    """This will draw the particles that live at `now_s`."""
    for puff in puffs:
        if puff.born_s > now_s:
            return
        age = now_s - puff.born_s
        if age < puff.life_s:
            _draw(canvas, puff, camera, frame, age, gravity, light)


def _draw(canvas: Canvas, puff: Puff, camera: Camera, frame: int, age: float, gravity: float, light: Light) -> None:
    share = age / puff.life_s
    colour = light.lit(puff.colour)
    if puff.is_drop:
        x, y = camera.to_px(frame, puff.x_m + puff.vx * age, puff.y_m + puff.vy * age - gravity * age * age / 2)
        size = puff.size_m * camera.scale
        canvas.drawCircle(x, y, size * (1 - 0.4 * share), brush.fill(colour, 0.9 * (1 - share * share)))
        return
    slowed = (1 - math.exp(-3.0 * age)) / 3.0
    x, y = camera.to_px(frame, puff.x_m + puff.vx * slowed, puff.y_m + puff.vy * slowed)
    size = puff.size_m * camera.scale * (0.7 + 1.6 * share)
    brush.glow(canvas, x, y, size, size * 0.8, colour, 0.75 * (1 - share) ** 1.5)


def draw_flock(canvas: Canvas, camera: Camera, now_s: float, light: Light, seed: int) -> None:
    """This will draw a few birds far off, beating their wings on their way across the sky."""
    rng = random.Random(seed + 7)  # noqa: S311 - variety, not secrecy
    unit = math.sqrt(camera.width * camera.height) / 100
    left, top = rng.uniform(0.1, 0.6) * camera.width, rng.uniform(0.3, 0.55) * camera.horizon_y
    path = skia.Path()
    for i in range(rng.randint(3, 6)):
        x = left + (i * 4.4 + rng.uniform(-1, 1)) * unit + 5.0 * unit * now_s
        y = top + abs(i - 2) * 2.4 * unit + 0.8 * unit * math.sin(0.9 * now_s + i)
        wing, size = math.sin(7.0 * now_s + 1.7 * i), unit * rng.uniform(0.9, 1.3)
        path.moveTo(x - 1.6 * size, y - wing * 0.9 * size)
        path.quadTo(x - 0.7 * size, y - (0.5 + 0.5 * wing) * size, x, y)
        path.quadTo(x + 0.7 * size, y - (0.5 + 0.5 * wing) * size, x + 1.6 * size, y - wing * 0.9 * size)
    canvas.drawPath(path, brush.line(light.far((70, 78, 104), 0.25), 0.34 * unit, 0.75))


@dataclass(frozen=True)
class Fall:
    """Rain or snow over the whole picture: endless, in two depths."""

    weather: Weather
    seed: int

    @property
    def is_falling(self) -> bool:
        """This will say whether anything falls at all."""
        return self.weather in (Weather.RAIN, Weather.SNOW, Weather.STORM)

    @property
    def is_wet(self) -> bool:
        """This will say whether it is rain that falls."""
        return self.weather in (Weather.RAIN, Weather.STORM)

    def draw(self, canvas: Canvas, camera: Camera, frame: int, now_s: float, light: Light, is_near: bool) -> None:
        """This will draw one depth of the fall."""
        if not self.is_falling:
            return
        rng = random.Random(self.seed + is_near)  # noqa: S311 - variety, not secrecy
        paint = self._snow if self.weather is Weather.SNOW else self._rain
        paint(canvas, camera, frame, now_s, light, rng, 1.0 if is_near else 0.55)

    def _rain(
        self, canvas: Canvas, camera: Camera, frame: int, now_s: float, light: Light, rng: random.Random, near: float
    ) -> None:
        width, height = camera.width, camera.height
        unit = (width * height) ** 0.5 / 960
        is_storm = self.weather is Weather.STORM
        slant = 0.34 if is_storm else 0.12  # to the right, as the wind blows
        path = skia.Path()
        for _ in range(150 if is_storm else 85):
            speed, x0, y0 = rng.uniform(1300, 1700) * unit * near, rng.random() * (width + 200), rng.random() * height
            length = 46 * unit * near
            y = (y0 + speed * now_s) % (height + 100) - 50
            x = (x0 + slant * speed * now_s - float(camera.path_px[frame]) * near) % (width + 200) - 100
            path.moveTo(x, y)
            path.lineTo(x - slant * length, y - length)
        canvas.drawPath(path, brush.line(light.lit((226, 238, 250)), 1.9 * unit * near, 0.34 if near == 1.0 else 0.22))

    def _snow(
        self, canvas: Canvas, camera: Camera, frame: int, now_s: float, light: Light, rng: random.Random, near: float
    ) -> None:
        width, height = camera.width, camera.height
        unit = (width * height) ** 0.5 / 960
        path = skia.Path()
        for _ in range(70):
            speed, x0, y0, phase = (
                rng.uniform(70, 130) * unit * near,
                rng.random() * (width + 80),
                rng.random() * height,
                rng.uniform(0, 6.28),
            )
            y = (y0 + speed * now_s) % (height + 20) - 10
            x = x0 + 24 * unit * math.sin(0.9 * now_s + phase) - float(camera.path_px[frame]) * near
            path.addCircle(x % (width + 80) - 40, y, rng.uniform(1.6, 4.6) * unit * near)
        canvas.drawPath(path, brush.fill(light.lit((255, 255, 255)), 0.85 if near == 1.0 else 0.6))
