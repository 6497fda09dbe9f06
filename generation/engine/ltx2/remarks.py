"""What a member is told of what was given beside their words, and of what is used in part or not as they may think.

The same lines are told of each shot of a longer clip, where moments are the shot's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from generation.engine.contracts import ClipRequest
from generation.engine.ltx2.sounding import VOICE_S
from generation.engine.ltx2.wording import is_silenced
from generation.engine.telling import listed, moment

SLACK_S = 0.05
"""Lengths that differ by less are alike: a frame or so."""


MOST_MOMENTS = 2
"""Of more pictures it is said how many there are."""


def remarks(request: ClipRequest, *, is_guided: bool) -> Iterator[str]:
    """This will say what the model was given and what of it is used in part; `is_guided` tells whether it hears negative
    prompts.
    """
    if given := list(_given(request, is_guided=is_guided)):
        yield f"Beside the words the model was given {listed(given)}."
    yield from _in_part(request, is_guided=is_guided)


def _given(request: ClipRequest, *, is_guided: bool) -> Iterator[str]:
    rework = request.rework
    if rework is not None:
        yield "the clip itself (of which a part may change)" if rework.regions else "the clip itself"
        if rework.keeps_sound:
            yield "its sound, which stays"
    if request.opening is not None:
        yield "a picture to begin with"
    later = sorted(min(each.at_s, float(request.length_s)) for each in request.keyframes if each.at_s)
    if len(later) > MOST_MOMENTS:
        yield f"{len(later)} pictures for moments of it"
    else:
        yield from (f"a picture for the moment {moment(at_s)} into it" for at_s in later)
    yield from _counted(len(request.references), "clip for reference", "clips for reference")
    yield from _counted(len(request.likenesses), "likeness", "likenesses")
    if request.one_voice is not None and request.one_voice.sound.shape[1]:
        yield "a voice"
    yield from (f"the style {style.name}" for style in request.styles)
    if request.negative_prompt and is_guided:
        yield "what is unwanted"


def _counted(count: int, one: str, many: str) -> Iterator[str]:
    if count:
        yield f"a {one}" if count == 1 else f"{count} {many}"


def _in_part(request: ClipRequest, *, is_guided: bool) -> Iterator[str]:
    length_s = float(request.length_s)
    if request.negative_prompt and not is_guided:
        yield "This model cannot be told what is unwanted: that was left out."
    if is_silenced(request):
        yield "No sound was asked for: what is told of sounds was left out."
    if any(keyframe.at_s > length_s + SLACK_S for keyframe in request.keyframes):
        yield "A picture was to be seen after the end: it is the last one."
    if request.rework is not None:
        footage = request.rework.footage
        own_s = footage.frame_count / footage.fps
        if own_s < length_s - SLACK_S:
            yield "The clip itself ends before: its last picture stands from there on."
        elif own_s > length_s + SLACK_S:
            yield "The clip itself is longer: its end is left out."
    voice = request.one_voice
    if voice is not None and voice.sound.shape[1] > (VOICE_S + SLACK_S) * voice.sample_rate:
        yield f"Of the voice the first {VOICE_S:g} s are heard."
