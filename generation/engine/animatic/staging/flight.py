"""Plays in the air: flyers alone, and flyers over another play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.flight import MANNERS, Flyer
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.world import Driver, World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of

FAMILIES = frozenset({"flyer"})
_ZIGZAG = 0.16  # of the picture above the ground, up and down by turns
_ROWS_APART = 2 * _ZIGZAG - 0.12  # of two that follow each other, at least
_STAYING = frozenset({"hover", "rotor", "buoyant", "drift", "thrust"})
_AT_REST = frozenset({"look", "sit", "sleep"})
_FLAME_S, _BREATH_S = 1.3, 2.2  # how long a dragon's fire lasts, and after how long the next one comes
_TURNED = {"butterfly": 0.62, "bat": 1.15, "ladybird": 0.85, "bee": 0.55, "ghost": 1.2, "fairy": 0.9, "owl": 0.95}
"""How far a kind turns towards us, radians: what says most of it is seen from the front."""
_CLEAR = 1.15  # times what one takes up: so far apart are the middles of two
_HEAVY = 5.0  # m/s²: below it nobody waits to be carried up
_CALLING = frozenset({"feather", "fur", "hide"})


def flyer(
    stage: Stage, actor: Actor, at: tuple[float, float], *, heading: float = 1.0, position: int = 0, lane: float = 0.0
) -> Flyer:
    """This will put one flyer with its middle at `at`, already flying; `heading` 1 to the right, -1 to the left, 0 stays."""
    kind = kind_of(actor)
    thing = things.figure(kind, stage.colour_of(actor, position), at, actor.size, 500 + len(stage.world.things))
    thing.body.position, thing.lane = at, lane
    stage.dress(thing, actor)
    stage.world.add(thing)
    mood = Mood(joy=0.85, faces_us=_TURNED.get(kind.name, 0.5))
    driver = Flyer(thing, MANNERS[kind.manner], at[1], heading, mood=mood, seed=stage.rng.randrange(1000))
    driver.facing = heading or 1.0
    thing.extra["facing"] = driver.facing
    stage.feels(mood, actor)
    if kind.material in _CALLING and kind.name not in {"butterfly", "bat", "bee", "fairy"}:
        mood.calls = (0.6 + 0.3 * position,)
    if "breathe fire" in actor.actions and kind.name == "dragon":
        _breathe_fire(stage, driver, position)
    if heading:
        thing.body.velocity = (heading * driver.manner.cruise_lengths * thing.width_m, 0.0)
    stage.world.add_driver(driver)
    return driver


def _breathe_fire(stage: Stage, driver: Flyer, position: int) -> None:
    """Lets a dragon's mouth stand open for a while, again and again: what comes out of it is painted with its head."""
    stage.plays(driver.thing.kind.name, "breathe fire")
    begins = 0.5 + 0.35 * position

    def breathe(world: World, now_s: float) -> None:
        at_s = (now_s - begins) % _BREATH_S if now_s >= begins else _BREATH_S
        driver.mood.gape = max(0.0, min(1.0, 8.0 * at_s, 6.0 * (_FLAME_S - at_s)))

    stage.world.hooks.append(breathe)
    at_s = begins
    while at_s < stage.duration_s - 0.2:
        stage.world.cue(at_s, lambda world: world.sound("fire", driver.thing, _FLAME_S))
        at_s += _BREATH_S


def play_flight(stage: Stage, part: Part) -> View:
    """This will let flyers fly, the camera going with the first; what rises starts low, what hovers stays."""
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    sizes = [kind_of(actor).size_m * actor.size for actor, _ in cast]
    widest = max(sizes)
    tallest = max(size * kind_of(actor).tall for (actor, _), size in zip(cast, sizes, strict=True))
    width = max(1.75 * widest, 0.62 * sum(sizes) + widest if sizes[1:] else 0.0, 0.6)
    height = max(1.9 * tallest, 0.9 * width, 0.7)
    if _ROWS_APART * stage.top_m(width, height) < _CLEAR * tallest:  # as tall as they are, they need to be side by side
        width = max(width, _CLEAR * widest * (len(cast) + 0.8))
        height = max(1.9 * tallest, 0.9 * width)
    top = stage.top_m(width, height)
    drivers = []
    for i, (actor, n) in enumerate(cast):
        x = (i + 0.5) / len(cast) * (width - 0.8 * widest) - (width - 0.8 * widest) / 2
        y = top * (0.5 + _ZIGZAG * (-1) ** i * (len(cast) > 1)) + 0.06 * top * (i % 3)
        driver = _one(stage, actor, (x, y), n, top)
        driver.thing.lane = 0.12 * (i % 3)
        drivers.append(driver)
    goes = [driver.thing.index for driver in drivers if driver.heading]
    return View(width_m=width, height_m=height, follows=goes[0] if goes else -1)


def _one(stage: Stage, actor: Actor, at: tuple[float, float], position: int, top_m: float) -> Flyer:
    kind = kind_of(actor)
    stays = kind.manner in _STAYING or bool(set(actor.actions) & _AT_REST)
    tall = kind.size_m * actor.size * kind.tall
    is_riser = MANNERS[kind.manner].is_rising and stage.gravity > _HEAVY
    if is_riser:
        at = (at[0], tall / 2 + 0.02)
    driver = flyer(stage, actor, at, heading=0.0 if stays else 1.0, position=position)
    if is_riser:
        driver.starts_s = 0.5 if kind.manner == "thrust" else 0.0
        driver.climb_m_s = (top_m - 1.1 * tall) / max(stage.duration_s - 0.8, 1.0)
    stage.plays(actor.kind, "fly")
    return driver


def put_above(groups: Sequence[Sequence[Driver]], view: View) -> View:
    """This will let flyers fly over what `view` shows: along with whom the camera follows, or to and fro; the view is made
    higher for them.
    """
    flyers = [driver for group in groups for driver in group if isinstance(driver, Flyer)]
    if not flyers:
        return view
    widest = max(driver.thing.width_m for driver in flyers)
    beside = len(flyers) if len(flyers) < 3 or _tallest(flyers) > widest else -(-len(flyers) // 2)
    view = replace(view, width_m=max(view.width_m, 1.3 * widest, 1.001 * _CLEAR * widest * beside))
    rows = _rows(flyers, view.width_m)
    view = replace(view, height_m=view.height_m + _CLEAR * sum(map(_tallest, rows)))
    top = view.height_m - 0.25 * _tallest(rows[0])
    for row in rows:
        for number, driver in enumerate(row):
            thing = driver.thing
            side = (number + 0.5) / len(row) - 0.5
            x, y = view.centre_x_m + side * view.width_m, top - 0.55 * _tallest(row)
            thing.body.position, thing.body.velocity = (x, y), (0.0, 0.0)
            thing.lane = min(0.5, 0.12 * view.height_m)  # what is deeper is seen higher up
            driver.height_m, driver.climb_m_s, driver.starts_s = y, 0.0, 0.0
            driver.heading, driver.leader = 0.0, view.follows
        top -= _CLEAR * _tallest(row)
    return view


def _rows(flyers: Sequence[Flyer], width_m: float) -> list[list[Flyer]]:
    """Flyers in as many rows as they need to have room beside each other."""
    widest = max(driver.thing.width_m for driver in flyers)
    most = max(1, int(width_m / (_CLEAR * widest)))
    count = -(-len(flyers) // most)
    return [list(flyers[n::count]) for n in range(count)]


def _tallest(row: Sequence[Flyer]) -> float:
    return max(driver.thing.height_m for driver in row)
