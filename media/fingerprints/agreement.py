"""How far a query and a clip are the same picture: what stands out, what moves, and in which colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from media.fingerprints.chronicle import Chronicle
from media.fingerprints.details import unlike
from media.fingerprints.evidence import View
from media.fingerprints.grids import Grid, evened, moving, standing_out
from media.fingerprints.pacing import Course, best_course
from media.fingerprints.picture import details_and_sketch
from media.fingerprints.placing import Mask, Plane, refined, seen, seen_chroma, seen_finely
from media.fingerprints.sketch import RATE, unpack
from media.fingerprints.strangers import stranger

_BELONGS = 0.3  # correlation with the clip's likest picture below which a query's picture shows something else
_PAIRS = 3
_MOMENT = 3  # pictures between two looks at the details
_COLOURFUL = 0.9  # squared levels a cell: of weaker changes of colour nothing is said
_LATE = tuple(np.linspace(-0.5, 0.5, 7).tolist())  # pictures by which a course may be late
_HURRIED = 0.5  # of agreement, that speaks against each second that a course gains or loses in one
_LIVELY = 2.0  # squared levels: a cell that moves less counts for less than half
_GREY = (
    0.05  # of the clip's change of colour: what shows less has lost its colours, and so what could tell things apart
)
_SHOWN = 0.25  # of the clip's picture: of less nothing is said


@dataclass(frozen=True)
class Clip:
    """A clip's sketch, prepared for comparisons."""

    moving: Grid  # [m, SIDE, SIDE]
    even: Grid  # [m, SIDE, SIDE]
    chroma: Grid  # [m, 2, CHROMA, CHROMA]
    details: Chronicle
    first: int  # number of the first picture of the stretch prepared

    @classmethod
    def of(cls, rest: bytes, from_s: float = 0.0, to_s: float = np.inf) -> Clip:
        """This will prepare the stretch of a clip that covers `from_s` to `to_s`, of its packed details and sketch."""
        details, packed = details_and_sketch(rest)
        first, sketch = unpack(packed, from_s, to_s)
        relief = moving(standing_out(sketch.luma))
        return cls(relief, evened(relief), sketch.chroma, details, first)


@dataclass(frozen=True)
class Agreement:
    """What a comparison found; correlations are -1..1."""

    whole: float  # of what stands out, moving or not
    standing: float  # the same, whatever moment of the clip each picture is likest to
    movement: float  # of what changes over time; of a single picture, of what is not the clip's standing background
    colour: float  # of the colours that change; 0 where the query lost them, nan where there are none
    unlike: float  # share of details that are others; nan where there are none to compare
    details: int  # that could be compared
    misfit: float  # what differs of what stands out, as a share of it
    offset_s: float  # clip time at query time 0
    speed: float
    pictures: int  # of the query, that take part
    fitting: int  # of the query, that show this scene at all
    shown: float  # share of the clip's picture that the query shows
    liveliness: float  # squared levels by which the clip changes, a cell
    stranger: float  # share of the clip's picture, in one piece, that moves in both, but otherwise; 0 of a still


@dataclass(frozen=True)
class Look:
    """A query picture laid on a clip: how alike they are, and how it lies."""

    likeness: float  # -1..1
    nearest: int  # picture of the clip
    plane: Plane


def first_look(view: View, clip: Clip, planes: Sequence[Plane], picture: int) -> Look:
    """This will lay one query picture on a clip's pictures as each of some planes says, and give the best."""
    return max((_laid_on(view, clip, plane, picture) for plane in planes), key=lambda look: look.likeness)


def second_look(view: View, clip: Clip, first: Look, picture: int) -> Look:
    """This will better the plane of a first look, if it can."""
    if first.likeness < 0:
        return first
    better = refined(first.plane, view.luma[[picture]], clip.even[[first.nearest]], rounds=4)
    return max((first, _laid_on(view, clip, better, picture)), key=lambda look: look.likeness)


def _laid_on(view: View, clip: Clip, plane: Plane, picture: int) -> Look:
    laid, inside = seen(view.luma[[picture]], plane)
    if inside.mean() < _SHOWN:
        return Look(-1.0, 0, plane)
    likeness = _likeness(evened(moving(standing_out(laid))), clip.even, inside)[0]
    return Look(float(likeness.max()), int(likeness.argmax()), plane)


def compared(view: View, clip: Clip, plane: Plane, pairs: list[tuple[int, int]]) -> Agreement:
    """This will compare a query with a clip, from a first guess of how it lies.

    `pairs` are pictures of the query and of the clip that were taken for the same.
    """
    plane = _placed(view, clip, plane, pairs)
    laid, inside = seen(view.luma, plane)
    relief = moving(standing_out(laid))
    likeness = _likeness(evened(relief), clip.even, inside)
    if len(view.luma) == 1:
        nearest = int(likeness[0].argmax())
        plane = _placed(view, clip, plane, [(0, nearest)])
        return _still(view, clip, plane)
    likest = likeness.max(axis=1)
    belongs = likest > _BELONGS
    if belongs.sum() < 3:
        belongs[:] = True
    course = best_course(view.at_s, relief[:, inside], clip.moving[:, inside], belongs)
    spread = course.query.size // 2, course.query.size // 5, course.query.size * 4 // 5
    plane = _placed(view, clip, plane, [(int(course.query[n]), int(course.clip[n])) for n in spread])
    return _measured(view, clip, plane, course, likest, int(belongs.sum()))


def _still(view: View, clip: Clip, plane: Plane) -> Agreement:
    laid, inside = seen(view.luma, plane)
    relief = moving(standing_out(laid))
    likeness = _likeness(evened(relief), clip.even, inside)[0]
    nearest = int(likeness.argmax())
    ours, theirs, standing = (
        each[inside] for each in (relief[0], clip.moving[nearest], np.median(clip.moving, axis=0))
    )
    misfit = _misfit(ours, theirs)
    ours = ours / _gain(ours, theirs)
    share, count = _unlike(view, clip, plane, [(0, nearest)])
    return Agreement(
        whole=float(likeness[nearest]),
        standing=float(likeness[nearest]),
        movement=_correlation(ours - standing, theirs - standing, 0.3),
        colour=_still_colours(view, clip, plane, nearest, inside),
        unlike=share,
        details=count,
        misfit=misfit,
        offset_s=nearest / RATE,
        speed=1.0,
        pictures=1,
        fitting=1,
        shown=float(inside.mean()),
        liveliness=float(np.square(theirs - standing).mean()),
        stranger=0.0,
    )


def _gain(ours: npt.NDArray[np.float32], theirs: npt.NDArray[np.float32]) -> float:
    """By how much a query's contrast is the stronger one, cells that disagree weighed down."""
    gain = 1.0
    for _ in range(3):
        weight = 1 / (1 + np.square((ours - gain * theirs) / 6))
        gain = float(np.clip((weight * ours * theirs).sum() / ((weight * theirs * theirs).sum() + 1e-6), 0.3, 3))
    return gain


def _placed(view: View, clip: Clip, plane: Plane, pairs: list[tuple[int, int]]) -> Plane:
    """A better plane, found on pairs of pictures; the old one where these do not look more alike under the new one."""
    ours, theirs = ([pair[side] for pair in pairs[:_PAIRS]] for side in range(2))
    better = refined(plane, view.luma[ours], clip.even[theirs])
    return max((plane, better), key=lambda each: _alike(view, clip, each, ours, theirs))


def _alike(view: View, clip: Clip, plane: Plane, ours: list[int], theirs: list[int]) -> float:
    """How much pairs of pictures look alike under a plane; -1 where the query would hardly show the clip."""
    laid, inside = seen(view.luma[ours], plane)
    if inside.mean() < _SHOWN:
        return -1.0
    return float(_paired(evened(moving(standing_out(laid)))[:, inside], clip.even[theirs][:, inside]).mean())


def _measured(
    view: View, clip: Clip, plane: Plane, course: Course, likest: npt.NDArray[np.float32], fitting: int
) -> Agreement:
    laid, inside = seen(view.luma[course.query], plane)
    relief = moving(standing_out(laid))
    same = _paired(evened(relief)[:, inside], clip.even[course.clip][:, inside])
    misfit = _misfit(relief[:, inside], clip.moving[course.clip][:, inside])
    course, movement, liveliness = _followed(view, course, relief[:, inside], clip.moving[:, inside])
    share, count = _unlike(view, clip, plane, _steady(course))
    theirs = _between(clip.moving, _places(view, course))
    return Agreement(
        whole=float(np.median(same)),
        standing=float(np.median(likest)),
        movement=movement,
        colour=_colours(view, clip, plane, course, inside),
        unlike=share,
        details=count,
        misfit=misfit,
        offset_s=course.offset_s,
        speed=course.speed,
        pictures=int(course.query.size),
        fitting=fitting,
        shown=float(inside.mean()),
        liveliness=liveliness,
        stranger=stranger(relief / _gain(relief[:, inside], theirs[:, inside]), theirs, inside),
    )


def _places(view: View, course: Course) -> npt.NDArray[np.float64]:
    """Where in the clip each picture of the course lies, in pictures of the clip and parts of them."""
    return np.asarray((view.at_s[course.query] * course.speed + course.offset_s) * RATE, np.float64)


def _followed(
    view: View, course: Course, ours: npt.NDArray[np.float32], film: npt.NDArray[np.float32]
) -> tuple[Course, float, float]:
    """A course made finer than pictures, how its movement agrees, and the clip's strength.

    A query's pictures fall between those of the clip, whose movement is taken to be even there.
    """
    ours = ours - ours.mean(axis=0)
    found = []
    for guess in _finer(view, course):
        theirs = _between(film, _places(view, guess))
        theirs = theirs - theirs.mean(axis=0)
        found.append((guess, _moved_alike(ours, theirs), float(np.square(theirs).mean())))
    return max(found, key=lambda each: each[1] - _HURRIED * abs(each[0].speed - 1))


def _moved_alike(ours: npt.NDArray[np.float32], theirs: npt.NDArray[np.float32]) -> float:
    """The correlation of two movements [n, cells]. Cells that stand still in both say nothing: an actor before a wall is
    judged by what the actor does.
    """
    liveliness = np.maximum(np.square(ours).mean(axis=0), np.square(theirs).mean(axis=0))
    weight = np.sqrt(liveliness / (liveliness + _LIVELY))
    noise = 0.3 * float(np.square(weight).sum()) * len(ours)
    ours, theirs = weight * ours, weight * theirs
    strength = np.sqrt((np.square(ours).sum() + noise) * (np.square(theirs).sum() + noise))
    return float((ours * theirs).sum() / (strength + 1e-6))


def _finer(view: View, course: Course) -> list[Course]:
    """A course a little earlier and later, a little faster and slower around its middle, and at the clip's own speed."""
    middle_s = float(view.at_s[course.query].mean())
    speeds = {course.speed - 0.01, course.speed, course.speed + 0.01, 1.0}
    return [
        replace(
            course, speed=round(speed, 2), offset_s=course.offset_s + (course.speed - speed) * middle_s + late / RATE
        )
        for speed in speeds
        for late in _LATE
    ]


def _between(film: npt.NDArray[np.float32], places: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """A film [m, ...] at places between its pictures, [n, ...]."""
    places = np.clip(places, 0, len(film) - 1)
    before = places.astype(np.int64)
    share = (places - before).astype(np.float32).reshape(-1, *[1] * (film.ndim - 1))
    return np.asarray((1 - share) * film[before] + share * film[np.minimum(before + 1, len(film) - 1)], np.float32)


def _steady(course: Course) -> list[tuple[int, int]]:
    """Three pairs of the course, at moments at which the clip's details were written down."""
    off = course.clip % _MOMENT
    order = np.argsort(off, kind="stable")[: max(3, int((off == 0).sum()))]
    chosen = order[np.linspace(0, order.size - 1, min(3, order.size)).astype(int)]
    return [(int(course.query[n]), int(course.clip[n])) for n in chosen]


def _unlike(view: View, clip: Clip, plane: Plane, pairs: list[tuple[int, int]]) -> tuple[float, int]:
    """The share of details that are others, over some pairs of pictures, and how many there are in a picture."""
    shares, counts = [], []
    for ours, theirs in pairs:
        laid, inside = seen_finely(view.fine[ours], plane)
        share, count = unlike(laid, inside, *clip.details.state(clip.first + theirs))
        shares.append(share * count if count else 0.0)
        counts.append(count)
    total = sum(counts)
    return (sum(shares) / total if total else float("nan")), total // max(1, len(pairs))


def _still_colours(view: View, clip: Clip, plane: Plane, nearest: int, inside: Mask) -> float:
    ours, theirs = seen_chroma(view.chroma, plane)[0], clip.chroma[nearest]
    shown = inside[::2, ::2] & inside[1::2, 1::2]
    standing = clip.chroma.mean(axis=0)
    ours, theirs = (each[:, shown] - standing[:, shown] for each in (ours, theirs))
    ours = ours - np.median(ours, axis=1, keepdims=True)
    if min(np.square(ours).mean(), np.square(theirs).mean()) < _COLOURFUL:
        return float("nan")
    return _correlation(ours, theirs, 0.1)


def _colours(view: View, clip: Clip, plane: Plane, course: Course, inside: Mask) -> float:
    ours = seen_chroma(view.chroma[course.query], plane)
    theirs = _between(clip.chroma, _places(view, course))
    shown = inside[::2, ::2] & inside[1::2, 1::2]
    ours, theirs = (each[..., shown] - each[..., shown].mean(axis=0) for each in (ours, theirs))
    mine, its = float(np.square(ours).mean()), float(np.square(theirs).mean())
    if min(mine, its) >= _COLOURFUL:
        return _moved_alike(*(each.reshape(-1, each.shape[-1]) for each in (ours, theirs)))
    return 0.0 if mine < _GREY * its and its > 4 * _COLOURFUL else float("nan")


def _misfit(ours: npt.NDArray[np.float32], theirs: npt.NDArray[np.float32]) -> float:
    ours = ours / _gain(ours, theirs)
    return float(np.square(ours - theirs).mean() / (np.square(theirs).mean() + 1))


def _correlation(ours: npt.NDArray[np.float32], theirs: npt.NDArray[np.float32], quiet: float) -> float:
    noise = quiet * ours.size
    strength = np.sqrt((np.square(ours).sum() + noise) * (np.square(theirs).sum() + noise))
    return float((ours * theirs).sum() / strength)


def _likeness(ours: Grid, theirs: Grid, inside: Mask) -> npt.NDArray[np.float32]:
    """Correlations of every picture with every other, [n, m], over the cells shown."""
    return np.asarray(_unit(ours[:, inside]) @ _unit(theirs[:, inside]).T, np.float32)


def _paired(ours: npt.NDArray[np.float32], theirs: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray((_unit(ours) * _unit(theirs)).sum(axis=1), np.float32)


def _unit(rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6), np.float32)
