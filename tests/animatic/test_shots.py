"""Storyboards: who carries over from shot to shot, when each begins, how it is joined, and long clips that stay alive."""

from __future__ import annotations

import json
from typing import Any
from weakref import WeakSet

import numpy as np
import pytest

from generation.engine.animatic.__main__ import main
from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.animatic.filming import Footage
from generation.engine.animatic.picture.painter import Painter
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Hour, Join, Shot, Weather
from generation.engine.animatic.sound.joining import Piece, joined
from generation.engine.contracts import ClipRequest
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import asked, simulated


def shots_of(prompt: str, duration_s: float = 6.0) -> tuple[Shot, ...]:
    return read(prompt, duration_s=duration_s).script.shots


def times_of(prompt: str, duration_s: float = 6.0) -> list[tuple[float, float]]:
    return [(round(shot.start_s, 2), round(shot.length_s, 2)) for shot in shots_of(prompt, duration_s)]


def rendered_whole(request: ClipRequest) -> tuple[np.ndarray, np.ndarray]:
    with AnimaticEngine().open() as engine:
        clip = engine.render(request, SilentWatch())
        return np.stack(list(clip.frames)), clip.sound


# who and what carries over


def test_a_pronoun_and_a_name_mean_the_one_of_the_shot_before():
    run, jump, swim = shots_of(
        "Shot 1: a red dog runs in the park at night. Shot 2: it jumps. Shot 3: the dog in a lake"
    )

    assert [shot.scene.actors[0].actions for shot in (run, jump, swim)] == [("run",), ("jump",), ("jump",)]
    assert {(shot.scene.actors[0].who, shot.scene.actors[0].colour) for shot in (run, jump, swim)} == {
        (0, (222, 58, 52))
    }
    assert [shot.scene.setting for shot in (run, jump)] == ["park", "park"]
    assert swim.scene.setting != "park"
    assert {shot.scene.hour for shot in (run, jump, swim)} == {Hour.NIGHT}


def test_whoever_is_not_named_is_not_there():
    first, second = shots_of("Shot 1: a dog and a cat run. Shot 2: the cat jumps.")

    assert [actor.kind for actor in first.scene.actors] == ["dog", "cat"]
    assert [(actor.kind, actor.who) for actor in second.scene.actors] == [("cat", 1)]


def test_a_shot_that_names_nobody_goes_on_with_whoever_was_there():
    _, close = shots_of("Shot 1: a robot walks in a street. Shot 2: close-up, it rains.")

    assert (close.scene.actors[0].kind, close.scene.actors[0].actions) == ("robot", ("walk",))
    assert (close.scene.camera, close.scene.weather, close.scene.setting) == ("close-up", Weather.RAIN, "street")


def test_what_stands_before_the_first_shot_is_said_of_all():
    both = shots_of("Noir, a snowy night. Shot 1: a man walks. Shot 2: a car drives.")

    assert len(both) == 2
    assert {(shot.scene.style, shot.scene.hour, shot.scene.weather) for shot in both} == {
        ("noir", Hour.NIGHT, Weather.SNOW)
    }


def test_lines_and_sounds_are_of_the_shot_they_stand_in():
    one, two = shots_of('Shot 1: a man says "Hello". SFX: bell. Shot 2: Woman: "Good bye". SFX: thunder.')

    assert [line.text for line in one.scene.lines] == ["Hello"]
    assert [(line.text, line.speaker) for line in two.scene.lines] == [("Good bye", 0)]
    assert (one.scene.effects, two.scene.effects) == (("bell",), ("thunder",))


def test_the_same_one_looks_the_same_in_every_shot():
    performance = simulated("Shot 1: a cat and a man walk. Shot 2: the man dances in a kitchen.", duration_s=4.0)

    first, second = ([each for each in footage.things if each.kind.name == "person"] for footage in performance.footage)

    assert first[0].index != second[0].index
    assert (first[0].colour, first[0].who) == (second[0].colour, second[0].who)


def test_then_leads_to_another_shot_where_it_leads_to_another_place():
    walks, sleeps = shots_of("A cat walks on the beach, then it sleeps in a kitchen at night")

    assert [shot.scene.setting for shot in (walks, sleeps)] == ["beach", "kitchen"]
    assert {shot.scene.actors[0].who for shot in (walks, sleeps)} == {0}
    assert (walks.scene.hour, sleeps.scene.hour) == (Hour.DAY, Hour.NIGHT)


@pytest.mark.parametrize(
    "prompt",
    ["A cat walks on the beach, then it jumps", "A cat walks on a beach, then sleeps on the beach", "then then then"],
)
def test_then_in_one_place_is_one_shot(prompt):
    assert len(shots_of(prompt)) == 1


# when


def test_shots_without_times_share_the_clip_by_what_happens_in_them():
    assert times_of("Shot 1: a cat. Shot 2: a dog.") == [(0.0, 3.0), (3.0, 3.0)]
    assert times_of("Shot 1: a cat. Shot 2: a dog runs, then jumps, then sleeps.") == [(0.0, 2.0), (2.0, 4.0)]


@pytest.mark.parametrize(
    "prompt",
    [
        "[0-2s] a cat [2-6s] a dog",
        "0:00-0:02: a cat. 0:02-0:06 - a dog",
        "Shot 1 (2s): a cat. Shot 2 (4 seconds): a dog",
        "Shot 1 (0-2s): a cat. Shot 2 (2-6s): a dog",
        "a cat [2s] a dog",
    ],
)
def test_times_that_are_given_hold(prompt):
    assert times_of(prompt) == [(0.0, 2.0), (2.0, 4.0)]


def test_times_are_fitted_to_the_clip_and_that_is_said():
    reading = read("[0-4s] a cat [4-12s] a dog", duration_s=6.0)

    assert [shot.length_s for shot in reading.script.shots] == [2.0, 4.0]
    assert "Your shots take 12 s: I fitted them to the 6 s of the clip." in reading.remarks


@pytest.mark.parametrize("prompt", ["[0-4s] a cat [2-6s] a dog", "[4-0s] a cat [4-6s] a dog"])
def test_times_that_contradict_each_other_are_said_and_not_kept(prompt):
    reading = read(prompt, duration_s=6.0)

    assert [shot.length_s for shot in reading.script.shots] == [3.0, 3.0]
    assert "The times of your shots contradict each other: I timed them myself." in reading.remarks


def test_no_shot_is_a_flash():
    assert times_of("[0-0.2s] a cat [0.2-6s] a dog") == [(0.0, 0.8), (0.8, 5.2)]


def test_only_as_many_shots_are_made_as_have_room():
    reading = read(" ".join(f"Shot {n}: a cat jumps." for n in range(1, 13)), duration_s=60.0)

    assert len(reading.script.shots) == 8
    assert "Only the first 8 of 12 shots have room in this clip." in reading.remarks
    assert len(shots_of("Shot 1: a cat. Shot 2: a dog. Shot 3: a duck.", 2.0)) == 2


# how they are joined


@pytest.mark.parametrize("words", ["dissolve to", "then it dissolves to:", "cross-fade to", "fade into"])
def test_a_dissolve_is_read(words):
    assert [shot.join for shot in shots_of(f"a cat runs. {words} a dog")] == [Join.CUT, Join.DISSOLVE]


@pytest.mark.parametrize("words", ["cut to", "Smash cut to:", "Shot 2:"])
def test_a_cut_is_read(words):
    assert [shot.join for shot in shots_of(f"a cat runs. {words} a dog")] == [Join.CUT, Join.CUT]


def test_an_end_in_black_is_no_shot():
    assert len(shots_of("a cat runs. Cut to black.")) == 1


def test_shots_fill_the_clip_without_a_gap():
    plates = [each.plate for each in simulated("a cat runs. Dissolve to a dog. Cut to a duck", duration_s=3.0).footage]

    assert [(plate.first, plate.frame_count, plate.fade_frames) for plate in plates] == [
        (0, 24, 0),
        (24, 24, 9),
        (48, 24, 0),
    ]


def test_a_dissolve_goes_over_and_a_cut_is_at_once():
    prompts = (f"a cat at night. {join} a penguin in the snow by day" for join in ("Dissolve to", "Cut to"))
    dissolved, cut = (rendered_whole(asked(prompt, width=64, height=96, audio=False))[0] for prompt in prompts)

    def steps(frames: np.ndarray) -> np.ndarray:
        means = np.array([frame.mean() for frame in frames])
        return np.abs(np.diff(means)) / abs(means[40] - means[20])

    assert np.array_equal(dissolved[23], cut[23])
    assert np.array_equal(dissolved[40], cut[40])
    assert steps(cut)[23] > 0.75
    assert steps(dissolved).max() < 0.25


def test_one_shots_layers_are_held_at_a_time_and_two_while_one_dissolves(monkeypatch: pytest.MonkeyPatch):
    painters, begin = WeakSet[Painter](), Painter.__init__

    def counted(self: Painter, *args: Any, **how: Any) -> None:
        painters.add(self)
        begin(self, *args, **how)

    monkeypatch.setattr(Painter, "__init__", counted)
    with AnimaticEngine().open() as engine:
        request = asked("a cat. Dissolve to a dog. Cut to a duck", duration_s=3.0, width=64, height=64, audio=False)
        clip = engine.render(request, SilentWatch())
    held = []

    for number, _ in enumerate(clip.frames):
        if number in {0, 23, 24, 32, 34, 48, 71}:
            held.append(len(painters))

    assert held == [1, 1, 2, 2, 1, 1, 1]


def test_sounds_are_joined_at_equal_power():
    def noise(share: float) -> np.ndarray:
        return np.full((2, 100), share, np.float32)

    first = joined([Piece(noise(1), 0, 0), Piece(noise(0), 60, 20)], 160)
    second = joined([Piece(noise(0), 0, 0), Piece(noise(1), 60, 20)], 160)

    assert np.allclose(first**2 + second**2, 1.0)  # the powers of two noises add
    assert np.abs(np.diff(first)).max() < 0.1


def test_without_a_fade_a_join_would_click():
    total = joined([Piece(np.ones((2, 100)), 0, 0), Piece(np.zeros((2, 100)), 60, 0)], 160)

    assert np.abs(np.diff(total)).max() == 1.0


# long clips


def test_a_long_clip_stays_alive():
    performance = simulated("a row of dominoes", duration_s=13.0, width=96, height=170, fps=24)
    moving = [
        (np.hypot(*each.seen.poses[:, :, 3:5].transpose(2, 0, 1)) > 0.12).any(axis=1) for each in performance.footage
    ]

    still = "".join("-" if moves else "." for moves in np.concatenate(moving)).split("-")

    assert len(performance.footage) > 2
    assert max(map(len, still)) < 3.2 * 24


def test_a_short_clip_is_one_take():
    assert len(simulated("a row of dominoes", duration_s=5.0).footage) == 1


def test_what_is_to_be_done_in_turn_is_spread_over_the_takes_of_a_long_shot():
    footage = simulated("a cat walks, then jumps, then dances", duration_s=24.0, width=96, height=170).footage

    assert list(dict.fromkeys(each.scene.actors[0].actions for each in footage)) == [("walk",), ("jump",), ("dance",)]


def test_the_command_line_lists_the_shots(tmp_path, capsys):
    truth = tmp_path / "truth.json"

    main(["a cat. Dissolve to a duck", "--explain", "--truth", str(truth), "--size", "96x170", "--seconds", "2"])

    told = json.loads(truth.read_text())
    assert [(shot["first_frame"], shot["frame_count"], shot["fade_frames"]) for shot in told["shots"]] == [
        (0, 24, 0),
        (24, 24, 9),
    ]
    assert [len(take["poses"]) for take in (told, *told["after_cuts"])] == [24, 24]
    assert '"join": "dissolve"' in capsys.readouterr().out


# what stays though nobody says it


def test_a_place_and_an_hour_that_nobody_says_stay():
    scenes = [shot.scene for shot in shots_of("Shot 1: a robot walks at dawn. Shot 2: a chef dances. Shot 3: it jumps")]

    assert [(scene.setting, scene.hour) for scene in scenes] == 3 * [("street", Hour.DAWN)]


def test_what_needs_another_ground_is_done_there():
    scenes = [shot.scene for shot in shots_of("Shot 1: a robot walks. Shot 2: a woman skis. Shot 3: a whale swims")]

    assert [scene.setting for scene in scenes] == ["street", "snow", "sea"]


def test_two_keep_their_sides_and_colours_whatever_is_done_to_whom():
    told = "A man and a woman hug. Cut to: the woman kisses the man. Cut to: the man throws a ball to the woman."
    first, *others = simulated(told, duration_s=9.0).footage

    def from_left(footage: Footage) -> list[tuple[str, object, int]]:
        people = [thing for thing in footage.things if thing.kind.name == "person"]
        people.sort(key=lambda thing: footage.take.poses[0, thing.index, 0])
        return [(thing.noun, thing.colour, thing.who) for thing in people]

    assert [each[0] for each in from_left(first)] == ["man", "woman"]
    assert [from_left(each) for each in others] == [from_left(first), from_left(first)]


def test_two_on_one_bench_sit_side_by_side():
    footage = simulated("a man and a woman sit on a bench in the park", duration_s=1.0).footage[0]
    man, woman = (thing for thing in footage.things if thing.kind.name == "person")

    apart = footage.take.poses[:, woman.index, 0] - footage.take.poses[:, man.index, 0]
    assert apart.min() > 0.3


def test_who_sits_and_plays_does_both():
    footage = simulated("a man plays the guitar on a bench in the park", duration_s=1.0).footage[0]
    man, guitar = (next(t for t in footage.things if t.kind.name == name) for name in ("person", "guitar"))
    last = footage.take.figures[man.index][-1].stance

    assert footage.stage.played["person"][-1] == "guitar"
    assert last is not None
    assert last.hips is not None
    assert last.hips < 0.2
    reach = np.hypot(*(footage.take.poses[-1, guitar.index, :2] - footage.take.poses[-1, man.index, :2]))
    assert reach < 0.5 * man.height_m


def test_of_whom_something_is_done_to_nothing_is_left_out():
    words = simulated("A man and a woman sit on a bench. Cut to: the man kisses the woman", duration_s=4.0).words

    assert "Left out" not in " ".join(words)
