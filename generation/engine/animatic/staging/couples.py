"""What two do with each other: a waltz, a kiss, a handshake, a gift, swords that meet. Nobody is hurt."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood, Pace
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.courtship import propose
from generation.engine.animatic.staging.handling.work import NEARER, Work
from generation.engine.animatic.staging.hands import velocity_to
from generation.engine.animatic.staging.pairs import Kick
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, as_named, kind_of, left_of

_WITHOUT_END_S = 60.0
_TURNS_A_S = 0.28  # of a waltz
_LUNGE_S = 1.5  # from lunge to lunge
_BLADES = frozenset({"sword", "knife", "staff", "plank"})
_FENCERS = frozenset({"knight", "pirate", "viking"})
_APART = {"give": 0.5, "shake hands": 0.42, "high five": 0.46, "kiss": 0.25, "pet": 0.34, "propose": 0.55}
"""What two meet for -> how far from each other they stop, body heights."""


@dataclass(frozen=True)
class Meeting:
    """Two who have come to each other."""

    stage: Stage
    one: Figure
    other: Figure
    meets_s: float  # when they are there

    @property
    def tall(self) -> float:
        """This will be the mean height of both."""
        return (self.one.thing.height_m + self.other.thing.height_m) / 2

    def gesture(self, figure: Figure, name: str, from_s: float, until_s: float | None = None) -> None:
        """This will let one of them do a gesture."""
        last = self.stage.duration_s + _WITHOUT_END_S if until_s is None else until_s
        figure.gestures.append(Gesture(from_s, last, name))

    def at(self, time_s: float, act: Callable[[World], None]) -> None:
        """This will do something once at a moment."""
        Work(self.stage, self.one, None, 0.0, self.stage.duration_s).at(time_s, act)


def play_couple(stage: Stage, part: Part) -> View:
    """This will let two meet and do what the part is about."""
    one_of, other_of = part.actors
    apart = _APART.get(part.action, 0.4)
    tall = max(kind_of(actor).size_m * actor.size for actor in part.actors)
    waits = part.action in {"kiss", "pet", "give", "propose"}
    gap = max(apart * tall, 0.5 * _width(other_of) + 0.16 * tall)
    walk_m, speed = 0.4 * tall, 0.6 * tall
    meets_s = 0.2 + (walk_m if waits else walk_m / 2) / speed
    side = left_of(one_of, other_of)
    one_m, other_m = gap / 2 + (walk_m if waits else walk_m / 2), gap / 2 + (0.0 if waits else walk_m / 2)
    one = stage.figure(one_of, side * one_m, facing=-side, mood=Mood(faces_us=0.4, joy=0.95))
    other = stage.figure(other_of, -side * other_m, facing=side, mood=Mood(faces_us=0.5, joy=0.85))
    one.paces = [Pace(0.2, -side * speed), Pace(meets_s, 0.0)]
    if not waits:
        other.paces = [Pace(0.2, side * speed), Pace(meets_s, 0.0)]
    for figure in (one, other):
        figure.mood.is_steady, figure.thing.extra["busy"] = True, 1.0
    stage.share_group(other.thing, one)  # so near each other only paces keep them apart
    meeting = Meeting(stage, one, other, meets_s)
    _MEET[part.action](meeting, part)
    stage.plays(one_of.kind, part.action)
    if part.action in {"shake hands", "high five"}:
        stage.plays(other_of.kind, part.action)
    elif not stage.played.get(other_of.kind):
        stage.plays(other_of.kind, "look")
    return View(
        width_m=gap + walk_m + 0.9 * tall, height_m=1.3 * tall, centre_x_m=0.2 * side * walk_m if waits else 0.0
    )


def _width(actor: Actor) -> float:
    family, size = kind_of(actor).family, kind_of(actor).size_m * actor.size
    return size if family == "quad" else 0.5 * size


def _kiss(meeting: Meeting, part: Part) -> None:
    """A kiss on the cheek, which turns red: hearts rise."""
    begin = meeting.meets_s + 0.1
    is_small = meeting.other.thing.height_m < 0.85 * meeting.one.thing.height_m
    meeting.gesture(meeting.one, "kiss down" if is_small else "kiss", begin, begin + 2.1)
    meeting.at(begin + 0.8, lambda world: world.sound("kiss", meeting.one.thing, 0.4))
    meeting.at(begin + 0.8, lambda world: setattr(meeting.other.mood, "joy", 1.0))
    work = Work(meeting.stage, meeting.other, None, 0.0, meeting.stage.duration_s)
    work.plume("love", lambda world: _over(meeting.other), 0.22, from_s=begin + 0.8)


def _over(figure: Figure) -> tuple[float, float]:
    body = figure.thing.body.position
    return body.x, body.y + 0.55 * figure.thing.height_m


def _shake(meeting: Meeting, part: Part) -> None:
    """Right hands meet and go up and down: they are in one place."""
    for figure in (meeting.one, meeting.other):
        meeting.gesture(figure, "shake", meeting.meets_s - 0.2)

    def clasp(world: World, now_s: float) -> None:
        if now_s < meeting.meets_s:
            return
        share = eased((now_s - meeting.meets_s) / 0.3)
        pump = 0.03 * meeting.tall * math.sin(10.5 * now_s) * share
        x = (meeting.one.thing.body.position.x + meeting.other.thing.body.position.x) / 2
        y = min(meeting.one.thing.height_m, meeting.other.thing.height_m) * 0.53 + pump
        for figure in (meeting.one, meeting.other):
            own = figure.grip(now_s, 1)
            left = figure.grip(now_s, 0)
            figure.hands = (left, (own[0] + (x - own[0]) * share, own[1] + (y - own[1]) * share))

    meeting.stage.world.hooks.append(clasp)


def _high_five(meeting: Meeting, part: Part) -> None:
    for figure in (meeting.one, meeting.other):
        meeting.gesture(figure, "high five", meeting.meets_s + 0.1, meeting.meets_s + 1.6)
    meeting.at(meeting.meets_s + 0.5, lambda world: world.sound("clap", meeting.one.thing, 0.3))


def _give(meeting: Meeting, part: Part) -> None:
    """A thing goes from hand to hand."""
    stage, one, other = meeting.stage, meeting.one, meeting.other
    work = Work(stage, one, part.props[0] if part.props else None, 0.0, stage.duration_s)
    gift = work.thing("present", 0.3)
    for holder in part.actors:
        stage.laid.add((holder.kind, "holding", gift.kind.name))
    gift.lane = one.thing.lane + NEARER
    hands_s = meeting.meets_s + 0.5
    one.gestures.append(Gesture(-1.0, meeting.meets_s, "take"))
    meeting.gesture(one, "give", meeting.meets_s - 0.1, hands_s + 0.7)
    meeting.gesture(other, "take", meeting.meets_s, hands_s + 0.6)
    meeting.gesture(other, "bosom", hands_s + 0.6)

    def way(now_s: float) -> tuple[float, float, float]:
        share = eased((now_s - hands_s) / 0.5)
        (x0, y0), (x1, y1) = one.grip(now_s, 1), other.grip(now_s, 1)
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share + 0.3 * gift.height_m, 0.0

    work.follow(gift, way)
    other.mood.looks_at = gift.index
    meeting.at(hands_s + 0.5, lambda world: setattr(other.mood, "joy", 1.0))


def _pet(meeting: Meeting, part: Part) -> None:
    meeting.gesture(meeting.one, "stroke", meeting.meets_s)
    if meeting.other.thing.kind.family == "quad":
        meeting.gesture(meeting.other, "sit", 0.0)
    meeting.other.mood.joy = 1.0


_MEET: dict[str, Callable[[Meeting, Part], None]] = {
    "kiss": _kiss,
    "shake hands": _shake,
    "high five": _high_five,
    "give": _give,
    "pet": _pet,
    "propose": propose,
}


def play_waltz(stage: Stage, part: Part) -> View:
    """This will let two dance in each other's arms, turning round each other to the bars of a waltz."""
    one_of, other_of = part.actors
    tall = max(kind_of(actor).size_m * actor.size for actor in part.actors)
    radius_m = 0.115 * tall
    figures = [
        stage.figure(actor, side * radius_m, facing=-side, mood=Mood(faces_us=0.3, joy=1.0, is_steady=True))
        for side, actor in zip((-1.0, 1.0), as_named(one_of, other_of), strict=True)
    ]
    for figure in figures:
        figure.thing.extra["busy"] = 1.0
        figure.gestures.append(Gesture(-1.0, stage.duration_s + _WITHOUT_END_S, "waltz"))
        for shape in figure.thing.shapes:
            shape.filter = figures[0].thing.shapes[0].filter
    for actor in part.actors:
        stage.plays(actor.kind, part.action)
    dance = Turning(figures[0], figures[1], radius_m)
    stage.world.hooks.append(dance)
    dance(stage.world, 0.0)
    return View(width_m=1.5 * tall, height_m=1.35 * tall)


@dataclass
class Turning:
    """Two on one circle, each facing the other."""

    one: Figure
    other: Figure
    radius_m: float
    middle_m: float | None = None

    def __call__(self, world: World, now_s: float) -> None:
        if self.middle_m is None or now_s == 0.0:
            bodies = (self.one.thing.body, self.other.thing.body)
            self.middle_m = sum(body.position.x for body in bodies) / 2
        turn = math.pi + 2 * math.pi * _TURNS_A_S * (now_s + world.dt)
        for figure, at in ((self.one, turn), (self.other, turn + math.pi)):
            x = self.middle_m + self.radius_m * math.cos(at)
            body = figure.thing.body
            body.velocity = ((x - body.position.x) / world.dt if now_s else 0.0, body.velocity.y)
            figure.thing.lane = self.radius_m * math.sin(at)
            figure.turned = math.pi - at


def play_fencing(stage: Stage, part: Part) -> View:
    """This will let two cross swords: lunge and parry in turn, steel on steel, and nobody is hit."""
    one_of, other_of = part.actors
    tall = max(kind_of(actor).size_m * actor.size for actor in part.actors)
    figures = []
    for side, actor in zip((-1.0, 1.0), as_named(one_of, other_of), strict=True):
        stage.plays(actor.kind, "fight")
        figure = stage.figure(
            actor, side * 0.42 * tall, facing=-side, mood=Mood(faces_us=0.45, joy=0.5, is_steady=True)
        )
        work = Work(stage, figure, None, 0.0, stage.duration_s)
        shift = 0.0 if side < 0 else _LUNGE_S / 2
        figure.gestures.append(Gesture(-1.5 - shift, stage.duration_s + _WITHOUT_END_S, "fence"))
        blade = part.props[0].kind if part.props else "sword"
        sword = work.tool(blade, 0.56)
        sword.extra["facing"] = figure.facing
        stage.laid.add((actor.kind, "holding", blade))
        work.in_hand(sword, 1, (0.17, 0.06), _blade(shift))
        figures.append((figure, sword))
    for thing in (figures[1][0].thing, figures[1][1]):  # blades are led past bodies, never into them
        stage.share_group(thing, figures[0][0])
    for beat in range(int(stage.duration_s / (_LUNGE_S / 2))):
        stage.world.hooks.append(_Clash(figures[0][1], figures[1][1], 0.28 + beat * _LUNGE_S / 2))
    return View(width_m=1.85 * tall, height_m=1.4 * tall)


def _blade(shift_s: float) -> Callable[[float], float]:
    def turn(now_s: float) -> float:
        beat = (now_s + 1.5 + shift_s) % _LUNGE_S
        lunge = max(0.0, math.sin(math.pi * beat / 0.5)) if beat < 0.5 else 0.0
        return 0.75 - 0.6 * lunge

    return turn


@dataclass
class _Clash:
    """Blades that meet are heard, and seen."""

    one: Thing
    other: Thing
    at_s: float
    is_done: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if not self.is_done and now_s >= self.at_s:
            self.is_done = True
            world.note(Touch.HIT, self.one, strength=3.5, other="steel")


def play_pass(stage: Stage, part: Part) -> View:
    """This will let one kick a ball to the other, who stops it with the foot."""
    one_of, other_of = part.actors
    stage.leads(one_of, "kick")
    tall = kind_of(one_of).size_m * one_of.size
    far = max(tall, 0.8) / 1.7
    kicker = stage.figure(one_of, -1.5 * far, mood=Mood(faces_us=0.4, joy=0.85))
    other = stage.figure(other_of, 1.6 * far, facing=-1.0, mood=Mood(faces_us=0.5, joy=0.9, is_steady=True))
    ball = stage.loose(part.props[0] if part.props else Actor(kind="football"), (-0.75 * far, 0.3))
    ball.body.position = (-0.75 * far, ball.height_m / 2 + 0.002)
    reach, speed = 0.27 * tall, 1.2
    meets = 0.3 + max(0.0, 0.75 * far - reach - ball.width_m / 2) / speed
    kicker.paces = [Pace(0.25, speed), Pace(meets - 0.1, 0.0)]
    kicker.gestures.append(Gesture(meets - 0.45, meets + 0.5, "kick"))
    goal = (1.6 * far - 0.2 * other.thing.height_m - ball.width_m / 2, ball.height_m / 2)
    flight = 0.85
    stage.share_group(ball, kicker)
    velocity = velocity_to((-0.75 * far, ball.height_m / 2), goal, flight, stage.gravity)
    stage.world.hooks.append(Kick(kicker, ball, meets, velocity))
    stage.world.hooks.append(_Trap(ball, meets + flight))
    other.gestures.append(Gesture(meets + flight - 0.5, meets + flight + 0.7, "kick"))
    for figure in (kicker, other):
        figure.mood.looks_at = ball.index
    stage.plays(other_of.kind, *(() if stage.played.get(other_of.kind) else ("look",)))
    return View(width_m=4.2 * far, height_m=2.4 * far)


@dataclass
class _Trap:
    """A foot that takes the speed out of a ball."""

    ball: Thing
    at_s: float
    is_done: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if not self.is_done and now_s >= self.at_s - 0.03:
            self.is_done = True
            self.ball.body.velocity, self.ball.body.angular_velocity = (0.0, 0.0), 0.0
            world.note(Touch.HIT, self.ball, strength=2.0, other="flesh")


def coupling(free: Free, others: bool) -> Iterator[Part]:
    """Who does something with somebody else."""
    if free.has_water or free.is_under:
        return
    for act in free.scene.acts:
        if not free.left.get(act.doer) or kind_of(free.scene.actors[act.doer]).family not in FIGURES:
            continue
        partner = _partner(free, act.action, act.doer)
        if partner is None:
            continue
        if act.action in _MEET:
            props = _props(free, act.doer) if act.action == "give" else ()
            two = {kind_of(free.scene.actors[at]).family for at in (act.doer, partner)}
            if (act.action == "give" and not props) or (act.action == "propose" and two != {"biped"}):
                continue
            yield Part(play=play_couple, actors=_two(free, act.doer, partner), props=props, action=act.action)
        elif act.action in {"waltz", "dance"} and _is_close(free, act.action, act.doer, partner):
            yield Part(play=play_waltz, actors=_two(free, act.doer, partner), action=act.action)
        elif act.action == "fight" and _is_armed(free, act.doer, partner):
            blades = tuple(free.take(at) for at in free.of(LOOSE) if free.scene.actors[at].kind in _BLADES)
            yield Part(play=play_fencing, actors=_two(free, act.doer, partner), props=blades[:1])
        elif act.action == "kick" and partner != act.doer and _aims_at(free, act.doer, partner):
            yield Part(play=play_pass, actors=_two(free, act.doer, partner), props=_props(free, act.doer))


def _two(free: Free, one: int, other: int) -> tuple[Actor, Actor]:
    first = free.take(one, 1)
    return first, free.take(other, 1)


def _partner(free: Free, action: str, doer: int) -> int | None:
    """Whom it is done to or with: who is named as such, the other one of two, or whoever else is there for it."""
    actors = free.scene.actors
    able = [at for at in free.of(FIGURES) if at != doer]
    named = [act.target for act in free.scene.acts if act.doer == doer and act.action == action and act.target in able]
    tied = [tie.b for tie in free.scene.ties if tie.a == doer and tie.relation == "with" and tie.b in able]
    if named or tied:
        return (named or tied)[0]
    if free.left[doer] == 2:
        return doer
    alike = [
        at
        for at in able
        if action in actors[at].actions or action == "give" or (action == "kick" and not actors[at].actions)
    ]
    return alike[0] if alike else None


def _props(free: Free, doer: int) -> tuple[Actor, ...]:
    found = [
        act.target for act in free.scene.acts if act.doer == doer and act.target is not None and free.left[act.target]
    ]
    things = [at for at in found if kind_of(free.scene.actors[at]).family in LOOSE | {"furniture"}]
    return (replace(free.take(things[0]), count=1),) if things else ()


def _is_close(free: Free, action: str, doer: int, partner: int) -> bool:
    """Whether two dance in each other's arms: a waltz, a couple, or one with the other."""
    scene = free.scene
    if not {kind_of(scene.actors[at]).family for at in (doer, partner)} <= {"biped"}:
        return False
    is_tied = any(tie.relation == "with" and {tie.a, tie.b} == {doer, partner} for tie in scene.ties)
    named = any(act.target == partner for act in scene.acts if act.doer == doer)
    return action == "waltz" or "couple" in scene.actors[doer].noun or is_tied or named


def _is_armed(free: Free, doer: int, partner: int) -> bool:
    actors = free.scene.actors
    if not {kind_of(actors[at]).family for at in (doer, partner)} <= {"biped"}:
        return False
    has_blade = any(actors[at].kind in _BLADES for at in free.of(LOOSE))
    return has_blade or {actors[doer].kind, actors[partner].kind} <= _FENCERS


def _aims_at(free: Free, doer: int, partner: int) -> bool:
    is_ball = any(kind_of(free.scene.actors[at]).family == "ball" for at in free.of(LOOSE))
    return is_ball and not free.scene.actors[partner].actions
