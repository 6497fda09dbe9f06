"""Sports that need more than level ground: the crawl and the breaststroke, headlong dives, waves to ride, slopes to ski."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood, Pace
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.swimming import make_weightless
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.water import Roller
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.staging import loose
from generation.engine.animatic.staging.angling import play_fish
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.hands import carry
from generation.engine.animatic.staging.parts import BIPEDS, Free, Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of

_LIES = 1.42  # radians that a swimmer's body is turned from upright
_STROKES_HZ = 0.8  # as in `physics.handed.crawl`
_WITHOUT_END_S = 60.0
_SLOPE = 0.17  # radians


@dataclass
class Crawl:
    """Arms and legs that keep a swimmer along the surface, or at a depth, and drive it on."""

    figure: Figure
    speed_m_s: float
    from_s: float = 0.0
    height_m: float | None = None  # where all is under water; None: at the surface
    strokes: int = 0

    def __call__(self, world: World, now_s: float) -> None:
        if now_s < self.from_s:
            return
        thing, body = self.figure.thing, self.figure.thing.body
        world.grounded_at[thing.index], world.standing_on[thing.index] = now_s, -1
        begun = eased((now_s - self.from_s) / 0.8) if self.from_s else 1.0
        self.figure.lies = -_LIES * begun * self.figure.facing
        goal = self._goal(world, now_s)
        up = max(-1.2, min(1.2, 3.0 * (goal - body.position.y)))
        gravity = -world.space.gravity[1]
        lift = body.mass * ((gravity if self.height_m is not None else 0.0) + 9.0 * (up - body.velocity.y))
        drive = body.mass * 4.0 * (self.speed_m_s * begun * self.figure.facing - body.velocity.x)
        body.apply_force_at_world_point((drive, lift), body.position)
        beats = math.floor(2 * _STROKES_HZ * now_s)
        if beats > self.strokes:
            self.strokes = beats
            if self.height_m is None:
                world.note(Touch.SPLASH, thing, strength=0.9, other="water")

    def _goal(self, world: World, now_s: float) -> float:
        if self.height_m is not None or world.water is None:
            return (self.height_m or 0.0) + 0.06 * math.sin(1.6 * now_s)
        return world.water.height_at(self.figure.thing.body.position.x) - 0.035 * self.figure.thing.height_m


def play_crawl(stage: Stage, part: Part) -> View:
    """This will let people swim: along the surface in strokes of the crawl, or under water where all is under it."""
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    is_under = stage.place.cover is Cover.WATER
    tall = max(kind_of(actor).size_m * actor.size for actor, _ in cast)
    first = len(stage.world.things)
    for number, (actor, _) in enumerate(cast):
        stage.plays(actor.kind, "swim")
        figure = stage.figure(actor, -1.1 * tall * number, mood=Mood(faces_us=0.35, joy=0.85, is_steady=True))
        high = (0.9 + 0.5 * (number % 2)) * tall if is_under else None
        _float(stage, figure, high, 0.1 * (number % 3))
        figure.gestures.append(Gesture(-1.0, stage.duration_s + _WITHOUT_END_S, "crawl"))
        stage.world.hooks.append(Crawl(figure, 0.55 * tall, height_m=high))
        if not is_under:
            _foam(stage, figure, 0.0)
    width = (1.75 + 1.0 * (len(cast) - 1)) * tall
    follows = first
    if is_under:
        return View(width_m=width, height_m=1.9 * tall, follows=follows, centre_x_m=0.1 * tall)
    middle = (0.1 - 0.5 * (len(cast) - 1)) * tall
    return View(width_m=width, height_m=1.0 * tall, follows=follows, centre_x_m=middle, floor=0.56)


def _float(stage: Stage, figure: Figure, high_m: float | None, lane: float) -> None:
    """As heavy as the water it displaces, and lying in it."""
    thing = figure.thing
    make_weightless(thing)
    thing.extra["wet"], thing.extra["busy"] = 1.0, 1.0
    thing.lane += lane
    thing.body.angle = -_LIES
    thing.body.position = (thing.body.position.x, high_m if high_m is not None else -0.035 * thing.height_m)
    figure.lies = -_LIES
    for shape in thing.shapes:
        shape.sensor = True


def _foam(stage: Stage, figure: Figure, from_s: float) -> None:
    """White water at the feet that beat."""
    thing = figure.thing

    def feet(world: World) -> tuple[float, float]:
        at = thing.body.local_to_world((0.0, -0.46 * thing.height_m))
        return at.x, 0.02 * thing.height_m

    stage.world.plumes.append(Source("foam", feet, from_s, stage.duration_s + _WITHOUT_END_S, 0.12 * thing.height_m))


def play_dive(stage: Stage, part: Part) -> View:
    """This will let somebody dive headlong from a board: a bend of the knees, a leap, the flight, a splash; and swim on."""
    actor = part.leader
    stage.plays(actor.kind, "dive")
    tall = kind_of(actor).size_m * actor.size
    high = 1.0 * tall
    edge = -0.9 * tall
    stage.fitting(
        "springboard", "wood", (1.5 * tall, 0.07), (edge - 0.65 * tall, high - 0.035), (70, 150, 190), depth_m=0.5
    )
    stage.fitting(
        "post", "metal", (0.12, high + 3.4), (edge - 0.5 * tall, (high - 3.47) / 2), (150, 160, 176), depth_m=0.3
    )
    figure = stage.figure(actor, edge - 0.08 * tall, mood=Mood(faces_us=0.3, joy=0.85, is_steady=True), floor_m=high)
    make_weightless(figure.thing)
    figure.thing.extra["wet"], figure.thing.extra["busy"] = 1.0, 1.0
    leaves_s = 1.0
    figure.gestures += [
        Gesture(0.2, leaves_s + 0.1, "ready"),
        Gesture(leaves_s, leaves_s + 1.9, "headlong"),
        Gesture(leaves_s + 1.7, stage.duration_s + _WITHOUT_END_S, "crawl"),
    ]
    dive = Dive(figure, leaves_s, high)
    stage.world.hooks.append(dive)
    stage.world.hooks.append(Crawl(figure, 0.5 * tall, from_s=leaves_s + 1.75))
    stage.world.plumes.append(Source("splash", dive.entry, 0.0, stage.duration_s + _WITHOUT_END_S, 0.5 * tall))
    _foam(stage, figure, leaves_s + 2.2)
    return View(width_m=3.0 * tall, height_m=2.6 * tall, centre_x_m=-0.15 * tall, floor=0.62)


@dataclass
class Dive:
    """A leap whose turn ends head down where the water is; from there on the water brakes."""

    figure: Figure
    leaves_s: float
    high_m: float
    entered_s: float | None = None
    place: tuple[float, float] = (0.0, 0.0)
    has_left: bool = False
    spin: float = 0.0  # what the leap gave it, kept through the flight

    def __call__(self, world: World, now_s: float) -> None:
        body, tall = self.figure.thing.body, self.figure.thing.height_m
        if not self.has_left and now_s >= self.leaves_s:
            self.has_left = True
            gravity = max(-world.space.gravity[1], 0.5)
            up = math.sqrt(2 * gravity * 0.3 * tall)
            flight_s = (up + math.sqrt(up**2 + 2 * gravity * (self.high_m + 0.25 * tall))) / gravity
            body.velocity = (0.95 * tall / flight_s, up)
            self.spin = -(math.pi - 0.35) / flight_s * self.figure.facing
            for shape in self.figure.thing.shapes:
                shape.sensor = True
            world.note(Touch.STEP, self.figure.thing, strength=1.4, other="wood")
        if self.has_left and self.entered_s is None:
            body.angular_velocity = self.spin
        head = body.local_to_world((0.0, 0.5 * tall))
        if self.has_left and self.entered_s is None and min(head.y, body.position.y) < 0.0:
            self.entered_s, self.place = now_s, (head.x, 0.0)
            world.sound("splash", self.figure.thing, 1.0)
        if self.entered_s is not None and now_s < self.entered_s + 0.7:
            body.angular_velocity *= 1.0 - 4.0 * world.dt
            body.velocity *= 1.0 - 2.0 * world.dt

    def entry(self, world: World) -> tuple[float, float] | None:
        """This will be where the water was pierced, while it still stands up from there."""
        if self.entered_s is None or world.now_s > self.entered_s + 1.1:
            return None
        return self.place


def play_surf(stage: Stage, part: Part) -> View:
    """This will let whoever can stand ride down the face of a wave that travels, on the deck of a board."""
    actor = part.leader
    stage.plays(actor.kind, "surf")
    tall = kind_of(actor).size_m * actor.size
    high = 0.8 * tall if tall > 1.0 else 0.8
    water = stage.world.water
    if water is not None:
        water.roller = Roller(high, 1.55, -2.9, 1.15 * high)
    length = 1.15 * max(tall, 0.9)
    board = loose.board(stage, 0.0, length, actor.colour or KINDS["paddleboard"].colours[0])
    figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.7, joy=0.95, is_steady=True))
    figure.thing.extra["busy"] = 1.0
    for thing in (board, figure.thing):
        thing.body.mass *= 4.0
        thing.body.moment *= 4.0
        for shape in thing.shapes:
            shape.sensor = True
    board.lane = figure.thing.lane + 0.02
    figure.gestures.append(Gesture(-1.0, stage.duration_s + _WITHOUT_END_S, "surf"))
    ride = Ride(figure, board, length)
    stage.world.hooks.append(ride)
    ride.put(stage.world)
    stage.world.plumes.append(Source("crest", ride.crest, 0.0, stage.duration_s + _WITHOUT_END_S, 0.55 * high))
    return View(
        width_m=2.5 * tall,
        height_m=2.3 * tall + high,
        follows=figure.thing.index,
        centre_x_m=ride.at(stage.world)[0],
        floor=0.62,
    )


@dataclass
class Ride:
    """A board on the front of a wave, going up and down it, and feet on its deck."""

    figure: Figure
    board: Thing
    length_m: float

    def at(self, world: World, ahead_s: float = 0.0) -> tuple[float, float, float]:
        """This will be where the board is on the wave, and how it is inclined."""
        water = world.water
        if water is None or water.roller is None:
            return 0.0, 0.0, 0.0
        now_s = world.now_s + ahead_s
        x = water.roller.crest_m(now_s) + water.roller.half_m * (0.55 + 0.22 * math.sin(1.7 * now_s))
        slope = (water.height_at(x + 0.3 * self.length_m) - water.height_at(x - 0.3 * self.length_m)) / (
            0.6 * self.length_m
        )
        return x, water.height_at(x) + 0.06, math.atan(slope)

    def put(self, world: World) -> None:
        """This will put board and surfer where they begin."""
        x, y, angle = self.at(world)
        self.board.body.position, self.board.body.angle = (x, y), angle
        self.figure.thing.body.position = self._feet(x, y, angle)

    def _feet(self, x: float, y: float, angle: float) -> tuple[float, float]:
        lean = 0.35 * angle
        half, deck = 0.5 * self.figure.thing.height_m, 0.5 * self.board.height_m
        return x - math.sin(lean) * half - math.sin(angle) * deck, y + math.cos(lean) * half + deck * math.cos(angle)

    def __call__(self, world: World, now_s: float) -> None:
        x, y, angle = self.at(world, world.dt)
        carry(self.board, (x, y), world)
        self.board.body.angular_velocity = 20.0 * (angle - self.board.body.angle)
        carry(self.figure.thing, self._feet(x, y, angle), world)
        body = self.figure.thing.body
        body.angular_velocity = 12.0 * (0.35 * angle - body.angle)
        self.figure.lies = 0.35 * angle
        world.grounded_at[self.figure.thing.index] = now_s
        world.standing_on[self.figure.thing.index] = self.board.index

    def crest(self, world: World) -> tuple[float, float]:
        """This will be where the wave is highest."""
        water = world.water
        if water is None or water.roller is None:
            return 0.0, 0.0
        x = water.roller.crest_m(world.now_s)
        return x, water.height_at(x)


def play_ski(stage: Stage, part: Part) -> View:
    """This will let a skier slope down a hill, on skis and with poles, in turns."""
    actor = part.leader
    stage.plays(actor.kind, "ski")
    tall = kind_of(actor).size_m * actor.size
    speed, run = 1.6 * tall, 1.6 * tall * (stage.duration_s + 2.5)
    high = math.tan(_SLOPE) * run
    hill = stage.fitting(
        "slope", "packed snow", (2.4 * run, 0.12), (0.6 * run, 0.0), (246, 250, 255), angle=-_SLOPE, depth_m=2.0
    )
    middle = high - math.tan(_SLOPE) * 0.6 * run - 0.06
    hill.body.position = (0.6 * run, middle)
    stage.world.space.reindex_shapes_for_body(hill.body)
    hill.shapes[0].friction = 0.02
    figure = stage.figure(
        actor, 0.0, mood=Mood(faces_us=0.5, joy=0.9, is_steady=True, is_gliding=True), floor_m=high + 0.02
    )
    figure.lies, figure.thing.body.angle = -_SLOPE, -_SLOPE
    figure.thing.body.velocity = (speed, -math.tan(_SLOPE) * speed)
    figure.paces = [Pace(-1.0, speed)]
    figure.gestures.append(Gesture(-1.0, stage.duration_s + _WITHOUT_END_S, "ski"))
    _equip(stage, figure)
    drop = math.tan(_SLOPE) * speed * stage.duration_s
    return View(
        width_m=2.3 * tall, height_m=1.5 * tall + drop + 0.3, follows=figure.thing.index, centre_x_m=0.35 * tall
    )


def _equip(stage: Stage, figure: Figure) -> None:
    """Skis under the soles, poles in the hands."""
    work, tall = Work(stage, figure, None, 0.0, stage.duration_s), figure.thing.height_m
    body = figure.thing.body
    for side, colour in ((-1, (214, 62, 60)), (1, (60, 110, 200))):
        ski = work.rod(0.95, 0.035, colour)
        ski.lane = figure.thing.lane + (0.03 if side < 0 else -0.12)

        def under(now_s: float, side: int = side) -> tuple[float, float, float]:
            at = body.local_to_world((0.05 * tall + 0.04 * side * tall, -0.497 * tall))
            return at.x, at.y, body.angle

        work.follow(ski, under)
        pole = work.rod(0.62, 0.018, (60, 62, 72))
        hand = 0 if side < 0 else 1
        sway = 0.2 * side

        def held(now_s: float, hand: int = hand, sway: float = sway) -> tuple[float, float, float]:
            x, y = figure.grip(now_s, hand)
            turn = 0.42 + 0.12 * math.sin(3.0 * now_s + sway)
            return x - 0.27 * tall * math.cos(turn), y - 0.27 * tall * math.sin(turn), turn + body.angle

        work.follow(pole, held)
    stage.world.plumes.append(
        Source("snow", lambda world: _heels(figure), 0.1, stage.duration_s + _WITHOUT_END_S, 0.16 * tall)
    )


def _heels(figure: Figure) -> tuple[float, float]:
    at = figure.thing.body.local_to_world((-0.35 * figure.thing.height_m, -0.49 * figure.thing.height_m))
    return at.x, at.y


def sporting(free: Free, others: bool) -> Iterator[Part]:
    """Who swims, dives, fishes, surfs or skis, where that is possible."""
    is_wet = free.has_water
    rules = (
        ("dive", play_dive, is_wet),
        ("fish", play_fish, is_wet),
        ("surf", play_surf, is_wet),
        ("swim", play_crawl, is_wet or free.is_under),
        ("ski", play_ski, not is_wet and not free.is_under),
    )
    for action, play, is_possible in rules:
        for at in free.doing(action, FIGURES if play is play_surf else BIPEDS) if is_possible else ():
            count = None if play is play_crawl else 1
            yield Part(play=play, actors=(free.take(at, count),), action=action, travels=False)
