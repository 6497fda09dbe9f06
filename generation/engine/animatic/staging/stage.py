"""The stage: the world being set up for a scene, and what the camera needs to know about it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

import pymunk

from generation.engine.animatic.lexicon import KINDS, Kind
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure, stand
from generation.engine.animatic.physics.hinds import on_hinds
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.matter import remade
from generation.engine.animatic.physics.outlines import OUTLINES
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.water import Water
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.places.place import Place
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Actor, Colour, Scene

SEA_BED_M = -3.5
FLOOR_TALL, FLOOR_WIDE = 0.735, 0.8  # where the ground line lies, share of the picture's height
FILLED = 0.94  # of the height above the ground line, at most
FIGURES = frozenset({"biped", "quad", "bird", "snowman"})
LOOSE = frozenset({"ball", "box", "thing"})


@dataclass
class View:
    """What must be in the picture: a width and height in metres around a point, and whom the camera follows."""

    width_m: float = 3.0
    height_m: float = 2.6
    centre_x_m: float = 0.0
    follows: int = -1
    follow_from_m: float = 0.0  # how far the followed thing may stray before the camera moves
    follows_action: bool = False  # goes where most is moving
    floor: float | None = None  # where the ground or water line lies, share of the picture's height; None: as usual


@dataclass
class Stage:
    """A scene on its way to becoming a world."""

    scene: Scene
    rng: random.Random
    fps: int
    duration_s: float
    aspect: float = 9 / 16  # width / height of the picture
    world: World = field(init=False)
    view: View = field(default_factory=View)
    placed: Counter[str] = field(default_factory=Counter)  # how many of each kind have come on
    came: Counter[tuple[str, int]] = field(default_factory=Counter)  # how many of each actor: its kind and number
    worn: dict[str, dict[int, int]] = field(default_factory=dict)  # of each kind: which own colour which actor has
    played: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what each kind really does
    first_colour: int = 0  # of a kind's own, for the first of each kind
    anchor: pymunk.Body = field(init=False)  # holds what is fixed of the part that is entering
    motors: dict[int, list[pymunk.SimpleMotor]] = field(default_factory=dict)  # of a car's wheels
    in_the_sky: tuple[Actor, ...] = ()  # heavenly bodies
    laid: set[tuple[str, str, str]] = field(default_factory=set)  # how kinds really lie: one, relation, other
    moods: list[tuple[Mood, str]] = field(default_factory=list)  # the mood's word that each of these is to show
    _groups: int = 0

    def __post_init__(self) -> None:
        wave_m = self.place.wave_m
        water = Water(-9.0, 9.0, wave_m, self.rng.uniform(0, 6.28)) if wave_m is not None else None
        self.world = World(
            fps=self.fps,
            gravity=self.place.gravity_m_s2,
            ground=self.place.ground,
            ground_level_m=self._bed_m() if water else 0.0,
            water=water,
        )
        self.new_anchor()

    def _bed_m(self) -> float:
        """How deep the water is: three whales need more of it."""
        talls = [
            things.extent(KINDS[actor.kind], actor.size)[1]
            for actor in self.actors_of(frozenset({"swimmer"}))
            for _ in range(actor.count)
        ]
        return min(SEA_BED_M, -1.15 * sum(talls) - max(talls, default=0.0))

    def new_anchor(self) -> pymunk.Body:
        """This will give the next part a fixed body of its own, so that the part can be moved as a whole."""
        self.anchor = pymunk.Body(body_type=pymunk.Body.STATIC)
        self.world.space.add(self.anchor)
        return self.anchor

    @property
    def gravity(self) -> float:
        """This will be how fast things fall here, m/s²."""
        return float(-self.world.space.gravity[1])

    @property
    def place(self) -> Place:
        """This will be where the scene plays."""
        return PLACES[self.scene.setting]

    @property
    def is_wide(self) -> bool:
        """This will say whether the picture is wider than high."""
        return self.aspect > 1.0

    def top_m(self, width_m: float, height_m: float) -> float:
        """This will be how high above the ground a picture of this view ends."""
        share = FLOOR_WIDE if self.is_wide else FLOOR_TALL
        return max(share * width_m / self.aspect, height_m / FILLED)

    @property
    def has_water(self) -> bool:
        """This will say whether the ground is water."""
        return self.world.water is not None

    def actors_of(self, families: frozenset[str]) -> list[Actor]:
        """This will be the scene's actors of these families, in order."""
        return [actor for actor in self.scene.actors if KINDS[actor.kind].family in families]

    def plays(self, kind: str, *actions: str) -> None:
        """This will note what a kind does in this play, in order, for the report to the member."""
        known = self.played.get(kind, ())
        self.played[kind] = (*known, *(action for action in dict.fromkeys(actions) if action not in known))

    def leads(self, actor: Actor, action: str) -> None:
        """This will note what the first of an actor's several does alone."""
        of_it = sum(each.count for each in self.scene.actors if each.kind == actor.kind)
        self.plays(actor.kind, action if of_it <= 1 else f"one {action}")

    def colour_of(self, actor: Actor, position: int = 0) -> Colour:
        """This will be the asked colour, or one of the kind's own: the same for one actor in every shot, another for each of
        several.
        """
        self.placed[actor.kind] += 1
        nth = max(position, self.came[actor.kind, actor.who])
        self.came[actor.kind, actor.who] += 1
        colours = KINDS[actor.kind].colours
        return actor.colour or colours[(self._turn(actor, len(colours)) + nth + self.first_colour) % len(colours)]

    def _turn(self, actor: Actor, count: int) -> int:
        """Which of a kind's `count` colours an actor begins with: by its number, as long as no other has that one."""
        worn = self.worn.setdefault(actor.kind, {})
        taken = set(worn.values())
        free = (turn % count for turn in range(actor.who, actor.who + count) if turn % count not in taken)
        return worn.setdefault(actor.who, next(free, actor.who % count))

    def _next_number(self, actor: Actor) -> int:
        """The number of one more of an actor: each of several has its own, the same in every shot."""
        return actor.who + 20 * self.came[actor.kind, actor.who]

    def figure(
        self,
        actor: Actor,
        x_m: float,
        *,
        facing: float = 1.0,
        mood: Mood | None = None,
        floor_m: float = 0.0,
        lane: float = 0.0,
        is_upright: bool = False,
    ) -> Figure:
        """This will put one figure with its soles at (x, floor); an animal on its hind legs, where it is to be upright."""
        kind = on_hinds(KINDS[actor.kind]) if is_upright else KINDS[actor.kind]
        self._groups += 1
        number = self._next_number(actor)
        thing = things.figure(kind, self.colour_of(actor), (x_m, floor_m), actor.size, self._groups)
        thing.lane, thing.who = lane, number
        self.dress(thing, actor)
        figure = stand(self.world, thing, seed=self.rng.randrange(1000), mood=mood, facing=facing)
        self.feels(figure.mood, actor)
        return figure

    def dress(self, thing: Thing, actor: Actor) -> Thing:
        """This will give a thing the name and the material that the prompt has for it."""
        thing.noun = actor.noun
        thing.look, thing.wears = actor.clothes or thing.look, actor.wears
        if actor.is_young:
            thing.extra["young"] = 1.0
        if actor.material:
            remade(thing, actor.material)
        return thing

    def feels(self, mood: Mood, actor: Actor) -> None:
        """This will let a figure show its actor's mood, whatever a play makes of its face."""
        if actor.mood:
            self.moods.append((mood, actor.mood))

    def loose(self, actor: Actor, at: tuple[float, float], position: int = 0, angle: float = 0.0) -> Thing:
        """This will put one ball or box with its centre at `at`."""
        kind = KINDS[actor.kind]
        size, number = kind.size_m * actor.size, self._next_number(actor)
        colour = self.colour_of(actor, position)
        if kind.family == "ball":
            thing = things.disc(kind, size / 2, colour, at)
        elif kind.name in OUTLINES:
            thing = self._outlined(kind, size, colour, at, angle)
        else:
            thing = things.slab(kind, (size, size), colour, at, angle=angle, depth_m=size * 0.8)
        thing.who = number
        self.make_room(thing)
        return self.world.add(self.dress(thing, actor))

    def _outlined(self, kind: Kind, size: float, colour: Colour, at: tuple[float, float], angle: float) -> Thing:
        parts = [[(x * size, y * size) for x, y in part] for part in OUTLINES[kind.name]]
        thing = things.compound(kind, parts, colour, at, angle=angle)
        thing.depth_m = min(thing.width_m, thing.height_m) * 0.6
        thing.extra["size"] = size
        return thing

    def make_room(self, thing: Thing) -> None:
        """This will let a thing begin above what is there already: two parts may choose one place for their props."""
        others = [_box(other) for other in self.world.things if other.kind.family in LOOSE and other is not thing]
        for _ in others:
            mine = _box(thing)
            top = max((box.top for box in others if _overlaps(mine, box)), default=None)
            if top is None:
                return
            thing.body.position += (0.0, top - mine.bottom + 0.004)

    def fitting(
        self,
        name: str,
        material: str,
        size: tuple[float, float],
        at: tuple[float, float],
        colour: Colour,
        angle: float = 0.0,
        depth_m: float = 0.5,
    ) -> Thing:
        """This will fix a prop that nothing can move."""
        kind = things.fixed_kind(name, material)
        thing = things.slab(kind, size, colour, at, angle=angle, depth_m=depth_m, kind_of_body=pymunk.Body.STATIC)
        thing.look = name
        return self.world.add(thing)

    def share_group(self, thing: Thing, figure: Figure) -> None:
        """This will let a thing pass in front of a figure that holds it."""
        for shape in thing.shapes:
            shape.filter = figure.thing.shapes[0].filter


def _box(thing: Thing) -> pymunk.BB:
    box = thing.shapes[0].cache_bb()
    for shape in thing.shapes[1:]:
        box = box.merge(shape.cache_bb())
    return box


def are_in_one_place(first: Thing, second: Thing) -> bool:
    """This will say whether the boxes around two things overlap."""
    return _overlaps(_box(first), _box(second))


def _overlaps(first: pymunk.BB, second: pymunk.BB) -> bool:
    inner = 0.002  # side by side is not in each other
    wide = min(first.right, second.right) - max(first.left, second.left)
    high = min(first.top, second.top) - max(first.bottom, second.bottom)
    return wide > inner and high > inner


def kind_of(actor: Actor) -> Kind:
    """This will be the lexicon's entry of the actor."""
    return KINDS[actor.kind]


def left_of(one: Actor, other: Actor) -> float:
    """This will be on which side of another one stands, -1 left or 1 right: who came first into the story is on the left in
    every shot, whatever is done to whom.
    """
    return -1.0 if one.who <= other.who else 1.0


def as_named(one: Actor, other: Actor) -> tuple[Actor, Actor]:
    """This will be two from left to right."""
    return (one, other) if left_of(one, other) < 0 else (other, one)


def spread(count: int, gap_m: float) -> list[float]:
    """This will be `count` places around 0, `gap_m` apart."""
    return [(i - (count - 1) / 2) * gap_m for i in range(count)]
