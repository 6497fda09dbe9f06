"""The camera: chooses its scale from what must be seen, and plans its path before the first frame is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.physics.track import Floats, Pose, Take
from generation.engine.animatic.picture.moves import Window, held, sideways, window
from generation.engine.animatic.staging.stage import FILLED, FLOOR_TALL, FLOOR_WIDE, View

_ARRIVING = frozenset({"pan", "orbit", "dolly", "dolly out", "crash zoom", "crane", "drone"})
_WIDER = 1.5  # how much more a wide shot sees


@dataclass(frozen=True)
class Camera:
    """Maps metres to pixels: x to the right, y up in the world, down in the picture."""

    width: int
    height: int
    scale: float  # pixels a metre
    floor_y: float  # where y = 0 is, pixels from the top
    window: Window  # what is seen of the picture
    path_px: npt.NDArray[np.int64]  # [frames]: how far the camera has gone to the right, whole pixels
    view: View  # what it was planned for

    @property
    def horizon_y(self) -> float:
        """This will be where ground meets sky, pixels from the top."""
        return self.floor_y - (0.085 if self.height > self.width else 0.12) * self.height

    def to_px(self, frame: int, x_m: float, y_m: float) -> tuple[float, float]:
        """This will be where a point of the world is in the picture of `frame`."""
        return (x_m * self.scale - float(self.path_px[frame]) + self.width / 2, self.floor_y - y_m * self.scale)


def _middle(take: Take, width: int, height: int) -> tuple[Floats, Floats]:
    return np.full(take.frame_count, width / 2), np.full(take.frame_count, height / 2)


def floor_of(view: View, width: int, height: int) -> float:
    """This will be where the ground line lies in a picture of this size, share of its height."""
    return view.floor or (FLOOR_WIDE if width > height else FLOOR_TALL)


def scale_of(view: View, width: int, height: int) -> float:
    """This will be at how many pixels a metre all that `view` asks for is in the picture."""
    return min(width / view.width_m, floor_of(view, width, height) * FILLED * height / view.height_m)


def track_of(view: View, take: Take, seen_m: float) -> Floats:
    """This will be where the camera is at every frame, metres, if it sees `seen_m` of the world."""
    if view.follows_action:
        return _action(take, view)
    if view.follows >= 0:
        return _follow(take.poses[:, view.follows, 0], view, seen_m)
    return np.full(take.frame_count, view.centre_x_m)


def as_moved(view: View, move: str | None, hero: int) -> View:
    """This will be a view as a move changes it: a wide shot sees more, a following one follows."""
    if move == "wide":
        return replace(view, width_m=view.width_m * _WIDER, height_m=view.height_m * _WIDER)
    if move == "follow" and hero >= 0:
        return replace(view, follows=hero, follow_from_m=0.0, follows_action=False)
    return view


def plan(
    view: View, take: Take, width: int, height: int, *, move: str | None = None, hero: int = -1, seed: int = 0
) -> Camera:
    """This will fit `view` into width × height pixels and follow whom it follows, smoothly; `move` is the camera's own,
    towards the thing `hero`.
    """
    asked, view = view, as_moved(view, move, hero)
    share, scale = floor_of(view, width, height), scale_of(view, width, height)
    track = track_of(view, take, width / scale)
    path = track * scale + sideways(move, take.frame_count, width)
    looked_at = _middle(take, width, height)
    if hero >= 0:
        x = take.poses[:, hero, 0] * scale - path + width / 2
        looked_at = _smooth(x, take.fps), _smooth(share * height - take.poses[:, hero, 1] * scale, take.fps)
    seen = window(move, looked_at, (width, height), take.fps, seed)
    return Camera(width, height, scale, share * height, seen, np.rint(path).astype(np.int64), asked)


def carried_on(before: Camera, take: Take, *, move: str | None, hero: int) -> Camera:
    """This will plan the camera of a take that is longer than the one `before` was planned for: from where that ended it
    goes on gently, at the same scale. A move that has arrived stays there.
    """
    seen, last = before.window, before.path_px.size - 1
    has_arrived = move in _ARRIVING
    after = plan(before.view, take, before.width, before.height, move=None if has_arrived else move, hero=hero)
    window, path = after.window, after.path_px.astype(np.float64)
    if has_arrived:
        window = held(seen, last, after.window.x.size)
        path += before.path_px[last] - path[last]
    ease = _leaving(path.size, last, take.fps)
    path += (before.path_px[last] - path[last]) * ease
    zoom, x, y = (
        mine + (float(theirs[last]) - float(mine[last])) * ease
        for mine, theirs in ((window.zoom, seen.zoom), (window.x, seen.x), (window.y, seen.y))
    )
    return replace(after, window=Window(zoom, x, y), path_px=np.rint(path).astype(np.int64))


def _leaving(frame_count: int, last: int, fps: int) -> Floats:
    """From 1 at frame `last` to 0 a second later."""
    share = np.clip((np.arange(frame_count) - last) / fps, 0.0, 1.0)
    return np.asarray(1.0 - share * share * (3 - 2 * share))


def _smooth(track: Floats, fps: int) -> Floats:
    """As an operator follows: never at once."""
    reach = max(2, fps // 3)
    weights = np.hanning(2 * reach + 1)
    return np.convolve(np.pad(track, reach, mode="edge"), weights / weights.sum(), mode="valid")


def _follow(x_m: npt.NDArray[np.float64], view: View, seen_m: float) -> npt.NDArray[np.float64]:
    """A dead zone, then a smoothing in both directions of time, so that the camera neither lags nor jerks."""
    free = min(view.follow_from_m, seen_m * 0.36)
    offset = view.centre_x_m - float(x_m[0]) if not free else 0.0
    at = view.centre_x_m
    path = np.empty_like(x_m)
    for i, x in enumerate(x_m + offset):
        at = max(min(at, x + free), x - free)
        path[i] = at
    weights = np.hanning(15)
    padded = np.pad(path, 7, mode="edge")
    return np.convolve(padded, weights / weights.sum(), mode="valid")


def _action(take: Take, view: View) -> npt.NDArray[np.float64]:
    """Where most is moving, weighted by speed; where nothing moves the camera stays; smoothed over a second."""
    speed = np.hypot(take.poses[:, :, 3], take.poses[:, :, 4])
    weight = np.where(speed > 0.25, speed, 0.0)
    total = weight.sum(axis=1)
    path = np.empty(take.frame_count)
    at = view.centre_x_m
    for frame in range(take.frame_count):
        if total[frame] > 0.3:
            at = max(at, float((weight[frame] * take.poses[frame, :, 0]).sum() / total[frame]))
        path[frame] = at
    reach = max(3, take.fps)
    weights = np.hanning(2 * reach + 1)
    return np.convolve(np.pad(path, reach, mode="edge"), weights / weights.sum(), mode="valid")


def in_pixels(pose: Pose, camera: Camera, frame: int, deeper_px: float) -> Pose:
    """This will be what a pose tells in metres, in pixels; hands are as deep in the picture as their figure."""
    look = camera.to_px(frame, *pose.look) if pose.look else None
    hands = None
    if pose.hands:
        (x0, y0), (x1, y1) = camera.to_px(frame, *pose.hands[0]), camera.to_px(frame, *pose.hands[1])
        hands = ((x0, y0 + deeper_px), (x1, y1 + deeper_px))
    return replace(pose, look=look, hands=hands)
