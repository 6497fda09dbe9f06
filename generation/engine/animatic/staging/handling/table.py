"""Who handles what: verbs with an object act on that object. One row an action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generation.engine.animatic.physics.gestures import UNBENT
from generation.engine.animatic.physics.hinds import can_rise
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling import care, crafts, games, meals, strength, tending
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, kind_of

_ANYTHING = LOOSE | {"furniture"}
_HANDS = frozenset({"biped"})


@dataclass(frozen=True)
class Use:
    """How something is handled."""

    play: Callable[[Work], None]
    by: frozenset[str] = _HANDS  # families that can
    on: frozenset[str] = LOOSE  # families that it is done to
    kinds: frozenset[str] = frozenset()  # or kinds alone
    alone: bool = True  # it can be done though nothing is named
    near: bool = False  # what lies about is taken for it, though it is not said that it is done to it
    at_table: bool = False
    is_bent: bool = False  # it shows in how a body is held alone: nobody does it whom no stance bends

    def is_by(self, actor: Actor) -> bool:
        """This will say whether an actor can do it."""
        return self._is_by_itself(actor) or self.is_upright(actor)

    def is_upright(self, actor: Actor) -> bool:
        """This will say whether an animal rises on its hind legs for it, because it takes hands."""
        return not self._is_by_itself(actor) and can_rise(kind_of(actor))

    def _is_by_itself(self, actor: Actor) -> bool:
        kind = kind_of(actor)
        return kind.family in self.by and not (self.is_bent and kind.name in UNBENT)

    def takes(self, actor: Actor) -> bool:
        """This will say whether it can be done to an actor."""
        return actor.kind in self.kinds if self.kinds else kind_of(actor).family in self.on


_LIDDED = frozenset({"present", "box", "crate", "suitcase", "umbrella"})

USES: dict[str, Use] = {
    "eat": Use(meals.eat, by=FIGURES, near=True),
    "drink": Use(meals.drink, by=FIGURES, near=True),
    "flip": Use(meals.toss, alone=False),
    "stir": Use(meals.stir, near=True, at_table=True),
    "cut": Use(meals.cut, at_table=True),
    "pour": Use(meals.pour, at_table=True),
    "read": Use(crafts.read, by=_HANDS | {"quad", "bird"}, kinds=frozenset({"book"}), near=True),
    "write": Use(crafts.write, kinds=frozenset({"paper", "book"}), at_table=True),
    "paint": Use(crafts.paint, kinds=frozenset({"easel"}), near=True),
    "type": Use(crafts.type_on, kinds=frozenset({"laptop"}), near=True, at_table=True),
    "hammer": Use(crafts.hammer, at_table=True),
    "build": Use(crafts.build, on=_ANYTHING | {"snowman"}),
    "water": Use(crafts.water, on=frozenset({"furniture"})),
    "call": Use(crafts.call, kinds=frozenset({"phone"}), near=True),
    "photograph": Use(crafts.photograph, kinds=frozenset({"camera", "phone"})),
    "guitar": Use(crafts.guitar, kinds=frozenset({"guitar"}), near=True),
    "violin": Use(crafts.violin, kinds=frozenset({"violin"}), near=True),
    "trumpet": Use(crafts.trumpet, kinds=frozenset({"trumpet"}), near=True),
    "drum": Use(crafts.drum, by=_HANDS | {"quad"}, kinds=frozenset({"drum"}), near=True, is_bent=True),
    "piano": Use(crafts.piano, by=_HANDS | {"quad"}, kinds=frozenset({"piano"}), near=True),
    "golf": Use(games.golf, kinds=frozenset({"golf club"}), near=True),
    "lift": Use(strength.lift, on=_ANYTHING | {"car"}),
    "break": Use(strength.smash),
    "open": Use(strength.unwrap, kinds=_LIDDED, alone=False, at_table=True),
    "drop": Use(strength.drop, alone=False),
    "knock": Use(strength.knock, by=_HANDS | {"quad"}, alone=False, at_table=True),
    "pull": Use(strength.pull, by=_HANDS | {"quad"}, on=_ANYTHING | {"car"}),
    "catch": Use(strength.catch, by=_HANDS | {"quad"}, on=LOOSE | {"swimmer"}),
    "sweep": Use(tending.sweep),
    "dig": Use(tending.dig, by=_HANDS | {"quad"}, is_bent=True),
    "wash": Use(care.wash, on=_ANYTHING | FIGURES | {"car"}, alone=False),
    "brush": Use(care.brush, on=FIGURES),
    "knit": Use(care.knit),
    "inflate": Use(care.inflate, on=frozenset({"balloon"}), alone=False),
    "blow out": Use(care.blow_out, kinds=frozenset({"candle", "cake"}), at_table=True),
    "plant": Use(care.plant, on=_ANYTHING),
    "fix": Use(care.fix, on=_ANYTHING | {"car", "flyer"}, alone=False),
    "put out": Use(care.put_out, kinds=frozenset({"campfire"}), near=True),
    "blow bubbles": Use(care.blow_bubbles),
    "hug": Use(care.hug, on=_ANYTHING, alone=False),
    "kite": Use(strength.fly_kite, kinds=frozenset({"kite"}), near=True),
}
"""Action -> how it is done to something."""
