"""Camera moves: how the picture is framed at each moment, planned before the first frame is drawn.

A move is a window on the picture as it would be without one: it may be smaller and elsewhere, never larger, so that
there is always something painted behind it. What must travel through the scene (pan, orbit) moves the path as well, and the
layers' own speeds make the parallax.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

CRASH_AT, CRASH_S = 0.42, 0.3
"""Share of the clip at which a crash zoom comes, and how long it takes."""

_CLOSE = 1.75  # how much nearer a close-up is
_PUSH = 1.32  # how far a dolly goes
_PULL = 2.0  # from how near one begins that goes back
_CRASH = 1.9
_AROUND = 1.12  # how much nearer an orbit comes
_HAND = 1.05  # so much is cut off that the shaking has room
_PAN, _ORBIT = 0.34, 0.5  # of the picture's width, from side to side
_HAND_SHIFT = (
    0.009  # of the width, standard deviation; a hand turns the camera, too, but turned layers cost four times a clip
)
_ARM, _ARM_SHIFT = 1.75, 0.014  # how near an outstretched arm holds the camera, and how it shakes
_FACE = 0.04  # of the height: faces are above a figure's middle
_STEADY_S = 0.35  # a hand does not move faster than that

_NEAREST = {
    "close-up": _CLOSE, "dolly": _PUSH, "dolly out": _PULL, "crash zoom": _CRASH, "orbit": _AROUND, "selfie": _ARM,
}  # fmt: skip


@dataclass(frozen=True)
class Window:
    """What is seen of the picture, by frame; nothing but ones and middles where the camera does nothing of itself."""

    zoom: Floats  # [frames], at least 1
    x: Floats  # its middle, pixels of the whole picture
    y: Floats

    @property
    def is_still(self) -> bool:
        """This will say whether the whole picture is seen all the time."""
        return bool((self.zoom == 1).all())


def nearest(move: str | None) -> float:
    """This will be how much nearer than the whole picture a move comes to whom it looks at."""
    return _NEAREST.get(move or "", 1.0)


def sideways(move: str | None, frame_count: int, width: int) -> Floats:
    """This will be how far a move carries the camera to the right, pixels [frames]: a pan once across, an orbit, too."""
    share = _eased(frame_count)
    if move == "pan":
        return np.asarray((share - 0.5) * _PAN * width)
    if move == "orbit":
        return np.asarray(-np.cos(np.pi * share) * _ORBIT * width / 2)
    return np.zeros(frame_count)


def window(move: str | None, hero: tuple[Floats, Floats], size: tuple[int, int], fps: int, seed: int) -> Window:
    """This will plan a move (one of `script.Scene.camera`, or None) for a picture of `size`, towards `hero`."""
    width, height = size
    frames = hero[0].size
    zoom, towards = np.ones(frames), np.zeros(frames)
    x, y = np.full(frames, width / 2), np.full(frames, height / 2)
    if move in {"dolly", "orbit"}:
        zoom = 1 + ((_PUSH if move == "dolly" else _AROUND) - 1) * _eased(frames)
        towards = _eased(frames)
    elif move == "dolly out":
        zoom, towards = 1 + (_PULL - 1) * (1 - _eased(frames)), 1 - _eased(frames)
    elif move == "crash zoom":
        share = np.clip((np.arange(frames) / fps - CRASH_AT * frames / fps) / CRASH_S, 0, 1)
        zoom, towards = 1 + (_CRASH - 1) * share**2 * (3 - 2 * share), share
    elif move == "close-up":
        zoom, towards = np.full(frames, _CLOSE), np.ones(frames)
    elif move in {"crane", "drone"}:
        zoom = 1 + 0.3 * (1 - _eased(frames)) if move == "drone" else np.full(frames, 1.3)
        y = height / 2 + height * 0.14 * (1 - 2 * _eased(frames))
    elif move == "selfie":
        zoom, towards = np.full(frames, _ARM), np.full(frames, 0.8)
        x, y = (at + _wandering(frames, fps, seed + n) * _ARM_SHIFT * width for n, at in enumerate((x, y)))
        y = y - _FACE * height
    elif move == "handheld":
        zoom = np.full(frames, _HAND)
        x, y = (at + _wandering(frames, fps, seed + n) * _HAND_SHIFT * width for n, at in enumerate((x, y)))
    x, y = x + towards * (hero[0] - x), y + towards * (hero[1] - y)
    return Window(zoom, _within(x, zoom, width), _within(y, zoom, height))


def held(before: Window, frame: int, frame_count: int) -> Window:
    """This will be a window that stays where another one is at `frame`."""
    return Window(*(np.full(frame_count, track[frame]) for track in (before.zoom, before.x, before.y)))


def _eased(frames: int) -> Floats:
    """From 0 to 1 over the clip, beginning and ending gently."""
    share = np.linspace(0, 1, frames) if frames > 1 else np.zeros(frames)
    return np.asarray(share * share * (3 - 2 * share))


def _within(middle: Floats, zoom: Floats, side: int) -> Floats:
    """No window looks past the picture's edge."""
    half = side / (2 * zoom)
    return np.clip(middle, half, side - half)


def _wandering(frames: int, fps: int, seed: int) -> Floats:
    """Smooth chance with a standard deviation of 1, never beyond 2: a hand that holds a camera."""
    reach = max(2, round(_STEADY_S * fps))
    noise = np.random.default_rng(seed).normal(size=frames + 4 * reach)
    weights = np.hanning(2 * reach + 1)
    smooth = np.convolve(noise, weights / weights.sum(), mode="same")[2 * reach : 2 * reach + frames]
    return np.clip(smooth / (smooth.std() + 1e-9) if frames > reach else smooth, -2, 2)
