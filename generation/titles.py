"""A clip's name out of the words it was asked with: what a person would write beneath it."""

from __future__ import annotations

import re
import unicodedata

from generation.engine.shots.marks import segments

LONGEST = 60
"""Two lines of a tile, and what a phone shows of a link's heading."""

_SHORTEST = 16
"""A clause that ends earlier names nothing by itself: rather the sentence as far as it goes."""

_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|「[^」\n]*」')
_NOTE = re.compile(r"(?<!\w)(?:sfx|music|sound|audio|camera|style)\s*:[^.;\n]*[.;]?", re.IGNORECASE)
_LIST_HEAD = re.compile(r"\b(?:shots?|scenes?|story ?board)\b[^\n]*:?$", re.IGNORECASE)
_KIND = r"(?:video|clip|film|movie|animation|scene|shot)"
_LOOK = r"(?:\s+(?!(?:in|on|at|with|of|and|is|the|an?|his|her)\b)[\w-]+,?){0,3}"
_ASKING = re.compile(
    rf"(?:please,?\s+|(?:can|could) you\s+|i(?:'d|’d| would)?\s+(?:want|like)\s+(?:to see\s+)?|show me\s+|"
    rf"(?:make|create|generate|draw|film|produce)\s+(?:me\s+)?(?=(?:an?|the)\b{_LOOK}\s+{_KIND}\b))",
    re.IGNORECASE,
)
_FRAME = re.compile(rf"(?:an?|the){_LOOK}\s+{_KIND}\s+(?:of|about|showing|in which|where)\s+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\b[A-Za-z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?…]+(?=[\s)]|$)|[。！？;；\n]")
_CLAUSE_END = re.compile(r":\s|\s[–—-]+\s|,?\s(?:and\s)?then\s", re.IGNORECASE)
_BREAK = re.compile(
    r"[,、，]|\s[(\[]|\s(?:and|while|as|when|which|who|that|because|but|before|after|until|with)\s", re.IGNORECASE
)

_SEEN = re.compile(r"(?P<who>[^;.]+); [^;.]+, (?P<hour>day|dawn|golden hour|night)(?:, (?P<weather>[a-z]+))?(?=[.,]|$)")
"""How the animatic engine accounts for what is seen (`remarks.account`); others' accounts are sentences."""
_HOURS = {"dawn": "at dawn", "golden hour": "at golden hour", "night": "at night"}
_WEATHER = {"rain": "in the rain", "snow": "in the snow", "wind": "in the wind", "fog": "in fog", "storm": "in a storm"}
_NUMBERS = dict(zip("23456789", ("two", "three", "four", "five", "six", "seven", "eight", "nine"), strict=True))


def seen(account: str) -> str:
    """This will name a clip by what is seen in it first, with the hour and the weather that tell it from its like."""
    found = _SEEN.match(account)
    if found is None:
        return titled(account)
    who = re.sub(r"\b[2-9]\b(?! ?[.,:/])", lambda count: _NUMBERS[count[0]], found["who"])
    around = (_WEATHER.get(found["weather"] or ""), _HOURS.get(found["hour"]))
    whole = " ".join(filter(None, (who, *around)))
    return _capital(whole) if len(whole) <= LONGEST else titled(who)


def titled(words: str) -> str:
    """This will name a clip by the first clause of the words it was asked with: at most LONGEST characters, cut between
    words, without marks of shots, notes and what is said to a machine. "" for no words.
    """
    clause = _clause(_bare(_told_first(words)))
    return _capital(shortened(clause.strip(" \t*_#>.,;:–—-") or words))


def shortened(text: str) -> str:
    """This will be the text on one line, at most LONGEST characters: cut after its last whole word, and said so."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    head = line[:LONGEST]  # the last of them tells whether the word before it is whole
    kept = head.rsplit(" ", 1)[0] if " " in head else line[: _apart(line, LONGEST - 1)]
    return kept.rstrip(" ,;:–—-([") + "…"


def _told_first(words: str) -> str:
    """What the first shot tells, or what is told of all; a heading of a list tells nothing."""
    found = segments(_hidden(words))
    told = [each for each in found if not (len(found) > 1 and _LIST_HEAD.search(each.text))] or found
    return words[told[0].begin :].lstrip()[: len(told[0].text)]


def _bare(words: str) -> str:
    """Without notes to the engine, and without what asks it for a clip."""
    text = _NOTE.sub(" ", words) if _NOTE.search(_hidden(words)) else words
    text = text.strip()
    for asking in (_ASKING, _ASKING, _FRAME):
        match = asking.match(text)
        text = text[match.end() :] if match else text
    return text


def _clause(text: str) -> str:
    """The first sentence, and of a long one what stands before one of its joints."""
    end = _SENTENCE_END.search(_hidden(text), 1)
    if end is not None:
        text = text[: end.end() if end[0][0] in "!?！？" else end.start()]
    soft = _CLAUSE_END.search(_hidden(text), _SHORTEST)
    text = text[: soft.start()] if soft else text
    joints = [each.start() for each in _BREAK.finditer(_hidden(text), _SHORTEST) if each.start() <= LONGEST]
    return text[: joints[-1]] if joints and len(text) > LONGEST else text


def _hidden(text: str) -> str:
    """The same, with what stands in quotation marks out of sight: its stops are no ends."""
    return _QUOTED.sub(lambda quoted: "q" * len(quoted[0]), text)


def _capital(text: str) -> str:
    """Begun with a capital, unless its first word has one of its own (*iPhone*)."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() and len(text[:1].upper()) == 1 else text


def _apart(line: str, at: int) -> int:
    """The last place up to `at` where no accent, skin tone or joined emoji is taken from what it belongs to."""
    while at > 1 and (line[at] in "\u200d\ufe0f" or line[at - 1] == "\u200d" or _modifies(line[at])):
        at -= 1
    return at


def _modifies(character: str) -> bool:
    return unicodedata.combining(character) != 0 or "\U0001f3fb" <= character <= "\U0001f3ff"
