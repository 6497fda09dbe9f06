"""Captions as players read them: WebVTT (W3C), cut for reading.

A line of dialogue is shown while it is heard, at least as long as it takes to be read. A long one is cut at words into
pieces of about two short rows, each shown when its own words are heard.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

MOST_LETTERS = 56  # at once: two rows of 28, which stay readable across an upright phone
LETTERS_PER_S = 17.0  # that adults read, as subtitlers reckon
LEAST_S = 1.0  # shorter is a flicker
_LINE = "line:76%"  # above what players and apps lay over a clip's foot


@dataclass(frozen=True, kw_only=True)
class CaptionWord:
    """A word and when it is heard, seconds of the clip."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, kw_only=True)
class CaptionLine:
    """A line of dialogue and when it is heard."""

    start_s: float
    end_s: float
    speaker: str  # "": nobody who can be named
    text: str
    words: tuple[CaptionWord, ...] = ()  # in order; () where their times are not known


@dataclass(frozen=True, kw_only=True)
class Cue:
    """What is shown at once."""

    start_s: float
    end_s: float
    speaker: str
    text: str


def cues_of(lines: Sequence[CaptionLine], *, length_s: float) -> list[Cue]:
    """This will cut the lines of a clip of `length_s` for reading: cues in order, none over the next one or the end."""
    pieces = [cue for line in sorted(lines, key=lambda each: each.start_s) for cue in _pieces(line)]
    ends = [*(following.start_s for _, following in pairwise(pieces)), length_s]
    return [_readable(cue, end_s) for cue, end_s in zip(pieces, ends, strict=True) if cue.start_s < end_s]


def webvtt(cues: Sequence[Cue]) -> str:
    """This will be the cues as a WebVTT file; whatever they say is text in it, never markup or timing."""
    blocks = [
        f"{number}\n{_time(cue.start_s)} --> {_time(cue.end_s)} {_LINE}\n{_voice(cue)}"
        for number, cue in enumerate(cues, 1)
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def captions_playlist(uri: str, length_s: Fraction) -> str:
    """This will be the playlist of a clip's captions (HLS, RFC 8216, 3.5): one file at `uri`, as long as the clip."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        f"#EXT-X-TARGETDURATION:{max(1, math.ceil(length_s))}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        f"#EXTINF:{float(length_s):.6f},",
        uri,
        "#EXT-X-ENDLIST",
    ]
    return "\n".join(lines) + "\n"


def transcript(lines: Sequence[CaptionLine]) -> str:
    """This will be what is said as plain text, a line each, with who says it."""
    return "\n".join(
        f"{_flat(line.speaker).capitalize()}: {_flat(line.text)}" if line.speaker else _flat(line.text)
        for line in lines
    )


def _pieces(line: CaptionLine) -> Iterator[Cue]:
    words = _timed(line)
    groups = _groups([word.text for word in words])
    at = 0
    for number, group in enumerate(groups):
        first, last = words[at], words[at + len(group) - 1]
        start_s = line.start_s if number == 0 else first.start_s
        end_s = line.end_s if number + 1 == len(groups) else last.end_s
        yield Cue(start_s=start_s, end_s=end_s, speaker=line.speaker, text=" ".join(group))
        at += len(group)


def _timed(line: CaptionLine) -> Sequence[CaptionWord]:
    """The words with their times; where those are not known a word takes its share of the line, by its letters."""
    texts = line.text.split()
    if [word.text for word in line.words] == texts:
        return line.words
    letters = max(1, sum(map(len, texts)))
    per_letter_s = (line.end_s - line.start_s) / letters
    before = 0
    words = []
    for text in texts:
        start_s = line.start_s + before * per_letter_s
        before += len(text)
        words.append(CaptionWord(text=text, start_s=start_s, end_s=line.start_s + before * per_letter_s))
    return words


def _groups(texts: Sequence[str]) -> list[list[str]]:
    """The words in as few pieces as fit, of about one length; a word that is longer than a piece is one by itself."""
    total = sum(map(len, texts)) + len(texts) - 1
    count = max(1, -(-total // MOST_LETTERS))
    goal = total / count
    groups: list[list[str]] = []
    letters = 0.0
    for text in texts:
        is_full = not groups or len(" ".join([*groups[-1], text])) > MOST_LETTERS
        if is_full or (letters + len(text) / 2 > goal * len(groups) and len(groups) < count):
            groups.append([])
        groups[-1].append(text)
        letters += len(text) + 1
    return groups


def _readable(cue: Cue, until_s: float) -> Cue:
    wanted_s = max(LEAST_S, len(cue.text) / LETTERS_PER_S)
    end_s = min(max(cue.end_s, cue.start_s + wanted_s), until_s)
    return Cue(start_s=cue.start_s, end_s=end_s, speaker=cue.speaker, text=cue.text)


def _time(time_s: float) -> str:
    thousandths = max(0, round(time_s * 1000))
    seconds, thousandths = divmod(thousandths, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _voice(cue: Cue) -> str:
    text, speaker = (html.escape(_flat(each), quote=False) for each in (cue.text, cue.speaker))
    return f"<v {speaker}>{text}" if speaker else text


def _flat(text: str) -> str:
    """One row: a line break would end the cue's text, an invisible sign could turn what follows around."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
