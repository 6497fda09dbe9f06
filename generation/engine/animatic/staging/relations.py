"""Which of a scene's actors are laid out together, and round whom: from ties to groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generation.engine.animatic.script import Actor, Scene, Tie
from generation.engine.animatic.staging.handling.play import use_of
from generation.engine.animatic.staging.loose import ROCKS
from generation.engine.animatic.staging.parts import Free
from generation.engine.animatic.staging.stage import FIGURES, kind_of

_LAID = frozenset({"on", "under", "beside", "behind", "in front of", "over", "holding", "in"})
_LETS_LIE = frozenset({
    "hold", "ride", "drive", "sit", "sleep", "look", "jump", "fall", "swim", "dive", "float", "sail", "fly", "walk",
    "run", "sneak", "skate", "slide", "balance", "dance", "wave", "talk", "sing", "bounce", "roll", "surf", "spin",
})  # fmt: skip
"""What one does where one is; all else is done to another in a play of its own, in which both have their places."""
_PLAYED = frozenset({"guitar", "violin", "trumpet"})
_IN_OWN_PLAY = frozenset({"domino", "tower"})
_IN_WATER = frozenset({"float", "bird", "swimmer"})


def lying(free: Free) -> list[Tie]:
    """This will be the ties of a scene by which its actors are laid out: who is at work is tied to no more than a seat."""
    scene = free.scene
    at_work = {at for at, actor in enumerate(scene.actors) if free.left[at] and use_of(free, at, actor) is not None}
    if not free.has_water:
        at_work |= {at for at, actor in enumerate(scene.actors) if "shoot" in actor.actions}  # whoever is dunked over
    own = [(act.doer, act.target) for act in scene.acts if act.action not in _LETS_LIE and act.target is not None]
    lies = [
        tie
        for tie in scene.ties
        if tie.relation in _LAID
        and (tie.relation == "on" or not {tie.a, tie.b} & at_work)
        and (tie.a, tie.b) not in own
        and (tie.b, tie.a) not in own
        and not any(kind_of(scene.actors[at]).family in _IN_OWN_PLAY for at in (tie.a, tie.b))
    ]
    return [*lies, *_held_by_swimmers(free, lies)]


def _held_by_swimmers(free: Free, lies: Sequence[Tie]) -> Iterator[Tie]:
    """What is played by somebody on a rock whom no stance bends is at least held."""
    perched = {tie.a for tie in lies if tie.relation == "on" and kind_of(free.scene.actors[tie.a]).family == "swimmer"}
    for act in free.scene.acts if free.has_water else ():
        if act.action in _PLAYED and act.target is not None and act.doer in perched:
            yield Tie(a=act.doer, relation="holding", b=act.target)


def groups(free: Free, ties: Sequence[Tie]) -> Iterator[list[int]]:
    """This will be who is laid out together, in each group first the one by whom the others are placed."""
    ties = [tie for tie in ties if free.left.get(tie.a) and free.left.get(tie.b)]
    left = dict.fromkeys(at for tie in ties for at in (tie.a, tie.b))
    while left:
        group = _joined(ties, next(iter(left)))
        for at in group:
            left.pop(at, None)
        first = _first(ties, group)
        if _is_worth_it(free, ties, group, first):
            yield [first, *(at for at in group if at != first)]


def _joined(ties: list[Tie], at: int) -> list[int]:
    group = [at]
    for one in group:
        group += [each for tie in ties for each in (tie.a, tie.b) if one in (tie.a, tie.b) and each not in group]
    return group


def _first(ties: list[Tie], group: list[int]) -> int:
    """Who is placed by nobody, or else by whom most are placed."""
    child = {tie.b if tie.relation == "holding" else tie.a for tie in ties}
    parents = [tie.a if tie.relation == "holding" else tie.b for tie in ties]
    return max(group, key=lambda at: (at not in child, parents.count(at), -at))


_FEATS = frozenset({"swing", "climb"})


def _is_worth_it(free: Free, ties: list[Tie], group: list[int], first: int) -> bool:
    """Figures who are but beside each other have a play for that; on the water only what floats has others in or on it."""
    own = [tie for tie in ties if tie.a in group]
    if any(_FEATS & set(free.scene.actors[at].actions) for at in group):
        return False
    family = kind_of(free.scene.actors[first]).family
    if free.has_water:
        stands = family in _IN_WATER or free.scene.actors[first].kind in ROCKS
        return stands and all(tie.relation in {"on", "in", "holding"} for tie in own)
    are_figures = all(kind_of(free.scene.actors[at]).family in FIGURES for at in group)
    is_plain = len(group) == 2 and all(tie.relation == "beside" and not tie.side for tie in own)
    return not (are_figures and is_plain)


def told(scene: Scene, at: int, actor: Actor) -> Actor:
    """This will be an actor with what it is told to do: what its kind does when nobody says anything is left out."""
    done = tuple(dict.fromkeys(act.action for act in scene.acts if act.doer == at))
    is_own = actor.actions == (kind_of(actor).action,)
    return replace(actor, actions=done or (() if is_own else actor.actions))
