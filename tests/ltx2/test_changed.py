"""A model's clip is changed by its file, shot after shot: what is held is a pass of it, however long it is."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generation.engine.contracts import ClipRequest, Extension
from generation.engine.errors import EngineError, RequestNotPossibleError
from generation.engine.inputs import Filmed, Footage, Keyframe, Rework
from generation.engine.protocol import SilentWatch
from media.encode import write_mp4
from media.fingerprints.sound import sound_of
from media.sampling import all_pictures
from tests.ltx2.test_longer import stories
from tests.ltx2.test_storyboards import Counting
from tests.ltx2.watching import RecordingWatch, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

SECONDS, FPS, RATE = 10, 24, 48_000
PASS = 44 / FPS  # seconds of new frames


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    """A clip of ten seconds: a light that moves, and a tone that rises."""
    file = tmp_path_factory.mktemp("films") / "film.mp4"
    frames = np.full((SECONDS * FPS, 64, 64, 3), 60, np.uint8)
    for number, frame in enumerate(frames):
        frame[20:40, number % 44 : number % 44 + 20] = (200, number, 40)
    at = np.arange(SECONDS * RATE) / RATE
    sound = np.tile(0.2 * np.sin(2 * np.pi * (200 + 30 * at) * at), (2, 1)).astype(np.float32)
    write_mp4(file, width=64, height=64, fps=FPS, frames=iter(frames), sound=sound, sample_rate=RATE)
    return Filmed(file=file, fps=FPS, frame_count=len(frames))


@pytest.fixture(scope="module")
def session(hasty: OpenLtx2) -> OpenLtx2:
    """The tiny model in two steps."""
    return hasty


def change(footage: Footage | Filmed, duration_s: float, *, audio: bool = True) -> ClipRequest:
    return ClipRequest(
        prompt="a light on a wall",
        changes=("make it blue",),
        width=64,
        height=64,
        duration_s=duration_s,
        fps=FPS,
        seed=7,
        audio=audio,
        rework=Rework(footage=footage, strength=0.85),
    )


def test_a_film_that_is_read_piece_by_piece_gives_the_same_pictures_to_the_bit(session, film, tmp_path):
    silent, count = tmp_path / "silent.mp4", 4 * FPS  # a model hears the sound too, and that is not the same to the bit
    write_mp4(silent, width=64, height=64, fps=FPS, frames=film.part(0, 4).frames[:count], sound=None, sample_rate=RATE)
    film, whole = replace(film, file=silent, frame_count=count), Footage(frames=all_pictures(silent), fps=FPS)
    by_piece = stories(session, tmp_path / "piece").render(change(film, 4.0, audio=False), SilentWatch())
    at_once = stories(session, tmp_path / "once").render(change(whole, 4.0, audio=False), SilentWatch())

    assert by_piece.notes == (
        "Made in 3 shots: 2 go on from the last second of the one before.",
        "Beside the words the model was given the clip itself.",
    )
    assert by_piece.reading == ()
    assert np.array_equal(pictures(by_piece), pictures(at_once))


def test_a_longer_film_needs_no_more_memory(session, film, tmp_path):
    def most_bytes(duration_s: float) -> int:
        tracemalloc.start()
        try:
            rendering = stories(session, tmp_path).render(change(film, duration_s, audio=False), SilentWatch())
            with rendering.until_delivered:
                assert sum(1 for _ in rendering.frames) == round(duration_s * FPS)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    short, long = most_bytes(2 * PASS), most_bytes(5 * PASS)

    assert long < short + PASS * FPS * 64 * 64 * 3 / 8


def test_a_film_that_is_gone_fails_its_own_clip_with_a_sentence(session, film, tmp_path):
    gone = change(replace(film, file=Path(tmp_path / "gone.mp4")), 0.5)
    failed, made = stories(session, tmp_path / "s").start([gone, change(film, 0.5)], [RecordingWatch()] * 2)

    assert isinstance(failed, EngineError)
    assert str(failed).startswith("The clip that this one is made from cannot be read: ")
    assert not isinstance(made, Exception)


def test_a_piece_of_a_film_is_that_piece_and_beyond_its_end_its_last_picture(film):
    pictures_, sound = all_pictures(film.file), sound_of(film.file)
    middle = film.part(2.5, 5.0).part(0.5, 1.5)
    beyond = film.part(12.0, 14.0)

    assert np.array_equal(middle.frames, pictures_[72:97])
    assert middle.sound.shape == (2, RATE)
    # Not to the bit: what AAC fills with noise is drawn from where the decoding begins.
    assert np.abs(middle.sound - sound[:, 3 * RATE : 4 * RATE]).max() < 1e-3
    assert np.array_equal(beyond.frames, pictures_[-1:])
    assert beyond.sound.shape == (2, 0)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"width": 0}, "There is no clip of 0×64 at 24 frames a second for 4.0 s."),
        ({"fps": 0}, "There is no clip of 64×64 at 0 frames a second for 4.0 s."),
        ({"duration_s": 0.0}, "There is no clip of 64×64 at 24 frames a second for 0.0 s."),
        (
            {"keyframes": tuple(Keyframe(picture=np.zeros((8, 8, 3), np.uint8), at_s=at_s) for at_s in (3.5, 3.51))},
            "Two pictures are given for one moment, 3.5 s into the clip.",
        ),
        (
            {"keyframes": tuple(Keyframe(picture=np.zeros((8, 8, 3), np.uint8), at_s=at_s) for at_s in (5, 9))},
            "Two pictures are given for one moment, 3.96 s into the clip.",
        ),
    ],
)
def test_what_is_no_clip_is_refused_before_the_first_shot(session, film, tmp_path, how, sentence):
    counting = Counting(session)
    (refused,) = stories(counting, tmp_path).start([replace(change(film, 4.0), **how)], [RecordingWatch()])

    assert isinstance(refused, RequestNotPossibleError)
    assert (str(refused), counting.asked) == (sentence, [])


def test_of_a_clip_that_turns_out_impossible_nothing_is_kept(session, film, tmp_path):
    """Its second shot has words of which no text can be made: nobody goes on with the first."""
    told = replace(change(film, 2.0), changes=(), extensions=(Extension(from_s=1.0, words="half \ud83c"),))
    (refused,) = stories(session, tmp_path).start([told], [RecordingWatch()])

    assert isinstance(refused, RequestNotPossibleError)
    assert [each.suffix for each in tmp_path.iterdir()] == [".lock"]
