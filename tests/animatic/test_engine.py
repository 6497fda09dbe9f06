"""The engine as the worker sees it: exact lengths, the same clip twice, a cancel that stops, frames one at a time."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import replace

import numpy as np
import pytest

from generation.engine.animatic.__main__ import main
from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.contracts import ClipRequest, Rendering, Stage
from generation.engine.errors import RenderingCancelledError, RequestNotPossibleError
from generation.engine.protocol import SilentWatch, Watch
from generation.engine.registry import build_engine
from tests.animatic.scenes import RememberingWatch, asked, simulated


def rendered(request: ClipRequest, watch: Watch | None = None) -> Rendering:
    with AnimaticEngine().open() as engine:
        return engine.render(request, watch or SilentWatch())


def print_of(rendering: Rendering) -> str:
    digest = hashlib.sha256()
    for frame in rendering.frames:
        digest.update(frame.tobytes())
    digest.update(b"" if rendering.sound is None else rendering.sound.tobytes())
    return digest.hexdigest()


def test_the_registry_knows_it():
    assert build_engine("animatic").card.needs_gpu is False


@pytest.mark.parametrize(
    ("fps", "duration_s", "frames"), [(24, 1.37, 33), (25, 0.5, 12), (30, 0.71, 21), (24, 0.01, 1)]
)
def test_pictures_and_sound_have_exactly_the_length_asked_for(fps, duration_s, frames):
    rendering = rendered(asked("a red ball bouncing", fps=fps, duration_s=duration_s, width=98, height=130))

    shapes = [frame.shape for frame in rendering.frames]

    assert shapes == [(130, 98, 3)] * frames
    assert rendering.frame_count == frames
    assert rendering.sound.shape == (2, round(frames * 48_000 / fps))
    assert rendering.sound.dtype == np.float32


def test_the_same_request_gives_the_same_clip_and_another_seed_another():
    request = asked("two penguins and a beach ball in the snow", duration_s=0.4, width=90, height=160)
    first, again, other = (print_of(rendered(each)) for each in (request, request, replace(request, seed=2)))

    assert first == again
    assert first != other


PROMPTS = (
    "a cat doing a backflip on a paddleboard on water",
    "a red car driving",
    "balloons in the park",
    "a robot juggling three apples",
    "xyzzy",
)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_pictures_move_and_are_no_flat_colour(prompt):
    frames = [frame.astype(int) for frame in rendered(asked(prompt, duration_s=1.0, width=96, height=170)).frames]

    first, last = frames[0], frames[-1]

    assert np.abs(first - last).max(axis=2).astype(bool).mean() > 0.005
    assert first.std() > 15


def test_a_cancel_while_simulating_stops_before_any_picture():
    watch = RememberingWatch(cancel_at=(Stage.SIMULATING, 10))

    with pytest.raises(RenderingCancelledError):
        rendered(asked("a red ball bouncing"), watch)

    assert watch.count(Stage.DRAWING) == 0


def test_a_cancel_while_drawing_stops_within_one_frame():
    watch = RememberingWatch(cancel_at=(Stage.DRAWING, 3))

    with pytest.raises(RenderingCancelledError):
        list(rendered(asked("a red ball bouncing"), watch).frames)

    assert watch.count(Stage.DRAWING) == 3


def test_frames_are_drawn_when_taken_and_never_kept():
    watch = RememberingWatch()
    rendering = rendered(asked("a red ball bouncing", duration_s=6.0, width=64, height=64, audio=False), watch)

    assert watch.count(Stage.DRAWING) == 0
    first, second = itertools.islice(rendering.frames, 2)

    assert watch.count(Stage.DRAWING) == 2
    assert not np.shares_memory(first, second)


def test_progress_is_told_with_small_previews():
    watch = RememberingWatch()
    list(rendered(asked("a red ball bouncing", width=720, height=1280, duration_s=0.5, audio=False), watch).frames)

    assert watch.steps[0] == (Stage.READING, 0, 1)
    assert watch.steps[-1] == (Stage.DRAWING, 12, 12)
    assert [preview.shape for preview in watch.previews] == [(320, 180, 3)] * 6


@pytest.mark.parametrize("changes", [{"duration_s": 61.0}, {"width": 4096, "height": 4096}, {"width": 8}])
def test_what_the_card_does_not_promise_is_refused(changes):
    with pytest.raises(RequestNotPossibleError):
        rendered(asked("a red ball", **changes))


def test_the_member_is_told_how_the_prompt_was_read():
    assert rendered(asked("a wombat")).reading == (
        "I can't draw wombat: here is a bear instead.",
        "In the picture: a bear (walking); park, day.",
    )


def test_whoever_has_no_part_stands_at_the_side():
    kinds = [thing.kind.name for thing in simulated("a tower of blocks and a robot").things]

    assert kinds.count("block") == 9
    assert kinds.count("robot") == 1


def test_whoever_finds_no_place_is_named():
    assert simulated("a duck and a car in a pool").words == (
        "Not shown: a car.",
        "In the picture: a duck (floating); pool, day.",
    )


def test_the_report_tells_who_plays_and_not_who_was_asked():
    dogs = simulated("two dogs play basketball on the moon and one of them dunks", duration_s=4.0)

    assert dogs.words == ("In the picture: 2 dogs (one shooting) and a basketball; moon, night.",)


def test_the_gravest_is_said_first_and_before_the_cast():
    words = simulated("a xylophone, a capybara, a boat and a car, no rain").words

    assert words[0].startswith("I can't draw ")
    assert [line.startswith("In the picture: ") for line in words].count(True) == 1
    assert words[-1] == "Left out, as you asked: rain."


def test_the_command_line_writes_a_clip_a_sheet_and_the_truth(tmp_path, capsys):
    clip, sheet, truth = tmp_path / "clip.mp4", tmp_path / "sheet.png", tmp_path / "truth.json"
    words = ["a red ball bouncing", "-o", str(clip), "--sheet", str(sheet), "--truth", str(truth), "--explain"]

    status = main([*words, "--size", "180x320", "--seconds", "0.5"])

    assert status == 0
    assert clip.read_bytes()[4:8] == b"ftyp"
    assert sheet.read_bytes()[:4] == b"\x89PNG"
    assert len(json.loads(truth.read_text())["poses"]) == 12
    assert "red ball (bouncing); park, day" in capsys.readouterr().out


def test_the_command_line_says_what_it_cannot_do(tmp_path, capsys):
    status = main(["a red ball", "-o", str(tmp_path / "clip.mp4"), "--seconds", "100"])

    assert status == 2
    assert "up to 60 s" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
