"""The bodies of vehicles that are not cars, in their own lengths around the chassis's middle."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from generation.engine.animatic.picture.draft import INK, Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 250, 248)
_GLASS: Colour = (158, 206, 230)
_DARK: Colour = (52, 54, 66)
_GREY: Colour = (180, 188, 198)
_SKIN: Colour = (246, 204, 170)
Paint = Callable[[Draft, Colour], None]


def _window(d: Draft, left: float, bottom: float, right: float, top: float, rider: bool = False) -> None:
    d.soft(
        (
            (left, bottom),
            ((left + right) / 2, bottom - 0.004),
            (right, bottom),
            (right + 0.003, (top + bottom) / 2),
            (right, top),
            ((left + right) / 2, top + 0.004),
            (left, top),
            (left - 0.003, (top + bottom) / 2),
        ),
        _GLASS,
    )
    if rider and not d.is_taken:
        x, y = (left + right) / 2, bottom + 0.045
        d.ball(x, y, 0.034, _SKIN)
        d.ball(x - 0.006, y + 0.016, 0.03, (92, 60, 46))


def _lamps(d: Draft, front: float, back: float, y: float) -> None:
    d.lamp(front, y, 0.1, (255, 240, 190), 0.6 if d.light.is_dark else 0.2)
    d.soft(round_points(front, y, 0.016, 0.026, 8), (255, 246, 214))
    d.soft(round_points(back, y, 0.012, 0.024, 8), (255, 92, 84))


def _arches(d: Draft, at: Sequence[tuple[float, float]], y: float, colour: Colour) -> None:
    for x, radius in at:
        d.disc(x, y, radius * 1.2, mix(colour, (20, 18, 34), 0.75))


def _siren(d: Draft, x: float, y: float) -> None:
    d.box(x - 0.06, y, x + 0.06, y + 0.015, _DARK)
    for side, shade in ((-1, (70, 130, 255)), (1, (255, 80, 80))):
        on = math.sin(11 * d.time_s) * side > 0
        d.soft(round_points(x + side * 0.032, y + 0.03, 0.03, 0.022, 8), shade)
        d.lamp(x + side * 0.032, y + 0.03, 0.16, shade, 0.75 if on else 0.1)


def van_body(d: Draft, colour: Colour, top: float) -> None:
    """This will paint a box on wheels with a slanting front."""
    d.slab(((-0.5, -0.12), (0.5, -0.12), (0.5, 0.02), (0.38, top), (-0.5, top)), colour, 0.24)
    _arches(d, ((-0.3, 0.1), (0.32, 0.1)), -0.11, colour)
    d.poly(((0.26, 0.06), (0.455, 0.06), (0.365, top - 0.04), (0.26, top - 0.04)), _GLASS)
    if not d.is_taken:
        d.ball(0.31, 0.1, 0.045, _SKIN)
        d.ball(0.302, 0.12, 0.04, (92, 60, 46))
    _lamps(d, 0.49, -0.495, -0.02)
    d.line(((-0.5, -0.1), (0.5, -0.1)), 0.022, _GREY)
    d.line(((0.22, -0.08), (0.22, top - 0.04)), 0.006, mix(colour, _DARK, 0.4))


def _van(d: Draft, colour: Colour) -> None:
    van_body(d, colour, 0.3)
    for left in (-0.44, -0.12):
        _window(d, left, 0.08, left + 0.26, 0.24, rider=left > -0.2)
    d.box(-0.5, -0.03, 0.48, 0.03, mix(colour, (226, 110, 80), 0.7))


def _ambulance(d: Draft, colour: Colour) -> None:
    van_body(d, colour, 0.34)
    d.box(-0.5, -0.02, 0.47, 0.05, (222, 60, 56))
    for turn in (0, 1):
        wide, high = (0.09, 0.03) if turn == 0 else (0.03, 0.09)
        d.box(-0.22 - wide, 0.19 - high, -0.22 + wide, 0.19 + high, (222, 60, 56))
    _window(d, 0.06, 0.1, 0.2, 0.26)
    _siren(d, 0.24, 0.34)


def _fire_engine(d: Draft, colour: Colour) -> None:
    d.slab(((-0.5, -0.12), (0.5, -0.12), (0.5, 0.06), (0.46, 0.26), (-0.5, 0.26)), colour, 0.22)
    _arches(d, ((-0.3, 0.095), (0.32, 0.095)), -0.12, colour)
    d.box(-0.48, -0.04, 0.49, 0.0, _WHITE)
    for left in (-0.46, -0.28, -0.1):
        d.box(left, 0.03, left + 0.15, 0.2, _GREY)
        for y in (0.07, 0.115, 0.16):
            d.line(((left + 0.01, y), (left + 0.14, y)), 0.006, mix(_GREY, _DARK, 0.4))
    _window(d, 0.1, 0.08, 0.24, 0.21, rider=True)
    _window(d, 0.29, 0.08, 0.44, 0.21, rider=True)
    for y in (0.3, 0.35):
        d.line(((-0.48, y), (0.24, y + 0.03)), 0.018, _WHITE)
    for i in range(9):
        x = -0.46 + 0.08 * i
        d.line(((x, 0.3 + 0.0033 * i), (x, 0.35 + 0.0033 * i)), 0.014, _WHITE)
    _siren(d, 0.36, 0.26)
    _lamps(d, 0.495, -0.495, -0.05)


def _bus(d: Draft, colour: Colour) -> None:
    d.slab(((-0.5, -0.1), (0.5, -0.1), (0.5, 0.3), (-0.5, 0.3)), colour, 0.2)
    _arches(d, ((-0.3, 0.075), (0.32, 0.075)), -0.1, colour)
    d.box(-0.5, 0.04, 0.5, 0.06, _WHITE)
    for i in range(5):
        left = -0.47 + 0.16 * i
        _window(d, left, 0.09, left + 0.135, 0.24, rider=i in {0, 2, 3})
    d.box(0.35, -0.08, 0.44, 0.24, mix(_GLASS, _WHITE, 0.2))
    d.line(((0.395, -0.08), (0.395, 0.24)), 0.008, _DARK)
    d.box(0.28, 0.26, 0.48, 0.295, _DARK)
    d.line(((0.31, 0.277), (0.45, 0.277)), 0.012, (255, 190, 80))
    _lamps(d, 0.495, -0.495, -0.03)


def _train(d: Draft, colour: Colour) -> None:
    for k in range(4):
        rise = (d.time_s * 0.7 + k / 4) % 1.0
        d.lamp(0.33 - 0.5 * rise, 0.42 + 0.28 * rise, 0.05 + 0.1 * rise, (240, 240, 244), 0.75 * (1 - rise))
    d.slab(((-0.5, -0.06), (0.5, -0.06), (0.5, 0.0), (-0.5, 0.0)), _DARK, 0.2)
    d.slab(((-0.48, 0.0), (-0.12, 0.0), (-0.12, 0.3), (-0.48, 0.3)), colour, 0.22)
    d.slab(((-0.52, 0.3), (-0.08, 0.3), (-0.1, 0.35), (-0.5, 0.35)), mix(colour, _DARK, 0.5), 0.24)
    _window(d, -0.42, 0.14, -0.2, 0.26, rider=True)
    d.rod(-0.1, 0.12, 0.42, 0.12, 0.115, colour)
    for x in (-0.02, 0.12, 0.26, 0.4):
        d.line(((x, 0.02), (x, 0.22)), 0.016, (236, 190, 84))
    d.disc(0.46, 0.12, 0.085, _DARK)
    d.disc(0.46, 0.12, 0.035, (255, 240, 180))
    d.lamp(0.48, 0.12, 0.14, (255, 240, 180), 0.5 if d.light.is_dark else 0.15)
    d.poly(((0.28, 0.22), (0.38, 0.22), (0.41, 0.4), (0.25, 0.4)), _DARK)
    d.soft(round_points(0.08, 0.25, 0.05, 0.05), (236, 190, 84))
    d.poly(((0.48, -0.06), (0.6, -0.16), (0.48, -0.16)), (206, 60, 56))
    turn = 2 * math.pi * d.time_s * 0.9
    d.line(
        (
            (-0.34 + 0.04 * math.cos(turn), -0.1 + 0.04 * math.sin(turn)),
            (0.04 + 0.04 * math.cos(turn), -0.1 + 0.04 * math.sin(turn)),
        ),
        0.02,
        _GREY,
    )
    d.box(-0.48, 0.05, -0.12, 0.07, (236, 190, 84))


def _tractor(d: Draft, colour: Colour) -> None:
    d.rod(0.32, 0.18, 0.32, 0.4, 0.022, _DARK)
    for k in range(3):
        rise = (d.time_s * 0.8 + k / 3) % 1.0
        d.lamp(0.32 - 0.2 * rise, 0.44 + 0.24 * rise, 0.03 + 0.06 * rise, (220, 220, 226), 0.6 * (1 - rise))
    d.slab(((-0.1, -0.06), (0.46, -0.06), (0.48, 0.14), (0.42, 0.2), (-0.04, 0.2)), colour, 0.2)
    for y in (0.02, 0.07, 0.12):
        d.line(((0.24, y), (0.44, y)), 0.014, mix(colour, _DARK, 0.4))
    d.poly(((-0.38, 0.14), (-0.02, 0.14), (-0.05, 0.46), (-0.34, 0.46)), _GLASS, 0.85)
    rider(d, -0.2, 0.2, (70, 110, 180))
    for x in (-0.36, -0.03):
        d.line(((x, 0.14), (x * 0.94, 0.46)), 0.024, colour)
    d.slab(((-0.4, 0.45), (0.0, 0.45), (-0.02, 0.5), (-0.38, 0.5)), colour, 0.22)
    d.soft(((-0.52, 0.06), (-0.42, 0.2), (-0.2, 0.24), (0.0, 0.1), (-0.08, 0.1), (-0.26, 0.16), (-0.44, 0.04)), colour)
    _lamps(d, 0.48, -0.4, 0.1)


def rider(d: Draft, x: float, y: float, shirt: Colour) -> None:
    """This will paint somebody from the waist up, looking ahead, whose waist is at (x, y)."""
    if d.is_taken:
        return
    d.rod(x, y, x + 0.02, y + 0.12, 0.055, shirt)
    d.ball(x + 0.03, y + 0.21, 0.068, _SKIN)
    d.ball(x + 0.014, y + 0.235, 0.064, (92, 60, 46))
    d.disc(x + 0.066, y + 0.215, 0.009, INK)


def cyclist(
    d: Draft,
    seat: tuple[float, float],
    bars: tuple[float, float],
    crank: tuple[float, float],
    helmet: Colour,
    shirt: Colour,
) -> None:
    """This will paint a rider on a saddle with hands on the bars and feet on turning pedals (or rests)."""
    if d.is_taken:
        return
    shoulder = (seat[0] + 0.16, seat[1] + 0.3)
    turn = -2 * math.pi * 0.9 * d.time_s
    for side, shade in ((-1, (44, 50, 80)), (1, (58, 66, 104))):
        foot = (
            crank[0] + 0.085 * math.cos(turn + (math.pi if side > 0 else 0)),
            crank[1] + 0.085 * math.sin(turn + (math.pi if side > 0 else 0)),
        )
        knee = ((seat[0] + foot[0]) / 2 + 0.13, (seat[1] + foot[1]) / 2 + 0.06)
        d.rod(seat[0], seat[1] + 0.02, knee[0], knee[1], 0.046, shade)
        d.rod(knee[0], knee[1], foot[0], foot[1], 0.038, shade)
        d.rod(foot[0] - 0.02, foot[1] - 0.01, foot[0] + 0.05, foot[1] - 0.01, 0.024, _WHITE)
    d.rod(seat[0], seat[1] + 0.03, shoulder[0], shoulder[1], 0.072, shirt)
    elbow = ((shoulder[0] + bars[0]) / 2, (shoulder[1] + bars[1]) / 2 - 0.04)
    d.rod(shoulder[0], shoulder[1], elbow[0], elbow[1], 0.034, shirt)
    d.rod(elbow[0], elbow[1], bars[0], bars[1], 0.028, _SKIN)
    head = (shoulder[0] + 0.07, shoulder[1] + 0.15)
    d.ball(head[0], head[1], 0.098, _SKIN)
    d.soft(
        (
            (head[0] - 0.12, head[1] + 0.0),
            (head[0] - 0.08, head[1] + 0.13),
            (head[0] + 0.05, head[1] + 0.14),
            (head[0] + 0.12, head[1] + 0.04),
            (head[0], head[1] + 0.03),
        ),
        helmet,
    )
    d.disc(head[0] + 0.055, head[1] - 0.005, 0.014, INK)
    d.line(((head[0] + 0.04, head[1] - 0.045), (head[0] + 0.075, head[1] - 0.04)), 0.01, INK)


def _bicycle(d: Draft, colour: Colour) -> None:
    rear, front, crank, seat, head = (-0.34, -0.1), (0.34, -0.1), (-0.02, -0.1), (-0.13, 0.2), (0.24, 0.2)
    for start, end in ((rear, crank), (rear, seat), (crank, seat), (crank, head), (seat, head), (head, front)):
        d.rod(*start, *end, 0.017, colour)
    d.rod(seat[0] - 0.06, seat[1] + 0.05, seat[0] + 0.06, seat[1] + 0.05, 0.02, _DARK)
    d.rod(seat[0], seat[1], seat[0], seat[1] + 0.05, 0.012, _GREY)
    d.line(((head[0], head[1]), (head[0] + 0.01, head[1] + 0.08), (head[0] + 0.07, head[1] + 0.09)), 0.024, _DARK)
    turn = -2 * math.pi * 0.9 * d.time_s
    d.disc(crank[0], crank[1], 0.05, _GREY)
    d.line(
        (
            (crank[0] - 0.085 * math.cos(turn), crank[1] - 0.085 * math.sin(turn)),
            (crank[0] + 0.085 * math.cos(turn), crank[1] + 0.085 * math.sin(turn)),
        ),
        0.018,
        _DARK,
    )
    cyclist(
        d, (seat[0], seat[1] + 0.07), (head[0] + 0.06, head[1] + 0.1), crank, mix(colour, _WHITE, 0.4), (240, 120, 90)
    )


def _motorcycle(d: Draft, colour: Colour) -> None:
    d.rod(-0.4, -0.12, -0.08, -0.12, 0.03, _GREY)
    d.soft(((-0.18, -0.16), (0.12, -0.16), (0.14, 0.02), (-0.16, 0.04)), mix(_GREY, _DARK, 0.45))
    for y in (-0.12, -0.07, -0.02):
        d.line(((-0.1, y), (0.08, y)), 0.012, _GREY)
    d.rod(0.26, 0.18, 0.34, -0.08, 0.024, _GREY)
    d.rod(-0.34, -0.08, -0.16, 0.06, 0.026, _GREY)
    d.soft(((-0.04, 0.04), (0.24, 0.04), (0.28, 0.16), (0.14, 0.2), (-0.02, 0.16)), colour)
    d.soft(((-0.5, 0.14), (-0.34, 0.06), (0.0, 0.06), (0.0, 0.14), (-0.3, 0.16)), _DARK)
    d.soft(((-0.5, 0.0), (-0.44, 0.1), (-0.28, 0.12), (-0.24, 0.06)), colour)
    d.soft(((0.2, 0.02), (0.3, 0.1), (0.44, 0.06), (0.5, -0.04), (0.36, 0.04)), colour)
    d.line(((0.26, 0.18), (0.22, 0.26), (0.14, 0.27)), 0.026, _DARK)
    d.ball(0.33, 0.16, 0.05, (255, 246, 214))
    d.lamp(0.36, 0.16, 0.16, (255, 240, 190), 0.6 if d.light.is_dark else 0.2)
    still = Draft.__new__(Draft)
    still.__dict__.update(d.__dict__)
    still.time_s = 0.62
    cyclist(still, (-0.16, 0.14), (0.16, 0.27), (-0.02, -0.14), colour, (60, 62, 76))


def _scooter(d: Draft, colour: Colour) -> None:
    d.rod(-0.36, -0.04, 0.3, -0.04, 0.03, colour)
    d.rod(0.32, -0.02, 0.26, 0.62, 0.024, _GREY)
    d.rod(0.16, 0.63, 0.34, 0.64, 0.022, _DARK)
    if d.is_taken:
        return
    for side, x in ((0, -0.14), (1, 0.06)):
        d.rod(x, 0.02, x + 0.01, 0.4, 0.05, (44, 50, 80) if side == 0 else (58, 66, 104))
        d.rod(x - 0.02, 0.01, x + 0.07, 0.01, 0.032, _WHITE)
    d.rod(-0.04, 0.4, 0.02, 0.72, 0.09, (240, 150, 80))
    d.rod(0.04, 0.7, 0.24, 0.62, 0.04, (240, 150, 80), 0.034)
    d.ball(0.06, 0.92, 0.13, _SKIN)
    d.ball(0.03, 0.96, 0.12, (92, 60, 46))
    d.disc(0.13, 0.92, 0.017, INK)


def _cart(d: Draft, colour: Colour) -> None:
    """A tub that is wider at its rim, with bands and rivets, and the dark inside of it."""
    d.soft(round_points(0.0, 0.33, 0.48, 0.075), mix(colour, INK, 0.62))
    d.poly(((-0.38, -0.1), (0.38, -0.1), (0.49, 0.32), (0.3, 0.285), (-0.3, 0.285), (-0.49, 0.32)), colour)
    for y, half in ((-0.03, 0.4), (0.2, 0.45)):
        d.line(((-half, y), (half, y)), 0.035, mix(colour, INK, 0.35))
        for k in range(5):
            d.disc(-0.8 * half + 0.4 * half * k, y, 0.014, mix(colour, _WHITE, 0.5))
    d.line(((-0.49, 0.32), (-0.3, 0.285), (0.3, 0.285), (0.49, 0.32)), 0.035, mix(colour, _WHITE, 0.35))
    d.line(((-0.36, -0.12), (0.36, -0.12)), 0.05, _DARK)


PAINTS: dict[str, Paint] = {
    "cart": _cart,
    "van": _van, "ambulance": _ambulance, "fire engine": _fire_engine, "bus": _bus, "train": _train, "tractor": _tractor,
    "bicycle": _bicycle, "motorcycle": _motorcycle, "scooter": _scooter,
}  # fmt: skip


def paint_livery(d: Draft, kind: str) -> None:
    """This will add to a car what makes it a taxi or a police car; in the car's own lengths."""
    if kind == "taxi":
        d.box(-0.16, 0.235, 0.02, 0.285, (255, 236, 150))
        d.line(((-0.12, 0.26), (-0.02, 0.26)), 0.02, INK)
        d.lamp(-0.07, 0.26, 0.12, (255, 230, 140), 0.6 if d.light.is_dark else 0.2)
        for i in range(12):
            x = -0.42 + 0.07 * i
            d.box(x, -0.02 + 0.018 * (i % 2), x + 0.035, -0.002 + 0.018 * (i % 2), INK)
    elif kind == "police car":
        d.box(-0.5, -0.06, 0.5, 0.0, (56, 96, 190))
        d.disc(-0.2, -0.03, 0.045, (250, 214, 110))
        _siren(d, -0.08, 0.23)
