"""Free fall: by the truth's positions, and by where a red ball is seen in the pictures."""

from __future__ import annotations

import itertools
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.physics.scenes import asked, truth
from benchmarks.physics.verdicts import Verdict, worst
from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.protocol import SilentWatch

Floats = npt.NDArray[np.float64]

EARTH, MOON = 9.81, 1.62  # written down here again: the engine's own numbers are what is judged
_SCENES = (("a red ball falling in the kitchen", EARTH), ("a red ball falling on the moon", MOON))
_SEEDS = range(1, 5)
_STRAY = 1.05  # the planted fault: gravity 5 % off


def acceleration(heights: Floats, fps: float) -> float:
    """This will be how fast a height's speed grows downwards: a parabola through all, m/s² where heights are metres."""
    time_s = np.arange(heights.size) / fps
    off = np.abs(heights - np.polyval(np.polyfit(time_s, heights, 2), time_s))
    kept = off <= 3 * np.median(off) + 1e-9  # what merged with something behind it for a frame is left out
    return float(-2 * np.polyfit(time_s[kept], heights[kept], 2)[0])


def flights(heights: Floats, radius: float, least: int) -> list[Floats]:
    """This will be the stretches in which a ball touches nothing: clear of the ground, two frames from any turn upwards."""
    rising = np.diff(heights) > 0
    bounces = np.flatnonzero(rising[1:] & ~rising[:-1]) + 1
    edges = [-1, *bounces.tolist(), heights.size + 1]
    parts = (heights[max(a + 2, 0) : max(b - 1, 0)] for a, b in itertools.pairwise(edges))
    return [part for part in parts if part.size >= least and part.min() > 1.05 * radius]


def by_truth() -> Verdict:
    """This will fit every free flight of the truth's poses."""
    found = {}
    for (prompt, gravity), seed in itertools.product(_SCENES, _SEEDS):
        told = truth(prompt, seed=seed, seconds=3.0)
        radius = told["things"][0]["width_m"] / 2
        heights = np.array([frame[0][1] for frame in told["poses"]])
        for n, part in enumerate(flights(heights, radius, 6)[:3]):
            found[f"{prompt}, seed {seed}, flight {n}"] = acceleration(part, 24) / gravity
    return _verdict("free fall, g by the truth", found)


def by_pixels() -> Verdict:
    """This will fit every fall and rise as it is seen, and take each scene's mean: an edge is known to half a pixel, which
    is a percent of one fall. Only the scale of the picture is taken from the truth.
    """
    found: dict[str, list[float]] = {prompt: [] for prompt, _ in _SCENES}
    for (prompt, gravity), seed in itertools.product(_SCENES, (1, 2, 3)):
        fps, count = (60, 90) if gravity == EARTH else (24, 60)
        told = truth(prompt, seed=seed, seconds=3.0, fps=fps)
        with AnimaticEngine().open() as engine:
            frames = engine.render(asked(prompt, seed=seed, seconds=3.0, fps=fps), SilentWatch()).frames
            edges = silhouettes(np.stack(list(itertools.islice(frames, count))))
        scale = told["camera"]["pixels_per_metre"]
        ways = _led(edges, told["camera"]["ground_line_px"])
        found[prompt] += [acceleration(way, fps) / scale / gravity for way in ways]
    means = {f"{prompt}, {len(ways)} ways": float(np.mean(ways)) for prompt, ways in found.items() if ways}
    verdict = _verdict("free fall, g by the pixels", means)
    return replace(verdict, count=sum(map(len, found.values())))


def _led(edges: Floats, ground: float) -> list[Floats]:
    """Heights of the edge that goes first, pixels, on every way down or up: behind the ball a trail is drawn."""
    way = np.sign(np.diff(edges.sum(axis=1), prepend=np.nan))
    runs = np.split(np.arange(way.size), np.flatnonzero(np.diff(way) != 0) + 1)
    ways = [run[2:-2] for run in runs if way[run[0]] in (-1.0, 1.0)]
    heights = [ground - edges[run, 1 if way[run[0]] > 0 else 0] for run in ways if run.size >= 9]
    return [height for height in heights if not np.isnan(height).any()]


def silhouettes(frames: npt.NDArray[np.uint8]) -> Floats:
    """This will be the upper and lower edge of what is reddest among all that differs from the empty picture, pixels from
    the top, [frames, 2]; NaN where it isn't seen whole.
    """
    empty = np.median(frames, axis=0).astype(np.int16)
    return np.array([_edges(frame.astype(np.int16), empty) for frame in frames])


def _edges(frame: npt.NDArray[np.int16], empty: npt.NDArray[np.int16]) -> tuple[float, float]:
    changed = np.abs(frame - empty).sum(axis=2) > 60
    reddest = np.where(changed, frame[..., 0] - np.maximum(frame[..., 1], frame[..., 2]), 0)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(changed.astype(np.uint8), connectivity=8)
    spot = stats[labels.flat[int(reddest.argmax())]]
    top, high = int(spot[cv2.CC_STAT_TOP]), int(spot[cv2.CC_STAT_HEIGHT])
    if reddest.max() < 60 or top <= 0 or top + high >= frame.shape[0]:
        return float("nan"), float("nan")
    return float(top), float(top + high - 1)


def _verdict(name: str, shares: dict[str, float]) -> Verdict:
    figure, where = worst({place: abs(share - 1) for place, share in shares.items()})
    planted = min((abs(_STRAY * share - 1) for share in shares.values()), default=0.0)
    return Verdict(name=name, figure=figure, limit=0.01, unit="of g", count=len(shares), broken=planted, where=where)
