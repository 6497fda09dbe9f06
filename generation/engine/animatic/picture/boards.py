"""Boards that are played on."""

from __future__ import annotations

from collections.abc import Callable

from generation.engine.animatic.picture.draft import Draft
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

Paint = Callable[[Draft, Colour], None]
_DARK: Colour = (52, 40, 36)
_PALE: Colour = (244, 234, 212)
_TALLS = (0.2, 0.15, 0.24, 0.28, 0.14)


def _chessboard(d: Draft, colour: Colour) -> None:
    """Seen from its side, squares at the edge, white men at one end and black ones at the other."""
    d.brick(-0.5, 0.0, 0.5, 0.06, colour, 0.5)
    for square in range(8):
        left = -0.48 + 0.12 * square
        d.box(left, 0.012, left + 0.12, 0.048, _PALE if square % 2 else mix(colour, _DARK, 0.6))
    for end, tone in ((-1.0, _PALE), (1.0, _DARK)):
        for number, tall in enumerate(_TALLS[:4]):
            x = end * (0.43 - 0.1 * number)
            neck = 0.06 + 0.75 * tall
            d.poly(((x - 0.04, 0.06), (x + 0.04, 0.06), (x + 0.016, neck), (x - 0.016, neck)), tone)
            d.ball(x, 0.06 + 0.8 * tall, 0.034, tone)


PAINTS: dict[str, Paint] = {"chessboard": _chessboard}
"""Kind -> what paints it."""
