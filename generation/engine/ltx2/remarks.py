"""What a member is told of an input that is used in part, or not as they may think."""

from __future__ import annotations

from collections.abc import Iterator

from generation.engine.contracts import ClipRequest
from generation.engine.ltx2.sounding import VOICE_S

SLACK_S = 0.05
"""Lengths that differ by less are alike: a frame or so."""


def remarks(request: ClipRequest, *, is_guided: bool) -> Iterator[str]:
    """This will say what of `request` is used in part; `is_guided` tells whether the model hears negative prompts."""
    length_s = float(request.length_s)
    if request.negative_prompt and not is_guided:
        yield "this model is not told what is unwanted: it is denoised without guidance"
    for keyframe in request.keyframes:
        if keyframe.at_s > length_s + SLACK_S:
            yield f"a keyframe at {keyframe.at_s:g} s is behind the end: it is the last frame"
    if request.rework is not None:
        footage = request.rework.footage
        own_s = len(footage.frames) / footage.fps
        if own_s < length_s - SLACK_S:
            yield f"the clip that is reworked ends after {own_s:g} s: its last picture stands from there on"
        elif own_s > length_s + SLACK_S:
            yield f"only the first {length_s:g} s of the clip that is reworked are used"
    if (
        request.one_voice is not None
        and request.one_voice.sound.shape[1] > (VOICE_S + SLACK_S) * request.one_voice.sample_rate
    ):
        yield f"only the first {VOICE_S:g} s of the voice are heard"
