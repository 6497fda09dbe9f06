"""Down a hill without skis: curled up and rolling over and over, on the belly, or sitting on a sled."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Pose
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor, Colour
from generation.engine.animatic.staging import bearing
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of

_SLOPE = 0.17  # radians
_CURLED = {
    "biped": 0.34,
    "quad": 0.42,
    "bird": 0.42,
    "snowman": 0.4,
}  # of its larger extent, half as wide when curled up
_FIRST, _FASTEST = 0.7, 1.35  # of its size a second: at the beginning, and as fast as grass and snow let it get
_BELLY = 0.7  # of its width, what of a bird touches the ground it lies on
_WITHOUT_END_S = 60.0
_GROUP = 42_000  # of a collision filter
_HILLS: dict[str, Colour] = {
    "grass": (122, 186, 84), "soil": (150, 112, 74), "sand": (238, 208, 146), "packed snow": (246, 250, 255),
    "dust": (196, 196, 204), "rock": (170, 150, 136), "sugar": (250, 190, 220),
}  # fmt: skip
_SOFT = frozenset({"packed snow"})


def hill(stage: Stage, size: float) -> tuple[Thing, float]:
    """This will lay a hill of the place's own ground that goes down to the right from 0, long enough for somebody of a size;
    returns it and how high it is at 0, metres.
    """
    run_m = _FASTEST * size * stage.duration_s + 1.2 * size
    ground = stage.place.ground if stage.place.ground in _HILLS else "grass"
    high = math.tan(_SLOPE) * run_m
    slope = stage.fitting("slope", ground, (2.4 * run_m, 0.12), (0.0, 0.0), _HILLS[ground], angle=-_SLOPE, depth_m=2.0)
    slope.body.position = (0.6 * run_m, high - math.tan(_SLOPE) * 0.6 * run_m - 0.06 / math.cos(_SLOPE))
    stage.world.space.reindex_shapes_for_body(slope.body)
    return slope, high


@dataclass
class Roller:
    """Somebody curled up, who rolls as a ball does; the world turns round him, and he enjoys it."""

    thing: Thing
    most_m_s: float
    mood: Mood = field(default_factory=lambda: Mood(joy=1.0, gape=0.4))

    def before_step(self, world: World, now_s: float, dt: float) -> None:
        """This will let the soft ground slow whoever gets too fast."""
        body = self.thing.body
        fast = max(0.0, body.velocity.length - self.most_m_s)
        body.velocity *= 1.0 - min(0.5, 1.5 * fast * dt)
        body.angular_velocity *= 1.0 - min(0.5, 1.5 * fast * dt)

    def pose(self, world: World, now_s: float) -> Pose:
        """This will be curled up, arms about the knees."""
        shout = 0.35 + 0.3 * math.sin(5.0 * now_s)
        return Pose(tuck=1.0, crouch=0.6, yaw=0.35, joy=self.mood.joy, mouth=shout, is_airborne=True, lids=1.1)


def play_rolling(stage: Stage, part: Part) -> View:
    """This will let somebody roll down a hill, over and over."""
    actor = part.leader
    stage.plays(actor.kind, "roll down")
    kind = KINDS[actor.kind]
    wide, tall = things.extent(kind, actor.size)
    radius = _CURLED[kind.family] * max(wide, tall)
    size = 2.4 * radius
    slope, high = hill(stage, size)
    slope.shapes[0].friction = 1.2
    roller = things.disc(kind, radius, stage.colour_of(actor), (0.0, high + radius / math.cos(_SLOPE) + 0.01))
    roller.width_m, roller.height_m, roller.lane = wide, tall, 0.0
    roller.who = actor.who
    stage.dress(roller, actor)
    roller.body.velocity = (_FIRST * size, -math.tan(_SLOPE) * _FIRST * size)
    roller.body.angular_velocity = -_FIRST * size / radius
    stage.world.add(roller)
    roller.shapes[0].friction, roller.shapes[0].elasticity = 1.2, 0.1
    driver = Roller(roller, _FASTEST * size)
    stage.world.add_driver(driver)
    stage.feels(driver.mood, actor)
    _trail(stage, roller, radius)
    return _seen(stage, roller, size, 2.0 * radius)


def play_sliding_down(stage: Stage, part: Part) -> View:
    """This will let somebody slide down a hill: birds on their bellies, whoever has a seat on a sled."""
    actor = part.leader
    stage.plays(actor.kind, *(act for act in actor.actions if act in {"slide", "slide down"}))
    size = kind_of(actor).size_m * actor.size
    slope, high = hill(stage, size)
    slope.shapes[0].friction = 0.02
    if kind_of(actor).family == "bird":
        figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.45, joy=1.0, arms=0.25, is_steady=True, is_gliding=True))
        slider, body = figure.thing, figure.thing.body
        figure.lies = body.angle = -_SLOPE - 1.38
        for shape in slider.shapes:
            shape.unsafe_set_vertices([(_BELLY * x, y) for x, y in shape.get_vertices()])
        body.position = (0.0, high + 0.45 * slider.width_m)
        _lay_on(slider, high)
        stage.world.hooks.append(_Prone(figure))
        rider = 0.6 * size
    else:
        slider = _sled(stage, size, high)
        figure, _ = bearing.seated(stage, slider, actor, (-0.05 * size, 0.06 * size), 1.0, gesture="seated")
        figure.mood.faces_us, figure.mood.joy, figure.mood.gape = 0.5, 1.0, 0.35
        rider = 0.9 * size
    slider.body.velocity = (_FIRST * size, -_FIRST * size * math.tan(_SLOPE))
    figure.mood.calls = (0.5, 2.2)
    stage.world.hooks.append(_Brake(slider, _FASTEST * size))
    _trail(stage, slider, 0.35 * size)
    return _seen(stage, slider, size, rider)


def _sled(stage: Stage, size: float, high: float) -> Thing:
    sled = stage.loose(Actor(kind="sled", size=0.62 * size / KINDS["sled"].size_m), (0.0, high + 0.2 * size))
    sled.body.angle = -_SLOPE
    for shape in sled.shapes:
        shape.friction, shape.filter = 0.02, pymunk.ShapeFilter(group=_GROUP + sled.index)  # its rider sits on it
    _lay_on(sled, high)
    return sled


def _lay_on(thing: Thing, high: float) -> None:
    """Puts something down on the hill, touching it with what is lowest of it."""
    up = pymunk.Vec2d(math.sin(_SLOPE), math.cos(_SLOPE))
    corners = [thing.body.local_to_world(each).dot(up) - shape.radius
               for shape in thing.shapes if isinstance(shape, pymunk.Poly) for each in shape.get_vertices()]  # fmt: skip
    thing.body.position += (0.0, (high * up.y - min(corners) + 0.003) / up.y)


@dataclass
class _Prone:
    """Keeps somebody on the belly, head first, and the ground under it."""

    figure: Figure

    def __call__(self, world: World, now_s: float) -> None:
        self.figure.paces = []
        body = self.figure.thing.body
        body.angular_velocity *= 0.9
        for shape in self.figure.thing.shapes:
            shape.friction = 0.02


@dataclass
class _Brake:
    """Snow that lets nothing get faster than it is fun."""

    thing: Thing
    most_m_s: float

    def __call__(self, world: World, now_s: float) -> None:
        body = self.thing.body
        fast = max(0.0, body.velocity.length - self.most_m_s)
        body.velocity *= 1.0 - min(0.5, 2.0 * fast * world.dt)


def _trail(stage: Stage, thing: Thing, low_m: float) -> None:
    """What is thrown up behind: snow."""
    if stage.place.ground not in _SOFT:
        return

    def behind(world: World) -> tuple[float, float]:
        x, y = thing.body.position
        return x - 0.5 * low_m, y - 0.85 * low_m

    stage.world.plumes.append(Source("snow", behind, 0.2, stage.duration_s + _WITHOUT_END_S, 0.45 * low_m))


def _seen(stage: Stage, thing: Thing, size: float, tall_m: float) -> View:
    drop = math.tan(_SLOPE) * _FASTEST * size * stage.duration_s
    return View(width_m=2.6 * size, height_m=1.35 * tall_m + drop + 0.3, follows=thing.index, centre_x_m=0.3 * size)


def going_down(free: Free, others: bool) -> Iterator[Part]:
    """Who rolls, or slides down what is no slide."""
    if free.has_water or free.is_under or free.scene.support:
        return
    for at in free.doing("roll down", FIGURES):
        yield Part(play=play_rolling, actors=(free.take(at, 1),), action="roll down")
    has_chute = any(actor.kind == "slide" for actor in free.scene.actors)
    for at in free.doing("slide down", FIGURES) if not has_chute else []:
        yield Part(play=play_sliding_down, actors=(free.take(at, 1),), action="slide down")
