"""Faces: eyes that look and blink, cheeks, mouths. They sit on the head's ball and go round with it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import skia

from generation.engine.animatic.physics.track import Viseme
from generation.engine.animatic.picture import brush, worn
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_INK: Colour = (44, 34, 48)


@dataclass(frozen=True)
class Face:
    """Where things are on a head of radius 1, and how big."""

    eye_azimuth: float = 0.42
    eye_up: float = 0.05
    eye_size: float = 0.2
    mouth_up: float = -0.42
    mouth_size: float = 0.26
    cheeks: Colour | None = (240, 120, 110)
    eye: Colour = _INK
    white: bool = True
    brow: Colour | None = None


def add_face(rig: Rig, head: Local, radius: float, face: Face) -> None:
    """This will add eyes, cheeks and mouth to a head, or what is put on in its place; and what its figure wears."""
    if rig.is_young:
        face = replace(face, eye_size=1.22 * face.eye_size)
    worn.put_on(rig, head, radius, (face.eye_azimuth, face.eye_up, face.eye_size))
    if rig.mask is not None:
        rig.mask.put_on(rig, head, radius, 4.0 * radius)  # beaks and muzzles are behind
        return
    for side in (-1, 1):
        _eye(rig, head, radius, face, side)
        if face.cheeks:
            _cheek(rig, head, radius, face, side)
    add_mouth(rig, head, radius, face, 0.03)


def add_mouth(rig: Rig, centre: Local, radius: float, face: Face, nearer: float) -> None:
    """This will add a mouth alone to a ball that is no head: a muzzle, of which `face` has the mouth's place and size."""
    if not face.mouth_size or rig.mask is not None:
        return
    at, facing = rig.on_sphere(centre, radius, 0.0, face.mouth_up)
    if facing < 0.05:
        return
    x, y = rig.px(at)
    size = face.mouth_size * radius * rig.scale
    wide = size * (0.3 + 0.7 * facing)
    rig.add(rig.depth(centre) + radius + nearer, lambda: draw_mouth(rig, x, y, wide, size, face))


def _gaze(rig: Rig, at_px: tuple[float, float], reach: float) -> tuple[float, float]:
    if rig.pose.look is None:
        return (reach * 0.35 * math.cos(rig.pose.yaw), reach * 0.1)
    dx, dy = rig.pose.look[0] - at_px[0], rig.pose.look[1] - at_px[1]
    far = math.hypot(dx, dy) or 1.0
    return (reach * dx / far, reach * dy / far)


def _eye(rig: Rig, head: Local, radius: float, face: Face, side: int) -> None:
    at, facing = rig.on_sphere(head, radius, side * face.eye_azimuth, face.eye_up)
    if facing < 0.08:
        return
    x, y = rig.px(at)
    tall = face.eye_size * radius * rig.scale
    wide = tall * 0.84 * (0.35 + 0.65 * facing)
    rig.add(rig.depth(head) + radius + 0.02, lambda: _draw_eye(rig, x, y, wide, tall, face, side))


def _draw_eye(rig: Rig, x: float, y: float, wide: float, tall: float, face: Face, side: int) -> None:
    canvas, shut = rig.canvas, rig.pose.blink
    _draw_brow(rig, x, y, wide, tall, face, side)
    if shut > 0.6:
        pen = brush.line(face.eye, max(1.2, tall * 0.28))
        canvas.drawLine(x - wide, y + tall * 0.2, x + wide, y + tall * 0.2, pen)
        return
    high = tall * (1.0 - 0.75 * shut) * min(rig.pose.lids, 1.25)
    gx, gy = _gaze(rig, (x, y), wide * 0.34)
    if face.white:
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - wide, y - high, 2 * wide, 2 * high), brush.fill(rig.light.lit((255, 253, 248)))
        )
        pw, ph = wide * 0.68, high * 0.72
    else:
        pw, ph, gx, gy = wide, high, gx * 0.4, gy * 0.4
    canvas.drawOval(skia.Rect.MakeXYWH(x + gx - pw, y + gy - ph, 2 * pw, 2 * ph), brush.fill(face.eye))
    canvas.drawCircle(x + gx - pw * 0.3, y + gy - ph * 0.4, max(0.8, pw * 0.36), brush.fill((255, 255, 255), 0.95))
    canvas.drawCircle(x + gx + pw * 0.32, y + gy + ph * 0.36, max(0.5, pw * 0.17), brush.fill((255, 255, 255), 0.6))
    if rig.pose.tears:
        _draw_tear(rig, x, y, tall, side)


def _draw_brow(rig: Rig, x: float, y: float, wide: float, tall: float, face: Face, side: int) -> None:
    """A brow where the face has one, or a mood that shows: lowered at the nose in anger, raised there in sorrow or fear."""
    mood = rig.pose.brow
    colour = face.brow or (_INK if abs(mood) > 0.2 else None)
    if colour is None:
        return
    # speech would make it flicker
    raised = rig.pose.mouth if rig.pose.viseme is Viseme.REST else 0.8 * rig.pose.nod
    up = y - tall * (1.5 + 0.35 * raised - 0.35 * max(mood, 0.0) + 0.25 * max(rig.pose.lids - 1.0, 0.0))
    # The nose is to the right of the eye at the figure's right hand as long as it faces us.
    inner = wide * 0.9 * (1.0 if side * math.sin(rig.pose.yaw) > 0 else -1.0)
    tilt = tall * 0.62 * mood
    pen = brush.line(colour, max(1.2, tall * 0.26))
    rig.canvas.drawLine(x - inner, up - 0.5 * tilt + tall * 0.05, x + inner, up + tilt, pen)


def _draw_tear(rig: Rig, x: float, y: float, tall: float, side: int) -> None:
    fall = (1.1 * rig.time_s + 0.35 * side) % 1.0
    size = 0.34 * tall * rig.pose.tears
    at = y + tall * (0.9 + 2.2 * fall)
    drop = brush.smooth([(x, at - 1.9 * size), (x + size, at), (x, at + size), (x - size, at)])
    rig.canvas.drawPath(drop, brush.fill((130, 196, 250), 0.9 * (1.0 - fall)))


def _cheek(rig: Rig, head: Local, radius: float, face: Face, side: int) -> None:
    at, facing = rig.on_sphere(head, radius, side * (face.eye_azimuth + 0.32), -0.3)
    if facing < 0.1 or face.cheeks is None:
        return
    x, y = rig.px(at)
    size, colour = 0.24 * radius * rig.scale, rig.light.lit(face.cheeks)
    rig.add(
        rig.depth(head) + radius + 0.01,
        lambda: brush.glow(rig.canvas, x, y, size * (0.3 + 0.7 * facing), size * 0.8, colour, 0.55),
    )


def draw_mouth(rig: Rig, x: float, y: float, wide: float, size: float, face: Face) -> None:
    """This will draw a mouth around a point of the picture, `wide` and `size` pixels, as it is held now."""
    pose = rig.pose
    if pose.viseme in _LIPS:
        _draw_speaking(rig, x, y, wide, size, face)
        return
    if pose.viseme is Viseme.CLOSED:
        _draw_pressed(rig, x, y, wide, size, face)
        return
    if pose.mouth > 0.12:
        high = size * (0.35 + 0.75 * pose.mouth)
        _draw_open(rig, skia.Rect.MakeXYWH(x - wide * 0.62, y - high * 0.35, wide * 1.24, high), face, teeth=0.0)
        return
    smile = (pose.joy - 0.45) * 1.5
    path = skia.Path()
    path.moveTo(x - wide, y - size * 0.25 * smile)
    path.quadTo(x, y + size * 0.85 * smile, x + wide, y - size * 0.25 * smile)
    rig.canvas.drawPath(path, brush.line(face.eye, max(1.4, size * 0.2)))


@dataclass(frozen=True)
class _Lips:
    """How an open mouth is held, in sizes of the face's mouth."""

    wide: float
    high: float  # at the least
    opens: float  # so much higher when wide open
    teeth: float  # of the upper row, share of the height
    tongue: bool


_LIPS = {
    Viseme.OPEN: _Lips(0.74, 0.34, 0.95, 0.2, True),
    Viseme.WIDE: _Lips(1.04, 0.34, 0.62, 0.3, True),
    Viseme.ROUND: _Lips(0.44, 0.42, 0.56, 0.0, False),
    Viseme.TEETH: _Lips(0.76, 0.4, 0.2, 0.62, False),
}


def _draw_speaking(rig: Rig, x: float, y: float, wide: float, size: float, face: Face) -> None:
    lips, wide, size = _LIPS[rig.pose.viseme], 1.15 * wide, 1.15 * size
    half, high = wide * lips.wide, size * (lips.high + lips.opens * rig.pose.mouth)
    box = skia.Rect.MakeXYWH(x - half, y - high * 0.4, 2 * half, high)
    _draw_open(rig, box, face, teeth=lips.teeth, has_tongue=lips.tongue)
    if rig.pose.viseme is Viseme.ROUND:
        rig.canvas.drawOval(box, brush.line(mix(face.eye, (190, 70, 70), 0.6), max(1.2, size * 0.16)))


def _draw_open(rig: Rig, box: skia.Rect, face: Face, *, teeth: float, has_tongue: bool = True) -> None:
    """An open mouth in `box`, with the upper row of teeth over a share of it."""
    canvas, wide, high = rig.canvas, box.width() / 2, box.height()
    shape = skia.RRect.MakeRectXY(box, wide, min(high * 0.5, wide))
    canvas.save()
    canvas.clipRRect(shape, True)
    canvas.drawRect(box, brush.fill(mix(face.eye, (120, 20, 40), 0.5)))
    middle = box.centerX()
    if has_tongue:
        tongue = skia.Rect.MakeXYWH(middle - wide * 0.62, box.top() + high * 0.62, wide * 1.24, high * 0.6)
        canvas.drawOval(tongue, brush.fill(rig.light.lit((240, 118, 118))))
    if teeth:
        row = skia.Rect.MakeXYWH(middle - wide * 0.86, box.top() - high * 0.1, wide * 1.72, high * (teeth + 0.1))
        canvas.drawRect(row, brush.fill(rig.light.lit((255, 252, 246))))
    canvas.restore()


def _draw_pressed(rig: Rig, x: float, y: float, wide: float, size: float, face: Face) -> None:
    """Lips pressed together, for m, b and p."""
    path = skia.Path()
    path.moveTo(x - wide * 0.7, y)
    path.quadTo(x, y - size * 0.12, x + wide * 0.7, y)
    rig.canvas.drawPath(path, brush.line(face.eye, max(1.6, size * 0.26)))
