"""A model's clip is made longer: its own frames to the last, then what is told, from where they end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generation.engine.contracts import ClipRequest, Extension, Rendering, Stage
from generation.engine.errors import EngineError, RenderingCancelledError, RequestNotPossibleError
from generation.engine.inputs import Beginning
from generation.engine.protocol import OpenEngine
from generation.engine.shots.assembling import OpenStoryboards
from media.encode import write_mp4
from media.fingerprints.sound import sound_of
from media.sampling import all_pictures
from tests.ltx2.test_storyboards import Counting, joins_are_smooth
from tests.ltx2.watching import HASTY, RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

SEAM = 36  # frames
RATE = 48_000


@pytest.fixture(scope="module")
def session(hasty: OpenLtx2) -> OpenLtx2:
    """The tiny model in two steps."""
    return hasty


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clip of 1.5 s that somebody has: a light that moves, and a tone."""
    file = tmp_path_factory.mktemp("parents") / "parent.mp4"
    frames = np.full((SEAM, 64, 64, 3), 60, np.uint8)
    for number, frame in enumerate(frames):
        frame[20:40, number : number + 20] = (200, 120, 40)
    tone = 0.2 * np.sin(2 * np.pi * 440 * np.arange(SEAM * RATE // 24) / RATE)
    sound = np.tile(tone, (2, 1)).astype(np.float32)
    write_mp4(file, width=64, height=64, fps=24, frames=iter(frames), sound=sound, sample_rate=RATE)
    return file


@pytest.fixture(scope="module")
def wish(parent: Path) -> ClipRequest:
    """Half a second more of it."""
    return ClipRequest(
        prompt="a light on a wall",
        width=64,
        height=64,
        duration_s=2.0,
        fps=24,
        seed=7,
        extensions=(Extension(from_s=1.5, words="it goes out"),),
        beginning=Beginning(file=parent),
    )


def stories(within: OpenEngine, folder: Path) -> OpenStoryboards:
    return OpenStoryboards(within, HASTY, shelves=folder, of="tiny")


def refused(session: OpenLtx2, folder: Path, request: ClipRequest) -> str:
    (outcome,) = stories(session, folder).start([request], [RecordingWatch()])
    assert isinstance(outcome, RequestNotPossibleError)
    return str(outcome)


def test_it_begins_with_the_clip_itself_and_goes_on_from_its_last_second(session, wish, parent, tmp_path):
    counting = Counting(session)
    rendering = stories(counting, tmp_path).render(wish, RecordingWatch())
    with rendering.until_delivered:
        frames = pictures(rendering)

    was, (asked,) = all_pictures(parent), counting.asked
    assert frames.shape == (48, 64, 64, 3)
    assert np.array_equal(frames[:SEAM], was)
    assert np.array_equal(asked.before.frames, was[-25:])
    assert asked.before.sound.shape == (2, 25 * RATE // 24)
    assert (asked.prompt, asked.frame_count, asked.extensions) == ("a light on a wall. Then: it goes out", 12, ())
    assert asked.seed != wish.seed
    assert (rendering.changes, rendering.notes[0]) == (("+ 0.5 s",), "Goes on from the clip itself in 1 shot.")


def test_its_sound_goes_over_into_the_new_one_as_at_any_join(session, wish, parent, tmp_path):
    sound = stories(session, tmp_path).render(wish, RecordingWatch()).sound
    was = sound_of(parent)

    assert sound.shape == (2, 2 * RATE)
    before = (SEAM - 25) * RATE // 24  # of the last 25 frames the model has made its own
    assert np.array_equal(sound[:, :before], was[:, :before])
    assert not np.array_equal(sound[:, before : was.shape[1]], was[:, before:])
    assert joins_are_smooth(sound, [SEAM * RATE // 24])


def test_a_crash_does_not_make_its_shots_again_wherever_the_file_lies_then(session, wish, parent, tmp_path):
    long = replace(wish, duration_s=4.5)
    moved = tmp_path / "moved.mp4"
    moved.write_bytes(parent.read_bytes())
    with pytest.raises(KeyboardInterrupt):
        stories(Counting(session, crash_at=1), tmp_path / "shelves").render(long, RecordingWatch())
    after = Counting(session)
    stories(after, tmp_path / "shelves").render(replace(long, beginning=Beginning(file=moved)), RecordingWatch())

    assert [each.frame_count for each in after.asked] == [36]


def test_a_clip_that_cannot_be_the_beginning_is_refused_in_words(session, wish, parent, tmp_path):
    (tmp_path / "no.mp4").write_bytes(b"no clip")
    wishes = {
        "36 of them; needed is 66×64": replace(wish, width=66),
        "needed is 64×64 at 24 frames a second, 24 of them": replace(wish, extensions=(Extension(from_s=1.0),)),
        "cannot be read": replace(wish, beginning=Beginning(file=tmp_path / "no.mp4")),
        "not its words alone": replace(wish, beginning=None),
        "not how long it was": replace(wish, extensions=()),
        "from longer to longer": replace(wish, duration_s=1.0),
        "at most 120 s; 121 s were asked for": replace(wish, duration_s=121.0),
    }
    assert [words for words, each in wishes.items() if words not in refused(session, tmp_path / "s", each)] == []


class CancelledBesides(Counting):
    """Has the watch of a clip that waits cancel, while the second shot of another one is made."""

    def __init__(self, within: OpenEngine, waiting: RecordingWatch) -> None:
        super().__init__(within)
        self.waiting = waiting

    def start(self, requests, watches):
        if self.asked:
            self.waiting.cancel_at = self.waiting.seen[-1][:2]
        return super().start(requests, watches)


def test_who_cancels_in_a_batch_of_long_clips_is_heard_while_another_ones_shot_is_made(session, wish, tmp_path):
    waiting = RecordingWatch()
    boat = replace(wish, prompt="a boat", duration_s=4.0, extensions=(), beginning=None)
    counting = CancelledBesides(session, waiting)
    made, cancelled = stories(counting, tmp_path).start(
        [boat, replace(boat, prompt="[0-1s] a cat [1-4s] a dog")], [RecordingWatch(), waiting]
    )

    assert not isinstance(made, Exception)
    assert isinstance(cancelled, RenderingCancelledError)
    assert [each.prompt for each in counting.asked] == ["a boat"] * 3
    assert len([each for each in tmp_path.iterdir() if each.is_dir()]) == 1


def test_long_clips_of_one_plan_are_made_together_and_each_is_what_it_is_alone(session, wish, tmp_path):
    boat = replace(wish, prompt="a boat", duration_s=4.0, extensions=(), beginning=None)
    counting = Counting(session)
    both = stories(counting, tmp_path / "both").start([boat, replace(boat, seed=8)], [RecordingWatch()] * 2)
    alone = stories(session, tmp_path / "alone").render(replace(boat, seed=8), RecordingWatch())

    assert [each.prompt for each in counting.asked] == ["a boat"] * 6
    assert counting.calls == 3
    assert np.abs(pictures(both[1].finish()).astype(int) - pictures(alone)).max() <= 1


def test_a_clip_whose_file_is_gone_meanwhile_fails_alone(session, wish, parent, tmp_path):
    gone = tmp_path / "gone.mp4"
    gone.write_bytes(parent.read_bytes())

    class Losing(Counting):
        def start(self, requests, watches):
            gone.unlink(missing_ok=True)
            return super().start(requests, watches)

    boat = replace(wish, prompt="a boat", duration_s=4.0, extensions=(), beginning=None)
    longer = replace(wish, duration_s=4.0, beginning=Beginning(file=gone))
    made, failed = stories(Losing(session), tmp_path / "s").start([boat, longer], [RecordingWatch()] * 2)

    assert not isinstance(made, Exception)
    assert isinstance(failed, EngineError)
    assert "cannot be read" in str(failed)


def test_a_clip_that_could_not_be_encoded_is_not_made_again(session, wish, tmp_path):
    rendering = stories(session, tmp_path).render(wish, RecordingWatch())
    with pytest.raises(OSError, match="disk"), rendering.until_delivered:
        _fill_the_disk(pictures(rendering))
    after = Counting(session)
    again: Rendering = stories(after, tmp_path).render(wish, RecordingWatch())
    with again.until_delivered:
        pictures(again)

    assert after.asked == []
    assert [each.suffix for each in tmp_path.iterdir()] == [".lock"]


def test_who_cancels_while_it_is_encoded_leaves_nothing_behind(session, wish, tmp_path):
    rendering = stories(session, tmp_path).render(wish, RecordingWatch(cancel_at=(Stage.DECODING, 40)))
    with pytest.raises(RenderingCancelledError), rendering.until_delivered:
        pictures(rendering)

    assert [each.suffix for each in tmp_path.iterdir()] == [".lock"]


def _fill_the_disk(_frames: np.ndarray) -> None:
    raise OSError("the disk is full")
