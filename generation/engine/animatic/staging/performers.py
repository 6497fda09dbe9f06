"""Plays for figures: walking, leaping, turning over, dancing, juggling, throwing, on whatever they stand on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import supports
from generation.engine.animatic.staging.choreography import SPEEDS, choreograph
from generation.engine.animatic.staging.hands import Juggling, Thrower, velocity_to
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of, spread
from generation.engine.animatic.staging.standing import at_rest

_JUGGLED_S = 1.34  # from throw to throw of one ball: high enough to cross over the face, not before it


def play_juggle(stage: Stage, part: Part) -> View:
    """This will let a figure juggle what the prompt names, or three balls."""
    actor = part.leader
    ground = supports.lay(stage, part, 1)
    juggler = stage.figure(actor, 0.0, mood=Mood(joy=0.95, faces_us=1.35), floor_m=ground.level_m)
    rises = 1.6 if juggler.thing.kind.family == "quad" else 1.0
    if rises > 1.0:
        juggler.gestures.append(Gesture(-1.0, stage.duration_s + 60.0, "beg"))
    stage.leads(actor, "juggle")
    prop = part.props[0] if part.props else Actor(kind="ball", count=3)
    size = min(1.0, 0.2 / kind_of(prop).size_m)
    balls = []
    for n in range(max(prop.count, 3 if not part.props else 1)):
        small = Actor(kind=prop.kind, colour=prop.colour, size=size * min(prop.size, 1.3))
        ball = stage.loose(small, (0.4, 1.0), n)
        ball.lane = -0.35
        stage.share_group(ball, juggler)
        balls.append(ball)
    beat = _JUGGLED_S / max(3, len(balls))
    stage.world.hooks.append(Juggling(juggler, balls, beat))
    juggler.mood.looks_at = balls[0].index
    height = rises * juggler.thing.height_m
    wide = ground.thing.width_m * 1.12 if ground.thing is not None else 0.0
    return View(width_m=max(1.7, height * 1.15, wide), height_m=height * 1.75 + max(ground.level_m, 0.0))


def play_throw(stage: Stage, part: Part) -> View:
    """This will let a figure throw a ball, in an arc, to land and bounce on."""
    actor = part.leader
    stage.leads(actor, "throw")
    thrower = stage.figure(actor, -1.5, mood=Mood(joy=0.85))
    ball = stage.loose(part.props[0] if part.props else Actor(kind="ball"), (-1.2, 1.1))
    height = thrower.thing.height_m
    reach = (0.3 * height, 1.0 * height)
    start = (-1.5 + reach[0], reach[1])
    velocity = velocity_to(start, (1.0, ball.height_m / 2), 1.15, stage.gravity)
    stage.share_group(ball, thrower)
    thrower.mood.looks_at = ball.index
    stage.world.hooks.append(Thrower(thrower, ball, 0.75, velocity, reach, (0.16 * height, 0.6 * height)))
    return View(width_m=4.2, height_m=3.6, centre_x_m=0.1, follows=ball.index, follow_from_m=1.6)


def play_figures(stage: Stage, part: Part) -> View:
    """This will let every figure do what it is to do, side by side, with the part's loose things around them."""
    cast = [(actor, n) for actor in _fastest_ahead(part.actors) for n in range(actor.count)]
    ground = supports.lay(stage, part, len(cast))
    gap = max(0.5, *(supports.reach_m(actor) for actor, _ in cast))
    figures = []
    for i, (place, (actor, _)) in enumerate(zip(spread(len(cast), gap), cast, strict=True)):
        facing = -1.0 if len(cast) > 1 and place > 0 and not part.travels else 1.0
        figure = stage.figure(actor, place, facing=facing, floor_m=ground.level_m, lane=0.1 * (i % 2))
        doing = replace(actor, actions=_steady(actor)) if ground.name == "skateboard" else actor
        choreograph(stage, figure, doing, i, support=ground.name)
        if ground.name == "skateboard":
            stage.plays(actor.kind, *(("ride",) if "ride" in actor.actions else ()))
        if ground.name == "water":
            supports.swims(figure)
        if ground.name == "skateboard":
            supports.roll_along(figure)
        figures.append(figure)
    if part.travels and stage.scene.in_turn:
        _in_lanes(stage, figures)  # whoever goes later is passed by whoever goes first
    else:
        _in_file(figures)
    view = _frame(figures, gap, ground)
    _companions(stage, part, figures, view)
    return view


def _steady(actor: Actor) -> tuple[str, ...]:
    """Whoever stands on what rolls does not walk off it."""
    return tuple(action for action in actor.actions if action not in SPEEDS) or ("balance",)


def _fastest_ahead(actors: tuple[Actor, ...]) -> list[Actor]:
    """In their own order, but where some run and others walk: the runners begin in front."""
    speeds = [max((SPEEDS.get(action, 0.0) for action in actor.actions), default=0.0) for actor in actors]
    turns = range(len(actors)) if 0.0 in speeds else sorted(range(len(actors)), key=speeds.__getitem__)
    return [actors[turn] for turn in turns]


def _in_file(figures: list[Figure]) -> None:
    """Whoever is faster than the next one ahead keeps to that one's pace, and runs into nobody."""
    for ahead, behind in pairwise(reversed(figures)):
        if ahead.paces and behind.paces:
            fastest = max(pace.speed for pace in ahead.paces)
            behind.paces = [replace(pace, speed=min(pace.speed, fastest)) for pace in behind.paces]


def _in_lanes(stage: Stage, figures: list[Figure]) -> None:
    for number, figure in enumerate(figures):
        figure.thing.lane = 0.35 * number
        stage.share_group(figure.thing, figures[0])


def _lies_down(figure: Figure) -> bool:
    return any(gesture.name == "lie" for gesture in figure.gestures)


def _frame(figures: list[Figure], gap: float, ground: supports.Ground) -> View:
    tallest = max(figure.thing.height_m for figure in figures)
    widest = max(figure.thing.width_m for figure in figures)
    highest = max((leap.height_m for figure in figures for leap in figure.leaps), default=0.0)
    width = max(tallest * 1.35, widest * 1.9, 0.8) + gap * (len(figures) - 1)
    if ground.name == "board" and ground.thing is not None:
        width = max(width, ground.thing.width_m * 1.12)
    if ground.name in {"beam", "trampoline"}:
        width = max(width, 3.3)
    lying = [figure for figure in figures if figure.thing.kind.family == "biped" and _lies_down(figure)]
    if lying:
        width = max(width, 1.9 * tallest + gap * (len(figures) - 1))
    height = tallest * 1.35 + highest * 0.85 + max(ground.level_m, 0.0)
    hero = figures[len(figures) // 2].thing.index
    moves = ground.name == "skateboard" or (
        ground.name == "floor" and any(figure.paces or figure.wheels for figure in figures)
    )
    middle = -0.35 * tallest if lying and not figures[1:] else 0.0  # the head comes to lie behind
    return View(width_m=width, height_m=height, centre_x_m=middle, follows=hero if moves else -1)


def play_bystanders(stage: Stage, part: Part) -> View:
    """This will let figures that have no part of their own stand and look on, waving and hopping for joy."""
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    left = 0.0
    tall = 0.0
    for i, (actor, _) in enumerate(cast):
        wide = supports.reach_m(actor) * 0.9
        mood = Mood(wave=1.0, faces_us=0.9, joy=0.9)
        figure = stage.figure(actor, left + wide / 2, facing=-1.0, mood=mood)
        stage.plays(actor.kind, *(() if stage.played.get(actor.kind) else ("wave",)))
        hop = Leap(1.2 + 0.3 * i, 0.12 * figure.thing.height_m)
        figure.leaps = [replace(hop, at_s=hop.at_s + 1.6 * k) for k in range(int(stage.duration_s / 1.6))]
        left, tall = left + wide + 0.1, max(tall, figure.thing.height_m)
    return View(width_m=left + 0.1, height_m=1.15 * tall, centre_x_m=left / 2)


def _companions(stage: Stage, part: Part, figures: list[Figure], view: View) -> None:
    """Loose things of the part: rolled ahead of a runner, lying beside whoever stands."""
    lead = figures[-1]
    for actor in part.props:
        for n in range(actor.count):
            ahead = lead.thing.body.position.x + lead.thing.width_m / 2 + 0.55 + 0.6 * n
            ball = at_rest(stage, actor, ahead, n)
            if part.travels:
                pace = max((pace.speed for pace in lead.paces), default=0.8)
                stage.world.hooks.append(_RollAhead(ball, lead.thing, pace * 1.08))
            lead.mood.looks_at = ball.index
            view.width_m += 0.3 + (0.45 if part.travels else 0.0)
            view.centre_x_m += 0.3


@dataclass
class _RollAhead:
    """What is chased keeps a little ahead: pushed like the wind would, so that it never just stops in the way."""

    ball: things.Thing
    runner: things.Thing
    goal_m_s: float

    def __call__(self, world: World, now_s: float) -> None:
        body = self.ball.body
        gap = body.position.x - self.runner.body.position.x
        wish = self.goal_m_s if gap < 1.0 else self.goal_m_s * 0.8
        body.apply_force_at_world_point((body.mass * 2.5 * max(0.0, wish - body.velocity.x), 0.0), body.position)
