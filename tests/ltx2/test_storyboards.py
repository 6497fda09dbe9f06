"""A minute of the real model's path in five shots: its length, its joins, and what a crash costs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest, EngineCard, Rendering, Stage
from generation.engine.errors import RenderingCancelledError, RenderingHandedBackError, RequestNotPossibleError
from generation.engine.protocol import OpenEngine, Outcome, Watch
from generation.engine.shots.assembling import OpenStoryboards
from generation.engine.shots.planning import plan
from tests.ltx2.watching import HASTY, SMALLEST, RecordingWatch, pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.engine.ltx2.session import OpenLtx2

STORY = ClipRequest(
    prompt="Dusk. [0-12s] a boat [12-20s] a bird [20-33s] rain [33-46s] a fire [46-60s] the sea",
    width=64, height=64, duration_s=60.0, fps=24, seed=7,
)  # fmt: skip
SHORT_STORY = replace(
    STORY, prompt="Dusk. [0-1s] a boat [1-2s] a bird [2-3s] rain [3-4s] a fire [4-5s] the sea", duration_s=5.0
)
"""Five shots in passes of 3 s: what is made, kept and gone on with does not depend on how long they are."""

TAKE = ClipRequest(prompt="a boat on a river", width=64, height=64, duration_s=4.0, fps=24, seed=7)
"""One take of three shots that go on from each other, in passes of 3 s."""

MINUS_40_DB = 0.01


class Counting(OpenEngine):
    """The engine, with what it was asked for; the process goes down when it is asked for the shot `crash_at`."""

    def __init__(self, within: OpenEngine, crash_at: int | None = None) -> None:
        self.within, self.crash_at, self.asked, self.calls = within, crash_at, [], 0

    @property
    def holding(self):
        return self.within.holding

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        if len(self.asked) == self.crash_at:
            raise KeyboardInterrupt
        self.asked += requests
        self.calls += 1
        return self.within.start(requests, watches)


@pytest.fixture(scope="module")
def session(hasty: OpenLtx2) -> OpenLtx2:
    """The tiny model in two steps."""
    return hasty


def stories(within: OpenEngine, folder: Path, card: EngineCard = HASTY) -> OpenStoryboards:
    return OpenStoryboards(within, card, shelves=folder, of="tiny")


@pytest.fixture(scope="module")
def told(session: OpenLtx2, tmp_path_factory: pytest.TempPathFactory) -> tuple[Counting, Rendering, np.ndarray, Path]:
    """The minute, made in one go."""
    counting, folder = Counting(session), tmp_path_factory.mktemp("shelves")
    rendering = stories(counting, folder, LTX2).render(STORY, RecordingWatch())
    with rendering.until_delivered:
        return counting, rendering, pictures(rendering), folder


def test_a_minute_of_five_shots_is_a_minute_to_the_frame_and_to_the_sample(told):
    counting, rendering, frames, folder = told

    assert len(counting.asked) == 5
    assert frames.shape == (1440, 64, 64, 3)
    assert rendering.sound.shape == (2, 60 * 48_000)
    assert rendering.notes == ("Made in 5 shots: 4 begin with a cut.",)
    assert rendering.reading[:2] == ("0 to 12 s: *Dusk. a boat*", "12 to 20 s: *Dusk. a bird*")
    assert [each.suffix for each in folder.iterdir()] == [".lock"]


def test_no_frame_is_repeated_or_dropped_at_a_join(told, session):
    """Each shot's frames lie where they are told to, and the two beside a join are no more alike than any two of a shot."""
    _, _, frames, _ = told
    shot = plan(STORY, one_pass_s=LTX2.one_pass_s).shots[2]
    steps = np.abs(np.diff(frames.astype(np.int16), axis=0)).mean(axis=(1, 2, 3))

    assert shot.begin == 480
    assert all(steps[join - 1] >= np.percentile(steps, 1) for join in (288, 480, 792, 1104))
    assert (steps > 0).all()


def largest_step(sound: np.ndarray) -> float:
    """The farthest that two samples are apart, as a share of the sound's peak."""
    return float(np.abs(np.diff(sound)).max() / np.abs(sound).max())


def joins_are_smooth(sound: np.ndarray, samples: Sequence[int]) -> bool:
    """Within 50 ms of a join no two samples are farther apart than elsewhere, but for -40 dBFS; a random model's sound is
    soft, so it is made as loud as can be first.
    """
    steps = np.abs(np.diff(sound / np.abs(sound).max())).max(axis=0)
    near = np.zeros(steps.shape, bool)
    for at in samples:
        near[at - 2400 : at + 2400] = True
    return float(steps[near].max()) <= float(steps[~near].max()) + MINUS_40_DB


def test_sound_has_no_jump_at_a_join(told):
    _, rendering, _, _ = told
    joins = [288 * 2000, 480 * 2000, 792 * 2000, 1104 * 2000]
    stepped = rendering.sound.copy()
    stepped[:, joins[1] :] += np.abs(stepped).max() * (largest_step(rendering.sound) + 2 * MINUS_40_DB)

    assert joins_are_smooth(rendering.sound, joins)
    assert not joins_are_smooth(stepped, joins)


def test_a_crash_at_the_third_shot_does_not_make_the_first_two_again(session, tmp_path):
    whole = stories(session, tmp_path / "whole").render(SHORT_STORY, RecordingWatch())
    frames = pictures(whole)
    with pytest.raises(KeyboardInterrupt):
        stories(Counting(session, crash_at=2), tmp_path / "s").render(SHORT_STORY, RecordingWatch())
    after, watch = Counting(session), RecordingWatch()
    resumed = stories(after, tmp_path / "s").render(SHORT_STORY, watch)

    assert [each.prompt for each in after.asked] == ["Dusk. rain", "Dusk. a fire", "Dusk. the sea"]
    assert np.array_equal(pictures(resumed), frames)
    assert np.array_equal(resumed.sound, whole.sound)
    denoised = [done / total for stage, done, total in watch.seen if stage is Stage.DENOISING]
    assert denoised == sorted(denoised)
    assert denoised[-1] == 1.0


def test_a_take_longer_than_a_pass_goes_on_from_its_last_frames(session, tmp_path):
    counting = Counting(session)
    rendering = stories(counting, tmp_path).render(TAKE, RecordingWatch())
    frames = pictures(rendering)
    edges = [shot.begin for shot in plan(TAKE, one_pass_s=HASTY.one_pass_s).shots]

    assert len(frames) == 96
    assert len(counting.asked) == 3
    assert counting.asked[0].before is None
    for number, asked in enumerate(counting.asked[1:], 1):
        assert np.array_equal(asked.before.frames, frames[edges[number] - 25 : edges[number]])
    assert joins_are_smooth(rendering.sound, [edge * 2000 for edge in edges[1:]])


def test_who_cancels_leaves_nothing_behind(session, tmp_path):
    with pytest.raises(RenderingCancelledError):
        stories(session, tmp_path).render(TAKE, RecordingWatch(cancel_at=(Stage.DENOISING, 3)))

    assert [each.suffix for each in tmp_path.iterdir()] == [".lock"]


def test_who_has_to_go_leaves_the_shots_to_whoever_goes_on(session, tmp_path):
    class Leaving(RecordingWatch):
        def step(self, stage, done, total, preview=None):
            if stage is Stage.DENOISING and done > total / 3:
                raise RenderingHandedBackError

    with pytest.raises(RenderingHandedBackError):
        stories(session, tmp_path).render(TAKE, Leaving())
    after = Counting(session)
    stories(after, tmp_path).render(TAKE, RecordingWatch())

    assert len(after.asked) == 2


def test_more_than_a_minute_is_refused_and_short_clips_go_the_usual_way(session, tmp_path):
    outcomes = stories(session, tmp_path, LTX2).start(
        [SMALLEST, replace(STORY, duration_s=61.0)],
        [RecordingWatch(), RecordingWatch()],
    )

    assert not isinstance(outcomes[0], Exception)
    assert isinstance(outcomes[1], RequestNotPossibleError)
    assert str(outcomes[1]) == "LTX-2 makes clips of at most 60 s; 61 s were asked for."
