"""Prompts in the words that LTX-2 was trained to read.

Its captions are, as Lightricks' prompting guide for LTX-2 has it, one flowing paragraph without headings or lists: what is
seen and done, then what is heard, told like the rest. What is spoken stands in quotation marks, beside who says it and
how. Members write `SFX:` and `music:` notes, speakers before a colon, and quotations that may belong to nobody: those are
told as sentences here. All other words are left as they are, and nothing is invented beside them.
"""

from __future__ import annotations

import re

from generation.engine.contracts import ClipRequest
from generation.engine.errors import RequestNotPossibleError
from generation.engine.telling import quoted

_NOTE = re.compile(r"\b(sfx|music)\s*:", re.IGNORECASE)
_ENDED = re.compile(r"[.!?;)](?=\s|$)")
_BETWEEN = " \t\r\f\v\u00a0,;(-"
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_SPOKEN = re.compile(r'"[^"]{1,400}"')
_SPEAKER = re.compile(
    r"""(?P<before>^|[.!?"]\s+)(?P<who>(?:(?:the|an?|my|our)\s+(?:\w+\s+)?)?[^\W\d_][\w'-]*)\s*:\s*(?=")""",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:sa(?:y|id|ng)|sp(?:eak|oke)|t(?:ell|old)|ask|shout|whisper|repl[iy]|answer|sing|calls?\b|cr[iy]|yell|mutter|murmur|"
    r"announc|add|explain|exclaim|promis|warn|greet|scream|voice|narrat)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:sign|label|title|letter|writ|reads?\b|words?\b|text|named|logo|poster|screen)", re.IGNORECASE
)
_NONE = re.compile(r"(?:no|none|off|without|nothing)\b", re.IGNORECASE)
_MUSICAL = re.compile(r"\b(?:music|song|tune|melod|anthem|lullab|waltz|march|symphon|choir|beat)", re.IGNORECASE)
_NEAR = 40
"""Characters beside a quotation in which it is looked for who says it."""


def written(request: ClipRequest) -> str:
    """This will be a request's prompt, with its changes, as one paragraph; of sounds where sound is asked for alone."""
    lines = "\n".join((request.prompt, *request.changes)).translate(_QUOTES).splitlines()
    told = [_taken_apart(line) for line in lines]
    seen = [words for line, _ in told if (words := _attributed(line).strip(" ,;"))]
    notes = [note for _, those in told for note in those]
    if len(seen) < 2 and not notes:
        return "".join(seen)
    heard = [_heard(kind, words) for kind, words in notes if words] if request.audio else []
    return " ".join(map(_sentence, (*seen, *heard)))


def refuse_unreadable(request: ClipRequest) -> None:
    """This will raise RequestNotPossibleError where a text of the request has half a character (a lone surrogate)."""
    try:
        "".join((request.prompt, *request.changes, request.negative_prompt)).encode()
    except UnicodeEncodeError as error:
        raise RequestNotPossibleError(f"Character {error.start + 1} of the prompt is only half of one.") from error


def reading_of(request: ClipRequest) -> tuple[str, ...]:
    """This will say what the model was told where that is not what its member wrote. Of a clip that was changed nothing: the
    words before the change may be somebody else's.
    """
    told = written(request)
    is_as_written = told.split() == request.prompt.translate(_QUOTES).split()
    return () if request.changes or is_as_written else (f"The model was told: {quoted(told)}",)


def is_silenced(request: ClipRequest) -> bool:
    """This will be True where the prompt tells sounds or music, and no sound is asked for."""
    return not request.audio and any(words for _, words in _taken_apart(request.prompt)[1])


def unwanted(request: ClipRequest, standing: str) -> str:
    """This will be what to keep away from: what the member names, and the model's own list after it."""
    return ", ".join(filter(None, (request.negative_prompt.strip(), standing)))


def _taken_apart(line: str) -> tuple[str, list[tuple[str, str]]]:
    """A line without its notes, and those: *sfx* or *music*, and its words up to where they end or the next begins.

    Where words came before a note that has an end, and come after it, a sentence ends. Nothing is looked at twice: a line
    may be 32,000 blanks.
    """
    heads = list(_NOTE.finditer(line))
    if not heads:
        return line, []
    left, notes, at = "", [], 0
    for head, limit in zip(heads, [*(each.start() for each in heads[1:]), len(line)], strict=True):
        before = line[at : head.start()].rstrip(_BETWEEN)
        end = _ENDED.search(line, head.end(), limit)
        at = limit if end is None else end.end()
        words = line[head.end() : limit if end is None else end.start()].strip()
        notes.append((head[1].lower(), words if end else words.rstrip(_BETWEEN)))
        left += before
        is_ended = left.rstrip()[-1:] not in ("", *".!?") and at < len(line) and end is not None
        left += ". " if is_ended else " "
    return left + line[at:], notes


def _attributed(line: str) -> str:
    """A line in which each quotation that is spoken has somebody who says it."""
    spoken = _SPEAKER.sub(lambda speaker: f"{speaker['before']}{speaker['who']} says: ", line)

    def named(quotation: re.Match[str]) -> str:
        before, after = spoken[: quotation.start()].rstrip(), spoken[quotation.end() :]
        beside = before[-_NEAR:] + after[:_NEAR]
        if before.endswith(":") or _SAID.search(beside) or _SHOWN.search(beside):
            return quotation[0]
        voice = "A voice" if before[-1:] in ("", *'.!?"') else "a voice" if before[-1] in ",;" else "while a voice"
        return f"{voice} says clearly: {quotation[0]}"

    return _SPOKEN.sub(named, spoken)


def _heard(kind: str, words: str) -> str:
    if _NONE.match(words):
        return "There is no music" if kind == "music" else "There are no other sounds"
    told = words[0].upper() + words[1:]
    if kind == "sfx":
        return f"{told} can be heard"
    return f"{told} plays" if _MUSICAL.search(words) else f"{told} music plays"


def _sentence(words: str) -> str:
    return words if words[-1] in '.!?…"' else f"{words}."
