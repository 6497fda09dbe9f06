"""A shot at a basket: a hoop to play against, and the search for a throw that scores or that rattles off the rim."""

from __future__ import annotations

from dataclasses import dataclass

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.intents import Leap, Mood
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.places.place import EARTH_M_S2, MOON_M_S2
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.hands import Thrower, velocity_to
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View

RIM_HEIGHT_M = 2.7
RIM_INNER_M = 0.46
BOARD_X_M = 1.32
_RIM_R = 0.02
_RIM_BACK_X = BOARD_X_M - 0.14
_RIM_FRONT_X = _RIM_BACK_X - RIM_INNER_M
_FLIGHT_S = 1.0
_SHOOTER_X_M = -1.22


def _hoop(stage: Stage) -> Thing:
    stage.fitting("backboard", "wood", (0.06, 1.0), (BOARD_X_M, RIM_HEIGHT_M + 0.38), (246, 244, 238), depth_m=1.5)
    stage.fitting(
        "pole", "metal", (0.1, RIM_HEIGHT_M + 0.3), (BOARD_X_M + 0.46, (RIM_HEIGHT_M + 0.3) / 2), (70, 84, 104)
    )
    hoop = None
    for name, x in (("rim", _RIM_BACK_X), ("hoop", _RIM_FRONT_X)):
        body = pymunk.Body(body_type=pymunk.Body.STATIC)
        body.position = (x, RIM_HEIGHT_M)
        shape = pymunk.Circle(body, _RIM_R)
        kind = things.fixed_kind(name, "metal")
        hoop = Thing(kind, body, [shape], "metal", (232, 92, 58), RIM_INNER_M, 0.04, look=name)
        metal = MATERIALS["metal"]
        shape.friction, shape.elasticity, shape.collision_type = metal.friction, 0.74, 1
        stage.world.add(hoop)
    if hoop is None:
        raise RuntimeError("a hoop has two ends")
    return hoop


@dataclass
class _Net:
    """Says when a ball falls through, and holds it back a little as a net does."""

    ball: Thing
    hoop: Thing  # the ring's front
    is_through: bool = False
    _was_above: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        body, (front, level) = self.ball.body, self.hoop.body.position
        is_between = front < body.position.x < front + RIM_INNER_M
        is_above = body.position.y > level
        if self._was_above and not is_above and is_between and body.velocity.y < 0:
            self.is_through = True
            world.note(Touch.NET, self.ball, strength=2.0, other="ball net")
        self._was_above = is_above
        if self.is_through and is_between and level - 0.45 < body.position.y < level:
            body.apply_force_at_world_point(-3.5 * body.mass * body.velocity, body.position)


def _slowness(gravity: float) -> float:
    """How many times longer the same arc takes than on Earth: 2.5 times on the Moon."""
    return float((EARTH_M_S2 / max(gravity, MOON_M_S2)) ** 0.5)


def _outcome(velocity: tuple[float, float], start: tuple[float, float], radius: float, gravity: float) -> str:
    """What a throw would do, tried in a world with nothing but ball and hoop: score, rim, short."""
    slow = _slowness(gravity)
    world = World(fps=30, gravity=gravity, ground="asphalt")
    stage_like = _Trial(world)
    ball = world.add(things.disc(KINDS["basketball"], radius, (0, 0, 0), start))
    ball.body.velocity, ball.body.angular_velocity = velocity, 4.0
    net = _Net(ball, stage_like.hoop())
    world.hooks.append(net)
    while (
        world.now_s < 2.2 * slow
        and not net.is_through
        and (world.now_s < 0.9 * slow or ball.body.position.y > RIM_HEIGHT_M - 0.6)
    ):
        world.step()
    if net.is_through:
        return "score"
    hits = [contact for contact in world.contacts if contact.material == "metal" or contact.other == "metal"]
    return "rim" if hits and ball.body.position.x < _RIM_FRONT_X - radius else "short"


class _Trial(Stage):
    """A stage of nothing but a world, for trying throws."""

    def __init__(self, world: World) -> None:
        self.world = world

    def hoop(self) -> Thing:
        """This will hang the hoop."""
        return _hoop(self)


def find_throw(stage: Stage, start: tuple[float, float], radius: float, wanted: str) -> tuple[float, float]:
    """This will search the aim, from the middle of the ring outwards, for a throw with the wanted outcome."""
    middle = (_RIM_FRONT_X + _RIM_BACK_X) / 2
    order = [0.0, 0.03, -0.03] if wanted == "score" else [0.2, 0.23, 0.17, 0.26, -0.24, -0.2, -0.28, 0.3, 0.14]
    jitter = stage.rng.uniform(-0.01, 0.01)
    gravity = -stage.world.space.gravity[1]
    first = None
    for offset in order:
        velocity = velocity_to(start, (middle + offset + jitter, RIM_HEIGHT_M), _FLIGHT_S * _slowness(gravity), gravity)
        first = first or velocity
        if _outcome(velocity, start, radius, gravity) == wanted:
            return velocity
    return first or (0.0, 0.0)


def _hands(shooter: Figure) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the ball leaves and where it is held before: a person's hands, an animal's nose."""
    height, width = shooter.thing.height_m, shooter.thing.width_m
    if shooter.thing.kind.family == "biped":
        return (0.24 * height, 1.08 * height), (0.16 * height, 0.62 * height)
    return (0.5 * width, 1.3 * height), (0.5 * width + 0.1, 1.0 * height)


def play_shot(stage: Stage, part: Part) -> View:
    """This will let a player shoot at a hoop; whether it scores is asked or left to chance."""
    player = part.leader
    stage.leads(player, "shoot")
    is_missed = stage.scene.is_missed
    if is_missed is None:
        is_missed = stage.rng.random() < 0.5 or any("bounce" in actor.actions for actor in stage.scene.actors)
    hoop = _hoop(stage)
    shooter = stage.figure(player, _SHOOTER_X_M, mood=Mood(joy=0.8, faces_us=0.45), lane=-0.1)
    ball = stage.loose(part.props[0] if part.props else Actor(kind="basketball"), (_SHOOTER_X_M + 0.25, 1.1))
    if part.props and "bounce" in part.props[0].actions:
        stage.plays(part.props[0].kind, "bounce")
    reach, rest = _hands(shooter)
    start = (_SHOOTER_X_M + reach[0], reach[1])
    velocity = find_throw(stage, start, ball.width_m / 2, "rim" if is_missed else "score")
    stage.share_group(ball, shooter)
    shooter.mood.looks_at = ball.index
    stage.world.hooks += [Thrower(shooter, ball, 0.8, velocity, reach, rest), _Net(ball, hoop)]
    shooter.mood.joy = 0.35 if is_missed else 0.95
    if not is_missed:
        scored_s = 0.8 + 1.5 * _slowness(-stage.world.space.gravity[1])
        shooter.leaps = [Leap(scored_s, 0.28), Leap(scored_s + 0.7, 0.2)]
    return View(width_m=3.75, height_m=4.1, centre_x_m=0.12)
