"""Who plays together: a scene's actors are divided into parts, each with a play of its own, until nobody is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generation.engine.animatic.script import Act, Actor, Scene, Tie
from generation.engine.animatic.staging.stage import Stage, View, kind_of

Use = tuple[str, tuple[Actor, ...]]
"""An action, and what is named for it."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What some of the actors do together, on their own piece of the stage."""

    play: Callable[[Stage, Part], View]
    actors: tuple[Actor, ...]  # the leader first
    props: tuple[Actor, ...] = ()  # what they do it with
    action: str = ""  # what the play is about, where it plays more than one thing
    ties: tuple[Tie, ...] = ()  # how they lie to each other: numbers of `actors`
    uses: Mapping[int, Use] = field(default_factory=dict)  # of `actors`: what one handles where it sits
    support: str | None = None  # what they stand on: a kind of family "support"
    travels: bool = False  # it goes through the picture instead of staying where it is
    is_above: bool = False  # it plays over all others

    @property
    def leader(self) -> Actor:
        """This will be the part's first actor."""
        return self.actors[0]


@dataclass
class Free:
    """The actors that have no part yet."""

    scene: Scene
    has_water: bool
    is_under: bool = False  # all of the scene is under water
    left: dict[int, int] = field(default_factory=dict)  # actor -> how many of it

    def __post_init__(self) -> None:
        self.left = {at: actor.count for at, actor in enumerate(self.scene.actors)}

    def of(self, families: frozenset[str]) -> list[int]:
        """This will be the free actors of these families, in order."""
        return [at for at, actor in enumerate(self.scene.actors) if self.left[at] and kind_of(actor).family in families]

    def doing(self, action: str, families: frozenset[str]) -> list[int]:
        """This will be the free actors of these families that are to do this."""
        return [at for at in self.of(families) if action in self.scene.actors[at].actions]

    def acts_of(self, at: int) -> tuple[Act, ...]:
        """This will be what an actor does, with its targets."""
        return tuple(act for act in self.scene.acts if act.doer == at)

    def take(self, at: int, count: int | None = None) -> Actor:
        """This will take `count` of an actor (all that are left) out of the free ones."""
        taken = min(count or self.left[at], self.left[at])
        self.left[at] -= taken
        return replace(self.scene.actors[at], count=taken)

    def take_all(self, families: frozenset[str]) -> tuple[Actor, ...]:
        """This will take every free actor of these families."""
        return tuple(self.take(at) for at in self.of(families))


Rule = Callable[[Free], Iterator[Part]]
BIPEDS, SMALLER = frozenset({"biped"}), frozenset({"quad", "bird"})
BALLS = frozenset({"ball"})
