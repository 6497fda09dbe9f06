"""The sizes and lengths that the model can do, and the way back to what was asked for. Pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import lcm

from generation.engine.telling import LONGER_THAN_ASKED

PIPELINE_MULTIPLE = 32
"""LTX2Pipeline refuses a width or height that is no multiple of this, whatever its VAE could do."""

LEAST_LATENTS = 2
"""The decoder pads by reflection, which needs two latents along each side of a picture and a sound longer than one."""


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """What the model renders, and which part of it the member gets."""

    width: int  # rendered pixels
    height: int  # rendered pixels
    frame_count: int  # rendered frames
    asked_width: int
    asked_height: int
    asked_frame_count: int
    lead: int = 0  # rendered frames before the first that is delivered: the end of what the clip goes on from
    stages: int = 1  # 2: rendered at half the width and height first, then enlarged and refined

    @property
    def left(self) -> int:
        """This will be the first rendered column that is delivered: the crop is central."""
        return (self.width - self.asked_width) // 2

    @property
    def top(self) -> int:
        """This will be the first rendered row that is delivered: the crop is central."""
        return (self.height - self.asked_height) // 2

    @property
    def small(self) -> Canvas:
        """This will be the canvas of the first of two stages; what it is asked for lies in the same place."""
        half = {side: getattr(self, side) // 2 for side in ("width", "height", "asked_width", "asked_height")}
        return replace(self, **half, stages=1)

    @property
    def notes(self) -> tuple[str, ...]:
        """This will tell a member how it was made larger or longer than was asked, and cut; empty where it was not.

        Lengths are not named: a clip of several shots says the same of all of them, once.
        """
        notes = []
        if (self.width, self.height) != (self.asked_width, self.asked_height):
            asked = f"{self.asked_width}×{self.asked_height}"
            notes.append(f"Made at {self.width}×{self.height} and cut to its middle, the {asked} that you asked for.")
        if self.stages > 1:
            notes.append("Made at half its width and height first, then enlarged and refined.")
        if self.frame_count - self.lead != self.asked_frame_count:
            notes.append(LONGER_THAN_ASKED)
        return tuple(notes)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The model's own grid: pixels in multiples of `spatial`, frames in multiples of `temporal` plus one."""

    spatial: int
    temporal: int

    @classmethod
    def of_ratios(cls, *, spatial: int, temporal: int) -> Grid:
        """This will be the grid of a model whose tokens are `spatial` x `spatial` pixels and `temporal` frames."""
        return cls(spatial=lcm(spatial, PIPELINE_MULTIPLE), temporal=temporal)

    def canvas(self, *, width: int, height: int, frame_count: int, lead: int = 0, stages: int = 1) -> Canvas:
        """This will be the smallest canvas that holds `width` x `height` pixels and `frame_count` frames, all >= 1,
        after `lead` frames that are not delivered (0, or a length that the model can do).

        The pipeline itself rounds lengths down without a word (24 frames become 17), so lengths are rounded up here.
        """
        return Canvas(
            width=self._next_side(width, stages),
            height=self._next_side(height, stages),
            frame_count=self._next_length(lead + frame_count),
            asked_width=width,
            asked_height=height,
            asked_frame_count=frame_count,
            lead=lead,
            stages=stages,
        )

    def longest_lead(self, frames: int) -> int:
        """This will be the most of `frames` (>= 1) that the model can take as what came before."""
        return (frames - 1) // self.temporal * self.temporal + 1

    def _next_side(self, pixels: int, stages: int) -> int:
        step = self.spatial * stages
        return max(LEAST_LATENTS, -(-pixels // step)) * step

    def _next_length(self, frames: int) -> int:
        return max(LEAST_LATENTS - 1, -(-(frames - 1) // self.temporal)) * self.temporal + 1
