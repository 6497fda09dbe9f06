"""What a figure does, in time: an actor's actions become leaps, paces and gestures of the figure that plays it."""

from __future__ import annotations

from generation.engine.animatic.physics.figures import Figure, Leap, Pace
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.stage import Stage

_POSED = frozenset(
    {"walk", "run", "skate", "jump", "backflip", "spin", "bounce", "fall", "dance", "float", "wave", "talk"}
)


def choreograph(stage: Stage, figure: Figure, actor: Actor, position: int, *, support: str) -> None:
    """This will give a figure its part: each of the actor's actions for its share of the clip, in order.

    `position` counts those who do the same, so that they are not as one; `support` is what they stand on.
    """
    actions = actor.actions or ("wave",)
    if stage.has_water:
        actions = tuple("float" if action in {"walk", "run", "skate"} else action for action in actions)
    delay = 0.22 * position
    figure.mood.joy = stage.rng.uniform(0.7, 1.0)
    stage.plays(actor.kind, *(action if action in _POSED else "wave" for action in actions))
    share = stage.duration_s / len(actions)
    for turn, action in enumerate(actions):
        _act(stage, figure, action, turn * share + delay, (turn + 1) * share, support)
    figure.mood.calls = tuple(
        at for at in (0.35 + delay, 0.6 * stage.duration_s + delay) if at < stage.duration_s - 0.4
    )


def _act(stage: Stage, figure: Figure, action: str, start_s: float, end_s: float, support: str) -> None:
    height = figure.thing.height_m
    if action in {"walk", "run", "skate"}:
        _travel(stage, figure, action, start_s, end_s)
    elif action in {"jump", "backflip", "spin", "bounce", "fall"}:
        _leaps(stage, figure, action, start_s, end_s, support)
    elif action in {"dance", "float"}:
        figure.mood.dance = 2.0 if action == "dance" else 0.5
        figure.mood.faces_us = 1.15
        if action == "dance":
            hop = Leap(0.0, 0.1 * height + 0.03)
            last = Leap(end_s - 0.9, 0.25 * height + 0.05, twists=1.0)
            figure.leaps += [*_every(start_s + 0.5, end_s - 1.0, 1.0, hop), last]
    elif action == "talk":
        figure.mood.faces_us = 1.1
    else:
        figure.mood.wave, figure.mood.faces_us = 1.0, 1.15
        figure.leaps += _every(start_s + 1.4, end_s, 2.6, Leap(0.0, 0.1 * height))


def _travel(stage: Stage, figure: Figure, action: str, start_s: float, end_s: float) -> None:
    body = figure.thing.height_m if figure.thing.kind.family != "quad" else figure.thing.width_m
    speed = {"walk": 0.72, "run": 2.3, "skate": 1.9}[action] * body
    figure.mood.is_gliding = action == "skate"
    figure.mood.faces_us = 0.5
    figure.paces += [Pace(start_s + 0.25, speed), Pace(end_s, 0.0)]
    if action == "skate" and end_s - start_s > 2.0:
        figure.leaps.append(Leap(start_s + 0.62 * (end_s - start_s), 0.42, twists=2.0))


def _leaps(stage: Stage, figure: Figure, action: str, start_s: float, end_s: float, support: str) -> None:
    tall = figure.thing.height_m
    is_small = figure.thing.kind.family in {"quad", "bird"}
    gravity = stage.gravity
    lighter = 0.6 if gravity < 5.0 else 0.0  # the same legs carry one higher there
    if action == "backflip":
        leap = Leap(0.0, tall * 0.62 + (0.42 if is_small else 0.1) + lighter, flips=1.0)
        figure.mood.faces_us = 0.45
    elif action == "spin":
        leap = Leap(0.0, tall * 0.3 + 0.1 + lighter, twists=3.0)
    else:
        leap = Leap(0.0, (0.55 if is_small else 0.34) * max(tall, 0.5) + lighter)
    if support == "trampoline":
        leap = Leap(0.0, leap.height_m + 0.6, flips=leap.flips, twists=leap.twists)
    period = 1.3 + 2 * (2 * leap.height_m / gravity) ** 0.5
    figure.leaps += _every(start_s + 0.75, end_s, period, leap)


def _every(start_s: float, end_s: float, period_s: float, leap: Leap) -> list[Leap]:
    times: list[Leap] = []
    at = start_s
    while at < end_s - 0.5 or not times:
        times.append(Leap(at, leap.height_m, leap.drift_m_s, leap.flips, leap.twists))
        at += period_s
    return times
