"""Whoever is on something, in something or held: fastened to it, or resting on its flat top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.outlines import OUTLINES
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import bearing, containers, flight, surfaces, swimming
from generation.engine.animatic.staging.choreography import busy_feet
from generation.engine.animatic.staging.pieces import WITHOUT_END_S, Layout, Piece
from generation.engine.animatic.staging.stage import FIGURES, kind_of

_NEVER_S = 1e9
_STEMS, _STEM = frozenset({"flower", "flag", "lamp", "sunflower"}), 0.42
"""What stands on the ground by itself and yet is held by a stem, and how long it is then at the most, in body heights."""
_SPRINGY, _LEAPING = frozenset({"bed", "sofa"}), frozenset({"jump", "bounce", "backflip"})
_BETWEEN_S = 0.4  # from coming down on a bed to the next leap
_BEING_THERE = frozenset({"ride", "drive", "sit", "sleep"})


def leap_m(piece: Piece) -> float:
    """This will be how high somebody leaps who leaps on something, metres."""
    is_leaping = isinstance(piece.driver, Figure) and piece.bottom > 0.05
    return max((leap.height_m for leap in piece.driver.leaps), default=0.0) if is_leaping else 0.0  # type: ignore[union-attr]


@dataclass
class Perches(Layout):
    """Places on, in and at those who are there."""

    def on(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        base.riders += 1
        base.thing.extra["taken"] = float(kind_of(actor).family in FIGURES | {"flyer", "swimmer"})
        if kind_of(actor).family in {"flyer", "swimmer"}:
            yield self._perched(actor, base, self._top_of(base, n, count), n)
        elif kind_of(actor).family not in FIGURES:
            yield self._thing_on(actor, base, n, count)
        elif isinstance(base.driver, Figure):
            figure = bearing.on_top(self.stage, base.driver, actor)
            self.stage.plays(actor.kind, *(actor.actions or (("ride",) if base.thing.kind.family == "quad" else ())))
            yield Piece(actor, figure.thing, figure)
        elif self._may_stand(actor, base) and (count == 1 or self._leaps_there(actor, base)):
            yield self._standing_on(actor, base, n, count)
        else:
            yield self._seated_on(actor, base, n, count)

    def _top_of(self, base: Piece, n: int, count: int) -> tuple[float, float]:
        """Where something on it is, in the base's own axes."""
        if isinstance(base.driver, Figure):
            thing = base.thing
            if thing.kind.family == "biped":
                return base.driver.crown(0.0)
            return (0.0, 0.46 * thing.height_m) if thing.kind.family != "quad" else (0.0, 0.25 * thing.width_m)
        return self._seat(base, n, count)

    def _perched(self, actor: Actor, base: Piece, at: tuple[float, float], n: int) -> Piece:
        """Whoever flies or swims elsewhere, here is still."""
        high = surfaces.extent(actor)[1]
        place = base.thing.body.local_to_world((at[0], at[1] + high / 2))
        if kind_of(actor).family == "flyer":
            driver = flight.flyer(self.stage, actor, (place.x, place.y), heading=0.0, position=n)
        else:
            driver = swimming.adrift(self.stage, actor, (place.x, place.y), n)
        driver.starts_s = _NEVER_S
        bearing.fix(self.stage, base.thing, driver.thing, (place.x, place.y))
        driver.thing.lane = base.thing.lane - 0.05
        self._rests(actor)
        return Piece(actor, driver.thing, driver)

    def leap_on_top(self, figure: Figure, base: Piece, level_m: float, n: int) -> None:
        """This will let a figure come down where it has left from; a bed gives it back at once, again and again."""
        figure.leaps = [replace(leap, lands_m=level_m) for leap in figure.leaps]
        if base.actor.kind not in _SPRINGY:
            return
        figure.mood.faces_us, figure.mood.joy = 0.85, 1.0
        leap, first_s = replace(figure.leaps[0], height_m=1.15 * figure.leaps[0].height_m), 0.45 + 0.31 * n
        period_s = _BETWEEN_S + 2.0 * (2.0 * leap.height_m / max(self.stage.gravity, 1.0)) ** 0.5
        count = int(max(self.stage.duration_s - first_s, 0.0) / period_s) + 1
        figure.leaps = [replace(leap, at_s=first_s + turn * period_s) for turn in range(count)]

    @staticmethod
    def _leaps_there(actor: Actor, base: Piece) -> bool:
        return base.actor.kind in _SPRINGY and bool(_LEAPING & set(actor.actions))

    def _may_stand(self, actor: Actor, base: Piece) -> bool:
        if self._leaps_there(actor, base):
            return base.bottom < 0.05
        flat = surfaces.flat_of(base.actor.kind) * kind_of(base.actor).size_m * base.actor.size
        is_still = base.thing.kind.family in {"furniture", "box", "thing"} and base.bottom < 0.05
        return is_still and flat > 0.7 * surfaces.extent(actor)[0] and not {"sit", "sleep"} & set(actor.actions)

    def _standing_on(self, actor: Actor, base: Piece, n: int, count: int = 1) -> Piece:
        x = base.x + surfaces.top_of(base.actor.kind)[0] * kind_of(base.actor).size_m * base.actor.size * 0.3
        if count > 1:
            x += (n - (count - 1) / 2) * min(1.9 * surfaces.extent(actor)[0], 0.62 * base.size[0] / (count - 1))
        y = base.top
        if base.actor.kind in _SPRINGY:
            y = base.thing.body.position.y + self._seat(base, 0, 1)[1]
        figure = self.stage.figure(actor, x, floor_m=y + 0.002, lane=base.thing.lane - 0.02, mood=Mood(joy=0.8))
        return Piece(actor, figure.thing, figure, is_free=True)

    def _seat(self, base: Piece, n: int, count: int) -> tuple[float, float]:
        kind, unit = base.actor.kind, kind_of(base.actor).size_m * base.actor.size
        if (astride := surfaces.saddle(kind, n)) is not None:
            return astride[0] * unit, astride[1] * unit
        if base.thing.kind.family in {"flyer", "swimmer"}:
            return (n - (count - 1) / 2) * 0.25 * base.thing.width_m, 0.3 * base.thing.height_m
        if base.thing.kind.family == "ball":
            return 0.0, base.thing.height_m / 2
        if base.thing.kind.family in {"float", "support"}:
            return containers.deck(base.actor, n, count)
        x, y = surfaces.top_of(kind) if kind in OUTLINES or base.thing.kind.family == "car" else (0.0, 0.5)
        spread = min(0.32, 0.8 / max(count, 1)) * (n - (count - 1) / 2)
        return (x + spread) * unit, y * unit

    def _seated_on(self, actor: Actor, base: Piece, n: int, count: int) -> Piece:
        seat = self._seat(base, n, count)
        is_vehicle = base.thing.kind.family in {"car", "flyer", "swimmer"}
        is_seat = base.actor.kind in surfaces.SOFT or is_vehicle or "sit" in actor.actions
        is_bed = base.actor.kind in {"bed", "sofa", "bench"} or not (is_seat or is_vehicle)
        gesture = self._gesture(actor, is_seat=is_seat, is_vehicle=is_vehicle, is_bed=is_bed)
        figure, _ = bearing.seated(self.stage, base.thing, actor, seat, self.facing_of(base), gesture=gesture)
        figure.mood.faces_us = 0.7
        base.thing.extra["taken"] = 1.0
        there = tuple(each for each in actor.actions if each in _BEING_THERE)
        self.stage.plays(actor.kind, *(there or ("ride" if is_vehicle else "look",)))
        return Piece(actor, figure.thing, figure)

    @staticmethod
    def _gesture(actor: Actor, *, is_seat: bool, is_vehicle: bool, is_bed: bool) -> str:
        """How one is on something; "" is astride, or clinging."""
        if "sleep" in actor.actions and kind_of(actor).family != "biped":
            return "lie"
        if "sleep" in actor.actions and is_bed:
            return bearing.LYING
        if not is_seat:
            return bearing.STANDING
        if kind_of(actor).family == "biped" or is_vehicle:
            return ""
        return "sit" if "sit" in actor.actions else bearing.STANDING

    def _thing_on(self, actor: Actor, base: Piece, n: int, count: int) -> Piece:
        wide, high = surfaces.extent(actor)
        if isinstance(base.driver, Figure):
            return self._worn(actor, base, n)
        if kind_of(actor).family == "car":
            parked = self.on_ground(actor, base.x, n, base.thing.lane - 0.02)
            self.move_up(parked.thing, base.top)
            return replace(parked, is_free=True)
        if surfaces.flat_of(base.actor.kind) > 0.1 or kind_of(base.actor).family == "box":
            reach = min(1.15 * wide, 0.8 * base.size[0] / max(count, 1))
            thing = self.stage.loose(actor, (base.x + (n - (count - 1) / 2) * reach, base.top + high / 2 + 0.003), n)
            thing.lane = base.thing.lane - 0.02
            self._rests(actor)
            return Piece(actor, thing, is_free=True)
        unit = kind_of(base.actor).size_m * base.actor.size
        rack = surfaces.rack(base.actor.kind)
        x, y = self._seat(base, n, count) if rack is None else (rack[0] * unit, rack[1] * unit)
        return self._fixed(actor, base, (x, y + high / 2), n)

    def _worn(self, actor: Actor, base: Piece, n: int) -> Piece:
        x, y = self._top_of(base, n, 1)
        return self._fixed(actor, base, (x, y + surfaces.extent(actor)[1] / 2), n)

    def _fixed(self, actor: Actor, base: Piece, at: tuple[float, float], n: int) -> Piece:
        place = base.thing.body.local_to_world(at)
        thing = self.stage.loose(actor, (place.x, place.y), n)
        bearing.fix(self.stage, base.thing, thing, (place.x, place.y))
        thing.lane = base.thing.lane - 0.05
        self._rests(actor)
        return Piece(actor, thing)

    def within(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        kind = base.actor.kind
        if kind in surfaces.SOFT or kind in surfaces.TRUNKS or isinstance(base.driver, Figure):
            yield from self.on(actor, base, n, count)
            return
        fitted, at, gesture = containers.place(actor, base.actor, base.thing, n, count)
        piece: Piece
        if kind_of(actor).family in {"flyer", "swimmer"}:
            piece = self._perched(fitted, base, at, n)
        elif kind_of(actor).family in FIGURES:
            figure, _ = bearing.seated(self.stage, base.thing, fitted, at, self.facing_of(base), gesture=gesture)
            figure.mood.faces_us, figure.mood.wave = 0.9, float("wave" in actor.actions)
            piece = Piece(fitted, figure.thing, figure)
            self.stage.plays(actor.kind, *(actor.actions or ("look",)))
        else:
            piece = self._fixed(fitted, base, (at[0], at[1] + surfaces.extent(fitted)[1] / 2), n)
        piece.thing.inside, piece.thing.lane = base.thing.index, base.thing.lane
        for shape in piece.thing.shapes:
            shape.sensor = True  # its feet may be lower than the ground that the container stands on
        base.thing.extra["taken"] = 1.0
        yield piece

    def held(self, actor: Actor, base: Piece, n: int, count: int) -> Iterator[Piece]:
        self.stage.plays(base.actor.kind, "hold")
        if not isinstance(base.driver, Figure):
            wide, high = base.size
            small = replace(actor, size=actor.size * min(1.0, 0.6 * max(base.size) / max(surfaces.extent(actor))))
            at = (0.45 * wide * self.facing_of(base), 0.1 * high)
            is_swimmer = kind_of(actor).family in {"flyer", "swimmer"}
            yield self._perched(small, base, at, n) if is_swimmer else self._fixed(small, base, at, n)
            return
        base.actor = replace(base.actor, actions=busy_feet(base.actor) or base.actor.actions)  # it holds meanwhile
        least = 0.55 * base.size[1] / max(surfaces.extent(actor))
        held = replace(actor, size=actor.size * min(1.0, least))
        if actor.kind == "umbrella" and base.thing.kind.family == "biped":
            yield self._shelter(actor, base, n)
            return
        if kind_of(actor).family in {"flyer", "swimmer"}:
            yield self._perched(held, base, (0.4 * base.size[0], 0.0), n)
            return
        if actor.kind in _STEMS and base.thing.kind.family == "biped":
            held = replace(actor, size=min(held.size, _STEM * base.size[1] / max(surfaces.extent(actor)) * actor.size))
        elif kind_of(actor).family in {"furniture", "float", "car", "balloon", "support"}:
            yield self._fixed(held, base, (0.0, base.size[1] / 2 + surfaces.extent(held)[1] / 2), n)
            return
        thing = bearing.in_hands(self.stage, base.driver, held, position=n)
        base.is_free = base.is_free and (kind_of(base.actor).family != "biped" or self._may_go(base))
        self.stage.plays(base.actor.kind, "hold")
        yield Piece(held, thing)

    def _shelter(self, actor: Actor, base: Piece, n: int) -> Piece:
        """An umbrella is held up, open over the head."""
        tall = base.size[1]
        opened = replace(actor, size=0.78 * tall / kind_of(actor).size_m)
        figure = base.driver
        if isinstance(figure, Figure):
            figure.gestures.insert(0, Gesture(-1.0, self.stage.duration_s + WITHOUT_END_S, "hold"))
        base.is_free = base.is_free and self._may_go(base)
        self.stage.plays(base.actor.kind, "hold")
        ahead = 0.16 * tall * self.facing_of(base)
        return self._fixed(opened, base, (ahead, 0.06 * tall + surfaces.extent(opened)[1] / 2), n)

    @staticmethod
    def _may_go(holder: Piece) -> bool:
        """Whoever has the hands full can still go somewhere, which asks for no more than feet."""
        return bool(busy_feet(holder.actor))

    def _rests(self, actor: Actor) -> None:
        """Note what one that does not move by itself is seen doing: riding and sitting are no more than being there."""
        self.stage.plays(actor.kind, *([each for each in actor.actions if each in _BEING_THERE] or ["look"]))
