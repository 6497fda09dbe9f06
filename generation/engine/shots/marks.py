"""Where a prompt says that a new shot begins, how it comes in, how long it is: *Shot 2 (3 s):*, *[0-2s]*, *dissolve to*."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TIME = r"\d{1,3}(?::\d{2})?(?:\.\d+)?"
_UNIT = r"\s*(?:s|secs?|seconds?)?"
_SPAN = rf"({_TIME}){_UNIT}\s*(?:[-–—]|to)\s*({_TIME}){_UNIT}"
_ORDINAL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight)"
_HEAD = re.compile(
    rf"(?:^|(?<=[\s.;!?]))(?:(?:shot|scene|cut|clip)\s*#?(?P<number>{_ORDINAL})\s*(?:[(\[](?P<note>[^)\]]*)[)\]])?\s*[:.\-–—]|"
    rf"(?:first|second|third|fourth|fifth|sixth|next|last|final|opening|closing|new)\s+(?:shot|scene)\s*(?:[(\[](?P<also>[^)\]]*)[)\]])?\s*:|"
    rf"\[(?P<bracketed>{_SPAN}|{_TIME}\s*(?:s|secs?|seconds?)|\d{{1,2}}:\d{{2}})\]\s*[:\-–—]?|"
    rf"\((?P<rounded>{_TIME}\s*(?:s|secs?)?\s*[-–—]\s*{_TIME}\s*(?:s|secs?|seconds?))\)\s*[:\-–—]?|"
    rf"(?P<bare>{_SPAN})\s*[:\-–—])",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\b(?:(?:and |then |we |next )*(?P<cut>(?:smash |jump |hard |match |quick )?cuts? (?:back )?to|cutting (?:back )?to|"
    r"next (?:scene|shot)(?=[,:]))|"
    r"(?:and |then |it )*(?P<dissolve>(?:slow )?(?:(?:cross-?)?dissolv(?:es?|ing)|cross-?fades?|fades?) (?:in)?to))\b"
    r"(?! (?:a )?(?:black|white))[:,]?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|(?<=\s))(\d{1,2})\)\s")
_COUNTED = re.compile(r"\s*(?:\d|two|three|four|five|six) (?:shots|scenes)\s*:", re.IGNORECASE)
_CLOCK = re.compile(
    rf"(?:^|(?<=[\s.;,!?]))(?P<timed>\d{{1,2}}:\d{{2}}|{_TIME}\s*[-–—]\s*{_TIME}\s*(?:s|secs?|seconds?)\b)\s+(?=\w)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:^|\n)[ \t]*[-*•][ \t]+")
_TOLD_AS_LIST = re.compile(r"\b(?:shots?|scenes?|shot ?list|storyboard)\b[^\n]*:\s*$", re.IGNORECASE)
_SLASH = re.compile(r"(?<=\s)/(?=\s)")
_SOFT = re.compile(r"dissolve|fade", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """How a shot begins, and its times where the prompt gives them, in seconds from the clip's beginning."""

    is_dissolve: bool = False
    begin_s: float | None = None
    end_s: float | None = None
    length_s: float | None = None
    is_opening: bool = False  # the first of numbered or timed shots: what is told before it is told of all


@dataclass(frozen=True)
class Segment:
    """A stretch of a prompt between two marks, without them."""

    text: str
    mark: Mark
    begin: int  # where it begins in the prompt, letters


def segments(text: str) -> list[Segment]:
    """This will cut a prompt where it says that a shot begins; what stands before the first mark comes first. Never empty.

    A mark right before another (*dissolve to: Shot 2:*) is said of the same shot.
    """
    found = sorted([*_HEAD.finditer(text), *_JOIN.finditer(text), *_listed(text)], key=lambda match: match.start())
    result, mark, at = [], Mark(), 0
    for match in found:
        if match.start() < at:
            continue
        following = _mark(match)
        if text[at : match.start()].strip(" \n\t.;:,-"):
            result.append(Segment(text[at : match.start()].strip(), mark, at))
        elif mark.is_dissolve:
            following = replace(following, is_dissolve=True)
        mark, at = following, match.end()
    if text[at:].strip() or not result:
        result.append(Segment(text[at:].strip(), mark, at))
    return result


def _listed(text: str) -> list[re.Match[str]]:
    """*1) a girl 2) a duck*, *3 shots: a girl / a duck*: a list of shots, where it says that it is one."""
    numbered = list(_NUMBERED.finditer(text))
    if [int(match[1]) for match in numbered] == list(range(1, len(numbered) + 1)) and len(numbered) > 1:
        return numbered
    timed = list(_CLOCK.finditer(text))
    if len(timed) > 1 and re.match(r"0+(?::00)?\b", timed[0]["timed"]):
        return timed
    bullets = list(_BULLET.finditer(text))
    if len(bullets) > 1 and _TOLD_AS_LIST.search(text[: bullets[0].start()]):
        return bullets
    counted = _COUNTED.match(text)
    return [counted, *_SLASH.finditer(text)] if counted is not None and _SLASH.search(text) else []


def _mark(match: re.Match[str]) -> Mark:
    if match.re is _JOIN:
        return Mark(is_dissolve=match["dissolve"] is not None)
    if match.re in (_NUMBERED, _COUNTED, _SLASH):
        return Mark(is_opening=match.re is _COUNTED or match[0].strip() == "1)")
    if match.re is _BULLET:
        return Mark(is_opening=_BULLET.search(match.string, 0, match.start()) is None)
    if match.re is _CLOCK:
        begin_s, end_s, _ = _times(match["timed"], is_length=False)
        return Mark(begin_s=begin_s, end_s=end_s, is_opening=begin_s == 0.0)
    note = next((match[name] for name in ("note", "also", "bracketed", "rounded", "bare") if match[name]), "")
    begin_s, end_s, length_s = _times(note, is_length=bool(match["note"] or match["also"]))
    is_opening = match["number"] in {"1", "one"} or begin_s == 0.0 or match[0].lower().startswith("first")
    return Mark(bool(_SOFT.search(note)), begin_s, end_s, length_s, is_opening)


def _times(note: str, *, is_length: bool) -> tuple[float | None, float | None, float | None]:
    """Begin, end and length of *0-2s*, *0:03*, *3 s*; None where nothing is said. A single time is a length where it stands
    behind a shot's number, and else when it begins.
    """
    if span := re.search(_SPAN, note):
        return _seconds(span[1]), _seconds(span[2]), None
    if single := re.search(rf"({_TIME})\s*(?:s|secs?|seconds?)\b|(\d{{1,2}}:\d{{2}})", note):
        value = _seconds(single[1] or single[2])
        return (None, None, value) if is_length else (value, None, None)
    return None, None, None


def _seconds(text: str) -> float:
    minutes, _, seconds = text.rpartition(":")
    return 60.0 * float(minutes or 0) + float(seconds)
