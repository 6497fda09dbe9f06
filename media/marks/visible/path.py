"""Where the visible mark is at any moment: a path of its own for each clip, hard to crop away.

All places lie in the central 80 % of the picture and above its controls. From one place to the next the mark changes
side (left, right) and band (upper, middle, lower), so a crop that avoids one place shows the next.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

MARGIN = 0.10
"""Share of each side that stays free: a crop to the central 80 % cuts nothing off."""

CONTROLS = 0.20
"""Share of the height at the bottom where players put caption and controls: the mark is never there."""

STAY_S = 2.4
"""Seconds at one place, fades included. Under 3 s, so that every 3 s show a whole mark at its full strength;
long enough not to nag."""

FADE_S = 0.3
"""Seconds of fading in and of fading out."""

BANDS = 3

SPREAD = 0.6
"""Largest share of its cell (a side × a band) that a place may lie in, so that sides and bands stay apart."""


@dataclass(frozen=True)
class Spot:
    """The mark's upper left corner in pixels (even, as 4:2:0 wants) and its strength, 0..1."""

    x: int
    y: int
    opacity: float


@dataclass(frozen=True)
class MarkPath:
    """The path of one clip's mark over a picture of `ground` pixels for a mark of `size` pixels, (width, height)."""

    clip_id: str
    ground: tuple[int, int]
    size: tuple[int, int]

    def at(self, moment_s: float) -> Spot:
        """This will be the spot at a moment of the clip, in seconds from its start."""
        since = moment_s + self._head_start_s
        stay, into_s = divmod(since, STAY_S)
        x, y = self._place(int(stay))
        return Spot(x, y, _eased(min(into_s, STAY_S - into_s) / FADE_S))

    @property
    def _head_start_s(self) -> float:
        """The first frame, which everybody shares as a picture, has the mark at full strength already."""
        return FADE_S + self._chance("head start") * (STAY_S - 3 * FADE_S)

    def _place(self, stay: int) -> tuple[int, int]:
        side = (int(self._chance("side") * 2) + stay) % 2
        step = 1 + int(self._chance("direction") * 2)  # 1 or 2: both visit all bands and never one twice in a row
        band = (int(self._chance("band") * BANDS) + step * stay) % BANDS
        left, top, right, bottom = self._room()
        outwards = SPREAD * self._chance(f"x {stay}") + side * (1 - SPREAD)
        high = (bottom - top) / BANDS
        # In a low band less, so that a place never overlaps the one before: a patch over one does not cover both.
        spread = min(SPREAD, max(0.0, 1 - self.size[1] / high)) if high else 0.0
        within = spread * self._chance(f"y {stay}") + (1 - spread) / 2
        x = left + (right - left) * (side + outwards) / 2
        y = top + high * (band + within)
        return _even(x), _even(y)

    def _room(self) -> tuple[float, float, float, float]:
        """Where the upper left corner may be: left, top, right, bottom."""
        width, height = self.ground
        left, top = width * MARGIN, height * MARGIN
        right = width * (1 - MARGIN) - self.size[0]
        bottom = height * (1 - CONTROLS) - self.size[1]
        return left, top, max(left, right), max(top, bottom)

    def _chance(self, what: str) -> float:
        """A number in 0..1 that depends on the clip and nothing else: the same on every machine and in every year."""
        digest = hashlib.sha256(f"{self.clip_id}\n{what}".encode()).digest()
        return int.from_bytes(digest[:6]) / 2**48


def _even(position: float) -> int:
    return int(position) // 2 * 2 if position >= 0 else 0


def _eased(share: float) -> float:
    clipped = min(1.0, max(0.0, share))
    return clipped * clipped * (3 - 2 * clipped)
