"""What lies over the picture of a style: a news programme's lower third, a garland, a tape's date, a comic's bursts."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from generation.engine.animatic.physics.track import Contact, Take, Touch
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.light import Light, argb
from generation.engine.animatic.picture.styles.words import clock, exclamation, headline
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Colour, Scene
from media.marks.visible.fonts import Line, set_line

_BULBS: tuple[Colour, ...] = ((255, 92, 84), (255, 206, 92), (96, 210, 130), (104, 178, 255), (255, 140, 200))
_WHITE, _INK = 0xFFFFFFFF, 0xFF17131C
_BURST_S, _BURST_APART_S, _BURST_AT_M_S = 0.5, 0.45, 2.2
_PASSES = 0.35  # share of the time in which a headlight is seen
_RUSH_S, _RUSH_AT_M_S = 0.22, 3.0


@dataclass(frozen=True)
class Shown:
    """What a dressing may look at."""

    scene: Scene
    take: Take
    camera: Camera
    light: Light
    seed: int

    @property
    def unit(self) -> float:
        """This will be a hundredth of the picture's geometric mean side, pixels."""
        return float((self.camera.width * self.camera.height) ** 0.5) / 100

    def rng(self, salt: int) -> random.Random:
        """This will be the picture's own chance."""
        return random.Random(self.seed * 131 + salt)  # noqa: S311 - variety, not secrecy


@dataclass(frozen=True, kw_only=True)
class Dressing:
    """What a style lays over a picture. What covers most of it is painted once: it costs 10 ms a frame otherwise."""

    still: Callable[[Canvas, Shown], None] | None = None  # the same in every frame
    pulsing: Callable[[Canvas, Shown], None] | None = None  # the same, but stronger and weaker
    pulse: Callable[[Shown, float], float] | None = None  # how strong that is at a time, 0 to 1
    moving: Callable[[Canvas, Shown, int], None] | None = None  # drawn anew for every frame, by its number


def _text(canvas: Canvas, words: str, at: tuple[float, float], size_px: float, colour: int, weight: int = 700) -> float:
    """Words with their baseline's left end at `at`; gives their width."""
    line = set_line(words, size_px=size_px, weight=weight, colour=colour)
    line.paint(canvas, *at)
    return line.width


def _garland(canvas: Canvas, shown: Shown, number: int) -> None:
    """Bulbs on two wires across the top, each with a beat of its own, and slow confetti."""
    unit, width, now_s = shown.unit, shown.camera.width, number / shown.take.fps
    for row, (y, sag, count) in enumerate(((1.5, 7.0, 11), (5.0, 10.0, 13))):
        places = [(k / (count - 1), y + sag * 4 * (k / (count - 1)) * (1 - k / (count - 1))) for k in range(count)]
        wire = brush.smooth([(x * width, high * unit) for x, high in places], False)
        canvas.drawPath(wire, brush.line((26, 44, 34), max(1.5, unit * 0.3)))
        for k, (x, high) in enumerate(places):
            _bulb(canvas, (x * width, high * unit), unit, _BULBS[(k + row) % len(_BULBS)], now_s + 0.7 * k + row)
    _confetti(canvas, shown, now_s)


def _bulb(canvas: Canvas, at: tuple[float, float], unit: float, colour: Colour, beat: float) -> None:
    x, y = at
    glow = 0.55 + 0.45 * math.sin(2.6 * beat)
    brush.glow(canvas, x, y + unit, 5.2 * unit, 5.2 * unit, colour, 0.2 + 0.4 * glow)
    canvas.drawOval(
        skia.Rect.MakeXYWH(x - 0.75 * unit, y, 1.5 * unit, 2.2 * unit), brush.fill(colour, 0.75 + 0.25 * glow)
    )
    canvas.drawCircle(x - 0.2 * unit, y + 0.7 * unit, 0.28 * unit, brush.fill((255, 255, 255), 0.8 * glow))


def _confetti(canvas: Canvas, shown: Shown, now_s: float) -> None:
    rng, unit, camera = shown.rng(3), shown.unit, shown.camera
    for _ in range(46):
        x, start, speed, turn = rng.random(), rng.random(), rng.uniform(0.07, 0.15), rng.uniform(1, 4)
        colour, size = rng.choice(_BULBS), unit * rng.uniform(0.5, 1.1)
        y = (start + speed * now_s) % 1.1 - 0.05
        sway = 1.6 * unit * math.sin(turn * now_s + 6 * start)
        flat = abs(math.cos(turn * now_s * 1.7 + 5 * x))
        box = skia.Rect.MakeXYWH(x * camera.width + sway, y * camera.height, size, size * (0.2 + 0.8 * flat))
        canvas.drawRect(box, brush.fill(colour, 0.85))


def _lower_third(canvas: Canvas, shown: Shown, number: int) -> None:
    """A red tag, a headline of who is in the picture, and where; it slides in."""
    unit, camera, now_s = shown.unit, shown.camera, number / shown.take.fps
    share = min(max((now_s - 0.25) / 0.35, 0.0), 1.0)
    eased = 1 - (1 - share) ** 3
    left, top = 4 * unit - (1 - eased) * camera.width, camera.height - 21 * unit
    wide = camera.width - 8 * unit
    canvas.drawRect(skia.Rect.MakeXYWH(left, top + 4.4 * unit, wide, 8.2 * unit), skia.Paint(Color=0xF0F4F6FA))
    canvas.drawRect(skia.Rect.MakeXYWH(left, top + 12.6 * unit, wide, 4.6 * unit), skia.Paint(Color=0xF01B2F5C))
    canvas.drawRect(skia.Rect.MakeXYWH(left, top, 13.5 * unit, 4.4 * unit), skia.Paint(Color=0xFFC8232C))
    _text(canvas, "LIVE", (left + 1.4 * unit, top + 3.4 * unit), 3.1 * unit, _WHITE)
    main, where = headline(shown.scene)
    _fitted(canvas, main, (left + 1.6 * unit, top + 10.3 * unit), 5.2 * unit, wide - 3.2 * unit, 0xFF14203A)
    _fitted(canvas, where, (left + 1.6 * unit, top + 15.9 * unit), 3.0 * unit, wide - 3.2 * unit, _WHITE)


def _fitted(canvas: Canvas, words: str, at: tuple[float, float], size_px: float, wide: float, colour: int) -> None:
    _set_within(words, size_px, wide, colour).paint(canvas, *at)


def _set_within(words: str, size_px: float, wide: float, colour: int) -> Line:
    """Words of a size, or of the largest at which they are no wider than `wide` pixels."""
    line = set_line(words, size_px=size_px, weight=800, colour=colour)
    return (
        line if line.width <= wide else set_line(words, size_px=size_px * wide / line.width, weight=800, colour=colour)
    )


def _ring_light(canvas: Canvas, shown: Shown) -> None:
    """Soft light from where the phone is."""
    camera = shown.camera
    reach = (camera.width * 0.9, camera.height * 0.5)
    brush.glow(canvas, camera.width / 2, camera.height * 0.4, *reach, (255, 236, 226), 0.14)


def _timer(canvas: Canvas, shown: Shown, number: int) -> None:
    """A phone's count of the seconds it has recorded."""
    camera, unit = shown.camera, shown.unit
    seconds = number // shown.take.fps
    box = skia.Rect.MakeXYWH(camera.width / 2 - 6.5 * unit, 4 * unit, 13 * unit, 5 * unit)
    pill = skia.RRect.MakeRectXY(box, 2.5 * unit, 2.5 * unit)
    canvas.drawRRect(pill, skia.Paint(AntiAlias=True, Color=0xD0E0342E))
    line = set_line(f"{seconds // 60}:{seconds % 60:02d}", size_px=3.2 * unit, weight=700, colour=_WHITE)
    line.paint(canvas, camera.width / 2 - line.width / 2, 7.65 * unit)


def _viewfinder(canvas: Canvas, shown: Shown, number: int) -> None:
    """The corners of a camcorder's finder and a red light that blinks."""
    camera, unit = shown.camera, shown.unit
    pen, room, arm = brush.line((255, 255, 255), max(1.5, unit * 0.32), 0.8), 4.5 * unit, 6 * unit
    for x, along in ((room, 1), (camera.width - room, -1)):
        for y, down in ((room, 1), (camera.height - room, -1)):
            canvas.drawLine(x, y, x + along * arm, y, pen)
            canvas.drawLine(x, y, x, y + down * arm, pen)
    if number / shown.take.fps % 1.0 < 0.6:
        canvas.drawCircle(room + 3.2 * unit, room + 4.2 * unit, 1.2 * unit, brush.fill((232, 48, 44)))
    _text(canvas, "REC", (room + 5.6 * unit, room + 5.3 * unit), 3.1 * unit, _WHITE)


def _flare(canvas: Canvas, shown: Shown) -> None:
    """A low sun in the lens: a warm veil, and its ghosts across the picture."""
    camera, unit = shown.camera, shown.unit
    sun = (camera.width * 0.2, camera.horizon_y * 0.7)
    brush.glow(canvas, *sun, camera.width * 1.1, camera.height * 0.62, (255, 190, 96), 0.22)
    for k, (along, size) in enumerate(((0.66, 3.0), (1.08, 5.5), (1.5, 2.2), (1.92, 8.0))):
        x = sun[0] + (camera.width / 2 - sun[0]) * along
        y = sun[1] + (camera.height / 2 - sun[1]) * along
        brush.glow(canvas, x, y, size * unit, size * unit, ((255, 206, 120), (255, 150, 110))[k % 2], 0.13)


def _motes(canvas: Canvas, shown: Shown, number: int) -> None:
    """Dust that floats in the light."""
    camera, unit, now_s, rng = shown.camera, shown.unit, number / shown.take.fps, shown.rng(5)
    for _ in range(36):
        x, y, rate, phase = rng.random(), rng.random(), rng.uniform(0.2, 0.7), rng.uniform(0, 6.28)
        drift = 2.5 * unit * math.sin(rate * now_s + phase)
        rise = (y - 0.02 * rate * now_s) % 1.0
        sparkle = 0.5 + 0.5 * math.sin(2.1 * rate * now_s + phase)
        at = (x * camera.width + drift, rise * camera.height)
        brush.glow(canvas, *at, 0.5 * unit, 0.5 * unit, (255, 232, 176), sparkle)


def _rush_lines(canvas: Canvas, shown: Shown, number: int) -> None:
    """Streaks from the edges towards a hard blow."""
    blow = _latest(shown, number, _RUSH_AT_M_S, _RUSH_S)
    if blow is None:
        return
    x, y = _place(shown, blow, number)
    rng, reach = shown.rng(number), math.hypot(shown.camera.width, shown.camera.height)
    for _ in range(54):
        angle, wide = rng.uniform(0, 2 * math.pi), rng.uniform(0.006, 0.02)
        inner = reach * rng.uniform(0.3, 0.42)
        near, left, right = ((math.cos(angle + turn), math.sin(angle + turn)) for turn in (0.0, -wide, wide))
        streak = brush.polygon([
            (x + near[0] * inner, y + near[1] * inner),
            (x + left[0] * reach, y + left[1] * reach),
            (x + right[0] * reach, y + right[1] * reach),
        ])  # fmt: skip
        canvas.drawPath(streak, brush.fill((255, 255, 255), 0.75))


def _tape(canvas: Canvas, shown: Shown, number: int) -> None:
    """What a recorder writes over a picture, and the torn lines where its heads change."""
    camera, unit, now_s = shown.camera, shown.unit, number / shown.take.fps
    width = _text(canvas, "PLAY", (5 * unit, 9 * unit), 4.2 * unit, 0xE6FFFFFF)
    x, y = 6.5 * unit + width, 5.9 * unit
    arrow = brush.polygon([(x, y), (x, y + 3.1 * unit), (x + 2.9 * unit, y + 1.55 * unit)])
    canvas.drawPath(arrow, brush.fill((255, 255, 255), 0.9))
    time, date = clock(now_s)
    _text(canvas, time, (5 * unit, camera.height - 10.5 * unit), 4.2 * unit, 0xE6FFFFFF)
    _text(canvas, date, (5 * unit, camera.height - 5.2 * unit), 4.2 * unit, 0xE6FFFFFF)
    rng = shown.rng(number)
    for _ in range(26):
        y = camera.height - unit * rng.uniform(0.0, 2.6)
        x = rng.uniform(-0.2, 1.0) * camera.width
        canvas.drawLine(
            x, y, x + rng.uniform(0.05, 0.5) * camera.width, y, brush.line((235, 235, 245), 0.16 * unit, 0.5)
        )
    bar = (now_s * 0.23 + shown.seed % 97 / 97) % 1.6
    if bar < 1.0:
        canvas.drawRect(
            skia.Rect.MakeXYWH(0, bar * camera.height, camera.width, 2.4 * unit), skia.Paint(Color=0x24FFFFFF)
        )


def _gate(canvas: Canvas, shown: Shown) -> None:
    """The round corners of a small film's gate."""
    camera, unit = shown.camera, shown.unit
    outside = skia.Path()
    outside.addRect(skia.Rect.MakeWH(camera.width, camera.height))
    inner = skia.Rect.MakeLTRB(1.6 * unit, 1.6 * unit, camera.width - 1.6 * unit, camera.height - 1.6 * unit)
    outside.addRoundRect(inner, 6 * unit, 6 * unit)
    outside.setFillType(skia.PathFillType.kEvenOdd)
    _darken_edges(canvas, shown.camera, 0.35)
    canvas.drawPath(outside, brush.fill((14, 9, 8)))


def _leak(canvas: Canvas, shown: Shown) -> None:
    """Light that came into the camera at its side."""
    camera = shown.camera
    side = camera.width if shown.seed % 2 else 0.0
    brush.glow(canvas, side, camera.height * 0.35, camera.width * 0.55, camera.height * 0.6, (255, 132, 60), 0.52)


def _leaking(shown: Shown, now_s: float) -> float:
    return float(0.23 + 0.77 * max(0.0, math.sin(0.9 * now_s + shown.seed)) ** 3)


def _panel(canvas: Canvas, shown: Shown, number: int) -> None:
    """A drawn frame, and a burst with a word where something hits."""
    camera, unit = shown.camera, shown.unit
    blow = _latest(shown, number, _BURST_AT_M_S, _BURST_S)
    if blow is not None:
        _burst(canvas, shown, blow, number)
    edge = 1.1 * unit
    paper = skia.Paint(Color=argb((255, 252, 240)), Style=skia.Paint.kStroke_Style, StrokeWidth=2 * edge)
    canvas.drawRect(skia.Rect.MakeWH(camera.width, camera.height), paper)
    pen = skia.Paint(AntiAlias=True, Color=_INK, Style=skia.Paint.kStroke_Style, StrokeWidth=0.8 * unit)
    canvas.drawRect(skia.Rect.MakeLTRB(edge, edge, camera.width - edge, camera.height - edge), pen)


def _burst(canvas: Canvas, shown: Shown, blow: Contact, number: int) -> None:
    unit, rng = shown.unit, shown.rng(round(blow.time_s * 1000))
    grown = min(1.0, (number / shown.take.fps - blow.time_s) / 0.12)
    size = unit * (8 + 1.6 * min(blow.speed, 5.0)) * (0.5 + 0.5 * grown)
    x, y = _place(shown, blow, number)
    across, down = 1.35 * 1.15 * size + 2 * unit, size + 2 * unit  # no word is cut off
    x = min(max(x, across), max(shown.camera.width - across, across))
    y = min(max(y - 11 * unit, down), shown.camera.height - down)
    points, count = [], 26
    for k in range(count):
        far = size * (1.0 if k % 2 else 0.66) * rng.uniform(0.9, 1.15)
        angle = 2 * math.pi * k / count
        points.append((x + 1.35 * far * math.cos(angle), y + 0.85 * far * math.sin(angle)))
    shape = brush.polygon(points)
    canvas.drawPath(shape, brush.fill((255, 222, 56)))
    canvas.drawPath(shape, brush.line((16, 14, 22), 0.7 * unit))
    line = _set_within(exclamation(blow), 0.6 * size, 1.75 * size, 0xFFD8262C)
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(rng.uniform(-9, 4))
    line.paint(canvas, -line.width / 2, 0.22 * size)
    canvas.restore()


def _low_key(canvas: Canvas, shown: Shown) -> None:
    """Light through the slats of a blind where there is a window, a lamp's cone where there is none."""
    if PLACES[shown.scene.setting].cover is Cover.ROOF:
        _slats(canvas, shown)
    else:
        _lamp(canvas, shown)
    _darken_edges(canvas, shown.camera, 0.6)


def _headlights(canvas: Canvas, shown: Shown, number: int) -> None:
    """A car passes outside, now and then."""
    camera, unit = shown.camera, shown.unit
    passing = (number / shown.take.fps / 3.4 + shown.seed % 31 / 31) % 1.0
    if passing < _PASSES:
        x, light = camera.width * (1.4 - 1.8 * passing / _PASSES), math.sin(math.pi * passing / _PASSES)
        brush.glow(canvas, x, camera.floor_y * 0.8, 22 * unit, 45 * unit, (255, 255, 255), 0.18 * light)


def _slats(canvas: Canvas, shown: Shown) -> None:
    camera = shown.camera
    canvas.save()
    canvas.rotate(-14, camera.width / 2, camera.height / 2)
    slat = camera.height / 15
    for k in range(-5, 22):
        bar = skia.Rect.MakeXYWH(-camera.width, k * slat, 3 * camera.width, slat * 0.42)
        canvas.drawRect(bar, brush.fill((0, 0, 0), 0.24))
    canvas.restore()


def _lamp(canvas: Canvas, shown: Shown) -> None:
    camera, unit = shown.camera, shown.unit
    top, foot, floor = camera.width * 0.62, camera.width * 0.5, camera.floor_y
    cone = brush.polygon(
        [(top - 3 * unit, 0), (top + 3 * unit, 0), (foot + 34 * unit, floor), (foot - 34 * unit, floor)]
    )
    canvas.drawPath(cone, brush.vertical(0, floor, [argb((255, 255, 255), 0.24), argb((255, 255, 255), 0.05)]))
    brush.glow(canvas, foot, floor, 36 * unit, 7 * unit, (255, 255, 255), 0.3)


def _studio(canvas: Canvas, shown: Shown) -> None:
    """A soft lamp at the upper left of a small stage."""
    camera = shown.camera
    brush.glow(
        canvas, 0.28 * camera.width, 0.22 * camera.height, camera.width, 0.6 * camera.height, (255, 240, 214), 0.16
    )
    _darken_edges(canvas, camera, 0.3)


def _iris(canvas: Canvas, shown: Shown) -> None:
    """What the round mask before an early lens leaves, in the frame of a title card."""
    camera, unit = shown.camera, shown.unit
    reach = 0.56 * math.hypot(camera.width, camera.height)
    colours = [argb((0, 0, 0), share) for share in (0.0, 0.0, 0.5, 1.0, 1.0)]
    canvas.drawPaint(brush.radial((camera.width / 2, 0.5 * camera.height), reach, colours, [0.0, 0.58, 0.8, 0.97, 1.0]))
    pen = brush.line((236, 232, 222), 0.22 * unit, 0.85)
    for inset, wide in ((2.6 * unit, 5.4 * unit), (3.5 * unit, 3.4 * unit)):
        for x, right in ((inset, 1), (camera.width - inset, -1)):
            for y, down in ((inset, 1), (camera.height - inset, -1)):
                corner = skia.Path()
                corner.moveTo(x + right * 2.4 * wide, y)
                corner.lineTo(x + right * wide, y)
                corner.quadTo(x + right * wide, y + down * wide, x, y + down * wide)
                corner.lineTo(x, y + down * 2.4 * wide)
                canvas.drawPath(corner, pen)


def _latest(shown: Shown, number: int, least_m_s: float, lasts_s: float) -> Contact | None:
    """The first of the hard blows that are just now shown: one at a time, none too soon after another."""
    now_s, last_s = number / shown.take.fps, -9.0
    for contact in shown.take.contacts:
        if contact.time_s > now_s:
            return None
        is_hard = contact.touch in (Touch.HIT, Touch.SPLASH) and contact.speed >= least_m_s
        if is_hard and contact.time_s - last_s >= max(_BURST_APART_S, lasts_s):
            last_s = contact.time_s
            if now_s - contact.time_s < lasts_s:
                return contact
    return None


def _place(shown: Shown, contact: Contact, number: int) -> tuple[float, float]:
    """Where a contact is seen, pixels of what the camera's window shows."""
    camera, window = shown.camera, shown.camera.window
    x, y = camera.to_px(number, contact.x_m, contact.y_m)
    zoom = float(window.zoom[number])
    return (
        (x - float(window.x[number])) * zoom + camera.width / 2,
        (y - float(window.y[number])) * zoom + camera.height / 2,
    )


def _darken_edges(canvas: Canvas, camera: Camera, share: float) -> None:
    """Takes light from the picture's edges: all of it in the corners where `share` is 1."""
    reach = 0.62 * math.hypot(camera.width, camera.height)
    colours = [argb((0, 0, 0), 0.0), argb((0, 0, 0), 0.0), argb((0, 0, 0), share)]
    canvas.drawPaint(brush.radial((camera.width / 2, camera.height * 0.47), reach, colours, [0.0, 0.45, 1.0]))


DRESSINGS: dict[str, Dressing] = {
    "garland": Dressing(moving=_garland),
    "lower third": Dressing(moving=_lower_third),
    "phone": Dressing(still=_ring_light, moving=_timer),
    "viewfinder": Dressing(moving=_viewfinder),
    "flare": Dressing(still=_flare, moving=_motes),
    "rush lines": Dressing(moving=_rush_lines),
    "tape": Dressing(moving=_tape),
    "gate": Dressing(still=_gate, pulsing=_leak, pulse=_leaking),
    "panel": Dressing(moving=_panel),
    "studio": Dressing(still=_studio),
    "iris": Dressing(still=_iris),
    "low key": Dressing(still=_low_key, moving=_headlights),
}
