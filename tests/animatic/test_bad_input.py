"""Whatever a member writes becomes a whole clip, in bounded time."""

from __future__ import annotations

import time

import pytest

from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import asked

_MOST_CPU_S = 30.0  # what is loaded once in a process included, 3 s at most; what is not bounded takes minutes

_NASTY = {
    "empty": "",
    "blank": " \n\n\n ",
    "a long word": "x" * 32_000,
    "a long list": "a cat " * 5_333,
    "a long gap": "a" + " " * 32_000 + "cat",
    "emoji alone": "🎈" * 40,
    "Russian": "собака бежит по парку",
    "Japanese": "犬が公園を走る",
    "contradictory": "a red blue green ball that is big and small, no ball, a cat that is not a cat",
    "two hundred": "two hundred cats and 200 robots juggling 200 balls",
    "two hundred subjects": ", ".join(
        f"a {noun}" for noun in ("cat", "dog", "robot", "car", "ball", "boat", "tree", "bird") * 25
    ),
    "quotation marks": '"' * 500,
    "a long speech": 'a man says "' + "hello " * 2_000 + '"',
    "many shots": "shot 1: a cat. " * 100,
    "many falls": "a man trips " * 200,
    "control characters": "\x00\x01 cat \u202e",
}


@pytest.mark.parametrize("prompt", _NASTY.values(), ids=_NASTY.keys())
def test_it_becomes_a_whole_clip(prompt):
    begin = time.process_time()

    with AnimaticEngine().open() as engine:
        rendering = engine.render(asked(prompt, duration_s=0.5, width=64, height=112), SilentWatch())
        frames = [frame.shape for frame in rendering.frames]

    assert frames == [(112, 64, 3)] * 12
    assert rendering.sound.shape == (2, 24_000)
    assert rendering.reading
    assert time.process_time() - begin < _MOST_CPU_S
