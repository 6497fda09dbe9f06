"""Tails of four-legged animals that are more than a chain of four: what `quads` hangs behind its body plan."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.coats import BLACK
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 246, 236)


def _chain(rig: Rig, root: Local, steps: list[tuple[float, float]], radii: list[float], colours: list[Colour]) -> Local:
    at = root
    wag = 0.25 * math.sin(3.2 * rig.time_s)
    for i, ((forward, up), radius, colour) in enumerate(zip(steps, radii, colours, strict=True)):
        end = (at[0] + forward, at[1] + up, at[2] + wag * abs(forward + up) * (i + 1) / len(steps))
        following = radii[i + 1] if i + 1 < len(radii) else radius * 0.7
        rig.limb(at, end, radius, colour, following, nearer=-0.02)
        at = end
    return at


def _brush_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    steps = [(-0.07 * length, -0.02 * length), (-0.035 * length, -0.13 * length), (0.0, -0.14 * length)]
    _chain(rig, root, steps, [0.03 * length, 0.046 * length, 0.04 * length], [dark, dark, mix(dark, _WHITE, 0.12)])


def _tuft_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    steps = [(-0.06 * length, -0.03 * length), (-0.03 * length, -0.12 * length), (-0.01 * length, -0.1 * length)]
    end = _chain(rig, root, steps, [0.018 * length, 0.014 * length, 0.014 * length], [colour, colour, colour])
    rig.sphere(end, 0.035 * length, dark, 0.0)


def _ringed_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    steps = [
        (-0.06 * length, 0.02 * length),
        (-0.06 * length, 0.03 * length),
        (-0.055 * length, 0.05 * length),
        (-0.05 * length, 0.06 * length),
        (-0.03 * length, 0.06 * length),
    ]
    _chain(
        rig,
        root,
        steps,
        [0.05 * length, 0.06 * length, 0.066 * length, 0.06 * length, 0.045 * length],
        [colour, BLACK, colour, BLACK, BLACK],
    )


def _plume_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    steps = [
        (-0.13 * length, 0.06 * length),
        (-0.08 * length, 0.2 * length),
        (0.02 * length, 0.2 * length),
        (0.1 * length, 0.08 * length),
    ]
    _chain(
        rig,
        root,
        steps,
        [0.08 * length, 0.13 * length, 0.14 * length, 0.1 * length],
        [colour, colour, mix(colour, _WHITE, 0.15), mix(colour, _WHITE, 0.3)],
    )


def _thick_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    low = (root[0] + 0.06 * length, root[1] - 0.08 * length, 0.0)
    steps = [(-0.12 * length, -0.02 * length), (-0.13 * length, -0.015 * length), (-0.14 * length, 0.0)]
    _chain(rig, low, steps, [0.075 * length, 0.05 * length, 0.03 * length], [colour, colour, mix(colour, BLACK, 0.12)])


def _thin_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    is_pink = length < 0.6
    shade = (240, 170, 170) if is_pink else mix(colour, BLACK, 0.12)
    low = (root[0], root[1] - (0.06 if is_pink else 0.0) * length, 0.0)
    steps = (
        [(-0.13 * length, -0.02 * length), (-0.12 * length, 0.06 * length), (-0.08 * length, 0.1 * length)]
        if is_pink
        else [(-0.06 * length, -0.05 * length), (-0.02 * length, -0.12 * length), (0.0, -0.08 * length)]
    )
    _chain(rig, low, steps, [0.02 * length, 0.016 * length, 0.012 * length], [shade] * 3)


def _paddle_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    low = (root[0] + 0.04 * length, root[1] - 0.1 * length, 0.0)
    steps = [(-0.1 * length, -0.01 * length), (-0.16 * length, -0.02 * length)]
    _chain(rig, low, steps, [0.06 * length, 0.085 * length], [mix(colour, BLACK, 0.45)] * 2)


def _no_tail(rig: Rig, length: float, dark: Colour, colour: Colour, root: Local) -> None:
    """Nothing to be seen of it."""


TAILS: dict[str, Callable[[Rig, float, Colour, Colour, Local], None]] = {
    "brush": _brush_tail, "tuft": _tuft_tail, "ringed": _ringed_tail, "plume": _plume_tail, "thick": _thick_tail,
    "thin": _thin_tail, "paddle": _paddle_tail, "none": _no_tail,
}  # fmt: skip
"""How a tail is called in `builds.Build` -> what hangs it."""
