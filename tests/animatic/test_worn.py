"""What somebody has on: read of a prompt, drawn on every head there is, and told of where it cannot be."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest
import skia

from generation.engine.animatic.attire import fits, has_head
from generation.engine.animatic.language.asking import asked
from generation.engine.animatic.language.classes import LIVING, class_of
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.things import figure
from generation.engine.animatic.physics.track import Pose
from generation.engine.animatic.picture import cast, dressed
from generation.engine.animatic.picture.clothes import CLOTHES
from generation.engine.animatic.picture.garments import GARMENTS
from generation.engine.animatic.picture.light import light_of
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.picture.worn import ITEMS
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Actor, Hour, Scene, Weather, Worn
from generation.engine.animatic.wardrobes import PUT_ON, TRADES
from tests.animatic.scenes import simulated

SIDE = 120
LIGHT = light_of(Scene(actors=(Actor(kind="dog"),), setting="park", hour=Hour.DAY, weather=Weather.CLEAR))
ALIVE = LIVING | {NounClass.ROBOT, NounClass.FANTASY}
HEADED = sorted(name for name in KINDS if class_of(name) in ALIVE and has_head(name))


def drawn(kind: str, *items: str, colour: tuple[int, int, int] | None = None) -> np.ndarray:
    """This will be the figure alone, turned half to us, with what it wears."""
    thing = figure(KINDS[kind], (120, 130, 200), (0.0, 0.0), 1.0, 1)
    surface = skia.Surface(SIDE, SIDE)
    scale = 0.6 * SIDE / max(thing.height_m, thing.width_m)
    wears = tuple(Worn(item=each, colour=colour) for each in items)
    rig = Rig(
        surface.getCanvas(),
        LIGHT,
        Pose(yaw=0.9),
        scale,
        (SIDE / 2, SIDE / 2),
        0.0,
        thing.height_m / 2,
        0.0,
        None,
        wears,
    )
    cast.figure_paint(thing)(rig, thing, 1)
    rig.draw()
    return surface.makeImageSnapshot().toarray().astype(int)


@pytest.mark.parametrize("item", ["top hat", "sunglasses", "bow tie"])
def test_every_head_can_wear_it(item):
    bare = [name for name in HEADED if (np.abs(drawn(name, item) - drawn(name)).max(axis=2) > 24).sum() < 4]

    assert bare == []


@pytest.mark.parametrize("item", ["suit", "raincoat", "tutu", "cape", "boots"])
def test_every_trunk_can_wear_it(item):
    bodied = [name for name in HEADED if fits(item, name)]
    changed = ((name, np.abs(drawn(name, item, colour=(90, 220, 60)) - drawn(name))) for name in bodied)
    bare = [name for name, change in changed if (change.max(axis=2) > 24).sum() < 4]

    assert len(bodied) > 80
    assert bare == []


def test_every_name_of_something_to_wear_is_drawn():
    rows = set(ITEMS) | set(GARMENTS)

    assert set(PUT_ON.values()) | set(chain(*TRADES.values())) <= rows
    assert {front for cut in GARMENTS.values() for front in cut.front} <= set(dressed.FRONTS)
    assert {wear for cut in GARMENTS.values() for wear in cut.wear} <= set(CLOTHES)


def test_no_two_things_to_wear_look_alike():
    worn = {item: drawn("person", item) for item in sorted(ITEMS)}
    alike = [
        (one, other) for one in worn for other in worn if one < other and np.abs(worn[one] - worn[other]).max() < 24
    ]

    assert alike == []


def test_a_hat_is_of_the_colour_that_was_told():
    red, blue = (drawn("dog", "beanie", colour=each) for each in ((220, 40, 40), (40, 60, 220)))
    changed = np.abs(red - blue).max(axis=2) > 60

    assert changed.sum() > 40
    assert red[changed][:, 2].mean() != blue[changed][:, 2].mean()


@pytest.mark.parametrize(
    ("prompt", "wears"),
    [
        ("a dog wearing a top hat", [("top hat", False)]),
        ("two cats in party hats", [("party hat", False)]),
        ("a cat wearing red sunglasses and a blue bow tie", [("sunglasses", True), ("bow tie", True)]),
        ("a man in a baseball cap and sunglasses", [("cap", False), ("sunglasses", False)]),
        ("a penguin with a green scarf", [("scarf", True)]),
        ("a robot wearing a cowboy hat", [("stetson", False)]),
        ("a chef wearing a hat", []),  # has one
        ("a chef wearing a top hat", [("top hat", False)]),
        ("a dog without a hat", []),
        ("a dog with sunglasses riding a skateboard", [("sunglasses", False)]),
        ("a corgi wearing a top hat and sunglasses riding a bike", [("top hat", False), ("sunglasses", False)]),
        ("a penguin with a red scarf and round glasses reading a book", [("scarf", True), ("glasses", False)]),
        ("a corgi surfing a wave in sunglasses", [("sunglasses", False)]),
        ("a table with a hat", []),
    ],
)
def test_what_is_worn_is_read(prompt, wears):
    worn = read(prompt).scene.actors[0].wears

    assert [(each.item, each.colour is not None) for each in worn] == wears


def test_what_is_worn_is_not_told_to_be_missing():
    for prompt in ("a shark wearing a top hat", "a cat wearing red sunglasses", "two pugs wearing party hats"):
        assert not any("Not shown" in line or "here is" in line for line in simulated(prompt).words)
    assert any("raincoat" in line for line in simulated("a shark wearing a yellow raincoat").words)


def test_who_wears_something_does_what_follows():
    for prompt in ("a dog with a red hat riding a bike", "a man with a yellow helmet riding a bike"):
        wish = asked(prompt)
        assert [(deed.verb, deed.doer) for deed in wish.deeds] == [("ride", 0)]
    assert [(deed.verb, deed.doer) for deed in asked("a girl with a scarf flying in the wind").deeds] == [("fly", 1)]
