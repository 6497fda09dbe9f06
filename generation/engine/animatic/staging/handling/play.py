"""The play of whoever does something with something, and its rule: who handles what, of the actors that are free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.script import Act, Actor
from generation.engine.animatic.staging.choreography import perform
from generation.engine.animatic.staging.cues import Cue
from generation.engine.animatic.staging.handling.table import USES
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import LOOSE, Stage, View, kind_of
from generation.engine.animatic.staging.standing import at_rest

_MOST = 4  # of what is named several times
_TRAVELS = frozenset({"walk", "run", "skate", "sneak"})


def play_use(stage: Stage, part: Part) -> View:
    """This will let a figure handle a thing in its share of the clip, and do in the rest what else it is to do."""
    actor, action = part.leader, part.action
    is_upright = USES[action].is_upright(actor)
    figure = stage.figure(actor, 0.0, mood=Mood(joy=0.85, faces_us=0.75), is_upright=is_upright)
    asked = part.props[0] if part.props else None
    actions = [act for act in actor.actions if act in {action} | _TRAVELS or act not in USES] or [action]
    actions = [act for act in actions if act != "find" or action != "dig"]
    meanwhile = [act for act in actions if act in _TRAVELS]
    turns = [act for act in actions if act not in meanwhile] or [action]
    share = stage.duration_s / len(turns)
    for turn, act in enumerate(turns):
        begin, end = turn * share, (turn + 1) * share
        if act == action:
            work = Work(stage, figure, asked, begin, end, others=list(part.props[1:]))
            USES[action].play(work)
        else:
            perform(Cue(stage, figure, begin, end, "floor"), act)
    for act in meanwhile:
        gestures, faces = list(figure.gestures), figure.mood.faces_us
        perform(Cue(stage, figure, 0.0, stage.duration_s, "floor"), act)
        figure.gestures, figure.mood.faces_us = gestures, max(0.5, faces - 0.2)
    stage.plays(actor.kind, *actions)
    for vessel in part.props[1:]:  # what is poured or stirred is on its way into it
        stage.laid |= {(part.props[0].kind, "in", vessel.kind), (actor.kind, "in", vessel.kind)}
        stage.laid |= {(actor.kind, "holding", vessel.kind)} if action == "flip" else set()
    tall, wide = figure.thing.height_m, figure.thing.width_m
    _others(stage, work, asked)
    left, right = 0.5 * max(wide, 0.62 * tall) + 0.1, max(work.reach_m, 0.6 * tall, 0.85 * wide)
    behind = 0.0
    if action == "pull":
        behind = max((figure.thing.body.position.x - thing.body.position.x + thing.width_m / 2
                      for thing in stage.world.things[figure.thing.index :]), default=0.0)  # fmt: skip
    width = max(left, behind) + right
    moves = bool(figure.paces)
    return View(
        width_m=1.12 * width,
        height_m=1.2 * max(tall, work.rise_m),
        centre_x_m=(right - max(left, behind)) / 2,
        follows=figure.thing.index if moves else -1,
    )


def _others(stage: Stage, work: Work, asked: Actor | None) -> None:
    """What is named several times lies beside: one at a time is handled."""
    if asked is None or kind_of(asked).family not in LOOSE:
        return
    size = min(asked.size, 0.3 * work.tall / kind_of(asked).size_m)
    for number in range(min(asked.count, _MOST) - 1):
        thing = at_rest(stage, replace(asked, count=1, size=size), work.x + work.reach_m + 0.1, number + 1)
        thing.body.position += (0.55 * thing.width_m, 0.0)
        work.reach_m += 0.1 + thing.width_m


def handling(free: Free, others: bool, *, at_table: bool = False) -> Iterator[Part]:
    """Whoever does something with something (only at a table, where that is asked): each of several with one of its own."""
    if free.has_water:
        return
    for at, actor in enumerate(free.scene.actors):
        if not free.left[at]:
            continue
        found = use_of(free, at, actor)
        if found is None or (at_table and not USES[found[0].action].at_table):
            continue
        act, named = found
        doers = free.left[at]
        for _ in range(doers):
            props = tuple(_one_of(free, each, among=doers) for each in named)
            yield Part(
                play=play_use,
                actors=(free.take(at, 1),),
                props=props,
                action=act.action,
                travels=act.action == "pull" or bool(_TRAVELS & set(actor.actions)),
            )
        _use_up(free, act.action, named)


def _use_up(free: Free, action: str, named: list[int]) -> None:
    """What is handled, and the table that it is done at, have no other part."""
    for each in named:
        free.left[each] = 0
    for each in free.of(frozenset({"furniture"})) if USES[action].at_table else ():
        free.left[each] = 0 if free.scene.actors[each].kind == "table" else free.left[each]


def _one_of(free: Free, at: int, among: int = 1) -> Actor:
    """What is handled; of several each of so many has a share."""
    if free.left[at] and free.scene.actors[at].count <= 1:
        return free.take(at, 1)
    if free.left[at] > 1:
        return replace(free.scene.actors[at], count=-(-free.left[at] // among))
    return replace(free.scene.actors[at], count=1)


def use_of(free: Free, at: int, actor: Actor) -> tuple[Act, list[int]] | None:
    """This will be the first thing an actor does with something that it can do it with: the deed, and what is named for
    it (numbers of the scene's actors). None where it handles nothing.
    """
    for act in free.acts_of(at):
        use = USES.get(act.action)
        if use is None or not use.is_by(actor) or act.action not in actor.actions:
            continue
        named = [act.target] if act.target is not None and act.target != at else []
        fitting = [each for each in named if free.left[each] and use.takes(free.scene.actors[each])]
        if not named and use.near:
            fitting = [each for each in free.of(LOOSE | {"furniture"}) if use.takes(free.scene.actors[each])][:1]
        if named and not fitting and act.action not in _BESIDE:
            continue
        if not (named or fitting) and not use.alone:
            continue
        return act, [*fitting, *_vessels(free, act, fitting), *_found(free, at, act)]
    return None


def _found(free: Free, at: int, act: Act) -> list[int]:
    """What is found where somebody digs."""
    ends = (each.target for each in free.acts_of(at) if act.action == "dig" and each.action == "find")
    return [
        each
        for each in ends
        if each is not None and free.left[each] and kind_of(free.scene.actors[each]).family in LOOSE
    ]


def seated_use(free: Free, at: int, group: Sequence[int]) -> tuple[str, tuple[Actor, ...]] | None:
    """This will be what somebody handles who sits in a `group` with others, and what of the free ones is taken for it; None
    where the hands are empty, or it takes a table.
    """
    actor = free.scene.actors[at]
    found = use_of(free, at, actor) if kind_of(actor).family == "biped" and free.left[at] == 1 else None
    if found is None or found[0].action not in _SEATED or set(found[1]) & set(group):
        return None
    act, named = found
    props = tuple(_one_of(free, each) for each in named)
    _use_up(free, act.action, named)
    return act.action, props


_SEATED = frozenset({"eat", "drink", "read", "call", "photograph", "guitar", "violin", "trumpet"})

_BESIDE = frozenset({"photograph", "call", "paint", "write", "stir"})
"""What can be done though what is named for it cannot be taken: a letter, a friend, a dinner."""


_INTO = frozenset({"cup", "pot", "bucket", "vase", "plate", "bottle"})


def _vessels(free: Free, act: Act, named: list[int]) -> list[int]:
    """Cups, pots and pans that something is poured into, stirred or tossed in."""
    kinds = {
        "pour": _INTO,
        "stir": frozenset({"pot"}),
        "flip": frozenset({"pan"}),
        "blow out": frozenset({"cake"}),
    }.get(act.action, frozenset())
    return [at for at, actor in enumerate(free.scene.actors)
            if at not in named and free.left[at] and actor.kind in kinds]  # fmt: skip
