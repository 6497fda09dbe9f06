"""A prompt cut into what is told and what is directed: sentences of words, and lines, sounds and shots beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generation.engine.animatic.language import closed
from generation.engine.animatic.language.audible import heard_in
from generation.engine.shots.marks import Mark, Segment, segments

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{1,1200})[\"“”„«»]|(?<![\w])'([^']{2,1200}?[.!?,]?)'(?![\w])")
_SAYS = re.compile(
    r"(?:\b(?:say|says|said|saying|shout|shouts|shouting|yell|yells|yelling|whisper|whispers|whispering|ask|asks|asking|"
    r"reply|replies|replying|answer|answers|answering|announce|announces|announcing|mutter|mutters|muttering|scream|screams|"
    r"screaming|sing|sings|singing|exclaim|exclaims|cry|cries|declare|declares|declaring|tell|tells|telling|read|reads)\b)"
)
_LABEL = re.compile(r"(?:^|[.;:\n!?])\s*([A-Za-z][A-Za-z' -]{0,40}?)\s*(?:\([^)]*\))?\s*:\s*$")
_STATES = re.compile(
    r"\w (?:is|are|was|remains?|stays?|looks?|seems?|becomes?|turns?|nods?|smiles?|sighs?|laughs?|thinks?)\b",
    re.IGNORECASE,
)
_VOICES = frozenset(
    {"narrator", "narration", "voice", "voiceover", "voice-over", "voice over", "off-screen", "offscreen"}
)
_SHORT = (
    (re.compile(r"\bw/o\b", re.IGNORECASE), "without"),
    (re.compile(r"\bw/(?=\s|\w)", re.IGNORECASE), "with "),
    (re.compile(r"\bthru\b", re.IGNORECASE), "through"),
    (re.compile(r"\b(?:b/c|cuz|bc)\b", re.IGNORECASE), "because"),
    (re.compile(r"\b(?:lol|lmao|rofl|af|tbh|omg|btw|idk)\b", re.IGNORECASE), ""),
    (re.compile(r"(?:\.{2,}|…)\s*(?=[a-z])"), " "),
)
"""What is written short in messages, and dots after which a sentence goes on: *is caught by... his accountant*."""
_WORD = re.compile(
    r"\d+[a-z]+\b|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]*)*(?:-[^\W_]+(?:['’][^\W_]+)*)*|[.!?;:,()\n—–]"
)


@dataclass(frozen=True)
class Line:
    """Something said, and the words of the prompt before it, in which its speaker is."""

    text: str
    before: str
    label: str  # what stands before a colon: `Man: "Hello"`
    number: int = 0  # of the lines of a prompt
    shot: int = 0  # of `Directions.shots`


@dataclass(frozen=True)
class Directions:
    """A prompt in parts: the shots as they are told, without what is spoken, sounded and played."""

    shots: tuple[str, ...]  # at least one
    marks: tuple[Mark, ...]  # of each shot
    lines: tuple[Line, ...]
    sounds: tuple[str, ...]
    heard_in: tuple[int, ...]  # of each sound: its shot
    music: str | None


def directions(prompt: str) -> Directions:
    """This will take a prompt apart. Never fails; an empty prompt is one empty shot."""
    lines, text = _lines(prompt.replace("’", "'").replace("‘", "'"))
    cut = segments(text)
    shots, sounds, heard_at, music = [], [], [], None
    for number, segment in enumerate(cut):
        heard = heard_in(segment.text, is_first=number == 0)
        shots.append(heard.text)
        sounds += heard.sounds
        heard_at += [number] * len(heard.sounds)
        music = music or heard.music
    placed = tuple(replace(line, shot=_shot_at(at, cut)) for at, line in lines)
    return Directions(tuple(shots), tuple(each.mark for each in cut), placed, tuple(sounds), tuple(heard_at), music)


def _shot_at(at: int, cut: list[Segment]) -> int:
    """The shot that letter `at` is in."""
    return max((number for number, each in enumerate(cut) if each.begin <= at), default=0)


def _lines(text: str) -> tuple[list[tuple[int, Line]], str]:
    """What is said, each with where it stood in what is left: the text with a full stop in each quotation's place."""
    lines: list[tuple[int, Line]] = []
    kept, at = "", 0
    for match in _QUOTED.finditer(text):
        before = text[at : match.start()]
        label = _label_of(before)
        is_spoken = bool(label) or bool(_SAYS.search(before[-60:])) or before.rstrip()[-1:] in {":", ","}
        follows = text[match.end() : match.end() + 40]
        if is_spoken or _SAYS.search(follows) or " " in match[0].strip():
            said = (match[1] or match[2]).strip()
            kept += _introduced(before, label, text[:at])
            lines.append((len(kept), Line(said, text[: match.start()], label[1].strip() if label else "", len(lines))))
            kept += f" {len(lines) - 1}{closed.QUOTE} " + ("" if _goes_on(follows) else ". ")
        else:
            kept += before + (match[1] or match[2])  # a name in quotation marks, a sign
        at = match.end()
    return lines, kept + text[at:]


def _goes_on(follows: str) -> bool:
    """Whether a sentence goes on after a line: *"Hot," says the horse*, *"Thanks," it says*."""
    following = follows.strip()
    return bool(_SAYS.match(following)) or (following[:1].islower() and _SAYS.search(following) is not None)


def _label_of(before: str) -> re.Match[str] | None:
    """A name and a colon before a line; *the man answers:* is a sentence, and no name."""
    label = _LABEL.search(before)
    return None if label is None or _SAYS.search(label[1]) or _STATES.search(label[1]) else label


def is_voice(name: str) -> bool:
    """This will say whether a line's label names nobody in the picture: *Narrator*, *deep voice*, not *a child's voice*."""
    told = name.lower()
    return told in _VOICES or (told.endswith((" voice", " voiceover")) and "'" not in told)


def _introduced(before: str, label: re.Match[str] | None, told: str) -> str:
    """What stands before a line, as a sentence: *Man:* is a man who says it, and the one of whom was `told` where there is
    one; *Narrator:* is nobody in the picture.
    """
    if label is None:
        return before
    name = label[1].strip()
    if is_voice(name):
        return before[: label.start(1)]
    earlier = told + before[: label.start(1)]
    is_known = re.search(rf"\b{re.escape(name)}\b", earlier, re.IGNORECASE) is not None
    return f"{before[: label.start(1)]}{'the ' if is_known else ''}{name} says"


def words_of(text: str) -> list[str]:
    """This will be the words and the marks between them, lower case; hyphens stay inside words."""
    for short, long in _SHORT:
        text = short.sub(long, text)
    return _WORD.findall(text.replace("’", "'").lower())


def word_ends(text: str) -> list[int]:
    """This will be where each word ends, without the marks between: letters from the beginning."""
    return [match.end() for match in _WORD.finditer(text.replace("’", "'").lower()) if match[0][:1].isalnum()]
