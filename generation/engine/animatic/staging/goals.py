"""A goal is scored: a run-up, a shot, the ball in the net, and joy; or it goes over the bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood, Pace
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.hands import velocity_to
from generation.engine.animatic.staging.pairs import KICK_S, Kick
from generation.engine.animatic.staging.parts import BALLS, Free, Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of

_WITHOUT_END_S = 60.0
_FLIGHT_S = 0.72
_WHITE = (246, 248, 250)
_NET_HZ = 9.0  # how fast a net takes a ball's speed
_WAITS = 0.5  # body heights that a keeper stands before the line


def play_goal(stage: Stage, part: Part) -> View:
    """This will let the first actor kick a ball into a goal; a second one keeps it, and comes too late."""
    actor = part.leader
    tall = max(kind_of(actor).size_m * actor.size, 0.5)
    stage.leads(actor, "goal")
    kicker = stage.figure(actor, -1.15 * tall, mood=Mood(faces_us=0.4, joy=0.85))
    ball = stage.loose(_ball_of(part, tall), (0.0, 0.3))
    at_m = -0.45 * tall
    ball.body.position = (at_m, ball.height_m / 2 + 0.002)
    line_m, high_m = 1.5 * tall, 0.95 * tall
    frame = _frame(stage, line_m, high_m)
    has_feet = kind_of(actor).family == "biped"
    reach, speed = (0.27 * tall if has_feet else 0.55 * kicker.thing.width_m), 0.9 * tall
    meets_s = 0.35 + max(0.0, 0.7 * tall - reach - ball.width_m / 2) / speed
    kicker.paces = [Pace(0.25, speed), Pace(meets_s - 0.1, 0.0)]
    kicker.gestures.append(Gesture(meets_s - KICK_S, meets_s + 0.5, "kick"))
    kicker.mood.looks_at = ball.index
    stage.share_group(ball, kicker)
    misses = stage.scene.is_missed is True
    goal = (line_m + 0.28 * high_m, (1.35 if misses else 0.55) * high_m)
    velocity = velocity_to((at_m, ball.height_m / 2), goal, _FLIGHT_S, stage.gravity)
    stage.world.hooks.append(Kick(kicker, ball, meets_s, velocity))
    scored_s = meets_s + _FLIGHT_S
    if not misses:
        stage.world.hooks.append(_Net(ball, frame, 0.34 * high_m))
        stage.world.cue(scored_s, lambda world: world.sound("cheer", kicker.thing, 2.2))
    _afterwards(kicker, scored_s + 0.15, stage.duration_s, is_glad=not misses)
    if len(part.actors) > 1:
        _keep(stage, part.actors[1], ball, line_m, meets_s)
    right = line_m + 0.95 * high_m
    left = 1.15 * tall + 0.45 * tall
    return View(width_m=left + right, height_m=1.5 * tall, centre_x_m=(right - left) / 2)


def _ball_of(part: Part, tall: float) -> Actor:
    """A ball that suits who kicks it."""
    asked = part.props[0] if part.props else Actor(kind="football")
    return replace(asked, count=1, size=min(asked.size, 0.3 * tall / kind_of(asked).size_m))


def _frame(stage: Stage, line_m: float, high_m: float) -> Thing:
    deep = 0.7 * high_m
    frame = stage.fitting("goal", "steel", (deep, high_m), (line_m + deep / 2, high_m / 2), _WHITE, depth_m=0.1)
    for shape in frame.shapes:
        shape.sensor = True
    frame.lane = 0.3
    return frame


@dataclass
class _Net:
    """Takes the speed of a ball that has crossed the line: it drops, and lies in the goal."""

    ball: Thing
    frame: Thing
    deep_m: float
    is_heard: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        inside = self.ball.body.position.x - (self.frame.body.position.x - self.frame.width_m / 2)
        if inside < self.deep_m:
            return
        if not self.is_heard:
            self.is_heard = True
            world.note(Touch.NET, self.ball, strength=2.0)
        body, slowed = self.ball.body, max(0.0, 1.0 - _NET_HZ * world.dt)
        body.velocity = (body.velocity.x * slowed, body.velocity.y)
        body.angular_velocity *= slowed


def _afterwards(kicker: Figure, from_s: float, until_s: float, *, is_glad: bool) -> None:
    if not is_glad:
        kicker.mood.joy = 0.2
        kicker.gestures.append(Gesture(from_s, until_s + _WITHOUT_END_S, "shrug"))
        return
    kicker.gestures.append(Gesture(from_s, until_s + _WITHOUT_END_S, "cheer"))
    high, at_s = 0.2 * kicker.thing.height_m, from_s + 0.2
    while at_s < until_s - 0.3:
        kicker.leaps.append(Leap(at_s, high))
        at_s += 1.0
    kicker.mood.calls = (from_s,) if kicker.thing.kind.family != "biped" else ()


def _keep(stage: Stage, actor: Actor, ball: Thing, line_m: float, meets_s: float) -> None:
    tall = kind_of(actor).size_m * actor.size
    keeper = stage.figure(
        actor, line_m - _WAITS * tall, facing=-1.0, lane=0.22, mood=Mood(faces_us=0.6, joy=0.5, is_steady=True)
    )
    for shape in ball.shapes:
        shape.filter = keeper.thing.shapes[0].filter
    keeper.mood.looks_at = ball.index
    keeper.gestures.append(Gesture(-1.0, meets_s + _FLIGHT_S + 0.3, "catch"))
    keeper.leaps.append(Leap(meets_s + 0.5, 0.25 * tall))
    stage.world.cue(meets_s + _FLIGHT_S + 0.4, lambda world: setattr(keeper.mood, "joy", 0.1))
    stage.plays(actor.kind, *([act for act in actor.actions if act in {"catch", "jump", "dive"}] or ["look"]))


def scoring(free: Free, others: bool) -> Iterator[Part]:
    """Who is to score, and who keeps the goal."""
    if free.has_water:
        return
    for at in free.doing("goal", FIGURES)[:1]:
        kicker = free.take(at, 1)
        keepers = [each for each in free.of(FIGURES) if each != at or free.left[at]]
        keepers = [each for each in keepers if _KEEPERS & {*free.scene.actors[each].noun.split()}]
        cast = (kicker, free.take(keepers[0], 1)) if keepers else (kicker,)
        balls = free.of(BALLS)
        props = (free.take(balls[0], 1),) if balls else ()
        yield Part(play=play_goal, actors=cast, props=props, action="goal")


_KEEPERS = frozenset({"goalkeeper", "goalie", "keeper"})
