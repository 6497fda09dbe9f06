"""The clips: how many of what, who may look, and the same at every reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from benchmarks.provenance import sounds
from benchmarks.provenance.clips import CLIPS, DEVELOPMENT, HELD_BACK
from benchmarks.provenance.scenes import drawn, nature
from benchmarks.provenance.scenes.photographs import film, handheld, montage, moved, slideshow
from tests.provenance_set.tiny import TINY

SMALL = (48, 80)


def test_there_are_thirty_clips_of_which_every_third_may_be_looked_at():
    assert len({clip.name for clip in CLIPS}) == 30
    assert [CLIPS.index(clip) for clip in DEVELOPMENT] == list(range(0, 30, 3))
    assert len(HELD_BACK) == 20
    assert set(HELD_BACK) | set(DEVELOPMENT) == set(CLIPS)


def test_most_clips_are_portrait_and_all_are_of_four_to_six_seconds():
    assert Counter(clip.size for clip in CLIPS) == {(720, 1280): 21, (1280, 720): 6, (720, 720): 3}
    assert {clip.duration_s for clip in CLIPS} == {4, 5, 6}


def test_no_photograph_and_no_prompt_is_in_both_parts():
    def sources(clip):
        if isinstance(clip.scene, partial):
            first = clip.scene.args[0]
            return {first} if isinstance(first, str) else set(first)
        return {str(clip.scene)}

    shown = [set().union(*map(sources, part)) for part in (DEVELOPMENT, HELD_BACK)]
    assert {"coffee", "gravel"} <= shown[0]
    assert {"astronaut", "moon"} <= shown[1]
    assert shown[0] & shown[1] == set()


@pytest.mark.parametrize(
    "scene",
    [
        drawn.cartoon, drawn.slides, drawn.facade, drawn.stripes, drawn.sky, drawn.fly_on_a_wall, drawn.road,
        nature.water, nature.snowfall, nature.night_street, nature.studio,
        moved("coffee", (0.4, 0.5), (0.6, 0.5)), handheld("chelsea", (0.5, 0.5)), film("camera", (0.4, 0.5), (0.6, 0.5)),
        slideshow(("moon", "coins")), montage(("gravel", "coins"), shot_frames=(2, 2)),
    ],
)  # fmt: skip
def test_a_scene_is_the_same_for_the_same_seed_and_something_moves_in_it(scene):
    first, again = list(scene(SMALL, 4, 5)), list(scene(SMALL, 4, 5))
    assert [frame.shape for frame in first] == [(80, 48, 3)] * 4
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], first[-1])


def test_another_seed_gives_other_waves():
    assert not np.array_equal(next(nature.water(SMALL, 2, 5)), next(nature.water(SMALL, 2, 6)))


def test_a_clip_is_rendered_once_and_read_back_alike():
    path = TINY.path()
    written_ns = path.stat().st_mtime_ns
    first, again = list(TINY.frames()), list(TINY.frames())
    assert len(first) == TINY.frame_count == 72
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert TINY.path().stat().st_mtime_ns == written_ns


def test_a_clip_of_another_length_or_loudness_is_rendered_anew_and_the_former_file_goes():
    first = replace(TINY, name="changing", duration_s=1).path()
    second = replace(TINY, name="changing", duration_s=1, level_dbfs=-30.0).path()
    assert second != first
    assert sorted(first.parent.glob("changing-*")) == [second, second.with_suffix(".npy")]
    assert TINY.path().exists()


@pytest.mark.parametrize(
    "maker",
    [
        sounds.impacts, sounds.footsteps, sounds.rain, sounds.waves, sounds.wind, sounds.speech, sounds.woman,
        sounds.piano, sounds.beat, sounds.synth, sounds.drone, sounds.engine, sounds.birds, sounds.keys,
        sounds.projector, sounds.hiss, sounds.sparse, sounds.room_tone,
    ],
)  # fmt: skip
def test_a_sound_has_its_level_and_is_the_same_for_the_same_seed(maker):
    sound = sounds.make(maker, -30.0, count=16_000, seed=3)
    assert sound.shape == (2, 16_000)
    assert sound.dtype == np.float32
    assert sounds.figures(sound)["rms_dbfs"] == pytest.approx(-30.0, abs=0.6)
    assert np.array_equal(sound, sounds.make(maker, -30.0, count=16_000, seed=3))
    assert not np.array_equal(sound[0], sound[1])  # a room has two ears


def test_figures_tell_low_from_high():
    moments = np.arange(48_000) / 48_000
    low, high = (0.5 * np.sin(2 * np.pi * hz * np.stack([moments] * 2)).astype(np.float32) for hz in (100, 6000))
    assert sounds.figures(low) == {
        "rms_dbfs": -9.0, "peak_dbfs": -6.0, "silent": 0.0, "low": 1.0, "mid": 0.0, "high": 0.0,
    }  # fmt: skip
    assert sounds.figures(high)["high"] == 1.0
