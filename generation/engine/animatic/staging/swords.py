"""A sword is drawn: by one alone, who cuts, thrusts and parries, or against somebody who has none, a dragon, a monster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.handed import SWORDPLAY_S, cut_of
from generation.engine.animatic.physics.intents import Leap, Mood, Pace
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.flight import flyer
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import BIPEDS, Free, Part
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, kind_of

_EVER_S = 60.0
_BLADES = frozenset({"sword", "knife"})
_ARMED = frozenset({"knight", "pirate", "viking", "samurai", "king", "elf", "ninja"})
_STEP_M = 0.3  # body heights a second, forth and back
_OVER = 0.62  # of the height of who fights it, so high are a dragon's feet: its fire goes over the head
_OPPONENTS = FIGURES | {"flyer"}


def play_swords(stage: Stage, part: Part) -> View:
    """This will let the first actor wield a blade, against the second where there is one."""
    actor = part.leader
    stage.plays(actor.kind, "fight")
    figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.5, joy=0.55, brow=0.6, is_steady=True))
    tall = figure.thing.height_m
    blade = part.props[0].kind if part.props else "sword"
    work = Work(stage, figure, None, 0.0, stage.duration_s)
    sword = work.tool(blade, 0.58)
    sword.extra["facing"] = 1.0
    work.in_hand(sword, 1, (0.16, 0.05), lambda now_s: cut_of(now_s + 1.0))
    stage.laid.add((actor.kind, "holding", blade))
    figure.gestures.append(Gesture(-1.0, stage.duration_s + _EVER_S, "swordplay"))
    beat = 0.55 * SWORDPLAY_S
    for turn in range(int(stage.duration_s / beat) + 1):
        work.sound(max(0.1, turn * beat + 0.2), "whoosh", sword, 0.35)
    _footwork(stage, figure, tall)
    left, right, high = 0.75 * tall, 1.05 * tall, 1.45 * tall
    if len(part.actors) > 1:
        far, up = _faces(stage, part.actors[1], figure, tall)
        right, high = far, max(high, up)
    return View(width_m=left + right, height_m=high, centre_x_m=(right - left) / 2)


def _footwork(stage: Stage, figure: Figure, tall: float) -> None:
    """Two steps forward, two back, and a leap at the end of a long fight."""
    at, way = 0.5, 1.0
    while at < stage.duration_s - 0.6:
        figure.paces += [Pace(at, _STEP_M * tall * way), Pace(at + 0.4, 0.0)]
        at, way = at + 1.2, -way
    if stage.duration_s > 3.0:
        figure.leaps.append(Leap(stage.duration_s - 1.2, 0.2 * tall))


def _faces(stage: Stage, actor: Actor, figure: Figure, tall: float) -> tuple[float, float]:
    """Puts an opponent before the blade, out of its reach; returns how far and how high it goes, metres."""
    kind, one = kind_of(actor), replace(actor, count=1)
    size = kind.size_m * actor.size
    if kind.family == "flyer":
        high = size * (kind.tall or 0.6)
        fiery = replace(one, actions=("breathe fire",)) if kind.name == "dragon" else one
        x = 0.62 * tall + 0.55 * size
        foe = flyer(stage, fiery, (x, 0.5 * high + _OVER * tall), heading=0.0)
        foe.facing = foe.thing.extra["facing"] = -1.0
        stage.share_group(foe.thing, figure)
        stage.plays(actor.kind, "fight")
        return x + 0.62 * size, 1.1 * high + (_OVER + 0.1) * tall
    wide = size if kind.family == "quad" else 0.55 * size
    x = 0.8 * tall + 0.5 * wide
    foe_figure = stage.figure(one, x, facing=-1.0, mood=Mood(faces_us=0.5, joy=0.4, brow=0.8, gape=0.4, is_steady=True))
    foe_figure.gestures.append(Gesture(0.3, stage.duration_s + _EVER_S, "fight"))
    foe_figure.mood.calls = (0.6, 2.4, 4.2)
    at_s = 1.1
    while at_s < stage.duration_s - 0.5:
        foe_figure.leaps.append(Leap(at_s, 0.12 * foe_figure.thing.height_m))
        at_s += 1.7
    stage.share_group(foe_figure.thing, figure)
    figure.mood.looks_at, foe_figure.mood.looks_at = foe_figure.thing.index, figure.thing.index
    stage.plays(actor.kind, "fight")
    stage.world.cue(0.2, lambda world: _growl(world, foe_figure))
    return x + 0.75 * wide, 1.15 * foe_figure.thing.height_m


def _growl(world: World, foe: Figure) -> None:
    world.sound("growl", foe.thing, 1.0)


def fencing_alone(free: Free, others: bool) -> Iterator[Part]:
    """Who is to fight and has a blade, or mostly wears one: alone, or with whom no blades are crossed."""
    if free.has_water or free.is_under:
        return
    actors = free.scene.actors
    for at in free.doing("fight", BIPEDS):
        blades = [each for each in free.of(LOOSE) if actors[each].kind in _BLADES]
        named = [act.target for act in free.acts_of(at) if act.action == "fight" and act.target is not None]
        foes = [each for each in named if free.left[each] and kind_of(actors[each]).family in _OPPONENTS and each != at]
        tied = [tie.b for tie in free.scene.ties if tie.a == at and tie.relation == "with" and free.left.get(tie.b)]
        foes += [each for each in tied if kind_of(actors[each]).family in _OPPONENTS]
        is_armed = bool(blades) or actors[at].kind in _ARMED
        if not is_armed or actors[at].tool or (not blades and not foes) or (not foes and free.left[at] > 1):
            continue
        cast = (free.take(at, 1), *(free.take(foe, 1) for foe in foes[:1]))
        props = (free.take(blades[0]),) if blades else ()
        yield Part(play=play_swords, actors=cast, props=props, action="fight")
