"""The set of an amusement park: a big wheel that turns, a coaster whose train goes round, a carousel, booths and flags."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, in_turns, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.script import Colour

_GAY: tuple[Colour, ...] = ((226, 66, 74), (250, 196, 70), (70, 150, 214), (240, 120, 170), (90, 184, 130))
_IRON: Colour = (236, 240, 246)
_BULB: Colour = (255, 220, 140)
_CABINS, _TURN_S, _STEPS = 12, 16.0, 16
_CARS, _ROUND_S = 6, 7.0


def amusement_park(stage: Set) -> Backdrop:
    """This will be an amusement park: wheel and coaster against the sky, carousel and booths before them, bunting above."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            hills(stage, 4.0, (112, 168, 120), 0.5, 601, 0.1),
            band(stage, partial(_track, stage=stage), 0, line + unit, 0.22),
            mobile(stage, 0.22, *_train(stage)),
            band(stage, partial(_legs, stage=stage), 0, line + unit, 0.36),
            mobile(stage, 0.36, *_wheel(stage)),
            band(stage, partial(_booths, stage=stage), line - 34 * unit, line + 3 * unit, 0.62),
            mobile(stage, 0.62, *_carousel(stage)),
            band(stage, partial(_square, stage=stage), line, stage.height, 1.0),
        ],
        [band(stage, partial(_bunting, stage=stage), 0, 14 * unit, 1.15)],
    )


def _rail(x: float, stage: Set, period: float) -> float:
    """How high the coaster's rail runs at a place, pixels from the top; it comes round after a period."""
    turn, high = 2 * math.pi * x / period, min(0.5 * stage.horizon, 30 * stage.unit)
    rise = 0.52 + 0.34 * math.sin(3 * turn + 0.8) + 0.14 * math.sin(5 * turn)
    return stage.horizon - 6 * stage.unit - high * rise


def _track(canvas: Canvas, period: float, stage: Set) -> None:
    """Trestles of white steel, and the red rail on them."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    steel, red = light.far(_IRON, 0.25), light.far((222, 60, 70), 0.12)
    step = period / max(24, round(period / (6 * unit)))
    places = [k * step for k in range(round(period / step) + 1)]
    for k, x in enumerate(places):
        top = _rail(x, stage, period)
        canvas.drawLine(x, line, x, top, brush.line(steel, 0.55 * unit))
        if k:
            before = _rail(x - step, stage, period)
            for low in range(int(max(top, before)), int(line), max(1, int(7 * unit))):
                canvas.drawLine(x - step, low, x, low + 6 * unit, brush.line(steel, 0.3 * unit, 0.8))
                canvas.drawLine(x - step, low + 6 * unit, x, low, brush.line(steel, 0.3 * unit, 0.8))
    points = [(x, _rail(x, stage, period)) for x in range(0, int(period) + 6, 6)]
    for lift, tone, wide in ((1.0, mix(red, light.shade, 0.3), 0.7), (0.0, red, 1.0)):
        path = brush.smooth([(x, y + lift * unit) for x, y in points], False)
        canvas.drawPath(path, brush.line(tone, wide * unit))


def _train(stage: Set) -> list[Piece]:
    """The cars, each on the rail where the one before it was a moment ago; they hurry downhill."""
    unit, period = stage.unit, 2.0 * stage.width
    wide, high = 5.6 * unit, 7.4 * unit
    rng = stage.rng(602)

    def car(at: int) -> Piece:
        seed = rng.random()
        image = sprite(wide, high, partial(_car, stage=stage, colour=_GAY[at % 3], rng=random.Random(seed)))  # noqa: S311

        def stance(now_s: float) -> Stance:
            share = now_s / _ROUND_S + 0.12
            x = (period * (share + 0.018 * math.sin(6 * math.pi * share)) - at * 5.3 * unit) % period
            dy = _rail(x + unit, stage, period) - _rail(x - unit, stage, period)
            return Stance(x, _rail(x, stage, period), math.degrees(math.atan2(dy, 2 * unit)))

        return Piece((image,), (wide / 2, high - 0.4 * unit), stance)

    return [car(at) for at in range(_CARS)]


def _car(canvas: Canvas, stage: Set, colour: Colour, rng: random.Random) -> None:
    unit, light = stage.unit, stage.light
    for x in (1.7, 3.7):
        skin = rng.choice(((246, 206, 176), (214, 164, 128), (150, 104, 78)))
        for side in (-0.9, 0.9):
            arm = brush.line(light.far(skin, 0.1), 0.5 * unit)
            canvas.drawLine(x * unit, 3.6 * unit, (x + side) * unit, 0.8 * unit, arm)
        canvas.drawCircle(x * unit, 2.4 * unit, 0.85 * unit, brush.fill(light.far(skin, 0.1)))
        hair = skia.Rect.MakeXYWH((x - 0.9) * unit, 1.4 * unit, 1.8 * unit, 1.6 * unit)
        canvas.drawArc(
            hair, 180, 180, True, brush.fill(light.dim(rng.choice(((70, 46, 36), (40, 34, 40), (206, 160, 90)))))
        )
    pieces.panel(canvas, pieces.box(0.2 * unit, 3.4 * unit, 5.2 * unit, 3.0 * unit), colour, stage, round_by=1.2 * unit)
    canvas.drawRect(
        pieces.box(0.6 * unit, 4.4 * unit, 4.4 * unit, 0.7 * unit), brush.fill(light.bright((255, 244, 220)))
    )
    for x in (1.3, 4.3):
        canvas.drawCircle(x * unit, 6.6 * unit, 0.7 * unit, brush.fill(light.dim((60, 60, 74))))


def _hub(stage: Set) -> tuple[float, float, float]:
    """Where the wheel's middle is, and its radius."""
    radius = min(0.39 * stage.horizon, 0.3 * stage.width)
    return 0.2 * stage.width, stage.horizon - radius - 7 * stage.unit, radius


def _legs(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    x, y, radius = _hub(stage)
    steel = light.far((206, 214, 228), 0.12)
    for side in (-0.5, 0.5):
        canvas.drawLine(x, y, x + side * radius, stage.horizon, brush.line(steel, 1.5 * unit))
        canvas.drawLine(
            x, y, x + 0.7 * side * radius, stage.horizon, brush.line(mix(steel, light.shade, 0.25), 0.9 * unit)
        )
    canvas.drawLine(
        x - 0.27 * radius, y + 0.62 * radius, x + 0.27 * radius, y + 0.62 * radius, brush.line(steel, 0.8 * unit)
    )
    _tower(canvas, 1.2 * stage.width, stage)


def _tower(canvas: Canvas, x: float, stage: Set) -> None:
    """A helter-skelter: a striped tower with a slide wound round it."""
    unit, light, foot = stage.unit, stage.light, stage.horizon
    high = min(0.62 * stage.horizon, 44 * unit)
    body = brush.polygon(
        [(x - 7 * unit, foot), (x + 7 * unit, foot), (x + 4 * unit, foot - high), (x - 4 * unit, foot - high)]
    )
    canvas.save()
    canvas.clipPath(body, True)
    for k in range(12):
        tone = light.far(_GAY[0] if k % 2 else (252, 242, 222), 0.12)
        canvas.drawRect(
            pieces.box(x - 8 * unit, foot - high * (k + 1) / 12, 16 * unit, high / 12 + 1), brush.fill(tone)
        )
    canvas.drawRect(pieces.box(x + unit, foot - high, 8 * unit, high), brush.fill(light.shade, 0.16))
    canvas.restore()
    for k in range(4):
        y, half = foot - high * (0.2 + 0.2 * k), (8.2 - 0.9 * k) * unit
        slide = skia.Path()
        slide.moveTo(x - half, y)
        slide.quadTo(x, y + 5 * unit, x + half, y - 3 * unit)
        canvas.drawPath(slide, brush.line(light.far(_GAY[1], 0.1), 1.6 * unit))
    roof = [(x - 6 * unit, foot - high), (x, foot - high - 9 * unit), (x + 6 * unit, foot - high)]
    canvas.drawPath(brush.polygon(roof), brush.fill(light.far(_GAY[2], 0.1)))


def _wheel(stage: Set) -> list[Piece]:
    """Rim and spokes turn as one; the cabins go round with them and stay upright."""
    unit = stage.unit
    x, y, radius = _hub(stage)
    side = 2 * radius + 4 * unit
    rim = sprite(side, side, partial(_rim, stage=stage, radius=radius, middle=side / 2))
    images = in_turns(rim, _CABINS, _STEPS)
    turning = Piece(
        images,
        (rim.width() / 2, rim.height() / 2),
        lambda now_s: Stance(x, y, number=int(now_s * _CABINS * _STEPS / _TURN_S) % _STEPS),
    )

    def cabin(at: int) -> Piece:
        image = sprite(7 * unit, 8 * unit, partial(_cabin, stage=stage, colour=_GAY[at % 5]))

        def stance(now_s: float) -> Stance:
            turn = 2 * math.pi * (now_s / _TURN_S + at / _CABINS)
            return Stance(x + radius * math.cos(turn), y + radius * math.sin(turn))

        return Piece((image,), (3.5 * unit, 0.6 * unit), stance)

    return [turning, *(cabin(at) for at in range(_CABINS))]


def _rim(canvas: Canvas, stage: Set, radius: float, middle: float) -> None:
    unit, light = stage.unit, stage.light
    steel, pink = light.far(_IRON, 0.05), light.far((240, 110, 150), 0.05)
    for k in range(_CABINS):
        turn = 2 * math.pi * k / _CABINS
        end = (middle + radius * math.cos(turn), middle + radius * math.sin(turn))
        canvas.drawLine(middle, middle, *end, brush.line(steel, 0.6 * unit))
    for share, tone, wide in ((1.0, pink, 1.1), (0.9, steel, 0.6), (0.45, steel, 0.6)):
        canvas.drawCircle(middle, middle, share * radius, brush.line(tone, wide * unit))
    for k in range(4 * _CABINS):
        turn = math.pi * k / _CABINS / 2
        at = (middle + 0.95 * radius * math.cos(turn), middle + 0.95 * radius * math.sin(turn))
        if light.is_dark:
            brush.glow(canvas, *at, 2.2 * unit, 2.2 * unit, _GAY[k % 4], 0.5)
        canvas.drawCircle(*at, 0.5 * unit, brush.fill(mix(_BULB, (255, 255, 255), 0.4)))
    canvas.drawCircle(middle, middle, 2.6 * unit, brush.fill(light.lit(_GAY[1])))
    canvas.drawCircle(middle, middle, 1.2 * unit, brush.fill(light.lit(_GAY[0])))


def _cabin(canvas: Canvas, stage: Set, colour: Colour) -> None:
    unit, light = stage.unit, stage.light
    canvas.drawLine(3.5 * unit, 0.6 * unit, 3.5 * unit, 2.4 * unit, brush.line(light.dim(_IRON), 0.5 * unit))
    pieces.panel(canvas, pieces.box(0.6 * unit, 2.2 * unit, 5.8 * unit, 5.2 * unit), colour, stage, round_by=2 * unit)
    glass = (255, 232, 170) if light.is_dark else (214, 236, 248)
    canvas.drawRoundRect(
        pieces.box(1.4 * unit, 3.4 * unit, 4.2 * unit, 1.9 * unit), 0.6 * unit, 0.6 * unit, brush.fill(glass)
    )


def _booths(canvas: Canvas, period: float, stage: Set) -> None:
    """Striped booths in a row, with a gap where the carousel stands."""
    unit = stage.unit
    places = every(stage, period, 23)
    gap = _round(stage)[0]
    for k, x in enumerate(places):
        if abs(x + 8 * unit - gap) > 23 * unit:
            _booth(canvas, x, stage, _GAY[k % 5])
    for x in places[1::2]:
        wrapped(canvas, period, x, 4 * unit, partial(_lamp_post, canvas=canvas, stage=stage))
    _carousel_base(canvas, stage)


def _lamp_post(x: float, canvas: Canvas, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 2 * stage.unit
    pieces.post(canvas, x - 1.6 * unit, foot, foot - 19 * unit, 0.8 * unit, (70, 74, 96), stage)
    pieces.glow_lamp(canvas, x - 1.6 * unit, foot - 20 * unit, 1.4 * unit, stage, _BULB)


def _booth(canvas: Canvas, x: float, stage: Set, colour: Colour) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    wide, high = 16 * unit, 13 * unit
    inside = mix(light.lit((120, 76, 92)), light.shade, 0.35)
    canvas.drawRect(pieces.box(x, foot - high, wide, high), brush.fill(inside))
    if light.is_dark:
        brush.glow(canvas, x + wide / 2, foot - 8 * unit, 12 * unit, 8 * unit, _BULB, 0.55)
    for k in range(5):
        tone = light.lit(_GAY[(k + round(x)) % 5])
        at = (x + (2 + 3 * k) * unit, foot - 8.6 * unit)
        canvas.drawCircle(*at, 1.3 * unit, brush.fill(tone))
        canvas.drawCircle(at[0] - 0.9 * unit, at[1] - 1.2 * unit, 0.6 * unit, brush.fill(tone))
        canvas.drawCircle(at[0] + 0.9 * unit, at[1] - 1.2 * unit, 0.6 * unit, brush.fill(tone))
    pieces.panel(canvas, pieces.box(x - unit, foot - 5.4 * unit, wide + 2 * unit, 5.4 * unit), (250, 240, 222), stage)
    stripes = 8
    for k in range(stripes):
        tone = light.lit(colour if k % 2 == 0 else (255, 248, 234))
        left, each = x - 1.6 * unit, (wide + 3.2 * unit) / stripes
        low = foot - high + 2.4 * unit
        fold = [
            (x + wide * k / stripes, foot - high - 5 * unit),
            (x + wide * (k + 1) / stripes, foot - high - 5 * unit),
            (left + each * (k + 1), low),
            (left + each * k, low),
        ]
        canvas.drawPath(brush.polygon(fold), brush.fill(tone))
        canvas.drawArc(pieces.box(left + each * k, low - 1.3 * unit, each, 2.6 * unit), 0, 180, True, brush.fill(tone))
        canvas.drawRect(
            pieces.box(left + each * k, foot - 3.8 * unit, each, 1.2 * unit), brush.fill(light.lit(colour), 0.8)
        )
    top = (x + wide / 2, foot - high - 5 * unit)
    canvas.drawLine(*top, top[0], top[1] - 5 * unit, brush.line(light.dim((150, 120, 90)), 0.5 * unit))
    flag = [(top[0], top[1] - 5 * unit), (top[0] + 4 * unit, top[1] - 3.8 * unit), (top[0], top[1] - 2.6 * unit)]
    canvas.drawPath(brush.polygon(flag), brush.fill(light.lit(colour)))


def _round(stage: Set) -> tuple[float, float, float]:
    """The carousel's middle, its foot and its half width."""
    return 0.86 * stage.width, stage.horizon + 2 * stage.unit, 15 * stage.unit


def _carousel_base(canvas: Canvas, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    x, foot, half = _round(stage)
    inside = mix(light.lit((150, 96, 120)), light.shade, 0.3)
    canvas.drawRect(pieces.box(x - 0.86 * half, foot - 20 * unit, 1.72 * half, 18 * unit), brush.fill(inside, 0.55))
    if light.is_dark:
        brush.glow(canvas, x, foot - 12 * unit, half, 11 * unit, _BULB, 0.55)
    pieces.post(canvas, x, foot - 2 * unit, foot - 21 * unit, 5 * unit, (250, 206, 110), stage)
    canvas.drawOval(pieces.box(x - half, foot - 4.6 * unit, 2 * half, 5 * unit), brush.fill(light.lit((206, 66, 84))))
    canvas.drawOval(
        pieces.box(x - half, foot - 5.4 * unit, 2 * half, 4.6 * unit), brush.fill(light.lit((250, 232, 200)))
    )


def _carousel(stage: Set) -> list[Piece]:
    """Horses that come round, going up and down, under a striped roof that hides the poles' upper ends."""
    unit = stage.unit
    x, foot, half = _round(stage)

    def horse(at: int) -> Piece:
        image = sprite(9 * unit, 20 * unit, partial(_horse, stage=stage, colour=_GAY[at % 5]))

        def stance(now_s: float) -> Stance:
            turn = 2 * math.pi * (now_s / 9.0 + at / 7)
            lift = 1.3 * unit * math.sin(2 * math.pi * now_s / 2.2 + 2.4 * at)
            front = math.sin(turn)
            return Stance(
                x + 0.84 * half * math.cos(turn),
                foot - 2.4 * unit + front * unit + lift,
                alpha=1.0 if front > -0.25 else 0.0,
            )

        return Piece((image,), (4.5 * unit, 19.6 * unit), stance)

    roof = sprite(2.3 * half, 18 * unit, partial(_roof, stage=stage, half=half))
    fixed = Stance(x, foot - 19 * unit)
    return [*(horse(at) for at in range(7)), Piece((roof,), (1.15 * half, 13 * unit), lambda _: fixed)]


def _horse(canvas: Canvas, stage: Set, colour: Colour) -> None:
    """A wooden horse on its pole, seen from its side."""
    unit, light = stage.unit, stage.light
    white, dim = light.bright((252, 244, 232)), light.dim((232, 214, 196))
    canvas.drawLine(4.5 * unit, 0, 4.5 * unit, 18.5 * unit, brush.line(light.lit((236, 190, 90)), 0.55 * unit))
    for hoof, knee in (
        ((2.0, 18.6), (2.4, 16.4)),
        ((3.4, 18.2), (2.9, 16.2)),
        ((6.6, 18.4), (6.2, 16.2)),
        ((8.0, 17.4), (6.9, 16.0)),
    ):
        canvas.drawLine(knee[0] * unit, knee[1] * unit, hoof[0] * unit, hoof[1] * unit, brush.line(dim, 0.8 * unit))
    canvas.drawOval(pieces.box(1.6 * unit, 13.4 * unit, 6 * unit, 3.4 * unit), brush.fill(white))
    canvas.drawLine(6.6 * unit, 14.4 * unit, 7.5 * unit, 11.6 * unit, brush.line(white, 1.5 * unit))
    canvas.drawLine(7.4 * unit, 11.5 * unit, 8.5 * unit, 12.6 * unit, brush.line(white, 1.1 * unit))
    canvas.drawLine(6.0 * unit, 14.0 * unit, 6.9 * unit, 11.2 * unit, brush.line(light.lit(colour), 0.8 * unit))
    canvas.drawLine(1.8 * unit, 14.6 * unit, 0.7 * unit, 17.0 * unit, brush.line(light.lit(colour), 0.8 * unit))
    canvas.drawRoundRect(
        pieces.box(3.4 * unit, 13.0 * unit, 2.4 * unit, 2.0 * unit),
        0.7 * unit,
        0.7 * unit,
        brush.fill(light.lit(colour)),
    )


def _roof(canvas: Canvas, stage: Set, half: float) -> None:
    unit, light, middle = stage.unit, stage.light, 1.15 * half
    eaves, stripes = 12.5 * unit, 10
    for k in range(stripes):
        tone = mix(light.lit(_GAY[0] if k % 2 else (255, 246, 226)), light.shade, 0.12 * abs(k - 3) / 4)
        left, right = middle + 1.1 * half * (2 * k / stripes - 1), middle + 1.1 * half * (2 * (k + 1) / stripes - 1)
        canvas.drawPath(brush.polygon([(middle, 3 * unit), (left, eaves), (right, eaves)]), brush.fill(tone))
        canvas.drawArc(
            skia.Rect.MakeLTRB(left, eaves - 2 * unit, right, eaves + 2.4 * unit), 0, 180, True, brush.fill(tone)
        )
    canvas.drawLine(
        middle - 1.1 * half, eaves, middle + 1.1 * half, eaves, brush.line(light.lit((244, 200, 96)), 0.9 * unit)
    )
    for k in range(11):
        pieces.glow_lamp(canvas, middle + 1.08 * half * (k / 5 - 1), eaves, 0.55 * unit, stage, _BULB)
    canvas.drawCircle(middle, 2.4 * unit, 1.3 * unit, brush.fill(light.lit((250, 206, 90))))


def _square(canvas: Canvas, period: float, stage: Set) -> None:
    unit, rng = stage.unit, stage.rng(604)
    scenery.paint_ground(
        canvas, period, stage, far=(222, 196, 170), near=(200, 168, 144), speckle=(238, 216, 190), salt=603, count=500
    )
    for _ in range(60):
        at = (rng.uniform(0, period), stage.horizon + rng.uniform(0.1, 1) * (stage.height - stage.horizon))
        bit = pieces.box(*at, 0.9 * unit, 0.45 * unit)
        canvas.drawRect(bit, brush.fill(stage.light.lit(rng.choice(_GAY)), 0.8))
    if stage.light.is_dark:
        for k, x in enumerate(every(stage, period, 30)):
            brush.glow(canvas, x, stage.horizon + 8 * unit, 18 * unit, 6 * unit, _GAY[k % 5], 0.3)


def _bunting(canvas: Canvas, period: float, stage: Set) -> None:
    """Flags on strings that hang in swags over the picture's upper edge."""
    unit, light = stage.unit, stage.light
    swags = every(stage, period, 46)
    wide = period / len(swags)
    for start in swags:
        string = skia.Path()
        string.moveTo(start, 0)
        string.quadTo(start + wide / 2, 11 * unit, start + wide, 0)
        canvas.drawPath(string, brush.line(light.dim((110, 90, 90)), 0.3 * unit))
        for k in range(1, 10):
            share = k / 10
            x, y = start + wide * share, 11 * unit * 2 * share * (1 - share)
            flag = [(x - 1.5 * unit, y), (x + 1.5 * unit, y), (x, y + 3.6 * unit)]
            tone = light.lit(_GAY[k % 5])
            canvas.drawPath(
                brush.polygon(flag), brush.vertical(y, y + 3.6 * unit, [argb(tone), argb(mix(tone, light.shade, 0.2))])
            )
