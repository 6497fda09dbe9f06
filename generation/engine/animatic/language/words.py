# ruff: noqa: E501 - tables read better with few rows
"""A prompt cut into what is told and what is directed: sentences of words, and lines, sounds and shots beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{1,400})[\"“”„«»]|(?<![\w])'([^']{2,400}?[.!?,]?)'(?![\w])")
_SAYS = re.compile(
    r"(?:\b(?:say|says|said|saying|shout|shouts|shouting|yell|yells|yelling|whisper|whispers|whispering|ask|asks|asking|"
    r"reply|replies|replying|answer|answers|answering|announce|announces|announcing|mutter|mutters|muttering|scream|screams|"
    r"screaming|sing|sings|singing|exclaim|exclaims|cry|cries|declare|declares|declaring|tell|tells|telling|read|reads)\b)"
)
_LABEL = re.compile(r"(?:^|[.;\n!?]\s*)([A-Za-z][A-Za-z' -]{0,40}?)\s*(?:\([^)]*\))?\s*:\s*$")
_SOUND = re.compile(r"\b(?:sfx|sound effects?|sounds?)\s*:\s*([^\n.;]*)[.;]?", re.IGNORECASE)
_MUSIC = re.compile(r"\b(?:music|soundtrack|score|bgm)\s*:\s*([^\n.;]*)[.;]?", re.IGNORECASE)
_SHOT = re.compile(
    r"(?:^|(?<=[\s.;!?]))(?:(?:shot|scene|cut|clip)\s*#?\d{1,2}\s*(?:\([^)]*\))?\s*[:.\-–—]|"
    r"\[?\d{1,2}(?::\d{2})?\s*(?:s|sec)?\s*[-–—]\s*\d{1,2}(?::\d{2})?\s*(?:s|sec|seconds)?\]?\s*[:\-–—])",
    re.IGNORECASE,
)
_CUTS = re.compile(r"\b(?:cut to|then cut to|smash cut to|dissolve to)\b[:,]?", re.IGNORECASE)
_HEARD = re.compile(
    r"[,.;\n](?: and| with| only| just)?((?: (?!is\b|are\b)[\w'-]+){0,4} (?:sounds?(?: of(?: [\w'-]+){1,3})?|ringing|roaring|chirping|crackling|howling|squelch(?:es)?|sirens?(?: in"
    r" the distance)?|applause|creaking|rumbling|buzzing|sleigh bells|cymbal crash|record scratch|laugh track|slap|thud|whoosh|crickets|wind|waves crashing|in the"
    r" distance|heartbeat|footsteps|thunderclap|bells?|noises?))(?= *(?:[,.;\n]|$))",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"[,.;\n](?: and| with| set to)?((?: (?!is\b|are\b|no\b|a\b|the\b)[\w'-]+){0,4} (?:music|score|soundtrack|jazz(?: solo| piano| tune)?|saxophone|ukulele|piano|drums|techno|synths?|lullaby|strings|violins?|"
    r"accordion|organ chord|waltz|beats?|lo-?fi|choir|orchestra|guitar|banjo|fanfare|tango|bossa nova|disco|polka|solo)(?: far away| softly| in the background| playing| plays| swells)?)(?= *(?:[,.;\n]|$))",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\d+[a-z]+\b|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]*)*(?:-[^\W_]+(?:['’][^\W_]+)*)*|[.!?;:,()\n—–]"
)


@dataclass(frozen=True)
class Line:
    """Something said, and the words of the prompt before it, in which its speaker is."""

    text: str
    before: str
    label: str  # what stands before a colon: `Man: "Hello"`


@dataclass(frozen=True)
class Directions:
    """A prompt in parts: the shots as they are told, without what is spoken, sounded and played."""

    shots: tuple[str, ...]  # at least one
    lines: tuple[Line, ...]
    sounds: tuple[str, ...]
    music: str | None


def directions(prompt: str) -> Directions:
    """This will take a prompt apart. Never fails; an empty prompt is one empty shot."""
    text = prompt.replace("’", "'").replace("‘", "'")
    lines, text = _lines(text)
    sounds = [each.strip() for match in _SOUND.finditer(text) for each in match[1].split(",") if each.strip()]
    music = next((match[1].strip() for match in _MUSIC.finditer(text) if match[1].strip()), None)
    text = _MUSIC.sub(". ", _SOUND.sub(". ", text))
    text = _fragments(text, sounds)
    music, text = (music, text) if music else _music(text)
    parts = [part.strip() for part in _SHOT.split(_CUTS.sub(" Shot 0: ", text))]
    return Directions(tuple(filter(None, parts)) or ("",), tuple(lines), tuple(sounds), music)


def _fragments(text: str, sounds: list[str]) -> str:
    """Sounds that stand alone between marks, *sleigh bells*, *a siren in the distance*, are heard and not seen."""

    def heard(match: re.Match[str]) -> str:
        sounds.append(match[1].strip())
        return match[0][0] + " "

    return _HEARD.sub(heard, text)


def _music(text: str) -> tuple[str | None, str]:
    found = _PLAYED.search(text)
    return (found[1].strip(), text[: found.start(1)] + text[found.end(1) :]) if found else (None, text)


def _lines(text: str) -> tuple[list[Line], str]:
    """What is said, and the text with a full stop in each quotation's place."""
    lines, kept, at = [], [], 0
    for match in _QUOTED.finditer(text):
        before = text[at : match.start()]
        label = _LABEL.search(before)
        is_spoken = bool(label) or bool(_SAYS.search(before[-60:])) or before.rstrip()[-1:] in {":", ","}
        follows = text[match.end() : match.end() + 40]
        if is_spoken or _SAYS.search(follows) or " " in match[0].strip():
            said = (match[1] or match[2]).strip()
            lines.append(Line(said, text[: match.start()], label[1].strip() if label else ""))
            kept.append(before[: label.start(1)] + label[1] + " says" if label else before)
            kept.append(" . " if follows[:1] not in {",", " "} or not _SAYS.match(follows.strip()) else " ")
        else:
            kept.append(before + (match[1] or match[2]))  # a name in quotation marks, a sign
        at = match.end()
    return lines, "".join(kept) + text[at:]


def words_of(text: str) -> list[str]:
    """This will be the words and the marks between them, lower case; hyphens stay inside words."""
    return _WORD.findall(text.replace("’", "'").lower())
