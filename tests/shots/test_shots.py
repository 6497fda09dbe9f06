"""Which shots a long clip becomes, how their sound is joined, and what is kept of them."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from generation.engine.contracts import ClipRequest, Extension, Rendering
from generation.engine.errors import ModelUnavailableError
from generation.engine.inputs import Beginning, Footage, Keyframe, Region, Rework
from generation.engine.shots.joining import crossed
from generation.engine.shots.planning import BEFORE_CHARS, CONTEXT_FRAMES, OVERLAP_FRAMES, Shot, asked_of, plan
from generation.engine.shots.shelf import STALE_S, Shelf, digest_of, prepared, sweep

PICTURE = np.zeros((8, 8, 3), np.uint8)
RATE = 48_000


def wish(prompt: str = "a boat on a river", **changes: object) -> ClipRequest:
    """This will be a request for 60 s at 24 frames a second."""
    told: dict[str, object] = {"width": 64, "height": 64, "duration_s": 60.0, "fps": 24, "seed": 7}
    return ClipRequest(prompt=prompt, **(told | changes))  # type: ignore[arg-type]


def shots_of(request: ClipRequest, *, one_pass_s: float = 20) -> tuple[Shot, ...]:
    return plan(request, one_pass_s=one_pass_s).shots


def test_a_clip_that_fits_into_a_pass_is_one_shot_as_it_was_asked_for():
    request = wish("a boat. Cut to: a bird", duration_s=20.0)
    (shot,) = shots_of(request, one_pass_s=20)

    assert asked_of(request, shot, None) == request


@pytest.mark.parametrize(("duration_s", "fps"), [(60.0, 24), (60.0, 30), (20.04, 25), (47.3, 24)])
def test_a_long_take_becomes_shots_without_gap_of_which_none_is_longer_than_a_pass(duration_s, fps):
    request = wish(duration_s=duration_s, fps=fps)
    shots = shots_of(request, one_pass_s=20)

    assert (shots[0].begin, shots[-1].begin + shots[-1].frame_count) == (0, request.frame_count)
    assert all(one.begin + one.frame_count == other.begin for one, other in pairwise(shots))
    assert all(shot.frame_count + CONTEXT_FRAMES <= 20 * fps for shot in shots)
    assert [shot.goes_on for shot in shots] == [False] + [True] * (len(shots) - 1)
    assert max(shot.frame_count for shot in shots) - min(shot.frame_count for shot in shots) <= 1


def test_told_shots_lie_where_they_are_told_and_hear_what_is_said_before_them():
    shots = shots_of(wish("Rainy evening. [0-10s] a boat. [10-35s] a bird. [35-60s] the sea"), one_pass_s=20)

    assert [shot.begin for shot in shots] == [0, 240, 540, 840, 1140]
    assert [shot.goes_on for shot in shots] == [False, False, True, False, True]
    assert [shot.overlap for shot in shots] == [OVERLAP_FRAMES, 0, OVERLAP_FRAMES, 0, 0]
    assert shots[1].words == shots[2].words == "Rainy evening. a bird."


LONGER = (Extension(from_s=10.0, words="it sinks. Cut to: a bird"), Extension(from_s=12.0))


def test_what_is_made_longer_goes_on_from_there_by_what_was_said_then():
    shots = shots_of(wish(duration_s=30.0, extensions=LONGER))
    then = "a boat on a river. Then: it sinks. Cut to: a bird"

    assert [(shot.begin, shot.frame_count) for shot in shots] == [(0, 240), (240, 48), (288, 432)]
    assert [shot.goes_on for shot in shots] == [False, True, True]
    assert [shot.words for shot in shots] == ["a boat on a river", then, "a boat on a river. Then: it sinks. a bird"]


def test_what_a_clip_begins_with_is_not_planned_and_has_its_seed_for_itself():
    request = wish(duration_s=30.0, extensions=LONGER, beginning=Beginning(file=Path("a.mp4")))
    (shot,) = shots_of(request)
    asked = asked_of(request, shot, Footage(frames=PICTURE[None], fps=24))

    assert (shot.number, shot.begin, shot.goes_on) == (0, 288, True)
    assert (asked.extensions, asked.beginning, asked.duration_s) == ((), None, 18.0)
    assert asked.seed not in {asked_of(wish(), each, None).seed for each in shots_of(wish())}


def test_told_shots_of_what_happens_next_are_cut_in_its_seconds():
    told = (Extension(from_s=10.0, words="[0-3s] it sinks [3-5s] a bird"),)
    shots = shots_of(wish(duration_s=15.0, extensions=told, beginning=Beginning(file=Path("a.mp4"))))

    assert [(shot.begin, shot.goes_on, shot.overlap) for shot in shots] == [(240, True, 3), (312, False, 0)]


def test_of_what_was_told_before_the_latest_is_told_again():
    told = tuple(Extension(from_s=float(at), words=f"{at} " + "very " * 90) for at in range(1, 7))
    *_, last = shots_of(wish(duration_s=10.0, extensions=told))

    assert len(last.words) <= BEFORE_CHARS + len(told[-1].words) + 10
    assert last.words.startswith("very")
    assert last.words.count("Then: ") >= 3


def test_timed_shots_are_planned_in_a_short_clip_too():
    shots = shots_of(wish("[0-2s] a boat [2-5s] a bird", duration_s=5.0), one_pass_s=20)

    assert [(shot.begin, shot.frame_count) for shot in shots] == [(0, 48), (48, 72)]


def test_each_shot_is_asked_with_what_belongs_to_it():
    keyframes = tuple(Keyframe(picture=PICTURE, at_s=at_s) for at_s in (0.0, 25.0, 60.0))
    first = Footage(frames=PICTURE[None], fps=24)
    request = wish(keyframes=keyframes, before=first)
    shots = shots_of(request, one_pass_s=20)
    asked = [asked_of(request, shot, Footage(frames=PICTURE[None], fps=24)) for shot in shots]

    assert len(shots) == 4
    assert [[each.at_s for each in shot.keyframes] for shot in asked] == [[0.0], [10.0], [], [15.0]]
    assert asked[0].before is first
    assert all(shot.before is not None and shot.before is not first for shot in asked[1:])
    assert asked[0].seed == 7
    assert len({shot.seed for shot in asked}) == 4
    assert [asked_of(request, shot, None).seed for shot in shots] == [shot.seed for shot in asked]


def test_a_long_clip_is_reworked_stretch_by_stretch_and_only_where_it_may_change():
    frames = np.arange(60 * 4, dtype=np.uint8)[:, None, None, None].repeat(3, 3)
    rework = Rework(footage=Footage(frames=frames, fps=4), strength=0.5, regions=(Region(begin_s=20.0, end_s=32.0),))
    request = wish(rework=rework)
    parts = [asked_of(request, shot, None).rework for shot in shots_of(request, one_pass_s=20)]

    assert [int(part.footage.frames[0, 0, 0, 0]) for part in parts if part] == [0, 60, 120, 180]
    assert [[(each.begin_s, each.end_s, each.right) for each in part.regions] for part in parts if part] == [
        [(0.0, float("inf"), 0.0)],
        [(5.0, 17.0, 1.0)],
        [(0.0, 2.0, 1.0)],
        [(0.0, float("inf"), 0.0)],
    ]


def tone(hz: float, phase: float, count: int = RATE // 2) -> np.ndarray:
    return np.tile(0.5 * np.sin(2 * np.pi * hz * np.arange(count) / RATE + phase), (2, 1)).astype(np.float32)


def test_sound_leads_from_one_take_into_the_other_without_a_step():
    old, new = tone(220, 0.3), tone(330, 2.0)
    heard = crossed(old, new, RATE)
    steps = np.abs(np.diff(heard)).max()

    assert np.array_equal(heard[:, :10], old[:, :10])
    assert np.array_equal(heard[:, -10:], new[:, -10:])
    assert steps < np.abs(np.diff(new)).max() + 0.001
    assert np.abs(np.diff(np.concatenate([old[:, :900], new[:, 900:]], axis=1))).max() > steps + 0.1


def test_where_both_are_quiet_is_where_it_changes():
    hush = np.ones(RATE // 2, np.float32)
    hush[9000:12000] = 0.0
    old, new = tone(220, 0.3) * hush, tone(330, 2.0) * hush

    assert np.array_equal(crossed(old, new, RATE), np.where(np.arange(RATE // 2) < 10000, old, new))


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_a_few_samples_cross_over_too(count):
    assert crossed(tone(220, 0.3, count), tone(330, 2.0, count), RATE).shape == (2, count)


def rendering(frames: np.ndarray, sound: np.ndarray | None = None) -> Rendering:
    return Rendering(
        width=frames.shape[2], height=frames.shape[1], fps=24, frame_count=len(frames), frames=iter(frames), sound=sound,
        sample_rate=RATE, model="m", model_version="1", notes=("a note",),
    )  # fmt: skip


def test_what_is_kept_comes_back_to_the_bit(tmp_path):
    frames = np.random.default_rng(1).integers(0, 256, (5, 46, 62, 3), np.uint8)
    sound = tone(220, 0.3)
    Shelf(tmp_path, wish(), "m").keep(3, rendering(frames, sound))

    kept = Shelf(tmp_path, wish(), "m").kept(3)
    assert kept is not None
    assert np.array_equal(np.stack(list(kept.frames())), frames)
    assert np.array_equal(kept.sound, sound)
    assert (kept.lead_sound, kept.notes) == (None, ("a note",))
    assert len(list(kept.frames(2))) == 2


def test_of_a_shot_that_was_stopped_nothing_is_kept(tmp_path):
    def stopped():
        yield PICTURE
        raise KeyboardInterrupt

    shelf = Shelf(tmp_path, wish(), "m")
    with pytest.raises(KeyboardInterrupt):
        shelf.keep(0, replace(rendering(PICTURE[None]), frames=stopped()))

    assert shelf.kept(0) is None
    assert not list(tmp_path.glob("*/*"))


def test_another_request_or_another_model_has_another_shelf():
    pictured = wish(keyframes=(Keyframe(picture=PICTURE),))
    other = wish(keyframes=(Keyframe(picture=PICTURE + 1),))
    names = [digest_of(wish(), "m"), digest_of(wish(seed=8), "m"), digest_of(wish(), "n"), digest_of(pictured, "m")]

    assert len({*names, digest_of(other, "m")}) == 5
    assert digest_of(wish(keyframes=(Keyframe(picture=PICTURE.copy()),)), "m") == names[-1]


def test_what_is_said_is_no_mark_of_a_shot():
    prompt = (
        'A director shouts "Cut to: black, now!" and leaves. [0-10s] dusk. [10-25s] a sign "9:00 - 17:00: open" glows'
    )
    shots = shots_of(wish(prompt, duration_s=25.0))

    assert [shot.words for shot in shots] == [
        'A director shouts "Cut to: black, now!" and leaves. dusk.',
        'A director shouts "Cut to: black, now!" and leaves. a sign "9:00 - 17:00: open" glows',
    ]


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        (" ".join(f"Shot {n} (2 s): thing {n}." for n in range(1, 13)), "Only the first 8 of 12 shots"),
        ("[0-10s] a boat. [5-20s] a bird", "contradict each other"),
        ("[0-10s] a boat. Dissolve to [10-60s] a bird", "there is a cut"),
    ],
)
def test_what_is_not_as_told_is_said(prompt, told):
    assert any(told in line for line in plan(wish(prompt), one_pass_s=20).said)


def test_who_makes_the_same_clip_at_the_same_time_has_a_shelf_of_their_own(tmp_path):
    first, second = Shelf(tmp_path, wish(), "m"), Shelf(tmp_path, wish(), "m")
    first.keep(0, rendering(PICTURE[None]))
    second.keep(0, rendering(PICTURE[None]))
    second.clear()

    assert first.kept(0) is not None
    first.clear()
    assert [each.suffix for each in tmp_path.iterdir()] == [".lock"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda shot: (shot / "shot.json").write_text('{"frame_count": 1'),
        lambda shot: (shot / "shot.json").write_text("{}"),
        lambda shot: (shot / "shot.json").unlink(),
        lambda shot: (shot / "frames.mkv").write_bytes(b"half"),
        lambda shot: (shot / "sound.npy").unlink(),
        lambda shot: (shutil.rmtree(shot), shot.write_text("a file")),
    ],
)
def test_a_broken_shot_is_made_again(harm, tmp_path):
    shelf = Shelf(tmp_path, wish(), "m")
    kept = shelf.keep(0, rendering(PICTURE[None], tone(220, 0.3)))
    harm(kept.folder)

    assert shelf.kept(0) is None
    assert shelf.keep(0, rendering(PICTURE[None])).frame_count == 1


def test_a_shelf_that_others_can_reach_is_not_used(tmp_path):
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "mine").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    (tmp_path / "file").touch()

    assert prepared(tmp_path / "new").stat().st_mode & 0o777 == 0o700
    for name in ("open", "link", "file"):
        with pytest.raises(ModelUnavailableError, match="shots_folder"):
            prepared(tmp_path / name)


def test_clips_that_nobody_goes_on_with_are_forgotten(tmp_path: Path):
    for name in ("old", "new"):
        (tmp_path / name / "0").mkdir(parents=True)
    long_ago = time.time() - STALE_S - 60
    for path in (tmp_path / "old" / "0", tmp_path / "old"):
        os.utime(path, (long_ago, long_ago))

    (tmp_path / "stray").touch()
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")

    assert sweep(tmp_path) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new", "nowhere", "stray"]
