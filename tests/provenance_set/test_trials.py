"""What a run tries, in which order; and windows that differ from each other."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.provenance import trials as module
from benchmarks.provenance import windows as windows_module
from benchmarks.provenance.attacks import ATTACKS
from benchmarks.provenance.clips import DEVELOPMENT, HELD_BACK, Clip
from benchmarks.provenance.trials import Budget, Trial, run, trials
from benchmarks.provenance.windows import SOUND_S, unmarked_sounds, unmarked_windows
from tests.provenance_set.tiny import TINY

SHORT = replace(TINY, duration_s=2)
ONE_OF_EACH = Budget(headline=2, everyday=0, hard=0, beyond=0, still=1, sound=0)


def test_three_hundred_headline_trials_are_spread_over_the_held_back_clips():
    planned = trials(HELD_BACK)
    headline = Counter(trial.clip_name for trial in planned if trial.attack_name == "headline")
    assert headline == {clip.name: 15 for clip in HELD_BACK}
    assert len(set(planned)) == len(planned)
    assert not {trial.clip_name for trial in planned} & {clip.name for clip in DEVELOPMENT}


def test_every_attack_is_tried_on_its_number_of_clips_clip_by_clip_and_always_alike():
    planned = trials(HELD_BACK)
    assert planned == trials(HELD_BACK)
    tried = Counter(trial.attack_name for trial in planned)
    assert set(tried) == {each.name for each in ATTACKS}
    assert (tried["half-size"], tried["crf-33"], tried["crop-25"], tried["still-png"], tried["sound-mono"]) == (
        5,
        4,
        2,
        10,
        8,
    )
    order = list(dict.fromkeys(trial.clip_name for trial in planned))
    assert order == [clip.name for clip in HELD_BACK]
    assert [trial.clip_name for trial in planned] == sorted((t.clip_name for t in planned), key=order.index)


def test_the_sample_moves_on_so_that_every_clip_meets_everyday_attacks():
    met = Counter(
        trial.clip_name for trial in trials(HELD_BACK) if trial.attack_name in ("half-size", "mirrored", "480p", "logo")
    )
    assert len(met) >= 12


def mark(clip: Clip, folder: Path) -> Path:
    return Path(shutil.copy(MARKED[0], folder / "marked.mp4"))


def judge(trial: Trial, path: Path) -> tuple[str, int]:
    return path.name, path.stat().st_size


MARKED: list[Path] = []


def test_a_run_marks_attacks_has_it_judged_and_leaves_nothing(
    delivered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path))
    MARKED[:] = [delivered]
    outcomes = list(run(DEVELOPMENT[:1], mark=mark, judge=judge, budget=ONE_OF_EACH, spread=map))
    assert [outcome.trial for outcome in outcomes] == trials(DEVELOPMENT[:1], ONE_OF_EACH)
    names = [outcome.verdict[0] for outcome in outcomes]
    assert names[:2] == ["marked-headline-0.mp4", "marked-headline-1.mp4"]
    assert len(names) == 6
    assert all(outcome.verdict[1] > 500 and outcome.attack_cpu_s > 0 for outcome in outcomes)
    assert list(tmp_path.iterdir()) == []


def failing_judge(trial: Trial, path: Path) -> int:
    raise LookupError(trial.attack_name)


def test_a_judge_that_fails_ends_the_run(delivered: Path):
    MARKED[:] = [delivered]
    with pytest.raises(LookupError, match="headline"):
        list(run(DEVELOPMENT[:1], mark=mark, judge=failing_judge, budget=ONE_OF_EACH, spread=map))


def test_windows_are_a_second_long_and_none_is_like_another(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(windows_module, "SHORT_SIDE_PX", (60, 90))
    windows = list(unmarked_windows(10, [SHORT]))
    assert len({(each.version, each.begin, each.box) for each in windows}) == 10
    assert {len(each.frames) for each in windows} == {24}
    pictures = {frame.tobytes() for frame in (each.frames[0] for each in windows)}
    assert len(pictures) == 10
    for each in windows:
        left, top, right, bottom = each.box
        assert each.frames[0].shape == (bottom - top, right - left)
    again = next(iter(unmarked_windows(10, [SHORT])))
    assert again.box == windows[0].box
    assert np.array_equal(again.frames[0], windows[0].frames[0])


def test_pieces_of_sound_are_three_seconds_and_differ(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(windows_module, "SOUND_VERSIONS", 2)
    longer = list(unmarked_sounds(4, [replace(TINY, duration_s=4)]))
    assert {piece.shape for piece in longer} == {(2, round(SOUND_S * 48_000))}
    assert len({piece.tobytes() for piece in longer}) == 4
