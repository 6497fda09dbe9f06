"""Whose turn it is: what is told to come after something else comes after it in time, whoever does it."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.script import Actor, Scene

STARTLED = "startle"
"""What whoever is there does when something happens suddenly."""

_STILL = 0.36  # of the clip, before what happens suddenly and first of all
_NOTICED_S = 0.25


def turns(scene: Scene, actor: Actor, actions: Sequence[str], duration_s: float) -> list[tuple[float, float, str]]:
    """This will be when an actor does each of its actions: one after the other in equal shares of the clip, or, in a scene
    that is told in turn, each when it has its turn among all that is done there.
    """
    orders = {act.action: act.order for act in scene.acts if _is_by(scene, act.doer, actor)}
    begins = _begins(scene, duration_s)
    if not scene.in_turn or len(begins) < 2 or len(set(orders.values())) < len(orders):
        share = duration_s / len(actions)
        return [(turn * share, (turn + 1) * share, action) for turn, action in enumerate(actions)]
    told = sorted((begins.get(orders.get(action, 0), 0.0), action) for action in actions)
    if told[0][0] > 0.0:
        told.insert(0, (0.0, "look"))
    last = max(begins.values())
    if scene.in_turn == "until" and told[-1][0] < last:
        told.append((last, "look"))
    if scene.in_turn == "suddenly" and told[-1][0] < last:
        told.append((last + _NOTICED_S, STARTLED))
    ends = [begin for begin, _ in told[1:]] + [duration_s]
    return [(begin, end, action) for (begin, action), end in zip(told, ends, strict=True)]


def _is_by(scene: Scene, doer: int, actor: Actor) -> bool:
    other = scene.actors[doer]
    return (other.kind, other.who, other.noun) == (actor.kind, actor.who, actor.noun)


def _begins(scene: Scene, duration_s: float) -> dict[int, float]:
    """When each turn of a scene begins, seconds; before the first thing that happens suddenly there is a moment of peace."""
    orders = sorted({act.order for act in scene.acts})
    if len(orders) == 1 and scene.in_turn == "suddenly" and orders[0] > 0:
        return {0: 0.0, orders[0]: _STILL * duration_s}
    share = duration_s / max(len(orders), 1)
    return {order: turn * share for turn, order in enumerate(orders)}
