"""Framing: how near the camera goes, from what the take really shows.

A play says what must be seen before anything has moved; when it has been simulated, it is known what every body takes up
at every frame, and the scale is fitted to that. What the play's own view shows whole is shown whole, with air around it.
What it cuts off is given room: a neck that is too long, blocks that fall out at the side of an upright picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Floats, Take
from generation.engine.animatic.picture.bounds import Bounds, bounds_of
from generation.engine.animatic.picture.camera import as_moved, floor_of, scale_of, track_of
from generation.engine.animatic.picture.light import light_of
from generation.engine.animatic.picture.moves import nearest, sideways
from generation.engine.animatic.script import Scene
from generation.engine.animatic.staging.stage import LOOSE, View

_MOST = 1.8  # times the play's own scale: what is painted larger takes longer
_MOST_PASSING = 1.2  # where somebody comes into the picture or leaves it: they would be seen for a shorter time
_MOST_STREAMING = 1.15  # where something burns, pours or smokes: how far that goes is not known
_UNDER_SIGHTS = 0.58  # of as near as the play would have it: there is something to be seen in the sky
_LEAST = 0.6  # times the play's own scale, for what is too large for it
_LEAST_ASIDE, _LEAST_ON_ITS_WAY = 0.75, 0.92  # for what comes to lie outside, for who walks or drives there
_MOSTLY = 0.95  # of the take: who is whole for so long is given no more room
_COMES_S = 0.33  # so long before and after, who comes or goes may be cut off as well
_AIR, _LEAST_AIR = (0.05, 0.08, 0.03), (0.012, 0.012, 0.012)  # at the sides, above and below, shares of the picture
_HIGHEST, _WIDEST = 0.7, 0.86  # of the picture, one body alone
_LARGEST = 0.6  # times the shorter side squared, its box: more takes longer to paint than a clip has
_NEAREST = 0.94  # of either, when a camera has come as near as it comes
_LEAD = 0.07  # of the width: so much more is seen before who goes along than behind
_GOES = 0.5  # of the width: who goes farther than that goes along
_WORTH = 1.03  # times larger: for less the picture's middle stays where it is
_AS_STAGED = frozenset({"crane", "drone"})  # moves that look at nobody: what they cut off was weighed for a play's view
_TINY, _GIANT = 0.5, 1.8  # times its kind's size: both are framed for what they are


@dataclass(frozen=True)
class _Shot:
    """What the camera has before it."""

    take: Take
    things: Sequence[Thing]
    bounds: Bounds
    width: int
    height: int
    move: str | None
    hero: int
    aside: Floats  # [frames]: how far a move carries the camera, pixels


def fitted(
    view: View, take: Take, things: Sequence[Thing], width: int, height: int, *,
    scene: Scene, move: str | None, hero: int, seed: int,
) -> View:  # fmt: skip
    """This will be a play's `view` as near or as far as the bodies of its take want it, in the same proportions."""
    if move in _AS_STAGED or any(thing.look == "orb" for thing in things) or not things:
        return view
    bounds = bounds_of(take, things, light_of(scene), seed)
    aside = np.abs(sideways(move, take.frame_count, width))
    shot = _Shot(take, things, bounds, width, height, move, hero, aside)
    view = as_moved(view, move, hero) if move == "follow" else view
    most = 1.0 if any(not _TINY <= actor.size <= _GIANT for actor in scene.actors) else _MOST
    if scene.sights:
        most = _UNDER_SIGHTS
    elif take.plumes:
        most = min(most, _MOST_STREAMING)
    near = _nearer(view, shot, most)
    for centre_x_m in _middles(near, view, shot):
        near = _better(near, _nearer(replace(view, centre_x_m=centre_x_m), shot, most), shot)
    return _leading(near, shot)


def _better(view: View, other: View, shot: _Shot) -> View:
    """Of two views the one that shows more bodies whole for longer, else the nearer one, if that is worth it."""
    mine, theirs = (_seen(each, shot, scale_of(each, shot.width, shot.height)).whole.sum() for each in (view, other))
    if mine == theirs:
        return other if other.width_m * _WORTH < view.width_m else view
    return other if theirs > mine else view


def _nearer(view: View, shot: _Shot, most: float) -> View:
    """The view at the largest scale that the take allows; the camera's way may depend on how much it sees."""
    base = scale_of(view, shot.width, shot.height)
    scale, seen_before = base, _seen(view, shot, base)
    for _ in range(4):
        scale = min(_largest(view, shot, scale, seen_before), most * base)
    allowed = _largest(view, shot, scale, seen_before)
    if allowed < scale * (1 - 1e-6):
        scale = min(allowed, base)
    return replace(view, width_m=view.width_m * base / scale, height_m=view.height_m * base / scale)


@dataclass(frozen=True)
class _Limits:
    """At how many pixels a metre a body still is in the picture at a frame: [frames, bodies], inf where it isn't there."""

    across: Floats
    down: Floats

    def whole(self, scale: float) -> npt.NDArray[np.bool_]:
        """This will say where a body is wholly in a picture of this scale."""
        return np.asarray(np.minimum(self.across, self.down) >= scale * (1 - 1e-9))


@dataclass(frozen=True)
class _Seen:
    """What a play's own view shows."""

    scale: float
    whole: npt.NDArray[np.bool_]  # [frames, bodies]
    there: npt.NDArray[np.bool_]  # [frames, bodies]: some of it
    stays: npt.NDArray[np.bool_]  # [bodies]: some of it at every frame

    @property
    def kept(self) -> npt.NDArray[np.bool_]:
        """This will say who is whole at every frame."""
        return np.asarray(self.whole.all(axis=0))


def _seen(view: View, shot: _Shot, scale: float) -> _Seen:
    track = track_of(view, shot.take, shot.width / scale)
    whole = _limits(view, shot, track, (0.0, 0.0, 0.0)).whole(scale)
    half, share = shot.width / 2 / scale, floor_of(view, shot.width, shot.height)
    bounds, middle = shot.bounds, track[:, None]
    with np.errstate(invalid="ignore"):
        there = (bounds.left - middle < half) & (bounds.right - middle > -half)
        there &= (bounds.low < share * shot.height / scale) & (bounds.high > (share - 1) * shot.height / scale)
    stays = np.asarray(there | np.isnan(bounds.left)).all(axis=0)
    return _Seen(scale, whole, np.asarray(there), np.asarray(stays))


def _limits(view: View, shot: _Shot, track: Floats, air: tuple[float, float, float]) -> _Limits:
    """For bodies with so much air at the sides, above and below, shares of the picture."""
    bounds, share = shot.bounds, floor_of(view, shot.width, shot.height)
    free = (shot.width * (0.5 - air[0]) - shot.aside)[:, None]
    above, below = shot.height * (share - air[1]), shot.height * (1 - share - air[2])
    across = np.minimum(_most(free, track[:, None] - bounds.left), _most(free, bounds.right - track[:, None]))
    return _Limits(across, np.minimum(_most(above, bounds.high), _most(below, -bounds.low)))


def _most(room_px: float | Floats, reach_m: Floats) -> Floats:
    """The scale at which a reach fills its room; inf where it reaches nowhere."""
    with np.errstate(invalid="ignore"):
        reaches = reach_m > 1e-6
    return np.asarray(np.where(reaches, room_px / np.where(reaches, reach_m, 1.0), np.inf))


def _largest(view: View, shot: _Shot, scale: float, seen: _Seen) -> float:
    """The largest scale for every body, if the camera goes as it would at `scale`."""
    track = track_of(view, shot.take, shot.width / scale)
    wanted, hard = (_limits(view, shot, track, air) for air in (_AIR, _LEAST_AIR))
    base, limits = seen.scale, [np.inf]
    kept = seen.kept
    for at in range(kept.size):
        with_air = min(wanted.across[:, at].min(), wanted.down[:, at].min())
        if kept[at]:
            whole = min(hard.across[:, at].min(), hard.down[:, at].min())
            limits += [max(with_air, min(whole, base)), _alone(shot, at, base)]
        elif seen.there[:, at].any():
            limits.append(_of_cut(shot, at, seen, hard))
    return float(min(limits))


def _alone(shot: _Shot, at: int, base: float) -> float:
    """One body does not fill the picture, nor what is left of it when the camera has come near."""
    wide, high = _extent(shot, at)
    largest = min(shot.width, shot.height) * math.sqrt(_LARGEST / (wide * high))
    limit = max(min(_HIGHEST * shot.height / high, _WIDEST * shot.width / wide, largest), base)
    if at == shot.hero and (near := nearest(shot.move)) > 1.0:
        limit = min(limit, max(_NEAREST / near * min(shot.height / high, shot.width / wide), base))
    return limit


def _extent(shot: _Shot, at: int) -> tuple[float, float]:
    bounds = shot.bounds
    wide, high = (bounds.right - bounds.left)[:, at], (bounds.high - bounds.low)[:, at]
    return max(float(np.nanmax(wide, initial=0.0)), 1e-3), max(float(np.nanmax(high, initial=0.0)), 1e-3)


def _of_cut(shot: _Shot, at: int, seen: _Seen, hard: _Limits) -> float:
    """For a body that the play's own view does not show whole at every frame."""
    base, there, whole, things = seen.scale, seen.there[:, at], seen.whole[:, at], shot.things
    across, down = hard.across[:, at], hard.down[:, at]
    is_loose = at < len(things) and things[at].kind.family in LOOSE
    is_told_of = at < len(things) and _is_told_of(things[at])
    wide = (1 - 2 * _LEAST_AIR[0]) * shot.width / _extent(shot, at)[0]
    most = base
    if not seen.stays[at] or (is_loose and not whole[0]) or not (is_told_of or whole.any()):
        most = min(_MOST_PASSING * base, max(_while_whole(whole, across, shot.take.fps), base))
    if whole.mean() > _MOSTLY:
        return most
    if is_told_of and seen.stays[at]:
        most = min(most, max(min(float(down[there].min()), wide), _LEAST * base))
    least = _LEAST_ASIDE if is_loose else _LEAST_ON_ITS_WAY
    if (whole[0] if is_loose else seen.stays[at]) and (aside := float(across.min())) >= least * base:
        most = min(most, aside)
    return most


def _while_whole(whole: npt.NDArray[np.bool_], across: Floats, fps: int) -> float:
    """For who passes: it is seen whole when it was, but for a moment about coming and going."""
    reach = max(round(_COMES_S * fps), 1)
    near = np.convolve(np.pad(~whole, reach), np.ones(2 * reach + 1), mode="valid") > 0.5
    return float(across[~near].min(initial=np.inf))


def _is_told_of(thing: Thing) -> bool:
    """Somebody or something of the prompt, not what belongs to the ground or to another body."""
    return thing.owner < 0 and thing.kind.name in KINDS and KINDS[thing.kind.name].family != "support"


def _middles(view: View, play: View, shot: _Shot) -> list[float]:
    """Where else the picture's middle may be: that of all that is in it, where the camera has no reason to be elsewhere."""
    if play.follows_action or (play.follows >= 0 and play.follow_from_m > 0.0) or shot.move == "follow":
        return []
    scale = scale_of(view, shot.width, shot.height)
    seen, track = _seen(view, shot, scale), track_of(view, shot.take, shot.width / scale)[:, None]
    told_of = np.array([at < len(shot.things) and _is_told_of(shot.things[at]) for at in range(seen.stays.size)])
    middles = []
    for those in (seen.kept, seen.kept | (seen.stays & told_of)):
        left, right = (shot.bounds.left - track)[:, those], (shot.bounds.right - track)[:, those]
        if np.isfinite(left).any():
            middles.append(view.centre_x_m + float(np.nanmin(left) + np.nanmax(right)) / 2)
    return middles


def _leading(view: View, shot: _Shot) -> View:
    """More room before whoever the camera goes along with than behind, where all that is whole stays so."""
    if view.follows < 0 or view.follow_from_m > 0.0 or view.follows_action or shot.move == "follow":
        return view
    scale = scale_of(view, shot.width, shot.height)
    x = shot.take.poses[:, view.follows, 0]
    if abs(x[-1] - x[0]) * scale < _GOES * shot.width:
        return view
    ahead = replace(view, centre_x_m=view.centre_x_m + float(np.sign(x[-1] - x[0])) * _LEAD * shot.width / scale)
    seen, after = _seen(view, shot, scale), _seen(ahead, shot, scale)
    return ahead if after.kept[seen.kept].all() else view
