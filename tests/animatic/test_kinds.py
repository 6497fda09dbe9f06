"""Every kind can be played and is drawn as itself; what it is made of and how it feels show."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pymunk
import pytest

from generation.engine.animatic.engine import Performance
from generation.engine.animatic.filming import in_picture
from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.language.nouns import CLASS_OF, NounClass
from generation.engine.animatic.language.traits import MATERIALS as MATERIAL_WORDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.flight import MANNERS
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.matter import SUBSTANCES, remade
from generation.engine.animatic.physics.outlines import OUTLINES, box
from generation.engine.animatic.physics.swimming import STROKES
from generation.engine.animatic.picture import cast, finish
from generation.engine.animatic.picture.builds import BUILDS
from generation.engine.animatic.picture.light import light_of
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Actor, Hour, Scene, Weather
from generation.engine.animatic.staging.expressions import EXPRESSIONS
from generation.engine.animatic.vocabulary import plural
from tests.animatic.scenes import simulated

RIGID = {"thing", "furniture"}


def seen(performance: Performance) -> Counter[str]:
    """How many of each kind are in the picture for half of the clip or longer."""
    shares = in_picture(performance.take, performance.camera).mean(axis=0)
    kinds = (thing.kind.name for thing in performance.things if shares[thing.index] >= 0.5)
    return Counter(kind for kind in kinds if kind in KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_matter_a_home_and_a_drawing_of_its_own(kind):
    assert kind.material in MATERIALS
    assert kind.place in {"", *PLACES}
    if kind.family in RIGID:
        assert kind.name in OUTLINES
        assert kind.name in cast.THINGS
    elif kind.family == "flyer":
        assert kind.manner in MANNERS
        assert kind.name in cast.AIRFRAMES or kind.name in cast.FIGURES
    elif kind.family == "swimmer":
        assert kind.manner in STROKES
        assert kind.name in cast.FIGURES
    elif kind.family == "quad":
        assert kind.name in BUILDS or kind.name in cast.FIGURES


def test_no_word_names_two_kinds():
    words = Counter(word for kind in KINDS.values() for word in kind.words)

    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("fish", "fish"),
        ("aeroplane", "aeroplane"),
        ("wizard", "wizard"),
        ("horse", "horse"),
        ("chair", "chair"),
        ("girl", "child"),
        ("toad", "frog"),
        ("fire truck", "fire engine"),
        ("goose", "goose"),
        ("pigeon", "pigeon"),
        ("ostrich", "ostrich"),
        ("rat", "rat"),
    ],
)
def test_what_has_a_drawing_is_played_by_itself(noun, kind):
    reading = read(f"a {noun}")

    assert (reading.scene.actors[0].kind, reading.first) == (kind, ())


def test_what_has_none_is_played_by_its_likest_and_it_is_said():
    reading = read("an armadillo")

    assert reading.scene.actors[0].kind == "capybara"
    assert reading.first == ("I can't draw armadillo: here is a capybara instead.",)


@pytest.mark.parametrize("noun_class", [NounClass.QUADRUPED, NounClass.BIRD, NounClass.SEA, NounClass.VEHICLE])
def test_nearly_every_creature_and_vehicle_of_the_dictionary_has_a_row_to_go_to(noun_class):
    words = {word for kind in KINDS.values() for word in (*kind.words, *kind.near)}
    nouns = [noun for noun, found in CLASS_OF.items() if found is noun_class]

    lost = [noun for noun in nouns if not any(noun == word or noun.endswith(" " + word) for word in words)]

    assert len(lost) <= 0.08 * len(nouns), lost


@pytest.mark.parametrize(
    "prompt",
    [
        "a bird",
        "a helicopter",
        "a whale",
        "a chair",
        "a pizza",
        "a bus",
        "a canoe",
        "a knight",
        "three owls",
        "a submarine",
    ],
)
def test_each_family_is_in_the_picture_and_stays_there(prompt):
    performance = simulated(prompt)

    actor = performance.scene.actors[0]
    assert np.isfinite(performance.take.poses).all()
    assert seen(performance)[actor.kind] == actor.count


def test_a_flyer_keeps_its_height_by_the_lift_of_its_wings():
    heights = simulated("a bird flying", duration_s=3.0).take.poses[:, 0, 1]

    assert heights.min() > 0.3
    assert 0.004 < np.ptp(heights) < 0.25  # it bobs with its beats, and strays a little


def test_a_fish_swims_under_the_surface_and_flops_ashore():
    afloat, ashore = simulated("a fish in the sea"), simulated("a fish in the kitchen")

    assert (afloat.take.poses[:, 0, 1] < -0.1).all()
    assert ashore.take.poses[:, 0, 1].max() > ashore.take.poses[0, 0, 1] + 0.05


def test_a_dolphin_leaps_out_of_the_water_and_splashes_back():
    take = simulated("a dolphin jumping in the sea", duration_s=4.0).take

    assert take.poses[:, 0, 1].max() > 0.15
    assert any(contact.touch == "splash" for contact in take.contacts)


def test_furniture_stands_where_it_is_put():
    take = simulated("a chair", duration_s=3.0).take

    assert abs(take.poses[-1, 0, 2]) < 0.02
    assert np.ptp(take.poses[24:, 0, 0]) < 0.01


def test_what_is_knocked_over_lies():
    take = simulated("a bookshelf topples", duration_s=4.0).take

    assert abs(take.poses[-1, 0, 2]) > 0.7


def test_a_thing_of_parts_weighs_what_its_parts_weigh_and_hangs_about_their_middle():
    parts = [box(0.0, 0.0, 1.0, 1.0), box(0.0, 1.0, 0.5, 2.0)]
    body = things.compound(KINDS["chair"], parts, (0, 0, 0), (0.0, 0.0)).body

    assert body.mass == pytest.approx(600.0 * 1.5)
    assert tuple(body.center_of_gravity) == pytest.approx((-1 / 12, -1 / 6), abs=1e-6)


def test_every_material_that_is_read_is_matter_and_has_a_look():
    unknown = MATERIAL_WORDS - set(SUBSTANCES)

    assert unknown == set()
    assert {name for name in SUBSTANCES.values() if name not in MATERIALS or name not in finish.FINISHES} == set()


def test_a_golden_ball_is_heavy_and_golden_a_plain_one_is_not():
    golden, plain = (things.disc(KINDS["ball"], 0.17, (52, 130, 206), (0.0, 1.0)) for _ in range(2))
    remade(golden, "gold")

    assert golden.body.mass / plain.body.mass == pytest.approx(MATERIALS["gold"].density / MATERIALS["rubber"].density)
    light = light_of(Scene(actors=(Actor(kind="ball"),), setting="park", hour=Hour.DAY, weather=Weather.CLEAR))
    red, _, blue = finish.light_on(light, golden.substance).lit(plain.colour)
    assert red > blue
    assert light.lit(plain.colour)[0] < light.lit(plain.colour)[2]


def test_moods_show_on_faces():
    def face(prompt: str):
        return next(iter(simulated(prompt).take.figures.values()))[24]

    angry, sad, plain = face("an angry knight"), face("a sad knight"), face("a knight")

    assert (angry.brow, sad.brow, plain.brow) == (1.0, -0.8, 0.0)
    assert sad.joy < 0.2 < plain.joy
    assert EXPRESSIONS["crying"].tears == 1.0


@pytest.mark.parametrize(
    "prompt", ["a dragon over a castle and a knight", "a horse and a tree", "a fish and a boat at sea"]
)
def test_different_families_play_together(prompt):
    performance = simulated(prompt)

    wanted = {actor.kind for actor in read(prompt).scene.actors}
    assert set(seen(performance)) == wanted


def test_a_bicycle_has_a_rider_and_two_wheels_that_turn_as_fast_as_it_goes():
    performance = simulated("a bicycle", duration_s=3.0)
    wheels = [thing for thing in performance.things if thing.kind.name == "wheel"]

    pose = performance.take.poses[-1]
    assert len(wheels) == 2
    for wheel in wheels:
        radius = next(shape.radius for shape in wheel.shapes if isinstance(shape, pymunk.Circle))
        assert -pose[wheel.index, 5] * radius == pytest.approx(pose[wheel.index, 3], rel=0.1)


@pytest.mark.parametrize(
    ("one", "many"),
    [("fish", "fish"), ("old woman", "old women"), ("wolf", "wolves"), ("human", "humans"), ("clown", "clowns")],
)
def test_plurals_are_those_of_english(one, many):
    assert plural(one) == many


def test_no_painter_of_a_kind_has_the_name_of_another_s_family():
    """Blocks are a family *tower*: a kind of that name would paint them."""
    families = {each.family for each in KINDS.values()}

    assert [name for name in families & cast.THINGS.keys() & KINDS.keys() if KINDS[name].family != name] == []
