"""Plays for figures: walking, leaping, turning over, dancing, juggling, throwing, on whatever they stand on."""

from __future__ import annotations

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure, Leap, Mood, Pace
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import loose
from generation.engine.animatic.staging.hands import Juggling, Thrower, velocity_to
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, kind_of, spread

_BEAM_TOP_M = 0.85
_JUGGLED_S = 1.34  # from throw to throw of one ball: high enough to cross over the face, not before it
_POSED = frozenset({"walk", "run", "skate", "jump", "backflip", "spin", "bounce", "fall", "dance", "float", "wave"})


def play_juggle(stage: Stage, actor: Actor) -> None:
    """This will let a figure juggle what the prompt names, or three balls."""
    juggler = stage.figure(actor, 0.0, mood=Mood(joy=0.95, faces_us=1.35))
    stage.leads(actor, "juggle")
    props = stage.actors_of(LOOSE)
    prop = props[0] if props else Actor(kind="ball", count=3)
    size = min(1.0, 0.2 / kind_of(prop).size_m)
    balls = []
    for n in range(max(prop.count, 3 if not props else 1)):
        small = Actor(kind=prop.kind, colour=prop.colour, size=size * min(prop.size, 1.3))
        ball = stage.loose(small, (0.4, 1.0), n)
        ball.lane = -0.35
        stage.share_group(ball, juggler)
        balls.append(ball)
    beat = _JUGGLED_S / max(3, len(balls))
    stage.world.hooks.append(Juggling(juggler, balls, beat))
    juggler.mood.looks_at = balls[0].index
    height = juggler.thing.height_m
    stage.view = View(width_m=max(1.7, height * 1.15), height_m=height * 1.75)


def play_throw(stage: Stage, actor: Actor) -> None:
    """This will let a figure throw a ball, in an arc, to land and bounce on."""
    stage.leads(actor, "throw")
    thrower = stage.figure(actor, -1.5, mood=Mood(joy=0.85))
    props = stage.actors_of(LOOSE)
    ball = stage.loose(props[0] if props else Actor(kind="ball"), (-1.2, 1.1))
    height = thrower.thing.height_m
    reach = (0.3 * height, 1.0 * height)
    start = (-1.5 + reach[0], reach[1])
    velocity = velocity_to(start, (1.0, ball.height_m / 2), 1.15, 9.81)
    stage.share_group(ball, thrower)
    thrower.mood.looks_at = ball.index
    stage.world.hooks.append(Thrower(thrower, ball, 0.75, velocity, reach, (0.16 * height, 0.6 * height)))
    stage.view = View(width_m=4.2, height_m=3.6, centre_x_m=0.1, follows=ball.index, follow_from_m=1.6)


def play_figures(stage: Stage) -> None:
    """This will let every figure do what it is to do, side by side, with the scene's loose things around them."""
    actors = stage.actors_of(FIGURES)
    cast = [(actor, n) for actor in actors for n in range(actor.count)]
    ground = _support(stage, actors[0], len(cast))
    gap = max(max(kind_of(a).size_m * a.size * (1.25 if kind_of(a).family == "quad" else 0.62) for a, _ in cast), 0.5)
    travels = any(set(actor.actions) & {"walk", "run", "skate"} for actor in actors) and ground == "floor"
    figures = []
    for i, (place, (actor, n)) in enumerate(zip(spread(len(cast), gap), cast, strict=True)):
        facing = -1.0 if len(cast) > 1 and place > 0 and not travels else 1.0
        figure = stage.figure(
            actor, place, facing=facing, floor_m=_floor(stage, ground), position=n, lane=0.1 * (i % 2)
        )
        _choreograph(stage, figure, actor, i, travels)
        if ground == "water":
            _swims(figure)
        figures.append(figure)
    tallest = max(figure.thing.height_m for figure in figures)
    widest = max(figure.thing.width_m for figure in figures)
    _frame(stage, figures, tallest, widest, gap, ground)
    _companions(stage, figures, travels)


def _support(stage: Stage, hero: Actor, count: int) -> str:
    wanted = stage.scene.support
    size = kind_of(hero).size_m * hero.size
    if stage.has_water and wanted is None and kind_of(hero).family in {"quad", "bird"}:
        return "water"
    if stage.has_water:
        reach = size * (3.0 if kind_of(hero).family == "quad" else 1.75) + (count - 1) * size
        loose.board(stage, 0.0, max(reach, 1.6), KINDS["paddleboard"].colours[0])
        return "board"
    if wanted == "beam":
        _beam(stage)
        return "beam"
    if wanted == "trampoline":
        bed = stage.fitting("trampoline", "latex", (2.4, 0.06), (0.0, 0.35), (70, 120, 190), depth_m=1.4)
        bed.shapes[0].elasticity = 0.0
        return "trampoline"
    if wanted == "skateboard":
        _skateboard(stage, size if kind_of(hero).family == "quad" else size * 0.55)
        return "skateboard"
    return "floor"


def _swims(figure: Figure) -> None:
    """A swimmer lies in the water to its shoulders; its weight low, so that it stays the right way up."""
    body = figure.thing.body
    share = 0.4 * 1000.0 * figure.thing.width_m * figure.thing.height_m / body.mass
    body.mass, body.moment = body.mass * share, body.moment * share
    things.weigh_down(figure.thing, 0.22 * figure.thing.height_m)
    body.position = (body.position.x, -0.06 * figure.thing.height_m)
    figure.leaps, figure.paces = [], []
    figure.mood.faces_us = 0.8


def _beam(stage: Stage) -> None:
    """A beam on stiff springs: it gives and rocks a little under whoever lands."""
    beam = things.slab(
        things.fixed_kind("beam", "wood"), (3.4, 0.12), (206, 150, 100), (0.0, _BEAM_TOP_M - 0.06), depth_m=0.14
    )
    beam.look = "beam"
    beam.body.mass, beam.body.moment = 60.0, 60.0 * 3.4**2 / 12
    stage.world.add(beam)
    ground = stage.world.space.static_body
    for x in (-1.35, 1.35):
        spring = pymunk.DampedSpring(ground, beam.body, (x, 0.0), (x, 0.0), _BEAM_TOP_M - 0.055, 60_000.0, 900.0)
        stage.world.space.add(spring)
        stage.world.space.add(pymunk.GrooveJoint(ground, beam.body, (x, 0.1), (x, 2.0), (x, 0.0)))


def _skateboard(stage: Stage, length: float) -> None:
    length = max(length * 1.25, 0.8)
    deck = things.slab(KINDS["skateboard"], (length, 0.05), KINDS["skateboard"].colours[0], (0.0, 0.135), depth_m=0.3)
    deck.look = "deck"
    stage.world.add(deck)
    for side in (-0.36, 0.36):
        wheel = things.disc(
            things.fixed_kind("wheel", "resin", "wheel"), 0.055, (240, 220, 180), (side * length, 0.056), "resin"
        )
        wheel.look, wheel.owner, wheel.depth_m = "small wheel", deck.index, 0.1
        for shape in (*wheel.shapes, *deck.shapes):
            shape.filter = pymunk.ShapeFilter(group=901)
        stage.world.add(wheel)
        stage.world.space.add(pymunk.PivotJoint(deck.body, wheel.body, (side * length, 0.056)))
        wheel.body.velocity, wheel.body.angular_velocity = (1.3, 0.0), -1.3 / 0.055
    deck.body.velocity = (1.3, 0.0)


def _floor(stage: Stage, ground: str) -> float:
    return {"board": 0.09, "beam": _BEAM_TOP_M + 0.002, "trampoline": 0.385, "skateboard": 0.165, "water": -0.3}.get(
        ground, 0.001
    )


def _choreograph(stage: Stage, figure: Figure, actor: Actor, position: int, travels: bool) -> None:
    actions = actor.actions or ("wave",)
    if stage.has_water:
        actions = tuple("float" if action in {"walk", "run", "skate"} else action for action in actions)
    delay = 0.22 * position
    figure.mood.joy = stage.rng.uniform(0.7, 1.0)
    stage.plays(actor.kind, *(action if action in _POSED else "wave" for action in actions))
    share = stage.duration_s / len(actions)
    for turn, action in enumerate(actions):
        _act(stage, figure, action, turn * share + delay, (turn + 1) * share)
    figure.mood.calls = tuple(
        at for at in (0.35 + delay, 0.6 * stage.duration_s + delay) if at < stage.duration_s - 0.4
    )
    if stage.scene.support == "skateboard":
        figure.thing.body.velocity = (1.3, 0.0)
        figure.mood.arms = 0.55
    if travels and not figure.paces:
        figure.paces.append(Pace(0.0, 0.8))


def _act(stage: Stage, figure: Figure, action: str, start_s: float, end_s: float) -> None:
    height = figure.thing.height_m
    if action in {"walk", "run", "skate"}:
        _travel(stage, figure, action, start_s, end_s)
    elif action in {"jump", "backflip", "spin", "bounce", "fall"}:
        _leaps(stage, figure, action, start_s, end_s)
    elif action in {"dance", "float"}:
        figure.mood.dance = 2.0 if action == "dance" else 0.5
        figure.mood.faces_us = 1.15
        if action == "dance":
            hop = Leap(0.0, 0.1 * height + 0.03)
            last = Leap(end_s - 0.9, 0.25 * height + 0.05, twists=1.0)
            figure.leaps += [*_every(start_s + 0.5, end_s - 1.0, 1.0, hop), last]
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


def _leaps(stage: Stage, figure: Figure, action: str, start_s: float, end_s: float) -> None:
    tall = figure.thing.height_m
    is_small = figure.thing.kind.family in {"quad", "bird"}
    gravity = stage.place.gravity_m_s2
    lighter = 0.6 if gravity < 5.0 else 0.0  # the same legs carry one higher there
    if action == "backflip":
        leap = Leap(0.0, tall * 0.62 + (0.42 if is_small else 0.1) + lighter, flips=1.0)
        figure.mood.faces_us = 0.45
    elif action == "spin":
        leap = Leap(0.0, tall * 0.3 + 0.1 + lighter, twists=3.0)
    else:
        leap = Leap(0.0, (0.55 if is_small else 0.34) * max(tall, 0.5) + lighter)
    if stage.scene.support == "trampoline":
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


def _frame(stage: Stage, figures: list[Figure], tallest: float, widest: float, gap: float, ground: str) -> None:
    highest = max((leap.height_m for figure in figures for leap in figure.leaps), default=0.0)
    width = max(tallest * 1.35, widest * 1.9, 0.8) + gap * (len(figures) - 1)
    if ground == "board":
        width = max(width, stage.world.things[0].width_m * 1.12)
    if ground in {"beam", "trampoline"}:
        width = max(width, 3.3)
    height = tallest * 1.35 + highest * 0.85 + _floor(stage, ground)
    hero = figures[len(figures) // 2].thing.index
    moves = (ground in {"floor", "skateboard"} and any(figure.paces for figure in figures)) or ground == "skateboard"
    stage.view = View(width_m=width, height_m=height, follows=hero if moves else -1, centre_x_m=0.0)


def _companions(stage: Stage, figures: list[Figure], travels: bool) -> None:
    """Loose things of the scene: rolled ahead of a runner, dropped beside whoever stands."""
    lead = figures[-1]
    for actor in stage.actors_of(LOOSE):
        for n in range(actor.count):
            ahead = lead.thing.body.position.x + lead.thing.width_m / 2 + 0.55 + 0.6 * n
            ball = stage.loose(
                actor, (ahead, 0.9 + 0.3 * n if not travels else kind_of(actor).size_m * actor.size / 2), n
            )
            if travels:
                _roll_ahead(stage, ball, lead)
            lead.mood.looks_at = ball.index
            stage.view.width_m += 0.3 + (0.45 if travels else 0.0)
            stage.view.centre_x_m += 0.3


def _roll_ahead(stage: Stage, ball: things.Thing, runner: Figure) -> None:
    """What is chased keeps a little ahead: pushed like the wind would, so that it never just stops in the way."""
    goal = max((pace.speed for pace in runner.paces), default=0.8) * 1.08

    def push(world: object, now_s: float) -> None:
        body = ball.body
        gap = body.position.x - runner.thing.body.position.x
        wish = goal if gap < 1.0 else goal * 0.8
        body.apply_force_at_world_point((body.mass * 2.5 * max(0.0, wish - body.velocity.x), 0.0), body.position)

    stage.world.hooks.append(push)
