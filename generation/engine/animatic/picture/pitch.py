"""What stands on a pitch: a goal with its net."""

from __future__ import annotations

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.script import Colour

_NET: Colour = (244, 248, 252)
_ASLANT = (0.34, 0.2)  # of its height: how far the far post stands to the right of and above the near one
_MESHES = 8


def paint_goal(spot: Spot, thing: Thing) -> None:
    """This will paint a goal from before and beside it: posts, a bar, and a net that hangs behind them."""
    wide, high = thing.width_m * spot.scale, thing.height_m * spot.scale
    left, low = spot.x - wide / 2, spot.y + high / 2
    far = (_ASLANT[0] * high, -_ASLANT[1] * high)
    near_foot, near_top = (left, low), (left, low - high)
    far_foot, far_top = (left + far[0], low + far[1]), (left + far[0], low - high + far[1])
    back_near, back_far = (left + wide, low), (left + wide + far[0], low + far[1])
    thin = brush.line(spot.light.lit(_NET), max(0.7, 0.008 * high), 0.55)
    for one, other, third, fourth in (
        (near_top, far_top, back_near, back_far),  # the sloping back
        (near_top, near_foot, back_near, back_near),  # the near side
        (far_top, far_foot, back_far, back_far),
    ):
        for k in range(_MESHES + 1):
            share = k / _MESHES
            begin, end = _at(one, other, share), _at(third, fourth, share)
            spot.canvas.drawLine(*begin, *end, thin)
            spot.canvas.drawLine(*_at(one, third, share), *_at(other, fourth, share), thin)
    post = brush.line(spot.light.bright((250, 250, 252)), max(2.0, 0.045 * high))
    shade = brush.line(spot.light.dim((190, 198, 210)), max(2.4, 0.055 * high))
    for pen in (shade, post):
        spot.canvas.drawLine(*far_foot, *far_top, pen)
        spot.canvas.drawLine(*near_top, *far_top, pen)
        spot.canvas.drawLine(*near_foot, *near_top, pen)


def _at(one: tuple[float, float], other: tuple[float, float], share: float) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
