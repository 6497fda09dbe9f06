# ruff: noqa: E501 - tables read better with few rows
"""What a prompt says beside its subjects: camera, style, time of day, weather, pace. Found by phrases, and taken out of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generation.engine.animatic.language.cameras import View, views_in
from generation.engine.animatic.language.skies import Sky, times_in, weather_in
from generation.engine.animatic.language.styles import Style, styles_in

_PACES = {
    0.5: r"(?:in |with |super |ultra |extreme )*slow[- ]?mo(?:tion)?(?: shot)?|slowed[- ]down|(?:at |in )?half[- ]speed|slow-mo shot|everything (?:in )?slow(?:ed|er)?",
    2.0: r"(?:in )?fast[- ]motion|sped[- ]up|fast[- ]forward|speeded up|at double speed|faster motion",
}
_LIGHT = (
    r"(?:(?:soft|hard|warm|cold|cool|dramatic|natural|studio|volumetric|moody|harsh|rim|back|neon|low-key|high-key|golden|"
    r"blue|red|pink|green|purple|dim|bright|office|kitchen|candle|stage|diffused|muted|pastel|vibrant)[- ]){1,3}"
    r"(?:lighting|lights?|colou?rs?|tones?|palette|glow|background|reflections)\b(?: (?:through|from) (?:the |a )?windows?)?"
)
_UNPLAYED = r"over[- ]the[- ]shoulder(?: shot)?|talking head|heat shimmer|end credits"
_MINOR = (
    r"medium(?: close)?[- ]?(?:up|shot)(?: of)?|one (?:continuous |long )?(?:take|shot)|single take|continuous shot|"
    r"(?:4|8)k\b|ultra hd|hdr\b|high detail|highly detailed|\d\d ?fps|looping|seamless loop|"
    r"^(?:an? )?(?:(?:close-?up|studio|blurry|old|vintage|grainy|polaroid|beautiful|stunning|realistic|photorealistic|cinematic|professional|funny|cute|digital|detailed|dramatic|candid|high-quality|award-winning|black[- ]and[- ]white|dreamy|moody) ){0,3}(?:photo|photograph|image|picture|snapshot) (?:of|showing)(?= )|"
    r"(?:a )?(?:short )?(?:video|clip|footage|scene|shot|film|movie|animation|montage) (?:of|showing|where|in which)|"
    r"(?:an? )?(?:(?:short|new|funny|silly|epic|emotional) )?(?:ad|advert|commercial|trailer|teaser|reel|vlog|documentary|film|movie|clip|video|sketch|skit) "
    r"(?:for (?:an? )?(?:movie|film|show) )?(?:featuring|starring|about)|(?:an? )?(?:ad|advert|advertisement|commercial) for\b|(?:currently )?trending on \w+|volumetric|--[a-z]+(?: [\d:.]+)?|"
    r"end on|camera lens|(?:vertical|square|landscape) video|"
    r"(?:pls|please) (?:make|show|create|generate)(?: me)?|(?:make|create|generate) (?:me )?(?:a |an )?(?:video|clip)(?: of)?|(?:try|start) (?:making|creating|generating|filming)\b|please\b|pls\b"
)


class Matter(StrEnum):
    """What is said beside the subjects."""

    CAMERA = "camera"
    STYLE = "style"
    TIME = "time"
    WEATHER = "weather"
    PACE = "pace"
    LIGHT = "light"  # lamps, tones and palettes
    UNPLAYED = "unplayed"  # understood, and there is no such thing
    FILM = "film"  # of the clip as such: *video of*, *4k*


@dataclass(frozen=True)
class Taken:
    """Words that are told apart from the subjects, and what of its matter they name: a key of its table."""

    matter: Matter
    words: str
    name: str = ""
    is_negated: bool = False


@dataclass
class Circumstances:
    """Camera, styles, time, weather and pace of a prompt, each None where nothing is said."""

    camera: str | None = None
    styles: list[str] = field(default_factory=list)  # presets, or what is not one in its words
    styles_said: list[str] = field(default_factory=list)  # the same as written
    time: str | None = None
    weather: str | None = None
    pace: float | None = None  # of what is seen: 0.5 is slow motion
    not_wanted: list[str] = field(default_factory=list)  # weather
    not_played: list[str] = field(default_factory=list)  # of the camera: understood, but there is no such thing
    taken: list[Taken] = field(default_factory=list)  # all that was taken out of the text, in its own words


def _edged(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w'])", re.IGNORECASE)


_MINORS = ((Matter.LIGHT, _edged(_LIGHT)), (Matter.UNPLAYED, _edged(_UNPLAYED)), (Matter.FILM, _edged(_MINOR)))
_PACED = [(pace, _edged(pattern)) for pace, pattern in _PACES.items()]
_KEPT = re.compile(r"^(?:hurricanes?|tornado(?:es|s)?|typhoons?|cyclones?|twisters?|lightning)\b", re.IGNORECASE)


def circumstances(text: str, into: Circumstances) -> str:
    """This will note what a shot says beside its subjects, and give its text without that."""
    views, styles, times, weather = views_in(text), styles_in(text), times_in(text), weather_in(text)
    styles = [
        style for style in styles if not any(view.begin <= style.begin and style.end <= view.end for view in views)
    ]
    _note_views(views, into)
    _note_styles(styles, into)
    _note_skies(times, weather, into)
    spans = [(view.begin, view.end) for view in views] + [(style.begin, style.end) for style in styles]
    for matter, pattern in _MINORS:
        spans += _noted(matter, pattern, text, into)
    for pace, pattern in _PACED:
        found = _noted(Matter.PACE, pattern, text, into)
        into.pace = into.pace or (pace if found else None)
        spans += found
    _note_words(text, views, styles, times, weather, into)
    kept = [each for each in (*times, *weather) if not _stays(text, each)]
    return _without(text, spans, [(each.begin, each.end) for each in kept])


def _noted(matter: Matter, pattern: re.Pattern[str], text: str, into: Circumstances) -> list[tuple[int, int]]:
    """Where a text has a pattern; its words are noted."""
    found = [match.span() for match in pattern.finditer(text)]
    into.taken += [Taken(matter, text[begin:end]) for begin, end in found]
    return found


def _note_words(
    text: str,
    views: Sequence[View],
    styles: Sequence[Style],
    times: Sequence[Sky],
    weather: Sequence[Sky],
    into: Circumstances,
) -> None:
    into.taken += [Taken(Matter.CAMERA, text[each.begin : each.end], each.name) for each in views]
    into.taken += [Taken(Matter.STYLE, text[each.begin : each.end], each.preset) for each in styles]
    for matter, skies in ((Matter.TIME, times), (Matter.WEATHER, weather)):
        into.taken += [Taken(matter, text[each.begin : each.end], each.name, each.is_negated) for each in skies]


def _stays(text: str, sky: Sky) -> bool:
    """*a tornado* may do things; the night of *into the night sky* is of the sky."""
    is_doer = sky.is_doer and _KEPT.match(text[sky.at : sky.end]) is not None
    return is_doer or text[sky.end :].lstrip()[:5].lower().startswith(("sky", "skies"))


def _note_views(views: Sequence[View], into: Circumstances) -> None:
    for view in views:
        if not view.is_played:
            into.not_played.append(view.name)
        elif into.camera is None:
            into.camera = view.name


def _note_styles(styles: Sequence[Style], into: Circumstances) -> None:
    into.styles += [each.preset for each in styles]
    into.styles_said += [each.words for each in styles]


def _note_skies(times: Sequence[Sky], weather: Sequence[Sky], into: Circumstances) -> None:
    into.time = into.time or next((each.name for each in times if not each.is_negated), None)
    into.weather = into.weather or next((each.name for each in weather if not each.is_negated), None)
    into.not_wanted += [each.name for each in weather if each.is_negated]


def _without(text: str, marked: list[tuple[int, int]], quiet: list[tuple[int, int]]) -> str:
    """The text with a pause in place of each of `marked` and nothing in place of each of `quiet`; they may overlap."""
    left, at = "", 0
    for begin, end, instead in sorted([*((*each, " , ") for each in marked), *((*each, " ") for each in quiet)]):
        if end > at:
            left += text[at : max(begin, at)] + instead
            at = end
    return left + text[at:]


def merged(several: Iterable[Circumstances]) -> Circumstances:
    """This will be what several shots say together: of camera, time and weather the first that is named."""
    whole = Circumstances()
    for each in several:
        whole.camera, whole.time = whole.camera or each.camera, whole.time or each.time
        whole.weather, whole.pace = whole.weather or each.weather, whole.pace or each.pace
        whole.styles += each.styles
        whole.styles_said += each.styles_said
        whole.not_wanted += each.not_wanted
        whole.not_played += each.not_played
        whole.taken += each.taken
    return whole
