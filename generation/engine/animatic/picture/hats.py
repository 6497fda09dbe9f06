"""Hats: drawn in the head's own frame (its radius is 1, y down, 0 at its middle), tilted with the body."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import Light, argb, mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (44, 40, 52)
_GOLD: Colour = (244, 206, 110)
Point = tuple[float, float]


@dataclass(frozen=True)
class Block:
    """What a hat is drawn on."""

    canvas: Canvas
    light: Light
    look: float  # -1 looks left .. 1 looks right
    front: float  # 1 faces us .. -1 turned away
    time_s: float

    def soft(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """This will paint a soft form."""
        self._paint(brush.smooth(list(points)), points, colour, alpha)

    def poly(self, points: Sequence[Point], colour: Colour) -> None:
        """This will paint a form with corners."""
        self._paint(brush.polygon(list(points)), points, colour, 1.0)

    def _paint(self, path: skia.Path, points: Sequence[Point], colour: Colour, alpha: float) -> None:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        light = self.light
        colours = [argb(light.bright(colour), alpha), argb(light.lit(colour), alpha), argb(light.dim(colour), alpha)]
        shader = skia.GradientShader.MakeLinear([(left, -1.0), (right, 0.6)], colours, [0.0, 0.4, 1.0])
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float = 1.0) -> None:
        """This will paint an oval."""
        self.soft(
            [
                (x + 1.035 * rx * math.cos(k * math.pi / 6), y + 1.035 * ry * math.sin(k * math.pi / 6))
                for k in range(12)
            ],
            colour,
            alpha,
        )

    def ball(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """This will paint a ball."""
        brush.ball(self.canvas, x, y, radius, colour, self.light)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """This will paint a soft line."""
        self.canvas.drawPath(brush.smooth(list(points), False), brush.line(self.light.lit(colour), width))


Hat = Callable[[Block, Colour], None]


def paint_hat(rig: Rig, head: Local, radius: float, hat: Hat, colour: Colour) -> None:
    """This will add a hat to the rig, in front of the head."""
    x, y = rig.px(head)
    size = radius * rig.scale
    block = Block(rig.canvas, rig.light, math.cos(rig.pose.yaw), math.sin(rig.pose.yaw), rig.time_s)

    def draw() -> None:
        rig.canvas.save()
        rig.canvas.translate(x, y)
        rig.canvas.rotate(-math.degrees(rig.angle))
        rig.canvas.scale(size, size)
        hat(block, colour)
        rig.canvas.restore()

    rig.add(rig.depth(head) + 1.6 * radius, draw)


def _toque(b: Block, c: Colour) -> None:
    for x, y, r in ((-0.5, -1.5, 0.5), (0.5, -1.5, 0.5), (0.0, -1.75, 0.58), (-0.2, -1.35, 0.5), (0.25, -1.35, 0.5)):
        b.ball(x, y, r, c)
    b.soft(((-0.8, -0.5), (0.0, -0.36), (0.8, -0.5), (0.82, -1.2), (0.0, -1.1), (-0.82, -1.2)), c)


def _cone(b: Block, c: Colour) -> None:
    lean = -0.25 * b.look
    b.soft(
        (
            (-1.05, -0.35),
            (1.05, -0.35),
            (0.62, -1.2),
            (0.3 + lean, -2.2),
            (0.05 + 1.6 * lean, -2.9),
            (-0.15 + lean, -2.2),
            (-0.62, -1.2),
        ),
        c,
    )
    b.oval(0.0, -0.5, 1.12, 0.24, mix(c, _DARK, 0.2))
    if c[2] > c[0]:
        for x, y in ((-0.3, -1.0), (0.25, -1.4), (0.05 + lean, -2.0)):
            b.ball(x, y, 0.1, (255, 226, 120))


def _witch(b: Block, c: Colour) -> None:
    lean = -0.3 * b.look
    b.soft(
        (
            (-0.78, -0.5),
            (0.78, -0.5),
            (0.46, -1.3),
            (0.25 + lean, -1.9),
            (0.5 + 2 * lean, -2.5),
            (-0.1 + lean, -2.0),
            (-0.5, -1.2),
        ),
        c,
    )
    b.oval(0.0, -0.52, 1.5, 0.26, c)
    b.line(((-0.7, -0.66), (0.0, -0.58), (0.7, -0.66)), 0.22, (150, 90, 190))
    b.poly(((-0.12, -0.72), (0.12, -0.72), (0.12, -0.5), (-0.12, -0.5)), _GOLD)


def _top_hat(b: Block, c: Colour) -> None:
    b.soft(((-0.72, -0.5), (0.72, -0.5), (0.7, -1.2), (0.8, -1.85), (-0.8, -1.85), (-0.7, -1.2)), c)
    b.oval(0.0, -1.78, 0.74, 0.13, mix(c, _WHITE, 0.12))
    b.line(((-0.7, -0.72), (0.0, -0.64), (0.7, -0.72)), 0.24, (186, 44, 60))
    b.oval(0.0, -0.52, 1.18, 0.19, c)


def _helm(b: Block, c: Colour) -> None:
    b.soft(((-1.12, 0.7), (1.12, 0.7), (1.18, -0.3), (0.7, -1.15), (-0.7, -1.15), (-1.18, -0.3)), c)
    shift = 0.35 * b.look
    if b.front > -0.3:
        b.poly(((-0.72 + shift, -0.22), (0.72 + shift, -0.22), (0.62 + shift, 0.2), (-0.62 + shift, 0.2)), _DARK)
        for side in (-1, 1):
            b.ball(side * 0.3 + shift * 1.2, 0.0, 0.12, _WHITE)
        for i in range(4):
            b.line(((-0.3 + 0.2 * i + shift, 0.36), (-0.3 + 0.2 * i + shift, 0.58)), 0.07, _DARK)
    sway = 0.15 * math.sin(4 * b.time_s)
    b.soft(
        (
            (-0.1, -1.05),
            (0.1, -1.05),
            (0.1 - 0.7 * b.look, -1.75),
            (-0.9 * b.look + sway, -1.7),
            (-0.5 * b.look - 0.2, -1.35),
        ),
        (206, 56, 54),
    )


def _horned(b: Block, c: Colour) -> None:
    for side in (-1, 1):
        b.soft(
            (
                (side * 0.75, -0.7),
                (side * 1.15, -0.75),
                (side * 1.55, -1.2),
                (side * 1.5, -1.75),
                (side * 1.3, -1.25),
                (side * 0.8, -1.0),
            ),
            (244, 234, 210),
        )
    b.soft(((-1.05, -0.3), (1.05, -0.3), (0.9, -1.0), (0.0, -1.35), (-0.9, -1.0)), c)
    b.line(((-1.0, -0.4), (0.0, -0.28), (1.0, -0.4)), 0.24, (190, 150, 84))
    b.line(((0.1 * b.look, -1.2), (0.25 * b.look, -0.4)), 0.18, (190, 150, 84))


def _crown(b: Block, c: Colour) -> None:
    b.poly(((-0.78, -0.55), (0.78, -0.55), (0.95, -1.45), (0.46, -1.0), (0.0, -1.6), (-0.46, -1.0), (-0.95, -1.45)), c)
    b.oval(0.0, -0.56, 0.8, 0.14, mix(c, _WHITE, 0.25))
    for x, y, shade in (
        (-0.95, -1.5, (222, 60, 66)),
        (0.0, -1.66, (80, 140, 220)),
        (0.95, -1.5, (222, 60, 66)),
        (0.0, -0.8, (90, 180, 120)),
    ):
        b.ball(x, y, 0.13, shade)


def _tiara(b: Block, c: Colour) -> None:
    b.poly(((-0.62, -0.78), (0.62, -0.78), (0.5, -1.0), (0.24, -1.0), (0.0, -1.42), (-0.24, -1.0), (-0.5, -1.0)), c)
    b.ball(0.0, -1.12, 0.12, (240, 110, 160))


def _tricorn(b: Block, c: Colour) -> None:
    b.soft(((-0.8, -0.6), (0.8, -0.6), (0.6, -1.3), (0.0, -1.5), (-0.6, -1.3)), c)
    b.soft(
        ((-1.5, -0.85), (-0.7, -0.5), (0.7, -0.5), (1.5, -0.85), (0.7, -1.05), (0.0, -1.2), (-0.7, -1.05)),
        mix(c, _WHITE, 0.06),
    )
    b.line(((-1.35, -0.85), (-0.6, -1.0), (0.0, -1.1), (0.6, -1.0), (1.35, -0.85)), 0.09, _GOLD)
    b.ball(0.1 * b.look, -0.82, 0.17, _WHITE)
    for side in (-1, 1):
        b.ball(0.1 * b.look + side * 0.07, -0.84, 0.045, _DARK)
    b.line(((-0.22, -0.68), (0.26, -0.64)), 0.07, _WHITE)


def _hood(b: Block, c: Colour) -> None:
    shift = 0.3 * b.look
    if b.front < -0.3:
        b.ball(0.0, 0.0, 1.12, c)
        return
    path = skia.Path()
    path.setFillType(skia.PathFillType.kEvenOdd)
    path.addCircle(0.0, 0.0, 1.13)
    path.addOval(skia.Rect.MakeLTRB(-0.78 + shift, -0.32, 0.78 + shift, 0.42))
    b.canvas.drawPath(
        path,
        brush.radial(
            (-0.4, -0.5), 1.9, [argb(b.light.bright(c)), argb(b.light.lit(c)), argb(b.light.dim(c))], [0.0, 0.5, 1.0]
        ),
    )
    b.line(((-1.0, -0.55), (0.0, -0.42), (1.0, -0.55)), 0.24, (206, 52, 50))


def _headband(b: Block, c: Colour) -> None:
    b.line(((-0.98, -0.42), (-0.4, -0.5), (0.4, -0.5), (0.98, -0.42)), 0.24, c)
    wave = 0.1 * math.sin(5 * b.time_s)
    side = -1.0 if b.look > 0 else 1.0
    b.line(((side * 0.95, -0.4), (side * 1.3, -0.2 + wave), (side * 1.6, 0.1 - wave)), 0.14, c)


def _mask(b: Block, c: Colour) -> None:
    b.ball(0.0, -0.2, 0.0, c)
    if b.front < -0.2:
        return
    shift = 0.4 * b.look
    b.oval(shift, 0.0, 0.72, 0.42, (40, 50, 70), 0.35)
    ring = [(shift + 0.72 * math.cos(k * math.pi / 8), 0.42 * math.sin(k * math.pi / 8)) for k in range(17)]
    b.line(ring, 0.15, (250, 196, 60))
    b.line(((-1.0, -0.1), (-0.72 + shift, 0.0)), 0.12, _DARK)
    b.line(((1.0, 0.1), (1.1, -0.9)), 0.18, (250, 196, 60))
    b.soft(((-1.05, -0.1), (1.05, -0.1), (0.9, -0.9), (0.0, -1.2), (-0.9, -0.9)), (40, 46, 60), 0.0)


def _peaked(b: Block, c: Colour) -> None:
    b.soft(((-0.95, -0.5), (0.95, -0.5), (1.3, -1.2), (0.0, -1.55), (-1.3, -1.2)), c)
    b.line(((-0.92, -0.6), (0.0, -0.5), (0.92, -0.6)), 0.24, mix(c, _DARK, 0.5))
    shift = 0.5 * b.look
    if b.front > -0.4:
        b.soft(
            (
                (-0.75 + shift, -0.52),
                (0.75 + shift, -0.52),
                (0.7 + shift, -0.24),
                (shift, -0.16),
                (-0.7 + shift, -0.24),
            ),
            _DARK,
        )
        b.ball(0.4 * shift, -0.98, 0.2, _GOLD)


def _fire_helmet(b: Block, c: Colour) -> None:
    b.soft(((-1.05, -0.4), (1.05, -0.4), (0.95, -1.1), (0.0, -1.5), (-0.95, -1.1)), c)
    b.oval(0.0, -0.42, 1.4, 0.22, c)
    b.line(((0.0, -1.45), (0.2 * b.look, -0.6)), 0.16, mix(c, _WHITE, 0.4))
    b.soft(
        (
            (-0.25 + 0.3 * b.look, -0.5),
            (0.25 + 0.3 * b.look, -0.5),
            (0.22 + 0.3 * b.look, -1.05),
            (-0.22 + 0.3 * b.look, -1.05),
        ),
        _GOLD,
    )


def _brim(crown: float, wide: float, band: Colour) -> Hat:
    def hat(b: Block, c: Colour) -> None:
        b.soft(
            (
                (-0.75, -0.5),
                (0.75, -0.5),
                (0.7, -0.6 - crown),
                (0.25, -0.55 - crown),
                (-0.25, -0.55 - crown),
                (-0.7, -0.6 - crown),
            ),
            c,
        )
        b.line(((-0.72, -0.66), (0.0, -0.58), (0.72, -0.66)), 0.2, band)
        b.soft(
            (
                (-wide, -0.72),
                (-0.7, -0.38),
                (0.0, -0.34),
                (0.7, -0.38),
                (wide, -0.72),
                (0.6, -0.56),
                (0.0, -0.5),
                (-0.6, -0.56),
            ),
            mix(c, _WHITE, 0.08),
        )

    return hat


def _hard_hat(b: Block, c: Colour) -> None:
    b.soft(((-1.02, -0.42), (1.02, -0.42), (0.95, -1.05), (0.0, -1.5), (-0.95, -1.05)), c)
    b.line(((0.0, -1.4), (0.2 * b.look, -0.5)), 0.28, mix(c, _WHITE, 0.3))
    b.soft(
        ((-1.1, -0.5), (1.1, -0.5), (1.1 + 0.4 * b.look, -0.3), (0.3 * b.look, -0.24), (-1.1 + 0.4 * b.look, -0.3)),
        mix(c, _DARK, 0.08),
    )


def _sailor_cap(b: Block, c: Colour) -> None:
    """A low round cap with its brim turned up."""
    b.soft(((-0.6, -0.7), (0.6, -0.7), (0.62, -1.2), (0.0, -1.36), (-0.62, -1.2)), c)
    b.soft(((-0.86, -0.5), (0.0, -0.44), (0.86, -0.5), (0.9, -0.86), (0.0, -0.8), (-0.9, -0.86)), mix(c, _DARK, 0.07))


def _santa(b: Block, c: Colour) -> None:
    side = -1.0 if b.look > 0 else 1.0
    sway = 0.08 * math.sin(3 * b.time_s)
    b.soft(
        (
            (-0.95, -0.45),
            (0.95, -0.45),
            (0.7, -1.2),
            (side * 0.5, -1.75),
            (side * 1.3, -1.3 + sway),
            (side * 0.7, -1.2),
            (-0.7, -1.1),
        ),
        c,
    )
    b.ball(side * 1.3, -1.1 + sway, 0.27, _WHITE)
    for i in range(7):
        b.ball(-0.9 + 0.3 * i, -0.5 - 0.06 * math.sin(math.pi * i / 6), 0.24, _WHITE)


def _elf(b: Block, c: Colour) -> None:
    side = -1.0 if b.look > 0 else 1.0
    b.soft(
        (
            (-0.95, -0.45),
            (0.95, -0.45),
            (0.6, -1.2),
            (side * 0.4, -1.9),
            (side * 1.1, -2.1),
            (side * 0.2, -1.7),
            (-0.6, -1.1),
        ),
        c,
    )
    b.poly(
        (
            (-1.0, -0.4),
            (-0.75, -0.75),
            (-0.5, -0.42),
            (-0.25, -0.75),
            (0.0, -0.4),
            (0.25, -0.75),
            (0.5, -0.42),
            (0.75, -0.75),
            (1.0, -0.4),
            (0.0, -0.3),
        ),
        (206, 60, 56),
    )
    b.ball(side * 1.05, -2.05, 0.16, _GOLD)


def _flowers(b: Block, c: Colour) -> None:
    for i in range(7):
        a = math.pi * (1.12 + 0.76 * i / 6)
        x, y = 0.98 * math.cos(a), 0.75 * math.sin(a) - 0.15
        b.ball(x, y, 0.2, ((246, 130, 170), (255, 226, 120), (250, 250, 250))[i % 3])
        b.ball(x, y, 0.08, (250, 200, 80))


HATS: dict[str, Hat] = {
    "toque": _toque, "cone": _cone, "witch": _witch, "top hat": _top_hat, "helm": _helm, "horned": _horned, "crown": _crown,
    "tiara": _tiara, "tricorn": _tricorn, "hood": _hood, "headband": _headband, "diving mask": _mask, "peaked cap": _peaked,
    "fire helmet": _fire_helmet, "straw": _brim(0.7, 1.5, (190, 70, 60)), "stetson": _brim(0.95, 1.55, (70, 46, 34)),
    "fedora": _brim(0.8, 1.36, (58, 46, 40)), "sailor cap": _sailor_cap,
    "hard hat": _hard_hat, "santa": _santa, "elf": _elf, "flowers": _flowers,
}  # fmt: skip
