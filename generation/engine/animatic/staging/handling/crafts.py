"""Work and leisure with things: reading, writing, painting, typing, hammering, building, watering, music."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from generation.engine.animatic.physics import handy
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling.work import NEARER, Point, Work
from generation.engine.animatic.staging.stage import FIGURES, kind_of
from generation.engine.animatic.staging.standing import at_rest, width_of

_PAGE_S = 1.8
_SUNK_M = 0.012  # that a nail goes in with each blow


def read(work: Work) -> None:
    """This will hold a book open before the face, or sit down before one that stands on the ground, and turn its pages."""
    is_upright = work.figure.thing.kind.family == "biped"
    work.gesture("read", 1.0 if is_upright else 0.3)
    if is_upright:
        book = work.within(work.thing("book", 0.22))
        work.in_hand(book, 2, (0.0, 0.03), lambda now_s: 0.06 + 0.02 * math.sin(1.3 * now_s))
    else:
        book = work.thing("book", 0.45)
        reach = 0.5 * work.figure.thing.width_m + 0.5 * book.width_m
        work.lay(book, work.x + work.figure.facing * reach, 0.0)
        work.reach_m = max(work.reach_m, reach + 0.5 * book.width_m)
    work.figure.mood.looks_at = book.index
    for at_s in work.beats(_PAGE_S, _PAGE_S):
        work.sound(at_s, "paper", book, 0.4)


def type_on(work: Work) -> None:
    """This will let the hands go over a keyboard on the table."""
    work.gesture("type")
    x, top = work.table()
    laptop = work.thing("laptop", 0.3)
    laptop.extra["facing"] = -work.figure.facing
    work.lay(laptop, x + 0.04 * work.tall, top)
    work.figure.mood.looks_at = laptop.index
    work.sound(max(work.start_s, 0.05), "keyboard", laptop, work.end_s - work.start_s)


def write(work: Work) -> None:
    """This will let a pencil go over paper on the table."""
    work.gesture("write")
    x, top = work.table()
    paper = work.thing("paper", 0.2)
    work.lay(paper, x, top)
    pencil = work.tool("pencil", 0.16)
    work.in_hand(pencil, 1, (0.02, -0.02), lambda now_s: -0.9 + 0.1 * math.sin(9 * now_s))
    work.sound(max(work.start_s, 0.05), "paper", pencil, work.end_s - work.start_s)


def paint(work: Work) -> None:
    """This will let a brush go over a picture on an easel; the picture comes about."""
    work.gesture("paint", 0.55)
    asked = work.asked if work.asked is not None and work.asked.kind == "easel" else Actor(kind="easel")
    easel = at_rest(work.stage, _sized(asked, 0.95 * work.tall), work.x + 0.5 * work.tall * work.figure.facing)
    work.stage.share_group(easel, work.figure)
    easel.lane = work.figure.thing.lane + 0.02
    work.reach_m = 0.85 * work.tall
    brush = work.rod(0.2, 0.02, (150, 96, 60))
    work.in_hand(brush, 1, (0.09, 0.01), lambda now_s: 0.2 + 0.3 * math.sin(3.8 * now_s))


def _sized(actor: Actor, size_m: float) -> Actor:
    return Actor(
        kind=actor.kind, noun=actor.noun, colour=actor.colour, size=size_m / kind_of(actor).size_m, who=actor.who
    )


def hammer(work: Work) -> None:
    """This will drive a nail into a block, blow by blow; what else is named is struck itself."""
    work.gesture("hammer", 0.6)
    x, top = work.table()
    tool = work.tool("hammer", 0.24)
    base = work.made(Actor(kind="plank"), 0.36)
    work.lay(base, x, top)
    nail = work.made(Actor(kind="nail"), 0.09)
    hand_x, _ = work.hand(work.began_s + handy.HAMMER_S - 0.001, 1)
    at_x, blows = hand_x + 0.12 * work.tall, work.beats(handy.HAMMER_S, handy.HAMMER_S)
    high = top + base.height_m

    def sunk(now_s: float) -> tuple[float, float, float]:
        return (
            at_x,
            high + 0.42 * nail.height_m - min(_SUNK_M * sum(at <= now_s for at in blows), 0.3 * nail.height_m),
            0.0,
        )

    work.lead(nail, sunk)

    def turn(now_s: float) -> float:
        share = ((now_s - work.began_s) % handy.HAMMER_S) / handy.HAMMER_S
        up = eased(share / 0.7) if share < 0.7 else 1.0 - ((share - 0.7) / 0.3) ** 2
        return -1.5 + 1.7 * up

    work.in_hand(tool, 1, (0.05, 0.05), turn)
    for at_s in blows:
        work.at(at_s, lambda world: world.note(Touch.HIT, tool, strength=4.0, other="steel"))


def build(work: Work) -> None:
    """This will let something grow under the hands of whoever builds it."""
    work.gesture("build", 0.55)
    actor = work.asked or Actor(kind="sandcastle")
    if kind_of(actor).family in FIGURES:
        figure = work.stage.figure(actor, work.x + 0.62 * work.tall, facing=-1.0)
        grown, wide = figure.thing, figure.thing.width_m
    else:
        most = _sized(actor, min(kind_of(actor).size_m * actor.size, 1.3 * work.tall))
        grown = at_rest(
            work.stage,
            most,
            work.x
            + 0.26 * work.tall
            + 0.5 * (width_of(most) if kind_of(actor).family == "furniture" else kind_of(most).size_m * most.size),
        )
        wide = grown.width_m
    grown.extra["grows"] = 1.0
    work.stage.share_group(grown, work.figure)
    work.reach_m, work.rise_m = 0.4 * work.tall + wide, grown.height_m
    _grow(grown, 0.0)
    span = max(work.end_s - work.start_s - 0.6, 0.5)
    work.stage.world.hooks.append(lambda world, now_s: _grow(grown, (now_s - work.start_s) / span))
    work.figure.mood.looks_at = grown.index
    work.sound(max(work.start_s, 0.05), "hammer", grown, span)


def _grow(thing: Thing, share: float) -> None:
    grown = 0.06 + 0.94 * eased(share)
    thing.scale = (0.4 + 0.6 * grown, grown)


def water(work: Work) -> None:
    """This will let water rain out of a can over what stands before the figure."""
    work.gesture("tip", 0.6)
    can = work.tool("watering can", 0.26)
    work.in_hand(can, 1, (0.05, 0.02), lambda now_s: -0.45 - 0.05 * math.sin(2 * now_s))
    actor = work.asked or Actor(kind="flower")
    x = work.hand(0.0, 1)[0] + 0.34 * work.tall
    for number in range(min(actor.count, 3)):
        plant = at_rest(work.stage, _sized(actor, min(kind_of(actor).size_m * actor.size, 0.75 * work.tall)), x, number)
        work.stage.share_group(plant, work.figure)
        x += 1.05 * plant.width_m
    work.reach_m = x - work.x
    work.plume("shower", lambda world: _rose(can), 0.3, from_s=work.start_s + 0.2)
    work.sound(max(work.start_s, 0.05), "stream", can, work.end_s - work.start_s)


def _rose(can: Thing) -> Point:
    at = can.body.local_to_world((0.4 * can.extra["size"], 0.22 * can.extra["size"]))
    return at.x, at.y


def call(work: Work) -> None:
    """This will hold a telephone to the ear."""
    work.gesture("phone", 0.8)
    work.in_hand(work.thing("phone", 0.13), 1, (0.0, 0.03), lambda now_s: 0.2)


def photograph(work: Work) -> None:
    """This will hold a camera before the eyes and release it, with a flash, again and again."""
    work.gesture("snap", 0.5)
    is_camera = work.asked is not None and work.asked.kind in {"camera", "phone"}
    camera = work.thing("camera", 0.15) if is_camera else work.made(Actor(kind="camera"), 0.15)
    work.in_hand(camera, 2, (0.02, 0.02))
    for at_s in work.beats(1.4, 1.0):
        work.sound(at_s, "camera click", camera, 0.4)
        work.stage.world.plumes.append(_flash(camera, at_s))


def _flash(camera: Thing, at_s: float) -> Source:
    return Source("flash", lambda world: (camera.body.position.x, camera.body.position.y), at_s, at_s + 0.2, 0.5)


# music


def _played(work: Work, thing: Thing, way: Callable[[float], tuple[float, float, float]], left: float, right: float,
            strum: Callable[[float], Point]) -> None:  # fmt: skip
    """Both hands on an instrument, `left` and `right` along its length from its middle, the right one moving."""
    work.within(thing)
    work.follow(thing, way)
    length = thing.extra["size"]

    def hold(world: World, now_s: float) -> None:
        if not work.start_s <= now_s < work.end_s:
            work.figure.hands = None
            return
        dx, dy = strum(now_s)
        one = thing.body.local_to_world((left * length, 0.0))
        other = thing.body.local_to_world((right * length + dx * length, dy * length))
        work.figure.hands = ((one.x, one.y), (other.x, other.y))

    hold(work.stage.world, max(work.start_s, 0.0))
    work.stage.world.hooks.append(hold)
    work.plume("music", lambda world: (work.figure.thing.body.position.x + 0.2 * work.tall, 0.95 * work.tall), 0.16)


_SUNK = 0.3  # of its height, so much lower the chest of who sits is over the middle of who stands


def _before(
    work: Work, ahead: float, up: float, angle: float, rock: float
) -> Callable[[float], tuple[float, float, float]]:
    """Before the body, in body heights, rocking with the music."""
    lowered = _SUNK if work.figure.seat else 0.0

    def way(now_s: float) -> tuple[float, float, float]:
        body = work.figure.thing.body
        swing, side = math.sin(2 * math.pi * now_s), work.figure.facing
        y = body.position.y + (up - 0.5 - lowered + 0.006 * swing) * work.tall
        return body.position.x + side * ahead * work.tall, y, side * (angle + rock * swing)

    return way


def guitar(work: Work) -> None:
    """This will strum across the strings, the other hand on the neck."""
    work.gesture("guitar", 1.25)
    thing = work.thing("guitar", 0.56)
    _played(
        work,
        thing,
        _before(work, 0.09, 0.5, 0.38, 0.02),
        0.34,
        -0.12,
        lambda now_s: (0.0, 0.12 * math.sin(4 * math.pi * now_s)),
    )


def violin(work: Work) -> None:
    """This will draw a bow to and fro, the violin at the chin."""
    work.gesture("violin", 0.85)
    thing = work.thing("violin", 0.4)
    _played(work, thing, _before(work, 0.21, 0.7, -0.08, 0.02), 0.42, -0.1, lambda now_s: _bowed(now_s))
    bow = work.rod(0.36, 0.014, (120, 74, 46))

    def way(now_s: float) -> tuple[float, float, float]:
        dx, dy = _bowed(now_s)
        at = thing.body.local_to_world(((dx - 0.02) * thing.extra["size"], (dy + 0.3) * thing.extra["size"]))
        return at.x, at.y, 1.15

    work.follow(bow, way)


def _bowed(now_s: float) -> Point:
    stroke = math.sin(2 * math.pi * 0.8 * now_s)
    return 0.08 * stroke - 0.1, 0.22 * stroke - 0.2


def trumpet(work: Work) -> None:
    """This will blow a horn that is held to the lips."""
    work.gesture("blow", 0.5)
    thing = work.thing("trumpet", 0.36)
    _played(
        work, thing, _before(work, 0.32, 0.72, 0.08, 0.04), 0.1, -0.14, lambda now_s: (0.0, 0.1 * math.sin(12 * now_s))
    )


def drum(work: Work) -> None:
    """This will beat a drum that stands before the belly, or before the paws of who rises for it."""
    work.gesture("drum", 0.7)
    x, top = work.table()
    thing = work.thing("drum", 0.3 if work.figure.thing.kind.family == "biped" else 0.4)
    if work.figure.thing.kind.family == "biped":
        x = work.hand(0.0, 2)[0] + 0.02 * work.tall
    else:
        x = work.x + work.figure.facing * 0.42 * work.figure.thing.width_m
    work.lay(thing, x, top - 0.5 * thing.height_m)
    thing.lane = work.figure.thing.lane + NEARER
    for beat in work.beats(0.5, 0.2):
        work.at(beat, lambda world: world.note(Touch.HIT, thing, strength=3.0, other="wood"))
    work.plume("music", lambda world: (work.x + 0.2 * work.tall, 0.95 * work.tall), 0.16)


def piano(work: Work) -> None:
    """This will let both hands go over the keys."""
    work.gesture("keys", 0.35)
    actor = work.asked or Actor(kind="piano")
    reach = 0.14 * work.tall if work.figure.thing.kind.family == "biped" else 0.25 * work.figure.thing.width_m
    if work.figure.thing.kind.family != "biped":
        actor = replace(
            actor, size=min(actor.size, 1.5 * work.tall / kind_of(actor).size_m)
        )  # its keys are where paws are
    wide = width_of(actor)
    piano_at = at_rest(work.stage, actor, work.x + reach + wide / 2)
    piano_at.extra["facing"] = -1.0
    work.stage.share_group(piano_at, work.figure)
    piano_at.lane = work.figure.thing.lane + 0.02
    work.reach_m, work.rise_m = 0.2 * work.tall + wide, piano_at.height_m
    work.plume("music", lambda world: (work.x + 0.5 * work.tall, 0.95 * work.tall), 0.16)
