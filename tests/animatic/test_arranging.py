"""How things lie to each other in the picture: what the prompt says of it, seen in where the bodies are and how deep."""

from __future__ import annotations

import numpy as np
import pymunk
import pytest

from generation.engine.animatic.engine import Performance
from generation.engine.animatic.physics.things import Thing
from tests.animatic.scenes import simulated

_LAST = -1
_TOUCH_M = 0.06  # joints give a little, coats are soft


def scene(prompt: str) -> Performance:
    return simulated(prompt, duration_s=1.5, fps=12)


def named(performance: Performance, kind: str, number: int = 0) -> Thing:
    return [thing for thing in performance.things if thing.kind.name == kind][number]


def middle(performance: Performance, thing: Thing, frame: int = _LAST) -> tuple[float, float]:
    x, y = performance.take.poses[frame, thing.index, :2]
    return float(x), float(y)


def low(performance: Performance, thing: Thing, frame: int = _LAST) -> float:
    return min(y for _, y in _corners(performance, thing, frame))


def high(performance: Performance, thing: Thing, frame: int = _LAST) -> float:
    return max(y for _, y in _corners(performance, thing, frame))


def sides(performance: Performance, thing: Thing, frame: int = _LAST) -> tuple[float, float]:
    xs = [x for x, _ in _corners(performance, thing, frame)]
    return min(xs), max(xs)


def _corners(performance: Performance, thing: Thing, frame: int) -> list[tuple[float, float]]:
    x, y = middle(performance, thing, frame)
    wide, tall = thing.width_m / 2, thing.height_m / 2
    return [(x - wide, y - tall), (x + wide, y + tall)]


def lane(performance: Performance, thing: Thing) -> float:
    return float(performance.take.lanes[_LAST, thing.index])


def overlap(performance: Performance, one: Thing, other: Thing) -> float:
    a, b = sides(performance, one), sides(performance, other)
    return min(a[1], b[1]) - max(a[0], b[0])


def depth_m(shape: pymunk.Shape, partner: pymunk.Shape) -> float:
    if not shape.cache_bb().intersects(partner.cache_bb()):
        return 0.0
    try:
        return max(-point.distance for point in shape.shapes_collide(partner).points)
    except AssertionError:  # how pymunk says that they are apart
        return 0.0


def meets(one: Thing, other: Thing) -> bool:
    first, second = one.shapes[0].filter, other.shapes[0].filter
    shares = bool(first.categories & second.mask) and bool(second.categories & first.mask)
    return shares and not passes(one, other)


def passes(one: Thing, other: Thing) -> bool:
    """Whether two bodies may be in each other's place, being nearer and farther, or one in the other."""
    first, second = one.shapes[0].filter, other.shapes[0].filter
    return bool(first.group) and first.group == second.group


@pytest.mark.parametrize(
    ("prompt", "who", "what"),
    [
        ("a cat under a table", "cat", "table"),
        ("a dog under a tree", "dog", "tree"),
        ("a child under an umbrella", "child", "umbrella"),
        ("a mouse under a mushroom", "mouse", "mushroom"),
        ("a bear under a bridge", "bear", "bridge"),
    ],
)
def test_whoever_is_under_something_has_it_overhead(prompt, who, what):
    played = scene(prompt)
    one, other = named(played, who), named(played, what)

    assert high(played, one) < high(played, other)
    assert overlap(played, one, other) > 0.9 * one.width_m
    assert low(played, one) == pytest.approx(0.0, abs=_TOUCH_M)
    assert passes(one, other)


@pytest.mark.parametrize(
    ("prompt", "who", "what"),
    [
        ("a child behind a tree", "child", "tree"),
        ("a bear behind a table", "bear", "table"),
        ("a cat hides behind a sofa", "cat", "sofa"),
    ],
)
def test_whoever_is_behind_something_is_deeper_and_partly_hidden(prompt, who, what):
    played = scene(prompt)
    one, other = named(played, who), named(played, what)

    assert lane(played, one) >= lane(played, other) + 0.4
    assert overlap(played, one, other) > 0.2 * one.width_m


def test_whoever_walks_behind_something_passes_behind_it_all_the_time():
    played = simulated("a cat walks behind a sofa", duration_s=2.0, fps=12)
    cat, sofa = named(played, "cat"), named(played, "sofa")

    assert (played.take.lanes[:, cat.index] > played.take.lanes[:, sofa.index] + 0.4).all()
    assert abs(middle(played, cat)[0] - middle(played, cat, 0)[0]) > 0.3


@pytest.mark.parametrize(
    ("prompt", "who", "what"),
    [
        ("a dog in front of a house", "dog", "house"),
        ("a cat in front of a television", "cat", "television"),
        ("a robot in front of a castle", "robot", "castle"),
    ],
)
def test_whoever_is_in_front_of_something_is_nearer_and_hides_a_part_of_it(prompt, who, what):
    played = scene(prompt)
    one, other = named(played, who), named(played, what)

    assert lane(played, one) <= lane(played, other) - 0.4
    assert overlap(played, one, other) > 0.4 * one.width_m


@pytest.mark.parametrize(
    ("prompt", "who", "what"),
    [
        ("a bird over a house", "bird", "house"),
        ("a balloon over a castle", "balloon", "castle"),
        ("a whale over a car", "whale", "car"),
        ("a lamp over a table", "lamp", "table"),
        ("a witch flies over a tree", "witch", "tree"),
    ],
)
def test_whoever_is_over_something_stays_above_it(prompt, who, what):
    played = scene(prompt)
    one, other = named(played, who), named(played, what)

    for frame in (0, _LAST):
        assert low(played, one, frame) > high(played, other, frame)
        assert abs(middle(played, one, frame)[0] - middle(played, other, frame)[0]) < 0.5 * (
            one.width_m + other.width_m
        )


def test_whoever_jumps_over_a_fence_comes_down_on_its_other_side():
    played = simulated("a rabbit jumps over a fence", duration_s=2.0, fps=12)
    rabbit, fence = named(played, "rabbit"), named(played, "fence")
    ways = [
        middle(played, rabbit, frame)[0] - middle(played, fence, frame)[0] for frame in range(played.take.frame_count)
    ]

    assert ways[0] < -0.5 * fence.width_m
    assert max(ways) > 0.5 * fence.width_m
    assert max(low(played, rabbit, frame) for frame in range(played.take.frame_count)) > high(played, fence)


@pytest.mark.parametrize(
    ("prompt", "who", "what"),
    [
        ("a cat in a box", "cat", "box"),
        ("a mouse in a cup", "mouse", "cup"),
        ("a duck in a bathtub", "duck", "bathtub"),
        ("a bird in a nest", "bird", "nest"),
        ("a frog in a bucket", "frog", "bucket"),
        ("a dog in a boat", "dog", "boat"),
        ("a child in a car", "child", "car"),
        ("a penguin in a fridge", "penguin", "fridge"),
    ],
)
def test_whoever_is_in_something_is_within_its_sides_and_painted_between_its_back_and_front(prompt, who, what):
    played = scene(prompt)
    one, other = named(played, who), named(played, what)

    assert one.inside == other.index
    assert passes(one, other)
    left, right = sides(played, other)
    assert left < middle(played, one)[0] < right
    assert low(played, one) < high(played, other)


@pytest.mark.parametrize(
    ("prompt", "who", "what"),
    [
        ("a cat on a table", "cat", "table"),
        ("a penguin on a suitcase", "penguin", "suitcase"),
        ("an apple on a box", "apple", "box"),
        ("a bird on a tree", "bird", "tree"),
        ("a cat on the roof of a house", "cat", "house"),
        ("a hat on a dog", "hat", "dog"),
    ],
)
def test_whoever_is_on_something_rests_on_its_top(prompt, who, what):
    played = scene(prompt)
    one, other = named(played, who), named(played, what)

    assert low(played, one) > middle(played, other)[1]
    assert low(played, one) < high(played, other) + _TOUCH_M
    assert overlap(played, one, other) > 0.4 * min(one.width_m, other.width_m)


def test_a_stack_of_three_stands():
    played = scene("a cat on a dog on a horse")
    cat, dog, horse = (named(played, kind) for kind in ("cat", "dog", "horse"))

    assert low(played, horse) < low(played, dog) < low(played, cat)
    things = scene("an apple on a book on a box")
    apple, book, box = (named(things, kind) for kind in ("apple", "book", "box"))
    assert low(things, book) == pytest.approx(high(things, box), abs=_TOUCH_M)
    assert low(things, apple) == pytest.approx(high(things, book), abs=_TOUCH_M)


@pytest.mark.parametrize(("who", "what"), [("dog", "chair"), ("robot", "piano"), ("ball", "tree")])
def test_whoever_is_beside_something_does_not_overlap_it(who, what):
    played = scene(f"a {who} beside a {what}")
    one, other = named(played, who), named(played, what)

    assert overlap(played, one, other) <= 0.0
    assert abs(lane(played, one) - lane(played, other)) < 0.2


def test_a_girl_between_two_trees_has_one_on_either_side():
    played = scene("a girl between two trees")
    girl, left, right = named(played, "child"), named(played, "tree"), named(played, "tree", 1)

    assert sides(played, left)[1] <= sides(played, girl)[0] < sides(played, girl)[1] <= sides(played, right)[0]


def test_what_is_held_is_in_the_hands_and_an_umbrella_over_the_head():
    played = scene("a child holding a teddy bear")
    child, bear = named(played, "child"), named(played, "teddy bear")
    assert low(played, child) < middle(played, bear)[1] < high(played, child)
    assert overlap(played, child, bear) > 0.0

    sheltered = scene("a person holding an umbrella")
    assert high(sheltered, named(sheltered, "umbrella")) > high(sheltered, named(sheltered, "person"))


def test_two_on_one_bicycle_have_a_seat_each_and_nobody_else_is_painted_on_it():
    played = scene("two boys on one bicycle")
    front, back = named(played, "child"), named(played, "child", 1)
    bicycle = named(played, "bicycle")

    assert middle(played, front)[0] - middle(played, back)[0] > 0.15 * bicycle.width_m
    assert min(low(played, front), low(played, back)) > 0.2 * bicycle.width_m
    assert bicycle.extra["taken"] == 1.0
    assert middle(played, bicycle)[0] > middle(played, bicycle, 0)[0] + 1.0


@pytest.mark.parametrize(
    ("prompt", "who", "what"),
    [("a girl rides a dragon", "child", "dragon"), ("a knight on a horse", "knight", "horse")],
)
def test_whoever_rides_goes_along_on_the_back(prompt, who, what):
    played = scene(prompt)
    rider, mount = named(played, who), named(played, what)

    for frame in (0, _LAST):
        assert abs(middle(played, rider, frame)[0] - middle(played, mount, frame)[0]) < 0.3 * mount.width_m
        assert middle(played, rider, frame)[1] > middle(played, mount, frame)[1]


@pytest.mark.parametrize(
    "prompt",
    [
        "a cat on a table",
        "a dog under a table beside a chair",
        "a cat in a box on a table",
        "a boy on a chair beside a table",
        "two boys on one bicycle",
        "an apple on a book on a box",
    ],
)
def test_bodies_that_may_meet_are_not_in_each_other(prompt):
    """By no more than two pixels, in any frame: what one is in, behind or astride passes it and is no overlap."""
    played = scene(prompt)
    shapes = [(thing, shape) for thing in played.things for shape in thing.shapes]
    for frame in range(played.take.frame_count):
        for thing in played.things:
            x, y, angle = played.take.poses[frame, thing.index, :3]
            thing.body.position, thing.body.angle = (float(x), float(y)), float(angle)
            played.footage[0].world.space.reindex_shapes_for_body(thing.body)
        for at, (one, shape) in enumerate(shapes):
            for other, partner in shapes[at + 1 :]:
                if one is not other and meets(one, other):
                    assert depth_m(shape, partner) * played.camera.scale < 2.0, (frame, one.kind.name, other.kind.name)


def test_the_side_that_is_asked_for_is_the_side_where_it_stands():
    for side, sign in (("left", -1), ("right", 1)):
        played = scene(f"a dog to the {side} of a chair")
        assert sign * (middle(played, named(played, "dog"))[0] - middle(played, named(played, "chair"))[0]) > 0.3


def test_whoever_is_between_two_others_has_one_on_either_side():
    played = scene("a boy between a cat and a horse")
    cat, boy, horse = (sides(played, named(played, kind), 0) for kind in ("cat", "child", "horse"))

    assert cat[1] <= boy[0]
    assert boy[1] <= horse[0]


def test_beside_somebody_on_a_bicycle_is_beside_the_bicycle():
    played = scene("a girl beside a boy on a bicycle")

    assert overlap(played, named(played, "child", 1), named(played, "bicycle")) <= 0.0


def test_how_it_could_not_be_laid_is_said_and_what_lies_is_not():
    told = " ".join(scene("a shark behind a dolphin").words)

    assert "Not shown: a shark behind a dolphin." in told
    assert "Not shown" not in " ".join(scene("a cat under a table").words)


def test_whoever_sleeps_on_a_bed_lies_there_from_the_first_frame_on():
    played = scene("a man sleeping on a bed")
    man, bed = named(played, "person"), named(played, "bed")

    for frame in (0, _LAST):
        assert abs(abs(played.take.poses[frame, man.index, 2]) - 1.5) < 0.2
        left, right = sides(played, bed, frame)
        assert left < middle(played, man, frame)[0] < right


def test_whoever_is_too_tall_for_a_box_looks_out_of_it_and_is_not_thrown_out():
    played = simulated("a magician in a box", duration_s=2.0, fps=12)
    magician, box = named(played, "magician"), named(played, "box")

    assert abs(played.take.poses[:, box.index, 2]).max() < 0.05
    assert abs(middle(played, magician)[1] - middle(played, magician, 0)[1]) < 0.05


def test_an_astronaut_rides_a_whale_at_the_surface():
    played = scene("an astronaut riding a whale")
    astronaut, whale = named(played, "astronaut"), named(played, "whale")

    assert middle(played, astronaut)[1] > 0.0
    assert abs(middle(played, astronaut)[0] - middle(played, whale)[0]) < 0.5 * whale.width_m


def test_a_car_on_a_table_stands_on_its_wheels_and_a_bathtub_in_space_is_in_space():
    parked = scene("a van on a table")
    wheels = [thing for thing in parked.things if thing.look == "wheel"]
    assert [low(parked, wheel) > 0.9 * high(parked, named(parked, "table")) for wheel in wheels] == [True, True]

    assert "space" in scene("an astronaut in a bathtub in space").words[-1]


def test_two_who_jump_on_a_bed_leave_it_again_and_again_and_come_down_on_it():
    performance = simulated("two kids jump on a bed", duration_s=3.0)
    one, other = (each.index for each in performance.things if each.kind.name == "child")
    high = performance.take.poses[:, [one, other], 1]

    assert (np.ptp(high, axis=0) > 0.35).all()
    assert (high.min(axis=0) > high[0].min() - 0.1).all()  # nobody falls down beside it
    aloft = np.array([[pose.is_airborne for pose in performance.take.figures[at]] for at in (one, other)])
    assert (np.diff(aloft.astype(int), axis=1) == 1).sum(axis=1).min() >= 2
    assert "2 children (jumping)" in " ".join(performance.words)


def test_each_sits_on_a_chair_of_his_own_and_what_is_beside_them_stands_clear():
    played = scene("two children sit on chairs at a table")

    for number in (0, 1):
        child, chair = named(played, "child", number), named(played, "chair", number)
        assert abs(middle(played, child)[0] - middle(played, chair)[0]) < 0.15
        assert abs(middle(played, chair)[0] - middle(played, chair, 0)[0]) < 0.005  # nothing throws them apart
