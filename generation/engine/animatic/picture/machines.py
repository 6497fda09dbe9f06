"""Cars, wheels, boats, boards, balloons and the fittings of a set: hoop, ramp, beam."""

from __future__ import annotations

import math
from typing import Any

import skia

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.light import Light, argb, mix
from generation.engine.animatic.picture.objects import DEPTH_X, DEPTH_Y, Spot, corners_px, paint_prism
from generation.engine.animatic.script import Colour


def _local(spot: Spot) -> Any:
    spot.canvas.save()
    spot.canvas.translate(spot.x, spot.y)
    spot.canvas.rotate(-math.degrees(spot.angle))
    return spot.canvas


def paint_car(spot: Spot, thing: Thing) -> None:
    """This will paint a car's body: rounded, glossy, with somebody at the wheel."""
    canvas = _local(spot)
    unit = thing.width_m * spot.scale
    canvas.scale(thing.extra.get("facing", 1.0), 1.0)
    canvas.translate(0, 0.03 * unit)
    light, colour = spot.light, thing.colour
    deep = mix(colour, (30, 20, 50), 0.3)
    canvas.save()
    canvas.translate(0.05 * unit, -0.055 * unit)
    canvas.drawPath(_hull_path(unit), brush.fill(light.dim(deep)))
    canvas.drawPath(_cabin_path(unit), brush.fill(light.dim(deep)))
    canvas.restore()
    gloss = [argb(light.bright(colour)), argb(light.lit(colour)), argb(light.dim(colour))]
    canvas.drawPath(_cabin_path(unit), brush.vertical(-0.24 * unit, 0.0, gloss, [0, 0.5, 1]))
    if thing.look == "truck":
        _cargo(canvas, unit, light)
    canvas.drawPath(_hull_path(unit), brush.vertical(-0.08 * unit, 0.13 * unit, gloss, [0, 0.4, 1]))
    _windows(canvas, unit, light, is_taken=bool(thing.extra.get("taken")))
    _trim(canvas, unit, light, colour)
    canvas.restore()


def _cargo(canvas: Canvas, unit: float, light: Light) -> None:
    """A high box over the rear half, so that it is a truck from far away."""
    cream = (250, 240, 218)
    side = skia.Rect.MakeLTRB(-0.53 * unit, -0.42 * unit, -0.07 * unit, 0.02 * unit)
    lid = [(-0.53, -0.42), (-0.47, -0.47), (-0.01, -0.47), (-0.07, -0.42)]
    end = [(-0.07, -0.42), (-0.01, -0.47), (-0.01, -0.03), (-0.07, 0.02)]
    canvas.drawPath(brush.polygon([(x * unit, y * unit) for x, y in lid]), brush.fill(light.bright(cream)))
    canvas.drawPath(brush.polygon([(x * unit, y * unit) for x, y in end]), brush.fill(light.dim(cream)))
    canvas.drawRect(
        side, brush.vertical(side.top(), side.bottom(), [argb(light.bright(cream)), argb(light.lit(cream))])
    )
    for x in (-0.42, -0.3, -0.18):
        canvas.drawLine(x * unit, -0.39 * unit, x * unit, -0.01 * unit, brush.line(light.dim(cream), 0.006 * unit, 0.6))
    stripe = brush.fill(light.lit((255, 140, 100)))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.53 * unit, -0.2 * unit, -0.07 * unit, -0.15 * unit), stripe)


def _hull_path(unit: float) -> Any:
    path = skia.Path()
    path.moveTo(-0.5 * unit, 0.1 * unit)
    path.cubicTo(-0.54 * unit, 0.02 * unit, -0.53 * unit, -0.05 * unit, -0.46 * unit, -0.07 * unit)
    path.lineTo(0.2 * unit, -0.085 * unit)
    path.cubicTo(0.4 * unit, -0.075 * unit, 0.53 * unit, -0.05 * unit, 0.535 * unit, 0.03 * unit)
    path.cubicTo(0.54 * unit, 0.08 * unit, 0.53 * unit, 0.115 * unit, 0.5 * unit, 0.12 * unit)
    path.lineTo(-0.47 * unit, 0.12 * unit)
    path.close()
    return path


def _cabin_path(unit: float) -> Any:
    path = skia.Path()
    path.moveTo(-0.4 * unit, -0.05 * unit)
    path.cubicTo(-0.37 * unit, -0.2 * unit, -0.3 * unit, -0.265 * unit, -0.14 * unit, -0.27 * unit)
    path.cubicTo(0.04 * unit, -0.275 * unit, 0.12 * unit, -0.22 * unit, 0.24 * unit, -0.06 * unit)
    path.close()
    return path


def _windows(canvas: Canvas, unit: float, light: Light, *, is_taken: bool) -> None:
    day = [argb(light.lit((206, 234, 244))), argb(light.lit((128, 172, 198)))]
    glass = brush.vertical(-0.24 * unit, -0.06 * unit, day)
    rear = [(-0.335, -0.085), (-0.31, -0.17), (-0.25, -0.225), (-0.12, -0.232), (-0.12, -0.085)]
    front = [(-0.085, -0.085), (-0.085, -0.233), (0.0, -0.225), (0.075, -0.175), (0.15, -0.085)]
    for points in (rear, front):
        canvas.drawPath(brush.polygon([(x * unit, y * unit) for x, y in points]), glass)
    canvas.save()
    canvas.clipPath(brush.polygon([(x * unit, y * unit) for x, y in front]), True)
    if not is_taken:
        _driver(canvas, unit, light)
    canvas.restore()
    streak = [(-0.24, -0.225), (-0.19, -0.23), (-0.25, -0.09), (-0.3, -0.09)]
    canvas.drawPath(brush.polygon([(x * unit, y * unit) for x, y in streak]), brush.fill((255, 255, 255), 0.35))


def _driver(canvas: Canvas, unit: float, light: Light) -> None:
    x, y, r = 0.005 * unit, -0.135 * unit, 0.058 * unit
    brush.ball(canvas, x - r * 0.2, y - r * 0.15, r * 1.06, (92, 60, 46), light)
    brush.ball(canvas, x + r * 0.12, y + r * 0.12, r * 0.92, (246, 204, 170), light)
    for dx in (0.28, 0.72):
        canvas.drawCircle(x + r * dx, y + r * 0.02, r * 0.12, brush.fill((44, 34, 48)))
    smile = skia.Path()
    smile.moveTo(x + r * 0.26, y + r * 0.38)
    smile.quadTo(x + r * 0.52, y + r * 0.62, x + r * 0.76, y + r * 0.36)
    canvas.drawPath(smile, brush.line((44, 34, 48), max(1.0, r * 0.1)))


def _trim(canvas: Canvas, unit: float, light: Light, colour: Colour) -> None:
    for x in (-0.3, 0.3):
        canvas.drawCircle(x * unit, 0.1 * unit, 0.15 * unit, brush.fill(light.dim(mix(colour, (20, 18, 34), 0.75))))
    brush.glow(
        canvas, 0.49 * unit, 0.005 * unit, 0.16 * unit, 0.1 * unit, (255, 240, 190), 0.5 if light.is_dark else 0.2
    )
    canvas.drawOval(
        skia.Rect.MakeXYWH(0.455 * unit, -0.025 * unit, 0.045 * unit, 0.06 * unit), brush.fill((255, 246, 214))
    )
    canvas.drawOval(
        skia.Rect.MakeXYWH(-0.505 * unit, -0.02 * unit, 0.03 * unit, 0.05 * unit), brush.fill((255, 92, 84))
    )
    canvas.drawRoundRect(
        skia.Rect.MakeXYWH(-0.52 * unit, 0.09 * unit, 1.04 * unit, 0.035 * unit),
        0.02 * unit,
        0.02 * unit,
        brush.fill(light.dim((190, 196, 206))),
    )
    canvas.drawLine(
        -0.06 * unit,
        -0.05 * unit,
        -0.06 * unit,
        0.09 * unit,
        brush.line(light.dim(colour), max(1.0, 0.006 * unit), 0.7),
    )
    canvas.drawLine(
        -0.03 * unit, -0.02 * unit, 0.02 * unit, -0.02 * unit, brush.line(light.bright(colour), 0.012 * unit)
    )


def paint_wheel(spot: Spot, thing: Thing) -> None:
    """This will paint a wheel with a hub that shows how it turns."""
    radius = thing.width_m / 2 * spot.scale
    canvas, light = spot.canvas, spot.light
    if thing.extra.get("spokes"):
        _spokes(spot, radius)
        return
    canvas.drawCircle(spot.x + radius * 0.14, spot.y - radius * 0.1, radius, brush.fill(light.dim((30, 30, 40))))
    brush.ball(canvas, spot.x, spot.y, radius, thing.colour, light)
    canvas.drawCircle(spot.x, spot.y, radius * 0.58, brush.fill(light.lit((214, 218, 226))))
    _local(spot)
    for i in range(5):
        a = 2 * math.pi * i / 5
        canvas.drawCircle(
            radius * 0.36 * math.cos(a),
            radius * 0.36 * math.sin(a),
            radius * 0.11,
            brush.fill(light.dim((110, 116, 130))),
        )
    canvas.restore()
    canvas.drawCircle(spot.x, spot.y, radius * 0.16, brush.fill(light.bright((232, 92, 74))))


def _spokes(spot: Spot, radius: float) -> None:
    """A bicycle's wheel: a tyre, a rim and spokes that one sees through."""
    canvas, light = spot.canvas, spot.light
    pen = brush.line(light.lit((214, 218, 226)), max(1.0, radius * 0.035), 0.8)
    for i in range(8):
        a = math.pi * i / 8 - spot.angle
        dx, dy = 0.9 * radius * math.cos(a), 0.9 * radius * math.sin(a)
        canvas.drawLine(spot.x - dx, spot.y - dy, spot.x + dx, spot.y + dy, pen)
    canvas.drawCircle(spot.x, spot.y, radius * 0.92, brush.line(light.lit((44, 46, 56)), radius * 0.16))
    canvas.drawCircle(spot.x, spot.y, radius * 0.8, brush.line(light.lit((196, 202, 212)), radius * 0.06))
    canvas.drawCircle(spot.x, spot.y, radius * 0.12, brush.fill(light.lit((150, 156, 168))))


def paint_boat(spot: Spot, thing: Thing) -> None:
    """This will paint a small sailing boat."""
    canvas = _local(spot)
    unit, light = thing.width_m * spot.scale, spot.light
    mast = brush.line(light.lit((150, 104, 70)), 0.024 * unit)
    canvas.drawLine(0.02 * unit, -0.1 * unit, 0.02 * unit, -1.02 * unit, mast)
    belly = 0.05 * unit * math.sin(1.4 * spot.time_s)
    sail = skia.Path()
    sail.moveTo(0.05 * unit, -1.0 * unit)
    sail.quadTo(0.44 * unit + belly, -0.62 * unit, 0.5 * unit, -0.24 * unit)
    sail.lineTo(0.05 * unit, -0.22 * unit)
    sail.close()
    cream = (252, 244, 226)
    canvas.drawPath(
        sail,
        brush.vertical(
            -unit, -0.2 * unit, [argb(light.bright(cream)), argb(mix(light.lit(cream), light.dim(cream), 0.4))]
        ),
    )
    jib = skia.Path()
    jib.moveTo(-0.01 * unit, -0.95 * unit)
    jib.quadTo(-0.2 * unit + belly, -0.5 * unit, -0.4 * unit, -0.22 * unit)
    jib.lineTo(-0.01 * unit, -0.24 * unit)
    jib.close()
    canvas.drawPath(
        jib, brush.vertical(-unit, -0.2 * unit, [argb(light.bright(thing.colour)), argb(light.dim(thing.colour))])
    )
    hull = skia.Path()
    hull.moveTo(-0.52 * unit, -0.16 * unit)
    hull.quadTo(-0.42 * unit, 0.16 * unit, -0.2 * unit, 0.17 * unit)
    hull.lineTo(0.26 * unit, 0.17 * unit)
    hull.quadTo(0.5 * unit, 0.1 * unit, 0.58 * unit, -0.2 * unit)
    hull.quadTo(0.0, -0.1 * unit, -0.52 * unit, -0.16 * unit)
    body = thing.colour if sum(thing.colour) < 620 else (226, 84, 72)
    canvas.drawPath(hull, brush.vertical(-0.2 * unit, 0.17 * unit, [argb(light.bright(body)), argb(light.dim(body))]))
    canvas.drawPath(_band(unit), brush.line(light.bright((252, 244, 226)), 0.03 * unit))
    canvas.restore()


def _band(unit: float) -> Any:
    path = skia.Path()
    path.moveTo(-0.5 * unit, -0.13 * unit)
    path.quadTo(0.0, -0.06 * unit, 0.56 * unit, -0.165 * unit)
    return path


def paint_board(spot: Spot, thing: Thing) -> None:
    """This will paint a paddleboard: a deck seen a little from above, a rail, two stripes."""
    canvas = _local(spot)
    half, light = thing.width_m / 2 * spot.scale, spot.light
    thick = max(thing.height_m * spot.scale, 6.0)
    deep = thing.depth_m * spot.scale * -DEPTH_Y
    hull = brush.smooth(
        [
            (-half, -thick * 0.2),
            (-half * 0.9, thick * 0.5),
            (half * 0.8, thick * 0.6),
            (half * 1.03, -thick * 0.3),
            (half * 0.8, -thick * 0.2),
            (-half * 0.9, -thick * 0.2),
        ]
    )
    deck = skia.Rect.MakeLTRB(-half, -thick * 0.2 - deep, half, thick * 0.2 + deep * 0.35)
    canvas.drawPath(hull, brush.fill(light.dim((64, 168, 176))))
    paint = brush.vertical(deck.top(), deck.bottom(), [argb(light.bright(thing.colour)), argb(light.lit(thing.colour))])
    canvas.drawOval(deck, paint)
    canvas.drawOval(deck, brush.line(light.lit((64, 168, 176)), max(2.0, thick * 0.16)))
    inner = deck.makeInset(half * 0.22, (deck.bottom() - deck.top()) * 0.28)
    canvas.drawOval(inner, brush.fill(light.lit((116, 206, 204)), 0.8))
    canvas.restore()


def paint_balloon(spot: Spot, thing: Thing) -> None:
    """This will paint a balloon with a knot and a string that lags behind."""
    canvas = _local(spot)
    radius, light = thing.width_m / 2 * spot.scale, spot.light
    string = skia.Path()
    string.moveTo(0, radius * 1.15)
    drift = radius * 0.3 * math.sin(2.0 * spot.time_s + thing.extra.get("sway", 0.0))
    string.cubicTo(drift, radius * 1.9, -drift, radius * 2.5, drift * 0.6, radius * 3.2)
    canvas.drawPath(string, brush.line(light.lit((250, 250, 250)), max(1.0, radius * 0.03), 0.8))
    knot = brush.polygon([(0, radius * 1.02), (-radius * 0.12, radius * 1.2), (radius * 0.12, radius * 1.2)])
    canvas.drawPath(knot, brush.fill(light.dim(thing.colour)))
    brush.egg(canvas, 0, 0, radius, radius * 1.1, thing.colour, light)
    brush.glow(canvas, -radius * 0.36, -radius * 0.5, radius * 0.24, radius * 0.34, light.glow, 0.9)
    canvas.drawArc(
        skia.Rect.MakeXYWH(-radius * 0.8, -radius * 0.85, radius * 1.6, radius * 1.7),
        20,
        60,
        False,
        brush.line(mix(light.bright(thing.colour), (255, 255, 255), 0.2), radius * 0.07, 0.5),
    )
    canvas.restore()


def paint_hoop(spot: Spot, thing: Thing, net: float) -> None:
    """This will paint ring and net; `spot` is the front end of the ring, `net` 0..1 how far it is blown out."""
    canvas, light = spot.canvas, spot.light
    wide, high = thing.width_m * spot.scale, thing.width_m * spot.scale * 0.2
    left = spot.x
    ring = skia.Rect.MakeXYWH(left, spot.y - high / 2, wide, high)
    pen = brush.line(light.lit((250, 248, 240)), max(1.2, wide * 0.022), 0.9)
    drop = wide * (0.86 + 0.2 * net)
    for i in range(9):
        share = i / 8
        top = (left + wide * share, spot.y + high * 0.5 * math.sin(math.pi * share))
        for lean in (-1, 1):
            goal = min(max(share + lean * 0.25, 0.0), 1.0)
            low = (left + wide * (0.18 + 0.64 * goal), spot.y + drop + high * 0.3 * math.sin(math.pi * goal))
            bend = wide * 0.05 * math.sin(7 * spot.time_s + i) * net
            path = skia.Path()
            path.moveTo(*top)
            path.quadTo((top[0] + low[0]) / 2 + bend + (0.5 - share) * wide * 0.12, (top[1] + low[1]) / 2, *low)
            canvas.drawPath(path, pen)
    canvas.drawOval(ring, brush.line(light.lit(thing.colour), max(3.0, wide * 0.075)))
    canvas.drawArc(ring, 190, 120, False, brush.line(light.bright(thing.colour), max(1.5, wide * 0.03)))


def paint_backboard(spot: Spot, thing: Thing) -> None:
    """This will paint the board seen from its edge and a little from the front, and the arms that hold it."""
    w, h = thing.width_m / 2, thing.height_m / 2
    arm = brush.line(spot.light.dim((84, 98, 118)), 0.055 * spot.scale)
    for up in (-0.3, 0.25):
        spot.canvas.drawLine(
            spot.x, spot.y - up * spot.scale, spot.x + 0.46 * spot.scale, spot.y + 0.22 * spot.scale, arm
        )
    front = corners_px(spot, [(-w, -h), (w, -h), (w, h), (-w, h)])
    deep = thing.depth_m * spot.scale
    paint_prism(spot, front, deep, thing.colour)
    dx, dy = DEPTH_X * deep, DEPTH_Y * deep
    face = [
        (spot.x - w * spot.scale + dx * k, spot.y + h * spot.scale * v + dy * k)
        for k, v in ((-0.3, -0.25), (0.3, -0.25), (0.3, 0.72), (-0.3, 0.72))
    ]
    spot.canvas.drawPath(brush.polygon(face), brush.line(spot.light.lit((232, 92, 58)), max(2.0, 0.03 * spot.scale)))


def paint_prop(spot: Spot, thing: Thing) -> None:
    """This will paint a plain fitting: pole, ramp, bump, beam, deck, trampoline."""
    w, h = thing.width_m / 2, thing.height_m / 2
    front = corners_px(spot, [(-w, -h), (w, -h), (w, h), (-w, h)])
    if thing.look in {"ramp", "beam", "trampoline"}:
        _stands(spot, thing)
    paint_prism(spot, front, thing.depth_m * spot.scale, thing.colour)


def _stands(spot: Spot, thing: Thing) -> None:
    shares = (-0.38, 0.38) if thing.look != "ramp" else (-0.42, 0.3)
    floor = spot.y + spot.scale * float(thing.extra.get("floor", 0.8))
    for share in shares:
        x, y = corners_px(spot, [(share * thing.width_m, -thing.height_m / 2)])[0]
        _leg(spot, (x, y), floor)


def _leg(spot: Spot, top: Point, floor_y: float) -> None:
    colour = spot.light.dim((150, 150, 168))
    spread = 0.1 * spot.scale
    for side in (-1, 1):
        spot.canvas.drawLine(top[0], top[1], top[0] + side * spread, floor_y, brush.line(colour, 0.045 * spot.scale))
    spot.canvas.drawLine(
        top[0] - spread * 1.4, floor_y, top[0] + spread * 1.4, floor_y, brush.line(colour, 0.04 * spot.scale)
    )
