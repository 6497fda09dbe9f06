"""A clip made longer: it begins with the old one, picture for picture, goes on without a jump, then does as it is told."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from generation.engine.animatic.engine import AnimaticEngine, Performance
from generation.engine.animatic.script import Hour, Join, Weather
from generation.engine.animatic.story import Story, read_whole
from generation.engine.contracts import ClipRequest, Extension, Rendering
from generation.engine.errors import RequestNotPossibleError
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import asked, lengthened, simulated

SEAM = 24  # frames of the clips that are made longer here: a second
BEGINNINGS = (
    ("three balls bounce in a kitchen", ""),
    ("handheld shot of a dog running in the park", ""),
    ("slow zoom in on a boat at sea", ""),
    ("a cat. Dissolve to a duck", "they jump, at night"),
    ('a robot in a kitchen says "Tea"', 'it says "Who wants tea?", music: waltz'),
)


def made(prompt: str, *from_s: float, words: str = "", **wishes: object) -> Rendering:
    request = asked(prompt, width=64, height=96, extensions=lengthened(*from_s, words=words), **wishes)
    with AnimaticEngine().open() as engine:
        return engine.render(request, SilentWatch())


def drawn(clip: Rendering, count: int | None = None) -> np.ndarray:
    return np.stack(list(islice(clip.frames, count)))


def told(prompt: str, words: str, *changes: str, before: int = 0) -> Story:
    extension = Extension(from_s=2.0, words=words, changes=before)
    return read_whole(asked(prompt, duration_s=4.0, changes=changes, extensions=(extension,)))


@pytest.mark.parametrize(("prompt", "words"), BEGINNINGS)
def test_it_begins_as_the_clip_that_it_goes_on_from(prompt: str, words: str):
    one, two = made(prompt, duration_s=1.0), made(prompt, 1.0, words=words, duration_s=1.8)

    until = 48_000 - 960  # samples; over the last 20 ms the sound goes over
    assert np.array_equal(drawn(one), drawn(two, SEAM))
    assert np.array_equal(one.sound[:, :until], two.sound[:, :until])
    assert (two.frame_count, two.sound.shape) == (43, (2, 86_000))
    assert two.captions[: len(one.captions)] == one.captions


def test_so_does_one_that_was_made_longer_before():
    prompt, words = "a cat jumps, then runs", "it rains"
    two = made(prompt, 0.5, words=words, duration_s=1.0)
    three = ClipRequest(
        prompt=prompt, width=64, height=96, fps=24, seed=1, duration_s=1.5,
        extensions=(Extension(from_s=0.5, words=words), Extension(from_s=1.0)),
    )  # fmt: skip

    with AnimaticEngine().open() as engine:
        longer = engine.render(three, SilentWatch())

    assert np.array_equal(drawn(two), drawn(longer, SEAM))
    assert np.array_equal(two.sound[:, :47_040], longer.sound[:, :47_040])


def test_a_clip_that_is_merely_longer_begins_otherwise():
    short, long = (simulated("a cat jumps, then runs", duration_s=length_s) for length_s in (1.5, 3.0))

    assert not np.array_equal(long.take.poses[:36], short.take.poses[:36])


def test_it_goes_on_in_the_same_world():
    first, then = simulated("a dog runs in the park", duration_s=4.0, extensions=lengthened(2.0)).footage

    before, after = first.seen.poses[-1, 0], then.seen.poses[0, 0]

    assert after[0] - before[0] == pytest.approx(before[3] / 24, rel=0.05)  # a frame's way at its speed
    assert then.seen.poses[-1, 0, 0] > before[0] + 2.0


def test_who_leapt_leaps_again_and_who_is_at_rest_is_filmed_anew():
    leaping = simulated("a cat jumps", duration_s=4.0, extensions=lengthened(2.0)).footage
    fallen = simulated("a row of dominoes", duration_s=7.5, extensions=lengthened(4.0)).footage

    assert len(leaping) == 2
    assert leaping[1].seen.poses[:, 0, 1].max() == pytest.approx(leaping[0].seen.poses[:, 0, 1].max(), abs=0.05)
    assert [each.scene.take for each in fallen] == [0, 0, 1]


@pytest.mark.parametrize("words", ["", "it jumps on the beach at night"])
def test_no_seam_is_seen_or_heard(words: str):
    clip = made("a robot dances, no music", 1.0, words=words, duration_s=2.2)

    steps = np.abs(np.diff(drawn(clip).astype(int), axis=0)).mean(axis=(1, 2, 3))

    assert steps[23] < 2 * np.median(steps), "the old clip's last picture and the next"
    assert steps[24:].max() < 0.15 * steps[24:].sum(), "a cut would be one step of a third of all"
    assert np.abs(np.diff(clip.sound[:, 47_000:49_000])).max() < 0.05


# what happens next


def test_what_happens_next_is_led_to_in_the_same_world():
    performance = simulated("a cat walks in the park", duration_s=4.0, extensions=lengthened(2.0, words="it jumps"))

    first, led, then = performance.footage
    plates = [each.plate for each in performance.footage]
    assert [(plate.first, plate.frame_count, plate.fade_frames) for plate in plates] == [
        (0, 48, 0),
        (48, 10, 0),
        (58, 38, 12),
    ]
    assert led.seen.poses[0, 0, 0] > first.seen.poses[-1, 0, 0]
    assert then.scene.actors[0].actions == ("jump",)


def test_who_was_there_stays_and_so_does_the_place_until_another_is_named():
    stayed = told("A girl walks in the park at night", "a dog runs in").reading.script.shots[-1].scene
    left = told("A girl walks in the park at night", "on the beach, in the rain").reading.script.shots[-1].scene

    assert [actor.kind for actor in stayed.actors] == ["child", "dog"]
    assert (stayed.setting, stayed.hour) == ("park", Hour.NIGHT)
    assert (left.setting, left.weather, [actor.kind for actor in left.actors]) == ("beach", Weather.RAIN, ["child"])


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        ("", ("+ 2 s",)),
        ("then it rolls", ("+ 2 s", "red ball: bounce → roll")),
        ("and then it starts to rain", ("+ 2 s", "+ rain")),
        ("two dogs run in", ("+ 2 s", "+ 2 dogs")),
    ],
)
def test_what_is_added_is_told_in_a_few_words(words: str, differs: tuple[str, ...]):
    assert told("A red ball bounces in the park", words).changes == differs


def test_what_was_changed_stays_changed_and_what_comes_later_counts_for_all():
    first, then = told(
        "A red ball bounces in the park", "it rolls, by day", "make it blue, at night", before=1
    ).reading.script.shots
    late = told("A red ball bounces in the park", "it rolls", "make it blue").reading.script.shots

    blue = (56, 122, 206)
    assert [(shot.scene.actors[0].colour, shot.scene.hour) for shot in (first, then)] == [
        (blue, Hour.NIGHT),
        (blue, Hour.DAY),
    ]
    assert (then.scene.actors[0].actions, then.join) == (("roll",), Join.DISSOLVE)
    assert [shot.scene.actors[0].colour for shot in late] == [blue, blue]


def test_somebody_who_came_by_a_change_is_known():
    last = told("A ball bounces in the park", "the dog jumps", "add a dog", before=1).reading.script.shots[-1].scene

    assert [(actor.kind, actor.actions) for actor in last.actors] == [("ball", ("bounce",)), ("dog", ("jump",))]


def test_nothing_is_quoted_of_what_was_told_before():
    performance: Performance = simulated(
        "a zorblaxname bounces in a kitchen, music: waltz for Ottilie", duration_s=3.0,
        extensions=lengthened(2.0, words="it dances with a qwfpg"),
    )  # fmt: skip

    said = " ".join((*performance.words, *performance.changes))
    assert "I can't draw qwfpg: here is" in said
    assert not [word for word in ("zorblaxname", "Ottilie", "waltz") if word in said]


def test_lines_of_what_happens_next_are_said_after_the_seam():
    one, two = simulated(
        'a robot says "Tea?"', duration_s=4.0, extensions=lengthened(2.0, words='it says "No tea."')
    ).dialogue.lines

    assert (one.text, two.text, one.number, two.number) == ("Tea?", "No tea.", 0, 1)
    assert one.end_s < 2.0 < two.start_s < two.end_s < 4.0


@pytest.mark.parametrize("words", ["🎈", "a" * 500, "Shot 1: a cat. Shot 2: a dog", '"', ". " * 200])
def test_any_words_make_a_clip(words: str):
    performance = simulated("a cat jumps", duration_s=2.0, extensions=lengthened(1.0, words=words))

    assert sum(each.plate.frame_count for each in performance.footage) == 48


@pytest.mark.parametrize(
    ("duration_s", "from_s"), [(121.0, (60.0,)), (4.0, (4.0,)), (9.0, (6.0, 3.0)), (70.0, (61.0,))]
)
def test_a_clip_cannot_go_on_without_end_or_backwards(duration_s: float, from_s: tuple[float, ...]):
    with pytest.raises(RequestNotPossibleError):
        made("a cat", *from_s, duration_s=duration_s)
