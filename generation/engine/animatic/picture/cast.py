"""Who is painted by whom: one table of kinds and families for figures, one for things that lie or fly as rigid bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.outlines import middle_of
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import (
    aircraft,
    bipeds,
    birds,
    boards,
    coachwork,
    critters,
    dragons,
    fairground,
    fowl,
    furniture,
    gear,
    greenery,
    grounds,
    hinds,
    household,
    insects,
    machines,
    meals,
    mermaids,
    monsters,
    objects,
    orbs,
    pitch,
    poles,
    quads,
    shipyard,
    swimmers,
    tableware,
    treasures,
    uprights,
    waders,
    wares,
    wings,
)
from generation.engine.animatic.picture.draft import Draft
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.picture.portrait import Portrait
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.picture.wardrobe import fitted, outfit_of
from generation.engine.animatic.script import Colour

FigurePaint = Callable[[Rig, Thing, int], None]
"""Adds a figure to its rig; the number is a seed for what varies from one to the other."""
ThingPaint = Callable[[Spot, Thing], None]

AIRFRAMES = frozenset(aircraft.PAINTS)
"""Flyers that are painted as rigid bodies."""

_FACELESS = frozenset({"cloud", "kite"})
"""Flyers that have no face unless they speak."""

RANKS = {
    "pole": -3, "slope": -3, "backboard": -2, "puddle": -2, "rim": -1, "ramp": -1, "beam": -1, "trampoline": -1,
    "wheel": 1, "hoop": 2,
}  # fmt: skip
"""What is drawn before and after others of its depth."""
SHADOWLESS = frozenset(
    {
        "ferris wheel",
        "gondola",
        "carousel horse",
        "coaster track",
        "rim",
        "hoop",
        "backboard",
        "wheel",
        "small wheel",
        "slope",
        "puddle",
        "pit",
        "shard",
        "goal",
        "flame",
    }
)
"""Looks that throw no shadow of their own."""

SHEER: dict[str, float] = {"ghost": 0.72, "jellyfish": 0.82, "cloud": 0.94}
"""Kinds that one sees through, and how opaque they are."""


def _biped(rig: Rig, thing: Thing, seed: int) -> None:
    outfit = outfit_of(thing.kind.name, thing.colour, seed, thing.noun, thing.look)
    if "busy" in thing.extra:
        outfit = replace(outfit, hold="")
    outfit = fitted(outfit, rig.wears)
    if isinstance(rig.mask, Portrait):
        outfit = replace(outfit, skin=rig.mask.skin)  # neck and hands are the same one's
    bipeds.paint_biped(rig, thing.height_m, outfit)


def _quad(rig: Rig, thing: Thing, seed: int) -> None:
    quads.paint_quad(rig, thing.width_m, thing.kind.name, thing.colour)


def _on_hinds(rig: Rig, thing: Thing, seed: int) -> None:
    hinds.paint_on_hinds(rig, thing.height_m, thing.kind.name, thing.colour)


def _duck(rig: Rig, thing: Thing, seed: int) -> None:
    birds.paint_duck(rig, thing.size_m, thing.colour, thing.look == "floating")


def _penguin(rig: Rig, thing: Thing, seed: int) -> None:
    birds.paint_penguin(rig, thing.height_m, thing.colour)


def _snowman(rig: Rig, thing: Thing, seed: int) -> None:
    birds.paint_snowman(rig, thing.height_m, thing.colour, has_nose="noseless" not in thing.extra)


def _by_length(paint: Callable[[Rig, float, Colour], None]) -> FigurePaint:
    return lambda rig, thing, seed: paint(rig, thing.width_m, thing.colour)


def _by_extent(paint: Callable[[Rig, float, float, Colour], None]) -> FigurePaint:
    return lambda rig, thing, seed: paint(rig, thing.width_m, thing.height_m, thing.colour)


def _creature(paint: Callable[[Rig, float, float, Colour, int], None]) -> FigurePaint:
    return lambda rig, thing, seed: paint(rig, thing.width_m, thing.height_m, thing.colour, seed)


def _fowl(paint: Callable[[Rig, float, Colour, bool], None]) -> FigurePaint:
    return lambda rig, thing, seed: paint(rig, thing.size_m, thing.colour, thing.look == "floating")


FIGURES: dict[str, FigurePaint] = {
    "biped": _biped,
    "quad": _quad,
    "duck": _duck,
    "snowman": _snowman,
    "living teddy bear": _on_hinds,
    "penguin": _penguin,
    **{name: _by_length(paint) for name, paint in (critters.PAINTS | uprights.PAINTS).items()},
    **{name: _by_extent(paint) for name, paint in (wings.PAINTS | insects.PAINTS | swimmers.PAINTS).items()},
    "dragon": _by_extent(dragons.paint_dragon),
    **{name: _creature(paint) for name, paint in (monsters.PAINTS | mermaids.PAINTS).items()},
    **{name: _fowl(paint) for name, paint in (fowl.PAINTS | waders.PAINTS).items()},
}
"""Kind, or family for kinds without an own row -> what paints the figure."""


def _still(paint: Callable[[Draft, Colour], None]) -> ThingPaint:
    def painted(spot: Spot, thing: Thing) -> None:
        flip = thing.extra.get("facing", 1.0)
        draft = Draft(spot, thing.extra.get("size", thing.size_m), middle_of(thing.kind.name), flip)
        draft.is_unlit = bool(thing.extra.get("unlit"))
        paint(draft, thing.colour)

    return painted


def _moving(paint: Callable[[Draft, Colour], None]) -> ThingPaint:
    """In its own lengths around its middle, turned to where it goes."""

    def painted(spot: Spot, thing: Thing) -> None:
        draft = Draft(spot, thing.width_m, flip=thing.extra.get("facing", 1.0))
        draft.is_taken = bool(thing.extra.get("taken"))
        paint(draft, thing.colour)

    return painted


def _hull(paint: Callable[[Draft, Colour], None]) -> ThingPaint:

    def painted(spot: Spot, thing: Thing) -> None:
        draft = Draft(spot, thing.width_m * 0.96)
        draft.is_taken = bool(thing.extra.get("taken"))
        paint(draft, thing.colour)

    return painted


def _car(spot: Spot, thing: Thing) -> None:
    machines.paint_car(spot, thing)
    if thing.kind.name in {"taxi", "police car"}:
        coachwork.paint_livery(Draft(spot, thing.width_m, flip=thing.extra.get("facing", 1.0)), thing.kind.name)


_STILLS: dict[str, Callable[[Draft, Colour], None]] = {
    kind: paint
    for paints in (furniture, greenery, wares, household, tableware, treasures, meals, gear, poles, boards)
    for kind, paint in paints.PAINTS.items()
}

THINGS: dict[str, ThingPaint] = {
    "balloon": machines.paint_balloon,
    "car": _car,
    "wheel": machines.paint_wheel,
    "float": machines.paint_boat,
    "orb": orbs.paint_orb,
    "slope": grounds.paint_slope,
    "puddle": grounds.paint_puddle,
    "pit": grounds.paint_pit,
    "knitting": grounds.paint_knitting,
    "flame": grounds.paint_flame,
    "clod": grounds.paint_clod,
    "goal": pitch.paint_goal,
    "bobber": grounds.paint_clod,
    **fairground.PAINTS,
    "ring": objects.paint_ring,
    "shard": grounds.paint_shard,
    "box": objects.paint_box,
    "tower": objects.paint_box,
    "domino": objects.paint_box,
    "paddleboard": machines.paint_board,
    **{name: _still(paint) for name, paint in _STILLS.items()},
    **{name: _moving(paint) for name, paint in (aircraft.PAINTS | coachwork.PAINTS).items()},
    **{name: _hull(paint) for name, paint in shipyard.PAINTS.items()},
}
"""Kind, or family for kinds without an own row -> what paints the thing."""


def is_figure(thing: Thing) -> bool:
    """This will say whether a thing is painted with a body and a face of its own."""
    name = thing.kind.name
    return name not in AIRFRAMES and name not in _FACELESS and (name in FIGURES or thing.kind.family in FIGURES)


def figure_paint(thing: Thing) -> FigurePaint:
    """This will be what paints a figure."""
    if thing.kind.family == "biped" and KINDS[thing.kind.name].family != "biped":
        return _on_hinds
    return FIGURES.get(thing.kind.name) or FIGURES[thing.kind.family]


def thing_paint(thing: Thing) -> ThingPaint:
    """This will be what paints a thing; a plain fitting for what no table has."""
    return THINGS.get(thing.kind.name) or THINGS.get(thing.kind.family) or machines.paint_prop
