"""The clips that are judged once: how many, of which kinds of screen, none of them one of the thirty."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.provenance.clips import CLIPS
from benchmarks.provenance.fresh import FRESH
from benchmarks.provenance.trials import Trial

SMALL = (48, 80)
DRAWN = [clip for clip in FRESH if not isinstance(clip.scene, str)]


def test_there_are_fifteen_clips_and_none_has_the_name_or_the_scene_of_one_of_the_thirty():
    names, scenes = ({clip.name for clip in FRESH}, {clip.scene for clip in FRESH})
    assert len(names) == len(scenes) == 15
    assert names & {clip.name for clip in CLIPS} == set()
    assert scenes & {clip.scene for clip in CLIPS} == set()


def test_most_are_portrait_and_all_are_of_four_to_six_seconds():
    assert Counter(clip.size for clip in FRESH) == {(720, 1280): 11, (1280, 720): 3, (720, 720): 1}
    assert {clip.duration_s for clip in FRESH} == {4, 5, 6}


def test_every_clip_is_heard_an_animatic_by_its_own_sound():
    assert [clip.name for clip in FRESH if clip.noise is None] == ["animatic-skater", "animatic-pumpkins"]
    assert {type(clip.scene) for clip in FRESH if clip.noise is None} == {str}


def test_a_trial_finds_them_by_name_and_nothing_by_another_name():
    assert [Trial(clip.name, "none", 0).clip for clip in FRESH] == list(FRESH)
    with pytest.raises(KeyError):
        _ = Trial("nothing-of-the-kind", "none", 0).clip


@pytest.mark.parametrize("clip", DRAWN, ids=lambda clip: clip.name)
def test_a_scene_is_the_same_for_the_same_seed_and_something_moves_in_it(clip):
    first, again = list(clip.scene(SMALL, 8, 5)), list(clip.scene(SMALL, 8, 5))
    assert [(frame.shape, frame.dtype) for frame in first] == [((80, 48, 3), np.uint8)] * 8
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], first[-1])


def test_one_is_rendered_with_its_sound():
    small = replace(next(clip for clip in FRESH if clip.name == "petals"), name="fresh-small", size=SMALL, duration_s=1)
    assert [frame.shape for frame in small.frames()] == [(80, 48, 3)] * 24
    assert small.sound().shape == (2, 48_000)
