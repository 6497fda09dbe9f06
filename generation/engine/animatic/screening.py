"""The frames of a clip from its footage: drawn one at a time, one take's layers in memory, two while one dissolves into the
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from generation.engine.animatic.filming import Footage
from generation.engine.animatic.picture.painter import Painter
from generation.engine.animatic.picture.portrait import Portrait
from generation.engine.contracts import Frame
from media.vision import cv2

Portraits = Mapping[tuple[int, str], Portrait]
_NONE: Portraits = {}


def drawn(footage: Sequence[Footage], seed: int, portraits: Portraits = _NONE) -> Iterator[Frame]:
    """This will draw what is seen of each take, in order; where one dissolves into the next both are drawn. Who has one of
    `portraits`, by number and kind, has that head.
    """
    beneath: Iterator[Frame] | None = None
    for this, following in pairwise([*footage, None]):
        if this is None:
            return
        painter, fade = _painter(this, seed, portraits), this.plate.fade_frames
        for number in range(this.plate.frame_count):
            frame = painter.frame(this.plate.begin + number)
            if beneath is not None and number < fade:
                frame = _dissolved(next(beneath), frame, (number + 1) / (fade + 1))
            elif number == fade:
                beneath = None  # its layers go
            yield frame
        goes_on = following is not None and following.plate.fade_frames > 0
        beneath = _beneath(painter, this.plate.begin + this.plate.frame_count) if goes_on else None


def _painter(footage: Footage, seed: int, portraits: Portraits) -> Painter:
    return Painter(
        footage.scene,
        footage.take,
        footage.things,
        footage.camera,
        ground=footage.world.ground,
        gravity=footage.gravity,
        seed=seed,
        portraits={
            thing.index: portraits[thing.who, thing.kind.name]
            for thing in footage.things
            if (thing.who, thing.kind.name) in portraits
        },
    )


def _beneath(painter: Painter, first: int) -> Iterator[Frame]:
    """What a take still shows after its last frame, beneath the next one."""
    return (painter.frame(number) for number in range(first, painter.take.frame_count))


def _dissolved(before: Frame, after: Frame, share: float) -> Frame:
    eased = share * share * (3 - 2 * share)
    return np.asarray(cv2.addWeighted(before, 1 - eased, after, eased, 0), np.uint8)
