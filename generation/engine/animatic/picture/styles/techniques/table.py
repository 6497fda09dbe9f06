"""Which technique works for which name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from generation.engine.animatic.picture.styles.techniques.pencil import Pencil
from generation.engine.animatic.picture.styles.techniques.pixels import Pixels
from generation.engine.animatic.picture.styles.techniques.relief import Clay, CutPaper
from generation.engine.animatic.picture.styles.techniques.strokes import Oil
from generation.engine.animatic.picture.styles.techniques.technique import Plain
from generation.engine.animatic.picture.styles.techniques.washes import Washes

TECHNIQUES: dict[str, Callable[[int, int], Plain]] = {
    "pixels": Pixels,
    "clay": Clay,
    "washes": Washes,
    "pencil": Pencil,
    "oil": Oil,
    "cut paper": CutPaper,
}
"""Name of a `Look.technique` -> what is made for a picture's width and height."""

_PLAIN = Plain()


def technique_of(name: str | None, width: int, height: int) -> Plain:
    """This will be a look's technique for pictures of a size; of the last one asked for the sheets are kept."""
    return _PLAIN if name is None else _technique(name, width, height)


@lru_cache(maxsize=1)
def _technique(name: str, width: int, height: int) -> Plain:
    return TECHNIQUES[name](width, height)
