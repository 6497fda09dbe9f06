"""A clip of a game in large pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from benchmarks.provenance.scenes.brushes import Colour
from benchmarks.provenance.scenes.tools import Size
from media.contracts import Frame

PALETTE: dict[str, Colour] = {
    "k": (28, 22, 40), "r": (214, 60, 66), "s": (244, 190, 150), "b": (52, 96, 180), "w": (250, 250, 240),
    "y": (252, 208, 70), "o": (226, 140, 40), "g": (88, 176, 80), "d": (52, 118, 66), "m": (146, 92, 60), "n": (104, 62, 46),
    "p": (150, 80, 170),
}  # fmt: skip
"""The game's colours by letter; a dot is clear."""

RUNNER = (
    ("..kkkkkk..", ".krrrrrrk.", "krrrrrrrrk", ".ksssksk..", ".kssssssk.", "..kssssk..",
     ".kbbbbbbk.", "ksbbyybbsk", ".kbbbbbbk.", ".kbbkkbbk.", "kbbk..kbbk", "kkk....kkk"),
    ("..kkkkkk..", ".krrrrrrk.", "krrrrrrrrk", ".ksssksk..", ".kssssssk.", "..kssssk..",
     "..kbbbbk..", ".ksbyybsk.", "..kbbbbk..", "...kbbk...", "...kbbkk..", "...kkkk..."),
)  # fmt: skip
SLIME = ("...kkkkk...", "..kpppppk..", ".kpwkpwkpk.", "kppppppppkk", "kpppppppppk", "kkkkkkkkkkk")
COINS = (
    ("..kkk..", ".kyyyk.", "kywyyok", "kywyyok", "kywyyok", ".kyyok.", "..kkk.."),
    ("..kkk..", "..kyk..", "..kyk..", "..kyk..", "..kok..", "..kok..", "..kkk.."),
)
TILE = 16
FIELD = (256, 144)
"""The game's own picture, pixels."""

Mask = npt.NDArray[np.bool_]
Sprite = tuple[Frame, Mask]


def platformer(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be somebody's game: a runner who jumps over gaps and takes coins while the world scrolls by."""
    level = _Level(np.random.default_rng(seed), count)
    runner, coins, slime = ([_sprite(rows) for rows in art] for art in (RUNNER, COINS, (SLIME,)))
    for number in range(count):
        scrolled = 2 * number
        field = level.seen(scrolled)
        for x, y in level.coins_ahead(scrolled + 74):
            _stamp(field, coins[(number // 6 + x) % 2], x * TILE - scrolled + 4, y)
        for x in level.slimes:
            _stamp(field, slime[0], x * TILE - scrolled + round(10 * math.sin(0.1 * number + x)), level.top(x) - 6)
        _stamp(field, runner[number // 4 % 2], 70, level.runner_y(scrolled + 75) - 12)
        _status(field, level.taken(scrolled + 74), number)
        yield np.asarray(cv2.resize(field, size, interpolation=cv2.INTER_NEAREST), np.uint8)


def _sprite(rows: Sequence[str]) -> Sprite:
    wide = max(map(len, rows))
    letters = [row.ljust(wide, ".") for row in rows]
    picture = np.array([[PALETTE.get(letter, (0, 0, 0)) for letter in row] for row in letters], np.uint8)
    return picture, np.array([[letter != "." for letter in row] for row in letters])


def _stamp(field: Frame, sprite: Sprite, x: int, y: int) -> None:
    picture, mask = sprite
    left, top = max(0, -x), max(0, -y)
    part = field[max(0, y) : y + mask.shape[0], max(0, x) : x + mask.shape[1]]
    rows, columns = slice(top, top + part.shape[0]), slice(left, left + part.shape[1])
    if x > -mask.shape[1] and y > -mask.shape[0]:
        part[mask[rows, columns]] = picture[rows, columns][mask[rows, columns]]


class _Level:
    """The world: the height of its ground tile by tile (0: a gap), what stands in it, and its backdrop."""

    def __init__(self, chance: np.random.Generator, count: int) -> None:
        tiles = FIELD[0] // TILE + 2 * count // TILE + 4
        steps = np.clip(np.cumsum(chance.choice((-1, 0, 0, 1), tiles // 4 + 1)) + 3, 2, 4)
        self._heights = np.repeat(steps, 4)[:tiles]
        self._heights[10::9] = 0
        self._coins = [
            (x, FIELD[1] - TILE * (int(self._heights[x]) + 2))
            for x in range(6, tiles)
            if self._heights[x] and x % 5 < 3
        ]
        self.slimes = [x for x in range(14, tiles, 9) if self._heights[x]]
        self._ground = self._drawn(chance, tiles)
        self._hills = [
            _hills(chance, tone, low, 3 * FIELD[0]) for tone, low in (((120, 170, 196), 70), ((84, 140, 150), 90))
        ]

    def _drawn(self, chance: np.random.Generator, tiles: int) -> Sprite:
        picture = np.zeros((FIELD[1], tiles * TILE, 3), np.uint8)
        earth = np.where(chance.random((TILE, TILE, 1)) < 0.82, PALETTE["m"], PALETTE["n"]).astype(np.uint8)
        grass = np.where(chance.random((5, TILE, 1)) < 0.7, PALETTE["g"], PALETTE["d"]).astype(np.uint8)
        for x, tall in enumerate(self._heights.tolist()):
            for row in range(tall):
                y = FIELD[1] - TILE * (row + 1)
                picture[y : y + TILE, x * TILE : (x + 1) * TILE] = earth
            top = FIELD[1] - TILE * tall
            picture[top : top + 5, x * TILE : (x + 1) * TILE] = grass[: FIELD[1] - top]
        return picture, np.asarray(picture.any(axis=2), bool)

    def seen(self, scrolled: int) -> Frame:
        """This will be the world without anybody in it: what is farther moves less."""
        field = np.zeros((FIELD[1], FIELD[0], 3), np.uint8)
        for band in range(9):
            field[16 * band : 16 * band + 16] = (110 + 14 * band, 190 + 5 * band, 240)
        for share, (picture, mask) in zip((5, 3), self._hills, strict=True):
            _stamp(field, (picture, mask), -(scrolled // share), 0)
        _stamp(field, self._ground, -scrolled, 0)
        return field

    def top(self, x: int) -> int:
        """This will be where the ground of a tile begins, pixels from above; over a gap where it was before."""
        while x and not self._heights[x]:
            x -= 1
        return FIELD[1] - TILE * int(self._heights[x])

    def runner_y(self, at_px: int) -> int:
        """This will be the runner's feet: on the ground, or in a leap over the next gap or step."""
        x, part = divmod(at_px, TILE)
        before, after = self.top(x), self.top(x + 1)
        gap = next((g for g in range(x - 1, x + 2) if 0 <= g < len(self._heights) and not self._heights[g]), None)
        if gap is not None:
            share = (at_px - (gap - 1) * TILE) / (3 * TILE)
            level = self.top(max(0, gap - 1)) * (1 - share) + self.top(gap + 1) * share
            return round(level - 40 * math.sin(math.pi * share))
        if after == before:
            return before
        return round(before + (after - before) * part / TILE - 14 * math.sin(math.pi * part / TILE))

    def coins_ahead(self, at_px: int) -> list[tuple[int, int]]:
        """This will be the coins that the runner has not passed yet: tile, pixels from above."""
        return [(x, y) for x, y in self._coins if x * TILE > at_px]

    def taken(self, at_px: int) -> int:
        """This will be how many coins lie behind."""
        return len(self._coins) - len(self.coins_ahead(at_px))


def _hills(chance: np.random.Generator, tone: Colour, low: int, width: int) -> Sprite:
    across = np.arange(width)
    phases = chance.uniform(0, 6, 3)
    tops = (
        low
        + 12 * np.sin(across / 31 + phases[0])
        + 7 * np.sin(across / 13 + phases[1])
        + 3 * np.sin(across / 5 + phases[2])
    )
    mask = np.arange(FIELD[1])[:, None] > tops[None].round()
    return np.full((*mask.shape, 3), tone, np.uint8), mask


def _status(field: Frame, coins: int, number: int) -> None:
    """The bar above: hearts, coins, time; letters without soft edges, as such games have them."""
    bar = Image.new("1", (FIELD[0], 14))
    draw = ImageDraw.Draw(bar)
    draw.fontmode = "1"
    draw.text(
        (6, 1), f"♥♥♥   COINS {coins:02}   TIME {300 - number // 12}".replace("♥", "o"), 1, ImageFont.load_default(10)
    )
    letters = np.asarray(bar, bool)
    field[1:15][letters] = (20, 16, 30)
    field[0:14][letters] = (255, 250, 230)
