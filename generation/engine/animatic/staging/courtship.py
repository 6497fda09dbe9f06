"""A proposal: one goes down on a knee and holds out a ring, the other can't believe it, and nods."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.staging.handling.work import NEARER, Work
from generation.engine.animatic.staging.parts import Part

if TYPE_CHECKING:
    from generation.engine.animatic.staging.couples import Meeting

_KNEELS_S, _BELIEVES_S = 0.8, 2.0  # after they are there: until the ring is out, until there is an answer
_RING = 0.04  # body heights


def propose(meeting: Meeting, part: Part) -> None:
    """This will let the first propose to the second."""
    stage, one, other, begin = meeting.stage, meeting.one, meeting.other, meeting.meets_s
    meeting.gesture(one, "propose", begin)
    meeting.gesture(other, "gasp", begin + _KNEELS_S - 0.2, begin + _BELIEVES_S)
    meeting.gesture(other, "nod", begin + _BELIEVES_S)
    work = Work(stage, one, None, 0.0, stage.duration_s)
    size = _RING * one.thing.height_m
    ring = things.disc(things.fixed_kind("ring", "gold"), size, (244, 200, 84), (work.x, 9.0))
    ring.look, ring.lane = "ring", one.thing.lane + NEARER
    stage.share_group(ring, one)
    stage.world.add(ring)
    work.in_hand(ring, 1, (0.02, 0.045))
    work.plume("love", _over(other), 0.22, from_s=begin + _BELIEVES_S)
    work.sound(begin + _KNEELS_S, "magic chime", ring, 1.2)
    work.sound(begin + _KNEELS_S + 0.1, "gasp", other.thing, 0.6)
    meeting.at(begin + _BELIEVES_S, lambda world: setattr(other.mood, "joy", 1.0))


def _over(figure: Figure) -> Callable[[World], tuple[float, float]]:
    def head(world: World) -> tuple[float, float]:
        x, y = figure.thing.body.position
        return x, y + 0.55 * figure.thing.height_m

    return head
