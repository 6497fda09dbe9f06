"""Who says what when: the lines of every shot are said in turn, within the clip, and not before their speaker is there.

Where they do not fit they are said faster, up to a quarter; what is still too long ends at a word, and the member hears so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from generation.engine.animatic.filming import Footage, in_picture
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Floats
from generation.engine.animatic.script import Actor, Line
from generation.engine.animatic.speech.timbre import Timbre, moved, timbre_of
from generation.engine.animatic.speech.voice import Phone, Utterance, Word, hurried, say, speakable

MOST_LINES = 40  # of a clip
FASTEST = 1.25
_LEAD_S, _TAIL_S = 0.35, 0.12  # of silence before the first line and after the last one, where there is room
_GAP_S, _LEAST_GAP_S, _MOST_GAP_S = 0.3, 0.12, 0.9  # between two lines
_MOST_WAIT = 0.4  # of a shot's time, for a speaker who is not there yet
_LEAST_S = 0.3  # of a line that is begun
_LETTERS_PER_S = 32  # nobody speaks faster: what is beyond need not be tried
_PITCHES = (1.2, 0.84, 1.34)  # of those who speak along, times their own
PLACES_OF_ONE = 20  # numbers of the cast between two of several
_QUOTED = 32  # letters of a line that is told about


@dataclass(frozen=True)
class Spoken:
    """A line as it is heard."""

    text: str  # as it was written; ends with the last word that is heard
    actor: Actor | None  # None: nobody in the picture
    timbre: Timbre
    utterance: Utterance
    start_s: float
    end_s: float
    number: int  # among the clip's lines
    chorus: tuple[Timbre, ...] = ()  # of the others who say it too
    is_cut: bool = False  # it breaks off

    @property
    def phones(self) -> list[Phone]:
        """This will be its sounds, in the clip's time."""
        moved = (replace(each, start_s=each.start_s + self.start_s, end_s=each.end_s + self.start_s)
                 for each in self.utterance.phones)  # fmt: skip
        return [replace(each, end_s=min(each.end_s, self.end_s)) for each in moved if each.start_s < self.end_s - 1e-6]

    @property
    def words(self) -> list[Word]:
        """This will be its words, in the clip's time."""
        moved = (replace(each, start_s=each.start_s + self.start_s, end_s=each.end_s + self.start_s)
                 for each in self.utterance.words)  # fmt: skip
        return [each for each in moved if each.end_s <= self.end_s + 1e-6]

    def is_by(self, thing: Thing) -> bool:
        """This will say whether `thing` plays its speaker."""
        actor = self.actor
        if actor is None or thing.kind.name != actor.kind or thing.owner >= 0:
            return False
        return (thing.who - actor.who) % PLACES_OF_ONE == 0 if actor.count > 1 else thing.who == actor.who


@dataclass(frozen=True)
class Dialogue:
    """All that is said in a clip, in order of time, and what the member must hear about it."""

    lines: tuple[Spoken, ...] = ()
    remarks: tuple[str, ...] = ()

    def within(self, begin_s: float, end_s: float) -> Dialogue:
        """This will be what begins to be said between two moments."""
        return Dialogue(tuple(line for line in self.lines if begin_s <= line.start_s < end_s))


SILENCE = Dialogue()
Voices = Mapping[int | None, Timbre]
"""Whose voice is given, by the numbers of the cast; None: that of all who have none of their own."""
_OWN: Voices = {}


@dataclass(frozen=True)
class _Turn:
    """A line that waits to be said."""

    line: Line
    actor: Actor | None
    timbre: Timbre
    chorus: tuple[Timbre, ...]
    said: str  # what the voice can say of it
    there_s: float  # from when on its speaker is seen


@dataclass(frozen=True)
class _Window:
    """The time that the lines of a shot have."""

    start_s: float
    end_s: float
    turns: tuple[_Turn, ...]

    @property
    def room_s(self) -> float:
        return self.end_s - self.start_s


def rehearse(
    footage: Sequence[Footage], *, length_s: float, seed: int, number: int = 0, voices: Voices = _OWN
) -> Dialogue:
    """This will give every line of the filmed scenes its time within the first `length_s` of the clip, and say it; the first
    one is the clip's line `number`. Who has a voice among `voices` speaks with that.
    """
    windows, remarks = _windows(footage, length_s, seed, voices)
    lines: list[Spoken] = []
    for window in windows:
        spoken, too_long = _spoken(window, number + len(lines))
        lines += spoken
        remarks += [_ends(spoken)] if too_long else []
    return Dialogue(tuple(lines), tuple(dict.fromkeys(remarks)))


def _ends(spoken: Sequence[Spoken]) -> str:
    if not spoken:
        return "The clip is too short for what is said in it."
    return f"The clip is too short for all that is said: it ends after “…{spoken[-1].text[-_QUOTED:].strip()}”."


def _windows(footage: Sequence[Footage], length_s: float, seed: int, voices: Voices) -> tuple[list[_Window], list[str]]:
    """A shot's lines have time up to the next shot that has lines: they may go on under shots without."""
    remarks: list[str] = []
    shots: dict[int, list[Footage]] = {}
    for each in footage:
        if each.plate.first / each.take.fps < length_s:
            shots.setdefault(each.plate.shot, []).append(each)
    turns = {shot: tuple(_turns(takes, seed, remarks, voices)) for shot, takes in shots.items()}
    speaking = [shot for shot in shots if turns[shot]]
    starts = [shots[shot][0].plate.first / shots[shot][0].take.fps for shot in speaking]
    ends = [*starts[1:], length_s]
    return [_Window(*each) for each in zip(starts, ends, (turns[shot] for shot in speaking), strict=False)], remarks


def _turns(takes: Sequence[Footage], seed: int, remarks: list[str], voices: Voices) -> Iterator[_Turn]:
    scene = takes[0].scene
    for line in scene.lines[:MOST_LINES]:
        said = speakable(line.text)
        if not said:
            remarks += [f"The voice speaks English only: “{line.text[:_QUOTED]}” is not said."] if line.text else []
            continue
        actor = None if line.speaker is None else scene.actors[line.speaker]
        given = voices.get(None if actor is None else actor.who, voices.get(None))
        timbre = timbre_of(actor, seed=seed) if given is None else moved(given, actor)
        yield _Turn(line, actor, timbre, _chorus(actor, seed), said, _there_s(takes, actor))


def _chorus(actor: Actor | None, seed: int) -> tuple[Timbre, ...]:
    """The voices of the others of several who speak as one: each with a pitch of its own."""
    if actor is None:
        return ()
    others = [replace(actor, who=actor.who + PLACES_OF_ONE * n) for n in range(1, min(actor.count, len(_PITCHES) + 1))]
    voices = [timbre_of(each, seed=seed) for each in others]
    return tuple(replace(each, pitch=each.pitch * pitch) for each, pitch in zip(voices, _PITCHES, strict=False))


def _there_s(takes: Sequence[Footage], actor: Actor | None) -> float:
    """When an actor is first seen, seconds of the clip; the shot's beginning for a voice, or for whoever never is."""
    fps = takes[0].take.fps
    start_s = takes[0].plate.first / fps
    if actor is None:
        return start_s
    for each in takes:
        seen = in_picture(each.take, each.camera)[each.plate.begin :]
        for thing in each.things:
            if thing.who == actor.who and thing.kind.name == actor.kind and seen[:, thing.index].any():
                return (each.plate.first + int(seen[:, thing.index].argmax())) / fps
    return start_s


def _spoken(window: _Window, number: int) -> tuple[list[Spoken], bool]:
    """The lines of one window, as they are heard, and whether some of what is to be said is not."""
    utterances = _said(window, 1.0)
    need_s = sum(each.length_s for each in utterances)
    gaps, room_s = len(window.turns) - 1, window.room_s - _TAIL_S
    is_tight = need_s + gaps * _GAP_S + _LEAD_S > room_s or len(utterances) < len(window.turns)
    if not is_tight:
        slack_s = room_s - need_s - _LEAD_S
        gap_s = min(_MOST_GAP_S, max(_GAP_S, slack_s / (gaps + 2)))
        return _placed(window, utterances, window.start_s + _LEAD_S, gap_s, number)
    hurry = need_s / max(room_s - gaps * _LEAST_GAP_S - 0.1, 0.1)
    hurry = FASTEST if len(utterances) < len(window.turns) else min(max(hurry, 1.0), FASTEST)
    hurried = _said(window, hurry) if hurry > 1.0 else utterances
    return _placed(window, hurried, window.start_s + min(0.1, window.room_s / 10), _LEAST_GAP_S, number)


def _said(window: _Window, hurry: float) -> list[Utterance]:
    """The lines at this pace, as many as there can be room for."""
    utterances: list[Utterance] = []
    left_s = window.room_s
    for turn in window.turns:
        if left_s < -0.3 * window.room_s:
            break
        text = turn.said[: max(int(_LETTERS_PER_S * window.room_s), 40)]
        text = text if len(text) == len(turn.said) else text.rpartition(" ")[0] or text
        utterance = say(text) or Utterance(text, (), (), (), 0.0)
        utterances.append(hurried(utterance, turn.timbre.pace * hurry))
        left_s -= utterances[-1].length_s / (FASTEST / hurry)
    return utterances


def _placed(
    window: _Window, utterances: Sequence[Utterance], at_s: float, gap_s: float, number: int
) -> tuple[list[Spoken], bool]:
    lines: list[Spoken] = []
    end_s = window.end_s - min(_TAIL_S, window.room_s / 10)
    waits_until_s = window.start_s + _MOST_WAIT * window.room_s
    for turn, utterance in zip(window.turns, utterances, strict=False):
        free_s = end_s - at_s - sum(each.length_s + gap_s for each in utterances[len(lines) :])
        at_s = max(at_s, min(turn.there_s + 0.15, waits_until_s, at_s + max(free_s, 0.0)))
        spoken = _within(turn, utterance, at_s, end_s, number + len(lines))
        if spoken is None:
            return lines, True
        lines.append(spoken)
        if spoken.is_cut:
            return lines, True
        at_s = spoken.end_s + gap_s
    is_short = any(line.utterance.text != turn.said for line, turn in zip(lines, window.turns, strict=False))
    return lines, is_short or len(lines) < len(window.turns)


def _within(turn: _Turn, utterance: Utterance, at_s: float, end_s: float, number: int) -> Spoken | None:
    """The line from `at_s` on, broken off after the last word that ends by `end_s`; None where that is none."""
    end = at_s + utterance.length_s
    whole = Spoken(turn.line.text, turn.actor, turn.timbre, utterance, at_s, end, number, turn.chorus)
    if not utterance.phones:
        return None
    if whole.end_s <= end_s + 1e-6:
        return whole if utterance.text == turn.said else replace(whole, text=utterance.text)
    heard = [word for word in utterance.words if at_s + word.end_s <= end_s]
    if not heard or heard[-1].end_s < _LEAST_S:
        return None
    text = " ".join(word.text for word in heard)
    return replace(whole, text=text, end_s=at_s + heard[-1].end_s, is_cut=True)


def loudness_of(lines: Sequence[Spoken], times_s: Floats) -> Floats:
    """This will be how much each line is going on at `times_s`: float64 [lines, times], 0..1, eased at both ends."""
    starts, ends = (np.asarray([[getattr(line, name)] for line in lines]) for name in ("start_s", "end_s"))
    rise = np.clip((times_s - starts + 0.25) / 0.25, 0, 1)
    fall = np.clip((ends + 0.35 - times_s) / 0.35, 0, 1)
    return np.asarray(np.minimum(rise, fall) ** 2 * (3 - 2 * np.minimum(rise, fall)))
