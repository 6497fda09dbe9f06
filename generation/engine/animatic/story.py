"""A clip's whole story: its prompt, what was changed since, and what happens next each time it was made longer.

The clip that it begins with is filmed as it was, section by section; whatever comes later changes nothing before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generation.engine.animatic.filming import Film, Footage
from generation.engine.animatic.reading import read
from generation.engine.animatic.remix.changing import changed
from generation.engine.animatic.remix.difference import between, difference
from generation.engine.animatic.remix.going_on import read_on
from generation.engine.animatic.script import Reading, Script
from generation.engine.animatic.speech.acting import acted
from generation.engine.animatic.speech.dialogue import Dialogue, Voices, rehearse
from generation.engine.contracts import ClipRequest, Extension


@dataclass(frozen=True)
class Story:
    """The script of a whole clip, and what is told of it."""

    reading: Reading  # of all shots
    sections: tuple[int, ...]  # how many shots each section brings: none where what happened goes on
    changes: tuple[str, ...] = ()  # what the last change or extension made different, a line each


def read_whole(request: ClipRequest) -> Story:
    """This will read a request's prompt, its changes and what happens next, in the order in which they were asked for.

    Of a clip that was changed or made longer nothing is said but of the last time: the words before it may be somebody
    else's.
    """
    begin, *_ = ends = [end / request.fps for end in request.sections]
    story = Story(reading := read(request.prompt, duration_s=begin), (len(reading.script.shots),))
    told, done = [request.prompt], 0
    for extension, (from_s, until_s) in zip(request.extensions, pairwise(ends), strict=True):
        for words in request.changes[done : extension.changes]:
            story = _changed(story, words)
        story, done = _longer(story, told, extension, from_s, until_s), max(done, extension.changes)
        told += [extension.words] if extension.words.strip() else []
    for words in request.changes[done:]:
        story = _changed(story, words)
    return story


def _changed(story: Story, words: str) -> Story:
    before = story.reading.script
    after = changed(before, words)
    return replace(
        story, reading=Reading(script=after.script, first=after.said), changes=difference(before, after.script)
    )


def _longer(story: Story, told: Sequence[str], extension: Extension, from_s: float, until_s: float) -> Story:
    shots, more = story.reading.script.shots, f"+ {until_s - from_s:g} s"
    if not extension.words.strip():
        return Story(Reading(script=story.reading.script), (*story.sections, 0), (more,))
    following = read_on(told, shots[-1].scene, extension.words, duration_s=until_s - from_s)
    new = tuple(replace(shot, start_s=shot.start_s + from_s) for shot in following.script.shots)
    reading = Reading(script=Script(shots=(*shots, *new)), first=following.first)
    return Story(reading, (*story.sections, len(new)), (more, *between(shots[-1].scene, new[0].scene)))


def filmed(film: Film, story: Story, ends: Sequence[int]) -> list[list[Footage]]:
    """This will film each section of a story up to its end, a frame of the clip."""
    shots = story.reading.script.shots
    number = story.sections[0]
    sections = [film.script(Script(shots=shots[:number]), ends[0])]
    for count, (begin, end) in zip(story.sections[1:], pairwise(ends), strict=True):
        before = sections[-1][-1]
        if count:
            new = [replace(shot, start_s=shot.start_s - begin / film.fps) for shot in shots[number : number + count]]
            sections.append(film.leading_to(new, number, before, end - begin))
        else:
            sections.append(film.going_on(story.reading.script, before, end - begin))
        number += count
    return sections


def spoken(
    sections: Sequence[Sequence[Footage]], story: Story, request: ClipRequest, voices: Voices
) -> tuple[list[Footage], Dialogue]:
    """This will rehearse what is said in each section, and let its figures act it; what goes on says nothing new."""
    dialogues: list[Dialogue] = []
    first, lines = 0, 0
    for section, count, end in zip(sections, story.sections, request.sections, strict=True):
        own = [each for each in section if each.plate.shot >= first] if count else []
        length_s = end / request.fps
        dialogue = (
            rehearse(own, length_s=length_s, seed=request.seed, number=lines, voices=voices) if own else Dialogue()
        )
        dialogues += [dialogue] * count
        first, lines = first + count, lines + len(dialogue.lines)
    footage = [acted(each, dialogues[each.plate.shot]) for section in sections for each in section]
    distinct = [each for each, before in zip(dialogues, [None, *dialogues], strict=False) if each is not before]
    return footage, Dialogue(tuple(line for each in distinct for line in each.lines), distinct[-1].remarks)
