"""Where everybody is: a scene's actors laid out by what the prompt says of how they lie to each other.

One of them stands on the ground, the others are placed by it: on it, under it, in it, behind it, before it, over it, beside
it, in its hands. What is on, in or held is fastened and goes along; what is deeper or nearer passes all that is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from generation.engine.animatic.physics import ropes
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.flight import Flyer
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import bearing, containers, flight, loose, ramps, surfaces, swimming, vehicles
from generation.engine.animatic.staging.choreography import HANDS_ALONE, SPEEDS, choreograph, perform
from generation.engine.animatic.staging.cues import Cue
from generation.engine.animatic.staging.handling.table import USES
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.perches import Perches, leap_m
from generation.engine.animatic.staging.pieces import WITHOUT_END_S, Hover, Piece
from generation.engine.animatic.staging.routes import Laps
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of

_DEEP_M = 0.5  # from whoever is in front to whoever is behind
_GAP_M = 0.12
_MOST_SETS = 3
_BROAD = 1.35  # of whoever is on it: so broad is a rock in the sea
_GOING = frozenset({*SPEEDS, "axel", "cartwheel", "trip", "slip"})
_LEAPING = frozenset({"jump", "backflip", "bounce"})


def play_arranged(stage: Stage, part: Part) -> View:
    """This will set up the part's actors as its ties say, the first of them on the ground."""
    return _Arranger(stage, part).play()


@dataclass
class _Arranger(Perches):
    """Lays everybody out, from the one on the ground outwards."""

    placed: dict[int, list[Piece]] = field(default_factory=dict)
    view: View | None = None  # of who goes, where the camera goes along
    reached: list[float] = field(default_factory=list)  # places that somebody will come to, metres

    def play(self) -> View:
        """This will place one after the other, then give those who stand by themselves something to do."""
        self._root()
        for child, relation, parent in _in_order(self.part):
            self._place(child, relation, parent)
        for number, pieces in self.placed.items():
            for n, piece in enumerate(pieces):
                self._occupy(number, n, piece)
        for tie in self.part.ties:
            if tie.a in self.placed and tie.b in self.placed:
                self.stage.laid.add((self.part.actors[tie.a].kind, tie.relation, self.part.actors[tie.b].kind))
        return self._framed()

    # the one on the ground

    def _root(self) -> None:
        actor = self._fitted_root(self.part.leader)
        beside = [surfaces.extent(self.part.actors[tie.a])[0] for tie in self.part.ties if tie.relation == "beside"]
        apart = 1.1 * surfaces.extent(actor)[0] + max([*beside, 0.3]) + 2 * _GAP_M
        for n in range(min(actor.count, _MOST_SETS)):
            self.placed.setdefault(0, []).append(self.on_ground(actor, n * apart, n))
        self.belong(self.placed[0])

    def _fitted_root(self, actor: Actor) -> Actor:
        """As large as it must be for what is beneath or in it."""
        grown = [1.0]
        for tie in self.part.ties:
            if tie.b == 0 and tie.relation == "under" and kind_of(actor).family not in FIGURES:
                grown.append(self._room_needed(actor, self.part.actors[tie.a]))
            if tie.b == 0 and tie.relation == "in":
                grown.append(containers.growth(actor, self.part.actors[tie.a]))
            if tie.b == 0 and tie.relation == "on" and self.stage.has_water and actor.kind in loose.ROCKS:
                wide, high = surfaces.extent(self.part.actors[tie.a])
                grown.append(max(_BROAD * wide, 0.7 * high) / surfaces.extent(actor)[0])
            if tie.b == 0 and tie.relation == "on" and surfaces.saddle(actor.kind, 0):
                grown.append(surfaces.extent(self.part.actors[tie.a])[1] / (0.95 * surfaces.extent(actor)[0]))
        return replace(actor, size=actor.size * max(grown))

    @staticmethod
    def _room_needed(above: Actor, below: Actor) -> float:
        room = surfaces.room_under(above.kind)
        unit = kind_of(above).size_m * above.size
        wide, high = surfaces.extent(below)
        if room is None or room[1] < 0.2:
            return 1.0
        ends, clear = room
        need = max(1.06 * high / (clear * unit), (1.1 if ends[0] < 0 else 0.95) * wide / ((ends[1] - ends[0]) * unit))
        return min(max(1.0, need), 2.2)

    # the others

    def _place(self, child: int, relation: str, parent: int) -> None:
        if child in self.placed:
            return
        actor, bases = self.part.actors[child], self.placed[parent]
        place: Callable[[Actor, Piece, int, int], Iterator[Piece]] = getattr(self, _PLACES[relation])
        before, all_there = self._sharing(child, relation, parent)
        for s, base in enumerate(bases):
            count = -(-actor.count // len(bases)) if actor.count >= len(bases) else int(s < actor.count)
            for n in range(count):
                room = count + all_there - actor.count
                first = 0 if relation in {"on", "in"} else s * count  # seats are counted on each, sides of all together
                self._shared(base, list(place(actor, base, first + before + n, room)), child, relation)

    def _sharing(self, child: int, relation: str, parent: int) -> tuple[int, int]:
        """How many have their places there already, and how many it is to bear in all: two on a bench sit side by side."""
        actors = self.part.actors
        if relation not in {"on", "in"} or kind_of(actors[child]).family not in FIGURES:
            return 0, actors[child].count
        others = {tie.a for tie in self.part.ties if (tie.relation, tie.b) == (relation, parent)} - {child}
        others = {at for at in others if kind_of(actors[at]).family in FIGURES}
        before = sum(actors[at].count for at in others if actors[at].who < actors[child].who)
        return before, actors[child].count + sum(actors[at].count for at in others)

    def _shared(self, base: Piece, pieces: list[Piece], child: int, relation: str) -> None:
        for piece in pieces:
            self.placed.setdefault(child, []).append(piece)
            piece.carrier = base if relation in {"on", "in", "holding"} else None
            if relation != "on" or not piece.is_free:
                self.belong([base])
                for shape in piece.thing.shapes:
                    shape.filter = base.thing.shapes[0].filter
                for wheel in (each for each in self.stage.world.things if each.owner == piece.thing.index):
                    wheel.shapes[0].filter = base.thing.shapes[0].filter

    def _beside(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        base, wide = base.ground, surfaces.extent(actor)[0]
        side = self._side_of(actor) or (-1.0 if n % 2 else 1.0)
        away = base.size[0] / 2 + wide / 2 + _GAP_M + (n // 2) * (wide + _GAP_M)
        x = self._past_others(base, base.x + side * away, wide, side)
        yield self.on_ground(actor, x, n, base.thing.lane, -side)

    def _past_others(self, base: Piece, x: float, wide: float, side: float) -> float:
        """Where what is `wide` stands clear of those of the same lane that it may not pass: beyond the outermost of them."""
        standing = [
            each for pieces in self.placed.values() for each in pieces if each.carrier is None and each is not base
        ]
        for other in sorted(standing, key=lambda each: side * each.x):
            is_in_the_way = other.thing.shapes[0].filter.group != base.thing.shapes[0].filter.group
            reach = (other.size[0] + wide) / 2 + _GAP_M
            if is_in_the_way and abs(other.thing.lane - base.thing.lane) < _DEEP_M / 2 and abs(x - other.x) < reach:
                x = other.x + side * reach
        return x

    def _side_of(self, actor: Actor) -> float:
        """On which side the prompt wants it; 0 where it does not say."""
        sides = (tie.side for tie in self.part.ties if tie.side and self.part.actors[tie.a] is actor)
        return {"left": -1.0, "right": 1.0}.get(next(sides, ""), 0.0)

    def _behind(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        base = base.ground
        (wide, high), (broad, tall) = surfaces.extent(actor), base.size
        hides = 0.12 * kind_of(base.actor).size_m * base.actor.size if base.actor.kind in surfaces.TRUNKS else broad
        side = -1.0 if n % 2 else 1.0
        x = 0.0 if high > 1.15 * tall and count == 1 else max(hides / 2, 0.2 * wide)
        x = side * (x + (n // 2) * 0.6 * wide)
        yield self.on_ground(actor, base.x + x, n, base.thing.lane + _DEEP_M, -side)

    def _in_front(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        base = base.ground
        wide, broad = surfaces.extent(actor)[0], base.size[0]
        side = 1.0 if n % 2 else -1.0
        x = 0.22 * broad if wide < 0.7 * broad else 0.5 * wide - 0.05 * broad
        yield self.on_ground(actor, base.x + side * (x + (n // 2) * 0.9 * wide), n, base.thing.lane - _DEEP_M, -side)

    def _under(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        room = surfaces.room_under(base.actor.kind)
        wide, high = surfaces.extent(actor)
        if base.bottom > 0.8 * high or kind_of(base.actor).family in {"flyer", "balloon"}:
            self._lift(base, 1.25 * high)
            yield self.on_ground(actor, base.x + 0.2 * wide * n, n, base.thing.lane - 0.05)
        elif kind_of(base.actor).family in FIGURES:
            fits = min(1.0, 0.3 * base.size[0] / wide, 0.5 * base.size[1] / high)
            small = replace(actor, size=actor.size * max(fits, 0.3))
            yield self.on_ground(small, base.x, n, base.thing.lane - 0.05)
        elif room is None and base.thing.kind.family == "thing" and base.carrier is None and not n:
            yield self._covered(actor, base)
        elif room is None or room[1] < 0.2:
            yield from self._half_under(actor, base, n)
        else:
            ends, clear = room
            unit = kind_of(base.actor).size_m * base.actor.size
            size = actor.size * min(1.0, 0.97 * clear * unit / high)
            middle = (ends[0] + ends[1]) / 2 * unit
            is_trunk = base.actor.kind in surfaces.TRUNKS
            side = -1.0 if is_trunk and n % 2 else 1.0
            lane = base.thing.lane + (-0.08 if is_trunk else 0.08)
            yield self.on_ground(replace(actor, size=size), base.x + side * (middle + 0.9 * wide * (n // 2)), n, lane)

    def _covered(self, actor: Actor, base: Piece) -> Piece:
        """What is small lies on top of whoever is under it."""
        piece = self.on_ground(actor, base.x, 0, base.thing.lane + 0.05)
        high = piece.size[1] * (1.0 if piece.thing.kind.family != "biped" else 0.96)
        for shape in base.thing.shapes:
            shape.filter = piece.thing.shapes[0].filter
        bearing.fix(self.stage, piece.thing, base.thing, (base.x, high + 0.3 * base.size[1]))
        piece.is_free = False
        return piece

    def _half_under(self, actor: Actor, base: Piece, n: int) -> Iterator[Piece]:
        """Where there is no room beneath, somebody looks out from there; what is small is covered by what is raised."""
        wide, high = surfaces.extent(actor)
        size = actor.size * min(1.0, 0.8 * base.size[1] / high)
        side = -1.0 if n % 2 else 1.0
        x = base.x + side * (0.5 * base.size[0] + 0.12 * wide * size / actor.size)
        yield self.on_ground(replace(actor, size=size), x, n, base.thing.lane + 0.1, side)

    def _over(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        stage, family = self.stage, kind_of(actor).family
        wide, high = surfaces.extent(actor)
        x, y = base.x + (n - (count - 1) / 2) * 1.1 * wide, base.top + 0.3 + 0.7 * high
        if family in {"flyer", "swimmer"}:
            driver = (
                flight.flyer(stage, actor, (x, y), heading=0.0, position=n, lane=base.thing.lane)
                if (family == "flyer")
                else swimming.adrift(stage, actor, (x, y), n)
            )
            stage.plays(actor.kind, "fly")
            yield Piece(actor, driver.thing, driver)
        elif family == "car":
            yield self._driven_over(actor, base, n)
        elif family in FIGURES and set(actor.actions) & _LEAPING:
            yield self._leaping_over(actor, base, n)
        elif family in FIGURES:
            figure = stage.figure(actor, x, floor_m=y - high / 2, mood=Mood(faces_us=0.5, is_steady=True))
            figure.gestures.append(Gesture(-1.0, stage.duration_s + WITHOUT_END_S, "soar"))
            stage.world.hooks.append(Hover(figure.thing, y))
            stage.plays(actor.kind, "fly")
            yield Piece(actor, figure.thing, figure)
        else:
            piece = self.on_ground(actor, x, n, base.thing.lane)
            self._raise(piece, y)
            yield piece

    def _driven_over(self, actor: Actor, base: Piece, n: int) -> Piece:
        """Through the air, off a ramp, where it is to jump; else it stands astride of what is beneath."""
        jumps = bool({*actor.actions} & {*_LEAPING, "fly"})
        piece = self.on_ground(actor, base.x, n, base.thing.lane + (-0.06 if jumps else 0.06))
        if jumps:
            row = next(pieces for pieces in self.placed.values() if base in pieces)
            self.reached.append(ramps.leap(self.stage, piece.thing, [each.thing for each in row]))
            self.stage.plays(actor.kind, *({*actor.actions} & {*_LEAPING, "fly"}))
        return piece

    def _raise(self, piece: Piece, y: float) -> None:
        """What does not fly hangs on a rope; what floats on the air is kept where it is."""
        self.move_up(piece.thing, y - piece.thing.body.position.y)
        if piece.thing.kind.family == "balloon":
            self.stage.world.hooks.append(Hover(piece.thing, y))
            return
        top = (piece.x, y + piece.size[1] / 2)
        end = ropes.End((0.0, piece.size[1] / 2), piece.thing)
        ropes.tie(self.stage.world, ropes.End((top[0], top[1] + 4.0)), end)

    def _lift(self, base: Piece, least: float) -> None:
        rise = least + base.size[1] / 2 - base.thing.body.position.y
        if rise > 0 and isinstance(base.driver, Flyer):
            base.driver.height_m += rise
            self.move_up(base.thing, rise)

    def _leaping_over(self, actor: Actor, base: Piece, n: int) -> Piece:
        """To and fro over it."""
        (wide, high), (broad, tall) = surfaces.extent(actor), base.size
        away = broad / 2 + wide / 2 + 0.25
        piece = self.on_ground(actor, base.x - away - 0.6 * n * wide, n, base.thing.lane)
        figure = piece.driver
        if isinstance(figure, Figure):
            rise = 1.1 * tall + 0.12 * high
            flight_s = 2 * (2 * rise / max(self.stage.gravity, 1.0)) ** 0.5
            at, way = 0.7 + 0.25 * n, 1.0
            while at < self.stage.duration_s - 0.3:
                figure.leaps.append(Leap(at, rise, drift_m_s=way * 2 * away / flight_s))
                at, way = at + flight_s + 1.1, -way
            figure.mood.faces_us, figure.mood.is_steady = 0.5, True
        self.reached.append(base.x + away + 0.6 * wide)
        self.stage.plays(actor.kind, "jump")
        piece.is_free = False
        return piece

    # what they do

    def _occupy(self, number: int, n: int, piece: Piece) -> None:
        figure = piece.driver
        if number == 0 and piece.thing.kind.family == "car":
            self._drive(piece)
        if number == 0 and piece.riders and piece.thing.kind.family == "quad" and self._all_go_along():
            piece.actor = replace(piece.actor, actions=piece.actor.actions or ("walk",))
        if not isinstance(figure, Figure):
            return
        if not piece.is_free:
            self._at_rest(number, piece, figure)
            return
        root = self.placed[0][0]
        going = [action for action in piece.actor.actions if action in _GOING]
        doing = piece.actor.actions or ("look",)
        if number and not going and set(root.actor.actions) & _GOING and root.is_free:
            doing = root.actor.actions  # goes along
        support = "floor" if piece.bottom < 0.05 else "top"
        if going and (number or root is not piece) and not (root.is_free and set(root.actor.actions) & _GOING):
            self._to_and_fro(piece, figure, doing)
            return
        if support == "top":
            doing = tuple(action for action in doing if action not in _GOING) or ("look",)
        choreograph(self.stage, figure, replace(piece.actor, actions=doing), n, support=support)
        if support == "top" and not piece.riders and set(doing) & _LEAPING:
            self.leap_on_top(figure, root, piece.bottom, n)
        elif support == "top" or piece.riders:
            figure.leaps = []

    def _at_rest(self, number: int, piece: Piece, figure: Figure) -> None:
        """Whoever sits still has hands: for what it holds, and for what is done with nothing else."""
        use = self.part.uses.get(number)
        if use is not None:
            action, props = use
            work = Work(self.stage, figure, props[0] if props else None, 0.0, self.stage.duration_s)
            USES[action].play(work)
            self.stage.plays(piece.actor.kind, action)
        elif piece.carrier is not None and "sleep" not in piece.actor.actions:
            done = tuple(action for action in piece.actor.actions if action in HANDS_ALONE)
            for turn, action in enumerate(done):
                share = self.stage.duration_s / len(done)
                perform(Cue(self.stage, figure, turn * share, (turn + 1) * share, "top"), action)
                figure.leaps = []
            self.stage.plays(piece.actor.kind, *done)

    def _to_and_fro(self, piece: Piece, figure: Figure, doing: tuple[str, ...]) -> None:
        """Past the one who stays, always on its own side of it."""
        base = self.placed[0][0]
        choreograph(self.stage, figure, replace(piece.actor, actions=doing), 0, support="floor")
        reach = base.size[0] / 2 + (0.1 if piece.thing.lane > base.thing.lane else 0.6) * piece.size[0]
        lane = piece.thing.lane
        self.stage.world.hooks.append(Laps(figure, (base.x - reach, base.x + reach), (lane, lane)))

    def _drive(self, piece: Piece) -> None:
        """Whoever is ridden rolls along, unless its rider rests on it or somebody stays beside it."""
        if not self._all_go_along():
            self.stage.plays(piece.actor.kind, "look")
            return
        speed = vehicles.CRUISE_M_S if piece.actor.kind != "scooter" else 2.0
        vehicles.set_speed(self.stage, piece.thing, speed)
        self.stage.plays(piece.actor.kind, "drive")
        self.view = View(follows=piece.thing.index)

    def _all_go_along(self) -> bool:
        """Whether everybody is on or in the one on the ground, which is alone, and nobody rests there."""
        attached = all(relation in {"on", "in", "holding"} for _, relation, _ in _in_order(self.part))
        resting = any(set(actor.actions) & {"sleep", "look"} for actor in self.part.actors)
        return attached and not resting and self.part.leader.count == 1

    # what is seen

    def _framed(self) -> View:
        pieces = [piece for several in self.placed.values() for piece in several]
        halves = [(piece.x, piece.size[0] / 2 * (0.62 if piece.actor.kind == "bridge" else 1.0)) for piece in pieces]
        left = min(x - half for x, half in halves)
        right = max(*(x + half for x, half in halves), *self.reached, left + 0.1)
        top = max(max(piece.top + leap_m(piece) for piece in pieces), 0.4)
        root = self.placed[0][0]
        goes = root.is_free and bool(set(root.actor.actions) & _GOING)
        laps = any(set(piece.actor.actions) & _GOING for piece in pieces if piece is not root)
        width = 1.3 * (right - left) + (0.8 if laps else 0.15)
        follows = self.view.follows if self.view else root.thing.index if goes else -1
        return View(
            width_m=max(width, 0.62 * top, 0.7), height_m=1.14 * top, centre_x_m=(left + right) / 2, follows=follows
        )


_PLACES = {
    "on": "on", "under": "_under", "beside": "_beside", "behind": "_behind", "in front of": "_in_front", "over": "_over",
    "holding": "held", "in": "within", "with": "_beside",
}  # fmt: skip


def _in_order(part: Part) -> Iterator[tuple[int, str, int]]:
    """Child, relation and parent of each tie, from the one on the ground outwards; what is held is its holder's child."""
    left = [
        (tie.b, tie.relation, tie.a) if tie.relation == "holding" else (tie.a, tie.relation, tie.b) for tie in part.ties
    ]
    known = {0}
    while left:
        now = next(((c, r, p) for c, r, p in left if p in known and c not in known), None)
        if now is None:
            turned = next(((c, r, p) for c, r, p in left if c in known and p not in known), None)
            if turned is None:
                return
            left.remove(turned)
            now = (turned[2], _TURNED.get(turned[1], "beside"), turned[0])
        else:
            left.remove(now)
        known.add(now[0])
        yield now


_TURNED = {"behind": "in front of", "in front of": "behind"}
